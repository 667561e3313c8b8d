/* district-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-districting.h"

G_BEGIN_DECLS

/* A grid of @columns × @rows areas, 1 km apart, each beside up to four others; @weights by row and
 * column, or NULL for 1 each. */
SalDistrictGraph *district_grid_new (guint columns, guint rows, const double *weights);

/* A connected planar-like graph: a grid with random weights and some links across and gone. */
SalDistrictGraph *district_random_new (GRand *random, guint columns, guint rows, guint n_measures);

SalDistrictProblem *district_problem_new (SalDistrictGraph *graph,
                                          const SalDistrictOptions *options);
SalDistricting *district_run (SalDistrictGraph *graph, const SalDistrictOptions *options);

/* Every area in a territory, each territory with an area and in one piece, sums that add up. */
void district_assert_valid (SalDistrictProblem *problem, const gint32 *assignment);

guint32 district_seed (void);

G_END_DECLS
