/* sal-record-form-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-field-row.h"
#include "sal-record-form.h"
#include "sal-record-history.h"
#include "sal-related-records.h"

G_BEGIN_DECLS

struct _SalRecordForm
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  const SalKind *kind;
  gint64 id;
  gboolean is_new;
  gboolean read_only;
  SalRecord *base; /* as it was loaded, or a new one; NULL while loading */
  gint64 version;  /* of base, to base an edit on */
  gboolean modified;
  gboolean saving;
  gboolean asking;    /* whether it may be left, or what becomes of what somebody else stored */
  GPtrArray *leaving; /* of GTask: those waiting for what is being saved */
  GCancellable *loading;
  gboolean is_loading;
  gboolean busy;
  char *title;
  GPtrArray *rows; /* of SalFieldRow */

  GtkButton *list_button;
  GtkLabel *title_label;
  GtkWidget *delete_button;
  GtkWidget *revert_button;
  GtkWidget *create_button;
  AdwViewStack *stack;
  GtkScrolledWindow *scrolled;
  GtkLabel *error_label;
  AdwPreferencesGroup *main_group;
  AdwPreferencesGroup *more_group;
  SalRelatedRecords *related;
  SalRecordHistory *history;
  AdwStatusPage *missing_page;
};

void sal_record_form_load (SalRecordForm *self);
/* Shows what is stored in the fields that @entered has the same in, but not where a cursor is. */
void sal_record_form_show_stored (SalRecordForm *self, SalRecord *entered);
void sal_record_form_refresh (SalRecordForm *self, SalRecord *record, gint64 version);
void sal_record_form_take (SalRecordForm *self, SalRecord *record, gint64 version);
void sal_record_form_update (SalRecordForm *self);

/* Saving. */
SalRecord *sal_record_form_read (SalRecordForm *self, gboolean show_problems, gboolean *valid);
/* Commits, and goes to the first field that could not be stored. */
void sal_record_form_save (SalRecordForm *self);
gboolean sal_record_form_commit (SalRecordForm *self);
void sal_record_form_ask_before_leaving (SalRecordForm *self);
void sal_record_form_end_leaving (SalRecordForm *self, gboolean left);

G_END_DECLS
