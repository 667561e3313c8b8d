/* sal-import-created.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

gboolean sal_import_created_insert (SalTransaction *transaction,
                                    const SalKind *kind,
                                    gint64 id,
                                    const char *name,
                                    GHashTable *with,
                                    GError **error);

G_END_DECLS
