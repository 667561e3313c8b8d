/* sal-optimize-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-optimize-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-design-proposal.h"
#include "sal-number.h"
#include "sal-scroll-guard.h"

/* What it costs to move areas where that counts as much as it can; the middle is what is usual. */
#define MOST_DISRUPTION (2 * SAL_DESIGN_DEFAULT_DISRUPTION)
#define MOST_BORDERS    (2 * SAL_DESIGN_DEFAULT_BORDERS)
#define MOST_TRAVEL     (2 * SAL_DESIGN_DEFAULT_TRAVEL)

/* The least bound that is told, a share: one that is not 0.0 %. */
#define LEAST_BOUND 0.0005

/* How many areas that are too heavy are named. */
#define N_NAMED 3

struct _SalOptimizeDialog
{
  AdwWindow parent_instance;

  SalTerritoryDesign *design;
  const guint *cells;    /* by area: into how many it can be split; while rows are made */
  GPtrArray *weights;    /* of GtkSpinButton, by measure */
  GPtrArray *tolerances; /* likewise */
  GPtrArray *bounds;     /* of GtkWidget: the rows that say what is possible, by measure */

  AdwPreferencesGroup *measures_group;
  AdwComboRow *start_row;
  AdwPreferencesGroup *bound_group;
  GtkSpinButton *seconds_spin;
  GtkWidget *disruption_row;
  GtkRange *disruption_scale;
  GtkRange *borders_scale;
  GtkWidget *budget_row;
  GtkSpinButton *budget_spin;
  GtkRange *homes_scale;
  GtkWidget *homes_row;
  GtkWidget *start_button;

  gboolean is_proposing;   /* what changes is not chosen by anybody */
  gboolean seconds_chosen; /* or kept with the alignment: nothing else is proposed */
  gboolean travel_chosen;  /* likewise */
};

enum
{
  START,
  SPLIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalOptimizeDialog, sal_optimize_dialog, ADW_TYPE_WINDOW)

static double
get_weight (SalOptimizeDialog *self, guint measure)
{
  return gtk_spin_button_get_value (g_ptr_array_index (self->weights, measure));
}

static gboolean
starts_from_map (SalOptimizeDialog *self)
{
  return adw_combo_row_get_selected (self->start_row) == 0;
}

static SalDistrictStart
get_start (SalOptimizeDialog *self)
{
  return starts_from_map (self) ? SAL_DISTRICT_CURRENT : SAL_DISTRICT_SCRATCH;
}

/* What nobody has chosen follows the measures that count, and the start. */
static void
propose (SalOptimizeDialog *self, guint n_measures)
{
  self->is_proposing = TRUE;
  if (!self->seconds_chosen)
    gtk_spin_button_set_value (self->seconds_spin, sal_design_propose_seconds (n_measures));
  if (!self->travel_chosen)
    gtk_range_set_value (
        self->homes_scale,
        100 * sal_design_propose_travel (self->design, get_start (self)) / MOST_TRAVEL);
  self->is_proposing = FALSE;
}

static void
seconds_cb (SalOptimizeDialog *self)
{
  self->seconds_chosen |= !self->is_proposing;
}

static void
travel_cb (SalOptimizeDialog *self)
{
  self->travel_chosen |= !self->is_proposing;
}

/* Without a measure there is nothing to balance. What is bound to be shows of those that count. */
static void
update_measures (SalOptimizeDialog *self)
{
  guint n_measures = 0;
  gboolean any_bound = FALSE;

  for (guint i = 0; i < self->weights->len; i++)
    {
      gboolean counts = get_weight (self, i) > 0;
      GtkWidget *bound = g_ptr_array_index (self->bounds, i);

      n_measures += counts;
      any_bound |= counts && bound != NULL;
      gtk_widget_set_sensitive (g_ptr_array_index (self->tolerances, i), counts);
      if (bound != NULL)
        gtk_widget_set_visible (bound, counts);
    }
  gtk_widget_set_sensitive (self->start_button, n_measures > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bound_group), any_bound);
  propose (self, n_measures);
}

