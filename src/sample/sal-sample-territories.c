/* sal-sample-territories.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-territories.h"

#include "sal-districting.h"

/* Territories as they have come to be: those of a team hang together, and some are far larger than
 * others. */

/* What a territory is meant to carry, against others. */
#define LEAST 0.55
#define MOST  1.45

#define ITERATIONS 20000

/* Areas in which the same teams sell, with those who hunt there. */
typedef struct
{
  guint8 areas[32];
  GArray *positions; /* of int */
} Group;

typedef struct
{
  const SalSampleCompany *company;
  SalUsAreas *us_areas;
  SalGeography *geography;
  SalSampleRandom random;
  SalSampleTerritories *made;
} Maker;

static void
territory_clear (gpointer data)
{
  g_free (((SalSampleTerritory *) data)->name);
}

/* --- who sells where --- */

static void
add_team (Group *self, const SalSampleCompany *company, int index)
{
  const SalSampleTeam *team = sal_sample_team (company, index);

  for (guint i = 0; i < team->n_positions; i++)
    {
      int position = (int) (team->first_position + i);

      if (sal_sample_position (company, position)->motion == SAL_SAMPLE_HUNTER)
        g_array_append_val (self->positions, position);
    }
}

static gboolean
sells_in (const SalSampleCompany *company, guint area, int team)
{
  const GArray *teams = company->area_teams[area];

  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      if (g_array_index (teams, int, i) == team)
        return TRUE;
    }

  return FALSE;
}

/* The areas that can be reached from one by way of teams that sell in two. */
static void
collect (Group *self, const SalSampleCompany *company, guint8 *seen_teams, guint area)
{
  const GArray *teams = company->area_teams[area];

  if (self->areas[area])
    return;

  self->areas[area] = TRUE;
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    {
      int team = g_array_index (teams, int, i);

      if (seen_teams[team])
        continue;
      seen_teams[team] = TRUE;
      add_team (self, company, team);
      for (guint other = 0; other < sal_sample_n_areas; other++)
        {
          if (sal_sample_areas[other].states != NULL && sells_in (company, other, team))
            collect (self, company, seen_teams, other);
        }
    }
}

/* --- the counties of a group --- */

static GArray *
list_counties (const Maker *self, const Group *group)
{
  GArray *counties = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      int area = sal_sample_find_area_of_state (areas[i].parent);

      if (area >= 0 && group->areas[area])
        g_array_append_val (counties, i);
    }

  return counties;
}

static GArray *
list_edges (const Maker *self, const GArray *counties)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (self->geography);
  g_autofree guint *places = g_new0 (guint, neighbors->n_areas); /* + 1 */
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (SalDistrictEdge));

  for (guint i = 0; i < counties->len; i++)
    places[g_array_index (counties, guint, i)] = i + 1;
  for (guint i = 0; i < counties->len; i++)
    {
      guint county = g_array_index (counties, guint, i);

      for (guint n = neighbors->first[county]; n < neighbors->first[county + 1]; n++)
        {
          guint other = places[neighbors->areas[n]];
          SalDistrictEdge edge = { i, other - 1, neighbors->border_km[n] };

          if (other > i + 1)
            g_array_append_val (edges, edge);
        }
    }

  return edges;
}

static guint
root_of (guint *parents, guint place)
{
  while (parents[place] != place)
    place = parents[place] = parents[parents[place]];

  return place;
}

/* Joins parts that others lie between, as Hawaii and the mainland, at their nearest counties. */
static void
join_parts (const Maker *self, const GArray *counties, GArray *edges)
{
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, NULL);
  g_autofree guint *parents = g_new (guint, counties->len);

  for (guint i = 0; i < counties->len; i++)
    parents[i] = i;
  for (guint i = 0; i < edges->len; i++)
    {
      const SalDistrictEdge *edge = &g_array_index (edges, SalDistrictEdge, i);

      parents[root_of (parents, edge->first)] = root_of (parents, edge->second);
    }
  for (guint i = 0; i < counties->len; i++)
    {
      SalDistrictEdge nearest = { i, 0, 0 };
      double least = G_MAXDOUBLE;

      for (guint k = 0; k < counties->len && root_of (parents, i) != root_of (parents, 0); k++)
        {
          double distance = sal_great_circle_km (areas[g_array_index (counties, guint, i)].center,
                                                 areas[g_array_index (counties, guint, k)].center);

          if (root_of (parents, k) == root_of (parents, 0) && distance < least)
            {
              least = distance;
              nearest.second = k;
            }
        }
      if (least == G_MAXDOUBLE)
        continue;
      g_array_append_val (edges, nearest);
      parents[root_of (parents, i)] = root_of (parents, 0);
    }
}

static SalDistrictGraph *
create_graph (const Maker *self, const GArray *counties)
{
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, NULL);
  g_autofree double *x = g_new (double, counties->len);
  g_autofree double *y = g_new (double, counties->len);
  g_autofree double *weights = g_new (double, counties->len);
  g_autoptr (GArray) edges = list_edges (self, counties);

  for (guint i = 0; i < counties->len; i++)
    {
      const SalGeographyArea *area = &areas[g_array_index (counties, guint, i)];
      const SalUsArea *county = sal_us_areas_find_county (self->us_areas, area->code);

      x[i] = area->center.longitude;
      y[i] = area->center.latitude;
      weights[i] = county != NULL ? (double) MAX (county->establishments, 0) : 0;
    }
  join_parts (self, counties, edges);

  return sal_district_graph_new (x,
                                 y,
                                 TRUE,
                                 weights,
                                 counties->len,
                                 1,
                                 (const SalDistrictEdge *) (gpointer) edges->data,
                                 edges->len,
                                 NULL);
}

/* --- territories --- */

