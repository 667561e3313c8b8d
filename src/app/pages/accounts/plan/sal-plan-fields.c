/* sal-plan-fields.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-fields.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-window.h"

struct _SalPlanFields
{
  GObject parent_instance;

  SalWorkspace *workspace;
  const SalKind *kind;
  GtkWidget *host; /* (nullable): the widget the rows are in; NULL once it is gone */
  SalRecord *base; /* as it is stored, or a new one */
  gint64 version;  /* of base, to base an edit on */
  gboolean is_new;
  gboolean saving;
  SalRecord *sent;    /* (nullable): what was last to be stored */
  SalRecord *refused; /* (nullable): what the store did not take */
  GPtrArray *rows;    /* of SalFieldRow */
};

G_DEFINE_FINAL_TYPE (SalPlanFields, sal_plan_fields, G_TYPE_OBJECT)

static guint changed_signal;

/* --- what was entered --- */

static gboolean
read_rows (SalPlanFields *self, SalRecord *record, gboolean money, gboolean show_problems)
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

/* What was entered, over what is stored; amounts are read in the currency entered. */
static SalRecord *
read_record (SalPlanFields *self, gboolean show_problems, gboolean *valid)
{
  SalRecord *record = sal_record_copy (self->base);

  *valid = read_rows (self, record, FALSE, show_problems);
  *valid = read_rows (self, record, TRUE, show_problems) && *valid;

  return record;
}

/**
 * sal_plan_fields_is_modified:
 * @self: fields
 *
 * Checks whether something was entered that is not stored, or is being stored.
 *
 * Returns: whether there is
 */
gboolean
sal_plan_fields_is_modified (SalPlanFields *self)
{
  gboolean valid;
  g_autoptr (SalRecord) record = NULL;

  if (self->base == NULL || self->saving)
    return self->saving;
  record = read_record (self, FALSE, &valid);

  return !valid || !sal_record_equal (record, self->base);
}

/* --- what is stored --- */

static gboolean
has_focus (SalFieldRow *row)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Where a cursor is, or something was entered that is not stored, that stays. */
static void
show_stored (SalPlanFields *self)
{
  gboolean valid;
  g_autoptr (SalRecord) entered = read_record (self, FALSE, &valid);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = g_ptr_array_index (self->rows, i);
      guint field = (guint) (sal_field_row_get_field (row) - self->kind->fields);

      if (!has_focus (row) && !sal_field_row_has_problem (row) &&
          sal_value_equal (sal_record_get_value (entered, field),
                           sal_record_get_value (self->base, field)))
        sal_field_row_show (row, self->base);
    }
}

/**
 * sal_plan_fields_take:
 * @self: fields
 * @record: a record as it is stored
 * @version: its version
 *
 * Shows what is stored; what was entered and is not stored yet stays.
 */
void
sal_plan_fields_take (SalPlanFields *self, SalRecord *record, gint64 version)
{
  gboolean is_other;

  if (self->saving)
    return; /* what comes of it is taken then */

  is_other = self->base == NULL || sal_record_get_id (self->base) != sal_record_get_id (record);
  self->is_new = FALSE;
  g_set_object (&self->base, record);
  self->version = version;
  if (is_other)
    sal_plan_fields_revert (self);
  else
    show_stored (self);
}

/**
 * sal_plan_fields_take_new:
 * @self: fields
 * @record: a record that is not stored
 *
 * Begins a new record.
 */
void
sal_plan_fields_take_new (SalPlanFields *self, SalRecord *record)
{
  self->is_new = TRUE;
  g_set_object (&self->base, record);
  sal_plan_fields_revert (self);
}

/* Gives up what was entered. */
void
sal_plan_fields_revert (SalPlanFields *self)
{
  g_clear_object (&self->refused);
  for (guint i = 0; i < self->rows->len && self->base != NULL; i++)
    sal_field_row_show (g_ptr_array_index (self->rows, i), self->base);
}

/* --- storing --- */

static SalFieldRow *
find_row (SalPlanFields *self, const SalField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_field_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

/* Beside the fields; what concerns none that shows is said under the first. */
static void
show_problems (SalPlanFields *self, const SalProblems *problems)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const SalField *field = &self->kind->fields[i];
      const char *problem = sal_problems_get (problems, field->name);
      SalFieldRow *row = find_row (self, field);

      if (problem == NULL)
        continue;
      if (row == NULL)
        row = g_ptr_array_index (self->rows, 0);
      if (!sal_field_row_has_problem (row))
        sal_field_row_set_problem (row, problem);
    }
}

/* The store names kind and field before each problem, a line each. */
static gboolean
show_refused_line (SalPlanFields *self, const char *line)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = g_ptr_array_index (self->rows, i);
      g_autofree char *prefix =
          g_strdup_printf ("%s, %s: ",
                           sal_kind_get_label (self->kind),
                           sal_field_get_label (sal_field_row_get_field (row)));

      if (!g_str_has_prefix (line, prefix))
        continue;
      sal_field_row_set_problem (row, line + strlen (prefix));
      return TRUE;
    }

  return FALSE;
}

/* What only the store could find, such as a circle, is said beside the field, too. */
static void
show_refused (SalPlanFields *self, const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", -1);
  gboolean shown = g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);

  if (shown)
    g_set_object (&self->refused, self->sent);
  for (gsize i = 0; shown && lines[i] != NULL; i++)
    shown = show_refused_line (self, lines[i]);
  if (!shown && self->host != NULL)
    sal_window_report_error (self->host, _ ("Could Not Save"), error);
}

static void
theirs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanFields) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 version;
  g_autoptr (SalRecord) record =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);

  self->saving = FALSE;
  if (record != NULL)
    sal_plan_fields_take (self, record, version);
  g_signal_emit (self, changed_signal, 0);
}

