/* test-facts-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-merge.h"

#include "facts-fixture.h"
#include "sal-facts-model.h"
#include "sal-fact-query.h"
#include "sal-limits.h"
#include "sal-kinds.h"

/* Whatever is done to opportunities: facts that were patched are facts loaded anew. */

static void
assert_same_code (const SalFacts *one, guint row, const SalFacts *two, guint other_row, int d)
{
  gint32 code = sal_facts_get_code (one, d, row), other = sal_facts_get_code (two, d, other_row);

  g_assert_cmpint (sal_dimension_get_id (one->dimensions[d], code),
                   ==,
                   sal_dimension_get_id (two->dimensions[d], other));
  g_assert_cmpstr (sal_dimension_get_label (one->dimensions[d], code),
                   ==,
                   sal_dimension_get_label (two->dimensions[d], other));
}

static void
assert_same_facts (SalFacts *patched, SalFacts *loaded)
{
  g_assert_cmpuint (patched->n_rows, ==, loaded->n_rows);
  g_assert_cmpuint (patched->n_unconverted, ==, loaded->n_unconverted);
  g_assert_cmpuint (patched->quotas->len, ==, loaded->quotas->len);
  g_assert_cmpuint (patched->columns->len, ==, loaded->columns->len);
  for (guint row = 0; row < loaded->n_rows; row++)
    {
      guint other;

      g_assert_true (sal_facts_find (patched, loaded->id[row], &other));
      g_assert_cmpint (patched->id[other], ==, loaded->id[row]);
      g_assert_cmpint (patched->amount[other], ==, loaded->amount[row]);
      g_assert_cmpint (patched->probability[other], ==, loaded->probability[row]);
      g_assert_cmpint (patched->unconverted[other], ==, loaded->unconverted[row]);
      g_assert_cmpint (patched->created[other], ==, loaded->created[row]);
      g_assert_cmpint (patched->closes[other], ==, loaded->closes[row]);
      g_assert_cmpint (patched->status[other], ==, loaded->status[row]);
      for (int d = 0; d < SAL_FACT_N_STORED; d++)
        assert_same_code (patched, other, loaded, row, d);
      for (guint i = 0; i < loaded->columns->len; i++)
        {
          const SalFactColumn *column = &g_array_index (loaded->columns, SalFactColumn, i);

          g_assert_cmpint (
              sal_facts_get_column (patched, column->name)[other], ==, column->values[row]);
        }
    }
}

static void
assert_same_figures (SalFacts *patched, SalFacts *loaded)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) other = NULL;

  sal_fact_query_group_by (query, SAL_FACT_PERSON);
  sal_fact_query_group_by (query, SAL_FACT_STAGE);
  one = facts_fixture_list (query, patched);
  other = facts_fixture_list (query, loaded);
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    g_assert_cmpstr (g_ptr_array_index (one, i), ==, g_ptr_array_index (other, i));
}

/* --- random changes --- */

static gboolean
change_some (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  FactsFixture *fixture = data;
  GArray *ids = fixture->opportunities;

  for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
    {
      g_autoptr (SalRecord) record = NULL;
      guint index = (guint) g_test_rand_int_range (0, (gint32) ids->len);
      gint64 id = g_array_index (ids, gint64, index);

      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          record = sal_record_new (&sal_opportunity_kind);
          sal_record_set_text (record, "name", "Another");
          facts_fixture_randomize (fixture, record);
          id = sal_record_get_id (record);
          g_assert_true (sal_transaction_insert (transaction, record, error));
          g_array_append_val (ids, id);
          break;
        case 1:
          /* coverage of a single opportunity goes with it */
          {
            g_autofree char *sql =
                g_strdup_printf ("DELETE FROM coverage WHERE opportunity = %" G_GINT64_FORMAT, id);

            g_assert_true (
                sal_connection_execute (sal_transaction_get_connection (transaction), sql, error));
          }
          g_assert_true (sal_transaction_delete (transaction, &sal_opportunity_kind, id, error));
          g_array_remove_index_fast (ids, index);
          break;
        default:
          record = sal_transaction_load (transaction, &sal_opportunity_kind, id, error);
          g_assert_nonnull (record);
          facts_fixture_randomize (fixture, record);
          g_assert_true (sal_transaction_update (transaction, record, error));
          break;
        }
    }

  return TRUE;
}

