/* test-price-exceptions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "account-fixture.h"
#include "sal-date.h"
#include "sal-decision-conflict.h"
#include "sal-decision-matrix.h"
#include "sal-kinds.h"
#include "sal-price-erosion.h"
#include "sal-price-exception-commands.h"
#include "sal-price-exception.h"
#include "sal-price-exceptions.h"

/* Amounts are in minor units of USD. The manager, Mia, may give 10 % up to $50,000; the director,
 * Dan, 30 % on any deal; Rob, who sells, nothing. */
static const char company[] =
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Won', 2, 'won'),"
    " (2, 'Talking', 1, 'open');"
    "INSERT INTO person (id, name) VALUES (1, 'Mia'), (2, 'Dan'), (3, 'Rob');"
    "INSERT INTO position (id, name, role, status) VALUES (1, 'M', 'Manager', 'filled'),"
    " (2, 'D', 'Director', 'filled'), (3, 'R', 'Seller', 'filled');"
    "INSERT INTO assignment (id, person, position, valid_from, valid_to) VALUES"
    " (1, 1, 1, '2026-01-01', NULL), (2, 2, 2, '2026-01-01', NULL),"
    " (3, 3, 3, '2026-01-01', NULL), (4, 3, 2, '2025-01-01', '2025-12-31');"
    "INSERT INTO decision_right (id, role, discount_up_to, deal_up_to, currency, valid_from) VALUES"
    " (1, 'Manager', 100000000, 5000000, 'USD', '2026-01-01'),"
    " (2, 'Director', 300000000, NULL, NULL, '2026-01-01');"
    "INSERT INTO product_family (id, name, parent) VALUES (1, 'Pumps', NULL), (2, 'Valves', NULL);"
    "INSERT INTO product (id, name, family, list_price, currency, unit_cost) VALUES"
    " (1, 'Pump', 1, 100000, 'USD', 60000), (2, 'Valve', 2, 20000, 'USD', NULL);"
    "INSERT INTO account (id, name, status) VALUES (1, 'Alder', 'customer'),"
    " (2, 'Birch', 'customer');"
    "INSERT INTO opportunity (id, name, account, stage, amount, currency, close_date) VALUES"
    " (1, 'Large', 1, 2, 9000000, 'USD', '2026-09-01');";

/* 1: to decide, 10 %, small; 2: to decide, 10 %, in a large deal; 3: approved, valid; 4: approved,
 * expired; 5: rejected, of Birch and the same family, 13 %; 6: of Birch, 40 %; 7: asked for until a
 * day that has passed; 8: of Birch and another family. */
static const char exceptions[] =
    "INSERT INTO price_exception (id, account, opportunity, product, list_price, asked_price,"
    " quantity, currency, unit_cost, reason, requested_on, status, decided_on, valid_to) VALUES"
    " (1, 1, NULL, 1, 100000, 90000, 2, 'USD', 60000, 'r', '2026-06-20', 'requested', NULL, NULL),"
    " (2, 1, 1, 1, 100000, 90000, 2, 'USD', NULL, 'r', '2026-06-21', 'requested', NULL, NULL),"
    " (3, 1, NULL, 1, 100000, 85000, 1, 'USD', NULL, 'r', '2026-06-01', 'approved', '2026-06-02',"
    "  '2026-06-30'),"
    " (4, 1, NULL, 2, 20000, 18000, 1, 'USD', NULL, 'r', '2026-05-01', 'approved', '2026-05-02',"
    "  '2026-06-29'),"
    " (5, 2, NULL, 1, 100000, 87000, 1, 'USD', NULL, 'r', '2026-05-01', 'rejected', '2026-05-02',"
    "  NULL),"
    " (6, 2, NULL, 1, 100000, 60000, 1, 'USD', NULL, 'r', '2026-05-01', 'approved', '2026-05-02',"
    "  NULL),"
    " (7, 2, NULL, 1, 100000, 90000, 1, 'USD', NULL, 'r', '2026-05-01', 'requested', NULL,"
    "  '2026-06-01'),"
    " (8, 2, NULL, 2, 20000, 18000, 1, 'USD', NULL, 'r', '2026-05-01', 'approved', '2026-05-02',"
    "  NULL);";

static void
set_up (AccountFixture *self, gconstpointer data)
{
  account_fixture_set_up (self, company);
  fixture_do (self->store, exceptions);
}

typedef struct
{
  gint64 account;
  gint32 day;
} Question;

static gpointer
read_exceptions (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  Question *question = data;

  return sal_price_exceptions_load (connection, question->account, question->day, error);
}

static SalPriceExceptions *
load (AccountFixture *self, gint64 account)
{
  g_autoptr (GError) error = NULL;
  SalPriceExceptions *list = sal_store_read_sync (
      self->store, read_exceptions, &(Question){ account, self->day }, NULL, &error);

  g_assert_no_error (error);

  return list;
}

static void
test_states (AccountFixture *self, gconstpointer data)
{
  static const struct
  {
    gint64 id;
    SalPriceState state;
  } expected[] = {
    { 2, SAL_PRICE_STATE_REQUESTED }, { 1, SAL_PRICE_STATE_REQUESTED },
    { 3, SAL_PRICE_STATE_APPROVED },  { 8, SAL_PRICE_STATE_APPROVED },
    { 7, SAL_PRICE_STATE_EXPIRED },   { 6, SAL_PRICE_STATE_APPROVED },
    { 5, SAL_PRICE_STATE_REJECTED },  { 4, SAL_PRICE_STATE_EXPIRED },
  };
  g_autoptr (SalPriceExceptions) all = load (self, 0);
  g_autoptr (SalPriceExceptions) some = load (self, 2);

  g_assert_cmpuint (all->exceptions->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SalPriceException *one = &g_array_index (all->exceptions, SalPriceException, i);

      g_assert_cmpint (one->id, ==, expected[i].id);
      g_assert_cmpint (one->state, ==, expected[i].state);
    }
  g_assert_cmpuint (all->n_requested, ==, 2);
  g_assert_cmpuint (all->n_expired, ==, 2);
  g_assert_cmpuint (some->exceptions->len, ==, 4);
}

