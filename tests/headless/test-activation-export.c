/* test-activation-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-export.h"

#include <string.h>

#include <glib/gstdio.h>

#include "activation-fixture.h"
#include "sal-activation-summary.h"
#include "sal-date.h"
#include "sal-sheet.h"

/* What is told of an activation, and handed out. */

/* Two accounts go from east to west, one of them with an opportunity. */
static void
fill (Fixture *self)
{
  for (int account = 0; account < 2; account++)
    {
      activation_add_account (self, account, WEST, -1);
      activation_add_coverage (self, account + 1, account, EAST, "primary", "2024-01-01", "");
    }
  activation_add_deal (self, 0, 1, EAST, 30050, 1);
}

static char *
write_to (const SalAlignmentActivation *found, const char *name, SalActivationFormat format)
{
  g_autofree char *folder = g_dir_make_tmp ("activation-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (sal_activation_export_to_file (found, "USD", format, file, NULL, &error));
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static void
remove_written (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_csv (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  fill (self);
  found = activation_plan_with_names (self);
  path = write_to (found, "a.csv", SAL_ACTIVATION_CSV);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit_set (text, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "account,from,to,open_deals,pipeline,revenue,day,reason");
  g_assert_nonnull (strstr (text, "A0,Person 1 (P1),Person 0 (P0),0,0.00,0.00," BEGIN_DAY ",Area"));
  g_assert_nonnull (
      strstr (text, "A1,Person 1 (P1),Person 0 (P0),1,300.50,0.00," BEGIN_DAY ",Area"));
  remove_written (path);
}

/* The first sheet is that from whom to whom. */
static void
test_xlsx (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalSheet) sheet = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fill (self);
  found = activation_plan_with_names (self);
  path = write_to (found, "a.xlsx", SAL_ACTIVATION_XLSX);
  file = g_file_new_for_path (path);
  sheet = sal_sheet_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sal_sheet_get_n_rows (sheet), ==, 1);
  g_assert_cmpstr (g_ptr_array_index (sheet->columns, 0), ==, "From");
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 0), ==, "Person 1 (P1)");
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 1), ==, "Person 0 (P0)");
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 2), ==, "2");
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 3), ==, "1");
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 4), ==, "300.5");
  remove_written (path);
}

/* With nothing to tell it is written all the same. */
static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  activation_add_account (self, 0, WEST, WEST);
  found = activation_plan_with_names (self);
  g_assert_true (sal_activation_moves_nothing (found));
  path = write_to (found, "a.xlsx", SAL_ACTIVATION_XLSX);
  remove_written (path);
  text = sal_activation_summarize (found, "FY27", activation_day);
  g_assert_cmpstr (text, ==, "“FY27” is active: nothing moves");
}

static void
test_summary (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autofree char *day = sal_date_format (activation_day);
  g_autofree char *coming = NULL;
  g_autofree char *expected =
      g_strdup_printf ("“FY27” is active from %s: 2 accounts and 1 opportunity move", day);
  g_autofree char *done = NULL;

  fill (self);
  found = activation_plan_with_names (self);
  g_assert_false (sal_activation_moves_nothing (found));
  g_assert_cmpuint (sal_activation_count_opportunities (found), ==, 1);
  coming = sal_activation_summarize (found, "FY27", activation_day - 1);
  g_assert_cmpstr (coming, ==, expected);
  done = sal_activation_summarize (found, "FY27", activation_day);
  g_assert_cmpstr (done, ==, "“FY27” is active: 2 accounts and 1 opportunity moved");
}

static void
test_formats (void)
{
  SalActivationFormat format;

  g_assert_true (sal_activation_export_find_format ("a.CSV", &format));
  g_assert_cmpint (format, ==, SAL_ACTIVATION_CSV);
  g_assert_true (sal_activation_export_find_format ("a.xlsx", &format));
  g_assert_cmpint (format, ==, SAL_ACTIVATION_XLSX);
  g_assert_false (sal_activation_export_find_format ("a.pdf", &format));
}

#define ADD(name, func)                                                                            \
  g_test_add (                                                                                     \
      "/activation-export/" name, Fixture, NULL, activation_set_up, func, activation_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  activation_fixture_load ();

  ADD ("csv", test_csv);
  ADD ("xlsx", test_xlsx);
  ADD ("nothing", test_nothing);
  ADD ("summary", test_summary);
  g_test_add_func ("/activation-export/formats", test_formats);

  result = g_test_run ();
  activation_fixture_unload ();

  return result;
}
