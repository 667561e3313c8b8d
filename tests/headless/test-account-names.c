/* test-account-names.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-names.h"

#include "alignment-fixture.h"
#include "sal-alignment-commands.h"
#include "sal-alignment.h"
#include "sal-connection.h"
#include "sal-date.h"
#include "sal-design-naming.h"
#include "sal-kinds.h"
#include "sal-rate.h"

/* Accounts that territories have by name: what is written, and what a design makes of it. */

#define HALDEN  ALIGNMENT_FIXTURE_HALDEN
#define RIDGE   ALIGNMENT_FIXTURE_RIDGE
#define MOSS    ALIGNMENT_FIXTURE_MOSS
#define NOWHERE ALIGNMENT_FIXTURE_NOWHERE

#define PERCENT (SAL_RATE_ONE / 100)

static void
name (AlignmentFixture *self, guint account, guint territory, gint32 until)
{
  g_autoptr (SalAccountNames) names = sal_account_names_new (self->alignment, until, " Strategic ");

  sal_account_names_add (
      names, self->accounts[account], self->territories[territory], SAL_RATE_ONE);
  alignment_fixture_run (self, sal_alignment_name_accounts, names);
}

static void
assert_where (AlignmentFixture *self, guint account, gint32 expected, SalDesignReason why)
{
  g_autoptr (SalTerritoryDesign) design = alignment_fixture_load (self, self->alignment);
  SalDesignReason reason;

  g_assert_cmpint (
      sal_territory_design_get_account_territory (design, account, &reason), ==, expected);
  g_assert_cmpint (reason, ==, why);
}

/* A name goes before the area; released, the account is back; undone, it is named. */
static void
test_account_names_give (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalAccountNames) release =
      sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);

  alignment_fixture_assign (self, "01001", 0);
  assert_where (self, HALDEN, 0, SAL_DESIGN_REASON_AREA);
  name (self, HALDEN, 2, SAL_DATE_NONE);
  name (self, HALDEN, 3, SAL_DATE_NONE);
  assert_where (self, HALDEN, 3, SAL_DESIGN_REASON_NAMED);
  assert_where (self, RIDGE, 0, SAL_DESIGN_REASON_AREA);

  sal_account_names_release (release, self->accounts[HALDEN]);
  alignment_fixture_run (self, sal_alignment_name_accounts, release);
  assert_where (self, HALDEN, 0, SAL_DESIGN_REASON_AREA);
  alignment_fixture_undo (self);
  assert_where (self, HALDEN, 3, SAL_DESIGN_REASON_NAMED);
  alignment_fixture_undo (self);
  assert_where (self, HALDEN, 2, SAL_DESIGN_REASON_NAMED);
  alignment_fixture_undo (self);
  assert_where (self, HALDEN, 0, SAL_DESIGN_REASON_AREA);
}

/* The fixture is loaded as of 15 June 2026: a holdover counts to its last day, before what is for
 * good, which stays. */
static void
test_account_names_hold_over (AlignmentFixture *self, gconstpointer data)
{
  name (self, MOSS, 1, SAL_DATE_NONE);
  name (self, MOSS, 2, sal_date_from_ymd (2026, 6, 15));
  assert_where (self, MOSS, 2, SAL_DESIGN_REASON_NAMED);
  name (self, MOSS, 3, sal_date_from_ymd (2026, 6, 14));
  assert_where (self, MOSS, 1, SAL_DESIGN_REASON_NAMED);

  /* held over with the territory that has it for good, it is no longer for good */
  name (self, MOSS, 1, sal_date_from_ymd (2026, 6, 14));
  assert_where (self, MOSS, SAL_TERRITORY_NONE, SAL_DESIGN_REASON_NONE);

  /* what is for good takes the place of holdovers */
  name (self, MOSS, 2, sal_date_from_ymd (2027, 6, 15));
  name (self, MOSS, 0, SAL_DATE_NONE);
  assert_where (self, MOSS, 0, SAL_DESIGN_REASON_NAMED);
}

