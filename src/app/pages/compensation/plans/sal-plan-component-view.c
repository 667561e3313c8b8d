/* sal-plan-component-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-component-view.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-chart-view.h"
#include "sal-entry-text.h"
#include "sal-list-rows.h"
#include "sal-payout-chart.h"
#include "sal-payout-view.h"
#include "sal-plan-people.h"
#include "sal-plan-words.h"
#include "sal-tab-stop.h"

struct _SalPlanComponentView
{
  AdwBin parent_instance;

  SalPlanEditor *editor;             /* (nullable) */
  SalPlanConsequences *consequences; /* (nullable) */
  SalPlanPeople *people;             /* (nullable): under the curve */
  guint component;                   /* the index of the one chosen */
  char *example_of; /* (nullable): the component and kind of payout that it was made up for */
  SalPayoutExample example;
  gboolean filling;

  GtkListBox *list;
  GtkWidget *edit_box;
  GtkWidget *add_button;
  GtkWidget *remove_button;
  GtkWidget *up_button;
  GtkWidget *down_button;
  GtkWidget *curve_box;
  GtkWidget *people_button;
  SalPayoutView *payout_view;
  GtkWidget *example_box;
  GtkEntry *quota_entry;
  GtkEntry *target_entry;
  GtkLabel *example_label;
  GtkLabel *description_label;
  GtkLabel *none_label;
  SalChartView *matrix_view;
  AdwExpanderRow *figures_row;
  GPtrArray *figure_rows;
  GtkWidget *figures_list;
  SalPlanPartView *part_view;
};

G_DEFINE_FINAL_TYPE (SalPlanComponentView, sal_plan_component_view, ADW_TYPE_BIN)

static const SalPlan *
get_plan (SalPlanComponentView *self)
{
  return self->editor != NULL ? sal_plan_editor_get_plan (self->editor) : NULL;
}

static const SalPlanComponent *
get_component (SalPlanComponentView *self)
{
  const SalPlan *plan = get_plan (self);

  return plan != NULL && self->component < plan->components->len
             ? sal_plan_get_component (plan, self->component)
             : NULL;
}

/* --- the list --- */

static char *
describe_component (const SalPlanComponent *component)
{
  static const char *const every[] = { N_ ("monthly"), N_ ("quarterly"), N_ ("yearly") };
  g_autofree char *weight =
      component->weight.is_set ? sal_plan_percent_to_words (&component->weight.value) : NULL;

  return weight != NULL ? g_strdup_printf ("%s · %s", weight, _ (every[component->period]))
                        : g_strdup (_ (every[component->period]));
}

static GtkWidget *
create_row (const SalPlanComponent *component)
{
  g_autofree char *text = describe_component (component);
  GtkWidget *row = sal_list_rows_new_text (sal_plan_component_get_name (component), text);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);

  return row;
}

static void
fill_list (SalPlanComponentView *self)
{
  const SalPlan *plan = get_plan (self);

  self->filling = TRUE;
  sal_list_rows_remove_all (self->list);
  for (guint i = 0; plan != NULL && i < plan->components->len; i++)
    gtk_list_box_append (self->list, create_row (sal_plan_get_component (plan, i)));
  gtk_list_box_select_row (self->list,
                           gtk_list_box_get_row_at_index (self->list, (int) self->component));
  self->filling = FALSE;
}

static void
update_buttons (SalPlanComponentView *self)
{
  const SalPlan *plan = get_plan (self);
  guint n = plan != NULL ? plan->components->len : 0;

  gtk_widget_set_visible (self->edit_box,
                          self->editor != NULL && sal_plan_editor_is_editable (self->editor));
  gtk_widget_set_sensitive (self->remove_button, n > 1);
  gtk_widget_set_sensitive (self->up_button, self->component > 0);
  gtk_widget_set_sensitive (self->down_button, self->component + 1 < n);
}

/* --- the curve --- */

/* Whom the curve is of stays as it was entered, until it would not make sense. */
static void
update_example (SalPlanComponentView *self)
{
  const SalPlanComponent *component = get_component (self);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT " %s %d %d %d",
                                         sal_plan_editor_get_id (self->editor),
                                         component->id,
                                         (int) component->method->kind,
                                         (int) component->method->bounds,
                                         (int) component->counts);
  g_autofree char *quota = NULL, *target = NULL;

  if (g_strcmp0 (of, self->example_of) == 0)
    return;
  g_free (self->example_of);
  self->example_of = g_steal_pointer (&of);
  sal_payout_example_clear (&self->example);
  sal_payout_example_init (&self->example, get_plan (self), self->component);
  quota = sal_plan_number_to_words (&self->example.quota);
  target = sal_plan_number_to_words (&self->example.target);
  self->filling = TRUE;
  sal_entry_text_show (GTK_EDITABLE (self->quota_entry), quota);
  sal_entry_text_show (GTK_EDITABLE (self->target_entry), target);
  self->filling = FALSE;
}

