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

static const SalCredit *
get_credit (const SalCrediting *crediting, guint engagement, guint index)
{
  const SalEngagement *one = crediting->engagements->pdata[engagement];

  g_assert_cmpuint (index, <, one->participation->credits->len);

  return &g_array_index (one->participation->credits, SalCredit, index);
}

/* A third of it is cancelled, in a transaction that names only what it corrects, and then put into
 * the books by a credit note, which takes nothing back by itself: with it, 600 are due, which are
 * received. What is dated after the day is not known. */
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
  g_assert_cmpuint (
      ((SalEngagement *) crediting->engagements->pdata[0])->participation->credits->len, ==, 1);
  credit = get_credit (crediting, 0, 0);
  g_assert_cmpint (credit->invoiced, ==, sal_date_from_ymd (2026, 3, 20));
  g_assert_cmpint (credit->received, ==, sal_date_from_ymd (2026, 5, 31));
  g_assert_cmpint (credit->cancellation->date, ==, sal_date_from_ymd (2026, 5, 31));
  g_assert_cmpint (credit->cancellation->money, ==, 30000);
  g_assert_null (credit->cancellation->next);
  before = pay_fixture_credit (&office, "2026-05-30", &error);
  g_assert_no_error (error);
  credit = get_credit (before, 0, 0);
  g_assert_null (credit->cancellation);
  g_assert_cmpint (credit->received, ==, SAL_DATE_NONE);
}

/* 100.00 in three: 33.33 of it each time, by day, the last takes the rest; what is more than all of
 * it is none. Split in two, each part is rounded for itself, and all parts are the whole. */
static void
test_crediting_cancellations (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GError) error = NULL;
  const SalCancellation *one;

  init (&office);
  pay_fixture_sell (&office, 900, "2026-03-10", 10001, 101, "new");
  pay_fixture_do (&office,
                  "INSERT INTO opportunity_split (id, opportunity, position, share, credit) VALUES"
                  " (1, 900, 12, 500000000, 'split'), (2, 900, 11, 500000000, 'split');"
                  "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) VALUES"
                  " (1, 'C1', 'cancellation', '2026-05-31', 900, -3333),"
                  " (2, 'C2', 'cancellation', '2026-04-30', 900, -3333),"
                  " (3, 'C3', 'cancellation', '2026-06-30', 900, -5000),"
                  " (4, 'C4', 'cancellation', '2026-07-31', 900, -5000)");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  /* Ada: 50.00 × 33.33 ÷ 100.01 = 16.663…; twice that is 33.326… */
  one = get_credit (crediting, 0, 0)->cancellation;
  g_assert_cmpint (one->date, ==, sal_date_from_ymd (2026, 4, 30));
  g_assert_cmpint (one->money, ==, 1666);
  one = one->next;
  g_assert_cmpint (one->date, ==, sal_date_from_ymd (2026, 5, 31));
  g_assert_cmpint (one->money, ==, 3333 - 1666);
  one = one->next;
  g_assert_cmpint (one->date, ==, sal_date_from_ymd (2026, 6, 30));
  g_assert_cmpint (one->money, ==, 5000 - 3333);
  g_assert_null (one->next);
  g_assert_cmpuint (crediting->issues->len, ==, 0);
}

/* A credit note of 200 takes back 200 of 1,000 on its day; after a cancellation of 300 one of 400
 * takes back 100 more; Mia's share rolls up with it. What comes after the last day in the plan
 * takes nothing back, and it is said. */
