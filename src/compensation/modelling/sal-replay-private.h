/* sal-replay-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-calculation-private.h"
#include "sal-payout-estimate.h"
#include "sal-replay.h"

G_BEGIN_DECLS

/* What another component measures in a window: of a gate, a multiplier, or the column of a matrix.
 */
typedef struct
{
  guint component;
  double measured;
  double quota;
} SalReplayOther;

/* A credit of a component that pays each for itself, among those of a window by how large they are:
 * with those before it, those that take something back less than nothing. Or a score. */
typedef struct
{
  double units; /* that are measured, whatever the sign; of a score: −1 where there is none */
  double n;
  double sum;   /* of units */
  double whole; /* of units before any cap */
} SalReplayDeal;

/* What a window of measurement needs to be paid, whatever the rates are. Money is in minor units of
 * the plan's currency, or in units of what is counted. */
typedef struct
{
  guint component;
  SalCalculationWindow days;
  gboolean is_inner; /* the next one measures its days, too */
  guint day;         /* of those on which something is posted */
  double measured;   /* of a SPIF: how many credits qualify */
  double quota;
  double target;    /* at a weight of one */
  double base_rate; /* likewise */
  double active;
  gboolean is_ramping;
  guint deals, n_deals; /* of SalReplayDeal */
  guint others;         /* of SalReplayOther: of the gates, the multiplier, the matrix */
  gint64 total;         /* what it pays by the plan that was prepared, minor units paid in */
  gboolean has_total;
} SalReplayWindow;

/* A day on which something is posted. */
typedef struct
{
  gint32 posted;
  int year;
  gint32 first, last; /* of that fiscal year */
} SalReplayDay;

/* A fiscal quarter that has days of a participation; and what a component counts in it. */
typedef struct
{
  SalPeriod period;
  gint32 first, last;
} SalReplayQuarter;

typedef struct
{
  double measured; /* what was cancelled is not in it */
  double quota;
} SalReplaySum;

typedef struct
{
  const SalParticipation *participation;
  SalParticipation condensed; /* a view of it, with credits by month */
  SalFiscalCalendar *calendar;
  gboolean needs_full; /* something is taken back, or numbers are too large */
  GArray *windows;     /* of SalReplayWindow, by component, as they are measured */
  GArray *days;        /* of SalReplayDay, ascending */
  GArray *deals;
  GArray *others;
  GArray *quarters; /* of SalReplayQuarter, ascending */
  GArray *sums;     /* of SalReplaySum: by quarter and component */
  double exchange;
  gint64 target;
} SalReplayEntry;

struct _SalReplayBase
{
  GPtrArray *entries;    /* of SalReplayEntry */
  GPtrArray *guaranteed; /* of GArray of guint: the entries of each who is guaranteed something */
};

/* Those of participants with a guarantee, whose payments are settled over all of them. */
GPtrArray *sal_replay_find_guaranteed (const GPtrArray *entries);
/* Adds what guarantees come to; @plans: by entry, what is paid by. */
gboolean sal_replay_add_guarantees (const SalReplayBase *self,
                                    const SalPlan *const *plans,
                                    SalReplayResult *results,
                                    GCancellable *cancellable,
                                    GError **error);

const SalReplaySum *
sal_replay_entry_get_sum (const SalReplayEntry *self, guint quarter, guint component);

/* A component of the plan that is tried out, ready to be read often. */
typedef struct
{
  const SalPlan *plan;
  const SalPlanComponent *component;
  double weight;
  double minor_units;
  double units;
  gboolean is_exact;            /* it can be calculated in full only */
  gboolean needs_original;      /* with all credits, not with those by month */
  gboolean is_retroactive;      /* what a unit is paid depends on those after it */
  gboolean has_own_overage;     /* where overage begins depends on the participation */
  SalPayoutFunction methods[2]; /* without an accelerator, and with one */
  SalPayoutFunction factor;
  double most_of_deal, residual; /* of a cap per deal: units, and minor units for one */
} SalReplayComponent;

/* (element-type SalReplayComponent): of all components of a plan. */
GArray *sal_replay_components_new (const SalPlan *plan);

/* What a window pays, in minor units of the plan's currency. */
void sal_replay_estimate (const SalReplayComponent *self,
                          const SalReplayWindow *window,
                          const SalReplayOther *others,
                          const SalReplayDeal *deals,
                          SalEstimate *result);

void sal_replay_entry_prepare (SalReplayEntry *self, const SalPlan *neutral);
/* Finds the totals of all windows. */
void sal_replay_entry_fill (SalReplayEntry *self, const GArray *components);

/* Whether a component is the same in both plans, which fit. */
gboolean sal_replay_component_is_same (const SalPlan *one, const SalPlan *other, guint index);

/* Calls @work for each of @n things on all processors; FALSE: it was cancelled. */
typedef void (*SalReplayWork) (guint index, gpointer data);
gboolean sal_replay_for_each (guint n,
                              guint n_threads,
                              SalReplayWork work,
                              gpointer data,
                              SalCalculationProgress progress,
                              gpointer progress_data,
                              GCancellable *cancellable);

G_END_DECLS
