/* test-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-repository.h"

#include <math.h>

#include "facts-fixture.h"
#include "sal-expression-sql.h"
#include "sal-kind-scope.h"
#include "sal-kinds.h"

/* The measures but quota, in their order. */
#define MEASURES                                                                                   \
  "SUM (amount * won), SUM (amount * lost), SUM (amount * open), SUM (weighted * open),"           \
  " SUM (stated * open), SUM (won), SUM (lost), SUM (open),"                                       \
  " COALESCE (SUM (days) FILTER (WHERE won), 0), COUNT (days) FILTER (WHERE won)"

static void
assert_same (GPtrArray *facts, GPtrArray *sql)
{
  for (guint i = 0; i < MIN (facts->len, sql->len); i++)
    g_assert_cmpstr (g_ptr_array_index (facts, i), ==, g_ptr_array_index (sql, i));
  g_assert_cmpuint (facts->len, ==, sql->len);
}

static void
compare_groups (FactsFixture *fixture, SalFacts *facts, SalFactDimension one, SalFactDimension two)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (GPtrArray) counted = NULL;
  g_autoptr (GPtrArray) expected = NULL;

  sal_fact_query_group_by (query, one);
  sal_fact_query_group_by (query, two);
  counted = facts_fixture_list (query, facts);
  expected = facts_fixture_query (fixture,
                                  "SELECT %s, %s, " MEASURES " FROM expected GROUP BY 1, 2",
                                  sal_fact_dimension_get_name (one),
                                  sal_fact_dimension_get_name (two));
  g_assert_cmpuint (expected->len, >, 10);
  assert_same (counted, expected);
}

/* Of every unit: what it has directly, and with all below it. */
static void
compare_units (FactsFixture *fixture, SalFacts *facts)
{
  const SalDimension *units = facts->dimensions[SAL_FACT_UNIT];

  for (gint32 code = 1; code < (gint32) sal_dimension_get_n_codes (units); code++)
    {
      gint64 id = sal_dimension_get_id (units, code);
      g_autoptr (SalFactQuery) query = sal_fact_query_new ();
      g_autoptr (GPtrArray) direct = NULL;
      g_autoptr (GPtrArray) expected_direct = NULL;
      g_autoptr (GPtrArray) whole = NULL;
      g_autoptr (GPtrArray) expected_whole = NULL;

      sal_fact_query_set_filter_alone (query, SAL_FACT_UNIT, code);
      direct = facts_fixture_list (query, facts);
      expected_direct =
          facts_fixture_query (fixture,
                               "SELECT " MEASURES " FROM expected WHERE unit = %" G_GINT64_FORMAT
                               " HAVING COUNT (*) > 0",
                               id);
      assert_same (direct, expected_direct);

      sal_fact_query_set_filter (query, SAL_FACT_UNIT, code);
      whole = facts_fixture_list (query, facts);
      expected_whole = facts_fixture_query (
          fixture,
          ", below AS (SELECT %" G_GINT64_FORMAT " AS id UNION SELECT u.id FROM unit u JOIN below "
          "ON u.parent = below.id) SELECT " MEASURES
          " FROM expected WHERE unit IN (SELECT id FROM below) HAVING COUNT (*) > 0",
          id);
      assert_same (whole, expected_whole);
    }
}

static void
compare_all (FactsFixture *fixture, SalFacts *facts)
{
  g_autoptr (GPtrArray) unconverted =
      facts_fixture_query (fixture, "SELECT SUM (unconverted) FROM expected");

  compare_groups (fixture, facts, SAL_FACT_PERSON, SAL_FACT_QUARTER);
  compare_groups (fixture, facts, SAL_FACT_SEGMENT, SAL_FACT_POSITION);
  compare_groups (fixture, facts, SAL_FACT_STATUS, SAL_FACT_QUARTER);
  compare_units (fixture, facts);
  g_assert_cmpuint (
      facts->n_unconverted, ==, g_ascii_strtoull (g_ptr_array_index (unconverted, 0), NULL, 10));
}

