/* sal-stakeholder-way-round.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-stakeholder-way-private.h"

/* The way of a line of influence round the boxes that are in its way: the shortest by their
 * corners, else by the outside. */

#define MOST_STEPS 300 /* that are taken to find a way */
#define MOST_BOXES 32  /* whose corners are looked at from one of them */
#define N_ROUND    4   /* pieces of a corner */

static double
measure (const SalStakeholderPlace *one, const SalStakeholderPlace *other)
{
  return hypot (one->x - other->x, one->y - other->y);
}

static SalStakeholderPlace
corner_of (const SalStakeholderWay *self, guint box, guint corner)
{
  const SalStakeholderPlace *place = &self->places[box];

  return (SalStakeholderPlace){
    corner % 2 == 0 ? place->x - self->margin : place->x + SAL_STAKEHOLDER_WIDTH + self->margin,
    corner / 2 == 0 ? place->y - self->margin : place->y + SAL_STAKEHOLDER_HEIGHT + self->margin
  };
}

/* Notes how @corner of @box is reached from a step, if that is the shortest way so far. */
static void
reach (
    SalStakeholderWay *self, guint step, guint box, guint corner, const SalStakeholderPlace *goal)
{
  SalStakeholderPlace at = corner_of (self, box, corner);
  const SalStakeholderStep *from = &g_array_index (self->steps, SalStakeholderStep, step);
  SalStakeholderStep found = { .corner = (int) (4 * box + corner), .before = (int) step, .at = at };

  found.way = from->way + measure (&from->at, &at);
  found.rest = measure (&at, goal);
  self->looks -= self->steps->len;
  for (guint i = 0; i < self->steps->len; i++)
    {
      SalStakeholderStep *known = &g_array_index (self->steps, SalStakeholderStep, i);

      if (known->corner != found.corner)
        continue;
      if (!known->done && found.way < known->way)
        *known = found;
      return;
    }
  g_array_append_val (self->steps, found);
}

static void
look_at (GArray *boxes, int box)
{
  for (guint i = 0; i < boxes->len; i++)
    if (g_array_index (boxes, int, i) == box)
      return;
  if (boxes->len < MOST_BOXES)
    g_array_append_val (boxes, box);
}

/* Goes on from a step to the corners of what is in the way, and of what is in the way there. */
static void
go_on (SalStakeholderWay *self, guint step, int box, const SalStakeholderPlace *goal)
{
  SalStakeholderPlace at = g_array_index (self->steps, SalStakeholderStep, step).at;

  g_array_set_size (self->boxes, 0);
  look_at (self->boxes, box);
  for (guint i = 0; i < self->boxes->len && self->looks > 0; i++)
    for (guint corner = 0; corner < 4; corner++)
      {
        guint one = (guint) g_array_index (self->boxes, int, i);
        SalStakeholderPlace to = corner_of (self, one, corner);
        int found = sal_stakeholder_way_meet (self, &at, &to);

        if (found < 0)
          reach (self, step, one, corner, goal);
        else
          look_at (self->boxes, found);
      }
}

/* The step from which the shortest way may lead on, or -1 */
static int
find_next (const SalStakeholderWay *self)
{
  int found = -1;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SalStakeholderStep *step = &g_array_index (self->steps, SalStakeholderStep, i);

      if (!step->done && step->way + step->rest < least)
        {
          least = step->way + step->rest;
          found = (int) i;
        }
    }

  return found;
}

static void
take_steps (SalStakeholderWay *self, int last, const SalStakeholderPlace *goal)
{
  g_array_set_size (self->points, 0);
  for (int i = last; i >= 0; i = g_array_index (self->steps, SalStakeholderStep, i).before)
    g_array_prepend_val (self->points, g_array_index (self->steps, SalStakeholderStep, i).at);
  sal_stakeholder_way_add (self, goal->x, goal->y);
}

