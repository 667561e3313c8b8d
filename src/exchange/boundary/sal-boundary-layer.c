/* sal-boundary-layer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-layer.h"

#include <math.h>

#include "sal-geography-dissolve.h"

static void
feature_free (gpointer data)
{
  SalBoundaryFeature *self = data;

  g_clear_pointer (&self->shape, sal_shape_free);
  g_array_unref (self->values);
  g_free (self);
}

/**
 * sal_boundary_layer_new:
 * @name: what messages call it
 *
 * Makes a layer without fields and features.
 *
 * Returns: (transfer full): the layer
 */
SalBoundaryLayer *
sal_boundary_layer_new (const char *name)
{
  SalBoundaryLayer *self = g_new0 (SalBoundaryLayer, 1);

  self->name = g_strdup (name);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->numeric = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->features = g_ptr_array_new_with_free_func (feature_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (16384);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
sal_boundary_layer_free (SalBoundaryLayer *self)
{
  g_free (self->name);
  g_free (self->coordinate_system);
  g_hash_table_unref (self->indices);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->numeric);
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->notes);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * sal_boundary_layer_add_field:
 * @self: the layer
 * @name: a name
 *
 * Finds a field, and adds it if it is not there.
 *
 * Returns: its index
 */
guint
sal_boundary_layer_add_field (SalBoundaryLayer *self, const char *name)
{
  guint field;

  if (sal_boundary_layer_find_field (self, name, &field))
    return field;

  g_ptr_array_add (self->fields, g_strdup (name));
  g_array_set_size (self->numeric, self->fields->len);
  field = self->fields->len - 1;
  g_hash_table_insert (
      self->indices, g_ptr_array_index (self->fields, field), GUINT_TO_POINTER (field + 1));

  return field;
}

/**
 * sal_boundary_layer_add_number:
 * @self: the layer
 * @name: a name
 *
 * Finds a field, or adds it, whose values are numbers.
 *
 * Returns: its index
 */
guint
sal_boundary_layer_add_number (SalBoundaryLayer *self, const char *name)
{
  guint field = sal_boundary_layer_add_field (self, name);

  g_array_index (self->numeric, gboolean, field) = TRUE;

  return field;
}

/**
 * sal_boundary_layer_find_field:
 * @self: the layer
 * @name: a name
 * @field: (out): gets its index
 *
 * Finds a field by its name as it is.
 *
 * Returns: whether there is one
 */
gboolean
sal_boundary_layer_find_field (const SalBoundaryLayer *self, const char *name, guint *field)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, name));

  if (found == 0)
    return FALSE;

  *field = found - 1;

  return TRUE;
}

/**
 * sal_boundary_layer_add_feature:
 * @self: the layer
 *
 * Adds a feature without a shape and values.
 *
 * Returns: (transfer none): the feature
 */
SalBoundaryFeature *
sal_boundary_layer_add_feature (SalBoundaryLayer *self)
{
  SalBoundaryFeature *feature = g_new0 (SalBoundaryFeature, 1);

  feature->number = self->features->len + 1;
  feature->shape = sal_shape_new ();
  feature->values = g_array_new (FALSE, FALSE, sizeof (SalBoundaryValue));
  g_ptr_array_add (self->features, feature);

  return feature;
}

/**
 * sal_boundary_layer_add_point:
 * @self: a layer of points alone
 * @point: where the feature is, degrees; NAN: that is not known
 *
 * Adds a feature that is a point, for writing.
 *
 * Returns: (transfer none): the feature
 */
SalBoundaryFeature *
sal_boundary_layer_add_point (SalBoundaryLayer *self, SalCoordinate point)
{
  SalBoundaryFeature *feature = sal_boundary_layer_add_feature (self);

  feature->point = point;
  self->is_of_points = TRUE;

  return feature;
}

/**
 * sal_boundary_layer_add_area:
 * @self: the layer
 * @geography: a geography
 * @area: index of an area of it
 *
 * Adds a feature with the shape of an area.
 *
 * Returns: (transfer none): the feature
 */
SalBoundaryFeature *
sal_boundary_layer_add_area (SalBoundaryLayer *self, const SalGeography *geography, guint area)
{
  SalBoundaryFeature *feature = sal_boundary_layer_add_feature (self);

  sal_shape_free (feature->shape);
  feature->shape = sal_shape_new_of_area (geography, area);

  return feature;
}

/**
 * sal_boundary_layer_add_group:
 * @self: the layer
 * @geography: a geography
 * @groups: (array): the group of each area, such as the territory it belongs to
 * @group: one of them
 * @error: return location for an error
 *
 * Adds a feature with the shape that all areas of a group have together.
 *
 * Fails as sal_geography_dissolve() does.
 *
 * Returns: (transfer none): the feature, or %NULL with @error set
 */
SalBoundaryFeature *
sal_boundary_layer_add_group (SalBoundaryLayer *self,
                              const SalGeography *geography,
                              const gint32 *groups,
                              gint32 group,
                              GError **error)
{
  SalShape *shape = sal_geography_dissolve (geography, groups, group, error);
  SalBoundaryFeature *feature;

  if (shape == NULL)
    return NULL;
  feature = sal_boundary_layer_add_feature (self);
  sal_shape_free (feature->shape);
  feature->shape = shape;

  return feature;
}

/**
 * sal_boundary_layer_set_value:
 * @self: the layer
 * @feature: a feature of it
 * @field: index of a field
 * @text: the value, UTF-8
 *
 * Gives a feature a value; the first for a field counts.
 */
void
sal_boundary_layer_set_value (SalBoundaryLayer *self,
                              SalBoundaryFeature *feature,
                              guint field,
                              const char *text)
{
  SalBoundaryValue value = { field, NULL };

  if (sal_boundary_feature_get_value (feature, field) != NULL)
    return;

  value.text = g_string_chunk_insert_const (self->strings, text);
  g_array_append_val (feature->values, value);
}

const SalBoundaryFeature *
sal_boundary_layer_get_feature (const SalBoundaryLayer *self, guint index)
{
  return g_ptr_array_index (self->features, index);
}

/**
 * sal_boundary_layer_set_number:
 * @self: the layer
 * @feature: a feature of it
 * @field: index of a field of numbers
 * @number: the value, in whatever unit; NAN: none
 *
 * Gives a feature a number, in as many digits as it takes.
 */
void
sal_boundary_layer_set_number (SalBoundaryLayer *self,
                               SalBoundaryFeature *feature,
                               guint field,
                               double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    return;
  g_ascii_formatd (text, sizeof text, "%.15g", number);
  sal_boundary_layer_set_value (self, feature, field, text);
}

/**
 * sal_boundary_feature_get_value:
 * @self: a feature
 * @field: index of a field
 *
 * Looks up a value.
 *
 * Returns: (nullable): it, or %NULL if the feature has none
 */
const char *
sal_boundary_feature_get_value (const SalBoundaryFeature *self, guint field)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const SalBoundaryValue *value = &g_array_index (self->values, SalBoundaryValue, i);

      if (value->field == field)
        return value->text;
    }

  return NULL;
}
