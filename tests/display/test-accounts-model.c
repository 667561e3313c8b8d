/* test-accounts-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "portfolio-fixture.h"

#include <string.h>

#include "sal-index-table.h"
#include "sal-portfolio-page.h"
#include "store-fixture.h"

/* The tier model of the portfolio as it is edited. */

/* What comes of a model shows while it is edited, and is stored when it is applied. */
static void
test_model (PortfolioFixture *self, gconstpointer data)
{
  SalTierEditor *editor;
  GtkSpinButton *weight, *from;
  GtkSwitch *automatic;

  editor = portfolio_open_editor (self);
  g_assert_true (display_says (editor, "1 account would change tier"));
  g_assert_false (sal_page_is_modified (self->page));

  from = display_find (editor, GTK_TYPE_SPIN_BUTTON, "From Score");
  gtk_spin_button_set_value (from, 80);
  g_assert_true (display_says (editor, "Nobody would change tier"));
  g_assert_true (sal_page_is_modified (self->page));

  weight = display_find (editor, GTK_TYPE_SPIN_BUTTON, "Weight of Fit, in Percent");
  g_assert_nonnull (weight);
  gtk_spin_button_set_value (weight, 90);
  g_assert_true (display_says (editor, "Weights sum to 90\302\240%: 10\302\240% are missing"));
  gtk_spin_button_set_value (weight, 100);
  g_assert_true (display_says (editor, "Nobody would change tier"));

  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.apply");
  display_wait_for_answer (self->page, "SELECT from_score FROM tier WHERE id = 1", 80);
  display_wait (portfolio_is_unmodified, self->page, "the model as it was applied");
  fixture_undo (self->store, 0);
  display_wait_for_text (self->page, "1 account would change tier");

  /* what was made before there was this is refreshed by itself, until somebody says otherwise */
  automatic = display_find (editor, GTK_TYPE_SWITCH, "Refresh When Due");
  g_assert_true (gtk_switch_get_active (automatic));
  gtk_switch_set_active (automatic, FALSE);
  g_assert_true (sal_page_is_modified (self->page));
  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.apply");
  display_wait_for_answer (self->page, "SELECT count (*) FROM tier_model WHERE automatic = 0", 1);
  display_wait (portfolio_is_unmodified, self->page, "the model as it was applied");
  g_assert_false (gtk_switch_get_active (automatic));
}

static gboolean
is_dimmed (SalTierEditor *editor, const char *label)
{
  GtkWidget *table = display_find (editor, SAL_TYPE_INDEX_TABLE, NULL);

  g_assert_true (display_says (editor, label));

  return gtk_widget_has_css_class (table, "dim-label");
}

/* Until the weights sum to 100 % again, what came of the model before they did not shows, dimmed,
 * and whatever else is changed meanwhile. */
static void
test_incomplete (PortfolioFixture *self, gconstpointer data)
{
  static const char STALE[] = "This is what came of it when it was.";
  SalTierEditor *editor;
  GtkSpinButton *weight, *from;

  editor = portfolio_open_editor (self);
  weight = display_find (editor, GTK_TYPE_SPIN_BUTTON, "Weight of Fit, in Percent");
  from = display_find (editor, GTK_TYPE_SPIN_BUTTON, "From Score");
  g_assert_false (is_dimmed (editor, "1 account would change tier"));
  g_assert_false (display_says (editor, STALE));

  gtk_spin_button_set_value (weight, 95);
  gtk_spin_button_set_value (from, 80);
  g_assert_true (is_dimmed (editor, "1 account would change tier"));
  g_assert_true (display_says (editor, STALE));
  fixture_do (self->store, "UPDATE account SET employees = 7");
  display_wait_for_page (self->page);
  g_assert_true (is_dimmed (editor, "1 account would change tier"));

  gtk_spin_button_set_value (weight, 100);
  g_assert_false (is_dimmed (editor, "Nobody would change tier"));
  g_assert_false (display_says (editor, STALE));
}

/* Whoever tries a model goes back to accounts as they stand: by a stored model that is not complete
 * they have no scores, and the tiers that are stored. */
