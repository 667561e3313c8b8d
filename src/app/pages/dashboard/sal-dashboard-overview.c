/* sal-dashboard-overview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-overview.h"

#include <glib/gi18n.h>

#include "sal-chart-view.h"
#include "sal-executive.h"
#include "sal-executive-text.h"
#include "sal-metric-chart.h"
#include "sal-metric-tile.h"

/* The tiles, by metric. */
static const char *const tile_metrics[] = { "bookings", "pipeline", "win_rate", "average_deal" };

/* The columns of the table of units. */
static const char *const unit_metrics[] = {
  "bookings", "attainment", "pipeline", "win_rate", "average_deal"
};

struct _SalDashboardOverview
{
  AdwBin parent_instance;

  SalFacts *facts; /* valid while shown */
  SalDrillPath *path;
  GArray *month_codes;
  GArray *unit_codes;
  GArray *stage_codes;

  GtkFlowBox *tiles_box;
  SalMetricTile *tiles[G_N_ELEMENTS (tile_metrics)];
  GtkLabel *months_title;
  SalChartView *months_view;
  SalChartView *units_view;
  SalChartView *stages_view;
  GtkLabel *note_label;
};

enum
{
  DRILL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDashboardOverview, sal_dashboard_overview, ADW_TYPE_BIN)

static void
drill (SalDashboardOverview *self,
       const SalMetric *metric,
       SalFactDimension dimension,
       const gint32 *code)
{
  g_autoptr (SalDrillPath) path = sal_drill_path_copy (self->path);

  sal_drill_path_set_metric (path, metric);
  if (code != NULL)
    sal_drill_path_push (path, self->facts, dimension, *code);
  g_signal_emit (self, signals[DRILL], 0, path);
}

static void
tile_clicked_cb (SalDashboardOverview *self, GtkButton *tile)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tile_metrics); i++)
    {
      if (GTK_BUTTON (self->tiles[i]) == tile)
        drill (self, sal_metric_find (tile_metrics[i]), 0, NULL);
    }
}

static void
month_activated_cb (SalChartView *view, guint series, guint category, SalDashboardOverview *self)
{
  drill (self,
         sal_metric_find ("bookings"),
         SAL_FACT_MONTH,
         &g_array_index (self->month_codes, gint32, category));
}

static void
unit_activated_cb (SalChartView *view, guint series, guint category, SalDashboardOverview *self)
{
  drill (self,
         sal_metric_find (unit_metrics[series]),
         SAL_FACT_UNIT,
         &g_array_index (self->unit_codes, gint32, category));
}

static void
stage_activated_cb (SalChartView *view, guint series, guint category, SalDashboardOverview *self)
{
  drill (self,
         sal_metric_find ("pipeline"),
         SAL_FACT_STAGE,
         &g_array_index (self->stage_codes, gint32, category));
}

static void
show_tile (SalDashboardOverview *self, gsize index, const SalExecutive *figures)
{
  const SalMetric *metric = sal_metric_find (tile_metrics[index]);
  const gint64 *measures = figures->total->total.measures;
  double value = sal_metric_compute (metric, measures);
  g_autofree char *figure = sal_metric_format_short (metric, value, self->facts->currency);
  g_autofree char *exact = sal_metric_format (metric, value, self->facts->currency);
  g_autofree char *note = sal_executive_describe (figures, self->facts, metric);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", exact, _ (metric->definition));
  g_autoptr (SalChart) chart = NULL;

  chart = sal_metric_chart_tile (self->facts, metric, measures, figures->quarters);
  sal_metric_tile_set_figure (
      self->tiles[index], sal_metric_get_label (metric), figure, note, tooltip);
  sal_metric_tile_set_chart (self->tiles[index], chart);
}

static void
show_months (SalDashboardOverview *self, const SalExecutive *figures)
{
  g_autoptr (SalChart) chart = NULL;
  SalPeriod year = { .year = figures->period.year, .unit = SAL_PERIOD_YEAR, .index = 0 };
  g_autofree char *name = sal_fiscal_calendar_format (self->facts->calendar, year);
  g_autofree char *title = NULL;

  title = g_strdup_printf (figures->months->total.measures[SAL_MEASURE_QUOTA] != 0
                               ? _ ("Bookings and Quota by Month, %s")
                               : _ ("Bookings by Month, %s"),
                           name);
  g_array_set_size (self->month_codes, 0);
  chart = sal_metric_chart_bookings_and_quota (
      self->facts, figures->months, SAL_FACT_MONTH, self->month_codes);
  sal_chart_set_title (chart, title);
  gtk_label_set_label (self->months_title, title);
  sal_chart_view_set_chart (self->months_view, chart);
}

