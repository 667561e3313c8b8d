/* test-account-warnings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "account-fixture.h"
#include "sal-account-signal.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-health-warnings.h"
#include "sal-service-outlook.h"

/* Alder uses 40, where 50 warns, and has an open critical case; Birch answered 9 and 5 of 5; Cedar,
 * a former customer, uses nothing; Dogwood is not watched. */
static const char company[] =
    "INSERT INTO person (id, name) VALUES (1, 'Ann');"
    "INSERT INTO account (id, name, status, owner) VALUES (1, 'Alder', 'customer', 1),"
    " (2, 'Birch', 'customer', NULL), (3, 'Cedar', 'former', 1), (4, 'Dogwood', 'customer', 1);"
    "INSERT INTO account_signal (id, account, type, value, date) VALUES"
    " (1, 1, 'usage', 60, '2026-05-31'), (2, 1, 'usage', 40, '2026-06-15'),"
    " (3, 3, 'usage', 0, '2026-06-15');"
    "INSERT INTO support_case (id, subject, account, severity, opened, closed) VALUES"
    " (1, 'Down', 1, 'critical', '2026-01-10', NULL),"
    " (2, 'Question', 2, 'low', '2025-01-10', '2025-01-12');"
    "INSERT INTO satisfaction_score (id, account, survey, score, date) VALUES"
    " (1, 2, 'nps', 9, '2026-06-01'), (2, 2, 'csat', 5, '2026-06-20');"
    "INSERT INTO contract (id, name, account, start, \"end\", renewal_date, annual_value,"
    " currency, cancelled) VALUES"
    " (1, 'Care', 1, '2025-09-01', '2026-08-31', '2026-07-31', 120000, 'USD', NULL),"
    " (2, 'Old', 1, '2025-09-01', '2026-08-31', '2026-07-31', 1, 'USD', '2026-06-01'),"
    " (3, 'Later', 2, '2025-09-01', '2028-08-31', NULL, 1, 'USD', NULL),"
    " (4, 'Soon', 2, '2025-07-02', '2026-07-01', NULL, NULL, NULL, NULL);"
    "INSERT INTO contract (id, name, account, start, \"end\", renewal_date, renewal) VALUES"
    " (5, 'Late', 2, '2025-08-01', '2026-07-31', '2026-06-01', 'manual'),"
    " (6, 'By Itself', 2, '2025-08-01', '2026-07-31', '2026-06-01', 'automatic'),"
    " (7, 'Over', 2, '2025-06-01', '2026-05-31', '2026-04-01', 'manual');"
    "INSERT INTO signal_threshold (id, type, weight, bad, good, warn, critical, days, due_days)"
    " VALUES (1, 'usage', 600000000, 'low', 80, 50, 30, 45, 10),"
    " (2, 'support', 400000000, 'high', 0, 8, 16, 90, 5);";

static gpointer
read_book (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const AccountFixture *self = data;

  return sal_health_book_load (connection, 0, self->day, self->day, error);
}

static gpointer
read_outlook (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const AccountFixture *self = data;

  return sal_service_outlook_load (connection, self->day, 60, error);
}

/* Alder: usage 40 is 25 points, an open critical case of 8 is 50: 0.6 × 25 + 0.4 × 50 = 35. Birch:
 * no usage, no case for 90 days: 100; satisfaction 90 and 100. */
static void
test_book (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalHealthBook) book = sal_store_read_sync (self->store, read_book, self, NULL, &error);
  const SalHealthAccount *alder, *birch;
  SalHealth health;

  g_assert_no_error (error);
  g_assert_cmpuint (book->accounts->len, ==, 3);
  g_assert_null (sal_health_book_find (book, 4));
  alder = sal_health_book_find (book, 1);
  birch = sal_health_book_find (book, 2);
  g_assert_cmpstr (alder->owner_name, ==, "Ann");
  g_assert_false (sal_health_book_find (book, 3)->is_customer);
  sal_health_scheme_judge (book->scheme, alder->series, self->day, &health);
  g_assert_cmpfloat_with_epsilon (health.health, 35, 1e-9);
  sal_health_scheme_judge (book->scheme, birch->series, self->day, &health);
  g_assert_cmpfloat_with_epsilon (health.health, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (health.known, 0.4, 1e-9);
  g_assert_cmpfloat (
      sal_signal_series_read (
          &birch->series[SAL_SIGNAL_SATISFACTION], SAL_SIGNAL_SATISFACTION, self->day, 90),
      ==,
      95);
}

static gboolean
raise_warnings (AccountFixture *self, gint32 day, guint *n_raised, guint *n_worse, GError **error)
{
  SalWarningRaise what = { .day = day };
  gboolean done = sal_store_run_sync (self->store,
                                      "Raise Warnings",
                                      SAL_COMMAND_DEFAULT,
                                      sal_account_warnings_raise,
                                      &what,
                                      NULL,
                                      NULL,
                                      error);

  *n_raised = what.n_raised;
  *n_worse = what.n_worse;

  return done;
}