static void
test_not_applied (PortfolioFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *moved = NULL, *anew = NULL;
  SalTierEditor *editor;

  portfolio_add_accounts (self, 20);
  fixture_do (self->store, "UPDATE tier_criterion SET weight = 950000000");
  display_wait_for_text (self->page, "The tier model is not complete");
  portfolio_select_account (self, "Halden");
  before = portfolio_read_list (self);
  g_assert_nonnull (strstr (before, "Halden\tTier 2\t\t"));
  g_assert_true (display_says (self->page, "it has no tier by score. Stored: Tier 2"));

  editor = portfolio_open_editor (self);
  gtk_spin_button_set_value (
      display_find (editor, GTK_TYPE_SPIN_BUTTON, "Weight of Fit, in Percent"), 100);
  g_assert_true (display_says (editor, "9 accounts would change tier"));
  g_assert_nonnull (sal_page_show_view (portfolio_get_part (self), 0));
  display_settle ();
  after = portfolio_read_list_anew (self);
  g_assert_cmpstr (after, ==, before);
  portfolio_select_account (self, "Account 04");
  portfolio_select_account (self, "Halden");
  g_assert_true (display_says (self->page, "it has no tier by score. Stored: Tier 2"));

  fixture_do (self->store, "UPDATE account_score SET score = 5 WHERE account = 107");
  display_wait_for_page (self->page);
  display_settle ();
  moved = portfolio_read_list (self);
  anew = portfolio_read_list_anew (self);
  g_assert_cmpstr (moved, ==, anew);
  g_assert_cmpstr (moved, ==, before);
}

static gpointer
find_spin (gpointer editor, const char *label)
{
  GtkSpinButton *spin = display_find (editor, GTK_TYPE_SPIN_BUTTON, label);

  g_assert_nonnull (spin);

  return spin;
}

/* Without leaving the field. */
static void
type (GtkSpinButton *spin, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  display_settle ();
}

/* What comes of a number shows while it is typed, and the text stays as it is typed. */
static void
test_typed (PortfolioFixture *self, gconstpointer data)
{
  SalTierEditor *editor = portfolio_open_editor (self);
  GtkSpinButton *from = find_spin (editor, "From Score");
  GtkSpinButton *weight = find_spin (editor, "Weight of Fit, in Percent");

  g_assert_true (display_says (editor, "1 account would change tier"));
  type (from, "8");
  g_assert_true (display_says (editor, "1 account would change tier"));
  type (from, "80");
  g_assert_true (display_says (editor, "Nobody would change tier"));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (from), ==, 80);
  type (from, "80x");
  g_assert_true (display_says (editor, "“80x” is not a number from 0 to 100"));
  gtk_test_accessible_assert_state (
      from, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (display_says (editor, "This is what came of it when it was."));
  type (from, "70");
  gtk_test_accessible_assert_state (
      from, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_true (display_says (editor, "1 account would change tier"));
  g_assert_false (sal_tier_editor_is_modified (editor));

  type (weight, "9");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (weight)), ==, "9");
  g_assert_true (display_says (editor, "Weights sum to 9\302\240%"));
  type (weight, "");
  g_assert_true (display_says (editor, "Weight: A number is missing"));
  g_assert_false (display_says (editor, "Weights sum to"));
  g_assert_true (display_says (editor, "Weights have no sum while one is no number"));
  type (weight, "100");
  g_assert_true (display_says (editor, "Weights sum to 100\302\240%"));
  gtk_spin_button_update (weight);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (weight)), ==, "100.0");
}

static void
enter (GtkSpinButton *spin, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_spin_button_update (spin);
}

/* What is no number, or out of range, is refused beside the field and stays to be put right. */
static void
test_no_number (PortfolioFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *problem;
  } cases[] = {
    { "abc", "“abc” is not a number from " },
    { "", "A number is missing" },
    { "140", "“140” is not a number from " },
  };
  static const struct
  {
    const char *label, *right;
  } fields[] = {
    { "Weight of Fit, in Percent", "100 %" },
    { "From Score", "70" },
    { "Hysteresis", "0" },
    { "Refreshed Every", "12" },
  };
  SalTierEditor *editor;
  GtkSpinButton *weight;

  editor = portfolio_open_editor (self);
  gtk_editable_set_text (portfolio_find_row (editor, ADW_TYPE_ENTRY_ROW, "Tier Model"), "Other");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
      {
        GtkSpinButton *spin = find_spin (editor, fields[i].label);
        double value = gtk_spin_button_get_value (spin);

        enter (spin, cases[k].text);
        g_assert_true (display_says (editor, cases[k].problem));
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, cases[k].text);
        g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, value);
        g_assert_false (
            gtk_widget_activate_action (GTK_WIDGET (editor), "tiers.apply", NULL) &&
            fixture_query (self->store, "SELECT count (*) FROM tier_model WHERE name = 'Other'") >
                0);
        enter (spin, fields[i].right);
        g_assert_false (display_says (editor, cases[k].problem));
      }
  g_assert_true (display_says (editor, "Points beyond a bound"));

  /* a value that comes otherwise takes the place of the text */
  weight = find_spin (editor, fields[0].label);
  enter (weight, "abc");
  gtk_spin_button_set_value (weight, 40);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (weight)), ==, "40.0");
  g_assert_false (display_says (editor, "is not a number"));
}

