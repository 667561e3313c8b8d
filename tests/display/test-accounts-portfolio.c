/* test-accounts-portfolio.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "sal-account-page.h"
#include "sal-account-tier-view.h"
#include "sal-accounts-page.h"
#include "sal-index-table.h"
#include "sal-portfolio-page.h"
#include "sal-tier-criterion-row.h"
#include "sal-tier-editor.h"
#include "store-fixture.h"

/* The portfolio of the room of accounts. Halden is judged 4 of 5 by the only criterion, which is 75
 * points, and stored in the second tier. */

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

/* Today's score, as in the list, beside the day of the tier. */
#define HEADER "Tier 2 → Tier 1 (score 75 today, tier of 1 Feb 2026)"

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page; /* the room */
} Room;

static void
wait_for_page (Room *self)
{
  display_wait_for_page (self->page);
  display_settle ();
}

static void
set_up (Room *self, gconstpointer data)
{
  g_setenv ("SALIENT_TODAY", "2026-06-30", TRUE);
  self->workspace = display_create_workspace (3);
  self->store = sal_workspace_get_store (self->workspace);
  if (data == NULL)
    fixture_do (self->store, rows);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  wait_for_page (self);
}

static void
tear_down (Room *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  g_unsetenv ("SALIENT_TODAY");
}

static gpointer
get_part (Room *self)
{
  return display_find (self->page, SAL_TYPE_PORTFOLIO_PAGE, NULL);
}

typedef struct
{
  Room *room;
  const char *text;
} Expected;

static gboolean
is_not_said (gpointer data)
{
  const Expected *self = data;

  return !sal_page_is_busy (self->room->page) && !display_says (self->room->page, self->text);
}

static void
wait_until_gone (Room *self, const char *text)
{
  Expected expected = { self, text };

  display_wait (is_not_said, &expected, text);
}

static void
activate (Room *self, GType type, const char *action)
{
  g_assert_true (gtk_widget_activate_action (display_find (self->page, type, NULL), action, NULL));
}

static void
test_list (Room *self, gconstpointer data)
{
  SalIndexTable *table = display_find (get_part (self), SAL_TYPE_INDEX_TABLE, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (table);
  text = sal_index_table_to_text (table);
  g_assert_nonnull (strstr (text, "Halden\tTier 1\t75"));
  g_assert_nonnull (strstr (text, "\t2026-02-01\n"));
  g_assert_nonnull (display_find (get_part (self), GTK_TYPE_SEARCH_ENTRY, "Find an Account"));
  g_assert_nonnull (display_find (get_part (self), GTK_TYPE_DROP_DOWN, "Tier"));
  g_assert_true (display_says (self->page, "1 account would change tier"));

  gtk_editable_set_text (GTK_EDITABLE (display_find (get_part (self), GTK_TYPE_SEARCH_ENTRY, NULL)),
                         "nobody");
  display_wait_for_text (self->page, "No account is like this");
  gtk_editable_set_text (GTK_EDITABLE (display_find (get_part (self), GTK_TYPE_SEARCH_ENTRY, NULL)),
                         "hald");
  display_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (table)));
}

/* Some accounts with the scores 1 to 5 in turn; they are all in the second tier. */
static void
add_accounts (Room *self, int n)
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

static char *
read_list (Room *self)
{
  return sal_index_table_to_text (display_find (get_part (self), SAL_TYPE_INDEX_TABLE, NULL));
}

/* As it is after all was listed and sorted anew. */
static char *
read_list_anew (Room *self)
{
  g_signal_emit_by_name (display_find (get_part (self), GTK_TYPE_SEARCH_ENTRY, NULL),
                         "search-changed");
  display_settle ();

  return read_list (self);
}

/* Few accounts that change are moved to where listing all would put them, whatever is sorted by and
 * asked for. */
