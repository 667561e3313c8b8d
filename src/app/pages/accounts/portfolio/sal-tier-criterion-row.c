/* sal-tier-criterion-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-criterion-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-entry-text.h"
#include "sal-kinds.h"
#include "sal-rate.h"
#include "sal-spin-text.h"
#include "sal-tier-criterion.h"

#define N_BOUNDS (SAL_TIER_MAX_SCORE - 1)

struct _SalTierCriterionRow
{
  AdwExpanderRow parent_instance;

  gint64 id;
  gboolean filling;

  GtkAdjustment *weight;
  GtkWidget *weight_scale;
  GtkSpinButton *weight_spin;
  AdwEntryRow *name_row;
  AdwComboRow *measure_row;
  AdwComboRow *axis_row;
  AdwActionRow *bounds_row;
  GtkEditable *from_2, *from_3, *from_4, *from_5;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (SalTierCriterionRow, sal_tier_criterion_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkEditable *
get_bound (SalTierCriterionRow *self, int i)
{
  GtkEditable *bounds[N_BOUNDS] = { self->from_2, self->from_3, self->from_4, self->from_5 };

  return bounds[i];
}

static const SalField *
get_bound_field (int i)
{
  static const char *const names[N_BOUNDS] = { "from_2", "from_3", "from_4", "from_5" };

  return sal_kind_find_field (&sal_tier_criterion_kind, names[i]);
}

static SalTierMeasure
get_measure (SalTierCriterionRow *self)
{
  return (SalTierMeasure) adw_combo_row_get_selected (self->measure_row) - 1;
}

/* --- reading --- */

/* FALSE and what is wrong, of a number that is none. */
static gboolean
read_bound (SalTierCriterionRow *self, int i, double *bound, GError **error)
{
  SalValue value = SAL_VALUE_NULL;
  const char *text = gtk_editable_get_text (get_bound (self, i));

  if (!sal_field_from_entry (get_bound_field (i), text, NULL, &value, error))
    return FALSE;
  *bound = value.storage == SAL_STORAGE_NULL ? NAN : value.real;

  return TRUE;
}

/* (nullable) (transfer full): what is wrong */
static char *
read_row (SalTierCriterionRow *self, SalTierCriterion *criterion)
{
  *criterion = (SalTierCriterion){
    .id = self->id,
    .name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)))),
    .weight = llround (gtk_adjustment_get_value (self->weight) * 10) * (SAL_RATE_ONE / 1000),
    .of_relationship = adw_combo_row_get_selected (self->axis_row) == 1,
    .measure = get_measure (self),
  };
  if (sal_spin_text_get_problem (self->weight_spin) != NULL)
    /* translators: what is wrong with a weight */
    return g_strdup_printf (_ ("Weight: %s"), sal_spin_text_get_problem (self->weight_spin));
  for (int i = 0; criterion->measure != SAL_TIER_BY_HAND && i < N_BOUNDS; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!read_bound (self, i, &criterion->from[i], &error))
        return g_strdup (error->message);
      if (isnan (criterion->from[i]))
        return g_strdup (_ ("A measure needs the bounds of all scores"));
    }

  return sal_tier_criterion_find_problem (criterion);
}

/**
 * sal_tier_criterion_row_read:
 * @self: a row
 * @criterion: (out): the criterion as it stands there; its name is to be freed
 *
 * Reads what was entered, and shows in the row what is wrong with it.
 *
 * Returns: whether it is complete
 */
gboolean
sal_tier_criterion_row_read (SalTierCriterionRow *self, SalTierCriterion *criterion)
{
  g_autofree char *problem = read_row (self, criterion);
  const char *text = problem;

  if (text == NULL)
    text = criterion->measure == SAL_TIER_BY_HAND ? _ ("Scored by hand")
                                                  : _ (sal_tier_measures[criterion->measure].label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), criterion->name);
  sal_accessible_set_label (GTK_WIDGET (self), criterion->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");

  return problem == NULL;
}

