/* sal-map-view-input.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-view-private.h"

/* What moves less than this, in pixels, is a click. */
#define CLICK_DISTANCE 6.0

/* Points of a lasso are at least this far apart, in pixels. */
#define LASSO_STEP 3.0

/* How far one notch of a wheel moves the map, in pixels, and enlarges it. */
#define WHEEL_STEP 60.0
#define WHEEL_ZOOM 1.2

/* Pixels of a touchpad that are one notch of a wheel when zooming. */
#define NOTCH 40.0

static GdkModifierType
state_of (gpointer controller)
{
  return gtk_event_controller_get_current_event_state (controller);
}

SalMapChoice
sal_map_view_choice_of (GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;

  return shift && control ? SAL_MAP_CHOICE_REMOVE
         : shift          ? SAL_MAP_CHOICE_ADD
         : control        ? SAL_MAP_CHOICE_TOGGLE
                          : SAL_MAP_CHOICE_REPLACE;
}

static guint
area_at (SalMapView *self, double x, double y)
{
  if (self->shape == NULL)
    return SAL_GEOGRAPHY_NONE;

  return sal_map_shape_find_at (self->shape, sal_map_viewport_to_plane (&self->viewport, x, y));
}

static gboolean
sal_map_view_query_tooltip_cb (
    SalMapView *self, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip, gpointer user_data)
{
  guint area = keyboard_mode ? self->focus_area : area_at (self, x, y);
  g_autofree char *text = NULL;
  graphene_rect_t bounds;

  /* it would cover what is painted next */
  if (self->drag_mode != SAL_MAP_DRAG_NONE || (!keyboard_mode && self->tool == SAL_MAP_TOOL_PAINT))
    return FALSE;
  if (!keyboard_mode && sal_map_view_show_dot_tooltip (self, x, y, tooltip))
    return TRUE;
  if (area == SAL_GEOGRAPHY_NONE)
    return FALSE;

  text = sal_map_view_describe_area (self, area);
  gtk_tooltip_set_text (tooltip, text);
  if (sal_map_view_locate (self, area, &bounds))
    gtk_tooltip_set_tip_area (tooltip,
                              &(GdkRectangle){ (int) bounds.origin.x,
                                               (int) bounds.origin.y,
                                               (int) ceilf (bounds.size.width),
                                               (int) ceilf (bounds.size.height) });

  return TRUE;
}

static void
set_hover_area (SalMapView *self, guint area)
{
  if (self->hover_area == area)
    return;

  self->hover_area = area;
  g_signal_emit (self, sal_map_view_signals[SAL_MAP_SIGNAL_HOVERED], 0, area);
}

static void
sal_map_view_motion_cb (GtkEventControllerMotion *controller, double x, double y, SalMapView *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  set_hover_area (self, area_at (self, x, y));
}

static void
sal_map_view_leave_cb (GtkEventControllerMotion *controller, SalMapView *self)
{
  set_hover_area (self, SAL_GEOGRAPHY_NONE);
}

/* Two fingers or a wheel move the map; with Ctrl they zoom about the pointer. */
static gboolean
sal_map_view_scroll_cb (GtkEventControllerScroll *controller, double x, double y, SalMapView *self)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  SalMapViewport viewport = self->viewport;

  if (self->shape == NULL)
    return FALSE;
  if ((state_of (controller) & GDK_CONTROL_MASK) != 0)
    {
      sal_map_view_zoom_at (
          self, pow (WHEEL_ZOOM, wheel ? -y : -y / NOTCH), self->pointer_x, self->pointer_y, FALSE);
      return TRUE;
    }
  viewport.x += x * (wheel ? WHEEL_STEP : 1) / viewport.scale;
  viewport.y += y * (wheel ? WHEEL_STEP : 1) / viewport.scale;
  sal_map_view_change (self, viewport, TRUE);

  return TRUE;
}

