/* test-stakeholder-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-fixture.h"
#include "sal-error.h"
#include "sal-kinds.h"
#include "sal-stakeholder-lines.h"
#include "sal-stakeholder-map.h"

static const char records[] =
    "INSERT INTO account (id, name, status) VALUES (1, 'Alder', 'customer'),"
    " (2, 'Birch', 'customer');"
    "INSERT INTO contact (id, name, account, job_title) VALUES (11, 'Cy', 1, 'Buyer'),"
    " (12, 'Ann', 1, NULL), (13, 'Ben', 1, 'Head of Lab'), (14, 'Dee', 1, NULL), (21, 'Eve', 2, "
    "NULL);"
    "INSERT INTO person (id, name) VALUES (5, 'Our Own');"
    "INSERT INTO account_plan (id, account, name, status, valid_from, valid_to, customer_sponsor,"
    " sponsor_days) VALUES (31, 1, 'Old', 'active', '2025-01-01', '2025-12-31', NULL, NULL),"
    " (32, 1, 'Now', 'active', '2026-01-01', NULL, 12, 30),"
    " (33, 1, 'Draft', 'draft', '2026-03-01', NULL, NULL, NULL);"
    "INSERT INTO stakeholder (id, plan, contact, reports_to, role, power, attitude, coverage,"
    " covered_by, x, y) VALUES"
    " (41, 32, 12, NULL, 'economic_buyer', 'high', 'sceptic', 'monthly', 5, NULL, NULL),"
    " (42, 32, 11, 41, NULL, NULL, 'neutral', 'none', NULL, 10.5, -3),"
    " (43, 32, 13, 42, 'user', 'low', 'mentor', 'knows', NULL, NULL, NULL),"
    " (44, 31, 14, NULL, 'user', 'low', 'opponent', 'none', NULL, NULL, NULL);"
    "INSERT INTO influence (id, plan, source, target, strength) VALUES (51, 32, 43, 41, 'strong');"
    "INSERT INTO activity (id, subject, type, date, account, contact) VALUES"
    " (1, 'Call', 'call', '2026-02-01', 1, 12), (2, 'Call', 'call', '2026-05-01', 1, 12),"
    " (3, 'Call', 'call', '2026-07-01', 1, 12), (4, 'Call', 'call', '2026-05-02', 1, 14);";

typedef struct
{
  gint64 account;
  gint32 day;
} Question;

static gpointer
read_map (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sal_stakeholder_map_load (connection, question->account, question->day, error);
}

static SalStakeholderMap *
load (AccountFixture *self, gint64 account, int year, int month, GError **error)
{
  Question question = { account, sal_date_from_ymd (year, month, 30) };

  return sal_store_read_sync (self->store, read_map, &question, NULL, error);
}

static void
test_load (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStakeholderMap) map = load (self, 1, 2026, 6, &error);
  const SalStakeholder *person;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (map->account_name, ==, "Alder");
  g_assert_cmpstr (map->plan_name, ==, "Now");
  g_assert_cmpint (map->sponsor, ==, 12);
  g_assert_cmpuint (map->sponsor_days, ==, 30);
  g_assert_cmpuint (map->people->len, ==, 3);
  person = sal_stakeholder_map_get (map, 0);
  g_assert_cmpstr (person->name, ==, "Ann");
  g_assert_cmpint (person->role, ==, SAL_DECISION_ROLE_ECONOMIC_BUYER);
  g_assert_cmpint (person->power, ==, SAL_POWER_HIGH);
  g_assert_cmpint (person->attitude, ==, SAL_ATTITUDE_SCEPTIC);
  g_assert_cmpint (person->coverage, ==, SAL_CONTACT_MONTHLY);
  g_assert_cmpstr (person->coverer, ==, "Our Own");
  g_assert_cmpint (person->last_activity, ==, sal_date_from_ymd (2026, 5, 1));
  g_assert_false (person->placed);
  person = sal_stakeholder_map_get (map, 2);
  g_assert_cmpstr (person->name, ==, "Cy");
  g_assert_cmpint (person->role, ==, SAL_DECISION_ROLE_NONE);
  g_assert_cmpint (person->power, ==, SAL_POWER_NONE);
  g_assert_cmpint (person->above, ==, 0);
  g_assert_true (person->placed);
  g_assert_cmpfloat (person->y, ==, -3);
  g_assert_cmpuint (map->influences->len, ==, 1);
  g_assert_cmpuint (g_array_index (map->influences, SalInfluence, 0).source, ==, 1);
  g_assert_cmpuint (map->contacts->len, ==, 1);
  g_assert_cmpstr (g_array_index (map->contacts, SalMapContact, 0).name, ==, "Dee");
  text = sal_stakeholder_describe (map, 0);
  g_assert_cmpstr (text,
                   ==,
                   "Ann, Economic Buyer, power: High, Sceptic, Talks Monthly, covered by Our Own, "
                   "is influenced by Ben");
}

/* The plan of the day, an active one before a draft; the last one where none is in force. */
static void
test_plans (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalStakeholderMap) before = load (self, 1, 2025, 6, NULL);
  g_autoptr (SalStakeholderMap) long_before = load (self, 1, 2020, 6, NULL);
  g_autoptr (SalStakeholderMap) without = load (self, 2, 2026, 6, NULL);
  g_autoptr (SalStakeholderMap) nowhere = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (before->plan_name, ==, "Old");
  g_assert_cmpstr (long_before->plan_name, ==, "Now");
  g_assert_cmpint (without->plan, ==, 0);
  g_assert_cmpuint (without->people->len, ==, 0);
  g_assert_cmpuint (without->contacts->len, ==, 1);
  nowhere = load (self, 99, 2026, 6, &error);
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_null (nowhere);
}

