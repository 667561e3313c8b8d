/* sal-plan-cost-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-cost-panel.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-plan-cell.h"
#include "sal-plan-figures.h"
#include "sal-plan-people-window.h"
#include "sal-plan-version.h"
#include "sal-tab-stop.h"

/* A figure: its row and what is written there. */
typedef struct
{
  GtkWidget *row;
  GtkLabel *value;
  GtkLabel *before;
} Figure;

struct _SalPlanCostPanel
{
  AdwBin parent_instance;

  SalPlanConsequences *consequences; /* (nullable) */
  GPtrArray *versions;               /* (nullable): of SalRecord, by the lines of the menu */
  gboolean filling;
  Figure figures[SAL_PLAN_N_FIGURES];
  GtkWidget *budget_cell; /* (nullable) */

  GtkDropDown *compare_menu;
  GtkListBox *list;
  GtkBox *budget_box;
  GtkLabel *note_label;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
};

enum
{
  YEARS_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalPlanCostPanel, sal_plan_cost_panel, ADW_TYPE_BIN)

/* --- figures --- */

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *style, gboolean expands)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), expands ? 0 : 1);
  gtk_widget_set_hexpand (label, expands);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
create_figure (SalPlanCostPanel *self, SalPlanFigureId id)
{
  Figure *figure = &self->figures[id];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  figure->row = gtk_list_box_row_new ();
  add_label (box, sal_plan_figure_get_label (id), "figure-label", TRUE);
  figure->value = add_label (values, "–", "numeric", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (figure->value), "heading");
  figure->before = add_label (values, NULL, "caption", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (figure->before), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (figure->before), FALSE);
  gtk_widget_set_valign (values, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), values);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (figure->row), box);
  gtk_list_box_append (self->list, figure->row);
}

