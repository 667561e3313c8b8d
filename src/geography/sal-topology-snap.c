/* sal-topology-snap.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-topology-private.h"

/* How many steps of a loop there are between two looks at the cancellable; they take well below a
 * millisecond. */
#define STEPS 512

static gboolean
is_cancelled (guint step, GCancellable *cancellable)
{
  return step % STEPS == 0 && g_cancellable_is_cancelled (cancellable);
}

/* Numbers the places of all corners, by longitude and latitude; the same place is one vertex. */
static void
number_vertices (SalTopology *self, GCancellable *cancellable)
{
  const SalPlanePoint *points = (const SalPlanePoint *) (gpointer) self->points->data;
  guint n_points = self->points->len;
  g_autofree guint64 *keys = g_new (guint64, n_points);
  g_autofree guint *order = NULL;

  for (guint i = 0; i < n_points; i++)
    keys[i] = (guint64) ((guint32) points[i].x ^ 0x80000000u) << 32 |
              ((guint32) points[i].y ^ 0x80000000u);
  order = sal_topology_sort (keys, n_points, cancellable);

  g_array_set_size (self->corners, n_points);
  self->places = g_new (SalPlanePoint, n_points);
  for (guint i = 0; i < n_points; i++)
    {
      if (i == 0 || keys[order[i]] != keys[order[i - 1]])
        self->places[self->n_vertices++] = points[order[i]];
      g_array_index (self->corners, guint, order[i]) = self->n_vertices - 1;
    }
}

/* Each vertex that is left takes those near to it that are left, too, so that no two that remain
 * are near each other. Says of each vertex which took it. */
static guint *
join_vertices (SalTopology *self,
               const SalPlaneIndex *index,
               double tolerance,
               GCancellable *cancellable)
{
  guint *leaders = g_new (guint, self->n_vertices);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_vertices; i++)
    leaders[i] = G_MAXUINT;
  for (guint i = 0; i < self->n_vertices && !is_cancelled (i, cancellable); i++)
    {
      if (leaders[i] != G_MAXUINT)
        continue;
      leaders[i] = i;
      g_array_set_size (found, 0);
      sal_plane_index_find_near (index, self->places[i], self->places[i], tolerance, found);
      for (guint k = 0; k < found->len; k++)
        {
          guint other = g_array_index (found, guint, k);

          if (leaders[other] == G_MAXUINT)
            leaders[other] = i;
        }
    }

  return leaders;
}

/* Leaves out repeated corners, and ways there and straight back, which enclose nothing. */
static void
add_corner (GArray *corners, guint first, guint corner)
{
  guint n = corners->len - first;
  const guint *of_ring = &g_array_index (corners, guint, first);

  if (n > 0 && of_ring[n - 1] == corner)
    return;
  if (n > 1 && of_ring[n - 2] == corner)
    g_array_set_size (corners, corners->len - 1);
  else
    g_array_append_val (corners, corner);
}

/* The same across the ring's seam. */
static void
close_ring (GArray *corners, SalTopologyRing *ring, guint first)
{
  guint *of_ring = &g_array_index (corners, guint, first);
  guint n = corners->len - first, start = 0;

  for (gboolean changed = TRUE; changed && n - start > 2;)
    {
      changed = FALSE;
      if (of_ring[start] == of_ring[n - 1])
        {
          n--;
          changed = TRUE;
        }
      else if (of_ring[start + 1] == of_ring[n - 1])
        {
          start++;
          changed = TRUE;
        }
      else if (of_ring[start] == of_ring[n - 2])
        {
          n--;
          changed = TRUE;
        }
    }

  n = n - start > 2 ? n : start;
  g_array_set_size (corners, first + n);
  ring->first = first + start;
  ring->n_corners = n - start;
}

static void
follow_leaders (SalTopology *self, const guint *leaders)
{
  g_autoptr (GArray) corners = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->corners->len);

  for (guint r = 0; r < self->rings->len; r++)
    {
      SalTopologyRing *ring = SAL_TOPOLOGY_RING (self, r);
      guint first = corners->len;

      for (guint i = 0; i < ring->n_corners; i++)
        add_corner (corners, first, leaders[SAL_TOPOLOGY_CORNERS (self, ring)[i]]);
      close_ring (corners, ring, first);
    }
  g_array_unref (self->corners);
  self->corners = g_steal_pointer (&corners);
}

/* ------------------------------------------------------------------- vertices on edges */

/* The edges of all rings, each once. */
typedef struct
{
  guint *of_corners; /* of each corner, the edge to the next one */
  guint64 *keys;     /* of each edge */
  guint n_edges;
} Edges;

