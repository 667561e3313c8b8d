/* sal-tidy-tree.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tidy-tree.h"

/* Somebody while the tree is laid out. Trees are laid out from the leaves up: a subtree is placed
 * as near to its left neighbours as it can be, and shifting it is noted at its top only. */
typedef struct
{
  int above;
  int first, last;      /* children */
  int left, right;      /* siblings */
  guint number;         /* among the siblings */
  double prelim;        /* across, within the subtree of the parent */
  double mod;           /* what the children are shifted by */
  double shift, change; /* what siblings between two that collide are yet to be shifted by */
  int thread;           /* the next one on the contour, below a leaf */
  int ancestor;         /* whose subtree this is the contour of */
  int standing;         /* of a parent: the ancestor of contours that are further left */
} Node;

static Node *
new_nodes (const int *above, guint n)
{
  Node *nodes = g_new (Node, n + 1);

  /* the last one is above all that have nobody above them */
  for (guint i = 0; i <= n; i++)
    nodes[i] = (Node){ .above = i == n          ? -1
                                : above[i] >= 0 ? above[i]
                                                : (int) n,
                       .first = -1,
                       .last = -1,
                       .left = -1,
                       .right = -1,
                       .thread = -1,
                       .ancestor = (int) i,
                       .standing = -1 };
  for (guint i = 0; i < n; i++)
    {
      Node *parent = &nodes[nodes[i].above];

      nodes[i].left = parent->last;
      if (parent->last >= 0)
        {
          nodes[parent->last].right = (int) i;
          nodes[i].number = nodes[parent->last].number + 1;
        }
      else
        {
          parent->first = (int) i;
          parent->standing = (int) i;
        }
      parent->last = (int) i;
    }

  return nodes;
}

/* Everybody after those above them, from left to right; what has no way up is not in it. */
static int *
list_downward (const Node *nodes, guint n, guint *n_listed)
{
  int *order = g_new (int, n + 1);
  int node = (int) n;

  *n_listed = 0;
  while (node >= 0)
    {
      order[(*n_listed)++] = node;
      if (nodes[node].first >= 0)
        {
          node = nodes[node].first;
          continue;
        }
      while (node >= 0 && nodes[node].right < 0)
        node = nodes[node].above;
      if (node >= 0)
        node = nodes[node].right;
    }

  return order;
}

static int
next_left (const Node *node)
{
  return node->first >= 0 ? node->first : node->thread;
}

static int
next_right (const Node *node)
{
  return node->last >= 0 ? node->last : node->thread;
}

static void
move_subtree (Node *nodes, int left, int right, double shift)
{
  double between = (double) (nodes[right].number - nodes[left].number);

  nodes[right].change -= shift / between;
  nodes[right].shift += shift;
  nodes[left].change += shift / between;
  nodes[right].prelim += shift;
  nodes[right].mod += shift;
}

static void
execute_shifts (Node *nodes, const Node *parent)
{
  double shift = 0, change = 0;

  for (int i = parent->last; i >= 0; i = nodes[i].left)
    {
      nodes[i].prelim += shift;
      nodes[i].mod += shift;
      change += nodes[i].change;
      shift += nodes[i].shift + change;
    }
}

/* Shifts the subtree of @node to the right until it is clear of those left of it. Inside and
 * outside contours are followed down together, so that the work is linear in what they share. */
