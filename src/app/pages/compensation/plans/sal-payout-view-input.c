/* sal-payout-view-input.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-payout-view-private.h"
#include "sal-widget-theme.h"

/* How near the pointer has to be, in pixels. */
#define REACH 14.0

/* Keys are one edit together if they follow each other so fast, in milliseconds. */
#define SETTLE 600

#define SCALE 1000000 /* of a share that the pointer is at */

static int
find_handle (SalPayoutView *self, double x, double y)
{
  SalChartTheme theme = sal_widget_theme (GTK_WIDGET (self));
  SalChartRectangle rectangle;
  double nearest = REACH;
  int found = -1;

  if (self->plot == NULL || !sal_plan_editor_is_editable (self->editor))
    return -1;
  sal_payout_view_get_rectangle (self, &rectangle);
  for (guint i = 0; i < self->handles->len; i++)
    {
      const SalPayoutHandle *handle = self->handles->pdata[i];
      double at_x, at_y, distance;

      sal_curve_plot_locate (self->plot,
                             &rectangle,
                             &theme,
                             sal_rational_to_double (&handle->at),
                             sal_rational_to_double (&handle->payout),
                             &at_x,
                             &at_y);
      distance = hypot (at_x - x, at_y - y);
      if (distance <= nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }

  return found;
}

static gboolean
is_fine (GtkEventController *controller)
{
  return (gtk_event_controller_get_current_event_state (controller) & GDK_SHIFT_MASK) != 0;
}

/* --- the pointer --- */

static void
begin_cb (GtkGestureDrag *gesture, double x, double y, SalPayoutView *self)
{
  sal_payout_view_take (self); /* what keys have drawn before */
  self->held = find_handle (self, x, y);
  if (self->held < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->held_x = x;
  self->held_y = y;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (self->grips->pdata[self->held]);
}

static void
drag_to (SalPayoutView *self, double x, double y, gboolean fine)
{
  const SalPayoutHandle *handle;
  SalChartTheme theme = sal_widget_theme (GTK_WIDGET (self));
  g_auto (SalRational) at = SAL_RATIONAL_INIT, payout = SAL_RATIONAL_INIT;
  SalChartRectangle rectangle;
  double share_x, share_y;

  if ((guint) self->held >= self->handles->len)
    return; /* it went out of sight */
  handle = self->handles->pdata[self->held];
  sal_payout_view_get_rectangle (self, &rectangle);
  sal_curve_plot_read (self->plot, &rectangle, &theme, x, y, &share_x, &share_y);
  sal_rational_set_ratio (&at, (gint64) round (CLAMP (share_x, 0, 10) * SCALE), SCALE);
  sal_rational_set_ratio (&payout, (gint64) round (CLAMP (share_y, 0, 1000) * SCALE), SCALE);
  sal_payout_view_draw_up (self,
                           sal_payout_handle_move (handle,
                                                   sal_plan_editor_get_plan (self->editor),
                                                   self->component,
                                                   &self->example,
                                                   &at,
                                                   &payout,
                                                   fine),
                           (guint) self->held);
}

static void
update_cb (GtkGestureDrag *gesture, double by_x, double by_y, SalPayoutView *self)
{
  if (self->held >= 0)
    drag_to (
        self, self->held_x + by_x, self->held_y + by_y, is_fine (GTK_EVENT_CONTROLLER (gesture)));
}

static void
end_cb (GtkGestureDrag *gesture, double by_x, double by_y, SalPayoutView *self)
{
  if (self->held < 0)
    return;
  self->held = -1;
  sal_payout_view_take (self);
  sal_payout_view_update (self);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, SalPayoutView *self)
{
  if (self->held < 0)
    return;
  self->held = -1;
  sal_payout_view_drop (self);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, SalPayoutView *self)
{
  gboolean moves = self->held >= 0 || find_handle (self, x, y) >= 0;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   moves                                           ? "move"
                                   : sal_payout_view_find_person (self, x, y) >= 0 ? "pointer"
                                                                                   : NULL);
}

/* --- the keyboard --- */

static int
find_focus (SalPayoutView *self)
{
  for (guint i = 0; i < self->grips->len; i++)
    if (gtk_widget_has_focus (self->grips->pdata[i]))
      return (int) i;

  return -1;
}

static gboolean
settle_cb (gpointer user_data)
{
  SalPayoutView *self = user_data;

  self->settle_id = 0;
  sal_payout_view_take (self);

  return G_SOURCE_REMOVE;
}

static void
step (SalPayoutView *self, guint handle, int right, int up, gboolean fine)
{
  sal_payout_view_draw_up (self,
                           sal_payout_handle_step (self->handles->pdata[handle],
                                                   sal_payout_view_get_plan (self),
                                                   self->component,
                                                   &self->example,
                                                   right,
                                                   up,
                                                   fine),
                           handle);
  if (self->settle_id != 0)
    g_source_remove (self->settle_id);
  self->settle_id = g_timeout_add (SETTLE, settle_cb, self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        SalPayoutView *self)
{
  static const struct
  {
    guint key, keypad;
    int right, up;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, 1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, -1 },
  };
  int handle = find_focus (self);

  if (handle < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      !sal_plan_editor_is_editable (self->editor))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape && self->draft != NULL)
    {
      self->held = -1;
      sal_payout_view_drop (self);
      return GDK_EVENT_STOP;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (key == moves[i].key || key == moves[i].keypad)
      {
        step (self, (guint) handle, moves[i].right, moves[i].up, (state & GDK_SHIFT_MASK) != 0);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

/* Who goes on is done with what he drew. */
static void
left_cb (SalPayoutView *self)
{
  if (self->held < 0)
    sal_payout_view_take (self);
}

void
sal_payout_view_add_input (SalPayoutView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
