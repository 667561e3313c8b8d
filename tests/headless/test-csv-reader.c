/* test-csv-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-csv-reader.h"
#include "sal-csv-writer.h"
#include "sal-exchange-error.h"

/* Reads a whole text; each row as its fields in brackets, each row on a line. */
static char *
read_text (const char *text, gssize length, const SalCsvOptions *options, SalCsvProblems *problems)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCsvReader) reader = NULL;
  g_autoptr (GString) result = g_string_new (NULL);
  const char *const *columns;
  SalCsvRow row;

  reader = sal_csv_reader_new (stream, "test.csv", options, NULL, &error);
  g_assert_no_error (error);
  columns = sal_csv_reader_get_columns (reader, NULL);
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (result, "<%s>", columns[i]);
  g_string_append_c (result, '\n');
  if (problems != NULL)
    *problems = 0;
  while (sal_csv_reader_next (reader, &row, NULL, &error))
    {
      for (guint i = 0; i < row.n_fields; i++)
        {
          g_assert_cmpuint (strlen (row.fields[i].text), ==, row.fields[i].length);
          g_assert_true (g_utf8_validate (row.fields[i].text, -1, NULL));
          g_string_append_printf (result, "[%s]", row.fields[i].text);
        }
      g_string_append_c (result, '\n');
      if (problems != NULL)
        *problems |= row.problems;
    }
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&result), FALSE);
}

static void
test_csv_reader_breaches (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
    SalCsvProblems problems;
  } cases[] = {
    /* RFC 4180, section 2, rules 1 to 7 */
    { "a,b\r\n1,2\r\n", "<a><b>\n[1][2]\n", 0 },
    { "a,b\r\n1,2", "<a><b>\n[1][2]\n", 0 },
    { "a,b\r\n\"x\",\"y\"\r\n", "<a><b>\n[x][y]\n", 0 },
    { "a,b\r\n\"x\r\ny\",\"p,q\"\r\n", "<a><b>\n[x\r\ny][p,q]\n", 0 },
    { "a,b\n\"x \"\"y\"\" z\",\n", "<a><b>\n[x \"y\" z][]\n", 0 },
    /* other row ends */
    { "a,b\n1,2\n3,4", "<a><b>\n[1][2]\n[3][4]\n", 0 },
    { "a,b\r1,2\r3,4", "<a><b>\n[1][2]\n[3][4]\n", 0 },
    { "a,b\r1,\"x\ry\"\r", "<a><b>\n[1][x\ry]\n", 0 },
    { "a,b\r\n1,2\n3,4\r\n", "<a><b>\n[1][2]\n[3][4]\n", 0 },
    /* other delimiters */
    { "a;b\n1,5;2\n", "<a><b>\n[1,5][2]\n", 0 },
    { "a\tb\n1,5\t2;3\n", "<a><b>\n[1,5][2;3]\n", 0 },
    { "a|b\n1|2\n", "<a><b>\n[1][2]\n", 0 },
    { "sep=;\r\na;b,c\r\n1;2\r\n", "<a><b,c>\n[1][2]\n", 0 },
    { "name\nx\ny\n", "<name>\n[x]\n[y]\n", 0 },
    { "a;\"b,c,d\"\n1;2\n3;4\n", "<a><b,c,d>\n[1][2]\n[3][4]\n", 0 },
    /* byte order mark */
    { "\xEF\xBB\xBF"
      "a,b\n1,2\n",
      "<a><b>\n[1][2]\n",
      0 },
    /* blank rows */
    { "a,b\n\n1,2\n\r\n,\n3,4\n\n", "<a><b>\n[1][2]\n[3][4]\n", 0 },
    { "a,b\n\"\",\n", "<a><b>\n[][]\n", 0 },
    /* ragged rows */
    { "a,b,c\n1\n1,2\n1,2,3,4\n",
      "<a><b><c>\n[1][][]\n[1][2][]\n[1][2][3][4]\n",
      SAL_CSV_PROBLEM_SHORT | SAL_CSV_PROBLEM_LONG },
    /* names of columns */
    { "a,,a,\n1,2,3,\n", "<a><Column 2><a (2)>\n[1][2][3][]\n", SAL_CSV_PROBLEM_LONG },
    /* quotes where they should not be */
    { "a,b\n5\" pipe,x\"y\"\n", "<a><b>\n[5\" pipe][x\"y\"]\n", 0 },
    { "a,b\n\"5\" pipe\",2\n", "<a><b>\n[5\" pipe][2]\n", SAL_CSV_PROBLEM_STRAY_QUOTE },
    { "a,b\n1, \"x,y\" \n", "<a><b>\n[1][x,y]\n", 0 },
    { "a,b\n1,\"open\n3,4\n", "<a><b>\n[1][\"open]\n[3][4]\n", SAL_CSV_PROBLEM_OPEN_QUOTE },
    { "a,b\n1,\"open\n3,\"fine\"\n",
      "<a><b>\n[1][\"open]\n[3][fine]\n",
      SAL_CSV_PROBLEM_OPEN_QUOTE },
    { "a,b\n1,\"\n2,\"\n3,4\n",
      "<a><b>\n[1][\n2,]\n[3][4]\n",
      0 }, /* two open quotes are one quoted field: nothing tells them apart */
    { "a,b\n1,\"x\"\"", "<a><b>\n[1][\"x\"\"]\n", SAL_CSV_PROBLEM_OPEN_QUOTE },
    /* Windows-1252 */
    { "a,b\ncaf\xE9,\x80 5\n", "<a><b>\n[café][€ 5]\n", SAL_CSV_PROBLEM_ENCODING },
    { "a,b\ncafé,x\n", "<a><b>\n[café][x]\n", 0 },
    { "a,b\n\"caf\xE9 \"\"x\"\"\",1\n", "<a><b>\n[café \"x\"][1]\n", SAL_CSV_PROBLEM_ENCODING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize block = 0; block < 40; block += 13)
      {
        const SalCsvOptions options = { .block_size = block };
        SalCsvProblems problems;
        g_autofree char *result = read_text (cases[i].text, -1, &options, &problems);

        g_test_message ("case %" G_GSIZE_FORMAT ", blocks of %" G_GSIZE_FORMAT, i, block);
        g_assert_cmpstr (result, ==, cases[i].expected);
        g_assert_cmpuint (problems, ==, cases[i].problems);
      }
}

