/* sal-stakeholder-moving.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-moving.h"

#include <math.h>

/* Of places that are the same but for how they were reckoned, in units of the map */
#define SAME 0.01

/* Whether somebody stands where they do because of whom is moved */
static gboolean
comes_along (const SalStakeholderMap *map, guint person, guint moved)
{
  int i = (int) person;

  while (i >= 0 && (guint) i != moved && !sal_stakeholder_map_get (map, (guint) i)->placed)
    i = sal_stakeholder_map_get (map, (guint) i)->above;

  return i >= 0 && (guint) i == moved;
}

/**
 * sal_stakeholder_moving_new:
 * @map: a map, linked
 * @layout: where its people stand
 * @person: the index of who is moved
 *
 * Notes where everybody stands, and who comes along.
 *
 * Returns: (transfer full): what has begun
 */
SalStakeholderMoving *
sal_stakeholder_moving_new (const SalStakeholderMap *map,
                            const SalStakeholderLayout *layout,
                            guint person)
{
  SalStakeholderMoving *self = g_new0 (SalStakeholderMoving, 1);

  self->person = person;
  self->n = layout->n;
  self->places = g_memdup2 (layout->places, sizeof *layout->places * layout->n);
  self->along = g_new (gboolean, layout->n);
  self->staying = g_array_new (FALSE, FALSE, sizeof (SalStakeholderPlace));
  for (guint i = 0; i < self->n; i++)
    {
      self->along[i] = comes_along (map, i, person);
      if (!self->along[i])
        g_array_append_val (self->staying, self->places[i]);
    }

  return self;
}

void
sal_stakeholder_moving_free (SalStakeholderMoving *self)
{
  if (self == NULL)
    return;
  g_free (self->places);
  g_free (self->along);
  g_array_unref (self->staying);
  g_free (self);
}

/**
 * sal_stakeholder_moving_hold:
 * @self: what has begun
 * @map: the map
 * @place: where whom is moved is held
 *
 * Lays out the map as it looks meanwhile: whom is moved is under the hand, whoever they lie on.
 *
 * Returns: (transfer full): the layout
 */
SalStakeholderLayout *
sal_stakeholder_moving_hold (const SalStakeholderMoving *self,
                             const SalStakeholderMap *map,
                             SalStakeholderPlace place)
{
  g_autofree SalStakeholderPlace *places = g_memdup2 (self->places, sizeof *self->places * self->n);
  const SalStakeholderPlace *from = &self->places[self->person];

  for (guint i = 0; i < self->n; i++)
    if (self->along[i])
      {
        places[i].x += place.x - from->x;
        places[i].y += place.y - from->y;
      }

  return sal_stakeholder_layout_take (map, g_steal_pointer (&places));
}

static void
put (SalStakeholderMap *map, guint person, const SalStakeholderPlace *place, GArray *moves)
{
  SalStakeholder *who = &g_array_index (map->people, SalStakeholder, person);
  const SalStakeholderMove move = { who->id, place->x, place->y };

  who->placed = TRUE;
  who->x = place->x;
  who->y = place->y;
  g_array_append_val (moves, move);
}

/* FALSE if all of those who stay stand where they stood; else they are placed there by hand. */
static gboolean
keep (const SalStakeholderMoving *self, SalStakeholderMap *map, GArray *moves)
{
  g_autofree SalStakeholderPlace *places = sal_stakeholder_layout_find_places (map);
  gboolean any = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      const SalStakeholderPlace *place = &self->places[i];

      if (self->along[i] || sal_stakeholder_map_get (map, i)->placed ||
          (fabs (places[i].x - place->x) < SAME && fabs (places[i].y - place->y) < SAME))
        continue;
      put (map, i, place, moves);
      any = TRUE;
    }

  return any;
}

/**
 * sal_stakeholder_moving_drop:
 * @self: what has begun
 * @map: the map, which is changed
 * @place: where whom is moved is put; sal_stakeholder_room_find() finds one that is free
 *
 * Places whom is moved by hand, and whoever of those who stay would stand elsewhere now: who once
 * gave way to whom is moved would go back.
 *
 * Returns: (transfer full) (element-type SalStakeholderMove): what is to be stored, whom is moved
 *   first
 */
GArray *
sal_stakeholder_moving_drop (const SalStakeholderMoving *self,
                             SalStakeholderMap *map,
                             SalStakeholderPlace place)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (SalStakeholderMove));

  put (map, self->person, &place, moves);
  while (keep (self, map, moves)) /* each time there are more that are placed by hand */
    ;

  return moves;
}
