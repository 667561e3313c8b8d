/* sal-design-travel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-travel.h"

#include <math.h>

#include "sal-territory-design-private.h"

/* How far representatives have it from home to what they work on. */

/* Centres do not move, and are asked for with every move of the pointer. */
static void
find_units (SalTerritoryDesign *design)
{
  const SalGeographyArea *areas = sal_geography_get_areas (design->geography, NULL);

  if (design->units != NULL)
    return;

  design->units = g_malloc_n (MAX (design->n_areas, 1), sizeof *design->units);
  for (guint area = 0; area < design->n_areas; area++)
    sal_sphere_to_unit (areas[area].center, design->units[area]);
}

static void
add_place (
    GArray *places, const SalTerritoryDesign *design, gint32 territory, guint area, double weight)
{
  const double *unit = design->units[area];
  const SalTravelPlace place = { territory, { unit[0], unit[1], unit[2] }, MAX (weight, 0) };

  g_array_append_val (places, place);
}

static int
compare_besides (gconstpointer one, gconstpointer other)
{
  const SalDesignShare *a = one, *b = other;

  if (a->territory != b->territory)
    return a->territory < b->territory ? -1 : 1;

  return (a->account > b->account) - (a->account < b->account);
}

/* An account that is not with its area: each part of it with who has that. */
static void
add_beside (SalTerritoryDesign *design, guint index, guint *next_share)
{
  const SalDesignAccount *account = &g_array_index (design->accounts, SalDesignAccount, index);
  gint32 elsewhere = account->named != SAL_TERRITORY_NONE ? account->named : account->by_rule;
  SalDesignShare beside = { index, elsewhere, 1 };
  double whole;
  guint n_shares;
  const SalDesignShare *shares =
      sal_territory_design_next_shares (design, index, next_share, &n_shares, &whole);

  if (account->area == SAL_GEOGRAPHY_NONE || elsewhere == SAL_TERRITORY_NONE)
    return;
  if (whole <= 0)
    g_array_append_val (design->besides, beside);
  for (guint i = 0; i < n_shares && whole > 0; i++)
    {
      beside = (SalDesignShare){ index, shares[i].territory, shares[i].share / whole };
      g_array_append_val (design->besides, beside);
    }
}

/* Who has which account does not change in a design. */
static void
find_besides (SalTerritoryDesign *design)
{
  guint n = design->territories->len;

  if (design->besides != NULL)
    return;

  design->besides = g_array_new (FALSE, FALSE, sizeof (SalDesignShare));
  design->first_besides = g_new0 (guint, n + 1);
  for (guint i = 0, next_share = 0; i < design->accounts->len; i++)
    add_beside (design, i, &next_share);
  g_array_sort (design->besides, compare_besides);
  for (guint i = 0; i < design->besides->len; i++)
    design->first_besides[g_array_index (design->besides, SalDesignShare, i).territory + 1]++;
  for (guint t = 0; t < n; t++)
    design->first_besides[t + 1] += design->first_besides[t];
}

static void
add_area (GArray *places, const SalTerritoryDesign *design, guint area, guint measure)
{
  add_place (places,
             design,
             design->assignment[area],
             area,
             sal_territory_design_get_residual (design, area, measure));
}

static void
add_accounts (GArray *places, const SalTerritoryDesign *design, guint territory, guint measure)
{
  for (guint i = design->first_besides[territory]; i < design->first_besides[territory + 1]; i++)
    {
      const SalDesignShare *beside = &g_array_index (design->besides, SalDesignShare, i);
      const SalDesignAccount *account =
          &g_array_index (design->accounts, SalDesignAccount, beside->account);

      add_place (places,
                 design,
                 beside->territory,
                 account->area,
                 sal_territory_design_get_worth (design, measure, account) * beside->share);
    }
}

/**
 * sal_design_travel_list_places:
 * @design: a design that is prepared
 * @measure: the index of the measure that places count by
 *
 * Lists what territories have: their areas, at their centres, and accounts that they have by name
 * or rule, at the centres of the areas these lie in.
 *
 * Returns: (transfer full) (element-type SalTravelPlace): the places
 */
