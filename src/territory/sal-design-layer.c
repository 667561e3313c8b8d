/* sal-design-layer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-layer.h"

#include <math.h>

#include "sal-currency.h"
#include "sal-design-export-private.h"

/* The names of fields are for programs, whatever the language. */

static guint *
add_measures (const SalDesignExport *what, SalBoundaryLayer *layer)
{
  guint n = sal_territory_design_get_n_measures (what->design);
  guint *fields = g_new (guint, MAX (n, 1));

  for (guint m = 0; m < n; m++)
    fields[m] = sal_boundary_layer_add_number (
        layer, sal_territory_design_get_measure (what->design, m)->key);

  return fields;
}

/* Money in units of the currency. */
static double
unit_of (const SalDesignExport *what, guint measure)
{
  return sal_territory_design_get_measure (what->design, measure)->is_money
             ? pow (10, sal_currency_digits (what->currency))
             : 1;
}

/**
 * sal_design_layer_new_of_areas:
 * @what: the design, with what else is written of it
 *
 * Makes a layer of the areas with code, name, what they are part of, territory, position, holder
 * and all measures.
 *
 * Returns: (transfer full): the layer
 */
SalBoundaryLayer *
sal_design_layer_new_of_areas (const SalDesignExport *what)
{
  SalBoundaryLayer *layer = sal_boundary_layer_new ("areas");
  SalGeography *geography = sal_territory_design_get_geography (what->design);
  guint code = sal_boundary_layer_add_field (layer, "area");
  guint name = sal_boundary_layer_add_field (layer, "name");
  guint parent = sal_boundary_layer_add_field (layer, "state");
  guint territory = sal_boundary_layer_add_field (layer, "territory");
  guint position = sal_boundary_layer_add_field (layer, "position");
  guint person = sal_boundary_layer_add_field (layer, "holder");
  g_autofree guint *measures = add_measures (what, layer);
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      SalBoundaryFeature *feature = sal_boundary_layer_add_area (layer, geography, i);
      SalDesignHolder holder = sal_design_export_find_holder (what, i);

      sal_boundary_layer_set_value (layer, feature, code, areas[i].code);
      sal_boundary_layer_set_value (layer, feature, name, areas[i].name);
      sal_boundary_layer_set_value (layer, feature, parent, areas[i].parent);
      sal_boundary_layer_set_value (layer, feature, territory, holder.territory);
      sal_boundary_layer_set_value (layer, feature, position, holder.position);
      sal_boundary_layer_set_value (layer, feature, person, holder.holder);
      for (guint m = 0; m < sal_territory_design_get_n_measures (what->design); m++)
        sal_boundary_layer_set_number (
            layer,
            feature,
            measures[m],
            sal_territory_design_get_measure (what->design, m)->values[i] / unit_of (what, m));
    }

  return layer;
}

/* Fields of a layer of territories. */
typedef struct
{
  guint name, position, holder, n_areas, n_accounts;
  guint *measures;
} Fields;

static void
set_values (const SalDesignExport *what,
            SalBoundaryLayer *layer,
            SalBoundaryFeature *feature,
            const Fields *fields,
            guint territory)
{
  const SalDesignTerritory *of = sal_territory_design_get_territory (what->design, territory);
  gint32 index = (gint32) territory;

  sal_boundary_layer_set_value (layer, feature, fields->name, of->name);
  sal_boundary_layer_set_value (layer, feature, fields->position, what->positions[territory]);
  if (of->holder != NULL)
    sal_boundary_layer_set_value (layer, feature, fields->holder, of->holder);
  sal_boundary_layer_set_number (
      layer, feature, fields->n_areas, sal_territory_design_count_areas (what->design, index));
  sal_boundary_layer_set_number (layer,
                                 feature,
                                 fields->n_accounts,
                                 sal_territory_design_count_accounts (what->design, index));
  for (guint m = 0; m < sal_territory_design_get_n_measures (what->design); m++)
    sal_boundary_layer_set_number (
        layer,
        feature,
        fields->measures[m],
        sal_territory_design_get_sum (what->design, index, m) / unit_of (what, m));
}

/**
 * sal_design_layer_new_of_territories:
 * @what: the design, with what else is written of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes a layer of the territories, each with the shape that its areas have together, its position
 * and holder, how many areas it has, how many accounts it has most of, and the sums of all
 * measures, to which an account that several share counts by its share. A territory without areas
 * has no shape.
 *
 * Fails with %SAL_ERROR_VALUE if a shape cannot be computed with, and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the layer, or %NULL with @error set
 */
SalBoundaryLayer *
sal_design_layer_new_of_territories (const SalDesignExport *what,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_autoptr (SalBoundaryLayer) layer = sal_boundary_layer_new ("territories");
  g_autofree guint *measures = NULL;
  Fields fields = {
    .name = sal_boundary_layer_add_field (layer, "territory"),
    .position = sal_boundary_layer_add_field (layer, "position"),
    .holder = sal_boundary_layer_add_field (layer, "holder"),
    .n_areas = sal_boundary_layer_add_number (layer, "areas"),
    .n_accounts = sal_boundary_layer_add_number (layer, "n_accounts"),
  };

  measures = fields.measures = add_measures (what, layer);
  for (guint t = 0; t < sal_territory_design_get_n_territories (what->design); t++)
    {
      SalBoundaryFeature *feature = NULL;

      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        feature = sal_boundary_layer_add_group (layer,
                                                sal_territory_design_get_geography (what->design),
                                                sal_territory_design_get_assignment (what->design),
                                                (gint32) t,
                                                error);
      if (feature == NULL)
        return NULL;
      set_values (what, layer, feature, &fields, t);
    }

  return g_steal_pointer (&layer);
}
