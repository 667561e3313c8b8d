/* sal-boundary-json-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-boundary-layer.h"
#include "sal-json-scanner.h"

G_BEGIN_DECLS

/* Geometry collections within geometry collections: more is no map. */
#define SAL_BOUNDARY_MAX_DEPTH 16

/* The outermost object: where its members are, 0 for those it does not have. */
typedef struct
{
  char *type;
  gsize start;
  gsize features;
  gsize crs;
  gsize objects;
  gsize arcs;
  gsize transform;
} SalBoundaryTop;

/* A file that is being read. */
typedef struct
{
  SalJsonScanner *scanner;
  SalBoundaryLayer *layer;
  SalBoundaryProgress progress;
  gpointer data;
  GCancellable *cancellable;
  guint64 last_look; /* in n_points of the layer */
  const char *part;  /* (nullable): the member of a feature that is being read */
} SalBoundaryJson;

gboolean sal_boundary_json_go_on (SalBoundaryJson *self);
gboolean sal_boundary_json_count_points (SalBoundaryJson *self, guint n_points);
gboolean sal_boundary_json_read_position (SalBoundaryJson *self, SalCoordinate *position);
gboolean sal_boundary_json_read_properties (SalBoundaryJson *self, SalBoundaryFeature *feature);
gboolean sal_boundary_json_read_id (SalBoundaryJson *self, SalBoundaryFeature *feature);
gboolean
sal_boundary_json_set_aside (SalBoundaryJson *self, SalBoundaryFeature *feature, gsize start);
void
sal_boundary_json_set_type (SalBoundaryJson *self, SalBoundaryFeature *feature, const char *type);

gboolean sal_boundary_json_read_geojson (SalBoundaryJson *self, const SalBoundaryTop *top);
gboolean sal_boundary_json_read_topology (SalBoundaryJson *self,
                                          const SalBoundaryTop *top,
                                          const char *object);

G_END_DECLS
