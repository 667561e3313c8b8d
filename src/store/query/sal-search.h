/* sal-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-connection.h"

G_BEGIN_DECLS

#define SAL_SEARCH_TABLE "search_index" /* its rowid is the record's id */

typedef struct
{
  const SalKind *kind;
  gint64 id;
  char *title;
  char *snippet; /* where it was found, with the words between ‹ and › */
} SalSearchHit;

void sal_search_hit_free (SalSearchHit *self);

/* For reader functions: the best @limit hits over all kinds; words match the start of words,
 * accents are ignored. */
GPtrArray *sal_search (SalConnection *connection,
                       const SalKind *const *kinds,
                       const char *text,
                       guint limit,
                       GError **error);

/* What text is looked up as: each word the start of a word; NULL if there is no word in it. */
char *sal_search_write_match (const char *text);

/* For the store, in the writer's transaction: the tables, when a file is created or extended; the
 * rows a change touched; all rows of a kind, none of which is indexed; all rows of a kind,
 * after many were changed; those of a range of ids, after many were added. */
gboolean sal_search_create_tables (SalConnection *connection, GError **error);
gboolean sal_search_update (SalConnection *connection,
                            const SalKind *const *kinds,
                            const SalTouch *touches,
                            gsize n_touches,
                            GError **error);
gboolean sal_search_fill (SalConnection *connection, const SalKind *kind, GError **error);
gboolean sal_search_rebuild (SalConnection *connection, const SalKind *kind, GError **error);
gboolean sal_search_add (
    SalConnection *connection, const SalKind *kind, gint64 first, gint64 last, GError **error);

G_END_DECLS
