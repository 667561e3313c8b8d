/* test-metric.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric.h"

#include <math.h>
#include <string.h>

#include "facts-fixture.h"
#include "sal-kinds.h"
#include "sal-metric-explain.h"
#include "sal-rate.h"

/* Hand-worked: 3 won of 4 decided, 600.00 won, 100 days in all. Of a quota of 900.00 are 300.00
 * left, three times of which is open. */
static void
test_metric_compute (void)
{
  gint64 measures[SAL_N_MEASURES] = {
    [SAL_MEASURE_WON_AMOUNT] = 60000,  [SAL_MEASURE_LOST_AMOUNT] = 20000,
    [SAL_MEASURE_WON_COUNT] = 3,       [SAL_MEASURE_LOST_COUNT] = 1,
    [SAL_MEASURE_CYCLE_DAYS] = 100,    [SAL_MEASURE_CYCLE_COUNT] = 2,
    [SAL_MEASURE_OPEN_AMOUNT] = 90000,
  };
  static const struct
  {
    const char *key;
    double value;
  } cases[] = {
    { "bookings", 60000 },     { "win_rate", 0.75 }, { "win_rate_by_value", 0.75 },
    { "average_deal", 20000 }, { "cycle", 50 },      { "attainment", NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalMetric *metric = sal_metric_find (cases[i].key);
      double value = sal_metric_compute (metric, measures);

      if (isnan (cases[i].value))
        g_assert_true (isnan (value));
      else
        g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-12);
    }

  g_assert_true (isnan (sal_metric_compute (sal_metric_find ("coverage"), measures)));
  measures[SAL_MEASURE_QUOTA] = 90000;
  g_assert_cmpfloat (sal_metric_compute (sal_metric_find ("coverage"), measures), ==, 3);
  measures[SAL_MEASURE_QUOTA] = 50000;
  g_assert_true (isnan (sal_metric_compute (sal_metric_find ("coverage"), measures)));
}

