/* sal-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-window.h"

#include <glib/gi18n.h>

#include "sal-rooms.h"
#include "sal-tab-stop.h"
#include "sal-window-private.h"

/**
 * SalWindow:
 *
 * A window on one workspace: the sidebar of rooms, the header bar, and one page per room visited.
 * Without a workspace it shows the welcome page.
 */

typedef enum
{
  PROP_WORKSPACE = 1,
} SalWindowProperty;

static GParamSpec *properties[PROP_WORKSPACE + 1];

G_DEFINE_FINAL_TYPE (SalWindow, sal_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
create_room_row (const SalRoom *room)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (room->title));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (room->icon));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (room->title), -1);
  g_object_set_data (G_OBJECT (row), "room", (gpointer) room);

  return row;
}

static void
room_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const SalRoom *room = g_object_get_data (G_OBJECT (row), "room");
  const SalRoom *previous = before != NULL ? g_object_get_data (G_OBJECT (before), "room") : NULL;
  GtkWidget *header;

  if (previous != NULL && g_str_equal (previous->group, room->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  header = gtk_label_new (_ (room->group));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "heading");
  gtk_widget_add_css_class (header, "sidebar-heading");
  gtk_list_box_row_set_header (row, header);
}

static void
room_selected_cb (GtkListBox *list, GtkListBoxRow *row, SalWindow *self)
{
  const SalRoom *room;

  if (row == NULL || self->workspace == NULL)
    return;

  room = g_object_get_data (G_OBJECT (row), "room");
  sal_window_show_room (self, room->name);
}

static void
room_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalWindow *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
fill_room_list (SalWindow *self)
{
  gsize n_rooms;
  const SalRoom *rooms = sal_rooms_get (&n_rooms);

  gtk_list_box_set_header_func (self->room_list, room_header_cb, NULL, NULL);
  sal_tab_stop_make_one (GTK_WIDGET (self->room_list));
  for (gsize i = 0; i < n_rooms; i++)
    gtk_list_box_append (self->room_list, create_room_row (&rooms[i]));
}

static void
select_room_row (SalWindow *self, const SalRoom *room)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->room_list, i)) != NULL; i++)
    {
      if (g_object_get_data (G_OBJECT (row), "room") == room)
        gtk_list_box_select_row (self->room_list, row);
    }
}

static void
clear_pages (SalWindow *self)
{
  GtkWidget *child;

  g_binding_group_set_source (self->page_bindings, NULL);
  g_signal_group_set_target (self->page_signals, NULL);
  self->page = NULL;
  g_hash_table_remove_all (self->pages);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page_stack))) != NULL)
    adw_view_stack_remove (self->page_stack, child);
}

static void
close_page_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWindow) self = user_data;

  if (sal_page_leave_finish (SAL_PAGE (source), result, NULL))
    gtk_window_close (GTK_WINDOW (self));
}

/* Shows the first page with something that was entered and not saved; NULL if there is none. */
SalPage *
sal_window_find_modified_page (SalWindow *self)
{
  GHashTableIter iter;
  gpointer name, page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &name, &page))
    {
      if (sal_page_is_modified (page))
        {
          sal_window_show_room (self, name);
          return page;
        }
    }

  return NULL;
}

static gboolean
sal_window_close_request (GtkWindow *window)
{
  SalWindow *self = SAL_WINDOW (window);
  SalPage *page = sal_window_find_modified_page (self);

  if (page != NULL)
    {
      sal_page_leave_async (page, close_page_left_cb, g_object_ref (self));
      return TRUE;
    }

  return GTK_WINDOW_CLASS (sal_window_parent_class)->close_request (window);
}

