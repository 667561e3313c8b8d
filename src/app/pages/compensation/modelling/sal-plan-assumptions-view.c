/* sal-plan-assumptions-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-assumptions-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-plan-figures.h"

typedef enum
{
  NUMBER_VARIATION,
  NUMBER_CORRELATION,
  NUMBER_IN_UNIT,
  NUMBER_PERSISTENCE,
  NUMBER_LEVEL,
  NUMBER_YEARS,
  NUMBER_SEED,
  N_NUMBERS,
} Number;

/* Of shares, in percent. */
static const struct
{
  const char *title;
  const char *subtitle; /* (nullable) */
  double lowest, highest, step;
  gboolean is_of_factors; /* not of quarters that are drawn whole */
} numbers[] = {
  [NUMBER_VARIATION] = { N_ ("Variation of Attainment"),
                         N_ ("Of a quarter: standard deviation of the mean, in percent"),
                         0,
                         200,
                         1,
                         TRUE },
  [NUMBER_CORRELATION] = { N_ ("Correlation of Two People"),
                           N_ ("Of different units, in percent"),
                           0,
                           100,
                           1,
                           TRUE },
  [NUMBER_IN_UNIT] = { N_ ("Correlation Within a Unit"),
                       N_ ("Not less than that of people of different units"),
                       0,
                       100,
                       1,
                       TRUE },
  [NUMBER_PERSISTENCE] = { N_ ("In Common All Year"),
                           N_ ("How much of it the quarters of a year share, in percent"),
                           0,
                           100,
                           5,
                           TRUE },
  [NUMBER_LEVEL] = { N_ ("Mean Attainment"),
                     N_ ("Of that of last year, in percent"),
                     10,
                     300,
                     1,
                     FALSE },
  [NUMBER_YEARS] = { N_ ("Years"), NULL, 100, 100000, 1000, FALSE },
  [NUMBER_SEED] = { N_ ("Seed"), N_ ("The same seed gives the same years"), 0, 1e9, 1, FALSE },
};

struct _SalPlanAssumptionsView
{
  AdwBin parent_instance;

  SalPlanConsequences *consequences; /* (nullable) */
  gboolean showing;
  GtkSpinButton *spins[N_NUMBERS];
  GtkWidget *rows[N_NUMBERS];

  AdwPreferencesGroup *group;
  AdwComboRow *method_row;
  GtkLabel *result_label;
};

G_DEFINE_FINAL_TYPE (SalPlanAssumptionsView, sal_plan_assumptions_view, ADW_TYPE_BIN)

static double
get_number (const SalSimulationAssumptions *assumptions, Number number)
{
  switch (number)
    {
    case NUMBER_VARIATION:
      return 100 * assumptions->variation;
    case NUMBER_CORRELATION:
      return 100 * assumptions->correlation;
    case NUMBER_IN_UNIT:
      return 100 * assumptions->correlation_in_unit;
    case NUMBER_PERSISTENCE:
      return 100 * assumptions->persistence;
    case NUMBER_LEVEL:
      return 100 * assumptions->level;
    case NUMBER_YEARS:
      return assumptions->n_years;
    case NUMBER_SEED:
    case N_NUMBERS:
    default:
      return (double) assumptions->seed;
    }
}

/* What correlates within a unit correlates at least as much as what does not share one. */
static void
set_number (SalSimulationAssumptions *assumptions, Number number, double value)
{
  switch (number)
    {
    case NUMBER_VARIATION:
      assumptions->variation = value / 100;
      break;
    case NUMBER_CORRELATION:
      assumptions->correlation = value / 100;
      assumptions->correlation_in_unit =
          MAX (assumptions->correlation_in_unit, assumptions->correlation);
      break;
    case NUMBER_IN_UNIT:
      assumptions->correlation_in_unit = value / 100;
      assumptions->correlation = MIN (assumptions->correlation, assumptions->correlation_in_unit);
      break;
    case NUMBER_PERSISTENCE:
      assumptions->persistence = value / 100;
      break;
    case NUMBER_LEVEL:
      assumptions->level = value / 100;
      break;
    case NUMBER_YEARS:
      assumptions->n_years = (guint) value;
      break;
    case NUMBER_SEED:
    case N_NUMBERS:
    default:
      assumptions->seed = (guint64) value;
    }
}

/* --- what is entered --- */

