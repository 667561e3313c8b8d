/* sal-replay.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-calculation.h"

G_BEGIN_DECLS

/* Credits of a year, prepared so that plans can be tried out on them, as often as somebody drags a
 * point: each time all amounts are those of the full calculation, to the minor unit. */

typedef struct _SalReplayBase SalReplayBase;

SalReplayBase *sal_replay_base_new (const GPtrArray *participations,
                                    SalCalculationProgress progress,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);
void sal_replay_base_free (SalReplayBase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalReplayBase, sal_replay_base_free)

guint sal_replay_base_get_n (const SalReplayBase *self);
const SalParticipation *sal_replay_base_get_participation (const SalReplayBase *self, guint index);

/* What somebody attained of the quota of a component over all days; NAN without a quota. */
double sal_replay_base_get_attainment (const SalReplayBase *self, guint index, guint component);

/* Whether a plan can be tried out in place of one that was prepared: only rates, bounds, points,
 * weights, caps and the like differ. */
gboolean sal_replay_plan_fits (const SalPlan *prepared, const SalPlan *edited);

/* What a participation earns. */
typedef struct
{
  gint64 pay;        /* minor units of the currency paid in, after all caps */
  gint64 cost;       /* the same in the plan's currency, with what is topped up */
  gint64 top_up;     /* what a guarantee adds for good: what is not recovered, or written off */
  gint64 drawn;      /* what is drawn, to be recovered; both in the plan's currency, and of all
                        participations of a participant in the last that has a guarantee */
  gint64 target;     /* target variable of the days in the plan, minor units of its currency */
  double attainment; /* of its quotas, by the weight of the components; NAN without any */
  gboolean is_full;  /* it had to be calculated in full */
} SalReplayResult;

/* The results, by participation. */
GArray *sal_replay_run (const SalReplayBase *self,
                        const SalPlan *prepared,
                        const SalPlan *edited,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
