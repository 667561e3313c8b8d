/* test-account-editing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"

#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-stakeholder-inspector.h"
#include "sal-stakeholder-view-private.h"
#include "sal-stakeholders-tab.h"
#include "sal-threshold-row.h"
#include "store-fixture.h"

/* What is edited in place follows what is stored, also where the keyboard focus stays: in the room
 * of accounts there are Ada, on the map of Zephyr, and a threshold of what it uses. */
static const char company[] =
    "INSERT INTO account (id, name, status) VALUES (900, 'Zephyr', 'customer');"
    "INSERT INTO contact (id, name, account) VALUES (911, 'Ada', 900);"
    "INSERT INTO account_plan (id, account, name, status, valid_from) VALUES"
    " (921, 900, 'Plan', 'active', '2020-01-01');"
    "INSERT INTO stakeholder (id, plan, contact, role, attitude, coverage) VALUES"
    " (931, 921, 911, 'user', 'neutral', 'none');" ACCOUNTS_THRESHOLD;

#define MENTOR "SELECT attitude = 'mentor' FROM stakeholder"

static void
set_up (AccountsFixture *self, gconstpointer data)
{
  accounts_set_up (self, 1, company);
}

/* An entry that was stored with Return follows an undo while the focus stays, and leaving it does
 * not store it again. */
static void
test_undo_in_entry (AccountsFixture *self, gconstpointer data)
{
  gint64 change;

  accounts_open_threshold (self);
  gtk_widget_grab_focus (accounts_get_entry (self, "warn"));
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "60");
  g_signal_emit_by_name (accounts_get_entry (self, "warn"), "activate");
  accounts_wait_for_stored (self, ACCOUNTS_WARN, 60);

  fixture_undo (self->store, 0);
  change = sal_store_get_last_change (self->store);
  accounts_wait_for_entry (self, "warn", "50");
  accounts_leave_unchanged (self, change);
  g_assert_cmpint (fixture_query (self->store, ACCOUNTS_WARN), ==, 50);
}

/* Presses a key where the focus is: what takes it, NULL if nothing does. */
static gpointer
press_in_focus (AccountsFixture *self, guint key, GdkModifierType modifiers)
{
  for (GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (self->window)); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    if (display_press_key (widget, key, modifiers))
      return widget;

  return NULL;
}

#define press_undo(self) press_in_focus (self, GDK_KEY_z, GDK_CONTROL_MASK)
#define press_redo(self) press_in_focus (self, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK)

/* The keys undo what was stored while the entry says that, and what is typed before it is. */
static void
test_undo_key (AccountsFixture *self, gconstpointer data)
{
  GtkEditable *entry;
  int end = 2;

  accounts_open_threshold (self);
  entry = accounts_get_entry (self, "warn");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "60");
  g_signal_emit_by_name (entry, "activate");
  accounts_wait_for_stored (self, ACCOUNTS_WARN, 60);
  g_assert_true (press_undo (self) == self->window);
  accounts_wait_for_entry (self, "warn", "50");
  display_wait_for_answer (self->page, ACCOUNTS_WARN, 50);
  g_assert_true (press_redo (self) == self->window);
  accounts_wait_for_entry (self, "warn", "60");

  gtk_editable_insert_text (entry, "5", 1, &end);
  g_assert_true (GTK_IS_TEXT (press_undo (self)));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "60");
  g_assert_true (GTK_IS_TEXT (press_redo (self)));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "605");
  g_assert_true (GTK_IS_TEXT (press_undo (self)));
  g_assert_cmpint (fixture_query (self->store, ACCOUNTS_WARN), ==, 60);
  g_assert_true (press_undo (self) == self->window);
  accounts_wait_for_entry (self, "warn", "50");
}

/* What somebody else stores shows where the focus is, unless something was entered there. */
static void
test_theirs_in_focus (AccountsFixture *self, gconstpointer data)
{
  gint64 change;

  accounts_open_threshold (self);
  gtk_widget_grab_focus (accounts_get_entry (self, "warn"));
  fixture_do (self->store, "UPDATE signal_threshold SET warn = 55");
  accounts_wait_for_entry (self, "warn", "55");

  /* what was taken back is not entered */
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "5");
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "55");
  fixture_do (self->store, "UPDATE signal_threshold SET warn = 65");
  change = sal_store_get_last_change (self->store);
  accounts_wait_for_entry (self, "warn", "65");
  accounts_leave_unchanged (self, change);
  g_assert_cmpint (fixture_query (self->store, ACCOUNTS_WARN), ==, 65);

  gtk_widget_grab_focus (accounts_get_entry (self, "warn"));
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "70");
  fixture_do (self->store, "UPDATE signal_threshold SET critical = 20");
  accounts_wait_for_entry (self, "critical", "20");
  g_assert_cmpstr (gtk_editable_get_text (accounts_get_entry (self, "warn")), ==, "70");
  gtk_widget_grab_focus (accounts_get_entry (self, "good"));
  display_wait_for_answer (self->page, ACCOUNTS_WARN " WHERE critical = 20", 70);
}

