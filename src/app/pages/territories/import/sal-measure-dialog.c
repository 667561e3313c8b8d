/* sal-measure-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure-dialog-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-area-measure-repository.h"
#include "sal-date.h"
#include "sal-file-dialog.h"
#include "sal-geography-key.h"

enum
{
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalMeasureDialog, sal_measure_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
get_row (SalMeasureDialog *self, guint index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->measures, (int) index));
}

static guint
count_wanted (SalMeasureDialog *self)
{
  guint n = 0;

  for (guint i = 0; self->study != NULL && i < self->study->columns->len; i++)
    n += sal_measure_row_is_wanted (get_row (self, i));

  return n;
}

/* NULL if there is none, or no day was said. */
static char *
find_day_problem (SalMeasureDialog *self, gint32 *day)
{
  g_autofree char *problem = sal_date_entry_find_problem (self->date_entry, day);

  return *sal_date_entry_get_text (self->date_entry) != '\0' ? g_steal_pointer (&problem) : NULL;
}

void
sal_measure_dialog_update_button (SalMeasureDialog *self)
{
  gint32 day;
  g_autofree char *problem = find_day_problem (self, &day);

  if (!self->is_filling)
    gtk_widget_set_sensitive (self->import_button,
                              self->job == NULL && !self->is_writing && problem == NULL &&
                                  count_wanted (self) > 0);
}

static void
show_message (SalMeasureDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
date_changed_cb (SalMeasureDialog *self)
{
  gint32 day;
  g_autofree char *problem = find_day_problem (self, &day);

  show_message (self, problem);
  sal_measure_dialog_update_button (self);
}

/* --- geographies --- */

static void
add_program_geographies (SalMeasureDialog *self)
{
  for (gsize i = 0; sal_geography_choices[i].value != NULL; i++)
    {
      const SalChoice *choice = &sal_geography_choices[i];

      if (g_strcmp0 (choice->value, SAL_GEOGRAPHY_ACCOUNTS_ONLY) != 0 &&
          g_strcmp0 (choice->value, SAL_GEOGRAPHY_IMPORTED) != 0)
        sal_geography_row_add (self->geography_row, _ (choice->label), choice->value);
    }
}

/* Other areas have other codes, in another column perhaps. */
static void
geography_changed_cb (SalMeasureDialog *self)
{
  const char *key = sal_geography_row_get_key (self->geography_row);

  if (self->file == NULL || key == NULL || g_strcmp0 (key, self->key) == 0)
    return;
  g_free (self->key);
  self->key = g_strdup (key);
  sal_geography_row_select (self->geography_row, key); /* and not what comes only now */
  self->keeps_code = FALSE;
  sal_measure_dialog_read (self);
}

static void
code_changed_cb (SalMeasureDialog *self)
{
  if (self->is_filling || self->study == NULL)
    return;
  self->keeps_code = TRUE;
  sal_measure_dialog_read (self);
}

/* --- what was read --- */

static void
show_columns (SalMeasureDialog *self)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->study->sheet->columns->len; i++)
    gtk_string_list_append (strings, g_ptr_array_index (self->study->sheet->columns, i));
  adw_combo_row_set_model (self->code_row, G_LIST_MODEL (strings));
  adw_combo_row_set_selected (self->code_row, self->study->code_column);
}

void
sal_measure_dialog_show_study (SalMeasureDialog *self)
{
  const char *problem = NULL;
  gboolean is_first;

  self->is_filling = TRUE;
  show_columns (self);
  sal_measure_dialog_show_measures (self);
  sal_measure_dialog_show_samples (self);
  sal_measure_dialog_show_findings (self);
  self->is_filling = FALSE;
  if (self->study->codes->n_matched == 0)
    problem = _ ("No row has a code of these areas. Choose the areas that it is about, and the "
                 "column that has their codes.");
  else if (self->study->columns->len == 0)
    problem = _ ("No column has numbers of these areas.");
  show_message (self, problem);
  is_first = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "study") != 0;
  gtk_stack_set_visible_child_name (self->stack, "study");
  if (is_first)
    gtk_widget_grab_focus (GTK_WIDGET (self->geography_row));
  sal_measure_dialog_update_button (self);
}

