/* sal-district-recombine.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-district-random.h"
#include "sal-district-state.h"
#include "sal-district-tree.h"

G_BEGIN_DECLS

gboolean sal_district_recombine (SalDistrictState *state,
                                 SalDistrictTree *tree,
                                 SalDistrictRandom *random,
                                 gint64 end_time,
                                 GCancellable *cancellable);

G_END_DECLS
