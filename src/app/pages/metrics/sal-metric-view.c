/* sal-metric-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-chart-view.h"
#include "sal-dashboard-page.h"
#include "sal-explain-window.h"
#include "sal-explanation.h"
#include "sal-kinds.h"
#include "sal-limits-dialog.h"
#include "sal-record-history.h"
#include "sal-trend-chart.h"

struct _SalMetricView
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  SalFacts *facts;   /* borrowed while it shows; for explaining */
  SalMetric *metric; /* (nullable) */
  GPtrArray *definition_rows;
  GPtrArray *use_rows;
  gboolean busy;

  GtkLabel *title_label;
  GtkLabel *definition_label;
  GtkWidget *edit_button;
  GtkWidget *copy_button;
  GtkWidget *delete_button;
  GtkLabel *problem_label;
  GtkWidget *figure_box;
  GtkLabel *figure_label;
  GtkLabel *period_label;
  SalChartView *chart_view;
  GtkLabel *chart_label;
  GtkWidget *limits_box;
  GtkCheckButton *rules_button;
  GtkWidget *limits_button;
  GtkLabel *formula_label;
  AdwPreferencesGroup *definition_group;
  AdwPreferencesGroup *uses_group;
  SalRecordHistory *history;
};

typedef enum
{
  PROP_BUSY = 1,
} SalMetricViewProperty;

static GParamSpec *properties[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (SalMetricView, sal_metric_view, ADW_TYPE_BIN)

/* --- the figure --- */

/* The last fiscal year that there is anything in, as the dashboard begins with. */
static SalPeriod
get_period (SalFacts *facts)
{
  return sal_facts_latest_period (facts, SAL_PERIOD_YEAR);
}

static SalDrillPath *
create_path (SalMetricView *self)
{
  SalDrillPath *path = sal_drill_path_new (get_period (self->facts));

  sal_drill_path_set_metric (path, self->metric);

  return path;
}

static void
show_figure (SalMetricView *self)
{
  g_autoptr (SalDrillPath) path = create_path (self);
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (path, self->facts);
  g_autoptr (SalFactResult) result = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *period =
      sal_fiscal_calendar_format (self->facts->calendar, get_period (self->facts));
  double value;

  sal_fact_query_ask (query, self->metric);
  result = sal_fact_query_run (query, self->facts);
  value = sal_metric_compute (self->metric, result->total.measures);
  figure = sal_metric_format (self->metric, value, self->facts->currency);
  gtk_label_set_label (self->figure_label, figure);
  gtk_label_set_label (self->period_label,
                       isnan (value) ? sal_metric_why_missing (self->metric, result->total.measures)
                                     : period);
}

static void
show_trend (SalMetricView *self)
{
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  SalControlRules rules = gtk_check_button_get_active (self->rules_button)
                              ? SAL_CONTROL_ALL_RULES
                              : SAL_CONTROL_DEFAULT_RULES;
  g_autoptr (SalMetricTrend) trend =
      sal_metric_trend_new (self->facts, filters, self->metric, rules);
  g_autoptr (SalChart) chart = sal_trend_chart_new (trend, self->metric, self->facts);
  g_autofree char *text = sal_metric_trend_describe (trend, self->facts);

  gtk_widget_set_visible (GTK_WIDGET (self->chart_view), chart != NULL);
  sal_chart_view_set_chart (self->chart_view, chart);
  gtk_label_set_label (self->chart_label, text != NULL ? text : "");
  /* frozen limits that give none are to be changed all the more */
  gtk_widget_set_visible (self->limits_box,
                          trend->points != NULL || self->facts->limits_last != SAL_DIMENSION_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rules_button), trend->points != NULL);
}

/* --- the definition --- */

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  sal_accessible_set_label (row, name);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);

  return row;
}

/* What a choice of the kind is called; its values come in the order of the enumerations. */
static const char *
get_choice (const char *field, int index)
{
  if (index < 0)
    return _ ("Neither");

  return _ (sal_kind_find_field (&sal_metric_kind, field)->choices[index].label);
}

