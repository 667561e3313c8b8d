/* test-alignment-activation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-activation-commands.h"

#include <string.h>

#include "activation-fixture.h"
#include "sal-alignment.h"
#include "sal-kinds.h"
#include "sal-rate.h"

/* What an alignment does when it takes effect: a small company by hand, and random ones, whose
 * owners before and after are asked of sal_ownership_resolve(). */

/* --- by hand --- */

static void
test_moves (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;

  activation_add_account (
      self, 0, WEST, EAST); /* goes from east to west, with one of three opportunities */
  activation_add_coverage (self, 1, 0, EAST, "primary", "2024-01-01", "");
  activation_add_deal (self, 0, 0, EAST, 700, 1);
  activation_add_deal (self, 1, 0, EAST, 50, 1);
  activation_run (self,
                  "INSERT INTO coverage (id, opportunity, position, credit, valid_from) VALUES"
                  " (50, %d, %d, 'primary', '2026-01-01')",
                  DEALS + 1,
                  POSITIONS + EAST);
  activation_add_deal (self, 2, 0, EAST, 9000, 2);
  activation_add_account (self, 1, WEST, WEST); /* stays, by coverage */
  activation_add_coverage (self, 2, 1, WEST, "primary", "2024-01-01", "");
  activation_add_account (self, 2, WEST, WEST);   /* stays, by its owner */
  activation_add_account (self, 3, VACANT, -1);   /* nobody's, goes to a vacant position */
  activation_add_account (self, 4, UNSTAFFED, 0); /* its territory has no position */
  activation_add_account (self, 5, -1, EAST);     /* no territory has it */

  found = activation_plan (self);
  g_assert_cmpint (found->replaced, ==, OLD);
  g_assert_cmpuint (found->moves->len, ==, 2);
  activation_assert_move (found, 0, EAST, WEST, BEGIN_DAY, 1, 700);
  activation_assert_move (found, 3, -1, VACANT, BEGIN_DAY, 0, 0);
  g_assert_cmpuint (found->n_confirmed, ==, 1);
  g_assert_cmpuint (found->n_unchanged, ==, 3);
  g_assert_cmpuint (found->opportunities->len, ==, 2);
  g_assert_false (g_array_index (found->opportunities, SalActivationDeal, 0).stays);
  g_assert_true (g_array_index (found->opportunities, SalActivationDeal, 1).stays);
  g_assert_nonnull (activation_find_finding (found, SAL_ACTIVATION_ACCOUNT_WITHOUT_TERRITORY, 5));
  g_assert_cmpuint (
      activation_find_finding (found, SAL_ACTIVATION_TERRITORY_WITHOUT_POSITION, -1)->n_accounts,
      ==,
      1);
  g_assert_cmpuint (found->findings->len, ==, 2);
}

static void
test_spans (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  const SalActivationShare *shares;

  activation_add_account (self, 0, WEST, WEST); /* three territories have it */
  activation_add_coverage (self, 1, 0, WEST, "primary", "2024-01-01", "");
  activation_add_name (self, 1, 0, WEST, 20, "");
  activation_add_name (self, 2, 0, NORTH, 50, "");
  activation_add_name (self, 3, 0, EAST, 30, "");
  activation_add_account (self, 1, WEST, WEST); /* shares of 90 and 60 %: three fifths, and two */
  activation_add_name (self, 4, 1, EAST, 90, "");
  activation_add_name (self, 5, 1, NORTH, 60, "");

  found = activation_plan (self);
  activation_assert_move (found, 0, WEST, NORTH, BEGIN_DAY, 0, 0);
  activation_assert_move (found, 1, WEST, EAST, BEGIN_DAY, 0, 0);
  g_assert_null (activation_find_finding (found, SAL_ACTIVATION_SHARES_DO_NOT_FIT, 0));
  g_assert_nonnull (activation_find_finding (found, SAL_ACTIVATION_SHARES_DO_NOT_FIT, 1));
  g_assert_cmpuint (found->shares->len, ==, 5);
  shares = (const SalActivationShare *) (gpointer) found->shares->data;
  g_assert_cmpint (shares[0].position, ==, POSITIONS + NORTH);
  g_assert_cmpint (shares[0].share, ==, SAL_RATE_ONE / 2);
  g_assert_true (shares[0].is_primary);
  g_assert_cmpint (shares[1].position, ==, POSITIONS + EAST);
  g_assert_false (shares[1].is_primary);
  g_assert_cmpint (shares[2].share, ==, SAL_RATE_ONE / 5);
  g_assert_cmpint (shares[3].share, ==, SAL_RATE_ONE / 5 * 3);
  g_assert_cmpint (shares[4].share, ==, SAL_RATE_ONE / 5 * 2);
}

