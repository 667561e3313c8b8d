/* sal-boundary-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-dialog-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-file-dialog.h"
#include "sal-geography-repository.h"

enum
{
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalBoundaryDialog, sal_boundary_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

void
sal_boundary_dialog_update_button (SalBoundaryDialog *self)
{
  g_autofree char *name = dup_text (self->name_row);

  gtk_widget_set_sensitive (self->import_button,
                            *name != '\0' && self->job == NULL && !self->is_writing &&
                                self->study != NULL && self->study->import != NULL);
}

static void
show_message (SalBoundaryDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
name_changed_cb (SalBoundaryDialog *self)
{
  show_message (self, NULL);
  sal_boundary_dialog_update_button (self);
}

/* --- fields --- */

/* The field that is chosen; empty for none, which comes first. */
char *
sal_boundary_dialog_dup_field (SalBoundaryDialog *self, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->study == NULL || selected == 0 || selected > self->study->fields->len)
    return g_strdup ("");

  return g_strdup (g_ptr_array_index (self->study->fields, selected - 1));
}

static void
fill_fields (SalBoundaryDialog *self, AdwComboRow *row, const char *none, const char *chosen)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (strings, none);
  for (guint i = 0; i < self->study->fields->len; i++)
    {
      const char *field = g_ptr_array_index (self->study->fields, i);

      gtk_string_list_append (strings, field);
      if (g_strcmp0 (field, chosen) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (strings));
  adw_combo_row_set_selected (row, selected);
}

/* Choices that somebody made stay as they are. */
static void
show_fields (SalBoundaryDialog *self)
{
  if (self->keeps_fields)
    return;
  fill_fields (self, self->code_row, _ ("Number in the File"), self->study->id_field);
  fill_fields (self, self->title_row, _ ("Same as Code"), self->study->name_field);
  fill_fields (self, self->parent_row, _ ("Nothing"), self->study->parent_field);
}

static void
field_changed_cb (SalBoundaryDialog *self)
{
  if (self->is_filling || self->study == NULL)
    return;
  self->keeps_fields = TRUE;
  sal_boundary_dialog_show_samples (self);
  sal_boundary_dialog_read (self);
}

static void
system_applied_cb (SalBoundaryDialog *self)
{
  g_autofree char *text = dup_text (self->system_row);

  g_free (self->system);
  self->system = *text != '\0' ? g_steal_pointer (&text) : NULL;
  sal_boundary_dialog_read (self);
}

/* --- what was read --- */

static void
show_system (SalBoundaryDialog *self)
{
  const SalBoundaryStudy *study = self->study;
  const char *name = study->coordinate_system;

  if (self->system != NULL)
    name = self->system;
  else if (name == NULL && study->import != NULL)
    name = "WGS 84"; /* what degrees are taken for */
  gtk_editable_set_text (GTK_EDITABLE (self->system_row), name != NULL ? name : "");
  if (study->import == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->system_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->system_row), "error");
}

void
sal_boundary_dialog_show_study (SalBoundaryDialog *self)
{
  const GError *problem = self->study->problem;
  gboolean is_first = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "study") != 0;

  self->is_filling = TRUE;
  show_fields (self);
  show_system (self);
  sal_boundary_dialog_show_samples (self);
  sal_boundary_dialog_show_report (self);
  self->is_filling = FALSE;
  show_message (self, problem != NULL ? problem->message : NULL);
  gtk_stack_set_visible_child_name (self->stack, "study");
  if (is_first)
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  sal_boundary_dialog_update_button (self);
}

