/* test-account-overview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "account-fixture.h"
#include "sal-account-overview.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

/* Of Alder, on 30 June 2026: a plan that is active and one that comes later, a contract that was
 * cancelled, one that ends for good, and two that are renewed; a call, a task after it, and a visit
 * to come. Birch has nothing. */
static const char rows[] =
    "INSERT INTO person (id, name) VALUES (1, 'Ana Ruiz'), (2, 'Cora Lim'), (3, 'Dev Rao');"
    "INSERT INTO account (id, name, status, industry, city, owner) VALUES"
    " (1, 'Alder', 'customer', 'Energy', 'Halle', 1), (2, 'Birch', 'prospect', NULL, NULL, NULL);"
    "INSERT INTO contact (id, name, account) VALUES (1, 'Pat Chief', 1);"
    "INSERT INTO tier_model (id, name, valid_from, hysteresis, refresh_months) VALUES"
    " (1, 'Model', '2026-01-01', 0, 3);"
    "INSERT INTO tier (id, model, name, from_score) VALUES (1, 1, 'Tier 1', 70), (2, 1, 'Tier 2', "
    "0);"
    "INSERT INTO account_tier (id, account, model, score, tier) VALUES (1, 1, 1, 83.6, 1);"
    "INSERT INTO account_plan (id, account, name, status, valid_from, sponsor, customer_sponsor)"
    " VALUES (1, 1, 'Then', 'closed', '2025-01-01', 3, NULL),"
    " (2, 1, 'Now', 'active', '2026-01-01', 2, 1), (3, 1, 'Next', 'active', '2027-01-01', 3, NULL);"
    "INSERT INTO contract (id, name, account, start, end, renewal, renewal_date, cancelled) VALUES"
    " (1, 'A', 1, '2025-07-01', '2026-07-01', 'manual', '2026-07-01', '2026-02-01'),"
    " (2, 'B', 1, '2025-07-15', '2026-07-15', 'none', NULL, NULL),"
    " (3, 'C', 1, '2025-09-13', '2026-09-12', 'manual', '2026-09-12', NULL),"
    " (4, 'D', 1, '2025-01-01', '2026-12-31', 'automatic', NULL, NULL);"
    "INSERT INTO activity (id, subject, type, date, account, person) VALUES"
    " (1, 'Call', 'call', '2026-06-27', 1, 2), (2, 'Task', 'task', '2026-06-29', 1, 1),"
    " (3, 'Visit', 'visit', '2026-07-04', 1, 1);";

typedef struct
{
  gint64 account;
  gint32 day;
} Question;

static gpointer
read_overview (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sal_account_overview_load (connection, question->account, question->day, error);
}

static SalAccountOverview *
load (AccountFixture *self, gint64 account, GError **error)
{
  Question question = { account, self->day };

  return sal_store_read_sync (self->store, read_overview, &question, NULL, error);
}

