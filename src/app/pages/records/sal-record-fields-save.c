/* sal-record-fields-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-fields-private.h"

#include <glib/gi18n.h>

#include "sal-record-validate.h"
#include "sal-window.h"

/* Storing what was entered, and what is wrong with it. */

static SalFieldControl *
find_control (SalRecordFields *self, const SalField *field)
{
  for (guint i = 0; i < self->controls->len; i++)
    if (sal_field_control_get_field (g_ptr_array_index (self->controls, i)) == field)
      return g_ptr_array_index (self->controls, i);

  return NULL;
}

static gboolean
has_controls (SalRecordFields *self, const SalProblems *problems)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (sal_problems_get (problems, self->kind->fields[i].name) != NULL &&
        find_control (self, &self->kind->fields[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Beside the fields; what concerns none that shows is said under the first. */
static void
show_problems (SalRecordFields *self, const SalProblems *problems)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const SalField *field = &self->kind->fields[i];
      const char *problem = sal_problems_get (problems, field->name);
      SalFieldControl *control = find_control (self, field);

      if (problem == NULL)
        continue;
      if (control == NULL)
        control = g_ptr_array_index (self->controls, 0);
      if (!sal_field_control_has_problem (control))
        sal_field_control_set_problem (control, problem);
    }
}

/* The host may have been taken away meanwhile. */
static void
report (SalRecordFields *self, const char *heading, const GError *error)
{
  if (self->window != NULL)
    sal_window_report_error (self->window, heading, error);
}

/* What only the store could find, such as a circle, is said beside the field, too; what concerns no
 * field that shows, or the record as a whole, by the window. */
static void
show_refused (SalRecordFields *self, const GError *error)
{
  g_autoptr (SalProblems) problems = NULL;
  gboolean shown = g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);

  if (shown)
    {
      g_set_object (&self->refused, self->sent);
      problems = sal_problems_from_text (self->kind, error->message);
      shown = sal_problems_get (problems, NULL) == NULL && has_controls (self, problems);
    }
  if (shown)
    show_problems (self, problems);
  if (!shown)
    report (self, _ ("Could Not Save"), error);
}

/* There is nothing left that could be stored: what was entered goes with the record. */
static void
give_up_deleted (SalRecordFields *self)
{
  g_autofree char *title = sal_record_get_title (self->base);
  /* translators: a kind of record, and the title of one */
  g_autoptr (GError) error =
      g_error_new (SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_FOUND,
                   _ ("%1$s “%2$s” has been deleted in the meantime, so that nothing was stored"),
                   sal_kind_get_label (self->kind),
                   title);

  sal_record_fields_revert (self);
  report (self, _ ("Deleted Meanwhile"), error);
}

static void
theirs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalRecordFields) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 version, before = self->version;
  g_autoptr (SalRecord) record =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);

  self->saving = FALSE;
  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND))
    give_up_deleted (self);
  else if (error != NULL)
    report (self, _ ("Could Not Save"), error);
  if (record != NULL)
    sal_record_fields_take (self, record, version);
  if (self->version != before)
    sal_record_fields_commit_if_complete (self);
  sal_record_fields_emit_changed (self);
}

/* Somebody else stored first: what they stored shows, except where something was entered. That is
 * stored over it, unless they changed the same. */
static void
resolve_conflict (SalRecordFields *self)
{
  self->saving = TRUE;
  sal_workspace_load_record_async (self->workspace,
                                   self->kind,
                                   sal_record_get_id (self->base),
                                   NULL,
                                   theirs_loaded_cb,
                                   g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalRecordFields) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) stored = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, &stored, &error);

  self->saving = FALSE;
  g_clear_object (&self->refused);
  if (error == NULL)
    sal_record_fields_take_stored (
        self, stored, change != NULL ? sal_change_get_id (change) : self->version, self->sent);
  else if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT))
    resolve_conflict (self);
  else
    show_refused (self, error);
  if (error == NULL && self->is_due)
    sal_record_fields_commit_if_complete (self);
  sal_record_fields_emit_changed (self);
}

void
sal_record_fields_remember_window (SalRecordFields *self)
{
  if (self->host != NULL && gtk_widget_get_root (self->host) != NULL)
    g_set_weak_pointer (&self->window, GTK_WIDGET (gtk_widget_get_root (self->host)));
}

static void
save (SalRecordFields *self, SalRecord *record)
{
  self->saving = TRUE;
  g_set_object (&self->sent, record);
  sal_record_fields_remember_window (self);
  if (self->is_new)
    sal_workspace_create_record_async (
        self->workspace, record, NULL, saved_cb, g_object_ref (self));
  else
    sal_workspace_save_record_async (
        self->workspace, record, self->version, NULL, saved_cb, g_object_ref (self));
}

/**
 * sal_record_fields_commit:
 * @self: fields
 *
 * Stores what was entered, and says beside a field what is wrong with it. Nothing is stored until
 * all of it can be. What the store has refused is tried again. What somebody else has changed
 * meanwhile is asked about first.
 *
 * Returns: %FALSE if something that was entered cannot be stored, or could not be last time
 */
gboolean
sal_record_fields_commit (SalRecordFields *self)
{
  gboolean valid, is_refused;
  g_autoptr (SalRecord) record = NULL;
  g_autoptr (SalProblems) problems = NULL;

  self->is_due = self->saving;
  if (self->saving || !sal_record_fields_is_modified (self))
    return TRUE;
  if (sal_record_fields_has_overtaken (self))
    {
      sal_record_fields_ask (self);
      return FALSE;
    }
  record = sal_record_fields_read (self, TRUE, &valid);
  problems = sal_record_validate_change (record, self->is_new ? NULL : self->base);
  if (!valid || !sal_problems_is_empty (problems))
    {
      show_problems (self, problems);
      return FALSE;
    }
  is_refused = self->refused != NULL && sal_record_equal (record, self->refused);
  save (self, record);

  return !is_refused;
}

void
sal_record_fields_commit_if_complete (SalRecordFields *self)
{
  gboolean valid;
  g_autoptr (SalRecord) record = sal_record_fields_read (self, FALSE, &valid);
  g_autoptr (SalProblems) problems = sal_record_validate (record);

  if (!self->saving && sal_record_fields_has_overtaken (self))
    sal_record_fields_ask_soon (self);
  else if (!self->is_new || (valid && sal_problems_is_empty (problems)))
    sal_record_fields_commit (self);
}
