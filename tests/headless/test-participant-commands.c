/* test-participant-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-participant-commands.h"
#include "store-fixture.h"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-03-01", 4000000);
  pay_fixture_do_pay (self, "UPDATE participant SET base_pay = 5000000");
}

static gint32
day (const char *text)
{
  gint32 found;

  g_assert_true (sal_date_parse_iso (text, &found));

  return found;
}

/* "person plan from to base variable", one a line */
static void
assert_participants (PayFixture *self, const char *expected)
{
  g_autofree char *text = fixture_query_text (
      self->pay,
      "SELECT group_concat (t, '\n') FROM (SELECT person || ' ' || plan || ' ' || valid_from || ' '"
      " || coalesce (valid_to, '-') || ' ' || (coalesce (base_pay, 0) / 100) || ' ' ||"
      " (target_variable / 100) AS t FROM participant ORDER BY person, valid_from, plan)");

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
assign (PayFixture *self, SalParticipantAssigning *assigning, GError **error)
{
  return sal_store_run_sync (self->pay,
                             "Assign",
                             SAL_COMMAND_DEFAULT,
                             sal_participants_assign,
                             assigning,
                             NULL,
                             NULL,
                             error);
}

/* Who is in another plan leaves it the day before, with the pay there is; who is in none comes in
 * with that which is given; again changes nothing; all of it is one change. */
static void
test_assign (void)
{
  static const gint64 people[] = { 101, 102, 103 };
  g_auto (PayFixture) office = { 0 };
  SalParticipantAssigning assigning = { .people = people,
                                        .n_people = G_N_ELEMENTS (people),
                                        .plan = "Key",
                                        .from = 0,
                                        .to = SAL_DATE_NONE,
                                        .base_pay = 6000000,
                                        .target_variable = 3000000,
                                        .currency = "USD" };
  g_autoptr (GError) error = NULL;
  gint64 changes;

  init (&office);
  changes = sal_store_get_last_change (office.pay);
  assigning.from = day ("2026-03-01");
  g_assert_true (assign (&office, &assigning, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (assigning.n_added, ==, 3);
  g_assert_cmpuint (assigning.n_ended, ==, 2);
  /* what began on the day itself is the new assignment */
  assert_participants (&office,
                       "101 Field 2026-01-01 2026-02-28 50000 50000\n"
                       "101 Key 2026-03-01 - 50000 50000\n"
                       "102 Key 2026-03-01 - 50000 40000\n"
                       "103 Key 2026-03-01 - 60000 30000");
  g_assert_cmpint (sal_store_get_last_change (office.pay), ==, changes + 1);

  g_assert_true (assign (&office, &assigning, &error));
  g_assert_cmpuint (assigning.n_same, ==, 3);
  g_assert_cmpint (sal_store_get_last_change (office.pay), ==, changes + 1);

  fixture_undo (office.pay, 0);
  assert_participants (&office,
                       "101 Field 2026-01-01 - 50000 50000\n"
                       "102 Field 2026-03-01 - 50000 40000");
}

/* What is planned for later stays: the new assignment ends before it. */
static void
test_assign_before (void)
{
  static const gint64 people[] = { 102 };
  g_auto (PayFixture) office = { 0 };
  SalParticipantAssigning assigning = { .people = people,
                                        .n_people = 1,
                                        .plan = "Key",
                                        .to = SAL_DATE_NONE,
                                        .base_pay = 6000000,
                                        .target_variable = 3000000,
                                        .currency = "USD" };
  g_autoptr (GError) error = NULL;

  init (&office);
  assigning.from = day ("2026-01-15");
  g_assert_true (assign (&office, &assigning, &error));
  assert_participants (&office,
                       "101 Field 2026-01-01 - 50000 50000\n"
                       "102 Key 2026-01-15 2026-02-28 60000 30000\n"
                       "102 Field 2026-03-01 - 50000 40000");
}

/* What is not valid writes nothing of anybody. */
static void
test_assign_invalid (void)
{
  static const gint64 people[] = { 101, 103 };
  g_auto (PayFixture) office = { 0 };
  SalParticipantAssigning assigning = { .people = people,
                                        .n_people = 2,
                                        .plan = "Key",
                                        .to = SAL_DATE_NONE,
                                        .base_pay = 6000000,
                                        .target_variable = -1,
                                        .currency = "USD" };
  g_autoptr (GError) error = NULL;

  init (&office);
  assigning.from = day ("2026-02-01");
  g_assert_false (assign (&office, &assigning, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  assert_participants (&office,
                       "101 Field 2026-01-01 - 50000 50000\n"
                       "102 Field 2026-03-01 - 50000 40000");
}

static gboolean
end (PayFixture *self, const char *last, GError **error)
{
  static const gint64 participants[] = { 1001, 1002 };
  SalParticipantEnding ending = { participants, 2, day (last) };

  return sal_store_run_sync (
      self->pay, "End", SAL_COMMAND_DEFAULT, sal_participants_end, &ending, NULL, NULL, error);
}

static void
test_end (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  g_assert_false (end (&office, "2026-02-28", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message,
                   ==,
                   "an assignment to “Field” begins on 2026-03-01 only, and cannot end or change "
                   "on 2026-02-28");
  assert_participants (&office,
                       "101 Field 2026-01-01 - 50000 50000\n"
                       "102 Field 2026-03-01 - 50000 40000");
  g_clear_error (&error);
  g_assert_true (end (&office, "2026-03-01", &error));
  assert_participants (&office,
                       "101 Field 2026-01-01 2026-03-01 50000 50000\n"
                       "102 Field 2026-03-01 2026-03-01 50000 40000");
}

/* The earnings are rounded once, and the two parts add up to them: 1,000.01 by 60/40 is 600.01 and
 * 400.00, three per cent more of it 1,030.01. */
static void
test_reprice_amounts (void)
{
  static const struct
  {
    gint64 base_pay, target_variable;
    int base_percent;
    gint64 rate; /* per cent */
    gint64 new_base_pay, new_target_variable;
  } cases[] = {
    { 50000, 50001, 60, 100, 60001, 40000 }, { 50000, 50001, -1, 100, 50000, 50001 },
    { 50000, 50001, 60, 103, 61801, 41200 }, { 0, 10000, 100, 100, 10000, 0 },
    { 0, 10000, -1, 110, 0, 11000 },         { 0, 0, 50, 110, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 base_pay = cases[i].base_pay, target_variable = cases[i].target_variable;

      sal_participant_reprice (
          cases[i].base_percent, cases[i].rate * SAL_RATE_ONE / 100, &base_pay, &target_variable);
      g_assert_cmpint (base_pay, ==, cases[i].new_base_pay);
      g_assert_cmpint (target_variable, ==, cases[i].new_target_variable);
    }
}

static gboolean
reprice (PayFixture *self, const char *from, GError **error)
{
  static const gint64 participants[] = { 1001, 1002 };
  SalParticipantRepricing repricing = { participants, 2, day (from), 60, SAL_RATE_ONE };

  return sal_store_run_sync (self->pay,
                             "Reprice",
                             SAL_COMMAND_DEFAULT,
                             sal_participants_reprice,
                             &repricing,
                             NULL,
                             NULL,
                             error);
}

/* Days before are paid as they were; what begins on the day is changed in its place. */
static void
test_reprice (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  g_assert_false (reprice (&office, "2026-02-01", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (reprice (&office, "2026-03-01", &error));
  assert_participants (&office,
                       "101 Field 2026-01-01 2026-02-28 50000 50000\n"
                       "101 Field 2026-03-01 - 60000 40000\n"
                       "102 Field 2026-03-01 - 54000 36000");
  fixture_undo (office.pay, 0);
  assert_participants (&office,
                       "101 Field 2026-01-01 - 50000 50000\n"
                       "102 Field 2026-03-01 - 50000 40000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/participant-commands/assign", test_assign);
  g_test_add_func ("/participant-commands/assign-before", test_assign_before);
  g_test_add_func ("/participant-commands/assign-invalid", test_assign_invalid);
  g_test_add_func ("/participant-commands/end", test_end);
  g_test_add_func ("/participant-commands/reprice-amounts", test_reprice_amounts);
  g_test_add_func ("/participant-commands/reprice", test_reprice);

  return g_test_run ();
}
