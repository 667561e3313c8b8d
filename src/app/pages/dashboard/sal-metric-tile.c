/* sal-metric-tile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-tile.h"

#include "sal-chart-view.h"

struct _SalMetricTile
{
  GtkButton parent_instance;

  GtkLabel *title_label;
  GtkLabel *figure_label;
  GtkLabel *note_label;
  SalChartView *chart_view;
  char *tooltip;
};

G_DEFINE_FINAL_TYPE (SalMetricTile, sal_metric_tile, GTK_TYPE_BUTTON)

/* Setting the text of a tooltip asks the display where the pointer is, and waits for the answer. */
static gboolean
sal_metric_tile_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SalMetricTile *self = SAL_METRIC_TILE (widget);

  gtk_tooltip_set_text (tooltip, self->tooltip);

  return self->tooltip != NULL;
}

static void
sal_metric_tile_finalize (GObject *object)
{
  g_free (SAL_METRIC_TILE (object)->tooltip);

  G_OBJECT_CLASS (sal_metric_tile_parent_class)->finalize (object);
}

static void
sal_metric_tile_class_init (SalMetricTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_metric_tile_finalize;
  widget_class->query_tooltip = sal_metric_tile_query_tooltip;

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-metric-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, SalMetricTile, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricTile, figure_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricTile, note_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricTile, chart_view);
}

static void
sal_metric_tile_init (SalMetricTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * sal_metric_tile_set_figure:
 * @self: a tile
 * @title: what the figure is called
 * @figure: the figure, abbreviated
 * @note: what to compare it with, or why there is none
 * @tooltip: the exact figure and the definition
 *
 * Shows a figure.
 */
void
sal_metric_tile_set_figure (SalMetricTile *self,
                            const char *title,
                            const char *figure,
                            const char *note,
                            const char *tooltip)
{
  g_autofree char *name = g_strdup_printf ("%s: %s. %s", title, figure, note);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->figure_label, figure);
  gtk_label_set_label (self->note_label, note);
  g_free (self->tooltip);
  self->tooltip = g_strdup (tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  tooltip != NULL ? tooltip : "",
                                  -1);
}

/**
 * sal_metric_tile_set_chart:
 * @self: a tile
 * @chart: (nullable): a bullet or sparkline
 *
 * Shows a small chart below the figure.
 */
void
sal_metric_tile_set_chart (SalMetricTile *self, SalChart *chart)
{
  sal_chart_view_set_chart (self->chart_view, chart);
  gtk_widget_set_opacity (GTK_WIDGET (self->chart_view), chart != NULL ? 1 : 0);
}
