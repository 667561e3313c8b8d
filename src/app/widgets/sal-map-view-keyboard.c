/* sal-map-view-keyboard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-view-private.h"

/* How far Ctrl and an arrow key move the map, in pixels. */
#define PAN_STEP 64.0

/* How much of the map is kept around the area that the keyboard is on, in pixels. */
#define FOCUS_MARGIN 48.0

/* The plus and minus keys, and their buttons. */
#define ZOOM_STEP 1.4142135623730951

/* Moves the map so that the area is in it. */
static void
scroll_to_focus (SalMapView *self)
{
  SalMapPoint at = sal_map_viewport_from_plane (
      &self->viewport, sal_map_shape_get_center (self->shape, self->focus_area));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double margin = MIN (FOCUS_MARGIN, MIN (width, height) / 4);
  SalMapViewport viewport = self->viewport;

  if (at.x >= margin && at.y >= margin && at.x <= width - margin && at.y <= height - margin)
    return;
  viewport.x += (at.x - CLAMP (at.x, margin, width - margin)) / viewport.scale;
  viewport.y += (at.y - CLAMP (at.y, margin, height - margin)) / viewport.scale;
  sal_map_view_change (self, viewport, TRUE);
}

static void
paint_focus (SalMapView *self)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (areas, self->focus_area);
  sal_map_view_emit_stroke (self, SAL_MAP_PHASE_BEGIN, areas);
  g_array_set_size (areas, 0);
  sal_map_view_emit_stroke (self, SAL_MAP_PHASE_END, areas);
}

