/* sal-chart-table-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-table-window.h"

#include <glib/gi18n.h>

#include "sal-index-table.h"

/* Of a column of figures, in pixels. */
#define FIGURE_WIDTH 110

struct _SalChartTableWindow
{
  AdwWindow parent_instance;

  SalChartView *chart_view; /* (nullable) */
  GPtrArray *shown;         /* (nullable): of GStrv, the header first: for people */
  GPtrArray *plain;         /* likewise: for programs */

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  SalIndexTable *view;
  GtkMenuButton *sort_button;
};

G_DEFINE_FINAL_TYPE (SalChartTableWindow, sal_chart_table_window, ADW_TYPE_WINDOW)

/* --- cells --- */

static const char *
get_cell (const GPtrArray *rows, guint row, guint column)
{
  return ((char **) rows->pdata[row + 1])[column];
}

static gboolean
read_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0';
}

static char *
format (gpointer data, guint row, guint column)
{
  return g_strdup (get_cell (((SalChartTableWindow *) data)->shown, row, column));
}

static char *
write_plain (gpointer data, guint row, guint column)
{
  return g_strdup (get_cell (((SalChartTableWindow *) data)->plain, row, column));
}

/* Categories are in the order of the chart; what is no figure comes first. */
static int
compare (gpointer data, guint row, guint other, guint column)
{
  const GPtrArray *plain = ((SalChartTableWindow *) data)->plain;
  double one, two;
  gboolean has_one = read_number (get_cell (plain, row, column), &one);
  gboolean has_two = read_number (get_cell (plain, other, column), &two);

  if (column == 0)
    return (row > other) - (row < other);
  if (!has_one && !has_two)
    return g_utf8_collate (get_cell (plain, row, column), get_cell (plain, other, column));
  if (!has_one || !has_two)
    return has_one - has_two;

  return (one > two) - (one < two);
}

static char *
name_row (gpointer data, guint row)
{
  return sal_index_table_read_row (((SalChartTableWindow *) data)->view, row);
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_plain,
  .name = name_row,
};

/* --- what shows --- */

static gboolean
is_of_figures (const SalChartTableWindow *self, guint column)
{
  double number;

  for (guint i = 1; column > 0 && i < self->plain->len; i++)
    if (read_number (get_cell (self->plain, i - 1, column), &number))
      return TRUE;

  return FALSE;
}

static gboolean
has_same_columns (const SalChartTableWindow *self, const GPtrArray *rows)
{
  return self->shown != NULL && g_strv_equal ((const char *const *) self->shown->pdata[0],
                                              (const char *const *) rows->pdata[0]);
}

static void
set_columns (SalChartTableWindow *self)
{
  char **header = self->shown->pdata[0];
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (SalIndexColumn));

  for (guint i = 0; header[i] != NULL; i++)
    {
      SalIndexColumn column = { .title = header[i], .is_number = is_of_figures (self, i) };

      if (i == 0 && *header[i] == '\0')
        column.title = _ ("Category");
      column.expands = i == 0;
      column.width = i == 0 ? 2 * FIGURE_WIDTH : FIGURE_WIDTH;
      g_array_append_val (columns, column);
    }
  sal_index_table_set_columns (
      self->view, (const SalIndexColumn *) (gpointer) columns->data, columns->len);
}

static void
clear (SalChartTableWindow *self)
{
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->plain, g_ptr_array_unref);
}

static void
show (SalChartTableWindow *self)
{
  SalChart *chart = sal_chart_view_get_chart (self->chart_view);
  const char *title = chart != NULL ? sal_chart_get_title (chart) : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean has_columns;

  if (chart == NULL)
    return; /* what was there before stays as long as there is nothing else */
  rows = sal_chart_get_table (chart, FALSE);
  has_columns = has_same_columns (self, rows);
  sal_index_table_clear (self->view);
  clear (self);
  self->shown = g_steal_pointer (&rows);
  self->plain = sal_chart_get_table (chart, TRUE);
  title = title != NULL ? title : _ ("Chart");
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  sal_index_table_set_label (self->view, title);
  if (!has_columns)
    set_columns (self);
  sal_index_table_fill (self->view, NULL, self->shown->len - 1);
}

static void
copied_cb (SalChartTableWindow *self)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied as table")));
}

/* --- the object --- */

static void
sal_chart_table_window_dispose (GObject *object)
{
  SalChartTableWindow *self = SAL_CHART_TABLE_WINDOW (object);

  if (self->view != NULL)
    sal_index_table_clear (self->view);
  self->view = NULL;
  if (self->chart_view != NULL)
    g_signal_handlers_disconnect_by_data (self->chart_view, self);
  g_clear_object (&self->chart_view);
  clear (self);

  G_OBJECT_CLASS (sal_chart_table_window_parent_class)->dispose (object);
}

static void
sal_chart_table_window_class_init (SalChartTableWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_chart_table_window_dispose;

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-chart-table-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalChartTableWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SalChartTableWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SalChartTableWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SalChartTableWindow, sort_button);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
}

static void
sal_chart_table_window_init (SalChartTableWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->view, &cells, self);
  sal_index_table_set_sort_button (self->view, self->sort_button);
  sal_index_table_share_actions (self->view, GTK_WIDGET (self));
}

/**
 * sal_chart_table_window_new:
 * @parent: the window it belongs to
 * @view: what shows the chart
 *
 * Creates a window that shows the data of a chart.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_chart_table_window_new (GtkWindow *parent, SalChartView *view)
{
  SalChartTableWindow *self =
      g_object_new (SAL_TYPE_CHART_TABLE_WINDOW, "transient-for", parent, NULL);

  self->chart_view = g_object_ref (view);
  g_signal_connect_swapped (view, "notify::chart", G_CALLBACK (show), self);
  show (self);

  return GTK_WIDGET (self);
}
