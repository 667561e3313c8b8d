/* sal-stakeholder-routes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-routes.h"

#include <math.h>

#include "sal-stakeholder-way-private.h"

#define BULGE       0.16 /* of a bent line, of its length; half of it is seen, */
#define LEAST_BULGE 20.0 /* and of a short one so much, or it looks straight */
#define N_BENT      16   /* pieces of a bent line: no corner is seen */
#define CLEAR       3.0  /* a line does not come nearer to a box that it goes round */
#define MARGIN      6.0  /* of the nearest line that goes round a box; others go further out: */
#define SPREAD      3.0
#define N_SPREAD    4
/* Boxes and corners that are looked at for the ways of one map, all of them counted: a millisecond
 * or two, as a map is laid out anew in each frame while a box is dragged. What is left then goes by
 * the outside without a look. */
#define MOST_LOOKS 300000

/* Narrows what of the way is between two bounds; FALSE if nothing is. */
static gboolean
narrow (double start, double way, double least, double most, double *first, double *last)
{
  double one, other;

  if (fabs (way) < 1e-9)
    return start > least && start < most;
  one = (least - start) / way;
  other = (most - start) / way;
  *first = MAX (*first, MIN (one, other));
  *last = MIN (*last, MAX (one, other));

  return *first < *last;
}

/* Whether the way between two points leads through a box, and after which share of it. */
static gboolean
meets (const SalStakeholderPlace *box,
       const SalStakeholderPlace *from,
       const SalStakeholderPlace *to,
       double *share)
{
  double last = 1;

  *share = 0;

  return narrow (from->x,
                 to->x - from->x,
                 box->x - CLEAR,
                 box->x + SAL_STAKEHOLDER_WIDTH + CLEAR,
                 share,
                 &last) &&
         narrow (from->y,
                 to->y - from->y,
                 box->y - CLEAR,
                 box->y + SAL_STAKEHOLDER_HEIGHT + CLEAR,
                 share,
                 &last);
}

/* The first in order that begins at @left or further to the right */
static guint
find_from (const SalStakeholderWay *self, double left)
{
  guint first = 0, end = self->n;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (self->lefts[middle] < left)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* The first box of a third person on the way, or -1 */
int
sal_stakeholder_way_meet (SalStakeholderWay *self,
                          const SalStakeholderPlace *from,
                          const SalStakeholderPlace *to)
{
  const double left = MIN (from->x, to->x) - SAL_STAKEHOLDER_WIDTH - CLEAR;
  const double right = MAX (from->x, to->x) + CLEAR;
  const double top = MIN (from->y, to->y) - SAL_STAKEHOLDER_HEIGHT - CLEAR;
  const double bottom = MAX (from->y, to->y) + CLEAR;
  int found = -1;
  double nearest = 2;

  self->looks--;
  for (guint k = find_from (self, left); k < self->n && self->lefts[k] <= right; k++)
    {
      guint i = self->order[k];
      const SalStakeholderPlace *box = &self->places[i];
      double share;

      self->looks--;
      if (box->y < top || box->y > bottom)
        continue;
      if (i != self->source && i != self->target && meets (box, from, to, &share) &&
          share < nearest)
        {
          nearest = share;
          found = (int) i;
        }
    }

  return found;
}

gboolean
sal_stakeholder_way_is_free (SalStakeholderWay *self)
{
  for (guint i = 1; i < self->points->len; i++)
    if (sal_stakeholder_way_meet (self,
                                  &g_array_index (self->points, SalStakeholderPlace, i - 1),
                                  &g_array_index (self->points, SalStakeholderPlace, i)) >= 0)
      return FALSE;

  return TRUE;
}

/* Where the way from the middle of a box to @to leaves the box */
SalStakeholderPlace
sal_stakeholder_way_leave_box (const SalStakeholderPlace *place, const SalStakeholderPlace *to)
{
  SalStakeholderPlace middle = sal_stakeholder_way_middle_of (place);
  double across = to->x - middle.x, down = to->y - middle.y;
  double share = MIN (across != 0 ? SAL_STAKEHOLDER_WIDTH / 2 / fabs (across) : G_MAXDOUBLE,
                      down != 0 ? SAL_STAKEHOLDER_HEIGHT / 2 / fabs (down) : G_MAXDOUBLE);

  share = MIN (share, 1);

  return (SalStakeholderPlace){ middle.x + across * share, middle.y + down * share };
}

void
sal_stakeholder_way_add (SalStakeholderWay *self, double x, double y)
{
  g_array_append_vals (self->points, &(SalStakeholderPlace){ x, y }, 1);
}

/* A part of a parabola, without its first point */
void
sal_stakeholder_way_add_bent (SalStakeholderWay *self,
                              const SalStakeholderPlace *from,
                              const SalStakeholderPlace *bend,
                              const SalStakeholderPlace *to,
                              guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      double t = (double) i / n, rest = 1 - t;

      sal_stakeholder_way_add (self,
                               rest * rest * from->x + 2 * rest * t * bend->x + t * t * to->x,
                               rest * rest * from->y + 2 * rest * t * bend->y + t * t * to->y);
    }
}
/* --- bent, where nobody is in the way --- */

