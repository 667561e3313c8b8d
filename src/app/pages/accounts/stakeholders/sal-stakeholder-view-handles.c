/* sal-stakeholder-view-handles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-stakeholder-view-private.h"

/* Boxes that are drawn smaller have no handles, which would hide all of them. */
#define LEAST_SCALE 0.2

/* How far from the middle of a handle it is taken hold of, in pixels. */
#define REACH        14.0
#define FINGER_REACH 22.0

/* The one at the upper edge is where reporting lines come in, the one at the right edge is for
 * influence. Of boxes in which it would hide texts, it is outside. */
static gboolean
locate_handle (SalStakeholderView *self,
               guint person,
               SalStakeholderLineKind kind,
               graphene_point_t *middle)
{
  float aside =
      self->viewport.scale < SAL_STAKEHOLDER_LEGIBLE ? (float) SAL_STAKEHOLDER_HANDLE_RADIUS : 2;
  graphene_rect_t box;

  if (!sal_stakeholder_view_locate (self, person, &box))
    return FALSE;
  if (kind == SAL_STAKEHOLDER_REPORTING)
    graphene_point_init (middle, box.origin.x + box.size.width / 2, box.origin.y - aside);
  else
    graphene_point_init (
        middle, box.origin.x + box.size.width + aside, box.origin.y + box.size.height / 2);

  return TRUE;
}

/* Finds where a handle shows: those of who is chosen and of who is under the pointer do, unless a
 * line or a box is on its way. */
gboolean
sal_stakeholder_view_locate_handle (SalStakeholderView *self,
                                    guint person,
                                    SalStakeholderLineKind kind,
                                    graphene_point_t *middle)
{
  return self->editable && self->viewport.scale >= LEAST_SCALE &&
         self->line == SAL_STAKEHOLDER_NO_LINE && self->drag_mode <= SAL_STAKEHOLDER_DRAG_CLICK &&
         (person == self->person || person == self->hovered) &&
         locate_handle (self, person, kind, middle);
}

/* Where the line that is being drawn begins. */
gboolean
sal_stakeholder_view_locate_begin (SalStakeholderView *self, graphene_point_t *point)
{
  return locate_handle (self, self->line_from, self->line, point);
}

/* Which handle is at a point of the view, and whose */
SalStakeholderHandle
sal_stakeholder_view_find_handle (SalStakeholderView *self, double x, double y, gboolean finger)
{
  const guint people[] = { self->hovered, self->person };
  SalStakeholderHandle found = { SAL_STAKEHOLDER_NO_LINE, SAL_STAKEHOLDER_NOBODY };
  double least = finger ? FINGER_REACH : REACH;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    for (guint kind = SAL_STAKEHOLDER_REPORTING; kind <= SAL_STAKEHOLDER_INFLUENCE; kind++)
      {
        graphene_point_t middle;
        double away;

        if (!sal_stakeholder_view_locate_handle (
                self, people[i], (SalStakeholderLineKind) kind, &middle))
          continue;
        away = hypot (middle.x - x, middle.y - y);
        if (away >= least)
          continue;
        least = away;
        found = (SalStakeholderHandle){ (SalStakeholderLineKind) kind, people[i] };
      }

  return found;
}

static const char *
get_cursor (SalStakeholderView *self)
{
  if (self->drag_mode == SAL_STAKEHOLDER_DRAG_MOVE || self->drag_mode == SAL_STAKEHOLDER_DRAG_PAN)
    return "grabbing";
  if (self->line != SAL_STAKEHOLDER_NO_LINE && self->refusal != NULL)
    return "not-allowed";
  if (self->line != SAL_STAKEHOLDER_NO_LINE || self->handle.kind != SAL_STAKEHOLDER_NO_LINE)
    return "crosshair";

  return NULL;
}

void
sal_stakeholder_view_update_cursor (SalStakeholderView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), get_cursor (self));
}

/* What is under the pointer at a point of the view. A handle belongs to its box, also where it
 * stands out. */
void
sal_stakeholder_view_hover (SalStakeholderView *self, double x, double y)
{
  SalStakeholderHandle handle = sal_stakeholder_view_find_handle (self, x, y, FALSE);
  guint hovered = handle.kind != SAL_STAKEHOLDER_NO_LINE
                      ? handle.person
                      : sal_stakeholder_view_find_at (self, x, y);

  if (self->hovered != hovered || self->handle.kind != handle.kind ||
      self->handle.person != handle.person)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->hovered = hovered;
  self->handle = handle;
  sal_stakeholder_view_update_cursor (self);
}

void
sal_stakeholder_view_unhover (SalStakeholderView *self)
{
  self->hovered = SAL_STAKEHOLDER_NOBODY;
  self->handle = (SalStakeholderHandle){ SAL_STAKEHOLDER_NO_LINE, SAL_STAKEHOLDER_NOBODY };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What a handle is for */
char *
sal_stakeholder_view_describe_handle (SalStakeholderView *self, SalStakeholderHandle handle)
{
  return g_strdup_printf (handle.kind == SAL_STAKEHOLDER_REPORTING
                              /* translators: the name of a person; R is a key */
                              ? _ ("Drag to Whom %s Reports To (R)")
                              /* translators: the name of a person; I is a key */
                              : _ ("Drag to Whom %s Influences (I)"),
                          sal_stakeholder_map_get (self->map, handle.person)->name);
}
