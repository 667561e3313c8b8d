/* sal-record-fields.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-fields-private.h"

#include "sal-record-amounts.h"

G_DEFINE_FINAL_TYPE (SalRecordFields, sal_record_fields, G_TYPE_OBJECT)

static guint changed_signal;

void
sal_record_fields_emit_changed (SalRecordFields *self)
{
  g_signal_emit (self, changed_signal, 0);
}

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
SalRecord *
sal_record_fields_read (SalRecordFields *self, gboolean show_problems, gboolean *valid)
{
  SalRecord *record = sal_record_copy (self->base);

  *valid = read_controls (self, record, FALSE, show_problems);
  sal_record_keep_amounts (record, self->base, sal_workspace_get_currency (self->workspace));
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
  record = sal_record_fields_read (self, FALSE, &valid);

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

  return sal_record_fields_read (self, FALSE, &valid);
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
  sal_record_fields_show_control (self, control);
  sal_record_fields_emit_changed (self);

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

/* --- the controls --- */

/* Who only goes to another window is not asked. */
static gboolean
is_window_left (SalFieldControl *control)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (control));

  return !GTK_IS_WINDOW (root) || !gtk_window_is_active (GTK_WINDOW (root));
}

static void
left_cb (GtkEventController *focus, SalRecordFields *self)
{
  SalFieldControl *control = SAL_FIELD_CONTROL (gtk_event_controller_get_widget (focus));

  if (self->base == NULL || self->asking ||
      (is_window_left (control) && sal_record_fields_has_overtaken (self)))
    return;
  sal_record_fields_commit_if_complete (self);
  if (!self->is_new && !sal_record_fields_is_modified (self))
    sal_record_fields_show_control (self, control);
}

static void
changed_cb (SalRecordFields *self, SalFieldControl *control)
{
  SalFieldType type = sal_field_control_get_field (control)->type;

  if (self->base != NULL && sal_record_fields_is_overtaken (self, control))
    sal_record_fields_say_overtaken (self, control);
  if (type == SAL_FIELD_CHOICE || type == SAL_FIELD_CURRENCY || type == SAL_FIELD_BOOLEAN ||
      type == SAL_FIELD_REFERENCE)
    sal_record_fields_commit_if_complete (self);
  sal_record_fields_emit_changed (self);
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
  g_clear_object (&self->begun);
  g_clear_object (&self->newer);
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