GArray *
sal_design_travel_list_places (SalTerritoryDesign *design, guint measure)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (SalTravelPlace), design->n_areas);

  find_units (design);
  find_besides (design);
  for (guint area = 0; area < design->n_areas; area++)
    {
      if (design->assignment[area] != SAL_TERRITORY_NONE)
        add_area (places, design, area, measure);
    }
  for (guint t = 0; t < design->territories->len; t++)
    add_accounts (places, design, t, measure);

  return places;
}

/**
 * sal_travel_measure_km:
 * @home: (array fixed-size=3): where somebody lives, by sal_sphere_to_unit()
 * @places: (array length=n_places): places
 * @n_places: how many
 *
 * Computes how far the places are on average, by their weights, or each alike where none has any:
 * Σ w·d ÷ Σ w of great-circle distances, times %SAL_TRAVEL_DETOUR.
 *
 * Returns: in kilometres, one way; %NAN without places
 */
double
sal_travel_measure_km (const double home[3], const SalTravelPlace *places, guint n_places)
{
  double weight = 0, weighted = 0, plain = 0;

  for (guint i = 0; i < n_places; i++)
    {
      const double *unit = places[i].unit;
      double x = unit[0] - home[0], y = unit[1] - home[1], z = unit[2] - home[2];
      double half = sqrt (x * x + y * y + z * z) / 2;
      double arc = 2 * asin (MIN (half, 1)); /* of the chord, which keeps its digits when short */

      weight += places[i].weight;
      weighted += places[i].weight * arc;
      plain += arc;
    }
  if (n_places == 0)
    return NAN;

  return SAL_TRAVEL_DETOUR * SAL_EARTH_RADIUS_KM *
         (weight > 0 ? weighted / weight : plain / n_places);
}

static double
measure_travel (SalTerritoryDesign *design, guint territory, guint measure)
{
  SalCoordinate home = sal_territory_design_get_territory (design, territory)->home;
  g_autoptr (GArray) places = NULL;
  double unit[3];

  if (isnan (home.latitude) || isnan (home.longitude))
    return NAN;

  find_units (design);
  find_besides (design);
  places =
      g_array_sized_new (FALSE, FALSE, sizeof (SalTravelPlace), design->n_areas_of[territory + 1]);
  for (guint area = design->members[territory + 1]; area != SAL_GEOGRAPHY_NONE;
       area = design->next[area])
    add_area (places, design, area, measure);
  add_accounts (places, design, territory, measure);
  sal_sphere_to_unit (home, unit);

  return sal_travel_measure_km (
      unit, (const SalTravelPlace *) (gpointer) places->data, places->len);
}

/**
 * sal_design_travel_km:
 * @design: a design that is prepared
 * @territory: the index of a territory
 * @measure: the index of the measure that places count by
 *
 * Computes how far who holds a territory has it on average, as sal_travel_measure_km() does. It is
 * kept until something of the territory moves, so that it can be asked for all of them with every
 * move of the pointer.
 *
 * Returns: in kilometres, one way; %NAN if the home is not known, or there is nowhere to go
 */
double
sal_design_travel_km (SalTerritoryDesign *design, guint territory, guint measure)
{
  g_return_val_if_fail (design->sums != NULL && territory < design->territories->len, NAN);

  if (design->travels == NULL || design->travel_measure != measure)
    {
      design->travels = g_renew (double, design->travels, design->territories->len);
      design->travel_measure = measure;
      for (guint t = 0; t < design->territories->len; t++)
        sal_territory_design_forget_travel (design, (gint32) t);
    }
  if (design->travels[territory] < 0)
    design->travels[territory] = measure_travel (design, territory, measure);

  return design->travels[territory];
}

void
sal_territory_design_forget_travel (SalTerritoryDesign *self, gint32 territory)
{
  if (self->travels != NULL && territory != SAL_TERRITORY_NONE)
    self->travels[territory] = -1;
}
