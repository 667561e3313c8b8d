/* sal-boundary-write-geojson.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-boundary-writer.h"

/* A centimetre: what shapes are kept to. */
#define DIGITS "%.7f"

static void
append_string (GString *text, const char *string)
{
  g_string_append_c (text, '"');
  for (const char *c = string; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (text, "\\%c", *c);
    else if ((guchar) *c < 0x20)
      g_string_append_printf (text, "\\u%04x", (guchar) *c);
    else
      g_string_append_c (text, *c);
  g_string_append_c (text, '"');
}

/* Without zeros at the end. */
static void
append_degrees (GString *text, double degrees)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *last;

  g_ascii_formatd (digits, sizeof digits, DIGITS, degrees);
  last = digits + strlen (digits) - 1;
  while (*last == '0')
    last--;
  last[*last == '.' ? 0 : 1] = '\0';
  g_string_append (text, strcmp (digits, "-0") == 0 ? "0" : digits);
}

static gboolean
is_clockwise (const SalCoordinate *points, guint n_points)
{
  double sum = 0;

  for (guint i = 0; i < n_points; i++)
    {
      const SalCoordinate *next = &points[(i + 1) % n_points];

      sum += (points[i].longitude - next->longitude) * (points[i].latitude + next->latitude);
    }

  return sum < 0;
}

/* Outer rings run anticlockwise, holes clockwise, and the first point is the last (RFC 7946,
 * 3.1.6). */
static void
append_ring (GString *text, const SalShape *shape, const SalShapeRing *ring)
{
  const SalCoordinate *points = &g_array_index (shape->points, SalCoordinate, ring->first_point);
  gboolean turn = is_clockwise (points, ring->n_points) != ring->hole;

  g_string_append_c (text, '[');
  for (guint i = 0; i <= ring->n_points; i++)
    {
      guint at = i % ring->n_points;
      const SalCoordinate *point = &points[turn ? ring->n_points - 1 - at : at];

      g_string_append (text, i > 0 ? ",[" : "[");
      append_degrees (text, point->longitude);
      g_string_append_c (text, ',');
      append_degrees (text, point->latitude);
      g_string_append_c (text, ']');
    }
  g_string_append_c (text, ']');
}

static void
append_point (GString *text, SalCoordinate point)
{
  if (isnan (point.longitude) || isnan (point.latitude))
    {
      g_string_append (text, "null");
      return;
    }
  g_string_append (text, "{\"type\":\"Point\",\"coordinates\":[");
  append_degrees (text, point.longitude);
  g_string_append_c (text, ',');
  append_degrees (text, point.latitude);
  g_string_append (text, "]}");
}

static void
append_geometry (GString *text, const SalShape *shape)
{
  if (shape->rings->len == 0)
    {
      g_string_append (text, "null");
      return;
    }

  g_string_append (text, "{\"type\":\"MultiPolygon\",\"coordinates\":[");
  for (guint i = 0; i < shape->rings->len; i++)
    {
      const SalShapeRing *ring = &g_array_index (shape->rings, SalShapeRing, i);

      if (i > 0)
        g_string_append (text, ring->hole ? "," : "],");
      if (!ring->hole || i == 0)
        g_string_append_c (text, '[');
      append_ring (text, shape, ring);
    }
  g_string_append (text, "]]}");
}

static gboolean
is_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  return end > text && *end == '\0' && isfinite (number) &&
         strspn (text, "0123456789.eE+-") == strlen (text) && text[0] != '+' && text[0] != '.';
}

static void
append_feature (GString *text, const SalBoundaryLayer *layer, const SalBoundaryFeature *feature)
{
  g_string_append (text, "{\"type\":\"Feature\",\"properties\":{");
  for (guint i = 0; i < layer->fields->len; i++)
    {
      const char *value = sal_boundary_feature_get_value (feature, i);

      if (i > 0)
        g_string_append_c (text, ',');
      append_string (text, g_ptr_array_index (layer->fields, i));
      g_string_append_c (text, ':');
      if (value == NULL)
        g_string_append (text, "null");
      else if (g_array_index (layer->numeric, gboolean, i) && is_number (value))
        g_string_append (text, value);
      else
        append_string (text, value);
    }
  g_string_append (text, "},\"geometry\":");
  if (layer->is_of_points)
    append_point (text, feature->point);
  else
    append_geometry (text, feature->shape);
  g_string_append_c (text, '}');
}

/**
 * sal_boundary_layer_write_geojson:
 * @self: a layer in degrees by WGS 84
 * @file: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a layer as GeoJSON (RFC 7946), with seven digits of degrees. A file that is there is
 * replaced when all of the new one is written.
 *
 * Fails with a %G_IO_ERROR if the file cannot be written, or if cancelled.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_boundary_layer_write_geojson (const SalBoundaryLayer *self,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[\n");

  for (guint i = 0; i < self->features->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i > 0)
        g_string_append (text, ",\n");
      append_feature (text, self, sal_boundary_layer_get_feature (self, i));
    }
  g_string_append (text, "\n]}\n");

  return g_file_replace_contents (file,
                                  text->str,
                                  text->len,
                                  NULL,
                                  FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION,
                                  NULL,
                                  cancellable,
                                  error);
}
