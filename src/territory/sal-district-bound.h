/* sal-district-bound.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-problem.h"

G_BEGIN_DECLS

/* No assignment whatsoever has smaller deviations of one measure than these. */
typedef struct
{
  double max_deviation; /* share of the target */
  double mean_deviation;
} SalDistrictBound;

/* An area, or a group that stays together, that is heavier than the territory it would fill. */
typedef struct
{
  guint area;    /* its first area */
  guint measure; /* of the graph */
  double index;  /* 100: as heavy as the largest target */
} SalDistrictOversize;

void sal_district_bound_compute (const SalDistrictProblem *problem, SalDistrictBound *bounds);
GArray *sal_district_find_oversize (const SalDistrictProblem *problem);

G_END_DECLS
