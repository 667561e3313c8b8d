/* sal-territory-design-scale.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

/* What if a region grew: measures are scaled in the design, and nowhere else. */

static SalDesignScale *
get_scale (SalTerritoryDesign *self, guint measure)
{
  SalDesignScale *scale = &g_array_index (self->scales, SalDesignScale, measure);

  if (scale->factors == NULL)
    {
      scale->bases = g_memdup2 (sal_territory_design_get_measure (self, measure)->values,
                                self->n_areas * sizeof *scale->bases);
      scale->factors = g_new (double, MAX (self->n_areas, 1));
      for (guint area = 0; area < self->n_areas; area++)
        scale->factors[area] = 1;
    }

  return scale;
}

/**
 * sal_territory_design_set_factor:
 * @self: a design that is prepared
 * @measure: the index of a measure
 * @areas: (array length=n_areas): some areas
 * @n_areas: how many
 * @factor: by what their values are multiplied, not below 0: 1.1 for 10 % more, 1 for as they are
 *
 * Lets a measure be more, or less, in some areas. It takes the place of the factor they had; other
 * areas keep theirs. Of a measure of accounts also those count more that lie there, and belong to a
 * territory by name or rule. All sums and targets follow; what is stored stays as it is.
 */
void
sal_territory_design_set_factor (
    SalTerritoryDesign *self, guint measure, const guint *areas, guint n_areas, double factor)
{
  SalDesignScale *scale;
  double *values;

  g_return_if_fail (self->sums != NULL && measure < self->measures->len);
  g_return_if_fail (factor >= 0);

  scale = get_scale (self, measure);
  values = g_array_index (self->measures, SalAreaMeasure, measure).values;
  for (guint i = 0; i < n_areas; i++)
    {
      scale->factors[areas[i]] = factor;
      values[areas[i]] = scale->bases[areas[i]] * factor;
    }
  sal_territory_design_add_up (self, measure);
  for (guint t = 0; t < self->territories->len; t++)
    sal_territory_design_forget_travel (self, (gint32) t);
}

double
sal_territory_design_get_factor (const SalTerritoryDesign *self, guint measure, guint area)
{
  const SalDesignScale *scale = &g_array_index (self->scales, SalDesignScale, measure);

  return scale->factors != NULL ? scale->factors[area] : 1;
}