/* A circle is cut where it would close: every way up ends. */
static void
test_circle (void)
{
  g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (0);
  guint n_roots = 0;

  for (gint64 id = 1; id <= 4; id++)
    sal_stakeholder_map_add (map, id, "Somebody")->reports_to = id == 4 ? 4 : id % 3 + 1;
  sal_stakeholder_map_link (map);
  for (guint i = 0; i < 4; i++)
    n_roots += sal_stakeholder_map_get (map, i)->above < 0;

  g_assert_cmpuint (n_roots, ==, 2);
  g_assert_true (sal_stakeholder_map_is_above (map, 2, 0));
  g_assert_false (sal_stakeholder_map_is_above (map, 0, 2));
  g_assert_false (sal_stakeholder_map_add_influence (map, 1, 2, 2, SAL_INFLUENCE_WEAK));
  g_assert_false (sal_stakeholder_map_add_influence (map, 1, 2, 9, SAL_INFLUENCE_WEAK));
}

/* What cannot be drawn is known before it is, with the reason. */
static void
test_refusals (void)
{
  const struct
  {
    guint person, above;
    const char *report, *influence;
  } cases[] = {
    { 0, 0, "Ann cannot report to themselves", "Ann cannot influence themselves" },
    { 0, 1, "Would make a circle: Ben reports to Ann", NULL },
    { 0, 2, "Would make a circle: Cy reports to Ann through others", NULL },
    { 1, 0, "Ben reports to Ann already", NULL },
    { 2, 0, NULL, "Cy influences Ann already" },
    { 2, 3, NULL, NULL },
    { 3, 2, NULL, NULL },
  };
  g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (sal_date_from_ymd (2026, 6, 30));

  sal_stakeholder_map_add (map, 1, "Ann");
  sal_stakeholder_map_add (map, 2, "Ben")->reports_to = 1;
  sal_stakeholder_map_add (map, 3, "Cy")->reports_to = 2;
  sal_stakeholder_map_add (map, 4, "Dee");
  sal_stakeholder_map_link (map);
  g_assert_true (sal_stakeholder_map_add_influence (map, 9, 3, 1, SAL_INFLUENCE_STRONG));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *report =
          sal_stakeholder_refuse_report (map, cases[i].person, cases[i].above);
      g_autofree char *influence =
          sal_stakeholder_refuse_influence (map, cases[i].person, cases[i].above);

      g_assert_cmpstr (report, ==, cases[i].report);
      g_assert_cmpstr (influence, ==, cases[i].influence);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/stakeholder-map/load",
              AccountFixture,
              records,
              account_fixture_set_up,
              test_load,
              account_fixture_tear_down);
  g_test_add ("/stakeholder-map/plans",
              AccountFixture,
              records,
              account_fixture_set_up,
              test_plans,
              account_fixture_tear_down);
  g_test_add_func ("/stakeholder-map/circle", test_circle);
  g_test_add_func ("/stakeholder-map/refusals", test_refusals);

  return g_test_run ();
}
