/* test-opportunity-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-date.h"
#include "sal-kinds.h"

/* 2026-11-21T12:00:00Z */
#define NOON (G_GINT64_CONSTANT (20778) * 86400 + 43200)

enum
{
  OPEN = 1,
  NEGOTIATION,
  WON,
  LOST,
};

static const char stages[] =
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Open', 1, 'open'), "
    "(2, 'Negotiation', 2, 'open'), (3, 'Won', 3, 'won'), (4, 'Lost', 4, 'lost')";

/* An edit as a form makes it: fields of opportunity 7, by name, and their new values as text. */
typedef struct
{
  const char *name;
  const char *value;
} Entry;

static gboolean
enter (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Entry *entry = data;
  g_autoptr (GError) missing = NULL;
  g_autoptr (SalRecord) before =
      sal_transaction_load (transaction, &sal_opportunity_kind, 7, &missing);
  g_autoptr (SalRecord) record =
      before != NULL ? sal_record_copy (before) : sal_record_new_with_id (&sal_opportunity_kind, 7);

  for (; entry->name != NULL; entry++)
    {
      const SalField *field = sal_kind_find_field (&sal_opportunity_kind, entry->name);
      SalValue value = SAL_VALUE_NULL;

      g_assert_true (sal_field_from_text (field, entry->value, "USD", &value, NULL));
      sal_record_set_value (
          record, (guint) sal_kind_field_index (&sal_opportunity_kind, entry->name), &value);
      sal_value_clear (&value);
    }
  sal_transaction_set_time (transaction, NOON);

  return sal_transaction_enter (transaction, before, record, error);
}

static SalChange *
run (ImportFixture *fixture, const Entry *entries)
{
  g_autoptr (GError) error = NULL;
  SalChange *change = NULL;

  sal_store_run_sync (import_fixture_store (fixture),
                      "Edit",
                      SAL_COMMAND_DEFAULT,
                      enter,
                      (gpointer) entries,
                      NULL,
                      &change,
                      &error);
  g_assert_no_error (error);
  g_assert_nonnull (change);

  return change;
}

#define EDIT(fixture, ...)                                                                         \
  (sal_change_unref (run (fixture, (const Entry[]){ __VA_ARGS__, { NULL } })))

static gint64
count (ImportFixture *fixture, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", condition);

  return import_fixture_query (fixture, sql);
}

/* An opportunity that is new, edited in what its history follows and in what it does not. */
static void
test_history_events (void)
{
  g_auto (ImportFixture) fixture = { 0 };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;

  import_fixture_init (&fixture);
  import_fixture_edit (&fixture, stages);
  EDIT (
      &fixture, { "name", "Halden" }, { "stage", "1" }, { "amount", "100" }, { "currency", "USD" });
  g_assert_cmpint (count (&fixture, "stage_event WHERE stage = 1 AND amount = 10000"), ==, 1);
  EDIT (&fixture, { "name", "Halden renewal" });
  g_assert_cmpint (count (&fixture, "stage_event"), ==, 1);

  before = import_fixture_dump (&fixture);
  change = run (&fixture, (const Entry[]){ { "stage", "2" }, { "amount", "150" }, { NULL } });
  g_assert_cmpint (count (&fixture, "stage_event"), ==, 2);
  g_assert_cmpint (count (&fixture,
                          "stage_event WHERE opportunity = 7 AND stage = 2 AND amount = 15000"
                          " AND time = '2026-11-21T12:00:00Z'"),
                   ==,
                   1);

  /* the event is part of the edit: one undo takes both back */
  sal_change_unref (
      sal_store_undo_sync (import_fixture_store (&fixture), sal_change_get_id (change), &error));
  g_assert_no_error (error);
  after = import_fixture_dump (&fixture);
  g_assert_cmpstr (before, ==, after);
}

