/* sal-boundary-geojson.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-boundary-json-private.h"

static gboolean
read_ring (SalBoundaryJson *self, SalShape *shape, gboolean hole)
{
  SalShapeRing ring = { .first_point = shape->points->len, .hole = hole };

  if (!sal_json_scanner_enter (self->scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (self->scanner))
    {
      SalCoordinate point;

      if (!sal_boundary_json_read_position (self, &point) ||
          !sal_boundary_json_count_points (self, 1))
        return FALSE;
      g_array_append_val (shape->points, point);
    }
  ring.n_points = shape->points->len - ring.first_point;
  g_array_append_val (shape->rings, ring);

  return !sal_json_scanner_failed (self->scanner);
}

static gboolean
read_polygon (SalBoundaryJson *self, SalShape *shape)
{
  gboolean hole = FALSE;

  if (!sal_json_scanner_enter (self->scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (self->scanner))
    {
      if (!read_ring (self, shape, hole))
        return FALSE;
      hole = TRUE;
    }

  return !sal_json_scanner_failed (self->scanner);
}

static gboolean
read_polygons (SalBoundaryJson *self, SalShape *shape)
{
  if (!sal_json_scanner_enter (self->scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (self->scanner))
    if (!read_polygon (self, shape))
      return FALSE;

  return !sal_json_scanner_failed (self->scanner);
}

static gboolean read_geometry (SalBoundaryJson *self, SalBoundaryFeature *feature, guint depth);

static gboolean
read_geometries (SalBoundaryJson *self, SalBoundaryFeature *feature, guint depth)
{
  if (depth == SAL_BOUNDARY_MAX_DEPTH)
    return sal_json_scanner_fail (self->scanner, _ ("geometries are nested too deeply"));
  if (!sal_json_scanner_enter (self->scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (self->scanner))
    if (!read_geometry (self, feature, depth + 1))
      return FALSE;

  return !sal_json_scanner_failed (self->scanner);
}

static gboolean
read_content (SalBoundaryJson *self,
              SalBoundaryFeature *feature,
              const char *type,
              gsize coordinates,
              gsize geometries,
              guint depth)
{
  gsize content = g_strcmp0 (type, "GeometryCollection") == 0 ? geometries : coordinates;

  if (type == NULL)
    return sal_json_scanner_fail (self->scanner,
                                  _ ("a geometry has no type (expected one such as Polygon)"));
  if (strcmp (type, "Polygon") != 0 && strcmp (type, "MultiPolygon") != 0 &&
      strcmp (type, "GeometryCollection") != 0)
    {
      sal_boundary_json_set_type (self, feature, type);
      return TRUE;
    }
  if (content == 0)
    return sal_json_scanner_fail (self->scanner, _ ("a %s has no coordinates"), type);

  self->part = content == coordinates ? "coordinates" : "geometries";
  sal_json_scanner_seek (self->scanner, content);
  if (strcmp (type, "Polygon") == 0)
    return read_polygon (self, feature->shape);
  if (strcmp (type, "MultiPolygon") == 0)
    return read_polygons (self, feature->shape);

  return read_geometries (self, feature, depth);
}

/* The type may stand behind the coordinates: these are passed over first. */
static gboolean
read_geometry (SalBoundaryJson *self, SalBoundaryFeature *feature, guint depth)
{
  SalJsonScanner *scanner = self->scanner;
  g_autofree char *member = NULL, *type = NULL;
  gsize coordinates = 0, geometries = 0, end;

  self->part = "geometry";
  if (sal_json_scanner_peek (scanner) == SAL_JSON_WORD)
    return sal_json_scanner_skip (scanner);
  if (!sal_json_scanner_enter (scanner, SAL_JSON_OBJECT))
    return FALSE;
  while (sal_json_scanner_next_member (scanner, &member))
    {
      if (strcmp (member, "type") == 0 && type == NULL)
        {
          type = sal_json_scanner_read_string (scanner);
          continue;
        }
      if (strcmp (member, "coordinates") == 0)
        coordinates = sal_json_scanner_tell (scanner);
      else if (strcmp (member, "geometries") == 0)
        geometries = sal_json_scanner_tell (scanner);
      if (!sal_json_scanner_skip (scanner))
        return FALSE;
    }
  end = sal_json_scanner_tell (scanner);
  if (sal_json_scanner_failed (scanner) ||
      !read_content (self, feature, type, coordinates, geometries, depth))
    return FALSE;
  sal_json_scanner_seek (scanner, end);

  return TRUE;
}

static gboolean
read_members (SalBoundaryJson *self, SalBoundaryFeature *feature)
{
  SalJsonScanner *scanner = self->scanner;
  g_autofree char *member = NULL;
  gsize id = 0, end;

  if (!sal_json_scanner_enter (scanner, SAL_JSON_OBJECT))
    return FALSE;
  while (sal_json_scanner_next_member (scanner, &member))
    {
      gboolean read;

      if (strcmp (member, "id") == 0)
        id = sal_json_scanner_tell (scanner);
      if (strcmp (member, "geometry") == 0)
        read = read_geometry (self, feature, 0);
      else if (strcmp (member, "properties") == 0)
        read = sal_boundary_json_read_properties (self, feature);
      else
        read = sal_json_scanner_skip (scanner);
      if (!read)
        return FALSE;
      self->part = NULL;
    }
  end = sal_json_scanner_tell (scanner);
  if (id != 0 && !sal_json_scanner_failed (scanner))
    {
      sal_json_scanner_seek (scanner, id);
      sal_boundary_json_read_id (self, feature);
      sal_json_scanner_seek (scanner, end);
    }

  return !sal_json_scanner_failed (scanner);
}

static gboolean
read_feature (SalBoundaryJson *self)
{
  SalBoundaryFeature *feature = sal_boundary_layer_add_feature (self->layer);
  gsize start;

  if (!sal_boundary_json_go_on (self))
    return FALSE;
  self->part = NULL;
  start = sal_json_scanner_tell (self->scanner);

  return read_members (self, feature) || sal_boundary_json_set_aside (self, feature, start);
}

gboolean
sal_boundary_json_read_geojson (SalBoundaryJson *self, const SalBoundaryTop *top)
{
  SalJsonScanner *scanner = self->scanner;

  sal_json_scanner_seek (scanner, top->start);
  if (g_strcmp0 (top->type, "Feature") == 0)
    return read_feature (self);
  if (g_strcmp0 (top->type, "Polygon") == 0 || g_strcmp0 (top->type, "MultiPolygon") == 0 ||
      g_strcmp0 (top->type, "GeometryCollection") == 0)
    return read_geometry (self, sal_boundary_layer_add_feature (self->layer), 0);
  if (g_strcmp0 (top->type, "FeatureCollection") != 0 || top->features == 0)
    return sal_json_scanner_fail (
        scanner,
        _ ("this is neither GeoJSON nor TopoJSON (expected an object of type FeatureCollection, "
           "with features, or Topology)"));

  sal_json_scanner_seek (scanner, top->features);
  if (!sal_json_scanner_enter (scanner, SAL_JSON_ARRAY))
    return FALSE;
  while (sal_json_scanner_next_element (scanner))
    if (!read_feature (self))
      return FALSE;

  return !sal_json_scanner_failed (scanner);
}
