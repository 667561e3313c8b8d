/* test-whitespace-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "account-fixture.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-whitespace-drafts.h"
#include "sal-whitespace-evidence.h"

/* As of 30 June 2026, in cents of USD; one EUR is 1.10 USD.
 *
 * Alder has plants in Halle and Jena.
 * - Pumps: one is installed in Halle, for 10,000 a year; Jena bought for 3,000 in April. The
 * account could spend 50,000, says the plan of January, and 40,000, says a study of June; one of
 * July is not known yet. Jena could spend 20,000.
 * - Valves: had until May, so that what was sold in March is not owned any more.
 * - Service: had a contract until 2025; not for Halle.
 * Birch has one plant, which is not recorded.
 * - Pumps: bought in May for 4,000; one is going to be installed in August, and a contract of
 *   February was cancelled.
 * - Valves: bought in 2024 for 800, so for nothing in the last twelve months.
 * - Service: bought in May for 2,400, for two years, of which the contract says 1,200 a year. Was
 *   lost in February, and, too long ago, in June of last year.
 * Cedar is talked to about pumps, for 500 EUR, and did not buy valves. */
static const char records[] =
    "INSERT INTO exchange_rate (id, currency, \"into\", date, rate) VALUES"
    " (1, 'EUR', 'USD', '2020-01-01', 1100000000);"
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Won', 2, 'won'),"
    " (2, 'Talking', 1, 'open'), (3, 'Lost', 3, 'lost');"
    "INSERT INTO product_family (id, name, parent) VALUES (9, 'All', NULL), (1, 'Pumps', 9),"
    " (2, 'Valves', 9), (3, 'Service', 9);"
    "INSERT INTO product (id, name, family) VALUES (1, 'Pump', 1), (2, 'Valve', 2),"
    " (3, 'Care', 3);"
    "INSERT INTO person (id, name) VALUES (1, 'Ann');"
    "INSERT INTO tier_model (id, name, valid_from) VALUES (1, 'Model', '2026-01-01');"
    "INSERT INTO tier (id, model, name, from_score) VALUES (1, 1, 'Tier 1', 50),"
    " (2, 1, 'Tier 2', 0);"
    "INSERT INTO account (id, name, segment, industry, owner) VALUES"
    " (1, 'Alder', 'Large', 'Cars', 1), (2, 'Birch', 'Large', NULL, NULL),"
    " (3, 'Cedar', NULL, NULL, NULL);"
    "INSERT INTO account_tier (id, account, tier, override) VALUES (1, 1, 2, 1), (2, 2, 2, NULL);"
    "INSERT INTO buying_unit (id, account, name) VALUES (12, 1, 'Jena'), (11, 1, 'Halle');"
    "INSERT INTO installed_product (id, account, buying_unit, product_family, product,"
    " annual_value, valid_from, valid_to) VALUES"
    " (1, 1, 11, 1, 1, 10000, '2025-01-01', NULL),"
    " (2, 1, NULL, 2, NULL, 5000, '2024-01-01', '2026-05-31'),"
    " (3, 2, NULL, 1, 1, 9000, '2026-08-01', NULL);"
    "INSERT INTO opportunity (id, name, account, buying_unit, stage, amount, currency, created,"
    " close_date, product_family) VALUES"
    " (10, 'Valves', 1, NULL, 1, 7000, 'USD', '2026-01-01', '2026-03-01', 2),"
    " (11, 'Jena', 1, 12, 1, 3000, 'USD', '2026-01-01', '2026-04-01', 1),"
    " (12, 'Both', 2, NULL, 1, 6400, 'USD', '2026-01-01', '2026-05-01', 1),"
    " (13, 'Old', 2, NULL, 1, 800, 'USD', '2024-01-01', '2024-06-01', 2),"
    " (15, 'Talk', 3, NULL, 2, 500, 'EUR', '2026-06-01', '2026-09-01', 1),"
    " (16, 'Service', 2, NULL, 3, 100, 'USD', '2025-12-01', '2026-02-01', 3),"
    " (17, 'Cedar', 3, NULL, 3, 100, 'USD', '2026-01-01', '2026-02-01', 2),"
    " (18, 'Before', 2, NULL, 3, 100, 'USD', '2025-05-01', '2025-06-30', 3);"
    "INSERT INTO opportunity_line (id, opportunity, product, amount, currency) VALUES"
    " (1, 12, 1, 3000, 'USD'), (2, 12, 3, 2400, 'USD'), (3, 12, 1, 1000, NULL);"
    "INSERT INTO contract (id, name, account, opportunity, product_family, start, \"end\","
    " annual_value, currency, cancelled) VALUES"
    " (1, 'Care', 2, 12, 3, '2026-05-01', '2028-04-30', 1200, 'USD', NULL),"
    " (2, 'Ended', 1, NULL, 3, '2024-01-01', '2025-12-31', 700, 'USD', NULL),"
    " (3, 'Gone', 2, NULL, 1, '2026-02-01', NULL, 300, 'USD', '2026-06-30');"
    "INSERT INTO account_potential (id, account, buying_unit, product_family, amount, source, "
    "as_of)"
    " VALUES (1, 1, NULL, 1, 40000, 'imported', '2026-06-01'),"
    " (2, 1, NULL, 1, 50000, 'typed', '2026-01-01'),"
    " (3, 1, NULL, 1, 99900, 'typed', '2026-07-01'), (4, 1, 12, 1, 20000, 'typed', '2026-01-01');"
    "INSERT INTO eligibility_exception (id, account, buying_unit, product_family, reason,"
    " decided_on) VALUES (1, 1, 11, 3, 'Serves itself', '2026-01-01');"
    "INSERT INTO account_plan (id, name, account, status) VALUES (1, 'FY27', 3, 'active'),"
    " (2, 'FY26', 3, 'closed');"
    "INSERT INTO growth_play (id, name, plan, product_family, value, currency, status) VALUES"
    " (1, 'Pilot', 1, 1, 900, 'EUR', 'idea'), (2, 'Past', 2, 1, 100, 'EUR', 'active'),"
    " (3, 'Done', 1, 1, 100, 'EUR', 'won');";

