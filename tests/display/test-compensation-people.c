/* test-compensation-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "people-fixture.h"

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

/* Without participants, what they are is said, and who might be one is a click away. */
static void
test_empty (PeopleFixture *self, gconstpointer data)
{
  g_assert_cmpstr (sal_page_show_view (
                       SAL_PAGE (display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL)), 0),
                   ==,
                   "empty");
  g_signal_emit_by_name (display_find_button (self->page, "_Choose People"), "clicked");
  display_settle ();
  people_find_table (self);
  people_assert_table (self, HEADINGS "Ada Byron\tAccount Executive\t\tNo plan\t\t\t\t\t\t\t\n" BO);
}

/* Roles and names of what there is; words, states and plans filter; the day may be any. */
static void
test_list (PeopleFixture *self, gconstpointer data)
{
  GtkWidget *search = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find People");
  GtkWidget *day = display_find (self->page, GTK_TYPE_ENTRY, "As of");
  GtkWidget *page = display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL);

  g_assert_nonnull (day);
  g_assert_nonnull (display_find (page, GTK_TYPE_MENU_BUTTON, "Sort By"));
  g_assert_nonnull (display_find (page, GTK_TYPE_BUTTON, "Copy as a Table"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_ROLE_SEARCH_BOX);
  people_assert_table (self, HEADINGS ADA BO);
  g_assert_true (sal_page_focus_search (self->page));
  gtk_editable_set_text (GTK_EDITABLE (search), "bo exec");
  g_signal_emit_by_name (search, "search-changed");
  people_assert_table (self, HEADINGS BO);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");

  gtk_editable_set_text (GTK_EDITABLE (day), "2025-12-31");
  display_wait_for_page (self->page);
  people_assert_table (self, HEADINGS "Ada Byron\tAccount Executive\t\tNo plan\t\t\t\t\t\t\t\n" BO);
  gtk_editable_set_text (GTK_EDITABLE (day), "soon");
  g_signal_emit_by_name (day, "activate");
  display_settle ();
  g_assert_true (people_has_label (page, "“soon” is not a date (expected one such as 1 May 2026)"));
  people_assert_table (self, HEADINGS "Ada Byron\tAccount Executive\t\tNo plan\t\t\t\t\t\t\t\n" BO);
  /* nothing is every day */
  gtk_editable_set_text (GTK_EDITABLE (day), "");
  g_signal_emit_by_name (day, "activate");
  display_wait_for_page (self->page);
  people_assert_table (self, HEADINGS ADA BO);
}

/* What is entered is stored at once, said where it is wrong, and undone by the window. */
static void
test_edit (PeopleFixture *self, gconstpointer data)
{
  GtkWidget *row;

  people_select_row (self, 0);
  row = display_find (self->page, SAL_TYPE_ASSIGNMENT_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_nonnull (display_find (row, GTK_TYPE_BUTTON, "Delete Assignment"));
  g_assert_nonnull (display_find (row, GTK_TYPE_ENTRY, "From"));
  g_assert_nonnull (display_find (row, GTK_TYPE_ENTRY, "Guarantee"));

  people_enter (self, "Base Pay", "much");
  display_settle ();
  g_assert_true (sal_page_is_modified (self->page));
  g_assert_nonnull (sal_field_row_get_problem (SAL_FIELD_ROW (
      gtk_widget_get_ancestor (people_find_field (self, "Base Pay"), SAL_TYPE_FIELD_ROW))));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (people_find_field (self, "Base Pay"))), ==, "much");

  people_enter (self, "Base Pay", "72000");
  people_wait_for (self, "901 Enterprise AE 2026-01-01 - 7200000 6000000\n");
  g_assert_false (sal_page_is_modified (self->page));
  /* a last day before the first is not stored */
  people_enter (self, "To", "2025-06-30");
  display_settle ();
  g_assert_true (sal_page_is_modified (self->page));
  people_enter (self, "To", "2026-06-30");
  people_wait_for (self, "901 Enterprise AE 2026-01-01 2026-06-30 7200000 6000000\n");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  people_wait_for (self, "901 Enterprise AE 2026-01-01 - 7200000 6000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  people_wait_for (self, ADA_STORED);
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
test_assign (PeopleFixture *self, gconstpointer data)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, 2);
  GtkWidget *dialog, *assign;

  sal_index_table_select (self->table, all);
  display_settle ();
  people_activate (self, "people.assign");
  dialog = people_find_window (SAL_TYPE_ASSIGN_DIALOG);
  assign = display_find_button (dialog, "_Assign");
  set_day (dialog, "From", "2026-07-01");
  set_day (dialog, "To", "2026-06-01");
  g_signal_emit_by_name (assign, "clicked");
  display_settle ();
  g_assert_true (people_find_window (SAL_TYPE_ASSIGN_DIALOG) == dialog);
  set_day (dialog, "To", "2026-12-31");
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, GTK_TYPE_ENTRY, "Base Pay")), "50000");
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, GTK_TYPE_ENTRY, "Target Variable")),
                         "40000");
  g_signal_emit_by_name (assign, "clicked");
  people_wait_for (self,
                   "901 Enterprise AE 2026-01-01 2026-06-30 6000000 6000000\n"
                   "901 Enterprise AE 2026-07-01 2026-12-31 6000000 6000000\n"
                   "902 Enterprise AE 2026-07-01 2026-12-31 5000000 4000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  people_wait_for (self, ADA_STORED);
}

