/* test-stakeholder-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "account-fixture.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-stakeholder-commands.h"
#include "sal-stakeholder-moving.h"

/* Ann is above Ben, who is above Cy; Dee and Eve are in another plan, Flo at another account. */
static const char records[] =
    "INSERT INTO account (id, name, status) VALUES (1, 'Alder', 'customer'),"
    " (2, 'Birch', 'customer');"
    "INSERT INTO contact (id, name, account) VALUES (11, 'Ann', 1), (12, 'Ben', 1), (13, 'Cy', 1),"
    " (14, 'Dee', 1), (15, 'Eve', 1), (21, 'Flo', 2);"
    "INSERT INTO account_plan (id, account, name, status, valid_from) VALUES"
    " (31, 1, 'Plan', 'active', '2026-01-01'), (32, 1, 'Other', 'closed', '2025-01-01');"
    "INSERT INTO stakeholder (id, plan, contact, reports_to, attitude, coverage, x, y) VALUES"
    " (41, 31, 11, NULL, 'neutral', 'none', NULL, NULL),"
    " (42, 31, 12, 41, 'neutral', 'none', 5, 6),"
    " (43, 31, 13, 42, 'neutral', 'none', 7, 8),"
    " (44, 32, 14, NULL, 'neutral', 'none', 1, 1);"
    "INSERT INTO influence (id, plan, source, target, strength) VALUES (51, 31, 42, 43, 'weak');";

static void
run (AccountFixture *self, SalCommandFunc func, gpointer data, const char *label)
{
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Edit", SAL_COMMAND_DEFAULT, func, data, NULL, &change, &error);
  g_assert_no_error (error);
  g_assert_nonnull (change);
  if (label != NULL)
    g_assert_cmpstr (sal_change_get_label (change), ==, label);
}

/* It is refused with a message that holds @message, and nothing is written. */
static void
refuse (AccountFixture *self, SalCommandFunc func, gpointer data, const char *message)
{
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Edit", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, message));
  after = fixture_hash (self->store, sal_model_kinds ());
  g_assert_cmpstr (after, ==, before);
}

/* One undo takes back all there is to a command. */
static void
undo (AccountFixture *self, const char *before)
{
  g_autofree char *after = NULL;

  fixture_undo (self->store, 0);
  after = fixture_hash (self->store, sal_model_kinds ());
  g_assert_cmpstr (after, ==, before);
}

static void
test_add (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalStakeholderAddition) addition = g_new0 (SalStakeholderAddition, 1);
  g_autoptr (SalStakeholderAddition) person = g_new0 (SalStakeholderAddition, 1);
  const gint64 contacts[] = { 14, 15 };
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());

  addition->account = 1;
  addition->day = sal_date_from_ymd (2026, 6, 30);
  addition->contacts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (addition->contacts, contacts, G_N_ELEMENTS (contacts));
  run (self, sal_stakeholders_add, addition, "Add 2 People to the Map");
  g_assert_cmpint (addition->n_added, ==, 2);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT count(*) FROM stakeholder WHERE plan = 31"), ==, 5);
  refuse (self, sal_stakeholders_add, addition, "Contact: there is one with the same");
  undo (self, before);

  person->account = 1;
  person->day = addition->day;
  person->name = g_strdup ("Gil");
  person->job_title = g_strdup ("Buyer");
  person->reports_to = 41;
  run (self, sal_stakeholders_add, person, "Add Gil to the Map");
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT reports_to FROM stakeholder JOIN contact c"
                                  " ON c.id = contact WHERE c.name = 'Gil' AND c.account = 1"),
                   ==,
                   41);
  undo (self, before);
}

/* The first person of an account without a plan begins one. */
static void
test_begin_plan (AccountFixture *self, gconstpointer data)
{
  g_autoptr (SalStakeholderAddition) addition = g_new0 (SalStakeholderAddition, 1);
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());
  const gint64 contact = 21, stranger = 11;

  addition->account = 2;
  addition->day = sal_date_from_ymd (2026, 6, 30);
  addition->contacts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (addition->contacts, contact);
  run (self, sal_stakeholders_add, addition, "Add Flo to the Map");
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count(*) FROM stakeholder s JOIN account_plan p"
                                  " ON p.id = s.plan WHERE p.account = 2 AND p.status = 'draft'"),
                   ==,
                   1);
  g_array_set_size (addition->contacts, 0);
  g_array_append_val (addition->contacts, stranger);
  refuse (self, sal_stakeholders_add, addition, "Contact: is at another account than the plan");
  undo (self, before);
}

