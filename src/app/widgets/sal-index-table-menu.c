/* sal-index-table-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-table-private.h"

/* The menu of the rows that are selected, by pointer and keyboard. */

/* The keyboard goes on where it was. */
static void
menu_closed_cb (SalIndexTable *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
popup_menu (SalIndexTable *self, GtkWidget *at)
{
  graphene_rect_t bounds;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      g_signal_connect_object (
          self->popover, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  if (gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (self->popover),
        &(GdkRectangle){
            (int) bounds.origin.x + 24, (int) (bounds.origin.y + bounds.size.height), 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* What is clicked is meant, unless it is one of those that are selected. */
static void
popup_menu_of (GtkGesture *gesture, GtkListItem *item)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  SalIndexTable *self = SAL_INDEX_TABLE (gtk_widget_get_ancestor (cell, SAL_TYPE_INDEX_TABLE));
  guint position = gtk_list_item_get_position (item);

  if (self->row_menu == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (gtk_column_view_get_model (self->view), position, TRUE);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, cell);
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, GtkListItem *item)
{
  popup_menu_of (gesture, item);
}

static void
long_pressed_cb (GtkGesture *gesture, double x, double y, GtkListItem *item)
{
  popup_menu_of (gesture, item);
}

/* With the second button, or a finger that rests. */
void
sal_index_table_add_menu_gestures (GtkWidget *cell, GtkListItem *item)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *rest = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), item);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (rest), TRUE);
  g_signal_connect (rest, "pressed", G_CALLBACK (long_pressed_cb), item);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (rest));
}

/* With nothing selected, the row that has the focus is meant. */
static gboolean
menu_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalIndexTable *self = SAL_INDEX_TABLE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->row_menu == NULL || focus == NULL ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return FALSE;
  if (sal_index_table_get_n_selected (self) == 0)
    gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);
  popup_menu (self, focus);

  return TRUE;
}

void
sal_index_table_bind_menu_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}
