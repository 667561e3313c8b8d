/* sal-fact-query-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-run-private.h"

#include <glib/gi18n-lib.h>

static void
write_codes (SalFactRun *self, guint index)
{
  gint64 key = g_array_index (self->keys, gint64, index);
  SalFactGroup *group = &g_array_index (self->groups, SalFactGroup, index);

  for (guint g = self->query->n_groups; g-- > 0;)
    {
      const SalFactAxis *axis = &self->axes[g];
      gint32 part = (gint32) (key % axis->n_keys);

      group->codes[g] = axis->is_time && part > 0 ? axis->first_code + part - 1 : part;
      key /= axis->n_keys;
    }
}

static void
add_group (SalFactGroup *total, const SalFactGroup *group)
{
  for (int i = 0; i < SAL_N_ALL_MEASURES; i++)
    total->measures[i] += group->measures[i];
}

static void
leave_out (SalFactGroup *group, SalMeasures computed)
{
  for (int i = 0; i < SAL_N_ALL_MEASURES; i++)
    {
      if (!(computed & SAL_MEASURES (i)))
        group->measures[i] = SAL_MEASURE_NONE;
    }
}

typedef struct
{
  gint64 key;
  guint index;
} Order;

static int
compare_orders (gconstpointer one, gconstpointer other)
{
  const Order *a = one, *b = other;

  return (a->key > b->key) - (a->key < b->key);
}

/* The groups by key, which is by their codes: as the table has them, or sorted. */
static GArray *
list_groups (SalFactRun *self)
{
  GArray *groups = g_array_sized_new (FALSE, FALSE, sizeof (SalFactGroup), self->groups->len);
  g_autoptr (GArray) orders = g_array_sized_new (FALSE, FALSE, sizeof (Order), self->groups->len);
  gboolean is_dense = self->table != NULL && self->n_possible / 64 <= self->groups->len;

  for (gint64 key = 0; is_dense && key < self->n_possible; key++)
    {
      if (self->table[key] != 0)
        g_array_append_val (groups,
                            g_array_index (self->groups, SalFactGroup, self->table[key] - 1));
    }
  if (is_dense)
    return groups;

  for (guint i = 0; i < self->keys->len; i++)
    {
      Order order = { g_array_index (self->keys, gint64, i), i };

      g_array_append_val (orders, order);
    }
  g_array_sort (orders, compare_orders);
  for (guint i = 0; i < orders->len; i++)
    g_array_append_val (
        groups, g_array_index (self->groups, SalFactGroup, g_array_index (orders, Order, i).index));

  return groups;
}

/* What accounts have in several groups, or at the end of several periods, does not add up. */
static void
take_total_of_contracts (const SalFactQuery *self, SalFacts *facts, SalFactGroup *total)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (self);
  g_autoptr (SalFactResult) whole = NULL;

  sal_fact_query_clear_groups (query);
  whole = sal_fact_query_run (query, facts);
  for (guint measure = 0; measure < SAL_N_MEASURES; measure++)
    {
      if (SAL_CONTRACT_MEASURES & SAL_MEASURES (measure))
        total->measures[measure] = whole->total.measures[measure];
    }
}

static SalFactResult *
empty_result (SalFactResult *self)
{
  self->groups = g_array_new (FALSE, FALSE, sizeof (SalFactGroup));
  leave_out (&self->total, 0);

  return self;
}

/* What the query filters or groups by that facts of a kind do not have, or NULL. */
static const char *
find_lacking (const SalFactQuery *self, const SalKind *kind)
{
  for (SalFactDimension d = 0; d < SAL_FACT_N_STORED; d++)
    {
      if (sal_fact_query_uses (self, d) && !sal_fact_kind_has_dimension (kind, d))
        return sal_fact_dimension_get_label (d);
    }

  return NULL;
}

/**
 * sal_fact_query_why_lacking:
 * @self: a query
 * @metric: a metric
 *
 * Says why there is no figure of a metric under the filters and groups of a query, if the reason
 * is what is asked, not what there is.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if the metric knows all of it
 */
char *
sal_fact_query_why_lacking (const SalFactQuery *self, const SalMetric *metric)
{
  const char *lacking = find_lacking (self, metric->kind);
  gboolean needs_quota = (sal_metric_get_measures (metric) & SAL_MEASURES (SAL_MEASURE_QUOTA)) != 0;

  if (lacking != NULL)
    /* translators: “Activities” have no “Loss Reason” */
    return g_strdup_printf (_ ("%s have no “%s”."), sal_kind_get_plural (metric->kind), lacking);
  if (needs_quota && !sal_fact_query_knows_quota (self))
    return g_strdup (_ ("Quotas are set for units, positions, people and periods: there is none "
                        "for anything else."));

  return NULL;
}

