/* sal-measure-dialog-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography-row.h"
#include "sal-date-entry.h"
#include "sal-job.h"
#include "sal-measure-dialog.h"
#include "sal-measure-study.h"

G_BEGIN_DECLS

struct _SalMeasureDialog
{
  AdwWindow parent_instance;

  SalWorkspace *workspace;
  GFile *file;
  char *key;              /* of the one that is chosen */
  SalJob *job;            /* (nullable): while the file is read */
  SalMeasureStudy *study; /* (nullable): what was read last */
  gboolean keeps_code;    /* somebody has chosen the column of codes */
  gboolean is_filling;    /* choices change because of what was read */
  gboolean is_writing;

  AdwWindowTitle *title;
  GtkWidget *import_button;
  GtkStack *stack;
  GtkProgressBar *bar;
  AdwStatusPage *problem_page;
  SalGeographyRow *geography_row;
  AdwComboRow *code_row;
  AdwEntryRow *source_row;
  SalDateEntry *date_entry;
  GtkLabel *error_label;
  GtkListBox *measures;
  GtkWidget *measures_group;
  GtkListBox *samples;
  GtkWidget *samples_group;
  GtkListBox *findings;
};

/* sal-measure-dialog.c */
void sal_measure_dialog_show_study (SalMeasureDialog *self);
void sal_measure_dialog_show_error (SalMeasureDialog *self, const char *message);
void sal_measure_dialog_update_button (SalMeasureDialog *self);

/* sal-measure-dialog-read.c */
void sal_measure_dialog_read (SalMeasureDialog *self);
void sal_measure_dialog_stop (SalMeasureDialog *self);

/* sal-measure-dialog-list.c */
void sal_measure_dialog_show_measures (SalMeasureDialog *self);
void sal_measure_dialog_show_samples (SalMeasureDialog *self);
void sal_measure_dialog_show_findings (SalMeasureDialog *self);
void sal_measure_dialog_copy_findings (SalMeasureDialog *self);

/* sal-measure-row.c: a column that may be a measure, as a row with what is to be known of it. */
GtkWidget *sal_measure_row_new (const SalMeasureColumn *column, guint n_areas);
gboolean sal_measure_row_is_wanted (GtkWidget *row);
gboolean sal_measure_row_is_additive (GtkWidget *row);
char *sal_measure_row_dup_name (GtkWidget *row);
char *sal_measure_row_dup_unit (GtkWidget *row);

G_END_DECLS
