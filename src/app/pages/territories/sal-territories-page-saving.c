/* sal-territories-page-saving.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-saving.h"

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-window.h"

static void
saving_free (SalSaving *self)
{
  g_clear_pointer (&self->data, self->type->data_free);
  g_object_unref (self->page);
  g_object_unref (self->file);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->texts, sal_alignment_texts_free);
  g_clear_pointer (&self->before, sal_territory_design_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalSaving, saving_free)

static void
report_error (SalSaving *self, const GError *error)
{
  sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Save"), error);
}

/* --- writing --- */

static gboolean
write_file (SalJob *job, gpointer data, GError **error)
{
  const SalSaving *self = data;

  sal_job_report (job, -1, NULL);

  return self->type->write (self, job, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalSaving) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    {
      report_error (self, error);
      return;
    }
  /* translators: the name of a file */
  text = g_strdup_printf (_ ("Saved as %s"), name);
  sal_window_add_toast (GTK_WIDGET (self->page), text);
}

/* --- what is written --- */

static gpointer
read_texts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_texts_load (connection, data, error);
}

/* Takes @self. */
static void
start_writing (SalSaving *self)
{
  g_autoptr (SalJob) job = sal_job_new (_ (self->type->title));

  sal_window_add_job (GTK_WIDGET (self->page), job);
  sal_job_run_async (job, write_file, self, NULL, written_cb, self);
}

static void
texts_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalSaving) self = user_data;
  g_autoptr (GError) error = NULL;

  self->texts = sal_store_read_finish (SAL_STORE (source), result, &error);
  if (self->texts == NULL)
    {
      report_error (self, error);
      return;
    }
  start_writing (g_steal_pointer (&self));
}

/* Takes what was loaded; NULL, told of, if it could not be. */
static SalTerritoryDesign *
take_loaded (SalSaving *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  SalTerritoryDesign *design =
      sal_alignment_editor_load_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);

  if (design == NULL)
    report_error (self, error);

  return design;
}

/* Takes @self. */
static void
start_reading_texts (SalSaving *self)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self->page));

  sal_store_read_async (sal_workspace_get_store (workspace),
                        read_texts,
                        self->design,
                        NULL,
                        (GDestroyNotify) sal_alignment_texts_free,
                        NULL,
                        texts_read_cb,
                        self);
}

static void
before_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalSaving) self = user_data;

  self->before = take_loaded (self, source, result);
  if (self->before != NULL)
    start_reading_texts (g_steal_pointer (&self));
}

static void
design_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalSaving) self = user_data;

  self->design = take_loaded (self, source, result);
  if (self->design == NULL)
    return;
  if (self->before_id != 0)
    sal_alignment_editor_load_async (
        SAL_ALIGNMENT_EDITOR (source), self->before_id, before_loaded_cb, self);
  else
    start_reading_texts (self);
  g_steal_pointer (&self);
}

/**
 * sal_territories_page_start_saving:
 * @self: the page, with a design
 * @file: a local file
 * @type: (transfer none): what writes it
 * @data: (transfer full): what @type needs for it
 * @before_id: the id of an alignment that is to be loaded beside it, or 0
 *
 * Loads the alignment, if @type needs it, and writes it, and tells of it when it is written or
 * could not be.
 */
void
sal_territories_page_start_saving (SalTerritoriesPage *self,
                                   GFile *file,
                                   const SalSavingType *type,
                                   gpointer data,
                                   gint64 before_id)
{
  SalSaving *saving = g_new0 (SalSaving, 1);

  saving->type = type;
  saving->data = data;
  saving->page = g_object_ref (self);
  saving->file = g_object_ref (file);
  saving->before_id = before_id;
  if (type->is_complete)
    start_writing (saving);
  else
    sal_alignment_editor_load_async (
        self->editor, sal_alignment_editor_get_info (self->editor)->id, design_loaded_cb, saving);
}

/* --- where to --- */

typedef struct
{
  SalTerritoriesPage *page;
  SalSavingChosenFunc chosen;
} Choice;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (SalTerritoriesPage) page = choice->page;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL && page->shown != NULL && g_file_peek_path (file) != NULL)
    choice->chosen (page, file);
}

/**
 * sal_territories_page_choose_file:
 * @self: the page, with a design
 * @title: what is saved
 * @name: what the file is called unless somebody says otherwise
 * @patterns: as for sal_file_dialog_choose_async()
 * @chosen: called with a local file if one is chosen and there still is a design
 *
 * Asks where to save.
 */
void
sal_territories_page_choose_file (SalTerritoriesPage *self,
                                  const char *title,
                                  const char *name,
                                  const char *const *patterns,
                                  SalSavingChosenFunc chosen)
{
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ g_object_ref (self), chosen };
  sal_file_dialog_choose_async (
      GTK_WIDGET (self), SAL_FILE_DIALOG_SAVE, title, name, patterns, file_chosen_cb, choice);
}
