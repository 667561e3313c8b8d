/* sal-topology-cut.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-geography-builder.h"
#include "sal-topology-private.h"

#define NO_ARC G_MAXINT

/* A line between two vertices with what is on both sides of it, seen from the lower to the higher
 * vertex. Where areas overlap there are several of the same vertices. */
typedef struct
{
  guint from, to; /* from < to */
  guint left, right;
  int arc;            /* the arc it is part of, once it is */
  gboolean backwards; /* whether that arc runs from the higher to the lower vertex */
} Edge;

typedef struct
{
  SalTopology *topology;
  GArray *edges;
  guint *of_corners;     /* of each corner, the edge to the next one */
  guint (*at_vertex)[2]; /* of each vertex, two of its edges */
  guint *n_at_vertex;    /* and how many there are */
  GArray *points;        /* of an arc that is being made */
  GArray *references;    /* of a ring that is being made */
  SalGeographyBuilder *builder;
} Cutter;

static void
cutter_clear (Cutter *cutter)
{
  g_array_unref (cutter->edges);
  g_array_unref (cutter->points);
  g_array_unref (cutter->references);
  g_free (cutter->of_corners);
  g_free (cutter->at_vertex);
  g_free (cutter->n_at_vertex);
  sal_geography_builder_free (cutter->builder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cutter, cutter_clear)

#define EDGE(cutter, index) (&g_array_index ((cutter)->edges, Edge, index))

static void
reverse_corners (guint *corners, guint n_corners)
{
  for (guint i = 0; i < n_corners / 2; i++)
    {
      guint kept = corners[i];

      corners[i] = corners[n_corners - 1 - i];
      corners[n_corners - 1 - i] = kept;
    }
}

/* Makes a ring run so that its area is on the left. One that is on average thinner than a unit of
 * length vanishes: which way it runs would be a matter of rounding. */
static void
turn_ring (SalTopology *self, SalTopologyRing *ring)
{
  guint *corners = SAL_TOPOLOGY_CORNERS (self, ring);
  double sum = 0, length = 0;
  SalPlanePoint base;

  if (ring->n_corners < 3)
    return;

  base = self->places[corners[0]];
  for (guint i = 0; i < ring->n_corners; i++)
    {
      SalPlanePoint from = self->places[corners[i]];
      SalPlanePoint to = self->places[corners[(i + 1) % ring->n_corners]];
      double x = (double) from.x - base.x, y = (double) from.y - base.y;
      double dx = (double) to.x - from.x, dy = (double) to.y - from.y;

      sum += x * dy - dx * y;
      length += ABS (dx) + ABS (dy);
    }

  if (ABS (sum) <= length)
    ring->n_corners = 0;
  else if ((sum < 0) != ring->hole)
    reverse_corners (corners, ring->n_corners);
}

/* Holes of a piece that vanished, too, vanish. */
static void
turn_rings (SalTopology *self)
{
  gboolean vanished = FALSE;

  for (guint r = 0; r < self->rings->len; r++)
    {
      SalTopologyRing *ring = SAL_TOPOLOGY_RING (self, r);

      turn_ring (self, ring);
      if (!ring->hole)
        vanished = ring->n_corners == 0;
      else if (vanished)
        ring->n_corners = 0;
    }
}

/* One edge as a ring has it, from a corner to the next one. */
typedef struct
{
  guint corner;
  guint area;
  gboolean backwards; /* from the higher to the lower vertex */
} Use;

/* Gives a use the first edge from @first on that has its side free, or a new one. */
static void
take_edge (Cutter *cutter, const Use *use, guint64 key, guint first)
{
  Edge edge = {
    (guint) (key >> 32), (guint) (key & G_MAXUINT32), SAL_GEOGRAPHY_NONE, SAL_GEOGRAPHY_NONE, NO_ARC
  };
  guint index = first;

  for (; index < cutter->edges->len; index++)
    {
      const Edge *taken = EDGE (cutter, index);

      if ((use->backwards ? taken->right : taken->left) == SAL_GEOGRAPHY_NONE)
        break;
    }
  if (index == cutter->edges->len)
    {
      if (index > first)
        cutter->topology->n_overlaps++;
      g_array_append_val (cutter->edges, edge);
    }

  if (use->backwards)
    EDGE (cutter, index)->right = use->area;
  else
    EDGE (cutter, index)->left = use->area;
  cutter->of_corners[use->corner] = index;
}

static guint
collect_uses (SalTopology *self, Use *uses, guint64 *keys)
{
  guint n = 0;

  for (guint r = 0; r < self->rings->len; r++)
    {
      const SalTopologyRing *ring = SAL_TOPOLOGY_RING (self, r);
      const guint *corners = SAL_TOPOLOGY_CORNERS (self, ring);

      for (guint i = 0; i < ring->n_corners; i++, n++)
        {
          guint next = corners[(i + 1) % ring->n_corners];

          uses[n] = (Use){ ring->first + i, ring->area, corners[i] > next };
          keys[n] = sal_topology_edge_key (corners[i], next);
        }
    }

  return n;
}

static void
make_edges (Cutter *cutter, GCancellable *cancellable)
{
  SalTopology *self = cutter->topology;
  g_autofree Use *uses = g_new (Use, self->corners->len);
  g_autofree guint64 *keys = g_new (guint64, self->corners->len);
  g_autofree guint *order = NULL;
  guint n = collect_uses (self, uses, keys), first = 0;

  order = sal_topology_sort (keys, n, cancellable);
  cutter->of_corners = g_new (guint, self->corners->len);
  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || keys[order[i]] != keys[order[i - 1]])
        first = cutter->edges->len;
      take_edge (cutter, &uses[order[i]], keys[order[i]], first);
    }
}