static void
check_words (const SalAccountOverview *overview, gint32 day, const char *expected)
{
  g_autofree char *text = sal_account_overview_describe (overview, day);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_all (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAccountOverview) alder = load (self, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (alder->name, ==, "Alder");
  g_assert_cmpstr (alder->industry, ==, "Energy");
  g_assert_cmpstr (alder->place, ==, "Halle");
  g_assert_cmpstr (alder->owner_name, ==, "Ana Ruiz");
  g_assert_cmpstr (alder->tier, ==, "Tier 1");
  g_assert_false (alder->decided);
  g_assert_cmpint (alder->plan, ==, 2);
  g_assert_cmpstr (alder->sponsor, ==, "Cora Lim");
  g_assert_cmpstr (alder->customer_sponsor, ==, "Pat Chief");
  g_assert_cmpint (alder->contract, ==, 3);
  g_assert_cmpint (alder->renewal, ==, sal_date_from_ymd (2026, 9, 12));
  g_assert_cmpint (alder->last_contact, ==, sal_date_from_ymd (2026, 6, 27));
  g_assert_cmpstr (alder->last_contact_by, ==, "Cora Lim");
  /* 30 June to 12 September: 31 + 31 + 12 days */
  check_words (
      alder,
      self->day,
      "Tier 1 · Ana Ruiz · sponsor Cora Lim · renewal in 74 days · last contact 3 days ago");
}

/* The score is that of the day, as wherever accounts are listed, and not that of the refresh. */
static void
test_score (AccountFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *sql, *words;
  } cases[] = {
    { "UPDATE account_tier SET refreshed_on = '2026-02-01'", "Tier 1 (of 1 Feb 2026)" },
    { "INSERT INTO tier_criterion (id, model, name, weight, axis) VALUES"
      " (1, 1, 'Fit', 1000000000, 'attractiveness');"
      "INSERT INTO account_score (id, account, criterion, score, scored_on) VALUES"
      " (1, 1, 1, 3, '2026-06-01')",
      "Tier 1 → Tier 2 (score 50 today, tier of 1 Feb 2026)" },
    { "UPDATE account_score SET score = 5", "Tier 1 (score 100 today, tier of 1 Feb 2026)" },
    { "UPDATE account_tier SET override = 2, reason = 'Board'",
      "Tier 2 by decision (score 100 today)" },
    { "DELETE FROM account_tier", "no tier (score 100 today)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalAccountOverview) alder = NULL;
      g_autofree char *expected = g_strdup_printf ("%s · Ana Ruiz · sponsor Cora Lim"
                                                   " · renewal in 74 days"
                                                   " · last contact 3 days ago",
                                                   cases[i].words);

      fixture_do (self->store, cases[i].sql);
      alder = load (self, 1, &error);
      g_assert_no_error (error);
      check_words (alder, self->day, expected);
    }
}

/* Health and where it goes are said where they are known. */
static void
test_health (AccountFixture *self, gconstpointer data)
{
  SalAccountOverview overview = { .score = NAN,
                                  .score_now = NAN,
                                  .renewal = SAL_DATE_NONE,
                                  .last_contact = self->day,
                                  .health = 62.4,
                                  .health_before = 70 };

  check_words (&overview, self->day, "no tier · health 62 ▼ · no owner · last contact today");
  overview.health_before = 61.6;
  check_words (&overview, self->day, "no tier · health 62 · no owner · last contact today");
  overview.health_before = 20;
  check_words (&overview, self->day, "no tier · health 62 ▲ · no owner · last contact today");
  overview.health_before = NAN;
  check_words (&overview, self->day, "no tier · health 62 · no owner · last contact today");
}

static void
test_decided (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAccountOverview) alder = NULL;

  fixture_do (self->store, "UPDATE account_tier SET override = 2, reason = 'New owner'");
  self->day = sal_date_from_ymd (2026, 6, 27);
  alder = load (self, 1, &error);
  g_assert_no_error (error);
  g_assert_true (alder->decided);
  check_words (
      alder,
      self->day,
      "Tier 2 by decision · Ana Ruiz · sponsor Cora Lim · renewal in 77 days · last contact today");
}

static void
test_nothing (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalAccountOverview) birch = load (self, 2, &error);

  g_assert_no_error (error);
  g_assert_true (isnan (birch->score));
  g_assert_true (isnan (birch->health));
  g_assert_cmpint (birch->renewal, ==, SAL_DATE_NONE);
  check_words (birch, self->day, "no tier · no owner · no contact yet");
}

static void
test_gone (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (self, 99, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/account-overview/" name,                                                           \
              AccountFixture,                                                                      \
              rows,                                                                                \
              account_fixture_set_up,                                                              \
              function,                                                                            \
              account_fixture_tear_down)
  ADD ("all", test_all);
  ADD ("health", test_health);
  ADD ("score", test_score);
  ADD ("decided", test_decided);
  ADD ("nothing", test_nothing);
  ADD ("gone", test_gone);
#undef ADD

  return g_test_run ();
}
