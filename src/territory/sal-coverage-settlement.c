/* sal-coverage-settlement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-coverage-settlement.h"

/* What has to be written so that an account is covered by whom it should be. */

typedef struct
{
  gint32 first;
  gint32 last;
} Gap;

static gboolean
is_managed (const SalIdMap *managed, const SalCoverageSpan *span)
{
  return sal_id_map_lookup (managed, span->position) >= 0;
}

static gboolean
covers (const SalCoverageSpan *span, gint32 day)
{
  return span->first <= day && span->last >= day;
}

/* Whether it covers the account when the wish begins, and is for it to end. */
static gboolean
is_current (const SalCoverageWish *wish, const SalCoverageSpan *span)
{
  return covers (span, wish->first) && is_managed (wish->managed, span);
}

/* The times that are not planned yet: primary coverage that begins later stays, and counts from
 * then. @spans are by their first day. */
static void
list_gaps (const SalCoverageWish *wish, const SalCoverageSpan *spans, guint n_spans, GArray *gaps)
{
  gint64 next = wish->first;

  for (guint i = 0; i < n_spans && spans[i].first <= wish->last; i++)
    {
      Gap gap = { (gint32) next, 0 };

      if (!spans[i].is_primary || spans[i].first <= wish->first || spans[i].last < spans[i].first)
        continue;
      gap.last = spans[i].first - 1;
      if (next < spans[i].first)
        g_array_append_val (gaps, gap);
      next = MAX (next, (gint64) spans[i].last + 1);
    }
  if (next <= wish->last)
    {
      Gap gap = { (gint32) next, wish->last };

      g_array_append_val (gaps, gap);
    }
}

static gboolean
is_for (const SalCoverageWish *wish, const SalCoverageSpan *span, guint target)
{
  return span->position == wish->targets[target].position &&
         span->share == wish->targets[target].share && span->is_primary == (target == 0);
}

/* Whether one counts before another on a day that both cover. */
static gboolean
counts_before (const SalCoverageSpan *span, const SalCoverageSpan *other)
{
  return span->first > other->first || (span->first == other->first && span->id < other->id);
}

/* Whether somebody else would have the primary credit if everything but this ended. */
static gboolean
is_overruled (const SalCoverageWish *wish,
              const SalCoverageSpan *span,
              const SalCoverageSpan *spans,
              guint n_spans)
{
  for (guint i = 0; span->is_primary && i < n_spans; i++)
    {
      if (spans[i].is_primary && covers (&spans[i], wish->first) &&
          !is_managed (wish->managed, &spans[i]) && counts_before (&spans[i], span))
        return TRUE;
    }

  return FALSE;
}

/* The coverage there is that does already what a target wants; of several the one that counts,
 * which is the one that began last. */
static const SalCoverageSpan *
find_kept (const SalCoverageWish *wish, const SalCoverageSpan *spans, guint n_spans, guint target)
{
  const SalCoverageSpan *kept = NULL;

  for (guint i = 0; i < n_spans; i++)
    {
      if (is_current (wish, &spans[i]) && is_for (wish, &spans[i], target) &&
          !is_overruled (wish, &spans[i], spans, n_spans) &&
          (kept == NULL || spans[i].first > kept->first))
        kept = &spans[i];
    }

  return kept;
}

static void
append (GArray *writes, SalCoverageWriteType type, const SalCoverageSpan *span)
{
  SalCoverageWrite write = { type, *span };

  g_array_append_val (writes, write);
}

static void
insert (const SalCoverageWish *wish, guint target, gint64 first, gint64 last, GArray *writes)
{
  const SalCoverageSpan span = { .account = wish->account,
                                 .position = wish->targets[target].position,
                                 .share = wish->targets[target].share,
                                 .first = (gint32) first,
                                 .last = (gint32) last,
                                 .is_primary = target == 0 };

  if (first <= last)
    append (writes, SAL_COVERAGE_INSERT, &span);
}

/* Adds the coverage of a target in a gap, where there is not the like of it: what is kept, or
 * begins later. */
