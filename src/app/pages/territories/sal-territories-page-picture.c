/* sal-territories-page-picture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-map-export.h"
#include "sal-task.h"
#include "sal-widget-theme.h"
#include "sal-window.h"

/* The map, as it shows, on the clipboard. It is drawn on another thread. */

typedef struct
{
  SalMapShape *shape;
  SalMapStyle *style;
  SalMapViewport viewport;
  double width, height;
  SalChartTheme theme;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *self = data;

  sal_map_shape_unref (self->shape);
  sal_map_style_unref (self->style);
  g_free (self);
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Picture *self = data;
  const SalMapExport export = { .shape = self->shape,
                                .style = self->style,
                                .viewport = self->viewport,
                                .width = self->width,
                                .height = self->height,
                                .theme = &self->theme };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sal_map_export_to_bytes (&export, SAL_PICTURE_PNG, &error);
  GdkTexture *texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture == NULL)
    {
      sal_window_report_error (widget, _ ("Could Not Copy"), error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  sal_window_add_toast (widget, _ ("Map copied as a picture"));
}

void
sal_territories_page_copy_picture (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalTerritoriesPage *self = SAL_TERRITORIES_PAGE (widget);
  GtkWidget *map = GTK_WIDGET (self->map_view);
  g_autoptr (GTask) task = NULL;
  Picture *picture;

  /* nothing of it shows */
  if (gtk_widget_get_width (map) <= 0 || gtk_widget_get_height (map) <= 0)
    return;

  picture = g_new (Picture, 1);
  *picture = (Picture){ .shape = sal_map_shape_ref (sal_map_view_get_shape (self->map_view)),
                        .style = sal_map_style_copy (sal_map_view_get_style (self->map_view)),
                        .viewport = sal_map_view_get_viewport (self->map_view),
                        .width = gtk_widget_get_width (map),
                        .height = gtk_widget_get_height (map),
                        .theme = sal_widget_theme (map) };
  task = g_task_new (self, NULL, drawn_cb, NULL);
  g_task_set_source_tag (task, sal_territories_page_copy_picture);
  g_task_set_task_data (task, picture, picture_free);
  sal_task_run_in_thread (task, draw_thread);
}
