/* sal-map-shape.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-map-shape.h"

#include <math.h>

#include "sal-map-private.h"

/* The finest tolerance, as a share of the map's extent; a line drawn at a scale is never further
 * from where it belongs than this part of a pixel. */
#define FINEST_TOLERANCE (1.0 / 131072)
#define PIXEL_TOLERANCE  0.4

/* Lines that are straight on the map but not in the plane are divided in parts of so many degrees.
 */
#define LONGEST_STEP 1.0

/**
 * SalMapShape:
 *
 * A geography on a plane, as it is drawn: projected once, its arcs simplified for every scale, with
 * an index by which areas are found.
 *
 * Arcs are simplified, not areas: those at both sides of a border stay together. A shape is
 * immutable and may be shared between threads.
 */

G_DEFINE_BOXED_TYPE (SalMapShape, sal_map_shape, sal_map_shape_ref, sal_map_shape_unref)

/**
 * sal_map_box_add:
 * @box: a box, %SAL_MAP_BOX_EMPTY to begin with
 * @point: a point
 *
 * Enlarges a box so that the point is in it.
 */
void
sal_map_box_add (SalMapBox *box, SalMapPoint point)
{
  box->left = MIN (box->left, point.x);
  box->top = MIN (box->top, point.y);
  box->right = MAX (box->right, point.x);
  box->bottom = MAX (box->bottom, point.y);
}

static void
add_box (SalMapBox *box, const SalMapBox *other)
{
  box->left = MIN (box->left, other->left);
  box->top = MIN (box->top, other->top);
  box->right = MAX (box->right, other->right);
  box->bottom = MAX (box->bottom, other->bottom);
}

/**
 * sal_map_shape_project:
 * @self: the shape
 * @place: a place, in degrees
 *
 * Projects a place as the areas were.
 *
 * Returns: where it is on the plane
 */
SalMapPoint
sal_map_shape_project (const SalMapShape *self, SalCoordinate place)
{
  double x = 0, y = 0;

  self->project (place, &x, &y, self->user_data);

  return (SalMapPoint){ x, -y };
}

static void
project_arc (const SalMapShape *self, const SalCoordinate *places, guint n_places, GArray *points)
{
  SalMapPoint point = sal_map_shape_project (self, places[0]);

  g_array_set_size (points, 0);
  g_array_append_val (points, point);
  for (guint i = 1; i < n_places; i++)
    {
      double east = places[i].longitude - places[i - 1].longitude;
      double north = places[i].latitude - places[i - 1].latitude;
      guint n_steps = (guint) MAX (1, ceil (MAX (fabs (east), fabs (north)) / LONGEST_STEP));

      for (guint step = 1; step < n_steps; step++)
        {
          double share = (double) step / n_steps;

          point = sal_map_shape_project (self,
                                         (SalCoordinate){
                                             places[i - 1].longitude + share * east,
                                             places[i - 1].latitude + share * north,
                                         });
          g_array_append_val (points, point);
        }
      point = sal_map_shape_project (self, places[i]);
      g_array_append_val (points, point);
    }
}

/* The points of all arcs with the tolerance up to which each is kept. */
static void
project_arcs (SalMapShape *self, GArray *weights)
{
  const SalGeographyArc *arcs = sal_geography_get_arcs (self->geography, &self->n_arcs);
  const SalCoordinate *places = sal_geography_get_points (self->geography, NULL);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SalMapPoint));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (SalMapPoint));
  SalMapLevel *level = &self->levels[0];

  level->first = g_new (guint, self->n_arcs + 1);
  self->arc_boxes = g_new (SalMapBox, self->n_arcs);
  for (guint i = 0; i < self->n_arcs; i++)
    {
      g_autofree double *of_arc = NULL;

      level->first[i] = all->len;
      self->arc_boxes[i] = SAL_MAP_BOX_EMPTY;
      project_arc (self, places + arcs[i].first_point, arcs[i].n_points, points);
      for (guint p = 0; p < points->len; p++)
        sal_map_box_add (&self->arc_boxes[i], g_array_index (points, SalMapPoint, p));
      of_arc = sal_map_simplify ((const SalMapPoint *) (gpointer) points->data, points->len);
      g_array_append_vals (weights, of_arc, points->len);
      g_array_append_vals (all, points->data, points->len);
    }
  level->first[self->n_arcs] = all->len;
  level->points = (SalMapPoint *) (gpointer) g_array_free (g_steal_pointer (&all), FALSE);
}

