/* sal-stakeholder-view-input.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-stakeholder-view-private.h"

/* What moves less than this, in pixels, is a click; fingers are held less still. */
#define CLICK_DISTANCE 6.0
#define TAP_DISTANCE   16.0

/* How far one notch of a wheel moves the map, in pixels, and enlarges it. */
#define WHEEL_STEP 60.0
#define WHEEL_ZOOM 1.2

/* Pixels of a touchpad that are one notch of a wheel when zooming. */
#define NOTCH 40.0

static void
sal_stakeholder_view_motion_cb (GtkEventControllerMotion *controller,
                                double x,
                                double y,
                                SalStakeholderView *self)
{
  gboolean moved = self->pointer_x != x || self->pointer_y != y;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->drag_mode != SAL_STAKEHOLDER_DRAG_NONE)
    return;
  sal_stakeholder_view_hover (self, x, y);
  /* a pointer that rests is heard of, too, where something else comes to lie below it */
  if (moved && self->hovered != SAL_STAKEHOLDER_NOBODY)
    sal_stakeholder_view_aim (self, self->hovered);
}

static void
sal_stakeholder_view_leave_cb (GtkEventControllerMotion *controller, SalStakeholderView *self)
{
  sal_stakeholder_view_unhover (self);
}

/* Two fingers or a wheel move the map; with Ctrl they zoom about the pointer. */
static gboolean
sal_stakeholder_view_scroll_cb (GtkEventControllerScroll *controller,
                                double x,
                                double y,
                                SalStakeholderView *self)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  SalStakeholderViewport viewport = self->viewport;

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      sal_stakeholder_view_zoom_at (
          self, pow (WHEEL_ZOOM, wheel ? -y : -y / NOTCH), self->pointer_x, self->pointer_y);
      return TRUE;
    }
  viewport.x += x * (wheel ? WHEEL_STEP : 1) / viewport.scale;
  viewport.y += y * (wheel ? WHEEL_STEP : 1) / viewport.scale;
  sal_stakeholder_view_change (self, viewport);

  return TRUE;
}

static gboolean
sal_stakeholder_view_query_tooltip_cb (SalStakeholderView *self,
                                       int x,
                                       int y,
                                       gboolean keyboard_mode,
                                       GtkTooltip *tooltip,
                                       gpointer user_data)
{
  SalStakeholderHandle handle = sal_stakeholder_view_find_handle (self, x, y, FALSE);
  guint person = keyboard_mode ? self->person : sal_stakeholder_view_find_at (self, x, y);
  g_autofree char *text = NULL;
  graphene_rect_t box;

  if (self->drag_mode != SAL_STAKEHOLDER_DRAG_NONE || self->line != SAL_STAKEHOLDER_NO_LINE)
    return FALSE;
  if (!keyboard_mode && handle.kind != SAL_STAKEHOLDER_NO_LINE)
    {
      text = sal_stakeholder_view_describe_handle (self, handle);
      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }
  if (!sal_stakeholder_view_locate (self, person, &box))
    return FALSE;
  text = sal_stakeholder_describe (self->map, person);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) box.origin.x,
                                             (int) box.origin.y,
                                             (int) ceilf (box.size.width),
                                             (int) ceilf (box.size.height) });

  return TRUE;
}

/* --- dragging --- */

static void
begin_drag (SalStakeholderView *self, SalStakeholderDrag mode, double x, double y)
{
  self->drag_mode = mode;
  self->drag_viewport = self->viewport;
  self->drag_x = self->pointer_x = x;
  self->drag_y = self->pointer_y = y;
}

