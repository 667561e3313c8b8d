/* portfolio-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "portfolio-fixture.h"

#include <string.h>

#include "sal-account-tier-view.h"
#include "sal-index-table.h"
#include "sal-portfolio-page.h"
#include "store-fixture.h"

static const char rows[] =
    "INSERT INTO tier_model (id, name, valid_from, hysteresis, refresh_months) VALUES"
    " (1, 'Model', '2026-01-01', 0, 12);"
    "INSERT INTO tier_criterion (id, model, name, weight, axis, measure) VALUES"
    " (1, 1, 'Fit', 1000000000, 'attractiveness', NULL);"
    "INSERT INTO tier (id, model, name, from_score, capacity) VALUES (1, 1, 'Tier 1', 70, 5),"
    " (2, 1, 'Tier 2', 0, NULL);"
    "INSERT INTO account_score (id, account, criterion, score, scored_on)"
    " SELECT 1, id, 1, 4, '2026-02-01' FROM account WHERE name = 'Halden';"
    "INSERT INTO account_tier (id, account, model, score, tier, refreshed_on)"
    " SELECT 1, id, 1, 50, 2, '2026-02-01' FROM account WHERE name = 'Halden';";

void
portfolio_set_up (PortfolioFixture *self, gconstpointer data)
{
  g_setenv ("SALIENT_TODAY", "2026-06-30", TRUE);
  self->workspace = display_create_workspace (3);
  self->store = sal_workspace_get_store (self->workspace);
  if (data == NULL)
    fixture_do (self->store, rows);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  display_settle ();
}

void
portfolio_tear_down (PortfolioFixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  g_unsetenv ("SALIENT_TODAY");
}

gpointer
portfolio_get_part (PortfolioFixture *self)
{
  return display_find (self->page, SAL_TYPE_PORTFOLIO_PAGE, NULL);
}

typedef struct
{
  PortfolioFixture *fixture;
  const char *text;
} Expected;

static gboolean
is_not_said (gpointer data)
{
  const Expected *self = data;

  return !sal_page_is_busy (self->fixture->page) && !display_says (self->fixture->page, self->text);
}

void
portfolio_wait_until_gone (PortfolioFixture *self, const char *text)
{
  Expected expected = { self, text };

  display_wait (is_not_said, &expected, text);
}

void
portfolio_activate (PortfolioFixture *self, GType type, const char *action)
{
  g_assert_true (gtk_widget_activate_action (display_find (self->page, type, NULL), action, NULL));
}

void
portfolio_add_accounts (PortfolioFixture *self, int n)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO account (id, name, status)"
      " SELECT 100 + i, printf ('Account %%02d', i), 'customer' FROM n;"
      "INSERT INTO account_score (id, account, criterion, score, scored_on)"
      " SELECT id, id, 1, 1 + id %% 5, '2026-02-01' FROM account WHERE id BETWEEN 101 AND 199;"
      "INSERT INTO account_tier (id, account, model, score, tier, refreshed_on)"
      " SELECT id, id, 1, 50, 2, '2026-02-01' FROM account WHERE id BETWEEN 101 AND 199;",
      n);

  fixture_do (self->store, sql);
  display_wait_for_page (self->page);
  display_settle ();
}

char *
portfolio_read_list (PortfolioFixture *self)
{
  return sal_index_table_to_text (
      display_find (portfolio_get_part (self), SAL_TYPE_INDEX_TABLE, NULL));
}

char *
portfolio_read_list_anew (PortfolioFixture *self)
{
  g_signal_emit_by_name (display_find (portfolio_get_part (self), GTK_TYPE_SEARCH_ENTRY, NULL),
                         "search-changed");
  display_settle ();

  return portfolio_read_list (self);
}

gpointer
portfolio_find_row (gpointer root, GType type, const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) &&
      g_strcmp0 (adw_preferences_row_get_title (root), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = portfolio_find_row (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
portfolio_select_account (PortfolioFixture *self, const char *name)
{
  SalIndexTable *table = display_find (portfolio_get_part (self), SAL_TYPE_INDEX_TABLE, NULL);
  g_autoptr (GtkBitset) places = gtk_bitset_new_empty ();
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM account WHERE name < '%s'", name);

  gtk_bitset_add (places, (guint) fixture_query (self->store, sql));
  sal_index_table_select (table, places);
  display_settle ();
  g_assert_true (display_says (
      display_find (portfolio_get_part (self), SAL_TYPE_ACCOUNT_TIER_VIEW, NULL), name));
}

gboolean
portfolio_is_unmodified (gpointer page)
{
  return !sal_page_is_busy (page) && !sal_page_is_modified (page);
}

gboolean
portfolio_lists_zinc (gpointer data)
{
  PortfolioFixture *self = data;
  g_autofree char *text = sal_index_table_to_text (
      display_find (portfolio_get_part (self), SAL_TYPE_INDEX_TABLE, NULL));

  return !sal_page_is_busy (self->page) && strstr (text, "Zinc") != NULL;
}

SalTierEditor *
portfolio_open_editor (PortfolioFixture *self)
{
  portfolio_activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();

  return display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
}
