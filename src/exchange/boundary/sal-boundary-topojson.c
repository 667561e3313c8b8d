/* sal-boundary-topojson.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-boundary-json-private.h"

/* TopoJSON as its specification 1.0.0 has it: lines that areas share, whose corners, if they are
 * quantised, are differences in whole steps of a grid; and geometries that are made of them by
 * number, ~number for one that is run through backwards. */

typedef struct
{
  guint first, n_points; /* of the corners */
} Line;

typedef struct
{
  SalBoundaryJson *json;
  gboolean quantised;
  SalCoordinate scale, translate;
  GArray *points; /* of SalCoordinate */
  GArray *lines;  /* of Line */
} Topology;

static void
topology_clear (Topology *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Topology, topology_clear)

static gboolean
read_transform (Topology *self, gsize place)
{
  SalJsonScanner *scanner = self->json->scanner;
  g_autofree char *member = NULL;
  guint n_read = 0;

  sal_json_scanner_seek (scanner, place);
  if (!sal_json_scanner_enter (scanner, SAL_JSON_OBJECT))
    return FALSE;
  while (sal_json_scanner_next_member (scanner, &member))
    {
      gboolean is_scale = strcmp (member, "scale") == 0;

      if (!is_scale && strcmp (member, "translate") != 0)
        {
          sal_json_scanner_skip (scanner);
          continue;
        }
      n_read++;
      if (!sal_boundary_json_read_position (self->json, is_scale ? &self->scale : &self->translate))
        return FALSE;
    }
  self->quantised = TRUE;

  return n_read == 2 ||
         sal_json_scanner_fail (scanner, _ ("the transform lacks scale or translate"));
}

