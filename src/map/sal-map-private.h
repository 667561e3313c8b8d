/* sal-map-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-map-draw.h"

G_BEGIN_DECLS

/* Level 0 is complete; each above tolerates twice what the one below does. */
#define SAL_MAP_N_LEVELS 11

/* All arcs at one degree of detail. */
typedef struct
{
  double tolerance; /* kilometres; no arc is further from what it was */
  guint *first;     /* n_arcs + 1: the points of arc i are those from first[i] up to first[i + 1] */
  SalMapPoint *points;
} SalMapLevel;

/* Which areas may be in a cell of a grid over the plane, as compressed rows. */
typedef struct
{
  guint n_columns, n_rows;
  double cell; /* kilometres */
  guint *first;
  guint *areas;
} SalMapGrid;

struct _SalMapShape
{
  gatomicrefcount ref_count;
  SalGeography *geography;
  SalMapProject project;
  gpointer user_data;
  GDestroyNotify destroy;
  guint n_areas, n_arcs, n_rings;
  SalMapBox bounds;
  SalMapBox *area_boxes;
  SalMapBox *ring_boxes;
  SalMapBox *arc_boxes;
  SalMapPoint *centers;
  guint8 *is_main_ring; /* of each ring, whether it is the largest of its area */
  guint *area_arcs;     /* the arcs of area i: area_arcs[first_area_arc[i]] and on */
  guint *first_area_arc;
  SalMapLevel levels[SAL_MAP_N_LEVELS];
  SalMapGrid grid;
  GArray *frames; /* of SalMapBox: around what is drawn elsewhere than it lies */
};

static inline gboolean
sal_map_box_overlaps (const SalMapBox *one, const SalMapBox *other)
{
  return one->left <= other->right && one->right >= other->left && one->top <= other->bottom &&
         one->bottom >= other->top;
}

static inline gboolean
sal_map_box_contains (const SalMapBox *box, SalMapPoint point)
{
  return point.x >= box->left && point.x <= box->right && point.y >= box->top &&
         point.y <= box->bottom;
}

double *sal_map_simplify (const SalMapPoint *points, guint n_points);
void sal_map_shape_index (SalMapShape *self);
const SalMapLevel *sal_map_shape_get_level (const SalMapShape *self, double scale);
const guint *sal_map_shape_get_area_arcs (const SalMapShape *self, guint area, guint *n_arcs);

G_END_DECLS
