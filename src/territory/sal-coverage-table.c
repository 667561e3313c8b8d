/* sal-coverage-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-coverage-table.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-coverage-layer.h"
#include "sal-csv-writer.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-text.h"

/* --- columns --- */

enum
{
  ACCOUNTS,
  COVERED,
  UNCOVERED,
  QUIET,
  WIN_RATE,
  WON,
  LOST,
  HUNTED,
  FARMED,
  OPEN,
  PIPELINE,
  REVENUE,
  POTENTIAL,
  WHITESPACE,
  N_COLUMNS,
};

static const struct
{
  const char *name;
  const char *label;
  SalCoverageUnit unit;
} columns[N_COLUMNS] = {
  [ACCOUNTS] = { "accounts", N_ ("Accounts"), SAL_COVERAGE_UNIT_COUNT },
  [COVERED] = { "covered", N_ ("Covered"), SAL_COVERAGE_UNIT_COUNT },
  [UNCOVERED] = { "uncovered", N_ ("Not Covered"), SAL_COVERAGE_UNIT_COUNT },
  [QUIET] = { "quiet", N_ ("Quiet for 90 Days"), SAL_COVERAGE_UNIT_COUNT },
  [WIN_RATE] = { "win_rate", N_ ("Win Rate"), SAL_COVERAGE_UNIT_SHARE },
  [WON] = { "won", N_ ("Won"), SAL_COVERAGE_UNIT_COUNT },
  [LOST] = { "lost", N_ ("Lost"), SAL_COVERAGE_UNIT_COUNT },
  [HUNTED] = { "by_hunters", N_ ("By Hunters"), SAL_COVERAGE_UNIT_COUNT },
  [FARMED] = { "by_farmers", N_ ("By Farmers"), SAL_COVERAGE_UNIT_COUNT },
  [OPEN] = { "open", N_ ("Open Opportunities"), SAL_COVERAGE_UNIT_COUNT },
  [PIPELINE] = { "pipeline", N_ ("Open Pipeline"), SAL_COVERAGE_UNIT_MONEY },
  [REVENUE] = { "revenue", N_ ("Revenue"), SAL_COVERAGE_UNIT_MONEY },
  [POTENTIAL] = { "potential", N_ ("Potential"), SAL_COVERAGE_UNIT_MONEY },
  [WHITESPACE] = { "whitespace", N_ ("Whitespace"), SAL_COVERAGE_UNIT_MONEY },
};

guint
sal_coverage_column_get_n_columns (void)
{
  return N_COLUMNS;
}

const char *
sal_coverage_column_get_name (guint column)
{
  return columns[column].name;
}

const char *
sal_coverage_column_get_label (guint column)
{
  return _ (columns[column].label);
}

SalCoverageUnit
sal_coverage_column_get_unit (guint column)
{
  return columns[column].unit;
}

static double
value_of (const SalCoverageFigures *figures, guint column)
{
  switch (column)
    {
    case ACCOUNTS:
      return figures->n_accounts;
    case COVERED:
      return figures->n_covered;
    case UNCOVERED:
      return figures->n_accounts - figures->n_covered;
    case QUIET:
      return figures->n_quiet;
    case WIN_RATE:
      return sal_coverage_figures_get_win_rate (figures);
    case WON:
      return figures->n_won;
    case LOST:
      return figures->n_lost;
    case HUNTED:
      return figures->n_hunted;
    case FARMED:
      return figures->n_farmed;
    case OPEN:
      return figures->n_open;
    case PIPELINE:
      return (double) figures->pipeline;
    case REVENUE:
      return (double) figures->revenue;
    case POTENTIAL:
      return figures->potential;
    default:
      return figures->whitespace;
    }
}

/* --- rows --- */

typedef struct
{
  gint64 territory;
  char *name;
  char *holder;
} Row;

struct _SalCoverageTable
{
  char *currency;
  GArray *rows;                /* of Row */
  SalCoverageFigures *figures; /* by row */
};

static void
row_clear (gpointer data)
{
  Row *self = data;

  g_free (self->name);
  g_free (self->holder);
}

