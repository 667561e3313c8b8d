/* sal-boundary-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-boundary-json-private.h"
#include "sal-boundary-reader.h"

/* What GeoJSON and TopoJSON have in common. */

/* Corners between two looks at the cancellable: a millisecond. */
#define LOOK 16384

/* Tells how far it is, and whether to go on. */
gboolean
sal_boundary_json_go_on (SalBoundaryJson *self)
{
  gsize size = sal_json_scanner_get_size (self->scanner);

  if (self->progress != NULL && size > 0)
    self->progress ((double) sal_json_scanner_tell (self->scanner) / (double) size, self->data);

  return !g_cancellable_is_cancelled (self->cancellable) &&
         !sal_json_scanner_failed (self->scanner);
}

/* Counts corners that were read; FALSE if there are too many, or it is not to go on. */
gboolean
sal_boundary_json_count_points (SalBoundaryJson *self, guint n_points)
{
  self->layer->n_points += n_points;
  if (self->layer->n_points > SAL_BOUNDARY_MAX_POINTS)
    return sal_json_scanner_fail (self->scanner,
                                  _ ("there are too many corners (expected at most %d million)"),
                                  SAL_BOUNDARY_MAX_POINTS / (1024 * 1024));
  if (self->layer->n_points - self->last_look < LOOK)
    return TRUE;
  self->last_look = self->layer->n_points;

  return sal_boundary_json_go_on (self);
}

/* [x, y, …]: heights and whatever else follows are passed over. */
gboolean
sal_boundary_json_read_position (SalBoundaryJson *self, SalCoordinate *position)
{
  SalJsonScanner *scanner = self->scanner;

  if (!sal_json_scanner_enter (scanner, SAL_JSON_ARRAY))
    return FALSE;
  if (!sal_json_scanner_next_element (scanner) ||
      !sal_json_scanner_read_number (scanner, &position->longitude) ||
      !sal_json_scanner_next_element (scanner) ||
      !sal_json_scanner_read_number (scanner, &position->latitude))
    return sal_json_scanner_fail (scanner, _ ("a corner has less than two numbers"));
  while (sal_json_scanner_next_element (scanner))
    if (!sal_json_scanner_skip (scanner))
      return FALSE;

  return !sal_json_scanner_failed (scanner);
}

gboolean
sal_boundary_json_read_properties (SalBoundaryJson *self, SalBoundaryFeature *feature)
{
  g_autofree char *member = NULL;

  self->part = "properties";
  if (sal_json_scanner_peek (self->scanner) != SAL_JSON_OBJECT)
    return sal_json_scanner_skip (self->scanner);

  sal_json_scanner_enter (self->scanner, SAL_JSON_OBJECT);
  while (sal_json_scanner_next_member (self->scanner, &member))
    {
      guint field = sal_boundary_layer_add_field (self->layer, member);
      g_autofree char *text = sal_json_scanner_read_text (self->scanner);

      if (text != NULL)
        sal_boundary_layer_set_value (self->layer, feature, field, text);
    }

  return !sal_json_scanner_failed (self->scanner);
}

/* A feature's own id is a field like others, unless a property has its name. */
gboolean
sal_boundary_json_read_id (SalBoundaryJson *self, SalBoundaryFeature *feature)
{
  g_autofree char *text = NULL;

  self->part = "id";
  text = sal_json_scanner_read_text (self->scanner);
  if (text != NULL)
    sal_boundary_layer_set_value (
        self->layer, feature, sal_boundary_layer_add_field (self->layer, "id"), text);

  return !sal_json_scanner_failed (self->scanner);
}

/* What tells which feature it is, as far as that can be read. */
static void
read_attributes (SalBoundaryJson *self, SalBoundaryFeature *feature)
{
  SalJsonScanner *scanner = self->scanner;
  g_autofree char *member = NULL;
  gsize id = 0;

  if (!sal_json_scanner_enter (scanner, SAL_JSON_OBJECT))
    return;
  while (sal_json_scanner_next_member (scanner, &member))
    {
      if (strcmp (member, "id") == 0)
        id = sal_json_scanner_tell (scanner);
      if (strcmp (member, "properties") == 0)
        sal_boundary_json_read_properties (self, feature);
      else
        sal_json_scanner_skip (scanner);
    }
  if (id != 0 && !sal_json_scanner_failed (scanner))
    {
      sal_json_scanner_seek (scanner, id);
      sal_boundary_json_read_id (self, feature);
    }
}

/* Goes on behind a feature that begins at @start, in which something is wrong: it keeps its
 * attributes and the reason. FALSE if that is nothing to go on from. */