static void
add_definition (SalMetricView *self, const char *title, const char *text)
{
  add_row (self->definition_group, self->definition_rows, title, text);
}

static void
show_definition (SalMetricView *self)
{
  const SalMetric *metric = self->metric;
  g_autofree char *version = g_strdup_printf ("%d", metric->version);

  clear_rows (self->definition_group, self->definition_rows);
  gtk_label_set_label (self->formula_label, metric->formula);
  add_definition (self, _ ("Made Of"), sal_kind_get_plural (metric->kind));
  add_definition (self, _ ("Unit"), get_choice ("unit", (int) metric->unit));
  add_definition (self, _ ("Better Is"), get_choice ("better", (int) metric->better - 1));
  add_definition (self, _ ("Timing"), get_choice ("timing", (int) metric->timing - 1));
  add_definition (self,
                  _ ("Days"),
                  metric->standing ? _ ("As of today, whatever the period")
                                   : _ ("Those of the period asked for"));
  add_definition (self, _ ("Key"), metric->key);
  if (!metric->is_own)
    add_definition (self, _ ("Owner"), _ ("Salient: a metric of the program"));
  else
    add_definition (
        self, _ ("Owner"), metric->owner != NULL ? metric->owner : _ ("Nobody is named"));
  add_definition (self, _ ("Version"), version);
}

/* --- where it is used --- */

static gboolean
is_used (const SalDashboardLayout *layout, const char *key)
{
  g_auto (GStrv) keys = sal_dashboard_layout_list_metrics (layout);

  return g_strv_contains ((const char *const *) keys, key);
}

static void
use_activated_cb (GtkWidget *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "dashboard");
  g_autofree char *target = g_strconcat (SAL_DASHBOARD_TARGET_DASHBOARD, id, NULL);

  gtk_widget_activate_action (row, "win.show-target", "(ss)", "dashboard", target);
}

static void
show_uses (SalMetricView *self, SalDashboardList *dashboards)
{
  clear_rows (self->uses_group, self->use_rows);
  for (guint i = 0; i < sal_dashboard_list_get_n (dashboards); i++)
    {
      const SalDashboardEntry *entry = sal_dashboard_list_get (dashboards, i);
      g_autofree char *label = NULL;
      GtkWidget *row;

      if (entry->layout == NULL || !is_used (entry->layout, self->metric->key))
        continue;
      label = sal_dashboard_list_create_label (dashboards, entry);
      row = add_row (self->uses_group,
                     self->use_rows,
                     label,
                     entry->record == 0 ? _ ("Dashboard of the program") : _ ("Own dashboard"));
      g_object_set_data_full (G_OBJECT (row), "dashboard", g_strdup (entry->id), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect (row, "activated", G_CALLBACK (use_activated_cb), NULL);
    }
  adw_preferences_group_set_description (
      self->uses_group, self->use_rows->len == 0 ? _ ("No dashboard shows it.") : NULL);
}

/* --- actions --- */

static void
explain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalMetricView *self = SAL_METRIC_VIEW (widget);
  g_autoptr (SalDrillPath) path = create_path (self);
  g_autoptr (SalExplanation) explanation = sal_explanation_new (self->facts, path);

  gtk_window_present (GTK_WINDOW (sal_explain_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                          sal_metric_get_label (self->metric),
                                                          NULL,
                                                          explanation,
                                                          NULL,
                                                          FALSE)));
}

static void
break_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalMetricView *self = SAL_METRIC_VIEW (widget);
  g_autofree char *period = sal_period_to_text (get_period (self->facts));
  g_autofree char *target =
      g_strconcat (SAL_DASHBOARD_TARGET_METRIC, period, ":", self->metric->key, NULL);

  gtk_widget_activate_action (widget, "win.show-target", "(ss)", "dashboard", target);
}

static void
limits_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalMetricView *self = SAL_METRIC_VIEW (widget);

  sal_limits_dialog_present (widget, self->workspace, self->facts);
}

/* --- showing --- */

