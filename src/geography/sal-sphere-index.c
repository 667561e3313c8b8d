/* sal-sphere-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sphere-index.h"

#include <math.h>

/**
 * SalSphereIndex:
 *
 * Finds the nearest of many points on the sphere.
 *
 * It is a tree that halves space at the median by turns along three axes (J. L. Bentley,
 * "Multidimensional Binary Search Trees Used for Associative Searching", Communications of the ACM
 * 18, 1975); on the sphere, nothing happens at poles and antimeridian. The tree is the order of an
 * array: the middle of a range is its root, what is before and after it are the halves.
 */

#define LABEL_NONE  G_MAXUINT
#define LABEL_MIXED (G_MAXUINT - 1)

typedef struct
{
  double place[3];
  guint point;
  guint label;    /* of this point */
  guint of_range; /* of all points of the range that this is the root of, or LABEL_MIXED */
} Node;

struct _SalSphereIndex
{
  Node *nodes;
  guint n_nodes;
};

static gboolean
precedes (const Node *one, const Node *other, guint axis)
{
  if (one->place[axis] != other->place[axis])
    return one->place[axis] < other->place[axis];

  return one->point < other->point;
}

static void
swap (Node *one, Node *other)
{
  Node kept = *one;

  *one = *other;
  *other = kept;
}

static void
choose_pivot (Node *nodes, guint low, guint high, guint axis)
{
  guint middle = low + (high - low) / 2;

  if (precedes (&nodes[middle], &nodes[low], axis))
    swap (&nodes[middle], &nodes[low]);
  if (precedes (&nodes[high], &nodes[low], axis))
    swap (&nodes[high], &nodes[low]);
  if (precedes (&nodes[middle], &nodes[high], axis))
    swap (&nodes[middle], &nodes[high]);
}

/* Puts the node in its place that sorting would put there (C. A. R. Hoare, "Algorithm 65: Find",
 * Communications of the ACM 4, 1961), with the median of three as pivot. */
