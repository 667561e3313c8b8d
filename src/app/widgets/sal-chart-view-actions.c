/* sal-chart-view-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-chart-table-window.h"
#include "sal-chart-view-private.h"
#include "sal-file-dialog.h"
#include "sal-window.h"

/* Exported pictures are at least this large. */
#define EXPORT_WIDTH  900.0
#define EXPORT_HEIGHT 420.0

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalChartView *self = SAL_CHART_VIEW (widget);
  g_autoptr (GPtrArray) rows = sal_chart_get_table (sal_chart_view_get_chart (self), TRUE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("\t", g_ptr_array_index (rows, i));

      g_string_append_printf (text, "%s\n", row);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  sal_window_add_toast (widget, _ ("Copied as table"));
}

static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_window_present (GTK_WINDOW (sal_chart_table_window_new (window, SAL_CHART_VIEW (widget))));
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalChartView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (object));
  g_autofree char *text = g_strdup_printf (_ ("Exported to “%s”"), name);

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    sal_window_add_toast (GTK_WIDGET (self), text);
  else
    sal_window_report_error (GTK_WIDGET (self), _ ("The Chart Could Not Be Exported"), error);
}

/* What a file's name asks for. */
static gboolean
format_of_name (const char *name, SalChartExportFormat *format, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  SalPictureFormat picture;

  if (sal_picture_find_format (name, &picture))
    {
      *format = (SalChartExportFormat) picture;
      return TRUE;
    }
  if (g_str_has_suffix (lower, ".csv"))
    {
      *format = SAL_CHART_EXPORT_CSV;
      return TRUE;
    }
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_NOT_SUPPORTED,
               _ ("“%s” does not say which format to write (expected a name that ends in .png, "
                  ".svg, .pdf or .csv)"),
               name);

  return FALSE;
}

/* Pictures are for paper and slides: light, whatever the desktop is. */
static GBytes *
export_to_bytes (SalChartView *self, const char *name, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GtkWidget *widget = GTK_WIDGET (self);
  SalChartTheme theme = sal_chart_view_get_theme (self);
  SalChartExportFormat format;

  theme.dark = FALSE;
  if (!format_of_name (name, &format, error))
    return NULL;
  if (!sal_chart_export_to_stream (sal_chart_view_get_chart (self),
                                   stream,
                                   format,
                                   MAX (gtk_widget_get_width (widget), EXPORT_WIDTH),
                                   MAX (gtk_widget_get_height (widget), EXPORT_HEIGHT),
                                   &theme,
                                   NULL,
                                   error))
    return NULL;
  if (!g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
file_chosen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  SalChartView *self = SAL_CHART_VIEW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (file != NULL)
    bytes = export_to_bytes (self, name, &error);
  if (bytes == NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("The Chart Could Not Be Exported"), error);
      return;
    }

  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL,
                                       exported_cb,
                                       g_object_ref (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalChartView *self = SAL_CHART_VIEW (widget);
  const char *title = sal_chart_get_title (sal_chart_view_get_chart (self));
  const char *patterns[] = {
    _ ("PNG Image"), "*.png",         _ ("SVG Image"), "*.svg", _ ("PDF Document"),
    "*.pdf",         _ ("CSV Table"), "*.csv",         NULL
  };
  g_autofree char *proposed = g_strdup_printf ("%s.png", title != NULL ? title : _ ("Chart"));

  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Export Chart"),
                                g_strdelimit (proposed, "/", '-'),
                                patterns,
                                file_chosen_cb,
                                NULL);
}

static void
explain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_chart_view_explain (SAL_CHART_VIEW (widget));
}

/* The actions of the view's menu. */
void
sal_chart_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.explain", NULL, explain_action);
  gtk_widget_class_install_action (widget_class, "chart.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.export", NULL, export_action);
}
