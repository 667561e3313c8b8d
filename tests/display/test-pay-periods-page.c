/* test-pay-periods-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include <glib/gstdio.h>

#include "pay-fixture.h"
#include "sal-breadcrumbs.h"
#include "sal-document-table.h"
#include "sal-earning-table.h"
#include "sal-index-table.h"
#include "sal-kinds.h"
#include "sal-payroll-codes-window.h"
#include "sal-periods-page-private.h"
#include "sal-record-form.h"

/* The periods of the room of compensation: two sellers of one plan, of which 1,000.00 a month is
 * the most. Ada sells for 15,000.00 in January and Bo for 400.00. */

#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"components\": [{\"id\": \"deals\", \"name\": \"Deals\", \"period\": "   \
  "\"month\", \"cap\": {\"amount\": 1000}, \"method\": {\"kind\": \"rate_table\", \"bounds\": "    \
  "\"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

typedef struct
{
  PayFixture office;
  SalWindow *window;
  SalPage *room;
  SalPeriodsPage *page;
} Fixture;

static void
show_room (Fixture *self, SalWorkspace *workspace)
{
  self->window = display_open_window (workspace);
  sal_window_show_room (self->window, "compensation");
  self->room = sal_window_get_page (self->window);
  display_wait_for_page (self->room);
  g_assert_true (sal_page_show_target (self->room, "periods"));
  display_wait_for_page (self->room);
  self->page = display_find (self->room, SAL_TYPE_PERIODS_PAGE, NULL);
  g_assert_nonnull (self->page);
  display_settle ();
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pay_fixture_init (&self->office);
  pay_fixture_add_plan (&self->office, PLAN);
  pay_fixture_add_participant (&self->office, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (&self->office, 1002, 102, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (&self->office, 900, "2026-01-10", 1500000, 101, "new");
  pay_fixture_sell (&self->office, 901, "2026-01-20", 40000, 102, "new");
  show_room (self, self->office.workspace);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  pay_fixture_clear (&self->office);
}

/* --- what shows --- */

static GtkWidget *
find_label (gpointer root, const char *text)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, root);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
          g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }

  return NULL;
}

typedef struct
{
  gpointer root;
  const char *text;
} Sought;

static gboolean
is_shown (gpointer data)
{
  const Sought *sought = data;

  return find_label (sought->root, sought->text) != NULL;
}

static void
wait_for_label (Fixture *self, const char *text)
{
  Sought sought = { self->window, text };

  display_wait (is_shown, &sought, text);
  display_wait_for_page (self->room);
}

static GtkWidget *
find_row (Fixture *self, const char *name)
{
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Pay Periods");

  return list != NULL ? display_find (list, GTK_TYPE_LIST_BOX_ROW, name) : NULL;
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;

  return NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static void
respond (const char *response)
{
  GtkWindow *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  display_wait (has_no_dialog, NULL, "the dialog to go");
}

static void
assert_dialog_says (const char *text)
{
  GtkWindow *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), text));
}

