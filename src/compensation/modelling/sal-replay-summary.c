/* sal-replay-summary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-summary.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_statistics_double.h>

#include "sal-tenure-band.h"

double
sal_replay_person_get_payout (const SalReplayPerson *self)
{
  return self->target > 0 ? (double) self->cost / (double) self->target : NAN;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Ascending, of those who have a target. */
static GArray *
collect_payouts (const SalReplaySummary *self)
{
  GArray *payouts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->people->len; i++)
    {
      double payout =
          sal_replay_person_get_payout (&g_array_index (self->people, SalReplayPerson, i));

      if (!isnan (payout))
        g_array_append_val (payouts, payout);
    }
  g_array_sort (payouts, compare_numbers);

  return payouts;
}

/* --- people --- */

/* Attainment is meant by target, or where there is none as it is. */
static void
add_result (SalReplaySummary *self,
            GHashTable *index,
            const SalParticipation *of,
            const SalReplayResult *result)
{
  gpointer found = g_hash_table_lookup (index, of->participant);
  SalReplayPerson *person;

  if (found == NULL)
    {
      SalReplayPerson created = { of->participant, of->plan->name, 0, 0, NAN, 0, 0 };

      g_array_append_val (self->people, created);
      found = GUINT_TO_POINTER (self->people->len);
      g_hash_table_insert (index, of->participant, found);
    }
  person = &g_array_index (self->people, SalReplayPerson, GPOINTER_TO_UINT (found) - 1);
  if (isnan (person->attainment) || (person->target == 0 && !isnan (result->attainment)))
    person->attainment = result->attainment;
  else if (!isnan (result->attainment) && person->target + result->target > 0)
    person->attainment = (person->attainment * (double) person->target +
                          result->attainment * (double) result->target) /
                         (double) (person->target + result->target);
  person->plan = of->plan->name;
  person->cost += result->cost;
  person->target += result->target;
  person->top_up += result->top_up;
  person->drawn += result->drawn;
  self->top_up += result->top_up;
  self->drawn += result->drawn;
  self->cost += result->cost;
  self->target += result->target;
  self->n_full += result->is_full != FALSE;
}

/* --- fairness --- */

/* Mean difference of two people ÷ twice the mean: Σ (2i − n − 1) x ÷ (n Σ x), ascending. */
static double
find_gini (const GArray *payouts)
{
  double sum = 0, weighted = 0, n = payouts->len;

  for (guint i = 0; i < payouts->len; i++)
    {
      double payout = g_array_index (payouts, double, i);

      sum += payout;
      weighted += (2 * (i + 1.0) - n - 1) * payout;
    }

  return sum > 0 ? weighted / (n * sum) : NAN;
}

static double
find_correlation (const SalReplaySummary *self)
{
  g_autoptr (GArray) payouts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) attainments = g_array_new (FALSE, FALSE, sizeof (double));
  const double *one, *other;

  for (guint i = 0; i < self->people->len; i++)
    {
      const SalReplayPerson *person = &g_array_index (self->people, SalReplayPerson, i);
      double payout = sal_replay_person_get_payout (person);

      if (isnan (payout) || isnan (person->attainment))
        continue;
      g_array_append_val (payouts, payout);
      g_array_append_val (attainments, person->attainment);
    }
  if (payouts->len < 2)
    return NAN;
  one = (const double *) (gpointer) payouts->data;
  other = (const double *) (gpointer) attainments->data;
  if (!(gsl_stats_variance (one, 1, payouts->len) > 0) ||
      !(gsl_stats_variance (other, 1, payouts->len) > 0))
    return NAN;

  return gsl_stats_correlation (one, 1, other, 1, payouts->len);
}

/**
 * sal_replay_summary_new:
 * @base: what was prepared; the summary refers to it
 * @results: (element-type SalReplayResult): what sal_replay_run() made of it
 *
 * Sums up a replay: cost in all and by person; the Gini coefficient of payout over target, which is
 * half the mean difference of two people ÷ the mean; the correlation (Pearson's) of payout over
 * target with attainment.
 *
 * Returns: (transfer full): the summary
 */
SalReplaySummary *
sal_replay_summary_new (const SalReplayBase *base, const GArray *results)
{
  SalReplaySummary *self = g_new0 (SalReplaySummary, 1);
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) payouts = NULL;

  self->people = g_array_new (FALSE, FALSE, sizeof (SalReplayPerson));
  for (guint i = 0; i < results->len; i++)
    add_result (self,
                index,
                sal_replay_base_get_participation (base, i),
                &g_array_index (results, SalReplayResult, i));
  for (guint i = 0; i < self->people->len; i++)
    {
      double attainment = g_array_index (self->people, SalReplayPerson, i).attainment;

      self->n_attaining += !isnan (attainment);
      /* attainment is computed: what is a quota exactly may be a hair less */
      self->n_at_quota += attainment >= 1 - 1e-9;
    }
  payouts = collect_payouts (self);
  self->gini = find_gini (payouts);
  self->correlation = find_correlation (self);

  return self;
}

void
sal_replay_summary_free (SalReplaySummary *self)
{
  g_array_unref (self->people);
  g_free (self);
}

/**
 * sal_replay_summary_get_lorenz:
 * @self: a summary
 *
 * Makes the Lorenz curve of payout over target: which share of it those have who have least.
 *
 * Returns: (transfer full) (element-type SalLorenzPoint): the points; none if nobody is paid
 */
