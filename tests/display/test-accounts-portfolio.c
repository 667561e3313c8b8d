/* test-accounts-portfolio.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "portfolio-fixture.h"

#include <string.h>

#include "sal-account-page.h"
#include "sal-accounts-page.h"
#include "sal-index-table.h"
#include "sal-portfolio-page.h"
#include "store-fixture.h"

/* The portfolio as a list, and the way from it to the page of an account. */

/* Today's score, as in the list, beside the day of the tier. */
#define HEADER "Tier 2 → Tier 1 (score 75 today, tier of 1 Feb 2026)"

static void
test_list (PortfolioFixture *self, gconstpointer data)
{
  SalIndexTable *table = display_find (portfolio_get_part (self), SAL_TYPE_INDEX_TABLE, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (table);
  text = sal_index_table_to_text (table);
  g_assert_nonnull (strstr (text, "Halden\tTier 1\t75"));
  g_assert_nonnull (strstr (text, "\t2026-02-01\n"));
  g_assert_nonnull (
      display_find (portfolio_get_part (self), GTK_TYPE_SEARCH_ENTRY, "Find an Account"));
  g_assert_nonnull (display_find (portfolio_get_part (self), GTK_TYPE_DROP_DOWN, "Tier"));
  g_assert_true (display_says (self->page, "1 account would change tier"));

  gtk_editable_set_text (
      GTK_EDITABLE (display_find (portfolio_get_part (self), GTK_TYPE_SEARCH_ENTRY, NULL)),
      "nobody");
  display_wait_for_text (self->page, "No account is like this");
  gtk_editable_set_text (
      GTK_EDITABLE (display_find (portfolio_get_part (self), GTK_TYPE_SEARCH_ENTRY, NULL)), "hald");
  display_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (table)));
}

/* Few accounts that change are moved to where listing all would put them, whatever is sorted by and
 * asked for. */
static void
test_moved (PortfolioFixture *self, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE account_score SET score = 5 WHERE account IN (101, 102, 110)",
    "UPDATE account_score SET score = 1 WHERE account = 104",
    "DELETE FROM account_score WHERE account = 105",
    "UPDATE account_tier SET override = 1, reason = 'Board' WHERE account IN (103, 111)",
    "UPDATE account_tier SET override = 2 WHERE account = 103",
  };
  GtkDropDown *tiers = display_find (portfolio_get_part (self), GTK_TYPE_DROP_DOWN, "Tier");
  SalIndexTable *table = display_find (portfolio_get_part (self), SAL_TYPE_INDEX_TABLE, NULL);

  portfolio_add_accounts (self, 20);
  for (guint i = 0; i < 3; i++)
    {
      if (i > 0)
        gtk_widget_activate_action (GTK_WIDGET (table), "table.sort", "u", i);
      gtk_drop_down_set_selected (tiers, i);
      display_settle ();
      for (gsize k = 0; k < G_N_ELEMENTS (changes); k++)
        {
          g_autofree char *before = portfolio_read_list_anew (self);
          g_autofree char *moved = NULL, *anew = NULL;

          g_test_message ("%u, %s", i, changes[k]);
          fixture_do (self->store, changes[k]);
          display_wait_for_page (self->page);
          display_settle ();
          moved = portfolio_read_list (self);
          anew = portfolio_read_list_anew (self);
          g_assert_cmpstr (moved, ==, anew);
          g_assert_true (i > 0 || g_strcmp0 (before, moved) != 0);
        }
      for (gsize k = 0; k < G_N_ELEMENTS (changes); k++)
        fixture_undo (self->store, 0);
      display_wait_for_page (self->page);
    }
}

/* What changes while another view shows is there when the list does. */
static void
test_hidden (PortfolioFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL, *anew = NULL;

  portfolio_add_accounts (self, 20);
  portfolio_activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  gtk_spin_button_set_value (display_find (display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL),
                                           GTK_TYPE_SPIN_BUTTON,
                                           "From Score"),
                             20);
  fixture_do (self->store, "UPDATE account_score SET score = 5 WHERE account = 105");
  display_wait_for_page (self->page);
  g_assert_nonnull (sal_page_show_view (portfolio_get_part (self), 0));
  display_settle ();
  text = portfolio_read_list (self);
  g_assert_nonnull (strstr (text, "Account 05\tTier 1\t100"));
  g_assert_nonnull (strstr (text, "Account 01\tTier 2\t25"));
  anew = portfolio_read_list_anew (self);
  g_assert_cmpstr (text, ==, anew);
}

