/* test-sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sheet.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-exchange-error.h"
#include "sal-xlsx-writer.h"
#include "zip-fixture.h"

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

/* The first sheet is not the first file, strings are shared, inline, in runs and pronounced, rows
 * and cells are left out or without a place, and a formula has failed. */
static const ZipFixtureFile book[] = {
  { "xl/workbook.xml",
    "\xef\xbb\xbf<?xml version=\"1.0\"?><workbook " MAIN
    " xmlns:r=\"x\"><sheets><sheet name=\"Data\" sheetId=\"7\" r:id=\"rId2\"/>"
    "<sheet name=\"Other\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    -1 },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>",
    -1 },
  { "xl/sharedStrings.xml",
    "<sst " MAIN "><si><t>FIPS</t></si><si><r><t>Poten</t></r><r><t>tial</t></r></si>"
    "<si><t>A &amp; B</t><rPh sb=\"0\" eb=\"1\"><t>wrong</t></rPh></si></sst>",
    -1 },
  { "xl/worksheets/sheet1.xml", "<worksheet/>", -1 },
  { "xl/worksheets/sheet2.xml",
    "<worksheet " MAIN "><sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>"
    "<c r=\"C2\" t=\"s\"><v>1</v></c></row>"
    "<row r=\"4\"><c r=\"A4\"><v>1001</v></c><c r=\"C4\"><v>1234.5</v></c>"
    "<c r=\"ZZZ4\"><v>9</v></c></row>"
    "<row><c t=\"inlineStr\"><is><t xml:space=\"preserve\"> 01003 </t></is></c>"
    "<c t=\"s\"><v>2</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
    "<row r=\"9\"><c r=\"A9\" s=\"1\"/></row></sheetData></worksheet>",
    -1 },
};

static void
test_sheet_xlsx (void)
{
  g_autoptr (GBytes) bytes = zip_fixture_pack (book, G_N_ELEMENTS (book));
  g_autoptr (GError) error = NULL;
  g_autoptr (SalSheet) sheet = sal_sheet_read_xlsx (bytes, "book.xlsx", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheet->columns->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (sheet->columns, 0), ==, "FIPS");
  g_assert_cmpstr (g_ptr_array_index (sheet->columns, 1), ==, "Column 2");
  g_assert_cmpstr (g_ptr_array_index (sheet->columns, 2), ==, "Potential");
  g_assert_cmpint (sheet->mark, ==, SAL_DECIMAL_POINT);
  g_assert_cmpuint (sal_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpuint (g_array_index (sheet->numbers, guint64, 0), ==, 4);
  g_assert_cmpuint (g_array_index (sheet->numbers, guint64, 1), ==, 5);
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 0), ==, "1001");
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 1), ==, "");
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 2), ==, "1234.5");
  g_assert_cmpstr (sal_sheet_get (sheet, 1, 0), ==, "01003");
  g_assert_cmpstr (sal_sheet_get (sheet, 1, 1), ==, "A & B");
  g_assert_cmpstr (sal_sheet_get (sheet, 1, 2), ==, "#DIV/0!");
}

/* What we write we read. */
static void
test_sheet_written (void)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "areas.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SalXlsxWriter) writer = sal_xlsx_writer_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalSheet) sheet = NULL;

  sal_xlsx_writer_begin_sheet (writer, "Areas");
  sal_xlsx_writer_add_text (writer, "Code");
  sal_xlsx_writer_add_text (writer, "Größe");
  sal_xlsx_writer_end_row (writer);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *code = g_strdup_printf ("%05u", i);

      sal_xlsx_writer_add_text (writer, code);
      sal_xlsx_writer_add_number (writer, i / 8.0);
      sal_xlsx_writer_end_row (writer);
    }
  g_assert_true (sal_xlsx_writer_save (writer, file, NULL, &error));
  sheet = sal_sheet_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sal_sheet_get_n_rows (sheet), ==, 1000);
  g_assert_cmpstr (g_ptr_array_index (sheet->columns, 1), ==, "Größe");
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *code = g_strdup_printf ("%05u", i);

      g_assert_cmpstr (sal_sheet_get (sheet, i, 0), ==, code);
      g_assert_cmpfloat (g_ascii_strtod (sal_sheet_get (sheet, i, 1), NULL), ==, i / 8.0);
    }
  g_unlink (path);
  g_rmdir (folder);
}

