/* sal-projection-choice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "sal-projection-private.h"

#define RADIANS (G_PI / 180)

/* Wider or higher than this, a map is one of the world. */
#define WORLD_WIDTH  200.0
#define WORLD_HEIGHT 100.0

/* Up to here a cone would be almost a cylinder. */
#define TROPICAL 15.0

static char *
format_definition (const char *format, double one, double two, double three, double four)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[] = { one, two, three, four };

  for (int i = 0; i < 4; i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.6f", values[i]);

  return g_strdup_printf ("%s +lon_0=%s +lat_0=%s +lat_1=%s +lat_2=%s",
                          format,
                          numbers[0],
                          numbers[1],
                          numbers[2],
                          numbers[3]);
}

/* Which projection of equal area suits an extent, as PROJ writes it, after J. P. Snyder, "Map
 * Projections: A Working Manual", US Geological Survey Professional Paper 1395, 1987, page 34: of
 * the world Equal Earth (B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection",
 * International Journal of Geographical Information Science 33, 2019); wide in the tropics the
 * cylindrical one; wide elsewhere Albers' conic one with standard parallels a sixth of the height
 * from both edges (page 99); else Lambert's azimuthal one. */
char *
sal_projection_choose (SalGeographyBox box)
{
  double width = box.east - box.west + (box.west > box.east ? 360 : 0);
  double height = box.north - box.south;
  double latitude = (box.south + box.north) / 2;
  double longitude = box.west + width / 2;
  gboolean wide = width * cos (latitude * RADIANS) > 1.25 * height;

  if (longitude > 180)
    longitude -= 360;
  if (width > WORLD_WIDTH || height > WORLD_HEIGHT)
    return format_definition ("+proj=eqearth", longitude, 0, 0, 0);
  if (wide && fabs (latitude) < TROPICAL)
    return format_definition ("+proj=cea +lat_ts=0", longitude, 0, 0, 0);
  if (wide && box.south > -80 && box.north < 80)
    return format_definition (
        "+proj=aea", longitude, latitude, box.south + height / 6, box.north - height / 6);

  return format_definition ("+proj=laea", longitude, latitude, 0, 0);
}

typedef struct
{
  double west, east; /* east may be above 180 */
} Stretch;

static int
compare_stretches (gconstpointer first, gconstpointer second)
{
  const Stretch *one = first, *other = second;

  return (one->west > other->west) - (one->west < other->west);
}

/* The pieces of an area that is cut at the antimeridian lie at both edges; ring by ring. */
static GArray *
collect_stretches (const SalGeography *geography, SalGeographyBox *box)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint n_arcs, n_areas;
  const SalGeographyArc *arcs = sal_geography_get_arcs (geography, &n_arcs);
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);
  const SalCoordinate *points = sal_geography_get_points (geography, NULL);

  for (guint i = 0; i < n_arcs; i++)
    {
      SalGeographyBox of_arc = SAL_GEOGRAPHY_BOX_EMPTY;
      Stretch stretch;

      if (arcs[i].left == SAL_GEOGRAPHY_NONE && arcs[i].right == SAL_GEOGRAPHY_NONE)
        continue;
      for (guint p = 0; p < arcs[i].n_points; p++)
        sal_geography_box_add (&of_arc, points[arcs[i].first_point + p]);
      stretch = (Stretch){ of_arc.west, of_arc.east };
      g_array_append_val (stretches, stretch);
    }
  for (guint i = 0; i < n_areas; i++)
    {
      Stretch stretch = { areas[i].center.longitude, areas[i].center.longitude };

      g_array_append_val (stretches, stretch);
      sal_geography_box_add (box, (SalCoordinate){ 0, areas[i].bounds.south });
      sal_geography_box_add (box, (SalCoordinate){ 0, areas[i].bounds.north });
    }
  g_array_sort (stretches, compare_stretches);

  return stretches;
}

/**
 * sal_projection_find_extent:
 * @geography: a geography
 *
 * Finds the narrowest box around all areas, which may go on across the antimeridian: then its
 * western edge is greater than its eastern one.
 *
 * Returns: the box; empty if there are no areas
 */
SalGeographyBox
sal_projection_find_extent (const SalGeography *geography)
{
  SalGeographyBox box = SAL_GEOGRAPHY_BOX_EMPTY;
  g_autoptr (GArray) stretches = collect_stretches (geography, &box);
  const Stretch *all = (const Stretch *) (gpointer) stretches->data;
  double reached, widest;

  if (stretches->len == 0)
    return SAL_GEOGRAPHY_BOX_EMPTY;

  /* the widest gap, of which one is that across the antimeridian */
  reached = all[0].east;
  for (guint i = 1; i < stretches->len; i++)
    reached = MAX (reached, all[i].east);
  widest = all[0].west + 360 - reached;
  box.west = all[0].west;
  box.east = reached;

  reached = all[0].east;
  for (guint i = 1; i < stretches->len; i++)
    {
      if (all[i].west - reached > widest)
        {
          widest = all[i].west - reached;
          box.west = all[i].west;
          box.east = reached;
        }
      reached = MAX (reached, all[i].east);
    }

  return box;
}