/**
 * sal_fact_query_run:
 * @self: a query
 * @facts: the facts
 *
 * Adds up the measures of every group in one pass over the facts. Quota is added where the query
 * asks for nothing a quota does not know: a unit's own quota, or those of positions where positions
 * or people are asked for or units have none; spread evenly over the months of its period, of
 * which those count that lie within the days asked for.
 *
 * Returns: (transfer full): the groups and their total
 */
SalFactResult *
sal_fact_query_run (const SalFactQuery *self, SalFacts *facts)
{
  SalFactResult *result = g_new0 (SalFactResult, 1);
  const SalKind *kind = sal_fact_query_get_kind (self);
  SalFactRun run = { 0 };
  gint64 capacity = 0;

  facts = sal_facts_get_table (facts, kind);
  if (facts == NULL || find_lacking (self, kind) != NULL)
    return empty_result (result);

  sal_fact_run_init (&run, self, facts);
  if (run.n_columns > 0 || !(run.computed & SAL_CONTRACT_MEASURES))
    sal_fact_run_scan (&run);
  if (run.computed & SAL_CONTRACT_MEASURES)
    sal_fact_run_add_contracts (&run);
  if (run.computed & SAL_MEASURES (SAL_MEASURE_QUOTA))
    sal_fact_run_add_quotas (&run);
  if (self->with_capacity && sal_fact_run_knows_capacity (&run))
    capacity = sal_fact_run_add_capacities (&run);

  for (guint i = 0; i < run.groups->len; i++)
    {
      write_codes (&run, i);
      add_group (&result->total, &g_array_index (run.groups, SalFactGroup, i));
      leave_out (&g_array_index (run.groups, SalFactGroup, i), run.computed);
    }
  if ((run.computed & SAL_CONTRACT_MEASURES) && self->n_groups > 0)
    take_total_of_contracts (self, facts, &result->total);
  result->total.measures[SAL_MEASURE_CAPACITY] = capacity;
  leave_out (&result->total, run.computed);
  result->computed = run.computed;
  result->split_unit = run.under;
  result->knows_quota = sal_fact_query_knows_quota (self);
  result->groups = list_groups (&run);
  sal_fact_run_clear (&run);

  return result;
}

void
sal_fact_result_free (SalFactResult *self)
{
  g_array_unref (self->groups);
  g_free (self);
}

/**
 * sal_fact_result_fill_periods:
 * @self: a result of a query grouped by month, quarter or year alone
 * @first: the code of a period, %G_MAXINT32 for that of the first in which there is something
 * @last: the code of a period, %G_MININT32 for that of the last in which there is something
 *
 * Adds the periods in which there is nothing, so that a chart over time has none missing. What has
 * no date is left out.
 */
void
sal_fact_result_fill_periods (SalFactResult *self, gint32 first, gint32 last)
{
  GArray *filled = g_array_new (FALSE, FALSE, sizeof (SalFactGroup));
  const SalFactGroup *groups = (const SalFactGroup *) (gpointer) self->groups->data;
  guint next = 0;

  while (next < self->groups->len && groups[next].codes[0] == SAL_DIMENSION_NONE)
    next++;
  if (next < self->groups->len)
    {
      first = MIN (first, groups[next].codes[0]);
      last = MAX (last, groups[self->groups->len - 1].codes[0]);
    }

  for (gint64 code = first; code <= last; code++)
    {
      SalFactGroup empty = { .codes = { (gint32) code } };
      gboolean there = next < self->groups->len && groups[next].codes[0] == code;

      leave_out (&empty, self->computed);
      g_array_append_vals (filled, there ? &groups[next++] : &empty, 1);
    }
  g_array_unref (self->groups);
  self->groups = filled;
}

static int
compare_none_last (gconstpointer one, gconstpointer other)
{
  const SalFactGroup *a = one, *b = other;

  for (int i = 0; i < SAL_FACT_MAX_GROUPS; i++)
    {
      gint32 x = a->codes[i] != SAL_DIMENSION_NONE ? a->codes[i] : G_MAXINT32;
      gint32 y = b->codes[i] != SAL_DIMENSION_NONE ? b->codes[i] : G_MAXINT32;

      if (x != y)
        return x < y ? -1 : 1;
    }

  return 0;
}