static void
test_entitled (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPriceExceptions) all = load (self, 0);
  const SalPriceException *small = sal_price_exceptions_find (all, 1);
  const SalPriceException *large = sal_price_exceptions_find (all, 2);
  const SalPriceException *deep = sal_price_exceptions_find (all, 6);
  g_autofree char *one = sal_price_exception_describe_entitled (small);
  g_autofree char *other = sal_price_exception_describe_entitled (large);
  g_autofree char *nobody = sal_price_exception_describe_entitled (deep);

  /* 2 × $900 of its own; the deal of the other one is $90,000 */
  g_assert_cmpint (small->deal, ==, 180000);
  g_assert_cmpint (large->deal, ==, 9000000);
  g_assert_cmpstr (one, ==, "Manager decides this, or a role above");
  g_assert_cmpstr (other, ==, "Director decides this");
  g_assert_cmpstr (nobody, ==, "No role may decide this: the decision rights do not reach so far");
  g_assert_null (sal_price_exceptions_find (all, 99));
}

static gpointer
read_matrix (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_decision_matrix_load (connection, ((Question *) data)->day, error);
}

static void
assert_entitled (const SalDecisionMatrix *matrix,
                 const SalPriceExceptions *list,
                 gint64 id,
                 const char *expected)
{
  guint n_lowest;
  g_auto (GStrv) entitled =
      sal_decision_matrix_find_entitled (matrix, sal_price_exceptions_find (list, id), &n_lowest);
  g_autofree char *text = sal_decision_describe_entitled (entitled, n_lowest);

  g_assert_cmpstr (text, ==, expected);
}

/* As stored, the manager decides 10 % of $1,800 and the director 10 % of $90,000. Up to €80,000,
 * which are $96,000, the manager decides both; up to 9 % neither, nor does the director whose right
 * ended the day before. A right without role, as one that is being entered, is none. */
static void
test_matrix (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPriceExceptions) all = load (self, 0);
  g_autoptr (SalDecisionMatrix) matrix = NULL;
  g_autoptr (GPtrArray) tried = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  SalRecord *manager, *director;

  fixture_do (self->store,
              "INSERT INTO exchange_rate (id, currency, \"into\", date, rate) VALUES"
              " (1, 'EUR', 'USD', '2026-06-01', 1200000000);");
  matrix =
      sal_store_read_sync (self->store, read_matrix, &(Question){ 0, self->day }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matrix->records->len, ==, 2);
  g_assert_cmpuint (matrix->versions->len, ==, 2);
  g_assert_cmpint (g_array_index (matrix->versions, gint64, 0), >, 0);
  assert_entitled (matrix, all, 1, "Manager decides this, or a role above");
  assert_entitled (matrix, all, 2, "Director decides this");

  manager = sal_record_copy (matrix->records->pdata[0]);
  director = sal_record_copy (matrix->records->pdata[1]);
  g_ptr_array_add (tried, manager);
  g_ptr_array_add (tried, director);
  g_ptr_array_add (tried, sal_record_new (&sal_decision_right_kind));
  sal_decision_matrix_try (matrix, tried);
  assert_entitled (matrix, all, 2, "Director decides this");

  sal_record_set_integer (manager, "deal_up_to", 8000000);
  sal_record_set_text (manager, "currency", "EUR");
  sal_decision_matrix_try (matrix, tried);
  assert_entitled (matrix, all, 2, "Manager decides this, or a role above");

  sal_record_set_integer (manager, "discount_up_to", 90000000);
  sal_decision_matrix_try (matrix, tried);
  assert_entitled (matrix, all, 1, "Director decides this");

  sal_record_set_date (director, "valid_to", sal_date_from_ymd (2026, 6, 29));
  sal_decision_matrix_try (matrix, tried);
  assert_entitled (
      matrix, all, 1, "No role may decide this: the decision rights do not reach so far");
}

/* Of the first: what Alder was granted for pumps, what it was granted otherwise, then Birch's 13 %
 * for pumps; its 40 % are not similar, its valves another family, and what is not decided is none.
 */
static void
test_precedents (AccountFixture *self, gconstpointer data)
{
  static const struct
  {
    gint64 id;
    SalPrecedentKind kind;
  } expected[] = {
    { 3, SAL_PRECEDENT_SAME_ACCOUNT_AND_FAMILY },
    { 4, SAL_PRECEDENT_SAME_ACCOUNT },
    { 5, SAL_PRECEDENT_SAME_FAMILY },
  };
  g_autoptr (SalPriceExceptions) all = load (self, 0);
  const SalPriceException *first = sal_price_exceptions_find (all, 1);
  guint index = (guint) (first - (const SalPriceException *) (gpointer) all->exceptions->data);
  g_autoptr (GArray) found = sal_price_exceptions_find_precedents (all, index);

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      const SalPrecedent *one = &g_array_index (found, SalPrecedent, i);

      g_assert_cmpint (
          g_array_index (all->exceptions, SalPriceException, one->index).id, ==, expected[i].id);
      g_assert_cmpint (one->kind, ==, expected[i].kind);
    }
}

