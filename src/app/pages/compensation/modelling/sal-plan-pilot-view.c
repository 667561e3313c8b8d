/* sal-plan-pilot-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-pilot-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-design-text.h"
#include "sal-number.h"

struct _SalPlanPilotView
{
  AdwBin parent_instance;

  SalPlanOutcome *outcome; /* (nullable) */
  gboolean filling;

  AdwComboRow *by_row;
  AdwComboRow *group_row;
  AdwActionRow *attainment_row;
  AdwActionRow *payout_row;
};

G_DEFINE_FINAL_TYPE (SalPlanPilotView, sal_plan_pilot_view, ADW_TYPE_BIN)

static char *
percent (double share)
{
  return sal_design_format_value (share, SAL_DESIGN_SHARE, NULL);
}

static char *
describe (const SalPilot *pilot)
{
  g_autofree char *one = percent (pilot->treatment.mean), *other = percent (pilot->control.mean);
  g_autofree char *difference = percent (pilot->difference), *low = percent (pilot->lower);
  g_autofree char *high = percent (pilot->upper), *p = NULL;

  if (pilot->treatment.n == 0 || pilot->control.n == 0)
    return g_strdup (_ ("There is nobody on one of the sides."));
  if (!isfinite (pilot->lower))
    /* translators: a mean and of how many people, twice, and their difference */
    return g_strdup_printf (_ ("%1$s of %2$u against %3$s of %4$u: %5$s; too few people to tell "
                               "how sure that is"),
                            one,
                            pilot->treatment.n,
                            other,
                            pilot->control.n,
                            difference);
  p = sal_number_format (pilot->p, 2);

  /* translators: a mean and of how many people, twice, their difference with its interval, and
   * how likely that is by chance */
  return g_strdup_printf (_ ("%1$s of %2$u against %3$s of %4$u: %5$s, in 95 of 100 cases between "
                             "%6$s and %7$s (p %8$s)"),
                          one,
                          pilot->treatment.n,
                          other,
                          pilot->control.n,
                          difference,
                          low,
                          high,
                          p);
}

static const char *
get_chosen (SalPlanPilotView *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (self->group_row);

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static void
show_row (AdwActionRow *row, const SalPilot *pilot)
{
  g_autofree char *text = describe (pilot), *name = NULL;
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  adw_action_row_set_subtitle (row, text);
  name = g_strdup_printf ("%s: %s", title, text);
  sal_accessible_set_label (GTK_WIDGET (row), name);
}

static void
chosen_cb (SalPlanPilotView *self)
{
  const char *chosen = get_chosen (self);
  g_autoptr (GHashTable) groups = NULL;
  SalPlanPilot pilot;

  if (self->filling || self->outcome == NULL || chosen == NULL)
    return;
  groups = sal_plan_trial_group (self->outcome->side->trial,
                                 (SalTrialGrouping) adw_combo_row_get_selected (self->by_row));
  sal_plan_outcome_pilot (self->outcome, groups, chosen, &pilot);
  show_row (self->attainment_row, &pilot.attainment);
  show_row (self->payout_row, &pilot.payout);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

/* The groups that there are; what was chosen stays if it is among them. */
static void
by_cb (SalPlanPilotView *self)
{
  g_autofree char *chosen = g_strdup (get_chosen (self));
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GHashTableIter iter;
  gpointer group;
  guint selected = 0;

  if (self->filling || self->outcome == NULL)
    return;
  groups = sal_plan_trial_group (self->outcome->side->trial,
                                 (SalTrialGrouping) adw_combo_row_get_selected (self->by_row));
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    if (g_hash_table_add (seen, group))
      g_ptr_array_add (names, group);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (list, names->pdata[i]);
      if (g_strcmp0 (names->pdata[i], chosen) == 0)
        selected = i;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->group_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->group_row, selected);
  self->filling = FALSE;
  chosen_cb (self);
}

/* Of a version that is tried out. */
void
sal_plan_pilot_view_show (SalPlanPilotView *self, SalPlanOutcome *outcome)
{
  gboolean is_other_trial =
      self->outcome == NULL || self->outcome->side->trial != outcome->side->trial;

  if (outcome == self->outcome)
    return;
  g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
  self->outcome = sal_plan_outcome_ref (outcome);
  if (is_other_trial)
    by_cb (self);
  else
    chosen_cb (self);
}

static void
sal_plan_pilot_view_dispose (GObject *object)
{
  g_clear_pointer (&SAL_PLAN_PILOT_VIEW (object)->outcome, sal_plan_outcome_unref);

  G_OBJECT_CLASS (sal_plan_pilot_view_parent_class)->dispose (object);
}

static void
sal_plan_pilot_view_class_init (SalPlanPilotViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_pilot_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-plan-pilot-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SalPlanPilotView, by_row);
  gtk_widget_class_bind_template_child (widget_class, SalPlanPilotView, group_row);
  gtk_widget_class_bind_template_child (widget_class, SalPlanPilotView, attainment_row);
  gtk_widget_class_bind_template_child (widget_class, SalPlanPilotView, payout_row);
  gtk_widget_class_bind_template_callback (widget_class, by_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
sal_plan_pilot_view_init (SalPlanPilotView *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}
