/* sal-window-open.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "sal-accessible.h"
#include "sal-file-dialog.h"
#include "sal-kinds.h"
#include "sal-new-workspace-dialog.h"
#include "sal-number.h"
#include "sal-recent.h"
#include "sal-sample-pay.h"
#include "sal-sample.h"

/* Opening, creating and rescuing workspaces. */

typedef struct
{
  SalWindow *window;
  GFile *file;                 /* what is opened or rescued */
  char *path;                  /* what a job writes */
  SalWorkspaceOptions options; /* of a new workspace */
  char *name;
  char *currency;
  gint64 n_rows; /* copied out, and not readable */
  gint64 n_lost;
} Opening;

static Opening *
opening_new (SalWindow *window, GFile *file)
{
  Opening *self = g_new0 (Opening, 1);

  self->window = g_object_ref (window);
  self->file = g_object_ref (file);

  return self;
}

static void
opening_free (Opening *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);
  g_free (self->name);
  g_free (self->currency);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static const char *const *
workspace_patterns (void)
{
  static const char *patterns[] = { NULL, "*.salient", NULL };

  patterns[0] = _ ("Salient Workspaces");

  return patterns;
}

static void open_file (SalWindow *self, GFile *file, SalStoreMode mode);

static void
show_workspace (SalWindow *self, SalWorkspace *workspace)
{
  g_autoptr (GFile) file = g_file_new_for_path (sal_workspace_get_path (workspace));

  sal_recent_add (file);
  sal_window_set_workspace (self, workspace);
}

/* --- copying out of a damaged or newer file --- */

static gboolean
copy_out (SalJob *job, gpointer data, GError **error)
{
  Opening *opening = data;
  g_autofree char *from = g_file_get_path (opening->file);

  sal_job_report (job, -1, _ ("Copying readable records"));

  return sal_workspace_copy_out (from,
                                 opening->path,
                                 TRUE, /* the dialog has asked */
                                 sal_model_kinds (),
                                 &opening->n_rows,
                                 &opening->n_lost,
                                 sal_job_get_cancellable (job),
                                 error);
}

static void
copied_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = g_file_new_for_path (opening->path);
  g_autofree char *rows = NULL, *lost = NULL;
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    {
      sal_window_report_error (
          GTK_WIDGET (opening->window), _ ("Could Not Copy the Workspace"), error);
      return;
    }

  rows = sal_number_format ((double) opening->n_rows, 0);
  lost = sal_number_format ((double) opening->n_lost, 0);
  /* Translators: both are numbers */
  text = g_strdup_printf (_ ("Records copied: %s, not readable: %s"), rows, lost);
  sal_window_add_toast (GTK_WIDGET (opening->window), text);
  open_file (opening->window, copy, SAL_STORE_OPEN);
}

static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autoptr (SalJob) job = NULL;
  Opening *data = opening;
  SalWindow *window = opening->window;

  if (file == NULL)
    return;

  opening->path = g_file_get_path (file);
  job = sal_job_new (_ ("Copy Out"));
  sal_job_run_async (job, copy_out, data, NULL, copied_out_cb, g_steal_pointer (&opening));
  sal_window_add_job (GTK_WIDGET (window), job);
}

static void
copy_out_to_chosen (Opening *opening)
{
  sal_file_dialog_choose_async (GTK_WIDGET (opening->window),
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Copy Out Into a New Workspace"),
                                _ ("Copy.salient"),
                                workspace_patterns (),
                                copy_chosen_cb,
                                opening);
}

void
sal_window_copy_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWindow *self = SAL_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_path (sal_workspace_get_path (self->workspace));

  copy_out_to_chosen (opening_new (self, file));
}

/* --- opening --- */

static void
offer_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  SalWindow *window = opening->window;

  if (g_str_equal (response, "read-only"))
    open_file (window, opening->file, SAL_STORE_READ_ONLY);
  else if (g_str_equal (response, "copy"))
    copy_out_to_chosen (g_steal_pointer (&opening));
}

/* @opened: the workspace is open, and so can be read as far as it can be. */
static void
offer_what_helps (Opening *opening, const char *heading, const GError *error, gboolean opened)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (opening->window), heading, error->message);
  gboolean damaged = g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_DAMAGED);
  gboolean readable =
      !opened && (damaged || g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NEWER) ||
                  g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_READ_ONLY));

  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND))
    sal_recent_remove (opening->file);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (readable)
    adw_message_dialog_add_response (
        ADW_MESSAGE_DIALOG (dialog), "read-only", _ ("Open _Read-Only"));
  if (damaged || g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NEWER))
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _ ("Copy _Out…"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect (dialog, "response", G_CALLBACK (offer_cb), opening);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace = sal_workspace_open_finish (result, &error);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (opening->window));

  if (application == NULL) /* the window was closed meanwhile */
    return;

  if (workspace == NULL)
    {
      offer_what_helps (
          g_steal_pointer (&opening), _ ("Could Not Open the Workspace"), error, FALSE);
      return;
    }

  sal_application_add_workspace (SAL_APPLICATION (application), workspace);
  show_workspace (opening->window, workspace);
}

