/* sal-geography-neighbors.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-geography-private.h"
#include "sal-sphere-index.h"

/* One area seen from another, while the graph is put together. */
typedef struct
{
  guint from, to;
  double border_km;
  double bridge_km;
  gboolean is_bridge;
} Link;

static void
add_link (GArray *links, Link link)
{
  Link back = link;

  back.from = link.to;
  back.to = link.from;
  g_array_append_val (links, link);
  g_array_append_val (links, back);
}

static GArray *
collect_borders (SalGeography *self)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (self, i);

      if (arc->left != SAL_GEOGRAPHY_NONE && arc->right != SAL_GEOGRAPHY_NONE &&
          arc->left != arc->right && arc->length_km > 0)
        add_link (links, (Link){ arc->left, arc->right, .border_km = arc->length_km });
    }

  return links;
}

/* --------------------------------------------------------------------------------- bridges */

/* Which areas hang together, as trees whose roots have the lowest index. */
static guint
find_root (guint *parents, guint area)
{
  while (parents[area] != area)
    {
      parents[area] = parents[parents[area]];
      area = parents[area];
    }

  return area;
}

static gboolean
unite (guint *parents, guint one, guint other)
{
  one = find_root (parents, one);
  other = find_root (parents, other);
  if (one == other)
    return FALSE;
  parents[MAX (one, other)] = MIN (one, other);

  return TRUE;
}

/* What can be nearest to another part lies on a coast: the points of arcs with one area only, and
 * the places without a shape. */
static GArray *
collect_coast (SalGeography *self, GArray *owners)
{
  GArray *coast = g_array_new (FALSE, FALSE, sizeof (SalCoordinate));

  for (guint i = 0; i < self->arcs->len; i++)
    {
      const SalGeographyArc *arc = SAL_GEOGRAPHY_LINE (self, i);
      guint owner = arc->left != SAL_GEOGRAPHY_NONE ? arc->left : arc->right;

      if ((arc->left == SAL_GEOGRAPHY_NONE) == (arc->right == SAL_GEOGRAPHY_NONE))
        continue;
      g_array_append_vals (coast, SAL_GEOGRAPHY_POINTS (self, arc), arc->n_points);
      for (guint p = 0; p < arc->n_points; p++)
        g_array_append_val (owners, owner);
    }
  for (guint i = 0; i < self->areas->len; i++)
    if (SAL_GEOGRAPHY_AREA (self, i)->n_rings == 0)
      {
        g_array_append_val (coast, SAL_GEOGRAPHY_AREA (self, i)->center);
        g_array_append_val (owners, i);
      }

  return coast;
}

/* The part with the most points of coast is joined by the others and need not look for them. */
static guint
find_largest_part (const guint *labels, guint n_points, guint n_areas)
{
  g_autofree guint *sizes = g_new0 (guint, n_areas);
  guint largest = 0;

  for (guint i = 0; i < n_points; i++)
    if (++sizes[labels[i]] > sizes[largest])
      largest = labels[i];

  return largest;
}

typedef struct
{
  guint from, to; /* points of coast */
  double chord;   /* the straight distance squared, on the sphere of radius 1 */
} Crossing;

/* For each part but the largest, its shortest crossing to any other. */
static Crossing *
find_crossings (SalSphereIndex *index,
                const SalCoordinate *coast,
                const guint *labels,
                guint n_points,
                guint n_areas)
{
  guint largest = find_largest_part (labels, n_points, n_areas);
  Crossing *crossings = g_new (Crossing, n_areas);

  for (guint i = 0; i < n_areas; i++)
    crossings[i] = (Crossing){ SAL_GEOGRAPHY_NONE, SAL_GEOGRAPHY_NONE, G_MAXDOUBLE };
  for (guint i = 0; i < n_points; i++)
    {
      Crossing *crossing = &crossings[labels[i]];
      guint found;

      if (labels[i] == largest)
        continue;
      found = sal_sphere_index_find_other (index, coast[i], labels[i], &crossing->chord);
      if (found == SAL_SPHERE_INDEX_NONE)
        continue;
      crossing->from = i;
      crossing->to = found;
    }

  return crossings;
}

/* Joins each part to the one nearest to it until there is one (O. Borůvka, "O jistém problému
 * minimálním", 1926): the shortest bridges that connect everything. */
