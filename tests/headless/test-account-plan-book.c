/* test-account-plan-book.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "account-fixture.h"
#include "sal-account-plan-book.h"
#include "sal-account-plan-commands.h"
#include "sal-date.h"
#include "sal-kinds.h"

/* Looked at on 30 June 2026, by anna. Alder has a plan, and one before; Birch has none. */
static const char records[] =
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Talking', 1, 'open'),"
    " (2, 'Won', 2, 'won'), (3, 'Lost', 3, 'lost');"
    "INSERT INTO person (id, name) VALUES (1, 'Ann'), (2, 'Ben');"
    "INSERT INTO account (id, name, status, owner) VALUES (1, 'Alder', 'customer', 1),"
    " (2, 'Birch', 'customer', 2), (3, 'Twin', 'customer', 1), (4, 'twin', 'customer', 1);"
    "INSERT INTO contact (id, name, account) VALUES (1, 'Cy', 1);"
    "INSERT INTO account_plan (id, account, name, status, valid_from, valid_to, manager, business,"
    " sponsor, customer_sponsor, sponsor_days, reviewed_on) VALUES"
    " (1, 1, 'FY25', 'closed', '2025-01-01', '2025-12-31', 1, 'Old', NULL, NULL, NULL, NULL),"
    " (2, 1, 'FY26', 'active', '2026-01-01', '2026-12-31', 1, 'Pumps', 2, 1, 60, '2026-06-01');"
    "INSERT INTO plan_section (id, \"function\", plan, text, author, written_on) VALUES"
    " (3, 'product', 2, 'New pump', 2, '2026-01-10'), (4, 'sales', 2, 'More', 1, '2026-06-20');"
    "INSERT INTO plan_objective (id, name, plan, start, target, actual, measured_on, due, status)"
    " VALUES (5, 'Grow', 2, 10, 20, 12.5, '2026-06-15', '2026-12-31', 'open');"
    "INSERT INTO plan_risk (id, name, plan, likelihood, impact, status, reviewed_on) VALUES"
    " (6, 'Small', 2, 'low', 'medium', 'open', '2026-06-01'),"
    " (7, 'Great', 2, 'high', 'high', 'open', '2026-01-01'),"
    " (8, 'Gone', 2, 'high', 'high', 'gone', '2025-01-01');"
    "INSERT INTO plan_action (id, name, account, plan, status, due, added_on) VALUES"
    " (9, 'Call', 1, 2, 'open', '2026-06-01', '2026-05-01'),"
    " (10, 'Besides', 1, NULL, 'open', NULL, '2026-06-29'),"
    " (11, 'Other', 1, 1, 'open', NULL, '2026-05-01');"
    "INSERT INTO plan_ask (id, name, plan, contact, person, due, status, asked_on, answered_on)"
    " VALUES (13, 'Hall', 2, 1, NULL, '2026-07-20', 'open', '2026-06-01', NULL),"
    " (14, 'Money', 2, NULL, 2, '2026-06-20', 'open', '2026-06-01', NULL),"
    " (15, 'Data', 2, 1, NULL, '2026-05-20', 'agreed', '2026-04-01', '2026-05-10');"
    "INSERT INTO account_team_member (id, person, account, role, valid_from) VALUES"
    " (12, 1, 1, 'Manager', '2026-01-01');"
    "INSERT INTO activity (id, subject, type, date, person, account, contact) VALUES"
    " (1, 'Call', 'call', '2026-05-01', 2, 1, NULL), (2, 'Call', 'call', '2026-04-30', 2, 1, 1),"
    " (3, 'Call', 'call', '2026-07-01', 2, 1, 1), (4, 'Call', 'call', '2026-06-30', 2, 2, NULL);";

#define PLAN 2

typedef struct
{
  AccountFixture in;
  SalAccountPlanQuery query;
} Setup;

static void
set_up (Setup *self, gconstpointer data)
{
  account_fixture_set_up (&self->in, NULL);
  sal_store_set_author (self->in.store, "anna");
  fixture_do (self->in.store, records);
  self->query = (SalAccountPlanQuery){
    .account = 1, .today = self->in.day, .author = "anna", .currency = "USD"
  };
}

