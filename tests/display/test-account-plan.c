/* test-account-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-account-page.h"
#include "sal-account-plan-tab.h"
#include "sal-field-row.h"
#include "sal-plan-news-group.h"
#include "sal-plan-part-group.h"
#include "sal-plan-row.h"
#include "store-fixture.h"

/* The plan of Halden, which has one of this year and one of the last, on 30 June 2026. */

static const char rows[] =
    "INSERT INTO person (id, name) VALUES (11, 'Ann'), (12, 'Ben');"
    "INSERT INTO account_plan (id, account, name, status, valid_from, valid_to, manager, business,"
    " sponsor, sponsor_days, reviewed_on) SELECT 21, id, 'FY25', 'closed', '2025-01-01',"
    " '2025-12-31', 11, 'Old pumps', NULL, NULL, '2025-01-01' FROM account WHERE name = 'Halden'"
    " UNION ALL SELECT 22, id, 'FY26', 'active', '2026-01-01', '2026-12-31', 11, 'Pumps', 12, 30,"
    " '2026-01-10' FROM account WHERE name = 'Halden';"
    "INSERT INTO plan_section (id, \"function\", plan, text, author, written_on) VALUES"
    " (31, 'sales', 22, 'Sell more', 11, '2026-06-20');"
    "INSERT INTO plan_objective (id, name, plan, start, target, actual, measured_on, status) VALUES"
    " (41, 'Grow', 22, 10, 20, 15, '2026-06-15', 'open');"
    "INSERT INTO plan_risk (id, name, plan, likelihood, impact, status, reviewed_on) VALUES"
    " (51, 'Price', 22, 'high', 'low', 'open', '2026-01-01');"
    "INSERT INTO plan_action (id, name, account, plan, owner, status, due, added_on)"
    " SELECT 61, 'Call', id, 22, 11, 'open', '2026-06-01', '2026-05-01' FROM account"
    " WHERE name = 'Halden';";

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page; /* the room */
} Room;

static void
tear_down (Room *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  g_unsetenv ("SALIENT_TODAY");
}

static void
show_plan (Room *self)
{
  g_autofree char *target =
      g_strdup_printf ("account/%" G_GINT64_FORMAT "/plan",
                       fixture_query (self->store, "SELECT id FROM account WHERE name = 'Halden'"));

  g_assert_true (sal_page_show_target (self->page, target));
}

static void
set_up (Room *self, gconstpointer data)
{
  g_setenv ("SALIENT_TODAY", "2026-06-30", TRUE);
  self->workspace = display_create_workspace (3);
  self->store = sal_workspace_get_store (self->workspace);
  sal_store_set_author (self->store, "anna");
  if (data == NULL)
    fixture_do (self->store, rows);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  show_plan (self);
  if (data == NULL)
    display_wait_for_text (self->page, "Texts written ");
}