/* What is moved is counted from the map as it is alone. */
static void
update_start (SalOptimizeDialog *self)
{
  gtk_widget_set_sensitive (self->disruption_row, starts_from_map (self));
  gtk_widget_set_sensitive (self->budget_row, starts_from_map (self));
  update_measures (self);
}

/* Return in it does what the dialog is for. */
static void
activate_default (GtkSpinButton *spin)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (spin));

  gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
}

/* @name: of the control, for a measure */
static GtkWidget *
create_spin (double most, double step, guint digits, double value, const char *name)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), digits);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (spin, name);
  sal_accessible_set_label (spin, name);
  activate_default (GTK_SPIN_BUTTON (spin));

  return spin;
}

static const SalDesignGoal *
find_goal (const GArray *goals, guint measure)
{
  for (guint i = 0; i < goals->len; i++)
    {
      if (g_array_index (goals, SalDesignGoal, i).measure == measure)
        return &g_array_index (goals, SalDesignGoal, i);
    }

  return NULL;
}

/* @goal: (nullable): what is proposed for it */
static void
add_measure (SalOptimizeDialog *self, guint index, const SalDesignGoal *goal)
{
  const SalAreaMeasure *measure = sal_territory_design_get_measure (self->design, index);
  double tolerance = goal != NULL ? goal->tolerance : SAL_DESIGN_DEFAULT_TOLERANCE;
  g_autofree char *weight_name = g_strdup_printf (_ ("Weight of %s"), measure->label);
  g_autofree char *tolerance_name =
      g_strdup_printf (_ ("Tolerance of %s in Per Cent"), measure->label);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *weight_spin = create_spin (10, 1, 0, goal != NULL ? goal->weight : 0, weight_name);
  GtkWidget *tolerance_spin = create_spin (50, 0.5, 1, 100 * tolerance, tolerance_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), measure->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), measure->source);
  g_signal_connect_swapped (weight_spin, "value-changed", G_CALLBACK (update_measures), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), weight_spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tolerance_spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new ("%"));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), weight_spin);
  adw_preferences_group_add (self->measures_group, row);
  g_ptr_array_add (self->weights, weight_spin);
  g_ptr_array_add (self->tolerances, tolerance_spin);
}

static char *
list_oversize (SalOptimizeDialog *self, const GArray *oversize)
{
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (self->design), NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  guint n_more = oversize->len > N_NAMED ? oversize->len - N_NAMED : 0;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < MIN (oversize->len, N_NAMED); i++)
    g_strv_builder_add (names, areas[g_array_index (oversize, SalDesignOversize, i).area].name);
  all = g_strv_builder_end (names);
  joined = g_strjoinv (", ", all);
  if (n_more == 0)
    /* translators: names of areas */
    return g_strdup_printf (_ ("Heavier than a whole territory: %s"), joined);

  return g_strdup_printf (
      /* translators: names of areas, and how many there are besides */
      ngettext ("Heavier than a whole territory: %1$s and %2$u more",
                "Heavier than a whole territory: %1$s and %2$u more",
                n_more),
      joined,
      n_more);
}

