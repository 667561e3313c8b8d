/* test-compensation-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "sal-assign-dialog.h"
#include "sal-assignment-row.h"
#include "sal-date-entry.h"
#include "sal-field-row.h"
#include "sal-index-table.h"
#include "sal-kinds.h"
#include "sal-participants-page.h"
#include "sal-participants.h"
#include "sal-plan-version-commands.h"
#include "sal-role-pay-view.h"

/* The part of the room of compensation for people: Ada and Bo are account executives, Ada takes
 * part in a plan. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *pay;
  SalWindow *window;
  SalPage *page;
  SalIndexTable *table;
} Fixture;

/* A record and its fields, as files have them. */
typedef struct
{
  const SalKind *kind;
  gint64 id;
  const char *fields[14]; /* name, value, …, NULL */
} Row;

static gboolean
insert (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  for (const Row *row = data; row->kind != NULL; row++)
    {
      g_autoptr (SalRecord) record = sal_record_new_with_id (row->kind, row->id);

      for (guint i = 0; row->fields[i] != NULL; i += 2)
        if (!sal_record_set_from_text (record, row->fields[i], row->fields[i + 1], error))
          return FALSE;
      if (!sal_transaction_insert (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

static void
run (SalStore *store, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (store, "Prepare", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
add_company (Fixture *self)
{
  static const Row rows[] = {
    { &sal_person_kind, 901, { "name", "Ada Byron", NULL } },
    { &sal_person_kind, 902, { "name", "Bo Holm", NULL } },
    { &sal_position_kind,
      911,
      { "name", "Seller A", "role", "Account Executive", "status", "filled", NULL } },
    { &sal_position_kind,
      912,
      { "name", "Seller B", "role", "Account Executive", "status", "filled", NULL } },
    { &sal_assignment_kind,
      921,
      { "person", "901", "position", "911", "valid_from", "2020-01-01", NULL } },
    { &sal_assignment_kind,
      922,
      { "person", "902", "position", "912", "valid_from", "2020-01-01", NULL } },
    { NULL, 0, { NULL } },
  };

  run (sal_workspace_get_store (self->workspace), insert, (gpointer) rows);
}

static void
add_pay (Fixture *self)
{
  static const Row rows[] = {
    { &sal_participant_kind,
      931,
      { "person",
        "901",
        "plan",
        "Enterprise AE",
        "valid_from",
        "2026-01-01",
        "currency",
        "USD",
        "base_pay",
        "60000.00",
        "target_variable",
        "60000.00",
        NULL } },
    { NULL, 0, { NULL } },
  };
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "plans", "enterprise.json", NULL);
  g_autoptr (SalPlan) plan = sal_plan_load (path, NULL);
  SalPlanImport import = { .plan = plan };

  run (self->pay, sal_plan_version_import, &import);
  run (self->pay, insert, (gpointer) rows);
}

/* Once it shows. */
static void
find_table (Fixture *self)
{
  GtkWidget *view = display_find (self->page, GTK_TYPE_COLUMN_VIEW, "People");

  if (view != NULL)
    self->table = SAL_INDEX_TABLE (gtk_widget_get_ancestor (view, SAL_TYPE_INDEX_TABLE));
}

static void
show_part (Fixture *self)
{
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "compensation");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  g_assert_true (sal_page_show_target (self->page, "people"));
  display_wait_for_page (self->page);
  display_settle ();
  find_table (self);
}

static void
set_up_empty (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->workspace = display_create_workspace (3);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  add_company (self);
  show_part (self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->workspace = display_create_workspace (3);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  add_company (self);
  add_pay (self);
  show_part (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

/* --- what shows --- */

static void
assert_table (Fixture *self, const char *expected)
{
  g_autofree char *text = sal_index_table_to_text (self->table);

  g_assert_cmpstr (text, ==, expected);
}

#define HEADINGS                                                                                   \
  "Person\tRole\tPlan Version\tTo Look At\tLetter\tFrom\tTo\tAt Target\tPay Mix\tVariable\t"       \
  "Quota\n"
#define ADA                                                                                        \
  "Ada Byron\tAccount Executive\tEnterprise AE@2026.1\tNo version in effect · No quota\t"         \
  "Not sent\t2026-01-01\t\t120000.00 USD\t50/50\t60000.00 USD\t\n"
#define BO "Bo Holm\tAccount Executive\t\tNo plan\t\t\t\t\t\t\t\n"

static void
select_row (Fixture *self, guint row)
{
  g_autoptr (GtkBitset) rows = gtk_bitset_new_range (row, 1);

  sal_index_table_select (self->table, rows);
  display_settle ();
}

static gpointer
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  g_assert_not_reached ();
}

static void
activate (Fixture *self, const char *action)
{
  gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL), action, NULL);
}

static GtkWidget *
find_field (Fixture *self, const char *label)
{
  return display_find (
      display_find (self->page, SAL_TYPE_ASSIGNMENT_ROW, NULL), GTK_TYPE_ENTRY, label);
}

static void
enter (Fixture *self, const char *label, const char *text)
{
  GtkWidget *entry = find_field (self, label);

  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static gboolean
has_label (gpointer root, const char *text)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, root);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
          g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }

  return FALSE;
}

/* --- what is stored --- */

static gpointer
read_participants (SalConnection *connection,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  return sal_participants_list (connection, error);
}

/* "901 Enterprise AE 2026-01-01 - 6000000 6000000", one a line */
static char *
read_stored (Fixture *self)
{
  g_autoptr (GPtrArray) participants =
      sal_store_read_sync (self->pay, read_participants, NULL, NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < participants->len; i++)
    {
      SalRecord *one = participants->pdata[i];
      const char *to = sal_record_get_text (one, "valid_to");

      g_string_append_printf (text,
                              "%" G_GINT64_FORMAT " %s %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                              "\n",
                              sal_record_get_integer (one, "person"),
                              sal_record_get_text (one, "plan"),
                              sal_record_get_text (one, "valid_from"),
                              to != NULL ? to : "-",
                              sal_record_get_integer (one, "base_pay"),
                              sal_record_get_integer (one, "target_variable"));
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  Fixture *fixture;
  const char *text;
} Expected;

static gboolean
is_stored (gpointer data)
{
  const Expected *expected = data;
  g_autofree char *text = read_stored (expected->fixture);

  return g_str_equal (text, expected->text);
}

static void
wait_for (Fixture *self, const char *text)
{
  Expected expected = { self, text };

  display_wait (is_stored, &expected, text);
  display_wait_for_page (self->page);
  display_settle ();
  display_wait_for_page (self->page);
}

#define ADA_STORED "901 Enterprise AE 2026-01-01 - 6000000 6000000\n"

/* --- tests --- */

/* Without participants, what they are is said, and who might be one is a click away. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (sal_page_show_view (
                       SAL_PAGE (display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL)), 0),
                   ==,
                   "empty");
  g_signal_emit_by_name (display_find_button (self->page, "_Choose People"), "clicked");
  display_settle ();
  find_table (self);
  assert_table (self, HEADINGS "Ada Byron\tAccount Executive\t\tNo plan\t\t\t\t\t\t\t\n" BO);
}

/* Roles and names of what there is; words, states and plans filter; the day may be any. */
static void
test_list (Fixture *self, gconstpointer data)
{
  GtkWidget *search = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find People");
  GtkWidget *day = display_find (self->page, GTK_TYPE_ENTRY, "As of");
  GtkWidget *page = display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL);

  g_assert_nonnull (day);
  g_assert_nonnull (display_find (page, GTK_TYPE_MENU_BUTTON, "Sort By"));
  g_assert_nonnull (display_find (page, GTK_TYPE_BUTTON, "Copy as a Table"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_ROLE_SEARCH_BOX);
  assert_table (self, HEADINGS ADA BO);
  g_assert_true (sal_page_focus_search (self->page));
  gtk_editable_set_text (GTK_EDITABLE (search), "bo exec");
  g_signal_emit_by_name (search, "search-changed");
  assert_table (self, HEADINGS BO);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");

  gtk_editable_set_text (GTK_EDITABLE (day), "2025-12-31");
  display_wait_for_page (self->page);
  assert_table (self, HEADINGS "Ada Byron\tAccount Executive\t\tNo plan\t\t\t\t\t\t\t\n" BO);
  gtk_editable_set_text (GTK_EDITABLE (day), "soon");
  g_signal_emit_by_name (day, "activate");
  display_settle ();
  g_assert_true (has_label (page, "“soon” is not a date (expected one such as 1 May 2026)"));
  assert_table (self, HEADINGS "Ada Byron\tAccount Executive\t\tNo plan\t\t\t\t\t\t\t\n" BO);
  /* nothing is every day */
  gtk_editable_set_text (GTK_EDITABLE (day), "");
  g_signal_emit_by_name (day, "activate");
  display_wait_for_page (self->page);
  assert_table (self, HEADINGS ADA BO);
}

/* What is entered is stored at once, said where it is wrong, and undone by the window. */
static void
test_edit (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  select_row (self, 0);
  row = display_find (self->page, SAL_TYPE_ASSIGNMENT_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_nonnull (display_find (row, GTK_TYPE_BUTTON, "Delete Assignment"));
  g_assert_nonnull (display_find (row, GTK_TYPE_ENTRY, "From"));
  g_assert_nonnull (display_find (row, GTK_TYPE_ENTRY, "Guarantee"));

  enter (self, "Base Pay", "much");
  display_settle ();
  g_assert_true (sal_page_is_modified (self->page));
  g_assert_nonnull (sal_field_row_get_problem (
      SAL_FIELD_ROW (gtk_widget_get_ancestor (find_field (self, "Base Pay"), SAL_TYPE_FIELD_ROW))));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_field (self, "Base Pay"))), ==, "much");

  enter (self, "Base Pay", "72000");
  wait_for (self, "901 Enterprise AE 2026-01-01 - 7200000 6000000\n");
  g_assert_false (sal_page_is_modified (self->page));
  /* a last day before the first is not stored */
  enter (self, "To", "2025-06-30");
  display_settle ();
  g_assert_true (sal_page_is_modified (self->page));
  enter (self, "To", "2026-06-30");
  wait_for (self, "901 Enterprise AE 2026-01-01 2026-06-30 7200000 6000000\n");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for (self, "901 Enterprise AE 2026-01-01 - 7200000 6000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for (self, ADA_STORED);
}

static void
set_day (gpointer root, const char *label, const char *text)
{
  GtkWidget *entry = display_find (root, GTK_TYPE_ENTRY, label);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Two are assigned at once; who is new needs a pay, and what is wrong is said beside it. */
static void
test_assign (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, 2);
  GtkWidget *dialog, *assign;

  sal_index_table_select (self->table, all);
  display_settle ();
  activate (self, "people.assign");
  dialog = find_window (SAL_TYPE_ASSIGN_DIALOG);
  assign = display_find_button (dialog, "_Assign");
  set_day (dialog, "From", "2026-07-01");
  set_day (dialog, "To", "2026-06-01");
  g_signal_emit_by_name (assign, "clicked");
  display_settle ();
  g_assert_true (find_window (SAL_TYPE_ASSIGN_DIALOG) == dialog);
  set_day (dialog, "To", "2026-12-31");
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, GTK_TYPE_ENTRY, "Base Pay")), "50000");
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, GTK_TYPE_ENTRY, "Target Variable")),
                         "40000");
  g_signal_emit_by_name (assign, "clicked");
  wait_for (self,
            "901 Enterprise AE 2026-01-01 2026-06-30 6000000 6000000\n"
            "901 Enterprise AE 2026-07-01 2026-12-31 6000000 6000000\n"
            "902 Enterprise AE 2026-07-01 2026-12-31 5000000 4000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for (self, ADA_STORED);
}