/* One without history, as imported ones are: how it stood before is written, too. */
static void
test_history_begins (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  import_fixture_init (&fixture);
  import_fixture_edit (&fixture, stages);
  import_fixture_edit (&fixture,
                       "INSERT INTO opportunity (id, name, stage, created) "
                       "VALUES (7, 'Halden', 1, '2026-03-01')");
  EDIT (&fixture, { "stage", "2" });
  g_assert_cmpint (count (&fixture, "stage_event"), ==, 2);
  g_assert_cmpint (
      count (&fixture, "stage_event WHERE stage = 1 AND time = '2026-03-01T00:00:00Z'"), ==, 1);
  g_assert_cmpint (
      count (&fixture, "stage_event WHERE stage = 2 AND time = '2026-11-21T12:00:00Z'"), ==, 1);
}

/* What category and close date become when somebody chooses a stage. */
static void
test_history_follows (void)
{
  static const struct
  {
    const char *from, *category, *close_date; /* as it is; NULL: empty */
    Entry edit[4];
    const char *expected_category, *expected_date; /* NULL: empty */
  } cases[] = {
    { "1", "commit", "2026-12-31", { { "stage", "3" } }, "closed", "today" },
    { "1", "commit", "2026-12-31", { { "stage", "4" } }, "omitted", "today" },
    { "1", NULL, NULL, { { "stage", "3" } }, "closed", "today" },
    { "1", "commit", "2026-12-31", { { "stage", "2" } }, "commit", "2026-12-31" },
    { "1", NULL, NULL, { { "stage", "2" } }, NULL, NULL },
    /* what the same edit says is not overruled */
    { "1",
      "commit",
      "2026-12-31",
      { { "stage", "3" }, { "category", "likely" }, { "close_date", "2026-11-02" } },
      "likely",
      "2026-11-02" },
    /* opened again */
    { "3", "closed", "2026-10-01", { { "stage", "2" } }, "pipeline", "2026-10-01" },
    { "4", "omitted", "2026-10-01", { { "stage", "1" } }, "pipeline", "2026-10-01" },
    { "3", "likely", "2026-10-01", { { "stage", "2" } }, "likely", "2026-10-01" },
    /* it has been lost, not won: the day stays */
    { "3", "closed", "2026-10-01", { { "stage", "4" } }, "omitted", "2026-10-01" },
    /* the stage is not what is edited */
    { "3", "likely", "2026-10-01", { { "name", "B" } }, "likely", "2026-10-01" },
  };
  char today[SAL_DATE_BUFFER];

  sal_date_write_iso (sal_date_today (), today);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (ImportFixture) fixture = { 0 };
      g_autofree char *insert = NULL, *expected = NULL;
      const char *date = cases[i].expected_date;

      import_fixture_init (&fixture);
      import_fixture_edit (&fixture, stages);
      insert = g_strdup_printf ("INSERT INTO opportunity (id, name, stage, category, close_date) "
                                "VALUES (7, 'A', %s, nullif('%s', ''), nullif('%s', ''))",
                                cases[i].from,
                                cases[i].category != NULL ? cases[i].category : "",
                                cases[i].close_date != NULL ? cases[i].close_date : "");
      import_fixture_edit (&fixture, insert);
      sal_change_unref (run (&fixture, cases[i].edit));

      if (g_strcmp0 (date, "today") == 0)
        date = today;
      expected =
          g_strdup_printf ("opportunity WHERE category IS nullif('%s', '')"
                           " AND close_date IS nullif('%s', '')",
                           cases[i].expected_category != NULL ? cases[i].expected_category : "",
                           date != NULL ? date : "");
      if (count (&fixture, expected) != 1)
        g_error ("case %" G_GSIZE_FORMAT ": not %s", i, expected);
    }
}

/* A new one has the category of its stage. */
static void
test_history_of_new (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  import_fixture_init (&fixture);
  import_fixture_edit (&fixture, stages);
  EDIT (&fixture, { "name", "Halden" }, { "stage", "1" });
  g_assert_cmpint (count (&fixture, "opportunity WHERE category = 'pipeline'"), ==, 1);
  g_assert_cmpint (count (&fixture, "stage_event WHERE category = 'pipeline'"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/opportunity-history/events", test_history_events);
  g_test_add_func ("/opportunity-history/begins", test_history_begins);
  g_test_add_func ("/opportunity-history/follows", test_history_follows);
  g_test_add_func ("/opportunity-history/of-new", test_history_of_new);

  return g_test_run ();
}
