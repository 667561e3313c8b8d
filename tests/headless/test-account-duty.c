/* test-account-duty.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-duty.h"
#include "sal-account-portfolio.h"
#include "sal-date.h"
#include "sal-health-warnings.h"
#include "sal-kinds.h"
#include "sal-tier-schedule.h"
#include "sal-workspace.h"
#include "store-fixture.h"

/* Alder is judged 4 of 5 by the only criterion, which is 75 points, and was put into the second
 * tier on 30 March, by a model that is refreshed every three months; another model is over. */
static const char tiers[] =
    "INSERT INTO account (id, name, status) VALUES (1, 'Alder', 'customer'),"
    " (2, 'Birch', 'customer');"
    "INSERT INTO tier_model (id, name, valid_from, valid_to, hysteresis, refresh_months) VALUES"
    " (1, 'Model', '2026-01-01', NULL, 0, 3), (2, 'Old', '2025-01-01', '2025-12-31', 0, 3);"
    "INSERT INTO tier_criterion (id, model, name, weight, axis) VALUES"
    " (1, 1, 'Fit', 1000000000, 'attractiveness'), (2, 2, 'Fit', 1000000000, 'attractiveness');"
    "INSERT INTO tier (id, model, name, from_score) VALUES (1, 1, 'Tier 1', 70),"
    " (2, 1, 'Tier 2', 0), (3, 2, 'Tier', 0);"
    "INSERT INTO account_score (id, account, criterion, score, scored_on) VALUES"
    " (1, 1, 1, 4, '2026-02-01'), (2, 2, 1, 2, '2026-02-01');"
    "INSERT INTO account_tier (id, account, model, score, tier, refreshed_on) VALUES"
    " (1, 1, 1, 50, 2, '2026-03-30'), (2, 2, 1, 25, 2, '2026-03-30');";

/* Alder uses 40, where 50 warns. */
static const char health[] =
    "INSERT INTO account_signal (id, account, type, value, date) VALUES"
    " (1, 1, 'usage', 40, '2026-06-15'), (2, 2, 'usage', 90, '2026-06-15');"
    "INSERT INTO signal_threshold (id, type, weight, bad, good, warn, critical, days, due_days)"
    " VALUES (1, 'usage', 1000000000, 'low', 80, 50, 30, 45, 10);";

enum
{
  TIERS = 1 << 0,
  WARNINGS = 1 << 1,
};

typedef struct
{
  Fixture files;
  SalWorkspace *workspace;
  SalStore *store;
  SalStore *other; /* on the same file, as another process has it */
  gint32 day;
} Setup;