static void
test_csv_reader_nul (void)
{
  static const char text[] = "a,b\nx\0y,\0\0\n\0z,2\n";
  SalCsvProblems problems;
  g_autofree char *result = read_text (text, sizeof text - 1, NULL, &problems);

  g_assert_cmpstr (result, ==, "<a><b>\n[xy][]\n[z][2]\n");
  g_assert_cmpuint (problems, ==, SAL_CSV_PROBLEM_NUL);
}

static char *
to_utf16 (const char *text, gboolean big_endian, gboolean mark, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *marked = g_strconcat (mark ? "\xEF\xBB\xBF" : "", text, NULL);
  char *converted =
      g_convert (marked, -1, big_endian ? "UTF-16BE" : "UTF-16LE", "UTF-8", NULL, length, &error);

  g_assert_no_error (error);

  return converted;
}

static void
test_csv_reader_utf16 (void)
{
  for (guint i = 0; i < 8; i++)
    {
      const SalCsvOptions options = { .block_size = i & 4 ? 16 : 0 };
      gsize length;
      g_autofree char *text =
          to_utf16 ("name\tamount\nZoë 🎉\t5 €\n\"x\ny\"\t2\n", i & 1, (i & 2) != 0, &length);
      g_autofree char *result = read_text (text, (gssize) length, &options, NULL);

      g_assert_cmpstr (result, ==, "<name><amount>\n[Zoë 🎉][5 €]\n[x\ny][2]\n");
    }
}

/* Half a surrogate pair, and an odd last byte */
static void
test_csv_reader_utf16_broken (void)
{
  static const char text[] = "\xFF\xFE"
                             "a\0,\0b\0\n\0\x00\xD8,\0x\0\n\0\x31\0,\0\x00\xDC\n\0z";
  g_autofree char *result = read_text (text, sizeof text - 1, NULL, NULL);

  g_assert_cmpstr (result, ==, "<a><b>\n[\uFFFD][x]\n[1][\uFFFD]\n[\uFFFD][]\n");
}