static void
set_state (GtkWidget *widget, SalPlanFigureState state)
{
  static const char *const styles[] = {
    [SAL_PLAN_FIGURE_PLAIN] = NULL,
    [SAL_PLAN_FIGURE_GOOD] = "success",
    [SAL_PLAN_FIGURE_BAD] = "error",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (styles[i] != NULL && i != (gsize) state)
      gtk_widget_remove_css_class (widget, styles[i]);
  if (styles[state] != NULL)
    gtk_widget_add_css_class (widget, styles[state]);
}

/* Colour is not alone: beside what is bad or good stands a mark. */
static void
show_value (const Figure *self, const SalPlanFigure *figure)
{
  static const char *const marks[] = {
    [SAL_PLAN_FIGURE_PLAIN] = "%s",
    [SAL_PLAN_FIGURE_GOOD] = "%s ✓",
    [SAL_PLAN_FIGURE_BAD] = "%s ▲",
  };
  g_auto (GStrv) parts = g_strsplit (marks[figure->state], "%s", 2);
  g_autofree char *text = g_strjoinv (figure->value, parts);

  gtk_label_set_label (self->value, text);
  set_state (GTK_WIDGET (self->value), figure->state);
}

static gboolean
is_of_years (SalPlanFigureId id)
{
  return id == SAL_PLAN_FIGURE_RANGE || id == SAL_PLAN_FIGURE_OVER;
}

/* What is not known yet is no figure: how far it is, or that it will not be there. */
static void
show_waiting (SalPlanCostPanel *self, SalPlanFigureId id)
{
  const Figure *shown = &self->figures[id];
  SalJob *job = sal_plan_consequences_get_job (self->consequences);
  g_autofree char *text = NULL, *name = NULL;

  if (job != NULL)
    /* translators: how much of a simulation is done */
    text = g_strdup_printf (_ ("Simulating… %d %%"),
                            (int) (100 * CLAMP (sal_job_get_fraction (job), 0, 1)));
  else if (sal_plan_consequences_is_busy (self->consequences))
    text = g_strdup (_ ("Simulating…"));
  else
    text = g_strdup (_ ("Not simulated"));
  gtk_label_set_label (shown->value, text);
  gtk_widget_remove_css_class (GTK_WIDGET (shown->value), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (shown->value), "dim-label");
  set_state (GTK_WIDGET (shown->value), SAL_PLAN_FIGURE_PLAIN);
  gtk_widget_set_visible (GTK_WIDGET (shown->before), FALSE);
  gtk_widget_set_tooltip_text (shown->row, NULL);
  name = g_strdup_printf ("%s: %s", sal_plan_figure_get_label (id), text);
  sal_accessible_set_label (shown->row, name);
}

static void
show_figure (SalPlanCostPanel *self, SalPlanFigureId id, SalPlanOutcome *outcome)
{
  const Figure *shown = &self->figures[id];
  SalSimulation *simulation = sal_plan_consequences_get_simulation (self->consequences);
  g_auto (SalPlanFigure) figure = { 0 };
  g_autofree char *before = NULL, *name = NULL;

  if (is_of_years (id) && simulation == NULL)
    {
      show_waiting (self, id);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (shown->value), "heading");
  gtk_widget_remove_css_class (GTK_WIDGET (shown->value), "dim-label");
  sal_plan_figure_init (&figure, id, outcome, simulation);
  show_value (shown, &figure);
  if (figure.before != NULL)
    /* translators: a figure of another version */
    before = g_strdup_printf (_ ("before %s"), figure.before);
  gtk_label_set_label (shown->before, before != NULL ? before : "");
  gtk_widget_set_visible (GTK_WIDGET (shown->before), before != NULL);
  gtk_widget_set_tooltip_text (shown->row, figure.exact);
  name = before != NULL ? g_strdup_printf ("%s: %s, %s", figure.label, figure.exact, before)
                        : g_strdup_printf ("%s: %s", figure.label, figure.exact);
  sal_accessible_set_label (shown->row, name);
}

static void
show_nothing (SalPlanCostPanel *self)
{
  for (guint i = 0; i < SAL_PLAN_N_FIGURES; i++)
    {
      const Figure *figure = &self->figures[i];
      g_autofree char *name =
          /* translators: a figure that is not known */
          g_strdup_printf (_ ("%s: not known"), sal_plan_figure_get_label (i));

      gtk_label_set_label (figure->value, "–");
      set_state (GTK_WIDGET (figure->value), SAL_PLAN_FIGURE_PLAIN);
      gtk_widget_set_visible (GTK_WIDGET (figure->before), FALSE);
      gtk_widget_set_tooltip_text (figure->row, NULL);
      sal_accessible_set_label (figure->row, name);
    }
}

/* --- what goes with them --- */

static void
show_note (SalPlanCostPanel *self, SalPlanOutcome *outcome)
{
  const char *problem = sal_plan_consequences_get_problem (self->consequences);
  SalPlanEditor *editor = sal_plan_consequences_get_editor (self->consequences);
  g_autofree char *text = NULL;

  if (problem != NULL)
    text = g_strdup (problem);
  else if (sal_plan_editor_get_problem (editor, NULL) != NULL)
    text = g_strdup (_ ("These are the figures of what is stored: what was edited since means "
                        "nothing yet."));
  else if (outcome == NULL)
    text = g_strdup (_ ("Reading what was won last year…"));
  else
    {
      const SalTrialYear *year = outcome->side->trial->year;
      g_autofree char *from = sal_date_format (year->first), *to = sal_date_format (year->last);
      guint n = outcome->side->summary->people->len;

      text = g_strdup_printf (ngettext (
                                  /* translators: two days, and a number of people */
                                  "What was won from %1$s to %2$s, by %3$u person.",
                                  "What was won from %1$s to %2$s, by %3$u people.",
                                  n),
                              from,
                              to,
                              n);
    }
  gtk_label_set_label (self->note_label, text);
}

static void
progress_cb (SalPlanCostPanel *self)
{
  SalJob *job = sal_plan_consequences_get_job (self->consequences);
  double fraction = job != NULL ? sal_job_get_fraction (job) : 0;

  gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
  if (job == NULL || sal_plan_consequences_get_outcome (self->consequences) == NULL)
    return;
  show_waiting (self, SAL_PLAN_FIGURE_RANGE);
  show_waiting (self, SAL_PLAN_FIGURE_OVER);
}

static void
simulating_cb (SalPlanConsequences *consequences, SalJob *job, SalPlanCostPanel *self)
{
  g_signal_connect_object (
      job, "notify::fraction", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
}

/* A cell is made for a field of a plan that is there. */
static void
show_budget (SalPlanCostPanel *self)
{
  SalPlanEditor *editor = sal_plan_consequences_get_editor (self->consequences);

  if (sal_plan_editor_get_plan (editor) == NULL)
    return;
  if (self->budget_cell == NULL)
    {
      self->budget_cell = sal_plan_cell_new (editor, "budget", _ ("Budget of a Year"));
      gtk_box_append (self->budget_box, self->budget_cell);
    }
  sal_plan_cell_update (SAL_PLAN_CELL (self->budget_cell));
}

static void
update (SalPlanCostPanel *self)
{
  SalPlanOutcome *outcome = sal_plan_consequences_get_outcome (self->consequences);

  if (outcome == NULL)
    show_nothing (self);
  for (guint i = 0; outcome != NULL && i < SAL_PLAN_N_FIGURES; i++)
    show_figure (self, i, outcome);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), outcome != NULL);
  show_note (self, outcome);
  gtk_widget_set_visible (self->progress_box,
                          sal_plan_consequences_get_job (self->consequences) != NULL);
  progress_cb (self);
  show_budget (self);
}

static void
cancel_cb (SalPlanCostPanel *self)
{
  SalJob *job = sal_plan_consequences_get_job (self->consequences);

  if (job != NULL)
    sal_job_cancel (job);
}

