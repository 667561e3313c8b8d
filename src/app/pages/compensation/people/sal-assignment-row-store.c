/* sal-assignment-row-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-assignment-row-private.h"

#include <glib/gi18n.h>

#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-window.h"

/* What is entered in a row is stored as soon as it can be, field by field. */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAssignmentRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) stored = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, &stored, &error);

  if (self->workspace == NULL)
    return; /* the row is gone */
  if (error != NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Change the Assignment"), error);
    }
  else
    {
      g_set_object (&self->base, stored);
      sal_assignment_row_show_heading (self);
      sal_assignment_row_show_fields (self, FALSE);
    }
  sal_assignment_row_set_saving (self, FALSE);
  sal_assignment_row_update_entered (self);
  if (error == NULL && self->modified)
    sal_assignment_row_store (self); /* what was entered meanwhile */
}

typedef struct
{
  SalAssignmentRow *row;
  SalRecord *record;
} Saving;

/* What this was based on has to be what is stored; a change by somebody else shows first. */
static void
version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (SalAssignmentRow) self = saving->row;
  g_autoptr (SalRecord) record = saving->record;
  g_autoptr (GError) error = NULL;
  gint64 version = 0;
  g_autoptr (SalRecord) stored =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);

  g_free (saving);
  if (self->workspace == NULL)
    return;
  if (stored != NULL && sal_record_equal (stored, self->base))
    {
      sal_workspace_save_record_async (
          self->workspace, record, version, NULL, saved_cb, g_object_ref (self));
      return;
    }
  sal_assignment_row_set_saving (self, FALSE);
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Change the Assignment"), error);
  else
    {
      sal_assignment_row_update (self, stored, self->versions);
      sal_window_add_toast (GTK_WIDGET (self),
                            _ ("It was changed meanwhile: this is what is stored now"));
    }
}

static void
show_problems (SalAssignmentRow *self, const SalProblems *problems)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      SalFieldRow *row = self->fields->pdata[i];
      const char *problem = sal_problems_get (problems, sal_field_row_get_field (row)->name);

      if (problem != NULL && !sal_field_row_has_problem (row))
        sal_field_row_set_problem (row, problem);
    }
}

/* Fields with a problem keep what is stored, so that the others can be. */
static void
leave_problems (SalAssignmentRow *self, SalRecord *record)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      SalFieldRow *row = self->fields->pdata[i];
      guint index =
          (guint) sal_kind_field_index (&sal_participant_kind, sal_field_row_get_field (row)->name);

      if (sal_field_row_has_problem (row))
        sal_record_set_value (record, index, sal_record_get_value (self->base, index));
    }
}

static gboolean
is_valid (SalRecord *record)
{
  g_autoptr (SalProblems) problems = sal_record_validate (record);

  return sal_problems_is_empty (problems);
}

void
sal_assignment_row_store (SalAssignmentRow *self)
{
  gboolean valid;
  g_autoptr (SalRecord) record = NULL;
  g_autoptr (SalProblems) problems = NULL;
  Saving *saving;

  if (self->fields == NULL || self->saving || !self->modified ||
      !sal_assignment_row_is_editable (self))
    return;
  record = sal_assignment_row_read (self, TRUE, &valid);
  problems = sal_record_validate (record);
  if (!valid || !sal_problems_is_empty (problems))
    {
      show_problems (self, problems);
      leave_problems (self, record);
      if (!is_valid (record))
        return;
    }
  if (sal_record_equal (record, self->base))
    return;
  sal_assignment_row_set_saving (self, TRUE);
  saving = g_new (Saving, 1);
  *saving = (Saving){ g_object_ref (self), g_steal_pointer (&record) };
  sal_workspace_load_record_async (self->workspace,
                                   &sal_participant_kind,
                                   sal_record_get_id (self->base),
                                   NULL,
                                   version_cb,
                                   saving);
}

/* --- deleting --- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, NULL, &error);

  if (error != NULL)
    sal_window_report_error (window, _ ("Could Not Delete the Assignment"), error);
  else
    sal_window_add_pay_undo_toast (window, change);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAssignmentRow *self = SAL_ASSIGNMENT_ROW (widget);
  gint64 id = sal_record_get_id (self->base);

  sal_assignment_row_discard (self);
  sal_workspace_delete_records_async (self->workspace,
                                      &sal_participant_kind,
                                      &id,
                                      1,
                                      NULL,
                                      deleted_cb,
                                      g_object_ref (gtk_widget_get_root (widget)));
}

/* Return in a field. */
static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_assignment_row_store (SAL_ASSIGNMENT_ROW (widget));
}

void
sal_assignment_row_install_store (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "form.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "assignment.delete", NULL, delete_action);
}
