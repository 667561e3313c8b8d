/* sal-stakeholder-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-layout.h"

#include "sal-stakeholder-room.h"
#include "sal-tidy-tree.h"

#define STEP (SAL_STAKEHOLDER_WIDTH + SAL_STAKEHOLDER_GAP)

static void
place_by_lines (SalStakeholderPlace *places, const SalStakeholderMap *map)
{
  guint n = map->people->len;
  g_autofree int *above = g_new (int, n + 1);
  g_autofree double *across = g_new (double, n + 1);
  g_autofree guint *levels = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    above[i] = sal_stakeholder_map_get (map, i)->above;
  sal_tidy_tree_place (above, n, across, levels);
  for (guint i = 0; i < n; i++)
    places[i] =
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
follow_placed (SalStakeholderPlace *places, const SalStakeholderMap *map)
{
  guint n = map->people->len;
  g_autofree SalStakeholderPlace *tidy = g_memdup2 (places, sizeof (SalStakeholderPlace) * (n + 1));

  for (guint i = 0; i < n; i++)
    {
      int placed = find_placed (map, i);
      const SalStakeholder *who;

      if (placed < 0)
        continue;
      who = sal_stakeholder_map_get (map, (guint) placed);
      places[i].x = who->x + (tidy[i].x - tidy[placed].x);
      places[i].y = who->y + (tidy[i].y - tidy[placed].y);
    }
}

/* Those nobody has placed make room for those that were, and for each other: who is free to stand
 * where they should does, then the others find the nearest room. */
static void
make_room (SalStakeholderPlace *places, const SalStakeholderMap *map)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (SalStakeholderPlace));
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = map->people->len;

  for (guint i = 0; i < n; i++)
    if (sal_stakeholder_map_get (map, i)->placed)
      g_array_append_val (taken, places[i]);
  if (taken->len == 0)
    return;
  for (guint following = 0; following < 2; following++)
    for (guint i = 0; i < n; i++)
      {
        if (sal_stakeholder_map_get (map, i)->placed ||
            (find_placed (map, i) >= 0) != (following == 1))
          continue;
        if (sal_stakeholder_room_is_free (taken, &places[i]))
          g_array_append_val (taken, places[i]);
        else
          g_array_append_val (waiting, i);
      }
  for (guint i = 0; i < waiting->len; i++)
    {
      SalStakeholderPlace *place = &places[g_array_index (waiting, guint, i)];

      *place = sal_stakeholder_room_find (taken, *place);
      g_array_append_vals (taken, place, 1);
    }
}

/**
 * sal_stakeholder_layout_find_places:
 * @map: a map, linked
 *
 * Finds where everybody stands: those who were placed by hand where they were placed, the others
 * tidily below whom they report to, or in the nearest room where that is taken. No two boxes
 * overlap unless both were placed so by hand.
 *
 * Returns: (transfer full) (array): the left upper corners, as the people of the map
 */
SalStakeholderPlace *
sal_stakeholder_layout_find_places (const SalStakeholderMap *map)
{
  SalStakeholderPlace *places = g_new0 (SalStakeholderPlace, map->people->len + 1);

  place_by_lines (places, map);
  follow_placed (places, map);
  make_room (places, map);

  return places;
}

/**
 * sal_stakeholder_layout_take:
 * @map: a map, linked
 * @places: (transfer full) (array): where everybody stands, as the people of the map
 *
 * Lays out a map whose people stand where they are told to.
 *
 * Returns: (transfer full): the layout
 */
SalStakeholderLayout *
sal_stakeholder_layout_take (const SalStakeholderMap *map, SalStakeholderPlace *places)
{
  SalStakeholderLayout *self = g_new0 (SalStakeholderLayout, 1);

  self->n = map->people->len;
  self->places = places;
  self->routes = sal_stakeholder_routes_find (map, places);

  return self;
}

/**
 * sal_stakeholder_layout_new:
 * @map: a map, linked
 *
 * Lays out a map as sal_stakeholder_layout_find_places() says. The same map is laid out the same.
 *
 * Returns: (transfer full): the layout
 */
SalStakeholderLayout *
sal_stakeholder_layout_new (const SalStakeholderMap *map)
{
  return sal_stakeholder_layout_take (map, sal_stakeholder_layout_find_places (map));
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
