/* sal-transaction-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

struct _SalTransaction
{
  SalConnection *connection;
  SalStoreRole role;
  const SalKind *const *kinds;
  sqlite3_session *session;
  char *label;         /* or NULL */
  gint64 time;         /* seconds UTC */
  gboolean unchecked;  /* foreign keys are off */
  gboolean trusted;    /* and nothing is looked up in their stead */
  gboolean told_apart; /* who writes looks for doubles itself */
  GArray *ranges;      /* of SalTouchRange: rows inserted with capturing off */
  GPtrArray *deferred; /* of SalKind: their indexes are dropped */
  GHashTable *kept;    /* what was read for many records, by name; or NULL */
};

gboolean sal_transaction_init (SalTransaction *self,
                               SalConnection *connection,
                               SalStoreRole role,
                               const SalKind *const *kinds,
                               gboolean unchecked,
                               GError **error);
void sal_transaction_clear (SalTransaction *self);
void sal_transaction_clear_kept (SalTransaction *self);
gboolean sal_transaction_prepare_commit (SalTransaction *self, GError **error);
gboolean
sal_transaction_check_change (SalTransaction *self, const SalChange *change, GError **error);

gboolean sal_transaction_check_relations (SalTransaction *self,
                                          SalRecord *record,
                                          SalProblems *problems,
                                          GError **error);

gboolean sal_transaction_find_like (SalTransaction *self,
                                    SalRecord *record,
                                    const guint *fields,
                                    guint n_fields,
                                    gboolean as_names,
                                    gint64 *other,
                                    GError **error);

gboolean sal_transaction_check_doubles (SalTransaction *self,
                                        SalRecord *record,
                                        sqlite3_stmt *row,
                                        SalProblems *problems,
                                        GError **error);

/* Also for reader functions. */
char *sal_setting_load (SalConnection *connection, const char *name, GError **error);
char *sal_setting_load_currency (SalConnection *connection); /* the reporting currency */
SalFiscalCalendar *sal_setting_load_calendar (SalConnection *connection);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalTransaction, sal_transaction_clear)

G_END_DECLS
