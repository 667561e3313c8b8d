/* sal-import-review.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-kind.h"

G_BEGIN_DECLS

gboolean sal_import_review (const SalKind *kind,
                            SalConnection *connection,
                            GPtrArray *notes,
                            GError **error);

G_END_DECLS
