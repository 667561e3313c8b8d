/* sal-activation-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-alignment-activation.h"

G_BEGIN_DECLS

/**
 * SalActivationFormat:
 * @SAL_ACTIVATION_CSV: a table of the accounts that move
 * @SAL_ACTIVATION_XLSX: a spreadsheet with a sheet for each list there is something in
 *
 * What is handed out of what an alignment did when it took effect.
 */
typedef enum
{
  SAL_ACTIVATION_CSV,
  SAL_ACTIVATION_XLSX,
} SalActivationFormat;

gboolean sal_activation_export_find_format (const char *name, SalActivationFormat *format);
gboolean sal_activation_export_to_file (const SalAlignmentActivation *plan,
                                        const char *currency,
                                        SalActivationFormat format,
                                        GFile *file,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
