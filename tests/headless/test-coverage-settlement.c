/* test-coverage-settlement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-coverage-settlement.h"

#include "sal-ownership.h"
#include "sal-rate.h"

/* Who covers an account from a day on: by hand, and what must hold whatever there was before. */

#define ACCOUNT  77
#define OPEN     SAL_COVERAGE_OPEN
#define ALL      SAL_RATE_ONE
#define MOST     (SAL_RATE_ONE / 10 * 6)
#define REST     (SAL_RATE_ONE / 10 * 4)
#define DAY      100
#define MAX_ROWS 6

enum
{
  WEST = 1,
  EAST,
  NORTH,
  SPECIALIST, /* has no territory */
  N_POSITIONS,
};

typedef struct
{
  gint64 position;
  gint64 share;
  gint32 first;
  gint32 last;
  gboolean is_primary;
} Row;

/* A row without position ends a table. */
static const struct
{
  const char *what;
  Row before[MAX_ROWS];
  SalCoverageTarget targets[3];
  Row after[MAX_ROWS];
} cases[] = {
  { "nobody had it", { { 0 } }, { { WEST, ALL } }, { { WEST, ALL, DAY, OPEN, TRUE } } },
  { "it stays",
    { { WEST, ALL, 5, OPEN, TRUE } },
    { { WEST, ALL } },
    { { WEST, ALL, 5, OPEN, TRUE } } },
  { "it moves",
    { { EAST, ALL, 5, OPEN, TRUE } },
    { { WEST, ALL } },
    { { EAST, ALL, 5, DAY - 1, TRUE }, { WEST, ALL, DAY, OPEN, TRUE } } },
  { "what is over is left alone",
    { { EAST, ALL, 5, DAY - 1, TRUE } },
    { { WEST, ALL } },
    { { EAST, ALL, 5, DAY - 1, TRUE }, { WEST, ALL, DAY, OPEN, TRUE } } },
  { "what would end is carried on",
    { { WEST, ALL, 5, 150, TRUE } },
    { { WEST, ALL } },
    { { WEST, ALL, 5, 150, TRUE }, { WEST, ALL, 151, OPEN, TRUE } } },
  { "two that had it both end",
    { { EAST, ALL, 5, OPEN, TRUE }, { NORTH, ALL, 8, OPEN, TRUE } },
    { { WEST, ALL } },
    { { EAST, ALL, 5, DAY - 1, TRUE },
      { NORTH, ALL, 8, DAY - 1, TRUE },
      { WEST, ALL, DAY, OPEN, TRUE } } },
  { "what is planned for later stays, and is filled in around",
    { { EAST, ALL, 5, OPEN, TRUE }, { NORTH, ALL, 120, 139, TRUE } },
    { { WEST, ALL } },
    { { EAST, ALL, 5, DAY - 1, TRUE },
      { WEST, ALL, DAY, 119, TRUE },
      { NORTH, ALL, 120, 139, TRUE },
      { WEST, ALL, 140, OPEN, TRUE } } },
  { "what began that very day goes",
    { { EAST, ALL, 5, DAY - 1, TRUE }, { NORTH, ALL, DAY, OPEN, TRUE } },
    { { WEST, ALL } },
    { { EAST, ALL, 5, DAY - 1, TRUE }, { WEST, ALL, DAY, OPEN, TRUE } } },
  { "it is shared from now on",
    { { WEST, ALL, 5, OPEN, TRUE } },
    { { WEST, MOST }, { EAST, REST } },
    { { WEST, ALL, 5, DAY - 1, TRUE },
      { WEST, MOST, DAY, OPEN, TRUE },
      { EAST, REST, DAY, OPEN, FALSE } } },
  { "it is not shared any more, but for who has no territory",
    { { WEST, MOST, 5, OPEN, TRUE },
      { EAST, REST, 5, OPEN, FALSE },
      { SPECIALIST, REST, 5, OPEN, FALSE } },
    { { WEST, ALL } },
    { { WEST, MOST, 5, DAY - 1, TRUE },
      { EAST, REST, 5, DAY - 1, FALSE },
      { SPECIALIST, REST, 5, OPEN, FALSE },
      { WEST, ALL, DAY, OPEN, TRUE } } },
  { "who shared it gets the lead",
    { { WEST, MOST, 5, OPEN, TRUE }, { EAST, REST, 5, OPEN, FALSE } },
    { { EAST, MOST }, { WEST, REST } },
    { { WEST, MOST, 5, DAY - 1, TRUE },
      { EAST, REST, 5, DAY - 1, FALSE },
      { EAST, MOST, DAY, OPEN, TRUE },
      { WEST, REST, DAY, OPEN, FALSE } } },
  { "what others have beside it stays",
    { { SPECIALIST, ALL, 3, OPEN, TRUE }, { EAST, ALL, 5, OPEN, TRUE } },
    { { WEST, ALL } },
    { { SPECIALIST, ALL, 3, OPEN, TRUE },
      { EAST, ALL, 5, DAY - 1, TRUE },
      { WEST, ALL, DAY, OPEN, TRUE } } },
  { "what others would have before it begins anew",
    { { WEST, ALL, 3, OPEN, TRUE },
      { SPECIALIST, ALL, 4, OPEN, TRUE },
      { EAST, ALL, 5, OPEN, TRUE } },
    { { WEST, ALL } },
    { { WEST, ALL, 3, DAY - 1, TRUE },
      { SPECIALIST, ALL, 4, OPEN, TRUE },
      { EAST, ALL, 5, DAY - 1, TRUE },
      { WEST, ALL, DAY, OPEN, TRUE } } },
};

