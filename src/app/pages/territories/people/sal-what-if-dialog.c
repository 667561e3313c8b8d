/* sal-what-if-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-what-if-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-alignment-what-if-commands.h"
#include "sal-alignment-what-if-design.h"
#include "sal-list-rows.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-task.h"
#include "sal-window.h"

/* So many territories are named, those that change most. */
#define MOST_TERRITORIES 12

/* What is asked of the thread that answers. The design stays as it is, so that any number of
 * threads may read it; what finds something out keeps it in a design, and works on a copy. */
typedef struct
{
  SalTerritoryDesign *design;
  SalWhatIfQuestion question;
  guint territory;
  gboolean is_divided;
  int n_people; /* more; below 0: fewer */
  guint measure;
} Question;

typedef struct
{
  SalWhatIf *what_if;
  SalWhatIfOutcome *outcome;
} Answer;

struct _SalWhatIfDialog
{
  AdwWindow parent_instance;

  SalAlignmentEditor *editor;
  SalTerritoryDesign *design; /* as it was when the dialog was opened */
  SalWhatIfQuestion question;
  guint measure;
  Answer *answer; /* what shows, or NULL */
  GCancellable *cancellable;

  AdwPreferencesGroup *question_group;
  AdwComboRow *who_row;
  AdwComboRow *then_row;
  GtkWidget *people_row;
  GtkSpinButton *people_spin;
  AdwPreferencesGroup *outcome_group;
  GtkListBox *list;
  GtkLabel *error_label;
  GtkSpinner *spinner;
  GtkWidget *apply_button;
  GtkWidget *branch_button;
};

enum
{
  BRANCH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalWhatIfDialog, sal_what_if_dialog, ADW_TYPE_WINDOW)

static void
answer_free (Answer *self)
{
  sal_what_if_free (self->what_if);
  g_clear_pointer (&self->outcome, sal_what_if_outcome_free);
  g_free (self);
}

/* --- what follows --- */

static void
add_row (SalWhatIfDialog *self, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  sal_accessible_set_label (row, name);
  gtk_list_box_append (self->list, row);
}

static void
add_change (SalWhatIfDialog *self,
            const char *title,
            double before,
            double after,
            int decimals,
            const char *unit)
{
  g_autofree char *first = isnan (before) ? g_strdup ("–") : sal_number_format (before, decimals);
  g_autofree char *second = isnan (after) ? g_strdup ("–") : sal_number_format (after, decimals);
  g_autofree char *text = g_strdup_printf ("%s%s → %s%s", first, unit, second, unit);

  add_row (self, title, text);
}

static void
add_moves (SalWhatIfDialog *self, const SalDesignTransfer *moved)
{
  const char *currency = sal_alignment_editor_get_currency (self->editor);
  g_autofree char *n_areas = sal_number_format (moved->n_areas, 0);
  g_autofree char *n_accounts = sal_number_format (moved->n_accounts, 0);
  g_autofree char *revenue = sal_money_format_short (moved->revenue, currency);
  g_autofree char *pipeline = sal_money_format_short (moved->pipeline, currency);

  add_row (self, _ ("Areas That Move"), n_areas);
  add_row (self, _ ("Accounts That Move"), n_accounts);
  add_row (self, _ ("Their Revenue of Twelve Months"), revenue);
  add_row (self, _ ("Their Open Pipeline"), pipeline);
}

static void
show_outcome (SalWhatIfDialog *self, const SalWhatIfOutcome *outcome)
{
  add_change (self,
              _ ("Largest Deviation"),
              outcome->before.max_deviation,
              outcome->after.max_deviation,
              1,
              " %");
  add_change (self,
              _ ("Mean Deviation"),
              outcome->before.mean_deviation,
              outcome->after.mean_deviation,
              1,
              " %");
  if (outcome->after.n_unassigned != outcome->before.n_unassigned)
    add_change (self,
                _ ("Areas Unassigned"),
                outcome->before.n_unassigned,
                outcome->after.n_unassigned,
                0,
                "");
  add_moves (self, &outcome->moved);
  for (guint i = 0; i < MIN (outcome->territories->len, MOST_TERRITORIES); i++)
    {
      const SalWhatIfTerritory *territory =
          &g_array_index (outcome->territories, SalWhatIfTerritory, i);
      /* translators: of a territory; 100 is the target share */
      g_autofree char *title = g_strdup_printf (_ ("Index of %s"), territory->name);

      add_change (self, title, territory->before, territory->after, 0, "");
    }
}

