/* sal-assignment-row-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-assignment-row.h"

G_BEGIN_DECLS

struct _SalAssignmentRow
{
  AdwExpanderRow parent_instance;

  SalWorkspace *workspace;
  SalRecord *base;        /* as it is stored */
  GPtrArray *fields;      /* of SalFieldRow; made when the row is opened first */
  GPtrArray *versions;    /* of SalRecord: of plans */
  GtkDropDown *plan_menu; /* (nullable) */
  AdwActionRow *plan_row, *sum_row;
  gboolean showing;
  gboolean saving;
  gboolean modified;
};

gboolean sal_assignment_row_is_editable (SalAssignmentRow *self);
void sal_assignment_row_show_heading (SalAssignmentRow *self);
char *sal_assignment_row_describe_pay (SalRecord *record);

/* sal-assignment-row-fields.c */
void sal_assignment_row_open (SalAssignmentRow *self);
void sal_assignment_row_fill_plans (SalAssignmentRow *self);
/* @also_edited: also what was entered and cannot be stored, or is being typed */
void sal_assignment_row_show_fields (SalAssignmentRow *self, gboolean also_edited);
/* What was entered, over what is stored: amounts in the currency that was entered. */
SalRecord *
sal_assignment_row_read (SalAssignmentRow *self, gboolean show_problems, gboolean *valid);
/* Something was entered, or stored. */
void sal_assignment_row_update_entered (SalAssignmentRow *self);

/* sal-assignment-row-store.c */
void sal_assignment_row_install_store (GtkWidgetClass *widget_class);
void sal_assignment_row_store (SalAssignmentRow *self);
void sal_assignment_row_set_saving (SalAssignmentRow *self, gboolean saving);

G_END_DECLS