static void
tear_down (Setup *self, gconstpointer data)
{
  account_fixture_clear (&self->in);
}

static gpointer
load_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_account_plan_book_load (connection, sal_model_kinds (), data, error);
}

static SalAccountPlanBook *
load (Setup *self)
{
  g_autoptr (GError) error = NULL;
  SalAccountPlanBook *book =
      sal_store_read_sync (self->in.store, load_cb, &self->query, NULL, &error);

  g_assert_no_error (error);

  return book;
}

static void
expect_part (const SalAccountPlanBook *book, SalPlanPart part, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < book->parts[part]->len; i++)
    {
      g_autofree char *title =
          sal_plan_record_get_title (part, g_ptr_array_index (book->parts[part], i));

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
  g_assert_cmpuint (book->versions[part]->len, ==, book->parts[part]->len);
}

/* The plan of the day with what belongs to it, in an order that makes sense. */
static void
test_parts (Setup *self, gconstpointer data)
{
  g_autoptr (SalAccountPlanBook) book = load (self);
  g_autofree char *risk = NULL, *action = NULL, *objective = NULL, *late = NULL, *agreed = NULL;

  g_assert_cmpuint (book->plans->len, ==, 2);
  g_assert_cmpint (sal_record_get_id (book->plan), ==, PLAN);
  g_assert_cmpstr (book->account_name, ==, "Alder");
  expect_part (book, SAL_PLAN_SECTIONS, "Sales, Product");
  expect_part (book, SAL_PLAN_OBJECTIVES, "Grow");
  expect_part (book, SAL_PLAN_RISKS, "Great, Small, Gone");
  expect_part (book, SAL_PLAN_ACTIONS, "Call, Besides");
  expect_part (book, SAL_PLAN_TEAM, "Ann");
  expect_part (book, SAL_PLAN_PLAYS, "");
  expect_part (book, SAL_PLAN_ASKS, "Money, Hall, Data");
  g_assert_cmpint (g_array_index (book->versions[SAL_PLAN_RISKS], gint64, 0), >, 0);

  risk = sal_plan_record_describe (
      SAL_PLAN_RISKS, g_ptr_array_index (book->parts[SAL_PLAN_RISKS], 0), book->today, "USD");
  g_assert_cmpstr (risk, ==, "likelihood High, impact High");
  action = sal_plan_record_describe (
      SAL_PLAN_ACTIONS, g_ptr_array_index (book->parts[SAL_PLAN_ACTIONS], 0), book->today, "USD");
  g_assert_cmpstr (action, ==, "due 1 Jun 2026 · 29 days overdue");

  late = sal_plan_record_describe (
      SAL_PLAN_ASKS, g_ptr_array_index (book->parts[SAL_PLAN_ASKS], 0), book->today, "USD");
  g_assert_cmpstr (late, ==, "Ben · due 20 Jun 2026 · 10 days overdue");
  agreed = sal_plan_record_describe (
      SAL_PLAN_ASKS, g_ptr_array_index (book->parts[SAL_PLAN_ASKS], 2), book->today, "USD");
  g_assert_cmpstr (agreed, ==, "Cy · Agreed · due 20 May 2026 · answered 10 May 2026");

  objective = sal_plan_record_describe (SAL_PLAN_OBJECTIVES,
                                        g_ptr_array_index (book->parts[SAL_PLAN_OBJECTIVES], 0),
                                        book->today,
                                        "USD");
  g_assert_cmpstr (objective, ==, "12.5 of 20 (25 %) · due 31 Dec 2026 · Open");

  self->query.plan = 1;
  sal_account_plan_book_free (g_steal_pointer (&book));
  book = load (self);
  g_assert_cmpint (sal_record_get_id (book->plan), ==, 1);
  expect_part (book, SAL_PLAN_ACTIONS, "Besides, Other");

  self->query.account = 2;
  sal_account_plan_book_free (g_steal_pointer (&book));
  book = load (self);
  g_assert_null (book->plan);
  g_assert_cmpuint (book->plans->len, ==, 0);
}