/* The middle of the heavier of two arcs is kept, so that a piece between them does not vanish. */
static void
keep_between (SalMapShape *self, const int *references, double *weights)
{
  const guint *first = self->levels[0].first;
  guint best = G_MAXUINT;

  for (guint i = 0; i < 2; i++)
    {
      guint arc = SAL_GEOGRAPHY_ARC (references[i]);

      for (guint p = first[arc] + 1; p + 1 < first[arc + 1]; p++)
        if (best == G_MAXUINT || weights[p] > weights[best])
          best = p;
    }
  if (best != G_MAXUINT)
    weights[best] = G_MAXDOUBLE;
}

/* Rings, areas and the whole get their boxes from those of the arcs. */
static void
measure_area (SalMapShape *self, guint index, double *weights)
{
  const SalGeographyArea *area = &sal_geography_get_areas (self->geography, NULL)[index];
  const SalGeographyRing *rings = sal_geography_get_rings (self->geography, NULL);
  const int *references = sal_geography_get_references (self->geography, NULL);
  guint main_ring = area->first_ring;
  double largest = -1;

  self->centers[index] = sal_map_shape_project (self, area->center);
  self->area_boxes[index] = SAL_MAP_BOX_EMPTY;
  sal_map_box_add (&self->area_boxes[index], self->centers[index]);
  for (guint r = area->first_ring; r < area->first_ring + area->n_rings; r++)
    {
      SalMapBox *box = &self->ring_boxes[r];
      double size;

      *box = SAL_MAP_BOX_EMPTY;
      for (guint i = 0; i < rings[r].n_references; i++)
        add_box (box,
                 &self->arc_boxes[SAL_GEOGRAPHY_ARC (references[rings[r].first_reference + i])]);
      add_box (&self->area_boxes[index], box);
      size = (box->right - box->left) * (box->bottom - box->top);
      if (size > largest && !rings[r].hole)
        {
          largest = size;
          main_ring = r;
        }
    }
  add_box (&self->bounds, &self->area_boxes[index]);
  if (area->n_rings == 0)
    return;
  self->is_main_ring[main_ring] = TRUE;
  if (rings[main_ring].n_references == 2)
    keep_between (self, &references[rings[main_ring].first_reference], weights);
}

/* Lists the arcs around each area, from their sides. */
static void
list_area_arcs (SalMapShape *self)
{
  const SalGeographyArc *arcs = sal_geography_get_arcs (self->geography, NULL);
  guint *next;

  self->first_area_arc = g_new0 (guint, self->n_areas + 2);
  for (guint i = 0; i < self->n_arcs; i++)
    {
      if (arcs[i].left != SAL_GEOGRAPHY_NONE)
        self->first_area_arc[arcs[i].left + 2]++;
      if (arcs[i].right != SAL_GEOGRAPHY_NONE)
        self->first_area_arc[arcs[i].right + 2]++;
    }
  for (guint i = 0; i < self->n_areas; i++)
    self->first_area_arc[i + 2] += self->first_area_arc[i + 1];
  /* counting up the starts of the next area makes them the starts of this one */
  next = self->first_area_arc + 1;
  self->area_arcs = g_new (guint, 2 * self->n_arcs + 1);
  for (guint i = 0; i < self->n_arcs; i++)
    {
      if (arcs[i].left != SAL_GEOGRAPHY_NONE)
        self->area_arcs[next[arcs[i].left]++] = i;
      if (arcs[i].right != SAL_GEOGRAPHY_NONE)
        self->area_arcs[next[arcs[i].right]++] = i;
    }
}