static void
test_account_names_share (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalAccountNames) names = sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);
  g_autoptr (SalTerritoryDesign) design = NULL;
  const SalDesignShare *shares;
  guint n_shares;

  sal_account_names_add (names, self->accounts[RIDGE], self->territories[0], 30 * PERCENT);
  sal_account_names_add (names, self->accounts[RIDGE], self->territories[2], 70 * PERCENT);
  sal_account_names_add (names, self->accounts[NOWHERE], self->territories[1], SAL_RATE_ONE);
  g_assert_cmpuint (sal_account_names_get_n_accounts (names), ==, 2);
  alignment_fixture_run (self, sal_alignment_name_accounts, names);

  design = alignment_fixture_load (self, self->alignment);
  shares = sal_territory_design_find_shares (design, RIDGE, &n_shares);
  g_assert_cmpuint (n_shares, ==, 2);
  g_assert_cmpfloat (shares[0].share + shares[1].share, ==, 1);
  g_assert_cmpint (sal_territory_design_get_account_territory (design, RIDGE, NULL), ==, 2);
  g_assert_cmpint (sal_territory_design_get_account_territory (design, NOWHERE, NULL), ==, 1);
  sal_territory_design_find_shares (design, HALDEN, &n_shares);
  g_assert_cmpuint (n_shares, ==, 0);
}

static void
test_account_names_refused (AlignmentFixture *self, gconstpointer data)
{
  SalAlignmentBranch branch = { .from = self->alignment, .name = "FY28" };
  g_autoptr (SalAccountNames) missing =
      sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);
  g_autoptr (SalAccountNames) zero = sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);
  g_autoptr (SalAccountNames) twice = sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);
  g_autoptr (SalAccountNames) elsewhere = NULL;
  g_autoptr (SalAccountNames) late = NULL;

  sal_account_names_add (missing, self->accounts[RIDGE], self->territories[0], 30 * PERCENT);
  sal_account_names_add (missing, self->accounts[RIDGE], self->territories[1], 60 * PERCENT);
  alignment_fixture_refuse (
      self, sal_alignment_name_accounts, missing, "Ridge, Share: the shares add up to 90.00");
  sal_account_names_add (zero, self->accounts[RIDGE], self->territories[0], SAL_RATE_ONE);
  sal_account_names_add (zero, self->accounts[RIDGE], self->territories[1], 0);
  alignment_fixture_refuse (
      self, sal_alignment_name_accounts, zero, "Ridge, Share: that of “Territory 2” is 0.00");
  sal_account_names_add (twice, self->accounts[RIDGE], self->territories[2], 50 * PERCENT);
  sal_account_names_add (twice, self->accounts[RIDGE], self->territories[2], 50 * PERCENT);
  alignment_fixture_refuse (
      self, sal_alignment_name_accounts, twice, "“Territory 3” is listed twice");

  alignment_fixture_run (self, sal_alignment_branch, &branch);
  elsewhere = sal_account_names_new (branch.id, SAL_DATE_NONE, NULL);
  sal_account_names_add (elsewhere, self->accounts[RIDGE], self->territories[0], SAL_RATE_ONE);
  alignment_fixture_refuse (self, sal_alignment_name_accounts, elsewhere, "Territory 1");

  alignment_fixture_execute (
      self, "UPDATE alignment SET status = 'active' WHERE id = %" G_GINT64_FORMAT, self->alignment);
  late = sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);
  sal_account_names_release (late, self->accounts[RIDGE]);
  alignment_fixture_refuse (self, sal_alignment_name_accounts, late, "FY27");
}

/* --- merged territories --- */

/* Notes a reason on all names, as somebody who edits the records does: each is valid. */
static gboolean
note (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "SELECT id FROM territory_account ORDER BY id", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (sal_connection_step (connection, statement, &row, error) && row)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SalRecord) record = sal_transaction_load (
          transaction, &sal_territory_account_kind, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      sal_record_set_text (record, "reason", "Merged");
      if (!sal_transaction_update (transaction, record, error))
        return FALSE;
    }
  g_assert_cmpuint (ids->len, ==, *(const guint *) data);

  return TRUE;
}

/* The first territory is merged into the second. Halden was the first one's for good, and is held
 * over for the second; of Ridge likewise, the holdover is over: as of 15 June both are the second
 * one's, and stay so. Of Moss, the second has the 30 % of the first and its own 30 % of three. */
