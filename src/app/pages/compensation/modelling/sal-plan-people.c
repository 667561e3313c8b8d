/* sal-plan-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-people.h"

#include <adwaita.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-chart-format.h"
#include "sal-money.h"
#include "sal-plan-people-window.h"

struct _SalPlanPeople
{
  GObject parent_instance;

  SalPlanConsequences *consequences;
  SalPayoutView *view; /* that owns this */
  GtkWidget *button;   /* that lists them; shown where there are any */
  guint component;
  SalPlanTrial *trial; /* (nullable): whose people show */
  guint shown;         /* the component that they show for */
  GPtrArray *names;    /* of those on the curve */
  GtkWidget *popover;  /* (nullable) */
  char *chosen;        /* (nullable): whom the popover is about */
};

G_DEFINE_FINAL_TYPE (SalPlanPeople, sal_plan_people, G_TYPE_OBJECT)

/* --- who is there --- */

static int
compare_people (gconstpointer a, gconstpointer b)
{
  double one = ((const SalPayoutPerson *) a)->attainment;
  double other = ((const SalPayoutPerson *) b)->attainment;

  return (one > other) - (one < other);
}

static GArray *
list_people (const SalPlanTrial *trial, guint component)
{
  g_autoptr (GHashTable) attainments = sal_plan_trial_list_attainments (trial, component);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (SalPayoutPerson));

  for (guint i = 0; i < trial->people->len; i++)
    {
      const char *name = g_array_index (trial->people, SalTrialPerson, i).name;
      const double *attainment = g_hash_table_lookup (attainments, name);
      SalPayoutPerson person = { name, attainment != NULL ? *attainment : 0 };

      if (attainment != NULL)
        g_array_append_val (people, person);
    }
  g_array_sort (people, compare_people);

  return people;
}

static void
update (SalPlanPeople *self)
{
  SalPlanOutcome *outcome = sal_plan_consequences_get_outcome (self->consequences);
  SalPlanTrial *trial = outcome != NULL ? outcome->side->trial : NULL;
  GArray *people;

  /* what somebody attained does not follow from rates: while these are dragged, all stay */
  if (trial == self->trial && self->shown == self->component)
    return;
  people = trial != NULL ? list_people (trial, self->component) : NULL;
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; people != NULL && i < people->len; i++)
    g_ptr_array_add (self->names, (gpointer) g_array_index (people, SalPayoutPerson, i).name);
  self->shown = self->component;
  gtk_widget_set_visible (self->button, self->names->len > 0);
  sal_payout_view_set_people (self->view, people);
  g_clear_pointer (&self->trial, sal_plan_trial_unref);
  self->trial = trial != NULL ? sal_plan_trial_ref (trial) : NULL;
}

/* --- one of them --- */

static const SalReplayPerson *
find_person (const SalPlanSide *side, const char *name)
{
  for (guint i = 0; side != NULL && i < side->summary->people->len; i++)
    {
      const SalReplayPerson *person = &g_array_index (side->summary->people, SalReplayPerson, i);

      if (g_str_equal (person->participant, name))
        return person;
    }

  return NULL;
}

static char *
describe_person (const SalPlanOutcome *outcome, const char *name)
{
  const SalReplayPerson *person = find_person (outcome->side, name);
  const SalReplayPerson *before = find_person (outcome->other, name);
  const char *currency = outcome->side->plan->currency;
  SalChartFormat rate = sal_chart_format_rate (1);
  g_autofree char *paid = NULL, *share = NULL, *attained = NULL, *was = NULL;

  if (person == NULL)
    return g_strdup ("");
  paid = sal_money_format (person->cost, currency);
  share = sal_chart_format_exact (&rate, sal_replay_person_get_payout (person));
  attained = sal_chart_format_exact (&rate, person->attainment);
  if (before == NULL)
    /* translators: an attainment, an amount, and the share that it is of the target */
    return g_strdup_printf (
        _ ("%1$s attained over all components\nPaid %2$s, %3$s of target"), attained, paid, share);
  was = sal_money_format (before->cost, currency);

  /* translators: an attainment, an amount, the share that it is of the target, another amount */
  return g_strdup_printf (_ ("%1$s attained over all components\nPaid %2$s, %3$s of target\nBefore "
                             "%4$s"),
                          attained,
                          paid,
                          share,
                          was);
}

static void
open_list (SalPlanPeople *self, const char *chosen)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->view)));
  GtkWidget *list = sal_plan_people_window_new (window, self->consequences, SAL_PLAN_FIGURE_COST);

  if (chosen != NULL)
    sal_plan_people_window_choose (SAL_PLAN_PEOPLE_WINDOW (list), chosen);
  gtk_window_present (GTK_WINDOW (list));
}

static void
list_cb (SalPlanPeople *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  open_list (self, self->chosen);
}

static GtkWidget *
create_content (SalPlanPeople *self, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (self->chosen), *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_All People…"));

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (list_cb), self);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static void
chosen_cb (SalPayoutView *view, guint person, SalPlanPeople *self)
{
  SalPlanOutcome *outcome = sal_plan_consequences_get_outcome (self->consequences);
  g_autofree char *text = NULL;
  GdkRectangle area;

  if (outcome == NULL || person >= self->names->len ||
      !sal_payout_view_locate_person (view, person, &area))
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (self->names->pdata[person]);
  text = describe_person (outcome, self->chosen);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (view));
    }
  sal_accessible_set_label (self->popover, self->chosen);
  gtk_popover_set_child (GTK_POPOVER (self->popover), create_content (self, text));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* --- the object --- */

static void
sal_plan_people_dispose (GObject *object)
{
  SalPlanPeople *self = SAL_PLAN_PEOPLE (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  self->view = NULL;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->consequences != NULL)
    g_signal_handlers_disconnect_by_data (self->consequences, self);
  g_clear_object (&self->consequences);
  g_clear_pointer (&self->trial, sal_plan_trial_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (sal_plan_people_parent_class)->dispose (object);
}

static void
sal_plan_people_class_init (SalPlanPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sal_plan_people_dispose;
}

static void
sal_plan_people_init (SalPlanPeople *self)
{
  self->names = g_ptr_array_new ();
}

/**
 * sal_plan_people_new:
 * @consequences: what a plan means
 * @view: the curve; it outlives the result
 * @button: shown where there are people
 *
 * Puts last year's people under a curve.
 *
 * Returns: (transfer full): them
 */
SalPlanPeople *
sal_plan_people_new (SalPlanConsequences *consequences, SalPayoutView *view, GtkWidget *button)
{
  SalPlanPeople *self = g_object_new (SAL_TYPE_PLAN_PEOPLE, NULL);

  self->consequences = g_object_ref (consequences);
  self->view = view;
  self->button = button;
  g_signal_connect_swapped (consequences, "changed", G_CALLBACK (update), self);
  g_signal_connect (view, "person-chosen", G_CALLBACK (chosen_cb), self);

  return self;
}

void
sal_plan_people_show (SalPlanPeople *self, guint component)
{
  self->component = component;
  update (self);
}

/* Opens the list of all of them. */
void
sal_plan_people_list (SalPlanPeople *self)
{
  if (sal_plan_consequences_get_outcome (self->consequences) != NULL)
    open_list (self, NULL);
}
