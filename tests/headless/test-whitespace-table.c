/* test-whitespace-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-table.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sal-cross-sell-text.h"
#include "sal-whitespace-text.h"

static gint32
code (SalDimension *dimension, const char *text)
{
  return sal_dimension_add_text (dimension, text, strlen (text));
}

static void
install (SalWhitespace *self, guint account, guint family, gint64 value)
{
  SalWhitespaceCell *cell =
      sal_whitespace_get_cell (self, sal_whitespace_get_account (self, account), 0, family);

  cell->n_installed = 1;
  cell->installed = value;
}

static void
record (SalWhitespace *self, guint account, guint family, gint64 potential)
{
  SalWhitespaceCell *cell =
      sal_whitespace_get_cell (self, sal_whitespace_get_account (self, account), 0, family);

  cell->recorded = potential;
  cell->recorded_on = 20000;
  cell->recorded_from = SAL_POTENTIAL_TYPED;
}

/* Alder owns pumps for 10.00 and could have valves for 30.00; Birch Mühle owns both, for 5.00 and
 * 1.00; Cedar nothing. */
static SalWhitespace *
create (void)
{
  static const struct
  {
    const char *name, *segment;
  } accounts[] = { { "Alder", "Zinc" }, { "Birch Mühle", "Large" }, { "Cedar", NULL } };
  SalWhitespace *self = sal_whitespace_new (20000, "USD");

  sal_whitespace_add_family (self, 1, "Pumps", FALSE);
  sal_whitespace_add_family (self, 2, "Valves", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      SalWhitespaceAccount *account = sal_whitespace_add_account (self, i + 1, accounts[i].name);

      if (accounts[i].segment != NULL)
        account->segment = code (self->segments, accounts[i].segment);
    }
  sal_whitespace_make_cells (self);
  install (self, 0, 0, 1000);
  record (self, 0, 1, 3000);
  install (self, 1, 0, 500);
  install (self, 1, 1, 100);
  sal_whitespace_derive (self);

  return self;
}

static const SalWhitespaceFilter everything = {
  NULL, SAL_WHITESPACE_ANY, SAL_WHITESPACE_ANY, SAL_WHITESPACE_ANY, SAL_WHITESPACE_ALL_ACCOUNTS
};

static char *
name_all (const SalWhitespace *portfolio, GArray *accounts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < accounts->len; i++)
    g_string_append_c (
        text, sal_whitespace_get_account (portfolio, g_array_index (accounts, guint, i))->name[0]);

  return g_string_free (text, FALSE);
}

/* Accounts that are equal stay in the order of their names, whichever way others are sorted. */
static void
test_sort (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  static const struct
  {
    guint column;
    gboolean falls;
    const char *order;
  } cases[] = {
    { SAL_WHITESPACE_COLUMN_ACCOUNT, TRUE, "CBA" },
    { SAL_WHITESPACE_COLUMN_SEGMENT, FALSE, "CBA" },
    { SAL_WHITESPACE_COLUMN_OWNER, TRUE, "ABC" },
    { SAL_WHITESPACE_COLUMN_OPEN, TRUE, "ABC" },
    { SAL_WHITESPACE_COLUMN_CURRENT, FALSE, "CBA" },
    { SAL_WHITESPACE_COLUMN_PENETRATION, TRUE, "BAC" },
    { SAL_WHITESPACE_N_COLUMNS, TRUE, "ABC" },
    { SAL_WHITESPACE_N_COLUMNS + 1, TRUE, "ABC" }, /* open for 30.00, owned for 1.00, open */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) accounts = sal_whitespace_list (portfolio, &everything);
      g_autofree char *order = NULL;

      sal_whitespace_sort (portfolio, accounts, cases[i].column, cases[i].falls);
      order = name_all (portfolio, accounts);
      g_test_message ("column %u", cases[i].column);
      g_assert_cmpstr (order, ==, cases[i].order);
    }
  g_assert_cmpint (
      sal_whitespace_compare (portfolio, 0, 1, SAL_WHITESPACE_COLUMN_PENETRATION), <, 0);
}

