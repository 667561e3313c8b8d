/* sal-facts-columns-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-columns-repository.h"

#include <math.h>

#include "sal-conversion.h"
#include "sal-expression-sql.h"
#include "sal-id-map.h"
#include "sal-kinds.h"
#include "sal-limits.h"
#include "sal-metric-formula.h"

/* Beyond these a record gives nothing: so many cannot be added up, and no figure is meant so. */
#define MAX_VALUE (G_GINT64_CONSTANT (1) << 52)

/* --- metrics --- */

static const char *
text_at (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static void
add_metric (SalFacts *facts, sqlite3_stmt *statement)
{
  const SalMetricRecord record = {
    .key = text_at (statement, 0),
    .label = text_at (statement, 1),
    .definition = text_at (statement, 2),
    .formula = text_at (statement, 3),
    .unit = text_at (statement, 4),
    .better = text_at (statement, 5),
    .timing = text_at (statement, 6),
    .subject = text_at (statement, 7),
    .owner = text_at (statement, 8),
    .version = sqlite3_column_int (statement, 9),
    .standing = sqlite3_column_int (statement, 10) != 0,
    .id = sqlite3_column_int64 (statement, 11),
  };

  g_ptr_array_add (facts->metrics,
                   sal_metric_new (&record, facts->calendar, facts->currency, facts->as_of));
}

/**
 * sal_facts_load_metrics:
 * @connection: a connection of the main store
 * @facts: facts
 * @error: return location for an error
 *
 * Reads the metrics of the workspace, those with a wrong formula too.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_facts_load_metrics (SalConnection *connection, SalFacts *facts, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT m.key, m.name, m.definition, m.formula, m.unit, m.better, m.timing, m.subject, "
      "p.name, m.version, m.standing, m.id FROM metric m LEFT JOIN person p ON p.id = m.owner "
      "ORDER BY m.name, m.id",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add_metric (facts, statement);
    }

  return FALSE;
}

/**
 * sal_facts_load_limits:
 * @connection: a connection of the main store
 * @facts: facts
 * @error: return location for an error
 *
 * Reads over which months the limits of control charts are frozen, if they are.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_facts_load_limits (SalConnection *connection, SalFacts *facts, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT value FROM setting WHERE name = '" SAL_LIMITS_SETTING "'", error);
  gboolean row;

  if (statement == NULL || !sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (!row ||
      !sal_limits_from_text (text_at (statement, 0), &facts->limits_first, &facts->limits_last))
    facts->limits_first = facts->limits_last = SAL_DIMENSION_NONE;

  return TRUE;
}

/* --- columns --- */

/* A column that is being filled. */
typedef struct
{
  char *name;
  char *sql;
  SalExpressionType type;
} Column;

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->sql);
}

typedef struct
{
  SalConnection *connection;
  SalFacts *facts; /* of one kind */
  SalIdMap *rows;  /* (nullable): of facts whose ids do not ascend */
  const SalExchangeRates *rates;
  SalExpressionSql *sql;
  GArray *columns;        /* of Column */
  GPtrArray *expressions; /* kept until they are compiled */
} Loader;

static gboolean
has_column (const Loader *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (g_str_equal (g_array_index (self->columns, Column, i).name, name))
        return TRUE;
    }

  return FALSE;
}

static void
add_columns (Loader *self, const SalMetric *metric)
{
  /* once more, with the calendar and the day of these facts */
  SalExpression *expression = sal_metric_formula_parse (metric->formula,
                                                        metric->kind,
                                                        self->facts->calendar,
                                                        self->facts->currency,
                                                        self->facts->as_of,
                                                        NULL);
  GPtrArray *aggregates;

  if (expression == NULL)
    return;

  g_ptr_array_add (self->expressions, expression);
  aggregates = sal_metric_formula_list_aggregates (expression);
  for (guint i = 0; i < aggregates->len; i++)
    {
      const SalExpressionNode *node = g_ptr_array_index (aggregates, i);
      g_autofree char *name = sal_measure_name_column (node);
      Column column = { NULL };
      SalMetricName known;

      if (sal_measure_recognize (metric->kind, node) != 0 || has_column (self, name) ||
          sal_metric_formula_get_name (node, &known))
        continue;
      column.sql = sal_expression_sql_compile_operand (self->sql, node);
      column.type = node->function != SAL_EXPRESSION_FUNCTION_COUNT ? node->children[0]->type
                                                                    : SAL_EXPRESSION_TYPE_NULL;
      column.name = g_steal_pointer (&name);
      g_array_append_val (self->columns, column);
    }
  g_ptr_array_unref (aggregates);
}

static gint64
value_at (sqlite3_stmt *statement, int index, SalExpressionType type)
{
  double number;
  gint64 value;

  if (sqlite3_column_type (statement, index) == SQLITE_NULL)
    return SAL_MEASURE_NONE;

  switch (type)
    {
    case SAL_EXPRESSION_TYPE_NULL:
      return 1; /* it is counted */
    case SAL_EXPRESSION_TYPE_NUMBER:
      number = sqlite3_column_double (statement, index) * SAL_MEASURE_NUMBER_ONE;
      return fabs (number) < (double) MAX_VALUE ? llround (number) : SAL_MEASURE_NONE;
    default:
      value = sqlite3_column_int64 (statement, index);
      return value > -MAX_VALUE && value < MAX_VALUE ? value : SAL_MEASURE_NONE;
    }
}

static gboolean
find_row (const Loader *self, gint64 id, guint *row)
{
  gint32 found;

  if (self->rows == NULL)
    return sal_facts_find (self->facts, id, row);

  found = sal_id_map_lookup (self->rows, id);
  *row = (guint) found;

  return found >= 0;
}