/* Bookings, pipeline, win rate and cycle in every way to split them, in several currencies. */
static void
test_facts_sql (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;

  facts_fixture_init (&fixture, 1200, TRUE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  g_assert_cmpuint (facts->n_rows, ==, 1200);
  g_assert_cmpuint (facts->n_unconverted, >, 0);
  compare_all (&fixture, facts);
}

static void
test_facts_sample (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;

  facts_fixture_init_sample (&fixture, 1000);
  facts = facts_fixture_load (&fixture, NULL, 0);
  g_assert_cmpuint (facts->n_unconverted, ==, 0);
  compare_all (&fixture, facts);
}

static const char *
label_at (const SalFacts *facts, SalFactDimension dimension, guint row)
{
  return sal_dimension_get_label (facts->dimensions[dimension],
                                  sal_facts_get_code (facts, dimension, row));
}

/* Two threads read half of the opportunities each: every row is there once, in the order of ids,
 * with the texts that it has and the codes of one dictionary. */
static void
test_facts_halves (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (GPtrArray) expected = NULL, found = g_ptr_array_new_with_free_func (g_free);

  facts_fixture_init_sample (&fixture, 2001);
  facts = facts_fixture_load (&fixture, NULL, 0);
  expected = facts_fixture_query (
      &fixture,
      "SELECT o.id || '/' || coalesce (o.type, '') || '/' || coalesce (o.source, '') || '/' || "
      "coalesce (o.loss_reason, '') || '/' || coalesce (a.name, '') || '/' || s.name "
      "FROM opportunity o LEFT JOIN account a ON a.id = o.account JOIN stage s ON s.id = o.stage");
  for (guint row = 0; row < facts->n_rows; row++)
    {
      g_assert_true (row == 0 || facts->id[row] > facts->id[row - 1]);
      g_ptr_array_add (found,
                       g_strdup_printf ("%" G_GINT64_FORMAT "/%s/%s/%s/%s/%s",
                                        facts->id[row],
                                        label_at (facts, SAL_FACT_TYPE, row),
                                        label_at (facts, SAL_FACT_SOURCE, row),
                                        label_at (facts, SAL_FACT_LOSS_REASON, row),
                                        label_at (facts, SAL_FACT_ACCOUNT, row),
                                        label_at (facts, SAL_FACT_STAGE, row)));
    }
  assert_same (found, expected);
}

/* The records behind any figure add up to it, in SQL. */
static void
test_facts_drill (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;

  facts_fixture_init (&fixture, 500, TRUE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (SalFactQuery) query = sal_fact_query_new ();
      g_autoptr (SalFactResult) result = NULL;
      g_autoptr (GString) list = g_string_new ("0");
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GPtrArray) sum = NULL;
      SalFactDimension dimension = g_test_rand_int_range (0, SAL_FACT_STATUS + 1);
      gint32 n_codes = (gint32) sal_dimension_get_n_codes (facts->dimensions[dimension]);
      gint32 day = sal_date_from_ymd (2024, 2, 1) + g_test_rand_int_range (0, 700);

      sal_fact_query_set_filter (query, dimension, g_test_rand_int_range (0, n_codes));
      if (g_test_rand_bit ())
        sal_fact_query_set_days (query, day, day + g_test_rand_int_range (0, 400));
      result = sal_fact_query_run (query, facts);
      ids = sal_fact_query_ids (query, facts, sal_metric_find ("bookings"));
      for (guint k = 0; k < ids->len; k++)
        g_string_append_printf (list, ",%" G_GINT64_FORMAT, g_array_index (ids, gint64, k));
      sum = facts_fixture_query (
          &fixture,
          "SELECT COALESCE (SUM (amount), 0) FROM expected WHERE won AND id IN (%s)",
          list->str);
      g_assert_cmpint (result->total.measures[SAL_MEASURE_WON_AMOUNT],
                       ==,
                       g_ascii_strtoll (g_ptr_array_index (sum, 0), NULL, 10));
    }
}

/* --- time --- */

typedef struct
{
  gint64 east, west, early, late, open;
} Moved;

static gint64
add (SalTransaction *transaction, SalRecord *record)
{
  g_autoptr (GError) error = NULL;
  gint64 id = sal_record_get_id (record);

  sal_transaction_insert (transaction, record, &error);
  g_assert_no_error (error);
  g_object_unref (record);

  return id;
}

static SalRecord *
named (const SalKind *kind, const char *name)
{
  SalRecord *record = sal_record_new (kind);

  sal_record_set_text (record, "name", name);

  return record;
}

static gint64
add_position (SalTransaction *transaction, const char *name, gint64 unit)
{
  SalRecord *position = named (&sal_position_kind, name);

  sal_record_set_integer (position, "unit", unit);

  return add (transaction, position);
}

