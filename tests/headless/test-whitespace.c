/* test-whitespace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace.h"

#include <math.h>
#include <string.h>

#include "sal-date.h"
#include "sal-whitespace-text.h"

#define DAY 20000

static SalWhitespace *
create (guint n_families)
{
  static const char *const names[] = { "A", "B", "C", "D" };
  SalWhitespace *self = sal_whitespace_new (DAY, "USD");

  for (guint i = 0; i < n_families; i++)
    sal_whitespace_add_family (self, 100 + i, names[i], FALSE);

  return self;
}

static gint32
code (SalDimension *dimension, const char *text)
{
  return sal_dimension_add_text (dimension, text, strlen (text));
}

/* Account @i, of a segment and an industry, with buying units 1000 × @i + 0, 1 … */
static void
add (SalWhitespace *self, guint i, const char *segment, const char *industry, guint n_units)
{
  g_autofree char *name = g_strdup_printf ("Account %02u", i);
  SalWhitespaceAccount *account = sal_whitespace_add_account (self, i, name);

  account->segment = segment != NULL ? code (self->segments, segment) : 0;
  account->industry = industry != NULL ? code (self->industries, industry) : 0;
  for (guint k = 0; k < n_units; k++)
    {
      g_autofree char *unit = g_strdup_printf ("Plant %u", k);

      sal_whitespace_account_add_unit (account, 1000 * i + k, unit);
    }
}

static SalWhitespaceCell *
cell (SalWhitespace *self, guint account, guint row, guint family)
{
  return sal_whitespace_get_cell (self, sal_whitespace_get_account (self, account), row, family);
}

static void
install (SalWhitespaceCell *cell, gint64 value)
{
  cell->n_installed++;
  cell->installed += value;
}

static void
buy (SalWhitespaceCell *cell, gint64 value)
{
  cell->n_bought++;
  cell->bought += value;
}

static void
record (SalWhitespaceCell *cell, gint64 potential, SalPotentialSource source)
{
  cell->recorded = potential;
  cell->recorded_on = DAY;
  cell->recorded_from = (guint8) source;
}

typedef struct
{
  SalWhitespaceState state;
  gint64 current, potential, open, more;
  SalPotentialSource source;
} Expected;

static void
check (SalWhitespace *self, guint account, guint row, guint family, Expected expected)
{
  const SalWhitespaceCell *one = cell (self, account, row, family);

  g_test_message ("account %u, row %u, family %u", account, row, family);
  g_assert_cmpint (one->state, ==, expected.state);
  g_assert_cmpint (one->current, ==, expected.current);
  g_assert_cmpint (one->source, ==, expected.source);
  g_assert_cmpint (one->potential, ==, expected.potential);
  g_assert_cmpint (one->open, ==, expected.open);
  g_assert_cmpint (one->more, ==, expected.more);
}

