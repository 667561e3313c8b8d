/* sal-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"

static const struct
{
  const char *name;
  const char *label;
  const SalKind *kind; /* what its codes refer to, or NULL for texts */
} descriptions[SAL_FACT_N_DIMENSIONS] = {
  [SAL_FACT_UNIT] = { "unit", N_ ("Unit"), &sal_unit_kind },
  [SAL_FACT_PERSON] = { "person", N_ ("Person"), &sal_person_kind },
  [SAL_FACT_POSITION] = { "position", N_ ("Position"), &sal_position_kind },
  [SAL_FACT_ACCOUNT] = { "account", N_ ("Account"), &sal_account_kind },
  [SAL_FACT_SEGMENT] = { "segment", N_ ("Segment"), NULL },
  [SAL_FACT_INDUSTRY] = { "industry", N_ ("Industry"), NULL },
  [SAL_FACT_REGION] = { "region", N_ ("State or Region"), NULL },
  [SAL_FACT_PRODUCT_FAMILY] = { "product_family", N_ ("Product Family"), &sal_product_family_kind },
  [SAL_FACT_PRODUCT] = { "product", N_ ("Product"), &sal_product_kind },
  [SAL_FACT_TYPE] = { "type", N_ ("Type"), NULL },
  [SAL_FACT_SOURCE] = { "source", N_ ("Source"), NULL },
  [SAL_FACT_COMPETITOR] = { "competitor", N_ ("Competitor"), &sal_competitor_kind },
  [SAL_FACT_LOSS_REASON] = { "loss_reason", N_ ("Loss Reason"), NULL },
  [SAL_FACT_STAGE] = { "stage", N_ ("Stage"), &sal_stage_kind },
  [SAL_FACT_STATUS] = { "status", N_ ("Status"), NULL },
  [SAL_FACT_ACTIVITY_TYPE] = { "activity_type", N_ ("Activity"), NULL },
  [SAL_FACT_MONTH] = { "month", N_ ("Month"), NULL },
  [SAL_FACT_QUARTER] = { "quarter", N_ ("Quarter"), NULL },
  [SAL_FACT_YEAR] = { "year", N_ ("Fiscal Year"), NULL },
};

static void
column_clear (gpointer data)
{
  SalFactColumn *column = data;

  g_free (column->name);
  g_free (column->values);
}

#define BIT(dimension) (1u << SAL_FACT_##dimension)

/* What an activity, a transaction or a contract has by the opportunity it is about. */
#define OF_OPPORTUNITY                                                                             \
  (BIT (PRODUCT_FAMILY) | BIT (PRODUCT) | BIT (TYPE) | BIT (SOURCE) | BIT (COMPETITOR) |           \
   BIT (STAGE))
#define OF_OWNER   (BIT (UNIT) | BIT (PERSON) | BIT (POSITION))
#define OF_ACCOUNT (BIT (ACCOUNT) | BIT (SEGMENT) | BIT (INDUSTRY) | BIT (REGION))

static guint
find_lacks (const SalKind *kind)
{
  const guint all = (1u << SAL_FACT_N_STORED) - 1;

  if (kind == &sal_opportunity_kind)
    return BIT (ACTIVITY_TYPE);
  if (kind == &sal_activity_kind)
    return all & ~(OF_OWNER | OF_ACCOUNT | OF_OPPORTUNITY | BIT (ACTIVITY_TYPE));

  return all & ~(OF_OWNER | OF_ACCOUNT | OF_OPPORTUNITY);
}

/**
 * sal_fact_kind_has_dimension:
 * @kind: a kind that metrics are of
 * @dimension: a dimension
 *
 * Asks whether facts of a kind can be grouped and filtered by something.
 *
 * Returns: %FALSE if they have no such column
 */
gboolean
sal_fact_kind_has_dimension (const SalKind *kind, SalFactDimension dimension)
{
  return dimension >= SAL_FACT_N_STORED || !(find_lacks (kind) & (1u << dimension));
}

gboolean
sal_facts_has_dimension (const SalFacts *self, SalFactDimension dimension)
{
  return dimension >= SAL_FACT_N_STORED || !(self->lacks & (1u << dimension));
}

/**
 * sal_facts_new:
 * @calendar: the fiscal calendar of months, quarters and years
 * @currency: the reporting currency
 * @as_of: the day on which open opportunities are attributed to who covers them
 *
 * Creates facts without rows.
 *
 * Returns: (transfer full): the facts
 */
