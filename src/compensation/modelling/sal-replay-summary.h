/* sal-replay-summary.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-replay.h"

G_BEGIN_DECLS

/* What a replay comes to: cost and fairness, and who wins and loses by another. */

/* Somebody with all participations. */
typedef struct
{
  const char *participant;
  const char *plan;  /* the name of that of the last one */
  gint64 cost;       /* minor units of the plans' currency */
  gint64 target;     /* likewise */
  double attainment; /* by target; NAN without any */
  gint64 top_up;     /* of the cost, what guarantees add for good */
  gint64 drawn;      /* to be recovered: no cost */
} SalReplayPerson;

typedef struct
{
  GArray *people; /* of SalReplayPerson, in the order of their first participation */
  gint64 cost;
  gint64 target;
  gint64 top_up, drawn;
  guint n_full;       /* participations that had to be calculated in full */
  guint n_attaining;  /* people with attainment */
  guint n_at_quota;   /* of them, at or over it */
  double gini;        /* of payout over target; NAN: nobody is paid */
  double correlation; /* of payout over target with attainment; NAN: they do not vary */
} SalReplaySummary;

SalReplaySummary *sal_replay_summary_new (const SalReplayBase *base, const GArray *results);
void sal_replay_summary_free (SalReplaySummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalReplaySummary, sal_replay_summary_free)

/* Payout over target; NAN without a target. */
double sal_replay_person_get_payout (const SalReplayPerson *self);

/* A point of the Lorenz curve: shares, 0 to 1. */
typedef struct
{
  double people;
  double payout;
} SalLorenzPoint;

/* (element-type SalLorenzPoint): from nothing to all. */
GArray *sal_replay_summary_get_lorenz (const SalReplaySummary *self);

/* How many people attained how much. */
typedef struct
{
  double from, to; /* attainment, [from, to); the first and the last bin have no end */
  guint n;
} SalAttainmentBin;

/* (element-type SalAttainmentBin): tenths from below 50 % to 200 % and over. */
GArray *sal_replay_summary_get_attainments (const SalReplaySummary *self);

/* What changes for somebody. */
typedef struct
{
  const char *participant;
  const char *group;
  gint64 before, after;
} SalReplayChange;

typedef struct
{
  const char *group;
  guint n, n_winners, n_losers;
  gint64 before, after;
  gint64 most_gained, most_lost; /* 0 or more */
  double median;                 /* of what changes for each, minor units */
} SalReplayGroup;

/* (element-type SalReplayChange): by how much is gained, the most first. */
GArray *sal_replay_compare (const SalReplaySummary *before,
                            const SalReplaySummary *after,
                            GHashTable *groups);
/* (element-type SalReplayGroup): of the changes, in the order of their names, or of the bands of
 * tenure. */
GArray *sal_replay_group_changes (const GArray *changes);

G_END_DECLS