static void
test_end_and_delete (PeopleFixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;

  people_select_row (self, 0);
  people_activate (self, "people.end");
  dialog = people_find_window (ADW_TYPE_MESSAGE_DIALOG);
  set_day (dialog, "Last Day", "soon");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "go"));
  set_day (dialog, "Last Day", "2026-03-31");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "go"));
  adw_message_dialog_response (dialog, "go");
  people_wait_for (self, "901 Enterprise AE 2026-01-01 2026-03-31 6000000 6000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  people_wait_for (self, ADA_STORED);

  gtk_widget_activate_action (
      display_find (self->page, SAL_TYPE_ASSIGNMENT_ROW, NULL), "assignment.delete", NULL);
  people_wait_for (self, "");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  people_wait_for (self, ADA_STORED);
}

/* What another mix comes to shows before it is applied; from a day on it is stored. */
static void
test_roles (PeopleFixture *self, gconstpointer data)
{
  GtkWidget *view, *scale, *apply;

  sal_page_show_view (SAL_PAGE (display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL)), 2);
  display_settle ();
  view = display_find (self->page, SAL_TYPE_ROLE_PAY_VIEW, NULL);
  scale = display_find (view, GTK_TYPE_SCALE, "Base Pay, Per Cent");
  apply = display_find_button (view, "_Apply to the Role");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 50);
  g_assert_true (people_has_label (view, "$60,000.00"));
  g_assert_false (gtk_widget_get_sensitive (apply));

  gtk_range_set_value (GTK_RANGE (scale), 75);
  g_assert_true (people_has_label (view, "$60,000.00 → $90,000.00 (+$30,000.00)"));
  g_assert_true (people_has_label (view, "$60,000.00 → $30,000.00 (−$30,000.00)"));
  g_assert_true (people_has_label (view, "$120,000.00"));
  g_assert_true (people_has_label (view, "0 → 1"));
  g_assert_true (gtk_widget_get_sensitive (apply));
  set_day (view, "From", "2027-01-01");
  g_signal_emit_by_name (apply, "clicked");
  people_wait_for (self,
                   "901 Enterprise AE 2026-01-01 2026-12-31 6000000 6000000\n"
                   "901 Enterprise AE 2027-01-01 - 9000000 3000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  people_wait_for (self, ADA_STORED);
}

static gboolean
has_letter (gpointer data)
{
  const PeopleExpected *expected = data;
  g_autofree char *text = sal_index_table_to_text (expected->fixture->table);

  return strstr (text, expected->text) != NULL;
}

static void
wait_for_letter (PeopleFixture *self, const char *state)
{
  g_autofree char *text = g_strdup_printf ("\t%s\t2026-01-01\t", state);
  PeopleExpected expected = { self, text };

  display_wait (has_letter, &expected, state);
  display_wait_for_page (self->page);
}

static void
record (PeopleFixture *self, const char *action, const char *label, const char *day)
{
  AdwMessageDialog *dialog;

  people_activate (self, action);
  dialog = people_find_window (ADW_TYPE_MESSAGE_DIALOG);
  set_day (dialog, label, "soon");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "go"));
  set_day (dialog, label, day);
  adw_message_dialog_response (dialog, "go");
}

/* Recorded as sent and as accepted, and undone; another pay is to be accepted anew. */
static void
test_letters (PeopleFixture *self, gconstpointer data)
{
  people_select_row (self, 0);
  wait_for_letter (self, "Not sent");
  record (self, "people.record-sent", "Sent On", "2026-04-01");
  wait_for_letter (self, "Sent");
  record (self, "people.record-accepted", "Accepted On", "2026-04-03");
  wait_for_letter (self, "Accepted");
  people_enter (self, "Base Pay", "72000");
  people_wait_for (self, "901 Enterprise AE 2026-01-01 - 7200000 6000000\n");
  wait_for_letter (self, "Changed since");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_letter (self, "Accepted");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_letter (self, "Sent");
  people_activate (self, "people.record-nothing");
  wait_for_letter (self, "Not sent");
}

/* What the tour shows. */
static void
test_views (PeopleFixture *self, gconstpointer data)
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

  g_test_add ("/compensation-people/empty",
              PeopleFixture,
              NULL,
              people_set_up_empty,
              test_empty,
              people_tear_down);
  g_test_add (
      "/compensation-people/list", PeopleFixture, NULL, people_set_up, test_list, people_tear_down);
  g_test_add (
      "/compensation-people/edit", PeopleFixture, NULL, people_set_up, test_edit, people_tear_down);
  g_test_add ("/compensation-people/assign",
              PeopleFixture,
              NULL,
              people_set_up,
              test_assign,
              people_tear_down);
  g_test_add ("/compensation-people/end-and-delete",
              PeopleFixture,
              NULL,
              people_set_up,
              test_end_and_delete,
              people_tear_down);
  g_test_add ("/compensation-people/roles",
              PeopleFixture,
              NULL,
              people_set_up,
              test_roles,
              people_tear_down);
  g_test_add ("/compensation-people/letters",
              PeopleFixture,
              NULL,
              people_set_up,
              test_letters,
              people_tear_down);
  g_test_add ("/compensation-people/views",
              PeopleFixture,
              NULL,
              people_set_up,
              test_views,
              people_tear_down);

  return g_test_run ();
}