/* The opportunities there are, after something was undone. */
static void
list_opportunities (FactsFixture *fixture)
{
  g_autoptr (GPtrArray) rows = facts_fixture_query (fixture, "SELECT id FROM expected");

  g_array_set_size (fixture->opportunities, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = g_ascii_strtoll (g_ptr_array_index (rows, i), NULL, 10);

      g_array_append_val (fixture->opportunities, id);
    }
}

static SalChange *
do_something (FactsFixture *fixture)
{
  SalStore *store = facts_fixture_get_store (fixture);
  g_autoptr (GError) error = NULL;
  SalChange *change = NULL;

  if (g_test_rand_int_range (0, 4) == 0)
    change = sal_store_undo_sync (store, 0, &error);
  if (change != NULL)
    {
      list_opportunities (fixture);
      return change;
    }

  g_clear_error (&error);
  sal_store_run_sync (
      store, "Change some", SAL_COMMAND_DEFAULT, change_some, fixture, NULL, &change, &error);
  g_assert_no_error (error);

  return change;
}

static void
test_facts_merge_random (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) patched = NULL;

  facts_fixture_init (&fixture, 150, TRUE);
  fixture.keys = g_strsplit ("discount,velocity,new_share", ",", -1);
  patched = facts_fixture_load (&fixture, NULL, 0);
  for (int i = 0; i < 40; i++)
    {
      g_autoptr (SalChange) change = do_something (&fixture);
      g_autoptr (SalFacts) changed = NULL;
      g_autoptr (SalFacts) loaded = NULL;
      gsize n_touches;
      const SalTouch *touches;

      if (change == NULL)
        continue;
      touches = sal_change_get_touches (change, &n_touches);
      changed = facts_fixture_load (&fixture, touches, n_touches);
      sal_facts_merge (patched, changed, touches, n_touches);
      loaded = facts_fixture_load (&fixture, NULL, 0);
      assert_same_facts (patched, loaded);
      assert_same_figures (patched, loaded);
    }
}

/* --- the model --- */

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_CONTINUE;
}

static void
wait_until_loaded (SalFactsModel *model)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (20, give_up_cb, &late);

  while (g_main_context_iteration (NULL, FALSE) || sal_facts_model_is_loading (model))
    g_assert_false (late);
  g_source_remove (source);
  g_assert_null (sal_facts_model_get_error (model));
}

static void
wait_for_currency (SalFactsModel *model, const char *currency)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (20, give_up_cb, &late);

  while (!g_str_equal (sal_facts_model_get_facts (model)->currency, currency))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_false (late);
    }
  g_source_remove (source);
}

static gboolean
change_account (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  FactsFixture *fixture = data;
  g_autoptr (SalRecord) account = sal_transaction_load (
      transaction, &sal_account_kind, facts_fixture_pick (fixture->accounts), error);

  sal_record_set_text (account, "segment", g_test_rand_bit () ? "Renamed" : "Enterprise");

  return sal_transaction_update (transaction, account, error);
}

static gboolean
change_currency (SalTransaction *transaction,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return sal_transaction_set_setting (transaction, "currency", "EUR", error);
}

static void
run (FactsFixture *fixture, SalCommandFunc func)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (facts_fixture_get_store (fixture),
                      "Change",
                      SAL_COMMAND_DEFAULT,
                      func,
                      fixture,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

static void
assert_model_is_current (FactsFixture *fixture, SalFactsModel *model)
{
  g_autoptr (SalFacts) loaded = NULL;

  wait_until_loaded (model);
  fixture->as_of = sal_facts_model_get_facts (model)->as_of;
  loaded = facts_fixture_load (fixture, NULL, 0);
  assert_same_facts (sal_facts_model_get_facts (model), loaded);
  assert_same_figures (sal_facts_model_get_facts (model), loaded);
}

/* Edits one by one and several while a load is under way; of opportunities, of what they are joined
 * with, and of the reporting currency. */
static void
test_facts_model (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFactsModel) model = NULL;

  facts_fixture_init (&fixture, 100, TRUE);
  model = sal_facts_model_get (fixture.workspace);
  g_assert_null (sal_facts_model_get_facts (model));
  g_assert_true (sal_facts_model_is_loading (model));
  assert_model_is_current (&fixture, model);

  for (int i = 0; i < 15; i++)
    {
      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        {
          g_autoptr (SalChange) change = do_something (&fixture);

          while (g_test_rand_bit () && g_main_context_iteration (NULL, FALSE))
            ;
        }
      if (g_test_rand_int_range (0, 4) == 0)
        run (&fixture, change_account);
      assert_model_is_current (&fixture, model);
    }

  run (&fixture, change_currency);
  wait_for_currency (model, "EUR");
  assert_model_is_current (&fixture, model);
}

