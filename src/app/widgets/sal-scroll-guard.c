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
leave_wheel (GtkWidget *control)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (control);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
guard_below (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_control (child))
        leave_wheel (child);
      else
        guard_below (child);
    }
}

/* Before the event goes to what is under the pointer. What does not take it leaves it to the
 * scrolled window around. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  guard_below (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));

  return GDK_EVENT_PROPAGATE;
}

/**
 * sal_scroll_guard_add:
 * @root: a window, or what is scrolled in one
 *
 * Has the wheel scroll wherever the pointer is: spin buttons, scales and drop-downs below @root,
 * also those that are added later, do not change their values by it. (The first of them has the
 * keyboard focus when a dialog opens: that is no sign that somebody means it.)
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
