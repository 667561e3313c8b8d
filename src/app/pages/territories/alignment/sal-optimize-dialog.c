/* sal-optimize-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-optimize-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

/* What "keep close to today's map" costs where it counts as much as it can: as much as a territory
 * whose all areas move. */
#define MOST_DISRUPTION 2.0

struct _SalOptimizeDialog
{
  AdwWindow parent_instance;

  SalTerritoryDesign *design;
  GPtrArray *weights; /* of GtkSpinButton, by measure */

  AdwPreferencesGroup *measures_group;
  AdwComboRow *start_row;
  GtkSpinButton *tolerance_spin;
  GtkSpinButton *seconds_spin;
  GtkRange *disruption_scale;
  GtkSwitch *homes_switch;
  AdwActionRow *homes_row;
  GtkWidget *start_button;
};

enum
{
  START,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalOptimizeDialog, sal_optimize_dialog, ADW_TYPE_WINDOW)

/* Without a measure there is nothing to balance. */
static void
update_start_button (SalOptimizeDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->weights->len; i++)
    any |= gtk_spin_button_get_value (g_ptr_array_index (self->weights, i)) > 0;
  gtk_widget_set_sensitive (self->start_button, any);
}

static void
add_measure (SalOptimizeDialog *self, const SalAreaMeasure *measure, gboolean is_first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 10, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), measure->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), measure->source);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), is_first ? 1 : 0);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  sal_accessible_set_label (spin, measure->label);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (update_start_button), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (self->measures_group, row);
  g_ptr_array_add (self->weights, spin);
}

/* The measure with the greatest weight is the one that what moves is counted by. */
static GArray *
create_goals (SalOptimizeDialog *self)
{
  GArray *goals = g_array_new (FALSE, FALSE, sizeof (SalDesignGoal));
  double tolerance = gtk_spin_button_get_value (self->tolerance_spin) / 100;

  for (guint i = 0; i < self->weights->len; i++)
    {
      SalDesignGoal goal = { i,
                             gtk_spin_button_get_value (g_ptr_array_index (self->weights, i)),
                             tolerance };

      if (goal.weight <= 0)
        continue;
      if (goals->len > 0 && goal.weight > g_array_index (goals, SalDesignGoal, 0).weight)
        g_array_prepend_val (goals, goal);
      else
        g_array_append_val (goals, goal);
    }

  return goals;
}

static void
start_cb (SalOptimizeDialog *self)
{
  g_autoptr (GArray) goals = create_goals (self);
  SalDesignWish wish = SAL_DESIGN_WISH_INIT;

  wish.goals = (const SalDesignGoal *) (gpointer) goals->data;
  wish.n_goals = goals->len;
  wish.start = adw_combo_row_get_selected (self->start_row) == 0 ? SAL_DISTRICT_CURRENT
                                                                 : SAL_DISTRICT_SCRATCH;
  wish.disruption = MOST_DISRUPTION * gtk_range_get_value (self->disruption_scale) / 100;
  wish.travel = gtk_switch_get_active (self->homes_switch) ? 1 : 0;
  wish.seconds = gtk_spin_button_get_value (self->seconds_spin);
  g_signal_emit (self, signals[START], 0, &wish);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_optimize_dialog_dispose (GObject *object)
{
  SalOptimizeDialog *self = SAL_OPTIMIZE_DIALOG (object);

  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->weights, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_optimize_dialog_parent_class)->dispose (object);
}

static void
sal_optimize_dialog_class_init (SalOptimizeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_optimize_dialog_dispose;

  signals[START] = g_signal_new ("start",
                                 SAL_TYPE_OPTIMIZE_DIALOG,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-optimize-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, measures_group);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, tolerance_spin);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, seconds_spin);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, disruption_scale);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, homes_switch);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, homes_row);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, start_button);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_optimize_dialog_init (SalOptimizeDialog *self)
{
  self->weights = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

static gboolean
knows_homes (const SalTerritoryDesign *design)
{
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      if (sal_territory_design_get_territory (design, t)->home.latitude ==
          sal_territory_design_get_territory (design, t)->home.latitude)
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_optimize_dialog_new:
 * @parent: the window it belongs to
 * @design: the design that is to be improved
 * @measure: the index of the measure that is proposed
 *
 * Creates a dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_optimize_dialog_new (GtkWindow *parent, SalTerritoryDesign *design, guint measure)
{
  SalOptimizeDialog *self =
      g_object_new (SAL_TYPE_OPTIMIZE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  gboolean is_empty = sal_territory_design_count_areas (design, SAL_TERRITORY_NONE) ==
                      sal_territory_design_get_n_areas (design);

  self->design = sal_territory_design_ref (design);
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    add_measure (self, sal_territory_design_get_measure (design, m), m == measure);
  adw_combo_row_set_selected (self->start_row, is_empty ? 1 : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_row), !is_empty);
  gtk_widget_set_sensitive (GTK_WIDGET (self->homes_row), knows_homes (design));
  update_start_button (self);

  return GTK_WIDGET (self);
}
