/* sal-record-list-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record-list.h"
#include "sal-record-query-private.h"
#include "sal-record-row-private.h"

G_BEGIN_DECLS

/* So many rows are kept, the last asked for, whether anybody else holds them or not. */
#define SAL_RECORD_LIST_KEPT 4096

struct _SalRecordList
{
  GObject parent_instance;

  SalWorkspace *workspace;
  SalStore *store; /* of the query's kind; NULL if there is none */
  gulong changed_handler;
  SalRecordQuery *query;

  GArray *ids; /* of gint64, in order */
  GHashTable *rows;
  GPtrArray *kept; /* a ring of rows */
  guint next_kept;
  guint64 n_loads;

  guint64 generation; /* of queries begun: a reply to an older one is dropped */
  gboolean querying;
  gboolean outdated; /* something changed since the query began */
  gboolean loading;
  GCancellable *query_cancellable;
  GCancellable *cancellable; /* of the loads of pages */
  char *error;
};

void sal_record_list_set_error (SalRecordList *self, const char *error);

void sal_record_list_release_kept (SalRecordList *self);
void sal_record_list_load_page (SalRecordList *self, guint position);
void sal_record_list_load_wanted (SalRecordList *self);

G_END_DECLS
