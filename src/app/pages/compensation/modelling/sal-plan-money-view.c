/* sal-plan-money-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-money-view.h"

#include <glib/gi18n.h>

#include "sal-list-rows.h"
#include "sal-money.h"
#include "sal-plan-figures.h"
#include "sal-plan-path.h"
#include "sal-task.h"

struct _SalPlanMoneyView
{
  AdwBin parent_instance;

  GCancellable *cancellable; /* (nullable): of what is being found out */
  SalTrialYear *year;        /* (nullable) */

  GtkListBox *list;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (SalPlanMoneyView, sal_plan_money_view, ADW_TYPE_BIN)

/* --- on another thread --- */

typedef struct
{
  SalWorkspace *workspace;
  SalPlan *before, *after;
  SalTrialYear *year; /* (nullable): it has to be loaded */
  SalPlanOutcome *outcome;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
  g_clear_pointer (&self->year, sal_trial_year_unref);
  sal_plan_free (self->before);
  sal_plan_free (self->after);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *self = data;
  GError *error = NULL;

  if (self->year == NULL)
    self->year = sal_trial_year_load (self->workspace, sal_date_today (), cancellable, &error);
  if (self->year != NULL)
    self->outcome =
        sal_plan_outcome_new_of_plans (self->year, self->after, self->before, cancellable, &error);
  if (self->outcome == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* --- what shows --- */

/* @text: (transfer full) */
static void
add_row (SalPlanMoneyView *self, const char *title, char *text)
{
  gtk_list_box_append (self->list, sal_list_rows_new_text (title, text));
  g_free (text);
}

static char *
describe_cost (const SalPlanOutcome *outcome)
{
  const char *currency = outcome->side->plan->currency;
  gint64 one = outcome->other->summary->cost, other = outcome->side->summary->cost;
  g_autofree char *before = sal_money_format (one, currency);
  g_autofree char *after = sal_money_format (other, currency);
  g_autofree char *difference = sal_money_format (other - one, currency);

  return g_strdup_printf (
      other > one ? "%s → %s (+%s)" : "%s → %s (%s)", before, after, difference);
}

static char *
describe_figure (const SalPlanOutcome *outcome, SalPlanFigureId id)
{
  g_auto (SalPlanFigure) figure = { 0 };

  sal_plan_figure_init (&figure, id, outcome, NULL);

  return g_strdup_printf ("%s → %s", figure.before != NULL ? figure.before : "–", figure.value);
}

static void
show_outcome (SalPlanMoneyView *self, const SalPlanOutcome *outcome)
{
  g_autofree char *note = sal_plan_figure_explain (SAL_PLAN_FIGURE_COST, outcome, NULL);

  gtk_label_set_label (self->note_label, note);
  if (outcome->other == NULL)
    {
      gtk_label_set_label (self->note_label,
                           _ ("These versions cannot be compared in money: they are of different "
                              "currencies, or pay nobody in common."));
      return;
    }
  add_row (self, _ ("Cost of Last Year"), describe_cost (outcome));
  add_row (self,
           _ ("Winners and Losers"),
           /* translators: numbers of people */
           g_strdup_printf (_ ("%1$u gains, %2$u lose, of %3$u people"),
                            outcome->n_winners,
                            outcome->n_losers,
                            outcome->side->summary->people->len));
  add_row (self,
           sal_plan_figure_get_label (SAL_PLAN_FIGURE_SALES),
           describe_figure (outcome, SAL_PLAN_FIGURE_SALES));
  add_row (self,
           sal_plan_figure_get_label (SAL_PLAN_FIGURE_GINI),
           describe_figure (outcome, SAL_PLAN_FIGURE_GINI));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalPlanMoneyView *self = SAL_PLAN_MONEY_VIEW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return; /* other versions were chosen, or the window is gone */
  if (self->year == NULL)
    self->year = g_steal_pointer (&work->year);
  if (is_done)
    show_outcome (self, work->outcome);
  else
    gtk_label_set_label (self->note_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->list), is_done && work->outcome->other != NULL);
}

/* --- the object --- */

static void
stop (SalPlanMoneyView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
sal_plan_money_view_dispose (GObject *object)
{
  SalPlanMoneyView *self = SAL_PLAN_MONEY_VIEW (object);

  stop (self);
  g_clear_pointer (&self->year, sal_trial_year_unref);

  G_OBJECT_CLASS (sal_plan_money_view_parent_class)->dispose (object);
}

static void
sal_plan_money_view_class_init (SalPlanMoneyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_money_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-plan-money-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalPlanMoneyView, list);
  gtk_widget_class_bind_template_child (widget_class, SalPlanMoneyView, note_label);
}

static void
sal_plan_money_view_init (SalPlanMoneyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_plan_money_view_show:
 * @self: a view
 * @workspace: a workspace whose pay is open
 * @before: a plan
 * @after: another version of it
 *
 * Finds out what the versions differ by in money, on another thread, and shows it.
 */
void
sal_plan_money_view_show (SalPlanMoneyView *self,
                          SalWorkspace *workspace,
                          const SalPlan *before,
                          const SalPlan *after)
{
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  stop (self);
  self->cancellable = g_cancellable_new ();
  sal_list_rows_remove_all (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_label_set_label (self->note_label, _ ("Reading what was won last year…"));
  work->workspace = g_object_ref (workspace);
  work->before = sal_plan_copy (before);
  work->after = sal_plan_copy (after);
  work->year = self->year != NULL ? sal_trial_year_ref (self->year) : NULL;
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_source_tag (task, sal_plan_money_view_show);
  g_task_set_task_data (task, work, work_free);
  sal_task_run_in_thread (task, work_thread);
}
