/* us-graphs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "us-graphs.h"

#include <string.h>

#include "sal-cells.h"
#include "sal-geography-file.h"

typedef const SalUsArea *(*FindFunc) (SalUsAreas *measures, const char *code);

SalGeography *
bench_load_counties (void)
{
  g_autoptr (GError) error = NULL;
  SalGeography *counties = sal_geography_load ("us-counties", &error);

  if (counties == NULL)
    g_error ("%s", error->message);

  return counties;
}

SalGeography *
bench_build_zips (SalGeography *counties, SalUsAreas *measures)
{
  g_autoptr (GError) error = NULL;
  SalGeography *zips = sal_cells_build_us_zips (counties, measures, NULL, NULL, NULL, &error);

  if (zips == NULL)
    g_error ("%s", error->message);

  return zips;
}

SalUsAreas *
bench_load_measures (void)
{
  g_autoptr (GError) error = NULL;
  SalUsAreas *measures = sal_us_areas_load (NULL, &error);

  if (measures == NULL)
    g_error ("%s", error->message);

  return measures;
}

/* Of the lower 48 and DC if @state is NULL */
static gboolean
is_in (const SalUsArea *area, const char *state)
{
  static const char *const others[] = { "AK", "HI", "PR", "VI", "GU", "AS", "MP", NULL };

  if (area == NULL)
    return FALSE;
  if (state != NULL)
    return g_str_equal (area->state, state);

  return !g_strv_contains (others, area->state);
}

/* By area of the geography its place in the graph, or SAL_GEOGRAPHY_NONE; and the graph's areas */
static guint
place_areas (const SalGeography *geography,
             SalUsAreas *measures,
             FindFunc find,
             const char *state,
             guint *places,
             SalUsArea *chosen,
             SalCoordinate *centers)
{
  guint n_areas, n = 0;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      const SalUsArea *area = find (measures, areas[i].code);

      places[i] = SAL_GEOGRAPHY_NONE;
      if (!is_in (area, state))
        continue;
      chosen[n] = *area;
      centers[n] = areas[i].center;
      places[i] = n++;
    }

  return n;
}

static GArray *
find_edges (const SalGeography *geography, const guint *places)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (geography);
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (SalDistrictEdge));

  for (guint i = 0; i < neighbors->n_areas; i++)
    for (guint k = neighbors->first[i]; k < neighbors->first[i + 1]; k++)
      {
        SalDistrictEdge edge = { places[i], places[neighbors->areas[k]], neighbors->border_km[k] };

        if (edge.first != SAL_GEOGRAPHY_NONE && edge.second != SAL_GEOGRAPHY_NONE &&
            i < neighbors->areas[k])
          g_array_append_val (edges, edge);
      }

  return edges;
}

static SalDistrictGraph *
create_graph (const SalGeography *geography, SalUsAreas *measures, FindFunc find, const char *state)
{
  const guint n_all = sal_geography_get_neighbors (geography)->n_areas;
  g_autofree guint *places = g_new (guint, n_all);
  g_autofree SalUsArea *chosen = g_new (SalUsArea, n_all);
  g_autofree SalCoordinate *centers = g_new (SalCoordinate, n_all);
  guint n = place_areas (geography, measures, find, state, places, chosen, centers);
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree double *weights = g_new (double, n);
  g_autoptr (GArray) edges = find_edges (geography, places);
  g_autoptr (GError) error = NULL;
  SalDistrictGraph *graph;

  for (guint i = 0; i < n; i++)
    {
      x[i] = centers[i].longitude;
      y[i] = centers[i].latitude;
      weights[i] = (double) MAX (chosen[i].population, 0);
    }
  graph = sal_district_graph_new (x,
                                  y,
                                  TRUE,
                                  weights,
                                  n,
                                  1,
                                  (const SalDistrictEdge *) (gpointer) edges->data,
                                  edges->len,
                                  &error);
  if (graph == NULL)
    g_error ("%s", error->message);

  return graph;
}

SalDistrictGraph *
bench_graph_of_counties (SalGeography *counties, SalUsAreas *measures, const char *state)
{
  return create_graph (counties, measures, sal_us_areas_find_county, state);
}

SalDistrictGraph *
bench_graph_of_zips (SalGeography *zips, SalUsAreas *measures)
{
  return create_graph (zips, measures, sal_us_areas_find_zip, NULL);
}