static void
test_freshness (Setup *self, gconstpointer data)
{
  g_autoptr (SalAccountPlanBook) book = load (self);
  const SalPlanAge *ages = book->freshness.topics;
  GPtrArray *risks = book->parts[SAL_PLAN_RISKS];

  g_assert_cmpint (ages[SAL_PLAN_TOPIC_UNDERSTANDING].age, ==, 29);
  g_assert_cmpint (ages[SAL_PLAN_TOPIC_SALES].age, ==, 10);
  g_assert_false (ages[SAL_PLAN_TOPIC_SERVICE].filled);
  /* 10 January to 30 June is 21 + 28 + 31 + 30 + 31 + 30 days */
  g_assert_cmpint (ages[SAL_PLAN_TOPIC_PRODUCT].age, ==, 171);
  g_assert_true (ages[SAL_PLAN_TOPIC_PRODUCT].stale);
  g_assert_cmpint (ages[SAL_PLAN_TOPIC_OBJECTIVES].age, ==, 15);
  g_assert_cmpint (ages[SAL_PLAN_TOPIC_RISKS].age, ==, 29);
  g_assert_cmpint (ages[SAL_PLAN_TOPIC_ACTIONS].age, ==, 60);
  g_assert_cmpint (book->freshness.state, ==, SAL_PLAN_PARTLY_STALE);

  /* of the rows, those that are open */
  g_assert_true (sal_plan_record_is_stale (book, SAL_PLAN_RISKS, g_ptr_array_index (risks, 0)));
  g_assert_false (sal_plan_record_is_stale (book, SAL_PLAN_RISKS, g_ptr_array_index (risks, 1)));
  g_assert_false (sal_plan_record_is_stale (book, SAL_PLAN_RISKS, g_ptr_array_index (risks, 2)));

  fixture_do (self->in.store, "UPDATE account_plan SET stale_days = 20 WHERE id = 2");
  sal_account_plan_book_free (g_steal_pointer (&book));
  book = load (self);
  g_assert_cmpuint (book->freshness.n_stale, ==, 4);
  g_assert_cmpint (book->freshness.state, ==, SAL_PLAN_STALE);
}

/* Sponsors meet every 60 days: 1 May is 60 days ago, 30 April a day too many; what is planned, and
 * what was with another account, is none. */
static void
test_sponsors (Setup *self, gconstpointer data)
{
  g_autoptr (SalAccountPlanBook) book = load (self);
  g_autofree char *ours = sal_plan_sponsor_describe (&book->sponsor, book->today);
  g_autofree char *theirs = sal_plan_sponsor_describe (&book->customer_sponsor, book->today);

  g_assert_cmpstr (book->sponsor.name, ==, "Ben");
  g_assert_cmpstr (ours, ==, "last contact 1 May 2026, 60 days ago");
  g_assert_false (book->sponsor.overdue);
  g_assert_cmpstr (book->customer_sponsor.name, ==, "Cy");
  g_assert_cmpstr (theirs, ==, "last contact 30 Apr 2026, 61 days ago, overdue");
}