/* The first corner of a rectangle, or a corner of a lasso. */
static void
add_corner (SalMapView *self)
{
  SalMapPoint center = sal_map_shape_get_center (self->shape, self->focus_area);

  self->line_by_keys = TRUE;
  g_array_append_val (self->line, center);
  if (self->tool == SAL_MAP_TOOL_RECTANGLE && self->line->len == 1)
    g_array_append_val (self->line, center);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
act (SalMapView *self, GdkModifierType state, gboolean finish)
{
  SalMapChoice choice = sal_map_view_choice_of (state);

  if (self->focus_area == SAL_GEOGRAPHY_NONE)
    return;

  switch (self->tool)
    {
    case SAL_MAP_TOOL_PAINT:
      paint_focus (self);
      break;
    case SAL_MAP_TOOL_RECTANGLE:
      if (self->line->len > 0)
        sal_map_view_choose_in_line (self, choice);
      else
        add_corner (self);
      break;
    case SAL_MAP_TOOL_LASSO:
      add_corner (self);
      if (finish)
        sal_map_view_choose_in_line (self, choice);
      break;
    default:
      sal_map_view_choose (self, &self->focus_area, 1, choice);
      break;
    }
}

/* What Space does with the area that the keyboard is on, for who presses the marker by other
 * means. */
void
sal_map_view_act (SalMapView *self)
{
  act (self, 0, FALSE);
}

/* Space acts when it is released, as it may also be held to move the map. Enter acts at once and
 * closes a lasso. */
static gboolean
sal_map_view_key_pressed_cb (GtkEventControllerKey *controller,
                             guint key,
                             guint code,
                             GdkModifierType state,
                             SalMapView *self)
{
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    {
      if (!self->space_held)
        self->space_used = FALSE;
      self->space_held = TRUE;
      sal_map_view_update_cursor (self);
      return TRUE;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    {
      act (self, state, TRUE);
      return TRUE;
    }

  return FALSE;
}

static void
sal_map_view_key_released_cb (GtkEventControllerKey *controller,
                              guint key,
                              guint code,
                              GdkModifierType state,
                              SalMapView *self)
{
  if ((key != GDK_KEY_space && key != GDK_KEY_KP_Space) || !self->space_held)
    return;

  self->space_held = FALSE;
  sal_map_view_update_cursor (self);
  if (!self->space_used)
    act (self, state, FALSE);
}

/* Where the keyboard begins: in the middle of what is seen. */
static guint
find_first (SalMapView *self)
{
  SalMapPoint middle = sal_map_viewport_to_plane (&self->viewport,
                                                  gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                                  gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  guint n_areas = self->shape != NULL ? sal_map_shape_get_n_areas (self->shape) : 0;
  guint nearest = SAL_GEOGRAPHY_NONE;
  double least = G_MAXDOUBLE;

  for (guint area = 0; area < n_areas; area++)
    {
      SalMapPoint center = sal_map_shape_get_center (self->shape, area);
      double distance = hypot (center.x - middle.x, center.y - middle.y);

      if (distance < least)
        {
          least = distance;
          nearest = area;
        }
    }

  return nearest;
}

static void
sal_map_view_marker_focus_cb (SalMapView *self)
{
  if (gtk_widget_has_focus (self->marker) && self->focus_area == SAL_GEOGRAPHY_NONE)
    sal_map_view_set_focus_area (self, find_first (self));
  if (!gtk_widget_has_focus (self->marker))
    self->space_held = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Arrow keys go to the neighbour in their direction; with Shift they act on it as well. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalMapView *self = SAL_MAP_VIEW (widget);
  gboolean extend;
  double x, y;
  guint next;

  g_variant_get (args, "(ddb)", &x, &y, &extend);
  if (self->shape == NULL)
    return FALSE;
  next = self->focus_area == SAL_GEOGRAPHY_NONE
             ? find_first (self)
             : sal_map_shape_find_next (self->shape, self->focus_area, x, y);
  if (next == SAL_GEOGRAPHY_NONE)
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }
  sal_map_view_set_focus_area (self, next);
  scroll_to_focus (self);
  if (self->line_by_keys && self->tool == SAL_MAP_TOOL_RECTANGLE && self->line->len == 2)
    g_array_index (self->line, SalMapPoint, 1) = sal_map_shape_get_center (self->shape, next);
  else if (extend)
    act (self, GDK_SHIFT_MASK, FALSE);

  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalMapView *self = SAL_MAP_VIEW (widget);
  SalMapViewport viewport = self->viewport;
  double x, y;

  g_variant_get (args, "(dd)", &x, &y);
  if (self->shape == NULL)
    return FALSE;
  viewport.x += x * PAN_STEP / viewport.scale;
  viewport.y += y * PAN_STEP / viewport.scale;
  sal_map_view_change (self, viewport, TRUE);

  return TRUE;
}

/* Gives up what was begun; if nothing was, the key is somebody else's. */
static gboolean
cancel_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalMapView *self = SAL_MAP_VIEW (widget);

  if (self->drag_mode == SAL_MAP_DRAG_NONE && self->line->len == 0)
    return FALSE;
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
  sal_map_view_cancel (self);

  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SalMapView *self = SAL_MAP_VIEW (widget);
  SalMapPoint at;

  if (self->focus_area == SAL_GEOGRAPHY_NONE)
    return FALSE;
  at = sal_map_viewport_from_plane (&self->viewport,
                                    sal_map_shape_get_center (self->shape, self->focus_area));
  sal_map_view_emit_menu (self, self->focus_area, at.x, at.y);

  return TRUE;
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_map_view_zoom (SAL_MAP_VIEW (widget), ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_map_view_zoom (SAL_MAP_VIEW (widget), 1 / ZOOM_STEP);
}

static void
fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_map_view_fit (SAL_MAP_VIEW (widget));
}

static void
bind_arrow (GtkWidgetClass *widget_class, guint key, guint keypad_key, double x, double y)
{
  const guint keys[] = { key, keypad_key };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, move_cb, "(ddb)", x, y, FALSE);
      gtk_widget_class_add_binding (
          widget_class, keys[i], GDK_SHIFT_MASK, move_cb, "(ddb)", x, y, TRUE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, pan_cb, "(dd)", x, y);
    }
}

static void
bind_action (GtkWidgetClass *widget_class, const guint *keys, const char *action)
{
  for (; *keys != 0; keys++)
    {
      gtk_widget_class_add_binding_action (widget_class, *keys, 0, action, NULL);
      gtk_widget_class_add_binding_action (widget_class, *keys, GDK_CONTROL_MASK, action, NULL);
    }
}

void
sal_map_view_bind_keyboard (GtkWidgetClass *widget_class)
{
  static const guint in_keys[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add, 0 };
  static const guint out_keys[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract, 0 };
  static const guint fit_keys[] = { GDK_KEY_0, GDK_KEY_KP_0, GDK_KEY_Home, GDK_KEY_KP_Home, 0 };

  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit_action);
  bind_action (widget_class, in_keys, "map.zoom-in");
  bind_action (widget_class, out_keys, "map.zoom-out");
  bind_action (widget_class, fit_keys, "map.fit");
  bind_arrow (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  bind_arrow (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  bind_arrow (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  bind_arrow (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_act);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_marker_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_key_released_cb);
}