static void
take_bent (SalStakeholderWay *self, double bulge)
{
  const SalStakeholderPlace *source = &self->places[self->source];
  const SalStakeholderPlace *target = &self->places[self->target];
  SalStakeholderPlace from = sal_stakeholder_way_leave_box (
      source, &(SalStakeholderPlace){ target->x + SAL_STAKEHOLDER_WIDTH / 2, target->y });
  SalStakeholderPlace to = sal_stakeholder_way_leave_box (
      target, &(SalStakeholderPlace){ source->x + SAL_STAKEHOLDER_WIDTH / 2, source->y });
  double length = hypot (to.x - from.x, to.y - from.y);
  double least = length > 0 ? LEAST_BULGE / length : 0;
  SalStakeholderPlace bend;

  if (bulge != 0)
    bulge = copysign (MAX (fabs (bulge), least), bulge);
  bend = (SalStakeholderPlace){ (from.x + to.x) / 2 - (to.y - from.y) * bulge,
                                (from.y + to.y) / 2 + (to.x - from.x) * bulge };

  g_array_set_size (self->points, 0);
  sal_stakeholder_way_add (self, from.x, from.y);
  sal_stakeholder_way_add_bent (self, &from, &bend, &to, N_BENT);
}
/* --- all lines --- */

static void
find_way (SalStakeholderWay *self)
{
  static const double bulges[] = { BULGE, -BULGE, BULGE / 2, -BULGE / 2, BULGE / 4, -BULGE / 4, 0 };
  gboolean upright =
      fabs (self->places[self->source].x - self->places[self->target].x) < LEAST_BULGE;

  for (gsize i = 0; i < G_N_ELEMENTS (bulges) && self->looks > 0; i++)
    {
      if (bulges[i] == 0 && upright)
        break; /* it would lie on the reporting lines between the two */
      take_bent (self, bulges[i]);
      if (sal_stakeholder_way_is_free (self))
        return;
    }
  if (!sal_stakeholder_way_go_round (self))
    take_bent (self, BULGE); /* boxes placed by hand leave no way */
}

static SalStakeholderRoute
make_route (const GArray *points)
{
  const SalStakeholderPlace *data = (const SalStakeholderPlace *) (gpointer) points->data;
  SalStakeholderRoute self = { .n = points->len,
                               .points = g_memdup2 (data, sizeof *data * points->len),
                               .from = data[0],
                               .to = data[0] };

  for (guint i = 1; i < points->len; i++)
    {
      self.from.x = MIN (self.from.x, data[i].x);
      self.from.y = MIN (self.from.y, data[i].y);
      self.to.x = MAX (self.to.x, data[i].x);
      self.to.y = MAX (self.to.y, data[i].y);
    }

  return self;
}

static void
clear_route (gpointer data)
{
  g_free (((SalStakeholderRoute *) data)->points);
}

static int
compare_lefts (gconstpointer a, gconstpointer b, gpointer data)
{
  const SalStakeholderPlace *places = data;
  guint one = *(const guint *) a, other = *(const guint *) b;

  if (places[one].x != places[other].x)
    return places[one].x < places[other].x ? -1 : 1;

  return (one > other) - (one < other);
}

/* From left to right, as maps are wide: a piece of a line looks only at the boxes above and below
 * it. */
static void
sort_boxes (SalStakeholderWay *self)
{
  self->order = g_new (guint, self->n);
  self->lefts = g_new (double, self->n);
  for (guint i = 0; i < self->n; i++)
    self->order[i] = i;
  g_qsort_with_data (
      self->order, (int) self->n, sizeof *self->order, compare_lefts, (gpointer) self->places);
  for (guint i = 0; i < self->n; i++)
    self->lefts[i] = self->places[self->order[i]].x;
}

/**
 * sal_stakeholder_routes_find:
 * @map: a map, linked
 * @places: (array): the left upper corner of everybody's box, as the people of the map
 *
 * Finds how the lines of influence go, so that none goes under the box of a third person: bent
 * where nobody is in the way, so that it is not taken for a reporting line, else round the boxes
 * that are; several beside each other. Only boxes that were placed by hand on top of each other, or
 * too near, may leave no such way. Of a map with so many lines that it would take longer than a
 * frame, the last go by the outside. The same places give the same lines.
 *
 * Returns: (transfer full) (element-type SalStakeholderRoute): the lines, as those of the map
 */
GArray *
sal_stakeholder_routes_find (const SalStakeholderMap *map, const SalStakeholderPlace *places)
{
  GArray *routes =
      g_array_sized_new (FALSE, FALSE, sizeof (SalStakeholderRoute), map->influences->len);
  SalStakeholderWay search = { .places = places,
                               .n = map->people->len,
                               .looks = MOST_LOOKS,
                               .points = g_array_new (FALSE, FALSE, sizeof (SalStakeholderPlace)),
                               .steps = g_array_new (FALSE, FALSE, sizeof (SalStakeholderStep)),
                               .boxes = g_array_new (FALSE, FALSE, sizeof (int)) };

  sort_boxes (&search);
  g_array_set_clear_func (routes, clear_route);
  for (guint i = 0; i < map->influences->len; i++)
    {
      const SalInfluence *influence = &g_array_index (map->influences, SalInfluence, i);
      SalStakeholderRoute route;

      search.source = influence->source;
      search.target = influence->target;
      search.margin = MARGIN + SPREAD * (i % N_SPREAD);
      find_way (&search);
      route = make_route (search.points);
      g_array_append_val (routes, route);
    }
  g_array_unref (search.points);
  g_array_unref (search.steps);
  g_array_unref (search.boxes);
  g_free (search.order);
  g_free (search.lefts);

  return routes;
}