static int
compare_spans (gconstpointer one, gconstpointer other)
{
  const SalCoverageSpan *a = one, *b = other;

  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;

  return (a->id > b->id) - (a->id < b->id);
}

static GArray *
settle (const GArray *spans, const SalCoverageWish *wish)
{
  GArray *writes = g_array_new (FALSE, FALSE, sizeof (SalCoverageWrite));

  sal_coverage_settle (wish, (const SalCoverageSpan *) (gpointer) spans->data, spans->len, writes);

  return writes;
}

static void
apply (GArray *spans, const GArray *writes, gint64 next_id)
{
  for (guint i = 0; i < writes->len; i++)
    {
      SalCoverageWrite write = g_array_index (writes, SalCoverageWrite, i);

      for (guint s = 0; s < spans->len && write.type != SAL_COVERAGE_INSERT; s++)
        {
          SalCoverageSpan *span = &g_array_index (spans, SalCoverageSpan, s);

          if (span->id != write.span.id)
            continue;
          span->last = write.span.last;
          if (write.type == SAL_COVERAGE_DELETE)
            g_array_remove_index (spans, s);
          break;
        }
      if (write.type != SAL_COVERAGE_INSERT)
        continue;
      write.span.id = next_id++;
      g_array_append_val (spans, write.span);
    }
  g_array_sort (spans, compare_spans);
}

static SalIdMap *
create_managed (void)
{
  SalIdMap *managed = sal_id_map_new (8);

  for (gint64 position = WEST; position < SPECIALIST; position++)
    sal_id_map_insert (managed, position, 0);

  return managed;
}

static gboolean
has_row (const GArray *spans, const Row *row)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const SalCoverageSpan *span = &g_array_index (spans, SalCoverageSpan, i);

      if (span->position == row->position && span->share == row->share &&
          span->first == row->first && span->last == row->last &&
          span->is_primary == row->is_primary && span->account == ACCOUNT)
        return TRUE;
    }

  return FALSE;
}

static void
test_cases (void)
{
  g_autoptr (SalIdMap) managed = create_managed ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SalCoverageSpan));
      SalCoverageWish wish = { ACCOUNT, cases[i].targets, 0, DAY, OPEN, managed };
      g_autoptr (GArray) writes = NULL;
      g_autoptr (GArray) again = NULL;
      guint n_after = 0;

      g_test_message ("%s", cases[i].what);
      for (const Row *row = cases[i].before; row->position != 0; row++)
        {
          SalCoverageSpan span = { spans->len + 1, ACCOUNT,   row->position,  row->share,
                                   row->first,     row->last, row->is_primary };

          g_array_append_val (spans, span);
        }
      while (cases[i].targets[wish.n_targets].position != 0)
        wish.n_targets++;
      writes = settle (spans, &wish);
      apply (spans, writes, 1000);
      for (; cases[i].after[n_after].position != 0; n_after++)
        g_assert_true (has_row (spans, &cases[i].after[n_after]));
      g_assert_cmpuint (spans->len, ==, n_after);
      again = settle (spans, &wish);
      g_assert_cmpuint (again->len, ==, 0);
    }
}

/* --- whatever there was --- */

