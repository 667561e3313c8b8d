/* sal-bulk.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/**
 * SalBulk:
 *
 * Adds many records of one kind within a transaction with capturing off: the journal remembers the
 * range of ids. Values are not validated here: whoever reads the source did. Ids must ascend and be
 * new.
 */
typedef struct _SalBulk SalBulk;

/* @fields: indexes into the kind's fields, in the order values will be given; NULL: all fields.
 * Unnamed fields are null. */
SalBulk *sal_bulk_new (SalTransaction *transaction,
                       const SalKind *kind,
                       const guint *fields,
                       guint n_fields,
                       GError **error);
/* @values: as many as fields; texts are borrowed for the call. */
gboolean sal_bulk_insert (SalBulk *self, gint64 id, const SalValue *values, GError **error);
gboolean sal_bulk_finish (SalBulk *self, GError **error); /* records the range; frees nothing */
void sal_bulk_free (SalBulk *self);

/* Before adding a large part of a table: drops the secondary indexes of @kind, which are built
 * again, with the search index, before the transaction commits. */
gboolean sal_transaction_defer_indexes (SalTransaction *self, const SalKind *kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalBulk, sal_bulk_free)

G_END_DECLS