static void
set_up (Setup *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->files.folder = g_dir_make_tmp ("salient-duty-XXXXXX", NULL);
  self->files.path = g_build_filename (self->files.folder, "company.salient", NULL);
  self->workspace = sal_workspace_create (self->files.path, NULL, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
  fixture_do (self->store, tiers);
  fixture_do (self->store, data);
  self->other =
      sal_store_open (self->files.path, SAL_STORE_OPEN, SAL_STORE_MAIN, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->day = sal_date_from_ymd (2026, 6, 30);
}

static void
tear_down (Setup *self, gconstpointer data)
{
  g_object_unref (self->other);
  g_object_unref (self->workspace);
  fixture_clear (&self->files);
}

static gpointer
read_due (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_account_duties_find_due (connection, *(const gint32 *) data, error);
}

static GPtrArray *
find_due (SalStore *store, gint32 day)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *due = sal_store_read_sync (store, read_due, &day, NULL, &error);

  g_assert_no_error (error);

  return due;
}

static int
list_due (SalStore *store, gint32 day)
{
  g_autoptr (GPtrArray) due = find_due (store, day);
  int found = 0;

  for (guint i = 0; i < due->len; i++)
    {
      const SalAccountDuty *duty = due->pdata[i];

      found |= duty->find_due == sal_account_tiers_find_due ? TIERS : WARNINGS;
    }

  return found;
}

/* (transfer full) (nullable): what is told of it */
static char *
do_duty (SalStore *store, const SalAccountDuty *duty, gint32 day, SalChange **change)
{
  SalAccountDutyRun run = { .duty = duty, .day = day };
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (
      store, duty->label, SAL_COMMAND_ASIDE, sal_account_duty_do, &run, NULL, change, &error);
  g_assert_no_error (error);

  return run.text;
}

static char *
do_only (SalStore *store, gint32 day, SalChange **change)
{
  g_autoptr (GPtrArray) due = find_due (store, day);

  g_assert_cmpuint (due->len, ==, 1);

  return do_duty (store, due->pdata[0], day, change);
}

/* --- tiers --- */

/* Each says why they are not due; it is undone afterwards. */
static const struct
{
  const char *sql;
  int due;
} why[] = {
  { "UPDATE tier_model SET automatic = 0 WHERE id = 1", 0 },
  { "UPDATE tier_model SET automatic = 1 WHERE id = 1", TIERS },
  { "UPDATE tier_model SET refresh_months = 4 WHERE id = 1", 0 },
  { "UPDATE tier_model SET valid_to = '2026-06-29' WHERE id = 1", 0 },
  { "UPDATE tier_criterion SET weight = 900000000 WHERE model = 1", 0 },
  { "UPDATE tier SET from_score = 10 WHERE id = 2", 0 },
  { "DELETE FROM account_tier", 0 },
  { "UPDATE account_tier SET refreshed_on = NULL", 0 },
  { "UPDATE account_tier SET refreshed_on = '2026-04-01' WHERE id = 2", 0 },
  { "UPDATE account_tier SET model = 2", 0 },
};

static void
test_tiers_due (Setup *self, gconstpointer data)
{
  g_assert_cmpint (list_due (self->store, self->day), ==, TIERS);
  g_assert_cmpint (list_due (self->store, self->day - 1), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (why); i++)
    {
      g_test_message ("%s", why[i].sql);
      fixture_do (self->store, why[i].sql);
      g_assert_cmpint (list_due (self->store, self->day), ==, why[i].due);
      fixture_undo (self->store, 0);
      g_assert_cmpint (list_due (self->store, self->day), ==, TIERS);
    }
}

/* Two processes find it due at the same time: one of them does it. */
static void
test_tiers_once (Setup *self, gconstpointer data)
{
  g_autoptr (GPtrArray) one = find_due (self->store, self->day);
  g_autoptr (GPtrArray) other = find_due (self->other, self->day);
  g_autoptr (SalChange) change = NULL, none = NULL;
  g_autofree char *text = do_duty (self->store, one->pdata[0], self->day, &change);
  g_autofree char *nothing = do_duty (self->other, other->pdata[0], self->day, &none);

  g_assert_cmpstr (text, ==, "Tiers refreshed: 1 account changed tier");
  g_assert_cmpstr (sal_change_get_label (change), ==, "Refresh Tiers by “Model”");
  g_assert_null (nothing);
  g_assert_null (none);
  g_assert_cmpint (
      fixture_query (self->other, "SELECT count (*) FROM account_tier WHERE tier = 1"), ==, 1);
  g_assert_cmpint (list_due (self->store, self->day), ==, 0);
  g_assert_cmpint (list_due (self->store, sal_date_from_ymd (2026, 9, 29)), ==, 0);
  g_assert_cmpint (list_due (self->store, sal_date_from_ymd (2026, 9, 30)), ==, TIERS);
}

/* Nothing is told if no account changes its tier, though the day is kept. */
static void
test_tiers_same (Setup *self, gconstpointer data)
{
  g_autoptr (SalChange) change = NULL;
  g_autofree char *text = NULL;

  fixture_do (self->store, "UPDATE account_score SET score = 3");
  text = do_only (self->store, self->day, &change);
  g_assert_null (text);
  g_assert_nonnull (change);
  g_assert_cmpint (list_due (self->store, self->day), ==, 0);
}

static gpointer
read_schedule (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalTierScheme) scheme = sal_tier_scheme_load (connection, 1, error);

  return scheme != NULL && sal_tier_schedule_load (connection, scheme, data, error) ? data : NULL;
}

static void
assert_schedule (Setup *self, gint32 refreshed, gboolean is_undone, gint32 next)
{
  SalTierSchedule schedule;
  g_autoptr (GError) error = NULL;

  sal_store_read_sync (self->store, read_schedule, &schedule, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (schedule.refreshed, ==, refreshed);
  g_assert_cmpint (schedule.undone != SAL_DATE_NONE, ==, is_undone);
  g_assert_cmpint (schedule.next, ==, next);
}

/* What was undone is not done again, by no process, before it is the next time; what was done again
 * counts as done. */
static void
test_tiers_undone (Setup *self, gconstpointer data)
{
  g_autoptr (SalChange) change = NULL;
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());
  g_autofree char *text = do_only (self->store, self->day, &change);
  g_autofree char *after = NULL;

  fixture_undo (self->store, sal_change_get_id (change));
  after = fixture_hash (self->store, sal_model_kinds ());
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (list_due (self->store, self->day), ==, 0);
  g_assert_cmpint (list_due (self->other, self->day), ==, 0);
  g_assert_cmpint (list_due (self->other, self->day + 1), ==, 0);
  g_assert_cmpint (list_due (self->store, sal_date_from_ymd (2026, 9, 29)), ==, 0);
  g_assert_cmpint (list_due (self->store, sal_date_from_ymd (2026, 9, 30)), ==, TIERS);
  assert_schedule (self, sal_date_from_ymd (2026, 3, 30), TRUE, sal_date_from_ymd (2026, 9, 30));

  /* what reverts the undoing refreshes, and what reverts that undoes again */
  fixture_redo (self->store);
  assert_schedule (self, self->day, FALSE, sal_date_from_ymd (2026, 9, 30));
  fixture_undo (self->store, 0);
  assert_schedule (self, sal_date_from_ymd (2026, 3, 30), TRUE, sal_date_from_ymd (2026, 9, 30));

  /* it is of the model how long that is */
  fixture_do (self->store, "UPDATE tier_model SET refresh_months = 1 WHERE id = 1");
  g_assert_cmpint (list_due (self->store, sal_date_from_ymd (2026, 7, 29)), ==, 0);
  g_assert_cmpint (list_due (self->store, sal_date_from_ymd (2026, 7, 30)), ==, TIERS);
}

