/* sal-geography-builder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"

G_BEGIN_DECLS

typedef struct _SalGeographyBuilder SalGeographyBuilder;

SalGeographyBuilder *sal_geography_builder_new (void);
void sal_geography_builder_free (SalGeographyBuilder *self);

guint sal_geography_builder_add_arc (SalGeographyBuilder *self,
                                     const SalCoordinate *points,
                                     guint n_points);
guint sal_geography_builder_add_area (SalGeographyBuilder *self,
                                      const char *code,
                                      const char *name,
                                      const char *parent,
                                      const SalCoordinate *center);
void sal_geography_builder_add_ring (SalGeographyBuilder *self,
                                     const int *references,
                                     guint n_references,
                                     gboolean hole);
SalGeography *sal_geography_builder_finish (SalGeographyBuilder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalGeographyBuilder, sal_geography_builder_free)

G_END_DECLS
