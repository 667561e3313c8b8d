/* sal-boundary-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-layer.h"

G_BEGIN_DECLS

gboolean sal_boundary_layer_write_geojson (const SalBoundaryLayer *self,
                                           GFile *file,
                                           GCancellable *cancellable,
                                           GError **error);
gboolean sal_boundary_layer_write_shapefile (const SalBoundaryLayer *self,
                                             const char *path,
                                             GCancellable *cancellable,
                                             GError **error);

G_END_DECLS