/* Nor is what somebody has refreshed by hand and undone. */
static void
test_tiers_by_hand (Setup *self, gconstpointer data)
{
  SalTierRefresh refresh = { .model = 1, .day = self->day };
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store,
                      "Refresh Tiers",
                      SAL_COMMAND_DEFAULT,
                      sal_account_tiers_refresh,
                      &refresh,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refresh.n_moved, ==, 1);
  fixture_undo (self->store, 0);
  g_assert_cmpint (list_due (self->store, self->day), ==, 0);
  g_assert_cmpint (list_due (self->store, self->day + 1), ==, 0);
}

/* --- warnings --- */

static void
set_automatic (Setup *self, gboolean automatic)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store,
                      "Raise Warnings",
                      SAL_COMMAND_DEFAULT,
                      sal_account_warnings_set_automatic,
                      &automatic,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

/* They are raised once a day, and when something is known that was not; two processes raise them
 * once. */
static void
test_warnings_once (Setup *self, gconstpointer data)
{
  gint32 day = self->day - 5; /* tiers are not due */
  g_autoptr (GPtrArray) other = find_due (self->other, day);
  g_autoptr (SalChange) change = NULL, none = NULL;
  g_autofree char *text = do_only (self->store, day, &change);
  g_autofree char *nothing = do_duty (self->other, other->pdata[0], day, &none);
  g_autofree char *again = NULL, *worse = NULL;

  g_assert_cmpstr (text, ==, "1 warning was raised");
  g_assert_nonnull (change);
  g_assert_null (nothing);
  g_assert_null (none);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM account_warning"), ==, 1);
  g_assert_cmpint (list_due (self->store, day), ==, 0);

  g_assert_cmpint (list_due (self->store, day + 1), ==, WARNINGS);
  again = do_only (self->store, day + 1, NULL);
  g_assert_null (again);
  g_assert_cmpint (list_due (self->store, day + 1), ==, 0);

  fixture_do (self->store,
              "INSERT INTO account_signal (id, account, type, value, date) VALUES"
              " (3, 1, 'usage', 20, '2026-06-20'), (4, 2, 'usage', 45, '2026-06-20')");
  g_assert_cmpint (list_due (self->other, day + 1), ==, WARNINGS);
  worse = do_only (self->other, day + 1, NULL);
  g_assert_cmpstr (worse, ==, "1 warning was raised, 1 warning became worse");
  g_assert_cmpint (list_due (self->store, day + 1), ==, 0);
}

static void
test_warnings_undone (Setup *self, gconstpointer data)
{
  gint32 day = self->day - 5;
  g_autoptr (SalChange) change = NULL;
  g_autofree char *text = do_only (self->store, day, &change);

  fixture_undo (self->store, sal_change_get_id (change));
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM account_warning"), ==, 0);
  g_assert_cmpint (list_due (self->store, day), ==, 0);
  g_assert_cmpint (list_due (self->store, day + 1), ==, WARNINGS);
}

static void
test_warnings_due (Setup *self, gconstpointer data)
{
  gint32 day = self->day - 5;

  g_assert_cmpint (list_due (self->store, day), ==, WARNINGS);
  set_automatic (self, FALSE);
  g_assert_cmpint (list_due (self->other, day), ==, 0);
  set_automatic (self, TRUE);
  g_assert_cmpint (list_due (self->other, day), ==, WARNINGS);
  fixture_do (self->store, "UPDATE signal_threshold SET weight = 900000000");
  g_assert_cmpint (list_due (self->store, day), ==, 0);
  fixture_do (self->store, "DELETE FROM signal_threshold");
  g_assert_cmpint (list_due (self->store, day), ==, 0);

  /* tiers and warnings may be due at the same time */
  fixture_undo (self->store, 0);
  fixture_undo (self->store, 0);
  g_assert_cmpint (list_due (self->store, self->day), ==, TIERS | WARNINGS);
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/account-duty/" path, Setup, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tiers/due", "", test_tiers_due);
  ADD ("tiers/once", "", test_tiers_once);
  ADD ("tiers/same", "", test_tiers_same);
  ADD ("tiers/undone", "", test_tiers_undone);
  ADD ("tiers/by-hand", "", test_tiers_by_hand);
  ADD ("warnings/due", health, test_warnings_due);
  ADD ("warnings/once", health, test_warnings_once);
  ADD ("warnings/undone", health, test_warnings_undone);

  return g_test_run ();
}
