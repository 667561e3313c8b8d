/* tour.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <glib/gstdio.h>

#include "sal-kinds.h"
#include "sal-rooms.h"
#include "sal-search-button.h"

/* tour WORKSPACE FOLDER: visits every room and each of its views, light and dark, wide and narrow,
 * and writes one picture of each. Fails if GTK or anything else warned. */

static const struct
{
  int width, height;
} sizes[] = { { 1360, 860 }, { 720, 800 } };

static const char *folder;
static guint n_warnings;
static guint n_pictures;

static GLogWriterOutput
count_warnings (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  if (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL))
    n_warnings++;

  return g_log_writer_default (level, fields, n_fields, data);
}

static gboolean
has_ended (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
end_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Transitions of containers are over after their usual quarter of a second, and a bit. */
static void
let_transitions_end (void)
{
  gboolean ended = FALSE;

  g_timeout_add (400, end_cb, &ended);
  display_wait (has_ended, &ended, "transitions");
}

typedef struct
{
  GtkWidget *widget;
  GskRenderNode *node; /* what the last frame painted */
} Frame;

static void
painted_cb (GdkFrameClock *clock, Frame *frame)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (frame->widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  /* in its own size: what is scaled by a hundredth loses rows of its pictures */
  gdk_paintable_snapshot (paintable,
                          snapshot,
                          gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  g_clear_pointer (&frame->node, gsk_render_node_unref);
  frame->node = gtk_snapshot_free_to_node (snapshot);
  /* a widget that asked to be drawn again while it was drawn is empty until then */
  if (frame->node == NULL)
    gtk_widget_queue_draw (frame->widget);
}

static gboolean
has_node (gpointer data)
{
  return ((Frame *) data)->node != NULL;
}

static GskRenderNode *
paint (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Frame frame = { widget, NULL };
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &frame);

  gtk_widget_queue_draw (widget);
  display_wait (has_node, &frame, "a frame");
  g_signal_handler_disconnect (clock, handler);

  return frame.node;
}

static void
take_picture (GtkWidget *widget, const char *room, const char *view, int width, gboolean dark)
{
  g_autoptr (GskRenderNode) node = paint (widget);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, NULL);
  g_autofree char *name =
      g_strdup_printf ("%s-%s-%d-%s.png", room, view, width, dark ? "dark" : "light");
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
  n_pictures++;
}

static void
visit_room (SalWindow *window, const SalRoom *room, int width, gboolean dark)
{
  SalPage *page;
  const char *view;

  sal_window_show_room (window, room->name);
  page = sal_window_get_page (window);
  display_wait_for_page (page);
  for (guint i = 0; (view = sal_page_show_view (page, i)) != NULL; i++)
    {
      display_wait_for_page (page);
      let_transitions_end ();
      display_wait_for_page (page);
      take_picture (GTK_WIDGET (window), room->name, view, width, dark);
    }
}

static gboolean
has_searched (gpointer data)
{
  return !sal_search_button_is_busy (data) && display_find (data, GTK_TYPE_LIST_BOX_ROW, NULL);
}

static void
visit_search (SalWindow *window, int width, gboolean dark)
{
  SalSearchButton *button = display_find (window, SAL_TYPE_SEARCH_BUTTON, NULL);
  GtkMenuButton *menu = display_find (button, GTK_TYPE_MENU_BUTTON, "Search");
  GtkPopover *popover = gtk_menu_button_get_popover (menu);

  /* without a window manager the window is never active, and would close it at once */
  gtk_popover_set_autohide (popover, FALSE);
  sal_search_button_popup (button, "cal");
  display_wait (has_searched, button, "results of the search");
  let_transitions_end ();
  take_picture (GTK_WIDGET (popover), "window", "search", width, dark);
  gtk_popover_popdown (popover);
  let_transitions_end ();
}

static void
visit (SalWorkspace *workspace, gsize size, gboolean dark)
{
  SalWindow *window = sal_window_new (display_get_application ());
  gsize n_rooms;
  const SalRoom *rooms = sal_rooms_get (&n_rooms);
  int width = sizes[size].width;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_window_set_default_size (GTK_WINDOW (window), width, sizes[size].height);
  gtk_window_present (GTK_WINDOW (window));
  let_transitions_end ();
  take_picture (GTK_WIDGET (window), "window", "welcome", width, dark);

  sal_window_set_workspace (window, workspace);
  for (gsize i = 0; i < n_rooms; i++)
    visit_room (window, &rooms[i], width, dark);
  visit_search (window, width, dark);
  display_close_window (window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace = NULL;

  if (argc != 3)
    {
      g_printerr ("Usage: %s WORKSPACE FOLDER\n", argv[0]);
      return 2;
    }

  g_log_set_writer_func (count_warnings, NULL, NULL);
  gtk_init ();
  folder = argv[2];
  g_mkdir_with_parents (folder, 0755);
  display_get_application ();
  workspace = sal_workspace_open (argv[1], SAL_STORE_OPEN, sal_model_kinds (), &error);
  if (workspace == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      visit (workspace, size, FALSE);
      visit (workspace, size, TRUE);
    }
  sal_workspace_close (workspace);
  g_print ("%u pictures, %u warnings\n", n_pictures, n_warnings);

  return n_warnings == 0 ? 0 : 1;
}