static void
fill_figures (SalPlanComponentView *self)
{
  g_autoptr (GPtrArray) figures =
      sal_payout_chart_list_figures (get_plan (self), self->component, &self->example);

  for (guint i = 0; i < self->figure_rows->len; i++)
    adw_expander_row_remove (self->figures_row, self->figure_rows->pdata[i]);
  g_ptr_array_set_size (self->figure_rows, 0);
  for (guint i = 0; i < figures->len; i++)
    {
      const SalPayoutFigure *figure = figures->pdata[i];
      /* translators: an attainment */
      g_autofree char *title = g_strdup_printf (_ ("At %s of quota"), figure->at);
      g_autofree char *text =
          *figure->rate != '\0'
              /* translators: a payout, and the rate it comes to */
              ? g_strdup_printf (
                    _ ("Payout %1$s of target · effective rate %2$s"), figure->payout, figure->rate)
              : g_strdup_printf (_ ("Payout %s of target"), figure->payout);
      GtkWidget *row = sal_list_rows_new_text (title, text);

      adw_expander_row_add_row (self->figures_row, row);
      g_ptr_array_add (self->figure_rows, row);
    }
}

static void
figures_expanded_cb (SalPlanComponentView *self)
{
  const SalPlanComponent *component = get_component (self);

  if (adw_expander_row_get_expanded (self->figures_row) && component != NULL &&
      sal_payout_curve_why_none (component) == NULL &&
      sal_plan_editor_get_problem (self->editor, NULL) == NULL)
    fill_figures (self);
}

static void
show_curve (SalPlanComponentView *self)
{
  g_autofree char *description = NULL;
  const SalPlan *plan = get_plan (self);

  update_example (self);
  sal_payout_view_show (self->payout_view, self->component, &self->example);
  if (self->people != NULL)
    sal_plan_people_show (self->people, self->component);
  gtk_widget_set_visible (self->example_box, sal_payout_chart_depends (get_component (self)));
  gtk_label_set_label (self->example_label, plan->currency);
  description = sal_payout_chart_describe (plan, self->component, &self->example);
  gtk_label_set_label (self->description_label, description);
  figures_expanded_cb (self);
}

static void
show_payout (SalPlanComponentView *self)
{
  const SalPlanComponent *component = get_component (self);
  gboolean is_sound = sal_plan_editor_get_problem (self->editor, NULL) == NULL;
  const char *why = sal_payout_curve_why_none (component);
  gboolean is_matrix = is_sound && component->method->kind == SAL_PAYOUT_MATRIX;
  g_autoptr (SalChart) chart = NULL;

  if (!is_sound)
    why = _ ("The curve shows once the plan means something: see what is wrong above.");
  gtk_widget_set_visible (self->curve_box, why == NULL);
  gtk_widget_set_visible (self->figures_list, why == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), why != NULL);
  gtk_label_set_label (self->none_label, why != NULL ? why : "");
  if (why == NULL)
    show_curve (self);
  if (is_matrix)
    chart = sal_payout_chart_new_matrix (get_plan (self), self->component);
  gtk_widget_set_visible (GTK_WIDGET (self->matrix_view), is_matrix);
  sal_chart_view_set_chart (self->matrix_view, chart);
}

static void
example_changed_cb (SalPlanComponentView *self)
{
  GtkEntry *entries[] = { self->quota_entry, self->target_entry };
  SalRational *values[] = { &self->example.quota, &self->example.target };

  if (self->filling || get_component (self) == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_auto (SalRational) value = SAL_RATIONAL_INIT;
      g_auto (GStrv) parts =
          g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (entries[i])), ", \302\240", -1);
      g_autofree char *plain = g_strjoinv ("", parts);
      gboolean is_amount =
          sal_rational_from_text (plain, &value, NULL) && sal_rational_sign (&value) > 0;

      if (is_amount)
        {
          sal_rational_set (values[i], &value);
          gtk_widget_remove_css_class (GTK_WIDGET (entries[i]), "error");
        }
      else
        gtk_widget_add_css_class (GTK_WIDGET (entries[i]), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entries[i]),
                                   GTK_ACCESSIBLE_STATE_INVALID,
                                   is_amount ? GTK_ACCESSIBLE_INVALID_FALSE
                                             : GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  show_payout (self);
}

/* --- all of it --- */

static void
show_component (SalPlanComponentView *self)
{
  g_autofree char *path = g_strdup_printf ("components[%u]", self->component);

  if (get_component (self) == NULL)
    return;
  show_payout (self);
  sal_plan_part_view_show (self->part_view, path);
  update_buttons (self);
}

