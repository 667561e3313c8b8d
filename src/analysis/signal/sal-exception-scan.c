/* sal-exception-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exception-private.h"
#include "sal-fact-run-private.h"

/* What exceptions are found in and explained by, in two passes over the facts however many units
 * and exceptions there are: what single queries would add up again and again for each of them. */

/* The days of the months looked at, and the rows of them that pass the filters. */
static gboolean
prepare (SalFactRun *run,
         SalFactQuery **query,
         SalFacts *facts,
         const SalFactQuery *filters,
         const SalExceptionMonths *months)
{
  g_autofree char *lacking = sal_fact_query_why_lacking (filters, sal_metric_find ("bookings"));
  gint32 first, last, unused;

  if (lacking != NULL)
    return FALSE;

  sal_fiscal_calendar_days_of (
      facts->calendar, sal_fact_code_to_period (SAL_FACT_MONTH, months->first), &first, &unused);
  sal_fiscal_calendar_days_of (
      facts->calendar,
      sal_fact_code_to_period (SAL_FACT_MONTH, months->first + (gint32) months->n_months - 1),
      &unused,
      &last);
  *query = sal_fact_query_copy (filters);
  sal_fact_query_clear_groups (*query);
  sal_fact_query_set_days (*query, first, last);
  sal_fact_query_group_by (*query, SAL_FACT_MONTH);
  sal_fact_run_init (run, *query, facts);

  return TRUE;
}

/* What a row adds, without a branch that would be guessed wrong every other time. */
static inline SalExceptionSums
sums_of_row (const SalFacts *facts, guint row)
{
  gint64 won = facts->status[row] == SAL_FACT_WON, lost = facts->status[row] == SAL_FACT_LOST;
  gint32 created = facts->created[row], closes = facts->closes[row];
  gint64 has_cycle = won & (created != SAL_DATE_NONE);

  return (SalExceptionSums){ {
      [SAL_EXCEPTION_WON_AMOUNT] = facts->amount[row] & -won,
      [SAL_EXCEPTION_WON_COUNT] = won,
      [SAL_EXCEPTION_LOST_COUNT] = lost,
      [SAL_EXCEPTION_CYCLE_DAYS] = ((gint64) closes - created) & -has_cycle,
      [SAL_EXCEPTION_CYCLE_COUNT] = has_cycle,
  } };
}

static inline void
add_sums (SalExceptionSums *self, const SalExceptionSums *other)
{
  for (int i = 0; i < SAL_EXCEPTION_N_SUMS; i++)
    self->values[i] += other->values[i];
}

void
sal_exception_sums_add (SalExceptionSums *self, const SalExceptionSums *other)
{
  add_sums (self, other);
}

/* --- by unit and month --- */

/* What one thread adds up; then that of all of them. */
typedef struct
{
  const SalExceptionMonths *months; /* valid while it is added up */
  guint n_units;
  guint n_months;
  SalExceptionSums *sums; /* by unit, then month */
  guint8 *has_rows;       /* by unit */
} Totals;

static Totals *
totals_new (const SalFacts *facts, const SalExceptionMonths *months)
{
  Totals *self = g_new0 (Totals, 1);

  self->months = months;
  self->n_units = sal_dimension_get_n_codes (facts->dimensions[SAL_FACT_UNIT]);
  self->n_months = months->n_months;
  self->sums = g_new0 (SalExceptionSums, (gsize) self->n_units * self->n_months);
  self->has_rows = g_new0 (guint8, self->n_units);

  return self;
}

static void
totals_free (gpointer data)
{
  Totals *self = data;

  g_free (self->sums);
  g_free (self->has_rows);
  g_free (self);
}

static void
add_to_totals (SalFactRun *run, const SalFactBlock *block, gpointer data)
{
  Totals *self = data;
  const SalFacts *facts = run->facts;
  const SalFactAxis *axis = &run->axes[0];
  gint32 before = axis->first_code - 1 - self->months->first;

  for (guint i = 0; i < block->n_passed; i++)
    {
      guint row = block->start + block->passed[i];
      gint32 unit = sal_fact_codes_get (&facts->codes[SAL_FACT_UNIT], row);
      guint month = (guint) (sal_fact_axis_key_of_day (axis, facts->closes[row]) + before);
      SalExceptionSums sums = sums_of_row (facts, row);

      self->has_rows[unit] = TRUE;
      add_sums (&self->sums[(guint) unit * self->n_months + month], &sums);
    }
}

