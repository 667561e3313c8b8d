/* test-crediting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"

/* Component 1 counts all that is credited to a seller, 2 what rolls up, 4 renewals, 8 new bookings
 * of at least 1,000 with a discount below 20 %. */
#define METHOD                                                                                     \
  "\"period\": \"month\", \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", "         \
  "\"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}"
#define PLAN(members)                                                                              \
  "{\"name\": \"Field\", " members "\"components\": [{\"id\": \"all\", " METHOD                    \
  "}, {\"id\": \"team\", \"filter\": \"type = \\\"roll-up\\\"\", " METHOD                          \
  "}, {\"id\": \"renewals\", \"measure\": \"renewals\", " METHOD                                   \
  "}, {\"id\": \"new\", \"measure\": \"new_bookings\", \"filter\": \"amount >= 1000 and discount " \
  "< 0.2\", " METHOD "}]}"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, PLAN (""));
  for (int i = 1; i <= 5; i++)
    pay_fixture_add_participant (self, 1000 + i, 100 + i, "Field", "2026-01-01", 5000000);
}

/* All of it to the owner, and up two levels. */
static void
test_crediting_owner (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_sell (&office, 900, "2026-03-10", 100001, 101, "renewal");
  pay_fixture_sell (&office, 901, "2026-02-10", 50000, 101, "new");
  pay_fixture_sell (&office, 902, "2027-02-10", 50000, 101, "new");
  pay_fixture_do (&office, "UPDATE opportunity SET stage = 2 WHERE id = 999");
  pay_fixture_assert_credits (
      &office, 101, "2026-02-10 901/direct/11 50000 1\n2026-03-10 900/direct/11 100001 5\n");
  pay_fixture_assert_credits (&office, 102, "");
  pay_fixture_assert_credits (
      &office, 103, "2026-02-10 901/roll-up/11 50000 2\n2026-03-10 900/roll-up/11 100001 2\n");
  pay_fixture_assert_credits (
      &office, 104, "2026-02-10 901/roll-up/11 50000 2\n2026-03-10 900/roll-up/11 100001 2\n");
}

/* What closed is what counts, and who was responsible on that day. */
static void
test_crediting_day (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_sell (&office, 900, "2026-03-10", 100, 101, "renewal");
  pay_fixture_sell (&office, 901, "2026-03-11", 200, 101, "renewal");
  /* the account is Bo's from the 11th on */
  pay_fixture_do (&office,
                  "INSERT INTO coverage (id, account, position, credit, valid_from)"
                  " VALUES (1, 1, 12, 'primary', '2026-03-11')");
  pay_fixture_assert_credits (&office, 101, "2026-03-10 900/direct/11 100 5\n");
  pay_fixture_assert_credits (&office, 102, "2026-03-11 901/direct/12 200 5\n");
  /* and Bo's position Ada's from the 11th on, too: she holds both, and has another segment */
  pay_fixture_do (&office,
                  "UPDATE assignment SET valid_to = '2026-03-10' WHERE id = 22;"
                  "INSERT INTO assignment (id, person, position, valid_from)"
                  " VALUES (26, 101, 12, '2026-03-11')");
  pay_fixture_assert_credits (
      &office, 101, "2026-03-10 900/direct/11 100 5\n2026-03-11 901/direct/12 200 5\n");
  pay_fixture_assert_credits (&office, 102, "");
}

/* 1,000.01 at 50/50: the first listed has the cent; an overlay of 25 % comes on top; Mia has it
 * all, once for each of her two. */
static void
test_crediting_splits (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GError) error = NULL;

  init (&office);
  pay_fixture_sell (&office, 900, "2026-03-10", 100001, 104, "new");
  pay_fixture_do (&office,
                  "INSERT INTO opportunity_split (id, opportunity, position, share, credit) VALUES"
                  " (1, 900, 12, 500000000, 'split'), (2, 900, 11, 500000000, 'split'),"
                  " (3, 900, 15, 250000000, 'overlay')");
  pay_fixture_do (&office, "UPDATE opportunity SET discount = 100000000 WHERE id = 900");
  pay_fixture_assert_credits (&office, 101, "2026-03-10 900/direct/11 50000 1\n");
  pay_fixture_assert_credits (&office, 102, "2026-03-10 900/direct/12 50001 1\n");
  pay_fixture_assert_credits (&office, 105, "2026-03-10 900/overlay/15 25000 1\n");
  pay_fixture_assert_credits (
      &office, 103, "2026-03-10 900/roll-up/12 50001 2\n2026-03-10 900/roll-up/11 50000 2\n");

  /* that are not the whole: nobody has any of it, and it is said */
  pay_fixture_do (&office, "UPDATE opportunity_split SET share = 400000000 WHERE id = 2");
  pay_fixture_assert_credits (&office, 101, "");
  pay_fixture_assert_credits (&office, 105, "2026-03-10 900/overlay/15 25000 1\n");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (crediting->issues->len, ==, 1);
  g_assert_cmpint (((SalPayIssue *) crediting->issues->pdata[0])->kind, ==, SAL_PAY_ISSUE_SPLITS);
  g_assert_cmpint (((SalPayIssue *) crediting->issues->pdata[0])->opportunity, ==, 900);
}

