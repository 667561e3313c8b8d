/* sal-stakeholder-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-form.h"

#include "sal-kinds.h"
#include "sal-record-fields.h"
#include "sal-stakeholder.h"

struct _SalStakeholderForm
{
  AdwPreferencesGroup parent_instance;

  SalWorkspace *workspace;
  SalRecordFields *fields;
  GPtrArray *rows; /* of SalFieldRow */
  gint64 id;       /* of the stakeholder; 0: nobody */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (SalStakeholderForm, sal_stakeholder_form, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

/* In the order it is asked for. */
static const char *const shown[] = { "role",       "power",      "attitude", "coverage",
                                     "covered_by", "reports_to", "note" };

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalStakeholderForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 version;
  g_autoptr (SalRecord) record =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  g_clear_object (&self->loading);
  if (record == NULL)
    return; /* the map will tell that they are gone */
  sal_record_fields_take (self->fields, record, version);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
}

gint64
sal_stakeholder_form_get_id (SalStakeholderForm *self)
{
  return self->id;
}

/**
 * sal_stakeholder_form_show:
 * @self: a form
 * @id: the id of a stakeholder
 *
 * Shows somebody as they are stored. What was entered of the same one and is not stored stays; a
 * form of somebody else is asked before whether it is modified.
 */
void
sal_stakeholder_form_show (SalStakeholderForm *self, gint64 id)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->id != id)
    gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  self->id = id;
  self->loading = g_cancellable_new ();
  sal_workspace_load_record_async (
      self->workspace, &sal_stakeholder_kind, id, self->loading, loaded_cb, g_object_ref (self));
}

/**
 * sal_stakeholder_form_is_modified:
 * @self: a form
 *
 * Checks whether something was entered that is not stored.
 *
 * Returns: whether there is
 */
gboolean
sal_stakeholder_form_is_modified (SalStakeholderForm *self)
{
  return self->id != 0 && sal_record_fields_is_modified (self->fields);
}

/**
 * sal_stakeholder_form_commit:
 * @self: a form
 *
 * Stores what was entered, if that is not stored yet.
 *
 * Returns: %FALSE if some of it cannot be stored, which is said beside it
 */
gboolean
sal_stakeholder_form_commit (SalStakeholderForm *self)
{
  return self->id == 0 || sal_record_fields_commit (self->fields);
}

/* Gives up what was entered and is not stored. */
void
sal_stakeholder_form_revert (SalStakeholderForm *self)
{
  sal_record_fields_revert (self->fields);
}

/* Whether something is said beside a field to be wrong. */
gboolean
sal_stakeholder_form_has_problem (SalStakeholderForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_field_row_has_problem (self->rows->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Puts the keyboard where something is wrong, or at the first value. */
void
sal_stakeholder_form_focus (SalStakeholderForm *self)
{
  sal_record_fields_focus (self->fields);
}

static void
fields_changed_cb (SalStakeholderForm *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
sal_stakeholder_form_dispose (GObject *object)
{
  SalStakeholderForm *self = SAL_STAKEHOLDER_FORM (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->workspace);
  g_clear_object (&self->fields);
  g_ptr_array_set_size (self->rows, 0);
  self->id = 0;

  G_OBJECT_CLASS (sal_stakeholder_form_parent_class)->dispose (object);
}

static void
sal_stakeholder_form_finalize (GObject *object)
{
  SalStakeholderForm *self = SAL_STAKEHOLDER_FORM (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sal_stakeholder_form_parent_class)->finalize (object);
}

static void
sal_stakeholder_form_class_init (SalStakeholderFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sal_stakeholder_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_stakeholder_form_finalize;

  changed_signal = g_signal_new (
      "changed", SAL_TYPE_STAKEHOLDER_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_stakeholder_form_init (SalStakeholderForm *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * sal_stakeholder_form_new:
 * @workspace: a workspace
 * @host: a widget that errors are reported from, also while the form does not show
 *
 * Creates a form that shows nobody.
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
sal_stakeholder_form_new (SalWorkspace *workspace, GtkWidget *host)
{
  SalStakeholderForm *self = g_object_new (SAL_TYPE_STAKEHOLDER_FORM, NULL);

  self->workspace = g_object_ref (workspace);
  self->fields = sal_record_fields_new (workspace, &sal_stakeholder_kind, host);
  g_signal_connect_object (
      self->fields, "changed", G_CALLBACK (fields_changed_cb), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GtkWidget *row = sal_record_fields_add (self->fields, shown[i]);

      sal_field_row_set_narrow (SAL_FIELD_ROW (row));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }

  return GTK_WIDGET (self);
}
