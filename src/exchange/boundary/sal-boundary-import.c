/* sal-boundary-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-import.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-boundary-fields.h"
#include "sal-boundary-reader.h"
#include "sal-coordinate-system.h"
#include "sal-exchange-error.h"
#include "sal-topology.h"

/* Shares of the time that reading and repair take; the rest is for what areas share. */
#define READING   0.2
#define REPAIRING 0.7

/* A second turn is put right, as files have it that cross the antimeridian. */
#define MAX_LONGITUDE 540

/* An area as it comes about. */
typedef struct
{
  const char *code, *name, *parent;
  SalShape *shape;
  guint feature; /* number of the first feature it is of */
} Area;

typedef struct
{
  SalBoundaryLayer *layer;
  SalBoundaryFields fields;
  SalCoordinateSystem *system; /* (nullable): it is in degrees */
  SalBoundaryImport *import;
  GArray *areas;       /* of Area, as they come in the file */
  GHashTable *indices; /* code → index + 1 */
} Importing;

static void
area_clear (gpointer data)
{
  g_clear_pointer (&((Area *) data)->shape, sal_shape_free);
}

static void
importing_clear (Importing *self)
{
  g_clear_pointer (&self->system, sal_coordinate_system_free);
  g_clear_pointer (&self->import, sal_boundary_import_free);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->indices, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Importing, importing_clear)

static void
finding_free (gpointer data)
{
  SalBoundaryFinding *self = data;

  g_free (self->code);
  g_free (self->text);
  g_free (self);
}

void
sal_boundary_import_free (SalBoundaryImport *self)
{
  g_clear_pointer (&self->geography, sal_geography_unref);
  g_free (self->source);
  g_free (self->id_field);
  g_free (self->name_field);
  g_free (self->parent_field);
  g_free (self->coordinate_system);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

/* ------------------------------------------------------------------------------------- findings */

static SalBoundaryFinding *
add_finding (Importing *self, const SalBoundaryFeature *feature, const char *code, const char *what)
{
  SalBoundaryFinding *finding = g_new0 (SalBoundaryFinding, 1);

  finding->feature = feature->number;
  finding->code = g_strdup (code);
  if (code != NULL)
    finding->text = g_strdup_printf (
        /* translators: a file, the number of a feature in it, its code, what is said about it */
        _ ("%s, feature %u “%s”: %s"),
        self->layer->name,
        feature->number,
        code,
        what);
  else
    finding->text =
        g_strdup_printf (_ ("%s, feature %u: %s"), self->layer->name, feature->number, what);
  g_ptr_array_add (self->import->findings, finding);

  return finding;
}

static void
leave_out (Importing *self, const SalBoundaryFeature *feature, const char *code, const char *why)
{
  g_autofree char *text = g_strdup_printf (_ ("%s; it was left out"), why);

  add_finding (self, feature, code, text)->left_out = TRUE;
  self->import->n_left_out++;
}

static void
note_repairs (Importing *self,
              const SalBoundaryFeature *feature,
              const char *code,
              SalRepairs repairs)
{
  g_autofree char *what = sal_repairs_describe (repairs);
  g_autofree char *text = NULL;

  if (repairs == SAL_REPAIR_NONE)
    return;
  text = g_strdup_printf (_ ("%s; that was put right"), what);
  add_finding (self, feature, code, text)->repairs = repairs;
  self->import->n_repaired++;
}

/* -------------------------------------------------------------------------------------- features
 */

static const char *
get_value (const SalBoundaryFeature *feature, guint field)
{
  const char *value =
      field != SAL_BOUNDARY_NO_FIELD ? sal_boundary_feature_get_value (feature, field) : NULL;

  return value != NULL && *value != '\0' ? value : NULL;
}

static char *
make_code (Importing *self, const SalBoundaryFeature *feature)
{
  const char *value = get_value (feature, self->fields.id);

  if (self->fields.id == SAL_BOUNDARY_NO_FIELD)
    return g_strdup_printf ("%u", feature->number);

  return value != NULL ? g_strstrip (g_strdup (value)) : NULL;
}

/* In a Shapefile pieces and holes are told apart by winding alone, and the other way round: what is
 * amiss with holes is the winding. */
static SalRepairs
weigh_repairs (const SalBoundaryFeature *feature, SalRepairs repairs)
{
  if (!feature->clockwise)
    return repairs;

  repairs &= ~SAL_REPAIR_WINDING;
  if (repairs & SAL_REPAIR_HOLES)
    repairs |= SAL_REPAIR_WINDING;

  return repairs & ~SAL_REPAIR_HOLES;
}

static SalShape *
repair (Importing *self, const SalBoundaryFeature *feature, SalRepairs *repairs, GError **error)
{
  GArray *points = feature->shape->points;
  SalShape *repaired;

  if (feature->shape->rings->len == 0 && feature->type != NULL)
    {
      g_set_error (error,
                   SAL_EXCHANGE_ERROR,
                   SAL_EXCHANGE_ERROR_FORMAT,
                   _ ("It is a %s (expected a polygon)"),
                   feature->type);
      return NULL;
    }
  if (self->system != NULL)
    sal_coordinate_system_to_places (
        self->system, (SalCoordinate *) (gpointer) points->data, points->len);
  repaired = sal_repair_shape (feature->shape, repairs, error);
  *repairs = weigh_repairs (feature, *repairs);

  return repaired;
}

/* An area that a file has twice is one, of all of its pieces. */
static gboolean
unite (Importing *self,
       const SalBoundaryFeature *feature,
       const char *code,
       Area *area,
       SalShape *shape,
       GError **error)
{
  g_autofree char *text = NULL;
  SalShape *united = sal_repair_unite (area->shape, shape, error);

  if (united == NULL)
    return FALSE;
  sal_shape_free (area->shape);
  area->shape = united;
  text = g_strdup_printf (_ ("feature %u has the same code; they were united"), area->feature);
  add_finding (self, feature, code, text);
  self->import->n_united++;

  return TRUE;
}

static void
add_area (Importing *self, const SalBoundaryFeature *feature, const char *code, SalShape *shape)
{
  Area area = {
    .code = g_string_chunk_insert_const (self->layer->strings, code),
    .name = get_value (feature, self->fields.name),
    .parent = get_value (feature, self->fields.parent),
    .shape = shape,
    .feature = feature->number,
  };

  g_array_append_val (self->areas, area);
  g_hash_table_insert (self->indices, (gpointer) area.code, GUINT_TO_POINTER (self->areas->len));
}

static void
import_feature (Importing *self, SalBoundaryFeature *feature)
{
  g_autofree char *code = make_code (self, feature);
  g_autoptr (SalShape) shape = NULL;
  g_autoptr (GError) error = NULL;
  SalRepairs repairs = SAL_REPAIR_NONE;
  guint known = code != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, code)) : 0;

  if (feature->problem != NULL)
    {
      leave_out (self, feature, code, feature->problem);
      return;
    }
  if (code == NULL || *code == '\0')
    {
      g_autofree char *why =
          g_strdup_printf (_ ("its %s is empty (expected a code)"),
                           sal_boundary_fields_get_name (self->layer, self->fields.id));

      leave_out (self, feature, NULL, why);
      return;
    }
  shape = repair (self, feature, &repairs, &error);
  if (shape == NULL)
    {
      leave_out (self, feature, code, error->message);
      return;
    }
  note_repairs (self, feature, code, repairs);
  if (known == 0)
    add_area (self, feature, code, g_steal_pointer (&shape));
  else if (!unite (
               self, feature, code, &g_array_index (self->areas, Area, known - 1), shape, &error))
    leave_out (self, feature, code, error->message);
}