static void
editor_changed_cb (SalPlanComponentView *self)
{
  const SalPlan *plan = get_plan (self);

  if (plan == NULL)
    return;
  self->component = MIN (self->component, MAX (plan->components->len, 1) - 1);
  fill_list (self);
  show_component (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, SalPlanComponentView *self)
{
  if (self->filling || row == NULL)
    return;
  self->component = (guint) gtk_list_box_row_get_index (row);
  show_component (self);
}

/* --- editing the list --- */

static void
add_cb (SalPlanComponentView *self)
{
  const SalPlan *plan = get_plan (self);

  self->component = plan->components->len;
  sal_plan_editor_add (self->editor, "components");
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) self->component)));
}

static void
remove_cb (SalPlanComponentView *self)
{
  g_autofree char *path = g_strdup_printf ("components[%u]", self->component);

  if (self->component > 0)
    self->component--;
  sal_plan_editor_remove (self->editor, path);
}

static void
move (SalPlanComponentView *self, int by)
{
  g_autofree char *path = g_strdup_printf ("components[%u]", self->component);

  self->component = (guint) ((int) self->component + by);
  sal_plan_editor_move (self->editor, path, by);
}

static void
up_cb (SalPlanComponentView *self)
{
  move (self, -1);
}

static void
down_cb (SalPlanComponentView *self)
{
  move (self, 1);
}

static void
people_cb (SalPlanComponentView *self)
{
  if (self->people != NULL)
    sal_plan_people_list (self->people);
}

static void
sal_plan_component_view_dispose (GObject *object)
{
  SalPlanComponentView *self = SAL_PLAN_COMPONENT_VIEW (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_object (&self->people);
  g_clear_object (&self->consequences);
  g_clear_pointer (&self->figure_rows, g_ptr_array_unref);
  g_clear_pointer (&self->example_of, g_free);
  sal_payout_example_clear (&self->example);

  G_OBJECT_CLASS (sal_plan_component_view_parent_class)->dispose (object);
}

static void
sal_plan_component_view_class_init (SalPlanComponentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_component_view_dispose;

  g_type_ensure (SAL_TYPE_CHART_VIEW);
  g_type_ensure (SAL_TYPE_PAYOUT_VIEW);
  g_type_ensure (SAL_TYPE_PLAN_PART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-plan-component-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPlanComponentView, name)
  BIND (list);
  BIND (edit_box);
  BIND (add_button);
  BIND (remove_button);
  BIND (up_button);
  BIND (down_button);
  BIND (curve_box);
  BIND (payout_view);
  BIND (people_button);
  BIND (example_box);
  BIND (quota_entry);
  BIND (target_entry);
  BIND (example_label);
  BIND (description_label);
  BIND (none_label);
  BIND (matrix_view);
  BIND (figures_row);
  BIND (figures_list);
  BIND (part_view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, example_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, figures_expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_cb);
}

static void
sal_plan_component_view_init (SalPlanComponentView *self)
{
  self->example = (SalPayoutExample){ SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  self->figure_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_tab_stop_make_one (GTK_WIDGET (self->list));
  sal_accessible_name_mnemonics (self->people_button);
  sal_chart_view_set_activatable (self->matrix_view, FALSE);
}

void
sal_plan_component_view_set_editor (SalPlanComponentView *self, SalPlanEditor *editor)
{
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  sal_payout_view_set_editor (self->payout_view, editor);
  sal_plan_part_view_set_editor (self->part_view, editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_changed_cb), self);
}

void
sal_plan_component_view_set_consequences (SalPlanComponentView *self,
                                          SalPlanConsequences *consequences)
{
  g_return_if_fail (self->consequences == NULL);

  self->consequences = g_object_ref (consequences);
  self->people = sal_plan_people_new (consequences, self->payout_view, self->people_button);
}

/**
 * sal_plan_component_view_choose:
 * @self: a view
 * @component: the index of a component
 *
 * Shows a component.
 */
void
sal_plan_component_view_choose (SalPlanComponentView *self, guint component)
{
  self->component = component;
  editor_changed_cb (self);
}

/**
 * sal_plan_component_view_focus_field:
 * @self: a view
 * @path: the path of a field of a component
 *
 * Shows the component and puts the focus into the field.
 *
 * Returns: %FALSE if it is no field of a component
 */
gboolean
sal_plan_component_view_focus_field (SalPlanComponentView *self, const char *path)
{
  if (!g_str_has_prefix (path, "components["))
    return FALSE;
  sal_plan_component_view_choose (self, (guint) atoi (path + strlen ("components[")));
  if (!sal_plan_part_view_focus_field (self->part_view, path))
    gtk_widget_child_focus (GTK_WIDGET (self->part_view), GTK_DIR_TAB_FORWARD);

  return TRUE;
}

gboolean
sal_plan_component_view_is_modified (SalPlanComponentView *self)
{
  return sal_plan_part_view_is_modified (self->part_view);
}

void
sal_plan_component_view_discard (SalPlanComponentView *self)
{
  sal_plan_part_view_discard (self->part_view);
}