static gboolean
is_finger (GtkGesture *gesture)
{
  GdkDevice *device = gtk_gesture_get_device (gesture);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* While a line is drawn from somebody, who is pressed is where it may end. */
static void
sal_stakeholder_view_drag_begin_cb (GtkGestureDrag *gesture,
                                    double x,
                                    double y,
                                    SalStakeholderView *self)
{
  SalStakeholderHandle handle =
      sal_stakeholder_view_find_handle (self, x, y, is_finger (GTK_GESTURE (gesture)));

  self->drag_handle = handle.kind;
  self->drag_person = handle.kind != SAL_STAKEHOLDER_NO_LINE
                          ? handle.person
                          : sal_stakeholder_view_find_at (self, x, y);
  begin_drag (self, SAL_STAKEHOLDER_DRAG_CLICK, x, y); /* the focus comes by the pointer */
  gtk_widget_grab_focus (self->marker);
  if (self->drag_person != SAL_STAKEHOLDER_NOBODY && self->line == SAL_STAKEHOLDER_NO_LINE)
    sal_stakeholder_view_set_person (self, self->drag_person);
}

static void
sal_stakeholder_view_pan_begin_cb (GtkGestureDrag *gesture,
                                   double x,
                                   double y,
                                   SalStakeholderView *self)
{
  self->drag_handle = SAL_STAKEHOLDER_NO_LINE;
  if (self->drag_mode == SAL_STAKEHOLDER_DRAG_NONE)
    begin_drag (self, SAL_STAKEHOLDER_DRAG_PAN, x, y);
  sal_stakeholder_view_update_cursor (self);
}

/* A press has moved far enough to be a drag, and is no click of anything else then. */
static void
become_drag (SalStakeholderView *self, GtkGesture *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->drag_person == SAL_STAKEHOLDER_NOBODY || self->line != SAL_STAKEHOLDER_NO_LINE)
    {
      self->drag_mode = SAL_STAKEHOLDER_DRAG_PAN;
    }
  else if (self->drag_handle != SAL_STAKEHOLDER_NO_LINE)
    {
      self->drag_mode = SAL_STAKEHOLDER_DRAG_LINE;
      sal_stakeholder_view_begin_line (self, self->drag_handle);
    }
  else if (self->editable && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    {
      self->drag_mode = SAL_STAKEHOLDER_DRAG_LINE;
      sal_stakeholder_view_begin_line (self,
                                       (state & GDK_CONTROL_MASK) != 0 ? SAL_STAKEHOLDER_REPORTING
                                                                       : SAL_STAKEHOLDER_INFLUENCE);
    }
  else
    {
      sal_stakeholder_view_begin_move (self);
    }
  sal_stakeholder_view_update_cursor (self);
}

static void
sal_stakeholder_view_drag_update_cb (GtkGestureDrag *gesture,
                                     double x,
                                     double y,
                                     SalStakeholderView *self)
{
  SalStakeholderViewport viewport = self->viewport;

  self->pointer_x = self->drag_x + x;
  self->pointer_y = self->drag_y + y;
  if (self->drag_mode == SAL_STAKEHOLDER_DRAG_CLICK &&
      hypot (x, y) > (is_finger (GTK_GESTURE (gesture)) ? TAP_DISTANCE : CLICK_DISTANCE))
    become_drag (self, GTK_GESTURE (gesture));
  switch (self->drag_mode)
    {
    case SAL_STAKEHOLDER_DRAG_PAN:
      viewport.x = self->drag_viewport.x - x / viewport.scale;
      viewport.y = self->drag_viewport.y - y / viewport.scale;
      sal_stakeholder_view_change (self, viewport);
      break;
    case SAL_STAKEHOLDER_DRAG_MOVE:
      sal_stakeholder_view_move (self, x / viewport.scale, y / viewport.scale);
      break;
    case SAL_STAKEHOLDER_DRAG_LINE:
      sal_stakeholder_view_aim (
          self, sal_stakeholder_view_find_at (self, self->pointer_x, self->pointer_y));
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    case SAL_STAKEHOLDER_DRAG_NONE:
    case SAL_STAKEHOLDER_DRAG_CLICK:
    default:
      break;
    }
}

/* A line that was begun ends at who is clicked, and is given up beside everybody. A handle that is
 * clicked begins one. */
static void
click (SalStakeholderView *self)
{
  if (self->drag_handle != SAL_STAKEHOLDER_NO_LINE)
    {
      sal_stakeholder_view_begin_line (self, self->drag_handle);
      return;
    }
  if (self->line == SAL_STAKEHOLDER_NO_LINE)
    return;
  if (self->drag_person == SAL_STAKEHOLDER_NOBODY)
    {
      sal_stakeholder_view_cancel (self);
      return;
    }
  sal_stakeholder_view_set_person (self, self->drag_person);
  sal_stakeholder_view_end_line (self, self->drag_person);
}

static void
sal_stakeholder_view_drag_end_cb (GtkGestureDrag *gesture,
                                  double x,
                                  double y,
                                  SalStakeholderView *self)
{
  SalStakeholderDrag mode = self->drag_mode;

  self->drag_mode = SAL_STAKEHOLDER_DRAG_NONE;
  if (mode == SAL_STAKEHOLDER_DRAG_CLICK)
    {
      click (self);
    }
  else if (mode == SAL_STAKEHOLDER_DRAG_MOVE)
    {
      sal_stakeholder_view_end_move (self);
    }
  else if (mode == SAL_STAKEHOLDER_DRAG_LINE)
    {
      sal_stakeholder_view_end_line (
          self, sal_stakeholder_view_find_at (self, self->drag_x + x, self->drag_y + y));
      sal_stakeholder_view_cancel (self);
    }
  self->drag_handle = SAL_STAKEHOLDER_NO_LINE;
  sal_stakeholder_view_update_cursor (self);
}

static void
sal_stakeholder_view_drag_cancel_cb (GtkGesture *gesture,
                                     GdkEventSequence *sequence,
                                     SalStakeholderView *self)
{
  sal_stakeholder_view_cancel (self);
}

/* A double click shows somebody's values. */
static void
sal_stakeholder_view_pressed_cb (
    GtkGestureClick *gesture, int n_press, double x, double y, SalStakeholderView *self)
{
  if (n_press == 2 && sal_stakeholder_view_find_at (self, x, y) == self->person)
    sal_stakeholder_view_act (self);
}

/* --- pinching --- */

/* A second finger ends what the first has begun, but for a line that waits for its end. What is
 * given up is so before its gesture is: a gesture that is denied ends, and its end would be the end
 * of a move. @x, @y: the middle between the fingers. */
void
sal_stakeholder_view_begin_pinch (SalStakeholderView *self, double x, double y)
{
  if (self->drag_mode == SAL_STAKEHOLDER_DRAG_MOVE || self->drag_mode == SAL_STAKEHOLDER_DRAG_LINE)
    sal_stakeholder_view_cancel (self);
  self->drag_mode = SAL_STAKEHOLDER_DRAG_NONE;
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
  self->drag_viewport = self->viewport;
  self->pinch_x = x;
  self->pinch_y = y;
}

/* What was between the fingers stays between them, wherever they go. @scale: how many times farther
 * apart they are than at first. */
void
sal_stakeholder_view_pinch (SalStakeholderView *self, double scale, double x, double y)
{
  SalStakeholderViewport viewport = self->drag_viewport;
  double held_x = viewport.x + self->pinch_x / viewport.scale;
  double held_y = viewport.y + self->pinch_y / viewport.scale;

  if (scale <= 0)
    return;
  viewport.scale = sal_stakeholder_view_limit_scale (viewport.scale * scale);
  viewport.x = held_x - x / viewport.scale;
  viewport.y = held_y - y / viewport.scale;
  sal_stakeholder_view_change (self, viewport);
}

static void
sal_stakeholder_view_pinch_begin_cb (GtkGesture *gesture,
                                     GdkEventSequence *sequence,
                                     SalStakeholderView *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  sal_stakeholder_view_begin_pinch (self, x, y);
}

static void
sal_stakeholder_view_pinch_cb (GtkGestureZoom *gesture, double scale, SalStakeholderView *self)
{
  double x = self->pinch_x, y = self->pinch_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  sal_stakeholder_view_pinch (self, scale, x, y);
}

void
sal_stakeholder_view_bind_input (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_callback (widget_class, name)
  BIND (sal_stakeholder_view_motion_cb);
  BIND (sal_stakeholder_view_leave_cb);
  BIND (sal_stakeholder_view_scroll_cb);
  BIND (sal_stakeholder_view_query_tooltip_cb);
  BIND (sal_stakeholder_view_drag_begin_cb);
  BIND (sal_stakeholder_view_pan_begin_cb);
  BIND (sal_stakeholder_view_drag_update_cb);
  BIND (sal_stakeholder_view_drag_end_cb);
  BIND (sal_stakeholder_view_drag_cancel_cb);
  BIND (sal_stakeholder_view_pressed_cb);
  BIND (sal_stakeholder_view_pinch_begin_cb);
  BIND (sal_stakeholder_view_pinch_cb);
#undef BIND
}