static void
test_moved (Room *self, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE account_score SET score = 5 WHERE account IN (101, 102, 110)",
    "UPDATE account_score SET score = 1 WHERE account = 104",
    "DELETE FROM account_score WHERE account = 105",
    "UPDATE account_tier SET override = 1, reason = 'Board' WHERE account IN (103, 111)",
    "UPDATE account_tier SET override = 2 WHERE account = 103",
  };
  GtkDropDown *tiers = display_find (get_part (self), GTK_TYPE_DROP_DOWN, "Tier");
  SalIndexTable *table = display_find (get_part (self), SAL_TYPE_INDEX_TABLE, NULL);

  add_accounts (self, 20);
  for (guint i = 0; i < 3; i++)
    {
      if (i > 0)
        gtk_widget_activate_action (GTK_WIDGET (table), "table.sort", "u", i);
      gtk_drop_down_set_selected (tiers, i);
      display_settle ();
      for (gsize k = 0; k < G_N_ELEMENTS (changes); k++)
        {
          g_autofree char *before = read_list_anew (self);
          g_autofree char *moved = NULL, *anew = NULL;

          g_test_message ("%u, %s", i, changes[k]);
          fixture_do (self->store, changes[k]);
          display_wait_for_page (self->page);
          display_settle ();
          moved = read_list (self);
          anew = read_list_anew (self);
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
test_hidden (Room *self, gconstpointer data)
{
  g_autofree char *text = NULL, *anew = NULL;

  add_accounts (self, 20);
  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  gtk_spin_button_set_value (display_find (display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL),
                                           GTK_TYPE_SPIN_BUTTON,
                                           "From Score"),
                             20);
  fixture_do (self->store, "UPDATE account_score SET score = 5 WHERE account = 105");
  display_wait_for_page (self->page);
  g_assert_nonnull (sal_page_show_view (get_part (self), 0));
  display_settle ();
  text = read_list (self);
  g_assert_nonnull (strstr (text, "Account 05\tTier 1\t100"));
  g_assert_nonnull (strstr (text, "Account 01\tTier 2\t25"));
  anew = read_list_anew (self);
  g_assert_cmpstr (text, ==, anew);
}

/* What would move is stored by refreshing, and undone as one. */
static void
test_refresh (Room *self, gconstpointer data)
{
  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.refresh");
  display_settle ();
  display_wait_for_answer (self->page, "SELECT tier FROM account_tier", 1);
  wait_until_gone (self, "would change tier");
  fixture_undo (self->store, 0);
  display_wait_for_text (self->page, "1 account would change tier");
}

/* Beside the list, or in its place where there is no room for both. */
static void
select_halden (Room *self)
{
  g_assert_cmpstr (sal_page_show_view (get_part (self), 1), ==, "portfolio-account");
  display_settle ();
}

static gpointer
find_row (gpointer root, GType type, const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) &&
      g_strcmp0 (adw_preferences_row_get_title (root), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_row (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A decision shows once the page has read it; then the score can decide again. */
static gboolean
is_left_to_the_score (gpointer data)
{
  Room *self = data;

  if (fixture_query (self->store, "SELECT count (override) FROM account_tier") == 0)
    return TRUE;
  adw_combo_row_set_selected (find_row (get_part (self), ADW_TYPE_COMBO_ROW, "Tier"), 0);

  return FALSE;
}

/* The arithmetic of the score; a decision waits for its reason. */
static void
test_account (Room *self, gconstpointer data)
{
  AdwComboRow *fit, *tier;
  GtkEditable *reason;

  select_halden (self);
  g_assert_true (display_says (self->page, "75.0 points: Tier 1 by score. Stored: Tier 2"));
  fit = find_row (get_part (self), ADW_TYPE_COMBO_ROW, "Fit");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (fit)),
                   ==,
                   "100\302\240% × (4 − 1) ÷ 4 = 75.0 points");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fit)));
  adw_combo_row_set_selected (fit, 2);
  display_wait_for_text (self->page, "25.0 points: Tier 2 by score");
  g_assert_true (find_row (get_part (self), ADW_TYPE_COMBO_ROW, "Fit") == fit);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (fit)),
                   ==,
                   "100\302\240% × (2 − 1) ÷ 4 = 25.0 points");
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (fit))) == GTK_WIDGET (fit));

  tier = find_row (get_part (self), ADW_TYPE_COMBO_ROW, "Tier");
  adw_combo_row_set_selected (tier, 1);
  display_settle ();
  g_assert_cmpint (fixture_query (self->store, "SELECT count (override) FROM account_tier"), ==, 0);
  reason = find_row (get_part (self), ADW_TYPE_ENTRY_ROW, "Reason for the Decision");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (reason)));
  gtk_editable_set_text (reason, "New board");
  g_signal_emit_by_name (reason, "apply");
  display_wait_for_answer (self->page, "SELECT count (override) FROM account_tier", 1);
  display_wait (is_left_to_the_score, self, "the tier as the score says");
}