static gboolean
read_line (Topology *self)
{
  SalJsonScanner *scanner = self->json->scanner;
  Line line = { .first = self->points->len };
  SalCoordinate at = { 0, 0 };

  if (!sal_json_scanner_enter (scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (scanner))
    {
      SalCoordinate point;

      if (!sal_boundary_json_read_position (self->json, &point) ||
          !sal_boundary_json_count_points (self->json, 1))
        return FALSE;
      if (self->quantised)
        {
          at.longitude += point.longitude;
          at.latitude += point.latitude;
          point.longitude = at.longitude * self->scale.longitude + self->translate.longitude;
          point.latitude = at.latitude * self->scale.latitude + self->translate.latitude;
        }
      g_array_append_val (self->points, point);
    }
  line.n_points = self->points->len - line.first;
  g_array_append_val (self->lines, line);

  return !sal_json_scanner_failed (scanner);
}

static gboolean
read_lines (Topology *self, gsize place)
{
  SalJsonScanner *scanner = self->json->scanner;

  sal_json_scanner_seek (scanner, place);
  if (!sal_json_scanner_enter (scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (scanner))
    if (!read_line (self))
      return FALSE;

  return !sal_json_scanner_failed (scanner);
}

/* A line begins where the one before it ends: that corner is there once. */
static gboolean
append_line (Topology *self, double number, SalShape *shape, SalShapeRing *ring)
{
  gboolean backwards = number < 0;
  double index = backwards ? -1 - number : number;
  const Line *line;

  if (!(index >= 0 && index < self->lines->len) || index != (double) (guint) index)
    return sal_json_scanner_fail (self->json->scanner,
                                  _ ("there is no arc %.15g (there are %u, counted from 0)"),
                                  number,
                                  self->lines->len);

  line = &g_array_index (self->lines, Line, (guint) index);
  for (guint i = ring->n_points > 0 ? 1 : 0; i < line->n_points; i++)
    {
      guint at = backwards ? line->n_points - 1 - i : i;
      SalCoordinate point = g_array_index (self->points, SalCoordinate, line->first + at);

      g_array_append_val (shape->points, point);
    }
  ring->n_points = shape->points->len - ring->first_point;

  return sal_boundary_json_count_points (self->json, line->n_points);
}

static gboolean
read_ring (Topology *self, SalShape *shape, gboolean hole)
{
  SalJsonScanner *scanner = self->json->scanner;
  SalShapeRing ring = { .first_point = shape->points->len, .hole = hole };

  if (!sal_json_scanner_enter (scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (scanner))
    {
      double number;

      if (!sal_json_scanner_read_number (scanner, &number) ||
          !append_line (self, number, shape, &ring))
        return FALSE;
    }
  g_array_append_val (shape->rings, ring);

  return !sal_json_scanner_failed (scanner);
}

/* Rings of a polygon, or polygons of several, which are one level deeper. */
static gboolean
read_rings (Topology *self, SalShape *shape, gboolean several)
{
  SalJsonScanner *scanner = self->json->scanner;
  gboolean hole = FALSE;

  if (!sal_json_scanner_enter (scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (scanner))
    {
      if (!(several ? read_rings (self, shape, FALSE) : read_ring (self, shape, hole)))
        return FALSE;
      hole = TRUE;
    }

  return !sal_json_scanner_failed (scanner);
}

/* Where the members of a geometry are. */
typedef struct
{
  char *type;
  gsize start, arcs, geometries, id, properties, end;
} Geometry;

static void
geometry_clear (Geometry *geometry)
{
  g_free (geometry->type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Geometry, geometry_clear)

static gboolean
find_geometry (SalJsonScanner *scanner, Geometry *geometry)
{
  g_autofree char *member = NULL;

  geometry->start = sal_json_scanner_tell (scanner);
  if (!sal_json_scanner_enter (scanner, SAL_JSON_OBJECT))
    return FALSE;
  while (sal_json_scanner_next_member (scanner, &member))
    {
      gsize place = sal_json_scanner_tell (scanner);

      if (strcmp (member, "type") == 0 && geometry->type == NULL &&
          sal_json_scanner_peek (scanner) == SAL_JSON_STRING)
        {
          geometry->type = sal_json_scanner_read_string (scanner);
          continue;
        }
      if (strcmp (member, "arcs") == 0)
        geometry->arcs = place;
      else if (strcmp (member, "geometries") == 0)
        geometry->geometries = place;
      else if (strcmp (member, "id") == 0)
        geometry->id = place;
      else if (strcmp (member, "properties") == 0)
        geometry->properties = place;
      sal_json_scanner_skip (scanner);
    }
  geometry->end = sal_json_scanner_tell (scanner);

  return !sal_json_scanner_failed (scanner);
}

static gboolean
read_attributes (Topology *self, const Geometry *geometry, SalBoundaryFeature *feature)
{
  SalJsonScanner *scanner = self->json->scanner;

  if (geometry->properties != 0)
    {
      sal_json_scanner_seek (scanner, geometry->properties);
      if (!sal_boundary_json_read_properties (self->json, feature))
        return FALSE;
    }
  if (geometry->id == 0)
    return TRUE;
  sal_json_scanner_seek (scanner, geometry->id);

  return sal_boundary_json_read_id (self->json, feature);
}

static gboolean read_geometry (Topology *self, guint depth);

static gboolean
read_geometries (Topology *self, const Geometry *geometry, guint depth)
{
  SalJsonScanner *scanner = self->json->scanner;

  if (depth == SAL_BOUNDARY_MAX_DEPTH)
    return sal_json_scanner_fail (scanner, _ ("geometries are nested too deeply"));
  if (geometry->geometries == 0)
    return TRUE;

  sal_json_scanner_seek (scanner, geometry->geometries);
  if (!sal_json_scanner_enter (scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (scanner))
    if (!read_geometry (self, depth + 1))
      return FALSE;

  return !sal_json_scanner_failed (scanner);
}

static gboolean
read_members (Topology *self, const Geometry *geometry, SalBoundaryFeature *feature)
{
  gboolean several = g_strcmp0 (geometry->type, "MultiPolygon") == 0;

  self->json->part = NULL;
  if (!read_attributes (self, geometry, feature))
    return FALSE;
  self->json->part = NULL;
  if (!several && g_strcmp0 (geometry->type, "Polygon") != 0)
    {
      if (geometry->type != NULL)
        sal_boundary_json_set_type (self->json, feature, geometry->type);
      return TRUE;
    }
  if (geometry->arcs == 0)
    return sal_json_scanner_fail (self->json->scanner, _ ("a %s has no arcs"), geometry->type);

  self->json->part = "arcs";
  sal_json_scanner_seek (self->json->scanner, geometry->arcs);

  return read_rings (self, feature->shape, several);
}

static gboolean
read_feature (Topology *self, const Geometry *geometry)
{
  SalBoundaryFeature *feature = sal_boundary_layer_add_feature (self->json->layer);

  return sal_boundary_json_go_on (self->json) &&
         (read_members (self, geometry, feature) ||
          sal_boundary_json_set_aside (self->json, feature, geometry->start));
}

static gboolean
read_geometry (Topology *self, guint depth)
{
  g_auto (Geometry) geometry = { 0 };
  gboolean collection;

  if (!find_geometry (self->json->scanner, &geometry))
    return FALSE;
  collection = g_strcmp0 (geometry.type, "GeometryCollection") == 0;
  if (!(collection ? read_geometries (self, &geometry, depth) : read_feature (self, &geometry)))
    return FALSE;
  sal_json_scanner_seek (self->json->scanner, geometry.end);

  return TRUE;
}

/* Geometries that an object lists; one that is no collection is one. */
static guint
count_geometries (SalJsonScanner *scanner)
{
  g_auto (Geometry) geometry = { 0 };
  guint n = 0;

  if (!find_geometry (scanner, &geometry))
    return 0;
  if (geometry.geometries != 0)
    {
      sal_json_scanner_seek (scanner, geometry.geometries);
      if (!sal_json_scanner_enter (scanner, SAL_JSON_ARRAY))
        return 0;
      for (; sal_json_scanner_next_element (scanner); n++)
        if (!sal_json_scanner_skip (scanner))
          return 0;
    }
  else if (geometry.arcs != 0)
    {
      n = 1;
    }
  if (!sal_json_scanner_failed (scanner))
    sal_json_scanner_seek (scanner, geometry.end);

  return n;
}

static void
note_choice (SalBoundaryLayer *layer, const char *chosen, GPtrArray *names)
{
  g_autofree char *others = NULL;

  if (names->len < 2)
    return;
  g_ptr_array_add (names, NULL);
  others = g_strjoinv (", ", (char **) names->pdata);
  g_ptr_array_add (layer->notes,
                   g_strdup_printf (_ ("Of its objects (%s) “%s” was read"), others, chosen));
}

/* The object that is named, else the one with the most geometries. */
static gboolean
choose_object (SalBoundaryJson *json, const SalBoundaryTop *top, const char *object, gsize *chosen)
{
  SalJsonScanner *scanner = json->scanner;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *member = NULL, *name = NULL;
  guint best = 0;

  *chosen = 0;
  sal_json_scanner_seek (scanner, top->objects);
  if (!sal_json_scanner_enter (scanner, SAL_JSON_OBJECT))
    return FALSE;
  while (sal_json_scanner_next_member (scanner, &member))
    {
      gsize place = sal_json_scanner_tell (scanner);
      guint n = count_geometries (scanner);

      g_ptr_array_add (names, g_strdup (member));
      if (object != NULL ? strcmp (object, member) == 0 : n > best)
        {
          best = n;
          *chosen = place;
          g_free (name);
          name = g_strdup (member);
        }
    }
  if (sal_json_scanner_failed (scanner))
    return FALSE;
  if (*chosen == 0 && object != NULL)
    return sal_json_scanner_fail (scanner, _ ("there is no object “%s”"), object);
  if (*chosen != 0)
    note_choice (json->layer, name, names);

  return TRUE;
}

gboolean
sal_boundary_json_read_topology (SalBoundaryJson *self,
                                 const SalBoundaryTop *top,
                                 const char *object)
{
  g_auto (Topology) topology = { .json = self };
  gsize chosen;

  if (top->arcs == 0 || top->objects == 0)
    return sal_json_scanner_fail (self->scanner, _ ("the topology lacks arcs or objects"));

  topology.points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));
  topology.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  if ((top->transform != 0 && !read_transform (&topology, top->transform)) ||
      !read_lines (&topology, top->arcs) || !choose_object (self, top, object, &chosen))
    return FALSE;
  if (chosen == 0)
    return TRUE;
  sal_json_scanner_seek (self->scanner, chosen);

  return read_geometry (&topology, 0);
}
