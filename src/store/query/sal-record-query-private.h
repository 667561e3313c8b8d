/* sal-record-query-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression.h"
#include "sal-record-query.h"

G_BEGIN_DECLS

/* One of the fields records are sorted by. */
typedef struct
{
  char **path;           /* names, all but the last of references */
  const SalKind *kind;   /* the kind that has the field */
  const SalField *field; /* NULL: the id */
  gboolean descending;
} SalSortKey;

struct _SalRecordQuery
{
  const SalKind *kind;
  SalExpression *filter;
  char *search;
  GArray *keys; /* of SalSortKey, the most significant first */
  gint64 limit; /* 0: none */
  gint64 *ids;  /* ascending and different; NULL: any */
  gsize n_ids;
};

/* Whether records of @kind decide which records there are, or their order. */
gboolean sal_record_query_depends_on (const SalRecordQuery *self, const SalKind *kind);

G_END_DECLS
