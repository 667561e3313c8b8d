/* sal-record-fields.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-fields.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-window.h"

struct _SalRecordFields
{
  GObject parent_instance;

  SalWorkspace *workspace;
  const SalKind *kind;
  GtkWidget *host;   /* (nullable): the widget they are in; NULL once it is gone */
  GtkWidget *window; /* (nullable): that was in when it was stored, which tells of errors */
  SalRecord *base;   /* as it is stored, or a new one */
  gint64 version;    /* of base, to base an edit on */
  gboolean is_new;
  gboolean saving;
  gboolean is_due;     /* something was to be stored while it was saving */
  SalRecord *sent;     /* (nullable): what was last to be stored */
  SalRecord *refused;  /* (nullable): what the store did not take */
  GPtrArray *controls; /* of SalFieldControl */
};

G_DEFINE_FINAL_TYPE (SalRecordFields, sal_record_fields, G_TYPE_OBJECT)

static guint changed_signal;

/* --- what was entered --- */

static gboolean
read_controls (SalRecordFields *self, SalRecord *record, gboolean money, gboolean show_problems)
{
  gboolean valid = TRUE;

  for (guint i = 0; i < self->controls->len; i++)
    {
      SalFieldControl *control = g_ptr_array_index (self->controls, i);
      g_autoptr (GError) error = NULL;

      if ((sal_field_control_get_field (control)->type == SAL_FIELD_MONEY) != money ||
          sal_field_control_read (control, record, &error))
        continue;
      valid = FALSE;
      if (show_problems)
        sal_field_control_set_problem (control, error->message);
    }

  return valid;
}

/* What was entered, over what is stored; amounts are read in the currency entered. */
static SalRecord *
read_record (SalRecordFields *self, gboolean show_problems, gboolean *valid)
{
  SalRecord *record = sal_record_copy (self->base);

  *valid = read_controls (self, record, FALSE, show_problems);
  *valid = read_controls (self, record, TRUE, show_problems) && *valid;

  return record;
}

/**
 * sal_record_fields_is_modified:
 * @self: fields
 *
 * Checks whether something was entered that is not stored, or is being stored.
 *
 * Returns: whether there is
 */
gboolean
sal_record_fields_is_modified (SalRecordFields *self)
{
  gboolean valid;
  g_autoptr (SalRecord) record = NULL;

  if (self->base == NULL || self->saving)
    return self->saving;
  record = read_record (self, FALSE, &valid);

  return !valid || !sal_record_equal (record, self->base);
}

/**
 * sal_record_fields_dup_entered:
 * @self: fields of a record
 *
 * Tells what the record would be with what was entered; what is no value is left as it is stored.
 *
 * Returns: (transfer full): the record
 */
SalRecord *
sal_record_fields_dup_entered (SalRecordFields *self)
{
  gboolean valid;

  return read_record (self, FALSE, &valid);
}

/* --- what is stored --- */

static gboolean
has_focus (SalFieldControl *control)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (control)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Whether what was entered in a field is known, so that it need not stay: it is what was stored
 * when it was entered, or what is stored now. After saving, what was sent counts in place of the
 * former, and what was wrong with it no longer is. */
static gboolean
is_known (SalFieldControl *control,
          guint field,
          SalRecord *entered,
          SalRecord *before,
          SalRecord *sent,
          SalRecord *stored)
{
  const SalValue *value = sal_record_get_value (entered, field);

  if (sent != NULL && sal_value_equal (value, sal_record_get_value (sent, field)))
    return TRUE;
  if (sal_field_control_has_problem (control))
    return FALSE;

  return !sal_field_control_is_touched (control) ||
         sal_value_equal (value, sal_record_get_value (stored, field)) ||
         (sent == NULL && sal_value_equal (value, sal_record_get_value (before, field)));
}

/* Shows what is stored; what was entered and is not stored stays. Where the cursor is, what says
 * the same is left as it was written. */
static void
show_stored (SalRecordFields *self, SalRecord *stored, SalRecord *sent)
{
  gboolean valid;
  g_autoptr (SalRecord) entered = read_record (self, FALSE, &valid);
  g_autoptr (SalRecord) before = g_steal_pointer (&self->base);

  self->base = g_object_ref (stored);
  for (guint i = 0; i < self->controls->len; i++)
    {
      SalFieldControl *control = g_ptr_array_index (self->controls, i);
      guint field = (guint) (sal_field_control_get_field (control) - self->kind->fields);

      if (!sal_field_control_read (control, entered, NULL) ||
          !is_known (control, field, entered, before, sent, stored))
        continue;
      if (has_focus (control) && sal_value_equal (sal_record_get_value (entered, field),
                                                  sal_record_get_value (stored, field)))
        sal_field_control_settle (control);
      else
        sal_field_control_show (control, stored);
    }
}

/* @sent: (nullable): what was entered when @record was stored */
static void
take_stored (SalRecordFields *self, SalRecord *record, gint64 version, SalRecord *sent)
{
  gboolean is_same = self->base != NULL &&
                     (sent != NULL || sal_record_get_id (self->base) == sal_record_get_id (record));

  self->is_new = FALSE;
  self->version = version;
  if (is_same)
    {
      show_stored (self, record, sent);
      return;
    }
  g_set_object (&self->base, record);
  sal_record_fields_revert (self);
}