/* An account without buying units: each state, and the facts before what was decided. */
static void
test_states (void)
{
  g_autoptr (SalWhitespace) self = create (4);
  const SalWhitespaceAccount *account;
  g_autofree char *doubt = NULL;

  add (self, 1, NULL, NULL, 0);
  add (self, 2, NULL, NULL, 0);
  sal_whitespace_make_cells (self);
  /* Of A 70 are installed; the 500 that were sold are the same. 100 are possible. */
  install (cell (self, 0, 0, 0), 70);
  buy (cell (self, 0, 0, 0), 500);
  record (cell (self, 0, 0, 0), 100, SAL_POTENTIAL_TYPED);
  /* B is talked about, C may not be sold, D is possible for 40. */
  cell (self, 0, 0, 1)->n_pipeline = 1;
  cell (self, 0, 0, 1)->pipeline = 25;
  cell (self, 0, 0, 2)->is_excluded = TRUE;
  record (cell (self, 0, 0, 2), 90, SAL_POTENTIAL_TYPED);
  record (cell (self, 0, 0, 3), 40, SAL_POTENTIAL_IMPORTED);
  /* The other one had A, which it has no more, though it was sold; it bought B in spite of an
   * exception, and more of it than would be possible; C is talked about in spite of one. */
  cell (self, 1, 0, 0)->n_ended = 1;
  buy (cell (self, 1, 0, 0), 500);
  cell (self, 1, 0, 1)->is_excluded = TRUE;
  buy (cell (self, 1, 0, 1), 60);
  record (cell (self, 1, 0, 1), 50, SAL_POTENTIAL_TYPED);
  cell (self, 1, 0, 2)->is_excluded = TRUE;
  cell (self, 1, 0, 2)->n_pipeline = 2;
  sal_whitespace_derive (self);

  check (self, 0, 0, 0, (Expected){ SAL_WHITESPACE_OWNED, 70, 100, 0, 30, SAL_POTENTIAL_TYPED });
  check (self, 0, 0, 1, (Expected){ SAL_WHITESPACE_PIPELINE, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN });
  check (
      self, 0, 0, 2, (Expected){ SAL_WHITESPACE_NOT_ELIGIBLE, 0, 90, 0, 0, SAL_POTENTIAL_TYPED });
  check (self, 0, 0, 3, (Expected){ SAL_WHITESPACE_OPEN, 0, 40, 40, 0, SAL_POTENTIAL_IMPORTED });
  check (self, 1, 0, 0, (Expected){ SAL_WHITESPACE_OPEN, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN });
  check (self, 1, 0, 1, (Expected){ SAL_WHITESPACE_OWNED, 60, 50, 0, 0, SAL_POTENTIAL_TYPED });
  check (self, 1, 0, 2, (Expected){ SAL_WHITESPACE_PIPELINE, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN });

  account = sal_whitespace_get_account (self, 0);
  g_assert_true (account->is_customer);
  g_assert_cmpuint (account->sum.n_eligible, ==, 3);
  g_assert_cmpuint (account->sum.n_owned, ==, 1);
  g_assert_cmpuint (account->sum.n_pipeline, ==, 1);
  g_assert_cmpuint (account->sum.n_open, ==, 1);
  g_assert_cmpint (account->sum.current, ==, 70);
  g_assert_cmpint (account->sum.pipeline, ==, 25);
  g_assert_cmpint (account->sum.open, ==, 40);
  g_assert_cmpint (account->sum.more, ==, 30);
  g_assert_cmpfloat (sal_whitespace_sum_penetration (&account->sum), ==, 1.0 / 3);
  g_assert_false (sal_whitespace_is_below (self, account, 0, 0));
  g_assert_true (sal_whitespace_is_below (self, sal_whitespace_get_account (self, 1), 0, 1));
  doubt = sal_whitespace_describe_doubt (self, sal_whitespace_get_account (self, 1), 0, 1);
  g_assert_nonnull (strstr (doubt, "it may be out of date"));
}

/* Two plants. Of A the account could spend 100: plant 0 has 30 and could have 50, plant 1 has 10,
 * of which no potential is known, and 15 were sold nobody knows where to. So 50 and 10 of the 100
 * are the plants', and of the remaining 40 15 are spent. */