static void
assert_margin (const SalPriceException *self, const char *list, const char *asked)
{
  g_autofree char *before = sal_rational_to_text (&self->effect.list_margin);
  g_autofree char *after = sal_rational_to_text (&self->effect.asked_margin);

  g_assert_true (self->effect.has_margin);
  g_assert_cmpstr (before, ==, list);
  g_assert_cmpstr (after, ==, asked);
}

/* What says no cost has that of its product: a pump costs $600, so 40 % of $1,000 and a third of
 * $900 is margin. On 20 June a euro is worth $1.20, so it costs €500: 50 % of €1,000, and 3/8 of
 * €800. A cost of its own goes first, and the valve has none. */
static void
test_cost (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPriceExceptions) all = NULL;

  fixture_do (self->store,
              "INSERT INTO exchange_rate (id, currency, \"into\", date, rate) VALUES"
              " (1, 'EUR', 'USD', '2026-06-01', 1200000000), (2, 'EUR', 'USD', '2026-06-25',"
              "  2000000000);"
              "UPDATE price_exception SET unit_cost = 80000 WHERE id = 3;"
              "INSERT INTO price_exception (id, account, product, list_price, asked_price,"
              " quantity, currency, reason, requested_on, status) VALUES"
              " (9, 1, 1, 100000, 80000, 1, 'EUR', 'r', '2026-06-20', 'requested'),"
              " (10, 1, 1, 100000, 80000, 1, 'CHF', 'r', '2026-06-20', 'requested');");
  all = load (self, 0);
  assert_margin (sal_price_exceptions_find (all, 2), "0.4", "1/3");
  assert_margin (sal_price_exceptions_find (all, 9), "0.5", "0.375");
  assert_margin (sal_price_exceptions_find (all, 3), "0.2", "1/17");
  g_assert_false (sal_price_exceptions_find (all, 8)->effect.has_margin);
  /* no rate of that currency is known */
  g_assert_false (sal_price_exceptions_find (all, 10)->effect.has_margin);
}

static SalChange *
decide (AccountFixture *self, SalPriceDecision *decision, GError **error)
{
  SalChange *change = NULL;

  sal_store_run_sync (self->store,
                      "Decide",
                      SAL_COMMAND_DEFAULT,
                      sal_price_exception_decide,
                      decision,
                      NULL,
                      &change,
                      error);

  return change;
}

static char *
get (AccountFixture *self, const char *what)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT coalesce (%s, '') FROM price_exception WHERE id = 1", what);

  return fixture_query_text (self->store, sql);
}

static void
assert_field (AccountFixture *self, const char *what, const char *expected)
{
  g_autofree char *text = get (self, what);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_approve (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPriceDecision) decision =
      sal_price_decision_new (SAL_PRICE_APPROVE, 1, 1, self->day);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (SalChange) again = NULL;

  decision->valid_to = self->day + 30;
  decision->reason = g_strdup ("First order");
  change = decide (self, decision, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sal_change_get_label (change), ==, "Approve Price for “Alder”");
  g_assert_false (decision->without_right);
  assert_field (self, "status", "approved");
  assert_field (self, "approver", "1");
  assert_field (self, "decided_on", "2026-06-30");
  assert_field (self, "valid_to", "2026-07-30");
  assert_field (self, "entitled", "Manager, Director");
  assert_field (self, "without_right", "0");
  assert_field (self, "decision_reason", "First order");

  /* decided is decided, until it is undone */
  again = decide (self, decision, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_cmpstr (
      error->message,
      ==,
      "This exception is Approved: only what is requested can be decided or withdrawn");
  fixture_undo (self->store, 0);
  assert_field (self, "status", "requested");
  assert_field (self, "entitled", "");
}

static void
assert_decision (AccountFixture *self, const char *expected)
{
  g_autoptr (SalPriceExceptions) list = load (self, 0);
  g_autofree char *text =
      sal_price_exception_describe_decision (sal_price_exceptions_find (list, 1));

  g_assert_cmpstr (text, ==, expected);
}

/* By which right, and why where a reason was given; the role is that of the day of the decision. */
static void
test_describe_decision (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPriceDecision) decision =
      sal_price_decision_new (SAL_PRICE_APPROVE, 1, 1, self->day);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = decide (self, decision, &error);

  g_assert_no_error (error);
  assert_decision (self, "Decided by Mia on 30 Jun 2026, entitled as Manager");
  fixture_do (self->store,
              "UPDATE assignment SET valid_to = '2026-06-30' WHERE id = 1;"
              "UPDATE price_exception SET decision_reason = 'First order' WHERE id = 1");
  assert_decision (self, "Decided by Mia on 30 Jun 2026, entitled as Manager: First order");

  /* who was in no such position on that day, though nothing says it was without right */
  fixture_do (self->store, "UPDATE assignment SET valid_to = '2026-06-29' WHERE id = 1");
  assert_decision (self, "Decided by Mia on 30 Jun 2026: First order");
  fixture_do (self->store,
              "UPDATE price_exception SET approver = 3, without_right = 1 WHERE id = 1");
  assert_decision (self,
                   "Decided by Rob on 30 Jun 2026: First order (without right; entitled were: "
                   "Manager, Director)");
}