/* The shortest way by corners of boxes (A*). */
static gboolean
take_round (SalStakeholderWay *self)
{
  SalStakeholderPlace from = sal_stakeholder_way_middle_of (&self->places[self->source]);
  SalStakeholderPlace goal = sal_stakeholder_way_middle_of (&self->places[self->target]);
  SalStakeholderStep first = { .corner = -1, .before = -1, .at = from };
  int step;

  g_array_set_size (self->steps, 0);
  g_array_append_val (self->steps, first);
  for (guint n = 0; n < MOST_STEPS && self->looks > 0 && (step = find_next (self)) >= 0; n++)
    {
      SalStakeholderStep *at = &g_array_index (self->steps, SalStakeholderStep, step);
      int found = sal_stakeholder_way_meet (self, &at->at, &goal);

      if (found < 0)
        {
          take_steps (self, step, &goal);
          return TRUE;
        }
      at->done = TRUE;
      go_on (self, (guint) step, found, &goal);
    }

  return FALSE;
}

/* Between the rows to the outside of all boxes, and back. */
static gboolean
take_outside (SalStakeholderWay *self)
{
  SalStakeholderPlace from = sal_stakeholder_way_middle_of (&self->places[self->source]);
  SalStakeholderPlace to = sal_stakeholder_way_middle_of (&self->places[self->target]);
  double aside = SAL_STAKEHOLDER_HEIGHT / 2 + self->margin;
  double left = MIN (from.x, self->lefts[0] - 2 * self->margin);

  g_array_set_size (self->points, 0);
  sal_stakeholder_way_add (self, from.x, from.y);
  sal_stakeholder_way_add (self, from.x, from.y + aside);
  sal_stakeholder_way_add (self, left, from.y + aside);
  sal_stakeholder_way_add (self, left, to.y - aside);
  sal_stakeholder_way_add (self, to.x, to.y - aside);
  sal_stakeholder_way_add (self, to.x, to.y);

  return self->looks <= 0 || sal_stakeholder_way_is_free (self);
}

/* Lets the line begin and end at the edges of boxes, and rounds its corners, no more than keeps
 * clear of what it goes round. */
static void
finish_round (SalStakeholderWay *self)
{
  g_autoptr (GArray) way = g_steal_pointer (&self->points);
  SalStakeholderPlace *points = (SalStakeholderPlace *) (gpointer) way->data;
  SalStakeholderPlace last;

  self->points = g_array_new (FALSE, FALSE, sizeof (SalStakeholderPlace));
  points[0] = sal_stakeholder_way_leave_box (&self->places[self->source], &points[1]);
  points[way->len - 1] =
      sal_stakeholder_way_leave_box (&self->places[self->target], &points[way->len - 2]);
  last = points[0];
  sal_stakeholder_way_add (self, last.x, last.y);
  for (guint i = 1; i + 1 < way->len; i++)
    {
      const SalStakeholderPlace *at = &points[i], *next = &points[i + 1];
      double before = measure (&last, at), after = measure (at, next);
      double cut = MIN (self->margin, MIN (before, after) / 2);
      SalStakeholderPlace begin, end;

      if (before < 1e-6 || after < 1e-6)
        continue;
      begin = (SalStakeholderPlace){ at->x + (last.x - at->x) * cut / before,
                                     at->y + (last.y - at->y) * cut / before };
      end = (SalStakeholderPlace){ at->x + (next->x - at->x) * cut / after,
                                   at->y + (next->y - at->y) * cut / after };
      sal_stakeholder_way_add (self, begin.x, begin.y);
      sal_stakeholder_way_add_bent (self, &begin, at, &end, N_ROUND);
      last = end;
    }
  sal_stakeholder_way_add (self, points[way->len - 1].x, points[way->len - 1].y);
}

/* FALSE if there is no such way, as where boxes were placed too near by hand. */
gboolean
sal_stakeholder_way_go_round (SalStakeholderWay *self)
{
  if (!take_round (self) && !take_outside (self))
    return FALSE;
  finish_round (self);

  return TRUE;
}
