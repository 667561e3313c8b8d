/* sal-dashboard-level.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-level.h"

#include <glib/gi18n.h>

#include "sal-chart-view.h"
#include "sal-kinds.h"
#include "sal-metric-chart.h"
#include "sal-record-table.h"

/* More bars than this are not read, and are found in the table. */
#define MAX_BARS 25

struct _SalDashboardLevel
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  SalFacts *facts; /* valid while shown */
  SalDrillPath *path;
  SalFactDimension split;
  gboolean can_split;
  SalFactDimension chosen_split; /* by people; kept as long as it makes sense */
  gboolean has_chosen_split;
  GArray *splits; /* of SalFactDimension, parallel to the drop-down */
  GArray *codes;
  GArray *ids;       /* of gint64: the records behind the figure */
  GArray *quota_ids; /* the quotas */
  gboolean updating;

  GtkLabel *title_label;
  GtkLabel *figure_label;
  GtkLabel *definition_label;
  GtkBox *split_box;
  GtkDropDown *split_drop_down;
  GtkWidget *chart_card;
  SalChartView *chart_view;
  GtkLabel *more_label;
  GtkBox *kind_box;
  GtkDropDown *kind_drop_down;
  AdwBin *table_bin;
  SalRecordTable *table;
  const SalKind *table_kind;
};

typedef enum
{
  PROP_BUSY = 1,
} SalDashboardLevelProperty;

static GParamSpec *properties[PROP_BUSY + 1];

enum
{
  DRILL,
  EXPLAIN,
  RECORD_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDashboardLevel, sal_dashboard_level, ADW_TYPE_BIN)

static void
bar_activated_cb (SalChartView *view, guint series, guint category, SalDashboardLevel *self)
{
  g_autoptr (SalDrillPath) path = sal_drill_path_copy (self->path);

  sal_drill_path_push (
      path, self->facts, self->split, g_array_index (self->codes, gint32, category));
  g_signal_emit (self, signals[DRILL], 0, path);
}

static void
bar_explained_cb (SalChartView *view, guint series, guint category, SalDashboardLevel *self)
{
  g_autoptr (SalDrillPath) path = sal_drill_path_copy (self->path);

  sal_drill_path_push (
      path, self->facts, self->split, g_array_index (self->codes, gint32, category));
  g_signal_emit (self, signals[EXPLAIN], 0, path);
}

static void
explain_clicked_cb (SalDashboardLevel *self)
{
  g_signal_emit (self, signals[EXPLAIN], 0, self->path);
}

static gboolean
record_activated_cb (SalDashboardLevel *self, gint64 id)
{
  if (self->table_kind == &sal_opportunity_kind)
    g_signal_emit (self, signals[RECORD_ACTIVATED], 0, id);
  else
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-record", "(sx)", self->table_kind->name, id);

  return TRUE;
}

/* --- the chart --- */

static void
show_chart (SalDashboardLevel *self)
{
  const SalMetric *metric = sal_drill_path_get_metric (self->path);
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (self->path, self->facts);
  g_autoptr (SalFactResult) result = NULL;
  g_autoptr (SalChart) chart = NULL;
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;

  gtk_widget_set_visible (self->chart_card, self->can_split);
  if (!self->can_split)
    return;

  sal_fact_query_ask (query, metric);
  sal_fact_query_group_by (query, self->split);
  result = sal_fact_query_run (query, self->facts);
  if (self->split < SAL_FACT_N_STORED)
    sal_fact_result_put_none_last (result);
  g_array_set_size (self->codes, 0);
  chart =
      sal_metric_chart_by_group (self->facts, result, self->split, metric, MAX_BARS, self->codes);
  title = g_strdup_printf (
      _ ("%s by %s"), sal_metric_get_label (metric), sal_fact_dimension_get_label (self->split));
  sal_chart_set_title (chart, title);
  sal_chart_view_set_chart (self->chart_view, chart);

  if (result->groups->len > MAX_BARS)
    more = g_strdup_printf (_ ("The first %d of %u are shown."), MAX_BARS, result->groups->len);
  gtk_label_set_label (self->more_label, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), more != NULL);
}

static void
split_selected_cb (SalDashboardLevel *self)
{
  guint selected = gtk_drop_down_get_selected (self->split_drop_down);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;

  self->split = g_array_index (self->splits, SalFactDimension, selected);
  self->chosen_split = self->split;
  self->has_chosen_split = TRUE;
  show_chart (self);
}

static void
fill_splits (SalDashboardLevel *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  self->can_split = sal_drill_path_suggest_split (self->path, self->facts, &self->split);
  if (self->has_chosen_split && !sal_drill_path_prefers_split (self->path) &&
      sal_drill_path_can_split (self->path, self->facts, self->chosen_split))
    self->split = self->chosen_split;
  g_array_set_size (self->splits, 0);
  for (SalFactDimension d = 0; d < SAL_FACT_N_DIMENSIONS; d++)
    {
      if (!sal_drill_path_can_split (self->path, self->facts, d))
        continue;
      if (d == self->split)
        selected = self->splits->len;
      g_array_append_val (self->splits, d);
      gtk_string_list_append (labels, sal_fact_dimension_get_label (d));
    }

  self->updating = TRUE;
  gtk_drop_down_set_model (self->split_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->split_drop_down, selected);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->split_box), self->can_split);
}

/* --- the figure and its records --- */

static void
show_figure (SalDashboardLevel *self, const SalFactResult *result)
{
  const SalMetric *metric = sal_drill_path_get_metric (self->path);
  double value = sal_metric_compute (metric, result->total.measures);
  g_autofree char *figure = sal_metric_format (metric, value, self->facts->currency);

  gtk_label_set_label (self->title_label, sal_metric_get_label (metric));
  gtk_label_set_label (self->figure_label, figure);
  gtk_label_set_label (self->definition_label, sal_metric_get_definition (metric));
}

