/* sal-district-graph.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-graph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"

/* The mean radius of the earth, IUGG: (2a + b) ∕ 3 of the ellipsoid GRS 80 */
#define EARTH_RADIUS_KM 6371.0088

G_DEFINE_BOXED_TYPE (SalDistrictGraph,
                     sal_district_graph,
                     sal_district_graph_ref,
                     sal_district_graph_unref)

static gboolean
check_positions (
    const double *x, const double *y, gboolean is_geographic, guint n_areas, GError **error)
{
  for (guint i = 0; i < n_areas; i++)
    {
      if (isfinite (x[i]) && isfinite (y[i]) &&
          (!is_geographic || (fabs (x[i]) <= 360 && fabs (y[i]) <= 90)))
        continue;
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   is_geographic
                       ? _ ("area %u: its position %g, %g is no longitude and latitude in degrees")
                       : _ ("area %u: its position %g, %g is not a pair of finite numbers"),
                   i,
                   x[i],
                   y[i]);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_weights (const double *weights, guint n_areas, guint n_measures, GError **error)
{
  for (guint i = 0; i < n_areas * n_measures; i++)
    {
      /* sums of squares of sums must stay finite */
      if (weights[i] >= 0 && weights[i] <= 1e100)
        continue;
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("area %u, weight %u: %g is not a finite number of 0 or more"),
                   i / n_measures,
                   i % n_measures,
                   weights[i]);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_edges (const SalDistrictEdge *edges, guint n_edges, guint n_areas, GError **error)
{
  for (guint i = 0; i < n_edges; i++)
    {
      const SalDistrictEdge *edge = &edges[i];

      if (edge->first >= n_areas || edge->second >= n_areas)
        g_set_error (error,
                     SAL_ERROR,
                     SAL_ERROR_VALUE,
                     _ ("edge %u: there is no area %u (expected 0 to %u)"),
                     i,
                     MAX (edge->first, edge->second),
                     n_areas - 1);
      else if (edge->first == edge->second)
        g_set_error (error,
                     SAL_ERROR,
                     SAL_ERROR_VALUE,
                     _ ("edge %u joins area %u with itself (expected two areas)"),
                     i,
                     edge->first);
      else if (!(edge->length >= 0 && edge->length <= 1e100))
        g_set_error (error,
                     SAL_ERROR,
                     SAL_ERROR_VALUE,
                     _ ("edge %u: its length %g is not a finite number of 0 or more"),
                     i,
                     edge->length);
      else
        continue;
      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  guint from, to;
  double length;
} Link;

static int
compare_links (const void *first, const void *second)
{
  const Link *one = first;
  const Link *other = second;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;

  return (one->to > other->to) - (one->to < other->to);
}

/* Every edge from both of its ends, in order; what is told twice is added up. */
static void
link_areas (SalDistrictGraph *self, const SalDistrictEdge *edges, guint n_edges)
{
  g_autofree Link *all = g_new (Link, MAX (2 * (gsize) n_edges, 1));
  guint n = 0;

  for (guint i = 0; i < n_edges; i++)
    {
      all[2 * i] = (Link){ edges[i].first, edges[i].second, edges[i].length };
      all[2 * i + 1] = (Link){ edges[i].second, edges[i].first, edges[i].length };
    }
  qsort (all, 2 * (gsize) n_edges, sizeof *all, compare_links);

  self->first_links = g_new0 (guint, self->n_areas + 1);
  self->links = g_new (guint, MAX (2 * (gsize) n_edges, 1));
  self->lengths = g_new (double, MAX (2 * (gsize) n_edges, 1));
  for (guint i = 0; i < 2 * n_edges; i++)
    {
      if (i > 0 && compare_links (&all[i - 1], &all[i]) == 0)
        {
          self->lengths[n - 1] += all[i].length;
          continue;
        }
      self->links[n] = all[i].to;
      self->lengths[n++] = all[i].length;
      self->first_links[all[i].from + 1] = n;
    }
  for (guint i = 0; i < self->n_areas; i++)
    self->first_links[i + 1] = MAX (self->first_links[i + 1], self->first_links[i]);
}

/**
 * sal_district_graph_place:
 * @is_geographic: whether @x and @y are degrees of longitude and latitude, or of a plane
 * @x: to the east
 * @y: to the north
 * @point: (out) (array fixed-size=3): in the plane, or in km from the centre of the earth
 *
 * Turns a position into what graphs compute with. On the earth that is a point in space: sums of
 * squared distances need no projection there, and nothing happens at the antimeridian.
 */
void
sal_district_graph_place (gboolean is_geographic, double x, double y, double point[3])
{
  double longitude = x * G_PI / 180, latitude = y * G_PI / 180;

  point[0] = is_geographic ? EARTH_RADIUS_KM * cos (latitude) * cos (longitude) : x;
  point[1] = is_geographic ? EARTH_RADIUS_KM * cos (latitude) * sin (longitude) : y;
  point[2] = is_geographic ? EARTH_RADIUS_KM * sin (latitude) : 0;
}

/**
 * sal_district_graph_distance:
 * @self: a graph
 * @first: (array fixed-size=3): a point, as sal_district_graph_place() makes it
 * @second: (array fixed-size=3): another
 *
 * Computes the distance of two points: along the great circle, from the chord between them, or in
 * the plane. A mean of points lies below the surface; it counts as the place above it.
 *
 * Returns: in km, or in the plane's unit
 */
double
sal_district_graph_distance (const SalDistrictGraph *self,
                             const double first[3],
                             const double second[3])
{
  double square = 0, one = 0, other = 0, sine;

  for (int i = 0; i < 3; i++)
    {
      square += (first[i] - second[i]) * (first[i] - second[i]);
      one += first[i] * first[i];
      other += second[i] * second[i];
    }
  if (!self->is_geographic)
    return sqrt (square);

  /* the chord of the unit sphere, of points at their own heights */
  one = sqrt (one);
  other = sqrt (other);
  if (one == 0 || other == 0)
    return 0;
  square = (square - (one - other) * (one - other)) / (one * other);
  sine = sqrt (MAX (square, 0)) / 2;

  return 2 * EARTH_RADIUS_KM * asin (MIN (sine, 1));
}

static void
add_totals (SalDistrictGraph *self)
{
  self->totals = g_new0 (double, MAX (self->n_measures, 1));
  for (guint i = 0; i < self->n_areas; i++)
    for (guint k = 0; k < self->n_measures; k++)
      self->totals[k] += self->weights[(gsize) i * self->n_measures + k];
}

/**
 * sal_district_graph_new:
 * @x: (array length=n_areas): to the east: degrees of longitude, or km (or any unit) in a plane
 * @y: (array length=n_areas): to the north, likewise
 * @is_geographic: whether @x and @y are degrees
 * @weights: by area and then measure: @n_areas × @n_measures numbers of 0 or more
 * @n_areas: how many areas, at least 1
 * @n_measures: how many weights each has, at least 1
 * @edges: (array length=n_edges): the areas that touch; one that is told twice has both lengths
 * @n_edges: how many
 * @error: return location for an error
 *
 * Makes a graph of areas. Islands are not bridged here: what no edge reaches is a piece of its own.
 *
 * %SAL_ERROR_VALUE is raised for a number that makes no sense, or an edge that joins an area with
 * itself or with one that is not there; the message names the area or edge by its index.
 *
 * Returns: (transfer full) (nullable): the graph
 */
SalDistrictGraph *
sal_district_graph_new (const double *x,
                        const double *y,
                        gboolean is_geographic,
                        const double *weights,
                        guint n_areas,
                        guint n_measures,
                        const SalDistrictEdge *edges,
                        guint n_edges,
                        GError **error)
{
  SalDistrictGraph *self;

  g_return_val_if_fail (n_measures > 0, NULL);

  if (n_areas == 0 || n_areas > SAL_DISTRICT_MOST_AREAS || n_measures > 64)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("%u areas of %u weights cannot be districted (expected 1 to %u areas of 1 to "
                      "64 weights)"),
                   n_areas,
                   n_measures,
                   SAL_DISTRICT_MOST_AREAS);
      return NULL;
    }
  if (!check_positions (x, y, is_geographic, n_areas, error) ||
      !check_weights (weights, n_areas, n_measures, error) ||
      !check_edges (edges, n_edges, n_areas, error))
    return NULL;

  self = g_new0 (SalDistrictGraph, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_areas = n_areas;
  self->n_measures = n_measures;
  self->is_geographic = is_geographic;
  self->weights = g_memdup2 (weights, (gsize) n_areas * n_measures * sizeof *weights);
  self->points = g_malloc_n (n_areas, sizeof *self->points);
  for (guint i = 0; i < n_areas; i++)
    sal_district_graph_place (is_geographic, x[i], y[i], self->points[i]);
  link_areas (self, edges, n_edges);
  add_totals (self);

  return self;
}

SalDistrictGraph *
sal_district_graph_ref (SalDistrictGraph *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
sal_district_graph_unref (SalDistrictGraph *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->first_links);
  g_free (self->links);
  g_free (self->lengths);
  g_free (self->weights);
  g_free (self->totals);
  g_free (self->points);
  g_free (self);
}
