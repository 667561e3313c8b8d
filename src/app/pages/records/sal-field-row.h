/* sal-field-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-field-control.h"

G_BEGIN_DECLS

/**
 * SalFieldRow:
 *
 * One field of a record in a form: its label, its hint or what is wrong with it, and its
 * SalFieldControl. Signal: changed (edited by the person).
 */
#define SAL_TYPE_FIELD_ROW (sal_field_row_get_type ())
G_DECLARE_FINAL_TYPE (SalFieldRow, sal_field_row, SAL, FIELD_ROW, AdwActionRow)

GtkWidget *
sal_field_row_new (SalWorkspace *workspace, const SalKind *kind, guint field, gboolean editable);
void sal_field_row_set_narrow (SalFieldRow *self);
SalFieldControl *sal_field_row_get_control (SalFieldRow *self);
const SalField *sal_field_row_get_field (SalFieldRow *self);
void sal_field_row_show (SalFieldRow *self, SalRecord *record);
gboolean sal_field_row_read (SalFieldRow *self, SalRecord *record, GError **error);
void sal_field_row_widen (SalFieldRow *self);
void sal_field_row_set_hint (SalFieldRow *self, const char *hint);
void sal_field_row_set_warning (SalFieldRow *self, const char *warning);
void sal_field_row_set_problem (SalFieldRow *self, const char *problem);
const char *sal_field_row_get_problem (SalFieldRow *self); /* or NULL */
gboolean sal_field_row_has_problem (SalFieldRow *self);
void sal_field_row_focus (SalFieldRow *self);

G_END_DECLS
