/* test-participant-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "pay-fixture.h"
#include "sal-date.h"
#include "sal-participant-list.h"
#include "store-fixture.h"

/* Paid by attainment of the quota of bookings, in the first half of 2026. */
#define FIELD                                                                                      \
  "{\"name\": \"Field\", \"from\": \"2026-01-01\", \"to\": \"2026-06-30\", \"components\": "       \
  "[{\"id\": \"deals\", \"period\": \"year\", \"method\": {\"kind\": \"curve\", \"points\": "      \
  "[{\"at\": 0, \"payout\": "                                                                      \
  "0}, {\"at\": 1, \"payout\": 1}]}}]}"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, FIELD);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-03-01", 4000000);
  pay_fixture_add_participant (self, 1003, 103, "Field", "2026-01-01", 3000000);
  pay_fixture_do_pay (self, "UPDATE participant SET base_pay = 5000000");
  pay_fixture_do (self,
                  "INSERT INTO quota (position, measure, period, amount, currency, version) VALUES"
                  " (11, 'bookings', '2026-Q1', 10000000, 'USD', 1),"
                  " (11, 'bookings', '2026-Q2', 20000000, 'USD', 1),"
                  " (11, 'bookings', '2025', 900, 'USD', 1);"
                  "INSERT INTO quota (unit, measure, period, amount, currency, version) VALUES"
                  " (2, 'bookings', '2026', 70000000, 'USD', 1)");
}

static SalParticipantList *
load (PayFixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint32 day = SAL_DATE_NONE;
  SalParticipantList *list;

  g_assert_true (text == NULL || sal_date_parse_iso (text, &day));
  list = sal_participant_list_load (self->workspace, day, NULL, &error);
  g_assert_no_error (error);

  return list;
}

/* "Ada AE 1001 300000 0", one a line: name, role, participant, quota and states. */
static void
assert_list (PayFixture *self, const char *day, const char *expected)
{
  g_autoptr (SalParticipantList) list = load (self, day);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->entries->len; i++)
    {
      const SalParticipantEntry *one = list->entries->pdata[i];

      g_string_append_printf (text,
                              "%s %s %" G_GINT64_FORMAT " ",
                              one->name,
                              one->role != NULL ? one->role : "-",
                              one->participant != NULL ? sal_record_get_id (one->participant) : 0);
      if (one->has_quota)
        g_string_append_printf (
            text, "%" G_GINT64_FORMAT " %s", one->quota / 100, one->quota_currency);
      else
        g_string_append (text, "-");
      g_string_append_printf (text, " %u\n", one->states);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Positions without a plan are named; a manager has the quota of the unit; the quarters of a year
 * are its quota. Bo's position has none. */
static void
test_day (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  assert_list (&office,
               "2026-03-15",
               "Ada AE 1001 300000 USD 0\n"
               "Bo AE 1002 - 4\n"
               "Mia Manager 1003 700000 USD 0\n"
               "Ola SE 0 - 1\n"
               "Vic VP 0 - 1\n");
  assert_list (&office,
               "2026-02-28",
               "Ada AE 1001 300000 USD 0\n"
               "Bo AE 0 - 1\n"
               "Mia Manager 1003 700000 USD 0\n"
               "Ola SE 0 - 1\n"
               "Vic VP 0 - 1\n");
  /* after the last day of the plan no version is in effect */
  assert_list (&office,
               "2026-07-01",
               "Ada AE 1001 300000 USD 2\n"
               "Bo AE 1002 - 2\n"
               "Mia Manager 1003 700000 USD 2\n"
               "Ola SE 0 - 1\n"
               "Vic VP 0 - 1\n");
}

/* What is draft does not pay; who left takes part until the last day. */
static void
test_versions (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_do_pay (&office, "UPDATE plan_version SET status = 'draft'");
  pay_fixture_do (&office, "UPDATE person SET \"left\" = '2026-03-31' WHERE id IN (101, 105)");
  assert_list (&office,
               "2026-04-01",
               "Bo AE 1002 - 6\n"
               "Mia Manager 1003 700000 USD 2\n"
               "Vic VP 0 - 1\n");
}

static char *
explain (const SalParticipantList *list, guint index)
{
  g_autoptr (GPtrArray) sentences =
      sal_participant_list_explain (list, list->entries->pdata[index]);

  g_ptr_array_add (sentences, NULL);

  return g_strjoinv ("\n", (char **) sentences->pdata);
}

/* Twice in a plan, somebody who is gone, and a pay mix outside of what is usual, in words. */
static void
test_explain (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalParticipantList) list = NULL;
  g_autofree char *ada = NULL, *gone = NULL;

  init (&office);
  pay_fixture_add_participant (&office, 1004, 101, "Field", "2026-04-01", 1000000);
  pay_fixture_add_participant (&office, 1005, 999, "Field", "2026-04-01", 1000000);
  pay_fixture_do_pay (&office,
                      "UPDATE participant SET valid_to = '2026-05-31' WHERE id = 1001;"
                      "UPDATE participant SET base_pay = 45000000 WHERE id = 1001");
  list = load (&office, "2026-03-15");
  ada = explain (list, 0);
  g_assert_cmpstr (ada,
                   ==,
                   "Takes part in “Field” twice from 1 Apr 2026 to 31 May 2026, and is paid "
                   "twice.\n"
                   "The pay mix is 90/10; usual is 60/40 to 40/60 for “Hunter (Acquiring New "
                   "Customers)” (Talentfoot, “Sales Compensation Planning: Pay Mix”).");
  g_clear_pointer (&list, sal_participant_list_free);
  list = load (&office, NULL); /* everything there is */
  g_assert_cmpuint (list->entries->len, ==, 5 + 2);
  for (guint i = 0; i < list->entries->len; i++)
    if (((SalParticipantEntry *) list->entries->pdata[i])->person == 999)
      gone = explain (list, i);
  g_assert_nonnull (gone);
  g_assert_true (
      g_str_has_prefix (gone, "What the plan pays depends on a quota") ||
      g_str_has_prefix (gone, "No version of the plan “Field” is in effect on the day."));
  g_assert_true (
      g_str_has_suffix (gone, "The person is not in the workspace any more, and is not paid."));
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-05-01", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/participant-list/day", test_day);
  g_test_add_func ("/participant-list/versions", test_versions);
  g_test_add_func ("/participant-list/explain", test_explain);

  return g_test_run ();
}