static void
test_units (void)
{
  g_autoptr (SalWhitespace) self = create (3);
  const SalWhitespaceAccount *account;
  SalWhitespaceSum sum;

  add (self, 1, NULL, NULL, 2);
  sal_whitespace_make_cells (self);
  buy (cell (self, 0, 2, 0), 30);
  record (cell (self, 0, 2, 0), 50, SAL_POTENTIAL_TYPED);
  buy (cell (self, 0, 3, 0), 10);
  buy (cell (self, 0, 1, 0), 15);
  record (cell (self, 0, 1, 0), 100, SAL_POTENTIAL_IMPORTED);
  /* Of B plant 0 could have 60, and plant 1 is not eligible. */
  record (cell (self, 0, 2, 1), 60, SAL_POTENTIAL_TYPED);
  cell (self, 0, 3, 1)->is_excluded = TRUE;
  /* C is not for the account. */
  cell (self, 0, 1, 2)->is_excluded = TRUE;
  sal_whitespace_derive (self);

  check (self, 0, 0, 0, (Expected){ SAL_WHITESPACE_OWNED, 55, 100, 0, 45, SAL_POTENTIAL_IMPORTED });
  check (self, 0, 1, 0, (Expected){ SAL_WHITESPACE_OWNED, 15, 40, 0, 25, SAL_POTENTIAL_IMPORTED });
  check (self, 0, 2, 0, (Expected){ SAL_WHITESPACE_OWNED, 30, 50, 0, 20, SAL_POTENTIAL_TYPED });
  check (self, 0, 3, 0, (Expected){ SAL_WHITESPACE_OWNED, 10, 0, 0, 0, SAL_POTENTIAL_UNKNOWN });
  check (self, 0, 0, 1, (Expected){ SAL_WHITESPACE_OPEN, 0, 60, 60, 0, SAL_POTENTIAL_TYPED });
  check (self, 0, 1, 1, (Expected){ SAL_WHITESPACE_NOTHING, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN });
  check (self, 0, 2, 1, (Expected){ SAL_WHITESPACE_OPEN, 0, 60, 60, 0, SAL_POTENTIAL_TYPED });
  check (
      self, 0, 3, 1, (Expected){ SAL_WHITESPACE_NOT_ELIGIBLE, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN });
  check (
      self, 0, 0, 2, (Expected){ SAL_WHITESPACE_NOT_ELIGIBLE, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN });
  check (
      self, 0, 2, 2, (Expected){ SAL_WHITESPACE_NOT_ELIGIBLE, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN });

  account = sal_whitespace_get_account (self, 0);
  sum = sal_whitespace_sum_account (self, account);
  g_assert_cmpuint (sum.n_eligible, ==, 4);
  g_assert_cmpuint (sum.n_owned, ==, 3);
  g_assert_cmpint (sum.open, ==, 60);
  g_assert_cmpint (sum.more, ==, 45);
  sum = sal_whitespace_sum_row (self, account, 2);
  g_assert_cmpuint (sum.n_eligible, ==, 2);
  g_assert_cmpfloat (sal_whitespace_sum_penetration (&sum), ==, 0.5);
  sum = sal_whitespace_sum_family (self, account, 2);
  g_assert_true (isnan (sal_whitespace_sum_penetration (&sum)));
}

/* What is installed says more than what was sold: in a plant of what was sold to it, in the account
 * of what was sold nobody knows where to. */
static void
test_installed_first (void)
{
  g_autoptr (SalWhitespace) self = create (2);

  add (self, 1, NULL, NULL, 2);
  sal_whitespace_make_cells (self);
  /* A: in plant 0, and sold to plant 1 and without saying where to */
  install (cell (self, 0, 2, 0), 30);
  buy (cell (self, 0, 2, 0), 31);
  buy (cell (self, 0, 3, 0), 20);
  buy (cell (self, 0, 1, 0), 32);
  /* B: no more in plant 0; sold to it, and without saying where to */
  cell (self, 0, 2, 1)->n_ended = 1;
  buy (cell (self, 0, 2, 1), 5);
  buy (cell (self, 0, 1, 1), 6);
  sal_whitespace_derive (self);

  g_assert_cmpint (cell (self, 0, 0, 0)->current, ==, 50);
  g_assert_cmpint (cell (self, 0, 1, 0)->state, ==, SAL_WHITESPACE_NOTHING);
  g_assert_cmpint (cell (self, 0, 2, 0)->current, ==, 30);
  g_assert_cmpint (cell (self, 0, 3, 0)->state, ==, SAL_WHITESPACE_OWNED);
  g_assert_cmpint (cell (self, 0, 0, 1)->state, ==, SAL_WHITESPACE_OPEN);
  g_assert_cmpint (cell (self, 0, 0, 1)->current, ==, 0);
}

