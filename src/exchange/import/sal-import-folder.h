/* sal-import-folder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-import.h"

G_BEGIN_DECLS

const SalKind *sal_import_guess_kind (GFile *file, const SalKind *const *kinds);
gboolean sal_import_add_folder (SalImport *self,
                                GFile *folder,
                                const SalKind *const *kinds,
                                GPtrArray *notes,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
