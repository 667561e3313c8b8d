/* sal-record-form.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-form.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-record-form-private.h"
#include "sal-scroll-guard.h"
#include "sal-window.h"

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUMMARY,
  PROP_BUSY,
} SalRecordFormProperty;

static GParamSpec *properties[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (SalRecordForm, sal_record_form, ADW_TYPE_BIN)

/* --- state --- */

static void
update_busy (SalRecordForm *self)
{
  gboolean related_busy, history_busy, busy;

  g_object_get (self->related, "busy", &related_busy, NULL);
  g_object_get (self->history, "busy", &history_busy, NULL);
  busy = self->saving || self->is_loading || related_busy || history_busy;
  if (busy == self->busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
set_title (SalRecordForm *self, const char *title)
{
  gtk_label_set_text (self->title_label, title);
  if (g_strcmp0 (title, self->title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
update_title (SalRecordForm *self)
{
  g_autofree char *title = NULL;

  if (self->is_new)
    title = g_strdup_printf (_ ("New %s"), sal_kind_get_label (self->kind));
  else if (self->base != NULL)
    title = sal_record_get_title (self->base);
  else
    title = g_strdup (sal_kind_get_label (self->kind));
  set_title (self, title);
}

static void
narrow_rows (SalRecordForm *self, SalRecord *edited)
{
  for (guint i = 0; i < self->rows->len; i++)
    sal_field_control_narrow (sal_field_row_get_control (self->rows->pdata[i]), edited);
}

/* Makes buttons, actions and title agree with what was entered. */
void
sal_record_form_update (SalRecordForm *self)
{
  gboolean valid;
  g_autoptr (SalRecord) edited = NULL;
  gboolean editable = self->base != NULL && !self->read_only && !self->saving;

  if (self->base != NULL)
    {
      edited = sal_record_form_read (self, FALSE, &valid);
      self->modified = !valid || !sal_record_equal (edited, self->base);
      narrow_rows (self, edited);
    }
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "form.save", editable && (self->modified || self->is_new));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.revert", editable && self->modified);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.delete", editable && !self->is_new);
  gtk_widget_set_visible (self->create_button, !self->read_only && self->is_new);
  gtk_widget_set_visible (self->revert_button, !self->read_only && !self->is_new && self->modified);
  gtk_widget_set_visible (self->delete_button, !self->read_only && !self->is_new);
  update_title (self);
  update_busy (self);
}

/* --- showing --- */

static gboolean
is_editable (SalRecordForm *self, const SalField *field)
{
  return !self->read_only && (self->is_new || !(field->flags & SAL_FIELD_IMMUTABLE));
}

/* Of a record that is there, what was entered is stored when a field is left, or at once where a
 * value is chosen; a new one waits until it is complete. */
static void
store_edits (SalRecordForm *self)
{
  if (!self->is_new && self->modified && !self->saving && !self->asking)
    sal_record_form_commit (self);
}

/* What was stored while the cursor was in it is shown now as it is shown everywhere. */
static void
row_left_cb (GtkEventController *focus, SalRecordForm *self)
{
  store_edits (self);
  if (!self->is_new && !self->modified && self->base != NULL)
    sal_field_row_show (SAL_FIELD_ROW (gtk_event_controller_get_widget (focus)), self->base);
}

static void
row_changed_cb (SalRecordForm *self, SalFieldRow *row)
{
  SalFieldType type = sal_field_row_get_field (row)->type;

  sal_record_form_update (self);
  if (type == SAL_FIELD_CHOICE || type == SAL_FIELD_BOOLEAN || type == SAL_FIELD_REFERENCE)
    store_edits (self);
}

static void
connect_row (SalRecordForm *self, GtkWidget *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (row_left_cb), self);
  gtk_widget_add_controller (row, focus);
}

static void
create_rows (SalRecordForm *self)
{
  gboolean more = FALSE;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const SalField *field = &self->kind->fields[i];
      GtkWidget *row =
          sal_field_row_new (self->workspace, self->kind, i, is_editable (self, field));
      gboolean main = (field->flags & (SAL_FIELD_LISTED | SAL_FIELD_REQUIRED)) != 0;

      adw_preferences_group_add (main ? self->main_group : self->more_group, row);
      g_ptr_array_add (self->rows, row);
      connect_row (self, row);
      more = more || !main;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more_group), more);
}

/* What is stored may be as it is, and should be looked at. */
static void
show_warnings (SalRecordForm *self)
{
  g_autoptr (SalProblems) warnings = sal_record_warn (self->base);

  for (guint i = 0; i < self->rows->len; i++)
    sal_field_row_set_warning (
        self->rows->pdata[i],
        sal_problems_get (warnings, sal_field_row_get_field (self->rows->pdata[i])->name));
}

