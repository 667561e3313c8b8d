/* sal-plane-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plane-index.h"

#include <math.h>

/**
 * SalPlaneIndex:
 *
 * Finds the points near a line. Like #SalSphereIndex it is a tree in an array, halved at the median
 * by turns along both axes, so that points may crowd where they like.
 */

#define LEAF       8    /* ranges up to this are looked through */
#define LONG_RANGE 4096 /* ranges from this are worth a look at the cancellable */

typedef struct
{
  SalPlanePoint place;
  guint point;
} Node;

struct _SalPlaneIndex
{
  Node *nodes;
  guint n_nodes;
  double box[4]; /* west, south, east, north */
};

static gboolean
precedes (const Node *one, const Node *other, gboolean vertical)
{
  gint32 a = vertical ? one->place.y : one->place.x;
  gint32 b = vertical ? other->place.y : other->place.x;

  return a != b ? a < b : one->point < other->point;
}

static void
swap (Node *one, Node *other)
{
  Node kept = *one;

  *one = *other;
  *other = kept;
}

/* Hoare's Find, as in sal-sphere-index.c. */
static void
select_node (Node *nodes, guint low, guint high, guint wanted, gboolean vertical)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2, store = low;

      if (precedes (&nodes[middle], &nodes[low], vertical))
        swap (&nodes[middle], &nodes[low]);
      if (precedes (&nodes[high], &nodes[low], vertical))
        swap (&nodes[high], &nodes[low]);
      if (precedes (&nodes[middle], &nodes[high], vertical))
        swap (&nodes[middle], &nodes[high]);
      for (guint i = low; i < high; i++)
        if (precedes (&nodes[i], &nodes[high], vertical))
          swap (&nodes[i], &nodes[store++]);
      swap (&nodes[store], &nodes[high]);

      if (store == wanted)
        return;
      if (store < wanted)
        low = store + 1;
      else
        high = store - 1;
    }
}

static void
arrange (Node *nodes, guint start, guint end, gboolean vertical, GCancellable *cancellable)
{
  while (end - start > LEAF)
    {
      guint middle = start + (end - start) / 2;

      if (end - start > LONG_RANGE && g_cancellable_is_cancelled (cancellable))
        return;
      select_node (nodes, start, end - 1, middle, vertical);
      vertical = !vertical;
      arrange (nodes, start, middle, vertical, cancellable);
      start = middle + 1;
    }
}

/**
 * sal_plane_index_new:
 * @points: (array length=n_points): points
 * @n_points: their number
 * @cancellable: (nullable): a cancellable
 *
 * Makes an index of points, in time proportional to n log n. If it is cancelled, what the index
 * finds is not to be used.
 *
 * Returns: (transfer full): the index
 */
SalPlaneIndex *
sal_plane_index_new (const SalPlanePoint *points, guint n_points, GCancellable *cancellable)
{
  SalPlaneIndex *self = g_new0 (SalPlaneIndex, 1);
  double box[4] = { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };

  self->nodes = g_new (Node, n_points);
  self->n_nodes = n_points;
  for (guint i = 0; i < n_points; i++)
    {
      self->nodes[i] = (Node){ points[i], i };
      box[0] = MIN (box[0], points[i].x);
      box[1] = MIN (box[1], points[i].y);
      box[2] = MAX (box[2], points[i].x);
      box[3] = MAX (box[3], points[i].y);
    }
  for (int i = 0; i < 4; i++)
    self->box[i] = box[i];
  arrange (self->nodes, 0, n_points, FALSE, cancellable);

  return self;
}

void
sal_plane_index_free (SalPlaneIndex *self)
{
  g_free (self->nodes);
  g_free (self);
}

typedef struct
{
  const Node *nodes;
  double x, y;     /* where the line starts */
  double dx, dy;   /* how it goes on */
  double length_2; /* its length squared */
  double distance;
  double box[4]; /* around what is near it */
  GArray *found;
} Search;

/* Whether all of a box is off one side of the strip around the line, or off its ends. */
static gboolean
is_apart (const Search *search, const double box[4])
{
  double across, reach;

  if (box[0] > search->box[2] || box[2] < search->box[0] || box[1] > search->box[3] ||
      box[3] < search->box[1])
    return TRUE;

  across = fabs (search->dx * ((box[1] + box[3]) / 2 - search->y) -
                 search->dy * ((box[0] + box[2]) / 2 - search->x));
  reach = fabs (search->dx) * (box[3] - box[1]) / 2 + fabs (search->dy) * (box[2] - box[0]) / 2;

  return across > reach + sqrt (search->length_2) * (search->distance + 1);
}

static void
look_at (const Search *search, const Node *node)
{
  double x = node->place.x - search->x, y = node->place.y - search->y;
  double along = 0;

  if (search->length_2 > 0)
    along = CLAMP ((x * search->dx + y * search->dy) / search->length_2, 0, 1);
  x -= along * search->dx;
  y -= along * search->dy;
  if (x * x + y * y <= search->distance * search->distance)
    g_array_append_val (search->found, node->point);
}

static void
search_range (
    const Search *search, guint start, guint end, gboolean vertical, const double outer[4])
{
  double box[4] = { outer[0], outer[1], outer[2], outer[3] };

  while (end - start > LEAF)
    {
      guint middle = start + (end - start) / 2;
      const Node *node = &search->nodes[middle];
      double kept;

      if (is_apart (search, box))
        return;
      look_at (search, node);
      kept = box[vertical ? 3 : 2];
      box[vertical ? 3 : 2] = vertical ? node->place.y : node->place.x;
      search_range (search, start, middle, !vertical, box);
      box[vertical ? 3 : 2] = kept;
      box[vertical ? 1 : 0] = vertical ? node->place.y : node->place.x;
      start = middle + 1;
      vertical = !vertical;
    }
  for (guint i = start; i < end; i++)
    look_at (search, &search->nodes[i]);
}

/**
 * sal_plane_index_find_near:
 * @self: the index
 * @from: where a line starts
 * @to: where it ends, which may be the same place
 * @distance: a distance, in the units of the points
 * @found: (element-type guint): where the indices of points are added
 *
 * Finds the points that are no farther than a distance from a straight line, in no order that
 * means anything, but always the same one.
 */
void
sal_plane_index_find_near (
    const SalPlaneIndex *self, SalPlanePoint from, SalPlanePoint to, double distance, GArray *found)
{
  Search search = {
    .nodes = self->nodes,
    .x = from.x,
    .y = from.y,
    .dx = (double) to.x - from.x,
    .dy = (double) to.y - from.y,
    .distance = distance,
    .box = { MIN (from.x, to.x) - distance,
             MIN (from.y, to.y) - distance,
             MAX (from.x, to.x) + distance,
             MAX (from.y, to.y) + distance },
    .found = found,
  };

  search.length_2 = search.dx * search.dx + search.dy * search.dy;
  search_range (&search, 0, self->n_nodes, FALSE, self->box);
}