/* Whatever was wrong is not once all of it was stored, also beside a field that was not it. */
static void
test_problem_elsewhere (AccountsFixture *self, gconstpointer data)
{
  accounts_open_threshold (self);
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "90");
  g_assert_false (sal_threshold_row_commit (SAL_THRESHOLD_ROW (self->row)));
  g_assert_true (sal_field_row_has_problem (accounts_find_field (self->row, "warn")));
  gtk_editable_set_text (accounts_get_entry (self, "good"), "95");
  g_assert_true (sal_threshold_row_commit (SAL_THRESHOLD_ROW (self->row)));
  accounts_wait_for_stored (self, ACCOUNTS_WARN " WHERE good = 95", 90);
  g_assert_false (sal_field_row_has_problem (accounts_find_field (self->row, "warn")));
}

/* Escape takes back what cannot be stored, and only that. */
static void
test_escape (AccountsFixture *self, gconstpointer data)
{
  gpointer warn, entry;

  accounts_open_threshold (self);
  warn = accounts_find_field (self->row, "warn");
  entry = accounts_get_entry (self, "warn");
  gtk_widget_grab_focus (entry);
  g_assert_false (display_escape (entry));
  gtk_editable_set_text (entry, "many");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (sal_field_row_has_problem (warn));

  gtk_editable_set_text (accounts_get_entry (self, "critical"), "25");
  g_assert_true (display_escape (entry));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "50");
  g_assert_false (sal_field_row_has_problem (warn));
  g_assert_false (display_escape (entry));
  g_assert_cmpstr (gtk_editable_get_text (accounts_get_entry (self, "critical")), ==, "25");
  gtk_widget_grab_focus (accounts_get_entry (self, "good"));
  display_wait_for_answer (self->page, ACCOUNTS_WARN " WHERE critical = 25", 50);
}

/* Whoever edits what somebody else has deleted is told so. */
static void
test_deleted (AccountsFixture *self, gconstpointer data)
{
  accounts_open_threshold (self);
  g_object_ref (self->row);
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "60");
  /* stored before the row is told */
  fixture_do (self->store, "DELETE FROM signal_threshold");
  g_assert_true (sal_threshold_row_commit (SAL_THRESHOLD_ROW (self->row)));
  accounts_answer ("Deleted Meanwhile", "close");
  g_assert_false (sal_threshold_row_is_modified (SAL_THRESHOLD_ROW (self->row)));
  g_object_unref (self->row);
  display_wait_for_answer (self->page, "SELECT count (*) FROM signal_threshold", 0);
}

static void
count_cb (GObject *row, GParamSpec *pspec, guint *n_shown)
{
  ++*n_shown;
}

/* Of what is read at once, only what was asked for last shows, and can be edited. */
static void
test_reads (AccountsFixture *self, gconstpointer data)
{
  guint n_shown = 0;

  accounts_open_threshold (self);
  g_signal_connect (self->row, "notify::subtitle", G_CALLBACK (count_cb), &n_shown);
  for (int warn = 51; warn <= 70; warn++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE signal_threshold SET warn = %d", warn);

      fixture_do (self->store, sql);
      sal_threshold_row_load (SAL_THRESHOLD_ROW (self->row));
    }
  accounts_wait_for_entry (self, "warn", "70");
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_cmpuint (n_shown, ==, 1);
  g_signal_handlers_disconnect_by_data (self->row, &n_shown);
  gtk_editable_set_text (accounts_get_entry (self, "warn"), "71");
  g_assert_true (sal_threshold_row_commit (SAL_THRESHOLD_ROW (self->row)));
  accounts_wait_for_stored (self, ACCOUNTS_WARN, 71);
}

/* --- somebody on a map, whose attitude is chosen --- */

typedef struct
{
  SalPage *page;
  GtkWidget *row;
  guint position;
} Attitude;

static gboolean
is_ada_shown (gpointer data)
{
  Attitude *self = data;
  GtkWidget *tab = display_find (self->page, SAL_TYPE_STAKEHOLDERS_TAB, NULL);
  SalStakeholderView *view =
      tab != NULL ? display_find (tab, SAL_TYPE_STAKEHOLDER_VIEW, NULL) : NULL;
  GtkWidget *inspector;

  if (view == NULL || sal_stakeholder_view_get_map (view) == NULL ||
      sal_stakeholder_view_get_map (view)->people->len == 0)
    return FALSE;
  sal_stakeholder_view_set_person (view, 0);
  inspector = display_find (tab, SAL_TYPE_STAKEHOLDER_INSPECTOR, NULL);
  self->row = inspector != NULL ? accounts_find_field (inspector, "attitude") : NULL;

  return self->row != NULL && gtk_widget_is_sensitive (self->row);
}

