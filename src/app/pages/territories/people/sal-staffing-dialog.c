/* sal-staffing-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-staffing-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment-predecessor.h"
#include "sal-number.h"
#include "sal-staffing-commands.h"
#include "sal-staffing-table.h"
#include "sal-task.h"
#include "sal-window.h"

/* The lines of the table of before and after. */
enum
{
  TRAVEL,
  HANDED_OVER,
  BALANCE,
  N_FIGURES,
};

struct _SalStaffingDialog
{
  AdwWindow parent_instance;

  SalAlignmentEditor *editor;
  SalTerritoryDesign *design;
  guint measure;
  guint kept_measure;
  SalDesignStaffing *staffing; /* NULL until what there was before is loaded */
  SalStaffingPlan *plan;       /* what shows, or NULL */
  GCancellable *cancellable;   /* of the answer that is waited for */

  GtkRange *weight_scale;
  GtkGrid *figures;
  GtkLabel *titles[N_FIGURES];
  GtkLabel *nows[N_FIGURES];
  GtkLabel *arrows[N_FIGURES];
  GtkLabel *thens[N_FIGURES];
  GtkLabel *cost_label;
  GtkLabel *changed_label;
  GtkLabel *error_label;
  GtkSpinner *spinner;
  SalStaffingTable *table;
  GtkMenuButton *sort_button;
  GtkWidget *apply_button;
};

G_DEFINE_FINAL_TYPE (SalStaffingDialog, sal_staffing_dialog, ADW_TYPE_WINDOW)

/* --- what it comes to --- */

/* A line of the table of before and after; without figures it says all by its title. */
static void
show_figure (SalStaffingDialog *self, guint line, const char *title, char *now, char *then)
{
  g_autofree char *before = now;
  g_autofree char *after = then;
  gboolean is_known = before != NULL && after != NULL;

  gtk_label_set_label (self->titles[line], title);
  gtk_label_set_label (self->nows[line], is_known ? before : "");
  gtk_label_set_label (self->arrows[line], is_known ? "→" : "");
  gtk_label_set_label (self->thens[line], is_known ? after : "");
}

static char *
format_km (double km)
{
  g_autofree char *number = sal_number_format (km, 0);

  return g_strdup_printf (_ ("%s km"), number);
}

static char *
format_percent (double value)
{
  g_autofree char *number = sal_number_format (value, 1);

  return g_strdup_printf (_ ("%s %%"), number);
}

static void
show_travel (SalStaffingDialog *self)
{
  if (sal_design_staffing_count_homes (self->staffing) == 0)
    show_figure (self,
                 TRAVEL,
                 _ ("Nobody’s home is known, so that change alone decides. Homes are fields of "
                    "people."),
                 NULL,
                 NULL);
  else if (self->plan->n_measured == 0)
    show_figure (self,
                 TRAVEL,
                 _ ("Nobody has a territory both now and then whose home is known"),
                 NULL,
                 NULL);
  else
    show_figure (self,
                 TRAVEL,
                 _ ("Way from home on average, one way, at 1.2 × the great circle"),
                 format_km (self->plan->now_km),
                 format_km (self->plan->then_km));
}

static void
show_handed_over (SalStaffingDialog *self)
{
  const SalStaffingPlan *plan = self->plan;
  g_autofree char *title = g_strdup_printf (
      /* translators: a measure, such as revenue */
      _ ("%s with somebody who did not have it before"),
      sal_territory_design_get_measure (self->design, self->kept_measure)->label);

  if (plan->whole > 0)
    show_figure (self,
                 HANDED_OVER,
                 title,
                 format_percent (100 * (1 - plan->kept_now / plan->whole)),
                 format_percent (100 * (1 - plan->kept_then / plan->whole)));
  else
    show_figure (self, HANDED_OVER, _ ("There is nothing that changes hands"), NULL, NULL);
}

