/* sal-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-kind.h"

G_BEGIN_DECLS

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

G_END_DECLS
