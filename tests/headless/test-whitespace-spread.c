/* test-whitespace-spread.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-spread.h"

#include "sal-whitespace-table.h"
#include "sal-whitespace-text.h"

#define DAY 20000

static SalWhitespaceCell *
cell (SalWhitespace *self, guint account, guint row, guint family)
{
  return sal_whitespace_get_cell (self, sal_whitespace_get_account (self, account), row, family);
}

static void
record (SalWhitespaceCell *cell, gint64 potential)
{
  cell->recorded = potential;
  cell->recorded_on = DAY;
  cell->recorded_from = SAL_POTENTIAL_TYPED;
}

/* Alder has four plants. Of pumps the first owns 10.00 of 15.00, of the 60.00 of the second 25.00
 * are talked about, the third could have 40.00, and the fourth is not eligible; valves are owned by
 * all for 5.00 each. Birch, without plants, could have pumps for 30.00 and owns valves for 90.00.
 */
static SalWhitespace *
create (void)
{
  static const char *const plants[] = { "A", "B", "C", "D" };
  SalWhitespace *self = sal_whitespace_new (DAY, "USD");
  SalWhitespaceAccount *alder;

  sal_whitespace_add_family (self, 1, "Pumps", FALSE);
  sal_whitespace_add_family (self, 2, "Valves", FALSE);
  alder = sal_whitespace_add_account (self, 1, "Alder");
  for (guint i = 0; i < G_N_ELEMENTS (plants); i++)
    sal_whitespace_account_add_unit (alder, 10 + i, plants[i]);
  sal_whitespace_add_account (self, 2, "Birch");
  sal_whitespace_make_cells (self);

  cell (self, 0, 2, 0)->n_installed = 1;
  cell (self, 0, 2, 0)->installed = 1000;
  record (cell (self, 0, 2, 0), 1500);
  cell (self, 0, 3, 0)->n_pipeline = 1;
  cell (self, 0, 3, 0)->pipeline = 2500;
  record (cell (self, 0, 3, 0), 6000);
  record (cell (self, 0, 4, 0), 4000);
  cell (self, 0, 5, 0)->is_excluded = TRUE;
  for (guint row = SAL_WHITESPACE_ROW_UNITS; row < 6; row++)
    {
      cell (self, 0, row, 1)->n_installed = 1;
      cell (self, 0, row, 1)->installed = 500;
    }
  record (cell (self, 1, 0, 0), 3000);
  cell (self, 1, 0, 1)->n_installed = 1;
  cell (self, 1, 0, 1)->installed = 9000;
  sal_whitespace_derive (self);

  return self;
}

/* One plant that owns a family hides no other: how many are what, and what those are worth. */
static void
test_counts (void)
{
  g_autoptr (SalWhitespace) self = create ();
  const SalWhitespaceAccount *alder = sal_whitespace_get_account (self, 0);
  SalWhitespaceSpread pumps = sal_whitespace_spread (self, alder, 0);
  SalWhitespaceSpread valves = sal_whitespace_spread (self, alder, 1);
  SalWhitespaceSpread birch = sal_whitespace_spread (self, sal_whitespace_get_account (self, 1), 0);

  g_assert_true (sal_whitespace_spread_is_mixed (&pumps));
  g_assert_cmpuint (pumps.n_eligible, ==, 3);
  g_assert_cmpuint (pumps.n[SAL_WHITESPACE_OWNED], ==, 1);
  g_assert_cmpuint (pumps.n[SAL_WHITESPACE_PIPELINE], ==, 1);
  g_assert_cmpuint (pumps.n[SAL_WHITESPACE_OPEN], ==, 1);
  g_assert_cmpuint (pumps.n[SAL_WHITESPACE_NOT_ELIGIBLE], ==, 1);
  g_assert_cmpint (pumps.values[SAL_WHITESPACE_OWNED], ==, 1000);
  g_assert_cmpint (pumps.values[SAL_WHITESPACE_PIPELINE], ==, 2500);
  g_assert_cmpint (pumps.values[SAL_WHITESPACE_OPEN], ==, 4000);
  g_assert_cmpint (cell (self, 0, 0, 0)->open, ==, 4000);

  g_assert_false (sal_whitespace_spread_is_mixed (&valves));
  g_assert_cmpuint (valves.n[SAL_WHITESPACE_OWNED], ==, 4);
  g_assert_false (sal_whitespace_spread_is_mixed (&birch));
  g_assert_cmpuint (birch.n_eligible, ==, 1);
}

/* More of what it has is of what it has: the 5.00 of the first plant, and not the 60.00 that the
 * second has not bought yet. Penetration counts plants, five of the seven that are eligible. */
static void
test_sums (void)
{
  g_autoptr (SalWhitespace) self = create ();
  const SalWhitespaceAccount *alder = sal_whitespace_get_account (self, 0);
  SalWhitespaceSum all = sal_whitespace_sum_account (self, alder);

  g_assert_cmpint (alder->counted.more, ==, 500);
  g_assert_cmpint (alder->counted.pursued, ==, 6000);
  g_assert_cmpint (alder->counted.open, ==, 4000);
  g_assert_cmpint (alder->sum.more, ==, 500);
  g_assert_cmpint (alder->sum.pursued, ==, 6000);
  g_assert_cmpuint (alder->sum.n_owned, ==, 2);
  g_assert_cmpfloat (sal_whitespace_sum_penetration (&alder->counted), ==, 5.0 / 7);
  g_assert_cmpmem (&alder->counted, sizeof all, &all, sizeof all);
}

