/* sal-stakeholder-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-layout.h"

#include <stdlib.h>

#include "sal-tidy-tree.h"

#define STEP (SAL_STAKEHOLDER_WIDTH + SAL_STAKEHOLDER_GAP)

/* Half of what is free between boxes otherwise may be lost where boxes were moved by hand. */
#define NARROW (SAL_STAKEHOLDER_GAP / 2)

static void
place_by_lines (SalStakeholderLayout *self, const SalStakeholderMap *map)
{
  g_autofree int *above = g_new (int, self->n + 1);
  g_autofree double *across = g_new (double, self->n + 1);
  g_autofree guint *levels = g_new (guint, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    above[i] = sal_stakeholder_map_get (map, i)->above;
  sal_tidy_tree_place (above, self->n, across, levels);
  for (guint i = 0; i < self->n; i++)
    self->places[i] =
        (SalStakeholderPlace){ across[i] * STEP,
                               levels[i] * (SAL_STAKEHOLDER_HEIGHT + SAL_STAKEHOLDER_DROP) };
}

/* Who is nearest above somebody, or they themselves, that was placed by hand; -1: nobody was */
static int
find_placed (const SalStakeholderMap *map, guint person)
{
  int i = (int) person;

  while (i >= 0 && !sal_stakeholder_map_get (map, (guint) i)->placed)
    i = sal_stakeholder_map_get (map, (guint) i)->above;

  return i;
}

/* Those placed by hand stand there, and those below them stand as they would below them. */
static void
follow_placed (SalStakeholderLayout *self, const SalStakeholderMap *map)
{
  g_autofree SalStakeholderPlace *tidy =
      g_memdup2 (self->places, sizeof (SalStakeholderPlace) * (self->n + 1));

  for (guint i = 0; i < self->n; i++)
    {
      int placed = find_placed (map, i);
      const SalStakeholder *who;

      if (placed < 0)
        continue;
      who = sal_stakeholder_map_get (map, (guint) placed);
      self->places[i].x = who->x + (tidy[i].x - tidy[placed].x);
      self->places[i].y = who->y + (tidy[i].y - tidy[placed].y);
    }
}

static int
compare_places (const void *one, const void *other)
{
  const SalStakeholderPlace *a = one, *b = other;

  return (a->x > b->x) - (a->x < b->x);
}

static gboolean
is_in_row (const SalStakeholderPlace *one, const SalStakeholderPlace *other)
{
  return ABS (one->y - other->y) < SAL_STAKEHOLDER_HEIGHT + NARROW;
}

static gboolean
is_taken (const GArray *taken, const SalStakeholderPlace *place)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const SalStakeholderPlace *other = &g_array_index (taken, SalStakeholderPlace, i);

      if (is_in_row (other, place) && ABS (other->x - place->x) < SAL_STAKEHOLDER_WIDTH + NARROW)
        return TRUE;
    }

  return FALSE;
}

/* The nearest room to the right of @place in its row */
static double
find_room (const GArray *taken, SalStakeholderPlace place, GArray *row)
{
  double x = place.x;

  if (!is_taken (taken, &place))
    return x;
  g_array_set_size (row, 0);
  for (guint i = 0; i < taken->len; i++)
    {
      const SalStakeholderPlace *other = &g_array_index (taken, SalStakeholderPlace, i);

      if (is_in_row (other, &place))
        g_array_append_vals (row, other, 1);
    }
  qsort (row->data, row->len, sizeof (SalStakeholderPlace), compare_places);
  for (guint i = 0; i < row->len; i++)
    {
      double other = g_array_index (row, SalStakeholderPlace, i).x;

      if (x < other + SAL_STAKEHOLDER_WIDTH + NARROW && other < x + SAL_STAKEHOLDER_WIDTH + NARROW)
        x = other + STEP;
    }

  return x;
}

/* Those nobody has placed make room for those that were, and for each other. */
static void
make_room (SalStakeholderLayout *self, const SalStakeholderMap *map)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (SalStakeholderPlace));
  g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (SalStakeholderPlace));

  for (guint i = 0; i < self->n; i++)
    if (sal_stakeholder_map_get (map, i)->placed)
      g_array_append_val (taken, self->places[i]);
  if (taken->len == 0)
    return;
  for (guint i = 0; i < self->n; i++)
    if (!sal_stakeholder_map_get (map, i)->placed)
      {
        self->places[i].x = find_room (taken, self->places[i], row);
        g_array_append_val (taken, self->places[i]);
      }
}

/**
 * sal_stakeholder_layout_new:
 * @map: a map, linked
 *
 * Lays out a map by its reporting lines: those who were placed by hand stand where they were
 * placed, the others tidily below whom they report to, where no two boxes overlap unless both were
 * placed so by hand. The same map is laid out the same.
 *
 * Returns: (transfer full): the layout
 */
SalStakeholderLayout *
sal_stakeholder_layout_new (const SalStakeholderMap *map)
{
  SalStakeholderLayout *self = g_new0 (SalStakeholderLayout, 1);

  self->n = map->people->len;
  self->places = g_new0 (SalStakeholderPlace, self->n + 1);
  place_by_lines (self, map);
  follow_placed (self, map);
  make_room (self, map);
  self->routes = sal_stakeholder_routes_find (map, self->places);

  return self;
}

void
sal_stakeholder_layout_free (SalStakeholderLayout *self)
{
  if (self == NULL)
    return;
  g_free (self->places);
  g_array_unref (self->routes);
  g_free (self);
}

/**
 * sal_stakeholder_layout_measure:
 * @self: a layout
 * @from: (out): the left upper corner of all boxes
 * @to: (out): the right lower one
 *
 * Measures what room the boxes take; without boxes, none at 0, 0.
 */
void
sal_stakeholder_layout_measure (const SalStakeholderLayout *self,
                                SalStakeholderPlace *from,
                                SalStakeholderPlace *to)
{
  *from = *to = (SalStakeholderPlace){ 0, 0 };
  for (guint i = 0; i < self->n; i++)
    {
      const SalStakeholderPlace *place = &self->places[i];

      from->x = i == 0 ? place->x : MIN (from->x, place->x);
      from->y = i == 0 ? place->y : MIN (from->y, place->y);
      to->x = i == 0 ? place->x : MAX (to->x, place->x);
      to->y = i == 0 ? place->y : MAX (to->y, place->y);
    }
  if (self->n == 0)
    return;
  to->x += SAL_STAKEHOLDER_WIDTH;
  to->y += SAL_STAKEHOLDER_HEIGHT;
}
