/* sal-transaction.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-record.h"

G_BEGIN_DECLS

/**
 * SalTransaction:
 *
 * What a command's function writes through: one SQLite transaction on the writer thread whose every
 * change is captured for the journal. It is valid during that function only.
 */
/* typedef in sal-kind.h */

/* For explicit SQL in repositories; writes to journaled tables made through it are captured too. */
SalConnection *sal_transaction_get_connection (SalTransaction *self);
const SalKind *const *sal_transaction_get_kinds (SalTransaction *self);

/* When the command happens, seconds UTC: now, unless it says otherwise. */
gint64 sal_transaction_get_time (SalTransaction *self);
void sal_transaction_set_time (SalTransaction *self, gint64 time);

/* Instead of the label the command was given, once it is known what was done. */
void sal_transaction_set_label (SalTransaction *self, const char *label);

/* Who writes many records has made sure that none is like another; see the doubles of SalKind. */
void sal_transaction_set_told_apart (SalTransaction *self);

/* What is read once for many records, for as long as what it follows from stays as it is. */
void sal_transaction_keep (SalTransaction *self,
                           const char *name,
                           const char *const *tables,
                           gpointer data,
                           GDestroyNotify destroy);
gpointer sal_transaction_get_kept (SalTransaction *self, const char *name);

SalRecord *
sal_transaction_load (SalTransaction *self, const SalKind *kind, gint64 id, GError **error);
/* Each validates first: SAL_STORE_ERROR_INVALID names the fields. */
gboolean sal_transaction_insert (SalTransaction *self, SalRecord *record, GError **error);
gboolean sal_transaction_update (SalTransaction *self, SalRecord *record, GError **error);
/* What somebody entered: completed first by what follows from it, as the kind says. */
gboolean
sal_transaction_enter (SalTransaction *self, SalRecord *before, SalRecord *record, GError **error);
/* With what belongs to it; SAL_STORE_ERROR_REFERENCED if other records refer to one of them. */
gboolean
sal_transaction_delete (SalTransaction *self, const SalKind *kind, gint64 id, GError **error);

gboolean sal_transaction_delete_records (SalTransaction *self,
                                         const SalKind *kind,
                                         const gint64 *ids,
                                         gsize n_ids,
                                         char **owned,
                                         GError **error);

/* The row version is the id of the last change that touched the record, 0 if none did. */
gint64 sal_transaction_get_version (SalTransaction *self, const SalKind *kind, gint64 id);
/* Fails with SAL_STORE_ERROR_CONFLICT, naming who changed it when, unless the record's version is
 * @version. */
gboolean sal_transaction_expect_version (
    SalTransaction *self, const SalKind *kind, gint64 id, gint64 version, GError **error);

/* Settings of the workspace, journaled: "currency", "fiscal-start-month", "fiscal-pattern", "name",
 * … */
gboolean sal_transaction_set_setting (SalTransaction *self,
                                      const char *name,
                                      const char *value,
                                      GError **error);

G_END_DECLS
