/* sal-plan-model-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-model-view.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-chart-view.h"
#include "sal-design-text.h"
#include "sal-list-rows.h"
#include "sal-plan-assumptions-view.h"
#include "sal-plan-chart.h"
#include "sal-plan-people-window.h"
#include "sal-plan-pilot-view.h"
#include "sal-replay-chart.h"
#include "sal-scroll-guard.h"

/* How high a chart is, and how many people the chart of changes shows. */
#define HEIGHT       260
#define MOST_CHANGES 20

typedef enum
{
  CHART_YEARS,
  CHART_CHANGES,
  CHART_ATTAINMENT,
  CHART_PERFORMANCE,
  CHART_SALES,
  CHART_LORENZ,
  N_CHARTS,
} ChartId;

struct _SalPlanModelView
{
  AdwBin parent_instance;

  SalPlanConsequences *consequences; /* (nullable) */
  SalPlanOutcome *outcome;           /* (nullable): that shows */
  SalSimulation *simulation;         /* what shows, to be told from another; not to be read */
  gboolean is_simulating;            /* as it shows */
  SalChartView *charts[N_CHARTS];
  GtkLabel *titles[N_CHARTS];
  GtkWidget *table_buttons[N_CHARTS];

  GtkFlowBox *flow;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
  GtkLabel *problem_label;
  GtkWidget *content;
  SalPlanAssumptionsView *assumptions_view;
  GtkListBox *checks_list;
  GtkWidget *checks_group;
  SalPlanPilotView *pilot_view;
};

G_DEFINE_FINAL_TYPE (SalPlanModelView, sal_plan_model_view, ADW_TYPE_BIN)

/* --- charts --- */

static SalChart *
create_empty (const char *title)
{
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);

  sal_chart_set_title (chart, title);

  return chart;
}

static SalChart *
create_chart (SalPlanModelView *self, ChartId id, SalSimulation *simulation)
{
  const SalPlanSide *side = self->outcome->side;
  const char *currency = side->plan->currency;

  switch (id)
    {
    case CHART_YEARS:
      return simulation != NULL
                 ? sal_replay_chart_cost (simulation, currency, sal_plan_get_budget (side->plan))
                 : create_empty (self->is_simulating ? _ ("Cost of a Year: being simulated…")
                                                     : _ ("Cost of a Year: not simulated"));
    case CHART_CHANGES:
      if (self->outcome->changes == NULL)
        return create_empty (_ ("Who Gains and Who Loses: compare with another version"));
      return self->outcome->n_winners + self->outcome->n_losers > 0
                 ? sal_replay_chart_changes (self->outcome->changes, currency, MOST_CHANGES)
                 : create_empty (_ ("Who Gains and Who Loses: nobody"));
    case CHART_ATTAINMENT:
      return sal_replay_chart_attainment (side->summary);
    case CHART_PERFORMANCE:
      return sal_replay_chart_performance (side->summary);
    case CHART_SALES:
      return sal_plan_chart_cost_of_sales (self->outcome, SAL_TRIAL_BY_UNIT);
    case CHART_LORENZ:
    case N_CHARTS:
    default:
      return sal_replay_chart_lorenz (side->summary);
    }
}

static void
show_chart (SalPlanModelView *self, ChartId id, SalSimulation *simulation)
{
  g_autoptr (SalChart) chart = create_chart (self, id, simulation);
  /* translators: the title of a chart */
  g_autofree char *name = g_strdup_printf (_ ("Show “%s” as Table"), sal_chart_get_title (chart));

  sal_accessible_set_label (self->table_buttons[id], name);
  gtk_widget_set_sensitive (self->table_buttons[id], sal_chart_get_n_categories (chart) > 0);
  gtk_label_set_label (self->titles[id], sal_chart_get_title (chart));
  sal_chart_view_set_chart (self->charts[id], chart);
}

