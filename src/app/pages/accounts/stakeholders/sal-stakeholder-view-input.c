/* sal-stakeholder-view-input.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-stakeholder-view-private.h"

/* What moves less than this, in pixels, is a click. */
#define CLICK_DISTANCE 6.0

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
  self->pointer_x = x;
  self->pointer_y = y;
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
  guint person = keyboard_mode ? self->person : sal_stakeholder_view_find_at (self, x, y);
  g_autofree char *text = NULL;
  graphene_rect_t box;

  if (self->drag_mode != SAL_STAKEHOLDER_DRAG_NONE ||
      !sal_stakeholder_view_locate (self, person, &box))
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
sal_stakeholder_view_drag_begin_cb (GtkGestureDrag *gesture,
                                    double x,
                                    double y,
                                    SalStakeholderView *self)
{
  SalStakeholderLineKind line = self->line;
  guint line_from = self->line_from;
  guint person = sal_stakeholder_view_find_at (self, x, y);

  sal_stakeholder_view_cancel (self);
  self->drag_mode = SAL_STAKEHOLDER_DRAG_CLICK;
  self->drag_viewport = self->viewport;
  self->drag_person = person;
  self->drag_x = self->pointer_x = x;
  self->drag_y = self->pointer_y = y;
  gtk_widget_grab_focus (self->marker);
  if (person == SAL_STAKEHOLDER_NOBODY)
    return;
  sal_stakeholder_view_set_person (self, person);
  self->drag_viewport = self->viewport;
  if (line == SAL_STAKEHOLDER_NO_LINE)
    return;
  /* a line that was begun with a key or from the menu ends where it is clicked */
  self->drag_mode = SAL_STAKEHOLDER_DRAG_NONE;
  self->line = line;
  self->line_from = line_from;
  sal_stakeholder_view_end_line (self, person);
}

static void
begin_move (SalStakeholderView *self)
{
  const SalStakeholder *who = sal_stakeholder_map_get (self->map, self->drag_person);

  self->drag_mode = SAL_STAKEHOLDER_DRAG_MOVE;
  self->fitted = FALSE; /* or else the map would slip away below the box */
  self->drag_placed = who->placed;
  self->drag_place = self->layout->places[self->drag_person];
}

/* A press has moved far enough to be a drag. */
static void
become_drag (SalStakeholderView *self, GdkModifierType state)
{
  if (self->drag_person == SAL_STAKEHOLDER_NOBODY)
    {
      self->drag_mode = SAL_STAKEHOLDER_DRAG_PAN;
    }
  else if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    {
      self->drag_mode = SAL_STAKEHOLDER_DRAG_LINE;
      sal_stakeholder_view_begin_line (self,
                                       (state & GDK_CONTROL_MASK) != 0 ? SAL_STAKEHOLDER_REPORTING
                                                                       : SAL_STAKEHOLDER_INFLUENCE);
    }
  else
    {
      begin_move (self);
    }
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
  if (self->drag_mode == SAL_STAKEHOLDER_DRAG_CLICK && hypot (x, y) > CLICK_DISTANCE)
    become_drag (self,
                 gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
  switch (self->drag_mode)
    {
    case SAL_STAKEHOLDER_DRAG_PAN:
      viewport.x = self->drag_viewport.x - x / viewport.scale;
      viewport.y = self->drag_viewport.y - y / viewport.scale;
      sal_stakeholder_view_change (self, viewport);
      break;
    case SAL_STAKEHOLDER_DRAG_MOVE:
      sal_stakeholder_view_place (self,
                                  self->drag_person,
                                  self->drag_place.x + x / viewport.scale,
                                  self->drag_place.y + y / viewport.scale);
      break;
    case SAL_STAKEHOLDER_DRAG_LINE:
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    case SAL_STAKEHOLDER_DRAG_NONE:
    case SAL_STAKEHOLDER_DRAG_CLICK:
    default:
      break;
    }
}

static void
sal_stakeholder_view_drag_end_cb (GtkGestureDrag *gesture,
                                  double x,
                                  double y,
                                  SalStakeholderView *self)
{
  SalStakeholderDrag mode = self->drag_mode;

  self->drag_mode = SAL_STAKEHOLDER_DRAG_NONE;
  if (mode == SAL_STAKEHOLDER_DRAG_MOVE)
    {
      const SalStakeholder *who = sal_stakeholder_map_get (self->map, self->drag_person);

      g_signal_emit (self,
                     sal_stakeholder_view_signals[SAL_STAKEHOLDER_SIGNAL_MOVED],
                     0,
                     self->drag_person,
                     who->x,
                     who->y);
    }
  else if (mode == SAL_STAKEHOLDER_DRAG_LINE)
    {
      sal_stakeholder_view_end_line (
          self, sal_stakeholder_view_find_at (self, self->drag_x + x, self->drag_y + y));
    }
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

static void
sal_stakeholder_view_pinch_begin_cb (GtkGesture *gesture,
                                     GdkEventSequence *sequence,
                                     SalStakeholderView *self)
{
  sal_stakeholder_view_cancel (self);
  self->pinch_scale = 1;
}

static void
sal_stakeholder_view_pinch_cb (GtkGestureZoom *gesture, double scale, SalStakeholderView *self)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y) || scale <= 0)
    return;
  sal_stakeholder_view_zoom_at (self, scale / self->pinch_scale, x, y);
  self->pinch_scale = scale;
}

void
sal_stakeholder_view_bind_input (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_callback (widget_class, name)
  BIND (sal_stakeholder_view_motion_cb);
  BIND (sal_stakeholder_view_scroll_cb);
  BIND (sal_stakeholder_view_query_tooltip_cb);
  BIND (sal_stakeholder_view_drag_begin_cb);
  BIND (sal_stakeholder_view_drag_update_cb);
  BIND (sal_stakeholder_view_drag_end_cb);
  BIND (sal_stakeholder_view_drag_cancel_cb);
  BIND (sal_stakeholder_view_pressed_cb);
  BIND (sal_stakeholder_view_pinch_begin_cb);
  BIND (sal_stakeholder_view_pinch_cb);
#undef BIND
}