/* The columns, by name. */
enum
{
  PUMPS,
  SERVICE,
  VALVES,
};

typedef struct
{
  gint32 day;
  const char *accounts;
  gint64 account;
} Question;

static gpointer
read_portfolio (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return sal_whitespace_load (connection, question->day, question->accounts, error);
}

static gpointer
read_evidence (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return sal_whitespace_evidence_load (connection, question->account, question->day, error);
}

static SalWhitespace *
load (AccountFixture *self, const char *accounts)
{
  g_autoptr (GError) error = NULL;
  Question question = { self->day, accounts, 0 };
  SalWhitespace *portfolio =
      sal_store_read_sync (self->store, read_portfolio, &question, NULL, &error);

  g_assert_no_error (error);

  return portfolio;
}

typedef struct
{
  guint account, row, family;
  SalWhitespaceState state;
  gint64 current, potential, open, more, pipeline;
  SalPotentialSource source;
} Expected;

static const Expected expected[] = {
  /* of 40,000 the plants have 10,000 and 20,000 */
  { 0, 0, PUMPS, SAL_WHITESPACE_OWNED, 13000, 40000, 10000, 17000, 0, SAL_POTENTIAL_IMPORTED },
  { 0, 1, PUMPS, SAL_WHITESPACE_OPEN, 0, 10000, 10000, 0, 0, SAL_POTENTIAL_IMPORTED },
  { 0, 2, PUMPS, SAL_WHITESPACE_OWNED, 10000, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
  { 0, 3, PUMPS, SAL_WHITESPACE_OWNED, 3000, 20000, 0, 17000, 0, SAL_POTENTIAL_TYPED },
  { 0, 0, VALVES, SAL_WHITESPACE_OPEN, 0, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
  { 0, 0, SERVICE, SAL_WHITESPACE_OPEN, 0, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
  { 0, 2, SERVICE, SAL_WHITESPACE_NOT_ELIGIBLE, 0, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
  { 0, 3, SERVICE, SAL_WHITESPACE_OPEN, 0, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
  { 1, 0, PUMPS, SAL_WHITESPACE_OWNED, 4000, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
  { 1, 0, VALVES, SAL_WHITESPACE_OWNED, 0, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
  { 1, 0, SERVICE, SAL_WHITESPACE_OWNED, 1200, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
  { 2, 0, PUMPS, SAL_WHITESPACE_PIPELINE, 0, 0, 0, 0, 550, SAL_POTENTIAL_UNKNOWN },
  { 2, 0, VALVES, SAL_WHITESPACE_OPEN, 0, 0, 0, 0, 0, SAL_POTENTIAL_UNKNOWN },
};

static void
test_cells (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalWhitespace) portfolio = load (self, NULL);

  g_assert_cmpuint (sal_whitespace_n_families (portfolio), ==, 3); /* without “All” */
  g_assert_cmpuint (portfolio->accounts->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const Expected *one = &expected[i];
      const SalWhitespaceAccount *account = sal_whitespace_get_account (portfolio, one->account);
      const SalWhitespaceCell *cell =
          sal_whitespace_get_cell (portfolio, account, one->row, one->family);

      g_test_message ("%s, row %u, family %u", account->name, one->row, one->family);
      g_assert_cmpint (cell->state, ==, one->state);
      g_assert_cmpint (cell->current, ==, one->current);
      g_assert_cmpint (cell->potential, ==, one->potential);
      g_assert_cmpint (cell->open, ==, one->open);
      g_assert_cmpint (cell->more, ==, one->more);
      g_assert_cmpint (cell->pipeline, ==, one->pipeline);
      g_assert_cmpint (cell->source, ==, one->source);
    }
}

static void
test_accounts (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalWhitespace) portfolio = load (self, NULL);
  const SalWhitespaceAccount *account = sal_whitespace_get_account (portfolio, 0);

  g_assert_cmpstr (account->name, ==, "Alder");
  g_assert_cmpuint (account->n_units, ==, 2);
  g_assert_cmpstr (account->units[0].name, ==, "Halle");
  g_assert_cmpint (sal_whitespace_account_get_unit (account, 3), ==, 12);
  g_assert_cmpuint (sal_whitespace_account_find_row (account, 12), ==, 3);
  g_assert_cmpuint (sal_whitespace_account_find_row (account, 77), ==, SAL_WHITESPACE_ROW_UNSAID);
  g_assert_cmpstr (sal_dimension_get_label (portfolio->segments, account->segment), ==, "Large");
  g_assert_cmpstr (sal_dimension_get_label (portfolio->owners, account->owner), ==, "Ann");
  g_assert_cmpstr (sal_dimension_get_label (portfolio->tiers, account->tier), ==, "Tier 1");
  g_assert_cmpstr (
      sal_dimension_get_label (portfolio->tiers, sal_whitespace_get_account (portfolio, 1)->tier),
      ==,
      "Tier 2");
  g_assert_false (sal_whitespace_get_account (portfolio, 2)->is_customer);
  g_assert_cmpint (sal_whitespace_get_account (portfolio, 2)->tier, ==, SAL_DIMENSION_NONE);
}

/* Birch had valves when it was offered pumps and service, and service once before in vain; Alder
 * had bought what it was offered, and Cedar nothing. */
static void
test_attempts (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalWhitespace) portfolio = load (self, NULL);
  static const guint attempts[3][3] = { { 0 }, { 1, 2, 0 }, { 0 } };
  static const guint successes[3][3] = { { 0 }, { 1, 1, 0 }, { 0 } };

  for (guint i = 0; i < 3; i++)
    for (guint family = 0; family < 3; family++)
      {
        const SalWhitespaceCell *cell = sal_whitespace_get_cell (
            portfolio, sal_whitespace_get_account (portfolio, i), 0, family);

        g_test_message ("account %u, family %u", i, family);
        g_assert_cmpuint (cell->n_attempts, ==, attempts[i][family]);
        g_assert_cmpuint (cell->n_successes, ==, successes[i][family]);
      }
}

/* Some accounts alone, and what became of them taken over into all. */
static void
test_some (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalWhitespace) portfolio = load (self, NULL);
  g_autoptr (SalWhitespace) part = NULL, none = load (self, "[99]");
  const SalWhitespaceCell *cell;

  g_assert_cmpuint (none->accounts->len, ==, 0);
  fixture_do (self->store,
              "UPDATE opportunity SET stage = 1, close_date = '2026-06-29' WHERE id = 15");
  part = load (self, "[3]");
  g_assert_cmpuint (part->accounts->len, ==, 1);
  g_assert_true (sal_whitespace_merge (portfolio, part));
  cell = sal_whitespace_get_cell (portfolio, sal_whitespace_get_account (portfolio, 2), 0, PUMPS);
  g_assert_cmpint (cell->state, ==, SAL_WHITESPACE_OWNED);
  g_assert_cmpint (cell->current, ==, 550);
  g_assert_true (sal_whitespace_get_account (portfolio, 2)->is_customer);
}

static char *
describe (GArray *evidence, const SalWhitespaceAccount *account, guint row, gint64 family)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < evidence->len; i++)
    {
      const SalWhitespaceEvidence *one = &g_array_index (evidence, SalWhitespaceEvidence, i);

      if (sal_whitespace_evidence_is_of (one, account, row, family))
        g_string_append_printf (text,
                                "%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "%s; ",
                                sal_evidence_type_get_label (one->type),
                                one->kind->name,
                                one->id,
                                one->amount,
                                one->counts ? "" : " not");
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  gint64 account;
  guint row;
  gint64 family;
  const char *text;
} evidences[] = {
  { 1, 2, 1, "Installed installed_product 1 10000; " },
  { 1, 3, 1, "Won opportunity 11 3000; Potential account_potential 4 20000; " },
  { 1, 1, 1, "Potential account_potential 2 50000 not; Potential account_potential 1 40000; " },
  { 1, 1, 2, "Installed Once installed_product 2 5000 not; Won opportunity 10 7000 not; " },
  { 1, 2, 3, "Not Eligible eligibility_exception 1 0; " },
  { 1, 3, 3, "" },
  { 2, 0, 1, "Won opportunity 12 4000; " },
  { 2, 0, 2, "Won opportunity 13 0; " },
  { 2, 0, 3, "Contract contract 1 1200; " },
  { 3, 0, 1, "Pipeline opportunity 15 550; Growth Play growth_play 1 990 not; " },
};

/* Each cell can be asked what it is made of, and what counts of that sums to it. */
static void
test_evidence (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalWhitespace) portfolio = load (self, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (evidences); i++)
    {
      g_autoptr (GError) error = NULL;
      Question question = { self->day, NULL, evidences[i].account };
      g_autoptr (GArray) evidence =
          sal_store_read_sync (self->store, read_evidence, &question, NULL, &error);
      const SalWhitespaceAccount *account =
          sal_whitespace_get_account (portfolio, (guint) evidences[i].account - 1);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = describe (evidence, account, evidences[i].row, evidences[i].family);
      g_assert_cmpstr (text, ==, evidences[i].text);
    }
}

static gboolean
enter (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_transaction_enter (transaction, NULL, data, error);
}

/* A buying unit of another account, and a product of another family, are refused beside the field;
 * a potential below what is bought is not. */
static void
test_refused (AccountFixture *self, gconstpointer data)
{
  static const struct
  {
    const SalKind *kind;
    const char *field;
    gint64 value;
    const char *message; /* or NULL */
  } cases[] = {
    { &sal_installed_product_kind, "buying_unit", 11, "Buying Unit: “Halle” is a buying unit" },
    { &sal_installed_product_kind, "product", 2, "Product: “Valve” is of another" },
    { &sal_installed_product_kind, "product", 1, NULL },
    { &sal_account_potential_kind, "buying_unit", 12, "Buying Unit: “Jena” is a buying unit" },
    { &sal_account_potential_kind, "amount", 1, NULL },
    { &sal_eligibility_exception_kind, "buying_unit", 12, "Buying Unit: “Jena” is a buying" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalRecord) record = sal_record_new (cases[i].kind);
      gboolean done;

      sal_record_set_integer (record, "account", 2);
      sal_record_set_integer (record, "product_family", 1);
      if (cases[i].kind == &sal_account_potential_kind)
        sal_record_set_integer (record, "amount", 5);
      if (cases[i].kind == &sal_eligibility_exception_kind)
        sal_record_set_text (record, "reason", "None");
      sal_record_set_integer (record, cases[i].field, cases[i].value);
      done = sal_store_run_sync (
          self->store, "Enter", SAL_COMMAND_DEFAULT, enter, record, NULL, NULL, &error);
      g_test_message ("%s: %s", cases[i].field, error != NULL ? error->message : "");
      g_assert_cmpint (done, ==, cases[i].message == NULL);
      if (cases[i].message != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static gpointer
complete_draft (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_whitespace_draft_complete (data, connection, 1, error) ? data : NULL;
}

static gint32
begin_opportunity (AccountFixture *self)
{
  Question question = { sal_date_from_ymd (2026, 6, 30), NULL, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWhitespace) portfolio =
      sal_store_read_sync (self->store, read_portfolio, &question, NULL, &error);
  g_autoptr (SalRecord) record = NULL;

  g_assert_no_error (error);
  record = sal_whitespace_draft (portfolio,
                                 sal_whitespace_get_account (portfolio, 0),
                                 SAL_WHITESPACE_ROW_UNITS,
                                 VALVES,
                                 &sal_opportunity_kind);
  g_assert_nonnull (sal_store_read_sync (self->store, complete_draft, record, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sal_record_get_integer (record, "stage"), ==, 2);

  return sal_record_get_date (record, "close_date") - question.day;
}

/* An opportunity is to be closed when it has taken as long as one usually does: 90 days while few
 * were won, and then the median. With seven more, of 10, 20 … 70 days, and those of 59, 90, 120 and
 * 152 days above, it is 59. What is won after the day does not count. */
static void
test_close_date (AccountFixture *self, gconstpointer data)
{
  g_assert_cmpint (begin_opportunity (self), ==, 90);
  fixture_do (
      self->store,
      "INSERT INTO opportunity (id, name, account, stage, created, close_date)"
      " SELECT 100 + value, 'Won', 1, 1, date ('2026-06-01', '-' || (10 * value) || ' days'),"
      " '2026-06-01' FROM json_each ('[1, 2, 3, 4, 5, 6, 7]');"
      "INSERT INTO opportunity (id, name, account, stage, created, close_date)"
      " SELECT 200 + value, 'Later', 1, 1, '2026-06-01', '2026-12-01'"
      " FROM json_each ('[1, 2, 3, 4, 5, 6, 7]')");
  g_assert_cmpint (begin_opportunity (self), ==, 59);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/whitespace-repository/" path,                                                      \
              AccountFixture,                                                                      \
              records,                                                                             \
              account_fixture_set_up,                                                              \
              func,                                                                                \
              account_fixture_tear_down)
  ADD ("cells", test_cells);
  ADD ("accounts", test_accounts);
  ADD ("attempts", test_attempts);
  ADD ("some", test_some);
  ADD ("evidence", test_evidence);
  ADD ("refused", test_refused);
  ADD ("close-date", test_close_date);
#undef ADD

  return g_test_run ();
}
