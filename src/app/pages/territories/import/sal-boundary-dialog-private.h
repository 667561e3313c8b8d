/* sal-boundary-dialog-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-dialog.h"
#include "sal-boundary-study.h"
#include "sal-job.h"
#include "sal-map-view.h"

G_BEGIN_DECLS

struct _SalBoundaryDialog
{
  AdwWindow parent_instance;

  SalWorkspace *workspace;
  GFile *file;
  char *system;            /* (nullable): in place of what the file says */
  SalJob *job;             /* (nullable): while the file is read */
  SalBoundaryStudy *study; /* (nullable): what was read last */
  gboolean is_filling;     /* choices change because of what was read */
  gboolean is_writing;
  gboolean keeps_fields; /* somebody has chosen fields */

  AdwWindowTitle *title;
  GtkWidget *import_button;
  GtkStack *stack;
  GtkProgressBar *first_bar;
  GtkProgressBar *bar;
  AdwStatusPage *problem_page;
  GtkWidget *map_group;
  SalMapView *map_view;
  AdwEntryRow *name_row;
  AdwEntryRow *terms_row;
  AdwComboRow *code_row;
  AdwComboRow *title_row;
  AdwComboRow *parent_row;
  AdwEntryRow *system_row;
  GtkLabel *error_label;
  GtkListBox *samples;
  GtkWidget *samples_group;
  GtkListBox *report;
  GtkWidget *report_group;
  GtkListBox *findings;
  AdwPreferencesGroup *findings_group;
};

/* sal-boundary-dialog-report.c */
void sal_boundary_dialog_show_samples (SalBoundaryDialog *self);
void sal_boundary_dialog_show_report (SalBoundaryDialog *self);
void sal_boundary_dialog_copy_findings (SalBoundaryDialog *self);

/* sal-boundary-dialog-read.c */
void sal_boundary_dialog_read (SalBoundaryDialog *self);
void sal_boundary_dialog_stop (SalBoundaryDialog *self);

/* sal-boundary-dialog.c */
void sal_boundary_dialog_show_study (SalBoundaryDialog *self);
void sal_boundary_dialog_show_error (SalBoundaryDialog *self, const char *message);
char *sal_boundary_dialog_dup_field (SalBoundaryDialog *self, AdwComboRow *row);
void sal_boundary_dialog_update_button (SalBoundaryDialog *self);

G_END_DECLS
