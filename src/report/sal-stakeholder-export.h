/* sal-stakeholder-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-stakeholder-map.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_STAKEHOLDER_PNG,
  SAL_STAKEHOLDER_SVG,
  SAL_STAKEHOLDER_PDF,
} SalStakeholderFormat;

gboolean sal_stakeholder_export_find_format (const char *name, SalStakeholderFormat *format);
GBytes *sal_stakeholder_export_to_bytes (const SalStakeholderMap *map,
                                         SalStakeholderFormat format,
                                         GError **error);
gboolean
sal_stakeholder_export_to_file (const SalStakeholderMap *map, const char *path, GError **error);

G_END_DECLS