/* A stroke touches each area once, those under the line from where it was. */
static void
extend_stroke (SalMapView *self, double x, double y, SalMapPhase phase)
{
  SalMapPoint point = sal_map_viewport_to_plane (&self->viewport, x, y);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  guint kept = 0;

  sal_map_shape_find_on_line (self->shape, self->drag_point, point, areas);
  self->drag_point = point;
  for (guint i = 0; i < areas->len; i++)
    {
      guint area = g_array_index (areas, guint, i);

      if (g_hash_table_add (self->stroke, GUINT_TO_POINTER (area + 1)))
        g_array_index (areas, guint, kept++) = area;
    }
  g_array_set_size (areas, kept);
  if (kept > 0 || phase != SAL_MAP_PHASE_UPDATE)
    sal_map_view_emit_stroke (self, phase, areas);
}

/* A lasso gets longer; of a rectangle, the second corner moves. */
static void
extend_line (SalMapView *self, double x, double y)
{
  SalMapPoint point = sal_map_viewport_to_plane (&self->viewport, x, y);
  SalMapPoint last = self->line->len > 0
                         ? g_array_index (self->line, SalMapPoint, self->line->len - 1)
                         : (SalMapPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  double distance = hypot (point.x - last.x, point.y - last.y) * self->viewport.scale;

  if (self->tool == SAL_MAP_TOOL_RECTANGLE && self->line->len == 2)
    g_array_set_size (self->line, 1);
  else if (self->tool == SAL_MAP_TOOL_LASSO && distance < LASSO_STEP)
    return;
  g_array_append_val (self->line, point);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_drag (SalMapView *self, SalMapDrag mode, double x, double y)
{
  sal_map_view_cancel (self);
  self->drag_mode = mode;
  self->drag_viewport = self->viewport;
  self->drag_x = x;
  self->drag_y = y;
  self->drag_point = sal_map_viewport_to_plane (&self->viewport, x, y);
  self->space_used = self->space_held;
  if (mode == SAL_MAP_DRAG_STROKE)
    {
      g_hash_table_remove_all (self->stroke);
      extend_stroke (self, x, y, SAL_MAP_PHASE_BEGIN);
    }
  else if (mode == SAL_MAP_DRAG_LINE)
    {
      extend_line (self, x, y);
    }
  sal_map_view_update_cursor (self);
}

static void
sal_map_view_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, SalMapView *self)
{
  guint area = area_at (self, x, y);

  if (self->shape == NULL)
    return;
  if (area != SAL_GEOGRAPHY_NONE)
    sal_map_view_set_focus_area (self, area);
  gtk_widget_grab_focus (self->marker);
  if (self->space_held || self->tool == SAL_MAP_TOOL_PAN)
    begin_drag (self, SAL_MAP_DRAG_PAN, x, y);
  else if (self->tool == SAL_MAP_TOOL_PAINT)
    begin_drag (self, SAL_MAP_DRAG_STROKE, x, y);
  else if (self->tool == SAL_MAP_TOOL_SELECT)
    begin_drag (self, SAL_MAP_DRAG_CLICK, x, y);
  else
    begin_drag (self, SAL_MAP_DRAG_LINE, x, y);
}

static void
sal_map_view_pan_begin_cb (GtkGestureDrag *gesture, double x, double y, SalMapView *self)
{
  if (self->shape != NULL)
    begin_drag (self, SAL_MAP_DRAG_PAN, x, y);
}

static void
pan_by (SalMapView *self, double x, double y)
{
  SalMapViewport viewport = self->viewport;

  viewport.x = self->drag_viewport.x - x / viewport.scale;
  viewport.y = self->drag_viewport.y - y / viewport.scale;
  sal_map_view_change (self, viewport, TRUE);
}

static void
sal_map_view_drag_update_cb (GtkGestureDrag *gesture, double x, double y, SalMapView *self)
{
  if (self->drag_mode == SAL_MAP_DRAG_CLICK && hypot (x, y) > CLICK_DISTANCE)
    {
      self->drag_mode = SAL_MAP_DRAG_PAN;
      sal_map_view_update_cursor (self);
    }

  switch (self->drag_mode)
    {
    case SAL_MAP_DRAG_PAN:
      pan_by (self, x, y);
      break;
    case SAL_MAP_DRAG_STROKE:
      extend_stroke (self, self->drag_x + x, self->drag_y + y, SAL_MAP_PHASE_UPDATE);
      break;
    case SAL_MAP_DRAG_LINE:
      extend_line (self, self->drag_x + x, self->drag_y + y);
      break;
    default:
      break;
    }
}

static void
click (SalMapView *self, SalMapChoice choice)
{
  guint area = area_at (self, self->drag_x, self->drag_y);

  if (choice == SAL_MAP_CHOICE_REPLACE &&
      sal_map_view_activate_dot (self, self->drag_x, self->drag_y))
    return;
  sal_map_view_choose (self, &area, area == SAL_GEOGRAPHY_NONE ? 0 : 1, choice);
}

static void
sal_map_view_drag_end_cb (GtkGestureDrag *gesture, double x, double y, SalMapView *self)
{
  SalMapDrag mode = self->drag_mode;
  SalMapChoice choice = sal_map_view_choice_of (state_of (gesture));

  self->drag_mode = SAL_MAP_DRAG_NONE;
  switch (mode)
    {
    case SAL_MAP_DRAG_STROKE:
      extend_stroke (self, self->drag_x + x, self->drag_y + y, SAL_MAP_PHASE_END);
      break;
    case SAL_MAP_DRAG_CLICK:
      click (self, choice);
      break;
    case SAL_MAP_DRAG_LINE:
      if (hypot (x, y) <= CLICK_DISTANCE && self->line->len <= 3)
        {
          g_array_set_size (self->line, 0);
          click (self, choice);
        }
      else
        {
          extend_line (self, self->drag_x + x, self->drag_y + y);
          sal_map_view_choose_in_line (self, choice);
        }
      break;
    default:
      break;
    }
  sal_map_view_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sal_map_view_drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, SalMapView *self)
{
  sal_map_view_cancel (self);
}

static void
sal_map_view_menu_pressed_cb (
    GtkGestureClick *gesture, int n_press, double x, double y, SalMapView *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  sal_map_view_emit_menu (self, area_at (self, x, y), x, y);
}

/* What was begun is given up before its gesture is: a gesture that is denied ends, and its end
 * would be the end of a stroke. */
void
sal_map_view_cancel_drag (SalMapView *self)
{
  sal_map_view_cancel (self);
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
}

/* Holding a finger still is for the menu; it does not paint. */
static void
sal_map_view_long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, SalMapView *self)
{
  sal_map_view_cancel_drag (self);
  sal_map_view_emit_menu (self, area_at (self, x, y), x, y);
}

