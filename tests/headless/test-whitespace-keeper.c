/* test-whitespace-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-fixture.h"
#include "sal-whitespace-keeper.h"

#include "sal-kinds.h"

/* Alder was sold pumps for 100, Birch nothing. */
static const char records[] =
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Won', 2, 'won'),"
    " (2, 'Talking', 1, 'open');"
    "INSERT INTO product_family (id, name) VALUES (1, 'Pumps'), (2, 'Valves');"
    "INSERT INTO product (id, name, family) VALUES (1, 'Pump', 1), (2, 'Valve', 2);"
    "INSERT INTO account (id, name) VALUES (1, 'Alder'), (2, 'Birch');"
    "INSERT INTO opportunity (id, name, account, stage, amount, close_date, product_family) VALUES"
    " (1, 'A', 1, 1, 100, date('now', '-40 days'), 1);"
    "INSERT INTO activity (id, subject, type, date, account) VALUES"
    " (1, 'Call', 'call', '2026-01-01', 1);";

typedef struct
{
  AccountFixture in;
  SalAccountKeeper *keeper;
  gboolean has_changed;
} Setup;

static void
changed_cb (Setup *self)
{
  self->has_changed = TRUE;
}

static void
set_up (Setup *self, gconstpointer data)
{
  account_fixture_set_up (&self->in, records);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  self->keeper = sal_whitespace_keeper_get (self->in.store);
  g_assert_null (sal_account_keeper_get_data (self->keeper));
  g_signal_connect_swapped (self->keeper, "changed", G_CALLBACK (changed_cb), self);
  g_assert_true (fixture_wait (&self->has_changed));
}

static void
tear_down (Setup *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (self->keeper, self);
  account_fixture_clear (&self->in);
}

/* Runs SQL and waits until the keeper knows of it. */
static void
edit (Setup *self, const char *sql)
{
  self->has_changed = FALSE;
  fixture_do (self->in.store, sql);
  g_assert_true (fixture_wait (&self->has_changed));
  while (sal_account_keeper_is_loading (self->keeper))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_cell (Setup *self, guint account, guint family, SalWhitespaceState state, gint64 current)
{
  const SalWhitespace *portfolio = sal_account_keeper_get_data (self->keeper);
  const SalWhitespaceCell *cell = sal_whitespace_get_cell (
      portfolio, sal_whitespace_get_account (portfolio, account), SAL_WHITESPACE_ROW_WHOLE, family);

  g_assert_cmpint (cell->state, ==, state);
  g_assert_cmpint (cell->current, ==, current);
}

/* What few records are about is brought up to date in the portfolio that is there, also where
 * something was before. */
static void
test_some (Setup *self, gconstpointer data)
{
  const SalWhitespace *before = sal_account_keeper_get_data (self->keeper);

  g_assert_true (sal_whitespace_keeper_get (self->in.store) == self->keeper);
  assert_cell (self, 0, 0, SAL_WHITESPACE_OWNED, 100);
  assert_cell (self, 1, 0, SAL_WHITESPACE_OPEN, 0);

  edit (self, "UPDATE opportunity SET account = 2 WHERE id = 1");
  assert_cell (self, 0, 0, SAL_WHITESPACE_OPEN, 0);
  assert_cell (self, 1, 0, SAL_WHITESPACE_OWNED, 100);

  edit (self,
        "INSERT INTO opportunity_line (id, opportunity, product, amount) VALUES (1, 1, 2, 70)");
  assert_cell (self, 1, 0, SAL_WHITESPACE_OPEN, 0);
  assert_cell (self, 1, 1, SAL_WHITESPACE_OWNED, 70);

  edit (self, "DELETE FROM opportunity_line WHERE id = 1");
  assert_cell (self, 1, 0, SAL_WHITESPACE_OWNED, 100);

  edit (self, "INSERT INTO buying_unit (id, account, name) VALUES (1, 2, 'Halle')");
  edit (self, "UPDATE opportunity SET buying_unit = 1 WHERE id = 1");
  g_assert_cmpuint (
      sal_whitespace_get_account (sal_account_keeper_get_data (self->keeper), 1)->n_units, ==, 1);
  assert_cell (self, 1, 0, SAL_WHITESPACE_OWNED, 100);

  edit (self, "DELETE FROM opportunity WHERE id = 1");
  assert_cell (self, 1, 0, SAL_WHITESPACE_OPEN, 0);
  g_assert_true (sal_account_keeper_get_data (self->keeper) == before);
}

/* What all follows from, and other accounts, are loaded anew; so is all while somebody else reads.
 */
static void
test_all (Setup *self, gconstpointer data)
{
  g_autoptr (SalWhitespace) kept = NULL;
  const SalWhitespace *now;

  edit (self, "UPDATE product_family SET name = 'Zinc' WHERE id = 1");
  now = sal_account_keeper_get_data (self->keeper);
  g_assert_cmpstr (sal_whitespace_get_family (now, 1)->name, ==, "Zinc");
  assert_cell (self, 0, 1, SAL_WHITESPACE_OWNED, 100);

  edit (self, "INSERT INTO account (id, name) VALUES (3, 'Aspen')");
  now = sal_account_keeper_get_data (self->keeper);
  g_assert_cmpuint (now->accounts->len, ==, 3);
  g_assert_cmpstr (sal_whitespace_get_account (now, 1)->name, ==, "Aspen");

  kept = sal_whitespace_ref (now);
  edit (self, "UPDATE opportunity SET amount = 300 WHERE id = 1");
  if (sal_account_keeper_get_data (self->keeper) == kept)
    {
      self->has_changed = FALSE;
      g_assert_true (fixture_wait (&self->has_changed));
    }
  g_assert_true (sal_account_keeper_get_data (self->keeper) != kept);
  g_assert_cmpint (sal_whitespace_get_account (kept, 0)->sum.current, ==, 100);
  assert_cell (self, 0, 1, SAL_WHITESPACE_OWNED, 300);
}

/* What has nothing to do with it is passed over. */
static void
test_others (Setup *self, gconstpointer data)
{
  self->has_changed = FALSE;
  fixture_do (self->in.store, "UPDATE activity SET subject = 'Visit' WHERE id = 1");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (sal_account_keeper_is_loading (self->keeper));
  g_assert_false (self->has_changed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/whitespace-keeper/" path, Setup, NULL, set_up, func, tear_down)
  ADD ("some", test_some);
  ADD ("all", test_all);
  ADD ("others", test_others);
#undef ADD

  return g_test_run ();
}
