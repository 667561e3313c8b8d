/* sal-import-event.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

typedef struct _SalImportEvents SalImportEvents;

gboolean sal_import_events_are_kept (const SalKind *kind);
SalImportEvents *sal_import_events_new (SalTransaction *transaction, gint64 time);
void sal_import_events_free (SalImportEvents *self);
gboolean
sal_import_events_add (SalImportEvents *self, SalRecord *before, SalRecord *after, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportEvents, sal_import_events_free)

G_END_DECLS
