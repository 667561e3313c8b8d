/* sal-plan-people-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-people-window.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-chart-format.h"
#include "sal-plan-group-cells.h"

/* Unless the window that it belongs to is narrower. */
#define WIDTH  1080
#define HEIGHT 560

struct _SalPlanPeopleWindow
{
  AdwWindow parent_instance;

  SalPlanConsequences *consequences;
  SalPlanFigureId figure;
  SalTrialGrouping by;     /* of what shows, if it is groups or people of one */
  char *group;             /* (nullable): whose people show alone; "": of none */
  SalPlanOutcome *outcome; /* (nullable): that shows */
  GHashTable *before;      /* (nullable): what the other version pays, by name */
  SalPlanGroupCells groups;

  AdwWindowTitle *title;
  GtkLabel *note_label;
  GtkDropDown *by_menu;
  GtkStack *stack;
  AdwToastOverlay *toasts;
  SalIndexTable *view;
  SalIndexTable *groups_view;
  GtkMenuButton *sort_button;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (SalPlanPeopleWindow, sal_plan_people_window, ADW_TYPE_WINDOW)

/* By what people are listed after themselves, as in the menu. */
static const SalTrialGrouping groupings[] = {
  SAL_TRIAL_BY_ROLE,
  SAL_TRIAL_BY_TENURE,
  SAL_TRIAL_BY_TERRITORY,
  SAL_TRIAL_BY_UNIT,
};

enum
{
  COLUMN_NAME,
  COLUMN_ROLE,
  COLUMN_UNIT,
  COLUMN_ATTAINMENT,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_DIFFERENCE,
  COLUMN_PAYOUT,
  N_COLUMNS,
};

/* --- cells --- */

static const SalReplayPerson *
get_person (const SalPlanPeopleWindow *self, guint row)
{
  return &g_array_index (self->outcome->side->summary->people, SalReplayPerson, row);
}

static const char *
get_text (const SalPlanPeopleWindow *self, guint row, guint column)
{
  const SalReplayPerson *person = get_person (self, row);
  const SalTrialPerson *more =
      sal_plan_trial_find_person (self->outcome->side->trial, person->participant);
  const char *text = column == COLUMN_NAME   ? person->participant
                     : more == NULL          ? NULL
                     : column == COLUMN_ROLE ? more->role
                                             : more->unit;

  return text != NULL ? text : "";
}

/* NAN: it is not known. */
static double
get_number (const SalPlanPeopleWindow *self, guint row, guint column)
{
  const SalReplayPerson *person = get_person (self, row);
  const gint64 *before =
      self->before != NULL ? g_hash_table_lookup (self->before, person->participant) : NULL;

  switch (column)
    {
    case COLUMN_ATTAINMENT:
      return person->attainment;
    case COLUMN_BEFORE:
      return before != NULL ? (double) *before : NAN;
    case COLUMN_AFTER:
      return (double) person->cost;
    case COLUMN_DIFFERENCE:
      return before != NULL ? (double) (person->cost - *before) : NAN;
    case COLUMN_PAYOUT:
    default:
      return sal_replay_person_get_payout (person);
    }
}

static SalChartFormat
get_format (const SalPlanPeopleWindow *self, guint column)
{
  return column == COLUMN_ATTAINMENT || column == COLUMN_PAYOUT
             ? sal_chart_format_rate (1)
             : sal_chart_format_money (self->outcome->side->plan->currency);
}

static char *
write_cell (const SalPlanPeopleWindow *self, guint row, guint column, gboolean plain)
{
  SalChartFormat number_format;
  double number;

  if (column < COLUMN_ATTAINMENT)
    return g_strdup (get_text (self, row, column));
  number = get_number (self, row, column);
  if (isnan (number))
    return g_strdup (plain ? "" : "–");
  number_format = get_format (self, column);

  return plain ? sal_chart_format_plain (&number_format, number)
               : sal_chart_format_exact (&number_format, number);
}

static char *
format (gpointer data, guint row, guint column)
{
  return write_cell (data, row, column, FALSE);
}

static char *
write_plain (gpointer data, guint row, guint column)
{
  return write_cell (data, row, column, TRUE);
}

/* What is not known comes first. */
static int
compare (gpointer data, guint row, guint other, guint column)
{
  double one, two;

  if (column < COLUMN_ATTAINMENT)
    return g_utf8_collate (get_text (data, row, column), get_text (data, other, column));
  one = get_number (data, row, column);
  two = get_number (data, other, column);
  if (isnan (one) || isnan (two))
    return isnan (two) - isnan (one);

  return (one > two) - (one < two);
}

static char *
name_row (gpointer data, guint row)
{
  return sal_index_table_read_row (SAL_PLAN_PEOPLE_WINDOW (data)->view, row);
}

static const SalIndexSource cells = {
  .format = format,
  .compare = compare,
  .write = write_plain,
  .name = name_row,
};

static void
set_columns (SalPlanPeopleWindow *self)
{
  const SalIndexColumn columns[] = {
    [COLUMN_NAME] = { .title = _ ("Person"), .expands = TRUE, .width = 150 },
    [COLUMN_ROLE] = { .title = _ ("Role"), .width = 180, .gives_way = TRUE },
    [COLUMN_UNIT] = { .title = _ ("Unit"), .width = 160, .gives_way = TRUE },
    [COLUMN_ATTAINMENT] = { .title = _ ("Attainment"), .is_number = TRUE },
    [COLUMN_BEFORE] = { .title = _ ("Before"), .is_number = TRUE, .width = 100 },
    [COLUMN_AFTER] = { .title = _ ("After"), .is_number = TRUE, .width = 100 },
    [COLUMN_DIFFERENCE] = { .title = _ ("Difference"), .is_number = TRUE, .width = 100 },
    [COLUMN_PAYOUT] = { .title = _ ("Of Target"), .is_number = TRUE },
  };

  sal_index_table_set_columns (self->view, columns, N_COLUMNS);
}

/* --- what shows --- */

static gboolean
is_meant (SalPlanPeopleWindow *self, guint row, GHashTable *members)
{
  const SalReplayPerson *person = get_person (self, row);
  double difference = get_number (self, row, COLUMN_DIFFERENCE);
  const char *group = members != NULL ? g_hash_table_lookup (members, person->participant) : NULL;

  if (self->group != NULL && !g_str_equal (group != NULL ? group : "", self->group))
    return FALSE;
  switch (self->figure)
    {
    case SAL_PLAN_FIGURE_QUOTA:
      return person->attainment >= 1;
    case SAL_PLAN_FIGURE_WINNERS:
      return difference > 0;
    case SAL_PLAN_FIGURE_LOSERS:
      return difference < 0;
    case SAL_PLAN_FIGURE_COST:
    case SAL_PLAN_FIGURE_RANGE:
    case SAL_PLAN_FIGURE_OVER:
    case SAL_PLAN_FIGURE_SALES:
    case SAL_PLAN_FIGURE_GINI:
    case SAL_PLAN_N_FIGURES:
    default:
      return TRUE;
    }
}

static void
read_before (SalPlanPeopleWindow *self)
{
  const SalPlanSide *other = self->outcome->other;

  if (other == NULL)
    return;
  self->before = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < other->summary->people->len; i++)
    {
      SalReplayPerson *person = &g_array_index (other->summary->people, SalReplayPerson, i);

      g_hash_table_insert (self->before, (gpointer) person->participant, &person->cost);
    }
}

