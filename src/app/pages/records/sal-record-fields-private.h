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
  GtkWidget *window; /* (nullable): that was in when it was stored or left, which tells of errors */
  SalRecord *base;   /* as it is stored, or a new one */
  SalRecord *begun;  /* base, but what somebody else has changed meanwhile as it was edited from */
  gint64 version;    /* of base, to base an edit on */
  gboolean is_new;
  gboolean saving;
  gboolean asking;  /* which is to be stored, what somebody else stored or what was entered */
  SalRecord *newer; /* (nullable): what was stored while it was asking */
  gint64 newer_version;
  guint ask_source;    /* asks soon, or 0 */
  gboolean is_due;     /* something was to be stored while it was saving */
  SalRecord *sent;     /* (nullable): what was last to be stored */
  SalRecord *refused;  /* (nullable): what the store did not take */
  GPtrArray *controls; /* of SalFieldControl */
};

void sal_record_fields_emit_changed (SalRecordFields *self);

/* What was entered, over what is stored; amounts are read in the currency entered. */
SalRecord *sal_record_fields_read (SalRecordFields *self, gboolean show_problems, gboolean *valid);

/* sal-record-fields-stored.c */
/* Shows what is stored in one control. */
void sal_record_fields_show_control (SalRecordFields *self, SalFieldControl *control);
/* @sent: (nullable): what was entered when @record was stored */
void sal_record_fields_take_stored (SalRecordFields *self,
                                    SalRecord *record,
                                    gint64 version,
                                    SalRecord *sent);

/* sal-record-fields-conflict.c */
/* Whether somebody else has changed what was entered in a control from what it was edited from. */
gboolean sal_record_fields_is_overtaken (SalRecordFields *self, SalFieldControl *control);
gboolean sal_record_fields_has_overtaken (SalRecordFields *self); /* whether one is */
/* Says so beside it. */
void sal_record_fields_say_overtaken (SalRecordFields *self, SalFieldControl *control);
void sal_record_fields_ask (SalRecordFields *self);
/* Asks when what is happening has happened: a question takes the pointer from what is pressed. */
void sal_record_fields_ask_soon (SalRecordFields *self);

/* sal-record-fields-save.c */
void sal_record_fields_remember_window (SalRecordFields *self);
/* Stores what was entered, or asks soon what becomes of it. A new record is not complained about
 * while it is filled in. */
void sal_record_fields_commit_if_complete (SalRecordFields *self);

G_END_DECLS