static void
test_end_and_delete (Fixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;

  select_row (self, 0);
  activate (self, "people.end");
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  set_day (dialog, "Last Day", "soon");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "go"));
  set_day (dialog, "Last Day", "2026-03-31");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "go"));
  adw_message_dialog_response (dialog, "go");
  wait_for (self, "901 Enterprise AE 2026-01-01 2026-03-31 6000000 6000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for (self, ADA_STORED);

  gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_ASSIGNMENT_ROW, NULL), "assignment.delete", NULL);
  wait_for (self, "");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for (self, ADA_STORED);
}

/* What another mix comes to shows before it is applied; from a day on it is stored. */
static void
test_roles (Fixture *self, gconstpointer data)
{
  GtkWidget *view, *scale, *apply;

  sal_page_show_view (SAL_PAGE (display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL)), 2);
  display_settle ();
  view = display_find (self->page, SAL_TYPE_ROLE_PAY_VIEW, NULL);
  scale = display_find (view, GTK_TYPE_SCALE, "Base Pay, Per Cent");
  apply = display_find_button (view, "_Apply to the Role");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 50);
  g_assert_true (has_label (view, "$60,000.00"));
  g_assert_false (gtk_widget_get_sensitive (apply));

  gtk_range_set_value (GTK_RANGE (scale), 75);
  g_assert_true (has_label (view, "$60,000.00 → $90,000.00 (+$30,000.00)"));
  g_assert_true (has_label (view, "$60,000.00 → $30,000.00 (−$30,000.00)"));
  g_assert_true (has_label (view, "$120,000.00"));
  g_assert_true (has_label (view, "0 → 1"));
  g_assert_true (gtk_widget_get_sensitive (apply));
  set_day (view, "From", "2027-01-01");
  g_signal_emit_by_name (apply, "clicked");
  wait_for (self,
            "901 Enterprise AE 2026-01-01 2026-12-31 6000000 6000000\n"
            "901 Enterprise AE 2027-01-01 - 9000000 3000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for (self, ADA_STORED);
}

