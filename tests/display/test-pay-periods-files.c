/* test-pay-periods-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-periods-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-earning-table.h"
#include "sal-document-layout.h"
#include "sal-document-print.h"
#include "sal-pay-trail.h"
#include "sal-payroll-code-dialog.h"
#include "sal-payroll-codes-window.h"

/* What managers sign, what is written for people and payroll, and the codes of payments. */
static char *
read_sign_offs (PayPeriodsFixture *self)
{
  return sal_index_table_to_text (display_find (self->page, SAL_TYPE_INDEX_TABLE, NULL));
}

/* Who has signed, and who has not; what is signed can be withdrawn, and undone. */
static void
test_sign_off (PayPeriodsFixture *self, gconstpointer data)
{
  SalIndexTable *table;
  g_autoptr (GtkBitset) first = gtk_bitset_new_range (0, 1);
  g_autofree char *before = NULL, *after = NULL;

  pay_periods_calculate_first (self);
  g_assert_nonnull (pay_periods_find_label (self->page, "Sign-Off (1)"));
  sal_page_show_view (SAL_PAGE (self->page), 3);
  display_settle ();
  before = read_sign_offs (self);
  g_assert_cmpstr (
      before, ==, "Manager\tPeople\tPayments\tSigned Off\nMia\t2\t$1,040.00\tNot yet\n");
  g_assert_false (pay_periods_can (self, "periods.sign-off"));
  table = display_find (self->page, SAL_TYPE_INDEX_TABLE, NULL);
  sal_index_table_select (table, first);
  g_assert_true (pay_periods_can (self, "periods.sign-off"));
  g_assert_false (pay_periods_can (self, "periods.withdraw-sign-off"));
  g_signal_emit_by_name (display_find_button (self->page, "_Sign Off"), "clicked");
  pay_periods_wait_for_label (self, "Sign-Off of Mia");
  after = read_sign_offs (self);
  g_assert_nonnull (strstr (after, ", recorded by "));
  g_assert_null (pay_periods_find_label (self->page, "Sign-Off (1)"));

  sal_index_table_select (table, first);
  g_assert_false (pay_periods_can (self, "periods.sign-off"));
  pay_periods_activate (self, "periods.withdraw-sign-off");
  pay_periods_wait_for_label (self, "Sign-Off (1)");
}

static void
assert_private (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  g_assert_cmpint (status.st_size, >, 0);
}

static void
count_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, guint *n_drawn)
{
  g_assert_cmpint (page, ==, (int) *n_drawn);
  (*n_drawn)++;
}

/* The statement that shows is printed on as many sheets as it has, here into a file. */
static void
assert_prints (PayPeriodsFixture *self, const char *folder)
{
  SalPayTrail *trail = display_find (self->page, SAL_TYPE_PAY_TRAIL, NULL);
  g_autoptr (SalDocument) document = sal_pay_trail_create_statement (trail);
  g_autoptr (SalDocumentLayout) layout = sal_document_lay_out (document);
  g_autoptr (GtkPrintOperation) operation =
      sal_document_print_operation_new (document, "Ada/May", GTK_PAGE_ORIENTATION_PORTRAIT);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  guint n_drawn = 0;
  gsize size;

  g_signal_connect (operation, "draw-page", G_CALLBACK (count_page_cb), &n_drawn);
  g_assert_cmpstr (gtk_print_settings_get (gtk_print_operation_get_print_settings (operation),
                                           GTK_PRINT_SETTINGS_OUTPUT_BASENAME),
                   ==,
                   "Ada-May");
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (
          operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (self->window), &error),
      ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (n_drawn, ==, sal_document_layout_get_n_pages (layout));
  g_assert_cmpuint (n_drawn, >, 0);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpuint (size, >, 5000); /* with words on it, whose fonts it has */
  g_unlink (path);
}