/* Which areas are to be split is kept with the button. */
static void
split_cb (SalOptimizeDialog *self, GtkWidget *button)
{
  g_autoptr (GArray) areas = g_array_ref (g_object_get_data (G_OBJECT (button), "areas"));

  g_signal_emit (self, signals[SPLIT], 0, areas);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Returns: whether any can be split */
static gboolean
add_split_button (SalOptimizeDialog *self,
                  GtkWidget *row,
                  const GArray *oversize,
                  const char *label)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *button = gtk_button_new_with_label (_ ("Split These Areas…"));
  /* translators: a measure by which areas are too heavy */
  g_autofree char *name = g_strdup_printf (_ ("Split These Areas: %s…"), label);
  gboolean any = FALSE;

  for (guint i = 0; i < oversize->len; i++)
    {
      guint area = g_array_index (oversize, SalDesignOversize, i).area;

      g_array_append_val (areas, area);
      any |= self->cells[area] > 0;
    }
  g_object_set_data_full (G_OBJECT (button), "areas", areas, (GDestroyNotify) g_array_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  sal_accessible_set_label (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, any);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return any;
}

/* Names the areas that are too heavy, and offers to split them. */
static void
add_oversize (SalOptimizeDialog *self, GtkWidget *row, const GArray *oversize, const char *label)
{
  g_autofree char *named = list_oversize (self, oversize);
  g_autofree char *whole = NULL;

  if (!add_split_button (self, row, oversize, label))
    whole = g_strjoin ("\n",
                       named,
                       _ ("They cannot be split: only US counties have ZIP areas to split into"),
                       NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), whole != NULL ? whole : named);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
}

/* Says how even a measure can be at all, where that is not wholly. */
static void
add_bound (SalOptimizeDialog *self, guint measure)
{
  const char *label = sal_territory_design_get_measure (self->design, measure)->label;
  g_autoptr (GArray) oversize = sal_design_find_oversize (self->design, measure);
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  SalDistrictBound bound;
  GtkWidget *row;

  sal_design_bound_compute (self->design, measure, &bound);
  if (bound.max_deviation < LEAST_BOUND && oversize->len == 0)
    {
      g_ptr_array_add (self->bounds, NULL);
      return;
    }

  row = adw_action_row_new ();
  number = sal_number_format (100 * bound.max_deviation, 1);
  /* translators: a measure and a bound in per cent */
  title = g_strdup_printf (_ ("%1$s: a largest deviation below %2$s %%"), label, number);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (oversize->len > 0)
    add_oversize (self, row, oversize, label);
  adw_preferences_group_add (self->bound_group, row);
  g_ptr_array_add (self->bounds, row);
}

/* The measure with the greatest weight is the one that what moves is counted by. */
static GArray *
create_goals (SalOptimizeDialog *self)
{
  GArray *goals = g_array_new (FALSE, FALSE, sizeof (SalDesignGoal));

  for (guint i = 0; i < self->weights->len; i++)
    {
      GtkSpinButton *tolerance = g_ptr_array_index (self->tolerances, i);
      SalDesignGoal goal = { i, get_weight (self, i), gtk_spin_button_get_value (tolerance) / 100 };

      if (goal.weight <= 0)
        continue;
      if (goals->len > 0 && goal.weight > g_array_index (goals, SalDesignGoal, 0).weight)
        g_array_prepend_val (goals, goal);
      else
        g_array_append_val (goals, goal);
    }

  return goals;
}

static double
get_travel (SalOptimizeDialog *self)
{
  return MOST_TRAVEL * gtk_range_get_value (self->homes_scale) / 100;
}

/* What is kept with the alignment: also of what does not count from scratch. */
static SalBalanceGoals *
create_stored (SalOptimizeDialog *self, const GArray *goals)
{
  SalBalanceGoals *stored = sal_balance_goals_new ();

  sal_design_keep_goals (self->design, goals, stored);
  stored->borders = MOST_BORDERS * gtk_range_get_value (self->borders_scale) / 100;
  stored->disruption = MOST_DISRUPTION * gtk_range_get_value (self->disruption_scale) / 100;
  if (self->travel_chosen)
    stored->travel = get_travel (self);

  return stored;
}

