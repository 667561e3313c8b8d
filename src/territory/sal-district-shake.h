/* sal-district-shake.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-random.h"
#include "sal-district-state.h"
#include "sal-district-tree.h"

G_BEGIN_DECLS

void sal_district_shake (SalDistrictState *state,
                         SalDistrictTree *tree,
                         SalDistrictRandom *random,
                         guint n_territories,
                         guint8 *is_chosen);

G_END_DECLS