static void
test_csv_reader_encoding_given (void)
{
  const SalCsvOptions options = { .encoding = "ISO-8859-2" };
  g_autofree char *result = read_text ("a,b\n\xB1,\xB3\n", -1, &options, NULL);

  g_assert_cmpstr (result, ==, "<a><b>\n[ą][ł]\n");
}

static void
test_csv_reader_encoding_told (void)
{
  static const struct
  {
    const char *text, *given, *told;
  } cases[] = {
    { "a,b\n1,2\n", NULL, "UTF-8" },
    { "a,b\nZ\xFCrich,2\n", NULL, "WINDOWS-1252" },
    { "a,b\n\xB1,2\n", "ISO-8859-2", "ISO-8859-2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalCsvOptions options = { .encoding = cases[i].given };
      g_autoptr (GInputStream) stream =
          g_memory_input_stream_new_from_data (cases[i].text, -1, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalCsvReader) reader =
          sal_csv_reader_new (stream, "a.csv", &options, NULL, &error);
      SalCsvRow row;

      g_assert_no_error (error);
      g_assert_true (sal_csv_reader_next (reader, &row, NULL, NULL));
      g_assert_cmpstr (sal_csv_reader_get_encoding (reader), ==, cases[i].told);
    }
}

static void
test_csv_reader_no_header (void)
{
  const SalCsvOptions options = { .no_header = TRUE, .delimiter = ';' };
  g_autofree char *result = read_text ("1;2\n3;4\n", -1, &options, NULL);

  g_assert_cmpstr (result, ==, "<Column 1><Column 2>\n[1][2]\n[3][4]\n");
}

static void
test_csv_reader_empty (void)
{
  static const char *const texts[] = { "", "\n\n", "\xEF\xBB\xBF", ",,\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (texts[i], -1, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalCsvReader) reader =
          sal_csv_reader_new (stream, "empty.csv", NULL, NULL, &error);

      g_assert_null (reader);
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
    }
}

/* Rows are numbered as a spreadsheet shows them, lines as an editor does. */
static void
test_csv_reader_positions (void)
{
  static const char text[] = "a,b\n\n\"x\ny\",1\n2,3\n";
  static const struct
  {
    guint64 number, line, offset;
  } expected[] = { { 3, 3, 5 }, { 4, 5, 13 } };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCsvReader) reader = sal_csv_reader_new (stream, "t.csv", NULL, NULL, &error);
  SalCsvRow row;

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (sal_csv_reader_next (reader, &row, NULL, &error));
      g_assert_cmpuint (row.number, ==, expected[i].number);
      g_assert_cmpuint (row.line, ==, expected[i].line);
      g_assert_cmpuint (row.offset, ==, expected[i].offset);
    }
  g_assert_false (sal_csv_reader_next (reader, &row, NULL, &error));
  g_assert_false (sal_csv_reader_next (reader, &row, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sal_csv_reader_get_n_blank (reader), ==, 1);
}

static void
test_csv_reader_notes (void)
{
  static const char text[] = "a,b\n1\n2,caf\xE9\n3\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCsvReader) reader = sal_csv_reader_new (stream, "t.csv", NULL, NULL, &error);
  g_auto (GStrv) notes = NULL;
  SalCsvRow row;

  g_assert_no_error (error);
  while (sal_csv_reader_next (reader, &row, NULL, &error))
    ;
  g_assert_no_error (error);
  notes = sal_csv_reader_dup_notes (reader);
  g_assert_cmpuint (g_strv_length (notes), ==, 2);
  g_assert_cmpstr (notes[0],
                   ==,
                   "2 rows, the first of them row 2: fewer fields than columns, the rest taken as "
                   "empty");
  g_assert_cmpstr (notes[1], ==, "1 row, row 3: not UTF-8, read as Windows-1252");
  g_assert_cmpuint (sal_csv_reader_get_n_problems (reader, SAL_CSV_PROBLEM_SHORT), ==, 2);
}