/* --- asking --- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, SalPlanCostPanel *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  SalPlanFigureId id = (SalPlanFigureId) gtk_list_box_row_get_index (row);

  if (is_of_years (id))
    {
      sal_plan_consequences_simulate_soon (self->consequences);
      g_signal_emit (self, signals[YEARS_ASKED], 0);
    }
  else
    gtk_window_present (GTK_WINDOW (sal_plan_people_window_new (window, self->consequences, id)));
}

/* --- comparing --- */

static void
compared_cb (SalPlanCostPanel *self)
{
  guint selected = gtk_drop_down_get_selected (self->compare_menu);

  if (self->filling || self->versions == NULL || self->consequences == NULL)
    return;
  sal_plan_consequences_compare_with (
      self->consequences,
      selected > 0 && selected <= self->versions->len ? self->versions->pdata[selected - 1] : NULL);
}

/* Of the same plan the version before it, or else the next. */
static guint
find_default (SalPlanCostPanel *self, GPtrArray *versions, SalRecord *version)
{
  const char *name = sal_record_get_text (version, "name");
  gboolean is_after = FALSE;
  guint found = 0, line = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      SalRecord *one = versions->pdata[i];

      if (sal_record_get_id (one) == sal_record_get_id (version))
        {
          is_after = TRUE;
          continue;
        }
      line++;
      if (g_strcmp0 (sal_record_get_text (one, "name"), name) == 0 && (!is_after || found == 0))
        found = line;
    }

  return found;
}

/* The one that was chosen before; 0: none. */
static guint
find_compared (SalPlanCostPanel *self)
{
  SalRecord *compared = sal_plan_consequences_get_compared (self->consequences);

  for (guint i = 0; compared != NULL && i < self->versions->len; i++)
    if (sal_record_get_id (self->versions->pdata[i]) == sal_record_get_id (compared))
      return i + 1;

  return 0;
}

/**
 * sal_plan_cost_panel_set_versions:
 * @self: a panel
 * @versions: (element-type SalRecord): all versions
 * @version: the one that shows
 *
 * Offers the others to compare with. What was chosen for the version stays.
 */
void
sal_plan_cost_panel_set_versions (SalPlanCostPanel *self, GPtrArray *versions, SalRecord *version)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 *shown = g_object_get_data (G_OBJECT (self), "shown");
  gint64 id = sal_record_get_id (version);
  gboolean is_same = shown != NULL && *shown == id;

  self->filling = TRUE;
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_string_list_append (names, _ ("No other version"));
  for (guint i = 0; i < versions->len; i++)
    if (sal_record_get_id (versions->pdata[i]) != id)
      {
        g_autofree char *name = sal_plan_version_get_name (versions->pdata[i]);

        g_ptr_array_add (self->versions, g_object_ref (versions->pdata[i]));
        gtk_string_list_append (names, name);
      }
  gtk_drop_down_set_model (self->compare_menu, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (
      self->compare_menu, is_same ? find_compared (self) : find_default (self, versions, version));
  self->filling = FALSE;
  g_object_set_data_full (G_OBJECT (self), "shown", g_memdup2 (&id, sizeof id), g_free);
  compared_cb (self);
}

/* --- the object --- */

static void
sal_plan_cost_panel_dispose (GObject *object)
{
  SalPlanCostPanel *self = SAL_PLAN_COST_PANEL (object);

  if (self->consequences != NULL)
    g_signal_handlers_disconnect_by_data (self->consequences, self);
  g_clear_object (&self->consequences);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_plan_cost_panel_parent_class)->dispose (object);
}

static void
sal_plan_cost_panel_class_init (SalPlanCostPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_cost_panel_dispose;

  signals[YEARS_ASKED] = g_signal_new ("years-asked",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-plan-cost-panel.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPlanCostPanel, name)
  BIND (compare_menu);
  BIND (list);
  BIND (budget_box);
  BIND (note_label);
  BIND (progress_box);
  BIND (progress_bar);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, compared_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
sal_plan_cost_panel_init (SalPlanCostPanel *self)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->compare_menu, text);
  gtk_expression_unref (text);
  sal_accessible_name_drop_down (self->compare_menu, _ ("Compare With"));
  for (guint i = 0; i < SAL_PLAN_N_FIGURES; i++)
    create_figure (self, i);
  show_nothing (self);
  sal_tab_stop_make_one (GTK_WIDGET (self->list));
}

void
sal_plan_cost_panel_set_consequences (SalPlanCostPanel *self, SalPlanConsequences *consequences)
{
  g_return_if_fail (self->consequences == NULL);

  self->consequences = g_object_ref (consequences);
  g_signal_connect_swapped (consequences, "changed", G_CALLBACK (update), self);
  g_signal_connect (consequences, "simulating", G_CALLBACK (simulating_cb), self);
}

/* Whether a budget was entered that is none. */
gboolean
sal_plan_cost_panel_is_modified (SalPlanCostPanel *self)
{
  return self->budget_cell != NULL && sal_plan_cell_is_modified (SAL_PLAN_CELL (self->budget_cell));
}