/* Six of a segment own A, for 10 to 60, the first five of them in one industry. */
static void
test_peers (void)
{
  g_autoptr (SalWhitespace) self = create (1);
  SalWhitespacePeers peers;
  g_autoptr (GArray) list = NULL;
  g_autofree char *none = NULL, *doubt = NULL;
  static const struct
  {
    const char *segment, *industry;
    gboolean found, by_industry;
    guint n;
    gint64 median;
  } cases[] = {
    { "Large", "Cars", TRUE, TRUE, 5, 30 },  /* 10 20 30 40 50 */
    { "Large", "Food", TRUE, FALSE, 6, 35 }, /* and 60: between 30 and 40 */
    { "Large", NULL, TRUE, FALSE, 6, 35 },   { "Small", "Cars", FALSE, FALSE, 0, 0 },
    { NULL, "Cars", FALSE, FALSE, 0, 0 },
  };

  for (guint i = 0; i < 6; i++)
    add (self, i + 1, "Large", i < 5 ? "Cars" : "Food", i == 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add (self, 10 + i, cases[i].segment, cases[i].industry, 0);
  sal_whitespace_make_cells (self);
  for (guint i = 0; i < 6; i++)
    install (cell (self, i, i == 0 ? 2 : 0, 0), 10 * (i + 1));
  sal_whitespace_derive (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalWhitespaceAccount *account = sal_whitespace_get_account (self, 6 + i);

      g_test_message ("%s, %s", cases[i].segment, cases[i].industry);
      g_assert_cmpint (sal_whitespace_find_peers (self, account, 0, &peers), ==, cases[i].found);
      g_assert_cmpint (cell (self, 6 + i, 0, 0)->open, ==, cases[i].median);
      g_assert_cmpint (cell (self, 6 + i, 0, 0)->source,
                       ==,
                       cases[i].found ? SAL_POTENTIAL_PEERS : SAL_POTENTIAL_UNKNOWN);
      if (!cases[i].found)
        continue;
      g_assert_cmpint (peers.by_industry, ==, cases[i].by_industry);
      g_assert_cmpuint (peers.n, ==, cases[i].n);
      g_assert_cmpint (peers.median, ==, cases[i].median);
    }

  /* Nobody is a peer of itself: without 20 there are four in the industry, and 10 30 40 50 60. */
  g_assert_true (sal_whitespace_find_peers (self, sal_whitespace_get_account (self, 1), 0, &peers));
  g_assert_false (peers.by_industry);
  g_assert_cmpuint (peers.n, ==, 5);
  g_assert_cmpint (peers.median, ==, 40);
  check (self, 1, 0, 0, (Expected){ SAL_WHITESPACE_OWNED, 20, 40, 0, 20, SAL_POTENTIAL_PEERS });
  list = sal_whitespace_list_peers (self, sal_whitespace_get_account (self, 1), 0);
  g_assert_cmpuint (list->len, ==, 5);
  g_assert_cmpuint (g_array_index (list, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (list, guint, 1), ==, 2);

  /* the peers of who buys 60 pay 30, which says nothing of what more it could buy */
  none = sal_whitespace_describe_doubt (self, sal_whitespace_get_account (self, 1), 0, 0);
  g_assert_null (none);
  check (self, 5, 0, 0, (Expected){ SAL_WHITESPACE_OWNED, 60, 30, 0, 0, SAL_POTENTIAL_PEERS });
  doubt = sal_whitespace_describe_doubt (self, sal_whitespace_get_account (self, 5), 0, 0);
  g_assert_nonnull (strstr (doubt, "The median of peers is below what is bought already"));
}

/* --- what has to hold for any portfolio --- */

static void
fill_account (SalWhitespace *self, guint account, GRand *random)
{
  const SalWhitespaceAccount *one = sal_whitespace_get_account (self, account);

  for (guint row = sal_whitespace_account_first_row (one);
       row < sal_whitespace_account_n_rows (one);
       row++)
    for (guint family = 0; family < sal_whitespace_n_families (self); family++)
      {
        SalWhitespaceCell *into = cell (self, account, row, family);
        guint dice = (guint) g_rand_int_range (random, 0, 64);

        if (dice & 1)
          install (into, g_rand_int_range (random, 0, 100));
        if ((dice & 6) == 2)
          buy (into, g_rand_int_range (random, 0, 100));
        if ((dice & 6) == 4)
          into->n_ended = 1;
        if ((dice & 24) == 8)
          record (into,
                  g_rand_int_range (random, 0, 300),
                  dice & 1 ? SAL_POTENTIAL_TYPED : SAL_POTENTIAL_IMPORTED);
        if ((dice & 24) == 16)
          into->n_pipeline = 1;
        into->is_excluded = (dice & 40) == 40;
      }
}

static void
add_random (SalWhitespace *self, guint id, GRand *random)
{
  static const char *const segments[] = { "Large", "Small", NULL };
  static const char *const industries[] = { "Cars", "Food", NULL };

  add (self,
       id,
       segments[g_rand_int_range (random, 0, 3)],
       industries[g_rand_int_range (random, 0, 3)],
       (guint) g_rand_int_range (random, 0, 4));
}

static SalWhitespace *
create_random (GRand *random, guint n_accounts)
{
  SalWhitespace *self = create (3);

  for (guint i = 0; i < n_accounts; i++)
    add_random (self, i + 1, random);
  sal_whitespace_make_cells (self);
  for (guint i = 0; i < n_accounts; i++)
    fill_account (self, i, random);

  return self;
}

static GRand *
create_seeded (void)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u", seed);

  return g_rand_new_with_seed (seed);
}

/* Rows and columns sum to the same, and so do the families of the account as a whole. */
static void
test_sums (void)
{
  g_autoptr (GRand) random = create_seeded ();
  g_autoptr (SalWhitespace) self = create_random (random, 200);

  sal_whitespace_derive (self);
  for (guint i = 0; i < 200; i++)
    {
      const SalWhitespaceAccount *account = sal_whitespace_get_account (self, i);
      SalWhitespaceSum all = sal_whitespace_sum_account (self, account), rows = { 0 },
                       columns = { 0 };

      for (guint row = sal_whitespace_account_first_row (account);
           row < sal_whitespace_account_n_rows (account);
           row++)
        {
          SalWhitespaceSum sum = sal_whitespace_sum_row (self, account, row);

          g_assert_cmpuint (sum.n_owned + sum.n_pipeline + sum.n_open, ==, sum.n_eligible);
          rows.n_eligible += sum.n_eligible;
          rows.open += sum.open;
          rows.current += sum.current;
        }
      for (guint family = 0; family < 3; family++)
        {
          SalWhitespaceSum sum = sal_whitespace_sum_family (self, account, family);

          columns.n_eligible += sum.n_eligible;
          columns.open += sum.open;
          columns.more += sum.more;
        }
      g_assert_cmpuint (rows.n_eligible, ==, all.n_eligible);
      g_assert_cmpuint (columns.n_eligible, ==, all.n_eligible);
      g_assert_cmpint (rows.open, ==, all.open);
      g_assert_cmpint (columns.open, ==, all.open);
      g_assert_cmpint (rows.current, ==, account->sum.current);
      g_assert_cmpint (account->sum.open, ==, all.open);
      g_assert_cmpint (account->sum.more, ==, all.more);
      g_assert_cmpint (account->sum.more, ==, columns.more);
    }
}

static void
assert_same (SalWhitespace *self, SalWhitespace *other)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const SalWhitespaceAccount *one = sal_whitespace_get_account (self, i);
      const SalWhitespaceAccount *two = sal_whitespace_get_account (other, i);

      g_assert_cmpuint (one->n_units, ==, two->n_units);
      g_assert_cmpint (one->sum.open, ==, two->sum.open);
      g_assert_cmpuint (one->sum.n_owned, ==, two->sum.n_owned);
      for (guint row = 0; row < sal_whitespace_account_n_rows (one); row++)
        for (guint family = 0; family < 3; family++)
          {
            const SalWhitespaceCell *a = cell (self, i, row, family);
            const SalWhitespaceCell *b = cell (other, i, row, family);

            g_assert_cmpint (a->state, ==, b->state);
            g_assert_cmpint (a->source, ==, b->source);
            g_assert_cmpint (a->potential, ==, b->potential);
            g_assert_cmpint (a->current, ==, b->current);
            g_assert_cmpint (a->open, ==, b->open);
            g_assert_cmpint (a->more, ==, b->more);
          }
    }
}