static void
frozen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_limits_freeze_finish (SAL_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
wait_for_limits (SalFactsModel *model, gint32 first, gint32 last)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (20, give_up_cb, &late);

  while (sal_facts_model_get_facts (model)->limits_first != first ||
         sal_facts_model_get_facts (model)->limits_last != last)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_false (late);
    }
  g_source_remove (source);
}

/* Limits that are frozen, and not any more as that is undone, come without the rest being loaded
 * anew. */
static void
test_facts_model_limits (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFactsModel) model = NULL;
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (GError) error = NULL;
  SalFacts *before;
  guint n_rows;
  gint32 first =
      sal_fact_period_to_code ((SalPeriod){ .year = 2024, .unit = SAL_PERIOD_MONTH, .index = 3 });

  facts_fixture_init (&fixture, 100, TRUE);
  model = sal_facts_model_get (fixture.workspace);
  wait_until_loaded (model);
  before = sal_facts_model_get_facts (model);
  g_assert_cmpint (before->limits_last, ==, SAL_DIMENSION_NONE);
  n_rows = before->n_rows;
  before->amount[0] = -77;

  sal_limits_freeze_async (
      facts_fixture_get_store (&fixture), before->calendar, first, first + 20, frozen_cb, NULL);
  wait_for_limits (model, first, first + 20);
  g_assert_true (sal_facts_model_get_facts (model) == before);
  g_assert_cmpuint (before->n_rows, ==, n_rows);
  /* nothing but the limits was read: an amount that was written over here stays so */
  g_assert_cmpint (before->amount[0], ==, -77);

  undone = sal_store_undo_sync (facts_fixture_get_store (&fixture), 0, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (sal_change_get_label (undone), "Freeze Limits over "));
  wait_for_limits (model, SAL_DIMENSION_NONE, SAL_DIMENSION_NONE);
  g_assert_true (sal_facts_model_get_facts (model) == before);
}

static void
count_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* What is asked for while the facts are loaded is loaded in a second run only if it was missing. */
static void
test_facts_model_require (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFactsModel) model = NULL;
  guint n_changes = 0;

  facts_fixture_init (&fixture, 100, FALSE);
  model = sal_facts_model_get (fixture.workspace);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (count_cb), &n_changes);
  sal_facts_model_require (model, "bookings");
  sal_facts_model_require (model, "win_rate");
  sal_facts_model_require (model, "no_such_metric");
  wait_until_loaded (model);
  g_assert_cmpuint (n_changes, ==, 1);

  sal_facts_model_require (model, "pipeline");
  wait_until_loaded (model);
  g_assert_cmpuint (n_changes, ==, 1);
  sal_facts_model_require (model, "discount");
  sal_facts_model_require (model, "activities");
  wait_until_loaded (model);
  g_assert_cmpuint (n_changes, ==, 3);
  g_assert_true (
      sal_facts_has_metric (sal_facts_model_get_facts (model), sal_metric_find ("activities")));
  g_assert_true (
      sal_facts_has_metric (sal_facts_model_get_facts (model), sal_metric_find ("discount")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facts-merge/random", test_facts_merge_random);
  g_test_add_func ("/facts-merge/model", test_facts_model);
  g_test_add_func ("/facts-merge/require", test_facts_model_require);

  g_test_add_func ("/facts-model/limits", test_facts_model_limits);

  return g_test_run ();
}
