/* test-role-pay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-date.h"
#include "sal-role-pay.h"
#include "store-fixture.h"

/* Two sellers at 50/50 and 80/20, paid 100,000 and 50,000; an engineer in euros, at half a dollar,
 * and a manager in yen, for which there is no rate. */
static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-01-01", 1000000);
  pay_fixture_add_participant (self, 1003, 103, "Field", "2026-01-01", 3000000);
  pay_fixture_add_participant (self, 1005, 105, "Field", "2026-01-01", 2000000);
  pay_fixture_do_pay (
      self,
      "UPDATE participant SET base_pay = 5000000 WHERE id = 1001;"
      "UPDATE participant SET base_pay = 4000000 WHERE id = 1002;"
      "UPDATE participant SET base_pay = 6000000, currency = 'JPY' WHERE id = 1003;"
      "UPDATE participant SET base_pay = 8000000, currency = 'EUR' WHERE id = 1005");
  pay_fixture_do (self,
                  "INSERT INTO exchange_rate (currency, \"into\", date, rate) VALUES"
                  " ('EUR', 'USD', '2020-01-01', 500000000)");
}

static SalParticipantList *
load (PayFixture *self)
{
  g_autoptr (GError) error = NULL;
  SalParticipantList *list =
      sal_participant_list_load (self->workspace, sal_date_from_ymd (2026, 3, 1), NULL, &error);

  g_assert_no_error (error);

  return list;
}

static void
test_list (void)
{
  static const struct
  {
    const char *role;
    guint n_people, n_without_rate, n_outside;
    gint64 least, median, most;
    int base_least, base_median, base_most;
    gboolean has_norm;
  } expected[] = {
    { "AE", 2, 0, 1, 5000000, 7500000, 10000000, 50, 65, 80, TRUE },
    { "Manager", 1, 1, 0, 0, 0, 0, 67, 67, 67, FALSE },
    { "SE", 1, 0, 0, 5000000, 5000000, 5000000, 80, 80, 80, FALSE },
  };
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalParticipantList) list = NULL;
  g_autoptr (GPtrArray) roles = NULL;

  init (&office);
  list = load (&office);
  roles = sal_role_pay_list (list);
  g_assert_cmpuint (roles->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < roles->len; i++)
    {
      const SalRolePay *role = roles->pdata[i];

      g_assert_cmpstr (role->role, ==, expected[i].role);
      g_assert_cmpuint (role->n_people, ==, expected[i].n_people);
      g_assert_cmpuint (role->n_without_rate, ==, expected[i].n_without_rate);
      g_assert_cmpuint (role->n_outside, ==, expected[i].n_outside);
      g_assert_cmpint (role->least, ==, expected[i].least);
      g_assert_cmpint (role->median, ==, expected[i].median);
      g_assert_cmpint (role->most, ==, expected[i].most);
      g_assert_cmpint (role->base_least, ==, expected[i].base_least);
      g_assert_cmpint (role->base_median, ==, expected[i].base_median);
      g_assert_cmpint (role->base_most, ==, expected[i].base_most);
      g_assert_cmpint (role->norm != NULL, ==, expected[i].has_norm);
    }
}

/* At 60/40, 150,000.00 are 90,000.00 and 60,000.00, and nobody is outside of 60/40 to 40/60; with
 * ten per cent more at the mixes there are, 99,000.00 and 66,000.00. */
static void
test_try (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalParticipantList) list = NULL;
  g_autoptr (GPtrArray) roles = NULL;
  SalRolePayCost cost;

  init (&office);
  list = load (&office);
  roles = sal_role_pay_list (list);
  cost = sal_role_pay_try (roles->pdata[0], list, -1, SAL_RATE_ONE);
  g_assert_cmpint (cost.base_pay, ==, 9000000);
  g_assert_cmpint (cost.target_variable, ==, 6000000);
  g_assert_cmpuint (cost.n_outside, ==, 1);
  cost = sal_role_pay_try (roles->pdata[0], list, 60, SAL_RATE_ONE);
  g_assert_cmpint (cost.base_pay, ==, 9000000);
  g_assert_cmpint (cost.target_variable, ==, 6000000);
  g_assert_cmpuint (cost.n_outside, ==, 0);
  cost = sal_role_pay_try (roles->pdata[0], list, -1, SAL_RATE_ONE / 10 * 11);
  g_assert_cmpint (cost.base_pay, ==, 9900000);
  g_assert_cmpint (cost.target_variable, ==, 6600000);
  cost = sal_role_pay_try (roles->pdata[0], list, 90, SAL_RATE_ONE);
  g_assert_cmpuint (cost.n_outside, ==, 2);
  /* what cannot be converted is not in the sum; euros are dollars then */
  cost = sal_role_pay_try (roles->pdata[1], list, 50, SAL_RATE_ONE);
  g_assert_cmpint (cost.base_pay, ==, 0);
  cost = sal_role_pay_try (roles->pdata[2], list, 50, SAL_RATE_ONE);
  g_assert_cmpint (cost.base_pay, ==, 2500000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/role-pay/list", test_list);
  g_test_add_func ("/role-pay/try", test_try);

  return g_test_run ();
}
