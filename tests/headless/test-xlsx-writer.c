/* test-xlsx-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-xlsx-writer.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "zip-fixture.h"

static char *folder;
static char *path;

static void
save (SalXlsxWriter *writer)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (sal_xlsx_writer_save (writer, file, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_part (const char *name, const char *text)
{
  g_autofree char *contents = zip_fixture_read (path, name);

  g_assert_nonnull (contents);
  if (strstr (contents, text) == NULL)
    g_error ("%s has no %s: %s", name, text, contents);
}

/* Numbers are numbers, money is in units of the currency, and text stays text. */
static void
test_xlsx_writer_cells (void)
{
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (NULL);

  sal_xlsx_writer_begin_sheet (writer, "Areas");
  sal_xlsx_writer_add_text (writer, "Code");
  sal_xlsx_writer_add_text (writer, "Revenue & more");
  sal_xlsx_writer_end_row (writer);
  sal_xlsx_writer_add_text (writer, "01001");
  sal_xlsx_writer_add_money (writer, 123450, "USD");
  sal_xlsx_writer_add_money (writer, 99, "JPY");
  sal_xlsx_writer_add_number (writer, 2.5);
  sal_xlsx_writer_add_number (writer, NAN);
  sal_xlsx_writer_add_text (writer, NULL);
  sal_xlsx_writer_add_text (writer, "=1+1");
  sal_xlsx_writer_end_row (writer);
  sal_xlsx_writer_begin_sheet (writer, "Empty");
  save (writer);

  assert_part ("xl/sharedStrings.xml", "<t>01001</t>");
  assert_part ("xl/sharedStrings.xml", "<t>Revenue &amp; more</t>");
  assert_part ("xl/sharedStrings.xml", "<t>=1+1</t>");
  assert_part ("xl/worksheets/sheet1.xml", "<v>1234.5</v>");
  assert_part ("xl/worksheets/sheet1.xml", "<v>99</v>");
  assert_part ("xl/worksheets/sheet1.xml", "<c r=\"D2\"><v>2.5</v></c><c r=\"G2\" t=\"s\">");
  assert_part ("xl/worksheets/sheet1.xml", "state=\"frozen\"");
  assert_part ("xl/styles.xml", "formatCode=\"#,##0.00\"");
  assert_part ("xl/workbook.xml", "name=\"Empty\"");
}

/* What a sheet cannot hold is said with its place, and what was there before stays. */
static void
test_xlsx_writer_too_long (void)
{
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (NULL);
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  sal_xlsx_writer_begin_sheet (writer, "Notes");
  sal_xlsx_writer_add_text (writer, "Note");
  sal_xlsx_writer_end_row (writer);
  sal_xlsx_writer_add_text (writer, "short");
  sal_xlsx_writer_add_text (writer, text);
  sal_xlsx_writer_end_row (writer);
  sal_xlsx_writer_add_text (writer, "after");
  g_assert_false (sal_xlsx_writer_save (writer, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "“Notes”, row 2, column 2"));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "before");
}

static void
test_xlsx_writer_sheet_name (void)
{
  static const char *const names[] = { "a/b", "[x]", "A name of more than thirty-one characters" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      sal_xlsx_writer_begin_sheet (writer, names[i]);
      sal_xlsx_writer_add_text (writer, "Text");
      sal_xlsx_writer_end_row (writer);
      g_assert_false (sal_xlsx_writer_save (writer, file, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_xlsx_writer_nowhere (void)
{
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", "a.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (missing);
  g_autoptr (GError) error = NULL;

  sal_xlsx_writer_begin_sheet (writer, "Sheet");
  g_assert_false (sal_xlsx_writer_save (writer, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("salient-xlsx-XXXXXX", NULL);
  path = g_build_filename (folder, "a.xlsx", NULL);

  g_test_add_func ("/xlsx-writer/cells", test_xlsx_writer_cells);
  g_test_add_func ("/xlsx-writer/too-long", test_xlsx_writer_too_long);
  g_test_add_func ("/xlsx-writer/sheet-name", test_xlsx_writer_sheet_name);
  g_test_add_func ("/xlsx-writer/nowhere", test_xlsx_writer_nowhere);

  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);

  return result;
}