/* West lies around it, east keeps it until September; and what is named for somebody else. */
static void
test_holdover (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalOwnership) after = NULL;
  g_autoptr (SalChange) change = NULL;
  gint32 last = sal_date_from_ymd (2026, 9, 30);

  for (int account = 0; account < 4; account++)
    activation_add_account (self, account, WEST, -1);
  activation_add_coverage (self, 1, 0, EAST, "primary", "2024-01-01", "");
  activation_add_name (self, 1, 0, EAST, 100, "2026-09-30");
  activation_add_name (self, 2, 1, EAST, 100, "2026-09-30"); /* nobody had it */
  activation_add_coverage (self, 3, 2, NORTH, "primary", "2024-01-01", "");
  activation_add_name (self, 3, 2, EAST, 100, "2026-09-30"); /* north had it */
  activation_add_coverage (self, 4, 3, EAST, "primary", "2024-01-01", "");
  activation_add_name (self, 4, 3, EAST, 100, "2026-06-30"); /* over before it begins */

  found = activation_plan (self);
  activation_assert_move (found, 0, EAST, WEST, "2026-10-01", 0, 0);
  g_assert_cmpint (activation_find_finding (found, SAL_ACTIVATION_HOLDOVER, 0)->day, ==, last);
  activation_assert_move (found, 1, -1, EAST, BEGIN_DAY, 0, 0);
  activation_assert_move (found, 2, NORTH, WEST, "2026-10-01", 0, 0);
  g_assert_null (activation_find_finding (found, SAL_ACTIVATION_HOLDOVER_ELSEWHERE, 0));
  g_assert_nonnull (activation_find_finding (found, SAL_ACTIVATION_HOLDOVER_ELSEWHERE, 2));
  activation_assert_move (found, 3, EAST, WEST, BEGIN_DAY, 0, 0);

  change = activation_activate (self, found->digest, NULL, NULL);
  g_assert_nonnull (change);
  after = activation_get_ownership (self);
  for (int account = 0; account < 2; account++)
    {
      g_assert_cmpint (
          activation_find_position (after, 0, ACCOUNTS + account, 0, last), ==, POSITIONS + EAST);
      g_assert_cmpint (activation_find_position (after, 0, ACCOUNTS + account, 0, last + 1),
                       ==,
                       POSITIONS + WEST);
    }
}

static void
test_planned (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;

  activation_add_account (self, 0, WEST, -1);
  activation_add_coverage (self, 1, 0, NORTH, "primary", "2026-08-01", "2026-08-31");
  activation_add_account (self, 1, WEST, -1);
  activation_add_coverage (self, 2, 1, NORTH, "primary", BEGIN_DAY, "");

  found = activation_plan (self);
  g_assert_cmpint (
      activation_find_finding (found, SAL_ACTIVATION_LATER_COVERAGE, 0)->coverage, ==, 1);
  g_assert_cmpint (
      activation_find_finding (found, SAL_ACTIVATION_SAME_DAY_COVERAGE, 1)->coverage, ==, 2);
}

/* What the alignment is not about stays, with all that goes with it. */
static void
test_scope (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;

  activation_add_account (self, 0, WEST, EAST);
  activation_add_account (self, 1, WEST, EAST);
  activation_add_name (self, 1, 1, NORTH, 100, "");
  activation_add_account (self, 2, WEST, EAST);
  activation_add_deal (self, 0, 2, EAST, 100, 1);
  activation_run (self,
                  "UPDATE account SET status = CASE id WHEN %d THEN 'prospect' ELSE 'customer' END;"
                  "UPDATE alignment SET accounts = 'status = \"prospect\"' WHERE id = %d",
                  ACCOUNTS,
                  NEW);

  found = activation_plan (self);
  g_assert_cmpuint (found->moves->len, ==, 1);
  activation_assert_move (found, 0, EAST, WEST, BEGIN_DAY, 0, 0);
  g_assert_cmpuint (found->n_unchanged, ==, 0);
  g_assert_cmpuint (found->opportunities->len, ==, 0);
}

/* --- whatever there was --- */

static gint64
owner_of (Fixture *self, const char *kind, gint64 id)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT coalesce (owner, 0) FROM %s WHERE id = %" G_GINT64_FORMAT, kind, id);

  return fixture_query (self->store, sql);
}