static void
test_crediting_notes (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  const SalCredit *credit;

  init (&office);
  pay_fixture_sell (&office, 900, "2026-03-10", 100000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-05-10", 50000, 101, "new");
  pay_fixture_do (
      &office,
      "UPDATE opportunity SET discount = 100000000 WHERE id = 900;"
      "INSERT INTO \"transaction\" (id, number, type, date, opportunity, corrects, amount) VALUES"
      " (1, 'I1', 'invoice', '2026-03-20', 900, NULL, 100000),"
      " (2, 'N1', 'credit_note', '2026-04-20', NULL, 1, -20000),"
      " (3, 'R1', 'receipt', '2026-05-20', 900, NULL, 80000),"
      " (4, 'N2', 'credit_note', '2026-06-30', 900, NULL, -40000),"
      " (5, 'C1', 'cancellation', '2026-06-30', 900, NULL, -30000)");
  /* the filter of “new”, 8, asks for what was sold, and not for what a credit note is of */
  pay_fixture_assert_credits (&office,
                              101,
                              "2026-03-10 900/direct/11 100000 9\n"
                              "2026-04-20 900/direct/11/N1 -20000 9\n"
                              "2026-05-10 901/direct/11 50000 1\n"
                              "2026-06-30 900/direct/11/N2 -10000 9\n");
  pay_fixture_assert_credits (&office,
                              103,
                              "2026-03-10 900/roll-up/11 100000 2\n"
                              "2026-04-20 900/roll-up/11/N1 -20000 2\n"
                              "2026-05-10 901/roll-up/11 50000 2\n"
                              "2026-06-30 900/roll-up/11/N2 -10000 2\n");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (crediting->issues->len, ==, 0);
  credit = get_credit (crediting, 0, 0);
  g_assert_cmpint (credit->received, ==, sal_date_from_ymd (2026, 5, 20));
  g_assert_cmpint (credit->cancellation->money, ==, 30000);
  credit = get_credit (crediting, 0, 1);
  g_assert_cmpint (credit->received, ==, credit->date);
  g_assert_null (credit->cancellation);

  pay_fixture_do (&office, "UPDATE person SET \"left\" = '2026-05-31' WHERE id = 101");
  pay_fixture_assert_credits (&office,
                              101,
                              "2026-03-10 900/direct/11 100000 9\n"
                              "2026-04-20 900/direct/11/N1 -20000 9\n"
                              "2026-05-10 901/direct/11 50000 1\n");
  other = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->issues->len, ==, 1);
  g_assert_cmpint (((SalPayIssue *) other->issues->pdata[0])->kind, ==, SAL_PAY_ISSUE_CREDIT_NOTE);
}

/* Of the account, Bo has a third on the day, and Ola a quarter on top; Ada, who owns the sale, has
 * the rest: 1,000.00 are 666.67 and 333.33 by largest remainder. What covers the sale itself is put
 * before what covers its account, and its own splits before both. */
static void
test_crediting_coverage (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GError) error = NULL;

  init (&office);
  pay_fixture_sell (&office, 900, "2026-03-10", 100000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-04-10", 100000, 101, "new");
  pay_fixture_do (
      &office,
      "INSERT INTO coverage (id, account, position, credit, share, valid_from, valid_to) VALUES"
      " (1, 1, 12, 'split', 333333333, '2026-01-01', '2026-03-31'),"
      " (2, 1, 15, 'overlay', 250000000, '2026-03-10', NULL),"
      " (3, 1, 13, 'none', 1000000000, '2026-01-01', NULL)");
  pay_fixture_assert_credits (
      &office, 101, "2026-03-10 900/direct/11 66667 1\n2026-04-10 901/direct/11 100000 1\n");
  pay_fixture_assert_credits (&office, 102, "2026-03-10 900/direct/12 33333 1\n");
  pay_fixture_assert_credits (
      &office, 105, "2026-03-10 900/overlay/15 25000 1\n2026-04-10 901/overlay/15 25000 1\n");
  pay_fixture_assert_credits (&office,
                              103,
                              "2026-03-10 900/roll-up/12 33333 2\n2026-03-10 900/roll-up/11 66667 "
                              "2\n2026-04-10 901/roll-up/11 100000 2\n");

  /* who is responsible has what is split off for them, too */
  pay_fixture_do (&office, "UPDATE coverage SET position = 11 WHERE id = 1");
  pay_fixture_assert_credits (
      &office, 101, "2026-03-10 900/direct/11 100000 1\n2026-04-10 901/direct/11 100000 1\n");

  /* all of it is split off, to two */
  pay_fixture_do (
      &office,
      "INSERT INTO coverage (id, opportunity, position, credit, share, valid_from) VALUES"
      " (4, 900, 12, 'split', 500000000, '2026-01-01'),"
      " (5, 900, 15, 'split', 500000000, '2026-01-01')");
  pay_fixture_assert_credits (&office, 101, "2026-04-10 901/direct/11 100000 1\n");
  pay_fixture_assert_credits (&office, 102, "2026-03-10 900/direct/12 50000 1\n");
  pay_fixture_assert_credits (&office,
                              105,
                              "2026-03-10 900/direct/15 50000 1\n2026-03-10 900/overlay/15 25000 "
                              "1\n2026-04-10 901/overlay/15 25000 1\n");

  /* more than all of it: nobody has any */
  pay_fixture_do (&office, "UPDATE coverage SET share = 600000000 WHERE id = 4");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (crediting->issues->len, ==, 1);
  g_assert_cmpint (((SalPayIssue *) crediting->issues->pdata[0])->kind, ==, SAL_PAY_ISSUE_SPLITS);
  g_assert_cmpint (((SalPayIssue *) crediting->issues->pdata[0])->opportunity, ==, 900);
  pay_fixture_assert_credits (&office, 102, "");

  pay_fixture_do (&office,
                  "INSERT INTO opportunity_split (id, opportunity, position, share, credit) VALUES"
                  " (1, 900, 11, 1000000000, 'split')");
  pay_fixture_assert_credits (
      &office, 101, "2026-03-10 900/direct/11 100000 1\n2026-04-10 901/direct/11 100000 1\n");
}