static void
test_account_names_merge (AlignmentFixture *self, gconstpointer data)
{
  const SalTerritoryRemoval merge = { self->territories[0], self->territories[1] };
  const guint n_names = 2 + 2 + 2;
  g_autoptr (SalAccountNames) names = sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);
  g_autoptr (SalTerritoryDesign) design = NULL;
  const SalDesignShare *shares;
  guint n_shares;

  name (self, HALDEN, 0, SAL_DATE_NONE);
  name (self, HALDEN, 1, sal_date_from_ymd (2026, 6, 15));
  name (self, RIDGE, 0, SAL_DATE_NONE);
  name (self, RIDGE, 1, sal_date_from_ymd (2026, 6, 14));
  sal_account_names_add (names, self->accounts[MOSS], self->territories[0], 30 * PERCENT);
  sal_account_names_add (names, self->accounts[MOSS], self->territories[1], 30 * PERCENT);
  sal_account_names_add (names, self->accounts[MOSS], self->territories[2], 40 * PERCENT);
  alignment_fixture_run (self, sal_alignment_name_accounts, names);
  alignment_fixture_run (self, sal_alignment_remove_territory, (gpointer) &merge);

  design = alignment_fixture_load (self, self->alignment);
  g_assert_cmpint (sal_territory_design_get_territory (design, 0)->id, ==, self->territories[1]);
  g_assert_cmpint (sal_territory_design_get_account_territory (design, HALDEN, NULL), ==, 0);
  g_assert_cmpint (sal_territory_design_get_account_territory (design, RIDGE, NULL), ==, 0);
  shares = sal_territory_design_find_shares (design, MOSS, &n_shares);
  g_assert_cmpuint (n_shares, ==, 2);
  for (guint i = 0; i < n_shares; i++)
    g_assert_cmpfloat_with_epsilon (shares[i].share, shares[i].territory == 0 ? 0.6 : 0.4, 1e-12);
  alignment_fixture_run (self, note, (gpointer) &n_names);
}

/* What is merged into is another territory, and of the same alignment. */
static void
test_account_names_merge_refused (AlignmentFixture *self, gconstpointer data)
{
  SalAlignmentBranch branch = { .from = self->alignment, .name = "FY28" };
  SalTerritoryRemoval merge = { self->territories[0], self->territories[0] };
  g_autoptr (SalTerritoryDesign) branched = NULL;

  alignment_fixture_refuse (self, sal_alignment_remove_territory, &merge, "itself");
  alignment_fixture_run (self, sal_alignment_branch, &branch);
  branched = alignment_fixture_load (self, branch.id);
  merge.into = sal_territory_design_get_territory (branched, 1)->id;
  alignment_fixture_refuse (self, sal_alignment_remove_territory, &merge, "Territory 2");
}

/* --- of a design --- */

/* Accounts in a locked territory stay, and it gets none. */
static void
test_account_names_locked (AlignmentFixture *self, gconstpointer data)
{
  const guint accounts[] = { HALDEN, MOSS, NOWHERE };
  const SalDesignShare first = { 0, 0, 1, 0 }, second = { 0, 1, 1, 0 };
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalAccountNames) names = sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);

  alignment_fixture_assign (self, "01001", 0);
  design = alignment_fixture_load (self, self->alignment);
  sal_territory_design_set_territory_locked (design, 0, TRUE);
  g_assert_true (sal_design_is_account_locked (design, HALDEN));
  g_assert_false (sal_design_is_account_locked (design, MOSS));
  g_assert_cmpuint (sal_design_give_accounts (design, accounts, 3, &first, 1, names), ==, 3);
  g_assert_cmpuint (sal_account_names_get_n_accounts (names), ==, 0);
  g_assert_cmpuint (sal_design_give_accounts (design, accounts, 3, &second, 1, names), ==, 1);
  g_assert_cmpuint (sal_account_names_get_n_accounts (names), ==, 2);
}

/* Locked to where they are, they stay when their area goes; shares that do not add up do then: 1 of
 * 3 and 2 of 3 of 0.9. */