static void
test_places (AccountFixture *self, gconstpointer data)
{
  const SalStakeholderMove moves[] = { { 41, 100.5, -20 }, { 43, 7, 80 } };
  g_autoptr (GArray) moved_by_hand = g_array_new (FALSE, FALSE, sizeof (SalStakeholderMove));
  gint64 plan = 31;
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());
  g_autofree char *moved = NULL;

  g_array_append_vals (moved_by_hand, moves, G_N_ELEMENTS (moves));
  run (self, sal_stakeholders_move, moved_by_hand, "Move Ann");
  g_assert_cmpint (
      fixture_query (self->store, "SELECT x = 100.5 AND y = -20 FROM stakeholder WHERE id = 41"),
      ==,
      1);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT x = 7 AND y = 80 FROM stakeholder WHERE id = 43"), ==, 1);
  moved = fixture_hash (self->store, sal_model_kinds ());
  run (self, sal_stakeholders_tidy, &plan, NULL);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT count(*) FROM stakeholder WHERE x IS NOT NULL"), ==, 1);
  undo (self, moved);
  undo (self, before);
}

static void
test_reporting_lines (AccountFixture *self, gconstpointer data)
{
  SalStakeholderLine circle = { 41, 43, NULL }, itself = { 42, 42, NULL };
  SalStakeholderLine elsewhere = { 41, 44, NULL }, nobody = { 43, 0, NULL };
  SalStakeholderLine up = { 43, 41, NULL };
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());

  refuse (self,
          sal_stakeholder_report,
          &circle,
          "Stakeholder, Reports To: would lead round in a circle: choose one that is not further"
          " down itself (Ann → Cy → Ben → Ann)");
  refuse (self,
          sal_stakeholder_report,
          &itself,
          "Stakeholder, Reports To: would lead round in a circle: choose one that is not further"
          " down itself (Ben → Ben)");
  refuse (self,
          sal_stakeholder_report,
          &elsewhere,
          "Stakeholder, Reports To: is in another account plan");
  run (self, sal_stakeholder_report, &up, "Change Whom Cy Reports To");
  g_assert_cmpint (
      fixture_query (self->store, "SELECT reports_to FROM stakeholder WHERE id = 43"), ==, 41);
  undo (self, before);
  run (self, sal_stakeholder_report, &nobody, NULL);
  undo (self, before);
}

static void
test_influence (AccountFixture *self, gconstpointer data)
{
  SalStakeholderLine line = { 43, 41, "strong" }, itself = { 42, 42, "weak" };
  SalStakeholderLine elsewhere = { 42, 44, "weak" }, again = { 42, 43, "strong" };
  gint64 stored = 51;
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());

  refuse (self, sal_stakeholder_influence, &itself, "Influence, To: is the same person");
  refuse (self, sal_stakeholder_influence, &elsewhere, "Influence, To: is in another account plan");
  run (self, sal_stakeholder_influence, &line, "Draw the Influence of Cy");
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count(*) FROM influence WHERE plan = 31 AND source = 43"
                                  " AND target = 41 AND strength = 'strong'"),
                   ==,
                   1);
  undo (self, before);
  run (self, sal_stakeholder_influence, &again, NULL);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT count(*) FROM influence WHERE strength = 'strong'"),
      ==,
      1);
  undo (self, before);
  run (self, sal_influence_remove, &stored, NULL);
  g_assert_cmpint (fixture_query (self->store, "SELECT count(*) FROM influence"), ==, 0);
  undo (self, before);
}

/* Lines close over who is taken off the map, and the contact stays. */
static void
test_remove (AccountFixture *self, gconstpointer data)
{
  gint64 ben = 42;
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());

  run (self, sal_stakeholder_remove, &ben, "Take Ben off the Map");
  g_assert_cmpint (
      fixture_query (self->store, "SELECT reports_to FROM stakeholder WHERE id = 43"), ==, 41);
  g_assert_cmpint (fixture_query (self->store, "SELECT count(*) FROM influence"), ==, 0);
  g_assert_cmpint (fixture_query (self->store, "SELECT count(*) FROM contact"), ==, 6);
  undo (self, before);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (AccountFixture *self, gconstpointer data);
  } tests[] = {
    { "/stakeholder-commands/add", test_add },
    { "/stakeholder-commands/begin-plan", test_begin_plan },
    { "/stakeholder-commands/places", test_places },
    { "/stakeholder-commands/reporting-lines", test_reporting_lines },
    { "/stakeholder-commands/influence", test_influence },
    { "/stakeholder-commands/remove", test_remove },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path,
                AccountFixture,
                records,
                account_fixture_set_up,
                tests[i].test,
                account_fixture_tear_down);

  return g_test_run ();
}
