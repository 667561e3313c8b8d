/* test-tier-scheme-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "account-fixture.h"
#include "sal-account-portfolio.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

static const char rows[] =
    "INSERT INTO account (id, name, status) VALUES (1, 'Alder', 'customer');"
    "INSERT INTO tier_model (id, name, valid_from, hysteresis, refresh_months) VALUES"
    " (2, 'Model', '2026-01-01', 3, 6);"
    "INSERT INTO tier_criterion (id, model, name, weight, axis, measure, from_2, from_3, from_4,"
    " from_5) VALUES"
    " (1, 2, 'Revenue', 600000000, 'attractiveness', 'revenue', 100, 300, 1000, 1200),"
    " (2, 2, 'Fit', 400000000, 'relationship', NULL, NULL, NULL, NULL, NULL);"
    "INSERT INTO tier (id, model, name, from_score, capacity) VALUES (1, 2, 'Tier 1', 70, 1),"
    " (2, 2, 'Tier 2', 40, NULL), (3, 2, 'Tier 3', 0, NULL);"
    "INSERT INTO account_score (id, account, criterion, score, scored_on) VALUES"
    " (1, 1, 2, 4, '2026-01-01');"
    "INSERT INTO account_tier (id, account, model, score, tier) VALUES (1, 1, 2, 50, 2);";

static gpointer
read_scheme (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_tier_scheme_load (connection, *(gint64 *) data, error);
}

static SalTierScheme *
load (AccountFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  SalTierScheme *scheme = sal_store_read_sync (self->store, read_scheme, &id, NULL, &error);

  g_assert_no_error (error);

  return scheme;
}

static gboolean
run (AccountFixture *self, SalCommandFunc func, gpointer data, GError **error)
{
  return sal_store_run_sync (self->store, "Change Tiers", 0, func, data, NULL, NULL, error);
}

static SalTier *
get_tier (SalTierScheme *scheme, guint i)
{
  return &g_array_index (scheme->tiers, SalTier, i);
}

static SalTierCriterion *
get_criterion (SalTierScheme *scheme, guint i)
{
  return &g_array_index (scheme->criteria, SalTierCriterion, i);
}

/* Unchanged it writes nothing; changed, it is read as it was written, and undone as a whole. */
static void
test_write (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTierScheme) before = load (self, 2);
  g_autoptr (SalTierScheme) scheme = sal_tier_scheme_copy (before);
  g_autoptr (SalTierScheme) after = NULL, undone = NULL;
  g_autoptr (SalChange) change = NULL, undo = NULL;
  SalTierCriterion growth = { .name = g_strdup ("Growth"),
                              .weight = 100000000,
                              .measure = SAL_TIER_GROWTH,
                              .from = { 0, 0.1, 0.2, 0.5 } };

  g_assert_true (sal_tier_scheme_is_equal (before, scheme));
  g_assert_true (sal_store_run_sync (
      self->store, "Change Tiers", 0, sal_tier_scheme_write, scheme, NULL, &change, &error));
  g_assert_no_error (error);
  g_assert_null (change);

  scheme->hysteresis = 5;
  get_criterion (scheme, 0)->weight = 500000000;
  get_criterion (scheme, 0)->from[3] = 2000;
  g_array_append_val (scheme->criteria, growth);
  get_tier (scheme, 0)->capacity = -1;
  g_assert_false (sal_tier_scheme_is_equal (before, scheme));
  g_assert_true (sal_store_run_sync (
      self->store, "Change Tiers", 0, sal_tier_scheme_write, scheme, NULL, &change, &error));
  g_assert_no_error (error);
  g_assert_nonnull (change);
  g_assert_cmpint (get_criterion (scheme, 2)->id, >, 0);
  after = load (self, 2);
  g_assert_true (sal_tier_scheme_is_equal (after, scheme));

  undo = sal_store_undo_sync (self->store, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undo);
  undone = load (self, 2);
  g_assert_true (sal_tier_scheme_is_equal (undone, before));
}