static void
update_busy (SalMetricView *self)
{
  gboolean busy = FALSE;

  if (self->metric != NULL && self->metric->record != 0)
    g_object_get (self->history, "busy", &busy, NULL);
  if (busy == self->busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * sal_metric_view_show:
 * @self: a view
 * @workspace: a workspace
 * @facts: its facts; they have to outlive what shows
 * @dashboards: its dashboards
 * @metric: one of its metrics, or of the program
 *
 * Shows a metric.
 */
void
sal_metric_view_show (SalMetricView *self,
                      SalWorkspace *workspace,
                      SalFacts *facts,
                      SalDashboardList *dashboards,
                      const SalMetric *metric)
{
  gboolean read_only = sal_store_is_read_only (sal_workspace_get_store (workspace));
  gboolean works = metric->problem == NULL;
  SalMetric *shown = sal_metric_ref (metric);

  g_clear_pointer (&self->metric, sal_metric_unref);
  self->metric = shown;
  g_set_object (&self->workspace, workspace);
  self->facts = facts;
  gtk_label_set_label (self->title_label, sal_metric_get_label (metric));
  gtk_label_set_label (self->definition_label, sal_metric_get_definition (metric));
  gtk_widget_set_visible (GTK_WIDGET (self->definition_label),
                          *sal_metric_get_definition (metric) != '\0');
  gtk_widget_set_visible (self->edit_button, metric->is_own && !read_only);
  gtk_widget_set_visible (self->delete_button, metric->is_own && !read_only);
  gtk_widget_set_visible (self->copy_button, !read_only);
  gtk_widget_set_visible (self->limits_button, !read_only);
  gtk_label_set_label (self->problem_label, works ? "" : metric->problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), !works);
  gtk_widget_set_visible (self->figure_box, works);
  gtk_widget_set_visible (GTK_WIDGET (self->chart_label), works);
  if (works)
    {
      show_figure (self);
      show_trend (self);
    }
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->chart_view), FALSE);
      gtk_widget_set_visible (self->limits_box, FALSE);
    }
  show_definition (self);
  show_uses (self, dashboards);
  gtk_widget_set_visible (GTK_WIDGET (self->history), metric->is_own);
  if (metric->is_own)
    sal_record_history_show (self->history, workspace, &sal_metric_kind, metric->record);
  update_busy (self);
}

/* --- the object --- */

static void
sal_metric_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalMetricView *self = SAL_METRIC_VIEW (object);

  switch ((SalMetricViewProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_metric_view_finalize (GObject *object)
{
  SalMetricView *self = SAL_METRIC_VIEW (object);

  g_clear_pointer (&self->metric, sal_metric_unref);
  g_clear_object (&self->workspace);
  g_ptr_array_unref (self->definition_rows);
  g_ptr_array_unref (self->use_rows);

  G_OBJECT_CLASS (sal_metric_view_parent_class)->finalize (object);
}

static void
sal_metric_view_class_init (SalMetricViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_metric_view_get_property;
  object_class->finalize = sal_metric_view_finalize;
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  g_type_ensure (SAL_TYPE_RECORD_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-metric-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, definition_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, delete_button);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, figure_box);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, figure_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, period_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, chart_view);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, chart_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, limits_box);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, rules_button);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, limits_button);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, formula_label);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, definition_group);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, uses_group);
  gtk_widget_class_bind_template_child (widget_class, SalMetricView, history);
  gtk_widget_class_bind_template_callback (widget_class, show_trend);
  gtk_widget_class_install_action (widget_class, "metric.explain", NULL, explain_action);
  gtk_widget_class_install_action (widget_class, "metric.limits", NULL, limits_action);
  gtk_widget_class_install_action (widget_class, "metric.break-down", NULL, break_down_action);
}

static void
sal_metric_view_init (SalMetricView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));

  self->definition_rows = g_ptr_array_new ();
  self->use_rows = g_ptr_array_new ();
  sal_chart_view_set_activatable (self->chart_view, FALSE);
  g_signal_connect_swapped (self->history, "notify::busy", G_CALLBACK (update_busy), self);
}