static gboolean
changes_anything (SalWhatIfDialog *self)
{
  return self->question == SAL_WHAT_IF_SOMEBODY_LEAVES ||
         gtk_spin_button_get_value_as_int (self->people_spin) != 0;
}

static void
show (SalWhatIfDialog *self, const GError *error)
{
  sal_list_rows_remove_all (self->list);
  if (self->answer != NULL)
    show_outcome (self, self->answer->outcome);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->answer != NULL);
  gtk_label_set_label (self->error_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  gtk_widget_set_sensitive (self->apply_button, self->answer != NULL && changes_anything (self));
}

/* --- finding it --- */

static void
question_free (gpointer data)
{
  Question *self = data;

  sal_territory_design_unref (self->design);
  g_free (self);
}

static SalWhatIf *
find_what_if (const Question *self,
              SalTerritoryDesign *design,
              GCancellable *cancellable,
              GError **error)
{
  if (self->question == SAL_WHAT_IF_SOMEBODY_LEAVES)
    return self->is_divided ? sal_what_if_divide (design, self->territory, self->measure)
                            : sal_what_if_vacate (design, self->territory);

  return self->n_people < 0
             ? sal_what_if_remove_people (design, self->measure, (guint) -self->n_people, error)
             : sal_what_if_add_people (
                   design, self->measure, (guint) self->n_people, cancellable, error);
}

static void
answer_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  g_autoptr (SalTerritoryDesign) design = sal_what_if_create_design (question->design, NULL);
  GError *error = NULL;
  SalWhatIf *what_if = find_what_if (question, design, cancellable, &error);
  Answer *answer;

  if (what_if == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  answer = g_new (Answer, 1);
  *answer = (Answer){ what_if, sal_what_if_outcome_new (design, what_if, question->measure) };
  g_task_return_pointer (task, answer, (GDestroyNotify) answer_free);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWhatIfDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = g_task_propagate_pointer (G_TASK (result), &error);

  /* something else was asked meanwhile, or the dialog is gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->answer = answer;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  show (self, error);
}

static void
ask (SalWhatIfDialog *self)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  if (self->design == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->answer, answer_free);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  question = g_new (Question, 1);
  *question = (Question){
    .design = sal_territory_design_ref (self->design),
    .question = self->question,
    .territory = adw_combo_row_get_selected (self->who_row),
    .is_divided = adw_combo_row_get_selected (self->then_row) == 0,
    .n_people = gtk_spin_button_get_value_as_int (self->people_spin),
    .measure = self->measure,
  };
  /* the thread may hold the task longest, and must not be the one to free a window */
  task = g_task_new (NULL, self->cancellable, answered_cb, g_object_ref (self));
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, question_free);
  sal_task_run_in_thread (task, answer_thread);
}

/* --- doing it --- */

static char *
create_label (SalWhatIfDialog *self)
{
  int n_people = gtk_spin_button_get_value_as_int (self->people_spin);
  const char *name;

  if (self->question == SAL_WHAT_IF_PEOPLE)
    return n_people < 0
               ? g_strdup_printf (
                     ngettext ("Do with %d Person Less", "Do with %d People Less", -n_people),
                     -n_people)
               : g_strdup_printf (ngettext ("Add %d Person", "Add %d People", n_people), n_people);

  name =
      sal_territory_design_get_territory (self->design, adw_combo_row_get_selected (self->who_row))
          ->name;

  return adw_combo_row_get_selected (self->then_row) == 0
             ? g_strdup_printf (_ ("Divide %s among Its Neighbours"), name)
             : g_strdup_printf (_ ("Leave %s Vacant"), name);
}

static void
apply_cb (SalWhatIfDialog *self)
{
  g_autofree char *label = create_label (self);
  SalAlignmentWhatIf *written = sal_alignment_what_if_new (
      sal_alignment_editor_get_info (self->editor)->id, self->design, self->answer->what_if);

  sal_alignment_editor_run (
      self->editor, label, sal_alignment_write_what_if, written, sal_alignment_what_if_free);
  sal_window_add_toast (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), label);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