static void
show_units (SalDashboardOverview *self, const SalExecutive *figures)
{
  const SalMetric *metrics[G_N_ELEMENTS (unit_metrics)];
  g_autoptr (SalChart) chart = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (unit_metrics); i++)
    metrics[i] = sal_metric_find (unit_metrics[i]);
  g_array_set_size (self->unit_codes, 0);
  chart = sal_metric_chart_heat (self->facts,
                                 figures->units,
                                 SAL_FACT_UNIT,
                                 metrics,
                                 G_N_ELEMENTS (metrics),
                                 self->unit_codes);
  sal_chart_set_title (chart, _ ("Units"));
  sal_chart_view_set_chart (self->units_view, chart);
}

static void
show_stages (SalDashboardOverview *self, const SalExecutive *figures)
{
  g_autoptr (SalChart) chart = NULL;

  g_array_set_size (self->stage_codes, 0);
  chart = sal_metric_chart_by_group (self->facts,
                                     figures->stages,
                                     SAL_FACT_STAGE,
                                     sal_metric_find ("pipeline"),
                                     0,
                                     self->stage_codes);
  sal_chart_set_title (chart, _ ("Open Pipeline by Stage"));
  sal_chart_view_set_chart (self->stages_view, chart);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->stages_view)),
                          self->stage_codes->len > 0);
}

/* What the figures leave out. */
static void
show_note (SalDashboardOverview *self)
{
  g_autofree char *gaps = sal_executive_describe_gaps (self->facts);

  gtk_label_set_label (self->note_label, gaps != NULL ? gaps : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), gaps != NULL);
}

static void
sal_dashboard_overview_finalize (GObject *object)
{
  SalDashboardOverview *self = SAL_DASHBOARD_OVERVIEW (object);

  g_clear_pointer (&self->path, sal_drill_path_free);
  g_array_unref (self->month_codes);
  g_array_unref (self->unit_codes);
  g_array_unref (self->stage_codes);

  G_OBJECT_CLASS (sal_dashboard_overview_parent_class)->finalize (object);
}

static void
sal_dashboard_overview_class_init (SalDashboardOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_dashboard_overview_finalize;

  signals[DRILL] = g_signal_new ("drill",
                                 SAL_TYPE_DASHBOARD_OVERVIEW,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 SAL_TYPE_DRILL_PATH);

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-dashboard-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, tiles_box);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, months_title);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, months_view);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, units_view);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, stages_view);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, note_label);
  gtk_widget_class_bind_template_callback (widget_class, month_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_activated_cb);
}

static void
sal_dashboard_overview_init (SalDashboardOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->month_codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->unit_codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->stage_codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  for (gsize i = 0; i < G_N_ELEMENTS (tile_metrics); i++)
    {
      self->tiles[i] = g_object_new (SAL_TYPE_METRIC_TILE, NULL);
      g_signal_connect_swapped (self->tiles[i], "clicked", G_CALLBACK (tile_clicked_cb), self);
      gtk_flow_box_insert (self->tiles_box, GTK_WIDGET (self->tiles[i]), -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (GTK_WIDGET (self->tiles[i])), FALSE);
    }
}

/**
 * sal_dashboard_overview_show:
 * @self: the dashboard
 * @facts: the facts, valid until the next call
 * @path: the period and the filters in force
 *
 * Shows the figures.
 */
void
sal_dashboard_overview_show (SalDashboardOverview *self, SalFacts *facts, const SalDrillPath *path)
{
  g_autoptr (SalFactQuery) filters = sal_drill_path_build_query (path, facts);
  g_autoptr (SalExecutive) figures =
      sal_executive_new (facts, filters, sal_drill_path_get_period (path));

  g_clear_pointer (&self->path, sal_drill_path_free);
  self->path = sal_drill_path_copy (path);
  self->facts = facts;
  for (gsize i = 0; i < G_N_ELEMENTS (tile_metrics); i++)
    show_tile (self, i, figures);
  show_months (self, figures);
  show_units (self, figures);
  show_stages (self, figures);
  show_note (self);
}