static void
merge_totals (Totals *self, const Totals *other)
{
  for (guint unit = 0; unit < self->n_units; unit++)
    {
      gsize first = (gsize) unit * self->n_months;

      if (!other->has_rows[unit])
        continue;
      self->has_rows[unit] = TRUE;
      for (guint month = 0; month < self->n_months; month++)
        add_sums (&self->sums[first + month], &other->sums[first + month]);
    }
}

/* Of all units, under the other filters. */
static Totals *
add_up_units (SalFacts *facts, const SalFactQuery *filters, const SalExceptionMonths *months)
{
  g_autoptr (SalFactQuery) wide = sal_fact_query_copy (filters);
  g_autoptr (SalFactQuery) query = NULL;
  gpointer data[SAL_FACT_MAX_THREADS];
  SalFactRun run = { 0 };
  guint n_threads;

  sal_fact_query_clear_filter (wide, SAL_FACT_UNIT);
  data[0] = totals_new (facts, months);
  if (!prepare (&run, &query, facts, wide, months))
    return data[0];

  n_threads = sal_fact_run_count_threads (&run);
  for (guint i = 1; i < n_threads; i++)
    data[i] = totals_new (facts, months);
  sal_fact_run_share (&run, add_to_totals, data, n_threads);
  for (guint i = 1; i < n_threads; i++)
    {
      merge_totals (data[0], data[i]);
      totals_free (data[i]);
    }
  sal_fact_run_clear (&run);

  return data[0];
}

/* What the sums depend on beside the facts; NULL of a query of some records, which is not asked
 * again. */
static char *
describe (const SalFactQuery *filters, const SalExceptionMonths *months)
{
  GString *key = g_string_new ("exceptions");

  if (filters->restricted != NULL)
    return g_string_free (key, TRUE);

  g_string_append_printf (key, " %d %u", months->first, months->n_months);
  for (guint i = 0; i < filters->filters->len; i++)
    {
      const SalFactFilter *filter = &g_array_index (filters->filters, SalFactFilter, i);

      if (filter->dimension != SAL_FACT_UNIT)
        g_string_append_printf (key, " %d=%d/%d", filter->dimension, filter->code, filter->alone);
    }

  return g_string_free (key, FALSE);
}

/* They are the same whatever unit is chosen, and are kept for the next one. */
static const Totals *
find_totals (SalFacts *facts, const SalFactQuery *filters, const SalExceptionMonths *months)
{
  g_autofree char *key = describe (filters, months);
  Totals *totals = key != NULL ? sal_facts_find_memo (facts, key) : NULL;

  if (totals == NULL)
    {
      totals = add_up_units (facts, filters, months);
      sal_facts_keep_memo (facts, key, totals, totals_free);
    }

  return totals;
}

void
sal_exception_table_clear (SalExceptionTable *self)
{
  g_clear_pointer (&self->has_rows, g_free);
}

/* Adds up what each unit has itself, without those below it, in each of the months. */
void
sal_exception_table_init (SalExceptionTable *self,
                          SalFacts *facts,
                          const SalFactQuery *filters,
                          const SalExceptionMonths *months)
{
  const Totals *totals = find_totals (facts, filters, months);
  g_autoptr (SalFactQuery) query = NULL;
  SalFactRun run = { 0 };

  self->months = months;
  self->n_units = totals->n_units;
  self->sums = totals->sums;
  self->has_rows = g_new0 (guint8, self->n_units);
  self->under = sal_fact_query_get_split_unit (filters, facts);
  if (!prepare (&run, &query, facts, filters, months))
    return;

  for (guint unit = 0; unit < self->n_units; unit++)
    self->has_rows[unit] = totals->has_rows[unit] &&
                           (run.pass[SAL_FACT_UNIT] == NULL || run.pass[SAL_FACT_UNIT][unit]);
  sal_fact_run_clear (&run);
}

/* --- by what may be a reason --- */

static guint
count_spans (const SalExceptionMonths *months)
{
  return 1 + months->n_months - months->n_baseline;
}

/* The place of a value in a cell, made if it is new. */
static gint32
find_place (SalExceptionSplit *self, guint index, guint n_spans)
{
  if (self->places[index] == 0)
    {
      g_array_set_size (self->sums, self->sums->len + n_spans);
      self->places[index] = (gint32) (self->sums->len / n_spans);
    }

  return self->places[index] - 1;
}