SalFacts *
sal_facts_new (const SalFiscalCalendar *calendar, const char *currency, gint32 as_of)
{
  SalFacts *self = g_new0 (SalFacts, 1);

  self->kind = &sal_opportunity_kind;
  self->lacks = find_lacks (self->kind);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_facts_free);
  self->calendar = sal_fiscal_calendar_copy (calendar);
  self->currency = g_strdup (currency);
  self->as_of = as_of;
  self->stage_chances = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->quotas = g_array_new (FALSE, FALSE, sizeof (SalQuotaFact));
  self->capacities = g_array_new (FALSE, FALSE, sizeof (SalCapacityFact));
  self->columns = g_array_new (FALSE, FALSE, sizeof (SalFactColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_metric_unref);
  for (int i = 0; i < SAL_FACT_N_STORED; i++)
    {
      self->dimensions[i] = sal_dimension_new (descriptions[i].kind);
      self->codes[i].width = 1;
    }

  return self;
}

/**
 * sal_facts_add_table:
 * @self: facts
 * @kind: another kind
 *
 * Adds an empty table for facts of another kind. Its dictionaries are those of @self.
 *
 * Returns: (transfer none): the table
 */
SalFacts *
sal_facts_add_table (SalFacts *self, const SalKind *kind)
{
  SalFacts *table = sal_facts_new (self->calendar, self->currency, self->as_of);

  table->kind = kind;
  table->is_table = TRUE;
  table->lacks = find_lacks (kind);
  for (int i = 0; i < SAL_FACT_N_STORED; i++)
    {
      sal_dimension_free (table->dimensions[i]);
      table->dimensions[i] = self->dimensions[i];
    }
  g_array_unref (table->capacities);
  table->capacities = g_array_ref (self->capacities);
  g_ptr_array_add (self->tables, table);

  return table;
}

/**
 * sal_facts_get_table:
 * @self: facts
 * @kind: a kind
 *
 * Finds the facts of a kind: those of opportunities are @self.
 *
 * Returns: (transfer none) (nullable): the facts; %NULL if they were not loaded
 */
SalFacts *
sal_facts_get_table (SalFacts *self, const SalKind *kind)
{
  if (self->kind == kind)
    return self;

  for (guint i = 0; i < self->tables->len; i++)
    {
      SalFacts *table = g_ptr_array_index (self->tables, i);

      if (table->kind == kind)
        return table;
    }

  return NULL;
}

void
sal_facts_free (SalFacts *self)
{
  sal_facts_keep_memo (self, NULL, NULL, NULL);
  g_ptr_array_unref (self->tables);
  g_free (self->id);
  g_free (self->amount);
  g_free (self->probability);
  g_free (self->unconverted);
  g_free (self->created);
  g_free (self->ends);
  g_free (self->closes);
  g_free (self->zones);
  g_free (self->by_account);
  g_clear_pointer (&self->replaced, g_array_unref);
  g_free (self->status);
  for (int i = 0; i < SAL_FACT_N_STORED; i++)
    {
      g_free (self->codes[i].data);
      if (!self->is_table)
        sal_dimension_free (self->dimensions[i]);
    }
  g_array_unref (self->stage_chances);
  g_array_unref (self->quotas);
  g_array_unref (self->capacities);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->metrics);
  sal_fiscal_calendar_free (self->calendar);
  g_free (self->currency);
  g_free (self);
}

/**
 * sal_facts_reserve:
 * @self: facts
 * @n_rows: how many rows there will be
 *
 * Makes space for @n_rows rows in all, so that appending does not move the columns.
 */
void
sal_facts_reserve (SalFacts *self, guint n_rows)
{
  if (n_rows <= self->n_allocated)
    return;

  self->n_allocated = n_rows;
  self->id = g_renew (gint64, self->id, n_rows);
  self->unconverted = g_renew (guint8, self->unconverted, n_rows);
  self->closes = g_renew (gint32, self->closes, n_rows);
  if (self->kind == &sal_contract_kind)
    {
      self->amount = g_renew (gint64, self->amount, n_rows);
      self->ends = g_renew (gint32, self->ends, n_rows);
    }
  if (!self->is_table)
    {
      self->amount = g_renew (gint64, self->amount, n_rows);
      self->probability = g_renew (gint64, self->probability, n_rows);
      self->created = g_renew (gint32, self->created, n_rows);
      self->status = g_renew (guint8, self->status, n_rows);
    }
  for (int i = 0; i < SAL_FACT_N_STORED; i++)
    {
      if (!(self->lacks & (1u << i)))
        self->codes[i].data = g_realloc_n (self->codes[i].data, n_rows, self->codes[i].width);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      SalFactColumn *column = &g_array_index (self->columns, SalFactColumn, i);

      column->values = g_renew (gint64, column->values, n_rows);
    }
}