static void
clear (SalPlanPeopleWindow *self)
{
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_pointer (&self->outcome, sal_plan_outcome_unref);
}

static gboolean
shows_groups (SalPlanPeopleWindow *self)
{
  return gtk_drop_down_get_selected (self->by_menu) > 0 && self->group == NULL;
}

static GArray *
list_meant (SalPlanPeopleWindow *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) members =
      self->group != NULL ? sal_plan_trial_group (self->outcome->side->trial, self->by) : NULL;

  for (guint i = 0; i < self->outcome->side->summary->people->len; i++)
    if (is_meant (self, i, members))
      g_array_append_val (rows, i);

  return rows;
}

static void
show_groups (SalPlanPeopleWindow *self, const GArray *rows)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (people,
                      (gpointer) get_person (self, g_array_index (rows, guint, i))->participant);
  sal_plan_group_cells_show (&self->groups, self->outcome, self->by, people);
}

/* What is copied and sorted is what shows. */
static void
show_table (SalPlanPeopleWindow *self)
{
  SalIndexTable *shown = shows_groups (self) ? self->groups_view : self->view;
  gboolean has_groups = self->group != NULL && gtk_drop_down_get_selected (self->by_menu) > 0;

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (shown));
  sal_index_table_set_sort_button (shown, self->sort_button);
  sal_index_table_share_actions (shown, GTK_WIDGET (self));
  adw_window_title_set_title (self->title,
                              self->group != NULL ? sal_plan_group_get_label (self->group)
                                                  : sal_plan_figure_get_label (self->figure));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.back", has_groups);
  gtk_widget_set_visible (self->back_button, has_groups);
}

static void
fill (SalPlanPeopleWindow *self)
{
  g_autoptr (GArray) rows = NULL;
  g_autofree char *count = NULL;

  sal_index_table_clear (self->view);
  sal_plan_group_cells_clear (&self->groups);
  show_table (self);
  if (self->outcome == NULL)
    return;
  rows = list_meant (self);
  if (shows_groups (self))
    show_groups (self, rows);
  else
    sal_index_table_fill (self->view, (const guint *) (gpointer) rows->data, rows->len);
  count = g_strdup_printf (ngettext ("%u person", "%u people", rows->len), rows->len);
  adw_window_title_set_subtitle (self->title, count);
}