/* The rows of a block that add something, as far as they are the same for all dimensions. What is
 * lost adds something to cells that want it alone: it is most of what there is. */
typedef struct
{
  guint start;
  guint n_rows;
  guint16 rows[SAL_FACT_BLOCK];
  gint32 cells[SAL_FACT_BLOCK];
  guint spans[SAL_FACT_BLOCK];
  SalExceptionSums sums[SAL_FACT_BLOCK];
} Batch;

static void
read_batch (Batch *self, SalFactRun *run, const SalFactBlock *block, const SalExceptionSplits *of)
{
  const SalFacts *facts = run->facts;
  const SalFactAxis *axis = &run->axes[0];
  gint32 before = axis->first_code - of->months->first - (gint32) of->months->n_baseline;
  guint n = 0;

  self->start = block->start;
  for (guint i = 0; i < block->n_passed; i++)
    {
      guint row = block->start + block->passed[i];
      gint32 cell = of->cells[sal_fact_codes_get (&facts->codes[SAL_FACT_UNIT], row)];
      gint32 span = sal_fact_axis_key_of_day (axis, facts->closes[row]) + before;

      self->rows[n] = block->passed[i];
      self->cells[n] = cell;
      self->spans[n] = (guint) MAX (span, 0);
      self->sums[n] = sums_of_row (facts, row);
      n += cell >= 0 && (self->sums[n].values[SAL_EXCEPTION_WON_COUNT] |
                         (self->sums[n].values[SAL_EXCEPTION_LOST_COUNT] & of->with_lost[cell]));
    }
  self->n_rows = n;
}

static void
add_batch (SalExceptionSplit *self, const Batch *batch, const SalFacts *facts, guint n_spans)
{
  gint32 places[SAL_FACT_BLOCK];

  SAL_FACT_EACH_WIDTH (&facts->codes[self->dimension],
                       batch->start,
                       for (guint i = 0; i < batch->n_rows; i++) places[i] =
                           batch->cells[i] * (gint32) self->n_codes + code[batch->rows[i]])
  for (guint i = 0; i < batch->n_rows; i++)
    places[i] = find_place (self, (guint) places[i], n_spans);
  for (guint i = 0; i < batch->n_rows; i++)
    add_sums (&g_array_index (
                  self->sums, SalExceptionSums, (guint) places[i] * n_spans + batch->spans[i]),
              &batch->sums[i]);
}

static void
add_to_splits (SalFactRun *run, const SalFactBlock *block, gpointer data)
{
  SalExceptionSplits *self = data;
  Batch batch;

  read_batch (&batch, run, block, self);
  for (guint s = 0; s < SAL_EXCEPTION_N_SPLITS; s++)
    {
      if (self->splits[s].n_codes > 0)
        add_batch (&self->splits[s], &batch, run->facts, count_spans (self->months));
    }
}

/* A dimension with fewer than two values splits nothing. */
static void
splits_init (SalExceptionSplits *self,
             const SalFacts *facts,
             const SalExceptionMonths *months,
             const gint32 *cells,
             const guint8 *with_lost,
             guint n_cells)
{
  static const SalFactDimension dimensions[SAL_EXCEPTION_N_SPLITS] = {
    SAL_FACT_SEGMENT, SAL_FACT_PRODUCT_FAMILY, SAL_FACT_TYPE, SAL_FACT_SOURCE, SAL_FACT_PERSON
  };

  *self = (SalExceptionSplits){
    .months = months, .cells = cells, .with_lost = with_lost, .n_cells = n_cells
  };
  for (guint s = 0; s < SAL_EXCEPTION_N_SPLITS; s++)
    {
      SalExceptionSplit *split = &self->splits[s];
      guint n_codes = sal_dimension_get_n_codes (facts->dimensions[dimensions[s]]);

      split->dimension = dimensions[s];
      split->n_codes = n_codes < 3 ? 0 : n_codes;
      split->places = g_new0 (gint32, (gsize) split->n_codes * n_cells);
      split->sums = g_array_new (FALSE, TRUE, sizeof (SalExceptionSums));
    }
}

void
sal_exception_splits_clear (SalExceptionSplits *self)
{
  for (guint s = 0; s < SAL_EXCEPTION_N_SPLITS; s++)
    {
      g_clear_pointer (&self->splits[s].places, g_free);
      g_clear_pointer (&self->splits[s].sums, g_array_unref);
    }
}

