/* test-account-portfolio.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "account-fixture.h"
#include "sal-account-portfolio.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-kinds.h"

/* Amounts are in minor units of USD. Of the twelve months up to 30 June 2026: Alder won 900 and 300
 * and before that 600, Birch 300, Cedar nothing, which lost a deal; Dogwood has nothing at all. */
static const char accounts[] =
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Won', 2, 'won'),"
    " (2, 'Talking', 1, 'open'), (3, 'Lost', 3, 'lost');"
    "INSERT INTO product_family (id, name) VALUES (1, 'Pumps'), (2, 'Valves');"
    "INSERT INTO product (id, name, family) VALUES (1, 'Pump', 1), (2, 'Valve', 2);"
    "INSERT INTO account (id, name, status, employees, revenue, currency) VALUES"
    " (1, 'Alder', 'customer', 40, 5000000, 'USD'), (2, 'Birch', 'customer', NULL, NULL, NULL),"
    " (3, 'Cedar', 'prospect', 7, NULL, NULL), (4, 'Dogwood', 'prospect', NULL, NULL, NULL);"
    "INSERT INTO opportunity (id, name, account, stage, amount, currency, close_date,"
    " product_family) VALUES"
    " (1, 'A', 1, 1, 90000, 'USD', '2026-06-30', 2), (2, 'B', 1, 1, 30000, 'USD', '2025-07-01', 1),"
    " (3, 'C', 1, 1, 60000, 'USD', '2025-06-30', 1), (4, 'D', 2, 1, 30000, 'USD', '2026-01-01', 1),"
    " (5, 'E', 3, 3, 99900, 'USD', '2026-01-01', 1), (6, 'F', 3, 2, 50000, 'USD', '2026-12-01', 1),"
    " (7, 'G', 2, 1, 77700, 'USD', '2026-07-01', 1);"
    "INSERT INTO opportunity_line (id, opportunity, product, amount) VALUES (1, 2, 1, 10000),"
    " (2, 2, 2, 20000);"
    "INSERT INTO contact (id, name, account) VALUES (1, 'Ann', 1), (2, 'Ben', 1), (3, 'Cy', 3);"
    "INSERT INTO activity (id, subject, type, date, account) VALUES"
    " (1, 'Call', 'call', '2026-06-30', 1), (2, 'Call', 'call', '2026-04-01', 1),"
    " (3, 'Call', 'call', '2026-07-01', 1);";

/* 60 % revenue, 40 % judged; the second tier from 40 points. */
static const char model[] =
    "INSERT INTO tier_model (id, name, valid_from, hysteresis, refresh_months) VALUES"
    " (1, 'Old', '2020-01-01', 0, 3), (2, 'Model', '2026-01-01', 0, 3);"
    "INSERT INTO tier_criterion (id, model, name, weight, axis, measure, from_2, from_3, from_4,"
    " from_5) VALUES"
    " (1, 2, 'Revenue', 600000000, 'attractiveness', 'revenue', 100, 300, 1000, 1200),"
    " (2, 2, 'Fit', 400000000, 'relationship', NULL, NULL, NULL, NULL, NULL);"
    "INSERT INTO tier (id, model, name, from_score, capacity) VALUES (1, 2, 'Tier 1', 70, 1),"
    " (2, 2, 'Tier 2', 40, NULL), (3, 2, 'Tier 3', 0, NULL);"
    "INSERT INTO account_score (id, account, criterion, score, scored_on) VALUES"
    " (1, 1, 2, 4, '2026-01-01'), (2, 2, 2, 3, '2026-01-01'), (3, 3, 2, 5, '2026-01-01');";

static void
set_up (AccountFixture *self, gconstpointer data)
{
  account_fixture_set_up (self, accounts);
  fixture_do (self->store, model);
}

typedef struct
{
  gint32 day;
  SalTierScheme *scheme;
  const char *accounts; /* (nullable): ids */
} Question;

