/* test-new-workspace-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-new-workspace-dialog.h"

static void
created_cb (SalNewWorkspaceDialog *dialog, guint *n_signals)
{
  ++*n_signals;
}

static void
test_options (void)
{
  SalWindow *window = display_open_window (NULL);
  GtkWidget *dialog = sal_new_workspace_dialog_new (GTK_WINDOW (window));
  GtkWidget *create, *name, *month, *pattern;
  SalWorkspaceOptions options;
  guint n_signals = 0;

  g_signal_connect (dialog, "create", G_CALLBACK (created_cb), &n_signals);
  gtk_window_present (GTK_WINDOW (dialog));
  display_settle ();
  create = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  name = display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_false (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_assert_false (gtk_widget_get_sensitive (create));
  gtk_editable_set_text (GTK_EDITABLE (name), "Muster AG");
  g_assert_true (gtk_widget_get_sensitive (create));

  sal_new_workspace_dialog_get_options (SAL_NEW_WORKSPACE_DIALOG (dialog), &options);
  g_assert_cmpstr (options.name, ==, "Muster AG");
  g_assert_cmpstr (options.currency, ==, "USD");
  g_assert_cmpint (options.fiscal_start, ==, 1);
  g_assert_cmpint (options.pattern, ==, SAL_CALENDAR_MONTHS);

  month = display_find (dialog, ADW_TYPE_COMBO_ROW, NULL);
  pattern = gtk_widget_get_next_sibling (month);
  adw_combo_row_set_selected (ADW_COMBO_ROW (month), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (pattern), 1);
  sal_new_workspace_dialog_get_options (SAL_NEW_WORKSPACE_DIALOG (dialog), &options);
  g_assert_cmpint (options.fiscal_start, ==, 2);
  g_assert_cmpint (options.pattern, ==, SAL_CALENDAR_445);

  g_signal_emit_by_name (create, "clicked");
  g_assert_cmpuint (n_signals, ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  display_close_window (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

  g_test_add_func ("/new-workspace-dialog/options", test_options);

  return g_test_run ();
}
