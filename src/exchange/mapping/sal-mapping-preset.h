/* sal-mapping-preset.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-mapping.h"

G_BEGIN_DECLS

char **sal_mapping_list_presets (void);
SalMapping *sal_mapping_load_preset (const char *preset,
                                     const SalKind *kind,
                                     const GPtrArray *profiles,
                                     GPtrArray *notes,
                                     GError **error);
SalMapping *sal_mapping_load_preset_for_file (const char *preset,
                                              const SalKind *kind,
                                              GFile *file,
                                              GPtrArray *notes,
                                              GCancellable *cancellable,
                                              GError **error);

G_END_DECLS