static void
open_file (SalWindow *self, GFile *file, SalStoreMode mode)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (SalWorkspace) workspace = NULL;

  if (path == NULL)
    {
      sal_window_add_toast (GTK_WIDGET (self),
                            _ ("Only files that are mounted as a folder can be opened"));
      return;
    }

  workspace = sal_application_find_workspace (SAL_APPLICATION (application), path);
  if (workspace != NULL)
    show_workspace (self, workspace);
  else
    sal_workspace_open_async (
        path, mode, sal_model_kinds (), NULL, opened_cb, opening_new (self, file));
}

/**
 * sal_window_open_file:
 * @self: a window
 * @file: a workspace file
 *
 * Opens @file in the window. If that is not possible a dialog says why and offers what helps:
 * opening it read-only, or copying what is readable into a new file.
 */
void
sal_window_open_file (SalWindow *self, GFile *file)
{
  open_file (self, file, SAL_STORE_OPEN);
}

void
sal_window_report_damage (SalWindow *self, const GError *error)
{
  g_autoptr (GFile) file = g_file_new_for_path (sal_workspace_get_path (self->workspace));

  offer_what_helps (opening_new (self, file), _ ("The Workspace Is Damaged"), error, TRUE);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL)
    sal_window_open_file (SAL_WINDOW (source), file);
}

void
sal_window_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_OPEN,
                                _ ("Open a Workspace"),
                                NULL,
                                workspace_patterns (),
                                open_chosen_cb,
                                NULL);
}

/* --- creating --- */

static gboolean
create_workspace (SalJob *job, gpointer data, GError **error)
{
  Opening *opening = data;
  g_autoptr (SalWorkspace) workspace = NULL;

  workspace = sal_workspace_create (opening->path, &opening->options, sal_model_kinds (), error);
  if (workspace == NULL)
    return FALSE;

  sal_workspace_close (workspace);

  return TRUE;
}

static gboolean
create_sample (SalJob *job, gpointer data, GError **error)
{
  Opening *opening = data;
  g_autofree char *folder = g_path_get_dirname (opening->path);

  g_mkdir_with_parents (folder, 0700);

  return sal_sample_create (opening->path, NULL, job, error) &&
         sal_sample_create_pay (opening->path, 1, job, error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;

  if (sal_job_run_finish (SAL_JOB (source), result, &error))
    open_file (opening->window, opening->file, SAL_STORE_OPEN);
  else
    sal_window_report_error (
        GTK_WIDGET (opening->window), _ ("Could Not Create the Workspace"), error);
}

static void
create (Opening *opening, const char *title, SalJobFunc func)
{
  g_autoptr (SalJob) job = sal_job_new (title);

  sal_job_run_async (job, func, opening, NULL, created_cb, opening);
  sal_window_add_job (GTK_WIDGET (opening->window), job);
}

static void
new_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalNewWorkspaceDialog) dialog = user_data;
  g_autoptr (GFile) chosen = sal_file_dialog_choose_finish (result, NULL);
  g_autofree char *path = chosen != NULL ? g_file_get_path (chosen) : NULL;
  g_autofree char *named = NULL;
  g_autoptr (GFile) file = NULL;
  Opening *opening;

  if (path == NULL)
    return;

  named =
      g_str_has_suffix (path, ".salient") ? g_strdup (path) : g_strconcat (path, ".salient", NULL);
  file = g_file_new_for_path (named);
  opening = opening_new (SAL_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog))), file);
  opening->path = g_steal_pointer (&named);
  sal_new_workspace_dialog_get_options (dialog, &opening->options);
  opening->options.name = opening->name = g_strdup (opening->options.name);
  opening->options.currency = opening->currency = g_strdup (opening->options.currency);
  create (opening, _ ("New Workspace"), create_workspace);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
create_cb (SalNewWorkspaceDialog *dialog)
{
  g_autofree char *name = NULL;
  SalWorkspaceOptions options;

  sal_new_workspace_dialog_get_options (dialog, &options);
  name = g_strdelimit (g_strconcat (options.name, ".salient", NULL), G_DIR_SEPARATOR_S, '-');
  sal_file_dialog_choose_async (GTK_WIDGET (dialog),
                                SAL_FILE_DIALOG_SAVE,
                                _ ("New Workspace"),
                                name,
                                workspace_patterns (),
                                new_chosen_cb,
                                g_object_ref (dialog));
}

void
sal_window_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = sal_new_workspace_dialog_new (GTK_WINDOW (widget));

  g_signal_connect (dialog, "create", G_CALLBACK (create_cb), NULL);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
sal_window_explore_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path =
      g_build_filename (g_get_user_data_dir (), "salient", "sample.salient", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  Opening *opening;

  if (g_file_query_exists (file, NULL))
    {
      sal_window_open_file (SAL_WINDOW (widget), file);
      return;
    }

  opening = opening_new (SAL_WINDOW (widget), file);
  opening->path = g_steal_pointer (&path);
  create (opening, _ ("Creating the Sample"), create_sample);
}
