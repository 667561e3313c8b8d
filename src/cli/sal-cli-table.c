/* sal-cli-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-table.h"

#include <stdio.h>

/* Rows that are looked at before the widths are settled, and the widest column they can ask for. */
#define HELD_ROWS 1000
#define MAX_WIDTH 48

typedef struct
{
  char *title;
  gboolean right;
  guint width;
} SalCliColumn;

struct _SalCliTable
{
  GArray *columns;
  GPtrArray *cells; /* not printed yet, row by row */
  gboolean settled;
};

static void
column_clear (gpointer data)
{
  SalCliColumn *column = data;

  g_free (column->title);
}

/* Columns of a terminal the text takes. */
static guint
text_width (const char *text)
{
  guint width = 0;

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

/* As much of @text as fits, with an ellipsis where something was cut. */
static char *
fit_text (const char *text, guint width)
{
  const char *end = text;
  guint used = 0;

  if (text_width (text) <= width)
    return g_strdup (text);

  while (*end)
    {
      gunichar character = g_utf8_get_char (end);
      guint own = g_unichar_iszerowidth (character) ? 0 : g_unichar_iswide (character) ? 2 : 1;

      if (used + own > width - 1)
        break;
      used += own;
      end = g_utf8_next_char (end);
    }

  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static void
print_cell (SalCliTable *self, guint index, const char *text)
{
  SalCliColumn *column = &g_array_index (self->columns, SalCliColumn, index);
  gboolean last = index + 1 == self->columns->len;
  g_autofree char *fitted =
      last && !column->right ? g_strdup (text) : fit_text (text, column->width);
  guint width = text_width (fitted);
  int padding = width < column->width ? (int) (column->width - width) : 0;

  if (column->right)
    printf ("%*s%s", padding, "", fitted);
  else
    printf ("%s%*s", fitted, last ? 0 : padding, "");
  fputs (last ? "\n" : "  ", stdout);
}

static void
settle (SalCliTable *self)
{
  guint n_columns = self->columns->len;

  if (self->settled)
    return;

  self->settled = TRUE;
  for (guint i = 0; i < n_columns; i++)
    {
      SalCliColumn *column = &g_array_index (self->columns, SalCliColumn, i);

      column->width = text_width (column->title);
      for (guint cell = i; cell < self->cells->len; cell += n_columns)
        column->width = MAX (column->width, text_width (g_ptr_array_index (self->cells, cell)));
      column->width = MIN (column->width, MAX_WIDTH);
    }
  for (guint i = 0; i < n_columns; i++)
    print_cell (self, i, g_array_index (self->columns, SalCliColumn, i).title);
}

static void
print_rows (SalCliTable *self)
{
  settle (self);
  for (guint i = 0; i < self->cells->len; i++)
    print_cell (self, i % self->columns->len, g_ptr_array_index (self->cells, i));
  g_ptr_array_set_size (self->cells, 0);
}

/**
 * sal_cli_table_new:
 *
 * Begins a table, to which columns are added first.
 *
 * Returns: (transfer full): the table
 */
SalCliTable *
sal_cli_table_new (void)
{
  SalCliTable *self = g_new0 (SalCliTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (SalCliColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * sal_cli_table_add_column:
 * @self: a table without rows
 * @title: the heading
 * @right: whether its cells are aligned to the right, as numbers are
 *
 * Adds a column.
 */
void
sal_cli_table_add_column (SalCliTable *self, const char *title, gboolean right)
{
  SalCliColumn column = { g_strdup (title), right, 0 };

  g_array_append_val (self->columns, column);
}

/**
 * sal_cli_table_take_cell:
 * @self: a table
 * @text: (transfer full): the text of the next cell, in the order of the columns
 *
 * Adds a cell. Line breaks in it are shown as spaces.
 */
void
sal_cli_table_take_cell (SalCliTable *self, char *text)
{
  g_ptr_array_add (self->cells, g_strdelimit (text, "\r\n\t", ' '));

  if (self->cells->len % self->columns->len == 0 &&
      (self->settled || self->cells->len / self->columns->len == HELD_ROWS))
    print_rows (self);
}

void
sal_cli_table_cell (SalCliTable *self, const char *text)
{
  sal_cli_table_take_cell (self, g_strdup (text ? text : ""));
}

/**
 * sal_cli_table_finish:
 * @self: (transfer full): a table
 *
 * Prints what is still held back and frees the table.
 */
void
sal_cli_table_finish (SalCliTable *self)
{
  print_rows (self);
  sal_cli_table_free (self);
}

void
sal_cli_table_free (SalCliTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}