static void
edges_clear (Edges *edges)
{
  g_free (edges->of_corners);
  g_free (edges->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edges, edges_clear)

static void
collect_edges (SalTopology *self, Edges *edges, GCancellable *cancellable)
{
  guint n_corners = self->corners->len;
  g_autofree guint64 *keys = g_new0 (guint64, n_corners);
  g_autofree guint *order = NULL;

  for (guint r = 0; r < self->rings->len; r++)
    {
      const SalTopologyRing *ring = SAL_TOPOLOGY_RING (self, r);
      const guint *corners = SAL_TOPOLOGY_CORNERS (self, ring);

      for (guint i = 0; i < ring->n_corners; i++)
        keys[ring->first + i] =
            sal_topology_edge_key (corners[i], corners[(i + 1) % ring->n_corners]);
    }
  order = sal_topology_sort (keys, n_corners, cancellable);

  edges->of_corners = g_new (guint, n_corners);
  edges->keys = g_new (guint64, n_corners);
  for (guint i = 0; i < n_corners; i++)
    {
      if (i == 0 || keys[order[i]] != keys[order[i - 1]])
        edges->keys[edges->n_edges++] = keys[order[i]];
      edges->of_corners[order[i]] = edges->n_edges - 1;
    }
}

typedef struct
{
  guint vertex;
  double along; /* from 0 at the lower vertex of the edge to 1 at the higher one */
} Stop;

static int
compare_stops (gconstpointer first, gconstpointer second)
{
  const Stop *one = first, *other = second;

  if (one->along != other->along)
    return one->along < other->along ? -1 : 1;

  return (one->vertex > other->vertex) - (one->vertex < other->vertex);
}

static double
place_along (SalPlanePoint from, SalPlanePoint to, SalPlanePoint place)
{
  double dx = (double) to.x - from.x, dy = (double) to.y - from.y;
  double x = (double) place.x - from.x, y = (double) place.y - from.y;

  return (x * dx + y * dy) / (dx * dx + dy * dy);
}

/* The vertices that are meant to be on an edge, in the order in which they lie on it. */
static void
find_stops (SalTopology *self,
            const SalPlaneIndex *index,
            const guint *leaders,
            guint64 key,
            double tolerance,
            GArray *found,
            GArray *stops)
{
  guint from = (guint) (key >> 32), to = (guint) (key & G_MAXUINT32), before = stops->len;

  g_array_set_size (found, 0);
  sal_plane_index_find_near (index, self->places[from], self->places[to], tolerance, found);
  for (guint i = 0; i < found->len; i++)
    {
      Stop stop = { .vertex = g_array_index (found, guint, i) };

      if (stop.vertex == from || stop.vertex == to || leaders[stop.vertex] != stop.vertex)
        continue;
      stop.along = place_along (self->places[from], self->places[to], self->places[stop.vertex]);
      if (stop.along > 0 && stop.along < 1)
        g_array_append_val (stops, stop);
    }
  if (stops->len - before > 1)
    qsort (&g_array_index (stops, Stop, before), stops->len - before, sizeof (Stop), compare_stops);
}

static void
add_stops (GArray *corners, guint first, const Stop *stops, guint n_stops, gboolean forwards)
{
  for (guint i = 0; i < n_stops; i++)
    add_corner (corners, first, stops[forwards ? i : n_stops - 1 - i].vertex);
}

/* Rewrites the rings with the stops of their edges; those of edge e are from starts[e] on. */
static void
insert_stops (SalTopology *self, const Edges *edges, const GArray *stops, const guint *starts)
{
  g_autoptr (GArray) corners = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->corners->len);
  const Stop *all = (const Stop *) (gpointer) stops->data;

  for (guint r = 0; r < self->rings->len; r++)
    {
      SalTopologyRing *ring = SAL_TOPOLOGY_RING (self, r);
      const guint *of_ring = SAL_TOPOLOGY_CORNERS (self, ring);
      guint first = corners->len;

      for (guint i = 0; i < ring->n_corners; i++)
        {
          guint edge = edges->of_corners[ring->first + i];

          add_corner (corners, first, of_ring[i]);
          add_stops (corners,
                     first,
                     all + starts[edge],
                     starts[edge + 1] - starts[edge],
                     of_ring[i] < of_ring[(i + 1) % ring->n_corners]);
        }
      close_ring (corners, ring, first);
    }
  g_array_unref (self->corners);
  self->corners = g_steal_pointer (&corners);
}

static void
stop_at_vertices (SalTopology *self,
                  const SalPlaneIndex *index,
                  const guint *leaders,
                  double tolerance,
                  GCancellable *cancellable)
{
  g_auto (Edges) edges = { 0 };
  g_autofree guint *starts = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (Stop));

  collect_edges (self, &edges, cancellable);
  starts = g_new0 (guint, edges.n_edges + 1);
  for (guint i = 0; i < edges.n_edges; i++)
    {
      if (!is_cancelled (i, cancellable))
        find_stops (self, index, leaders, edges.keys[i], tolerance, found, stops);
      starts[i + 1] = stops->len;
    }
  insert_stops (self, &edges, stops, starts);
}

/* Makes corners meet that are no farther apart than @tolerance, in units. */
gboolean
sal_topology_snap (SalTopology *self, double tolerance, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalPlaneIndex) index = NULL;
  g_autofree guint *leaders = NULL;

  number_vertices (self, cancellable);
  index = sal_plane_index_new (self->places, self->n_vertices, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  leaders = join_vertices (self, index, tolerance, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  follow_leaders (self, leaders);
  stop_at_vertices (self, index, leaders, tolerance, cancellable);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
