/* test-facts-merge-tables.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-merge.h"

#include "facts-fixture.h"
#include "sal-id-map.h"
#include "sal-kinds.h"

/* Whatever is done to activities, transactions, contracts, stage events and the opportunities they
 * belong to: facts that were patched are facts loaded anew. */

#define KEYS    "activities,received,cancelled,net_retention,conversion_so_far,contracted,moved"
#define N_STEPS 60

static const SalKind *const kinds[] = {
  &sal_activity_kind, &sal_transaction_kind, &sal_contract_kind, &sal_stage_event_kind
};

static gboolean
chance (int one_of)
{
  return g_test_rand_int_range (0, one_of) == 0;
}

/* --- what is compared --- */

static void
assert_same_row (const SalFacts *one, guint row, const SalFacts *two, guint other)
{
  g_assert_cmpint (one->closes[row], ==, two->closes[other]);
  g_assert_cmpint (one->unconverted[row], ==, two->unconverted[other]);
  if (one->amount != NULL)
    g_assert_cmpint (one->amount[row], ==, two->amount[other]);
  if (one->ends != NULL)
    g_assert_cmpint (one->ends[row], ==, two->ends[other]);
  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    g_assert_cmpstr (
        sal_dimension_get_label (one->dimensions[d], sal_facts_get_code (one, d, row)),
        ==,
        sal_dimension_get_label (two->dimensions[d], sal_facts_get_code (two, d, other)));
  for (guint i = 0; i < two->columns->len; i++)
    {
      const SalFactColumn *column = &g_array_index (two->columns, SalFactColumn, i);

      g_assert_cmpint (sal_facts_get_column (one, column->name)[row], ==, column->values[other]);
    }
}

static void
assert_same_table (const SalFacts *patched, const SalFacts *loaded)
{
  g_autoptr (SalIdMap) rows = sal_id_map_new (patched->n_rows);

  g_assert_cmpuint (patched->n_rows, ==, loaded->n_rows);
  g_assert_cmpuint (patched->n_unconverted, ==, loaded->n_unconverted);
  for (guint row = 0; row < patched->n_rows; row++)
    sal_id_map_insert (rows, patched->id[row], (gint32) row);
  for (guint other = 0; other < loaded->n_rows; other++)
    {
      gint32 row = sal_id_map_lookup (rows, loaded->id[other]);

      g_assert_cmpint (row, >=, 0);
      assert_same_row (patched, (guint) row, loaded, other);
    }
}

/* What accounts had and have depends on the rows of an account being together. */
static void
assert_same_figures (SalFacts *patched, SalFacts *loaded, const char *key)
{
  const SalMetric *metric = sal_facts_find_metric (loaded, key);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) one = NULL;
  g_autoptr (SalFactResult) other = NULL;

  g_assert_nonnull (metric);
  g_assert_true (sal_facts_has_metric (patched, sal_facts_find_metric (patched, key)));
  sal_fact_query_ask (query, metric);
  sal_fact_query_set_days (query, sal_date_from_ymd (2025, 2, 1), sal_date_from_ymd (2025, 12, 31));
  one = sal_fact_query_run (query, patched);
  other = sal_fact_query_run (query, loaded);
  for (int i = 0; i < SAL_N_ALL_MEASURES; i++)
    g_assert_cmpint (one->total.measures[i], ==, other->total.measures[i]);
}

static void
assert_same_facts (FactsFixture *fixture, SalFacts *patched, SalFacts *loaded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    assert_same_table (sal_facts_get_table (patched, kinds[i]),
                       sal_facts_get_table (loaded, kinds[i]));
  for (gsize i = 0; fixture->keys[i] != NULL; i++)
    assert_same_figures (patched, loaded, fixture->keys[i]);
}

/* --- random changes --- */

static void
set_maybe (SalRecord *record, const char *field, gint64 value)
{
  if (chance (3))
    sal_record_set_null (record, field);
  else
    sal_record_set_integer (record, field, value);
}

static void
set_day (SalRecord *record, const char *field)
{
  gint32 first = sal_date_from_ymd (2024, 2, 1);

  sal_record_set_date (record, field, first + g_test_rand_int_range (0, 1100));
}

static void
set_amount (SalRecord *record, const char *field)
{
  static const char *const currencies[] = { "USD", "EUR", "SEK" };

  sal_record_set_integer (record, field, g_test_rand_int_range (0, 1000000));
  sal_record_set_text (record, "currency", currencies[g_test_rand_int_range (0, 3)]);
}

static void
randomize (FactsFixture *self, SalRecord *record)
{
  const SalKind *kind = sal_record_get_kind (record);

  if (kind != &sal_stage_event_kind)
    {
      set_maybe (record, "opportunity", facts_fixture_pick (self->opportunities));
      set_maybe (record, "account", facts_fixture_pick (self->accounts));
    }
  if (kind == &sal_activity_kind)
    {
      sal_record_set_text (record, "subject", "Something");
      sal_record_set_text (record, "type", chance (2) ? "call" : "meeting");
      set_day (record, "date");
      set_maybe (record, "person", facts_fixture_pick (self->people));
    }
  else if (kind == &sal_transaction_kind)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, sal_record_get_id (record));

      sal_record_set_text (record, "number", number);
      sal_record_set_text (record, "type", chance (2) ? "cancellation" : "receipt");
      set_day (record, "date");
      set_amount (record, "amount");
    }
  else
    {
      sal_record_set_text (record, "name", "A contract");
      sal_record_set_integer (record, "account", facts_fixture_pick (self->accounts));
      set_day (record, "start");
      set_maybe (record, "product_family", facts_fixture_pick (self->families));
      set_amount (record, "annual_value");
    }
}