/* Of a file that could be read before, what was read goes on to show. */
void
sal_boundary_dialog_show_error (SalBoundaryDialog *self, const char *message)
{
  if (self->study != NULL)
    {
      show_message (self, message);
      g_clear_pointer (&self->study->import, sal_boundary_import_free);
    }
  else
    {
      adw_status_page_set_description (self->problem_page, message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  sal_boundary_dialog_update_button (self);
}

static void
copy_cb (SalBoundaryDialog *self)
{
  sal_boundary_dialog_copy_findings (self);
}

/* --- importing --- */

/* What the command is given, until it is done. */
typedef struct
{
  SalBoundaryDialog *dialog;
  SalBoundaryStudy *study;
  char *name;
  char *terms;
  SalGeographyNew new;
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->dialog);
  g_clear_pointer (&self->study, sal_boundary_study_free);
  g_free (self->name);
  g_free (self->terms);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  SalBoundaryDialog *self = writing->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  self->is_writing = FALSE;
  if (error != NULL)
    {
      self->study = g_steal_pointer (&writing->study);
      gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
      show_message (self, error->message);
      sal_boundary_dialog_update_button (self);
      return;
    }
  g_signal_emit (self, signals[IMPORTED], 0, writing->new.id, writing->name, change);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
import_cb (SalBoundaryDialog *self)
{
  g_autofree char *label = NULL;
  Writing *writing;

  if (!gtk_widget_get_sensitive (self->import_button))
    return;

  writing = g_new0 (Writing, 1);
  writing->dialog = g_object_ref (self);
  writing->study = g_steal_pointer (&self->study);
  writing->name = dup_text (self->name_row);
  writing->terms = dup_text (self->terms_row);
  writing->new = (SalGeographyNew){ .name = writing->name,
                                    .terms = *writing->terms != '\0' ? writing->terms : NULL,
                                    .import = writing->study->import };
  self->is_writing = TRUE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* a text that is insensitive goes on blinking */
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  sal_boundary_dialog_update_button (self);
  label = g_strdup_printf (_ ("Import Geography “%s”"), writing->name);
  sal_store_run_async (sal_workspace_get_store (self->workspace),
                       label,
                       SAL_COMMAND_DEFAULT,
                       sal_geography_add,
                       &writing->new,
                       NULL,
                       NULL,
                       written_cb,
                       writing);
}

/* --- the dialog --- */

static void
sal_boundary_dialog_dispose (GObject *object)
{
  SalBoundaryDialog *self = SAL_BOUNDARY_DIALOG (object);

  sal_boundary_dialog_stop (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  g_clear_pointer (&self->system, g_free);

  G_OBJECT_CLASS (sal_boundary_dialog_parent_class)->dispose (object);
}

static void
sal_boundary_dialog_finalize (GObject *object)
{
  SalBoundaryDialog *self = SAL_BOUNDARY_DIALOG (object);

  g_clear_pointer (&self->study, sal_boundary_study_free);

  G_OBJECT_CLASS (sal_boundary_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SAL_TYPE_MAP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-boundary-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, first_bar);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, map_group);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, map_view);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, terms_row);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, code_row);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, parent_row);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, system_row);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, samples);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, samples_group);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, report);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, report_group);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, SalBoundaryDialog, findings_group);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, system_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
sal_boundary_dialog_class_init (SalBoundaryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_boundary_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_boundary_dialog_finalize;

  signals[IMPORTED] = g_signal_new ("imported",
                                    SAL_TYPE_BOUNDARY_DIALOG,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    3,
                                    G_TYPE_INT64,
                                    G_TYPE_STRING,
                                    G_TYPE_POINTER);

  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_boundary_dialog_init (SalBoundaryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_map_view_set_description (self->map_view, _ ("Map of What Was Read"), NULL);
}

/* "counties.geojson.zip" → "counties" */
static char *
name_after (GFile *file)
{
  static const char *const suffixes[] = { ".zip", ".shp",     ".shx",  ".dbf",     ".prj",
                                          ".cpg", ".geojson", ".json", ".topojson" };
  g_autofree char *base = g_file_get_basename (file);
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
        {
          gsize length = strlen (base), end = strlen (suffixes[i]);

          if (length > end && g_ascii_strcasecmp (base + length - end, suffixes[i]) == 0)
            {
              base[length - end] = '\0';
              found = TRUE;
            }
        }
    }

  return g_utf8_make_valid (base, -1);
}

/**
 * sal_boundary_dialog_choose_file:
 * @widget: a widget of the window that asks
 * @callback: called when a file has been chosen or not
 * @user_data: for @callback
 *
 * Asks for a file of boundaries.
 */
void
sal_boundary_dialog_choose_file (GtkWidget *widget,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const char *const patterns[] = { _ ("Boundaries"),
                                   "*.geojson *.json *.topojson *.shp *.zip *.GEOJSON *.JSON "
                                   "*.TOPOJSON *.SHP *.ZIP",
                                   _ ("All Files"),
                                   "*",
                                   NULL };

  sal_file_dialog_choose_async (
      widget, SAL_FILE_DIALOG_OPEN, _ ("Import Boundaries"), NULL, patterns, callback, user_data);
}

/**
 * sal_boundary_dialog_new:
 * @parent: the window it belongs to
 * @workspace: where the boundaries are to be kept
 * @file: GeoJSON, TopoJSON, a part of a Shapefile, or a ZIP archive with one of these
 *
 * Creates a dialog, which begins to read the file.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_boundary_dialog_new (GtkWindow *parent, SalWorkspace *workspace, GFile *file)
{
  SalBoundaryDialog *self =
      g_object_new (SAL_TYPE_BOUNDARY_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *source = g_utf8_make_valid (base, -1);
  g_autofree char *name = name_after (file);

  self->workspace = g_object_ref (workspace);
  self->file = g_object_ref (file);
  adw_window_title_set_subtitle (self->title, source);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  sal_boundary_dialog_read (self);

  return GTK_WIDGET (self);
}