static void
assert_holders (AccountFixture *self, const char *expected)
{
  static const char *const roles[] = { "Manager", "Director", NULL };
  g_autoptr (SalPriceExceptions) list = load (self, 0);
  g_autofree char *text = sal_price_holders_describe (list->holders, roles);

  g_assert_cmpstr (text, ==, expected);
}

/* By name: the lowest role first, those of today alone, and everybody once. */
static void
test_holders (AccountFixture *self, gconstpointer data)
{
  static const char *const director[] = { "Director", NULL };
  static const char *const both[] = { "Manager", "Director", NULL };
  g_autoptr (SalPriceExceptions) list = load (self, 0);

  assert_holders (self, "Entitled: Mia (Manager), Dan (Director)");
  g_assert_cmpstr (sal_price_holders_find_role (list->holders, both, 1), ==, "Manager");
  g_assert_null (sal_price_holders_find_role (list->holders, director, 1));
  g_assert_null (sal_price_holders_find_role (list->holders, both, 3));

  fixture_do (self->store,
              "INSERT INTO assignment (id, person, position, valid_from) VALUES"
              " (5, 1, 2, '2026-06-30'), (6, 3, 2, '2026-07-01')");
  assert_holders (self, "Entitled: Mia (Manager), Dan (Director)");
  fixture_do (self->store,
              "INSERT INTO person (id, name) VALUES (4, 'Eve'), (5, 'Fay'), (6, 'Gus'),"
              " (7, 'Hal');"
              "INSERT INTO assignment (person, position, valid_from)"
              " SELECT id, 2, '2026-01-01' FROM person WHERE id > 3");
  assert_holders (self,
                  "Entitled: Mia (Manager), Dan (Director), Eve (Director), Fay (Director), "
                  "Gus (Director) and 1 more");
  fixture_do (self->store, "DELETE FROM assignment");
  assert_holders (self, "Nobody holds a role that is entitled");
}

/* Nothing is decided by nobody. */
static void
test_nobody (AccountFixture *self, gconstpointer data)
{
  const SalPriceDecisionStep decisions[] = { SAL_PRICE_APPROVE, SAL_PRICE_REJECT };

  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autoptr (SalPriceDecision) decision =
          sal_price_decision_new (decisions[i], 1, 0, self->day);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalChange) change = NULL;

      decision->reason = g_strdup ("First order");
      change = decide (self, decision, &error);
      g_assert_null (change);
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
      g_assert_cmpstr (
          error->message, ==, "Somebody has to decide: who approves or rejects the price?");
      assert_field (self, "status", "requested");
      assert_field (self, "entitled", "");
    }
}

/* Rob was a director until last year, and is none today: he may, and it is written down. */
static void
test_without_right (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPriceDecision) decision =
      sal_price_decision_new (SAL_PRICE_REJECT, 1, 3, self->day);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = decide (self, decision, &error);

  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "A reason is missing: why is the price rejected?");
  g_clear_error (&error);
  assert_field (self, "status", "requested");

  decision->reason = g_strdup ("Too low");
  change = decide (self, decision, &error);
  g_assert_no_error (error);
  g_assert_true (decision->without_right);
  assert_field (self, "status", "rejected");
  assert_field (self, "without_right", "1");
  assert_field (self, "entitled", "Manager, Director");
}

static void
assert_decided_without_right (AccountFixture *self, gint64 n)
{
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count (*) FROM price_exception WHERE without_right = 1"
                                  " AND status = 'approved'"),
                   ==,
                   n);
}

/* Who approves without right has to say why, which is kept with the decision. */
static void
test_reason_without_right (AccountFixture *self, gconstpointer data)
{
  const gint64 ids[] = { 1, 2 };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (SalPriceDecision) decision =
          sal_price_decision_new (SAL_PRICE_APPROVE, ids[i], 3, self->day);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalProblems) problems = NULL;
      g_autoptr (SalChange) change = decide (self, decision, &error);

      g_assert_null (change);
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
      problems = sal_problems_from_text (&sal_price_exception_kind, error->message);
      g_assert_cmpstr (
          sal_problems_get (problems, "decision_reason"),
          ==,
          i == 0 ? "Is required of who decides without right: entitled are Manager, Director"
                 : "Is required of who decides without right: entitled are Director");
      g_assert_null (sal_problems_get (problems, NULL));
      g_clear_error (&error);
      assert_decided_without_right (self, (gint64) i);

      decision->reason = g_strdup ("Ann is ill");
      change = decide (self, decision, &error);
      g_assert_no_error (error);
    }
  assert_decided_without_right (self, 2);
  assert_field (self, "decision_reason", "Ann is ill");
}

static void
test_request_and_withdraw (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_price_exception_kind);
  g_autoptr (SalPriceDecision) decision = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;

  sal_record_set_integer (record, "account", 2);
  sal_record_set_integer (record, "list_price", 1000);
  sal_record_set_integer (record, "asked_price", 1000);
  sal_record_set_text (record, "currency", "USD");
  sal_record_set_text (record, "reason", "Because");
  g_assert_false (sal_store_run_sync (self->store,
                                      "Ask",
                                      SAL_COMMAND_DEFAULT,
                                      sal_price_exception_request,
                                      record,
                                      NULL,
                                      NULL,
                                      &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Should be below the list price"));
  g_clear_error (&error);

  sal_record_set_integer (record, "asked_price", 999);
  g_assert_true (sal_store_run_sync (self->store,
                                     "Ask",
                                     SAL_COMMAND_DEFAULT,
                                     sal_price_exception_request,
                                     record,
                                     NULL,
                                     &change,
                                     &error));
  g_assert_cmpstr (sal_change_get_label (change), ==, "Ask for a Price for “Birch”");
  g_clear_pointer (&change, sal_change_unref);

  decision = sal_price_decision_new (SAL_PRICE_WITHDRAW, sal_record_get_id (record), 0, self->day);
  change = decide (self, decision, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count (*) FROM price_exception WHERE status = 'withdrawn'"
                                  " AND decided_on IS NULL AND entitled IS NULL"),
                   ==,
                   1);
}

