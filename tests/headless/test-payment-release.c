/* test-payment-release.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-oracle-fraction.h"
#include "sal-payment-release.h"

/* What is payable of random sales, invoiced in random parts, against plain fractions. The cases
 * that are worked by hand are in tests/data/plans/invoices.cases. */

#define N_RANDOM 20000
#define MONTHS   12
#define STEPS    6

static int
random_in (int from, int to)
{
  return g_test_rand_int_range (from, to + 1);
}

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

/* A sale of so much, by month. */
typedef struct
{
  int whole, money, window;
  int invoiced[MONTHS], documented[MONTHS], cancelled[MONTHS];
  int posted, lag;
  gint64 amount;
} Case;

static Case
draw (void)
{
  Case self = { .whole = random_in (1, 2000),
                .money = random_in (1, 3000),
                .window = random_in (0, 400),
                .posted = random_in (0, 4),
                .lag = random_in (0, 2),
                .amount = one_in (3) ? random_in (1, 3) : random_in (1, 100000) };
  int left = self.money;

  for (int n = random_in (1, STEPS); n > 0; n--)
    self.invoiced[random_in (0, MONTHS - 1)] +=
        random_in (one_in (4) ? -self.whole : 0, self.whole);
  for (int month = 0; month < MONTHS; month++)
    {
      if (one_in (5))
        {
          self.cancelled[month] = random_in (0, left);
          left -= self.cancelled[month];
        }
      if (one_in (5))
        self.documented[month] = random_in (0, self.whole);
    }

  return self;
}

static gint32
day_of (int month)
{
  return sal_date_from_ymd (2026, month + 1, 1 + month);
}

/* Until a month, so many after the first of the year. */
static gint64
find_expected (const Case *self, int until)
{
  Fraction cancelled = { 0, 1 }, share;
  int invoiced = 0, documented = 0;

  if (until < self->posted)
    return 0;
  for (int month = 0; month < MONTHS; month++)
    {
      if (MAX (month, self->posted) + self->lag <= until)
        {
          invoiced += self->invoiced[month];
          documented += self->documented[month];
        }
      if (MAX (month, self->posted) <= until && day_of (month) - day_of (0) <= self->window)
        cancelled = plus (cancelled, fraction (self->cancelled[month], self->money));
    }
  cancelled = minus (cancelled, fraction (documented, self->whole));
  share = fraction (MAX (invoiced, 0), self->whole);
  if (cancelled.above > 0)
    share = plus (share, cancelled);

  return compare (share, fraction (1, 1)) >= 0
             ? self->amount
             : round_away (times (share, fraction (self->amount, 1)));
}

static void
check (const Case *self, const SalPlan *plan)
{
  g_autoptr (GPtrArray) owner = sal_cancellations_new ();
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (SalCreditStep));
  g_autoptr (GArray) releases = g_array_new (FALSE, FALSE, sizeof (SalPaymentRelease));
  SalCredit credit = { .date = day_of (0), .money = self->money, .received = SAL_DATE_NONE };
  int first = sal_payment_month_of (day_of (0));
  gint64 sum = 0;

  for (int month = 0; month < MONTHS; month++)
    {
      SalCreditStep step = {
        day_of (month), self->invoiced[month], self->documented[month], self->whole
      };

      if (step.amount != 0 || step.documented != 0)
        g_array_append_val (steps, step);
      if (self->cancelled[month] != 0)
        sal_credit_cancel (&credit, owner, day_of (month), self->cancelled[month], 0);
    }
  if (steps->len == 0)
    return;
  credit.invoiced = g_array_index (steps, SalCreditStep, 0).date;
  credit.invoices =
      sal_credit_schedule_new (owner, (const SalCreditStep *) (gpointer) steps->data, steps->len);
  if (credit.invoices == NULL)
    {
      /* all of it on the first day: that is another rule, which cancellations do not change */
      g_assert_cmpint (g_array_index (steps, SalCreditStep, 0).amount, >=, self->whole);
      return;
    }
  sal_payment_list_releases (plan, &credit, self->amount, first + self->posted, releases);
  for (guint i = 0; i < releases->len; i++)
    sum += g_array_index (releases, SalPaymentRelease, i).amount;
  g_assert_cmpint (sum, ==, self->amount);
  for (int month = 0; month < 2 * MONTHS; month++)
    {
      gint64 until = 0;

      for (guint i = 0; i < releases->len; i++)
        {
          const SalPaymentRelease *one = &g_array_index (releases, SalPaymentRelease, i);

          g_assert_cmpint (one->released, >=, first + self->posted);
          g_assert_cmpint (one->vested, >=, one->released);
          if (one->released <= first + month)
            until += one->amount;
        }
      g_assert_cmpint (until, ==, find_expected (self, month));
      g_assert_cmpint (until, <=, self->amount);
      g_assert_cmpint (until, >=, 0);
    }
}

static void
test_payment_release_random (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      Case self = draw ();
      g_autofree char *members =
          g_strdup_printf ("{\"clawback\": {\"days\": %d}, \"release\": {\"at\": \"invoice\", "
                           "\"lag\": %d}, \"components\": [{\"id\": \"c\", \"period\": \"month\","
                           "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", "
                           "\"tiers\": [{\"from\": 0, \"rate\": 1}]}}]}",
                           self.window,
                           self.lag);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalPlan) plan = plan_fixture_parse (members, &error);

      g_assert_no_error (error);
      check (&self, plan);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payment-release/random", test_payment_release_random);

  return g_test_run ();
}