static void
sal_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalWindow *self = SAL_WINDOW (object);

  switch ((SalWindowProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((SalWindowProperty) prop_id)
    {
    case PROP_WORKSPACE:
      sal_window_set_workspace (SAL_WINDOW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sidebar_changed_cb (AdwFlap *flap, GParamSpec *pspec, GSettings *settings)
{
  /* where there is no space for it, it comes and goes without anyone's choice */
  if (!adw_flap_get_folded (flap))
    g_settings_set_boolean (settings, "sidebar-shown", adw_flap_get_reveal_flap (flap));
}

static void
remember_state (SalWindow *self, GSettings *settings)
{
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  adw_flap_set_reveal_flap (self->flap, g_settings_get_boolean (settings, "sidebar-shown"));
  g_signal_connect_object (
      self->flap, "notify::reveal-flap", G_CALLBACK (sidebar_changed_cb), settings, 0);
}

static void
sal_window_dispose (GObject *object)
{
  SalWindow *self = SAL_WINDOW (object);

  if (self->undone != NULL)
    sal_window_unwatch_stores (self);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  g_clear_object (&self->page_bindings);
  g_clear_object (&self->page_signals);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  self->page = NULL;
  g_clear_weak_pointer (&self->undone_toast);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_window_parent_class)->dispose (object);
}

static void
sal_window_class_init (SalWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_window_get_property;
  object_class->set_property = sal_window_set_property;
  object_class->dispose = sal_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sal_window_close_request;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace",
                           NULL,
                           NULL,
                           SAL_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SAL_TYPE_WELCOME_PAGE);
  g_type_ensure (SAL_TYPE_JOBS_BUTTON);
  g_type_ensure (SAL_TYPE_SEARCH_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, room_list);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, jobs_button);
  gtk_widget_class_bind_template_child (widget_class, SalWindow, search_button);
  gtk_widget_class_bind_template_callback (widget_class, room_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_activated_cb);

  sal_window_class_install_actions (klass);
}

static void
sal_window_init (SalWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->pages = g_hash_table_new (g_str_hash, g_str_equal);
  self->undone = g_ptr_array_new ();
  self->page_bindings = g_binding_group_new ();
  g_binding_group_bind (self->page_bindings, "title", self->title, "title", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (
      self->page_bindings, "subtitle", self->title, "subtitle", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (
      self->page_bindings, "can-go-back", self->back_button, "visible", G_BINDING_SYNC_CREATE);
  self->page_signals = g_signal_group_new (SAL_TYPE_PAGE);
  g_signal_group_connect_swapped (
      self->page_signals, "notify::can-print", G_CALLBACK (sal_window_update_actions), self);

  fill_room_list (self);
  sal_window_accept_files (self);
  sal_window_add_shortcuts (self);
  sal_window_update_actions (self);
}

SalWindow *
sal_window_new (SalApplication *application)
{
  SalWindow *self;

  g_return_val_if_fail (SAL_IS_APPLICATION (application), NULL);

  self = g_object_new (SAL_TYPE_WINDOW, "application", application, NULL);
  if (sal_application_get_settings (application) != NULL)
    remember_state (self, sal_application_get_settings (application));

  return self;
}

SalWorkspace *
sal_window_get_workspace (SalWindow *self)
{
  return self->workspace;
}

/**
 * sal_window_set_workspace:
 * @self: a window
 * @workspace: (nullable): a workspace, or %NULL for the welcome page
 *
 * Shows @workspace in the window, starting in its first room.
 */
void
sal_window_set_workspace (SalWindow *self, SalWorkspace *workspace)
{
  gsize n_rooms;
  const SalRoom *rooms = sal_rooms_get (&n_rooms);

  if (self->workspace == workspace)
    return;

  sal_window_unwatch_stores (self);
  clear_pages (self);
  g_clear_weak_pointer (&self->undone_toast); /* it is about the workspace before */
  g_set_object (&self->workspace, workspace);
  sal_search_button_set_workspace (self->search_button, workspace);
  if (workspace != NULL)
    {
      SalStore *store = sal_workspace_get_store (workspace);

      sal_window_watch_stores (self);
      g_signal_connect_object (
          store, "damaged", G_CALLBACK (sal_window_report_damage), self, G_CONNECT_SWAPPED);
      gtk_window_set_title (GTK_WINDOW (self), sal_workspace_get_name (workspace));
      sal_window_show_room (self, rooms[0].name);
    }
  else
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Salient"));
    }
  adw_view_stack_set_visible_child_name (self->main_stack,
                                         workspace != NULL ? "workspace" : "welcome");
  if (workspace != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->page_stack), GTK_DIR_TAB_FORWARD);
  sal_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * sal_window_show_room:
 * @self: a window with a workspace
 * @name: the name of a room
 *
 * Shows the page of a room, making it when it is first shown.
 */
void
sal_window_show_room (SalWindow *self, const char *name)
{
  const SalRoom *room = sal_rooms_find (name);
  SalPage *page;

  g_return_if_fail (room != NULL);
  g_return_if_fail (self->workspace != NULL);

  page = g_hash_table_lookup (self->pages, room->name);
  if (page == NULL)
    {
      page = g_object_new (room->get_type (), "workspace", self->workspace, NULL);
      if (sal_page_get_title (page) == NULL)
        sal_page_set_title (page, _ (room->title));
      g_hash_table_insert (self->pages, (gpointer) room->name, page);
      adw_view_stack_add_named (self->page_stack, GTK_WIDGET (page), room->name);
    }

  self->page = page;
  adw_view_stack_set_visible_child (self->page_stack, GTK_WIDGET (page));
  g_binding_group_set_source (self->page_bindings, page);
  g_signal_group_set_target (self->page_signals, page);
  select_room_row (self, room);
  sal_window_update_actions (self);
}

SalPage *
sal_window_get_page (SalWindow *self)
{
  return self->page;
}

/**
 * sal_window_show_record:
 * @self: a window with a workspace
 * @kind: a kind of record
 * @id: a record, or 0 for the list
 *
 * Shows a record in the Records room.
 */
void
sal_window_show_record (SalWindow *self, const SalKind *kind, gint64 id)
{
  sal_window_show_room (self, "records");
  sal_page_show_record (self->page, kind, id);
}