static gpointer
read_portfolio (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  gint64 id = sal_tier_scheme_find (connection, question->day, error);

  if (id <= 0)
    return NULL;
  question->scheme = sal_tier_scheme_load (connection, id, error);

  return question->scheme != NULL
             ? sal_account_portfolio_load (
                   connection, question->scheme, question->day, question->accounts, error)
             : NULL;
}

static SalAccountPortfolio *
load_some (AccountFixture *self, const char *ids, SalTierScheme **scheme)
{
  g_autoptr (GError) error = NULL;
  Question question = { self->day, NULL, ids };
  SalAccountPortfolio *portfolio =
      sal_store_read_sync (self->store, read_portfolio, &question, NULL, &error);

  g_assert_no_error (error);
  *scheme = question.scheme;

  return portfolio;
}

static SalAccountPortfolio *
load (AccountFixture *self, SalTierScheme **scheme)
{
  return load_some (self, NULL, scheme);
}

static const SalPortfolioAccount *
get (const SalAccountPortfolio *portfolio, guint i)
{
  return &g_array_index (portfolio->accounts, SalPortfolioAccount, i);
}

static SalPortfolioAccount *
get_own (SalAccountPortfolio *portfolio, guint i)
{
  return &g_array_index (portfolio->accounts, SalPortfolioAccount, i);
}

static void
test_measures (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalTierScheme) scheme = NULL;
  g_autoptr (SalAccountPortfolio) portfolio = load (self, &scheme);
  static const double expected[][SAL_TIER_N_MEASURES] = {
    { 1200, 1, 0, 2, 1, 2, 40, 50000 }, /* 1,200 after 600; activities of 90 days: not of 1 April */
    { 300, NAN, 0, 1, 0, 0, NAN, NAN },
    { 0, NAN, 500, 0, 0, 1, 7, NAN },
    { 0, NAN, 0, 0, 0, 0, NAN, NAN },
  };

  g_assert_cmpstr (scheme->name, ==, "Model");
  g_assert_cmpuint (portfolio->accounts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint m = 0; m < SAL_TIER_N_MEASURES; m++)
      {
        double value = get (portfolio, i)->values[m];

        g_test_message ("%s, measure %u: %g", get (portfolio, i)->name, m, value);
        g_assert_true (isnan (expected[i][m]) ? isnan (value) : value == expected[i][m]);
      }
}

/* Alder: 5 and 4 are 0.6 × 4 + 0.4 × 3 of 4, 90 points; Birch: 3 and 3, 50; Cedar: 1 and 5, 40;
 * Dogwood was not judged. */
static void
test_rate (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalTierScheme) scheme = NULL;
  g_autoptr (SalAccountPortfolio) portfolio = load (self, &scheme);
  g_autoptr (SalTierScheme) edited = sal_tier_scheme_copy (scheme);
  SalTierSum sums[4];

  g_assert_cmpfloat (get (portfolio, 0)->score, ==, 90);
  g_assert_cmpfloat (get (portfolio, 1)->score, ==, 50);
  g_assert_cmpfloat (get (portfolio, 2)->score, ==, 40);
  g_assert_true (isnan (get (portfolio, 3)->score));
  g_assert_cmpint (get (portfolio, 0)->tier, ==, 0);
  g_assert_cmpint (get (portfolio, 2)->tier, ==, 1);
  g_assert_cmpint (get (portfolio, 3)->tier, ==, -1);
  sal_account_portfolio_sum (portfolio, scheme, sums);
  g_assert_cmpuint (sums[0].n_accounts, ==, 1);
  g_assert_cmpfloat (sums[0].revenue, ==, 1200);
  g_assert_cmpuint (sums[1].n_accounts, ==, 2);
  g_assert_cmpuint (sums[2].n_accounts, ==, 0);
  g_assert_cmpuint (sums[3].n_accounts, ==, 1);
  g_assert_cmpuint (sums[3].n_left, ==, 3); /* they had none before */

  /* without a score a tier is kept: nobody leaves it, nor comes */
  get_own (portfolio, 3)->stored_tier = 3;
  sal_account_portfolio_rate_account (portfolio, scheme, 3);
  g_assert_cmpint (get (portfolio, 3)->by_score, ==, -1);
  g_assert_cmpint (get (portfolio, 3)->tier, ==, 2);
  g_assert_false (sal_portfolio_account_moves (get (portfolio, 3)));
  sal_account_portfolio_sum (portfolio, scheme, sums);
  g_assert_cmpuint (sums[2].n_accounts, ==, 1);
  g_assert_cmpuint (sums[2].n_left, ==, 0);
  g_assert_cmpuint (sums[3].n_accounts, ==, 0);
  g_assert_cmpuint (sums[3].n_came, ==, 0);
  g_assert_cmpuint (sums[3].n_left, ==, 3);

  /* judgement alone: Cedar has 100 points, Alder 75, Birch 50 */
  g_array_index (edited->criteria, SalTierCriterion, 0).weight = 0;
  g_array_index (edited->criteria, SalTierCriterion, 1).weight = 1000000000;
  sal_account_portfolio_rate (portfolio, edited);
  g_assert_cmpfloat (get (portfolio, 0)->score, ==, 75);
  g_assert_cmpfloat (get (portfolio, 2)->score, ==, 100);
  g_assert_cmpint (get (portfolio, 2)->tier, ==, 0);
}