/* Which account shows beside the list */
static void
select_account (Room *self, const char *name)
{
  SalIndexTable *table = display_find (get_part (self), SAL_TYPE_INDEX_TABLE, NULL);
  g_autoptr (GtkBitset) places = gtk_bitset_new_empty ();
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM account WHERE name < '%s'", name);

  gtk_bitset_add (places, (guint) fixture_query (self->store, sql));
  sal_index_table_select (table, places);
  display_settle ();
  g_assert_true (
      display_says (display_find (get_part (self), SAL_TYPE_ACCOUNT_TIER_VIEW, NULL), name));
}

static void
respond (Room *self, const char *response)
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
assert_draft (Room *self, guint tier, const char *reason)
{
  AdwComboRow *row = find_row (get_part (self), ADW_TYPE_COMBO_ROW, "Tier");
  GtkWidget *entry = find_row (get_part (self), ADW_TYPE_ENTRY_ROW, "Reason for the Decision");

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, tier);
  g_assert_cmpint (gtk_widget_get_visible (entry), ==, tier != 0);
  if (tier != 0)
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, reason);
}

static gboolean
is_unmodified (gpointer page)
{
  return !sal_page_is_busy (page) && !sal_page_is_modified (page);
}

static gboolean
lists_zinc (gpointer data)
{
  Room *self = data;
  g_autofree char *text =
      sal_index_table_to_text (display_find (get_part (self), SAL_TYPE_INDEX_TABLE, NULL));

  return !sal_page_is_busy (self->page) && strstr (text, "Zinc") != NULL;
}

/* A decision stays while its reason is entered, whatever else changes; it is asked about. */
static void
test_unfinished (Room *self, gconstpointer data)
{
  GtkEditable *reason;
  int answer = -1;

  fixture_do (self->store,
              "INSERT INTO account (name, status) VALUES ('Aker', 'customer'),"
              " ('Zinc', 'customer')");
  display_wait (lists_zinc, self, "the accounts that were added");
  select_account (self, "Halden");
  g_assert_false (sal_page_is_modified (self->page));
  adw_combo_row_set_selected (find_row (get_part (self), ADW_TYPE_COMBO_ROW, "Tier"), 2);
  display_settle ();
  reason = find_row (get_part (self), ADW_TYPE_ENTRY_ROW, "Reason for the Decision");
  gtk_editable_set_text (reason, "New bo");
  g_assert_true (sal_page_is_modified (self->page));

  /* in the same pane, and from elsewhere */
  adw_combo_row_set_selected (find_row (get_part (self), ADW_TYPE_COMBO_ROW, "Fit"), 2);
  display_wait_for_text (self->page, "25.0 points: Tier 2 by score");
  assert_draft (self, 2, "New bo");
  fixture_do (self->store, "UPDATE tier SET name = 'Second' WHERE id = 2");
  display_wait_for_text (self->page, "25.0 points: Second by score");
  assert_draft (self, 2, "New bo");

  /* of this account alone */
  select_account (self, "Zinc");
  assert_draft (self, 0, NULL);
  g_assert_true (sal_page_is_modified (self->page));

  /* leaving shows what it asks about */
  sal_page_leave_async (get_part (self), left_cb, &answer);
  display_settle ();
  assert_draft (self, 2, "New bo");
  respond (self, "cancel");
  g_assert_cmpint (answer, ==, FALSE);
  g_assert_true (sal_page_is_modified (self->page));

  reason = find_row (get_part (self), ADW_TYPE_ENTRY_ROW, "Reason for the Decision");
  gtk_editable_set_text (reason, "New board ");
  g_signal_emit_by_name (reason, "apply");
  display_wait_for_answer (self->page, "SELECT count (*) FROM account_tier WHERE override = 2", 1);
  display_wait (is_unmodified, self->page, "the decision as it was stored");
  assert_draft (self, 2, gtk_editable_get_text (reason));

  gtk_editable_set_text (reason, "Nobody");
  answer = -1;
  sal_page_leave_async (get_part (self), left_cb, &answer);
  display_settle ();
  respond (self, "discard");
  g_assert_cmpint (answer, ==, TRUE);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_true (g_str_has_prefix (gtk_editable_get_text (reason), "New board"));
}

