/* test-calculation-all.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-calculation.h"

#include "plan-fixture.h"

#define N_PARTICIPANTS 200
#define N_CREDITS      20

static const char members[] =
    "{\"components\": [{\"id\": \"c\", \"period\": \"month\", \"mode\": \"year_to_date\","
    " \"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"5 %\"},"
    " {\"from\": \"100 %\", \"rate\": \"10 %\"}]}}]}";

static SalParticipation *
create_participation (const SalPlan *plan, guint index)
{
  g_autofree char *name = g_strdup_printf ("P%u", index);
  SalParticipation *self = sal_participation_new (name, plan);
  SalParticipationQuota quota = { -1, { 2026, SAL_PERIOD_YEAR, 0 }, SAL_RATIONAL_INIT };

  sal_rational_set_integer (&quota.amount, 1000 + index);
  g_array_append_val (self->quotas, quota);
  for (guint i = 0; i < N_CREDITS; i++)
    {
      SalCredit credit = { .id = "C",
                           .deal = "D",
                           .components = 1,
                           .money = 7919 * (index + 1),
                           .date = plan->from + (gint32) (i * 17),
                           .invoiced = SAL_DATE_NONE,
                           .received = SAL_DATE_NONE };

      g_array_append_val (self->credits, credit);
    }

  return self;
}

static GPtrArray *
create_participations (const SalPlan *plan)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_participation_free);

  for (guint i = 0; i < N_PARTICIPANTS; i++)
    g_ptr_array_add (all, create_participation (plan, i));

  return all;
}

static SalPlan *
create_plan (void)
{
  GError *error = NULL;
  SalPlan *plan = plan_fixture_parse (members, &error);

  g_assert_no_error (error);

  return plan;
}

/* However many processors there are, each participation has what it has alone. */
static void
test_calculation_all_same (void)
{
  g_autoptr (SalPlan) plan = create_plan ();
  g_autoptr (GPtrArray) participations = create_participations (plan);
  GError *error = NULL;
  g_autoptr (GPtrArray) all = sal_calculation_run_all (participations, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, N_PARTICIPANTS);
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (GPtrArray) alone = sal_calculation_run (participations->pdata[i], &error);
      const GPtrArray *together = all->pdata[i];

      g_assert_no_error (error);
      g_assert_cmpuint (together->len, ==, alone->len);
      for (guint k = 0; k < alone->len; k++)
        g_assert_cmpint (((const SalEarning *) together->pdata[k])->amount,
                         ==,
                         ((const SalEarning *) alone->pdata[k])->amount);
    }
}

static void
cancel_cb (double share, gpointer data)
{
  g_assert_cmpfloat (share, >, 0);
  g_assert_cmpfloat (share, <=, 1);
  g_cancellable_cancel (data);
}

static void
test_calculation_all_cancel (void)
{
  g_autoptr (SalPlan) plan = create_plan ();
  g_autoptr (GPtrArray) participations = create_participations (plan);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *all =
      sal_calculation_run_all (participations, cancel_cb, cancellable, cancellable, &error);

  g_assert_null (all);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Of several that fail, the first is told, whoever is done first. */
static void
test_calculation_all_error (void)
{
  g_autoptr (SalPlan) plan = create_plan ();
  g_autoptr (GPtrArray) participations = create_participations (plan);
  g_autoptr (GError) error = NULL;

  for (guint i = 3; i < N_PARTICIPANTS; i += 5)
    {
      SalParticipation *one = participations->pdata[i];

      g_free (one->currency);
      one->currency = g_strdup ("EUR");
    }
  g_assert_null (sal_calculation_run_all (participations, NULL, NULL, NULL, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_true (g_str_has_prefix (error->message, "P3 "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calculation-all/same", test_calculation_all_same);
  g_test_add_func ("/calculation-all/cancel", test_calculation_all_cancel);
  g_test_add_func ("/calculation-all/error", test_calculation_all_error);

  return g_test_run ();
}
