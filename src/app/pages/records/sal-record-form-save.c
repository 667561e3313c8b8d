/* sal-record-form-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-form-private.h"

#include <glib/gi18n.h>

#include "sal-conflict-question.h"
#include "sal-record-amounts.h"
#include "sal-record-validate.h"
#include "sal-window.h"

/* Reading what was entered, saving it, and what to do when someone else saved first. */

static gboolean
read_rows (SalRecordForm *self, SalRecord *record, gboolean money, gboolean show_problems)
{
  gboolean valid = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GError) error = NULL;

      if ((sal_field_row_get_field (row)->type == SAL_FIELD_MONEY) != money ||
          sal_field_row_read (row, record, &error))
        continue;
      valid = FALSE;
      if (show_problems)
        sal_field_row_set_problem (row, error->message);
    }

  return valid;
}

/* What was entered, over what was stored. */
SalRecord *
sal_record_form_read (SalRecordForm *self, gboolean show_problems, gboolean *valid)
{
  SalRecord *record = sal_record_copy (self->base);

  /* amounts are read in the currency entered */
  *valid = read_rows (self, record, FALSE, show_problems);
  sal_record_keep_amounts (record, self->base, sal_workspace_get_currency (self->workspace));
  *valid = read_rows (self, record, TRUE, show_problems) && *valid;

  return record;
}

/* --- problems --- */

static void
show_error (SalRecordForm *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
focus_first_problem (SalRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = g_ptr_array_index (self->rows, i);

      if (sal_field_row_has_problem (row))
        {
          sal_field_row_focus (row);
          return;
        }
    }
}

static void
show_problems (SalRecordForm *self, const SalProblems *problems)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = g_ptr_array_index (self->rows, i);
      const char *problem = sal_problems_get (problems, sal_field_row_get_field (row)->name);

      if (problem != NULL && !sal_field_row_has_problem (row))
        sal_field_row_set_problem (row, problem);
    }
  show_error (self, sal_problems_get (problems, NULL));
}

/* --- someone else saved first --- */

/* Whether a field that was edited here, and is not stored yet, has been changed by somebody else.
 */
static gboolean
is_overtaken (SalRecordForm *self, SalRecord *record)
{
  gboolean valid;
  g_autoptr (SalRecord) entered = sal_record_form_read (self, FALSE, &valid);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SalValue *base = sal_record_get_value (self->base, i);
      gboolean edited = sal_field_row_has_problem (g_ptr_array_index (self->rows, i)) ||
                        !sal_value_equal (sal_record_get_value (entered, i), base);

      if (edited && !sal_value_equal (sal_record_get_value (record, i), base))
        return TRUE;
    }

  return FALSE;
}

static void save_record (SalRecordForm *self, SalRecord *record, gint64 version);

typedef struct
{
  SalRecordForm *form;
  SalRecord *theirs;
  gint64 version;
} Conflict;

static void
conflict_free (Conflict *conflict)
{
  g_object_unref (conflict->form);
  g_clear_object (&conflict->theirs);
  g_free (conflict);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Conflict, conflict_free)

/* What was entered goes over what the other one saved; fields not touched here stay theirs. */
static void
overwrite (SalRecordForm *self, const Conflict *conflict)
{
  g_autoptr (SalRecord) base = g_object_ref (self->base);
  g_autoptr (SalRecord) record = NULL;
  gboolean valid;

  g_set_object (&self->base, conflict->theirs);
  record = sal_record_form_read (self, TRUE, &valid);
  self->version = conflict->version;
  if (valid)
    save_record (self, record, conflict->version);
}

static void
answered_cb (SalConflictAnswer answer, gpointer data)
{
  g_autoptr (Conflict) conflict = data;
  SalRecordForm *self = conflict->form;

  self->asking = FALSE;
  if (answer == SAL_CONFLICT_OVERWRITE)
    {
      overwrite (self, conflict);
      return;
    }

  if (answer == SAL_CONFLICT_RELOAD)
    sal_record_form_take (self, conflict->theirs, conflict->version);
  sal_record_form_end_leaving (self, FALSE);
}

/* What was entered, over what the other one saved. */
static SalRecord *
read_over (SalRecordForm *self, SalRecord *theirs)
{
  g_autoptr (SalRecord) base = g_object_ref (self->base);
  SalRecord *entered;
  gboolean valid;

  g_set_object (&self->base, theirs);
  entered = sal_record_form_read (self, FALSE, &valid);
  g_set_object (&self->base, base);

  return entered;
}

static void
ask_about_conflict (Conflict *conflict)
{
  SalRecordForm *self = conflict->form;
  g_autoptr (SalRecord) entered = read_over (self, conflict->theirs);

  self->asking = TRUE;
  sal_conflict_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                    self->workspace,
                    self->base,
                    conflict->theirs,
                    entered,
                    TRUE,
                    answered_cb,
                    conflict);
}

static void
theirs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Conflict) conflict = user_data;
  g_autoptr (GError) error = NULL;

  conflict->theirs =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &conflict->version, &error);
  if (conflict->theirs != NULL && !is_overtaken (conflict->form, conflict->theirs))
    {
      overwrite (conflict->form, conflict);
      return;
    }
  if (conflict->theirs != NULL && gtk_widget_get_root (GTK_WIDGET (conflict->form)) != NULL)
    {
      ask_about_conflict (g_steal_pointer (&conflict));
      return;
    }

  sal_record_form_end_leaving (conflict->form, FALSE);
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (conflict->form), _ ("Could Not Save"), error);
}