static void
spin_cb (GtkSpinButton *spin, SalPlanAssumptionsView *self)
{
  SalSimulationAssumptions assumptions;

  if (self->showing || self->consequences == NULL ||
      !sal_plan_consequences_get_assumptions (self->consequences, &assumptions))
    return;
  for (guint i = 0; i < N_NUMBERS; i++)
    if (self->spins[i] == spin)
      set_number (&assumptions, i, gtk_spin_button_get_value (spin));
  sal_plan_consequences_assume (self->consequences, &assumptions);
}

static void
method_cb (SalPlanAssumptionsView *self)
{
  SalSimulationAssumptions assumptions;

  if (self->showing || self->consequences == NULL ||
      !sal_plan_consequences_get_assumptions (self->consequences, &assumptions))
    return;
  assumptions.method = adw_combo_row_get_selected (self->method_row) == 1 ? SAL_SIMULATION_BOOTSTRAP
                                                                          : SAL_SIMULATION_FACTORS;
  sal_plan_consequences_assume (self->consequences, &assumptions);
}

static void
past_cb (SalPlanAssumptionsView *self)
{
  sal_plan_consequences_assume_past (self->consequences);
}

/* --- what shows --- */

static void
add_row (SalPlanAssumptionsView *self, Number number)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (
      numbers[number].lowest, numbers[number].highest, numbers[number].step);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (numbers[number].title));
  if (numbers[number].subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (numbers[number].subtitle));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 7);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), number < NUMBER_YEARS ? 1 : 0);
  sal_accessible_set_label (spin, _ (numbers[number].title));
  g_signal_connect (spin, "value-changed", G_CALLBACK (spin_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (self->group, row);
  self->spins[number] = GTK_SPIN_BUTTON (spin);
  self->rows[number] = row;
}

static void
show_result (SalPlanAssumptionsView *self)
{
  SalPlanOutcome *outcome = sal_plan_consequences_get_outcome (self->consequences);
  SalSimulation *simulation = sal_plan_consequences_get_simulation (self->consequences);
  g_autofree char *text = NULL;

  /* what was there before stays while others are simulated: nothing jumps */
  if (outcome != NULL && simulation == NULL && sal_plan_consequences_is_busy (self->consequences))
    return;
  if (outcome != NULL)
    text = sal_plan_figure_explain (SAL_PLAN_FIGURE_RANGE, outcome, simulation);
  gtk_label_set_label (self->result_label, text != NULL ? text : "");
}

/* Shows what years are made by now, and what came of it. */
void
sal_plan_assumptions_view_update (SalPlanAssumptionsView *self)
{
  SalSimulationAssumptions assumptions;
  gboolean is_known = sal_plan_consequences_get_assumptions (self->consequences, &assumptions);

  gtk_widget_set_sensitive (GTK_WIDGET (self->group), is_known);
  show_result (self);
  if (!is_known)
    return;
  self->showing = TRUE;
  adw_combo_row_set_selected (self->method_row, assumptions.method == SAL_SIMULATION_BOOTSTRAP);
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      double value = get_number (&assumptions, i);

      /* what is being typed stays */
      if (fabs (gtk_spin_button_get_value (self->spins[i]) - value) >= 0.05)
        gtk_spin_button_set_value (self->spins[i], value);
      gtk_widget_set_visible (
          self->rows[i], !numbers[i].is_of_factors || assumptions.method == SAL_SIMULATION_FACTORS);
    }
  self->showing = FALSE;
}

static void
sal_plan_assumptions_view_dispose (GObject *object)
{
  g_clear_object (&SAL_PLAN_ASSUMPTIONS_VIEW (object)->consequences);

  G_OBJECT_CLASS (sal_plan_assumptions_view_parent_class)->dispose (object);
}

static void
sal_plan_assumptions_view_class_init (SalPlanAssumptionsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_assumptions_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-plan-assumptions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalPlanAssumptionsView, group);
  gtk_widget_class_bind_template_child (widget_class, SalPlanAssumptionsView, method_row);
  gtk_widget_class_bind_template_child (widget_class, SalPlanAssumptionsView, result_label);
  gtk_widget_class_bind_template_callback (widget_class, method_cb);
  gtk_widget_class_bind_template_callback (widget_class, past_cb);
}

static void
sal_plan_assumptions_view_init (SalPlanAssumptionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = TRUE;
  for (guint i = 0; i < N_NUMBERS; i++)
    add_row (self, i);
  self->showing = FALSE;
}

void
sal_plan_assumptions_view_set_consequences (SalPlanAssumptionsView *self,
                                            SalPlanConsequences *consequences)
{
  g_return_if_fail (self->consequences == NULL);

  self->consequences = g_object_ref (consequences);
}
