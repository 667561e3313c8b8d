/* test-account-why.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-why.h"

#include "alignment-fixture.h"
#include "sal-account-names.h"
#include "sal-date.h"
#include "sal-rate.h"

/* Why accounts are where they are, in words. */

static gpointer
read_why (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_account_why_load (connection, data, error);
}

static SalAccountWhy *
ask (AlignmentFixture *self, guint account, const char *area, const char *territory)
{
  SalAccountQuestion question = { self->alignment,
                                  self->accounts[account],
                                  area,
                                  territory,
                                  sal_workspace_get_calendar (self->workspace),
                                  "USD",
                                  sal_date_from_ymd (2026, 6, 15) };
  g_autoptr (GError) error = NULL;
  SalAccountWhy *why = sal_store_read_sync (self->store, read_why, &question, NULL, &error);

  g_assert_no_error (error);

  return why;
}

static void
assert_ground (const SalAccountWhy *why,
               guint index,
               SalDesignReason reason,
               const char *part,
               gboolean counts)
{
  const SalAccountGround *ground;

  g_assert_cmpuint (index, <, why->grounds->len);
  ground = g_ptr_array_index (why->grounds, index);
  g_assert_cmpint (ground->reason, ==, reason);
  if (strstr (ground->text, part) == NULL)
    g_error ("“%s” does not say “%s”", ground->text, part);
  g_assert_cmpint (ground->counts, ==, counts);
}

static void
add_rule (AlignmentFixture *self, const char *name, guint rank, const char *filter, guint territory)
{
  alignment_fixture_execute (
      self,
      "INSERT INTO territory_rule (id, name, alignment, rank, condition, territory) VALUES"
      " (%u, '%s', %" G_GINT64_FORMAT ", %u, '%s', %" G_GINT64_FORMAT ")",
      rank,
      name,
      self->alignment,
      rank,
      filter,
      self->territories[territory]);
}

static void
test_account_why_area (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalAccountWhy) there = ask (self, 0, "Autauga County, AL", "Territory 1");
  g_autoptr (SalAccountWhy) unassigned = ask (self, 0, "Autauga County, AL", NULL);
  g_autoptr (SalAccountWhy) nowhere = ask (self, ALIGNMENT_FIXTURE_NOWHERE, NULL, NULL);

  g_assert_cmpstr (there->account, ==, "Halden");
  g_assert_cmpuint (there->grounds->len, ==, 1);
  assert_ground (there, 0, SAL_DESIGN_REASON_AREA, "Autauga County, AL, which is part of", TRUE);
  assert_ground (unassigned, 0, SAL_DESIGN_REASON_AREA, "no territory has", FALSE);
  assert_ground (nowhere, 0, SAL_DESIGN_REASON_AREA, "none of the areas", FALSE);
}

/* Of the rules that match, the first by rank counts, and all are told. */
static void
test_account_why_rules (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalAccountWhy) halden = NULL;
  g_autoptr (SalAccountWhy) ridge = NULL;

  add_rule (self, "All", 5, "name != \"\"", 2);
  add_rule (self, "Energy", 3, "industry = \"Energy\"", 1);
  halden = ask (self, ALIGNMENT_FIXTURE_HALDEN, "Autauga County, AL", "Territory 1");
  g_assert_cmpuint (halden->grounds->len, ==, 3);
  assert_ground (halden, 0, SAL_DESIGN_REASON_RULE, "“Energy” gives it to Territory 2", TRUE);
  assert_ground (halden, 1, SAL_DESIGN_REASON_RULE, "“All” gives it to Territory 3", FALSE);
  assert_ground (halden, 2, SAL_DESIGN_REASON_AREA, "Autauga", FALSE);
  ridge = ask (self, ALIGNMENT_FIXTURE_RIDGE, NULL, NULL);
  assert_ground (ridge, 0, SAL_DESIGN_REASON_RULE, "“All”", TRUE);
}

/* A holdover goes before what is for good, which goes before rules; who said so, and why. */
static void
test_account_why_names (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalAccountNames) named =
      sal_account_names_new (self->alignment, SAL_DATE_NONE, "Global customer");
  g_autoptr (SalAccountNames) held =
      sal_account_names_new (self->alignment, sal_date_from_ymd (2026, 9, 30), NULL);
  g_autoptr (SalAccountWhy) before = NULL;
  g_autoptr (SalAccountWhy) after = NULL;
  const SalAccountGround *ground;

  sal_store_set_author (self->store, "ana");
  add_rule (self, "All", 1, "name != \"\"", 2);
  sal_account_names_add (named, self->accounts[0], self->territories[0], SAL_RATE_ONE / 4);
  sal_account_names_add (named, self->accounts[0], self->territories[1], SAL_RATE_ONE / 4 * 3);
  alignment_fixture_run (self, sal_alignment_name_accounts, named);
  before = ask (self, 0, NULL, NULL);
  g_assert_cmpuint (before->grounds->len, ==, 4);
  assert_ground (before, 0, SAL_DESIGN_REASON_NAMED, "Named for Territory 2, 75", TRUE);
  assert_ground (before, 1, SAL_DESIGN_REASON_NAMED, "Named for Territory 1, 25", TRUE);
  assert_ground (before, 2, SAL_DESIGN_REASON_RULE, "All", FALSE);
  ground = g_ptr_array_index (before->grounds, 0);
  g_assert_nonnull (strstr (ground->note, "Global customer"));
  g_assert_nonnull (strstr (ground->note, "ana"));

  sal_account_names_add (held, self->accounts[0], self->territories[3], SAL_RATE_ONE);
  alignment_fixture_run (self, sal_alignment_name_accounts, held);
  after = ask (self, 0, NULL, NULL);
  g_assert_cmpuint (after->grounds->len, ==, 5);
  assert_ground (after, 0, SAL_DESIGN_REASON_NAMED, "Held over with Territory 4 until", TRUE);
  assert_ground (after, 1, SAL_DESIGN_REASON_NAMED, "Named for Territory 2", FALSE);
  assert_ground (after, 3, SAL_DESIGN_REASON_RULE, "All", FALSE);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/account-why/" path,                                                                \
              AlignmentFixture,                                                                    \
              NULL,                                                                                \
              alignment_fixture_set_up,                                                            \
              func,                                                                                \
              alignment_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("area", test_account_why_area);
  ADD ("rules", test_account_why_rules);
  ADD ("names", test_account_why_names);

  return g_test_run ();
}