/**
 * sal_record_fields_take:
 * @self: fields
 * @record: a record as it is stored
 * @version: its version
 *
 * Shows what is stored; what was entered and is not stored yet stays.
 */
void
sal_record_fields_take (SalRecordFields *self, SalRecord *record, gint64 version)
{
  if (!self->saving) /* what comes of it is taken then */
    take_stored (self, record, version, NULL);
}

/**
 * sal_record_fields_take_new:
 * @self: fields
 * @record: a record that is not stored
 *
 * Begins a new record.
 */
void
sal_record_fields_take_new (SalRecordFields *self, SalRecord *record)
{
  self->is_new = TRUE;
  g_set_object (&self->base, record);
  sal_record_fields_revert (self);
}

/* Gives up what was entered. */
void
sal_record_fields_revert (SalRecordFields *self)
{
  g_clear_object (&self->refused);
  for (guint i = 0; i < self->controls->len && self->base != NULL; i++)
    sal_field_control_show (g_ptr_array_index (self->controls, i), self->base);
}

/* Gives up what was entered in a control; FALSE if nothing was. */
static gboolean
revert_control (SalRecordFields *self, SalFieldControl *control)
{
  g_autoptr (SalRecord) record = NULL;

  if (self->base == NULL)
    return FALSE;
  record = sal_record_copy (self->base);
  if (!sal_field_control_has_problem (control) && sal_field_control_read (control, record, NULL) &&
      sal_record_equal (record, self->base))
    return FALSE;
  sal_field_control_show (control, self->base);
  g_signal_emit (self, changed_signal, 0);

  return TRUE;
}

/* Escape takes back what was entered where the focus is, and is left to others where nothing was.
 */
static gboolean
key_pressed_cb (GtkEventController *keys,
                guint key,
                guint code,
                GdkModifierType modifiers,
                SalRecordFields *self)
{
  return key == GDK_KEY_Escape && (modifiers & gtk_accelerator_get_default_mod_mask ()) == 0 &&
         revert_control (self, SAL_FIELD_CONTROL (gtk_event_controller_get_widget (keys)));
}

/* --- storing --- */

static SalFieldControl *
find_control (SalRecordFields *self, const SalField *field)
{
  for (guint i = 0; i < self->controls->len; i++)
    if (sal_field_control_get_field (g_ptr_array_index (self->controls, i)) == field)
      return g_ptr_array_index (self->controls, i);

  return NULL;
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

/* The store names kind and field before each problem, a line each. */
static gboolean
show_refused_line (SalRecordFields *self, const char *line)
{
  for (guint i = 0; i < self->controls->len; i++)
    {
      SalFieldControl *control = g_ptr_array_index (self->controls, i);
      g_autofree char *prefix =
          g_strdup_printf ("%s, %s: ",
                           sal_kind_get_label (self->kind),
                           sal_field_get_label (sal_field_control_get_field (control)));

      if (!g_str_has_prefix (line, prefix))
        continue;
      sal_field_control_set_problem (control, line + strlen (prefix));
      return TRUE;
    }

  return FALSE;
}

/* What only the store could find, such as a circle, is said beside the field, too. */
static void
show_refused (SalRecordFields *self, const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", -1);
  gboolean shown = g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);

  if (shown)
    g_set_object (&self->refused, self->sent);
  for (gsize i = 0; shown && lines[i] != NULL; i++)
    shown = show_refused_line (self, lines[i]);
  if (!shown)
    report (self, _ ("Could Not Save"), error);
}

typedef struct
{
  SalRecordFields *fields; /* a reference */
  GError *error;           /* why nothing was stored */
} Conflict;

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
  g_autofree Conflict *conflict = user_data;
  g_autoptr (SalRecordFields) self = conflict->fields;
  g_autoptr (GError) conflict_error = conflict->error;
  g_autoptr (GError) error = NULL;
  gint64 version;
  g_autoptr (SalRecord) record =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);

  self->saving = FALSE;
  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND))
    give_up_deleted (self);
  else
    report (self, _ ("Changed Meanwhile"), conflict_error);
  if (record != NULL)
    sal_record_fields_take (self, record, version);
  g_signal_emit (self, changed_signal, 0);
}

/* Somebody else stored first: what they stored shows, except where something was entered, which is
 * stored when it is left again. */
static void
resolve_conflict (SalRecordFields *self, const GError *error)
{
  Conflict *conflict = g_new (Conflict, 1);

  *conflict = (Conflict){ g_object_ref (self), g_error_copy (error) };
  self->saving = TRUE;
  sal_workspace_load_record_async (self->workspace,
                                   self->kind,
                                   sal_record_get_id (self->base),
                                   NULL,
                                   theirs_loaded_cb,
                                   conflict);
}