void
sal_measure_dialog_show_error (SalMeasureDialog *self, const char *message)
{
  if (self->study != NULL)
    show_message (self, message);
  else
    {
      adw_status_page_set_description (self->problem_page, message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  sal_measure_dialog_update_button (self);
}

static void
copy_cb (SalMeasureDialog *self)
{
  sal_measure_dialog_copy_findings (self);
}

/* --- importing --- */

/* What the command is given, until it is done. */
typedef struct
{
  SalMeasureDialog *dialog;
  SalMeasureStudy *study;
  char *key;
  char *source;
  GPtrArray *texts; /* of char *: names and units */
  GArray *measures; /* of SalAreaMeasureNew */
  SalAreaMeasuresNew new;
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->dialog);
  g_clear_pointer (&self->study, sal_measure_study_free);
  g_free (self->key);
  g_free (self->source);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->measures);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

/* The text, or NULL if it is empty, which lives as long as the writing. */
static const char *
keep (Writing *self, char *text)
{
  g_ptr_array_add (self->texts, text);

  return *text != '\0' ? text : NULL;
}

static void
add_measure (Writing *self, const SalMeasureColumn *column, GtkWidget *row, gint32 day)
{
  const char *name = keep (self, sal_measure_row_dup_name (row));
  const SalAreaMeasureNew measure = { .name = name != NULL ? name : column->column,
                                      .unit = keep (self, sal_measure_row_dup_unit (row)),
                                      .source = *self->source != '\0' ? self->source : NULL,
                                      .as_of = day,
                                      .additive = sal_measure_row_is_additive (row),
                                      .key = self->key,
                                      .geography = self->study->geography,
                                      .figures = column->figures };

  g_array_append_val (self->measures, measure);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  SalMeasureDialog *self = writing->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  self->is_writing = FALSE;
  if (error != NULL)
    {
      self->study = g_steal_pointer (&writing->study);
      gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
      show_message (self, error->message);
      sal_measure_dialog_update_button (self);
      return;
    }
  g_signal_emit (self, signals[IMPORTED], 0, change);
  gtk_window_destroy (GTK_WINDOW (self));
}

static char *
make_label (const Writing *self)
{
  guint n = self->measures->len;

  if (n == 1)
    return g_strdup_printf (_ ("Import Measure “%s”"),
                            g_array_index (self->measures, SalAreaMeasureNew, 0).name);

  return g_strdup_printf (ngettext ("Import %u Measure", "Import %u Measures", n), n);
}

static void
import_cb (SalMeasureDialog *self)
{
  g_autofree char *label = NULL;
  Writing *writing;
  gint32 day;
  g_autofree char *problem = find_day_problem (self, &day);

  if (!gtk_widget_get_sensitive (self->import_button) || problem != NULL)
    return;

  writing = g_new0 (Writing, 1);
  writing->dialog = g_object_ref (self);
  writing->study = g_steal_pointer (&self->study);
  writing->key = g_strdup (self->key);
  writing->source = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source_row))));
  writing->texts = g_ptr_array_new_with_free_func (g_free);
  writing->measures = g_array_new (FALSE, FALSE, sizeof (SalAreaMeasureNew));
  for (guint i = 0; i < writing->study->columns->len; i++)
    if (sal_measure_row_is_wanted (get_row (self, i)))
      add_measure (writing, g_ptr_array_index (writing->study->columns, i), get_row (self, i), day);
  writing->new = (SalAreaMeasuresNew){ (SalAreaMeasureNew *) (gpointer) writing->measures->data,
                                       writing->measures->len };
  self->is_writing = TRUE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* a text that is insensitive goes on blinking */
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  sal_measure_dialog_update_button (self);
  label = make_label (writing);
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       label,
                       SAL_COMMAND_DEFAULT,
                       sal_area_measures_add,
                       &writing->new,
                       NULL,
                       NULL,
                       written_cb,
                       writing);
}

/* --- the dialog --- */

static void
sal_measure_dialog_dispose (GObject *object)
{
  SalMeasureDialog *self = SAL_MEASURE_DIALOG (object);

  sal_measure_dialog_stop (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (sal_measure_dialog_parent_class)->dispose (object);
}

static void
sal_measure_dialog_finalize (GObject *object)
{
  SalMeasureDialog *self = SAL_MEASURE_DIALOG (object);

  g_free (self->key);
  g_clear_pointer (&self->study, sal_measure_study_free);

  G_OBJECT_CLASS (sal_measure_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  g_type_ensure (SAL_TYPE_GEOGRAPHY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-measure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, geography_row);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, date_entry);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, measures);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, measures_group);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, samples);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, samples_group);
  gtk_widget_class_bind_template_child (widget_class, SalMeasureDialog, findings);
  gtk_widget_class_bind_template_callback (widget_class, geography_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
sal_measure_dialog_class_init (SalMeasureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_measure_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_measure_dialog_finalize;

  signals[IMPORTED] = g_signal_new ("imported",
                                    SAL_TYPE_MEASURE_DIALOG,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    1,
                                    G_TYPE_POINTER);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_measure_dialog_init (SalMeasureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/**
 * sal_measure_dialog_choose_file:
 * @widget: a widget of the window that asks
 * @callback: called when a file has been chosen or not
 * @user_data: for @callback
 *
 * Asks for a table.
 */
void
sal_measure_dialog_choose_file (GtkWidget *widget, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *const patterns[] = {
    _ ("Tables"), "*.csv *.tsv *.txt *.xlsx *.CSV *.TSV *.TXT *.XLSX", _ ("All Files"), "*", NULL
  };

  sal_file_dialog_choose_async (
      widget, SAL_FILE_DIALOG_OPEN, _ ("Import Measures"), NULL, patterns, callback, user_data);
}

/**
 * sal_measure_dialog_new:
 * @parent: the window it belongs to
 * @workspace: where the measures are to be kept
 * @file: a table: comma-, semicolon- or tab-separated text, or a spreadsheet
 * @geography: the key of the areas that it likely is about
 *
 * Creates a dialog, which begins to read the file.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_measure_dialog_new (GtkWindow *parent,
                        SalWorkspace *workspace,
                        GFile *file,
                        const char *geography)
{
  SalMeasureDialog *self =
      g_object_new (SAL_TYPE_MEASURE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_utf8_make_valid (base, -1);

  self->workspace = g_object_ref (workspace);
  self->key = g_strdup (geography);
  add_program_geographies (self);
  sal_geography_row_select (self->geography_row, geography);
  self->file = g_object_ref (file);
  adw_window_title_set_subtitle (self->title, name);
  sal_geography_row_read_imported (self->geography_row, sal_workspace_get_store (workspace));
  sal_measure_dialog_read (self);

  return GTK_WIDGET (self);
}
