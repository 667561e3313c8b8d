/* sal-coordinate-system.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sphere.h"

G_BEGIN_DECLS

typedef struct _SalCoordinateSystem SalCoordinateSystem;

SalCoordinateSystem *sal_coordinate_system_new (const char *definition, GError **error);
void sal_coordinate_system_free (SalCoordinateSystem *self);

const char *sal_coordinate_system_get_name (const SalCoordinateSystem *self);
guint
sal_coordinate_system_to_places (SalCoordinateSystem *self, SalCoordinate *points, gsize n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCoordinateSystem, sal_coordinate_system_free)

G_END_DECLS