typedef struct
{
  gint64 id; /* 0: a new one */
  const char *status;
  gint64 approver;
  gint32 day;
  const char *entitled; /* (nullable): as somebody types it */
  const char *field;    /* (nullable): what else is edited */
  const char *value;    /* as files have it; of amounts, minor units */
} Entry;

static void
edit_field (SalRecord *record, const char *name, const char *value)
{
  if (g_str_equal (name, "currency") || g_str_has_suffix (name, "reason"))
    sal_record_set_text (record, name, value);
  else if (value != NULL)
    sal_record_set_integer (record, name, g_ascii_strtoll (value, NULL, 10));
  else
    sal_record_set_value (
        record, (guint) sal_kind_field_index (sal_record_get_kind (record), name), &SAL_VALUE_NULL);
}

static gboolean
enter (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Entry *entry = data;
  g_autoptr (SalRecord) before =
      sal_transaction_load (transaction, &sal_price_exception_kind, entry->id, error);
  g_autoptr (SalRecord) record = before != NULL ? sal_record_copy (before) : NULL;

  if (record == NULL)
    return FALSE;
  sal_record_set_text (record, "status", entry->status);
  if (entry->approver != 0)
    sal_record_set_integer (record, "approver", entry->approver);
  if (entry->day != SAL_DATE_NONE)
    sal_record_set_date (record, "decided_on", entry->day);
  if (entry->entitled != NULL)
    sal_record_set_text (record, "entitled", entry->entitled);
  if (entry->field != NULL)
    edit_field (record, entry->field, entry->value);

  return sal_transaction_enter (transaction, before, record, error);
}

static gboolean
run_enter (AccountFixture *self, Entry entry, GError **error)
{
  return sal_store_run_sync (
      self->store, "Edit", SAL_COMMAND_DEFAULT, enter, &entry, NULL, NULL, error);
}

/* As the form of records does: nobody decides without a name and a day; who is not entitled may,
 * and it is recorded, and told of. */
static void
test_entered (AccountFixture *self, gconstpointer data)
{
  static const char *const decided[] = { "approved", "rejected" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) record = sal_record_new (&sal_price_exception_kind);
  g_autoptr (SalProblems) warnings = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (decided); i++)
    {
      g_assert_false (
          run_enter (self, (Entry){ 1, decided[i], 0, self->day, NULL, NULL, NULL }, &error));
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (
          error->message,
          "Price Exception, Decided By: What is approved or rejected was decided by somebody"));
      g_clear_error (&error);
      g_assert_false (
          run_enter (self, (Entry){ 1, decided[i], 1, SAL_DATE_NONE, NULL, NULL, NULL }, &error));
      g_assert_nonnull (strstr (error->message, "Decided On: What is decided has a day"));
      g_clear_error (&error);
      assert_field (self, "status", "requested");
    }

  g_assert_false (
      run_enter (self, (Entry){ 1, "approved", 3, self->day, "Seller", NULL, NULL }, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message,
                   ==,
                   "Price Exception, Reason of the Decision: Is required of who decides without"
                   " right: entitled are Manager, Director");
  g_clear_error (&error);
  assert_field (self, "status", "requested");
  run_enter (
      self, (Entry){ 1, "approved", 3, self->day, "Seller", "decision_reason", "Urgent" }, &error);
  g_assert_no_error (error);
  assert_field (self, "without_right", "1");
  assert_field (self, "decision_reason", "Urgent");
  assert_field (self, "entitled", "Manager, Director");

  /* the reason is not taken away again */
  g_assert_false (run_enter (
      self, (Entry){ 1, "approved", 3, self->day, NULL, "decision_reason", NULL }, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);
  assert_field (self, "decision_reason", "Urgent");

  /* the same decision keeps what was recorded, whatever is typed */
  run_enter (self, (Entry){ 1, "approved", 3, self->day, "Seller", NULL, NULL }, &error);
  g_assert_no_error (error);
  assert_field (self, "entitled", "Manager, Director");

  run_enter (self, (Entry){ 1, "approved", 1, self->day, NULL, NULL, NULL }, &error);
  g_assert_no_error (error);
  assert_field (self, "without_right", "0");
  assert_field (self, "entitled", "Manager, Director");

  sal_record_set_text (record, "status", "approved");
  sal_record_set_integer (record, "without_right", TRUE);
  sal_record_set_text (record, "entitled", "Director");
  warnings = sal_record_warn (record);
  g_assert_cmpstr (
      sal_problems_get (warnings, "approver"), ==, "Decided without right: entitled were Director");
}

typedef struct
{
  Entry entry;
  guint n_read;
} Many;

/* Counts how often the rights are read. */
static int
trace_cb (unsigned int type, void *data, void *statement, void *sql)
{
  if (g_str_has_prefix (sql, "SELECT id, role, discount_up_to"))
    (*(guint *) data)++;

  return 0;
}

static gboolean
enter_and_read (SalTransaction *transaction, gint64 id, const Many *many, GError **error)
{
  Entry entry = many->entry;

  entry.id = id;

  return enter (transaction, &entry, NULL, error);
}

/* Two decisions by the same rights; then the rights are other ones, then the rates. */
static gboolean
enter_many (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  sqlite3 *handle = sal_connection_get_handle (connection);
  Many *many = data;
  gboolean done;

  sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, trace_cb, &many->n_read);
  done =
      enter_and_read (transaction, 1, many, error) && enter_and_read (transaction, 2, many, error);
  g_assert_cmpuint (many->n_read, ==, 1);
  done = done &&
         sal_connection_execute (
             connection,
             "UPDATE decision_right SET discount_up_to = 50000000 WHERE role = 'Manager'",
             error) &&
         enter_and_read (transaction, 7, many, error);
  g_assert_cmpuint (many->n_read, ==, 2);
  /* 50,000 EUR are first 1,000,000 USD and then 500, which the deal exceeds */
  done = done &&
         sal_connection_execute (
             connection,
             "UPDATE decision_right SET discount_up_to = 100000000, currency = 'EUR'"
             " WHERE role = 'Manager';"
             "INSERT INTO exchange_rate (id, currency, \"into\", date, rate)"
             " VALUES (1, 'EUR', 'USD', '2026-01-01', 20000000000)",
             error) &&
         enter_and_read (transaction, 6, many, error) &&
         sal_connection_execute (
             connection, "UPDATE exchange_rate SET rate = 10000000 WHERE id = 1", error) &&
         enter_and_read (transaction, 3, many, error);
  g_assert_cmpuint (many->n_read, ==, 4);
  sqlite3_trace_v2 (handle, 0, NULL, NULL);

  return done;
}