static gboolean
read_rows (Loader *self, sqlite3_stmt *statement, GError **error)
{
  const SalConversion *conversion = sal_connection_get_conversion (self->connection);
  gint64 **values = g_newa (gint64 *, self->columns->len);
  gboolean there;
  guint row;

  for (guint i = 0; i < self->columns->len; i++)
    values[i] =
        sal_facts_add_column (self->facts, g_array_index (self->columns, Column, i).name)->values;
  for (;;)
    {
      guint n_missing = conversion->n_missing;

      if (!sal_connection_step (self->connection, statement, &there, error))
        return FALSE;
      if (!there)
        return TRUE;
      if (!find_row (self, sqlite3_column_int64 (statement, 0), &row))
        continue;
      /* of opportunities that is known already */
      if (self->facts->is_table && conversion->n_missing != n_missing)
        sal_facts_set_unconverted (self->facts, row, TRUE);
      for (guint i = 0; i < self->columns->len; i++)
        values[i][row] =
            value_at (statement, (int) i + 1, g_array_index (self->columns, Column, i).type);
    }
}

static sqlite3_stmt *
prepare (Loader *self, gboolean one, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");
  sqlite3_stmt *statement;

  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (sql, ", %s", g_array_index (self->columns, Column, i).sql);
  g_string_append_printf (sql,
                          " FROM \"%s\" AS t%s",
                          self->facts->kind->name,
                          sal_expression_sql_get_joins (self->sql));
  if (one)
    g_string_append_printf (
        sql, " WHERE t.id = ?%u", sal_expression_sql_get_n_parameters (self->sql) + 1);
  statement = sal_connection_prepare (self->connection, sql->str, error);
  if (statement != NULL)
    sal_expression_sql_bind (self->sql, statement);

  return statement;
}

static gboolean
read_columns (Loader *self, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (self, ids != NULL, error);

  if (statement == NULL)
    return FALSE;
  if (ids == NULL)
    return read_rows (self, statement, error);

  for (gsize i = 0; i < n_ids; i++)
    {
      sqlite3_bind_int64 (
          statement, (int) sal_expression_sql_get_n_parameters (self->sql) + 1, ids[i]);
      if (!read_rows (self, statement, error))
        return FALSE;
      sqlite3_reset (statement);
    }

  return TRUE;
}

static gboolean
load_columns_of (Loader *self,
                 SalFacts *facts,
                 const char *const *keys,
                 const gint64 *ids,
                 gsize n_ids,
                 GError **error)
{
  SalConversion *conversion = sal_connection_get_conversion (self->connection);
  gboolean ok;

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const SalMetric *metric = sal_facts_find_metric (facts, keys[i]);

      if (metric != NULL && metric->problem == NULL && metric->kind == self->facts->kind)
        add_columns (self, metric);
    }
  if (self->columns->len == 0)
    return TRUE;

  sal_conversion_use (
      conversion, self->rates, facts->calendar, facts->currency, self->facts->as_of);
  ok = read_columns (self, ids, n_ids, error);
  sal_conversion_clear (conversion);

  return ok;
}

static SalIdMap *
map_rows (const SalFacts *table)
{
  SalIdMap *rows = sal_id_map_new (table->n_rows);

  for (guint row = 0; row < table->n_rows; row++)
    sal_id_map_insert (rows, table->id[row], (gint32) row);

  return rows;
}

static gboolean
load_table (SalConnection *connection,
            SalFacts *facts,
            SalFacts *table,
            const SalExchangeRates *rates,
            const char *const *keys,
            const gint64 *ids,
            gsize n_ids,
            GError **error)
{
  g_autoptr (SalExpressionSql) sql = sal_expression_sql_new (table->kind, "t");
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (GPtrArray) expressions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_expression_unref);
  g_autoptr (SalIdMap) rows = table->is_unordered ? map_rows (table) : NULL;
  Loader loader = { connection, table, rows, rates, sql, columns, expressions };

  g_array_set_clear_func (columns, column_clear);
  sal_expression_sql_set_strict (sql);

  return load_columns_of (&loader, facts, keys, ids, n_ids, error);
}

/**
 * sal_facts_load_columns:
 * @connection: a connection of the main store
 * @facts: facts with all their rows, tables and metrics
 * @rates: the exchange rates
 * @keys: (nullable) (array zero-terminated=1): keys of metrics; those of none are passed over
 * @ids: (nullable) (array length=n_ids): the opportunities, if these are not all facts, or %NULL
 * @n_ids: how many
 * @error: return location for an error
 *
 * Loads what the records of each kind give to the aggregates of metrics, in one scan. An aggregate
 * means the same as in a filter, but that what it adds up is converted into the reporting currency,
 * at the rates of the plan year of the close date.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_load_columns (SalConnection *connection,
                        SalFacts *facts,
                        const SalExchangeRates *rates,
                        const char *const *keys,
                        const gint64 *ids,
                        gsize n_ids,
                        GError **error)
{
  if (!load_table (connection, facts, facts, rates, keys, ids, n_ids, error))
    return FALSE;

  for (guint i = 0; i < facts->tables->len; i++)
    {
      SalFacts *table = g_ptr_array_index (facts->tables, i);

      if (ids != NULL && table->n_rows == 0)
        continue;
      if (!load_table (connection,
                       facts,
                       table,
                       rates,
                       keys,
                       ids != NULL ? table->id : NULL,
                       table->n_rows,
                       error))
        return FALSE;
    }

  return TRUE;
}