/* A file of many opened quotes takes time in proportion to its length: this would not end. */
static void
test_csv_reader_open_quotes (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autofree char *result = NULL;

  for (guint i = 0; i < 400000; i++)
    g_string_append (text, "x,\"y z\n");
  result = read_text (text->str, (gssize) text->len, NULL, NULL);
  g_assert_true (g_str_has_prefix (result, "<a><b>\n[x][\"y z]\n[x][\"y z]\n"));
}

static void
test_csv_reader_endless_row (void)
{
  g_autofree char *text = g_malloc (SAL_CSV_ROW_LIMIT + 100);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCsvReader) reader = NULL;
  SalCsvRow row;

  memset (text, 'x', SAL_CSV_ROW_LIMIT + 100);
  memcpy (text, "a,b\n", 4);
  bytes = g_bytes_new_static (text, SAL_CSV_ROW_LIMIT + 100);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  reader = sal_csv_reader_new (stream, "endless.csv", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (sal_csv_reader_next (reader, &row, NULL, &error));
  g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
}

static char *
random_field (GRand *rand)
{
  static const char *const pieces[] = { "a",  "\"", ",", "\n", "\r\n", "é",      " ",
                                        "日", ";",  "b", "1",  "\"\"", "xyz...", "\t" };
  g_autoptr (GString) text = g_string_new (NULL);
  gint32 n = g_rand_int_range (rand, 0, 7);

  for (gint32 i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
write_random (GRand *rand, guint n_rows, guint n_columns, GOutputStream *stream)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SalCsvWriter) writer = sal_csv_writer_new (stream);
  g_autoptr (GError) error = NULL;

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", column);

      sal_csv_writer_add (writer, name);
    }
  sal_csv_writer_end_row (writer, NULL, &error);
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      g_ptr_array_add (fields, random_field (rand));
      sal_csv_writer_add (writer, fields->pdata[i]);
      if ((i + 1) % n_columns == 0)
        sal_csv_writer_end_row (writer, NULL, &error);
    }
  sal_csv_writer_flush (writer, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&fields);
}

/* Whatever is written reads back the same, in blocks of any size. */
static void
test_csv_writer_round_trip (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 200; round++)
    {
      const SalCsvOptions options = { .delimiter = ',',
                                      .block_size = (gsize) g_rand_int_range (rand, 16, 300) };
      guint n_columns = (guint) g_rand_int_range (rand, 1, 6), i = 0;
      g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
      g_autoptr (GPtrArray) fields = write_random (rand, 30, n_columns, output);
      g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data (
          g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (output)),
          (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (output)),
          NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalCsvReader) reader = sal_csv_reader_new (input, "r.csv", &options, NULL, &error);
      SalCsvRow row;

      g_assert_no_error (error);
      while (sal_csv_reader_next (reader, &row, NULL, &error))
        {
          g_assert_cmpuint (row.n_found, ==, n_columns);
          g_assert_cmpuint (row.problems, ==, 0);
          for (guint column = 0; column < n_columns; column++)
            g_assert_cmpstr (row.fields[column].text, ==, fields->pdata[i++]);
        }
      g_assert_no_error (error);
      g_assert_cmpuint (i, ==, fields->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-reader/breaches", test_csv_reader_breaches);
  g_test_add_func ("/csv-reader/nul", test_csv_reader_nul);
  g_test_add_func ("/csv-reader/utf16", test_csv_reader_utf16);
  g_test_add_func ("/csv-reader/utf16-broken", test_csv_reader_utf16_broken);
  g_test_add_func ("/csv-reader/encoding-given", test_csv_reader_encoding_given);
  g_test_add_func ("/csv-reader/encoding-told", test_csv_reader_encoding_told);
  g_test_add_func ("/csv-reader/no-header", test_csv_reader_no_header);
  g_test_add_func ("/csv-reader/empty", test_csv_reader_empty);
  g_test_add_func ("/csv-reader/positions", test_csv_reader_positions);
  g_test_add_func ("/csv-reader/notes", test_csv_reader_notes);
  g_test_add_func ("/csv-reader/open-quotes", test_csv_reader_open_quotes);
  g_test_add_func ("/csv-reader/endless-row", test_csv_reader_endless_row);
  g_test_add_func ("/csv-writer/round-trip", test_csv_writer_round_trip);

  return g_test_run ();
}