/* Who carries less, or more, changes what is fair. */
static void
show_balance (SalStaffingDialog *self)
{
  g_autofree char *title = g_strdup_printf (
      /* translators: a measure */
      _ ("Largest deviation of %s from what people can carry"),
      sal_territory_design_get_measure (self->design, self->measure)->label);

  show_figure (self,
               BALANCE,
               title,
               format_percent (self->plan->now_deviation),
               format_percent (self->plan->then_deviation));
}

/* What is made least: it explains why one of the figures above may get worse. */
static void
show_cost (SalStaffingDialog *self)
{
  double share = self->plan->now_cost > 0 ? self->plan->then_cost / self->plan->now_cost : 1;
  double weight = gtk_range_get_value (self->weight_scale);
  g_autofree char *travel = sal_number_format (100 - weight, 0);
  g_autofree char *change = sal_number_format (weight, 0);
  g_autofree char *less = sal_number_format (100 * fabs (1 - share), 1);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      /* translators: per cent */
      _ ("Made least: kilometres from home at %1$s %%, what changes hands at %2$s %%, each against "
         "its average, and how far territories are from what people can carry."),
      travel,
      change);
  g_string_append_c (text, ' ');
  if (self->plan->n_changed == 0)
    g_string_append (text, _ ("No other way has less of all together."));
  else if (share <= 1)
    /* translators: per cent */
    g_string_append_printf (text, _ ("All together it is %s %% less than now."), less);
  else
    g_string_append_printf (
        text,
        /* translators: per cent */
        _ ("All together it is %s %% more than now, since vacant positions get territories."),
        less);
  gtk_label_set_label (self->cost_label, text->str);
}

static void
show_changed (SalStaffingDialog *self)
{
  const SalStaffingPlan *plan = self->plan;
  g_autoptr (GString) text = g_string_new (NULL);

  if (plan->n_changed == 0)
    g_string_append (text, _ ("Nothing changes: who has what is the best there is already"));
  else
    g_string_append_printf (
        text,
        ngettext ("%u territory changes hands", "%u territories change hands", plan->n_changed),
        plan->n_changed);
  for (guint i = 0; i < plan->free->len; i++)
    g_string_append_printf (
        text,
        "%s%s",
        /* translators: before the names of people */
        i == 0 ? _ (" · without a territory: ") : ", ",
        sal_design_staffing_get_position (self->staffing, g_array_index (plan->free, guint, i))
            ->holder);
  gtk_label_set_label (self->changed_label, text->str);
}

static void
show_plan (SalStaffingDialog *self)
{
  show_travel (self);
  show_handed_over (self);
  show_balance (self);
  show_cost (self);
  show_changed (self);
  sal_staffing_table_show (self->table, self->design, self->staffing, self->plan);
  gtk_widget_set_sensitive (self->apply_button, self->plan->n_changed > 0);
}

static void
show_error (SalStaffingDialog *self, const GError *error)
{
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

/* --- finding it --- */

typedef struct
{
  SalDesignStaffing *staffing;
  double weight;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  sal_design_staffing_unref (self->staffing);
  g_free (self);
}

static void
solve_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  SalStaffingPlan *plan =
      sal_design_staffing_solve (question->staffing, question->weight, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) sal_staffing_plan_free);
  else
    g_task_return_error (task, error);
}

static void
solved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalStaffingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  SalStaffingPlan *plan = g_task_propagate_pointer (G_TASK (result), &error);

  /* what was asked later, or a dialog that was closed, cancels */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (plan == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->plan, sal_staffing_plan_free);
  self->plan = plan;
  show_plan (self);
}

static void
solve (SalStaffingDialog *self)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  if (self->staffing == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  question = g_new (Question, 1);
  *question = (Question){ sal_design_staffing_ref (self->staffing),
                          gtk_range_get_value (self->weight_scale) / 100 };
  /* the thread may hold the task longest, and must not be the one to free a window */
  task = g_task_new (NULL, self->cancellable, solved_cb, g_object_ref (self));
  g_task_set_source_tag (task, solve);
  g_task_set_task_data (task, question, question_free);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  sal_task_run_in_thread (task, solve_thread);
}

