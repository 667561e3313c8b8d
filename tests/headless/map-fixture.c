/* map-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "map-fixture.h"

#include <math.h>

#include "sal-geography-builder.h"
#include "sal-geography-file.h"

#define RADIANS (G_PI / 180)

static void
project_plainly (SalCoordinate place, double *x, double *y, gpointer user_data)
{
  *x = place.longitude;
  *y = place.latitude;
}

/* Albers' equal-area conic of the lower 48 (J. Snyder, "Map Projections: A Working Manual", USGS
 * 1395, 1987, page 100): standard parallels 29.5° and 45.5°, origin 37.5° N 96° W. */
static void
project_by_albers (SalCoordinate place, double *x, double *y, gpointer user_data)
{
  double south = sin (29.5 * RADIANS), north = sin (45.5 * RADIANS);
  double n = (south + north) / 2;
  double c = 1 - south * south + 2 * n * south;
  double rho = sqrt (MAX (c - 2 * n * sin (place.latitude * RADIANS), 0)) / n;
  double origin = sqrt (c - 2 * n * sin (37.5 * RADIANS)) / n;
  double longitude = place.longitude > 0 ? place.longitude - 360 : place.longitude;
  double theta = n * (longitude + 96) * RADIANS;

  *x = SAL_EARTH_RADIUS_KM * rho * sin (theta);
  *y = SAL_EARTH_RADIUS_KM * (origin - rho * cos (theta));
}

/* The edges of a board: first those to the right, then those downwards. */
static int
edge_right (guint n_columns, guint column, guint row)
{
  return (int) (row * n_columns + column);
}

static int
edge_down (guint n_columns, guint n_rows, guint column, guint row)
{
  return (int) ((n_rows + 1) * n_columns + row * (n_columns + 1) + column);
}

static void
add_edge (SalGeographyBuilder *builder, guint column, guint row, guint right, guint down)
{
  SalCoordinate points[2] = {
    { column, -(double) row },
    { column + right, -(double) (row + down) },
  };

  sal_geography_builder_add_arc (builder, points, 2);
}

SalMapShape *
map_fixture_new_board (guint n_columns, guint n_rows)
{
  g_autoptr (SalGeographyBuilder) builder = sal_geography_builder_new ();
  g_autoptr (SalGeography) geography = NULL;
  g_autoptr (GError) error = NULL;

  for (guint row = 0; row <= n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      add_edge (builder, column, row, 1, 0);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column <= n_columns; column++)
      add_edge (builder, column, row, 0, 1);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        g_autofree char *code = g_strdup_printf ("R%uC%u", row, column);
        int references[4] = {
          edge_right (n_columns, column, row),
          edge_down (n_columns, n_rows, column + 1, row),
          ~edge_right (n_columns, column, row + 1),
          ~edge_down (n_columns, n_rows, column, row),
        };

        sal_geography_builder_add_area (
            builder, code, NULL, NULL, &(SalCoordinate){ column + 0.5, -(row + 0.5) });
        sal_geography_builder_add_ring (builder, references, 4, FALSE);
      }
  geography = sal_geography_builder_finish (builder, &error);
  g_assert_no_error (error);

  return sal_map_shape_new (geography, project_plainly, NULL, NULL);
}

static SalMapShape *
create_counties (SalMapProject project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) geography = sal_geography_load ("us-counties", &error);

  g_assert_no_error (error);

  return sal_map_shape_new (geography, project, NULL, NULL);
}

SalMapShape *
map_fixture_new_plain_counties (void)
{
  return create_counties (project_plainly);
}

SalMapShape *
map_fixture_new_counties (void)
{
  return create_counties (project_by_albers);
}