/* Accounts that changed are taken over as if all had been loaded with them. */
static void
test_merge (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GRand) random = create_seeded ();
      g_autoptr (GRand) again = g_rand_copy (random);
      g_autoptr (SalWhitespace) before = create_random (random, 40);
      g_autoptr (SalWhitespace) after = create_random (again, 40);
      g_autoptr (SalWhitespace) part = create (3);

      for (guint i = 10; i < 13; i++)
        add_random (part, i + 1, random);
      sal_whitespace_make_cells (part);
      for (guint i = 0; i < 3; i++)
        fill_account (part, i, random);
      for (guint i = 0; i < 3; i++)
        {
          SalWhitespaceAccount *from = sal_whitespace_get_account (part, i);
          SalWhitespaceAccount *to = sal_whitespace_get_account (after, 10 + i);
          guint n_rows = sal_whitespace_account_n_rows (from);
          const char *segment = sal_dimension_get_label (part->segments, from->segment);
          const char *industry = sal_dimension_get_label (part->industries, from->industry);

          while (to->n_units > 0)
            g_free (to->units[--to->n_units].name);
          for (guint k = 0; k < from->n_units; k++)
            sal_whitespace_account_add_unit (to, from->units[k].id, from->units[k].name);
          g_free (to->cells);
          to->cells = g_memdup2 (from->cells, (gsize) n_rows * 3 * sizeof (SalWhitespaceCell));
          to->segment = from->segment != 0 ? code (after->segments, segment) : 0;
          to->industry = from->industry != 0 ? code (after->industries, industry) : 0;
        }
      sal_whitespace_derive (before);
      sal_whitespace_derive (after);
      sal_whitespace_derive (part);

      g_assert_true (sal_whitespace_merge (before, part));
      assert_same (before, after);
    }
}

