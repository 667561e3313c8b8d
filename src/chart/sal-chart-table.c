/* sal-chart-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sal-chart-private.h"

typedef enum
{
  COLUMN_VALUE,
  COLUMN_CENTER,
  COLUMN_LOWER,
  COLUMN_UPPER,
  COLUMN_SIGNAL,
  COLUMN_LEVEL,
} ColumnKind;

typedef struct
{
  ColumnKind kind;
  guint series;
} Column;

static void
add_column (GArray *columns, ColumnKind kind, guint series)
{
  Column column = { kind, series };

  g_array_append_val (columns, column);
}

/* What there is to tell after the category: the values of each series, and all that is drawn with
 * them. */
static GArray *
find_columns (const SalChart *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = 0; i < self->series->len; i++)
    {
      const SalChartSeries *one = sal_chart_peek_series (self, i);

      add_column (columns, COLUMN_VALUE, i);
      if (one->middle != NULL)
        add_column (columns, COLUMN_CENTER, i);
      if (one->lower != NULL)
        add_column (columns, COLUMN_LOWER, i);
      if (one->lower != NULL)
        add_column (columns, COLUMN_UPPER, i);
      if (self->kind == SAL_CHART_CONTROL && i == 0)
        add_column (columns, COLUMN_SIGNAL, i);
      if (self->kind == SAL_CHART_WATERFALL && i == 0)
        add_column (columns, COLUMN_LEVEL, i);
    }

  return columns;
}

static char *
column_title (const SalChart *self, const Column *column)
{
  const char *name = sal_chart_get_series_name (self, column->series);

  switch (column->kind)
    {
    case COLUMN_CENTER:
      /* Translators: the centre line of a control chart; the name of its figures */
      return g_strdup_printf (_ ("%s, centre"), name);
    case COLUMN_LOWER:
      return g_strdup_printf (_ ("%s, lower"), name);
    case COLUMN_UPPER:
      return g_strdup_printf (_ ("%s, upper"), name);
    case COLUMN_SIGNAL:
      return g_strdup (_ ("Signal"));
    case COLUMN_LEVEL:
      /* Translators: where the steps of a waterfall chart have come to */
      return g_strdup (_ ("Level"));
    case COLUMN_VALUE:
    default:
      return g_strdup (name);
    }
}

static double
level_at (const SalChart *self, const GArray *spans, const Column *column, guint category)
{
  if (!isfinite (sal_chart_value_at (self, column->series, category)))
    return NAN;

  return g_array_index (spans, SalChartSpan, category * self->series->len + column->series).to;
}

static double
column_value (const SalChart *self, const GArray *spans, const Column *column, guint category)
{
  const SalChartSeries *one = sal_chart_peek_series (self, column->series);

  switch (column->kind)
    {
    case COLUMN_CENTER:
      return sal_chart_middle_at (self, column->series, category);
    case COLUMN_LOWER:
      return g_array_index (one->lower, double, category);
    case COLUMN_UPPER:
      return g_array_index (one->upper, double, category);
    case COLUMN_LEVEL:
      return level_at (self, spans, column, category);
    case COLUMN_VALUE:
    case COLUMN_SIGNAL:
    default:
      return sal_chart_value_at (self, column->series, category);
    }
}

static char **
table_header (const SalChart *self, const GArray *columns)
{
  char **header = g_new0 (char *, columns->len + 2);

  header[0] = g_strdup (self->category_title != NULL ? self->category_title : "");
  for (guint i = 0; i < columns->len; i++)
    header[i + 1] = column_title (self, &g_array_index (columns, Column, i));

  return header;
}

static char **
table_row (const SalChart *self,
           const GArray *columns,
           const GArray *spans,
           guint category,
           gboolean plain)
{
  char **row = g_new0 (char *, columns->len + 2);

  row[0] = sal_chart_get_category_name (self, category);
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      const SalChartFormat *format = sal_chart_format_of (self, column->series);
      double value = column_value (self, spans, column, category);

      if (column->kind == COLUMN_SIGNAL)
        row[i + 1] = sal_chart_create_signal (self, column->series, category);
      else
        row[i + 1] =
            plain ? sal_chart_format_plain (format, value) : sal_chart_format_exact (format, value);
    }

  return row;
}

static GPtrArray *
create_rows (const SalChart *self, const GArray *columns, gboolean plain)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) spans = sal_chart_compute_spans (self);

  g_ptr_array_add (rows, table_header (self, columns));
  for (guint i = 0; i < self->categories->len; i++)
    g_ptr_array_add (rows, table_row (self, columns, spans, i, plain));

  return rows;
}

/**
 * sal_chart_get_table:
 * @self: a chart
 * @plain: whether figures are for other programs (1234.50) instead of for people ($1,234.50)
 *
 * Gets everything the chart shows as a table: a column of categories, one per series, and after it
 * those of its band or limits, of why a point is a signal, or of the level that a step leads to.
 *
 * Returns: (transfer full) (element-type GStrv): the rows, the header first; all are equally long
 */
GPtrArray *
sal_chart_get_table (const SalChart *self, gboolean plain)
{
  g_autoptr (GArray) columns = find_columns (self);

  return create_rows (self, columns, plain);
}

static void
append_field (GString *csv, const char *field)
{
  if (strpbrk (field, ",\"\r\n") == NULL)
    {
      g_string_append (csv, field);
      return;
    }
  g_string_append_c (csv, '"');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *field);
    }
  g_string_append_c (csv, '"');
}

static const char *
currency_of (const SalChart *self, const Column *column)
{
  const SalChartFormat *format = sal_chart_format_of (self, column->series);

  if (column->kind == COLUMN_SIGNAL || format->kind != SAL_CHART_FORMAT_MONEY)
    return NULL;

  return format->currency;
}

static void
append_title (GString *csv, const char *title, const char *currency)
{
  g_autofree char *with_currency = NULL;

  if (currency != NULL)
    with_currency = g_strdup_printf ("%s (%s)", title, currency);
  append_field (csv, currency != NULL ? with_currency : title);
}

/**
 * sal_chart_to_csv:
 * @self: a chart
 *
 * Writes the chart's table as RFC 4180 has it, with plain figures; a currency is named in the
 * column's header.
 *
 * Returns: (transfer full): the text
 */
char *
sal_chart_to_csv (const SalChart *self)
{
  GString *csv = g_string_new (NULL);
  g_autoptr (GArray) columns = find_columns (self);
  g_autoptr (GPtrArray) rows = create_rows (self, columns, TRUE);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      append_field (csv, row[0]);
      for (guint column = 0; column < columns->len; column++)
        {
          g_string_append_c (csv, ',');
          if (i == 0)
            append_title (
                csv, row[column + 1], currency_of (self, &g_array_index (columns, Column, column)));
          else
            append_field (csv, row[column + 1]);
        }
      g_string_append (csv, "\r\n");
    }

  return g_string_free (csv, FALSE);
}