static const SalActivationHolder *
find_holder (const SalAlignmentActivation *found, gint64 position)
{
  for (guint i = 0; i < found->holders->len; i++)
    {
      const SalActivationHolder *holder = &g_array_index (found->holders, SalActivationHolder, i);

      if (holder->position == position)
        return holder;
    }

  return NULL;
}

/* What the plan says that every position has is what ownership says, before and after. */
static void
assert_totals (Fixture *self,
               const SalAlignmentActivation *found,
               const SalOwnership *ownership,
               guint when)
{
  guint n_accounts[N_POSITIONS + 1] = { 0 }, n_open[N_POSITIONS + 1] = { 0 };
  gint64 pipeline[N_POSITIONS + 1] = { 0 };

  for (gint64 id = ACCOUNTS; id < ACCOUNTS + ACTIVATION_N_ACCOUNTS; id++)
    {
      gint64 position = activation_find_position (
          ownership, 0, id, owner_of (self, "account", id), activation_day);

      n_accounts[position != 0 ? position - POSITIONS + 1 : 0]++;
    }
  for (gint64 id = DEALS; id < DEALS + ACTIVATION_N_DEALS; id++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT account FROM opportunity WHERE id = %" G_GINT64_FORMAT, id);
      g_autofree char *amount =
          g_strdup_printf ("SELECT amount FROM opportunity WHERE id = %" G_GINT64_FORMAT, id);
      gint64 position = activation_find_position (ownership,
                                                  id,
                                                  fixture_query (self->store, sql),
                                                  owner_of (self, "opportunity", id),
                                                  activation_day);

      n_open[position != 0 ? position - POSITIONS + 1 : 0]++;
      pipeline[position != 0 ? position - POSITIONS + 1 : 0] += fixture_query (self->store, amount);
    }
  for (gint64 i = 0; i <= N_POSITIONS; i++)
    {
      const SalActivationHolder *holder = find_holder (found, i != 0 ? POSITIONS + i - 1 : 0);

      g_assert_cmpuint (holder != NULL ? holder->n_accounts[when] : 0, ==, n_accounts[i]);
      g_assert_cmpuint (holder != NULL ? holder->n_open[when] : 0, ==, n_open[i]);
      g_assert_cmpint (holder != NULL ? holder->pipeline[when] : 0, ==, pipeline[i]);
    }
}

static void
assert_moved (Fixture *self,
              const SalAlignmentActivation *found,
              const SalOwnership *before,
              const SalOwnership *after)
{
  for (guint i = 0; i < found->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (found->moves, SalActivationMove, i);

      g_assert_cmpint (
          activation_find_position (after, 0, move->account, 0, move->day), ==, move->to_position);
      g_assert_cmpint (move->from_position, !=, move->to_position);
    }
  for (guint i = 0; i < found->opportunities->len; i++)
    {
      const SalActivationDeal *deal = &g_array_index (found->opportunities, SalActivationDeal, i);
      gint64 owner = owner_of (self, "opportunity", deal->opportunity);

      g_assert_cmpint (
          activation_find_position (after, deal->opportunity, deal->account, owner, deal->day),
          ==,
          deal->to_position);
      if (deal->stays)
        g_assert_cmpint (deal->to_position, ==, deal->from_position);
      else if (deal->day == activation_day)
        g_assert_cmpint (
            activation_find_position (before, deal->opportunity, deal->account, owner, deal->day),
            ==,
            deal->from_position);
    }
  for (gint64 id = ACCOUNTS; id < ACCOUNTS + ACTIVATION_N_ACCOUNTS; id++)
    {
      for (gint32 day = activation_day - 250; day < activation_day; day += 7)
        g_assert_cmpint (activation_find_position (before, 0, id, 0, day),
                         ==,
                         activation_find_position (after, 0, id, 0, day));
    }
}

/* What positions of another role cover. */
static char *
list_others (Fixture *self)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat (id || ' ' || account || ' ' || valid_from || ' ' ||"
      " coalesce (valid_to, '-'), ', ') FROM coverage WHERE position = %d AND account IS NOT NULL",
      POSITIONS + OTHERS);

  return fixture_query_text (self->store, sql);
}