/* What it does not know cannot be taken over. */
static void
test_merge_other (void)
{
  g_autoptr (SalWhitespace) self = create (2);
  g_autoptr (SalWhitespace) other_account = create (2);
  g_autoptr (SalWhitespace) other_family = create (3);
  g_autoptr (SalWhitespace) fewer = create (1);

  add (self, 1, "Large", NULL, 0);
  add (other_account, 2, "Large", NULL, 0);
  add (other_family, 1, "Large", NULL, 0);
  add (fewer, 1, "Small", NULL, 1);
  sal_whitespace_make_cells (self);
  sal_whitespace_make_cells (other_account);
  sal_whitespace_make_cells (other_family);
  sal_whitespace_make_cells (fewer);
  install (cell (self, 0, 0, 1), 5);
  install (cell (fewer, 0, 2, 0), 7);
  sal_whitespace_derive (self);
  sal_whitespace_derive (other_account);
  sal_whitespace_derive (other_family);
  sal_whitespace_derive (fewer);

  g_assert_false (sal_whitespace_merge (self, other_account));
  g_assert_false (sal_whitespace_merge (self, other_family));
  g_assert_cmpint (cell (self, 0, 0, 1)->current, ==, 5);
  g_assert_true (sal_whitespace_merge (self, fewer));
  g_assert_cmpint (cell (self, 0, 0, 0)->current, ==, 7);
  g_assert_cmpint (cell (self, 0, 0, 1)->state, ==, SAL_WHITESPACE_OPEN);
}