static void
activate (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

/* Actions that are disabled do not run. */
static gboolean
can (Fixture *self, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_insert_before (button, gtk_widget_get_first_child (GTK_WIDGET (self->page)), NULL);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return enabled;
}

static SalIndexTable *
find_table (Fixture *self, GType within)
{
  GtkWidget *view = display_find (self->page, within, NULL);

  g_assert_nonnull (view);

  return display_find (view, SAL_TYPE_INDEX_TABLE, NULL);
}

static void
calculate_first (Fixture *self)
{
  activate (self, "periods.new");
  respond ("go");
  wait_for_label (self, "Jan 2026 is calculated");
}

/* --- tests --- */

/* Without a period it is taught what one is; of those that ended last, the month is proposed. */
static void
test_first (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  g_assert_nonnull (find_label (self->page, "No Pay Period Yet"));
  g_assert_cmpstr (sal_page_show_view (SAL_PAGE (self->page), 0), ==, "no-period");
  g_assert_false (can (self, "periods.calculate"));
  g_assert_false (can (self, "periods.approve"));

  g_signal_emit_by_name (display_find_button (self->page, "_Calculate a Period…"), "clicked");
  row = display_find (find_dialog (), ADW_TYPE_COMBO_ROW, NULL);
  g_assert_nonnull (find_label (row, "Jan 2026"));
  respond ("cancel");
  g_assert_nonnull (find_label (self->page, "No Pay Period Yet"));

  calculate_first (self);
  g_assert_nonnull (find_label (self->page, "Jan 2026 is calculated: 2 people are paid $1,040.00"));
  g_assert_nonnull (find_row (self, "Jan 2026, Calculated, 2 people · $1,040.00"));
  g_assert_null (find_row (self, "Feb 2026, Open, Not calculated"));
  g_assert_false (can (self, "periods.new"));
  g_assert_false (can (self, "periods.export-payments"));
}

/* Twice is once, and a change is told of. */
static void
test_again (Fixture *self, gconstpointer data)
{
  calculate_first (self);
  activate (self, "periods.calculate");
  wait_for_label (self,
                  "Jan 2026 is calculated: 2 people are paid $1,040.00. Nothing changed since the "
                  "last calculation.");
  pay_fixture_do (&self->office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  activate (self, "periods.calculate");
  wait_for_label (self,
                  "Jan 2026 is calculated: 2 people are paid $1,050.00. 1 payment changed since "
                  "the last calculation, by +$10.00.");
  g_signal_emit_by_name (display_find (self->page, GTK_TYPE_BUTTON, "Dismiss"), "clicked");
  g_assert_null (find_label (self->page, "Jan 2026 is calculated"));
}

/* What fails leaves everything as it was, and says why. */
static void
test_failed (Fixture *self, gconstpointer data)
{
  calculate_first (self);
  pay_fixture_do_pay (&self->office, "UPDATE plan_version SET document = '{'");
  display_wait_for_page (self->room);
  activate (self, "periods.calculate");
  wait_for_label (self, "Jan 2026 could not be calculated, and everything is as it was: ");
  g_assert_nonnull (find_row (self, "Jan 2026, Calculated, 2 people · $1,040.00"));
  g_assert_true (can (self, "periods.calculate"));
}

static GMutex held;

/* A command that waits until it is let go, as another writer of the file might. */
static gboolean
hold (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&held);
  g_mutex_unlock (&held);

  return TRUE;
}

/* While it is calculated there is a way to cancel it, and then nothing was calculated. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  calculate_first (self);
  pay_fixture_do (&self->office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  g_mutex_lock (&held);
  sal_store_run_async (
      self->office.pay, "Hold", SAL_COMMAND_DEFAULT, hold, NULL, NULL, NULL, NULL, NULL);
  activate (self, "periods.calculate");
  display_settle ();
  g_assert_false (can (self, "periods.calculate"));
  g_assert_false (can (self, "periods.approve"));
  g_signal_emit_by_name (display_find_button (self->page, "_Cancel"), "clicked");
  g_mutex_unlock (&held);
  wait_for_label (self, "The calculation of Jan 2026 was cancelled: everything is as it was.");
  g_assert_nonnull (find_row (self, "Jan 2026, Calculated, 2 people · $1,040.00"));
  g_assert_true (can (self, "periods.calculate"));
}

/* Exceptions come first, and lead to the person. */
static void
test_exceptions (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  SalIndexTable *table;

  calculate_first (self);
  g_assert_nonnull (find_label (self->page, "Exceptions (1)"));
  table = display_find (self->page, SAL_TYPE_INDEX_TABLE, NULL);
  text = sal_index_table_to_text (table);
  g_assert_cmpstr (text,
                   ==,
                   "Exception\tPerson\tReason\nOver cap\tAda\ta cap takes $500.00 of “deals” "
                   "of the plan “Field”\n");
  g_signal_emit_by_name (table, "activated", 0);
  wait_for_label (self, "Statement for Ada");
  display_settle ();
  g_assert_true (sal_page_get_can_go_back (self->room));
  sal_page_go_back (self->room);
  display_wait_for_page (self->room);
  g_assert_nonnull (find_label (self->page, "Exceptions (1)"));
}

static void
test_earnings (Fixture *self, gconstpointer data)
{
  SalIndexTable *table;
  GtkWidget *entry;
  g_autofree char *all = NULL, *found = NULL, *row = NULL;

  calculate_first (self);
  g_assert_true (sal_page_focus_search (self->room));
  table = find_table (self, SAL_TYPE_EARNING_TABLE);
  all = sal_index_table_to_text (table);
  g_assert_cmpstr (all,
                   ==,
                   "Person\tPlan\tComponent\tCredit\tAttainment\tEarning\tPayment\n"
                   "Ada\tField\tDeals\t$15,000.00\t–\t1000.00\t1000.00\n"
                   "Bo\tField\tDeals\t$400.00\t–\t40.00\t40.00\n");
  row = sal_index_table_read_row (table, 1);
  g_assert_nonnull (strstr (row, "Bo"));
  g_assert_nonnull (
      find_label (self->page, "Total of 2 earnings · earned $1,040.00, paid $1,040.00"));

  entry = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find a Person, Plan or Component");
  gtk_editable_set_text (GTK_EDITABLE (entry), "deals bo");
  g_signal_emit_by_name (entry, "search-changed");
  found = sal_index_table_to_text (table);
  g_assert_null (strstr (found, "Ada"));
  g_assert_nonnull (strstr (found, "Bo"));
  g_assert_nonnull (find_label (self->page, "Total of 1 earning · earned $40.00, paid $40.00"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_nonnull (find_label (self->page, "No Earning Found"));
}

static gboolean
shows_opportunity (gpointer data)
{
  SalRecordForm *form = display_find (sal_window_get_page (data), SAL_TYPE_RECORD_FORM, NULL);

  return form != NULL && sal_record_form_get_kind (form) == &sal_opportunity_kind &&
         sal_record_form_get_id (form) == 900;
}

/* From an earning to its credits, the opportunity, and back up to the payment. */
static void
test_explain (Fixture *self, gconstpointer data)
{
  GtkWidget *crumbs, *table, *link;

  calculate_first (self);
  g_assert_true (sal_page_focus_search (self->room));
  g_signal_emit_by_name (find_table (self, SAL_TYPE_EARNING_TABLE), "activated", 0);
  wait_for_label (self, "Deals · $1,000.00");
  crumbs = display_find (self->page, SAL_TYPE_BREADCRUMBS, "Path");
  g_assert_nonnull (find_label (crumbs, "Jan 2026"));
  g_assert_nonnull (find_label (crumbs, "Ada"));
  g_assert_nonnull (find_label (crumbs, "Deals"));
  table = display_find (self->page, SAL_TYPE_DOCUMENT_TABLE, NULL);
  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
  g_assert_nonnull (find_label (self->page, "Forfeited by caps"));
  g_assert_nonnull (find_label (self->page, "−$500.00"));

  link = display_find (self->page,
                       GTK_TYPE_BUTTON,
                       "Deal 900, Account: Customer, Date: 10 Jan 2026, Credit: Direct, Credited: "
                       "$15,000.00, Amount: $1,000.00");
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  display_wait (shows_opportunity, self->window, "the opportunity");

  sal_window_show_room (self->window, "compensation");
  display_settle ();
  g_signal_emit_by_name (display_find (crumbs, GTK_TYPE_BUTTON, "Ada"), "clicked");
  display_settle ();
  g_assert_nonnull (find_label (self->page, "Statement for Ada"));
  g_assert_nonnull (find_label (self->page, "Balance carried forward"));
  link = display_find (
      self->page, GTK_TYPE_BUTTON, "Deals, Quota: –, Attainment: –, Amount: $1,500.00");
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  display_settle ();
  g_assert_null (find_label (self->page, "Statement for Ada"));
  sal_page_go_back (self->room);
  sal_page_go_back (self->room);
  display_settle ();
  g_assert_nonnull (find_label (self->page, "Total of 2 earnings"));
  g_assert_false (sal_page_get_can_go_back (self->room));
}

/* Approving and closing say what they mean; then the next period is there. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  GtkWidget *row;

  calculate_first (self);
  activate (self, "periods.approve");
  assert_dialog_says ("2 payments, $1,040.00 in all.");
  assert_dialog_says ("1 exception is to be reviewed.");
  assert_dialog_says ("1 of 1 managers has not signed it off.");
  assert_dialog_says ("It is recorded by ");
  row = display_find (find_dialog (), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_assert_false (
      adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (find_dialog ()), "go"));
  gtk_editable_set_text (GTK_EDITABLE (row), "Vera");
  respond ("go");
  wait_for_label (self, "Approved");
  g_assert_nonnull (find_row (self, "Jan 2026, Approved, 2 people · $1,040.00"));
  g_assert_true (can (self, "periods.export-payments"));

  activate (self, "periods.close");
  assert_dialog_says ("this cannot be undone");
  respond ("cancel");
  g_assert_nonnull (find_row (self, "Jan 2026, Approved, 2 people · $1,040.00"));
  activate (self, "periods.close");
  respond ("go");
  wait_for_label (self, "Closed");
  g_assert_false (can (self, "periods.calculate"));
  g_assert_false (can (self, "periods.approve"));
  row = find_row (self, "Feb 2026, Open, Not calculated");
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  display_wait_for_page (self->room);
  g_assert_nonnull (find_label (self->page, "Not Calculated Yet"));
  g_signal_emit_by_name (display_find_button (self->page, "C_alculate"), "clicked");
  wait_for_label (self, "Feb 2026 is calculated");
}

static char *
read_sign_offs (Fixture *self)
{
  return sal_index_table_to_text (display_find (self->page, SAL_TYPE_INDEX_TABLE, NULL));
}

/* Who has signed, and who has not; what is signed can be withdrawn, and undone. */
static void
test_sign_off (Fixture *self, gconstpointer data)
{
  SalIndexTable *table;
  g_autoptr (GtkBitset) first = gtk_bitset_new_range (0, 1);
  g_autofree char *before = NULL, *after = NULL;

  calculate_first (self);
  g_assert_nonnull (find_label (self->page, "Sign-Off (1)"));
  sal_page_show_view (SAL_PAGE (self->page), 3);
  display_settle ();
  before = read_sign_offs (self);
  g_assert_cmpstr (
      before, ==, "Manager\tPeople\tPayments\tSigned Off\nMia\t2\t$1,040.00\tNot yet\n");
  g_assert_false (can (self, "periods.sign-off"));
  table = display_find (self->page, SAL_TYPE_INDEX_TABLE, NULL);
  sal_index_table_select (table, first);
  g_assert_true (can (self, "periods.sign-off"));
  g_assert_false (can (self, "periods.withdraw-sign-off"));
  g_signal_emit_by_name (display_find_button (self->page, "_Sign Off"), "clicked");
  wait_for_label (self, "Sign-Off of Mia");
  after = read_sign_offs (self);
  g_assert_nonnull (strstr (after, ", recorded by "));
  g_assert_null (find_label (self->page, "Sign-Off (1)"));

  sal_index_table_select (table, first);
  g_assert_false (can (self, "periods.sign-off"));
  activate (self, "periods.withdraw-sign-off");
  wait_for_label (self, "Sign-Off (1)");
}

static void
assert_private (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  g_assert_cmpint (status.st_size, >, 0);
}

/* Statements of all, of one, and what payroll takes; nobody else can read them. */
static void
test_files (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->office.folder, "statements", NULL);
  g_autofree char *ada = g_build_filename (folder, "2026-P01 Ada.pdf", NULL);
  g_autofree char *bo = g_build_filename (folder, "2026-P01 Bo.pdf", NULL);
  g_autofree char *one = g_build_filename (folder, "one.pdf", NULL);
  g_autofree char *payments = g_build_filename (folder, "payments.csv", NULL);
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);
  g_autoptr (GFile) one_file = g_file_new_for_path (one);
  g_autoptr (GFile) payments_file = g_file_new_for_path (payments);
  g_autofree char *text = NULL;

  calculate_first (self);
  sal_periods_page_save_statements (self->page, folder_file);
  wait_for_label (self, "2 statements are in statements");
  assert_private (ada);
  assert_private (bo);

  g_assert_false (can (self, "periods.save-statement"));
  g_assert_true (sal_page_focus_search (self->room));
  g_signal_emit_by_name (find_table (self, SAL_TYPE_EARNING_TABLE), "activated", 1);
  wait_for_label (self, "Deals · $40.00");
  g_assert_true (can (self, "periods.save-statement"));
  sal_periods_page_save_statement (self->page, one_file);
  wait_for_label (self, "Saved as one.pdf");
  assert_private (one);

  activate (self, "periods.approve");
  respond ("go");
  wait_for_label (self, "Approved");
  pay_fixture_do_pay (&self->office,
                      "INSERT INTO payroll_code (id, legal_entity, code) VALUES"
                      " (1, 'South Ltd.', 'C9')");
  sal_periods_page_export_payments (self->page, payments_file);
  wait_for_label (self, "2 payments have no pay code");
  assert_private (payments);
  g_assert_true (g_file_get_contents (payments, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Ada,North Inc.,,2026-P01,1000.00,USD"));

  g_unlink (ada);
  g_unlink (bo);
  g_unlink (one);
  g_unlink (payments);
  g_rmdir (folder);
}

static gboolean
has_codes (gpointer window)
{
  return find_label (window, "BASE") != NULL && find_label (window, "SPIF") != NULL;
}

static gboolean
has_changed_code (gpointer window)
{
  return find_label (window, "BASE") == NULL && find_label (window, "MAIN") != NULL;
}

static gboolean
has_no_codes (gpointer window)
{
  return find_label (window, "No Payroll Codes Yet") != NULL;
}

/* Codes are imported, changed and deleted. */
static void
test_payroll_codes (Fixture *self, gconstpointer data)
{
  GtkWidget *window =
      sal_payroll_codes_window_new (GTK_WINDOW (self->window), self->office.workspace);
  g_autofree char *path = g_build_filename (self->office.folder, "codes.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *list, *row, *entry;
  Sought told = { window, "2 added, 0 changed, 0 as they were" };

  gtk_window_present (GTK_WINDOW (window));
  display_wait (has_no_codes, window, "that there are no codes");
  g_assert_true (g_file_set_contents (path, "code,component\nBASE,\nSPIF,deals\n", -1, NULL));
  sal_payroll_codes_window_import (SAL_PAYROLL_CODES_WINDOW (window), file);
  display_wait (has_codes, window, "the codes");
  display_wait (is_shown, &told, told.text);

  list = display_find (window, GTK_TYPE_LIST_BOX, "Payroll Codes");
  row = gtk_widget_get_ancestor (find_label (list, "BASE"), GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (list, "row-activated", row);
  entry = display_find (find_dialog (), ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "BASE");
  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  g_assert_false (
      adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (find_dialog ()), "go"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "MAIN");
  respond ("go");
  display_wait (has_changed_code, window, "the changed code");

  for (guint i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (display_find (list, GTK_TYPE_BUTTON, "Delete"), "clicked");
      told.text = "Delete Payroll Code";
      display_wait (is_shown, &told, told.text);
      display_settle ();
    }
  display_wait (has_no_codes, window, "that there are no codes");
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
}

/* What the tour shows. */
static void
test_views (Fixture *self, gconstpointer data)
{
  static const char *const views[] = {
    "periods", "exceptions", "earnings", "sign-off", "statement", "explanation",
  };

  calculate_first (self);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_cmpstr (sal_page_show_view (SAL_PAGE (self->page), i), ==, views[i]);
      display_wait_for_page (self->room);
      display_settle ();
    }
  g_assert_nonnull (find_label (self->page, "Deals · $1,000.00"));
  g_assert_null (sal_page_show_view (SAL_PAGE (self->page), G_N_ELEMENTS (views)));
}

/* A workspace that cannot be written shows everything and offers nothing that would change it. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  calculate_first (self);
  display_close_window (self->window);
  workspace =
      sal_workspace_open (self->office.path, SAL_STORE_READ_ONLY, sal_model_kinds (), &error);
  g_assert_no_error (error);
  show_room (self, workspace);
  g_assert_nonnull (find_row (self, "Jan 2026, Calculated, 2 people · $1,040.00"));
  g_assert_false (can (self, "periods.calculate"));
  g_assert_false (can (self, "periods.approve"));
  g_assert_false (can (self, "periods.new"));
  g_assert_true (can (self, "periods.save-statements"));
  g_assert_null (find_label (self->page, "Approve…"));
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-02-10", TRUE);
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/pay-periods-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("first", test_first);
  ADD ("again", test_again);
  ADD ("failed", test_failed);
  ADD ("cancel", test_cancel);
  ADD ("exceptions", test_exceptions);
  ADD ("earnings", test_earnings);
  ADD ("explain", test_explain);
  ADD ("steps", test_steps);
  ADD ("sign-off", test_sign_off);
  ADD ("files", test_files);
  ADD ("payroll-codes", test_payroll_codes);
  ADD ("views", test_views);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}