GArray *
sal_replay_summary_get_lorenz (const SalReplaySummary *self)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (SalLorenzPoint));
  g_autoptr (GArray) payouts = collect_payouts (self);
  SalLorenzPoint point = { 0, 0 };
  double sum = 0, all = 0;

  for (guint i = 0; i < payouts->len; i++)
    all += g_array_index (payouts, double, i);
  if (!(all > 0))
    return points;
  g_array_append_val (points, point);
  for (guint i = 0; i < payouts->len; i++)
    {
      sum += g_array_index (payouts, double, i);
      point = (SalLorenzPoint){ (i + 1.0) / payouts->len, sum / all };
      g_array_append_val (points, point);
    }

  return points;
}

#define FIRST_BIN 0.5
#define BIN_WIDTH 0.1
#define N_BINS    17

GArray *
sal_replay_summary_get_attainments (const SalReplaySummary *self)
{
  GArray *bins = g_array_new (FALSE, TRUE, sizeof (SalAttainmentBin));

  for (int i = 0; i < N_BINS; i++)
    {
      SalAttainmentBin bin = { FIRST_BIN + (i - 1) * BIN_WIDTH, FIRST_BIN + i * BIN_WIDTH, 0 };

      if (i == 0)
        bin.from = -INFINITY;
      if (i == N_BINS - 1)
        bin.to = INFINITY;
      g_array_append_val (bins, bin);
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      double attainment = g_array_index (self->people, SalReplayPerson, i).attainment;
      double bin = floor ((attainment - FIRST_BIN) / BIN_WIDTH + 1e-9) + 1;

      if (!isnan (attainment))
        g_array_index (bins, SalAttainmentBin, (guint) CLAMP (bin, 0, N_BINS - 1)).n++;
    }

  return bins;
}

/* --- another plan --- */

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const SalReplayChange *one = a, *other = b;
  gint64 left = one->after - one->before, right = other->after - other->before;

  if (left != right)
    return left > right ? -1 : 1;

  return strcmp (one->participant, other->participant);
}

/**
 * sal_replay_compare:
 * @before: by one plan
 * @after: by another
 * @groups: (nullable): the group of each participant, by name; who is in none is in that of their
 *   plan before
 *
 * Tells what changes for everybody; who is in one of both only has nothing in the other.
 *
 * Returns: (transfer full) (element-type SalReplayChange): the changes
 */
GArray *
sal_replay_compare (const SalReplaySummary *before,
                    const SalReplaySummary *after,
                    GHashTable *groups)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SalReplayChange));
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  const SalReplaySummary *const both[] = { before, after };

  for (guint side = 0; side < G_N_ELEMENTS (both); side++)
    for (guint i = 0; i < both[side]->people->len; i++)
      {
        const SalReplayPerson *person = &g_array_index (both[side]->people, SalReplayPerson, i);
        guint at = GPOINTER_TO_UINT (g_hash_table_lookup (index, person->participant));
        const char *group =
            groups != NULL ? g_hash_table_lookup (groups, person->participant) : NULL;
        SalReplayChange created = { person->participant, group, 0, 0 };
        SalReplayChange *change;

        if (at == 0)
          {
            created.group = group != NULL ? group : person->plan;
            g_array_append_val (changes, created);
            at = changes->len;
            g_hash_table_insert (index, (gpointer) person->participant, GUINT_TO_POINTER (at));
          }
        change = &g_array_index (changes, SalReplayChange, at - 1);
        if (side == 0)
          change->before = person->cost;
        else
          change->after = person->cost;
      }
  g_array_sort (changes, compare_changes);

  return changes;
}

/* Bands of tenure are in their own order. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const char *one = ((const SalReplayGroup *) a)->group;
  const char *other = ((const SalReplayGroup *) b)->group;
  int band = sal_tenure_band_find (one), other_band = sal_tenure_band_find (other);

  return band >= 0 && other_band >= 0 ? band - other_band : strcmp (one, other);
}

/* What changes, of each who is in a group. */
static double
find_median (const GArray *changes, const char *group)
{
  g_autoptr (GArray) gained = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < changes->len; i++)
    {
      const SalReplayChange *change = &g_array_index (changes, SalReplayChange, i);
      double one = (double) (change->after - change->before);

      if (g_str_equal (change->group, group))
        g_array_append_val (gained, one);
    }
  g_array_sort (gained, compare_numbers);

  return gsl_stats_median_from_sorted_data (
      (const double *) (gpointer) gained->data, 1, gained->len);
}

GArray *
sal_replay_group_changes (const GArray *changes)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (SalReplayGroup));

  for (guint i = 0; i < changes->len; i++)
    {
      const SalReplayChange *change = &g_array_index (changes, SalReplayChange, i);
      gint64 gained = change->after - change->before;
      SalReplayGroup created = { .group = change->group }, *group = NULL;

      for (guint k = 0; k < groups->len && group == NULL; k++)
        if (g_str_equal (g_array_index (groups, SalReplayGroup, k).group, change->group))
          group = &g_array_index (groups, SalReplayGroup, k);
      if (group == NULL)
        {
          g_array_append_val (groups, created);
          group = &g_array_index (groups, SalReplayGroup, groups->len - 1);
        }
      group->n++;
      group->n_winners += gained > 0;
      group->n_losers += gained < 0;
      group->before += change->before;
      group->after += change->after;
      group->most_gained = MAX (group->most_gained, gained);
      group->most_lost = MAX (group->most_lost, -gained);
    }
  for (guint k = 0; k < groups->len; k++)
    {
      SalReplayGroup *group = &g_array_index (groups, SalReplayGroup, k);

      group->median = find_median (changes, group->group);
    }
  g_array_sort (groups, compare_groups);

  return groups;
}