static const Row *
get_row (const SalCoverageTable *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

/**
 * sal_coverage_table_new:
 * @coverage: a coverage
 * @design: its design
 * @currency: the reporting currency
 *
 * Adds up what each territory has as areas are assigned now.
 *
 * Returns: (transfer full): the table
 */
SalCoverageTable *
sal_coverage_table_new (const SalDesignCoverage *coverage,
                        const SalTerritoryDesign *design,
                        const char *currency)
{
  SalCoverageTable *self = g_new0 (SalCoverageTable, 1);
  guint n = sal_territory_design_get_n_territories (design);
  Row none = { 0, g_strdup (_ ("In no territory")), NULL };

  self->currency = g_strdup (currency);
  self->figures = sal_design_coverage_add_up (coverage);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  for (guint t = 0; t < n; t++)
    {
      const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);
      Row row = { territory->id, g_strdup (territory->name), g_strdup (territory->holder) };

      g_array_append_val (self->rows, row);
    }
  g_array_append_val (self->rows, none);

  return self;
}

void
sal_coverage_table_free (SalCoverageTable *self)
{
  g_array_unref (self->rows);
  g_free (self->figures);
  g_free (self->currency);
  g_free (self);
}

guint
sal_coverage_table_get_n_rows (const SalCoverageTable *self)
{
  return self->rows->len;
}

const char *
sal_coverage_table_get_name (const SalCoverageTable *self, guint row)
{
  return get_row (self, row)->name;
}

const char *
sal_coverage_table_get_holder (const SalCoverageTable *self, guint row)
{
  return get_row (self, row)->holder;
}

gint64
sal_coverage_table_get_territory (const SalCoverageTable *self, guint row)
{
  return get_row (self, row)->territory;
}

/**
 * sal_coverage_table_get_value:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Gets a figure.
 *
 * Returns: the value in the unit of the column, NAN if there is nothing to be said
 */
double
sal_coverage_table_get_value (const SalCoverageTable *self, guint row, guint column)
{
  return value_of (&self->figures[row], column);
}

/**
 * sal_coverage_table_format:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Writes a figure as it is read.
 *
 * Returns: (transfer full): the text
 */
char *
sal_coverage_table_format (const SalCoverageTable *self, guint row, guint column)
{
  double value = sal_coverage_table_get_value (self, row, column);

  switch (columns[column].unit)
    {
    case SAL_COVERAGE_UNIT_MONEY:
      return sal_money_format_short (llround (value), self->currency);
    case SAL_COVERAGE_UNIT_SHARE:
      return sal_coverage_format_share (value);
    default:
      return sal_number_format (value, 0);
    }
}

/**
 * sal_coverage_table_write:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Writes a figure for programs: exact, and the same in every language.
 *
 * Returns: (transfer full): the text, "" if there is nothing to be said
 */
char *
sal_coverage_table_write (const SalCoverageTable *self, guint row, guint column)
{
  double value = sal_coverage_table_get_value (self, row, column);

  if (isnan (value))
    return g_strdup ("");

  return columns[column].unit == SAL_COVERAGE_UNIT_MONEY
             ? sal_money_to_text (llround (value), self->currency)
             : sal_text_from_double (value);
}

/**
 * sal_coverage_table_to_csv:
 * @self: a table
 * @stream: where to write it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes the table as CSV. The headings are names for programs, whatever the language.
 *
 * Returns: %FALSE with the error of @stream, or %G_IO_ERROR_CANCELLED
 */
gboolean
sal_coverage_table_to_csv (const SalCoverageTable *self,
                           GOutputStream *stream,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (SalCsvWriter) writer = sal_csv_writer_new (stream);

  sal_csv_writer_add (writer, "territory");
  sal_csv_writer_add (writer, "holder");
  for (guint column = 0; column < N_COLUMNS; column++)
    sal_csv_writer_add (writer, columns[column].name);
  if (!sal_csv_writer_end_row (writer, cancellable, error))
    return FALSE;
  for (guint row = 0; row < self->rows->len; row++)
    {
      const Row *of = get_row (self, row);

      sal_csv_writer_add (writer, of->territory != 0 ? of->name : "");
      sal_csv_writer_add (writer, of->holder != NULL ? of->holder : "");
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          g_autofree char *value = sal_coverage_table_write (self, row, column);

          sal_csv_writer_add (writer, value);
        }
      if (!sal_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }

  return sal_csv_writer_flush (writer, cancellable, error);
}