static void
assert_recorded (AccountFixture *self, gint64 id, const char *expected)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT entitled FROM price_exception WHERE id = %" G_GINT64_FORMAT, id);
  g_autofree char *text = fixture_query_text (self->store, sql);

  g_assert_cmpstr (text, ==, expected);
}

/* Rights are read once for the decisions of one command, and again once they, or the rates that
 * sizes of deals are compared by, have been written to within it. */
static void
test_many (AccountFixture *self, gconstpointer data)
{
  Many many = { { 0, "approved", 2, self->day, NULL, NULL, NULL }, 0 };
  g_autoptr (GError) error = NULL;

  fixture_do (self->store, "UPDATE price_exception SET valid_to = NULL, asked_price = 90000");
  sal_store_run_sync (
      self->store, "Edit", SAL_COMMAND_DEFAULT, enter_many, &many, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_recorded (self, 1, "Manager, Director");
  assert_recorded (self, 2, "Director");
  assert_recorded (self, 7, "Director");
  assert_recorded (self, 6, "Manager, Director");
  assert_recorded (self, 3, "Director");
}

static void
assert_refused (AccountFixture *self, Entry entry)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (run_enter (self, entry, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_nonnull (
      strstr (error->message,
              "Price Exception, Decided By: What is approved or rejected was decided by somebody"));
}

/* Of the third it is not known who approved it: that does not keep anybody from editing the rest,
 * and is told of, but it does not become another decision without a name. Who did decide is not
 * taken away. */
static void
test_unnamed (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) record = sal_record_new (&sal_price_exception_kind);
  g_autoptr (SalProblems) warnings = NULL;

  fixture_do (self->store, "UPDATE price_exception SET decision_reason = 'Urgent' WHERE id = 3");
  run_enter (self, (Entry){ 3, "approved", 0, SAL_DATE_NONE, NULL, "reason", "Other" }, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count (*) FROM price_exception WHERE reason = 'Other'"
                                  " AND id = 3 AND approver IS NULL AND without_right IS NULL"),
                   ==,
                   1);
  assert_refused (self, (Entry){ 3, "rejected", 0, SAL_DATE_NONE, NULL, NULL, NULL });
  assert_refused (self, (Entry){ 3, "approved", 0, self->day, NULL, NULL, NULL });
  run_enter (self, (Entry){ 3, "approved", 1, SAL_DATE_NONE, NULL, NULL, NULL }, &error);
  g_assert_no_error (error);
  assert_refused (self, (Entry){ 3, "approved", 0, SAL_DATE_NONE, NULL, "approver", NULL });

  sal_record_set_text (record, "status", "rejected");
  warnings = sal_record_warn (record);
  g_assert_cmpstr (sal_problems_get (warnings, "approver"), ==, "It is not known who decided it");
}

/* Mia, who may give 10 % on pumps up to $50,000, approved 10 % of $1,800; a euro is $50. What she
 * decided becomes another decision with whatever the rights depend on, which are 40 %, 50 %,
 * $90,000, €1,800, the deal of $90,000 and the family of valves. Another reason does not make it
 * one, though her right has ended since. */
