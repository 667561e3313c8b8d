/* test-pay-periods-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-periods-fixture.h"

#include <string.h>

#include "sal-breadcrumbs.h"
#include "sal-document-table.h"
#include "sal-earning-table.h"
#include "sal-kinds.h"
#include "sal-record-form.h"

/* From the first calculation to the close, and back from a payment to what was sold. */
/* Without a period it is taught what one is; of those that ended last, the month is proposed. */
static void
test_first (PayPeriodsFixture *self, gconstpointer data)
{
  GtkWidget *row;

  g_assert_nonnull (pay_periods_find_label (self->page, "No Pay Period Yet"));
  g_assert_cmpstr (sal_page_show_view (SAL_PAGE (self->page), 0), ==, "no-period");
  g_assert_false (pay_periods_can (self, "periods.calculate"));
  g_assert_false (pay_periods_can (self, "periods.approve"));

  g_signal_emit_by_name (display_find_button (self->page, "_Calculate a Period…"), "clicked");
  row = display_find (pay_periods_find_dialog (), ADW_TYPE_COMBO_ROW, NULL);
  g_assert_nonnull (pay_periods_find_label (row, "Jan 2026"));
  pay_periods_respond ("cancel");
  g_assert_nonnull (pay_periods_find_label (self->page, "No Pay Period Yet"));

  pay_periods_calculate_first (self);
  g_assert_nonnull (
      pay_periods_find_label (self->page, "Jan 2026 is calculated: 2 people are paid $1,040.00"));
  g_assert_nonnull (pay_periods_find_row (self, "Jan 2026, Calculated, 2 people · $1,040.00"));
  g_assert_null (pay_periods_find_row (self, "Feb 2026, Open, Not calculated"));
  g_assert_false (pay_periods_can (self, "periods.new"));
  g_assert_false (pay_periods_can (self, "periods.export-payments"));
}