static gboolean
import_features (Importing *self,
                 SalBoundaryProgress progress,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  GPtrArray *features = self->layer->features;

  for (guint i = 0; i < features->len; i++)
    {
      SalBoundaryFeature *feature = g_ptr_array_index (features, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      import_feature (self, feature);
      g_clear_pointer (&feature->shape, sal_shape_free);
      if (progress != NULL)
        progress (READING + REPAIRING * (i + 1.0) / features->len, data);
    }
  if (self->areas->len > 0)
    return TRUE;

  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_FORMAT,
               _ ("%s has no area that can be used: %s"),
               self->layer->name,
               self->import->findings->len > 0
                   ? ((SalBoundaryFinding *) g_ptr_array_index (self->import->findings, 0))->text
                   : _ ("it is empty (expected polygons)"));

  return FALSE;
}

/* ------------------------------------------------------------------------------------ geography */

static void
count_bridges (SalBoundaryImport *import)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (import->geography);

  for (guint i = 0; i < neighbors->n_neighbors; i++)
    import->n_bridges += neighbors->is_bridge[i];
  import->n_bridges /= 2;
}

static gboolean
build (Importing *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalTopology) topology = sal_topology_new ();

  for (guint i = 0; i < self->areas->len; i++)
    {
      const Area *area = &g_array_index (self->areas, Area, i);

      sal_topology_add_area (topology, area->code, area->name, area->parent, NULL);
      sal_shape_add_to_topology (area->shape, topology);
    }
  self->import->geography =
      sal_topology_build (topology, self->import->tolerance, cancellable, error);
  if (self->import->geography == NULL)
    return FALSE;
  self->import->n_overlaps = sal_topology_get_n_overlaps (topology);
  count_bridges (self->import);

  return TRUE;
}

/* Metres are mostly far beyond what degrees can be. Where single features are, they are left out.
 */
static gboolean
check_degrees (const SalBoundaryLayer *layer, GError **error)
{
  const SalCoordinate *beyond = NULL;
  guint n_shapes = 0, n_beyond = 0;

  for (guint i = 0; i < layer->features->len; i++)
    {
      const SalShape *shape = sal_boundary_layer_get_feature (layer, i)->shape;
      const SalCoordinate *first;

      if (shape->points->len == 0)
        continue;
      first = &g_array_index (shape->points, SalCoordinate, 0);
      n_shapes++;
      if (fabs (first->longitude) <= MAX_LONGITUDE && fabs (first->latitude) <= 90)
        continue;
      n_beyond++;
      beyond = first;
    }
  if (n_beyond * 2 <= n_shapes)
    return TRUE;
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_COORDINATES,
               _ ("%s does not say what coordinate system it is in, and coordinates such as %.0f, "
                  "%.0f are no degrees (expected the system, such as EPSG:25832)"),
               layer->name,
               beyond->longitude,
               beyond->latitude);

  return FALSE;
}

