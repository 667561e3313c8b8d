/* sal-record-load.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* Loads records one after the other, with the titles of what they refer to. */
typedef struct _SalRecordLoader SalRecordLoader;

SalRecordLoader *
sal_record_loader_new (SalConnection *connection, const SalKind *kind, GError **error);
void sal_record_loader_free (SalRecordLoader *self);
gboolean
sal_record_loader_load (SalRecordLoader *self, gint64 id, SalRecord **record, GError **error);

gboolean sal_records_set_not_found (const SalKind *kind, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalRecordLoader, sal_record_loader_free)

G_END_DECLS