static gpointer
get_tab (Room *self)
{
  return display_find (self->page, SAL_TYPE_ACCOUNT_PLAN_TAB, NULL);
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

static gpointer
get_row (Room *self, const char *title)
{
  gpointer row = find_row (get_tab (self), SAL_TYPE_PLAN_ROW, title);

  g_assert_nonnull (row);

  return row;
}

static void
click (gpointer button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Types into a field of an open row, and leaves it. */
static void
type (gpointer row, const char *field, const char *text)
{
  gpointer field_row = find_row (row, SAL_TYPE_FIELD_ROW, field);
  GtkWidget *entry = display_find (field_row, GTK_TYPE_ENTRY, NULL);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* One step to a plan; and back. */
static void
test_create (Room *self, gconstpointer data)
{
  display_wait_for_text (self->page, "No Plan of Halden Yet");
  click (display_find_button (get_tab (self), "_Create Plan"));
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM account_plan WHERE status = 'active'", 1);
  display_wait_for_text (self->page, "Nothing has been written yet.");
  g_assert_true (display_says (get_tab (self), "What we want to reach, and how we shall know"));
  fixture_undo (self->store, 0);
  display_wait_for_text (self->page, "No Plan of Halden Yet");
}

/* What stands there, what its controls are called, and how old it is. */
static void
test_shown (Room *self, gconstpointer data)
{
  static const char *const buttons[] = {
    "Add Plan Section", "Add Plan Objective", "Add Growth Play",         "Add Plan Risk",
    "Add Plan Action",  "Add Plan Resource",  "Add Account Team Member", "Delete “Grow”",
    "Delete “Price”",   "Delete “Sales”",
  };
  gpointer tab = get_tab (self);

  g_assert_true (display_says (tab, "older than 90 days: Understanding, Risks."));
  g_assert_true (display_says (tab, "15 of 20 (50 %) · Open"));
  g_assert_true (display_says (tab, "likelihood High, impact Low · stale"));
  g_assert_true (display_says (tab, "Ann · due 1 Jun 2026 · 29 days overdue"));
  g_assert_true (display_says (tab, "Ben: no contact yet, overdue"));
  g_assert_true (display_says (tab, "180 days old, stale"));
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_nonnull (display_find (tab, GTK_TYPE_BUTTON, buttons[i]));
  g_assert_nonnull (display_find (tab, GTK_TYPE_CHECK_BUTTON, "Done: Call"));
  g_assert_nonnull (display_find_button (tab, "_Mark as Read"));
  g_assert_nonnull (display_find_button (tab, "_Next Plan"));
}

static void
test_complete (Room *self, gconstpointer data)
{
  gpointer check = display_find (get_tab (self), GTK_TYPE_CHECK_BUTTON, "Done: Call");

  gtk_check_button_set_active (check, TRUE);
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM plan_action WHERE done_on = '2026-06-30'", 1);
  display_wait_for_text (self->page, "done 30 Jun 2026");
  fixture_undo (self->store, 0);
  display_wait_for_text (self->page, "29 days overdue");
  g_assert_false (gtk_check_button_get_active (check));
}

/* What is typed is stored when it is left, and of today; what is not valid says so and is kept. */
static void
test_edit (Room *self, gconstpointer data)
{
  gpointer row = get_row (self, "Grow");

  adw_expander_row_set_expanded (row, TRUE);
  display_settle ();
  type (row, "Actual", "18");
  g_assert_true (sal_page_is_modified (get_tab (self)));
  g_assert_true (sal_plan_row_commit (row));
  display_wait_for_answer (self->page,
                           "SELECT count (*) FROM plan_objective WHERE actual = 18"
                           " AND measured_on = '2026-06-30'",
                           1);
  display_wait_for_text (self->page, "18 of 20 (80 %)");
  g_assert_false (sal_page_is_modified (get_tab (self)));

  type (row, "Target", "much");
  g_assert_false (sal_plan_row_commit (row));
  g_assert_true (sal_field_row_has_problem (find_row (row, SAL_TYPE_FIELD_ROW, "Target")));
  fixture_do (self->store, "UPDATE plan_risk SET impact = 'high' WHERE id = 51");
  display_wait_for_text (self->page, "likelihood High, impact High");
  g_assert_true (sal_field_row_has_problem (find_row (row, SAL_TYPE_FIELD_ROW, "Target")));
  sal_plan_row_revert (row);
  g_assert_false (sal_page_is_modified (get_tab (self)));
}

static gboolean
is_without_merger (gpointer data)
{
  return find_row (get_tab (data), SAL_TYPE_PLAN_ROW, "Merger") == NULL;
}

/* Goes into the field, as often as it takes: what is stored is shown anew meanwhile. */
static gboolean
is_in_risk (gpointer row)
{
  GtkWidget *field = find_row (row, SAL_TYPE_FIELD_ROW, "Risk");
  GtkWidget *focus;

  sal_field_row_focus (SAL_FIELD_ROW (field));
  focus = gtk_root_get_focus (gtk_widget_get_root (row));

  return focus != NULL && gtk_widget_is_ancestor (focus, field);
}

/* A new record is stored once it is complete, and can be given up before. */
static void
test_add (Room *self, gconstpointer data)
{
  gpointer row;

  click (display_find (get_tab (self), GTK_TYPE_BUTTON, "Add Plan Risk"));
  display_settle ();
  row = get_row (self, "New Plan Risk");
  g_assert_true (adw_expander_row_get_expanded (row));
  click (display_find (row, GTK_TYPE_BUTTON, "Delete “New Plan Risk”"));
  display_settle ();
  g_assert_null (find_row (get_tab (self), SAL_TYPE_PLAN_ROW, "New Plan Risk"));

  click (display_find (get_tab (self), GTK_TYPE_BUTTON, "Add Plan Risk"));
  display_settle ();
  row = get_row (self, "New Plan Risk");
  type (row, "Risk", "Merger");
  g_assert_true (sal_plan_row_commit (row));
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM plan_risk WHERE name = 'Merger' AND plan = 22", 1);
  display_wait_for_text (self->page, "Merger");
  g_assert_true (get_row (self, "Merger") == row);
  g_assert_false (sal_plan_row_is_new (row));
  display_wait_for_page (self->page);
  display_settle ();

  display_wait (is_in_risk, row, "the keyboard to be in the field");
  g_assert_false (display_press_key (row, GDK_KEY_Delete, 0));
  gtk_widget_grab_focus (display_find (row, GTK_TYPE_BUTTON, "Delete “Merger”"));
  g_assert_true (display_press_key (row, GDK_KEY_Delete, 0));
  display_wait_for_answer (self->page, "SELECT count (*) FROM plan_risk WHERE name = 'Merger'", 0);
  display_wait (is_without_merger, self, "the row of what was deleted");
  fixture_undo (self->store, 0);
  display_wait_for_answer (self->page, "SELECT count (*) FROM plan_risk WHERE name = 'Merger'", 1);
  display_wait_for_text (self->page, "Merger");
}

/* What others change while it is open is told, what one changes oneself is not; once it was left,
 * everything has been read. */
static void
test_news (Room *self, gconstpointer data)
{
  g_assert_true (display_says (get_tab (self), "Not Read Before"));
  click (display_find_button (get_tab (self), "_Mark as Read"));
  display_wait_for_text (self->page, "Nothing New");
  fixture_do (self->store, "UPDATE plan_risk SET impact = 'high' WHERE id = 51");
  display_wait_for_text (self->page, "likelihood High, impact High");
  g_assert_true (display_says (get_tab (self), "Nothing New"));

  sal_store_set_author (self->store, "ben");
  fixture_do (self->store, "UPDATE plan_risk SET status = 'gone' WHERE id = 51");
  sal_store_set_author (self->store, "anna");
  fixture_do (self->store, "UPDATE plan_risk SET note = 'Read' WHERE id = 51");
  display_wait_for_text (self->page, "Status: Open → Gone · ben");
  g_assert_true (display_says (get_tab (self), "1 Change since"));
  g_assert_true (display_says (get_tab (self), "Plan Risk “Price”"));

  g_assert_true (sal_page_show_target (self->page, "portfolio"));
  display_wait_for_answer (self->page,
                           "SELECT count (*) FROM reading WHERE author = 'anna' AND record = 22"
                           " AND change = (SELECT max (id) FROM change)",
                           1);
  show_plan (self);
  display_wait_for_text (self->page, "Nothing New");
}

static GtkWidget *
get_news_button (Room *self)
{
  GtkWidget *button = display_find_button (self->page, "5 Changes since 1 Jun 2026");

  return button != NULL && gtk_widget_get_mapped (button) ? button : NULL;
}

static gboolean
has_news_button (gpointer data)
{
  return get_news_button (data) != NULL;
}

static gboolean
has_no_news_button (gpointer data)
{
  return get_news_button (data) == NULL;
}

static gboolean
is_in_news (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((Room *) data)->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, SAL_TYPE_PLAN_NEWS_GROUP) != NULL;
}

/* Three deals and two records. Whatever tab is in front, the account says what changed; who follows
 * one change comes back for the others, and once it is read it is said no more. */
static void
test_header (Room *self, gconstpointer data)
{
  SalPage *page = SAL_PAGE (display_find (self->page, SAL_TYPE_ACCOUNT_PAGE, NULL));

  g_assert_true (sal_page_show_target (page, "deals"));
  fixture_do (self->store,
              "INSERT INTO contact (id, name, account) SELECT 71, 'Cy', id FROM account"
              " WHERE name = 'Halden'");
  g_assert_null (
      fixture_run_flags (self->store,
                         "",
                         SAL_COMMAND_ASIDE,
                         "INSERT INTO reading (author, kind, record, time, change)"
                         " SELECT 'anna', 'account_plan', 22, 1780272000, max (id) FROM change",
                         NULL));
  sal_store_set_author (self->store, "ben");
  fixture_do (self->store, "UPDATE plan_action SET due = NULL WHERE id = 61");
  fixture_do (self->store,
              "INSERT INTO stakeholder (id, plan, contact, attitude, coverage) VALUES"
              " (72, 22, 71, 'mentor', 'none')");
  sal_store_set_author (self->store, "anna");
  /* what one does oneself while one looks on is none */
  fixture_do (self->store, "UPDATE plan_risk SET impact = 'high' WHERE id = 51");
  display_wait (has_news_button, self, "the button that says what changed");

  click (get_news_button (self));
  display_wait (is_in_news, self, "the focus on what changed");
  display_wait_for_text (get_tab (self), "Stakeholder “Cy”");
  gtk_widget_activate_action (get_tab (self), "plan.follow", "(sx)", "stakeholder", (gint64) 72);
  display_settle ();
  g_assert_null (get_tab (self));
  g_assert_nonnull (get_news_button (self));

  /* a part of the plan opens where it is */
  click (get_news_button (self));
  display_wait (is_in_news, self, "the focus on what changed");
  gtk_widget_activate_action (get_tab (self), "plan.follow", "(sx)", "plan_action", (gint64) 61);
  g_assert_true (adw_expander_row_get_expanded (get_row (self, "Call")));

  click (display_find_button (get_tab (self), "_Mark as Read"));
  display_wait (has_no_news_button, self, "no button once all is read");
}

static gint64
count_read (Room *self)
{
  return fixture_query (self->store, "SELECT count (*) FROM reading WHERE author = 'anna'");
}

/* What changed is there until one says that it is read, or leaves the account: another part of it,
 * or another of its plans, is still the account. What others do by then is news as well. */
static void
test_other_part (Room *self, gconstpointer data)
{
  SalPage *page = SAL_PAGE (display_find (self->page, SAL_TYPE_ACCOUNT_PAGE, NULL));
  GtkDropDown *menu = display_find (get_tab (self), GTK_TYPE_DROP_DOWN, "Plan");

  click (display_find_button (get_tab (self), "_Mark as Read"));
  display_wait_for_text (get_tab (self), "Nothing New");
  sal_store_set_author (self->store, "ben");
  fixture_do (self->store, "UPDATE plan_risk SET status = 'gone' WHERE id = 51");
  sal_store_set_author (self->store, "anna");
  fixture_do (self->store, "UPDATE plan_risk SET note = 'Read' WHERE id = 51");
  display_wait_for_text (get_tab (self), "1 Change since");

  g_assert_true (sal_page_show_target (page, "deals"));
  display_wait_for_page (self->page);
  sal_store_set_author (self->store, "ben");
  fixture_do (self->store, "UPDATE plan_objective SET actual = 18 WHERE id = 41");
  sal_store_set_author (self->store, "anna");
  g_assert_true (sal_page_show_target (page, "plan"));
  display_wait_for_text (get_tab (self), "2 Changes since");
  g_assert_true (display_says (get_tab (self), "Status: Open → Gone · ben"));

  gtk_drop_down_set_selected (menu, 1);
  display_wait_for_text (get_tab (self), "1 Jan 2025 – 31 Dec 2025");
  g_assert_cmpint (count_read (self), ==, 1);
  gtk_drop_down_set_selected (menu, 0);
  display_wait_for_text (get_tab (self), "2 Changes since");

  /* both plans were seen once the account is left, from whichever part */
  g_assert_true (sal_page_show_target (page, "deals"));
  display_wait_for_page (self->page);
  g_assert_cmpint (count_read (self), ==, 1);
  g_assert_true (sal_page_show_target (self->page, "portfolio"));
  display_wait_for_answer (self->page,
                           "SELECT count (*) FROM reading WHERE author = 'anna'"
                           " AND change = (SELECT max (id) FROM change)",
                           2);
  show_plan (self);
  display_wait_for_text (self->page, "Nothing New");
}

static gboolean
is_in_new_ask (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (((Room *) data)->window));
  gpointer row = find_row (get_tab (data), SAL_TYPE_PLAN_ROW, "New Plan Ask");

  return focus != NULL && row != NULL && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, row);
}