static void
test_progress (void)
{
  static const struct
  {
    double start, target, actual, progress;
  } objectives[] = {
    { 10, 20, 15, 0.5 }, { NAN, 20, 5, 0.25 }, { 20, 10, 12.5, 0.75 },
    { 10, 20, 25, 1.5 }, { 10, 20, 5, -0.5 },  { 90, 90, 91, 1 },
    { 90, 90, 89, 0 },   { 1, NAN, 1, NAN },   { 1, 2, NAN, NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (objectives); i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (&sal_plan_objective_kind);
      double progress;

      if (!isnan (objectives[i].start))
        sal_record_set_real (record, "start", objectives[i].start);
      if (!isnan (objectives[i].target))
        sal_record_set_real (record, "target", objectives[i].target);
      if (!isnan (objectives[i].actual))
        sal_record_set_real (record, "actual", objectives[i].actual);
      progress = sal_plan_objective_progress (record);
      if (isnan (objectives[i].progress))
        g_assert_true (isnan (progress));
      else
        g_assert_cmpfloat (progress, ==, objectives[i].progress);
    }
}

/* --- what changed --- */

static void
keep (Setup *self, const SalAccountPlanBook *book)
{
  g_autoptr (GError) error = NULL;

  sal_reading_keep_sync (self->in.store, &sal_account_plan_kind, PLAN, book->now, &error);
  g_assert_no_error (error);
}

static void
expect_news (Setup *self, const char *expected)
{
  g_autoptr (SalAccountPlanBook) book = load (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < book->news->items->len; i++)
    {
      const SalPlanNewsItem *item = g_ptr_array_index (book->news->items, i);
      g_autofree char *words = sal_plan_news_item_describe (item);

      g_string_append_printf (text, "[%s %s]", item->title, words);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_news (Setup *self, gconstpointer data)
{
  g_autoptr (SalAccountPlanBook) book = load (self);

  /* who never read it is not told of every change there was */
  g_assert_false (book->news->is_read);
  /* but of deals since the last text, of 20 June, though other parts are newer or older */
  g_assert_true (book->news->has_texts);
  g_assert_cmpint (
      book->news->since, ==, sal_date_from_ymd (2026, 6, 20) * (gint64) SAL_SECONDS_PER_DAY);
  g_clear_pointer (&book, sal_account_plan_book_free);
  fixture_do (self->in.store,
              "UPDATE account_plan SET reviewed_on = NULL, business = NULL WHERE id = 2;"
              "DELETE FROM plan_section");
  book = load (self);
  g_assert_false (book->news->has_texts);
  g_assert_cmpint (
      book->news->since, ==, sal_date_from_ymd (2026, 1, 1) * (gint64) SAL_SECONDS_PER_DAY);
  g_assert_cmpuint (book->news->items->len, ==, 0);
  keep (self, book);
  expect_news (self, "");

  sal_store_set_author (self->in.store, "ben");
  fixture_do (self->in.store, "UPDATE plan_risk SET status = 'happened' WHERE id = 7");
  expect_news (self, "[Great Status: Open → Happened]");
  fixture_undo (self->in.store, 0);
  expect_news (self, "");

  /* of another plan, and of another account */
  fixture_do (self->in.store, "UPDATE plan_action SET name = 'Changed' WHERE id = 11");
  fixture_do (self->in.store,
              "INSERT INTO account_team_member (id, person, account, valid_from)"
              " VALUES (99, 2, 2, '2026-01-01')");
  expect_news (self, "");

  /* what is gone says what it belonged to; what came and went is no news */
  fixture_do (self->in.store, "DELETE FROM plan_risk WHERE id = 8");
  expect_news (self, "[Gone deleted]");
  fixture_undo (self->in.store, 0);
  fixture_do (self->in.store,
              "INSERT INTO growth_play (id, name, plan, status)"
              " VALUES (20, 'Pumps', 2, 'idea')");
  expect_news (self, "[Pumps added]");
  fixture_do (self->in.store, "DELETE FROM growth_play WHERE id = 20");
  expect_news (self, "");

  /* what is written while it is looked at is no news to who writes it */
  sal_account_plan_book_free (g_steal_pointer (&book));
  book = load (self);
  self->query.own_until = book->now.change;
  fixture_do (self->in.store, "UPDATE account_plan SET goals = 'Grow' WHERE id = 2");
  expect_news (self, "[FY26 Goals written anew]");
  self->query.author = "ben";
  self->query.since = book->reading;
  expect_news (self, "");
}

/* What happens with the account is news as well, wherever it is kept, each by what it is called. */
static void
test_news_of_account (Setup *self, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *news;
  } cases[] = {
    { "INSERT INTO stakeholder (id, plan, contact, role, attitude, coverage) VALUES"
      " (60, 2, 1, 'user', 'mentor', 'none')",
      "[Cy added: User, Mentor]" },
    { "UPDATE stakeholder SET x = 5, y = 6 WHERE id = 50", "" },
    { "UPDATE stakeholder SET attitude = 'opponent' WHERE id = 50",
      "[Cy Attitude: Neutral → Opponent]" },
    { "INSERT INTO account_warning (id, account, type, raised_on, reason, owner, status) VALUES"
      " (60, 1, 'usage', '2026-06-30', 'critical', 2, 'open')",
      "[Usage added: Critical, Ben]" },
    { "DELETE FROM account_warning WHERE id = 50", "[Support deleted]" },
    { "UPDATE account_warning SET value = 3 WHERE id = 50", "" },
    { "UPDATE price_exception SET status = 'approved' WHERE id = 50",
      "[Pumps Status: Requested → Approved]" },
    { "UPDATE account_tier SET score = 12, refreshed_on = '2026-06-30' WHERE id = 50", "" },
    { "UPDATE account_tier SET tier = 2 WHERE id = 50", "[Tier 2 Tier by Score: Tier 1 → Tier 2]" },
    { "INSERT INTO account_potential (id, account, product_family, amount, currency, source, as_of)"
      " VALUES (60, 1, 1, 500000, 'USD', 'typed', '2026-06-30')",
      "[Pumps added: $5,000.00]" },
    { "UPDATE account SET owner = 2 WHERE id = 1", "[Alder Owner: Ann → Ben]" },
    /* of another account */
    { "INSERT INTO account_signal (id, account, type, value, date) VALUES"
      " (60, 2, 'usage', 5, '2026-06-30')",
      "" },
    { "UPDATE account SET owner = 1 WHERE id = 2", "" },
  };
  g_autoptr (SalAccountPlanBook) book = NULL;

  fixture_do (self->in.store,
              "INSERT INTO product_family (id, name) VALUES (1, 'Pumps');"
              "INSERT INTO tier_model (id, name, valid_from) VALUES (1, 'Model', '2026-01-01');"
              "INSERT INTO tier (id, model, name, from_score) VALUES (1, 1, 'Tier 1', 70),"
              " (2, 1, 'Tier 2', 0);"
              "INSERT INTO account_tier (id, account, model, score, tier) VALUES (50, 1, 1, 80, 1);"
              "INSERT INTO stakeholder (id, plan, contact, attitude, coverage) VALUES"
              " (50, 2, 1, 'neutral', 'none');"
              "INSERT INTO account_warning (id, account, type, raised_on, reason, status) VALUES"
              " (50, 1, 'support', '2026-06-01', 'critical', 'open');"
              "INSERT INTO price_exception (id, account, product_family, list_price, asked_price,"
              " quantity, currency, reason, requested_on, status) VALUES"
              " (50, 1, 1, 1000, 900, 1, 'USD', 'r', '2026-06-01', 'requested');");
  book = load (self);
  keep (self, book);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      fixture_do (self->in.store, cases[i].sql);
      expect_news (self, cases[i].news);
      fixture_undo (self->in.store, 0);
      expect_news (self, "");
    }
}

/* One account among so many that a change touches is found however late it comes. */
static void
test_news_of_many (Setup *self, gconstpointer data)
{
  g_autoptr (SalAccountPlanBook) book = NULL;

  fixture_do (self->in.store,
              "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
              " INSERT INTO account (id, name) SELECT i, 'Account ' || i FROM n;"
              "INSERT INTO account (id, name) VALUES (9000, 'Zoe');"
              "INSERT INTO account_plan (id, account, name, status, valid_from) VALUES"
              " (9001, 9000, 'Plan', 'active', '2026-01-01')");
  self->query.account = 9000;
  book = load (self);
  self->query.since = book->now;
  fixture_do (self->in.store, "UPDATE account SET owner = 2 WHERE id >= 100");
  expect_news (self, "[Zoe Owner: empty → Ben]");
}

/* What fell due since the reading is news; what was due before it, or is answered, is not. */
static void
test_news_overdue (Setup *self, gconstpointer data)
{
  self->query.since = (SalReading){ .change = G_MAXINT64,
                                    .time = sal_date_from_ymd (2026, 6, 10) * SAL_SECONDS_PER_DAY };
  expect_news (self, "[Money overdue, was due 20 Jun 2026]");
  self->query.since.time = sal_date_from_ymd (2026, 6, 1) * SAL_SECONDS_PER_DAY;
  expect_news (self, "[Money overdue, was due 20 Jun 2026][Call overdue, was due 1 Jun 2026]");
  self->query.since.time = sal_date_from_ymd (2026, 6, 21) * SAL_SECONDS_PER_DAY;
  expect_news (self, "");
}

/* Rows that were imported are known by their range. */
static void
test_news_import (Setup *self, gconstpointer data)
{
  g_autoptr (SalAccountPlanBook) book = load (self);

  keep (self, book);
  fixture_do (self->in.store,
              "INSERT INTO plan_action (id, name, account, plan, status, added_on)"
              " VALUES (30, 'Imported', 1, 2, 'open', '2026-06-30')");
  /* as if the journal had not seen it */
  g_assert_null (fixture_run_flags (
      self->in.store,
      "",
      SAL_COMMAND_ASIDE,
      "INSERT INTO touch_range (change, kind, type, first, last, n_rows)"
      " SELECT max (change), kind, 0, 30, 30, 1 FROM touch WHERE id = 30;"
      "UPDATE change SET changeset = x'' WHERE id = (SELECT max (id) FROM change);",
      NULL));
  expect_news (self, "[Imported added]");
}

/* Before the mark the first was open at 100 and the second did not exist. */
static void
test_deals (Setup *self, gconstpointer data)
{
  static const char sql[] =
      "INSERT INTO opportunity (id, name, account, stage, amount, currency, close_date) VALUES"
      " (1, 'First', 1, 2, 20000, 'USD', '2026-06-29'), (2, 'New', 1, 1, 500, 'USD', NULL),"
      " (3, 'Still', 1, 1, 500, 'USD', NULL), (4, 'Elsewhere', 2, 2, 500, 'USD', NULL);"
      "INSERT INTO stage_event (id, opportunity, time, stage, amount, currency, close_date) VALUES"
      " (1, 1, '2026-06-01T00:00:00Z', 1, 10000, 'USD', '2026-07-01'),"
      " (2, 1, '2026-06-29T00:00:00Z', 2, 20000, 'USD', '2026-06-29'),"
      " (3, 2, '2026-06-28T00:00:00Z', 1, 500, 'USD', NULL),"
      " (4, 3, '2026-06-01T00:00:00Z', 1, 500, 'USD', NULL),"
      " (5, 3, '2026-06-29T00:00:00Z', 1, 500, 'USD', NULL),"
      " (6, 4, '2026-06-29T00:00:00Z', 2, 500, 'USD', NULL);";
  g_autoptr (SalAccountPlanBook) book = NULL;
  const SalPlanDeal *deal;

  sal_store_set_author (self->in.store, "ben");
  fixture_do (self->in.store, sql);
  sal_store_set_author (self->in.store, "anna");
  self->query.since = (SalReading){ .change = G_MAXINT64,
                                    .time = sal_date_from_ymd (2026, 6, 20) * SAL_SECONDS_PER_DAY };
  book = load (self);
  g_assert_cmpuint (book->news->deals->len, ==, 2);
  deal = g_ptr_array_index (book->news->deals, 0);
  g_assert_cmpstr (deal->name, ==, "First");
  g_assert_cmpint (deal->event, ==, SAL_PLAN_DEAL_WON);
  g_assert_cmpint (deal->before.amount, ==, 10000);
  g_assert_cmpint (deal->after.amount, ==, 20000);
  deal = g_ptr_array_index (book->news->deals, 1);
  g_assert_cmpstr (deal->name, ==, "New");
  g_assert_cmpint (deal->event, ==, SAL_PLAN_DEAL_NEW);

  /* who never read it is told since it was written last, which is 20 June as well */
  self->query.since = (SalReading){ 0 };
  sal_account_plan_book_free (g_steal_pointer (&book));
  book = load (self);
  g_assert_cmpint (book->news->since, ==, sal_date_from_ymd (2026, 6, 20) * SAL_SECONDS_PER_DAY);
  g_assert_cmpuint (book->news->deals->len, ==, 2);
}

static guint
count_deals (Setup *self)
{
  g_autoptr (SalAccountPlanBook) book = load (self);

  return book->news->deals->len;
}

/* What anna moved herself is no news to her, but it is to ben, and so is to her what others moved
 * before or after, and what her import brought. */
static void
test_deals_of_others (Setup *self, gconstpointer data)
{
  g_autoptr (SalAccountPlanBook) book = NULL;
  const SalPlanDeal *deal;

  fixture_do (self->in.store,
              "INSERT INTO opportunity (id, name, account, stage, amount, currency) VALUES"
              " (1, 'Own', 1, 2, 700, 'USD');"
              "INSERT INTO stage_event (id, opportunity, time, stage, amount, currency) VALUES"
              " (1, 1, '2026-06-01T00:00:00Z', 1, 500, 'USD'),"
              " (2, 1, '2026-06-24T00:00:00Z', 1, 600, 'USD');");
  self->query.since = (SalReading){ .change = G_MAXINT64,
                                    .time = sal_date_from_ymd (2026, 6, 20) * SAL_SECONDS_PER_DAY };
  g_assert_cmpuint (count_deals (self), ==, 0);
  self->query.author = "ben";
  g_assert_cmpuint (count_deals (self), ==, 1);
  self->query.author = "anna";

  sal_store_set_author (self->in.store, "ben");
  fixture_do (self->in.store,
              "INSERT INTO stage_event (id, opportunity, time, stage, amount, currency) VALUES"
              " (3, 1, '2026-06-25T00:00:00Z', 2, 600, 'USD');");
  sal_store_set_author (self->in.store, "anna");
  fixture_do (self->in.store,
              "INSERT INTO stage_event (id, opportunity, time, stage, amount, currency) VALUES"
              " (4, 1, '2026-06-26T00:00:00Z', 2, 700, 'USD');");
  book = load (self);
  g_assert_cmpuint (book->news->deals->len, ==, 1);
  deal = g_ptr_array_index (book->news->deals, 0);
  g_assert_cmpint (deal->event, ==, SAL_PLAN_DEAL_WON);
  g_assert_cmpint (deal->before.amount, ==, 600);
  g_assert_cmpint (deal->after.amount, ==, 600);

  fixture_do (self->in.store,
              "INSERT INTO import_source (id, name, kind, file, hash, imported, rows, added,"
              " changed, rejected, mapping) VALUES (1, 'crm', 'opportunity', 'crm.csv', 'x',"
              " '2026-06-27T00:00:00Z', 1, 1, 0, 0, '{}');"
              "INSERT INTO opportunity (id, name, account, stage, amount, currency) VALUES"
              " (2, 'Imported', 1, 1, 300, 'USD');"
              "INSERT INTO stage_event (id, opportunity, time, stage, amount, currency) VALUES"
              " (5, 2, '2026-06-27T00:00:00Z', 1, 300, 'USD');");
  g_assert_cmpuint (count_deals (self), ==, 2);
}

/* --- commands --- */

static gint64
create (Setup *self, gint64 account, GError **error)
{
  SalAccountPlanCreation creation = {
    .account = account,
    .today = self->query.today,
    .calendar = sal_workspace_get_calendar (self->in.workspace),
  };

  sal_store_run_sync (self->in.store,
                      "",
                      SAL_COMMAND_DEFAULT,
                      sal_account_plan_create,
                      &creation,
                      NULL,
                      NULL,
                      error);

  return creation.plan;
}

static char *
read_plan (Setup *self, gint64 id)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT name || '|' || valid_from || '|' || valid_to || '|' || status || '|' || manager ||"
      " '|' || coalesce (business, '') FROM account_plan WHERE id = %" G_GINT64_FORMAT,
      id);

  return fixture_query_text (self->in.store, sql);
}