static void
apportion (Node *nodes, int node)
{
  Node *parent = &nodes[nodes[node].above];
  int inner_right = node, outer_right = node;
  int inner_left = nodes[node].left, outer_left = parent->first;
  double right_in = nodes[inner_right].mod, right_out = nodes[outer_right].mod;
  double left_in, left_out;

  if (inner_left < 0)
    return;
  left_in = nodes[inner_left].mod;
  left_out = nodes[outer_left].mod;
  while (next_right (&nodes[inner_left]) >= 0 && next_left (&nodes[inner_right]) >= 0)
    {
      double shift;
      int ancestor;

      inner_left = next_right (&nodes[inner_left]);
      inner_right = next_left (&nodes[inner_right]);
      outer_left = next_left (&nodes[outer_left]);
      outer_right = next_right (&nodes[outer_right]);
      nodes[outer_right].ancestor = node;
      shift = nodes[inner_left].prelim + left_in - nodes[inner_right].prelim - right_in + 1;
      if (shift > 0)
        {
          ancestor = nodes[inner_left].ancestor;
          if (nodes[ancestor].above != nodes[node].above)
            ancestor = parent->standing;
          move_subtree (nodes, ancestor, node, shift);
          right_in += shift;
          right_out += shift;
        }
      left_in += nodes[inner_left].mod;
      right_in += nodes[inner_right].mod;
      left_out += nodes[outer_left].mod;
      right_out += nodes[outer_right].mod;
    }
  if (next_right (&nodes[inner_left]) >= 0 && next_right (&nodes[outer_right]) < 0)
    {
      nodes[outer_right].thread = next_right (&nodes[inner_left]);
      nodes[outer_right].mod += left_in - right_out;
    }
  if (next_left (&nodes[inner_right]) >= 0 && next_left (&nodes[outer_left]) < 0)
    {
      nodes[outer_left].thread = next_left (&nodes[inner_right]);
      nodes[outer_left].mod += right_in - left_out;
      parent->standing = node;
    }
}

static void
place_subtree (Node *nodes, int i)
{
  Node *node = &nodes[i];
  double beside = node->left >= 0 ? nodes[node->left].prelim + 1 : 0;

  if (node->first < 0)
    {
      node->prelim = beside;
    }
  else
    {
      double middle;

      execute_shifts (nodes, node);
      middle = (nodes[node->first].prelim + nodes[node->last].prelim) / 2;
      node->prelim = node->left >= 0 ? beside : middle;
      node->mod = node->left >= 0 ? beside - middle : 0;
    }
  if (node->above >= 0)
    apportion (nodes, i);
}

/* Everybody after those below them, from left to right */
static int *
list_upward (const Node *nodes, const int *downward, guint n_listed)
{
  int *order = g_new (int, n_listed);
  guint n = 0;

  for (guint i = 0; i < n_listed; i++)
    {
      int node = downward[i];

      if (nodes[node].first >= 0)
        continue;
      order[n++] = node;
      while (nodes[node].right < 0 && nodes[node].above >= 0)
        {
          node = nodes[node].above;
          order[n++] = node;
        }
    }

  return order;
}

/**
 * sal_tidy_tree_place:
 * @above: (array length=n): for each one the index of who is above them, negative if nobody is; no
 *   one is above themselves by any number of steps
 * @n: how many there are
 * @across: (out) (array length=n): where each one stands; neighbours on a level are 1 apart at
 * least
 * @levels: (out) (array length=n): on which level, 0 at the top
 *
 * Lays out trees side by side as Reingold and Tilford, “Tidier Drawings of Trees” (1981), would
 * have them: levels in rows, everybody above the middle of those below them, equal subtrees drawn
 * equal, siblings in the order of their indexes, and no wider than that takes. The algorithm is
 * that of Buchheim, Jünger and Leipert, “Improving Walker's Algorithm to Run in Linear Time”
 * (2002), without recursion, so that long lines are no matter. The leftmost stands at 0.
 */
void
sal_tidy_tree_place (const int *above, guint n, double *across, guint *levels)
{
  g_autofree Node *nodes = new_nodes (above, n);
  guint n_listed;
  g_autofree int *downward = list_downward (nodes, n, &n_listed);
  g_autofree int *upward = list_upward (nodes, downward, n_listed);
  g_autofree double *sums = g_new0 (double, n + 1);
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n_listed; i++)
    place_subtree (nodes, upward[i]);
  for (guint i = 1; i < n_listed; i++)
    {
      int node = downward[i];
      int parent = nodes[node].above;

      sums[node] = sums[parent] + nodes[parent].mod;
      across[node] = nodes[node].prelim + sums[node];
      levels[node] = parent == (int) n ? 0 : levels[parent] + 1;
      least = MIN (least, across[node]);
    }
  for (guint i = 0; i < n; i++)
    across[i] -= least;
}