/* Who is shown by a datum is found among all. */
static void
activated_cb (SalChartView *view, guint series, guint category, SalPlanModelView *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *name = sal_chart_get_category_name (sal_chart_view_get_chart (view), category);
  GtkWidget *people;

  if (self->outcome == NULL)
    return;
  people = sal_plan_people_window_new (window, self->consequences, SAL_PLAN_FIGURE_COST);
  if (view == self->charts[CHART_SALES])
    sal_plan_people_window_limit (SAL_PLAN_PEOPLE_WINDOW (people),
                                  SAL_TRIAL_BY_UNIT,
                                  g_str_equal (name, _ ("None")) ? "" : name);
  else
    sal_plan_people_window_choose (SAL_PLAN_PEOPLE_WINDOW (people), name);
  gtk_window_present (GTK_WINDOW (people));
}

static void
table_cb (SalChartView *view)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "chart.table", NULL);
}

/* Named by its chart, once there is one. */
static GtkWidget *
create_table_button (SalChartView *view)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-list-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Show as Table"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (table_cb), view);

  return button;
}

static void
add_chart (SalPlanModelView *self, ChartId id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL), *view = sal_chart_view_new (NULL);
  gboolean is_of_people = id == CHART_CHANGES || id == CHART_PERFORMANCE || id == CHART_SALES;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_size_request (view, 320, HEIGHT);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "chart-card");
  self->table_buttons[id] = create_table_button (SAL_CHART_VIEW (view));
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), self->table_buttons[id]);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), view);
  gtk_flow_box_append (self->flow, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE); /* the chart is */
  self->charts[id] = SAL_CHART_VIEW (view);
  self->titles[id] = GTK_LABEL (title);
  sal_chart_view_set_activatable (self->charts[id], is_of_people);
  if (is_of_people)
    g_signal_connect (view, "activate-datum", G_CALLBACK (activated_cb), self);
}

/* --- checks --- */

static void
add_check (SalPlanModelView *self, const SalDesignCheck *check, const char *currency)
{
  gboolean is_off = check->verdict == SAL_DESIGN_LOW || check->verdict == SAL_DESIGN_HIGH;
  const char *source = check->source != NULL ? check->source : check->norm->source;
  g_autofree char *value = sal_design_format_value (check->value, check->norm->unit, currency);
  g_autofree char *norm = sal_design_format_norm (check, currency);
  g_autofree char *text = NULL, *name = NULL;
  GtkWidget *row, *label;

  if (check->verdict == SAL_DESIGN_UNSAID)
    text = g_strdup (check->reason != NULL ? check->reason : "");
  else if (check->verdict == SAL_DESIGN_NO_NORM)
    text = g_strdup (sal_design_verdict_get_label (check->verdict));
  else
    /* translators: a verdict, a norm, and where it is from */
    text = g_strdup_printf (_ ("%1$s: usual is %2$s (%3$s)"),
                            sal_design_verdict_get_label (check->verdict),
                            norm,
                            source != NULL ? _ (source) : _ ("of the plan"));
  row = sal_list_rows_new_text (_ (check->norm->label), text);
  label = gtk_label_new (value);
  gtk_widget_add_css_class (label, "numeric");
  if (is_off)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  name = g_strdup_printf ("%s: %s, %s", _ (check->norm->label), value, text);
  sal_accessible_set_label (row, name);
  gtk_list_box_append (self->checks_list, row);
}

static void
hide_checks (SalPlanModelView *self)
{
  sal_list_rows_remove_all (self->checks_list);
  gtk_widget_set_visible (self->checks_group, FALSE);
}

/* Those of before stay while others are found out: nothing jumps. */
static void
show_checks (SalPlanModelView *self)
{
  GPtrArray *checks = sal_plan_consequences_get_checks (self->consequences);

  gtk_widget_set_sensitive (self->checks_group, checks != NULL);
  if (checks == NULL && self->is_simulating)
    return;
  gtk_widget_set_visible (self->checks_group, checks != NULL);
  sal_list_rows_remove_all (self->checks_list);
  for (guint i = 0; checks != NULL && i < checks->len; i++)
    add_check (self, checks->pdata[i], self->outcome->side->plan->currency);
}

/* --- all of it --- */

