/* sal-whitespace-loading-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-whitespace-evidence.h"

G_BEGIN_DECLS

/* A possible cross-sell that was won or lost. */
typedef struct
{
  guint account, family;
  gint32 created;
  gboolean won;
} SalWhitespaceAttempt;

/* The portfolio while it is read. */
typedef struct
{
  SalWhitespace *portfolio;
  SalConnection *connection;
  const char *accounts; /* (nullable): ids as a JSON array */
  SalIdMap *families;   /* their places */
  GArray *attempts;     /* of SalWhitespaceAttempt */
  gint64 last_attempt;  /* the opportunity of the last of them */
  GArray *evidence;     /* (nullable) of SalWhitespaceEvidence: to be filled as well */
} SalWhitespaceLoading;

gboolean sal_whitespace_loading_read_facts (SalWhitespaceLoading *self, GError **error);
gboolean sal_whitespace_loading_read_rows (SalWhitespaceLoading *self,
                                           const char *sql,
                                           const char *column,
                                           void (*take) (SalWhitespaceLoading *self,
                                                         sqlite3_stmt *row),
                                           GError **error);
gint32 sal_whitespace_loading_read_day (sqlite3_stmt *row, int column);

G_END_DECLS