static GBytes *
pack_sheet (const char *strings, const char *rows)
{
  g_autofree char *sheet = g_strdup_printf ("<worksheet>%s</worksheet>", rows);
  g_autofree char *table = g_strdup_printf ("<sst>%s</sst>", strings);
  const ZipFixtureFile files[] = { { "xl/sharedStrings.xml", table, -1 },
                                   { "xl/worksheets/sheet1.xml", sheet, -1 } };

  return zip_fixture_pack (files, G_N_ELEMENTS (files));
}

/* What only its name makes a spreadsheet of is not read as text. */
static void
test_sheet_no_spreadsheet (void)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "area,potential\n01001,5\n", -1, NULL));
  g_assert_null (sal_sheet_read (file, NULL, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
  g_assert_cmpstr (error->message,
                   ==,
                   "plan.xlsx is no spreadsheet (expected an XLSX file, or text named .csv)");
  g_unlink (path);
  g_rmdir (folder);
}

/* A cell that shares a text, but does not say which, has none: it is not the first one. */
static void
test_sheet_no_string (void)
{
  g_autoptr (GBytes) bytes = pack_sheet ("<si><t>Code</t></si><si><t>7</t></si>",
                                         "<row><c t=\"s\"><v>0</v></c><c><v>A</v></c>"
                                         "<c><v>B</v></c><c><v>C</v></c><c><v>D</v></c></row>"
                                         "<row><c t=\"s\"><v>1</v></c><c t=\"s\"/>"
                                         "<c t=\"s\"><v></v></c><c t=\"s\"><v>x</v></c>"
                                         "<c t=\"s\"><v>-1</v></c></row>");
  g_autoptr (GError) error = NULL;
  g_autoptr (SalSheet) sheet = sal_sheet_read_xlsx (bytes, "x.xlsx", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_ptr_array_index (sheet->columns, 0), ==, "Code");
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 0), ==, "7");
  for (guint i = 1; i < 5; i++)
    g_assert_cmpstr (sal_sheet_get (sheet, 0, i), ==, "");
}

/* As long a text as a spreadsheet may have is read, in characters and not bytes; a longer one is
 * refused, be it shared or not, and said where it is: AB is the 28th column, 26 + 2. */
static void
test_sheet_long_text (void)
{
  for (guint n = 32767; n <= 32768; n++)
    for (gsize i = 0; i < 2; i++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autofree char *strings = NULL, *rows = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (SalSheet) sheet = NULL;

        for (guint k = 0; k < n; k++)
          g_string_append (text, "ö");
        strings = g_strdup_printf ("<si><t>%s</t></si>", text->str);
        rows = g_strdup_printf ("<row r=\"3\"><c r=\"AB3\"><v>Note</v></c></row>"
                                "<row r=\"5\"><c r=\"AB5\" t=\"%s\"><v>%s</v></c></row>",
                                i == 0 ? "s" : "str",
                                i == 0 ? "0" : text->str);
        bytes = pack_sheet (strings, rows);
        sheet = sal_sheet_read_xlsx (bytes, "x.xlsx", NULL, &error);
        if (n == 32767)
          {
            g_assert_no_error (error);
            g_assert_cmpstr (sal_sheet_get (sheet, 0, 27), ==, text->str);
            continue;
          }
        g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
        g_assert_cmpstr (error->message,
                         ==,
                         "x.xlsx, row 5, column AB: the text is too long (expected at most 32767 "
                         "characters)");
      }
}

/* Empty texts are five bytes of a file each; there are not to be more than cells can have use for.
 */