/* @before: (nullable) */
static void
ask (SalStaffingDialog *self, const SalTerritoryDesign *before)
{
  self->kept_measure = sal_design_staffing_find_kept_measure (self->design, self->measure);
  self->staffing =
      sal_design_staffing_new (self->design, before, self->measure, self->kept_measure);
  solve (self);
}

static void
before_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalStaffingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTerritoryDesign) before =
      sal_alignment_editor_load_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);

  if (self->design == NULL) /* closed meanwhile */
    return;
  if (error != NULL)
    {
      gtk_spinner_set_spinning (self->spinner, FALSE);
      show_error (self, error);
      return;
    }
  ask (self, before);
}

static void
start (SalStaffingDialog *self)
{
  const SalAlignmentInfo *before =
      sal_alignment_find_predecessor (sal_alignment_editor_get_alignments (self->editor),
                                      sal_alignment_editor_get_info (self->editor)->id);

  gtk_spinner_set_spinning (self->spinner, TRUE);
  if (before != NULL)
    sal_alignment_editor_load_async (
        self->editor, before->id, before_loaded_cb, g_object_ref (self));
  else
    ask (self, NULL);
}

static void
apply_cb (SalStaffingDialog *self)
{
  gint64 alignment = sal_alignment_editor_get_info (self->editor)->id;
  SalStaffing *staffing = sal_staffing_new (alignment, self->staffing, self->plan);

  sal_alignment_editor_run_told (
      self->editor, _ ("Assign People"), sal_staffing_write, staffing, sal_staffing_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_staffing_dialog_dispose (GObject *object)
{
  SalStaffingDialog *self = SAL_STAFFING_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->staffing, sal_design_staffing_unref);
  g_clear_pointer (&self->plan, sal_staffing_plan_free);

  G_OBJECT_CLASS (sal_staffing_dialog_parent_class)->dispose (object);
}

static void
sal_staffing_dialog_finalize (GObject *object)
{
  g_object_unref (SAL_STAFFING_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (sal_staffing_dialog_parent_class)->finalize (object);
}

static void
sal_staffing_dialog_class_init (SalStaffingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_staffing_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_staffing_dialog_finalize;

  g_type_ensure (SAL_TYPE_STAFFING_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-staffing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, weight_scale);
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, figures);
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, cost_label);
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, changed_label);
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, table);
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, sort_button);
  gtk_widget_class_bind_template_child (widget_class, SalStaffingDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, solve);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkLabel *
add_label (SalStaffingDialog *self, int column, int line, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->figures, label, column, line, 1, 1);

  return GTK_LABEL (label);
}

static void
sal_staffing_dialog_init (SalStaffingDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int line = 0; line < N_FIGURES; line++)
    {
      self->titles[line] = add_label (self, 0, line, 0);
      self->nows[line] = add_label (self, 1, line, 1);
      self->arrows[line] = add_label (self, 2, line, 0.5);
      self->thens[line] = add_label (self, 3, line, 1);
    }
  sal_staffing_table_set_sort_button (self->table, self->sort_button);
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/**
 * sal_staffing_dialog_new:
 * @parent: the window it belongs to
 * @editor: an editor with a draft
 * @measure: the index of the measure that areas count by where distances are averaged
 *
 * Creates a dialog, which finds out who would have what.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_staffing_dialog_new (GtkWindow *parent, SalAlignmentEditor *editor, guint measure)
{
  SalStaffingDialog *self =
      g_object_new (SAL_TYPE_STAFFING_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->editor = g_object_ref (editor);
  self->design = sal_territory_design_ref (sal_alignment_editor_get_design (editor));
  self->measure = measure;
  gtk_widget_grab_focus (GTK_WIDGET (self->weight_scale));
  start (self);

  return GTK_WIDGET (self);
}