static void
busy_cb (SalDashboardLevel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Made when it is first needed: it begins to list. */
static void
create_table (SalDashboardLevel *self, const SalKind *kind)
{
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  self->table_kind = kind;
  self->table = SAL_RECORD_TABLE (sal_record_table_new (self->workspace, kind));
  g_signal_connect_swapped (
      self->table, "record-activated", G_CALLBACK (record_activated_cb), self);
  g_signal_connect_swapped (self->table, "notify::busy", G_CALLBACK (busy_cb), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
}

static void
list_records (SalDashboardLevel *self)
{
  gboolean quotas = gtk_drop_down_get_selected (self->kind_drop_down) == 1;
  const SalKind *kind = quotas ? &sal_quota_kind : sal_drill_path_get_metric (self->path)->kind;
  const GArray *ids = quotas ? self->quota_ids : self->ids;

  if (self->table == NULL || self->table_kind != kind)
    create_table (self, kind);
  sal_record_table_set_ids (self->table, (const gint64 *) ids->data, ids->len);
}

static void
kind_selected_cb (SalDashboardLevel *self)
{
  if (!self->updating)
    list_records (self);
}

/* Of a figure that is made of both, the quotas are a choice away. */
static void
show_records (SalDashboardLevel *self, const SalFactQuery *query)
{
  const SalMetric *metric = sal_drill_path_get_metric (self->path);
  gboolean only_quotas = sal_metric_get_measures (metric) == SAL_MEASURES (SAL_MEASURE_QUOTA);
  gboolean chosen = gtk_drop_down_get_selected (self->kind_drop_down) == 1 &&
                    gtk_widget_get_visible (GTK_WIDGET (self->kind_box));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_array_unref (self->ids);
  self->ids = sal_fact_query_ids (query, self->facts, metric);
  g_array_unref (self->quota_ids);
  self->quota_ids = sal_fact_query_quota_ids (query, self->facts, metric);
  gtk_string_list_append (labels, sal_kind_get_plural (metric->kind));
  gtk_string_list_append (labels, sal_kind_get_plural (&sal_quota_kind));
  gtk_widget_set_visible (GTK_WIDGET (self->kind_box), !only_quotas && self->quota_ids->len > 0);

  self->updating = TRUE;
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->kind_drop_down,
                              only_quotas || (chosen && self->quota_ids->len > 0) ? 1 : 0);
  self->updating = FALSE;
  list_records (self);
}

/* --- class --- */

static void
sal_dashboard_level_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalDashboardLevelProperty) prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, sal_dashboard_level_is_busy (SAL_DASHBOARD_LEVEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_dashboard_level_dispose (GObject *object)
{
  SalDashboardLevel *self = SAL_DASHBOARD_LEVEL (object);

  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  self->table = NULL;

  G_OBJECT_CLASS (sal_dashboard_level_parent_class)->dispose (object);
}

static void
sal_dashboard_level_finalize (GObject *object)
{
  SalDashboardLevel *self = SAL_DASHBOARD_LEVEL (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, sal_drill_path_free);
  g_array_unref (self->splits);
  g_array_unref (self->codes);
  g_array_unref (self->ids);
  g_array_unref (self->quota_ids);

  G_OBJECT_CLASS (sal_dashboard_level_parent_class)->finalize (object);
}

static void
sal_dashboard_level_class_init (SalDashboardLevelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = SAL_TYPE_DASHBOARD_LEVEL;

  G_OBJECT_CLASS (klass)->get_property = sal_dashboard_level_get_property;
  G_OBJECT_CLASS (klass)->dispose = sal_dashboard_level_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_dashboard_level_finalize;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);

  signals[DRILL] = g_signal_new (
      "drill", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SAL_TYPE_DRILL_PATH);
  signals[EXPLAIN] = g_signal_new (
      "explain", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SAL_TYPE_DRILL_PATH);
  signals[RECORD_ACTIVATED] = g_signal_new ("record-activated",
                                            type,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_INT64);

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-dashboard-level.ui");
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, figure_label);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, definition_label);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, split_box);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, split_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, chart_card);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, chart_view);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, more_label);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, kind_box);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardLevel, table_bin);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_explained_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_selected_cb);
}

static void
sal_dashboard_level_init (SalDashboardLevel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->splits = g_array_new (FALSE, FALSE, sizeof (SalFactDimension));
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->quota_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * sal_dashboard_level_new:
 * @workspace: the workspace whose opportunities are listed
 *
 * Creates an empty level.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
sal_dashboard_level_new (SalWorkspace *workspace)
{
  SalDashboardLevel *self = g_object_new (SAL_TYPE_DASHBOARD_LEVEL, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}

/**
 * sal_dashboard_level_show:
 * @self: a level
 * @facts: the facts, valid until the next call
 * @path: how the figure was reached, with its metric
 *
 * Shows a figure, what it splits into, and its records.
 */
void
sal_dashboard_level_show (SalDashboardLevel *self, SalFacts *facts, const SalDrillPath *path)
{
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (path, facts);
  g_autoptr (SalFactResult) result = NULL;

  sal_fact_query_ask (query, sal_drill_path_get_metric (path));
  result = sal_fact_query_run (query, facts);
  g_clear_pointer (&self->path, sal_drill_path_free);
  self->path = sal_drill_path_copy (path);
  self->facts = facts;
  fill_splits (self);
  show_figure (self, result);
  show_chart (self);
  show_records (self, query);
}

gboolean
sal_dashboard_level_is_busy (SalDashboardLevel *self)
{
  return self->table != NULL && sal_record_table_is_busy (self->table);
}
