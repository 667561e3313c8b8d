/* sal-whitespace-open-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-open.h"
#include "sal-whitespace-text.h"
#include "sal-whitespace-writer-private.h"

/* Headings of CSV are names for programs. */
static void
add_headings (const SalWhitespaceWriter *self)
{
  for (guint i = 0; i < SAL_WHITESPACE_OPEN_N_COLUMNS; i++)
    sal_whitespace_writer_add_text (self,
                                    self->csv != NULL ? sal_whitespace_open_get_name (i)
                                                      : sal_whitespace_open_get_title (i));
}

/* What is read tells more of a source than its name. */
static void
add_text (const SalWhitespaceWriter *self, const SalWhitespaceOpenCell *cell, guint column)
{
  g_autofree char *text = self->csv == NULL && column == SAL_WHITESPACE_OPEN_COLUMN_SOURCE
                              ? sal_whitespace_open_format (self->portfolio, cell, column)
                              : sal_whitespace_open_write (self->portfolio, cell, column);

  sal_whitespace_writer_add_text (self, text);
}

static void
add_cell (const SalWhitespaceWriter *self, const SalWhitespaceOpenCell *cell)
{
  const SalWhitespaceCell *one =
      sal_whitespace_get_cell (self->portfolio,
                               sal_whitespace_get_account (self->portfolio, cell->account),
                               cell->row,
                               cell->family);
  gboolean is_known = one->source != SAL_POTENTIAL_UNKNOWN;

  for (guint i = 0; i < SAL_WHITESPACE_OPEN_N_COLUMNS; i++)
    if (i == SAL_WHITESPACE_OPEN_COLUMN_VALUE && is_known)
      sal_whitespace_writer_add_money (self, one->open);
    else if (i == SAL_WHITESPACE_OPEN_COLUMN_POTENTIAL && is_known)
      sal_whitespace_writer_add_money (self, one->potential);
    else if (i == SAL_WHITESPACE_OPEN_COLUMN_CURRENT)
      sal_whitespace_writer_add_money (self, one->current);
    else
      add_text (self, cell, i);
}

static void
write_row (const SalWhitespaceWriter *self, guint row, gconstpointer data)
{
  const SalWhitespaceOpenCell *cells = data;

  if (row == 0)
    add_headings (self);
  else
    add_cell (self, &cells[row - 1]);
}

/**
 * sal_whitespace_open_export:
 * @portfolio: a portfolio
 * @cells: (array length=n_cells): open cells of it, as they are to follow each other
 * @n_cells: how many
 * @as_spreadsheet: whether to write a spreadsheet, or CSV
 * @file: where to; replaced if it is there
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes open cells, a row for each.
 *
 * Returns: %FALSE with a #GIOErrorEnum, if the file cannot be written
 */
gboolean
sal_whitespace_open_export (const SalWhitespace *portfolio,
                            const SalWhitespaceOpenCell *cells,
                            guint n_cells,
                            gboolean as_spreadsheet,
                            GFile *file,
                            GCancellable *cancellable,
                            GError **error)
{
  return sal_whitespace_writer_run (
      portfolio, as_spreadsheet, file, write_row, n_cells, cells, cancellable, error);
}