static void
add_coverage (SalTransaction *transaction,
              gint64 account,
              gint64 position,
              const char *first,
              const char *last)
{
  SalRecord *coverage = sal_record_new (&sal_coverage_kind);

  sal_record_set_integer (coverage, "account", account);
  sal_record_set_integer (coverage, "position", position);
  sal_record_set_from_text (coverage, "valid_from", first, NULL);
  if (last != NULL)
    sal_record_set_from_text (coverage, "valid_to", last, NULL);
  add (transaction, coverage);
}

static gint64
add_deal (SalTransaction *transaction, gint64 account, gint64 stage, const char *closes)
{
  SalRecord *deal = named (&sal_opportunity_kind, closes);

  sal_record_set_integer (deal, "account", account);
  sal_record_set_integer (deal, "stage", stage);
  sal_record_set_integer (deal, "amount", 100);
  sal_record_set_from_text (deal, "close_date", closes, NULL);

  return add (transaction, deal);
}

static gint64
add_stage (SalTransaction *transaction, const char *status, gint64 order)
{
  SalRecord *stage = named (&sal_stage_kind, status);

  sal_record_set_text (stage, "status", status);
  sal_record_set_integer (stage, "position", order);

  return add (transaction, stage);
}

/* An account goes from East to West on 1 March 2026. */
static gboolean
write_move (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Moved *moved = data;
  gint64 account, east, west, won, open;

  moved->east = add (transaction, named (&sal_unit_kind, "East"));
  moved->west = add (transaction, named (&sal_unit_kind, "West"));
  east = add_position (transaction, "East 1", moved->east);
  west = add_position (transaction, "West 1", moved->west);
  account = add (transaction, named (&sal_account_kind, "Halden"));
  add_coverage (transaction, account, east, "2025-01-01", "2026-02-28");
  add_coverage (transaction, account, west, "2026-03-01", NULL);
  won = add_stage (transaction, "won", 1);
  open = add_stage (transaction, "open", 2);
  moved->early = add_deal (transaction, account, won, "2026-02-28");
  moved->late = add_deal (transaction, account, won, "2026-03-01");
  moved->open = add_deal (transaction, account, open, "2026-02-10");

  return TRUE;
}

static gint64
unit_of (SalFacts *facts, gint64 id)
{
  guint row;

  g_assert_true (sal_facts_find (facts, id, &row));

  return sal_dimension_get_id (facts->dimensions[SAL_FACT_UNIT],
                               sal_facts_get_code (facts, SAL_FACT_UNIT, row));
}