static void
add_bridges (SalGeography *self, GArray *links, guint *parents, guint n_parts)
{
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) points = collect_coast (self, owners);
  const SalCoordinate *coast = (const SalCoordinate *) (gpointer) points->data;
  const guint *owner = (const guint *) (gpointer) owners->data;
  g_autofree guint *labels = g_new (guint, points->len);
  g_autoptr (SalSphereIndex) index = sal_sphere_index_new (coast, points->len);
  guint before = 0;

  while (n_parts > 1 && n_parts != before)
    {
      g_autofree Crossing *crossings = NULL;

      before = n_parts;
      for (guint i = 0; i < points->len; i++)
        labels[i] = find_root (parents, owner[i]);
      sal_sphere_index_set_labels (index, labels);
      crossings = find_crossings (index, coast, labels, points->len, self->areas->len);
      for (guint i = 0; i < self->areas->len; i++)
        {
          const Crossing *crossing = &crossings[i];

          if (crossing->from == SAL_GEOGRAPHY_NONE ||
              !unite (parents, owner[crossing->from], owner[crossing->to]))
            continue;
          add_link (
              links,
              (Link){ owner[crossing->from],
                      owner[crossing->to],
                      .bridge_km = sal_great_circle_km (coast[crossing->from], coast[crossing->to]),
                      .is_bridge = TRUE });
          n_parts--;
        }
    }
}

static void
join_parts (SalGeography *self, GArray *links)
{
  g_autofree guint *parents = g_new (guint, self->areas->len);
  guint n_parts = self->areas->len;

  for (guint i = 0; i < self->areas->len; i++)
    parents[i] = i;
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);

      if (unite (parents, link->from, link->to))
        n_parts--;
    }
  if (n_parts > 1)
    add_bridges (self, links, parents, n_parts);
}

/* ---------------------------------------------------------------------------------- the graph */

static int
compare_links (gconstpointer first, gconstpointer second)
{
  const Link *one = first, *other = second;

  return (one->to > other->to) - (one->to < other->to);
}

/* Sorts the links by the area they start from, in time proportional to their number, and within it
 * by the one they lead to. */
static Link *
sort_links (GArray *links, guint n_areas)
{
  g_autofree guint *starts = g_new0 (guint, n_areas + 2);
  Link *sorted = g_new (Link, MAX (links->len, 1));

  for (guint i = 0; i < links->len; i++)
    starts[g_array_index (links, Link, i).from + 2]++;
  for (guint i = 0; i < n_areas; i++)
    starts[i + 2] += starts[i + 1];
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);

      sorted[starts[link->from + 1]++] = *link;
    }
  for (guint i = 0; i < n_areas; i++)
    if (starts[i + 1] - starts[i] > 1)
      qsort (&sorted[starts[i]], starts[i + 1] - starts[i], sizeof (Link), compare_links);

  return sorted;
}

/* Adds up the borders of the same two areas. */
static guint
merge_links (Link *links, guint n_links)
{
  guint n = 0;

  for (guint i = 0; i < n_links; i++)
    if (n > 0 && links[n - 1].from == links[i].from && links[n - 1].to == links[i].to)
      links[n - 1].border_km += links[i].border_km;
    else
      links[n++] = links[i];

  return n;
}

static void
fill_graph (SalGeography *self, const Link *links, guint n_links)
{
  guint n_areas = self->areas->len;
  guint *first = g_new0 (guint, n_areas + 1);
  guint *areas = g_new (guint, n_links);
  double *border_km = g_new (double, n_links);
  double *bridge_km = g_new (double, n_links);
  guint8 *is_bridge = g_new (guint8, n_links);

  for (guint i = 0; i < n_links; i++)
    {
      first[links[i].from + 1]++;
      areas[i] = links[i].to;
      border_km[i] = links[i].border_km;
      bridge_km[i] = links[i].bridge_km;
      is_bridge[i] = links[i].is_bridge ? 1 : 0;
    }
  for (guint i = 0; i < n_areas; i++)
    first[i + 1] += first[i];

  self->neighbors = (SalGeographyNeighbors){
    .n_areas = n_areas,
    .n_neighbors = n_links,
    .first = first,
    .areas = areas,
    .border_km = border_km,
    .bridge_km = bridge_km,
    .is_bridge = is_bridge,
  };
}

/* Makes the graph of neighbours, of arcs that know both of their sides. */
void
sal_geography_connect (SalGeography *self)
{
  g_autoptr (GArray) links = collect_borders (self);
  g_autofree Link *sorted = NULL;
  guint n_links;

  join_parts (self, links);
  sorted = sort_links (links, self->areas->len);
  n_links = merge_links (sorted, links->len);
  fill_graph (self, sorted, n_links);
}