/* Each takes the place of the next, in either direction. */
static void
test_bounds (AccountFixture *self, gconstpointer data)
{
  static const int bounds[][3] = { { 90, 70, 0 }, { 40, 20, 0 }, { 70, 40, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalTierScheme) scheme = load (self, 2);
      g_autoptr (SalTierScheme) after = NULL;

      for (guint k = 0; k < 3; k++)
        get_tier (scheme, k)->from_score = bounds[i][k];
      g_assert_true (run (self, sal_tier_scheme_write, scheme, &error));
      g_assert_no_error (error);
      after = load (self, 2);
      g_assert_true (sal_tier_scheme_is_equal (after, scheme));
    }
}

/* A criterion goes with what was judged by it; a tier that an account is in does not go. */
static void
test_delete (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTierScheme) scheme = load (self, 2);

  g_array_remove_index (scheme->criteria, 1);
  get_criterion (scheme, 0)->weight = 1000000000;
  g_assert_true (run (self, sal_tier_scheme_write, scheme, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM account_score"), ==, 0);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM tier_criterion"), ==, 1);

  g_array_remove_index (scheme->tiers, 1);
  g_assert_false (run (self, sal_tier_scheme_write, scheme, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_REFERENCED);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM tier"), ==, 3);
}

/* What was stored meanwhile, by whomever, does not go with an edit that does not know of it. */
static void
test_conflict (AccountFixture *self, gconstpointer data)
{
  static const char *const changes[] = {
    "INSERT INTO tier_criterion (id, model, name, weight, axis) VALUES"
    " (9, 2, 'Reach', 0, 'relationship')",
    "INSERT INTO tier (id, model, name, from_score) VALUES (9, 2, 'Tier 1a', 60)",
    "UPDATE tier SET capacity = 7 WHERE id = 1",
    "UPDATE tier_criterion SET from_5 = 1500 WHERE id = 1",
    "UPDATE tier_model SET refresh_months = 12 WHERE id = 2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalTierScheme) begun = load (self, 2);
      g_autoptr (SalTierScheme) scheme = sal_tier_scheme_copy (begun);
      g_autoptr (SalTierScheme) meanwhile = NULL, after = NULL;
      SalTierSchemeEdit edit = { scheme, begun };

      scheme->hysteresis = 10 + (int) i;
      fixture_do (self->store, changes[i]);
      meanwhile = load (self, 2);
      g_assert_false (run (self, sal_tier_scheme_edit, &edit, &error));
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT);
      g_assert_nonnull (strstr (error->message, "“Model” was changed meanwhile"));
      g_clear_error (&error);
      after = load (self, 2);
      g_assert_true (sal_tier_scheme_is_equal (after, meanwhile));

      /* begun from what is stored, it is kept */
      sal_tier_scheme_free (scheme);
      edit.begun = meanwhile;
      edit.scheme = scheme = sal_tier_scheme_copy (meanwhile);
      scheme->hysteresis = 10 + (int) i;
      g_assert_true (run (self, sal_tier_scheme_edit, &edit, &error));
      g_assert_no_error (error);
      sal_tier_scheme_free (after);
      after = load (self, 2);
      g_assert_true (sal_tier_scheme_is_equal (after, scheme));
    }
}

static void
test_new (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTierScheme) scheme = sal_tier_scheme_new ();
  g_autoptr (SalTierScheme) after = NULL;
  SalTierCriterion fit = { .name = g_strdup ("Fit"),
                           .weight = 1000000000,
                           .measure = SAL_TIER_BY_HAND };
  SalTier all = { .name = g_strdup ("All"), .capacity = -1 };

  scheme->name = g_strdup ("Another");
  scheme->refresh_months = 3;
  scheme->is_automatic = TRUE;
  g_array_append_val (scheme->criteria, fit);
  g_array_append_val (scheme->tiers, all);
  g_assert_true (run (self, sal_tier_scheme_write, scheme, &error));
  g_assert_no_error (error);
  g_assert_cmpint (scheme->id, >, 0);
  after = load (self, scheme->id);
  g_assert_true (sal_tier_scheme_is_equal (after, scheme));
  g_assert_true (sal_tier_scheme_check (after, &error));

  scheme->is_automatic = FALSE;
  g_assert_false (sal_tier_scheme_is_equal (after, scheme));
  g_assert_true (run (self, sal_tier_scheme_write, scheme, &error));
  sal_tier_scheme_free (after);
  after = load (self, scheme->id);
  g_assert_false (after->is_automatic);
}