/* Degrees are degrees, whatever the datum: that makes less of a difference than what is repaired.
 */
static gboolean
set_up_system (Importing *self, const SalBoundaryOptions *options, GError **error)
{
  const char *definition = options->coordinate_system != NULL ? options->coordinate_system
                                                              : self->layer->coordinate_system;

  if (definition == NULL)
    return check_degrees (self->layer, error);

  self->system = sal_coordinate_system_new (definition, error);
  if (self->system == NULL)
    {
      g_prefix_error (error, "%s: ", self->layer->name);
      return FALSE;
    }
  self->import->coordinate_system = g_strdup (sal_coordinate_system_get_name (self->system));

  return TRUE;
}

static void
set_up (Importing *self, const SalBoundaryOptions *options)
{
  SalBoundaryImport *import = self->import = g_new0 (SalBoundaryImport, 1);

  import->source = g_strdup (self->layer->name);
  import->n_features = self->layer->features->len;
  import->findings = g_ptr_array_new_with_free_func (finding_free);
  import->notes = g_ptr_array_ref (self->layer->notes);
  import->tolerance = options->tolerance > 0 ? options->tolerance : SAL_TOPOLOGY_TOLERANCE;
  self->areas = g_array_new (FALSE, FALSE, sizeof (Area));
  g_array_set_clear_func (self->areas, area_clear);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
note_fields (Importing *self)
{
  SalBoundaryImport *import = self->import;

  import->id_field = g_strdup (sal_boundary_fields_get_name (self->layer, self->fields.id));
  import->name_field = g_strdup (sal_boundary_fields_get_name (self->layer, self->fields.name));
  import->parent_field = g_strdup (sal_boundary_fields_get_name (self->layer, self->fields.parent));
  if (import->id_field == NULL)
    g_ptr_array_add (import->notes,
                     g_strdup (_ ("No field tells areas apart: their codes are their numbers in "
                                  "the file")));
}

/**
 * sal_boundary_import_layer:
 * @layer: a layer, whose shapes are taken
 * @options: which fields are to be used, and how
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes a geography of a layer: its coordinates become degrees by WGS 84, shapes are put right,
 * features of the same code are united, and neighbours are found by the borders they share, where
 * corners that lie apart by no more than the tolerance are one. What cannot be used is left out and
 * named.
 *
 * Fails with %SAL_EXCHANGE_ERROR_MAPPING if a field is not there, %SAL_EXCHANGE_ERROR_FORMAT if
 * nothing can be used, %SAL_ERROR_VALUE if the coordinate system is not known,
 * %SAL_EXCHANGE_ERROR_COORDINATES if it is not said and the coordinates are no degrees, and
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the geography with a report, or %NULL with @error set
 */
SalBoundaryImport *
sal_boundary_import_layer (SalBoundaryLayer *layer,
                           const SalBoundaryOptions *options,
                           SalBoundaryProgress progress,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Importing) importing = { .layer = layer };

  set_up (&importing, options);
  if (!sal_boundary_fields_choose (layer,
                                   options->id_field,
                                   options->name_field,
                                   options->parent_field,
                                   &importing.fields,
                                   error) ||
      !set_up_system (&importing, options, error) ||
      !import_features (&importing, progress, data, cancellable, error) ||
      !build (&importing, cancellable, error))
    return NULL;

  note_fields (&importing);
  if (progress != NULL)
    progress (1, data);

  return g_steal_pointer (&importing.import);
}

typedef struct
{
  SalBoundaryProgress progress;
  gpointer data;
} Reading;

static void
read_progress_cb (double done, gpointer data)
{
  const Reading *reading = data;

  reading->progress (READING * done, reading->data);
}

/**
 * sal_boundary_import_file:
 * @file: GeoJSON, TopoJSON, or a part of a Shapefile
 * @options: which fields are to be used, and how
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a file, as sal_boundary_layer_read() does, and makes a geography of it, as
 * sal_boundary_import_layer() does, with the errors of both.
 *
 * Returns: (transfer full): the geography with a report, or %NULL with @error set
 */
SalBoundaryImport *
sal_boundary_import_file (GFile *file,
                          const SalBoundaryOptions *options,
                          SalBoundaryProgress progress,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  Reading reading = { progress, data };
  g_autoptr (SalBoundaryLayer) layer =
      sal_boundary_layer_read (file,
                               options->object,
                               progress != NULL ? read_progress_cb : NULL,
                               &reading,
                               cancellable,
                               error);

  if (layer == NULL)
    return NULL;

  return sal_boundary_import_layer (layer, options, progress, data, cancellable, error);
}