/* Families that only have others as their parts are no columns, unless something is recorded. */
static void
test_drop_families (void)
{
  g_autoptr (SalWhitespace) self = sal_whitespace_new (DAY, "USD");

  sal_whitespace_add_family (self, 1, "All", TRUE);
  sal_whitespace_add_family (self, 2, "Gauges", FALSE);
  sal_whitespace_add_family (self, 3, "Machines", TRUE);
  sal_whitespace_add_family (self, 4, "Rest", TRUE);
  add (self, 1, NULL, NULL, 1);
  sal_whitespace_make_cells (self);
  install (cell (self, 0, 2, 1), 10);
  install (cell (self, 0, 2, 2), 20);
  g_array_index (self->families, SalWhitespaceName, 1).is_used = TRUE;
  g_array_index (self->families, SalWhitespaceName, 2).is_used = TRUE;
  sal_whitespace_drop_families (self);
  sal_whitespace_derive (self);

  g_assert_cmpuint (sal_whitespace_n_families (self), ==, 2);
  g_assert_cmpstr (sal_whitespace_get_family (self, 0)->name, ==, "Gauges");
  g_assert_cmpstr (sal_whitespace_get_family (self, 1)->name, ==, "Machines");
  g_assert_cmpint (cell (self, 0, 0, 0)->current, ==, 10);
  g_assert_cmpint (cell (self, 0, 2, 1)->current, ==, 20);
}

/* Of two plants and three families: what is owned is not open, a potential of the account alone is
 * in the row of what is not said by unit, and of the same value the first counts. */
static void
test_best (void)
{
  g_autoptr (SalWhitespace) self = create (3);
  const SalWhitespaceAccount *account;
  guint row, family;

  add (self, 1, NULL, NULL, 2);
  sal_whitespace_make_cells (self);
  install (cell (self, 0, 2, 0), 900);
  record (cell (self, 0, 3, 1), 500, SAL_POTENTIAL_TYPED);
  record (cell (self, 0, 2, 2), 500, SAL_POTENTIAL_TYPED);
  record (cell (self, 0, 3, 2), 700, SAL_POTENTIAL_TYPED);
  sal_whitespace_derive (self);
  account = sal_whitespace_get_account (self, 0);
  g_assert_true (sal_whitespace_find_best (self, account, -1, &row, &family));
  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpuint (family, ==, 2);
  g_assert_true (sal_whitespace_find_best (self, account, 1, &row, &family));
  g_assert_cmpuint (row, ==, 3);
  g_assert_cmpuint (family, ==, 1);
}

/* All that there is, is owned. */
static void
test_best_of_none (void)
{
  g_autoptr (SalWhitespace) self = create (1);
  guint row, family;

  add (self, 1, NULL, NULL, 0);
  sal_whitespace_make_cells (self);
  install (cell (self, 0, 0, 0), 100);
  sal_whitespace_derive (self);
  g_assert_false (
      sal_whitespace_find_best (self, sal_whitespace_get_account (self, 0), -1, &row, &family));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whitespace/states", test_states);
  g_test_add_func ("/whitespace/units", test_units);
  g_test_add_func ("/whitespace/installed-first", test_installed_first);
  g_test_add_func ("/whitespace/peers", test_peers);
  g_test_add_func ("/whitespace/sums", test_sums);
  g_test_add_func ("/whitespace/best", test_best);
  g_test_add_func ("/whitespace/best-of-none", test_best_of_none);
  g_test_add_func ("/whitespace/merge", test_merge);
  g_test_add_func ("/whitespace/merge-other", test_merge_other);
  g_test_add_func ("/whitespace/drop-families", test_drop_families);

  return g_test_run ();
}