static void
assert_raised (AccountFixture *self, gint32 day, guint n_raised, guint n_worse)
{
  g_autoptr (GError) error = NULL;
  guint raised, worse;

  g_assert_true (raise_warnings (self, day, &raised, &worse, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (raised, ==, n_raised);
  g_assert_cmpuint (worse, ==, n_worse);
}

static void
assert_warnings (AccountFixture *self, const char *expected)
{
  g_autofree char *text = fixture_query_text (
      self->store,
      "SELECT coalesce (group_concat (line, '; '), '') FROM (SELECT account || ' ' || type || ' ' "
      "||"
      " reason || ' ' || status || ' ' || coalesce (owner, '–') || ' ' || due AS line"
      " FROM account_warning ORDER BY account, type, raised_on)");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_raise (AccountFixture *self, gconstpointer data)
{
  assert_raised (self, self->day, 2, 0);
  assert_warnings (self, "1 support warn open 1 2026-07-05; 1 usage warn open 1 2026-07-10");
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count (*) FROM account_warning WHERE type = 'usage'"
                                  " AND value = 40 AND bound = 50 AND raised_on = '2026-06-30'"),
                   ==,
                   1);

  /* again, and the day after: nothing */
  assert_raised (self, self->day, 0, 0);
  assert_raised (self, self->day + 1, 0, 0);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM account_warning"), ==, 2);

  /* it gets worse: the warning says so, and keeps owner and due */
  fixture_do (self->store,
              "INSERT INTO account_signal (id, account, type, value, date) VALUES"
              " (9, 1, 'usage', 30, '2026-07-02')");
  assert_raised (self, self->day + 3, 0, 1);
  assert_warnings (self, "1 support warn open 1 2026-07-05; 1 usage critical open 1 2026-07-10");
  fixture_undo (self->store, 0);
  assert_warnings (self, "1 support warn open 1 2026-07-05; 1 usage warn open 1 2026-07-10");
}

static gboolean
step (AccountFixture *self, const char *status, const char *resolution, GError **error)
{
  gint64 id =
      fixture_query (self->store, "SELECT id FROM account_warning WHERE type = 'usage' LIMIT 1");
  g_autoptr (SalWarningStep) what = sal_warning_step_new (id, status, self->day, resolution);

  return sal_store_run_sync (
      self->store, "Step", SAL_COMMAND_DEFAULT, sal_account_warning_step, what, NULL, NULL, error);
}

static void
test_close (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_raised (self, self->day, 2, 0);
  g_assert_true (step (self, SAL_WARNING_IN_HAND, NULL, &error));
  assert_raised (self, self->day, 0, 0);
  g_assert_false (step (self, SAL_WARNING_CLOSED, "", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "A resolution is missing: what was done about it?");
  g_clear_error (&error);
  g_assert_true (step (self, SAL_WARNING_CLOSED, "Trained the new team", &error));
  g_assert_no_error (error);

  /* the same values raise nothing; a newer one does */
  assert_raised (self, self->day + 1, 0, 0);
  fixture_do (self->store,
              "INSERT INTO account_signal (id, account, type, value, date) VALUES"
              " (9, 1, 'usage', 45, '2026-07-02')");
  assert_raised (self, self->day + 3, 1, 0);
  assert_warnings (self,
                   "1 support warn open 1 2026-07-05; 1 usage warn closed 1 2026-07-10; "
                   "1 usage warn open 1 2026-07-13");
}

static void
test_no_thresholds (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint raised, worse;

  fixture_do (self->store, "DELETE FROM signal_threshold WHERE type = 'support'");
  g_assert_false (raise_warnings (self, self->day, &raised, &worse, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM account_warning"), ==, 0);
}

static void
test_outlook (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalServiceOutlook) outlook = NULL;
  const SalRenewal *late, *first, *second;

  assert_raised (self, self->day, 2, 0);
  outlook = sal_store_read_sync (self->store, read_outlook, self, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outlook->renewals->len, ==, 3);
  late = &g_array_index (outlook->renewals, SalRenewal, 0);
  first = &g_array_index (outlook->renewals, SalRenewal, 1);
  second = &g_array_index (outlook->renewals, SalRenewal, 2);
  g_assert_cmpstr (late->contract_name, ==, "Late"); /* its day is past, and it runs */
  g_assert_cmpstr (first->contract_name, ==, "Soon");
  g_assert_cmpint (first->severity, ==, -1);
  g_assert_cmpuint (first->n_warnings, ==, 0);
  g_assert_cmpstr (second->contract_name, ==, "Care");
  g_assert_cmpint (second->annual_value, ==, 120000);
  g_assert_cmpfloat_with_epsilon (second->health, 35, 1e-9);
  g_assert_cmpuint (second->n_warnings, ==, 2);
  g_assert_cmpuint (second->n_cases, ==, 1);
  g_assert_cmpint (second->severity, ==, 3);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/account-warnings/" path,                                                           \
              AccountFixture,                                                                      \
              company,                                                                             \
              account_fixture_set_up,                                                              \
              func,                                                                                \
              account_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("book", test_book);
  ADD ("raise", test_raise);
  ADD ("close", test_close);
  ADD ("no-thresholds", test_no_thresholds);
  ADD ("outlook", test_outlook);

  return g_test_run ();
}
