/* sal-import-recall.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-mapping.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

SalMapping *sal_import_choose_mapping (SalWorkspace *workspace,
                                       const SalKind *kind,
                                       GFile *file,
                                       GPtrArray *notes,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