static void
progress_cb (SalPlanModelView *self)
{
  SalJob *job = sal_plan_consequences_get_job (self->consequences);
  double fraction = job != NULL ? sal_job_get_fraction (job) : 0;

  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

static void
simulating_cb (SalPlanConsequences *consequences, SalJob *job, SalPlanModelView *self)
{
  g_signal_connect_object (
      job, "notify::fraction", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
}

static void
cancel_cb (SalPlanModelView *self)
{
  SalJob *job = sal_plan_consequences_get_job (self->consequences);

  if (job != NULL)
    sal_job_cancel (job);
}

static void
show_outcome (SalPlanModelView *self, SalPlanOutcome *outcome, SalSimulation *simulation)
{
  gboolean is_other = outcome != self->outcome;
  gboolean is_simulating = sal_plan_consequences_is_busy (self->consequences);
  gboolean has_years = simulation != self->simulation || is_simulating != self->is_simulating;

  self->is_simulating = is_simulating;
  if (is_other)
    {
      g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
      self->outcome = sal_plan_outcome_ref (outcome);
    }
  for (guint i = 0; i < N_CHARTS; i++)
    if (is_other || (i == CHART_YEARS && has_years))
      show_chart (self, i, simulation);
  self->simulation = simulation;
  sal_plan_pilot_view_show (self->pilot_view, self->outcome);
  show_checks (self);
}

/* Only while it shows: charts of many people take their time. */
static void
update (SalPlanModelView *self)
{
  SalPlanOutcome *outcome;
  const char *problem;

  if (self->consequences == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  outcome = sal_plan_consequences_get_outcome (self->consequences);
  problem = sal_plan_consequences_get_problem (self->consequences);
  gtk_widget_set_visible (self->content, outcome != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), outcome == NULL);
  gtk_label_set_label (self->problem_label,
                       problem != NULL ? problem : _ ("Reading what was won last year…"));
  gtk_widget_set_visible (self->progress_box,
                          sal_plan_consequences_get_job (self->consequences) != NULL);
  progress_cb (self);
  if (outcome == NULL)
    hide_checks (self);
  else
    show_outcome (self, outcome, sal_plan_consequences_get_simulation (self->consequences));
  sal_plan_assumptions_view_update (self->assumptions_view);
}

static void
sal_plan_model_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sal_plan_model_view_parent_class)->map (widget);
  update (SAL_PLAN_MODEL_VIEW (widget));
}

static void
sal_plan_model_view_dispose (GObject *object)
{
  SalPlanModelView *self = SAL_PLAN_MODEL_VIEW (object);

  if (self->consequences != NULL)
    g_signal_handlers_disconnect_by_data (self->consequences, self);
  g_clear_object (&self->consequences);
  g_clear_pointer (&self->outcome, sal_plan_outcome_unref);

  G_OBJECT_CLASS (sal_plan_model_view_parent_class)->dispose (object);
}

static void
sal_plan_model_view_class_init (SalPlanModelViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_model_view_dispose;
  widget_class->map = sal_plan_model_view_map;

  g_type_ensure (SAL_TYPE_PLAN_ASSUMPTIONS_VIEW);
  g_type_ensure (SAL_TYPE_PLAN_PILOT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-plan-model-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPlanModelView, name)
  BIND (flow);
  BIND (progress_box);
  BIND (progress_bar);
  BIND (problem_label);
  BIND (content);
  BIND (assumptions_view);
  BIND (checks_list);
  BIND (checks_group);
  BIND (pilot_view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
sal_plan_model_view_init (SalPlanModelView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_CHARTS; i++)
    add_chart (self, i);
  sal_scroll_guard_add (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

void
sal_plan_model_view_set_consequences (SalPlanModelView *self, SalPlanConsequences *consequences)
{
  g_return_if_fail (self->consequences == NULL);

  self->consequences = g_object_ref (consequences);
  sal_plan_assumptions_view_set_consequences (self->assumptions_view, consequences);
  g_signal_connect_swapped (consequences, "changed", G_CALLBACK (update), self);
  g_signal_connect (consequences, "simulating", G_CALLBACK (simulating_cb), self);
}