static void
test_repriced (AccountFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *value;
    const char *entitled;
    const char *without_right;
  } edits[] = {
    { "asked_price", "60000", "", "1" },        { "list_price", "180000", "", "1" },
    { "quantity", "100", "Director", "1" },     { "currency", "EUR", "Director", "1" },
    { "opportunity", "1", "Director", "1" },    { "product", "2", "Director", "1" },
    { "product_family", "2", "Director", "1" }, { "quantity", "1", "Manager, Director", "0" },
  };
  g_autoptr (GError) error = NULL;

  fixture_do (self->store,
              "INSERT INTO exchange_rate (id, currency, \"into\", date, rate) VALUES"
              " (1, 'EUR', 'USD', '2026-06-01', 50000000000);"
              "UPDATE decision_right SET product_family = 1 WHERE id = 1;"
              "UPDATE price_exception SET decision_reason = 'As before' WHERE id = 1;");
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      run_enter (self, (Entry){ 1, "approved", 1, self->day, NULL, NULL, NULL }, &error);
      g_assert_no_error (error);
      assert_field (self, "entitled", "Manager, Director");
      assert_field (self, "without_right", "0");
      run_enter (self,
                 (Entry){ 1, "approved", 1, self->day, NULL, edits[i].field, edits[i].value },
                 &error);
      g_assert_no_error (error);
      assert_field (self, "entitled", edits[i].entitled);
      assert_field (self, "without_right", edits[i].without_right);
      fixture_undo (self->store, 0);
    }

  fixture_do (self->store, "UPDATE decision_right SET valid_to = '2026-06-29' WHERE id = 1;");
  run_enter (self, (Entry){ 1, "approved", 1, self->day, NULL, "reason", "Other" }, &error);
  g_assert_no_error (error);
  assert_field (self, "reason", "Other");
  assert_field (self, "entitled", "Manager, Director");
}

/* The manager's two rights go beside each other: small deals may have more. A third that is within
 * the first contradicts it, and so does one of another role that is the same. */
static void
test_conflicts (void)
{
  const SalDecisionRight rights[] = {
    { 1, "Manager", SAL_RATE_ONE / 10, 5000000, 0, 100, SAL_DATE_NONE },
    { 2, "Manager", SAL_RATE_ONE / 5, 1000000, 0, 100, SAL_DATE_NONE },
    { 3, "Manager", SAL_RATE_ONE / 10, 4000000, 0, 100, SAL_DATE_NONE },
    { 4, "Director", SAL_RATE_ONE / 5, 1000000, 0, 200, SAL_DATE_NONE },
    { 5, "Director", SAL_RATE_ONE / 5, 1000000, 7, 100, SAL_DATE_NONE }, /* of a family */
    { 6, "Desk", SAL_RATE_ONE / 5, 1000000, 0, 1, 99 },                  /* at another time */
    { 7, "Chief", SAL_RATE_ONE, SAL_DECISION_ANY_SIZE, 0, 1, SAL_DATE_NONE },
  };
  static const struct
  {
    gint64 id;
    SalDecisionConflict conflict;
    gint64 other;
  } expected[] = {
    { 1, SAL_DECISION_CONFLICT_LIMITS, 3 }, { 2, SAL_DECISION_CONFLICT_ROLES, 4 },
    { 3, SAL_DECISION_CONFLICT_LIMITS, 1 }, { 4, SAL_DECISION_CONFLICT_ROLES, 2 },
    { 5, SAL_DECISION_CONFLICT_NONE, 0 },   { 6, SAL_DECISION_CONFLICT_NONE, 0 },
    { 7, SAL_DECISION_CONFLICT_NONE, 0 },   { 99, SAL_DECISION_CONFLICT_NONE, 0 },
  };
  g_autoptr (SalDecisionRights) matrix = sal_decision_rights_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    sal_decision_rights_add (matrix, &rights[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 other = 0;

      g_assert_cmpint (
          sal_decision_conflict_find (matrix, expected[i].id, &other), ==, expected[i].conflict);
      g_assert_cmpint (other, ==, expected[i].other);
    }
}

/* The director is above the manager, and he above the seller; of the desk nobody knows. Who is
 * higher gives less on such deals, unless another right makes up for it. */
static void
test_ranks (void)
{
  const SalDecisionRight rights[] = {
    { 1, "Manager", SAL_RATE_ONE / 5, 5000000, 0, 100, SAL_DATE_NONE },
    { 2, "Director", SAL_RATE_ONE / 10, 5000000, 0, 100, SAL_DATE_NONE },
    { 3, "Seller", SAL_RATE_ONE / 100, 5000000, 0, 100, SAL_DATE_NONE },
    { 4, "Desk", SAL_RATE_ONE / 50, 5000000, 0, 100, SAL_DATE_NONE },
    { 5, "Seller", SAL_RATE_ONE / 2, 1000, 7, 100, SAL_DATE_NONE },
    { 6, "Manager", SAL_RATE_ONE / 4, 900, 7, 100, SAL_DATE_NONE },
    { 7, "Director", SAL_RATE_ONE / 2, 1000, 7, 100, SAL_DATE_NONE },
    { 8, "Director", SAL_RATE_ONE / 10, 9000, 7, 100, SAL_DATE_NONE },
  };
  static const struct
  {
    gint64 id;
    SalDecisionConflict conflict;
    gint64 other;
  } expected[] = {
    { 1, SAL_DECISION_CONFLICT_ABOVE, 2 }, { 2, SAL_DECISION_CONFLICT_BELOW, 1 },
    { 3, SAL_DECISION_CONFLICT_NONE, 0 },  { 4, SAL_DECISION_CONFLICT_NONE, 0 },
    { 5, SAL_DECISION_CONFLICT_ABOVE, 6 }, { 6, SAL_DECISION_CONFLICT_BELOW, 5 },
    { 8, SAL_DECISION_CONFLICT_NONE, 0 },
  };
  g_autoptr (SalDecisionRights) matrix = sal_decision_rights_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    sal_decision_rights_add (matrix, &rights[i]);
  sal_decision_rights_add_above (matrix, "Director", "Manager");
  sal_decision_rights_add_above (matrix, "Director", "Seller");
  sal_decision_rights_add_above (matrix, "Manager", "Seller");
  /* each above the other is neither */
  sal_decision_rights_add_above (matrix, "Desk", "Seller");
  sal_decision_rights_add_above (matrix, "Seller", "Desk");
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 other = 0;

      g_assert_cmpint (
          sal_decision_conflict_find (matrix, expected[i].id, &other), ==, expected[i].conflict);
      g_assert_cmpint (other, ==, expected[i].other);
    }
}