static void
simplify_level (SalMapShape *self, guint index, const double *weights)
{
  const SalMapLevel *complete = &self->levels[0];
  SalMapLevel *level = &self->levels[index];
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SalMapPoint));

  level->first = g_new (guint, self->n_arcs + 1);
  for (guint i = 0; i < self->n_arcs; i++)
    {
      level->first[i] = points->len;
      for (guint p = complete->first[i]; p < complete->first[i + 1]; p++)
        if (weights[p] > level->tolerance)
          g_array_append_val (points, complete->points[p]);
    }
  level->first[self->n_arcs] = points->len;
  level->points = (SalMapPoint *) (gpointer) g_array_free (g_steal_pointer (&points), FALSE);
}

static void
simplify (SalMapShape *self, const double *weights)
{
  double extent =
      MAX (self->bounds.right - self->bounds.left, self->bounds.bottom - self->bounds.top);

  for (guint i = 1; i < SAL_MAP_N_LEVELS; i++)
    {
      self->levels[i].tolerance = extent * FINEST_TOLERANCE * (1 << (i - 1));
      simplify_level (self, i, weights);
    }
}

/**
 * sal_map_shape_new:
 * @geography: the areas
 * @project: (scope notified): what projects places to the plane; it is also called by
 *   sal_map_shape_project(), by the thread that calls that
 * @user_data: data for @project
 * @destroy: (nullable): frees @user_data
 *
 * Projects a geography. For 3,142 counties that takes a tenth of a second, which is better spent on
 * another thread than the main one.
 *
 * Returns: (transfer full): the shape
 */