static void
fill_gap (const SalCoverageWish *wish,
          guint target,
          const SalCoverageSpan *kept,
          const Gap *gap,
          const SalCoverageSpan *spans,
          guint n_spans,
          GArray *writes)
{
  gint64 next = gap->first;

  for (guint i = 0; i < n_spans && spans[i].first <= gap->last; i++)
    {
      if (!is_for (wish, &spans[i], target) || spans[i].last < MAX (next, spans[i].first) ||
          (&spans[i] != kept && spans[i].first <= wish->first))
        continue;
      insert (wish, target, next, (gint64) spans[i].first - 1, writes);
      next = (gint64) spans[i].last + 1;
    }
  insert (wish, target, next, gap->last, writes);
}

/* What is in the way ends the day before. What began on that very day is not to end before it
 * began: it goes. */
static void
end_span (const SalCoverageWish *wish, const SalCoverageSpan *span, GArray *writes)
{
  SalCoverageSpan ended = *span;

  if (span->first == wish->first)
    {
      append (writes, SAL_COVERAGE_DELETE, span);
      return;
    }
  ended.last = wish->first - 1;
  append (writes, SAL_COVERAGE_END, &ended);
}

/**
 * sal_coverage_find_other:
 * @managed: the positions whose coverage is given and taken
 * @spans: (array length=n_spans): the coverage of an account
 * @n_spans: how many
 * @day: a day
 * @position: (out): who it is
 *
 * Finds out whether another position than the managed ones has the account on a day with primary
 * credit: its coverage is the one that counts, or begins on that very day, where something new
 * could not go before it.
 *
 * Returns: %TRUE if so; then it is not to be settled from that day on
 */
gboolean
sal_coverage_find_other (const SalIdMap *managed,
                         const SalCoverageSpan *spans,
                         guint n_spans,
                         gint32 day,
                         gint64 *position)
{
  const SalCoverageSpan *counting = NULL;

  for (guint i = 0; i < n_spans; i++)
    {
      const SalCoverageSpan *span = &spans[i];

      if (!span->is_primary || !covers (span, day))
        continue;
      if (span->first == day && !is_managed (managed, span))
        {
          *position = span->position;
          return TRUE;
        }
      if (counting == NULL || counts_before (span, counting))
        counting = span;
    }
  if (counting == NULL || is_managed (managed, counting))
    return FALSE;
  *position = counting->position;

  return TRUE;
}

/**
 * sal_coverage_settle:
 * @wish: who is to cover an account, and when: nobody else has it then, as
 *   sal_coverage_find_other() has it
 * @spans: (array length=n_spans): its coverage, by first day, then by id
 * @n_spans: how many
 * @writes: (element-type SalCoverageWrite): gets what has to be written, nothing if all is so
 *   already
 *
 * Finds what has to be written so that on each day of the wish exactly one position covers the
 * account with primary credit: the first target, but where primary coverage that begins later is
 * planned already, which stays. Coverage that is as wished is kept; what managed positions have
 * that is in the way ends the day before. That of other positions is left as it is.
 *
 * Of several primary coverages on a day the one that began last counts, as in
 * sal_ownership_resolve().
 */
void
sal_coverage_settle (const SalCoverageWish *wish,
                     const SalCoverageSpan *spans,
                     guint n_spans,
                     GArray *writes)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autofree const SalCoverageSpan **kept = g_new (const SalCoverageSpan *, wish->n_targets);

  list_gaps (wish, spans, n_spans, gaps);
  for (guint target = 0; target < wish->n_targets; target++)
    kept[target] = find_kept (wish, spans, n_spans, target);

  for (guint i = 0; i < n_spans; i++)
    {
      gboolean is_kept = FALSE;

      for (guint target = 0; target < wish->n_targets; target++)
        is_kept |= kept[target] == &spans[i];
      if (!is_kept && is_current (wish, &spans[i]))
        end_span (wish, &spans[i], writes);
    }
  for (guint target = 0; target < wish->n_targets; target++)
    {
      for (guint i = 0; i < gaps->len; i++)
        fill_gap (
            wish, target, kept[target], &g_array_index (gaps, Gap, i), spans, n_spans, writes);
    }
}
