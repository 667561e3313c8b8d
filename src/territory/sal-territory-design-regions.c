/* sal-territory-design-regions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

#include <math.h>

/* Deeper hierarchies are not made, and those that lead back to themselves end here. */
#define MAX_LEVELS 8

void
sal_territory_design_add_region (SalTerritoryDesign *self, const SalDesignRegion *region)
{
  SalDesignRegion copy = { region->id, region->parent, g_strdup (region->name) };

  g_array_append_val (self->regions, copy);
}

guint
sal_territory_design_get_n_regions (const SalTerritoryDesign *self)
{
  return self->regions->len;
}

const SalDesignRegion *
sal_territory_design_get_region (const SalTerritoryDesign *self, guint index)
{
  return &g_array_index (self->regions, SalDesignRegion, index);
}

static int
find (const SalTerritoryDesign *self, gint64 id)
{
  for (guint i = 0; i < self->regions->len && id != 0; i++)
    if (sal_territory_design_get_region (self, i)->id == id)
      return (int) i;

  return -1;
}

/**
 * sal_territory_design_find_region:
 * @self: a design
 * @territory: the index of a territory
 *
 * Finds the region that a territory is directly part of.
 *
 * Returns: its index, −1 if there is none
 */
int
sal_territory_design_find_region (const SalTerritoryDesign *self, guint territory)
{
  return find (self, sal_territory_design_get_territory (self, territory)->parent);
}

/**
 * sal_territory_design_is_within:
 * @self: a design
 * @territory: the index of a territory
 * @region: the index of a region or division
 *
 * Tells whether a territory is part of a region, or of a region of that division.
 *
 * Returns: whether it is
 */
gboolean
sal_territory_design_is_within (const SalTerritoryDesign *self, guint territory, guint region)
{
  int now = sal_territory_design_find_region (self, territory);

  for (guint level = 0; level < MAX_LEVELS && now >= 0; level++)
    {
      if (now == (int) region)
        return TRUE;
      now = find (self, sal_territory_design_get_region (self, (guint) now)->parent);
    }

  return FALSE;
}

/**
 * sal_territory_design_describe_region:
 * @self: a design
 * @region: the index of a region
 *
 * Names a region behind the division that it is part of.
 *
 * Returns: (transfer full): “Americas › West”
 */
char *
sal_territory_design_describe_region (const SalTerritoryDesign *self, guint region)
{
  const SalDesignRegion *found = sal_territory_design_get_region (self, region);
  int division = find (self, found->parent);

  if (division < 0 || division == (int) region)
    return g_strdup (found->name);

  return g_strdup_printf (
      "%s › %s", sal_territory_design_get_region (self, (guint) division)->name, found->name);
}

/**
 * sal_territory_design_get_region_sum:
 * @self: a design that is prepared
 * @region: the index of a region or division
 * @measure: the index of a measure
 *
 * Adds up what the territories of a region have.
 *
 * Returns: in the unit of the measure
 */
double
sal_territory_design_get_region_sum (const SalTerritoryDesign *self, guint region, guint measure)
{
  double sum = 0;

  for (guint t = 0; t < self->territories->len; t++)
    if (sal_territory_design_is_within (self, t, region))
      sum += sal_territory_design_get_sum (self, (gint32) t, measure);

  return sum;
}

/**
 * sal_territory_design_get_region_index:
 * @self: a design that is prepared
 * @region: the index of a region or division
 * @measure: the index of a measure
 *
 * Computes the index of a region: what its territories have ÷ the sum of their targets × 100.
 *
 * Returns: the index, 100 at the target; %NAN if there is no target
 */
double
sal_territory_design_get_region_index (const SalTerritoryDesign *self, guint region, guint measure)
{
  double target = 0;

  for (guint t = 0; t < self->territories->len; t++)
    if (sal_territory_design_is_within (self, t, region))
      target += sal_territory_design_get_target (self, t, measure);

  return target > 0 ? sal_territory_design_get_region_sum (self, region, measure) / target * 100
                    : NAN;
}