static void
set_code (SalFactCodes *codes, guint row, gint32 code)
{
  if (codes->width == 1)
    codes->data[row] = (guint8) code;
  else if (codes->width == 2)
    ((guint16 *) (gpointer) codes->data)[row] = (guint16) code;
  else
    ((gint32 *) (gpointer) codes->data)[row] = code;
}

static void
widen (SalFacts *self, SalFactCodes *codes, gint32 code)
{
  SalFactCodes wide = { NULL, code > G_MAXUINT16 ? 4 : 2 };

  wide.data = g_malloc_n (self->n_allocated, wide.width);
  for (guint row = 0; row < self->n_rows; row++)
    set_code (&wide, row, sal_fact_codes_get (codes, row));
  g_free (codes->data);
  *codes = wide;
}

/**
 * sal_facts_set_code:
 * @self: facts
 * @dimension: a dimension that is a column
 * @row: a row
 * @code: a code of its dictionary
 *
 * Sets which value of a dimension a row has.
 */
void
sal_facts_set_code (SalFacts *self, SalFactDimension dimension, guint row, gint32 code)
{
  SalFactCodes *codes = &self->codes[dimension];

  if (self->lacks & (1u << dimension))
    return;
  if ((code > G_MAXUINT8 && codes->width == 1) || (code > G_MAXUINT16 && codes->width == 2))
    widen (self, codes, code);
  set_code (codes, row, code);
}

/**
 * sal_facts_set_unconverted:
 * @self: facts
 * @row: a row
 * @unconverted: whether the currency of its amount has no rate
 *
 * Notes of a row whether its amount had to be left out.
 */
void
sal_facts_set_unconverted (SalFacts *self, guint row, gboolean unconverted)
{
  g_return_if_fail (row < self->n_rows);

  self->n_unconverted += (unconverted != FALSE) - self->unconverted[row];
  self->unconverted[row] = unconverted != FALSE;
}

static SalFactColumn *
find_column (const SalFacts *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      SalFactColumn *column = &g_array_index (self->columns, SalFactColumn, i);

      if (g_str_equal (column->name, name))
        return column;
    }

  return NULL;
}

/**
 * sal_facts_add_column:
 * @self: facts
 * @name: an aggregate, as sal_measure_get_column() has it
 *
 * Finds the column of an aggregate, or makes one in which no row gives anything yet.
 *
 * Returns: (transfer none): the column; valid until another one is added
 */
SalFactColumn *
sal_facts_add_column (SalFacts *self, const char *name)
{
  SalFactColumn *found = find_column (self, name);
  SalFactColumn column;

  if (found != NULL)
    return found;

  column.name = g_strdup (name);
  column.values = g_new (gint64, self->n_allocated);
  for (guint row = 0; row < self->n_rows; row++)
    column.values[row] = SAL_MEASURE_NONE;
  g_array_append_val (self->columns, column);

  return &g_array_index (self->columns, SalFactColumn, self->columns->len - 1);
}

const gint64 *
sal_facts_get_column (const SalFacts *self, const char *name)
{
  const SalFactColumn *column = find_column (self, name);

  return column != NULL ? column->values : NULL;
}

/**
 * sal_facts_list_metrics:
 * @self: facts
 *
 * Lists the metrics there are, those of the program first; also those with a wrong formula.
 *
 * Returns: (transfer container) (element-type SalMetric): the metrics; to be kept beyond the facts,
 *   reference them
 */
GPtrArray *
sal_facts_list_metrics (const SalFacts *self)
{
  GPtrArray *metrics = g_ptr_array_new ();
  gsize n_metrics;
  const SalMetric *all = sal_metrics_get (&n_metrics);

  for (gsize i = 0; i < n_metrics; i++)
    g_ptr_array_add (metrics, (gpointer) &all[i]);
  for (guint i = 0; i < self->metrics->len; i++)
    g_ptr_array_add (metrics, g_ptr_array_index (self->metrics, i));

  return metrics;
}

