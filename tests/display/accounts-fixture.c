/* accounts-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"

#include "store-fixture.h"

void
accounts_set_up (AccountsFixture *self, guint n_opportunities, const char *sql)
{
  g_setenv ("SALIENT_TODAY", "2026-02-20", TRUE);
  self->workspace = display_create_workspace (n_opportunities);
  self->store = sal_workspace_get_store (self->workspace);
  fixture_do (self->store, sql);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

void
accounts_tear_down (AccountsFixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  g_unsetenv ("SALIENT_TODAY");
}

void
accounts_show (AccountsFixture *self, const char *target)
{
  display_wait_for_page (self->page);
  g_assert_true (sal_page_show_target (self->page, target));
  display_wait_for_page (self->page);
  display_settle ();
}

gboolean
accounts_is_unmodified (gpointer fixture)
{
  return !sal_page_is_modified (((AccountsFixture *) fixture)->page);
}

void
accounts_wait_for_stored (AccountsFixture *self, const char *sql, gint64 expected)
{
  display_wait_for_answer (self->page, sql, expected);
  display_wait (accounts_is_unmodified, self, "that nothing is left to be stored");
}