branch_cb (SalWhatIfDialog *self)
{
  g_signal_emit (self, signals[BRANCH], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_what_if_dialog_dispose (GObject *object)
{
  SalWhatIfDialog *self = SAL_WHAT_IF_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->answer, answer_free);

  G_OBJECT_CLASS (sal_what_if_dialog_parent_class)->dispose (object);
}

static void
sal_what_if_dialog_finalize (GObject *object)
{
  g_object_unref (SAL_WHAT_IF_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (sal_what_if_dialog_parent_class)->finalize (object);
}

static void
sal_what_if_dialog_class_init (SalWhatIfDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_what_if_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_what_if_dialog_finalize;

  signals[BRANCH] = g_signal_new (
      "branch", SAL_TYPE_WHAT_IF_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-what-if-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, question_group);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, who_row);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, then_row);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, people_row);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, people_spin);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, outcome_group);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfDialog, branch_button);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, branch_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_what_if_dialog_init (SalWhatIfDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/* --- what can be asked --- */

static void
list_people (SalWhatIfDialog *self, const SalTerritoryDesign *design)
{
  g_autoptr (GtkStringList) people = gtk_string_list_new (NULL);

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);

      gtk_string_list_take (people,
                            territory->holder != NULL
                                ? g_strdup_printf ("%s · %s", territory->name, territory->holder)
                                : g_strdup (territory->name));
    }
  adw_combo_row_set_model (self->who_row, G_LIST_MODEL (people));
}

static void
show_question (SalWhatIfDialog *self, gboolean is_editable)
{
  gboolean leaves = self->question == SAL_WHAT_IF_SOMEBODY_LEAVES;
  const char *name = sal_alignment_editor_get_info (self->editor)->name;
  const char *measure = sal_territory_design_get_measure (self->design, self->measure)->label;
  g_autofree char *note = g_strdup_printf (
      _ ("“%s” is no draft, and stays as it is: a branch of it can be changed."), name);
  g_autofree char *judged = g_strdup_printf (_ ("Balance of: %s"), measure);

  gtk_window_set_title (GTK_WINDOW (self),
                        leaves ? _ ("What If Somebody Leaves") : _ ("What If People Change"));
  gtk_widget_set_visible (GTK_WIDGET (self->who_row), leaves);
  gtk_widget_set_visible (GTK_WIDGET (self->then_row), leaves);
  gtk_widget_set_visible (self->people_row, !leaves);
  gtk_widget_set_visible (self->apply_button, is_editable);
  gtk_widget_set_visible (self->branch_button, !is_editable);
  if (!is_editable)
    adw_preferences_group_set_description (self->question_group, note);
  adw_preferences_group_set_description (self->outcome_group, judged);
}

/**
 * sal_what_if_dialog_new:
 * @parent: the window it belongs to
 * @editor: an editor with an alignment
 * @question: what is asked
 * @territory: the index of the territory that is proposed, or %SAL_TERRITORY_NONE
 * @measure: the index of the measure to balance and to judge by
 *
 * Creates a dialog, which finds out what would follow.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_what_if_dialog_new (GtkWindow *parent,
                        SalAlignmentEditor *editor,
                        SalWhatIfQuestion question,
                        gint32 territory,
                        guint measure)
{
  SalWhatIfDialog *self =
      g_object_new (SAL_TYPE_WHAT_IF_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  SalTerritoryDesign *design = sal_alignment_editor_get_design (editor);
  guint n = sal_territory_design_get_n_territories (design);

  self->editor = g_object_ref (editor);
  self->question = question;
  self->measure = measure;
  list_people (self, design);
  adw_combo_row_set_selected (self->who_row, (guint) MAX (territory, 0));
  gtk_spin_button_set_range (self->people_spin, -(double) MAX (n, 1) + 1, MAX (n, 10));
  gtk_spin_button_set_value (self->people_spin, 1);
  self->design = sal_what_if_create_design (design, NULL);
  show_question (self, sal_alignment_editor_is_editable (editor));
  gtk_widget_grab_focus (question == SAL_WHAT_IF_SOMEBODY_LEAVES ? GTK_WIDGET (self->who_row)
                                                                 : GTK_WIDGET (self->people_spin));
  ask (self);

  return GTK_WIDGET (self);
}