/* What comes of a model shows while it is edited, and is stored when it is applied. */
static void
test_model (Room *self, gconstpointer data)
{
  SalTierEditor *editor;
  GtkSpinButton *weight, *from;
  GtkSwitch *automatic;

  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  editor = display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
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

  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.apply");
  display_wait_for_answer (self->page, "SELECT from_score FROM tier WHERE id = 1", 80);
  display_wait (is_unmodified, self->page, "the model as it was applied");
  fixture_undo (self->store, 0);
  display_wait_for_text (self->page, "1 account would change tier");

  /* what was made before there was this is refreshed by itself, until somebody says otherwise */
  automatic = display_find (editor, GTK_TYPE_SWITCH, "Refresh When Due");
  g_assert_true (gtk_switch_get_active (automatic));
  gtk_switch_set_active (automatic, FALSE);
  g_assert_true (sal_page_is_modified (self->page));
  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.apply");
  display_wait_for_answer (self->page, "SELECT count (*) FROM tier_model WHERE automatic = 0", 1);
  display_wait (is_unmodified, self->page, "the model as it was applied");
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
test_incomplete (Room *self, gconstpointer data)
{
  static const char STALE[] = "This is what came of it when it was.";
  SalTierEditor *editor;
  GtkSpinButton *weight, *from;

  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  editor = display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
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
test_not_applied (Room *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *moved = NULL, *anew = NULL;
  SalTierEditor *editor;

  add_accounts (self, 20);
  fixture_do (self->store, "UPDATE tier_criterion SET weight = 950000000");
  display_wait_for_text (self->page, "The tier model is not complete");
  select_account (self, "Halden");
  before = read_list (self);
  g_assert_nonnull (strstr (before, "Halden\tTier 2\t\t"));
  g_assert_true (display_says (self->page, "it has no tier by score. Stored: Tier 2"));

  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  editor = display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
  gtk_spin_button_set_value (
      display_find (editor, GTK_TYPE_SPIN_BUTTON, "Weight of Fit, in Percent"), 100);
  g_assert_true (display_says (editor, "9 accounts would change tier"));
  g_assert_nonnull (sal_page_show_view (get_part (self), 0));
  display_settle ();
  after = read_list_anew (self);
  g_assert_cmpstr (after, ==, before);
  select_account (self, "Account 04");
  select_account (self, "Halden");
  g_assert_true (display_says (self->page, "it has no tier by score. Stored: Tier 2"));

  fixture_do (self->store, "UPDATE account_score SET score = 5 WHERE account = 107");
  display_wait_for_page (self->page);
  display_settle ();
  moved = read_list (self);
  anew = read_list_anew (self);
  g_assert_cmpstr (moved, ==, anew);
  g_assert_cmpstr (moved, ==, before);
}

static void
enter (GtkSpinButton *spin, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_spin_button_update (spin);
}

/* What is no number, or out of range, is refused beside the field and stays to be put right. */
static void
test_no_number (Room *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *problem;
  } cases[] = {
    { "abc", "“abc” is not a number from 0 to 100" },
    { "", "A number is missing" },
    { "140", "“140” is not a number from 0 to 100" },
  };
  SalTierEditor *editor;
  GtkSpinButton *spins[2];

  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  editor = display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
  gtk_editable_set_text (find_row (editor, ADW_TYPE_ENTRY_ROW, "Tier Model"), "Other");
  spins[0] = display_find (editor, GTK_TYPE_SPIN_BUTTON, "Weight of Fit, in Percent");
  spins[1] = display_find (editor, GTK_TYPE_SPIN_BUTTON, "From Score");
  for (gsize i = 0; i < G_N_ELEMENTS (spins); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
      {
        double value = gtk_spin_button_get_value (spins[i]);

        enter (spins[i], cases[k].text);
        g_assert_true (display_says (editor, cases[k].problem));
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spins[i])), ==, cases[k].text);
        g_assert_cmpfloat (gtk_spin_button_get_value (spins[i]), ==, value);
        g_assert_false (
            gtk_widget_activate_action (GTK_WIDGET (editor), "tiers.apply", NULL) &&
            fixture_query (self->store, "SELECT count (*) FROM tier_model WHERE name = 'Other'") >
                0);
        enter (spins[i], i == 0 ? "100 %" : "70");
        g_assert_false (display_says (editor, cases[k].problem));
      }

  /* a value that comes otherwise takes the place of the text */
  enter (spins[0], "abc");
  gtk_spin_button_set_value (spins[0], 40);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spins[0])), ==, "40.0");
  g_assert_false (display_says (editor, "is not a number"));
}