static void
test_account_names_keep (AlignmentFixture *self, gconstpointer data)
{
  const guint accounts[] = { HALDEN, RIDGE, NOWHERE };
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalTerritoryDesign) after = NULL;
  g_autoptr (SalAccountNames) names = sal_account_names_new (self->alignment, SAL_DATE_NONE, NULL);
  const SalDesignShare *shares;
  guint n_shares;

  alignment_fixture_assign (self, "01001", 0);
  alignment_fixture_execute (
      self,
      "INSERT INTO territory_account (id, alignment, account, territory, share) VALUES"
      " (1, %1$" G_GINT64_FORMAT ", %2$" G_GINT64_FORMAT ", %3$" G_GINT64_FORMAT ", 300000000),"
      " (2, %1$" G_GINT64_FORMAT ", %2$" G_GINT64_FORMAT ", %4$" G_GINT64_FORMAT ", 600000000)",
      self->alignment,
      self->accounts[RIDGE],
      self->territories[1],
      self->territories[2]);
  design = alignment_fixture_load (self, self->alignment);
  g_assert_cmpuint (sal_design_keep_accounts (design, accounts, 3, names), ==, 1);
  alignment_fixture_run (self, sal_alignment_name_accounts, names);
  alignment_fixture_assign (self, "01001", 3);
  after = alignment_fixture_load (self, self->alignment);
  g_assert_cmpint (sal_territory_design_get_account_territory (after, HALDEN, NULL), ==, 0);
  g_assert_cmpint (sal_territory_design_get_account_territory (after, RIDGE, NULL), ==, 2);
  shares = sal_territory_design_find_shares (after, RIDGE, &n_shares);
  g_assert_cmpuint (n_shares, ==, 2);
  g_assert_cmpfloat_with_epsilon (shares[0].share, 1 / 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (shares[0].share + shares[1].share, 1, 1e-12);
}

/* What a branch moved goes back to who had it, as a holdover; who has no territory there is left.
 */
static void
test_account_names_return (AlignmentFixture *self, gconstpointer data)
{
  const guint accounts[] = { HALDEN, MOSS };
  SalAlignmentBranch branch = { .from = self->alignment, .name = "FY28" };
  g_autoptr (SalTerritoryDesign) before = NULL;
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalTerritoryDesign) after = NULL;
  g_autoptr (SalDesignComparison) comparison = NULL;
  g_autoptr (SalAccountNames) names = NULL;
  g_autoptr (SalAlignmentMoves) moves = NULL;

  alignment_fixture_assign (self, "01001", 0);
  alignment_fixture_run (self, sal_alignment_branch, &branch);
  before = alignment_fixture_load (self, self->alignment);
  design = alignment_fixture_load (self, branch.id);
  moves = sal_alignment_moves_new (branch.id);
  sal_alignment_moves_add (moves, "01001", sal_territory_design_get_territory (design, 2)->id);
  alignment_fixture_run (self, sal_alignment_write_moves, moves);

  g_clear_pointer (&design, sal_territory_design_unref);
  design = alignment_fixture_load (self, branch.id);
  g_assert_cmpint (sal_territory_design_get_account_territory (design, HALDEN, NULL), ==, 2);
  comparison = sal_design_comparison_new (before, design);
  names = sal_account_names_new (branch.id, sal_date_from_ymd (2026, 9, 30), NULL);
  g_assert_cmpuint (
      sal_design_return_accounts (design, accounts, 2, before, comparison, names), ==, 1);
  alignment_fixture_run (self, sal_alignment_name_accounts, names);
  after = alignment_fixture_load (self, branch.id);
  g_assert_cmpint (sal_territory_design_get_account_territory (after, HALDEN, NULL), ==, 0);
  g_assert_cmpint (sal_territory_design_get_account_territory (after, RIDGE, NULL), ==, 2);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/account-names/" path,                                                              \
              AlignmentFixture,                                                                    \
              NULL,                                                                                \
              alignment_fixture_set_up,                                                            \
              func,                                                                                \
              alignment_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("give", test_account_names_give);
  ADD ("hold-over", test_account_names_hold_over);
  ADD ("share", test_account_names_share);
  ADD ("refused", test_account_names_refused);
  ADD ("merge", test_account_names_merge);
  ADD ("merge-refused", test_account_names_merge_refused);
  ADD ("locked", test_account_names_locked);
  ADD ("keep", test_account_names_keep);
  ADD ("return", test_account_names_return);

  return g_test_run ();
}
