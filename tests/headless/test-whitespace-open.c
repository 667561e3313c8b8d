/* test-whitespace-open.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-open.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sal-whitespace-text.h"

#define DAY 20000

static SalWhitespaceCell *
cell (SalWhitespace *self, guint account, guint row, guint family)
{
  return sal_whitespace_get_cell (self, sal_whitespace_get_account (self, account), row, family);
}

static void
record (SalWhitespaceCell *cell, gint64 potential, SalPotentialSource source)
{
  cell->recorded = potential;
  cell->recorded_on = DAY;
  cell->recorded_from = (guint8) source;
}

static void
install (SalWhitespaceCell *cell, gint64 value)
{
  cell->n_installed = 1;
  cell->installed = value;
}

/* Alder has two plants. Of pumps the first owns 10.00; the second could have them for 40.00. Of
 * valves 100.00 were imported for Alder, of which 30.00 are possible in the second plant, so that
 * 70.00 remain; what the first could have is not known. Birch, without plants, had pumps, which
 * ended, and could have them for 55.00; it is not eligible for valves. Cedar could have pumps for
 * 40.00, as Alder's second plant; valves are talked about. */
static SalWhitespace *
create (void)
{
  SalWhitespace *self = sal_whitespace_new (DAY, "USD");
  SalWhitespaceAccount *alder;

  sal_whitespace_add_family (self, 1, "Pumps", FALSE);
  sal_whitespace_add_family (self, 2, "Valves", FALSE);
  alder = sal_whitespace_add_account (self, 1, "Alder");
  sal_whitespace_account_add_unit (alder, 11, "Halle");
  sal_whitespace_account_add_unit (alder, 12, "Jena");
  sal_whitespace_add_account (self, 2, "Birch");
  sal_whitespace_add_account (self, 3, "Cedar");
  sal_whitespace_make_cells (self);

  install (cell (self, 0, 2, 0), 1000);
  record (cell (self, 0, 3, 0), 4000, SAL_POTENTIAL_TYPED);
  record (cell (self, 0, 1, 1), 10000, SAL_POTENTIAL_IMPORTED);
  record (cell (self, 0, 3, 1), 3000, SAL_POTENTIAL_TYPED);
  cell (self, 1, 0, 0)->n_ended = 1;
  record (cell (self, 1, 0, 0), 5500, SAL_POTENTIAL_IMPORTED);
  cell (self, 1, 0, 1)->is_excluded = TRUE;
  record (cell (self, 2, 0, 0), 4000, SAL_POTENTIAL_TYPED);
  cell (self, 2, 0, 1)->n_pipeline = 1;
  cell (self, 2, 0, 1)->pipeline = 900;
  sal_whitespace_derive (self);

  return self;
}

static char *
write_cell (const SalWhitespaceOpenList *list, guint place)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SAL_WHITESPACE_OPEN_N_COLUMNS; i++)
    {
      g_autofree char *part = sal_whitespace_open_write (
          list->portfolio, sal_whitespace_open_list_get (list, place), i);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", part);
    }

  return g_string_free (text, FALSE);
}

/* Every cell that is open, and no other: the greatest value first, those alike by account, and what
 * is not known last. */
