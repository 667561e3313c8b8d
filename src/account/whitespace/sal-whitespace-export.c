/* sal-whitespace-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-csv-writer.h"
#include "sal-money.h"
#include "sal-whitespace-table.h"
#include "sal-whitespace-text.h"
#include "sal-xlsx-writer.h"

/* Headings of CSV are names for programs. Of each product family follow its state, its value, its
 * potential, and where that is known from. */
static const char *const names[SAL_WHITESPACE_N_COLUMNS] = {
  [SAL_WHITESPACE_COLUMN_ACCOUNT] = "account", [SAL_WHITESPACE_COLUMN_TIER] = "tier",
  [SAL_WHITESPACE_COLUMN_SEGMENT] = "segment", [SAL_WHITESPACE_COLUMN_OWNER] = "owner",
  [SAL_WHITESPACE_COLUMN_OPEN] = "open",       [SAL_WHITESPACE_COLUMN_MORE] = "more",
  [SAL_WHITESPACE_COLUMN_CURRENT] = "current", [SAL_WHITESPACE_COLUMN_PENETRATION] = "penetration",
};

/* One of the two. */
typedef struct
{
  const SalWhitespace *portfolio;
  SalCsvWriter *csv;
  SalXlsxWriter *sheet;
} Writer;

static void
add_text (const Writer *self, const char *text)
{
  if (self->csv != NULL)
    sal_csv_writer_add (self->csv, text);
  else
    sal_xlsx_writer_add_text (self->sheet, text);
}

static void
add_money (const Writer *self, gint64 amount)
{
  g_autofree char *text = NULL;

  if (self->csv == NULL)
    {
      sal_xlsx_writer_add_money (self->sheet, amount, self->portfolio->currency);
      return;
    }
  text = sal_money_to_text (amount, self->portfolio->currency);
  sal_csv_writer_add (self->csv, text);
}

static gboolean
end_row (const Writer *self, GCancellable *cancellable, GError **error)
{
  if (self->csv != NULL)
    return sal_csv_writer_end_row (self->csv, cancellable, error);
  sal_xlsx_writer_end_row (self->sheet);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
add_family_headings (const Writer *self, const char *family)
{
  static const char *const parts[] = { "state", "value", "potential", "source" };
  static const char *const labels[] = {
    N_ ("State"), N_ ("Value"), N_ ("Potential"), N_ ("Source")
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *heading =
          /* translators: a product family, and State, Value, Potential or Source */
          self->csv != NULL ? g_strdup_printf ("%s: %s", family, parts[i])
                            : g_strdup_printf (_ ("%1$s: %2$s"), family, _ (labels[i]));

      add_text (self, heading);
    }
}

static void
add_headings (const Writer *self)
{
  for (guint i = 0; i < SAL_WHITESPACE_N_COLUMNS; i++)
    add_text (self, self->csv != NULL ? names[i] : sal_whitespace_get_title (self->portfolio, i));
  for (guint i = 0; i < sal_whitespace_n_families (self->portfolio); i++)
    add_family_headings (self, sal_whitespace_get_family (self->portfolio, i)->name);
}

static void
add_cell (const Writer *self, const SalWhitespaceCell *cell)
{
  SalWhitespaceState state = (SalWhitespaceState) cell->state;
  SalPotentialSource source = (SalPotentialSource) cell->source;

  add_text (self,
            self->csv != NULL ? sal_whitespace_state_get_name (state)
                              : sal_whitespace_state_get_label (state));
  add_money (self, sal_whitespace_cell_get_value (cell));
  if (source == SAL_POTENTIAL_UNKNOWN)
    {
      add_text (self, "");
      add_text (self, "");
      return;
    }
  add_money (self, cell->potential);
  add_text (self,
            self->csv != NULL ? sal_potential_source_get_name (source)
                              : sal_potential_source_get_label (source));
}

static void
add_account (const Writer *self, guint place)
{
  const SalWhitespaceAccount *account = sal_whitespace_get_account (self->portfolio, place);
  double share = sal_whitespace_sum_penetration (&account->sum);

  for (guint i = 0; i < SAL_WHITESPACE_COLUMN_OPEN; i++)
    {
      g_autofree char *text = sal_whitespace_write (self->portfolio, place, i);

      add_text (self, text);
    }
  add_money (self, account->sum.open);
  add_money (self, account->sum.more);
  add_money (self, account->sum.current);
  if (self->csv == NULL && !isnan (share))
    {
      sal_xlsx_writer_add_number (self->sheet, share);
    }
  else
    {
      g_autofree char *text =
          sal_whitespace_write (self->portfolio, place, SAL_WHITESPACE_COLUMN_PENETRATION);

      add_text (self, text);
    }
  for (guint i = 0; i < sal_whitespace_n_families (self->portfolio); i++)
    add_cell (self,
              sal_whitespace_get_cell (self->portfolio, account, SAL_WHITESPACE_ROW_WHOLE, i));
}

static gboolean
write_rows (const Writer *self,
            const guint *accounts,
            guint n_accounts,
            GCancellable *cancellable,
            GError **error)
{
  add_headings (self);
  if (!end_row (self, cancellable, error))
    return FALSE;
  for (guint i = 0; i < n_accounts; i++)
    {
      add_account (self, accounts[i]);
      if (!end_row (self, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_whitespace_export:
 * @self: a portfolio
 * @accounts: (array length=n_accounts): places of accounts, as they are to follow each other
 * @n_accounts: how many
 * @as_spreadsheet: whether to write a spreadsheet, or CSV
 * @file: where to; replaced if it is there
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes accounts and what they are to each product family.
 *
 * Returns: %FALSE with a #GIOErrorEnum, if the file cannot be written
 */
gboolean
sal_whitespace_export (const SalWhitespace *self,
                       const guint *accounts,
                       guint n_accounts,
                       gboolean as_spreadsheet,
                       GFile *file,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (SalXlsxWriter) sheet = NULL;
  g_autoptr (SalCsvWriter) csv = NULL;
  Writer writer = { self, NULL, NULL };

  if (as_spreadsheet)
    {
      writer.sheet = sheet = sal_xlsx_writer_new (error);
      if (sheet == NULL)
        return FALSE;
      sal_xlsx_writer_begin_sheet (sheet, _ ("Whitespace"));

      return write_rows (&writer, accounts, n_accounts, cancellable, error) &&
             sal_xlsx_writer_save (sheet, file, cancellable, error);
    }

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  writer.csv = csv = sal_csv_writer_new (G_OUTPUT_STREAM (stream));

  return write_rows (&writer, accounts, n_accounts, cancellable, error) &&
         sal_csv_writer_flush (csv, cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}