static void
add_at_vertex (Cutter *cutter, guint vertex, guint edge)
{
  if (cutter->n_at_vertex[vertex] < 2)
    cutter->at_vertex[vertex][cutter->n_at_vertex[vertex]] = edge;
  cutter->n_at_vertex[vertex]++;
}

static void
meet_edges (Cutter *cutter)
{
  cutter->at_vertex = g_malloc_n (cutter->topology->n_vertices, sizeof *cutter->at_vertex);
  cutter->n_at_vertex = g_new0 (guint, cutter->topology->n_vertices);
  for (guint i = 0; i < cutter->edges->len; i++)
    {
      add_at_vertex (cutter, EDGE (cutter, i)->from, i);
      add_at_vertex (cutter, EDGE (cutter, i)->to, i);
    }
}

/* Whether arcs end at a vertex: where not just two edges meet, or something else is beside one than
 * beside the other. */
static gboolean
is_junction (Cutter *cutter, guint vertex)
{
  const Edge *in, *out;
  gboolean turned;

  if (cutter->n_at_vertex[vertex] != 2)
    return TRUE;

  in = EDGE (cutter, cutter->at_vertex[vertex][0]);
  out = EDGE (cutter, cutter->at_vertex[vertex][1]);
  turned = (in->to == vertex) == (out->to == vertex);

  return in->left != (turned ? out->right : out->left) ||
         in->right != (turned ? out->left : out->right);
}

/* Where to begin with a ring: at a junction; or, if it has none, at its lowest vertex, so that the
 * area on the other side begins there, too. */
static guint
find_start (Cutter *cutter, const guint *corners, guint n_corners)
{
  guint lowest = 0;

  for (guint i = 0; i < n_corners; i++)
    {
      if (is_junction (cutter, corners[i]))
        return i;
      if (corners[i] < corners[lowest])
        lowest = i;
    }

  return lowest;
}

static void
add_point (Cutter *cutter, guint vertex)
{
  SalPlanePoint place = cutter->topology->places[vertex];
  SalCoordinate point = { place.x / SAL_PLANE_UNITS, place.y / SAL_PLANE_UNITS };

  g_array_append_val (cutter->points, point);
}

/* Makes an arc of the edges of a ring from the @start-th corner to the @end-th; both may lie beyond
 * the last, and go on from the first then. */