/* Amount and discount are numbers to filters, also where nothing has any. */
static void
test_crediting_filter (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCrediting) crediting = NULL;

  init (&office);
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  pay_fixture_sell (&office, 900, "2026-01-10", 100000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-01-11", 99999, 101, "new");
  pay_fixture_sell (&office, 902, "2026-01-12", 100000, 101, "new");
  pay_fixture_do (&office,
                  "UPDATE opportunity SET discount = 199999999 WHERE id IN (900, 901);"
                  "UPDATE opportunity SET discount = 200000000 WHERE id = 902");
  pay_fixture_assert_credits (&office,
                              101,
                              "2026-01-10 900/direct/11 100000 9\n"
                              "2026-01-11 901/direct/11 99999 1\n"
                              "2026-01-12 902/direct/11 100000 1\n");
  pay_fixture_add_plan (&office,
                        "{\"name\": \"Bad\", \"components\": [{\"id\": \"c\", \"filter\": \"size > "
                        "3\", " METHOD "}]}");
  g_clear_pointer (&crediting, sal_crediting_free);
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_null (crediting);
  g_assert_error (error, SAL_ERROR, SAL_ERROR_FILE);
}

/* 1,000 EUR at 1.25 of the year; Bo is paid in EUR and has a target of 50,000 of them. */
static void
test_crediting_currencies (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GError) error = NULL;

  init (&office);
  pay_fixture_do_pay (&office, "UPDATE participant SET currency = 'EUR' WHERE person = 102");
  pay_fixture_sell (&office, 900, "2026-03-10", 100000, 102, "new");
  pay_fixture_sell (&office, 901, "2026-03-10", 100000, 102, "new");
  pay_fixture_do (&office,
                  "UPDATE opportunity SET currency = 'EUR' WHERE id = 900;"
                  "UPDATE opportunity SET currency = 'JPY' WHERE id = 901;"
                  "INSERT INTO exchange_rate (id, currency, \"into\", fiscal_year, rate) VALUES"
                  " (1, 'EUR', 'USD', 2026, 1250000000), (2, 'EUR', 'USD', 2025, 1);"
                  "INSERT INTO quota (id, position, measure, period, amount, currency, version)"
                  " VALUES (1, 12, 'bookings', '2026-Q1', 40000, 'EUR', 1),"
                  " (2, 12, 'bookings', '2026-Q1', 80000, 'EUR', 2),"
                  " (3, 12, 'renewals', '2026-Q1', 10000, 'USD', 1),"
                  " (4, 11, 'bookings', '2026-Q1', 1, 'USD', 9)");
  pay_fixture_assert_credits (&office, 102, "2026-03-10 900/direct/12 125000 1\n");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < crediting->engagements->len; i++)
    {
      const SalEngagement *one = crediting->engagements->pdata[i];
      const SalParticipation *of = one->participation;

      if (one->person != 102)
        continue;
      g_assert_cmpstr (of->currency, ==, "EUR");
      g_assert_cmpint (sal_rational_compare_integer (&of->target, 62500), ==, 0);
      /* the highest version, of “all” and “team”; “renewals” has its own, “new” none */
      g_assert_cmpuint (of->quotas->len, ==, 3);
      g_assert_cmpint (sal_rational_compare_integer (
                           &g_array_index (of->quotas, SalParticipationQuota, 0).amount, 1000),
                       ==,
                       0);
      g_assert_cmpint (sal_rational_compare_integer (
                           &g_array_index (of->quotas, SalParticipationQuota, 2).amount, 100),
                       ==,
                       0);
      g_assert_cmpint (g_array_index (of->quotas, SalParticipationQuota, 2).component, ==, 2);
    }
  /* nothing is known of JPY */
  g_assert_cmpuint (crediting->issues->len, ==, 1);
  g_assert_cmpint (((SalPayIssue *) crediting->issues->pdata[0])->kind, ==, SAL_PAY_ISSUE_RATE);
}

