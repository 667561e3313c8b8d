/* sal-boundary-layer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-shape.h"

G_BEGIN_DECLS

/* As many corners as one file may have: 2 GB of memory, and a tenth of that on the disk. */
#define SAL_BOUNDARY_MAX_POINTS (128 * 1024 * 1024)

/* Told how much of the work is done, from 0 to 1, on the thread that does it. */
typedef void (*SalBoundaryProgress) (double done, gpointer data);

typedef struct
{
  guint field;
  const char *text;
} SalBoundaryValue;

/* What a file calls a feature, record or geometry. */
typedef struct
{
  guint number;    /* as one counts in the file, from 1 */
  SalShape *shape; /* its rings, in the units of the coordinate system; none: it has no polygon */
  SalCoordinate point; /* where it is, in a layer of points; NAN: that is not known */
  const char *type;    /* what it has instead of polygons: "Point"; NULL: nothing */
  const char *problem; /* (nullable): why it could not be read; its shape is empty then */
  GArray *values;      /* of SalBoundaryValue, those that are there */
  gboolean clockwise;  /* outer rings are to run clockwise, and holes the other way */
} SalBoundaryFeature;

/* A file of boundaries as it stands in memory: shapes with attributes. */
typedef struct
{
  char *name;              /* of the file, for messages */
  char *coordinate_system; /* (nullable): as PROJ reads it; degrees by WGS 84 if not said */
  GPtrArray *fields;       /* of char *: names of the attributes, as they are met */
  GArray *numeric;         /* of gboolean, by field: its values are numbers */
  GPtrArray *features;     /* of SalBoundaryFeature */
  GPtrArray *notes;        /* of char *: what was decided in reading, sentences */
  GStringChunk *strings;
  GHashTable *indices; /* name of a field → its index + 1 */
  guint64 n_points;
  gboolean is_of_points; /* features are written as points */
} SalBoundaryLayer;

SalBoundaryLayer *sal_boundary_layer_new (const char *name);
void sal_boundary_layer_free (SalBoundaryLayer *self);

guint sal_boundary_layer_add_field (SalBoundaryLayer *self, const char *name);
guint sal_boundary_layer_add_number (SalBoundaryLayer *self, const char *name);
gboolean
sal_boundary_layer_find_field (const SalBoundaryLayer *self, const char *name, guint *field);
SalBoundaryFeature *sal_boundary_layer_add_feature (SalBoundaryLayer *self);
SalBoundaryFeature *sal_boundary_layer_add_point (SalBoundaryLayer *self, SalCoordinate point);
SalBoundaryFeature *
sal_boundary_layer_add_area (SalBoundaryLayer *self, const SalGeography *geography, guint area);
SalBoundaryFeature *sal_boundary_layer_add_group (SalBoundaryLayer *self,
                                                  const SalGeography *geography,
                                                  const gint32 *groups,
                                                  gint32 group,
                                                  GError **error);
void sal_boundary_layer_set_value (SalBoundaryLayer *self,
                                   SalBoundaryFeature *feature,
                                   guint field,
                                   const char *text);
void sal_boundary_layer_set_number (SalBoundaryLayer *self,
                                    SalBoundaryFeature *feature,
                                    guint field,
                                    double number);
const SalBoundaryFeature *sal_boundary_layer_get_feature (const SalBoundaryLayer *self,
                                                          guint index);
const char *sal_boundary_feature_get_value (const SalBoundaryFeature *self, guint field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalBoundaryLayer, sal_boundary_layer_free)

G_END_DECLS
