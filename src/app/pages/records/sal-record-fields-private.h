/* sal-record-fields-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record-fields.h"

G_BEGIN_DECLS

struct _SalRecordFields
{
  GObject parent_instance;

  SalWorkspace *workspace;
  const SalKind *kind;
  GtkWidget *host;   /* (nullable): the widget they are in; NULL once it is gone */
  GtkWidget *window; /* (nullable): that was in when it was stored, which tells of errors */
  SalRecord *base;   /* as it is stored, or a new one */
  gint64 version;    /* of base, to base an edit on */
  gboolean is_new;
  gboolean saving;
  gboolean is_due;     /* something was to be stored while it was saving */
  SalRecord *sent;     /* (nullable): what was last to be stored */
  SalRecord *refused;  /* (nullable): what the store did not take */
  GPtrArray *controls; /* of SalFieldControl */
};

void sal_record_fields_emit_changed (SalRecordFields *self);

/* What was entered, over what is stored; amounts are read in the currency entered. */
SalRecord *sal_record_fields_read (SalRecordFields *self, gboolean show_problems, gboolean *valid);

/* sal-record-fields-stored.c */
/* @sent: (nullable): what was entered when @record was stored */
void sal_record_fields_take_stored (SalRecordFields *self,
                                    SalRecord *record,
                                    gint64 version,
                                    SalRecord *sent);

/* sal-record-fields-save.c */
/* A new record is not complained about while it is filled in. */
void sal_record_fields_commit_if_complete (SalRecordFields *self);

G_END_DECLS