static void
test_list (void)
{
  static const char *const expected[] = {
    "Alder,,Valves,70.00,70.00,0.00,imported",  "Birch,,Pumps,55.00,55.00,0.00,imported",
    "Alder,Jena,Pumps,40.00,40.00,0.00,typed",  "Cedar,,Pumps,40.00,40.00,0.00,typed",
    "Alder,Jena,Valves,30.00,30.00,0.00,typed", "Alder,Halle,Valves,,,0.00,",
  };
  g_autoptr (SalWhitespace) portfolio = create ();
  g_autoptr (SalWhitespaceOpenList) list = sal_whitespace_open_list_new (portfolio);

  g_assert_cmpuint (list->cells->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = write_cell (list, i);

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

/* The cells add up to the open value of their accounts, whichever are asked for. */
static void
test_find (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  g_autoptr (SalWhitespaceOpenList) list = sal_whitespace_open_list_new (portfolio);
  static const guint accounts[] = { 2, 0 };
  static const guint expected[] = { 0, 2, 3, 4, 5 };
  g_autoptr (GArray) places = sal_whitespace_open_list_find (list, accounts, 2);
  g_autoptr (GArray) none = sal_whitespace_open_list_find (list, NULL, 0);
  gint64 open = 0;

  g_assert_cmpmem (places->data, places->len * sizeof (guint), expected, sizeof expected);
  for (guint i = 0; i < places->len; i++)
    {
      const SalWhitespaceOpenCell *one =
          sal_whitespace_open_list_get (list, g_array_index (places, guint, i));

      open += cell (portfolio, one->account, one->row, one->family)->open;
    }
  g_assert_cmpint (open,
                   ==,
                   sal_whitespace_get_account (portfolio, 0)->sum.open +
                       sal_whitespace_get_account (portfolio, 2)->sum.open);
  g_assert_cmpuint (none->len, ==, 0);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  gpointer *question = data;

  return sal_whitespace_open_list_compare (
      question[0], *(const guint *) a, *(const guint *) b, GPOINTER_TO_UINT (question[1]));
}

/* Each column has an order of its own; places are those of test_list(). */
static void
test_order (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  g_autoptr (SalWhitespaceOpenList) list = sal_whitespace_open_list_new (portfolio);
  static const struct
  {
    guint column;
    guint order[6];
  } cases[] = {
    { SAL_WHITESPACE_OPEN_COLUMN_ACCOUNT, { 0, 2, 4, 5, 1, 3 } },
    { SAL_WHITESPACE_OPEN_COLUMN_UNIT, { 0, 1, 3, 5, 2, 4 } },
    { SAL_WHITESPACE_OPEN_COLUMN_FAMILY, { 1, 2, 3, 0, 4, 5 } },
    { SAL_WHITESPACE_OPEN_COLUMN_VALUE, { 5, 4, 2, 3, 1, 0 } },
    { SAL_WHITESPACE_OPEN_COLUMN_POTENTIAL, { 5, 4, 2, 3, 1, 0 } },
    { SAL_WHITESPACE_OPEN_COLUMN_CURRENT, { 0, 1, 2, 3, 4, 5 } },
    { SAL_WHITESPACE_OPEN_COLUMN_SOURCE, { 5, 2, 3, 4, 0, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint places[] = { 0, 1, 2, 3, 4, 5 };
      gpointer question[] = { list, GUINT_TO_POINTER (cases[i].column) };

      g_qsort_with_data (places, 6, sizeof (guint), compare_places, question);
      g_test_message ("%s", sal_whitespace_open_get_name (cases[i].column));
      g_assert_cmpmem (places, sizeof places, cases[i].order, sizeof places);
    }
}

/* What remains of a potential says how it came about, and a cell without a plant whose it is. */
static void
test_texts (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  g_autoptr (SalWhitespaceOpenList) list = sal_whitespace_open_list_new (portfolio);
  static const struct
  {
    guint place, column;
    const char *text;
  } cases[] = {
    { 0, SAL_WHITESPACE_OPEN_COLUMN_UNIT, "No buying unit given" },
    { 1, SAL_WHITESPACE_OPEN_COLUMN_UNIT, "Whole account" },
    { 2, SAL_WHITESPACE_OPEN_COLUMN_UNIT, "Jena" },
    { 2, SAL_WHITESPACE_OPEN_COLUMN_VALUE, "$40" },
    { 5, SAL_WHITESPACE_OPEN_COLUMN_VALUE, "–" },
    { 0,
      SAL_WHITESPACE_OPEN_COLUMN_SOURCE,
      "Imported, as of 4 Oct 2024: $100.00 for the account − $30.00 of its buying units = $70.00" },
    { 1, SAL_WHITESPACE_OPEN_COLUMN_SOURCE, "Imported, as of 4 Oct 2024" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sal_whitespace_open_format (
          portfolio, sal_whitespace_open_list_get (list, cases[i].place), cases[i].column);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_export (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  g_autoptr (SalWhitespaceOpenList) list = sal_whitespace_open_list_new (portfolio);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("salient-whitespace-XXXXXX", NULL);
  g_autofree char *csv_path = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *sheet_path = g_build_filename (folder, "out.xlsx", NULL);
  g_autoptr (GFile) csv = g_file_new_for_path (csv_path);
  g_autoptr (GFile) sheet = g_file_new_for_path (sheet_path);
  const SalWhitespaceOpenCell cells[] = { *sal_whitespace_open_list_get (list, 5),
                                          *sal_whitespace_open_list_get (list, 0) };
  g_autofree char *text = NULL, *packed = NULL;

  g_assert_true (sal_whitespace_open_export (portfolio, cells, 2, FALSE, csv, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (csv_path, &text, NULL, NULL));
  g_assert_cmpstr (text,
                   ==,
                   "account,buying_unit,product_family,open,potential,current,potential_from\r\n"
                   "Alder,Halle,Valves,,,0.00,\r\n"
                   "Alder,,Valves,70.00,70.00,0.00,imported\r\n");

  g_assert_true (sal_whitespace_open_export (portfolio, cells, 2, TRUE, sheet, NULL, &error));
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
  g_test_add_func ("/whitespace-open/list", test_list);
  g_test_add_func ("/whitespace-open/find", test_find);
  g_test_add_func ("/whitespace-open/order", test_order);
  g_test_add_func ("/whitespace-open/texts", test_texts);
  g_test_add_func ("/whitespace-open/export", test_export);

  return g_test_run ();
}