static void
make_arc (Cutter *cutter, const SalTopologyRing *ring, guint start, guint end)
{
  const guint *corners = SAL_TOPOLOGY_CORNERS (cutter->topology, ring);
  int arc;

  g_array_set_size (cutter->points, 0);
  for (guint i = start; i <= end; i++)
    add_point (cutter, corners[i % ring->n_corners]);
  arc =
      (int) sal_geography_builder_add_arc (cutter->builder,
                                           (const SalCoordinate *) (gpointer) cutter->points->data,
                                           cutter->points->len);

  for (guint i = start; i < end; i++)
    {
      Edge *edge = EDGE (cutter, cutter->of_corners[ring->first + i % ring->n_corners]);

      edge->arc = arc;
      edge->backwards = corners[i % ring->n_corners] != edge->from;
    }
}

static void
cut_ring (Cutter *cutter, const SalTopologyRing *ring)
{
  const guint *corners = SAL_TOPOLOGY_CORNERS (cutter->topology, ring);
  guint start = find_start (cutter, corners, ring->n_corners);
  guint last = start + ring->n_corners;

  g_array_set_size (cutter->references, 0);
  while (start < last)
    {
      Edge *edge = EDGE (cutter, cutter->of_corners[ring->first + start % ring->n_corners]);
      guint end = start + 1;
      int reference;

      while (end < last && !is_junction (cutter, corners[end % ring->n_corners]))
        end++;
      if (edge->arc == NO_ARC)
        make_arc (cutter, ring, start, end);
      reference = edge->backwards == (corners[start % ring->n_corners] != edge->from) ? edge->arc
                                                                                      : ~edge->arc;
      g_array_append_val (cutter->references, reference);
      start = end;
    }
  sal_geography_builder_add_ring (cutter->builder,
                                  (const int *) (gpointer) cutter->references->data,
                                  cutter->references->len,
                                  ring->hole);
}

/* An area of which nothing is left is where its first corner was. */
static const SalCoordinate *
find_place (SalTopology *self, const SalTopologyArea *area, SalCoordinate *place)
{
  SalPlanePoint first;
  guint n_corners = 0;

  if (area->has_center)
    return &area->center;

  for (guint r = 0; r < area->n_rings; r++)
    n_corners += SAL_TOPOLOGY_RING (self, area->first_ring + r)->n_corners;
  if (n_corners > 0 || area->first_point == area->end_point)
    return NULL;

  first = g_array_index (self->points, SalPlanePoint, area->first_point);
  *place = (SalCoordinate){ first.x / SAL_PLANE_UNITS, first.y / SAL_PLANE_UNITS };

  return place;
}

static void
cut_area (Cutter *cutter, const SalTopologyArea *area)
{
  SalTopology *self = cutter->topology;
  SalCoordinate place;

  sal_geography_builder_add_area (
      cutter->builder, area->code, area->name, area->parent, find_place (self, area, &place));
  for (guint r = 0; r < area->n_rings; r++)
    {
      const SalTopologyRing *ring = SAL_TOPOLOGY_RING (self, area->first_ring + r);

      if (ring->n_corners > 0)
        cut_ring (cutter, ring);
    }
}

/* Cuts the rings where areas meet into arcs, each of which is there once. */
SalGeography *
sal_topology_cut (SalTopology *self, GCancellable *cancellable, GError **error)
{
  g_auto (Cutter) cutter = {
    .topology = self,
    .edges = g_array_new (FALSE, FALSE, sizeof (Edge)),
    .points = g_array_new (FALSE, FALSE, sizeof (SalCoordinate)),
    .references = g_array_new (FALSE, FALSE, sizeof (int)),
    .builder = sal_geography_builder_new (),
  };

  turn_rings (self);
  make_edges (&cutter, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  meet_edges (&cutter);
  for (guint i = 0; i < self->areas->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      cut_area (&cutter, SAL_TOPOLOGY_AREA (self, i));
    }

  return sal_geography_builder_finish (cutter.builder, error);
}