static void
merge_split (SalExceptionSplit *self, const SalExceptionSplit *other, guint n_cells, guint n_spans)
{
  for (guint i = 0; i < self->n_codes * n_cells; i++)
    {
      guint into, from = (guint) (other->places[i] - 1) * n_spans;

      if (other->places[i] == 0)
        continue;
      into = (guint) find_place (self, i, n_spans) * n_spans; /* may move the sums */
      for (guint span = 0; span < n_spans; span++)
        add_sums (&g_array_index (self->sums, SalExceptionSums, into + span),
                  &g_array_index (other->sums, SalExceptionSums, from + span));
    }
}

static guint8 *
own_pass (SalFactRun *run, guint n_codes)
{
  guint8 *pass = g_new0 (guint8, n_codes);

  g_ptr_array_add (run->owned, pass);

  return pass;
}

/* Rows that add nothing to any cell are most of all, and passed over before they are read. */
static void
leave_out (SalFactRun *run, const SalExceptionSplits *of)
{
  SalDimension *const *dimensions = run->facts->dimensions;
  guint n_units = sal_dimension_get_n_codes (dimensions[SAL_FACT_UNIT]);
  guint n_statuses = sal_dimension_get_n_codes (dimensions[SAL_FACT_STATUS]);
  guint8 *units = own_pass (run, n_units);
  guint8 *statuses = own_pass (run, n_statuses);
  gboolean with_lost = FALSE;

  for (guint unit = 0; unit < n_units; unit++)
    units[unit] = of->cells[unit] >= 0;
  for (guint cell = 0; cell < of->n_cells; cell++)
    with_lost |= of->with_lost[cell];
  sal_fact_run_add_filter (run, SAL_FACT_UNIT, units);
  if (SAL_FACT_LOST + 1 >= n_statuses)
    return;

  statuses[SAL_FACT_WON + 1] = TRUE;
  statuses[SAL_FACT_LOST + 1] = (guint8) with_lost;
  sal_fact_run_add_filter (run, SAL_FACT_STATUS, statuses);
}

/* Adds up what each value of each dimension has in each cell: in the baseline, and in each of the
 * months behind it. @cells: by unit, the cell that its rows belong to, −1 for none. @with_lost: by
 * cell, whether what is lost is counted. */
void
sal_exception_splits_init (SalExceptionSplits *self,
                           SalFacts *facts,
                           const SalFactQuery *filters,
                           const SalExceptionMonths *months,
                           const gint32 *cells,
                           const guint8 *with_lost,
                           guint n_cells)
{
  g_autoptr (SalFactQuery) query = NULL;
  SalExceptionSplits splits[SAL_FACT_MAX_THREADS];
  gpointer data[SAL_FACT_MAX_THREADS];
  SalFactRun run = { 0 };
  guint n_threads;

  splits_init (self, facts, months, cells, with_lost, n_cells);
  if (!prepare (&run, &query, facts, filters, months))
    return;

  leave_out (&run, self);
  n_threads = sal_fact_run_count_threads (&run);
  data[0] = self;
  for (guint i = 1; i < n_threads; i++)
    {
      splits_init (&splits[i], facts, months, cells, with_lost, n_cells);
      data[i] = &splits[i];
    }
  sal_fact_run_share (&run, add_to_splits, data, n_threads);
  for (guint i = 1; i < n_threads; i++)
    {
      for (guint s = 0; s < SAL_EXCEPTION_N_SPLITS; s++)
        merge_split (&self->splits[s], &splits[i].splits[s], n_cells, count_spans (months));
      sal_exception_splits_clear (&splits[i]);
    }
  sal_fact_run_clear (&run);
}

/* Adds what a value has in a cell: of the baseline to @base, of the judged months from @from to
 * @to, which are counted from the first of all, to @judged. */
void
sal_exception_split_read (const SalExceptionSplit *self,
                          const SalExceptionMonths *months,
                          guint cell,
                          gint32 code,
                          guint from,
                          guint to,
                          SalExceptionSums *base,
                          SalExceptionSums *judged)
{
  gint32 place = self->places[cell * self->n_codes + (guint) code];
  const SalExceptionSums *sums;

  if (place == 0)
    return;

  sums = &g_array_index (self->sums, SalExceptionSums, (guint) (place - 1) * count_spans (months));
  add_sums (base, &sums[0]);
  for (guint month = from; month <= to; month++)
    add_sums (judged, &sums[1 + month - months->n_baseline]);
}