/* --- random shares --- */

#define N_DEALS  150
#define N_SHARES 5

typedef struct
{
  gint64 amount;
  int n;
  gint64 shares[N_SHARES]; /* of SAL_RATE_ONE, by position, from 11 */
  gint64 parts[N_SHARES];
} RandomDeal;

/* Whole shares; what is left goes to the largest remainders, ties to the first. */
static void
share_out (RandomDeal *self)
{
  __int128 rests[N_SHARES];
  gint64 left = self->amount;

  for (int i = 0; i < self->n; i++)
    {
      __int128 exact = (__int128) self->amount * self->shares[i];

      self->parts[i] = (gint64) (exact / SAL_RATE_ONE);
      rests[i] = exact % SAL_RATE_ONE;
      left -= self->parts[i];
    }
  for (; left > 0; left--)
    {
      int best = 0;

      for (int i = 1; i < self->n; i++)
        if (rests[i] > rests[best])
          best = i;
      self->parts[best]++;
      rests[best] = -1;
    }
}

static RandomDeal
draw_deal (void)
{
  RandomDeal self = { .amount = g_test_rand_int_range (1, 1000),
                      .n = g_test_rand_int_range (1, N_SHARES + 1) };
  gint64 left = SAL_RATE_ONE;

  for (int i = 0; i < self.n; i++)
    {
      self.shares[i] = i + 1 == self.n ? left : g_test_rand_int_range (0, (gint32) left + 1);
      left -= self.shares[i];
    }
  share_out (&self);

  return self;
}

static void
store_deal (PayFixture *office, const RandomDeal *deal, int index)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  pay_fixture_sell (office, 1000 + index, "2026-03-10", deal->amount, 104, "new");
  for (int i = 0; i < deal->n; i++)
    g_string_append_printf (
        sql,
        "INSERT INTO opportunity_split (id, opportunity, position, share, credit) VALUES"
        " (%d, %d, %d, %" G_GINT64_FORMAT ", 'split');",
        index * N_SHARES + i + 1,
        1000 + index,
        11 + i,
        deal->shares[i]);
  pay_fixture_do (office, sql->str);
}

/* What each position is credited with is what the definition of the method gives, and sums to the
 * deal. */
static void
test_crediting_random (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree RandomDeal *deals = g_new (RandomDeal, N_DEALS);
  guint n_credits = 0, n_expected = 0;

  init (&office);
  for (int i = 0; i < N_DEALS; i++)
    {
      deals[i] = draw_deal ();
      store_deal (&office, &deals[i], i);
    }
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (crediting->issues->len, ==, 0);
  for (guint i = 0; i < crediting->engagements->len; i++)
    {
      const SalEngagement *one = crediting->engagements->pdata[i];

      for (guint k = 0; k < one->participation->credits->len; k++)
        {
          const SalCreditSource *source = &g_array_index (one->sources, SalCreditSource, k);
          const RandomDeal *deal = &deals[source->sale - 1000];

          if (source->type != SAL_CREDIT_DIRECT)
            continue;
          g_assert_cmpint (
              get_credit (crediting, i, k)->money, ==, deal->parts[source->position - 11]);
          n_credits++;
        }
    }
  for (int i = 0; i < N_DEALS; i++)
    n_expected += (guint) deals[i].n;
  g_assert_cmpuint (n_credits, ==, n_expected);
}

/* --- measures --- */

#define COUNTED(id, measure)                                                                       \
  "{\"id\": \"" id "\", \"measure\": \"" measure "\", \"counts\": \"number\", " METHOD "}"

/* "id money number components", of the credits that are not bookings, one a line. */
static void
assert_measured (PayFixture *office, gint64 person, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCrediting) crediting = pay_fixture_credit (office, "2026-12-31", &error);
  g_autoptr (GString) list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < crediting->engagements->len; i++)
    {
      const SalEngagement *one = crediting->engagements->pdata[i];

      for (guint k = 0; k < one->participation->credits->len && one->person == person; k++)
        {
          const SalCredit *credit = get_credit (crediting, i, k);

          if (!g_str_equal (credit->measure, "bookings"))
            g_string_append_printf (list,
                                    "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                                    "\n",
                                    credit->id,
                                    credit->money,
                                    credit->number,
                                    (gint64) credit->components);
        }
    }
  g_assert_cmpstr (list->str, ==, expected);
}

