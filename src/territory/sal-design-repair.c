/* sal-design-repair.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-repair.h"

/* How long the border of an area is to one territory. */
static double
border_to (const SalTerritoryDesign *design, const gint32 *assignment, guint area, gint32 territory)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_territory_design_get_geography (design));
  double length = 0;

  for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
    {
      if (assignment[neighbors->areas[i]] == territory)
        length += neighbors->border_km[i];
    }

  return length;
}

/* Of the territories that may get areas, the one that an area of none shares most border with; a
 * bridge is better than nothing. */
static gint32
find_nearest (const SalTerritoryDesign *design, const gint32 *assignment, guint area)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_territory_design_get_geography (design));
  gint32 best = SAL_TERRITORY_NONE;
  double longest = -1;

  for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
    {
      gint32 territory = assignment[neighbors->areas[i]];
      double length;

      if (territory == SAL_TERRITORY_NONE ||
          sal_territory_design_get_territory (design, (guint) territory)->is_locked)
        continue;
      length = border_to (design, assignment, area, territory);
      if (length > longest)
        {
          longest = length;
          best = territory;
        }
    }

  return best;
}

static gint32 *
copy_assignment (const SalTerritoryDesign *design)
{
  return g_memdup2 (sal_territory_design_get_assignment (design),
                    sal_territory_design_get_n_areas (design) * sizeof (gint32));
}

/* From the borders inwards, ring by ring: what is given in one round borders on what there was
 * before it. */
static void
fill (const SalTerritoryDesign *design, gint32 *assignment, const guint8 *is_gap)
{
  guint n_areas = sal_territory_design_get_n_areas (design);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SalDesignMove));

  do
    {
      g_array_set_size (found, 0);
      for (guint area = 0; area < n_areas; area++)
        {
          SalDesignMove move = { area, SAL_TERRITORY_NONE, SAL_TERRITORY_NONE };

          if (!is_gap[area] || assignment[area] != SAL_TERRITORY_NONE)
            continue;
          move.to = find_nearest (design, assignment, area);
          if (move.to != SAL_TERRITORY_NONE)
            g_array_append_val (found, move);
        }
      for (guint i = 0; i < found->len; i++)
        {
          const SalDesignMove *move = &g_array_index (found, SalDesignMove, i);

          assignment[move->area] = move->to;
        }
    }
  while (found->len > 0);
}

/**
 * sal_design_fill_gaps:
 * @design: a design
 *
 * Gives each area that no territory has to the one around it that it shares most border with.
 * Locked areas stay without, and locked territories get nothing.
 *
 * Returns: (transfer full) (array): by area, the index of its territory
 */
gint32 *
sal_design_fill_gaps (SalTerritoryDesign *design)
{
  guint n_areas = sal_territory_design_get_n_areas (design);
  gint32 *assignment = copy_assignment (design);
  g_autofree guint8 *is_gap = g_new0 (guint8, n_areas);

  for (guint area = 0; area < n_areas; area++)
    is_gap[area] =
        assignment[area] == SAL_TERRITORY_NONE && !sal_territory_design_is_locked (design, area);
  fill (design, assignment, is_gap);

  return assignment;
}

/**
 * sal_design_join_pieces:
 * @design: a design
 *
 * Gives the pieces that do not hang together with the largest piece of their territory to the
 * territories around them. Locked areas stay; what only locked territories surround does, too.
 *
 * Returns: (transfer full) (array): by area, the index of its territory
 */
gint32 *
sal_design_join_pieces (SalTerritoryDesign *design)
{
  guint n_areas = sal_territory_design_get_n_areas (design);
  const gint32 *before = sal_territory_design_get_assignment (design);
  gint32 *assignment = copy_assignment (design);
  g_autofree guint8 *is_gap = g_new0 (guint8, n_areas);

  for (guint area = 0; area < n_areas; area++)
    {
      is_gap[area] = sal_territory_design_is_detached (design, area) &&
                     !sal_territory_design_is_locked (design, area);
      if (is_gap[area])
        assignment[area] = SAL_TERRITORY_NONE;
    }
  fill (design, assignment, is_gap);
  for (guint area = 0; area < n_areas; area++)
    {
      if (assignment[area] == SAL_TERRITORY_NONE)
        assignment[area] = before[area];
    }

  return assignment;
}

typedef struct
{
  gint32 territory;
  double length; /* of the border */
} Neighbor;

static int
compare_neighbors (gconstpointer one, gconstpointer other)
{
  const Neighbor *a = one, *b = other;

  if (a->length != b->length)
    return a->length < b->length ? 1 : -1;

  return a->territory - b->territory;
}

/**
 * sal_design_list_neighbors:
 * @design: a design
 * @territory: the index of a territory
 *
 * Lists the territories that one borders on, over a bridge too.
 *
 * Returns: (transfer full) (element-type gint32): their indexes, those with the longest common
 *   border first
 */
GArray *
sal_design_list_neighbors (const SalTerritoryDesign *design, guint territory)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_territory_design_get_geography (design));
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  guint n_territories = sal_territory_design_get_n_territories (design);
  g_autofree double *lengths = g_new (double, n_territories);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Neighbor));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint32));

  for (guint t = 0; t < n_territories; t++)
    lengths[t] = -1;
  for (guint area = 0; area < neighbors->n_areas; area++)
    {
      for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
        {
          gint32 other = assignment[neighbors->areas[i]];

          if (assignment[area] == (gint32) territory && other != SAL_TERRITORY_NONE &&
              other != (gint32) territory)
            lengths[other] = MAX (lengths[other], 0) + neighbors->border_km[i];
        }
    }
  for (guint t = 0; t < n_territories; t++)
    {
      const Neighbor neighbor = { (gint32) t, lengths[t] };

      if (lengths[t] >= 0)
        g_array_append_val (found, neighbor);
    }
  g_array_sort (found, compare_neighbors);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (list, g_array_index (found, Neighbor, i).territory);

  return list;
}
