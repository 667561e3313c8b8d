/* sal-boundary-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-layer.h"

G_BEGIN_DECLS

SalBoundaryLayer *sal_boundary_layer_read (GFile *file,
                                           const char *object,
                                           SalBoundaryProgress progress,
                                           gpointer data,
                                           GCancellable *cancellable,
                                           GError **error);
SalBoundaryLayer *sal_boundary_layer_read_json (GBytes *bytes,
                                                const char *name,
                                                const char *object,
                                                SalBoundaryProgress progress,
                                                gpointer data,
                                                GCancellable *cancellable,
                                                GError **error);
SalBoundaryLayer *sal_boundary_layer_read_archive (GBytes *bytes,
                                                   const char *name,
                                                   const char *object,
                                                   SalBoundaryProgress progress,
                                                   gpointer data,
                                                   GCancellable *cancellable,
                                                   GError **error);
SalBoundaryLayer *sal_boundary_layer_read_shapefile (const char *path,
                                                     const char *name,
                                                     SalBoundaryProgress progress,
                                                     gpointer data,
                                                     GCancellable *cancellable,
                                                     GError **error);

G_END_DECLS