/* Twice is once, and a change is told of. */
static void
test_again (PayPeriodsFixture *self, gconstpointer data)
{
  pay_periods_calculate_first (self);
  pay_periods_activate (self, "periods.calculate");
  pay_periods_wait_for_label (
      self,
      "Jan 2026 is calculated: 2 people are paid $1,040.00. Nothing changed since the "
      "last calculation.");
  pay_fixture_do (&self->office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  pay_periods_activate (self, "periods.calculate");
  pay_periods_wait_for_label (
      self,
      "Jan 2026 is calculated: 2 people are paid $1,050.00. 1 payment changed since "
      "the last calculation, by +$10.00.");
  g_signal_emit_by_name (display_find (self->page, GTK_TYPE_BUTTON, "Dismiss"), "clicked");
  g_assert_null (pay_periods_find_label (self->page, "Jan 2026 is calculated"));
}

/* What fails leaves everything as it was, and says why. */
static void
test_failed (PayPeriodsFixture *self, gconstpointer data)
{
  pay_periods_calculate_first (self);
  pay_fixture_do_pay (&self->office, "UPDATE plan_version SET document = '{'");
  display_wait_for_page (self->room);
  pay_periods_activate (self, "periods.calculate");
  pay_periods_wait_for_label (self,
                              "Jan 2026 could not be calculated, and everything is as it was: ");
  g_assert_nonnull (pay_periods_find_row (self, "Jan 2026, Calculated, 2 people · $1,040.00"));
  g_assert_true (pay_periods_can (self, "periods.calculate"));
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
test_cancel (PayPeriodsFixture *self, gconstpointer data)
{
  pay_periods_calculate_first (self);
  pay_fixture_do (&self->office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  g_mutex_lock (&held);
  sal_store_run_async (
      self->office.pay, "Hold", SAL_COMMAND_DEFAULT, hold, NULL, NULL, NULL, NULL, NULL);
  pay_periods_activate (self, "periods.calculate");
  display_settle ();
  g_assert_false (pay_periods_can (self, "periods.calculate"));
  g_assert_false (pay_periods_can (self, "periods.approve"));
  g_signal_emit_by_name (display_find_button (self->page, "_Cancel"), "clicked");
  g_mutex_unlock (&held);
  pay_periods_wait_for_label (
      self, "The calculation of Jan 2026 was cancelled: everything is as it was.");
  g_assert_nonnull (pay_periods_find_row (self, "Jan 2026, Calculated, 2 people · $1,040.00"));
  g_assert_true (pay_periods_can (self, "periods.calculate"));
}

/* Exceptions come first, and lead to the person. */
static void
test_exceptions (PayPeriodsFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  SalIndexTable *table;

  pay_periods_calculate_first (self);
  g_assert_nonnull (pay_periods_find_label (self->page, "Exceptions (1)"));
  table = display_find (self->page, SAL_TYPE_INDEX_TABLE, NULL);
  text = sal_index_table_to_text (table);
  g_assert_cmpstr (text,
                   ==,
                   "Exception\tPerson\tReason\nOver cap\tAda\tA cap takes $500.00 of “deals” "
                   "of the plan “Field”\n");
  g_signal_emit_by_name (table, "activated", 0);
  pay_periods_wait_for_label (self, "Statement for Ada");
  display_settle ();
  g_assert_true (sal_page_get_can_go_back (self->room));
  sal_page_go_back (self->room);
  display_wait_for_page (self->room);
  g_assert_nonnull (pay_periods_find_label (self->page, "Exceptions (1)"));
}

static void
test_earnings (PayPeriodsFixture *self, gconstpointer data)
{
  SalIndexTable *table;
  GtkWidget *entry;
  g_autofree char *all = NULL, *found = NULL, *row = NULL;

  pay_periods_calculate_first (self);
  g_assert_true (sal_page_focus_search (self->room));
  table = pay_periods_find_table (self, SAL_TYPE_EARNING_TABLE);
  all = sal_index_table_to_text (table);
  g_assert_cmpstr (all,
                   ==,
                   "Person\tPlan\tComponent\tCredit\tAttainment\tEarning\tPayment\n"
                   "Ada\tField\tDeals\t$15,000.00\t–\t1000.00\t1000.00\n"
                   "Bo\tField\tDeals\t$400.00\t–\t40.00\t40.00\n");
  row = sal_index_table_read_row (table, 1);
  g_assert_nonnull (strstr (row, "Bo"));
  g_assert_nonnull (pay_periods_find_label (
      self->page, "Total of 2 earnings · earned $1,040.00, paid $1,040.00"));

  entry = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find a Person, Plan or Component");
  gtk_editable_set_text (GTK_EDITABLE (entry), "deals bo");
  g_signal_emit_by_name (entry, "search-changed");
  found = sal_index_table_to_text (table);
  g_assert_null (strstr (found, "Ada"));
  g_assert_nonnull (strstr (found, "Bo"));
  g_assert_nonnull (
      pay_periods_find_label (self->page, "Total of 1 earning · earned $40.00, paid $40.00"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_nonnull (pay_periods_find_label (self->page, "No Earning Found"));
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
test_explain (PayPeriodsFixture *self, gconstpointer data)
{
  GtkWidget *crumbs, *table, *link;

  pay_periods_calculate_first (self);
  g_assert_true (sal_page_focus_search (self->room));
  g_signal_emit_by_name (pay_periods_find_table (self, SAL_TYPE_EARNING_TABLE), "activated", 0);
  pay_periods_wait_for_label (self, "Deals · $1,000.00");
  crumbs = display_find (self->page, SAL_TYPE_BREADCRUMBS, "Path");
  g_assert_nonnull (pay_periods_find_label (crumbs, "Jan 2026"));
  g_assert_nonnull (pay_periods_find_label (crumbs, "Ada"));
  g_assert_nonnull (pay_periods_find_label (crumbs, "Deals"));
  table = display_find (self->page, SAL_TYPE_DOCUMENT_TABLE, NULL);
  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
  g_assert_nonnull (pay_periods_find_label (self->page, "Forfeited by caps"));
  g_assert_nonnull (pay_periods_find_label (self->page, "−$500.00"));

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
  g_assert_nonnull (pay_periods_find_label (self->page, "Statement for Ada"));
  g_assert_nonnull (pay_periods_find_label (self->page, "Balance carried forward"));
  link = display_find (
      self->page, GTK_TYPE_BUTTON, "Deals, Quota: –, Attainment: –, Amount: $1,500.00");
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  display_settle ();
  g_assert_null (pay_periods_find_label (self->page, "Statement for Ada"));
  sal_page_go_back (self->room);
  sal_page_go_back (self->room);
  display_settle ();
  g_assert_nonnull (pay_periods_find_label (self->page, "Total of 2 earnings"));
  g_assert_false (sal_page_get_can_go_back (self->room));
}

/* Approving and closing say what they mean; then the next period is there. */
static void
test_steps (PayPeriodsFixture *self, gconstpointer data)
{
  GtkWidget *row;

  pay_periods_calculate_first (self);
  pay_periods_activate (self, "periods.approve");
  pay_periods_assert_dialog_says ("2 payments, $1,040.00 in all.");
  pay_periods_assert_dialog_says ("1 exception is to be reviewed.");
  pay_periods_assert_dialog_says ("1 of 1 managers has not signed it off.");
  pay_periods_assert_dialog_says ("It is recorded by ");
  row = display_find (pay_periods_find_dialog (), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (
      ADW_MESSAGE_DIALOG (pay_periods_find_dialog ()), "go"));
  gtk_editable_set_text (GTK_EDITABLE (row), "Vera");
  pay_periods_respond ("go");
  pay_periods_wait_for_label (self, "Approved");
  g_assert_nonnull (pay_periods_find_row (self, "Jan 2026, Approved, 2 people · $1,040.00"));
  g_assert_true (pay_periods_can (self, "periods.export-payments"));

  pay_periods_activate (self, "periods.close");
  pay_periods_assert_dialog_says ("this cannot be undone");
  pay_periods_respond ("cancel");
  g_assert_nonnull (pay_periods_find_row (self, "Jan 2026, Approved, 2 people · $1,040.00"));
  pay_periods_activate (self, "periods.close");
  pay_periods_respond ("go");
  pay_periods_wait_for_label (self, "Closed");
  g_assert_false (pay_periods_can (self, "periods.calculate"));
  g_assert_false (pay_periods_can (self, "periods.approve"));
  row = pay_periods_find_row (self, "Feb 2026, Open, Not calculated");
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  display_wait_for_page (self->room);
  g_assert_nonnull (pay_periods_find_label (self->page, "Not Calculated Yet"));
  g_signal_emit_by_name (display_find_button (self->page, "C_alculate"), "clicked");
  pay_periods_wait_for_label (self, "Feb 2026 is calculated");
}

/* What the tour shows. */
static void
test_views (PayPeriodsFixture *self, gconstpointer data)
{
  static const char *const views[] = {
    "periods", "exceptions", "earnings", "sign-off", "statement", "explanation",
  };

  pay_periods_calculate_first (self);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_cmpstr (sal_page_show_view (SAL_PAGE (self->page), i), ==, views[i]);
      display_wait_for_page (self->room);
      display_settle ();
    }
  g_assert_nonnull (pay_periods_find_label (self->page, "Deals · $1,000.00"));
  g_assert_null (sal_page_show_view (SAL_PAGE (self->page), G_N_ELEMENTS (views)));
}

/* A workspace that cannot be written shows everything and offers nothing that would change it. */
static void
test_read_only (PayPeriodsFixture *self, gconstpointer data)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  pay_periods_calculate_first (self);
  display_close_window (self->window);
  workspace =
      sal_workspace_open (self->office.path, SAL_STORE_READ_ONLY, sal_model_kinds (), &error);
  g_assert_no_error (error);
  pay_periods_show_room (self, workspace);
  g_assert_nonnull (pay_periods_find_row (self, "Jan 2026, Calculated, 2 people · $1,040.00"));
  g_assert_false (pay_periods_can (self, "periods.calculate"));
  g_assert_false (pay_periods_can (self, "periods.approve"));
  g_assert_false (pay_periods_can (self, "periods.new"));
  g_assert_true (pay_periods_can (self, "periods.save-statements"));
  g_assert_null (pay_periods_find_label (self->page, "Approve…"));
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-02-10", TRUE);
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/pay-periods-page/" name,                                                           \
              PayPeriodsFixture,                                                                   \
              NULL,                                                                                \
              pay_periods_set_up,                                                                  \
              func,                                                                                \
              pay_periods_tear_down)
  ADD ("first", test_first);
  ADD ("again", test_again);
  ADD ("failed", test_failed);
  ADD ("cancel", test_cancel);
  ADD ("exceptions", test_exceptions);
  ADD ("earnings", test_earnings);
  ADD ("explain", test_explain);
  ADD ("steps", test_steps);
  ADD ("views", test_views);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}