/* A deal stays with the unit it was closed for; an open one goes to whoever is to close it. */
static void
test_facts_reassigned (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  Moved moved;

  facts_fixture_init (&fixture, 0, FALSE);
  sal_store_run_sync (facts_fixture_get_store (&fixture),
                      "Move",
                      SAL_COMMAND_DEFAULT,
                      write_move,
                      &moved,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  facts = facts_fixture_load (&fixture, NULL, 0);
  g_assert_cmpint (unit_of (facts, moved.early), ==, moved.east);
  g_assert_cmpint (unit_of (facts, moved.late), ==, moved.west);
  g_assert_cmpint (unit_of (facts, moved.open), ==, moved.west);
}

/* --- quotas --- */

static void
add_quota (SalTransaction *transaction, gint64 unit, const char *period, gint64 amount, int version)
{
  SalRecord *quota = sal_record_new (&sal_quota_kind);

  sal_record_set_integer (quota, "unit", unit);
  sal_record_set_text (quota, "measure", "bookings");
  sal_record_set_text (quota, "period", period);
  sal_record_set_integer (quota, "amount", amount);
  sal_record_set_integer (quota, "version", version);
  add (transaction, quota);
}

static gboolean
write_quotas (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *units = data;

  units[0] = add (transaction, named (&sal_unit_kind, "North"));
  units[1] = add (transaction, named (&sal_unit_kind, "South"));
  add_quota (transaction, units[0], "2026-Q1", 1000, 1);
  add_quota (transaction, units[0], "2026-Q1", 800, 3);
  add_quota (transaction, units[0], "2026-Q1", 900, 2);
  add_quota (transaction, units[0], "2026-Q2", 70, 1);
  add_quota (transaction, units[1], "2026-Q1", 5, 1);

  return TRUE;
}

/* The highest version counts, of each owner and period by itself. */
static void
test_facts_quotas (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) north = NULL;
  g_autoptr (GError) error = NULL;
  gint64 units[2];

  facts_fixture_init (&fixture, 0, FALSE);
  sal_store_run_sync (facts_fixture_get_store (&fixture),
                      "Set quotas",
                      SAL_COMMAND_DEFAULT,
                      write_quotas,
                      units,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  facts = facts_fixture_load (&fixture, NULL, 0);
  g_assert_cmpuint (facts->quotas->len, ==, 3);
  sal_fact_query_set_filter (
      query, SAL_FACT_UNIT, sal_dimension_find (facts->dimensions[SAL_FACT_UNIT], units[0]));
  north = sal_fact_query_run (query, facts);
  g_assert_cmpint (north->total.measures[SAL_MEASURE_QUOTA], ==, 870);
}

/* --- formulas --- */

typedef struct
{
  SalExpression *expression;
  double value; /* NAN: empty */
} Evaluation;

static gpointer
evaluate (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Evaluation *self = data;
  g_autoptr (SalExpressionSql) compiled = sal_expression_sql_new (&sal_opportunity_kind, "t");
  g_autofree char *value = sal_expression_sql_compile_value (compiled, self->expression);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM opportunity AS t %s", value, sal_expression_sql_get_joins (compiled));
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  g_assert_no_error (*error);
  g_assert_cmpint (sal_expression_sql_bind (compiled, statement), ==, SQLITE_OK);
  g_assert_true (sal_connection_step (connection, statement, &row, error) && row);
  self->value = sqlite3_column_type (statement, 0) == SQLITE_NULL
                    ? NAN
                    : sqlite3_column_double (statement, 0);
  if (sal_expression_get_value_type (self->expression) == SAL_EXPRESSION_TYPE_RATE)
    self->value /= SAL_RATE_ONE;

  return self;
}

/* What each metric says it is, and what its columns add up to. */
static void
test_facts_formulas (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  SalKindScope scope;
  gsize n_metrics, n_formulas = 0;
  const SalMetric *metrics = sal_metrics_get (&n_metrics);

  facts_fixture_init (&fixture, 400, FALSE);
  fixture.keys = g_new0 (char *, n_metrics + 1);
  for (gsize i = 0; i < n_metrics; i++)
    {
      fixture.keys[i] = g_strdup (metrics[i].key);
      if (metrics[i].kind == &sal_opportunity_kind)
        sal_fact_query_ask (query, &metrics[i]);
    }
  facts = facts_fixture_load (&fixture, NULL, 0);
  result = sal_fact_query_run (query, facts);
  sal_kind_scope_init (&scope,
                       &sal_opportunity_kind,
                       sal_workspace_get_calendar (fixture.workspace),
                       sal_workspace_get_currency (fixture.workspace));
  scope.scope.today = fixture.as_of;

  for (gsize i = 0; i < n_metrics; i++)
    {
      g_autoptr (SalExpression) expression = NULL;
      g_autoptr (GError) error = NULL;
      Evaluation evaluation = { 0 };
      double expected = sal_metric_compute (&metrics[i], result->total.measures);

      /* quotas are no field of an opportunity */
      if (metrics[i].kind != &sal_opportunity_kind ||
          (sal_metric_get_measures (&metrics[i]) & SAL_MEASURES (SAL_MEASURE_QUOTA)) != 0)
        continue;
      n_formulas++;
      expression = sal_expression_parse (metrics[i].formula, &scope.scope, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (sal_expression_is_aggregate (expression));
      evaluation.expression = expression;
      sal_store_read_sync (facts_fixture_get_store (&fixture), evaluate, &evaluation, NULL, &error);
      g_assert_no_error (error);
      /* money is whole minor units */
      g_test_message ("%s: %f, %f", metrics[i].key, expected, evaluation.value);
      g_assert_false (isnan (expected));
      g_assert_cmpfloat_with_epsilon (
          evaluation.value, expected, metrics[i].unit == SAL_UNIT_MONEY ? 0.5001 : 1e-8);
    }
  g_assert_cmpuint (n_formulas, >=, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facts/sql", test_facts_sql);
  g_test_add_func ("/facts/sample", test_facts_sample);
  g_test_add_func ("/facts/halves", test_facts_halves);
  g_test_add_func ("/facts/drill", test_facts_drill);
  g_test_add_func ("/facts/reassigned", test_facts_reassigned);
  g_test_add_func ("/facts/quotas", test_facts_quotas);
  g_test_add_func ("/facts/formulas", test_facts_formulas);

  return g_test_run ();
}