/**
 * sal_facts_find_metric:
 * @self: facts
 * @key: the key of a metric
 *
 * Finds a metric of the program or one of the workspace's own.
 *
 * Returns: (transfer none) (nullable): the metric; to be kept beyond the facts, reference it
 */
const SalMetric *
sal_facts_find_metric (const SalFacts *self, const char *key)
{
  const SalMetric *found = sal_metric_find (key);

  for (guint i = 0; i < self->metrics->len && found == NULL; i++)
    {
      const SalMetric *metric = g_ptr_array_index (self->metrics, i);

      if (g_str_equal (metric->key, key))
        found = metric;
    }

  return found;
}

/**
 * sal_facts_has_metric:
 * @self: facts
 * @metric: a metric
 *
 * Asks whether the figures of a metric can be computed from what was loaded; if not, the facts are
 * to be loaded for it.
 *
 * Returns: %FALSE if columns are missing
 */
gboolean
sal_facts_has_metric (const SalFacts *self, const SalMetric *metric)
{
  const SalFacts *table = sal_facts_get_table ((SalFacts *) self, metric->kind);
  SalMeasures set = sal_metric_get_measures (metric) & ~SAL_BASE_MEASURES;

  for (; table != NULL && set != 0; set &= set - 1)
    {
      if (find_column (table, sal_measure_get_column ((guint) __builtin_ctzll (set))) == NULL)
        return FALSE;
    }

  return table != NULL;
}

/**
 * sal_facts_set_stage_chance:
 * @self: facts
 * @stage: a code of a stage
 * @chance: its probability, scaled by %SAL_RATE_ONE
 *
 * Sets with which probability opportunities of a stage count.
 */
void
sal_facts_set_stage_chance (SalFacts *self, gint32 stage, gint64 chance)
{
  if ((guint) stage >= self->stage_chances->len)
    g_array_set_size (self->stage_chances, (guint) stage + 1);
  g_array_index (self->stage_chances, gint64, stage) = chance;
}

gint64
sal_facts_get_stage_chance (const SalFacts *self, gint32 stage)
{
  return (guint) stage < self->stage_chances->len
             ? g_array_index (self->stage_chances, gint64, stage)
             : 0;
}

/**
 * sal_fact_dimension_get_field:
 * @dimension: a dimension
 *
 * Finds the field that the values of a dimension are read from: one of the opportunity, or the one
 * of the same name of its account or stage.
 *
 * Returns: (transfer none) (nullable): the field; %NULL for what follows from dates and ownership
 */
const SalField *
sal_fact_dimension_get_field (SalFactDimension dimension)
{
  switch ((int) dimension)
    {
    case SAL_FACT_UNIT:
    case SAL_FACT_PERSON:
    case SAL_FACT_POSITION:
      return NULL;
    case SAL_FACT_SEGMENT:
    case SAL_FACT_INDUSTRY:
    case SAL_FACT_REGION:
      return sal_kind_find_field (&sal_account_kind, descriptions[dimension].name);
    case SAL_FACT_STATUS:
      return sal_kind_find_field (&sal_stage_kind, descriptions[dimension].name);
    case SAL_FACT_ACTIVITY_TYPE:
      return sal_kind_find_field (&sal_activity_kind, "type");
    default:
      return sal_kind_find_field (&sal_opportunity_kind, descriptions[dimension].name);
    }
}

const char *
sal_fact_dimension_get_name (SalFactDimension dimension)
{
  return descriptions[dimension].name;
}

const char *
sal_fact_dimension_get_label (SalFactDimension dimension)
{
  return _ (descriptions[dimension].label);
}

/**
 * sal_fact_dimension_from_name:
 * @name: a name such as "product_family"
 * @dimension: (out): the dimension
 *
 * Finds a dimension by the name the command line uses.
 *
 * Returns: %FALSE if there is none of that name
 */
gboolean
sal_fact_dimension_from_name (const char *name, SalFactDimension *dimension)
{
  for (int i = 0; i < SAL_FACT_N_DIMENSIONS; i++)
    {
      if (g_str_equal (descriptions[i].name, name))
        {
          *dimension = i;
          return TRUE;
        }
    }

  return FALSE;
}