static void commit_if_complete (SalRecordFields *self);

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
    take_stored (
        self, stored, change != NULL ? sal_change_get_id (change) : self->version, self->sent);
  else if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT))
    resolve_conflict (self, error);
  else
    show_refused (self, error);
  if (error == NULL && self->is_due)
    commit_if_complete (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
save (SalRecordFields *self, SalRecord *record)
{
  self->saving = TRUE;
  g_set_object (&self->sent, record);
  if (self->host != NULL && gtk_widget_get_root (self->host) != NULL)
    g_set_weak_pointer (&self->window, GTK_WIDGET (gtk_widget_get_root (self->host)));
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
 * all of it can be. What the store has refused is tried again.
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
commit_if_complete (SalRecordFields *self)
{
  gboolean valid;
  g_autoptr (SalRecord) record = read_record (self, FALSE, &valid);
  g_autoptr (SalProblems) problems = sal_record_validate (record);

  if (!self->is_new || (valid && sal_problems_is_empty (problems)))
    sal_record_fields_commit (self);
}

static void
left_cb (GtkEventController *focus, SalRecordFields *self)
{
  SalFieldControl *control = SAL_FIELD_CONTROL (gtk_event_controller_get_widget (focus));

  if (self->base == NULL)
    return;
  commit_if_complete (self);
  if (!self->is_new && !sal_record_fields_is_modified (self))
    sal_field_control_show (control, self->base);
}

static void
changed_cb (SalRecordFields *self, SalFieldControl *control)
{
  SalFieldType type = sal_field_control_get_field (control)->type;

  if (type == SAL_FIELD_CHOICE || type == SAL_FIELD_CURRENCY || type == SAL_FIELD_BOOLEAN ||
      type == SAL_FIELD_REFERENCE)
    commit_if_complete (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
take_control (SalRecordFields *self, SalFieldControl *control)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_ptr_array_add (self->controls, g_object_ref (control));
  g_signal_connect_object (control, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (control), focus);
  gtk_widget_add_controller (GTK_WIDGET (control), keys);
  if (self->base != NULL)
    sal_field_control_show (control, self->base);
}

static gboolean
is_editable (SalRecordFields *self)
{
  return !sal_store_is_read_only (sal_workspace_get_store (self->workspace));
}

/**
 * sal_record_fields_add:
 * @self: fields
 * @field: the name of a field
 *
 * Makes a row for a field.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sal_record_fields_add (SalRecordFields *self, const char *field)
{
  GtkWidget *row = sal_field_row_new (self->workspace,
                                      self->kind,
                                      (guint) sal_kind_field_index (self->kind, field),
                                      is_editable (self));

  if (sal_kind_find_field (self->kind, field)->flags & SAL_FIELD_MULTILINE)
    sal_field_row_widen (SAL_FIELD_ROW (row));
  take_control (self, sal_field_row_get_control (SAL_FIELD_ROW (row)));

  return row;
}

/**
 * sal_record_fields_add_control:
 * @self: fields
 * @field: the name of a field
 *
 * Makes a control for a field, without a row: whoever holds it shows what is wrong beside it.
 *
 * Returns: (transfer floating): the control
 */
GtkWidget *
sal_record_fields_add_control (SalRecordFields *self, const char *field)
{
  GtkWidget *control = sal_field_control_new (self->workspace,
                                              self->kind,
                                              (guint) sal_kind_field_index (self->kind, field),
                                              is_editable (self));

  take_control (self, SAL_FIELD_CONTROL (control));

  return control;
}

/* Puts the keyboard focus where something is wrong, or into the first field. */
void
sal_record_fields_focus (SalRecordFields *self)
{
  guint place = 0;

  for (guint i = self->controls->len; i > 0; i--)
    if (sal_field_control_has_problem (g_ptr_array_index (self->controls, i - 1)))
      place = i - 1;
  if (self->controls->len > 0)
    sal_field_control_focus (g_ptr_array_index (self->controls, place));
}

/* --- the object --- */

static void
sal_record_fields_finalize (GObject *object)
{
  SalRecordFields *self = SAL_RECORD_FIELDS (object);

  g_clear_weak_pointer (&self->host);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->workspace);
  g_clear_object (&self->base);
  g_clear_object (&self->sent);
  g_clear_object (&self->refused);
  g_ptr_array_unref (self->controls);

  G_OBJECT_CLASS (sal_record_fields_parent_class)->finalize (object);
}

static void
sal_record_fields_class_init (SalRecordFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_record_fields_finalize;

  changed_signal = g_signal_new (
      "changed", SAL_TYPE_RECORD_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_record_fields_init (SalRecordFields *self)
{
  self->controls = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sal_record_fields_new:
 * @workspace: a workspace
 * @kind: a kind of record
 * @host: a widget that errors are reported from
 *
 * Prepares to edit a record.
 *
 * Returns: (transfer full): fields without rows
 */
SalRecordFields *
sal_record_fields_new (SalWorkspace *workspace, const SalKind *kind, GtkWidget *host)
{
  SalRecordFields *self = g_object_new (SAL_TYPE_RECORD_FIELDS, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_set_weak_pointer (&self->host, host);

  return self;
}