/* That a refresh was undone is said where it is said that they are made. */
static void
test_undone (Room *self, gconstpointer data)
{
  SalTierEditor *editor;

  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  editor = display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
  g_assert_true (display_says (editor, "When it is time again, tiers are refreshed"));
  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.refresh");
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
test_revert (Room *self, gconstpointer data)
{
  SalTierEditor *editor;

  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  editor = display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.add-criterion");
  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.add-tier");
  display_settle ();
  g_assert_true (sal_tier_editor_is_modified (editor));
  g_assert_true (display_says (editor, "begins at the same score"));
  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.revert");
  display_settle ();
  g_assert_false (sal_tier_editor_is_modified (editor));
  g_assert_null (
      display_find (editor, GTK_TYPE_SPIN_BUTTON, "Weight of New Criterion, in Percent"));
}

/* To undo in the middle of a draft takes back nothing that was stored, perhaps elsewhere. */
static void
test_undo_of_draft (Room *self, gconstpointer data)
{
  GtkSpinButton *from;

  fixture_do (self->store, "INSERT INTO account (name, status) VALUES ('Zinc', 'customer')");
  display_wait_for_page (self->page);
  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  from = display_find (self->page, GTK_TYPE_SPIN_BUTTON, "From Score");
  gtk_spin_button_set_value (from, 80);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait_for_page (self->page);
  g_assert_true (display_says (self->window, "What is entered here is not stored yet"));
  g_assert_cmpfloat (gtk_spin_button_get_value (from), ==, 80);
  g_assert_cmpint (
      fixture_query (self->store, "SELECT count (*) FROM account WHERE name = 'Zinc'"), ==, 1);

  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.revert");
  display_settle ();
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait_for_answer (self->page, "SELECT count (*) FROM account WHERE name = 'Zinc'", 0);
}

/* What somebody else stored meanwhile is not overwritten, nor is the draft lost, until it is
 * reverted. */
static void
test_conflict (Room *self, gconstpointer data)
{
  SalTierEditor *editor;
  GtkSpinButton *from;

  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  editor = display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
  from = display_find (editor, GTK_TYPE_SPIN_BUTTON, "From Score");
  gtk_spin_button_set_value (from, 80);
  fixture_do (self->store,
              "INSERT INTO tier (id, model, name, from_score) VALUES (9, 1, 'Tier 1a', 40)");
  display_wait_for_page (self->page);
  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.apply");
  display_wait_for_text (self->page, "Somebody else changed the tier model meanwhile");
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM tier"), ==, 3);
  g_assert_cmpint (fixture_query (self->store, "SELECT max (from_score) FROM tier"), ==, 70);
  g_assert_cmpfloat (gtk_spin_button_get_value (from), ==, 80);
  g_assert_true (sal_tier_editor_is_modified (editor));

  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.revert");
  display_settle ();
  g_assert_false (sal_tier_editor_is_modified (editor));
  g_assert_false (display_says (editor, "Somebody else"));
  from = display_find (editor, GTK_TYPE_SPIN_BUTTON, "From Score");
  g_assert_cmpfloat (gtk_spin_button_get_value (from), ==, 70);
  gtk_spin_button_set_value (from, 80);
  activate (self, SAL_TYPE_TIER_EDITOR, "tiers.apply");
  display_wait_for_answer (self->page, "SELECT max (from_score) FROM tier", 80);
  g_assert_cmpint (fixture_query (self->store, "SELECT count (*) FROM tier"), ==, 3);
}

/* What a refresh would do is counted by the model that is stored, also while a draft shows what it
 * would; who has no score keeps the tier that is stored. */
static void
test_notice (Room *self, gconstpointer data)
{
  SalTierEditor *editor;

  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.edit-model");
  display_settle ();
  editor = display_find (self->page, SAL_TYPE_TIER_EDITOR, NULL);
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
test_no_model (Room *self, gconstpointer data)
{
  g_assert_true (display_says (self->page, "there is no tier model yet"));
  g_assert_false (sal_page_is_modified (self->page));
  activate (self, SAL_TYPE_PORTFOLIO_PAGE, "portfolio.create-model");
  display_wait_for_answer (self->page, "SELECT count (*) FROM tier", 4);
  display_wait_for_text (self->page, "Tiers were never refreshed");
  g_assert_cmpint (
      fixture_query (self->store, "SELECT sum (weight) FROM tier_criterion"), ==, 1000000000);
}

/* The page of an account, from the room and back. */
static void
test_open (Room *self, gconstpointer data)
{
  gint64 id = fixture_query (self->store, "SELECT id FROM account WHERE name = 'Halden'");
  g_autofree char *target = g_strdup_printf ("account/%" G_GINT64_FORMAT "/deals", id);

  g_assert_true (sal_page_show_target (self->page, target));
  display_wait_for_text (self->page, HEADER);
  g_assert_nonnull (display_find (self->page, SAL_TYPE_ACCOUNT_PAGE, NULL));
  g_assert_true (sal_page_get_can_go_back (self->page));
  sal_page_go_back (self->page);
  g_assert_false (sal_page_get_can_go_back (self->page));
  g_assert_true (gtk_widget_get_mapped (get_part (self)));

  g_assert_true (sal_page_show_target (self->page, "account/999"));
  display_wait_for_text (self->page, "it may have been deleted");
  g_assert_true (sal_page_show_target (self->page, "portfolio"));
  g_assert_true (gtk_widget_get_mapped (get_part (self)));
  g_assert_false (sal_page_show_target (self->page, "account/none"));
}

/* The first by score, not the first by name, which has none. */
static void
test_open_first (Room *self, gconstpointer data)
{
  fixture_do (self->store,
              "INSERT INTO account (name, status) VALUES ('Aaker', 'customer'),"
              " ('Zinc', 'customer')");
  display_wait (lists_zinc, self, "the accounts that were added");
  g_assert_true (sal_portfolio_page_open_first (get_part (self)));
  display_wait_for_text (self->page, HEADER);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, data, function)                                                                  \
  g_test_add ("/accounts-portfolio/" name, Room, data, set_up, function, tear_down)
  ADD ("list", NULL, test_list);
  ADD ("refresh", NULL, test_refresh);
  ADD ("account", NULL, test_account);
  ADD ("unfinished", NULL, test_unfinished);
  ADD ("model", NULL, test_model);
  ADD ("incomplete", NULL, test_incomplete);
  ADD ("not-applied", NULL, test_not_applied);
  ADD ("no-number", NULL, test_no_number);
  ADD ("undone", NULL, test_undone);
  ADD ("moved", NULL, test_moved);
  ADD ("hidden", NULL, test_hidden);
  ADD ("revert", NULL, test_revert);
  ADD ("notice", NULL, test_notice);
  ADD ("undo-of-draft", NULL, test_undo_of_draft);
  ADD ("conflict", NULL, test_conflict);
  ADD ("no-model", "none", test_no_model);
  ADD ("open", NULL, test_open);
  ADD ("open-first", NULL, test_open_first);
#undef ADD

  return g_test_run ();
}
