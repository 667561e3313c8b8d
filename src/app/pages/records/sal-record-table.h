/* sal-record-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalRecordTable:
 *
 * The records of one kind as a table: search, filter, sorting, columns, and what can be done with
 * the rows selected.
 *
 * Properties: title, summary ("312 of 12,000 opportunities"), busy (what shows is still being
 * loaded).
 */
#define SAL_TYPE_RECORD_TABLE (sal_record_table_get_type ())
G_DECLARE_FINAL_TYPE (SalRecordTable, sal_record_table, SAL, RECORD_TABLE, AdwBin)

/* A part of the records that is worth a name. */
typedef struct
{
  const char *label;  /* N_() */
  const char *filter; /* in the filter language; NULL: all */
} SalRecordScope;

/* What stands in a cell; NULL: what does in every list of the kind. */
typedef char *(*SalRecordFormat) (SalRecord *record, guint field); /* (transfer full) (nullable) */

GtkWidget *sal_record_table_new (SalWorkspace *workspace, const SalKind *kind);
const SalKind *sal_record_table_get_kind (SalRecordTable *self);
gboolean sal_record_table_is_busy (SalRecordTable *self);
gint64 sal_record_table_get_first_id (SalRecordTable *self); /* 0 if it is empty */
void sal_record_table_set_filter (SalRecordTable *self, const char *filter);
void sal_record_table_set_within (SalRecordTable *self, const char *filter);
/* @scopes: static, ended by one without a label; the first is chosen */
void sal_record_table_set_scopes (SalRecordTable *self, const SalRecordScope *scopes);
void sal_record_table_set_scope (SalRecordTable *self, guint scope);
void sal_record_table_set_format (SalRecordTable *self, SalRecordFormat format);
/* Only these records, for what a figure is made of; takes away what creates others. */
void sal_record_table_set_ids (SalRecordTable *self, const gint64 *ids, gsize n_ids);
void sal_record_table_export (SalRecordTable *self, GFile *file);
void sal_record_table_focus_search (SalRecordTable *self);
void sal_record_table_focus_list (SalRecordTable *self);

G_END_DECLS