static void
show (SalPlanPeopleWindow *self)
{
  SalPlanOutcome *outcome = sal_plan_consequences_get_outcome (self->consequences);
  SalSimulation *simulation = sal_plan_consequences_get_simulation (self->consequences);
  g_autofree char *note = NULL;

  if (outcome == NULL || outcome == self->outcome)
    return; /* what was there before stays as long as nothing else is known */
  sal_index_table_clear (self->view);
  clear (self);
  self->outcome = sal_plan_outcome_ref (outcome);
  read_before (self);
  fill (self);
  note = sal_plan_figure_explain (self->figure, outcome, simulation);
  gtk_label_set_label (self->note_label, note);
}

/* --- groups --- */

static void
by_cb (SalPlanPeopleWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->by_menu);

  if (selected > 0 && selected <= G_N_ELEMENTS (groupings))
    self->by = groupings[selected - 1];
  g_clear_pointer (&self->group, g_free);
  fill (self);
}

static void
group_cb (SalPlanPeopleWindow *self, guint row)
{
  g_free (self->group);
  self->group = g_strdup (sal_plan_group_cells_get_group (&self->groups, row));
  fill (self);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlanPeopleWindow *self = SAL_PLAN_PEOPLE_WINDOW (widget);

  g_clear_pointer (&self->group, g_free);
  fill (self);
  gtk_widget_child_focus (GTK_WIDGET (self->groups_view), GTK_DIR_TAB_FORWARD);
}

static void
copied_cb (SalPlanPeopleWindow *self)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied as table")));
}

/* --- the object --- */

static void
sal_plan_people_window_dispose (GObject *object)
{
  SalPlanPeopleWindow *self = SAL_PLAN_PEOPLE_WINDOW (object);

  if (self->view != NULL)
    {
      sal_index_table_clear (self->view);
      sal_plan_group_cells_clear (&self->groups);
    }
  self->view = NULL;
  if (self->consequences != NULL)
    g_signal_handlers_disconnect_by_data (self->consequences, self);
  g_clear_object (&self->consequences);
  clear (self);
  g_clear_pointer (&self->group, g_free);

  G_OBJECT_CLASS (sal_plan_people_window_parent_class)->dispose (object);
}

static void
sal_plan_people_window_class_init (SalPlanPeopleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_plan_people_window_dispose;

  g_type_ensure (SAL_TYPE_INDEX_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-plan-people-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPlanPeopleWindow, name)
  BIND (title);
  BIND (note_label);
  BIND (by_menu);
  BIND (stack);
  BIND (toasts);
  BIND (view);
  BIND (groups_view);
  BIND (sort_button);
  BIND (back_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, back_action);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Left, GDK_ALT_MASK, "people.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
}

static void
sal_plan_people_window_init (SalPlanPeopleWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  sal_index_table_set_source (self->view, &cells, self);
  set_columns (self);
  sal_plan_group_cells_init (&self->groups, self->groups_view);
  gtk_string_list_append (names, _ ("Person"));
  for (gsize i = 0; i < G_N_ELEMENTS (groupings); i++)
    gtk_string_list_append (names, sal_plan_grouping_get_label (groupings[i]));
  gtk_drop_down_set_model (self->by_menu, G_LIST_MODEL (names));
  sal_accessible_name_drop_down (self->by_menu, _ ("By"));
}

/**
 * sal_plan_people_window_new:
 * @parent: the window it belongs to
 * @consequences: what a plan means
 * @figure: the figure that is asked
 *
 * Creates a window that shows what a figure is made of.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_plan_people_window_new (GtkWindow *parent,
                            SalPlanConsequences *consequences,
                            SalPlanFigureId figure)
{
  SalPlanPeopleWindow *self =
      g_object_new (SAL_TYPE_PLAN_PEOPLE_WINDOW, "transient-for", parent, NULL);
  const char *label = sal_plan_figure_get_label (figure);

  self->consequences = g_object_ref (consequences);
  self->figure = figure;
  gtk_window_set_title (GTK_WINDOW (self), label);
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    gtk_window_set_default_size (
        GTK_WINDOW (self), MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))), HEIGHT);
  g_signal_connect_swapped (consequences, "changed", G_CALLBACK (show), self);
  fill (self);
  show (self);

  return GTK_WIDGET (self);
}

void
sal_plan_people_window_limit (SalPlanPeopleWindow *self, SalTrialGrouping by, const char *group)
{
  self->by = by;
  g_free (self->group);
  self->group = g_strdup (group);
  fill (self);
}

/* Selects somebody, and scrolls there. */
void
sal_plan_people_window_choose (SalPlanPeopleWindow *self, const char *person)
{
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();

  for (guint i = 0; self->outcome != NULL && i < self->outcome->side->summary->people->len; i++)
    if (g_str_equal (get_person (self, i)->participant, person))
      gtk_bitset_add (rows, i);
  sal_index_table_select (self->view, rows);
  sal_index_table_reveal_selected (self->view);
}