static void
resolve_conflict (SalRecordForm *self)
{
  Conflict *conflict = g_new0 (Conflict, 1);

  conflict->form = g_object_ref (self);
  sal_workspace_load_record_async (
      self->workspace, self->kind, self->id, NULL, theirs_loaded_cb, conflict);
}

/* --- saving --- */

static void
show_save_error (SalRecordForm *self, const GError *error)
{
  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT))
    {
      resolve_conflict (self);
      return;
    }

  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID))
    {
      g_autoptr (SalProblems) problems = sal_problems_from_text (self->kind, error->message);

      show_problems (self, problems);
      /* going there does not store the same once more, whose answer would come after an edit */
      self->saving = TRUE;
      focus_first_problem (self);
      self->saving = FALSE;
    }
  else
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Save"), error);
    }
  sal_record_form_end_leaving (self, FALSE);
}

/* A record that exists has a form of its own: some fields cannot be set any more. */
static void
show_created (SalRecordForm *self)
{
  self->modified = FALSE;
  if (self->leaving->len > 0)
    sal_record_form_end_leaving (self, TRUE);
  else
    gtk_widget_activate_action (
        GTK_WIDGET (self), "records.show-created", "(sx)", self->kind->name, self->id);
}

/* Takes over what is stored now; what was typed and is not stored stays. */
static void
take_stored (SalRecordForm *self, SalRecord *record, gint64 version)
{
  g_autoptr (SalRecord) entered = NULL;
  gboolean valid;

  g_set_object (&self->base, record);
  self->version = version;
  entered = sal_record_form_read (self, FALSE, &valid);
  sal_record_form_show_stored (self, entered);
  sal_record_form_update (self);
}

/* Shows what has been stored meanwhile in the fields that are not being edited. If one that is has
 * been changed, saving it tells so. */
void
sal_record_form_refresh (SalRecordForm *self, SalRecord *record, gint64 version)
{
  if (!self->saving && !self->asking && !is_overtaken (self, record))
    take_stored (self, record, version);
}

/* Answers who waits to leave: at once if all is stored, else when it is or has been given up. */
static void
settle_leaving (SalRecordForm *self)
{
  if (self->leaving->len == 0 || self->asking)
    return;
  if (!self->modified)
    sal_record_form_end_leaving (self, TRUE);
  else if (!sal_record_form_commit (self))
    sal_record_form_ask_before_leaving (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalRecordForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) stored = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, &stored, &error);

  self->saving = FALSE;
  if (error != NULL)
    {
      sal_record_form_update (self);
      show_save_error (self, error);
      return;
    }

  if (self->is_new)
    {
      sal_window_add_undo_toast (GTK_WIDGET (self), change);
      show_created (self);
      return;
    }

  /* a row's version is the change that touched it last */
  take_stored (self, stored, change != NULL ? sal_change_get_id (change) : self->version);
  settle_leaving (self);
}

static void
save_record (SalRecordForm *self, SalRecord *record, gint64 version)
{
  self->saving = TRUE;
  show_error (self, NULL);
  sal_record_form_update (self);
  if (self->is_new)
    sal_workspace_create_record_async (
        self->workspace, record, NULL, saved_cb, g_object_ref (self));
  else
    sal_workspace_save_record_async (
        self->workspace, record, version, NULL, saved_cb, g_object_ref (self));
}

/* Gives the fields that have a problem the values that are stored. */
static void
leave_problems (SalRecordForm *self, SalRecord *record)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_field_row_has_problem (g_ptr_array_index (self->rows, i)))
      sal_record_set_value (record, i, sal_record_get_value (self->base, i));
}

/* What is wrong with what was entered; of a record that is stored, what was not so before. */
static SalProblems *
validate (SalRecordForm *self, SalRecord *record)
{
  return sal_record_validate_change (record, self->is_new ? NULL : self->base);
}

static gboolean
is_valid (SalRecordForm *self, SalRecord *record)
{
  g_autoptr (SalProblems) problems = validate (self, record);

  return sal_problems_is_empty (problems);
}

/**
 * sal_record_form_commit:
 * @self: a form
 *
 * Stores what was entered, and says beside a field what is wrong with it: of a record that is
 * stored, the other fields are stored all the same. A new record waits until all are valid.
 *
 * Returns: %FALSE if something that was entered could not be stored
 */
gboolean
sal_record_form_commit (SalRecordForm *self)
{
  gboolean valid;
  g_autoptr (SalRecord) record = sal_record_form_read (self, TRUE, &valid);
  g_autoptr (SalProblems) problems = validate (self, record);

  valid = valid && sal_problems_is_empty (problems);
  if (!valid)
    {
      show_problems (self, problems);
      leave_problems (self, record);
    }
  if (!valid && (self->is_new || sal_record_equal (record, self->base) || !is_valid (self, record)))
    return FALSE;

  save_record (self, record, self->version);
  return valid;
}

/* Stores what was entered, or goes to the first field that is not valid. */
void
sal_record_form_save (SalRecordForm *self)
{
  if (sal_record_form_commit (self))
    return;

  focus_first_problem (self);
  sal_record_form_end_leaving (self, FALSE);
}
