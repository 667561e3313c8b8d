/* sal-record-form.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalRecordForm:
 *
 * One record: its fields, which are saved together, the records that refer to it, and its history.
 *
 * Properties: title, summary (the kind), busy.
 */
#define SAL_TYPE_RECORD_FORM (sal_record_form_get_type ())
G_DECLARE_FINAL_TYPE (SalRecordForm, sal_record_form, SAL, RECORD_FORM, AdwBin)

GtkWidget *sal_record_form_new (SalWorkspace *workspace, const SalKind *kind, gint64 id);
GtkWidget *sal_record_form_new_filled (SalWorkspace *workspace, SalRecord *record);
const SalKind *sal_record_form_get_kind (SalRecordForm *self);
gint64 sal_record_form_get_id (SalRecordForm *self);
void sal_record_form_focus (SalRecordForm *self);
gboolean sal_record_form_is_new (SalRecordForm *self);
gboolean sal_record_form_is_modified (SalRecordForm *self);

void
sal_record_form_leave_async (SalRecordForm *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean sal_record_form_leave_finish (SalRecordForm *self, GAsyncResult *result, GError **error);

G_END_DECLS