/* Applied, owners are as the plan says; a second time there is nothing to do; it is final. */
static void
test_any (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalAlignmentActivation) again = NULL;
  g_autoptr (SalOwnership) before = NULL;
  g_autoptr (SalOwnership) after = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (SalChange) none = NULL;
  g_autoptr (SalChange) undone = NULL;
  g_autofree char *others = NULL;
  g_autofree char *others_after = NULL;
  g_autoptr (GError) error = NULL;

  activation_fill (self);
  others = list_others (self);
  before = activation_get_ownership (self);
  found = activation_plan (self);
  g_assert_cmpuint (found->writes->len, >, 0);
  change = activation_activate (self, found->digest, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sal_change_is_final (change));
  after = activation_get_ownership (self);
  assert_totals (self, found, before, 0);
  assert_totals (self, found, after, 1);
  assert_moved (self, found, before, after);
  others_after = list_others (self);
  g_assert_cmpstr (others, ==, others_after);

  again = activation_plan (self);
  g_assert_cmpuint (again->writes->len, ==, 0);
  g_assert_cmpuint (again->moves->len, ==, 0);
  g_assert_cmpuint (again->n_unchanged, ==, ACTIVATION_N_ACCOUNTS);
  none = activation_activate (self, again->digest, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (none);

  undone = sal_store_undo_sync (self->store, sal_change_get_id (change), &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
}

/* --- alignments --- */

static char *
get_alignment (Fixture *self, int alignment)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT status || coalesce (' ' || valid_from, '') || coalesce (' to ' || valid_to, '')"
      " FROM alignment WHERE id = %d",
      alignment);

  return fixture_query_text (self->store, sql);
}

static void
test_alignments (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = activation_plan (self);
  g_autoptr (SalChange) change = activation_activate (self, found->digest, NULL, NULL);
  g_autofree char *old = get_alignment (self, OLD);
  g_autofree char *new = get_alignment (self, NEW);
  g_autofree char *others = get_alignment (self, 3);

  g_assert_nonnull (change);
  g_assert_nonnull (strstr (sal_change_get_label (change), "FY27"));
  g_assert_cmpstr (old, ==, "archived 2025-07-01 to 2026-06-30");
  g_assert_cmpstr (new, ==, "active " BEGIN_DAY);
  g_assert_cmpstr (others, ==, "active 2025-07-01");
}

static void
assert_refused (Fixture *self, const char *digest, SalStoreError code)
{
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = activation_activate (self, digest, NULL, &error);
  g_autofree char *after = fixture_hash (self->store, sal_model_kinds ());

  g_assert_null (change);
  g_assert_error (error, SAL_STORE_ERROR, (int) code);
  g_assert_cmpstr (before, ==, after);
}

/* What is not as it was shown is not written, nor what is not approved, or too early. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalAlignmentActivation) valued = NULL;
  g_autoptr (SalAlignmentActivation) joined = NULL;

  activation_fill (self);
  found = activation_plan (self);
  activation_run (self, "UPDATE opportunity SET amount = amount + 1");
  valued = activation_plan (self);
  g_assert_cmpstr (found->digest, ==, valued->digest);
  activation_add_account (self, ACTIVATION_N_ACCOUNTS, WEST, -1);
  joined = activation_plan (self);
  g_assert_cmpstr (found->digest, !=, joined->digest);
  assert_refused (self, found->digest, SAL_STORE_ERROR_CONFLICT);

  for (guint i = 0; i < 3; i++)
    {
      static const char *const statuses[] = { "draft", "in_review", "archived" };

      activation_run (self, "UPDATE alignment SET status = '%s' WHERE id = %d", statuses[i], NEW);
      assert_refused (self, joined->digest, SAL_STORE_ERROR_INVALID);
    }
  activation_run (self,
                  "UPDATE alignment SET status = 'approved' WHERE id = %d;"
                  "UPDATE alignment SET valid_from = '" BEGIN_DAY "' WHERE id = %d",
                  NEW,
                  OLD);
  assert_refused (self, joined->digest, SAL_STORE_ERROR_INVALID);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;

  activation_fill (self);
  found = activation_plan (self);
  g_cancellable_cancel (cancellable);
  change = activation_activate (self, found->digest, cancellable, &error);
  g_assert_null (change);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func)                                                                            \
  g_test_add (                                                                                     \
      "/alignment-activation/" name, Fixture, NULL, activation_set_up, func, activation_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  activation_fixture_load ();

  ADD ("moves", test_moves);
  ADD ("spans", test_spans);
  ADD ("holdover", test_holdover);
  ADD ("planned", test_planned);
  ADD ("scope", test_scope);
  ADD ("any", test_any);
  ADD ("alignments", test_alignments);
  ADD ("refused", test_refused);
  ADD ("cancelled", test_cancelled);

  result = g_test_run ();
  activation_fixture_unload ();

  return result;
}