gboolean
sal_boundary_json_set_aside (SalBoundaryJson *self, SalBoundaryFeature *feature, gsize start)
{
  SalJsonScanner *scanner = self->scanner;
  g_autofree char *problem = NULL, *text = NULL, *further = NULL;
  gsize end;

  if (!sal_json_scanner_failed (scanner) || self->layer->n_points > SAL_BOUNDARY_MAX_POINTS)
    return FALSE;
  problem = sal_json_scanner_take_problem (scanner);
  text = self->part != NULL ? g_strdup_printf ("%s: %s", self->part, problem) : g_strdup (problem);
  feature->problem = g_string_chunk_insert (self->layer->strings, text);
  g_array_set_size (feature->shape->points, 0);
  g_array_set_size (feature->shape->rings, 0);
  g_array_set_size (feature->values, 0);

  sal_json_scanner_seek (scanner, start);
  if (!sal_json_scanner_skip (scanner))
    return FALSE;
  end = sal_json_scanner_tell (scanner);
  sal_json_scanner_seek (scanner, start);
  read_attributes (self, feature);
  further = sal_json_scanner_take_problem (scanner);
  sal_json_scanner_seek (scanner, end);

  return TRUE;
}

/* What a feature has that is no polygon. */
void
sal_boundary_json_set_type (SalBoundaryJson *self, SalBoundaryFeature *feature, const char *type)
{
  feature->type = g_string_chunk_insert_const (self->layer->strings, type);
}

static void
top_clear (SalBoundaryTop *top)
{
  g_free (top->type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalBoundaryTop, top_clear)

/* Members come in any order: where they are is found first. */
static gboolean
find_members (SalBoundaryJson *self, SalBoundaryTop *top)
{
  SalJsonScanner *scanner = self->scanner;
  g_autofree char *member = NULL;

  sal_json_scanner_peek (scanner);
  top->start = sal_json_scanner_tell (scanner);
  if (!sal_json_scanner_enter (scanner, SAL_JSON_OBJECT))
    return FALSE;
  while (sal_json_scanner_next_member (scanner, &member))
    {
      gsize place = sal_json_scanner_tell (scanner);

      if (strcmp (member, "type") == 0 && top->type == NULL)
        {
          top->type = sal_json_scanner_read_string (scanner);
          continue;
        }
      if (strcmp (member, "features") == 0)
        top->features = place;
      else if (strcmp (member, "crs") == 0)
        top->crs = place;
      else if (strcmp (member, "objects") == 0)
        top->objects = place;
      else if (strcmp (member, "arcs") == 0)
        top->arcs = place;
      else if (strcmp (member, "transform") == 0)
        top->transform = place;
      sal_json_scanner_skip (scanner);
    }

  return !sal_json_scanner_failed (scanner) && sal_json_scanner_end (scanner);
}

/* { "type": "name", "properties": { "name": "EPSG:3857" } }, as GeoJSON had it before RFC 7946 and
 * programs still write it. */
static void
read_coordinate_system (SalBoundaryJson *self, gsize place)
{
  SalJsonScanner *scanner = self->scanner;
  g_autofree char *member = NULL, *inner = NULL;

  sal_json_scanner_seek (scanner, place);
  if (sal_json_scanner_peek (scanner) != SAL_JSON_OBJECT)
    return;
  sal_json_scanner_enter (scanner, SAL_JSON_OBJECT);
  while (sal_json_scanner_next_member (scanner, &member))
    if (strcmp (member, "properties") == 0 && sal_json_scanner_peek (scanner) == SAL_JSON_OBJECT)
      {
        sal_json_scanner_enter (scanner, SAL_JSON_OBJECT);
        while (sal_json_scanner_next_member (scanner, &inner))
          if (strcmp (inner, "name") == 0 && self->layer->coordinate_system == NULL)
            self->layer->coordinate_system = sal_json_scanner_read_text (scanner);
          else
            sal_json_scanner_skip (scanner);
      }
    else
      {
        sal_json_scanner_skip (scanner);
      }
}

static gboolean
read_file (SalBoundaryJson *self, const char *object)
{
  g_auto (SalBoundaryTop) top = { 0 };

  if (!find_members (self, &top))
    return FALSE;
  if (top.crs != 0)
    read_coordinate_system (self, top.crs);
  if (g_strcmp0 (top.type, "Topology") == 0)
    return sal_boundary_json_read_topology (self, &top, object);

  return sal_boundary_json_read_geojson (self, &top);
}

/**
 * sal_boundary_layer_read_json:
 * @bytes: a file's contents
 * @name: what errors call it
 * @object: (nullable): of TopoJSON, the object to read; %NULL for the one with the most areas
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads GeoJSON (RFC 7946, or as it was before, with a coordinate system) or TopoJSON (1.0.0), as
 * its type says. Features that are no polygons are kept without a shape, and so are those in which
 * something is wrong, with their problem.
 *
 * Fails with %SAL_EXCHANGE_ERROR_FORMAT, which names line and column, and with
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the layer, or %NULL with @error set
 */
SalBoundaryLayer *
sal_boundary_layer_read_json (GBytes *bytes,
                              const char *name,
                              const char *object,
                              SalBoundaryProgress progress,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (SalJsonScanner) scanner = sal_json_scanner_new (bytes, name);
  g_autoptr (SalBoundaryLayer) layer = sal_boundary_layer_new (name);
  SalBoundaryJson reading = { scanner, layer, progress, data, cancellable, 0, NULL };

  read_file (&reading, object);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !sal_json_scanner_take_error (scanner, error))
    return NULL;

  return g_steal_pointer (&layer);
}
