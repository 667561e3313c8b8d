/* sal-import-dialog-mapping.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-dialog-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-file-dialog.h"

/* Loading and saving the mapping of the file that is shown. */

typedef struct
{
  SalImportDialog *dialog;
  SalImportDraft *draft;
} Target;

static Target *
target_new (SalImportDialog *dialog)
{
  Target *target = g_new (Target, 1);

  target->dialog = g_object_ref (dialog);
  target->draft = g_object_ref (sal_import_dialog_get_draft (dialog));

  return target;
}

static void
target_free (Target *target)
{
  g_object_unref (target->dialog);
  g_object_unref (target->draft);
  g_free (target);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Target, target_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Target) target = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  SalMapping *mapping = NULL;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    mapping = sal_mapping_from_json (text, (gssize) length, name, &error);
  if (target->dialog->workspace == NULL)
    g_clear_pointer (&mapping, sal_mapping_free);
  else if (mapping != NULL)
    sal_import_draft_set_mapping (target->draft, mapping);
  else
    sal_import_dialog_report_error (target->dialog, _ ("Could Not Load the Mapping"), error);
}

static void
load_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (source);
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL && self->workspace != NULL)
    g_file_load_contents_async (file, NULL, loaded_cb, target_new (self));
}

void
sal_import_dialog_load_mapping_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const patterns[] = { _ ("Mappings"), "*.json", NULL };

  sal_file_dialog_choose_async (
      widget, SAL_FILE_DIALOG_OPEN, _ ("Load Mapping"), NULL, patterns, load_chosen_cb, NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error) &&
      self->workspace != NULL)
    sal_import_dialog_report_error (self, _ ("Could Not Save the Mapping"), error);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Target) target = user_data;
  const SalMapping *mapping = sal_import_draft_get_mapping (target->draft);
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (file == NULL || mapping == NULL)
    return;
  text = sal_mapping_to_json (mapping);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (
      file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb, g_object_ref (target->dialog));
}

void
sal_import_dialog_save_mapping_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (widget);
  const SalMapping *mapping = sal_import_draft_get_mapping (sal_import_dialog_get_draft (self));
  const char *const patterns[] = { _ ("Mappings"), "*.json", NULL };
  g_autofree char *file_name =
      g_strdup_printf ("%s.json", mapping->name != NULL ? mapping->name : _ ("Mapping"));

  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save Mapping"),
                                file_name,
                                patterns,
                                save_chosen_cb,
                                target_new (self));
}

void
sal_import_dialog_preset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalImportDialog *self = SAL_IMPORT_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (!sal_import_draft_use_preset (
          sal_import_dialog_get_draft (self), g_variant_get_string (parameter, NULL), &error))
    sal_import_dialog_report_error (self, _ ("Could Not Use the Preset"), error);
}
