/* sal-map-view-dots.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-view-private.h"

/* Dots that can be pointed at. */

/**
 * sal_map_view_set_describe_dot:
 * @self: the view
 * @describe: (nullable): says what is to be known about a dot, which it gets in place of an area
 * @user_data: data for @describe
 *
 * Sets what tooltips say about dots. As long as it is set, a click on a dot is
 * SalMapView::dot-activated and chooses no area.
 */
void
sal_map_view_set_describe_dot (SalMapView *self, SalMapDescribe describe, gpointer user_data)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  self->describe_dot = describe;
  self->describe_dot_data = user_data;
}

static guint
dot_at (SalMapView *self, double x, double y)
{
  return self->describe_dot != NULL && self->style != NULL
             ? sal_map_style_find_dot (self->style, &self->viewport, x, y)
             : SAL_MAP_NO_DOT;
}

gboolean
sal_map_view_show_dot_tooltip (SalMapView *self, double x, double y, GtkTooltip *tooltip)
{
  guint dot = dot_at (self, x, y);
  g_autofree char *text = NULL;

  if (dot != SAL_MAP_NO_DOT)
    text = self->describe_dot (self, dot, self->describe_dot_data);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) floor (x - SAL_MAP_DOT_REACH),
                                             (int) floor (y - SAL_MAP_DOT_REACH),
                                             (int) (2 * SAL_MAP_DOT_REACH),
                                             (int) (2 * SAL_MAP_DOT_REACH) });

  return TRUE;
}

/* Returns whether there was a dot. */
gboolean
sal_map_view_activate_dot (SalMapView *self, double x, double y)
{
  guint dot = dot_at (self, x, y);

  if (dot == SAL_MAP_NO_DOT)
    return FALSE;
  g_signal_emit (self, sal_map_view_signals[SAL_MAP_SIGNAL_DOT], 0, dot);

  return TRUE;
}