static SalDistricting *
divide (Maker *self, const GArray *counties, guint n_territories)
{
  g_autoptr (SalDistrictGraph) graph = create_graph (self, counties);
  g_autofree double *capacities = g_new (double, n_territories);
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (n_territories);
  g_autoptr (SalDistrictProblem) problem = NULL;

  for (guint i = 0; i < n_territories; i++)
    capacities[i] = LEAST + (MOST - LEAST) * sal_sample_random_unit (&self->random);
  options.capacities = capacities;
  options.seconds = 0;
  options.iterations = ITERATIONS;
  options.n_searches = 1;
  options.seed = self->company->seed;
  problem = graph != NULL ? sal_district_problem_new (graph, &options, NULL) : NULL;

  return problem != NULL ? sal_districting_run (problem, NULL, NULL, NULL, NULL) : NULL;
}

/* After the area that most of its counties are in: "Great Lakes 2". */
static char *
create_name (const Maker *self, const GArray *counties, const SalDistricting *division, guint index)
{
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, NULL);
  guint counts[32] = { 0 }, most = 0, number = 1;
  g_autofree char *prefix = NULL;

  for (guint i = 0; i < counties->len; i++)
    {
      if (division->assignment[i] == (gint32) index)
        counts[sal_sample_find_area_of_state (areas[g_array_index (counties, guint, i)].parent)]++;
    }
  for (guint area = 1; area < sal_sample_n_areas; area++)
    most = counts[area] > counts[most] ? area : most;
  prefix = g_strdup_printf ("%s ", sal_sample_areas[most].name);
  for (guint t = 0; t < self->made->territories->len; t++)
    number += g_str_has_prefix (g_array_index (self->made->territories, SalSampleTerritory, t).name,
                                prefix);

  return g_strdup_printf ("%s%u", prefix, number);
}

/* In one of its counties, the more likely the more business there is. */
static SalCoordinate
choose_home (Maker *self, const GArray *counties, const SalDistricting *division, guint index)
{
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, NULL);
  const SalGeographyArea *chosen = NULL;
  double sum = 0;

  for (guint i = 0; i < counties->len; i++)
    {
      const SalGeographyArea *area = &areas[g_array_index (counties, guint, i)];
      const SalUsArea *county = sal_us_areas_find_county (self->us_areas, area->code);
      double weight = county != NULL ? (double) MAX (county->establishments, 1) : 1;

      if (division->assignment[i] != (gint32) index)
        continue;
      sum += weight;
      if (chosen == NULL || sal_sample_random_unit (&self->random) * sum < weight)
        chosen = area;
    }

  return chosen->center;
}

static void
add_territories (Maker *self, const Group *group)
{
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, NULL);
  g_autoptr (GArray) counties = list_counties (self, group);
  g_autoptr (SalDistricting) division = NULL;
  guint first = self->made->territories->len;

  if (group->positions->len == 0 || counties->len < group->positions->len)
    return;
  division = divide (self, counties, group->positions->len);
  if (division == NULL)
    return;

  for (guint i = 0; i < group->positions->len; i++)
    {
      SalSampleTerritory territory = {
        .name = create_name (self, counties, division, i),
        .position = g_array_index (group->positions, int, i),
        .group = first,
        .home = choose_home (self, counties, division, i),
      };

      g_array_append_val (self->made->territories, territory);
    }
  for (guint i = 0; i < counties->len; i++)
    {
      guint territory = first + (guint) division->assignment[i];
      SalSampleTerritoryArea area = { areas[g_array_index (counties, guint, i)].code,
                                      territory,
                                      territory };

      g_array_append_val (self->made->areas, area);
    }
}

/**
 * sal_sample_territories_new:
 * @company: the selling company
 * @areas: the areas of the Census
 * @counties: the counties of the United States
 *
 * Divides the counties that each team sells in among those of it who hunt, today and in the year
 * before: the same way for the same company.
 *
 * Returns: (transfer full): the territories, which refer to codes of @counties
 */
SalSampleTerritories *
sal_sample_territories_new (const SalSampleCompany *company,
                            SalUsAreas *areas,
                            SalGeography *counties)
{
  SalSampleTerritories *self = g_new (SalSampleTerritories, 1);
  Maker maker = { company, areas, counties, { { 0 } }, self };
  g_autofree guint8 *seen_teams = g_new0 (guint8, company->teams->len);
  guint8 done[32] = { 0 };

  self->territories = g_array_new (FALSE, FALSE, sizeof (SalSampleTerritory));
  g_array_set_clear_func (self->territories, territory_clear);
  self->areas = g_array_new (FALSE, FALSE, sizeof (SalSampleTerritoryArea));
  sal_sample_random_init (&maker.random, company->seed, "territories");
  for (guint area = 0; area < sal_sample_n_areas; area++)
    {
      Group group = { { 0 }, NULL };

      if (sal_sample_areas[area].states == NULL || done[area])
        continue;
      group.positions = g_array_new (FALSE, FALSE, sizeof (int));
      collect (&group, company, seen_teams, area);
      add_territories (&maker, &group);
      for (guint other = 0; other < G_N_ELEMENTS (done); other++)
        done[other] |= group.areas[other];
      g_array_unref (group.positions);
    }
  sal_sample_territories_draw_before (self, company, areas, counties);

  return self;
}

const SalSampleTerritory *
sal_sample_territories_find (const SalSampleTerritories *self, int position)
{
  for (guint i = 0; i < self->territories->len; i++)
    {
      const SalSampleTerritory *territory =
          &g_array_index (self->territories, SalSampleTerritory, i);

      if (territory->position == position)
        return territory;
    }

  return NULL;
}

void
sal_sample_territories_free (SalSampleTerritories *self)
{
  g_array_unref (self->territories);
  g_array_unref (self->areas);
  g_free (self);
}
