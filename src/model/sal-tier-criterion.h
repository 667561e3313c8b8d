/* sal-tier-criterion.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* What the measures of criteria are called in records. */
#define SAL_TIER_MEASURE_REVENUE    "revenue"
#define SAL_TIER_MEASURE_GROWTH     "growth"
#define SAL_TIER_MEASURE_PIPELINE   "pipeline"
#define SAL_TIER_MEASURE_FAMILIES   "families"
#define SAL_TIER_MEASURE_ACTIVITIES "activities"
#define SAL_TIER_MEASURE_CONTACTS   "contacts"
#define SAL_TIER_MEASURE_EMPLOYEES  "employees"
#define SAL_TIER_MEASURE_TURNOVER   "turnover"

/* The two sides of the matrix that stands beside the score. */
#define SAL_TIER_ATTRACTIVENESS "attractiveness"
#define SAL_TIER_RELATIONSHIP   "relationship"

extern const SalChoice sal_tier_measures[];

G_END_DECLS