/**
 * sal_tier_criterion_row_has_weight:
 * @self: a row
 *
 * Returns: whether the weight that was entered is a number
 */
gboolean
sal_tier_criterion_row_has_weight (SalTierCriterionRow *self)
{
  return sal_spin_text_get_problem (self->weight_spin) == NULL;
}

/* --- filling --- */

static void
show_bounds (SalTierCriterionRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bounds_row), get_measure (self) != SAL_TIER_BY_HAND);
}

static void
changed_cb (SalTierCriterionRow *self)
{
  if (self->filling)
    return;
  show_bounds (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
weight_entered_cb (gpointer self)
{
  changed_cb (self);
}

static void
remove_cb (SalTierCriterionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
fill (SalTierCriterionRow *self, const SalTierCriterion *criterion)
{
  self->filling = TRUE;
  self->id = criterion->id;
  sal_entry_text_show (GTK_EDITABLE (self->name_row), criterion->name);
  gtk_adjustment_set_value (self->weight, 100.0 * (double) criterion->weight / SAL_RATE_ONE);
  adw_combo_row_set_selected (self->measure_row, (guint) (criterion->measure + 1));
  adw_combo_row_set_selected (self->axis_row, criterion->of_relationship ? 1 : 0);
  for (int i = 0; i < N_BOUNDS; i++)
    {
      SalValue value = SAL_VALUE_REAL (criterion->from[i]);
      g_autofree char *text = criterion->measure != SAL_TIER_BY_HAND
                                  ? sal_field_to_entry (get_bound_field (i), &value, NULL)
                                  : g_strdup ("");

      sal_entry_text_show (get_bound (self, i), text);
    }
  show_bounds (self);
  self->filling = FALSE;
}

/**
 * sal_tier_criterion_row_new:
 * @criterion: a criterion
 *
 * Makes a row that edits a criterion.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sal_tier_criterion_row_new (const SalTierCriterion *criterion)
{
  SalTierCriterionRow *self = g_object_new (SAL_TYPE_TIER_CRITERION_ROW, NULL);
  g_autofree char *weight = NULL, *remove = NULL;
  SalTierCriterion read;

  fill (self, criterion);
  /* translators: a criterion of a tier model */
  weight = g_strdup_printf (_ ("Weight of %s, in Percent"), criterion->name);
  remove = g_strdup_printf (_ ("Remove %s"), criterion->name);
  sal_accessible_set_label (self->weight_scale, weight);
  sal_accessible_set_label (GTK_WIDGET (self->weight_spin), weight);
  sal_accessible_name_button (self->remove_button, remove);
  for (int i = 0; i < N_BOUNDS; i++)
    sal_accessible_set_label (GTK_WIDGET (get_bound (self, i)),
                              sal_field_get_label (get_bound_field (i)));
  sal_tier_criterion_row_read (self, &read);
  g_free (read.name);

  return GTK_WIDGET (self);
}

static void
sal_tier_criterion_row_class_init (SalTierCriterionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          SAL_TYPE_TIER_CRITERION_ROW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed",
                                          SAL_TYPE_TIER_CRITERION_ROW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-tier-criterion-row.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalTierCriterionRow, name)
  BIND (weight);
  BIND (weight_scale);
  BIND (weight_spin);
  BIND (name_row);
  BIND (measure_row);
  BIND (axis_row);
  BIND (bounds_row);
  BIND (from_2);
  BIND (from_3);
  BIND (from_4);
  BIND (from_5);
  BIND (remove_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sal_tier_criterion_row_init (SalTierCriterionRow *self)
{
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  self->filling = TRUE;
  gtk_string_list_append (measures, _ ("By Hand"));
  for (gsize i = 0; sal_tier_measures[i].value != NULL; i++)
    gtk_string_list_append (measures, _ (sal_tier_measures[i].label));
  adw_combo_row_set_model (self->measure_row, G_LIST_MODEL (measures));
  sal_spin_text_watch (self->weight_spin, weight_entered_cb, self);
  self->filling = FALSE;
}
