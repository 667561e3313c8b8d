/* sal-record-fields.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-field-row.h"

G_BEGIN_DECLS

/**
 * SalRecordFields:
 *
 * Fields of one record in the rows of a page, edited in place: what was entered is stored when its
 * field is left, or at once where a value is chosen; Escape takes it back. What belongs together
 * stands in one object; a new record is stored once it is complete.
 *
 * Signal: changed (something was entered, or stored).
 */
#define SAL_TYPE_RECORD_FIELDS (sal_record_fields_get_type ())
G_DECLARE_FINAL_TYPE (SalRecordFields, sal_record_fields, SAL, RECORD_FIELDS, GObject)

SalRecordFields *
sal_record_fields_new (SalWorkspace *workspace, const SalKind *kind, GtkWidget *host);
GtkWidget *sal_record_fields_add (SalRecordFields *self, const char *field);
GtkWidget *sal_record_fields_add_control (SalRecordFields *self, const char *field);
void sal_record_fields_take (SalRecordFields *self, SalRecord *record, gint64 version);
void sal_record_fields_take_new (SalRecordFields *self, SalRecord *record);
gboolean sal_record_fields_is_modified (SalRecordFields *self);
gboolean sal_record_fields_commit (SalRecordFields *self);
void sal_record_fields_revert (SalRecordFields *self);
SalRecord *sal_record_fields_dup_entered (SalRecordFields *self);
void sal_record_fields_focus (SalRecordFields *self);

G_END_DECLS