static void
test_problems (void)
{
  SalTierCriterion criterion = { .name = (char *) "Growth",
                                 .measure = SAL_TIER_GROWTH,
                                 .from = { 0, 0.1, 0.1, 0.5 } };
  g_autoptr (SalTierScheme) scheme = sal_tier_scheme_new ();
  static const int bounds[] = { 40, 70, 40, 10 };
  g_autofree char *bound = sal_tier_criterion_find_problem (&criterion);
  g_autofree char *same = NULL, *lowest = NULL, *none = NULL;

  g_assert_cmpstr (bound, ==, "The bound of 4 should be above that of 3");
  criterion.measure = SAL_TIER_BY_HAND;
  g_assert_null (sal_tier_criterion_find_problem (&criterion));

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      SalTier tier = { .id = (gint64) i + 1,
                       .name = g_strdup_printf ("T%" G_GSIZE_FORMAT, i),
                       .from_score = bounds[i] };

      g_array_append_val (scheme->tiers, tier);
    }
  sal_tier_scheme_sort_tiers (scheme);
  g_assert_cmpstr (get_tier (scheme, 0)->name, ==, "T1");
  g_assert_cmpstr (get_tier (scheme, 3)->name, ==, "T3");
  none = sal_tier_scheme_find_tier_problem (scheme, 1);
  same = sal_tier_scheme_find_tier_problem (scheme, 2);
  lowest = sal_tier_scheme_find_tier_problem (scheme, 3);
  g_assert_null (none);
  g_assert_cmpstr (same, ==, "“T0” begins at the same score");
  g_assert_nonnull (lowest);
}

/* A decision holds and needs a reason; without one the score decides again. */
static void
test_decide (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SalTierDecision decision = { 2, 1, 1, NULL };

  g_assert_false (run (self, sal_account_tier_decide, &decision, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);
  decision.reason = "New board";
  g_assert_true (run (self, sal_account_tier_decide, &decision, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count (*) FROM account_tier WHERE override = 1"
                                  " AND reason = 'New board' AND tier = 2"),
                   ==,
                   1);
  decision.tier = 0;
  g_assert_true (run (self, sal_account_tier_decide, &decision, &error));
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count (*) FROM account_tier WHERE override IS NULL"
                                  " AND reason IS NULL"),
                   ==,
                   1);
}

static void
test_judge (AccountFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SalTierJudgement judgement = { 1, 2, 5, sal_date_from_ymd (2026, 5, 1) };

  g_assert_true (run (self, sal_account_score_judge, &judgement, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (self->store,
                                  "SELECT count (*) FROM account_score WHERE score = 5"
                                  " AND scored_on = '2026-05-01'"),
                   ==,
                   1);
  judgement.score = 0;
  g_assert_true (run (self, sal_account_score_judge, &judgement, &error));
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM account_score"), ==, 0);
  judgement.score = 2;
  g_assert_true (run (self, sal_account_score_judge, &judgement, &error));
  g_assert_cmpint (fixture_query (self->store, "SELECT sum (score) FROM account_score"), ==, 2);
  judgement.score = 6;
  g_assert_false (run (self, sal_account_score_judge, &judgement, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/tier-scheme-commands/" name,                                                       \
              AccountFixture,                                                                      \
              rows,                                                                                \
              account_fixture_set_up,                                                              \
              function,                                                                            \
              account_fixture_tear_down)
  ADD ("write", test_write);
  ADD ("bounds", test_bounds);
  ADD ("delete", test_delete);
  ADD ("conflict", test_conflict);
  ADD ("new", test_new);
  ADD ("decide", test_decide);
  ADD ("judge", test_judge);
#undef ADD
  g_test_add_func ("/tier-scheme-commands/problems", test_problems);

  return g_test_run ();
}
