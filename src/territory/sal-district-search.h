/* sal-district-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-district-random.h"
#include "sal-district-state.h"
#include "sal-district-tree.h"

G_BEGIN_DECLS

/* By what searches of the same problem weigh an assignment: the objective in units in which an
 * average territory of the first start has 1. */
typedef struct
{
  double spread; /* times the spread */
  double cut;
  double travel;
  double moved;
  double step;    /* what a single move changes on average */
  double penalty; /* what an imbalance costs that a node of average weight makes, as much as that */
  double violation; /* what a territory outside of its tolerance costs in the end */
} SalDistrictScale;

/* One search: it belongs to a thread, but for what @lock guards. Private to this folder. */
typedef struct
{
  SalDistrictProblem *problem;
  SalDistrictScale scale;
  SalDistrictRandom random;
  SalDistrictState *state;
  SalDistrictTree *tree;
  GCancellable *cancellable; /* (nullable) */
  gint64 start_time, end_time;
  guint64 iterations, most_iterations;
  double temperature, penalty_cost; /* of the moment */
  gint32 *found;                    /* by node: the best of this search */
  double found_merit;
  gint32 *cycle_found; /* likewise: the best of this cycle of cooling */
  double cycle_merit;
  gint32 *base;        /* likewise: what the cycles of a round go out from */
  guint8 *is_active;   /* by territory: whether moves may change it */
  double fraction;     /* of the budget */
  gboolean is_mending; /* takes what there is apart, for load to move over long ways */
  gboolean keeps_all;  /* looks for the best after every move */

  GMutex lock;
  gint32 *best; /* a copy of @found for others to read */
  double best_merit;
  guint best_generation; /* counts up */
  double best_fraction;
} SalDistrictSearch;

SalDistrictSearch *sal_district_search_new (SalDistrictProblem *problem,
                                            guint64 seed,
                                            gint64 start_time,
                                            GCancellable *cancellable);
void sal_district_search_free (SalDistrictSearch *self);

gboolean sal_district_search_start (SalDistrictSearch *self);
void sal_district_search_calibrate (SalDistrictSearch *self, SalDistrictScale *scale);
void sal_district_search_run (SalDistrictSearch *self, const SalDistrictScale *scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDistrictSearch, sal_district_search_free)

G_END_DECLS
