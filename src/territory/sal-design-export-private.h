/* sal-design-export-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-export.h"

G_BEGIN_DECLS

/* The territory of an area, with texts for one that has none. */
typedef struct
{
  const char *territory;
  const char *position;
  const char *holder;
} SalDesignHolder;

SalDesignHolder sal_design_export_find_holder (const SalDesignExport *self, guint area);
gboolean sal_design_export_write_geojson (const SalDesignExport *self,
                                          GOutputStream *stream,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