static void
start_cb (SalOptimizeDialog *self)
{
  g_autoptr (GArray) goals = create_goals (self);
  g_autoptr (SalBalanceGoals) stored = create_stored (self, goals);
  SalDesignWish wish = SAL_DESIGN_WISH_INIT;

  wish.goals = (const SalDesignGoal *) (gpointer) goals->data;
  wish.n_goals = goals->len;
  wish.start = get_start (self);
  if (starts_from_map (self))
    {
      wish.disruption = stored->disruption;
      wish.most_moved = gtk_spin_button_get_value (self->budget_spin) / 100;
    }
  wish.travel = get_travel (self);
  wish.borders = stored->borders;
  wish.seconds = gtk_spin_button_get_value (self->seconds_spin);
  g_signal_emit (self, signals[START], 0, &wish, stored);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_optimize_dialog_dispose (GObject *object)
{
  SalOptimizeDialog *self = SAL_OPTIMIZE_DIALOG (object);

  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->weights, g_ptr_array_unref);
  g_clear_pointer (&self->tolerances, g_ptr_array_unref);
  g_clear_pointer (&self->bounds, g_ptr_array_unref);

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
                                 2,
                                 G_TYPE_POINTER,
                                 G_TYPE_POINTER);

  signals[SPLIT] = g_signal_new ("split",
                                 SAL_TYPE_OPTIMIZE_DIALOG,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-optimize-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, measures_group);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, bound_group);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, seconds_spin);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, disruption_row);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, disruption_scale);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, borders_scale);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, budget_row);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, budget_spin);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, homes_scale);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, homes_row);
  gtk_widget_class_bind_template_child (widget_class, SalOptimizeDialog, start_button);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_start);
  gtk_widget_class_bind_template_callback (widget_class, seconds_cb);
  gtk_widget_class_bind_template_callback (widget_class, travel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_optimize_dialog_init (SalOptimizeDialog *self)
{
  self->weights = g_ptr_array_new ();
  self->tolerances = g_ptr_array_new ();
  self->bounds = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_scroll_guard_add (GTK_WIDGET (self));
}

/* What was chosen when it was optimised last. */
static void
show_stored (SalOptimizeDialog *self)
{
  const SalBalanceGoals *stored = sal_territory_design_get_goals (self->design);

  if (!isnan (stored->borders))
    gtk_range_set_value (self->borders_scale, 100 * stored->borders / MOST_BORDERS);
  if (!isnan (stored->disruption))
    gtk_range_set_value (self->disruption_scale, 100 * stored->disruption / MOST_DISRUPTION);
  if (!isnan (stored->travel))
    {
      gtk_range_set_value (self->homes_scale, 100 * stored->travel / MOST_TRAVEL);
      self->travel_chosen = TRUE;
    }
}

/**
 * sal_optimize_dialog_new:
 * @parent: the window it belongs to
 * @design: the design that is to be improved
 * @measure: the index of the measure that territories are judged by: it counts most until something
 *   else was chosen
 * @cells: (array): by area: into how many it can be split, 0 if it cannot be; not copied
 *
 * Creates a dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_optimize_dialog_new (GtkWindow *parent,
                         SalTerritoryDesign *design,
                         guint measure,
                         const guint *cells)
{
  SalOptimizeDialog *self =
      g_object_new (SAL_TYPE_OPTIMIZE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  gboolean is_empty = sal_territory_design_count_areas (design, SAL_TERRITORY_NONE) ==
                      sal_territory_design_get_n_areas (design);
  g_autoptr (GArray) goals = NULL;

  self->design = sal_territory_design_ref (design);
  self->cells = cells;
  goals = sal_design_propose_goals (design, measure);
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      add_measure (self, m, find_goal (goals, m));
      add_bound (self, m);
    }
  self->cells = NULL;
  adw_combo_row_set_selected (self->start_row, is_empty ? 1 : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_row), !is_empty);
  gtk_widget_set_sensitive (self->homes_row, sal_design_knows_homes (design));
  show_stored (self);
  update_start (self);
  activate_default (self->budget_spin);
  activate_default (self->seconds_spin);
  if (self->weights->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->weights, 0));

  return GTK_WIDGET (self);
}