static void
init_measures (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (
      self,
      "{\"name\": \"Field\", \"components\": [{\"id\": \"all\", " METHOD "}, {\"id\": "
      "\"margin\", \"measure\": \"margin\", " METHOD
      "}, " COUNTED ("deals", "deals") ", " COUNTED ("logos", "new_logos") ", " COUNTED (
          "units",
          "units") ", {\"id\": \"demos\", "
                   "\"measure\": \"activities\", \"counts\": \"number\", \"filter\": \"activity = "
                   "\\\"demo\\\"\", " METHOD "}]}");
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-01-01", 5000000);
}

/* 1,000.00 of which 2.5 at a cost of 100.01 each and one at 50.00: 699.975 are left, 699.97; 3.5
 * units, a deal, and the first of its account. Half of it is Bo's. Half of the deal is cancelled:
 * half the margin, but the deal is there; the second deal is no new logo. Bookings alone count for
 * a component that names no measure. */
static void
test_crediting_measures (void)
{
  g_auto (PayFixture) office = { 0 };

  init_measures (&office);
  pay_fixture_sell (&office, 899, "2025-03-10", 100, 101, "new");
  pay_fixture_sell (&office, 900, "2026-03-10", 100000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-03-10", 100000, 102, "new");
  pay_fixture_do (
      &office,
      "UPDATE opportunity SET stage = 2 WHERE id = 899;" /* it was never won */
      "INSERT INTO product (id, name, unit_cost, currency) VALUES (1, 'A', 10001, 'USD'),"
      " (2, 'B', 5000, 'USD'), (3, 'C', NULL, 'USD');"
      "INSERT INTO opportunity_line (id, opportunity, product, quantity, amount) VALUES"
      " (1, 900, 1, 2.5, 60000), (2, 900, 2, 1, 40000), (3, 901, 3, 7, 100000);"
      "INSERT INTO opportunity_split (id, opportunity, position, share, credit) VALUES"
      " (1, 900, 11, 500000000, 'split'), (2, 900, 12, 500000000, 'split');"
      "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) VALUES"
      " (1, 'C1', 'cancellation', '2026-05-31', 900, -50000)");
  /* 100,000 − round (25,002.5) − 5,000 = 69,997: 34,999 and 34,998 */
  assert_measured (&office,
                   101,
                   "900/direct/11/margin 34999 349985000 2\n"
                   "900/direct/11/deals 50 500000 4\n"
                   "900/direct/11/new_logos 50 500000 8\n"
                   "900/direct/11/units 175 1750000 16\n");
  assert_measured (&office,
                   102,
                   "900/direct/12/margin 34998 349985000 2\n"
                   "900/direct/12/deals 50 500000 4\n"
                   "900/direct/12/new_logos 50 500000 8\n"
                   "900/direct/12/units 175 1750000 16\n"
                   "901/direct/12/deals 100 1000000 4\n"
                   "901/direct/12/units 700 7000000 16\n");
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SalCrediting) crediting = pay_fixture_credit (&office, "2026-12-31", &error);

    g_assert_no_error (error);
    g_assert_cmpint (get_credit (crediting, 0, 1)->cancellation->money, ==, 17500);
    g_assert_null (get_credit (crediting, 0, 2)->cancellation);
    g_assert_null (get_credit (crediting, 0, 3)->cancellation);
    g_assert_cmpint (get_credit (crediting, 0, 4)->cancellation->number, ==, 875000);
    /* of the other nobody knows what it cost */
    g_assert_cmpuint (crediting->issues->len, ==, 1);
    g_assert_cmpint (((SalPayIssue *) crediting->issues->pdata[0])->opportunity, ==, 901);
    g_assert_cmpint (
        ((SalPayIssue *) crediting->issues->pdata[0])->kind, ==, SAL_PAY_ISSUE_MEASURE);
  }
}

/* Of one's own, while one takes part, of the kind that is asked for; by day among the other
 * credits. */
static void
test_crediting_activities (void)
{
  g_auto (PayFixture) office = { 0 };

  init_measures (&office);
  pay_fixture_do (&office,
                  "INSERT INTO activity (id, subject, type, date, person) VALUES"
                  " (1, 'x', 'demo', '2026-03-02', 101), (2, 'x', 'call', '2026-03-02', 101),"
                  " (3, 'x', 'demo', '2025-12-31', 101), (4, 'x', 'demo', '2026-02-02', 102),"
                  " (5, 'x', 'demo', '2026-01-02', 101)");
  assert_measured (&office, 101, "activity/5 100 1000000 32\nactivity/1 100 1000000 32\n");
  assert_measured (&office, 102, "activity/4 100 1000000 32\n");
}