static gint64
pick_id (SalTransaction *transaction, const SalKind *kind)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY random () LIMIT 1", kind->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (sal_transaction_get_connection (transaction), sql, &error);
  gboolean row;

  sal_connection_step (sal_transaction_get_connection (transaction), statement, &row, &error);
  g_assert_no_error (error);

  return row ? sqlite3_column_int64 (statement, 0) : 0;
}

/* Stage events follow from changes of opportunities. */
static void
change_opportunity (FactsFixture *self, SalTransaction *transaction, GError **error)
{
  gint64 id = facts_fixture_pick (self->opportunities);
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_opportunity_kind, id, error);

  facts_fixture_randomize (self, record);
  g_assert_true (sal_transaction_update (transaction, record, error));
}

static void
change_other (FactsFixture *self, SalTransaction *transaction, GError **error)
{
  const SalKind *kind = kinds[g_test_rand_int_range (0, 3)];
  gint64 id = pick_id (transaction, kind);
  g_autoptr (SalRecord) record = NULL;

  if (id == 0 || chance (3))
    {
      record = sal_record_new (kind);
      randomize (self, record);
      g_assert_true (sal_transaction_insert (transaction, record, error));
      return;
    }
  if (chance (4))
    {
      g_assert_true (sal_transaction_delete (transaction, kind, id, error) || *error != NULL);
      g_clear_error (error); /* a contract that transactions refer to stays */
      return;
    }
  record = sal_transaction_load (transaction, kind, id, error);
  randomize (self, record);
  g_assert_true (sal_transaction_update (transaction, record, error));
}

static gboolean
change_some (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
    {
      if (chance (3))
        change_opportunity (data, transaction, error);
      else
        change_other (data, transaction, error);
      g_assert_no_error (*error);
    }

  return TRUE;
}

static gboolean
write_others (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (kinds[i % 3]);

      randomize (data, record);
      g_assert_true (sal_transaction_insert (transaction, record, error));
      if (i % 4 == 0)
        change_opportunity (data, transaction, error);
    }

  return TRUE;
}

/* Metrics of one's own, whose columns are in the order of no id. */
static gboolean
write_metrics (SalTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  static const char *const metrics[][4] = {
    { "contracted", "contract", "sum(annual_value)", "money" },
    { "moved", "stage_event", "sum(amount)", "money" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (&sal_metric_kind);

      sal_record_set_text (record, "name", metrics[i][0]);
      sal_record_set_text (record, "key", metrics[i][0]);
      sal_record_set_text (record, "subject", metrics[i][1]);
      sal_record_set_text (record, "formula", metrics[i][2]);
      sal_record_set_text (record, "unit", metrics[i][3]);
      sal_record_set_integer (record, "version", 1);
      g_assert_true (sal_transaction_insert (transaction, record, error));
    }

  return TRUE;
}

static SalChange *
run (FactsFixture *fixture, SalCommandFunc func, SalCommandFlags flags)
{
  SalChange *change = NULL;
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (facts_fixture_get_store (fixture),
                      "Change some",
                      flags,
                      func,
                      fixture,
                      NULL,
                      &change,
                      &error);
  g_assert_no_error (error);

  return change;
}

static void
fixture_init (FactsFixture *self)
{
  g_autoptr (SalChange) others = NULL;
  g_autoptr (SalChange) metrics = NULL;

  facts_fixture_init (self, 80, TRUE);
  others = run (self, write_others, SAL_COMMAND_FINAL);
  metrics = run (self, write_metrics, SAL_COMMAND_FINAL);
  self->keys = g_strsplit (KEYS, ",", -1);
}

static SalChange *
do_something (FactsFixture *self)
{
  SalChange *change = NULL;

  if (chance (4))
    change = sal_store_undo_sync (facts_fixture_get_store (self), 0, NULL);

  return change != NULL ? change : run (self, change_some, SAL_COMMAND_DEFAULT);
}

static void
test_facts_merge_tables (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) patched = NULL;

  fixture_init (&fixture);
  patched = facts_fixture_load (&fixture, NULL, 0);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (SalChange) change = do_something (&fixture);
      gsize n_touches = 0;
      const SalTouch *touches = change != NULL ? sal_change_get_touches (change, &n_touches) : NULL;
      g_autoptr (SalFacts) changed = NULL;
      g_autoptr (SalFacts) loaded = NULL;

      if (n_touches == 0)
        continue;
      changed = facts_fixture_load (&fixture, touches, n_touches);
      sal_facts_merge (patched, changed, touches, n_touches);
      loaded = facts_fixture_load (&fixture, NULL, 0);
      assert_same_facts (&fixture, patched, loaded);
    }
}

/* Every contract gives its value to a metric of one's own, in whatever order they were read. */
static void
test_facts_own_metric (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (GPtrArray) expected = NULL;
  const SalMetric *metric;

  fixture_init (&fixture);
  facts = facts_fixture_load (&fixture, NULL, 0);
  expected = facts_fixture_query (
      &fixture,
      "SELECT sum (annual_value) FROM contract WHERE currency IS NULL OR currency = 'USD'");
  metric = sal_facts_find_metric (facts, "contracted");
  sal_fact_query_ask (query, metric);
  sal_fact_query_group_by (query, SAL_FACT_ACCOUNT);
  result = sal_fact_query_run (query, facts);
  /* what is in euros counts besides */
  g_assert_cmpfloat (sal_metric_compute (metric, result->total.measures) * 100,
                     >,
                     g_ascii_strtod (g_ptr_array_index (expected, 0), NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facts-merge/tables", test_facts_merge_tables);
  g_test_add_func ("/facts-merge/own-metric", test_facts_own_metric);

  return g_test_run ();
}
