/* sal-import-dialog-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-import-attempt.h"
#include "sal-import-check-view.h"
#include "sal-import-dialog.h"
#include "sal-import-draft.h"

G_BEGIN_DECLS

struct _SalImportDialog
{
  AdwWindow parent_instance;

  SalWorkspace *workspace; /* NULL once the dialog is closed */
  GPtrArray *drafts;       /* of SalImportDraft */

  guint check_timeout;
  SalJob *check_job; /* NULL: none is running */
  SalJob *import_job;
  SalImportAttempt *checked;  /* NULL: the files have changed since, or were never checked */
  SalImportAttempt *imported; /* NULL: it has not come to that */

  AdwViewSwitcherTitle *title;
  GtkButton *close_button;
  GtkWidget *menu_button;
  GtkWidget *import_button;
  AdwViewStack *main_stack;
  AdwViewStack *view_stack;
  AdwViewStackPage *check_page;
  GtkWidget *file_sidebar;
  GtkListBox *file_list;
  AdwViewStack *file_stack;
  SalImportCheckView *check_view;
  GtkSpinner *status_spinner;
  GtkImage *status_icon;
  GtkLabel *status_label;
  GtkButton *check_button;
  GMenu *preset_menu;
  AdwStatusPage *running_page;
  GtkProgressBar *progress_bar;
  AdwStatusPage *done_page;
  GtkWidget *report_button;
  GtkWidget *records_button;
};

void sal_import_dialog_class_install_actions (SalImportDialogClass *klass);
void sal_import_dialog_update (SalImportDialog *self);
void sal_import_dialog_files_changed (SalImportDialog *self);
void sal_import_dialog_stop_check (SalImportDialog *self);
void sal_import_dialog_set_status (SalImportDialog *self, const char *icon, const char *text);
void
sal_import_dialog_report_error (SalImportDialog *self, const char *heading, const GError *error);
SalImportDraft *sal_import_dialog_get_draft (SalImportDialog *self); /* that is shown */
gboolean sal_import_dialog_is_ready (SalImportDialog *self, GError **error);

void sal_import_dialog_check_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_import_dialog_run_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_import_dialog_cancel_action (GtkWidget *widget, const char *name, GVariant *parameter);
void
sal_import_dialog_save_report_action (GtkWidget *widget, const char *name, GVariant *parameter);
void
sal_import_dialog_load_mapping_action (GtkWidget *widget, const char *name, GVariant *parameter);
void
sal_import_dialog_save_mapping_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_import_dialog_preset_action (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
