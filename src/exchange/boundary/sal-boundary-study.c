/* sal-boundary-study.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-study.h"

#include "sal-boundary-fields.h"
#include "sal-boundary-reader.h"
#include "sal-coordinate-system.h"

/* As in sal-boundary-import.c */
#define READING 0.2

void
sal_boundary_study_free (SalBoundaryStudy *self)
{
  g_clear_pointer (&self->import, sal_boundary_import_free);
  g_clear_error (&self->problem);
  g_free (self->source);
  g_free (self->coordinate_system);
  g_free (self->id_field);
  g_free (self->name_field);
  g_free (self->parent_field);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->samples);
  g_free (self);
}

static void
take_samples (SalBoundaryStudy *self, const SalBoundaryLayer *layer)
{
  self->n_samples = MIN (layer->features->len, SAL_BOUNDARY_SAMPLES);
  for (guint i = 0; i < layer->fields->len; i++)
    g_ptr_array_add (self->fields, g_strdup (g_ptr_array_index (layer->fields, i)));
  for (guint i = 0; i < self->n_samples; i++)
    for (guint field = 0; field < layer->fields->len; field++)
      g_ptr_array_add (self->samples,
                       g_strdup (sal_boundary_feature_get_value (
                           sal_boundary_layer_get_feature (layer, i), field)));
}

/* They are known where the coordinates are not; a field that is not there is told by the import. */
static void
take_fields (SalBoundaryStudy *self,
             const SalBoundaryLayer *layer,
             const SalBoundaryOptions *options)
{
  SalBoundaryFields fields;

  if (!sal_boundary_fields_choose (
          layer, options->id_field, options->name_field, options->parent_field, &fields, NULL))
    return;
  self->id_field = g_strdup (sal_boundary_fields_get_name (layer, fields.id));
  self->name_field = g_strdup (sal_boundary_fields_get_name (layer, fields.name));
  self->parent_field = g_strdup (sal_boundary_fields_get_name (layer, fields.parent));
}

static char *
name_system (const char *definition)
{
  g_autoptr (SalCoordinateSystem) system =
      definition != NULL ? sal_coordinate_system_new (definition, NULL) : NULL;

  return system != NULL ? g_strdup (sal_coordinate_system_get_name (system)) : NULL;
}

typedef struct
{
  SalBoundaryProgress progress;
  gpointer data;
} Told;

static void
read_progress_cb (double done, gpointer data)
{
  const Told *told = data;

  told->progress (READING * done, told->data);
}

/**
 * sal_boundary_study_file:
 * @file: GeoJSON, TopoJSON, a part of a Shapefile, or a ZIP archive with one of these
 * @options: which fields are to be used, and how
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a file and makes a geography of it, as sal_boundary_import_file() does, so that people see
 * what would be imported and can say how. What @options can mend, a field or the coordinate system,
 * is no error but the problem of the study.
 *
 * Fails with the errors of sal_boundary_layer_read() and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the study, or %NULL with @error set
 */
SalBoundaryStudy *
sal_boundary_study_file (GFile *file,
                         const SalBoundaryOptions *options,
                         SalBoundaryProgress progress,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  Told told = { progress, data };
  g_autoptr (SalBoundaryStudy) self = NULL;
  g_autoptr (SalBoundaryLayer) layer = sal_boundary_layer_read (
      file, options->object, progress != NULL ? read_progress_cb : NULL, &told, cancellable, error);

  if (layer == NULL)
    return NULL;
  self = g_new0 (SalBoundaryStudy, 1);
  self->source = g_strdup (layer->name);
  self->coordinate_system = name_system (layer->coordinate_system);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->samples = g_ptr_array_new_with_free_func (g_free);
  take_samples (self, layer);
  take_fields (self, layer, options);
  self->import =
      sal_boundary_import_layer (layer, options, progress, data, cancellable, &self->problem);
  if (!g_error_matches (self->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&self->problem));

  return NULL;
}

/**
 * sal_boundary_study_get_sample:
 * @self: a study
 * @feature: one of the first features, from 0
 * @field: one of the fields, from 0
 *
 * Gets the value of a feature.
 *
 * Returns: (nullable): the value, %NULL if it has none
 */
const char *
sal_boundary_study_get_sample (const SalBoundaryStudy *self, guint feature, guint field)
{
  return g_ptr_array_index (self->samples, feature * self->fields->len + field);
}
