/* sal-design-graph.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-graph.h"

#include "sal-sphere-index.h"

/* Some areas of a design as what is divided. */
typedef struct
{
  const SalTerritoryDesign *design;
  const guint *areas; /* of the design, by node */
  guint n_nodes;
  guint *nodes;  /* by area of the design, or G_MAXUINT */
  guint *labels; /* by node: the first node, found so far, of what hangs together with it */
  GArray *edges; /* of SalDistrictEdge */
} Builder;

static guint
find_label (Builder *self, guint node)
{
  while (self->labels[node] != node)
    node = self->labels[node] = self->labels[self->labels[node]];

  return node;
}

static gboolean
join (Builder *self, guint first, guint second)
{
  guint one = find_label (self, first), other = find_label (self, second);

  self->labels[MAX (one, other)] = MIN (one, other);

  return one != other;
}

static void
add_edge (Builder *self, guint first, guint second, double length)
{
  SalDistrictEdge edge = { first, second, length };

  g_array_append_val (self->edges, edge);
  join (self, first, second);
}

static void
add_borders (Builder *self)
{
  const SalGeographyNeighbors *neighbors =
      sal_geography_get_neighbors (sal_territory_design_get_geography (self->design));

  for (guint node = 0; node < self->n_nodes; node++)
    {
      guint area = self->areas[node];

      for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
        {
          guint other = self->nodes[neighbors->areas[i]];

          if (neighbors->areas[i] > area && other != G_MAXUINT)
            add_edge (self, node, other, neighbors->border_km[i]);
        }
    }
}

/* The shortest way out of each piece, by the label of the piece. */
typedef struct
{
  guint from, to;
  double chord;
} Way;

static Way *
find_ways_out (Builder *self, SalSphereIndex *index, const SalCoordinate *centers)
{
  Way *ways = g_new (Way, self->n_nodes);

  for (guint node = 0; node < self->n_nodes; node++)
    {
      ways[node] = (Way){ node, SAL_SPHERE_INDEX_NONE, G_MAXDOUBLE };
      self->labels[node] = find_label (self, node);
    }
  sal_sphere_index_set_labels (index, self->labels);
  for (guint node = 0; node < self->n_nodes; node++)
    {
      Way *way = &ways[self->labels[node]];
      guint to =
          sal_sphere_index_find_other (index, centers[node], self->labels[node], &way->chord);

      if (to == SAL_SPHERE_INDEX_NONE)
        continue;
      way->from = node;
      way->to = to;
    }

  return ways;
}

/* Joins every piece to what is nearest to it, until there is one. */
static void
add_bridges (Builder *self)
{
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (self->design), NULL);
  g_autofree SalCoordinate *centers = g_new (SalCoordinate, self->n_nodes);
  g_autoptr (SalSphereIndex) index = NULL;
  gboolean joined = TRUE;

  for (guint node = 0; node < self->n_nodes; node++)
    centers[node] = areas[self->areas[node]].center;
  index = sal_sphere_index_new (centers, self->n_nodes);
  while (joined)
    {
      g_autofree Way *ways = find_ways_out (self, index, centers);

      joined = FALSE;
      for (guint node = 0; node < self->n_nodes; node++)
        {
          if (ways[node].to == SAL_SPHERE_INDEX_NONE ||
              find_label (self, ways[node].from) == find_label (self, ways[node].to))
            continue;
          add_edge (self, ways[node].from, ways[node].to, 0);
          joined = TRUE;
        }
    }
}

static SalDistrictGraph *
create_graph (const Builder *self, const guint *measures, guint n_measures, GError **error)
{
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (self->design), NULL);
  g_autofree double *x = g_new (double, MAX (self->n_nodes, 1));
  g_autofree double *y = g_new (double, MAX (self->n_nodes, 1));
  g_autofree double *weights = g_new (double, MAX ((gsize) self->n_nodes * n_measures, 1));

  for (guint node = 0; node < self->n_nodes; node++)
    {
      x[node] = areas[self->areas[node]].center.longitude;
      y[node] = areas[self->areas[node]].center.latitude;
      for (guint m = 0; m < n_measures; m++)
        {
          double value =
              sal_territory_design_get_residual (self->design, self->areas[node], measures[m]);

          weights[(gsize) node * n_measures + m] = MAX (value, 0);
        }
    }

  return sal_district_graph_new (x,
                                 y,
                                 TRUE,
                                 weights,
                                 self->n_nodes,
                                 n_measures,
                                 (const SalDistrictEdge *) (gpointer) self->edges->data,
                                 self->edges->len,
                                 error);
}

/**
 * sal_design_graph_new:
 * @design: a design that is prepared
 * @areas: (array length=n_areas): which of its areas, each once
 * @n_areas: how many
 * @measures: (array length=n_measures): which of its measures
 * @n_measures: how many
 * @error: return location for an error
 *
 * Makes the graph of some areas: with their centres, the lengths of their borders, and of each
 * measure what goes with the area, without accounts that territories have by name or rule. Pieces
 * that do not touch are bridged to what is nearest. What is below nothing, as of refunds, counts as
 * nothing.
 *
 * %SAL_ERROR_VALUE is raised as by sal_district_graph_new(), for no areas for instance.
 *
 * Returns: (transfer full) (nullable): the graph; its area i is @areas[i]
 */
SalDistrictGraph *
sal_design_graph_new (const SalTerritoryDesign *design,
                      const guint *areas,
                      guint n_areas,
                      const guint *measures,
                      guint n_measures,
                      GError **error)
{
  guint n_all = sal_territory_design_get_n_areas (design);
  g_autofree guint *nodes = g_new (guint, MAX (n_all, 1));
  g_autofree guint *labels = g_new (guint, MAX (n_areas, 1));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (SalDistrictEdge));
  Builder builder = { design, areas, n_areas, nodes, labels, edges };

  for (guint area = 0; area < n_all; area++)
    nodes[area] = G_MAXUINT;
  for (guint node = 0; node < n_areas; node++)
    {
      nodes[areas[node]] = node;
      labels[node] = node;
    }
  add_borders (&builder);
  if (n_areas > 0)
    add_bridges (&builder);

  return create_graph (&builder, measures, n_measures, error);
}