static void
select_node (Node *nodes, guint low, guint high, guint wanted, guint axis)
{
  while (low < high)
    {
      guint store = low;

      choose_pivot (nodes, low, high, axis);
      for (guint i = low; i < high; i++)
        if (precedes (&nodes[i], &nodes[high], axis))
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

/* Ranges are from @start up to, but without, @end. */
static void
arrange (Node *nodes, guint start, guint end, guint axis)
{
  while (end - start > 1)
    {
      guint middle = start + (end - start) / 2;

      select_node (nodes, start, end - 1, middle, axis);
      axis = (axis + 1) % 3;
      arrange (nodes, start, middle, axis);
      start = middle + 1;
    }
}

/**
 * sal_sphere_index_new:
 * @points: (array length=n_points): points, in degrees
 * @n_points: their number
 *
 * Makes an index of points, which all have the same label to begin with. It takes time
 * proportional to n log n.
 *
 * Returns: (transfer full): the index
 */
SalSphereIndex *
sal_sphere_index_new (const SalCoordinate *points, guint n_points)
{
  SalSphereIndex *self = g_new0 (SalSphereIndex, 1);

  self->nodes = g_new0 (Node, n_points);
  self->n_nodes = n_points;
  for (guint i = 0; i < n_points; i++)
    {
      sal_sphere_to_unit (points[i], self->nodes[i].place);
      self->nodes[i].point = i;
    }
  arrange (self->nodes, 0, n_points, 0);

  return self;
}

void
sal_sphere_index_free (SalSphereIndex *self)
{
  g_free (self->nodes);
  g_free (self);
}

static guint
join_labels (guint one, guint other)
{
  if (one == LABEL_NONE || one == other)
    return other;

  return other == LABEL_NONE ? one : LABEL_MIXED;
}

static guint
label_range (Node *nodes, guint start, guint end)
{
  guint middle = start + (end - start) / 2;
  guint label;

  if (start == end)
    return LABEL_NONE;

  label = join_labels (label_range (nodes, start, middle), label_range (nodes, middle + 1, end));
  nodes[middle].of_range = join_labels (label, nodes[middle].label);

  return nodes[middle].of_range;
}

/**
 * sal_sphere_index_set_labels:
 * @self: the index
 * @labels: (array): a label for each point, below %G_MAXUINT − 1
 *
 * Says which points belong together, for sal_sphere_index_find_other().
 */
void
sal_sphere_index_set_labels (SalSphereIndex *self, const guint *labels)
{
  for (guint i = 0; i < self->n_nodes; i++)
    self->nodes[i].label = labels[self->nodes[i].point];
  label_range (self->nodes, 0, self->n_nodes);
}

typedef struct
{
  const Node *nodes;
  double place[3];
  guint label; /* of points to pass over */
  guint found;
  double chord;
} Search;

static void
look_at (Search *search, const Node *node)
{
  double x = search->place[0] - node->place[0];
  double y = search->place[1] - node->place[1];
  double z = search->place[2] - node->place[2];
  double chord = x * x + y * y + z * z;

  if (node->label == search->label || chord >= search->chord)
    return;

  search->chord = chord;
  search->found = node->point;
}

/* @gaps are how far the place is from the box of the range along each axis, which tells how near
 * anything in the range can be (S. Arya, D. M. Mount, "Algorithms for Fast Vector Quantization",
 * Data Compression Conference, 1993). */
static void
search_range (Search *search, guint start, guint end, guint axis, const double gaps[3])
{
  double far_gaps[3] = { gaps[0], gaps[1], gaps[2] };

  while (start < end)
    {
      guint middle = start + (end - start) / 2;
      const Node *node = &search->nodes[middle];
      double apart = search->place[axis] - node->place[axis];
      double kept = far_gaps[axis];

      if (node->of_range == search->label ||
          far_gaps[0] * far_gaps[0] + far_gaps[1] * far_gaps[1] + far_gaps[2] * far_gaps[2] >=
              search->chord)
        return;

      look_at (search, node);
      search_range (search,
                    apart < 0 ? start : middle + 1,
                    apart < 0 ? middle : end,
                    (axis + 1) % 3,
                    far_gaps);
      far_gaps[axis] = MAX (fabs (apart), kept);
      start = apart < 0 ? middle + 1 : start;
      end = apart < 0 ? end : middle;
      axis = (axis + 1) % 3;
    }
}

/**
 * sal_sphere_index_find:
 * @self: the index
 * @place: a point, in degrees
 *
 * Finds the point of the index that is nearest to @place.
 *
 * Returns: which of the points it is, or %SAL_SPHERE_INDEX_NONE if there are none
 */
guint
sal_sphere_index_find (const SalSphereIndex *self, SalCoordinate place)
{
  double chord = G_MAXDOUBLE;

  return sal_sphere_index_find_other (self, place, LABEL_NONE, &chord);
}

/**
 * sal_sphere_index_find_other:
 * @self: the index
 * @place: a point, in degrees
 * @label: a label
 * @chord: (inout): only what is nearer than this is looked for, and how near it is if there is any:
 *   the square of the straight distance in the sphere of radius 1
 *
 * Finds the point nearest to @place that does not have a label.
 *
 * Returns: which of the points it is, or %SAL_SPHERE_INDEX_NONE if there is none so near
 */
guint
sal_sphere_index_find_other (const SalSphereIndex *self,
                             SalCoordinate place,
                             guint label,
                             double *chord)
{
  Search search = { .nodes = self->nodes, .label = label, .found = SAL_SPHERE_INDEX_NONE };
  const double gaps[3] = { 0, 0, 0 };

  search.chord = *chord;
  sal_sphere_to_unit (place, search.place);
  search_range (&search, 0, self->n_nodes, 0, gaps);
  *chord = search.chord;

  return search.found;
}