static void
test_list (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  gint32 large = code (portfolio->segments, "Large");
  const struct
  {
    SalWhitespaceFilter filter;
    const char *found;
  } cases[] = {
    { everything, "ABC" },
    { { "muhle", -1, -1, -1, SAL_WHITESPACE_ALL_ACCOUNTS }, "B" },
    { { "er", -1, -1, -1, SAL_WHITESPACE_CUSTOMERS }, "A" },
    { { NULL, -1, -1, -1, SAL_WHITESPACE_OTHERS }, "C" },
    { { NULL, large, -1, -1, SAL_WHITESPACE_ALL_ACCOUNTS }, "B" },
    { { NULL, SAL_DIMENSION_NONE, -1, -1, SAL_WHITESPACE_ALL_ACCOUNTS }, "C" },
    { { NULL, -1, 5, -1, SAL_WHITESPACE_ALL_ACCOUNTS }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) accounts = sal_whitespace_list (portfolio, &cases[i].filter);
      g_autofree char *found = name_all (portfolio, accounts);

      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_texts (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  const SalWhitespaceAccount *account = sal_whitespace_get_account (portfolio, 0);
  g_autofree char *share = sal_whitespace_format (portfolio, 0, SAL_WHITESPACE_COLUMN_PENETRATION);
  g_autofree char *written = sal_whitespace_write (portfolio, 0, SAL_WHITESPACE_N_COLUMNS + 1);
  g_autofree char *name = sal_whitespace_name_cell (portfolio, account, 0, 1);
  g_autofree char *source = sal_whitespace_describe_potential (portfolio, account, 0, 0);

  g_assert_cmpstr (share, ==, "50\u00a0% (1 of 2)");
  g_assert_cmpstr (written, ==, "open 30.00");
  g_assert_cmpstr (name, ==, "Whole account, Valves: open, $30");
  g_assert_cmpstr (
      source, ==, "Not known: nothing is recorded, and fewer than 5 of its segment own this");
}

/* Each figure says what it was computed from. */
static void
test_figures (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  g_autoptr (GArray) accounts = sal_whitespace_list (portfolio, &everything);
  g_autoptr (SalCrossSell) sell =
      sal_cross_sell_new (portfolio, (const guint *) (gpointer) accounts->data, accounts->len);
  static const char *const values[SAL_CROSS_SELL_N_FIGURES] = {
    [SAL_CROSS_SELL_RATIO] = "75\u00a0%", [SAL_CROSS_SELL_BROAD] = "50\u00a0%",
    [SAL_CROSS_SELL_FAMILIES] = "1.50",   [SAL_CROSS_SELL_ATTACH] = "–",
    [SAL_CROSS_SELL_SUCCESS] = "–",       [SAL_CROSS_SELL_OUTSIDE] = "6\u00a0%",
    [SAL_CROSS_SELL_WALLET] = "0\u00a0%",
  };
  static const char *const parts[SAL_CROSS_SELL_N_FIGURES] = {
    [SAL_CROSS_SELL_RATIO] = "Valves: 1 ÷ 2 = 50\u00a0%",
    [SAL_CROSS_SELL_BROAD] = "Customers: 1 ÷ 2 = 50\u00a0%",
    [SAL_CROSS_SELL_FAMILIES] = "3 ÷ 2",
    [SAL_CROSS_SELL_ATTACH] = "on a later day",
    [SAL_CROSS_SELL_SUCCESS] = "Pumps: 0 ÷ 0 = –",
    [SAL_CROSS_SELL_OUTSIDE] = "$1 ÷ $16",
    [SAL_CROSS_SELL_WALLET] = "$0 ÷ $30",
  };

  for (guint i = 0; i < SAL_CROSS_SELL_N_FIGURES; i++)
    {
      SalCrossSellFigure figure = (SalCrossSellFigure) i;
      g_autofree char *value = sal_cross_sell_figure_format (sell, figure);
      g_autofree char *text = sal_cross_sell_figure_explain (sell, portfolio, figure);

      g_test_message ("%s", sal_cross_sell_figure_get_label (figure));
      g_assert_cmpstr (value, ==, values[i]);
      g_assert_nonnull (strstr (text, parts[i]));
    }
}

static void
test_export (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("salient-whitespace-XXXXXX", NULL);
  g_autofree char *csv_path = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *sheet_path = g_build_filename (folder, "out.xlsx", NULL);
  g_autoptr (GFile) csv = g_file_new_for_path (csv_path);
  g_autoptr (GFile) sheet = g_file_new_for_path (sheet_path);
  g_autofree char *text = NULL, *packed = NULL;
  static const guint accounts[] = { 1, 0 };

  g_assert_true (sal_whitespace_export (portfolio, accounts, 2, FALSE, csv, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (csv_path, &text, NULL, NULL));
  g_strdelimit (text, "\r", ' ');
  g_assert_nonnull (strstr (text, "account,tier,segment,owner,open,more,current,penetration"));
  g_assert_nonnull (
      strstr (text,
              "Pumps: state,Pumps: eligible,Pumps: owned,Pumps: in pipeline,Pumps: open,"
              "Pumps: value,Pumps: open value,Pumps: potential,Pumps: source"));
  g_assert_nonnull (strstr (
      text, "Birch Mühle,,Large,,0.00,0.00,6.00,1,owned,1,1,0,0,5.00,0.00,,,owned,1,1,0,0,1.00"));
  g_assert_nonnull (strstr (text,
                            "Alder,,Zinc,,30.00,0.00,10.00,0.5,owned,1,1,0,0,10.00,0.00,,,open,1,0,"
                            "0,1,30.00,30.00,30.00,typed"));
  g_assert_true (strstr (text, "Birch") < strstr (text, "Alder"));

  g_assert_true (sal_whitespace_export (portfolio, accounts, 2, TRUE, sheet, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (sheet_path, &packed, NULL, NULL));
  g_assert_true (g_str_has_prefix (packed, "PK"));
  g_remove (csv_path);
  g_remove (sheet_path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whitespace-table/sort", test_sort);
  g_test_add_func ("/whitespace-table/list", test_list);
  g_test_add_func ("/whitespace-table/texts", test_texts);
  g_test_add_func ("/whitespace-table/figures", test_figures);
  g_test_add_func ("/whitespace-table/export", test_export);

  return g_test_run ();
}