/* Somebody else stored first: what they stored shows, except where something was entered, which is
 * stored when it is left again. */
static void
resolve_conflict (SalPlanFields *self, const GError *error)
{
  if (self->host != NULL)
    sal_window_report_error (self->host, _ ("Changed Meanwhile"), error);
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
  g_autoptr (SalPlanFields) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) stored = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, &stored, &error);

  self->saving = FALSE;
  g_clear_object (&self->refused);
  if (error == NULL)
    sal_plan_fields_take (
        self, stored, change != NULL ? sal_change_get_id (change) : self->version);
  else if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT))
    resolve_conflict (self, error);
  else
    show_refused (self, error);
  g_signal_emit (self, changed_signal, 0);
}

static void
save (SalPlanFields *self, SalRecord *record)
{
  self->saving = TRUE;
  g_set_object (&self->sent, record);
  if (self->is_new)
    sal_workspace_create_record_async (
        self->workspace, record, NULL, saved_cb, g_object_ref (self));
  else
    sal_workspace_save_record_async (
        self->workspace, record, self->version, NULL, saved_cb, g_object_ref (self));
}

/**
 * sal_plan_fields_commit:
 * @self: fields
 *
 * Stores what was entered, and says beside a field what is wrong with it. Nothing is stored until
 * all of it can be. What the store has refused is tried again.
 *
 * Returns: %FALSE if something that was entered cannot be stored, or could not be last time
 */
gboolean
sal_plan_fields_commit (SalPlanFields *self)
{
  gboolean valid, is_refused;
  g_autoptr (SalRecord) record = NULL;
  g_autoptr (SalProblems) problems = NULL;

  if (self->saving || !sal_plan_fields_is_modified (self))
    return TRUE;
  record = read_record (self, TRUE, &valid);
  problems = sal_record_validate (record);
  if (!valid || !sal_problems_is_empty (problems))
    {
      show_problems (self, problems);
      return FALSE;
    }
  is_refused = self->refused != NULL && sal_record_equal (record, self->refused);
  save (self, record);

  return !is_refused;
}

/* A new record is not complained about while it is filled in. */
static void
commit_if_complete (SalPlanFields *self)
{
  gboolean valid;
  g_autoptr (SalRecord) record = read_record (self, FALSE, &valid);
  g_autoptr (SalProblems) problems = sal_record_validate (record);

  if (!self->is_new || (valid && sal_problems_is_empty (problems)))
    sal_plan_fields_commit (self);
}

static void
row_left_cb (GtkEventController *focus, SalPlanFields *self)
{
  SalFieldRow *row = SAL_FIELD_ROW (gtk_event_controller_get_widget (focus));

  if (self->base == NULL)
    return;
  commit_if_complete (self);
  if (!self->is_new && !sal_plan_fields_is_modified (self))
    sal_field_row_show (row, self->base);
}

static void
row_changed_cb (SalPlanFields *self, SalFieldRow *row)
{
  SalFieldType type = sal_field_row_get_field (row)->type;

  if (type == SAL_FIELD_CHOICE || type == SAL_FIELD_BOOLEAN || type == SAL_FIELD_REFERENCE)
    commit_if_complete (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * sal_plan_fields_add:
 * @self: fields
 * @field: the name of a field
 *
 * Makes a row for a field.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sal_plan_fields_add (SalPlanFields *self, const char *field)
{
  gboolean editable = !sal_store_is_read_only (sal_workspace_get_store (self->workspace));
  GtkWidget *row = sal_field_row_new (
      self->workspace, self->kind, (guint) sal_kind_field_index (self->kind, field), editable);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (sal_kind_find_field (self->kind, field)->flags & SAL_FIELD_MULTILINE)
    sal_field_row_widen (SAL_FIELD_ROW (row));
  g_ptr_array_add (self->rows, g_object_ref (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (row_left_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  if (self->base != NULL)
    sal_field_row_show (SAL_FIELD_ROW (row), self->base);

  return row;
}

/* Puts the keyboard focus where something is wrong, or into the first field. */
void
sal_plan_fields_focus (SalPlanFields *self)
{
  guint place = 0;

  for (guint i = self->rows->len; i > 0; i--)
    if (sal_field_row_has_problem (g_ptr_array_index (self->rows, i - 1)))
      place = i - 1;
  if (self->rows->len > 0)
    sal_field_row_focus (g_ptr_array_index (self->rows, place));
}

/* --- the object --- */

static void
sal_plan_fields_finalize (GObject *object)
{
  SalPlanFields *self = SAL_PLAN_FIELDS (object);

  g_clear_weak_pointer (&self->host);
  g_clear_object (&self->workspace);
  g_clear_object (&self->base);
  g_clear_object (&self->sent);
  g_clear_object (&self->refused);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sal_plan_fields_parent_class)->finalize (object);
}

static void
sal_plan_fields_class_init (SalPlanFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_plan_fields_finalize;

  changed_signal = g_signal_new (
      "changed", SAL_TYPE_PLAN_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_plan_fields_init (SalPlanFields *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sal_plan_fields_new:
 * @workspace: a workspace
 * @kind: a kind of record
 * @host: a widget that errors are reported from
 *
 * Prepares to edit a record.
 *
 * Returns: (transfer full): fields without rows
 */
SalPlanFields *
sal_plan_fields_new (SalWorkspace *workspace, const SalKind *kind, GtkWidget *host)
{
  SalPlanFields *self = g_object_new (SAL_TYPE_PLAN_FIELDS, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_set_weak_pointer (&self->host, host);

  return self;
}