/* What is asked of whom, edited in place. */
static void
test_asks (Room *self, gconstpointer data)
{
  gpointer row;

  fixture_do (self->store,
              "INSERT INTO plan_ask (id, name, plan, person, due, status, asked_on) VALUES"
              " (81, 'Money', 22, 12, '2026-06-20', 'open', '2026-06-01')");
  display_wait_for_text (self->page, "Ben · due 20 Jun 2026 · 10 days overdue");
  row = get_row (self, "Money");
  sal_plan_row_focus (row);
  type (row, "Ask", "More money");
  g_assert_true (sal_plan_row_commit (row));
  display_wait_for_answer (
      self->page, "SELECT count (*) FROM plan_ask WHERE name = 'More money' AND person = 12", 1);

  /* it is of nobody */
  click (display_find (get_tab (self), GTK_TYPE_BUTTON, "Add Plan Ask"));
  display_wait (is_in_new_ask, self, "the focus in the first field of what was added");
  row = get_row (self, "New Plan Ask");
  type (row, "Ask", "Anything");
  g_assert_false (sal_plan_row_commit (row));
  g_assert_true (sal_field_row_has_problem (find_row (row, SAL_TYPE_FIELD_ROW, "Due")));
  sal_plan_row_revert (row);
}

/* Of several plans, that of the day shows first. */
static void
test_choose (Room *self, gconstpointer data)
{
  GtkDropDown *menu = display_find (get_tab (self), GTK_TYPE_DROP_DOWN, "Plan");

  g_assert_nonnull (menu);
  g_assert_cmpuint (gtk_drop_down_get_selected (menu), ==, 0);
  gtk_drop_down_set_selected (menu, 1);
  display_wait_for_text (self->page, "1 Jan 2025 – 31 Dec 2025");
  g_assert_null (find_row (get_tab (self), SAL_TYPE_PLAN_ROW, "Grow"));
  gtk_drop_down_set_selected (menu, 0);
  display_wait_for_text (self->page, "15 of 20 (50 %)");
}

