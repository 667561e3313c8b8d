/* sal-stakeholder-view-moving.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-room.h"
#include "sal-stakeholder-view-private.h"

/* How far Alt and an arrow key move a box, in units of the map. */
#define STEP 20.0

static void
hold (SalStakeholderView *self, SalStakeholderPlace place)
{
  self->held = place;
  self->landing = sal_stakeholder_room_find (self->moving->staying, place);
  sal_stakeholder_view_take_layout (self,
                                    sal_stakeholder_moving_hold (self->moving, self->map, place));
}

static void
drop (SalStakeholderView *self, SalStakeholderPlace place)
{
  g_autoptr (SalStakeholderMoving) moving = g_steal_pointer (&self->moving);
  g_autoptr (GArray) moves = sal_stakeholder_moving_drop (moving, self->map, place);

  sal_stakeholder_view_lay_out (self);
  g_signal_emit (self, sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_MOVED], 0, moves);
}

/* Takes whom is pressed in hand. */
void
sal_stakeholder_view_begin_move (SalStakeholderView *self)
{
  self->drag_mode = SAL_STAKEHOLDER_DRAG_MOVE;
  self->fitted = FALSE; /* or else the map would slip away below the box */
  self->moving = sal_stakeholder_moving_new (self->map, self->layout, self->drag_person);
  self->drag_place = self->held = self->landing = self->layout->places[self->drag_person];
}

/* @x, @y: how far whom is dragged is from where they stood, in units of the map */
void
sal_stakeholder_view_move (SalStakeholderView *self, double x, double y)
{
  hold (self, (SalStakeholderPlace){ self->drag_place.x + x, self->drag_place.y + y });
}

void
sal_stakeholder_view_end_move (SalStakeholderView *self)
{
  drop (self, self->landing);
}

void
sal_stakeholder_view_cancel_move (SalStakeholderView *self)
{
  g_clear_pointer (&self->moving, sal_stakeholder_moving_free);
  sal_stakeholder_view_lay_out (self);
}

/* A box that is held stays where it is held when the map was read anew. */
void
sal_stakeholder_view_hold_on (SalStakeholderView *self)
{
  if (self->moving == NULL)
    return;
  sal_stakeholder_moving_free (self->moving);
  self->moving = sal_stakeholder_moving_new (self->map, self->layout, self->drag_person);
  hold (self, self->held);
}

/* Moves the box the keyboard is on by a step, or beyond those that would be in the way. */
void
sal_stakeholder_view_step (SalStakeholderView *self, int across, int down)
{
  SalStakeholderPlace place = self->layout->places[self->person];

  if (self->drag_mode != SAL_STAKEHOLDER_DRAG_NONE)
    return;
  self->moving = sal_stakeholder_moving_new (self->map, self->layout, self->person);
  place.x += across * STEP;
  place.y += down * STEP;
  drop (self, sal_stakeholder_room_find_beyond (self->moving->staying, place, across, down));
  sal_stakeholder_view_reveal (self);
}
