/* sal-design-export-geojson.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-export-private.h"

#include <math.h>

#include <json-glib/json-glib.h>

#include "sal-currency.h"

/* Six decimals are a decimetre. */
#define DEGREE_UNITS 1e6

static void
append_degrees (GString *text, double degrees)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (
      text,
      g_ascii_formatd (
          buffer, sizeof buffer, "%.9g", round (degrees * DEGREE_UNITS) / DEGREE_UNITS));
}

static void
append_point (GString *text, SalCoordinate point)
{
  g_string_append_c (text, '[');
  append_degrees (text, point.longitude);
  g_string_append_c (text, ',');
  append_degrees (text, point.latitude);
  g_string_append_c (text, ']');
}

static void
append_ring (GString *text, const SalGeography *geography, guint ring, GArray *points)
{
  g_array_set_size (points, 0);
  sal_geography_append_ring (geography, ring, points);
  g_string_append_c (text, '[');
  for (guint i = 0; i < points->len; i++)
    {
      append_point (text, g_array_index (points, SalCoordinate, i));
      g_string_append_c (text, ',');
    }
  /* a ring ends where it begins */
  append_point (text, g_array_index (points, SalCoordinate, 0));
  g_string_append_c (text, ']');
}

/* Every piece is a polygon: its outer ring, then its holes. */
static void
append_geometry (GString *text, const SalGeography *geography, const SalGeographyArea *area)
{
  const SalGeographyRing *rings = sal_geography_get_rings (geography, NULL);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));

  if (area->n_rings == 0)
    {
      g_string_append (text, "{\"type\":\"Point\",\"coordinates\":");
      append_point (text, area->center);
      g_string_append_c (text, '}');
      return;
    }

  g_string_append (text, "{\"type\":\"MultiPolygon\",\"coordinates\":[");
  for (guint i = 0; i < area->n_rings; i++)
    {
      guint ring = area->first_ring + i;

      if (rings[ring].hole)
        g_string_append_c (text, ',');
      else
        g_string_append (text, i > 0 ? "],[" : "[");
      append_ring (text, geography, ring, points);
    }
  g_string_append (text, "]]}");
}

static JsonNode *
describe_area (const SalDesignExport *self, const SalGeographyArea *area, guint index)
{
  JsonObject *properties = json_object_new ();
  SalDesignHolder holder = sal_design_export_find_holder (self, index);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (properties, "area", area->code);
  json_object_set_string_member (properties, "name", area->name);
  json_object_set_string_member (properties, "state", area->parent);
  json_object_set_string_member (properties, "territory", holder.territory);
  json_object_set_string_member (properties, "position", holder.position);
  json_object_set_string_member (properties, "holder", holder.holder);
  for (guint m = 0; m < sal_territory_design_get_n_measures (self->design); m++)
    {
      const SalAreaMeasure *measure = sal_territory_design_get_measure (self->design, m);
      double unit = measure->is_money ? pow (10, sal_currency_digits (self->currency)) : 1;

      json_object_set_double_member (properties, measure->key, measure->values[index] / unit);
    }
  json_node_take_object (node, properties);

  return node;
}

static gboolean
write_feature (const SalDesignExport *self,
               guint index,
               GOutputStream *stream,
               GCancellable *cancellable,
               GError **error)
{
  const SalGeography *geography = sal_territory_design_get_geography (self->design);
  const SalGeographyArea *area = &sal_geography_get_areas (geography, NULL)[index];
  g_autoptr (JsonNode) node = describe_area (self, area, index);
  g_autofree char *properties = json_to_string (node, FALSE);
  g_autoptr (GString) text = g_string_new (index > 0 ? ",\n" : "\n");

  g_string_append_printf (
      text, "{\"type\":\"Feature\",\"properties\":%s,\"geometry\":", properties);
  append_geometry (text, geography, area);
  g_string_append_c (text, '}');

  return g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error);
}

static gboolean
write_text (GOutputStream *stream, const char *text, GCancellable *cancellable, GError **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}

/* As RFC 7946 has it: degrees of WGS 84, outer rings anticlockwise, holes clockwise, nothing across
 * the antimeridian; and so are the rings of a geography. */
gboolean
sal_design_export_write_geojson (const SalDesignExport *self,
                                 GOutputStream *stream,
                                 GCancellable *cancellable,
                                 GError **error)
{
  if (!write_text (stream, "{\"type\":\"FeatureCollection\",\"features\":[", cancellable, error))
    return FALSE;
  for (guint area = 0; area < sal_territory_design_get_n_areas (self->design); area++)
    {
      if (!write_feature (self, area, stream, cancellable, error))
        return FALSE;
    }

  return write_text (stream, "\n]}\n", cancellable, error);
}
