/* sal-csv-reader-notes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-csv-reader-private.h"

#include <glib/gi18n-lib.h>

#include "sal-number.h"
static const char *
describe_problem (guint index)
{
  switch (1u << index)
    {
    case SAL_CSV_PROBLEM_SHORT:
      return _ ("fewer fields than columns, the rest taken as empty");
    case SAL_CSV_PROBLEM_LONG:
      return _ ("more fields than columns, the rest left out");
    case SAL_CSV_PROBLEM_STRAY_QUOTE:
      return _ ("a quote inside a quoted field that is not doubled, kept as text");
    case SAL_CSV_PROBLEM_OPEN_QUOTE:
      return _ ("a quote that is never closed, kept as text");
    case SAL_CSV_PROBLEM_ENCODING:
      return _ ("not UTF-8, read as Windows-1252");
    default:
      return _ ("NUL bytes, left out");
    }
}

/**
 * sal_csv_problems_to_text:
 * @problems: problems of a row
 *
 * Says what was wrong with a row and how it was read.
 *
 * Returns: (transfer full): a sentence without its row, empty if there was no problem
 */
char *
sal_csv_problems_to_text (SalCsvProblems problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < SAL_CSV_N_PROBLEMS; i++)
    if (problems & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", describe_problem (i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sal_csv_reader_dup_notes:
 * @self: a reader
 *
 * Says how the file had to be read: its encoding if it is not UTF-8, and for each kind of problem
 * how many rows so far had it and which was the first.
 *
 * Returns: (transfer full) (array zero-terminated=1): sentences for people
 */
char **
sal_csv_reader_dup_notes (const SalCsvReader *self)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  if (sal_csv_source_get_encoding (self->source) != SAL_CSV_ENCODING_UTF8)
    g_strv_builder_add (notes, _ ("The file is in UTF-16"));
  for (guint i = 0; i < SAL_CSV_N_PROBLEMS; i++)
    {
      g_autofree char *n_rows = NULL;
      g_autofree char *note = NULL;
      char first[SAL_NUMBER_BUFFER];

      if (self->n_problems[i] == 0)
        continue;
      n_rows = sal_number_format ((double) self->n_problems[i], 0);
      note = g_strdup_printf (ngettext ("%s row, row %s: %s",
                                        "%s rows, the first of them row %s: %s",
                                        (gulong) self->n_problems[i]),
                              n_rows,
                              sal_number_write ((gint64) self->first_problem[i], 0, first),
                              describe_problem (i));
      g_strv_builder_add (notes, note);
    }

  return g_strv_builder_end (notes);
}
