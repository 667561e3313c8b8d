/* sal-district-relabel.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-problem.h"

G_BEGIN_DECLS

void sal_district_relabel (const SalDistrictProblem *problem, gint32 *assignment);

G_END_DECLS