/* A manager without a quota has that of the unit; a seller has not. */
static void
test_crediting_manager_quota (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GError) error = NULL;

  init (&office);
  pay_fixture_do (&office,
                  "INSERT INTO quota (id, unit, measure, period, amount, currency, version)"
                  " VALUES (1, 2, 'bookings', '2026-Q1', 40000, 'USD', 1)");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < crediting->engagements->len; i++)
    {
      const SalEngagement *one = crediting->engagements->pdata[i];

      g_assert_cmpuint (one->participation->quotas->len, ==, one->person == 103 ? 2 : 0);
    }
}

/* A third of it is cancelled, in a transaction that names only what it corrects; received is what
 * is invoiced once all of it is; what is dated after the day is not known. */
static void
test_crediting_transactions (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL, before = NULL;
  g_autoptr (GError) error = NULL;
  const SalCredit *credit;

  init (&office);
  pay_fixture_sell (&office, 900, "2026-03-10", 90000, 101, "new");
  pay_fixture_do (
      &office,
      "INSERT INTO \"transaction\" (id, number, type, date, opportunity, corrects, amount) VALUES"
      " (1, 'I1', 'invoice', '2026-03-20', 900, NULL, 60000),"
      " (2, 'I2', 'invoice', '2026-04-20', 900, NULL, 30000),"
      " (3, 'R1', 'receipt', '2026-05-20', 900, NULL, 60000),"
      " (4, 'R2', 'receipt', '2026-06-20', 900, NULL, 30000),"
      " (5, 'C1', 'cancellation', '2026-05-31', NULL, 2, -30000),"
      " (6, 'N1', 'credit_note', '2026-05-31', 900, NULL, -30000)");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  credit = &g_array_index (
      ((SalEngagement *) crediting->engagements->pdata[0])->participation->credits, SalCredit, 0);
  g_assert_cmpint (credit->invoiced, ==, sal_date_from_ymd (2026, 3, 20));
  g_assert_cmpint (credit->received, ==, sal_date_from_ymd (2026, 6, 20));
  g_assert_cmpint (credit->cancelled, ==, sal_date_from_ymd (2026, 5, 31));
  g_assert_cmpint (credit->cancelled_money, ==, 30000);
  before = pay_fixture_credit (&office, "2026-05-30", &error);
  g_assert_no_error (error);
  credit = &g_array_index (
      ((SalEngagement *) before->engagements->pdata[0])->participation->credits, SalCredit, 0);
  g_assert_cmpint (credit->cancelled, ==, SAL_DATE_NONE);
  g_assert_cmpint (credit->received, ==, SAL_DATE_NONE);
}

/* --- engagements --- */

/* "first last version", one a line. */
static char *
list_segments (const SalCrediting *crediting, gint64 person)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < crediting->engagements->len; i++)
    {
      const SalEngagement *one = crediting->engagements->pdata[i];
      char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];

      if (one->person == person)
        g_string_append_printf (list,
                                "%s %s %s%s\n",
                                sal_date_write_iso (one->participation->first, first),
                                sal_date_write_iso (one->participation->last, last),
                                one->plan,
                                one->participation->leaves ? " leaves" : "");
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
assert_segments (PayFixture *office, gint64 person, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCrediting) crediting = pay_fixture_credit (office, "2026-12-31", &error);
  g_autofree char *segments = NULL;

  g_assert_no_error (error);
  segments = list_segments (crediting, person);
  g_assert_cmpstr (segments, ==, expected);
}

/* A new version from July on; a change of position in April that is none of anybody's else; a
 * leaver in September. */
static void
test_crediting_segments (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autofree char *retire = NULL, *forget = NULL;
  gint64 second;

  init (&office);
  assert_segments (&office, 101, "2026-01-01 2026-12-31 Field\n");
  second = pay_fixture_add_plan (
      &office, PLAN ("\"version\": \"2\", \"from\": \"2026-07-01\", \"to\": \"2026-12-31\", "));
  assert_segments (&office, 101, "2026-01-01 2026-06-30 Field\n2026-07-01 2026-12-31 Field@2\n");
  pay_fixture_do (&office,
                  "UPDATE assignment SET valid_to = '2026-04-10' WHERE id = 21;"
                  "INSERT INTO assignment (id, person, position, valid_from)"
                  " VALUES (26, 101, 12, '2026-04-11')");
  assert_segments (&office,
                   101,
                   "2026-01-01 2026-04-10 Field\n2026-04-11 2026-06-30 Field\n"
                   "2026-07-01 2026-12-31 Field@2\n");
  pay_fixture_do (&office, "UPDATE person SET \"left\" = '2026-09-15' WHERE id = 102");
  assert_segments (
      &office, 102, "2026-01-01 2026-06-30 Field\n2026-07-01 2026-09-15 Field@2 leaves\n");

  /* what is active is put before what was; what was has paid for its days, and what never was has
   * not */
  retire = g_strdup_printf (
      "UPDATE plan_version SET status = 'retired' WHERE id = %" G_GINT64_FORMAT, second);
  forget = g_strdup_printf (
      "UPDATE plan_version SET activated_at = NULL WHERE id = %" G_GINT64_FORMAT, second);
  pay_fixture_do_pay (&office, retire);
  assert_segments (&office, 102, "2026-01-01 2026-09-15 Field leaves\n");
  pay_fixture_do_pay (&office, "UPDATE plan_version SET status = 'retired'");
  assert_segments (
      &office, 102, "2026-01-01 2026-06-30 Field\n2026-07-01 2026-09-15 Field@2 leaves\n");
  pay_fixture_do_pay (&office, forget);
  assert_segments (&office, 102, "2026-01-01 2026-09-15 Field leaves\n");
}