/* Statements of all, of one, and what payroll takes; nobody else can read them. */
static void
test_files (PayPeriodsFixture *self, gconstpointer data)
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

  pay_periods_calculate_first (self);
  sal_periods_page_save_statements (self->page, folder_file);
  pay_periods_wait_for_label (self, "2 statements are in statements");
  assert_private (ada);
  assert_private (bo);

  g_assert_false (pay_periods_can (self, "periods.save-statement"));
  g_assert_true (sal_page_focus_search (self->room));
  g_signal_emit_by_name (pay_periods_find_table (self, SAL_TYPE_EARNING_TABLE), "activated", 1);
  pay_periods_wait_for_label (self, "Deals · $40.00");
  g_assert_true (pay_periods_can (self, "periods.save-statement"));
  sal_periods_page_save_statement (self->page, one_file);
  pay_periods_wait_for_label (self, "Saved as one.pdf");
  assert_private (one);

  assert_prints (self, folder);

  pay_periods_activate (self, "periods.approve");
  pay_periods_respond ("go");
  pay_periods_wait_for_label (self, "Approved");
  pay_fixture_do_pay (&self->office,
                      "INSERT INTO payroll_code (id, legal_entity, code) VALUES"
                      " (1, 'South Ltd.', 'C9')");
  sal_periods_page_export_payments (self->page, payments_file);
  pay_periods_wait_for_label (self, "2 payments have no pay code");
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
  return pay_periods_find_label (window, "BASE") != NULL &&
         pay_periods_find_label (window, "SPIF") != NULL;
}

static gboolean
has_changed_code (gpointer window)
{
  return pay_periods_find_label (window, "BASE") == NULL &&
         pay_periods_find_label (window, "MAIN") != NULL;
}

static gboolean
has_no_codes (gpointer window)
{
  return pay_periods_find_label (window, "No Payroll Codes Yet") != NULL;
}

static gpointer
find_code_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAL_IS_PAYROLL_CODE_DIALOG (l->data))
      return l->data;
  g_assert_not_reached ();
}

static gboolean
refuses_currency (gpointer dialog)
{
  return pay_periods_find_label (dialog, "“dollars” is not a currency") != NULL &&
         gtk_widget_get_sensitive (display_find_button (dialog, "C_hange"));
}

static GtkWidget *
find_code_entry (gpointer dialog, const char *title)
{
  GtkWidget *first = display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return row;
  g_assert_not_reached ();
}

/* Codes are imported, changed and deleted. */
static void
test_payroll_codes (PayPeriodsFixture *self, gconstpointer data)
{
  GtkWidget *window =
      sal_payroll_codes_window_new (GTK_WINDOW (self->window), self->office.workspace);
  g_autofree char *path = g_build_filename (self->office.folder, "codes.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *list, *row, *entry, *dialog, *button;
  PayPeriodsSought told = { window, "2 added, 0 changed, 0 as they were" };

  gtk_window_present (GTK_WINDOW (window));
  display_wait (has_no_codes, window, "that there are no codes");
  g_assert_true (g_file_set_contents (path, "code,component\nBASE,\nSPIF,deals\n", -1, NULL));
  sal_payroll_codes_window_import (SAL_PAYROLL_CODES_WINDOW (window), file);
  display_wait (has_codes, window, "the codes");
  display_wait (pay_periods_is_shown, &told, told.text);

  list = display_find (window, GTK_TYPE_LIST_BOX, "Payroll Codes");
  row = gtk_widget_get_ancestor (pay_periods_find_label (list, "BASE"), GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (list, "row-activated", row);
  dialog = find_code_dialog ();
  button = display_find_button (dialog, "C_hange");
  entry = display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "BASE");
  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (entry), "MAIN");
  /* what cannot be stays, and it says why */
  entry = find_code_entry (dialog, "Currency");
  gtk_editable_set_text (GTK_EDITABLE (entry), "dollars");
  g_signal_emit_by_name (button, "clicked");
  display_wait (refuses_currency, dialog, "why it is not stored");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "dollars");
  gtk_editable_set_text (GTK_EDITABLE (entry), "USD");
  g_signal_emit_by_name (button, "clicked");
  display_wait (has_changed_code, window, "the changed code");

  for (guint i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (display_find (list, GTK_TYPE_BUTTON, "Delete"), "clicked");
      told.text = "Delete Payroll Code";
      display_wait (pay_periods_is_shown, &told, told.text);
      display_settle ();
    }
  display_wait (has_no_codes, window, "that there are no codes");
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-02-10", TRUE);
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/pay-periods-files/" name,                                                          \
              PayPeriodsFixture,                                                                   \
              NULL,                                                                                \
              pay_periods_set_up,                                                                  \
              func,                                                                                \
              pay_periods_tear_down)
  ADD ("sign-off", test_sign_off);
  ADD ("files", test_files);
  ADD ("payroll-codes", test_payroll_codes);

  return g_test_run ();
}