/* By a scheme that is not complete nobody has a score, whoever had one before; the tiers that are
 * stored and decided stand. */
static void
test_unrated (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalTierScheme) scheme = NULL, stored = NULL;
  g_autoptr (SalAccountPortfolio) portfolio = NULL, loaded = NULL;

  fixture_do (self->store,
              "INSERT INTO account_tier (account, model, score, tier, override, reason) VALUES"
              " (1, 2, 90, 2, NULL, NULL), (2, 2, 50, 2, 3, 'Board')");
  portfolio = load (self, &scheme);
  g_assert_cmpfloat (get (portfolio, 0)->score, ==, 90);
  g_assert_cmpint (get (portfolio, 0)->by_score, ==, 0);
  g_array_index (scheme->criteria, SalTierCriterion, 0).weight = 0;
  sal_account_portfolio_rate_account (portfolio, scheme, 0);
  g_assert_true (isnan (get (portfolio, 0)->score));
  g_assert_false (isnan (get (portfolio, 1)->score));
  sal_account_portfolio_rate (portfolio, scheme);

  fixture_do (self->store, "UPDATE tier_criterion SET weight = 1 WHERE id = 1");
  loaded = load (self, &stored);
  for (guint i = 0; i < portfolio->accounts->len; i++)
    {
      g_assert_true (isnan (get (portfolio, i)->score) && isnan (get (loaded, i)->score));
      g_assert_cmpint (get (portfolio, i)->by_score, ==, -1);
      g_assert_cmpint (get (portfolio, i)->tier, ==, i < 2 ? 1 + (int) i : -1);
      g_assert_cmpint (get (loaded, i)->tier, ==, i < 2 ? 1 + (int) i : -1);
    }
  g_assert_cmpuint (sal_account_portfolio_count_moves (loaded), ==, 0);
}

/* What is loaded of some accounts is the same as of all of them. */
static void
test_merge (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalTierScheme) scheme = NULL, now = NULL, of_part = NULL;
  g_autoptr (SalAccountPortfolio) portfolio = load (self, &scheme);
  g_autoptr (SalAccountPortfolio) all = NULL, part = NULL;

  fixture_do (self->store,
              "UPDATE opportunity SET account = 2 WHERE account = 1;"
              "UPDATE activity SET account = 2 WHERE account = 1;"
              "UPDATE account_score SET score = 1 WHERE account = 2;"
              "INSERT INTO account_tier (id, account, override, reason) VALUES (1, 1, 1, 'Board')");
  all = load (self, &now);
  part = load_some (self, "[1,2]", &of_part);
  g_assert_cmpuint (part->accounts->len, ==, 2);
  g_assert_true (sal_account_portfolio_merge (portfolio, part));
  sal_account_portfolio_rate_account (portfolio, scheme, 0);
  sal_account_portfolio_rate_account (portfolio, scheme, 1);
  for (guint i = 0; i < all->accounts->len; i++)
    {
      const SalPortfolioAccount *one = get (portfolio, i), *other = get (all, i);

      g_assert_cmpint (one->id, ==, other->id);
      g_assert_cmpstr (one->name, ==, other->name);
      g_assert_cmpstr (one->reason, ==, other->reason);
      g_assert_cmpmem (one->values, sizeof one->values, other->values, sizeof other->values);
      g_assert_cmpmem (&one->score, sizeof (double), &other->score, sizeof (double));
      g_assert_cmpint (one->tier, ==, other->tier);
    }

  /* others, and by other criteria, are not taken */
  g_assert_false (sal_account_portfolio_merge (part, all));
  fixture_do (self->store,
              "DELETE FROM account_score WHERE criterion = 2;"
              "DELETE FROM tier_criterion WHERE id = 2");
  g_clear_pointer (&part, sal_account_portfolio_free);
  g_clear_pointer (&of_part, sal_tier_scheme_free);
  part = load_some (self, "[1]", &of_part);
  g_assert_false (sal_account_portfolio_merge (portfolio, part));
}

