/* sal-district-score.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-district-bound.h"

G_BEGIN_DECLS

/* How one measure is balanced; deviations are shares of the targets. */
typedef struct
{
  double max_deviation;
  double mean_deviation;
  SalDistrictBound bound;
  guint n_within; /* territories within the tolerance */
} SalDistrictMeasureScore;

/**
 * SalDistrictScore:
 * @measures: (array length=n_measures): the balance of each measure
 * @n_measures: how many
 * @inertia: Σ w·d² of the balanced measures, in the unit of the first × km² (great circle)
 * @rms_radius: √(Σ w·d² ∕ Σ w), in km
 * @cut_edges: neighbouring areas in different territories
 * @cut_length: of the borders between territories, in km
 * @diameter: the largest distance between two areas of one territory, in km
 * @moved: the share of the first measure that is not in its current territory
 * @n_moved: the areas that are not
 * @n_detached: pieces beyond the first of each territory
 * @n_empty: territories without an area
 * @n_unassigned: areas without a territory
 * @n_miscounted: territories with fewer or more areas than they may have
 *
 * What an assignment is worth.
 */
typedef struct
{
  SalDistrictMeasureScore *measures;
  guint n_measures;
  double inertia;
  double rms_radius;
  guint cut_edges;
  double cut_length;
  double diameter;
  double moved;
  guint n_moved;
  guint n_detached;
  guint n_empty;
  guint n_unassigned;
  guint n_miscounted;
} SalDistrictScore;

void sal_district_score_compute (SalDistrictScore *self,
                                 const SalDistrictProblem *problem,
                                 const gint32 *assignment);
void sal_district_score_clear (SalDistrictScore *self);

void sal_district_sum (const SalDistrictProblem *problem, const gint32 *assignment, double *sums);
guint sal_district_count_pieces (const SalDistrictGraph *graph,
                                 const gint32 *assignment,
                                 guint n_territories,
                                 guint *pieces);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalDistrictScore, sal_district_score_clear)

G_END_DECLS