/* Quotas of what is counted are numbers, whatever the currency. */
static void
test_crediting_number_quota (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GError) error = NULL;
  const SalParticipation *of;

  init_measures (&office);
  pay_fixture_do (&office,
                  "INSERT INTO quota (id, position, measure, period, amount, currency, version)"
                  " VALUES (1, 11, 'new_logos', '2026-Q1', 1200, 'EUR', 1)");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  of = ((SalEngagement *) crediting->engagements->pdata[0])->participation;
  g_assert_cmpuint (of->quotas->len, ==, 1);
  g_assert_cmpint (g_array_index (of->quotas, SalParticipationQuota, 0).component, ==, 3);
  g_assert_cmpint (sal_rational_compare_integer (
                       &g_array_index (of->quotas, SalParticipationQuota, 0).amount, 12),
                   ==,
                   0);
}

/* Two components have the objective “Wins”, and one of them “Talks”, too. */
#define OBJECTIVES(id, names)                                                                      \
  "{\"id\": \"" id "\", \"period\": \"quarter\", \"method\": {\"kind\": \"objectives\", "          \
  "\"objectives\": [" names "]}}"

/* A score is of the last day of its period, or of the person's last day in it. One that names a
 * component is for it alone; one that nobody is paid for is said. */
static void
test_crediting_scores (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalCrediting) crediting = NULL;
  g_autoptr (GError) error = NULL;

  pay_fixture_init (&office);
  pay_fixture_add_plan (
      &office,
      "{\"name\": \"Field\", \"components\": [{\"id\": \"all\", " METHOD
      "}, " OBJECTIVES ("one", "{\"name\": \"Wins\", \"share\": \"100 %\"}") ", " OBJECTIVES (
          "two",
          "{\"name\": \"Wins\", \"share\": \"50 %\"}, {\"name\": \"Talks\", "
          "\"share\": \"50 %\"}") "]}");
  pay_fixture_add_participant (&office, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (&office, 1002, 102, "Field", "2026-01-01", 5000000);
  pay_fixture_do (&office, "UPDATE person SET \"left\" = '2026-05-15' WHERE id = 102");
  pay_fixture_do_pay (
      &office,
      "INSERT INTO pay_score (id, person, objective, component, period, score) VALUES"
      " (1, 101, 'Wins', NULL, '2026-Q1', 750000000), (2, 101, 'Wins', 'two', '2026-Q2', 0),"
      " (3, 101, 'Talks', NULL, '2026-Q2', 1000000000), (4, 102, 'Wins', 'one', '2026-Q2', "
      "500000000),"
      " (5, 102, 'Wins', NULL, '2026-Q3', 500000000), (6, 101, 'Smiles', NULL, '2026-Q1', 1000),"
      " (7, 101, 'Wins', NULL, '2027-Q1', 1000)");
  assert_measured (&office,
                   101,
                   "score/Wins 2026-Q1 75 750000 6\nscore/Talks 2026-Q2 100 1000000 4\n"
                   "score/Wins 2026-Q2 two 0 0 4\n");
  assert_measured (&office, 102, "score/Wins 2026-Q2 one 50 500000 2\n");
  crediting = pay_fixture_credit (&office, "2026-12-31", &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_credit (crediting, 0, 0)->date, ==, sal_date_from_ymd (2026, 3, 31));
  g_assert_cmpint (get_credit (crediting, 1, 0)->date, ==, sal_date_from_ymd (2026, 5, 15));
  g_assert_cmpuint (crediting->issues->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (
        ((SalPayIssue *) crediting->issues->pdata[i])->kind, ==, SAL_PAY_ISSUE_MEASURE);
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
  g_test_add_func ("/crediting/cancellations", test_crediting_cancellations);
  g_test_add_func ("/crediting/notes", test_crediting_notes);
  g_test_add_func ("/crediting/coverage", test_crediting_coverage);
  g_test_add_func ("/crediting/random", test_crediting_random);
  g_test_add_func ("/crediting/measures", test_crediting_measures);
  g_test_add_func ("/crediting/activities", test_crediting_activities);
  g_test_add_func ("/crediting/number-quota", test_crediting_number_quota);
  g_test_add_func ("/crediting/scores", test_crediting_scores);
  g_test_add_func ("/crediting/segments", test_crediting_segments);
  g_test_add_func ("/crediting/issues", test_crediting_issues);
  g_test_add_func ("/crediting/ramp", test_crediting_ramp);

  return g_test_run ();
}