static void
show_record (SalRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    sal_field_row_show (g_ptr_array_index (self->rows, i), self->base);
  show_warnings (self);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

static void
show_surroundings (SalRecordForm *self)
{
  if (self->is_new)
    return;

  sal_related_records_show (self->related, self->workspace, self->kind, self->id);
  sal_record_history_show (self->history, self->workspace, self->kind, self->id);
}

void
sal_record_form_show_stored (SalRecordForm *self, SalRecord *entered)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = g_ptr_array_index (self->rows, i);
      gboolean focused =
          (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

      if (!focused && !sal_field_row_has_problem (row) &&
          sal_value_equal (sal_record_get_value (entered, i), sal_record_get_value (self->base, i)))
        sal_field_row_show (row, self->base);
    }
  show_warnings (self);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  show_surroundings (self);
}

/* Shows @record as what is stored; nothing is edited then. */
void
sal_record_form_take (SalRecordForm *self, SalRecord *record, gint64 version)
{
  g_set_object (&self->base, record);
  self->version = version;
  show_record (self);
  show_surroundings (self);
  adw_view_stack_set_visible_child_name (self->stack, "form");
  sal_record_form_update (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 version;
  g_autoptr (SalRecord) record =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);
  SalRecordForm *self = user_data;
  gboolean first;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the form may be gone */

  self->is_loading = FALSE;
  if (record == NULL)
    {
      g_clear_object (&self->base);
      self->modified = FALSE;
      adw_status_page_set_description (self->missing_page, error->message);
      adw_view_stack_set_visible_child_name (self->stack, "missing");
      sal_record_form_update (self);
      return;
    }
  first = self->base == NULL;
  if (first || !self->modified)
    sal_record_form_take (self, record, version);
  else
    sal_record_form_refresh (self, record, version);
  if (first && gtk_widget_has_focus (GTK_WIDGET (self->list_button)))
    sal_record_form_focus (self);
}

/* Loads the record from the store; of what was entered, what is not stored yet stays. */
void
sal_record_form_load (SalRecordForm *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->is_loading = TRUE;
  update_busy (self);
  sal_workspace_load_record_async (
      self->workspace, self->kind, self->id, self->loading, loaded_cb, self);
}

static void
workspace_changed_cb (SalWorkspace *workspace, SalChange *change, SalRecordForm *self)
{
  if (self->is_new || self->saving)
    return;

  if (sal_change_touches_record (change, self->kind, self->id))
    sal_record_form_load (self);
  else
    show_surroundings (self);
}

/* --- leaving --- */

void
sal_record_form_end_leaving (SalRecordForm *self, gboolean left)
{
  g_autoptr (GPtrArray) leaving = g_steal_pointer (&self->leaving);

  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < leaving->len; i++)
    g_task_return_boolean (g_ptr_array_index (leaving, i), left);
}

static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, SalRecordForm *self)
{
  self->asking = FALSE;
  if (g_str_equal (response, "create"))
    {
      sal_record_form_save (self);
      return;
    }

  if (g_str_equal (response, "discard"))
    {
      show_record (self);
      self->modified = FALSE;
    }
  sal_record_form_end_leaving (self, g_str_equal (response, "discard"));
}

/* "Close Date: “x” is not a date (expected …)", a line for each field with a problem */
static char *
describe_problems (SalRecordForm *self)
{
  GString *text = g_string_new (_ ("What was entered here could not be stored and would be lost:"));

  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = g_ptr_array_index (self->rows, i);

      if (sal_field_row_has_problem (row))
        g_string_append_printf (text,
                                "\n%s: %s",
                                sal_field_get_label (sal_field_row_get_field (row)),
                                sal_field_row_get_problem (row));
    }

  return g_string_free (text, FALSE);
}

/* About what cannot be stored as it is: a new record, or values that are not valid. */
void
sal_record_form_ask_before_leaving (SalRecordForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *body =
      self->is_new ? g_strdup (_ ("What was entered would be lost.")) : describe_problems (self);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root),
                                              self->is_new ? _ ("Create the Record?")
                                                           : _ ("Discard What Is Not Valid?"),
                                              body);

  self->asking = TRUE;
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Keep Editing"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (self->is_new)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "create", _ ("C_reate"));
      adw_message_dialog_set_response_appearance (
          ADW_MESSAGE_DIALOG (dialog), "create", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "create");
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, 0);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sal_record_form_leave_async:
 * @self: a form
 * @callback: called when it may be left or not
 * @user_data: for @callback
 *
 * Stores what was edited and is not stored yet; asks what to do if that cannot be.
 */
void
sal_record_form_leave_async (SalRecordForm *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, sal_record_form_leave_async);
  if (!sal_record_form_is_modified (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_ptr_array_add (self->leaving, g_steal_pointer (&task));
  if (self->leaving->len > 1 || self->saving)
    return; /* asked already, or to be answered when it is stored */

  if (self->is_new || !sal_record_form_commit (self))
    sal_record_form_ask_before_leaving (self);
}

/**
 * sal_record_form_leave_finish:
 * @self: a form
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_record_form_leave_async().
 *
 * Returns: whether the form may be left
 */
gboolean
sal_record_form_leave_finish (SalRecordForm *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- actions --- */

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_record_form_save (SAL_RECORD_FORM (widget));
}

/* Return in a field. */
static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordForm *self = SAL_RECORD_FORM (widget);

  if (self->is_new)
    sal_record_form_save (self);
  else
    store_edits (self);
}

