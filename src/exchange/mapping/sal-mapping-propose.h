/* sal-mapping-propose.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-column-profile.h"
#include "sal-mapping.h"

G_BEGIN_DECLS

SalMapping *sal_mapping_propose (const SalKind *kind,
                                 const char *name,
                                 const GPtrArray *profiles,
                                 GHashTable *descriptions,
                                 GPtrArray *notes);
SalMapping *sal_mapping_propose_single (const SalKind *kind,
                                        const char *name,
                                        const GPtrArray *profiles,
                                        GHashTable *descriptions,
                                        GPtrArray *notes);
const SalKind *sal_mapping_guess_kind (const GPtrArray *profiles, const SalKind *const *kinds);
SalMapping *sal_mapping_propose_for_file (
    const SalKind *kind, GFile *file, GPtrArray *notes, GCancellable *cancellable, GError **error);
GHashTable *sal_mapping_read_descriptions (GFile *file);

G_END_DECLS
