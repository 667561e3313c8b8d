/* sal-stakeholder-view-viewport.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-marker.h"
#include "sal-stakeholder-view-private.h"

/* How much of the map may be seen at once, and how large. */
#define LEAST_SCALE 0.002
#define MOST_SCALE  3.0
#define FIT_MARGIN  24.0

/* How large a map is at first that is too large to be read where all of it is seen. */
#define READ_SCALE 0.6

static double
get_width (SalStakeholderView *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
}

static double
get_height (SalStakeholderView *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
}

/* Who reports to nobody, the first of them */
guint
sal_stakeholder_view_find_top (SalStakeholderView *self)
{
  guint top = 0;

  while (top + 1 < self->layout->n && sal_stakeholder_map_get (self->map, top)->above >= 0)
    top++;

  return top;
}

/* What shows who is at the top, at a size that can be read */
static SalStakeholderViewport
get_top (SalStakeholderView *self, SalStakeholderViewport viewport)
{
  guint top = sal_stakeholder_view_find_top (self);

  viewport.scale = READ_SCALE;
  viewport.x =
      self->layout->places[top].x + SAL_STAKEHOLDER_WIDTH / 2 - viewport.width / viewport.scale / 2;
  viewport.y = self->layout->places[top].y - FIT_MARGIN / viewport.scale;

  return viewport;
}

/* What shows all of the map, not larger than it is; or its top, where nothing could be read. */
static SalStakeholderViewport
get_fitting (SalStakeholderView *self)
{
  SalStakeholderViewport viewport = { 0, 0, 1, get_width (self), get_height (self) };
  SalStakeholderPlace from, to;

  if (self->layout == NULL || self->layout->n == 0)
    return viewport;
  sal_stakeholder_layout_measure (self->layout, &from, &to);
  viewport.scale = MIN ((viewport.width - 2 * FIT_MARGIN) / (to.x - from.x),
                        (viewport.height - 2 * FIT_MARGIN) / (to.y - from.y));
  if (!self->whole && viewport.scale < SAL_STAKEHOLDER_LEGIBLE)
    return get_top (self, viewport);
  viewport.scale = CLAMP (viewport.scale, LEAST_SCALE, 1);
  viewport.x = (from.x + to.x - viewport.width / viewport.scale) / 2;
  viewport.y = (from.y + to.y - viewport.height / viewport.scale) / 2;

  return viewport;
}

double
sal_stakeholder_view_limit_scale (double scale)
{
  return CLAMP (scale, LEAST_SCALE, MOST_SCALE);
}

void
sal_stakeholder_view_change (SalStakeholderView *self, SalStakeholderViewport viewport)
{
  self->viewport = viewport;
  self->viewport.scale = sal_stakeholder_view_limit_scale (viewport.scale);
  self->viewport.width = get_width (self);
  self->viewport.height = get_height (self);
  self->fitted = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sal_stakeholder_view_zoom_at (SalStakeholderView *self, double factor, double x, double y)
{
  SalStakeholderViewport viewport = self->viewport;
  double scale = sal_stakeholder_view_limit_scale (viewport.scale * factor);

  viewport.x += x / viewport.scale - x / scale;
  viewport.y += y / viewport.scale - y / scale;
  viewport.scale = scale;
  sal_stakeholder_view_change (self, viewport);
}

/**
 * sal_stakeholder_view_zoom:
 * @self: a view
 * @factor: how much larger the map is to be
 *
 * Zooms about the middle of what is seen.
 */
void
sal_stakeholder_view_zoom (SalStakeholderView *self, double factor)
{
  sal_stakeholder_view_zoom_at (self, factor, get_width (self) / 2, get_height (self) / 2);
}

/* Shows as much of the map as before, where it has changed. */
void
sal_stakeholder_view_refit (SalStakeholderView *self)
{
  sal_stakeholder_view_change (self, get_fitting (self));
  self->fitted = TRUE;
}

/* Shows another map: all of it, or its top where nothing could be read then. */
void
sal_stakeholder_view_open (SalStakeholderView *self)
{
  self->whole = FALSE;
  sal_stakeholder_view_refit (self);
}

/**
 * sal_stakeholder_view_fit:
 * @self: a view
 *
 * Shows all of the map, also when its size changes.
 */
void
sal_stakeholder_view_fit (SalStakeholderView *self)
{
  self->whole = TRUE;
  sal_stakeholder_view_refit (self);
}

/**
 * sal_stakeholder_view_locate:
 * @self: a view
 * @person: the index of somebody
 * @bounds: (out): where their box is in the view
 *
 * Finds somebody's box.
 *
 * Returns: %FALSE if there is no such person
 */
gboolean
sal_stakeholder_view_locate (SalStakeholderView *self, guint person, graphene_rect_t *bounds)
{
  const SalStakeholderViewport *viewport = &self->viewport;

  if (self->layout == NULL || person >= self->layout->n)
    return FALSE;
  graphene_rect_init (bounds,
                      (float) ((self->layout->places[person].x - viewport->x) * viewport->scale),
                      (float) ((self->layout->places[person].y - viewport->y) * viewport->scale),
                      (float) (SAL_STAKEHOLDER_WIDTH * viewport->scale),
                      (float) (SAL_STAKEHOLDER_HEIGHT * viewport->scale));

  return TRUE;
}

/* Whose box is at a point of the view; what is drawn last is above. */
guint
sal_stakeholder_view_find_at (SalStakeholderView *self, double x, double y)
{
  graphene_rect_t bounds;

  for (guint i = self->layout != NULL ? self->layout->n : 0; i > 0; i--)
    if (sal_stakeholder_view_locate (self, i - 1, &bounds) &&
        graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
      return i - 1;

  return SAL_STAKEHOLDER_NOBODY;
}

/* Moves the map so that the box the keyboard is on is in it. */
void
sal_stakeholder_view_reveal (SalStakeholderView *self)
{
  SalStakeholderViewport viewport = self->viewport;
  graphene_rect_t box;
  double right, bottom;

  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0 ||
      !sal_stakeholder_view_locate (self, self->person, &box))
    return;
  right = box.origin.x + box.size.width - get_width (self);
  bottom = box.origin.y + box.size.height - get_height (self);
  if (box.origin.x >= 0 && box.origin.y >= 0 && right <= 0 && bottom <= 0)
    return;
  viewport.x +=
      (box.origin.x < 0 ? box.origin.x - FIT_MARGIN : MAX (right + FIT_MARGIN, 0)) / viewport.scale;
  viewport.y += (box.origin.y < 0 ? box.origin.y - FIT_MARGIN : MAX (bottom + FIT_MARGIN, 0)) /
                viewport.scale;
  sal_stakeholder_view_change (self, viewport);
}

void
sal_stakeholder_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalStakeholderView *self = SAL_STAKEHOLDER_VIEW (widget);
  graphene_rect_t place;
  gboolean placed;

  if (self->fitted &&
      (width != (int) self->viewport.width || height != (int) self->viewport.height))
    self->viewport = get_fitting (self);
  self->viewport.width = width;
  self->viewport.height = height;
  placed = sal_stakeholder_view_locate (self, self->person, &place);
  sal_marker_allocate (self->marker, placed ? &place : NULL, width, height);
}