/* Rob reports to Mia and she to Dan: roles stand above each other as their positions do. */
static void
test_load_ranks (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalDecisionMatrix) matrix = NULL;
  g_autoptr (GError) error = NULL;

  fixture_do (self->store,
              "UPDATE position SET manager = 1 WHERE id = 3;"
              "UPDATE position SET manager = 2 WHERE id = 1;"
              "INSERT INTO position (id, name, role, status, manager, valid_to) VALUES"
              " (4, 'Old', 'Manager', 'filled', 3, '2025-12-31');");
  matrix =
      sal_store_read_sync (self->store, read_matrix, &(Question){ 0, self->day }, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sal_decision_rights_is_above (matrix->rights, "Director", "Manager"));
  g_assert_true (sal_decision_rights_is_above (matrix->rights, "Director", "Seller"));
  g_assert_true (sal_decision_rights_is_above (matrix->rights, "Manager", "Seller"));
  g_assert_false (sal_decision_rights_is_above (matrix->rights, "Manager", "Director"));
}

static gpointer
read_erosion (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return sal_price_erosion_load (connection, question->account, question->day, 8, error);
}

/* In the second quarter of 2026 Alder bought two pumps listed at $1,000 for $1,800 and ten valves,
 * without unit price, listed at $200, for $1,600: 1 − 3,400 ÷ 4,000 = 15 %; the pumps cost $1,200
 * of $1,800, a margin of a third. A year before it was 5 %, and $350 of $950 was margin, 7/19: that
 * is 2/57 more. */
static void
test_erosion (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalPriceErosion) erosion = NULL;
  g_autoptr (GError) error = NULL;
  const SalPriceQuarter *last;
  double change;

  fixture_do (self->store,
              "INSERT INTO opportunity (id, name, account, stage, amount, currency, close_date)"
              " VALUES (11, 'A', 1, 1, 1, 'USD', '2026-04-01'),"
              " (12, 'B', 1, 1, 1, 'USD', '2025-06-30'), (13, 'C', 2, 1, 1, 'USD', '2026-05-01'),"
              " (14, 'D', 1, 2, 1, 'USD', '2026-05-01'), (15, 'E', 1, 1, 1, 'USD', '2026-07-01');"
              "INSERT INTO opportunity_line (id, opportunity, product, quantity, unit_price,"
              " amount, currency) VALUES (1, 11, 1, 2, 100000, 180000, 'USD'),"
              " (2, 11, 2, 10, NULL, 160000, 'USD'), (3, 12, 1, 1, 100000, 95000, 'USD'),"
              " (4, 13, 1, 1, 100000, 10000, 'USD'), (5, 14, 1, 1, 100000, 10000, 'USD'),"
              " (6, 15, 1, 1, 100000, 10000, 'USD');");
  erosion =
      sal_store_read_sync (self->store, read_erosion, &(Question){ 1, self->day }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (erosion->quarters->len, ==, 8);
  last = &g_array_index (erosion->quarters, SalPriceQuarter, 7);
  g_assert_cmpuint (last->n_lines, ==, 2);
  g_assert_cmpint (last->list, ==, 400000);
  g_assert_cmpint (last->sold, ==, 340000);
  g_assert_cmpfloat_with_epsilon (sal_price_quarter_get_discount (last), 0.15, 1e-12);
  g_assert_cmpfloat_with_epsilon (sal_price_quarter_get_margin (last), 1.0 / 3, 1e-12);
  /* the exceptions of 2 June and 2 May: $150 and $20 */
  g_assert_cmpuint (last->n_exceptions, ==, 2);
  g_assert_cmpint (last->excepted, ==, 17000);
  g_assert_true (isnan (
      sal_price_quarter_get_discount (&g_array_index (erosion->quarters, SalPriceQuarter, 6))));
  g_assert_true (sal_price_erosion_get_change (erosion, &change));
  g_assert_cmpfloat_with_epsilon (change, 0.10, 1e-12);
  g_assert_true (sal_price_erosion_get_margin_change (erosion, &change));
  g_assert_cmpfloat_with_epsilon (change, -2.0 / 57, 1e-12);
}

#define ADD(path, func)                                                                            \
  g_test_add (                                                                                     \
      "/price-exceptions/" path, AccountFixture, NULL, set_up, func, account_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("states", test_states);
  ADD ("entitled", test_entitled);
  ADD ("matrix", test_matrix);
  ADD ("precedents", test_precedents);
  ADD ("cost", test_cost);
  ADD ("approve", test_approve);
  ADD ("nobody", test_nobody);
  ADD ("without-right", test_without_right);
  ADD ("describe-decision", test_describe_decision);
  ADD ("holders", test_holders);
  ADD ("reason-without-right", test_reason_without_right);
  ADD ("request-and-withdraw", test_request_and_withdraw);
  ADD ("entered", test_entered);
  ADD ("repriced", test_repriced);
  ADD ("unnamed", test_unnamed);
  ADD ("many", test_many);
  ADD ("load-ranks", test_load_ranks);
  ADD ("erosion", test_erosion);
  g_test_add_func ("/price-exceptions/conflicts", test_conflicts);
  g_test_add_func ("/price-exceptions/ranks", test_ranks);

  return g_test_run ();
}