/* In words, with the inputs, and what comes out; and of how many opportunities. */
static void
test_metric_explain (void)
{
  const gint64 measures[SAL_N_MEASURES] = {
    [SAL_MEASURE_WON_AMOUNT] = 60000,  [SAL_MEASURE_WON_COUNT] = 3,
    [SAL_MEASURE_LOST_COUNT] = 1,      [SAL_MEASURE_QUOTA] = 90000,
    [SAL_MEASURE_OPEN_AMOUNT] = 75000, [SAL_MEASURE_OPEN_COUNT] = 8,
  };
  static const struct
  {
    const char *key;
    const char *text;
  } cases[] = {
    { "bookings", "won amount = $600.00" },
    { "quota", "quota = $900.00" },
    { "win_rate", "won ÷ (won + lost) = 3 ÷ (3 + 1) = 75.0\u00a0%" },
    { "average_deal", "won amount ÷ won = $600.00 ÷ 3 = $200.00" },
    { "coverage",
      "open amount ÷ max(quota − won amount, 0) = $750.00 ÷ max($900.00 − $600.00, 0) = 2.5" },
    { "cycle", "days from creation to close ÷ won with both dates = 0 ÷ 0 = –" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalMetric *metric = sal_metric_find (cases[i].key);
      g_autofree char *text = sal_metric_explain (metric, measures, "USD");

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A formula that is wrong says where, when the record is saved and where its figures would be. */
static void
test_metric_wrong (void)
{
  static const struct
  {
    const char *formula;
    const char *unit;
    const char *problem;
  } cases[] = {
    { "sum(amount", "money", "position 11: *" },
    { "sum(amont)", "money", "position 5: *amont*amount*" },
    { "sum(amount where stage.state = \"won\")", "money", "position 18: *" },
    { "amount", "money", "position 1: *aggregate of many*" },
    { "count() + days(created, close_date)", "number", "position 16: *beside an aggregate*" },
    { "count() + sum(created)", "number", "position 15: *" },
    { "median(amount)", "money", "position 1: *sum, count and average*" },
    { "1 + maximum(discount)", "rate", "position 5: *sum, count and average*" },
    { "sum(quota * 2)", "money", "position 5: quota stands alone*" },
    { "sum(quota where type = \"new\")", "money", "position 5: quota stands alone*" },
    { "sum(amount where stage.status = \"one\")", "money", "position *: *one*" },
    { "count() > 3", "number", "position 9: *amount, a rate or a number*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (&sal_metric_kind);
      g_autoptr (SalProblems) problems = NULL;
      const SalMetricRecord values = {
        .key = "own", .label = "Own", .formula = cases[i].formula, .unit = cases[i].unit
      };
      g_autoptr (SalMetric) metric = sal_metric_new (&values, NULL, "USD", SAL_DATE_NONE);
      gint64 measures[SAL_N_ALL_MEASURES] = { 0 };
      const char *found;

      sal_record_set_text (record, "name", "Own");
      sal_record_set_text (record, "key", "own");
      sal_record_set_text (record, "formula", cases[i].formula);
      sal_record_set_text (record, "unit", cases[i].unit);
      problems = sal_record_validate (record);
      found = sal_problems_get (problems, "formula");
      g_test_message ("%s: %s", cases[i].formula, found);
      g_assert_nonnull (found);
      g_assert_true (g_pattern_match_simple (cases[i].problem, found));
      g_assert_true (g_str_has_suffix (metric->problem, found));
      g_assert_true (isnan (sal_metric_compute (metric, measures)));
      g_assert_cmpstr (sal_metric_why_missing (metric, measures), ==, metric->problem);
    }
}

/* The unit says what the formula gives, and the keys of the program are taken. */
static void
test_metric_record (void)
{
  static const struct
  {
    const char *key;
    const char *formula;
    const char *unit;
    const char *field; /* that is wrong, or NULL */
  } cases[] = {
    { "own", "sum(amount) / count()", "money", NULL },
    { "own", "sum(amount) / sum(quota)", "rate", NULL },
    { "own", "average(probability)", "rate", NULL },
    { "own", "sum(amount)", "number", "unit" },
    { "own", "count()", "money", "unit" },
    { "bookings", "count()", "number", "key" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (&sal_metric_kind);
      g_autoptr (SalProblems) problems = NULL;

      sal_record_set_text (record, "name", "Own");
      sal_record_set_text (record, "key", cases[i].key);
      sal_record_set_text (record, "formula", cases[i].formula);
      sal_record_set_text (record, "unit", cases[i].unit);
      problems = sal_record_validate (record);
      if (cases[i].field == NULL)
        g_assert_true (sal_problems_is_empty (problems));
      else
        g_assert_nonnull (sal_problems_get (problems, cases[i].field));
    }
}

/* What adds up is a bar of a stack, what does not is not. */
static void
test_metric_additive (void)
{
  g_assert_true (sal_metric_is_additive (sal_metric_find ("bookings")));
  g_assert_true (sal_metric_is_additive (sal_metric_find ("won")));
  g_assert_false (sal_metric_is_additive (sal_metric_find ("win_rate")));
  g_assert_false (sal_metric_is_additive (sal_metric_find ("cycle")));
  g_assert_false (sal_metric_is_additive (sal_metric_find ("coverage")));
}

/* Every metric of the program says what is good and when it is known. */
static void
test_metric_catalogue (void)
{
  gsize n_metrics;
  const SalMetric *metrics = sal_metrics_get (&n_metrics);

  for (gsize i = 0; i < n_metrics; i++)
    {
      g_test_message ("%s", metrics[i].key);
      g_assert_null (metrics[i].problem);
      g_assert_cmpstr (sal_metric_get_definition (&metrics[i]), !=, "");
      g_assert_cmpint (metrics[i].timing, !=, SAL_TIMING_NEITHER);
      g_assert_true (sal_metric_find (metrics[i].key) == &metrics[i]);
    }
}

/* --- metrics of the workspace --- */

typedef struct
{
  const char *key;
  const char *formula;
  const char *unit;
  const char *sql; /* over expected e and opportunity o */
} Own;

static const Own owns[] = {
  { "big",
    "count(where amount >= 500000.00 and type = \"new\")",
    "number",
    "SUM (CASE WHEN iif (e.unconverted, o.amount * iif (o.currency = 'JPY', 100, 1), e.amount) >= "
    "50000000 AND o.type = 'new' "
    "THEN 1 ELSE 0 END)" },
  { "doubled",
    "sum(amount * 2 where account.segment = \"Enterprise\") - sum(amount where stage.status = "
    "\"won\")",
    "money",
    "SUM (CASE WHEN a.segment = 'Enterprise' THEN e.amount * 2 ELSE 0 END) - "
    "SUM (CASE WHEN e.status = 'won' THEN e.amount ELSE 0 END)" },
  { "stated",
    "average(probability where type != \"new\")",
    "rate",
    "AVG (CASE WHEN o.type IS NOT 'new' "
    "THEN o.probability END) / 1000000000.0" },
  { "age",
    "average(days(created, close_date))",
    "days",
    "AVG (julianday (o.close_date) - julianday (o.created))" },
};

static gboolean
insert_metrics (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (owns); i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (&sal_metric_kind);

      sal_record_set_text (record, "name", owns[i].key);
      sal_record_set_text (record, "key", owns[i].key);
      sal_record_set_text (record, "formula", owns[i].formula);
      sal_record_set_text (record, "unit", owns[i].unit);
      if (!sal_transaction_insert (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_metrics (FactsFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (facts_fixture_get_store (fixture),
                      "Create metrics",
                      SAL_COMMAND_FINAL,
                      insert_metrics,
                      NULL,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  fixture->keys = g_new0 (char *, G_N_ELEMENTS (owns) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (owns); i++)
    fixture->keys[i] = g_strdup (owns[i].key);
}

static gboolean
insert_metric (SalTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const SalMetric *metric = data;
  g_autoptr (SalRecord) record = sal_record_new (&sal_metric_kind);

  sal_record_set_text (record, "name", metric->key);
  sal_record_set_text (record, "key", metric->key);
  sal_record_set_text (record, "formula", metric->formula);
  sal_record_set_text (record, "unit", metric->unit == SAL_UNIT_MONEY ? "money" : "number");
  sal_record_set_text (record, "subject", metric->kind->name);

  return sal_transaction_insert (transaction, record, error);
}

static void
add_record (FactsFixture *fixture, SalMetric *metric)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (facts_fixture_get_store (fixture),
                      "Create a metric",
                      SAL_COMMAND_FINAL,
                      insert_metric,
                      metric,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

static double
number_of (const char *text)
{
  return *text != '\0' ? g_ascii_strtod (text, NULL) : NAN;
}

/* The figure of every quarter, against plain SQL. */
static void
assert_own (FactsFixture *fixture, SalFacts *facts, const Own *own)
{
  const SalMetric *metric = sal_facts_find_metric (facts, own->key);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  g_autoptr (GPtrArray) rows =
      facts_fixture_query (fixture,
                           "SELECT coalesce (e.quarter, ' '), %s FROM expected e JOIN opportunity "
                           "o USING (id) LEFT JOIN account a ON a.id = "
                           "o.account GROUP BY 1",
                           own->sql);

  g_assert_nonnull (metric);
  g_assert_null (metric->problem);
  sal_fact_query_ask (query, metric);
  sal_fact_query_group_by (query, SAL_FACT_QUARTER);
  result = sal_fact_query_run (query, facts);
  g_assert_cmpuint (result->groups->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      double expected = number_of (strchr (g_ptr_array_index (rows, i), '|') + 1);
      double value = sal_metric_compute (metric, group->measures);

      g_test_message ("%s, quarter %d: %f, %f", own->key, group->codes[0], expected, value);
      g_assert_cmpint (isnan (expected), ==, isnan (value));
      if (!isnan (expected))
        g_assert_cmpfloat_with_epsilon (value, expected, 1e-6);
    }
}

static void
test_metric_own (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;

  facts_fixture_init (&fixture, 300, TRUE);
  add_metrics (&fixture);
  facts = facts_fixture_load (&fixture, NULL, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (owns); i++)
    assert_own (&fixture, facts, &owns[i]);
}

/* The records behind a figure give all of it, and only they. */
static void
test_metric_drill (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  const SalMetric *metric;

  facts_fixture_init (&fixture, 300, TRUE);
  add_metrics (&fixture);
  facts = facts_fixture_load (&fixture, NULL, 0);
  metric = sal_facts_find_metric (facts, "doubled");
  for (int i = 0; i < 50; i++)
    {
      g_autoptr (SalFactQuery) query = sal_fact_query_new ();
      g_autoptr (SalFactResult) whole = NULL;
      g_autoptr (SalFactResult) listed = NULL;
      g_autoptr (GArray) ids = NULL;
      gint32 segment = g_test_rand_int_range (
          0, (gint32) sal_dimension_get_n_codes (facts->dimensions[SAL_FACT_SEGMENT]));

      sal_fact_query_ask (query, metric);
      sal_fact_query_set_filter (query, SAL_FACT_SEGMENT, segment);
      if (g_test_rand_bit ())
        sal_fact_query_set_days (query, fixture.as_of - 200, fixture.as_of);
      whole = sal_fact_query_run (query, facts);
      ids = sal_fact_query_ids (query, facts, metric);
      sal_fact_query_restrict (query, (const gint64 *) (gpointer) ids->data, ids->len);
      listed = sal_fact_query_run (query, facts);
      g_assert_cmpmem (&whole->total.measures,
                       sizeof whole->total.measures,
                       &listed->total.measures,
                       sizeof whole->total.measures);
    }
}

/* --- facts of other kinds --- */

static int
compare_texts (gconstpointer one, gconstpointer other)
{
  return strcmp (*(char *const *) one, *(char *const *) other);
}

/* "group|figure" of each group, like rows of SQL. */
static GPtrArray *
list_figures (const SalFactQuery *query,
              SalFacts *facts,
              const SalMetric *metric,
              SalFactDimension dimension)
{
  g_autoptr (SalFactResult) result = sal_fact_query_run (query, facts);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      double value = sal_metric_compute (metric, group->measures);
      g_autofree char *id =
          g_strdup_printf ("%" G_GINT64_FORMAT,
                           sal_dimension_get_id (facts->dimensions[dimension], group->codes[0]));
      const char *label = sal_dimension_get_label (facts->dimensions[dimension], group->codes[0]);
      gboolean is_text = sal_dimension_get_kind (facts->dimensions[dimension]) == NULL;

      if (isnan (value)) /* SQL has no row for it */
        continue;
      g_ptr_array_add (rows,
                       g_strdup_printf ("%s|%.*f",
                                        is_text                ? label
                                        : group->codes[0] == 0 ? ""
                                                               : id,
                                        metric->unit == SAL_UNIT_RATE ? 4 : 0,
                                        value));
    }
  g_ptr_array_sort (rows, compare_texts);

  return rows;
}

#define JOINED                                                                                     \
  " t LEFT JOIN opportunity o ON o.id = t.opportunity LEFT JOIN account a ON a.id = coalesce "     \
  "(t.account, o.account) "

/* The first time an opportunity was in an open stage, and whether it was in a later one or won
 * after that. */
#define REACHED                                                                                    \
  "stage_event t JOIN stage s ON s.id = t.stage JOIN as_of WHERE s.status = 'open' AND NOT "       \
  "EXISTS "                                                                                        \
  "(SELECT 1 FROM stage_event e JOIN stage v ON v.id = e.stage WHERE e.opportunity = "             \
  "t.opportunity AND coalesce (v.variant_of, v.id) = coalesce (s.variant_of, s.id) AND (e.time, "  \
  "e.id) < (t.time, t.id))"
#define WENT_ON                                                                                    \
  "EXISTS (SELECT 1 FROM stage_event e JOIN stage n ON n.id = e.stage WHERE e.opportunity = "      \
  "t.opportunity AND (e.time, e.id) > (t.time, t.id) AND (n.status = 'won' OR (n.status = "        \
  "'open' AND n.position > s.position)))"

/* "VALUE|FIGURE": what was rounded here and by SQLite may differ in the last of four digits. */
static void
assert_same_figure (const char *one, const char *other)
{
  const char *a = strchr (one, '|'), *b = strchr (other, '|');

  g_test_message ("%s, %s", one, other);
  g_assert_cmpint (a - one, ==, b - other);
  g_assert_cmpint (strncmp (one, other, (gsize) (a - one)), ==, 0);
  g_assert_cmpint (a[1] == '\0', ==, b[1] == '\0');
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (a + 1, NULL), g_ascii_strtod (b + 1, NULL), 2e-4);
}

/* Activities, transactions and stage events of the sample company, against plain SQL. */
static void
test_metric_tables (void)
{
  static const struct
  {
    const char *key;
    SalFactDimension dimension;
    const char *sql;
  } cases[] = {
    { "activities", SAL_FACT_ACTIVITY_TYPE, "SELECT type, count (*) FROM activity WHERE date" },
    { "activities", SAL_FACT_PERSON, "SELECT person, count (*) FROM activity WHERE date" },
    { "activities",
      SAL_FACT_SEGMENT,
      "SELECT a.segment, count (*) FROM activity" JOINED "WHERE t.date" },
    { "activities",
      SAL_FACT_PRODUCT_FAMILY,
      "SELECT o.product_family, count (*) FROM activity" JOINED "WHERE t.date" },
    { "dollars",
      SAL_FACT_SOURCE,
      "SELECT o.source, SUM (CASE WHEN t.type = 'invoice' AND coalesce (t.currency, 'USD') = 'USD' "
      "THEN t.amount ELSE 0 END) FROM \"transaction\"" JOINED "WHERE t.date" },
    { "conversion_so_far",
      SAL_FACT_STAGE,
      "SELECT coalesce (s.variant_of, s.id), printf ('%.4f', avg (" WENT_ON ")) FROM " REACHED
      " AND date (t.time)" },
    { "conversion",
      SAL_FACT_STAGE,
      "SELECT coalesce (s.variant_of, s.id), printf ('%.4f', avg (" WENT_ON ")) FROM " REACHED
      " AND date (t.time) <= date (day, '-180 days') AND date (t.time)" },
  };
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalMetric) dollars =
      sal_metric_new (&(SalMetricRecord){ .key = "dollars",
                                          .formula = "sum(amount where type = \"invoice\" and "
                                                     "coalesce(currency, \"USD\") = \"USD\")",
                                          .unit = "money",
                                          .subject = "transaction" },
                      NULL,
                      "USD",
                      SAL_DATE_NONE);

  facts_fixture_init_sample (&fixture, 600);
  add_record (&fixture, dollars);
  fixture.keys = g_strsplit ("activities,dollars,conversion,conversion_so_far", ",", -1);
  facts = facts_fixture_load (&fixture, NULL, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalMetric *metric = sal_facts_find_metric (facts, cases[i].key);
      g_autoptr (SalFactQuery) query = sal_fact_query_new ();
      g_autoptr (GPtrArray) figures = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER], day[SAL_DATE_BUFFER];
      gint32 from = fixture.as_of - g_test_rand_int_range (200, 900), to = from + 300;

      sal_fact_query_ask (query, metric);
      sal_fact_query_set_days (query, from, to);
      sal_fact_query_group_by (query, cases[i].dimension);
      figures = list_figures (query, facts, metric, cases[i].dimension);
      rows = facts_fixture_query (
          &fixture,
          ", as_of AS (SELECT '%s' AS day) %s BETWEEN '%s' AND '%s' GROUP BY 1",
          sal_date_write_iso (fixture.as_of, day),
          cases[i].sql,
          sal_date_write_iso (from, first),
          sal_date_write_iso (to, last));
      g_test_message ("%s: %u groups", cases[i].sql, figures->len);
      g_assert_cmpuint (figures->len, ==, rows->len);
      g_assert_cmpuint (figures->len, >, 1);
      for (guint k = 0; k < rows->len; k++)
        assert_same_figure (figures->pdata[k], rows->pdata[k]);
    }
}

/* Random contracts of the accounts of the company. */
static gboolean
insert_contracts (SalTransaction *transaction,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  FactsFixture *fixture = data;

  for (int i = 0; i < 300; i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (&sal_contract_kind);
      gint32 start = fixture->as_of - g_test_rand_int_range (0, 1500);

      sal_record_set_text (record, "name", "Contract");
      sal_record_set_integer (record, "account", facts_fixture_pick (fixture->accounts));
      sal_record_set_integer (record, "product_family", facts_fixture_pick (fixture->families));
      sal_record_set_date (record, "start", start);
      if (g_test_rand_int_range (0, 5) != 0)
        sal_record_set_date (record, "end", start + g_test_rand_int_range (100, 900));
      if (g_test_rand_int_range (0, 8) == 0)
        sal_record_set_date (record, "cancelled", start + g_test_rand_int_range (0, 400));
      if (g_test_rand_int_range (0, 10) != 0)
        sal_record_set_integer (record, "annual_value", g_test_rand_int_range (1, 10000000));
      if (!sal_transaction_insert (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

/* What is in force on a day and was a year before, by account and family, in SQL. */
#define HOLDINGS                                                                                   \
  ", lasting AS (SELECT account, product_family, coalesce (annual_value, 0) AS value, start, min " \
  "(coalesce (\"end\", '9999-12-31'), coalesce (date (cancelled, '-1 day'), '9999-12-31')) AS "    \
  "last FROM contract), holding AS (SELECT account, %s AS part, sum (value * ('%s' BETWEEN start " \
  "AND last)) AS now, sum (value * ('%s' BETWEEN start AND last)) AS before "                      \
  "FROM lasting GROUP BY 1, 2) "

static double
sum_of_holdings (FactsFixture *fixture, const char *part, gint32 day, const char *what)
{
  char now[SAL_DATE_BUFFER], before[SAL_DATE_BUFFER];
  g_autoptr (GPtrArray) rows =
      facts_fixture_query (fixture,
                           HOLDINGS "SELECT %s FROM holding WHERE part = 1",
                           part,
                           sal_date_write_iso (day, now),
                           sal_date_write_iso (sal_date_add_months (day, -12), before),
                           what);

  return number_of (rows->pdata[0]);
}

/* Recurring revenue and what is retained of it, against plain SQL: of all, of one family, and over
 * quarters; and the contracts behind a figure give the same figure. */
static void
test_metric_contracts (void)
{
  static const struct
  {
    const char *key;
    const char *sql;
  } cases[] = {
    { "recurring_revenue", "sum (now)" },
    { "net_retention", "1.0 * sum (iif (before > 0, now, 0)) / nullif (sum (before), 0)" },
    { "gross_retention", "1.0 * sum (min (now, before)) / nullif (sum (before), 0)" },
  };
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  facts_fixture_init (&fixture, 50, FALSE);
  sal_store_run_sync (facts_fixture_get_store (&fixture),
                      "Create contracts",
                      SAL_COMMAND_FINAL,
                      insert_contracts,
                      &fixture,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  fixture.keys = g_strsplit ("net_retention", ",", -1);
  facts = facts_fixture_load (&fixture, NULL, 0);

  for (int i = 0; i < 30; i++)
    {
      const SalMetric *metric = sal_metric_find (cases[i % 3].key);
      g_autoptr (SalFactQuery) query = sal_fact_query_new ();
      g_autoptr (SalFactResult) whole = NULL;
      g_autoptr (SalFactResult) quarters = NULL;
      g_autoptr (SalFactResult) listed = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autofree char *part = NULL;
      gint32 day = fixture.as_of - g_test_rand_int_range (0, 900);
      gint64 family = facts_fixture_pick (fixture.families);
      double value, expected;

      sal_fact_query_ask (query, metric);
      sal_fact_query_set_days (query, day - 300, day);
      part = g_strdup (i < 15 ? "1" : NULL);
      if (part == NULL)
        {
          part = g_strdup_printf ("product_family = %" G_GINT64_FORMAT, family);
          sal_fact_query_set_filter (
              query,
              SAL_FACT_PRODUCT_FAMILY,
              sal_dimension_find (facts->dimensions[SAL_FACT_PRODUCT_FAMILY], family));
        }
      whole = sal_fact_query_run (query, facts);
      value = sal_metric_compute (metric, whole->total.measures);
      expected = sum_of_holdings (&fixture, part, day, cases[i % 3].sql);
      g_test_message ("%s of %s: %f, %f", metric->key, part, value, expected);
      g_assert_cmpint (isnan (expected), ==, isnan (value));
      if (!isnan (value))
        g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);

      ids = sal_fact_query_ids (query, facts, metric);
      sal_fact_query_group_by (query, SAL_FACT_QUARTER);
      quarters = sal_fact_query_run (query, facts);
      g_assert_cmpmem (&quarters->total.measures,
                       sizeof whole->total.measures,
                       &whole->total.measures,
                       sizeof whole->total.measures);
      if (quarters->groups->len > 0 && !isnan (value))
        g_assert_cmpfloat_with_epsilon (
            sal_metric_compute (
                metric,
                g_array_index (quarters->groups, SalFactGroup, quarters->groups->len - 1).measures),
            expected,
            1e-9);

      sal_fact_query_clear_groups (query);
      sal_fact_query_restrict (query, (const gint64 *) (gpointer) ids->data, ids->len);
      listed = sal_fact_query_run (query, facts);
      g_assert_cmpmem (&listed->total.measures,
                       sizeof whole->total.measures,
                       &whole->total.measures,
                       sizeof whole->total.measures);
    }
}

/* What a kind does not have is not asked of it, and it says so. */
static void
test_metric_lacking (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  g_autofree char *why = NULL;
  const SalMetric *metric = sal_metric_find ("activities");

  facts_fixture_init_sample (&fixture, 100);
  fixture.keys = g_strsplit ("activities", ",", -1);
  facts = facts_fixture_load (&fixture, NULL, 0);
  sal_fact_query_ask (query, metric);
  sal_fact_query_group_by (query, SAL_FACT_LOSS_REASON);
  result = sal_fact_query_run (query, facts);
  why = sal_fact_query_why_lacking (query, metric);
  g_assert_cmpuint (result->groups->len, ==, 0);
  g_assert_true (isnan (sal_metric_compute (metric, result->total.measures)));
  g_assert_cmpstr (why, ==, "Activities have no “Loss Reason”.");
}

/* A metric whose columns were not loaded has no figure, and says so. */
static void
test_metric_not_loaded (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  const SalMetric *metric = sal_metric_find ("discount");

  facts_fixture_init (&fixture, 20, FALSE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  g_assert_false (sal_facts_has_metric (facts, metric));
  sal_fact_query_ask (query, metric);
  result = sal_fact_query_run (query, facts);
  g_assert_true (isnan (sal_metric_compute (metric, result->total.measures)));
  g_assert_cmpstr (
      sal_metric_why_missing (metric, result->total.measures), ==, "It is not computed yet.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric/compute", test_metric_compute);
  g_test_add_func ("/metric/explain", test_metric_explain);
  g_test_add_func ("/metric/wrong", test_metric_wrong);
  g_test_add_func ("/metric/record", test_metric_record);
  g_test_add_func ("/metric/additive", test_metric_additive);
  g_test_add_func ("/metric/catalogue", test_metric_catalogue);
  g_test_add_func ("/metric/own", test_metric_own);
  g_test_add_func ("/metric/drill", test_metric_drill);
  g_test_add_func ("/metric/tables", test_metric_tables);
  g_test_add_func ("/metric/contracts", test_metric_contracts);
  g_test_add_func ("/metric/lacking", test_metric_lacking);
  g_test_add_func ("/metric/not-loaded", test_metric_not_loaded);

  return g_test_run ();
}