SalMapShape *
sal_map_shape_new (SalGeography *geography,
                   SalMapProject project,
                   gpointer user_data,
                   GDestroyNotify destroy)
{
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  SalMapShape *self = g_new0 (SalMapShape, 1);

  g_return_val_if_fail (geography != NULL && project != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->geography = sal_geography_ref (geography);
  self->project = project;
  self->user_data = user_data;
  self->destroy = destroy;
  sal_geography_get_areas (geography, &self->n_areas);
  sal_geography_get_rings (geography, &self->n_rings);
  self->bounds = SAL_MAP_BOX_EMPTY;
  self->area_boxes = g_new (SalMapBox, self->n_areas);
  self->ring_boxes = g_new (SalMapBox, self->n_rings);
  self->centers = g_new (SalMapPoint, self->n_areas);
  self->is_main_ring = g_new0 (guint8, self->n_rings);
  self->frames = g_array_new (FALSE, FALSE, sizeof (SalMapBox));
  project_arcs (self, weights);
  for (guint i = 0; i < self->n_areas; i++)
    measure_area (self, i, (double *) (gpointer) weights->data);
  list_area_arcs (self);
  simplify (self, (const double *) (gpointer) weights->data);
  sal_map_shape_index (self);

  return self;
}

static void
project (SalCoordinate place, double *x, double *y, gpointer user_data)
{
  SalPlanePoint point = { 0, 0 };

  sal_projection_to_map (user_data, &place, &point, 1);
  *x = point.x;
  *y = point.y;
}

static gboolean
shows_areas (const SalMapShape *self, const SalMapBox *box)
{
  for (guint area = 0; area < self->n_areas; area++)
    {
      if (sal_map_box_contains (box, self->centers[area]))
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_map_shape_new_projected:
 * @geography: a geography
 * @projection: (transfer full): a projection that is chosen for it
 *
 * Projects a geography to a plane. Insets of the projection that show areas have a frame.
 *
 * Returns: (transfer full): the shape
 */
SalMapShape *
sal_map_shape_new_projected (SalGeography *geography, SalProjection *projection)
{
  SalMapShape *self =
      sal_map_shape_new (geography, project, projection, (GDestroyNotify) sal_projection_free);
  guint n_insets;
  const SalMapInset *insets = sal_projection_get_insets (projection, &n_insets);

  for (guint i = 0; i < n_insets; i++)
    {
      const SalPlaneBox *frame = &insets[i].frame;
      const SalMapBox box = { frame->left, -frame->top, frame->right, -frame->bottom };

      if (shows_areas (self, &box))
        g_array_append_val (self->frames, box);
    }

  return self;
}

/**
 * sal_map_shape_get_frames:
 * @self: the shape
 * @n_frames: (out): their number
 *
 * Gets the frames around parts of the map that are drawn elsewhere than they lie.
 *
 * Returns: (array length=n_frames): the frames
 */
const SalMapBox *
sal_map_shape_get_frames (const SalMapShape *self, guint *n_frames)
{
  *n_frames = self->frames->len;

  return (const SalMapBox *) (gpointer) self->frames->data;
}

SalMapShape *
sal_map_shape_ref (SalMapShape *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sal_map_shape_unref (SalMapShape *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < SAL_MAP_N_LEVELS; i++)
    {
      g_free (self->levels[i].first);
      g_free (self->levels[i].points);
    }
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->grid.first);
  g_free (self->grid.areas);
  g_free (self->area_arcs);
  g_free (self->first_area_arc);
  g_free (self->area_boxes);
  g_free (self->ring_boxes);
  g_free (self->arc_boxes);
  g_free (self->centers);
  g_free (self->is_main_ring);
  g_array_unref (self->frames);
  sal_geography_unref (self->geography);
  g_free (self);
}

SalGeography *
sal_map_shape_get_geography (const SalMapShape *self)
{
  return self->geography;
}

guint
sal_map_shape_get_n_areas (const SalMapShape *self)
{
  return self->n_areas;
}

/**
 * sal_map_shape_get_bounds:
 * @self: the shape
 *
 * Gets the box around all areas, and around the frames of insets.
 *
 * Returns: the box, in kilometres; empty if there are no areas
 */
SalMapBox
sal_map_shape_get_bounds (const SalMapShape *self)
{
  SalMapBox bounds = self->bounds;

  for (guint i = 0; i < self->frames->len; i++)
    add_box (&bounds, &g_array_index (self->frames, SalMapBox, i));

  return bounds;
}

/**
 * sal_map_shape_get_area_bounds:
 * @self: the shape
 * @area: the index of an area
 *
 * Gets the box around an area with all of its pieces.
 *
 * Returns: the box, in kilometres
 */
SalMapBox
sal_map_shape_get_area_bounds (const SalMapShape *self, guint area)
{
  g_return_val_if_fail (area < self->n_areas, SAL_MAP_BOX_EMPTY);

  return self->area_boxes[area];
}

/**
 * sal_map_shape_get_center:
 * @self: the shape
 * @area: the index of an area
 *
 * Gets the point inside of an area that stands for it.
 *
 * Returns: the point, in kilometres
 */
SalMapPoint
sal_map_shape_get_center (const SalMapShape *self, guint area)
{
  g_return_val_if_fail (area < self->n_areas, (SalMapPoint){ 0 });

  return self->centers[area];
}

/* The arcs around an area; an arc with the area on both sides is there twice. */
const guint *
sal_map_shape_get_area_arcs (const SalMapShape *self, guint area, guint *n_arcs)
{
  *n_arcs = self->first_area_arc[area + 1] - self->first_area_arc[area];

  return &self->area_arcs[self->first_area_arc[area]];
}

/* The coarsest detail that looks like the complete one at a scale, in pixels per kilometre. */
const SalMapLevel *
sal_map_shape_get_level (const SalMapShape *self, double scale)
{
  guint i = SAL_MAP_N_LEVELS - 1;

  while (i > 0 && self->levels[i].tolerance * scale > PIXEL_TOLERANCE)
    i--;

  return &self->levels[i];
}
