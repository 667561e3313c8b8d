/* sal-stakeholder-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-picture.h"
#include "sal-stakeholder-map.h"

G_BEGIN_DECLS

GBytes *sal_stakeholder_export_to_bytes (const SalStakeholderMap *map,
                                         SalPictureFormat format,
                                         GError **error);
gboolean
sal_stakeholder_export_to_file (const SalStakeholderMap *map, const char *path, GError **error);

G_END_DECLS
