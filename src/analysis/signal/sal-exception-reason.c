/* sal-exception-reason.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exception-private.h"

/* A part that explains no more than it has of the whole anyway is no reason: it is in everything.
 */
#define MORE_THAN_USUAL 1.5

/* What the reasons of exceptions are looked for in. */
typedef struct
{
  const SalExceptionCase *cases;
  guint n_cases;
  const SalExceptionTable *table;
  const SalDimension *units;
  GArray *cell_units; /* of gint32: by cell, the unit of exceptions nearest above its rows */
  SalExceptionSplits splits;
} Search;

/* --- cells --- */

/* The units that exceptions are of: each gets a cell. */
static gint32
find_cell (const Search *self, gint32 unit)
{
  for (guint cell = 0; cell < self->cell_units->len; cell++)
    {
      if (g_array_index (self->cell_units, gint32, cell) == unit)
        return (gint32) cell;
    }

  return -1;
}

/* By unit: the cell of the nearest unit from it upwards that has one; else that of the whole. */
static gint32 *
create_cells (Search *self)
{
  gint32 *cells = g_new (gint32, self->table->n_units);

  for (guint i = 0; i < self->n_cases; i++)
    {
      if (find_cell (self, self->cases[i].exception->unit) < 0)
        g_array_append_val (self->cell_units, self->cases[i].exception->unit);
    }
  for (guint unit = 0; unit < self->table->n_units; unit++)
    {
      gint32 above = (gint32) unit;

      while (above != SAL_DIMENSION_NONE && find_cell (self, above) < 0)
        above = sal_dimension_get_parent (self->units, above);
      cells[unit] = find_cell (self, above);
    }

  return cells;
}

/* Whether the rows of @other are among those of @unit. */
static gboolean
is_within (const Search *self, gint32 unit, gint32 other)
{
  return unit == SAL_DIMENSION_NONE || sal_dimension_child_towards (self->units, unit, other) >= 0;
}

/* By cell: whether an exception that it is part of is one of what is lost, too. */
static guint8 *
create_with_lost (const Search *self)
{
  guint8 *with_lost = g_new0 (guint8, self->cell_units->len);

  for (guint cell = 0; cell < self->cell_units->len; cell++)
    {
      gint32 unit = g_array_index (self->cell_units, gint32, cell);

      for (guint i = 0; i < self->n_cases; i++)
        with_lost[cell] |=
            (self->cases[i].series->charted->denominator & (1u << SAL_EXCEPTION_LOST_COUNT)) != 0 &&
            is_within (self, self->cases[i].exception->unit, unit);
    }

  return with_lost;
}

/* --- one exception --- */

static void
consider (const SalExceptionCase *self,
          SalFactDimension dimension,
          gint32 code,
          const SalExceptionSums *base,
          const SalExceptionSums *judged,
          double *best)
{
  const SalChartedMetric *charted = self->series->charted;
  SalExceptionPart part;
  double usual, share;

  sal_charted_metric_read (charted, base, &part.base_numerator, &part.base_denominator);
  sal_charted_metric_read (charted, judged, &part.numerator, &part.denominator);
  share = sal_exception_series_explain (self->series, &part, &usual);
  if (!(share >= SAL_EXCEPTION_REASON_SHARE) || share < MORE_THAN_USUAL * usual ||
      share - usual <= *best)
    return;

  *best = share - usual;
  self->exception->has_reason = TRUE;
  self->exception->reason_dimension = dimension;
  self->exception->reason = code;
  self->exception->reason_share = share;
}

/* The units below, and what the unit has itself. */
static void
consider_units (const Search *self, const SalExceptionCase *item, double *best)
{
  const SalExceptionSeries *series = item->series;
  const SalExceptionMonths *months = series->months;
  gint32 unit = item->exception->unit;
  gint32 above = unit != SAL_DIMENSION_NONE ? unit : self->table->under;
  guint n_units = self->table->n_units;
  g_autofree SalExceptionSums *base = g_new0 (SalExceptionSums, n_units);
  g_autofree SalExceptionSums *judged = g_new0 (SalExceptionSums, n_units);

  for (guint i = 1; i < n_units; i++)
    {
      gint32 child = sal_dimension_child_towards (self->units, above, (gint32) i);
      const SalExceptionSums *sums = &self->table->sums[(gsize) i * months->n_months];

      if (child <= 0 || !self->table->has_rows[i])
        continue;
      for (guint month = 0; month < months->n_baseline; month++)
        sal_exception_sums_add (&base[child], &sums[month]);
      for (guint month = series->from; month <= series->to; month++)
        sal_exception_sums_add (&judged[child], &sums[month]);
    }
  for (guint i = 1; i < n_units && n_units >= 3; i++)
    consider (item, SAL_FACT_UNIT, (gint32) i, &base[i], &judged[i], best);
}

static void
consider_split (const Search *self,
                const SalExceptionCase *item,
                const SalExceptionSplit *split,
                double *best)
{
  for (gint32 code = 1; code < (gint32) split->n_codes; code++)
    {
      SalExceptionSums base = { 0 }, judged = { 0 };

      for (guint cell = 0; cell < self->cell_units->len; cell++)
        {
          if (is_within (
                  self, item->exception->unit, g_array_index (self->cell_units, gint32, cell)))
            sal_exception_split_read (split,
                                      item->series->months,
                                      cell,
                                      code,
                                      item->series->from,
                                      item->series->to,
                                      &base,
                                      &judged);
        }
      consider (item, split->dimension, code, &base, &judged, best);
    }
}

/* Finds for each exception the value of a dimension that explains most of it beyond what it usually
 * has of the whole; none if nothing explains %SAL_EXCEPTION_REASON_SHARE. */
void
sal_exceptions_find_reasons (const SalExceptionCase *cases,
                             guint n_cases,
                             const SalExceptionTable *table,
                             SalFacts *facts,
                             const SalFactQuery *filters)
{
  Search search = { cases,
                    n_cases,
                    table,
                    facts->dimensions[SAL_FACT_UNIT],
                    g_array_new (FALSE, FALSE, sizeof (gint32)),
                    { 0 } };
  g_autofree gint32 *cells = create_cells (&search);
  g_autofree guint8 *with_lost = create_with_lost (&search);

  if (n_cases > 0)
    {
      sal_exception_splits_init (&search.splits,
                                 facts,
                                 filters,
                                 cases[0].series->months,
                                 cells,
                                 with_lost,
                                 search.cell_units->len);
      for (guint i = 0; i < n_cases; i++)
        {
          double best = 0;

          consider_units (&search, &cases[i], &best);
          for (guint s = 0; s < SAL_EXCEPTION_N_SPLITS; s++)
            consider_split (&search, &cases[i], &search.splits.splits[s], &best);
        }
      sal_exception_splits_clear (&search.splits);
    }
  g_array_unref (search.cell_units);
}