/* That a refresh was undone is said where it is said that they are made. */
static void
test_undone (PortfolioFixture *self, gconstpointer data)
{
  SalTierEditor *editor;

  editor = portfolio_open_editor (self);
  g_assert_true (display_says (editor, "When it is time again, tiers are refreshed"));
  portfolio_activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.refresh");
  display_settle ();
  display_wait_for_answer (self->page, "SELECT tier FROM account_tier", 1);
  display_wait_for_text (self->page, "Nobody would change tier");
  g_assert_false (display_says (editor, "Undone on"));
  fixture_undo (self->store, 0);
  display_wait_for_text (self->page, "1 account would change tier");
  g_assert_true (display_says (editor, "Undone on"));
  g_assert_true (display_says (editor, "by themselves again on"));
}

static void
test_revert (PortfolioFixture *self, gconstpointer data)
{
  SalTierEditor *editor;

  editor = portfolio_open_editor (self);
  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.add-criterion");
  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.add-tier");
  display_settle ();
  g_assert_true (sal_tier_editor_is_modified (editor));
  g_assert_true (display_says (editor, "begins at the same score"));
  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.revert");
  display_settle ();
  g_assert_false (sal_tier_editor_is_modified (editor));
  g_assert_null (
      display_find (editor, GTK_TYPE_SPIN_BUTTON, "Weight of New Criterion, in Percent"));
}

/* To undo in the middle of a draft takes back nothing that was stored, perhaps elsewhere. */
static void
test_undo_of_draft (PortfolioFixture *self, gconstpointer data)
{
  GtkSpinButton *from;

  fixture_do (self->store, "INSERT INTO account (name, status) VALUES ('Zinc', 'customer')");
  display_wait_for_page (self->page);
  portfolio_activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  from = display_find (self->page, GTK_TYPE_SPIN_BUTTON, "From Score");
  gtk_spin_button_set_value (from, 80);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait_for_page (self->page);
  g_assert_true (display_says (self->window, "What is entered here is not stored yet"));
  g_assert_cmpfloat (gtk_spin_button_get_value (from), ==, 80);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT count (*) FROM account WHERE name = 'Zinc'"), ==, 1);

  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.revert");
  display_settle ();
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait_for_answer (self->page, "SELECT count (*) FROM account WHERE name = 'Zinc'", 0);
}

/* What somebody else stored meanwhile is not overwritten, nor is the draft lost, until it is
 * reverted. */
static void
test_conflict (PortfolioFixture *self, gconstpointer data)
{
  SalTierEditor *editor;
  GtkSpinButton *from;

  editor = portfolio_open_editor (self);
  from = display_find (editor, GTK_TYPE_SPIN_BUTTON, "From Score");
  gtk_spin_button_set_value (from, 80);
  fixture_do (self->store,
              "INSERT INTO tier (id, model, name, from_score) VALUES (9, 1, 'Tier 1a', 40)");
  display_wait_for_page (self->page);
  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.apply");
  display_wait_for_text (self->page, "Somebody else changed the tier model meanwhile");
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM tier"), ==, 3);
  g_assert_cmpint (fixture_query (self->store, "SELECT max (from_score) FROM tier"), ==, 70);
  g_assert_cmpfloat (gtk_spin_button_get_value (from), ==, 80);
  g_assert_true (sal_tier_editor_is_modified (editor));

  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.revert");
  display_settle ();
  g_assert_false (sal_tier_editor_is_modified (editor));
  g_assert_false (display_says (editor, "Somebody else"));
  from = display_find (editor, GTK_TYPE_SPIN_BUTTON, "From Score");
  g_assert_cmpfloat (gtk_spin_button_get_value (from), ==, 70);
  gtk_spin_button_set_value (from, 80);
  portfolio_activate (self, SAL_TYPE_TIER_EDITOR, "tiers.apply");
  display_wait_for_answer (self->page, "SELECT max (from_score) FROM tier", 80);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM tier"), ==, 3);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, data, function)                                                                  \
  g_test_add ("/accounts-model/" name,                                                             \
              PortfolioFixture,                                                                    \
              data,                                                                                \
              portfolio_set_up,                                                                    \
              function,                                                                            \
              portfolio_tear_down)
  ADD ("model", NULL, test_model);
  ADD ("incomplete", NULL, test_incomplete);
  ADD ("not-applied", NULL, test_not_applied);
  ADD ("typed", NULL, test_typed);
  ADD ("no-number", NULL, test_no_number);
  ADD ("undone", NULL, test_undone);
  ADD ("revert", NULL, test_revert);
  ADD ("undo-of-draft", NULL, test_undo_of_draft);
  ADD ("conflict", NULL, test_conflict);
#undef ADD

  return g_test_run ();
}