/**
 * sal_fact_result_put_none_last:
 * @self: a result
 *
 * Puts what has no value of a dimension behind what has one, as tables have it.
 */
void
sal_fact_result_put_none_last (SalFactResult *self)
{
  g_array_sort (self->groups, compare_none_last);
}

/* Which statuses the measures of opportunities are of that a metric is made of. */
static guint
statuses_of (const SalMetric *metric)
{
  static const guint8 statuses[SAL_N_MEASURES] = {
    [SAL_MEASURE_WON_AMOUNT] = 1u << SAL_FACT_WON,
    [SAL_MEASURE_LOST_AMOUNT] = 1u << SAL_FACT_LOST,
    [SAL_MEASURE_OPEN_AMOUNT] = 1u << SAL_FACT_OPEN,
    [SAL_MEASURE_WEIGHTED_AMOUNT] = 1u << SAL_FACT_OPEN,
    [SAL_MEASURE_STATED_AMOUNT] = 1u << SAL_FACT_OPEN,
    [SAL_MEASURE_WON_COUNT] = 1u << SAL_FACT_WON,
    [SAL_MEASURE_LOST_COUNT] = 1u << SAL_FACT_LOST,
    [SAL_MEASURE_OPEN_COUNT] = 1u << SAL_FACT_OPEN,
  };
  SalMeasures set = sal_metric_get_measures (metric) & SAL_BASE_MEASURES;
  guint found = 0;

  for (; set != 0; set &= set - 1)
    found |= statuses[__builtin_ctzll (set)];

  return found;
}

static inline gboolean
has_cycle (const SalFacts *facts, guint row)
{
  return facts->status[row] == SAL_FACT_WON && facts->created[row] != SAL_DATE_NONE &&
         facts->closes[row] != SAL_DATE_NONE;
}

static inline gboolean
gives_to_column (const SalFactRun *self, guint row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i].values[row] != SAL_MEASURE_NONE)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  guint statuses;
  gboolean cycle;
  GArray *ids;
} Listing;

static void
list_row (const SalFactRun *run, guint row, gpointer data)
{
  Listing *self = data;

  if (gives_to_column (run, row) ||
      (!run->facts->is_table && ((self->statuses & (1u << run->facts->status[row])) ||
                                 (self->cycle && has_cycle (run->facts, row)))))
    g_array_append_val (self->ids, run->facts->id[row]);
}

/**
 * sal_fact_query_ids:
 * @self: a query
 * @facts: the facts
 * @metric: a metric
 *
 * Lists the records behind a figure: those under the same filters, without the groups, that give
 * something to one of the sums and counts it is computed from; not quotas, see
 * sal_fact_query_quota_ids().
 *
 * Returns: (transfer full) (element-type gint64): their ids, in no particular order
 */
GArray *
sal_fact_query_ids (const SalFactQuery *self, SalFacts *facts, const SalMetric *metric)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (self);
  Listing listing = {
    .statuses = statuses_of (metric),
    .cycle = (sal_metric_get_measures (metric) & SAL_MEASURES (SAL_MEASURE_CYCLE_DAYS)) != 0,
    .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
  SalFactRun run = { 0 };

  facts = sal_facts_get_table (facts, metric->kind);
  if (facts == NULL || find_lacking (self, metric->kind) != NULL)
    return listing.ids;
  sal_fact_query_clear_groups (query);
  g_ptr_array_set_size (query->metrics, 0);
  sal_fact_query_ask (query, metric);
  sal_fact_run_init (&run, query, facts);
  if (run.computed & SAL_CONTRACT_MEASURES)
    sal_fact_run_list_contracts (&run, listing.ids);
  else
    sal_fact_run_for_each (&run, list_row, &listing);
  sal_fact_run_clear (&run);

  return listing.ids;
}

/**
 * sal_fact_query_quota_ids:
 * @self: a query
 * @facts: the facts
 * @metric: a metric
 *
 * Lists the quotas behind a figure, under the same filters, without the groups: those in force that
 * fall into its days.
 *
 * Returns: (transfer full) (element-type gint64): their ids, in no particular order
 */
GArray *
sal_fact_query_quota_ids (const SalFactQuery *self, SalFacts *facts, const SalMetric *metric)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SalFactRun run = { 0 };

  if (!(sal_metric_get_measures (metric) & SAL_MEASURES (SAL_MEASURE_QUOTA)))
    return ids;

  sal_fact_query_clear_groups (query);
  sal_fact_run_init (&run, query, facts);
  sal_fact_run_list_quotas (&run, ids);
  sal_fact_run_clear (&run);

  return ids;
}