static GtkDropDown *
get_drop_down (Attitude *self)
{
  return display_find (self->row, GTK_TYPE_DROP_DOWN, NULL);
}

static gboolean
is_chosen (gpointer data)
{
  Attitude *self = data;

  return gtk_drop_down_get_selected (get_drop_down (self)) == self->position;
}

/* So does what was chosen. */
static void
test_undo_in_drop_down (AccountsFixture *self, gconstpointer data)
{
  const SalField *field = sal_kind_find_field (&sal_stakeholder_kind, "attitude");
  Attitude attitude = { self->page, NULL, 0 };
  guint neutral, mentor = 1;
  gint64 change;

  g_assert_true (sal_page_show_target (self->page, "account/900/stakeholders"));
  display_wait (is_ada_shown, &attitude, "Ada");
  neutral = gtk_drop_down_get_selected (get_drop_down (&attitude));
  while (!g_str_equal (field->choices[mentor - 1].value, "mentor"))
    mentor++; /* after None */
  gtk_widget_child_focus (attitude.row, GTK_DIR_TAB_FORWARD);
  gtk_drop_down_set_selected (get_drop_down (&attitude), mentor);
  accounts_wait_for_stored (self, MENTOR, 1);

  fixture_undo (self->store, 0);
  change = sal_store_get_last_change (self->store);
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (get_drop_down (&attitude))) &
                 GTK_STATE_FLAG_FOCUS_WITHIN);
  attitude.position = neutral;
  display_wait (is_chosen, &attitude, "what is stored");
  gtk_widget_child_focus (accounts_find_field (gtk_widget_get_parent (attitude.row), "coverage"),
                          GTK_DIR_TAB_FORWARD);
  display_settle ();
  g_assert_false (gtk_widget_get_state_flags (GTK_WIDGET (get_drop_down (&attitude))) &
                  GTK_STATE_FLAG_FOCUS_WITHIN);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, change);
  g_assert_cmpint (fixture_query (self->store, MENTOR), ==, 0);
}

/* --- a plan, which has every kind of field --- */

static gboolean
has_plan (gpointer data)
{
  AccountsFixture *self = data;

  self->row = accounts_find_field (self->page, "business");

  return self->row != NULL && gtk_widget_get_mapped (self->row);
}

static void
enter (GtkWidget *row, const char *text)
{
  GtkWidget *view = display_find (row, GTK_TYPE_TEXT_VIEW, NULL);
  GtkWidget *entry = display_find (row, GTK_TYPE_ENTRY, NULL);

  if (view != NULL)
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  else if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  else
    gtk_drop_down_set_selected (display_find (row, GTK_TYPE_DROP_DOWN, NULL), 1);
}

/* Whatever kind of field it is that has the focus, also where that came back before all of it was
 * stored. */
static void
test_undo_key_anywhere (AccountsFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *field, *text, *is_stored;
  } edits[] = {
    { "business", "They make pumps", "SELECT business IS NOT NULL FROM account_plan" },
    { "name", "Growth", "SELECT name = 'Growth' FROM account_plan" },
    { "valid_to", "2026-12-31", "SELECT valid_to IS NOT NULL FROM account_plan" },
    { "status", NULL, "SELECT status <> 'active' FROM account_plan" },
  };

  g_assert_true (sal_page_show_target (self->page, "account/900/plan"));
  display_wait (has_plan, self, "the plan");
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      GtkWidget *row = accounts_find_field (self->page, edits[i].field);
      GtkWidget *other = accounts_find_field (self->page, i == 0 ? "goals" : "business");

      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
      enter (row, edits[i].text);
      gtk_widget_child_focus (other, GTK_DIR_TAB_FORWARD);
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
      accounts_wait_for_stored (self, edits[i].is_stored, 1);
      g_test_message ("%s", edits[i].field);
      g_assert_true (press_undo (self) == self->window);
      accounts_wait_for_stored (self, edits[i].is_stored, 0);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add ("/account-editing/" path, AccountsFixture, NULL, set_up, func, accounts_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("undo-in-entry", test_undo_in_entry);
  ADD ("undo-key", test_undo_key);
  ADD ("undo-key-anywhere", test_undo_key_anywhere);
  ADD ("undo-in-drop-down", test_undo_in_drop_down);
  ADD ("theirs-in-focus", test_theirs_in_focus);
  ADD ("problem-elsewhere", test_problem_elsewhere);
  ADD ("escape", test_escape);
  ADD ("deleted", test_deleted);
  ADD ("reads", test_reads);

  return g_test_run ();
}