/* What would move is stored by refreshing, and undone as one. */
static void
test_refresh (PortfolioFixture *self, gconstpointer data)
{
  portfolio_activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.refresh");
  display_settle ();
  display_wait_for_answer (self->page, "SELECT tier FROM account_tier", 1);
  portfolio_wait_until_gone (self, "would change tier");
  fixture_undo (self->store, 0);
  display_wait_for_text (self->page, "1 account would change tier");
}

/* What a refresh would do is counted by the model that is stored, also while a draft shows what it
 * would; who has no score keeps the tier that is stored. */
static void
test_notice (PortfolioFixture *self, gconstpointer data)
{
  SalTierEditor *editor;

  editor = portfolio_open_editor (self);
  gtk_spin_button_set_value (display_find (editor, GTK_TYPE_SPIN_BUTTON, "From Score"), 80);
  g_assert_true (display_says (editor, "Nobody would change tier"));
  g_assert_true (display_says (self->page, "something changed. 1 account would change tier."));

  fixture_do (
      self->store,
      "INSERT INTO account (name, status) VALUES ('Aker', 'customer'), ('Zinc', 'customer');"
      "INSERT INTO account_tier (account, model, score, tier)"
      " SELECT id, 1, 50, 2 FROM account WHERE name IN ('Aker', 'Zinc');"
      "INSERT INTO account_score (account, criterion, score, scored_on)"
      " SELECT id, 1, 5, '2026-02-01' FROM account WHERE name = 'Zinc'");
  display_wait_for_text (self->page, "something changed. 2 accounts would change tier.");
  g_assert_true (display_says (editor, "1 account would change tier"));
}

/* Without a model, a first one can be made, which is complete. */
static void
test_no_model (PortfolioFixture *self, gconstpointer data)
{
  g_assert_true (display_says (self->page, "there is no tier model yet"));
  g_assert_false (sal_page_is_modified (self->page));
  portfolio_activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.create-model");
  display_wait_for_answer (self->page, "SELECT count (*) FROM tier", 4);
  display_wait_for_text (self->page, "Tiers were never refreshed");
  g_assert_cmpint (
      fixture_query (self->store, "SELECT sum (weight) FROM tier_criterion"), ==, 1000000000);
}

/* The page of an account, from the room and back. */
static void
test_open (PortfolioFixture *self, gconstpointer data)
{
  gint64 id = fixture_query (self->store, "SELECT id FROM account WHERE name = 'Halden'");
  g_autofree char *target = g_strdup_printf ("account/%" G_GINT64_FORMAT "/deals", id);

  g_assert_true (sal_page_show_target (self->page, target));
  display_wait_for_text (self->page, HEADER);
  g_assert_nonnull (display_find (self->page, SAL_TYPE_ACCOUNT_PAGE, NULL));
  g_assert_true (sal_page_get_can_go_back (self->page));
  sal_page_go_back (self->page);
  g_assert_false (sal_page_get_can_go_back (self->page));
  g_assert_true (gtk_widget_get_mapped (portfolio_get_part (self)));

  g_assert_true (sal_page_show_target (self->page, "account/999"));
  display_wait_for_text (self->page, "it may have been deleted");
  g_assert_true (sal_page_show_target (self->page, "portfolio"));
  g_assert_true (gtk_widget_get_mapped (portfolio_get_part (self)));
  g_assert_false (sal_page_show_target (self->page, "account/none"));
}

/* The first by score, not the first by name, which has none. */
static void
test_open_first (PortfolioFixture *self, gconstpointer data)
{
  fixture_do (self->store,
              "INSERT INTO account (name, status) VALUES ('Aaker', 'customer'),"
              " ('Zinc', 'customer')");
  display_wait (portfolio_lists_zinc, self, "the accounts that were added");
  g_assert_true (sal_portfolio_page_open_first (portfolio_get_part (self)));
  display_wait_for_text (self->page, HEADER);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, data, function)                                                                  \
  g_test_add ("/accounts-portfolio/" name,                                                         \
              PortfolioFixture,                                                                    \
              data,                                                                                \
              portfolio_set_up,                                                                    \
              function,                                                                            \
              portfolio_tear_down)
  ADD ("list", NULL, test_list);
  ADD ("refresh", NULL, test_refresh);
  ADD ("moved", NULL, test_moved);
  ADD ("hidden", NULL, test_hidden);
  ADD ("notice", NULL, test_notice);
  ADD ("no-model", "none", test_no_model);
  ADD ("open", NULL, test_open);
  ADD ("open-first", NULL, test_open_first);
#undef ADD

  return g_test_run ();
}