/* A second finger ends what the first has begun. @x, @y: the middle between them. */
void
sal_map_view_begin_pinch (SalMapView *self, double x, double y)
{
  sal_map_view_cancel_drag (self);
  self->drag_viewport = self->viewport;
  self->pinch_x = x;
  self->pinch_y = y;
}

/* What was between the fingers stays between them, wherever they go. @scale: how many times farther
 * apart they are than at first. */
void
sal_map_view_pinch (SalMapView *self, double scale, double x, double y)
{
  SalMapPoint held = sal_map_viewport_to_plane (&self->drag_viewport, self->pinch_x, self->pinch_y);
  SalMapViewport viewport = self->drag_viewport;

  if (self->shape == NULL)
    return;
  viewport.scale *= scale;
  viewport.x = held.x - x / viewport.scale;
  viewport.y = held.y - y / viewport.scale;
  sal_map_view_change (self, viewport, FALSE);
}

static void
sal_map_view_pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, SalMapView *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  sal_map_view_begin_pinch (self, x, y);
}

static void
sal_map_view_pinch_cb (GtkGestureZoom *gesture, double scale, SalMapView *self)
{
  double x = self->pinch_x, y = self->pinch_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  sal_map_view_pinch (self, scale, x, y);
}

void
sal_map_view_bind_input (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_drag_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_drag_cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_pan_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_long_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_pinch_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, sal_map_view_pinch_cb);
}
