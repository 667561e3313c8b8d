/* sal-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-application.h"
#include "sal-job.h"
#include "sal-page.h"

G_BEGIN_DECLS

#define SAL_TYPE_WINDOW (sal_window_get_type ())
G_DECLARE_FINAL_TYPE (SalWindow, sal_window, SAL, WINDOW, AdwApplicationWindow)

SalWindow *sal_window_new (SalApplication *application);
SalWorkspace *sal_window_get_workspace (SalWindow *self); /* (nullable) */
void sal_window_set_workspace (SalWindow *self, SalWorkspace *workspace);
void sal_window_open_file (SalWindow *self, GFile *file);
/* Opens the dialog in which files are imported into the workspace of the window. */
void sal_window_import_files (SalWindow *self, GListModel *files);
void sal_window_show_room (SalWindow *self, const char *name);
SalPage *sal_window_get_page (SalWindow *self); /* the page shown; (nullable) */
/* Shows a record in the Records room; @id 0: the list of the kind. */
void sal_window_show_record (SalWindow *self, const SalKind *kind, gint64 id);

/* What pages tell people through the window they are in; @widget is any widget in it. */
void sal_window_report_error (GtkWidget *widget,
                              const char *heading,
                              const GError *error); /* a dialog; cancellation is silent */
void sal_window_add_toast (GtkWidget *widget, const char *text);
/* A toast with an Undo button for a change just made; @change may be NULL (nothing happened). */
void sal_window_add_undo_toast (GtkWidget *widget, SalChange *change);
void sal_window_add_undo_toast_saying (GtkWidget *widget, SalChange *change, const char *text);
/* A toast with a button, which calls @clicked (@object). */
void sal_window_add_button_toast (
    GtkWidget *widget, const char *text, const char *label, GCallback clicked, GObject *object);
/* Likewise, of a change of the workspace's pay. */
void sal_window_add_pay_undo_toast (GtkWidget *widget, SalChange *change);
/* Once a page has opened the pay of the workspace. */
void sal_window_add_pay_store (GtkWidget *widget);
void sal_window_add_job (GtkWidget *widget,
                         SalJob *job); /* shown by the job indicator until it has ended */

G_END_DECLS
