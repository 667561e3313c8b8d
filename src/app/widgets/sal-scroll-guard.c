/* sal-scroll-guard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-scroll-guard.h"

#include <adwaita.h>

/* What takes a turn of the wheel for a change of its value. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SCALE (widget) || GTK_IS_DROP_DOWN (widget) ||
         ADW_IS_COMBO_ROW (widget);
}

static void
let_scroll (GtkWidget *widget, gboolean lets)
{
  GtkPropagationPhase before = lets ? GTK_PHASE_NONE : GTK_PHASE_BUBBLE;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == before)
        gtk_event_controller_set_propagation_phase (controller,
                                                    lets ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
    }
}

/* The field of a longer text, which keeps the wheel even where it shows all of it. */
static gboolean
is_text (GtkWidget *widget)
{
  return GTK_IS_SCROLLED_WINDOW (widget) &&
         GTK_IS_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)));
}

/* Whether somebody is in it, and there is more of it where the wheel goes. */
static gboolean
has_more (GtkWidget *text, double dy)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (text));
  double value = gtk_adjustment_get_value (place);
  double last = gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);

  if (!gtk_widget_is_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (text))))
    return FALSE;

  return dy > 0 ? value + 1 <= last : value - 1 >= gtk_adjustment_get_lower (place);
}

static void
guard_below (GtkWidget *widget, double dy)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_control (child))
        let_scroll (child, FALSE);
      else if (is_text (child))
        let_scroll (child, has_more (child, dy));
      else
        guard_below (child, dy);
    }
}

/* Before the event goes to what is under the pointer. What does not take it leaves it to the
 * scrolled window around. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  guard_below (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), dy);

  return GDK_EVENT_PROPAGATE;
}

/**
 * sal_scroll_guard_add:
 * @root: a window, or what is scrolled in one
 *
 * Has the wheel scroll wherever the pointer is: spin buttons, scales and drop-downs below @root,
 * also those that are added later, do not change their values by it. (The first of them has the
 * keyboard focus when a dialog opens: that is no sign that somebody means it.) A text of several
 * lines is scrolled by it where somebody writes in it and there is more of it.
 */
void
sal_scroll_guard_add (GtkWidget *root)
{
  GtkEventController *controller =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_name (controller, "scroll-guard");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (root, controller);
}