static void
test_texts (void)
{
  g_autoptr (SalWhitespace) self = create ();
  const SalWhitespaceAccount *alder = sal_whitespace_get_account (self, 0);
  g_autofree char *pumps = sal_whitespace_format (self, 0, SAL_WHITESPACE_N_COLUMNS);
  g_autofree char *valves = sal_whitespace_format (self, 0, SAL_WHITESPACE_N_COLUMNS + 1);
  g_autofree char *plant = sal_whitespace_format_place (self, alder, 4, 0);
  g_autofree char *written = sal_whitespace_write (self, 0, SAL_WHITESPACE_N_COLUMNS);
  g_autofree char *named = sal_whitespace_name_cell (self, alder, SAL_WHITESPACE_ROW_WHOLE, 0);
  g_autofree char *share = sal_whitespace_format (self, 0, SAL_WHITESPACE_COLUMN_PENETRATION);

  g_assert_cmpstr (pumps, ==, "●\u00a01/3 ◐ ○\u00a0$40");
  g_assert_cmpstr (valves, ==, "●\u00a0$20");
  g_assert_cmpstr (plant, ==, "○\u00a0$40");
  g_assert_cmpstr (written, ==, "owned 1/3 10.00, pipeline 1/3 25.00, open 1/3 40.00");
  g_assert_cmpstr (
      named, ==, "Whole account, Pumps: owned in 1 of 3, in pipeline in 1, open in 1, $40");
  g_assert_cmpstr (share, ==, "71\u00a0% (5 of 7)");
}

/* By what is open: the 40.00 of an account that owns it elsewhere come before 30.00. */
static void
test_order (void)
{
  g_autoptr (SalWhitespace) self = create ();

  g_assert_cmpint (sal_whitespace_compare (self, 0, 1, SAL_WHITESPACE_N_COLUMNS), >, 0);
  cell (self, 0, 4, 0)->recorded = 2000;
  sal_whitespace_derive (self);
  g_assert_cmpint (sal_whitespace_compare (self, 0, 1, SAL_WHITESPACE_N_COLUMNS), <, 0);
  /* nothing is open of valves: by what is bought in a year */
  g_assert_cmpint (sal_whitespace_compare (self, 0, 1, SAL_WHITESPACE_N_COLUMNS + 1), <, 0);
}

/* What is open without a buying unit, 80.00 less the 5.00 of each plant, is told, but is no plant:
 * penetration stays as it is. What is bought there without one is counted. */
static void
test_unsaid (void)
{
  g_autoptr (SalWhitespace) self = create ();
  const SalWhitespaceAccount *alder = sal_whitespace_get_account (self, 0);
  double before = sal_whitespace_sum_penetration (&alder->counted);
  g_autofree char *open = NULL, *written = NULL, *named = NULL;
  SalWhitespaceSpread valves;

  record (cell (self, 0, SAL_WHITESPACE_ROW_UNSAID, 1), 8000);
  sal_whitespace_derive (self);
  open = sal_whitespace_format (self, 0, SAL_WHITESPACE_N_COLUMNS + 1);
  written = sal_whitespace_write (self, 0, SAL_WHITESPACE_N_COLUMNS + 1);
  named = sal_whitespace_name_cell (self, alder, SAL_WHITESPACE_ROW_WHOLE, 1);
  valves = sal_whitespace_spread (self, alder, 1);
  g_assert_cmpuint (valves.n_eligible, ==, 4);
  g_assert_cmpuint (valves.unsaid, ==, SAL_WHITESPACE_OPEN);
  g_assert_cmpstr (open, ==, "●\u00a04/4 ○\u00a0$60");
  g_assert_cmpstr (written, ==, "owned 4/4 20.00, open 60.00");
  g_assert_cmpstr (named, ==, "Whole account, Valves: owned in 4 of 4, open, $60");
  g_assert_cmpfloat (sal_whitespace_sum_penetration (&alder->counted), ==, before);

  cell (self, 0, SAL_WHITESPACE_ROW_UNSAID, 1)->n_installed = 1;
  cell (self, 0, SAL_WHITESPACE_ROW_UNSAID, 1)->installed = 100;
  sal_whitespace_derive (self);
  valves = sal_whitespace_spread (self, alder, 1);
  g_assert_cmpuint (valves.n_eligible, ==, 5);
  g_assert_cmpuint (valves.n[SAL_WHITESPACE_OWNED], ==, 5);
  g_assert_cmpfloat (sal_whitespace_sum_penetration (&alder->counted), ==, 6.0 / 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whitespace-spread/counts", test_counts);
  g_test_add_func ("/whitespace-spread/sums", test_sums);
  g_test_add_func ("/whitespace-spread/texts", test_texts);
  g_test_add_func ("/whitespace-spread/unsaid", test_unsaid);
  g_test_add_func ("/whitespace-spread/order", test_order);

  return g_test_run ();
}
