/* sal-map-view-choose.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-map-view-private.h"

/* Which areas are meant by what was drawn, and giving up what was begun. */

/* How far lines drawn by the keyboard run around the centres of areas, in kilometres. */
#define KEY_MARGIN 0.01

void
sal_map_view_choose (SalMapView *self, const guint *areas, guint n, SalMapChoice choice)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (chosen, areas, n);
  g_signal_emit (self, sal_map_view_signals[SAL_MAP_SIGNAL_CHOSEN], 0, chosen, choice);
}

/* Moves corners away from their middle, so that areas whose centres they are lie within. */
static void
enlarge (SalMapPoint *points, guint n_points)
{
  SalMapPoint middle = { 0, 0 };

  for (guint i = 0; i < n_points; i++)
    {
      middle.x += points[i].x / n_points;
      middle.y += points[i].y / n_points;
    }
  for (guint i = 0; i < n_points; i++)
    {
      points[i].x += KEY_MARGIN * (points[i].x >= middle.x ? 1 : -1);
      points[i].y += KEY_MARGIN * (points[i].y >= middle.y ? 1 : -1);
    }
}

/* Ends a lasso or a rectangle with what it encloses. */
void
sal_map_view_choose_in_line (SalMapView *self, SalMapChoice choice)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) line = g_steal_pointer (&self->line);
  SalMapPoint *points = &g_array_index (line, SalMapPoint, 0);
  gboolean by_keys = self->line_by_keys;

  self->line = g_array_new (FALSE, FALSE, sizeof (SalMapPoint));
  self->line_by_keys = FALSE;
  if (self->tool == SAL_MAP_TOOL_RECTANGLE && line->len >= 2)
    {
      SalMapPoint from = points[0], to = points[line->len - 1];
      SalMapPoint corners[] = { from, { to.x, from.y }, to, { from.x, to.y } };

      if (by_keys)
        enlarge (corners, G_N_ELEMENTS (corners));
      sal_map_shape_find_in_lasso (self->shape, corners, G_N_ELEMENTS (corners), areas);
    }
  else
    {
      if (by_keys)
        enlarge (points, line->len);
      sal_map_shape_find_in_lasso (self->shape, points, line->len, areas);
    }
  sal_map_view_choose (self, &g_array_index (areas, guint, 0), areas->len, choice);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sal_map_view_cancel:
 * @self: the view
 *
 * Gives up the stroke, lasso or rectangle under way, as Escape does.
 */
void
sal_map_view_cancel (SalMapView *self)
{
  SalMapDrag mode = self->drag_mode;

  self->drag_mode = SAL_MAP_DRAG_NONE;
  self->line_by_keys = FALSE;
  g_array_set_size (self->line, 0);
  if (mode == SAL_MAP_DRAG_STROKE)
    {
      g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

      sal_map_view_emit_stroke (self, SAL_MAP_PHASE_CANCEL, areas);
    }
  sal_map_view_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