static void
test_concentration (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalTierScheme) scheme = NULL;
  g_autoptr (SalAccountPortfolio) portfolio = load (self, &scheme);
  guint n;
  g_autofree double *shares = sal_account_portfolio_concentration (portfolio, &n);

  /* 1,200 of 1,500, then all of it */
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (shares[0], ==, 0.8);
  g_assert_cmpfloat (shares[1], ==, 1);
}

static gboolean
refresh (AccountFixture *self, gint64 id, guint *n_written, GError **error)
{
  SalTierRefresh what = { .model = id, .day = self->day };
  gboolean done = sal_store_run_sync (self->store,
                                      "Refresh",
                                      SAL_COMMAND_DEFAULT,
                                      sal_account_tiers_refresh,
                                      &what,
                                      NULL,
                                      NULL,
                                      error);

  *n_written = what.n_written;

  return done;
}

/* What is refreshed is stored with what was before; decisions stay, and undoing brings it back. */
static void
test_refresh (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *tiers = NULL, *after = NULL, *undone = NULL;
  guint n;
  static const char ALL[] = "SELECT group_concat (account || ':' || tier || ':' ||"
                            " coalesce (\"before\", '-') || ':' || coalesce (override, '-'))"
                            " FROM (SELECT * FROM account_tier ORDER BY account)";

  g_assert_true (refresh (self, 2, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  tiers = fixture_query_text (self->store, ALL);
  g_assert_cmpstr (tiers, ==, "1:1:-:-,2:2:-:-,3:2:-:-");

  fixture_do (self->store,
              "UPDATE account_tier SET override = 1, reason = 'Board' WHERE account = 2");
  fixture_do (self->store, "UPDATE account_score SET score = 1 WHERE account = 3");
  g_assert_true (refresh (self, 2, &n, &error));
  after = fixture_query_text (self->store, ALL);
  g_assert_cmpstr (after, ==, "1:1:-:-,2:2:-:1,3:3:2:-");
  fixture_undo (self->store, 0);
  undone = fixture_query_text (self->store, ALL);
  g_assert_cmpstr (undone, ==, "1:1:-:-,2:2:-:1,3:2:-:-");
}

/* A model whose weights are not the whole refreshes nothing. */
static void
test_incomplete (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n;

  fixture_do (self->store, "UPDATE tier_criterion SET weight = 300000000 WHERE id = 2");
  g_assert_false (refresh (self, 2, &n, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM account_tier"), ==, 0);
  g_clear_error (&error);

  g_assert_false (refresh (self, 99, &n, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (                                                                                     \
      "/account-portfolio/" path, AccountFixture, NULL, set_up, func, account_fixture_tear_down)
  ADD ("measures", test_measures);
  ADD ("rate", test_rate);
  ADD ("unrated", test_unrated);
  ADD ("merge", test_merge);
  ADD ("concentration", test_concentration);
  ADD ("refresh", test_refresh);
  ADD ("incomplete", test_incomplete);
#undef ADD

  return g_test_run ();
}