static GArray *
create_spans (void)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (SalCoverageSpan));
  guint n = (guint) g_test_rand_int_range (0, 7);

  for (guint i = 0; i < n; i++)
    {
      SalCoverageSpan span = { .id = i + 1,
                               .account = ACCOUNT,
                               .position = g_test_rand_int_range (WEST, N_POSITIONS),
                               .share = g_test_rand_bit () ? ALL : MOST,
                               .first = DAY + g_test_rand_int_range (-20, 20),
                               .is_primary = g_test_rand_int_range (0, 4) != 0 };

      span.last =
          g_test_rand_int_range (0, 3) == 0 ? OPEN : span.first + g_test_rand_int_range (0, 25);
      if (g_test_rand_int_range (0, 8) == 0)
        span.first = SAL_DATE_NONE;
      g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_spans);

  return spans;
}

/* @later: only what begins after the day */
static SalOwnership *
create_ownership (const GArray *spans, gboolean later)
{
  SalOwnership *ownership = sal_ownership_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      const SalCoverageSpan *span = &g_array_index (spans, SalCoverageSpan, i);

      if (span->is_primary && (!later || span->first > DAY))
        sal_ownership_add_coverage (ownership,
                                    span->id,
                                    0,
                                    span->account,
                                    span->position,
                                    span->first,
                                    span->last != OPEN ? span->last : SAL_DATE_NONE);
    }
  sal_ownership_prepare (ownership);

  return ownership;
}

static gint64
find_position (const SalOwnership *ownership, gint32 day)
{
  gint64 position, unit, person;

  sal_ownership_resolve (ownership, 0, ACCOUNT, 0, day, &position, &unit, &person);

  return position;
}

static const SalCoverageSpan *
find_span (const GArray *spans, gint64 id)
{
  for (guint i = 0; i < spans->len; i++)
    {
      if (g_array_index (spans, SalCoverageSpan, i).id == id)
        return &g_array_index (spans, SalCoverageSpan, i);
    }

  return NULL;
}

/* Somebody else has it who counts on the day, or begins on it; and only then. */
static gboolean
is_of_others (const GArray *spans, const SalIdMap *managed)
{
  g_autoptr (SalOwnership) ownership = create_ownership (spans, FALSE);
  gint64 counting = find_position (ownership, DAY), position = 0;
  gboolean expected = counting == SPECIALIST, found;

  for (guint i = 0; i < spans->len; i++)
    {
      const SalCoverageSpan *span = &g_array_index (spans, SalCoverageSpan, i);

      expected |= span->position == SPECIALIST && span->is_primary && span->first == DAY;
    }
  found = sal_coverage_find_other (
      managed, (const SalCoverageSpan *) (gpointer) spans->data, spans->len, DAY, &position);
  g_assert_cmpint (found, ==, expected);
  g_assert_cmpint (position, ==, found ? SPECIALIST : 0);

  return found;
}

/* Sound, and what others have is as it was. */
static void
check_spans (const GArray *before, const GArray *after)
{
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpint (g_array_index (after, SalCoverageSpan, i).first,
                     <=,
                     g_array_index (after, SalCoverageSpan, i).last);
  for (guint i = 0; i < before->len; i++)
    {
      const SalCoverageSpan *span = &g_array_index (before, SalCoverageSpan, i);

      if (span->position == SPECIALIST)
        g_assert_cmpmem (span, sizeof *span, find_span (after, span->id), sizeof *span);
    }
}

static void
test_any (void)
{
  g_autoptr (SalIdMap) managed = create_managed ();

  for (guint run = 0; run < 5000; run++)
    {
      g_autoptr (GArray) spans = create_spans ();
      g_autoptr (GArray) given = g_array_copy (spans);
      g_autoptr (SalOwnership) before = create_ownership (spans, FALSE);
      g_autoptr (SalOwnership) planned = create_ownership (spans, TRUE);
      SalCoverageTarget targets[2] = { { WEST, ALL }, { EAST, REST } };
      SalCoverageWish wish = { ACCOUNT, targets, (guint) g_test_rand_int_range (1, 3),
                               DAY,     OPEN,    managed };
      g_autoptr (GArray) writes = NULL;
      g_autoptr (SalOwnership) after = NULL;
      g_autoptr (GArray) again = NULL;

      if (is_of_others (spans, managed))
        continue;
      writes = settle (spans, &wish);
      apply (spans, writes, 1000);
      after = create_ownership (spans, FALSE);
      for (gint32 day = DAY - 30; day < DAY + 60; day++)
        {
          gint64 later = find_position (planned, day);

          g_assert_cmpint (find_position (after, day),
                           ==,
                           day < DAY    ? find_position (before, day)
                           : later != 0 ? later
                                        : WEST);
        }
      check_spans (given, spans);
      again = settle (spans, &wish);
      g_assert_cmpuint (again->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/coverage-settlement/cases", test_cases);
  g_test_add_func ("/coverage-settlement/any", test_any);

  return g_test_run ();
}