static void
test_sheet_many_strings (void)
{
  const gsize n = 8 * 1024 * 1024 + 1, length = strlen ("<si/>");
  g_autofree char *strings = g_malloc (n * length + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < n; i++)
    memcpy (strings + i * length, "<si/>", length + 1);
  bytes = pack_sheet (strings, "<row><c><v>Code</v></c></row>");
  g_assert_null (sal_sheet_read_xlsx (bytes, "x.xlsx", NULL, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
  g_assert_cmpstr (error->message,
                   ==,
                   "x.xlsx, xl/sharedStrings.xml: there are too many texts (expected at most 8 "
                   "million)");
}

/* What cells keep is counted, without the space around it; where it is too much that is an error.
 * So that no test needs as much memory a sheet is told that it is nearly full. */
static void
test_sheet_size (void)
{
  g_autoptr (SalSheet) sheet = sal_sheet_new ("x.xlsx", SAL_DECIMAL_POINT);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (texts, (char *) "  Code ");
  g_ptr_array_add (texts, (char *) "Name");
  g_assert_true (sal_sheet_add_row (sheet, 1, texts, NULL));
  g_assert_cmpuint (sheet->size, ==, 0);
  g_assert_true (sal_sheet_add_row (sheet, 2, texts, NULL));
  g_assert_cmpuint (sheet->size, ==, strlen ("Code") + 1 + strlen ("Name") + 1);
  g_assert_cmpstr (sal_sheet_get (sheet, 0, 0), ==, "Code");

  sheet->size = SAL_SHEET_MAX_SIZE - 10;
  g_assert_true (sal_sheet_add_row (sheet, 3, texts, &error));
  g_assert_no_error (error);
  g_assert_false (sal_sheet_add_row (sheet, 4, texts, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
  g_assert_cmpstr (
      error->message, ==, "x.xlsx has too much text in its cells (expected at most 512 MB)");
}

/* A part without a byte is none, whichever it is. */
static void
test_sheet_empty_part (void)
{
  static const char *const parts[] = { "xl/workbook.xml",
                                       "xl/_rels/workbook.xml.rels",
                                       "xl/sharedStrings.xml",
                                       "xl/worksheets/sheet2.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      ZipFixtureFile files[G_N_ELEMENTS (book)];
      g_autofree char *start = g_strdup_printf ("x.xlsx, %s: ", parts[i]);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      memcpy (files, book, sizeof book);
      for (gsize k = 0; k < G_N_ELEMENTS (files); k++)
        if (strcmp (files[k].name, parts[i]) == 0)
          files[k].data = "";
      bytes = zip_fixture_pack (files, G_N_ELEMENTS (files));
      g_assert_null (sal_sheet_read_xlsx (bytes, "x.xlsx", NULL, &error));
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, start));
    }
}

/* What is not in order is an error that names the file, and the part of it. */
static void
test_sheet_bad (void)
{
  const struct
  {
    const char *sheet; /* NULL: there is none */
    const char *message;
  } cases[] = {
    { NULL, "x.xlsx is no spreadsheet that can be read" },
    { "<worksheet><sheetData><row></sheetData>", "x.xlsx, xl/worksheets/sheet1.xml: " },
    { "<worksheet/>", "x.xlsx: the first sheet is empty" },
    { "<worksheet><row><c t=\"s\"><v>5</v></c></row></worksheet>",
      "x.xlsx: the first sheet is empty" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ZipFixtureFile file = { cases[i].sheet ? "xl/worksheets/sheet1.xml" : "a.txt",
                                    cases[i].sheet ? cases[i].sheet : "",
                                    -1 };
      g_autoptr (GBytes) bytes = zip_fixture_pack (&file, 1);
      g_autoptr (GError) error = NULL;

      g_assert_null (sal_sheet_read_xlsx (bytes, "x.xlsx", NULL, &error));
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
      if (!g_str_has_prefix (error->message, cases[i].message))
        g_error ("%s: %s", cases[i].message, error->message);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/xlsx", test_sheet_xlsx);
  g_test_add_func ("/sheet/written", test_sheet_written);
  g_test_add_func ("/sheet/no-spreadsheet", test_sheet_no_spreadsheet);
  g_test_add_func ("/sheet/no-string", test_sheet_no_string);
  g_test_add_func ("/sheet/long-text", test_sheet_long_text);
  g_test_add_func ("/sheet/many-strings", test_sheet_many_strings);
  g_test_add_func ("/sheet/size", test_sheet_size);
  g_test_add_func ("/sheet/empty-part", test_sheet_empty_part);
  g_test_add_func ("/sheet/bad", test_sheet_bad);

  return g_test_run ();
}