static void
assert_issue (PayFixture *office, SalPayIssueKind kind, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCrediting) crediting = pay_fixture_credit (office, "2026-12-31", &error);
  gboolean is_found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < crediting->issues->len; i++)
    {
      const SalPayIssue *issue = crediting->issues->pdata[i];

      is_found |= issue->kind == kind && issue->person == person;
    }
  g_assert_true (is_found);
}

static void
test_crediting_issues (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  pay_fixture_add_participant (&office, 2000, 101, "Other", "2026-01-01", 1);
  pay_fixture_add_participant (&office, 2001, 999, "Field", "2026-01-01", 1);
  assert_issue (&office, SAL_PAY_ISSUE_NO_PLAN, 101);
  assert_issue (&office, SAL_PAY_ISSUE_GONE, 999);
  pay_fixture_add_plan (&office,
                        "{\"name\": \"Other\", \"components\": [{\"id\": \"c\", \"measure\": "
                        "\"smiles\", " METHOD "}]}");
  assert_issue (&office, SAL_PAY_ISSUE_MEASURE, 0);
  pay_fixture_add_plan (&office,
                        "{\"name\": \"Other\", \"version\": \"2\", \"fiscal_start\": 2, "
                        "\"components\": [{\"id\": \"c\", " METHOD "}]}");
  g_assert_null (pay_fixture_credit (&office, "2026-12-31", &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
}

/* The profile begins with the role, in whichever position: Ada's in February of 2026. */
static void
test_crediting_ramp (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  const SalParticipation *last = NULL;

  init (&office);
  pay_fixture_do (&office,
                  "INSERT INTO ramp_profile (id, role, month, share) VALUES"
                  " (1, 'AE', 1, 250000000), (2, 'AE', 2, 500000000), (3, 'Manager', 1, 0);"
                  "UPDATE assignment SET valid_from = '2026-02-10', valid_to = '2026-02-28'"
                  " WHERE id = 21;"
                  "INSERT INTO assignment (id, person, position, valid_from)"
                  " VALUES (26, 101, 12, '2026-03-01');"
                  "INSERT INTO leave (id, person, valid_from, valid_to) VALUES"
                  " (1, 101, '2026-03-05', '2026-03-09')");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < crediting->engagements->len; i++)
    {
      const SalEngagement *one = crediting->engagements->pdata[i];

      if (one->person == 101)
        last = one->participation;
    }
  g_assert_cmpint (last->first, ==, sal_date_from_ymd (2026, 3, 1));
  g_assert_cmpint (last->ramp_from, ==, sal_date_from_ymd (2026, 2, 10));
  g_assert_cmpuint (last->ramp->len, ==, 2);
  g_assert_cmpuint (last->leaves_of_absence->len, ==, 1);

  pay_fixture_do_pay (&office, "UPDATE participant SET ramped = 0");
  other = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (
      ((SalEngagement *) other->engagements->pdata[0])->participation->ramp->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crediting/owner", test_crediting_owner);
  g_test_add_func ("/crediting/day", test_crediting_day);
  g_test_add_func ("/crediting/splits", test_crediting_splits);
  g_test_add_func ("/crediting/filter", test_crediting_filter);
  g_test_add_func ("/crediting/currencies", test_crediting_currencies);
  g_test_add_func ("/crediting/manager-quota", test_crediting_manager_quota);
  g_test_add_func ("/crediting/transactions", test_crediting_transactions);
  g_test_add_func ("/crediting/segments", test_crediting_segments);
  g_test_add_func ("/crediting/issues", test_crediting_issues);
  g_test_add_func ("/crediting/ramp", test_crediting_ramp);

  return g_test_run ();
}