static gboolean
has_letter (gpointer data)
{
  const Expected *expected = data;
  g_autofree char *text = sal_index_table_to_text (expected->fixture->table);

  return strstr (text, expected->text) != NULL;
}

static void
wait_for_letter (Fixture *self, const char *state)
{
  g_autofree char *text = g_strdup_printf ("\t%s\t2026-01-01\t", state);
  Expected expected = { self, text };

  display_wait (has_letter, &expected, state);
  display_wait_for_page (self->page);
}

static void
record (Fixture *self, const char *action, const char *label, const char *day)
{
  AdwMessageDialog *dialog;

  activate (self, action);
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  set_day (dialog, label, "soon");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "go"));
  set_day (dialog, label, day);
  adw_message_dialog_response (dialog, "go");
}

/* Recorded as sent and as accepted, and undone; another pay is to be accepted anew. */
static void
test_letters (Fixture *self, gconstpointer data)
{
  select_row (self, 0);
  wait_for_letter (self, "Not sent");
  record (self, "people.record-sent", "Sent On", "2026-04-01");
  wait_for_letter (self, "Sent");
  record (self, "people.record-accepted", "Accepted On", "2026-04-03");
  wait_for_letter (self, "Accepted");
  enter (self, "Base Pay", "72000");
  wait_for (self, "901 Enterprise AE 2026-01-01 - 7200000 6000000\n");
  wait_for_letter (self, "Changed since");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_letter (self, "Accepted");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_letter (self, "Sent");
  activate (self, "people.record-nothing");
  wait_for_letter (self, "Not sent");
}

/* What the tour shows. */
static void
test_views (Fixture *self, gconstpointer data)
{
  static const char *const views[] = { "people", "person", "roles" };
  SalPage *part = SAL_PAGE (display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_cmpstr (sal_page_show_view (part, i), ==, views[i]);
      display_wait_for_page (self->page);
      display_settle ();
    }
  g_assert_null (sal_page_show_view (part, G_N_ELEMENTS (views)));
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-05-01", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

  g_test_add ("/compensation-people/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  g_test_add ("/compensation-people/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/compensation-people/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/compensation-people/assign", Fixture, NULL, set_up, test_assign, tear_down);
  g_test_add (
      "/compensation-people/end-and-delete", Fixture, NULL, set_up, test_end_and_delete, tear_down);
  g_test_add ("/compensation-people/roles", Fixture, NULL, set_up, test_roles, tear_down);
  g_test_add ("/compensation-people/letters", Fixture, NULL, set_up, test_letters, tear_down);
  g_test_add ("/compensation-people/views", Fixture, NULL, set_up, test_views, tear_down);

  return g_test_run ();
}
