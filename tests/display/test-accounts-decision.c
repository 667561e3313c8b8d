/* test-accounts-decision.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "portfolio-fixture.h"

#include "sal-portfolio-page.h"
#include "store-fixture.h"

/* The score and the tier of one account of the portfolio, and a decision against the score. */

/* Beside the list, or in its place where there is no room for both. */
static void
select_halden (PortfolioFixture *self)
{
  g_assert_cmpstr (sal_page_show_view (portfolio_get_part (self), 1), ==, "portfolio-account");
  display_settle ();
}

/* A decision shows once the page has read it; then the score can decide again. */
static gboolean
is_left_to_the_score (gpointer data)
{
  PortfolioFixture *self = data;

  if (fixture_query (self->store, "SELECT count (override) FROM account_tier") == 0)
    return TRUE;
  adw_combo_row_set_selected (
      portfolio_find_row (portfolio_get_part (self), ADW_TYPE_COMBO_ROW, "Tier"), 0);

  return FALSE;
}

/* The arithmetic of the score; a decision waits for its reason. */
static void
test_account (PortfolioFixture *self, gconstpointer data)
{
  AdwComboRow *fit, *tier;
  GtkEditable *reason;

  select_halden (self);
  g_assert_true (display_says (self->page, "75.0 points: Tier 1 by score. Stored: Tier 2"));
  fit = portfolio_find_row (portfolio_get_part (self), ADW_TYPE_COMBO_ROW, "Fit");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (fit)),
                   ==,
                   "100\302\240% × (4 − 1) ÷ 4 = 75.0 points");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fit)));
  adw_combo_row_set_selected (fit, 2);
  display_wait_for_text (self->page, "25.0 points: Tier 2 by score");
  g_assert_true (portfolio_find_row (portfolio_get_part (self), ADW_TYPE_COMBO_ROW, "Fit") == fit);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (fit)),
                   ==,
                   "100\302\240% × (2 − 1) ÷ 4 = 25.0 points");
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (fit))) == GTK_WIDGET (fit));

  tier = portfolio_find_row (portfolio_get_part (self), ADW_TYPE_COMBO_ROW, "Tier");
  adw_combo_row_set_selected (tier, 1);
  display_settle ();
  g_assert_cmpint (fixture_query (self->store, "SELECT count (override) FROM account_tier"), ==, 0);
  reason =
      portfolio_find_row (portfolio_get_part (self), ADW_TYPE_ENTRY_ROW, "Reason for the Decision");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (reason)));
  gtk_editable_set_text (reason, "New board");
  g_signal_emit_by_name (reason, "apply");
  display_wait_for_answer (self->page, "SELECT count (override) FROM account_tier", 1);
  display_wait_for_text (self->page,
                         "Tier 1 by decision, which holds instead. Stored by score: Tier 2");
  display_wait (is_left_to_the_score, self, "the tier as the score says");
}

static void
respond (PortfolioFixture *self, const char *response)
{
  GtkWindow *dialog = NULL;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) && gtk_widget_get_visible (link->data))
      dialog = link->data;
  g_assert_nonnull (dialog);
  g_assert_true (display_says (dialog, "Discard the Decision on a Tier?"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  display_settle ();
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(int *) data = sal_page_leave_finish (SAL_PAGE (source), result, NULL);
}

static void
assert_draft (PortfolioFixture *self, guint tier, const char *reason)
{
  AdwComboRow *row = portfolio_find_row (portfolio_get_part (self), ADW_TYPE_COMBO_ROW, "Tier");
  GtkWidget *entry =
      portfolio_find_row (portfolio_get_part (self), ADW_TYPE_ENTRY_ROW, "Reason for the Decision");

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, tier);
  g_assert_cmpint (gtk_widget_get_visible (entry), ==, tier != 0);
  if (tier != 0)
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, reason);
}

/* A decision stays while its reason is entered, whatever else changes; it is asked about. */
static void
test_unfinished (PortfolioFixture *self, gconstpointer data)
{
  GtkEditable *reason;
  int answer = -1;

  fixture_do (self->store,
              "INSERT INTO account (name, status) VALUES ('Aker', 'customer'),"
              " ('Zinc', 'customer')");
  display_wait (portfolio_lists_zinc, self, "the accounts that were added");
  portfolio_select_account (self, "Halden");
  g_assert_false (sal_page_is_modified (self->page));
  adw_combo_row_set_selected (
      portfolio_find_row (portfolio_get_part (self), ADW_TYPE_COMBO_ROW, "Tier"), 2);
  display_settle ();
  reason =
      portfolio_find_row (portfolio_get_part (self), ADW_TYPE_ENTRY_ROW, "Reason for the Decision");
  gtk_editable_set_text (reason, "New bo");
  g_assert_true (sal_page_is_modified (self->page));

  /* in the same pane, and from elsewhere */
  adw_combo_row_set_selected (
      portfolio_find_row (portfolio_get_part (self), ADW_TYPE_COMBO_ROW, "Fit"), 2);
  display_wait_for_text (self->page, "25.0 points: Tier 2 by score");
  assert_draft (self, 2, "New bo");
  fixture_do (self->store, "UPDATE tier SET name = 'Second' WHERE id = 2");
  display_wait_for_text (self->page, "25.0 points: Second by score");
  assert_draft (self, 2, "New bo");

  /* of this account alone */
  portfolio_select_account (self, "Zinc");
  assert_draft (self, 0, NULL);
  g_assert_true (sal_page_is_modified (self->page));

  /* leaving shows what it asks about */
  sal_page_leave_async (portfolio_get_part (self), left_cb, &answer);
  display_settle ();
  assert_draft (self, 2, "New bo");
  respond (self, "cancel");
  g_assert_cmpint (answer, ==, FALSE);
  g_assert_true (sal_page_is_modified (self->page));

  reason =
      portfolio_find_row (portfolio_get_part (self), ADW_TYPE_ENTRY_ROW, "Reason for the Decision");
  gtk_editable_set_text (reason, "New board ");
  g_signal_emit_by_name (reason, "apply");
  display_wait_for_answer (self->page, "SELECT count (*) FROM account_tier WHERE override = 2", 1);
  display_wait (portfolio_is_unmodified, self->page, "the decision as it was stored");
  assert_draft (self, 2, gtk_editable_get_text (reason));

  gtk_editable_set_text (reason, "Nobody");
  answer = -1;
  sal_page_leave_async (portfolio_get_part (self), left_cb, &answer);
  display_settle ();
  respond (self, "discard");
  g_assert_cmpint (answer, ==, TRUE);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_true (g_str_has_prefix (gtk_editable_get_text (reason), "New board"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, data, function)                                                                  \
  g_test_add ("/accounts-decision/" name,                                                          \
              PortfolioFixture,                                                                    \
              data,                                                                                \
              portfolio_set_up,                                                                    \
              function,                                                                            \
              portfolio_tear_down)
  ADD ("account", NULL, test_account);
  ADD ("unfinished", NULL, test_unfinished);
#undef ADD

  return g_test_run ();
}