static void
revert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordForm *self = SAL_RECORD_FORM (widget);

  /* what is stored may be newer than what was shown first */
  self->modified = FALSE;
  sal_record_form_load (self);
}

static void
show_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordForm *self = SAL_RECORD_FORM (widget);

  gtk_widget_activate_action (widget, "records.show-kind", "s", self->kind->name);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalRecordForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, NULL, &error);

  self->saving = FALSE;
  if (error != NULL)
    {
      sal_record_form_update (self);
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Delete"), error);
      return;
    }

  self->modified = FALSE;
  sal_window_add_undo_toast (GTK_WIDGET (self), change);
  gtk_widget_activate_action (GTK_WIDGET (self), "records.leave-form", NULL);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordForm *self = SAL_RECORD_FORM (widget);

  self->saving = TRUE;
  sal_record_form_update (self);
  sal_workspace_delete_records_async (
      self->workspace, self->kind, &self->id, 1, NULL, deleted_cb, g_object_ref (self));
}

/* --- the object --- */

static void
sal_record_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalRecordForm *self = SAL_RECORD_FORM (object);

  switch ((SalRecordFormProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, sal_kind_get_label (self->kind));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_record_form_dispose (GObject *object)
{
  SalRecordForm *self = SAL_RECORD_FORM (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->base);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_record_form_parent_class)->dispose (object);
}

static void
sal_record_form_finalize (GObject *object)
{
  SalRecordForm *self = SAL_RECORD_FORM (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->leaving);
  g_free (self->title);

  G_OBJECT_CLASS (sal_record_form_parent_class)->finalize (object);
}

static void
sal_record_form_class_init (SalRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sal_record_form_get_property;
  object_class->dispose = sal_record_form_dispose;
  object_class->finalize = sal_record_form_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, readable);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SAL_TYPE_RELATED_RECORDS);
  g_type_ensure (SAL_TYPE_RECORD_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, list_button);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, title_label);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, delete_button);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, revert_button);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, create_button);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, stack);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, main_group);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, more_group);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, related);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, history);
  gtk_widget_class_bind_template_child (widget_class, SalRecordForm, missing_page);

  gtk_widget_class_install_action (widget_class, "form.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.revert", NULL, revert_action);
  gtk_widget_class_install_action (widget_class, "form.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "form.show-list", NULL, show_list_action);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
}

static void
sal_record_form_init (SalRecordForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_scroll_guard_add (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (self->related, "notify::busy", G_CALLBACK (update_busy), self);
  g_signal_connect_swapped (self->history, "notify::busy", G_CALLBACK (update_busy), self);
}

static SalRecordForm *
create (SalWorkspace *workspace, const SalKind *kind, gint64 id)
{
  SalRecordForm *self = g_object_new (SAL_TYPE_RECORD_FORM, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->id = id;
  self->is_new = id == 0;
  self->read_only = sal_store_is_read_only (sal_workspace_get_store (workspace));
  gtk_button_set_label (self->list_button, sal_kind_get_plural (kind));
  create_rows (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, 0);

  return self;
}

/**
 * sal_record_form_new:
 * @workspace: a workspace
 * @kind: a kind of record
 * @id: a record, or 0 for a new one
 *
 * Creates a form that loads the record, or that has the initial values of a new one.
 *
 * Returns: the form
 */
GtkWidget *
sal_record_form_new (SalWorkspace *workspace, const SalKind *kind, gint64 id)
{
  SalRecordForm *self;

  if (id == 0)
    {
      g_autoptr (SalRecord) record = sal_record_new (kind);

      return sal_record_form_new_filled (workspace, record);
    }
  self = create (workspace, kind, id);
  sal_record_form_load (self);
  sal_record_form_update (self);

  return GTK_WIDGET (self);
}

/**
 * sal_record_form_new_filled:
 * @workspace: a workspace
 * @record: a new record, with the titles of what it refers to
 *
 * Creates a form for a record that is not stored yet, of which something is filled in already.
 *
 * Returns: the form
 */
GtkWidget *
sal_record_form_new_filled (SalWorkspace *workspace, SalRecord *record)
{
  SalRecordForm *self = create (workspace, sal_record_get_kind (record), 0);

  self->id = sal_record_get_id (record);
  sal_record_form_take (self, record, 0);
  sal_record_form_update (self);

  return GTK_WIDGET (self);
}

const SalKind *
sal_record_form_get_kind (SalRecordForm *self)
{
  return self->kind;
}

gint64
sal_record_form_get_id (SalRecordForm *self)
{
  return self->id;
}

/**
 * sal_record_form_focus:
 * @self: a form that shows
 *
 * Puts the keyboard focus into the first field.
 */
void
sal_record_form_focus (SalRecordForm *self)
{
  sal_field_row_focus (g_ptr_array_index (self->rows, 0));
}

gboolean
sal_record_form_is_new (SalRecordForm *self)
{
  return self->is_new;
}

gboolean
sal_record_form_is_modified (SalRecordForm *self)
{
  return self->modified && !self->read_only;
}
