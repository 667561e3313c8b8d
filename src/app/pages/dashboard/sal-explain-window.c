/* sal-explain-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-explain-window.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-chart-view.h"

struct _SalExplainWindow
{
  AdwWindow parent_instance;

  GtkLabel *title_label;
  GtkLabel *figure_label;
  SalChartView *chart_view;
  GtkListBox *list;
  GtkWidget *records_button;
  GtkWidget *definition_button;
  char *metric; /* (nullable) */
};

enum
{
  SHOW_RECORDS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalExplainWindow, sal_explain_window, ADW_TYPE_WINDOW)

static void
records_clicked_cb (SalExplainWindow *self)
{
  g_signal_emit (self, signals[SHOW_RECORDS], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
definition_clicked_cb (SalExplainWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (
      GTK_WIDGET (parent), "win.show-target", "(ss)", "metrics", self->metric);
  gtk_window_close (GTK_WINDOW (self));
}

static void
sal_explain_window_finalize (GObject *object)
{
  g_free (SAL_EXPLAIN_WINDOW (object)->metric);

  G_OBJECT_CLASS (sal_explain_window_parent_class)->finalize (object);
}

static void
sal_explain_window_class_init (SalExplainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_explain_window_finalize;

  signals[SHOW_RECORDS] = g_signal_new ("show-records",
                                        SAL_TYPE_EXPLAIN_WINDOW,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-explain-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SalExplainWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalExplainWindow, figure_label);
  gtk_widget_class_bind_template_child (widget_class, SalExplainWindow, chart_view);
  gtk_widget_class_bind_template_child (widget_class, SalExplainWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SalExplainWindow, records_button);
  gtk_widget_class_bind_template_child (widget_class, SalExplainWindow, definition_button);
  gtk_widget_class_bind_template_callback (widget_class, definition_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, records_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_explain_window_init (SalExplainWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

static void
add_row (SalExplainWindow *self, const SalExplanationRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s", row->label, row->text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), row->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), row->text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 0);
  sal_accessible_set_label (widget, name);
  gtk_list_box_append (self->list, widget);
}

/**
 * sal_explain_window_new:
 * @parent: the window it belongs to
 * @title: what the figure is called
 * @metric: (nullable): the key of the metric that it is a figure of
 * @explanation: what is to be said of it
 * @chart: (nullable): a chart to stand above the rows
 * @can_show: whether to offer its records
 *
 * Creates a window that explains a figure.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_explain_window_new (GtkWindow *parent,
                        const char *title,
                        const char *metric,
                        const SalExplanation *explanation,
                        SalChart *chart,
                        gboolean can_show)
{
  g_autofree char *name = g_strdup_printf (_ ("Explain %s"), title);
  SalExplainWindow *self = g_object_new (
      SAL_TYPE_EXPLAIN_WINDOW, "transient-for", parent, "modal", TRUE, "title", name, NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->figure_label, explanation->figure);
  self->metric = g_strdup (metric);
  gtk_widget_set_visible (self->definition_button, metric != NULL);
  gtk_widget_set_visible (self->records_button, can_show);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_view), chart != NULL);
  sal_chart_view_set_activatable (self->chart_view, FALSE);
  sal_chart_view_set_chart (self->chart_view, chart);
  for (guint i = 0; i < explanation->rows->len; i++)
    add_row (self, &g_array_index (explanation->rows, SalExplanationRow, i));

  return GTK_WIDGET (self);
}