static gboolean
shows_all (gpointer data)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (data);

  return gtk_adjustment_get_page_size (place) > 0 &&
         gtk_adjustment_get_upper (place) <= gtk_adjustment_get_page_size (place);
}

static gboolean
is_longer (gpointer data)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (data);

  return gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place) + 40;
}

/* The wheel scrolls the plan over its texts, too, but where somebody writes in one that shows a
 * part of it only. */
static void
test_wheel (Room *self, gconstpointer data)
{
  GtkWidget *tab = get_tab (self);
  GtkWidget *text = display_find (tab, GTK_TYPE_TEXT_VIEW, "Business");
  GtkWidget *field = gtk_widget_get_parent (text);
  g_autofree char *lines = g_strnfill (40, '\n');
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start;

  display_wait (shows_all, field, "a text that fits");
  g_assert_false (display_turn_wheel (tab, field));
  gtk_widget_grab_focus (text);
  g_assert_false (display_turn_wheel (tab, field));
  gtk_text_buffer_set_text (buffer, lines, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  display_wait (is_longer, field, "a text that does not fit");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (field)), 0);
  g_assert_true (display_turn_wheel (tab, field));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (field)), 1e6);
  g_assert_false (display_turn_wheel (tab, field));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (field)), 0);
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_false (display_turn_wheel (tab, field));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, data, function)                                                                  \
  g_test_add ("/account-plan/" name, Room, data, set_up, function, tear_down)
  ADD ("create", "none", test_create);
  ADD ("shown", NULL, test_shown);
  ADD ("complete", NULL, test_complete);
  ADD ("edit", NULL, test_edit);
  ADD ("add", NULL, test_add);
  ADD ("news", NULL, test_news);
  ADD ("header", NULL, test_header);
  ADD ("other-part", NULL, test_other_part);
  ADD ("asks", NULL, test_asks);
  ADD ("choose", NULL, test_choose);
  ADD ("wheel", NULL, test_wheel);
#undef ADD

  return g_test_run ();
}