static void
test_create (Setup *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL, *next = NULL;
  gint64 id = create (self, 2, &error);

  g_assert_no_error (error);
  first = read_plan (self, id);
  g_assert_cmpstr (first, ==, "FY26 Plan|2026-01-01|2026-12-31|active|2|");

  /* the next one knows what the one before did */
  next = read_plan (self, create (self, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (next, ==, "FY27 Plan|2027-01-01|2027-12-31|active|1|Pumps");

  fixture_undo (self->in.store, 0);
  g_assert_cmpint (fixture_query (self->in.store, "SELECT count (*) FROM account_plan"), ==, 3);
  create (self, 99, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
}

static gpointer
find_cb (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER (sal_account_find_named (connection, data, error));
}

static void
test_find (Setup *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (GPOINTER_TO_SIZE (sal_store_read_sync (
                        self->in.store, find_cb, (char *) "alder", NULL, &error)),
                    ==,
                    1);
  g_assert_cmpuint (
      GPOINTER_TO_SIZE (sal_store_read_sync (self->in.store, find_cb, (char *) "3", NULL, &error)),
      ==,
      3);
  g_assert_no_error (error);
  g_assert_null (sal_store_read_sync (self->in.store, find_cb, (char *) "Twin", NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sal_store_read_sync (self->in.store, find_cb, (char *) "Nobody", NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
}

/* A new record belongs where it was added; functions have one section each. */
static void
test_new_record (Setup *self, gconstpointer data)
{
  g_autoptr (SalAccountPlanBook) book = load (self);
  g_autoptr (SalRecord) section = sal_account_plan_book_new_record (book, SAL_PLAN_SECTIONS);
  g_autoptr (SalRecord) action = sal_account_plan_book_new_record (book, SAL_PLAN_ACTIONS);
  g_autoptr (SalRecord) ask = sal_account_plan_book_new_record (book, SAL_PLAN_ASKS);
  g_autoptr (SalRecord) member = sal_account_plan_book_new_record (book, SAL_PLAN_TEAM);

  g_assert_cmpstr (sal_record_get_text (section, "function"), ==, "service");
  g_assert_cmpint (sal_record_get_integer (section, "plan"), ==, PLAN);
  g_assert_cmpint (sal_record_get_integer (action, "account"), ==, 1);
  g_assert_cmpint (sal_record_get_integer (action, "plan"), ==, PLAN);
  g_assert_cmpint (sal_record_get_integer (action, "owner"), ==, 1);
  g_assert_cmpint (sal_record_get_integer (member, "account"), ==, 1);
  g_assert_cmpint (sal_record_get_integer (ask, "plan"), ==, PLAN);
  g_assert_cmpint (sal_record_get_integer (ask, "contact"), ==, 1);
  g_assert_cmpstr (sal_record_get_reference_title (
                       ask, (guint) sal_kind_field_index (&sal_plan_ask_kind, "contact")),
                   ==,
                   "Cy");
}

int
main (int argc, char **argv)
{
  g_setenv ("SALIENT_TODAY", "2026-06-30", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/account-plan-book/" path, Setup, NULL, set_up, func, tear_down)
  ADD ("parts", test_parts);
  ADD ("freshness", test_freshness);
  ADD ("sponsors", test_sponsors);
  g_test_add_func ("/account-plan-book/progress", test_progress);
  ADD ("news", test_news);
  ADD ("news-of-account", test_news_of_account);
  ADD ("news-of-many", test_news_of_many);
  ADD ("news-overdue", test_news_overdue);
  ADD ("news-import", test_news_import);
  ADD ("deals", test_deals);
  ADD ("deals-of-others", test_deals_of_others);
  ADD ("create", test_create);
  ADD ("find", test_find);
  ADD ("new-record", test_new_record);
#undef ADD

  return g_test_run ();
}
