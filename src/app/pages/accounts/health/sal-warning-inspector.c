/* sal-warning-inspector.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-warning-inspector.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-account-signal.h"
#include "sal-accounts-page.h"
#include "sal-date.h"
#include "sal-health-warnings.h"
#include "sal-record-fields.h"
#include "sal-window.h"

struct _SalWarningInspector
{
  AdwBin parent_instance;

  SalWorkspace *workspace; /* (nullable): not owned */
  gint64 id;               /* 0: none */
  SalRecord *record;       /* (nullable): as it is stored */
  SalRecordFields *fields; /* (nullable): of the record */
  GPtrArray *rows;         /* of SalFieldRow: of the fields */
  gboolean showing;        /* so that the status is not the person's */
  gboolean is_focused;     /* once the record is there */
  GCancellable *loading;

  GtkLabel *title_label;
  GtkWidget *close_button;
  GtkLabel *reason_label;
  GtkListBox *list;
  GtkDropDown *status_drop_down;
};

G_DEFINE_FINAL_TYPE (SalWarningInspector, sal_warning_inspector, ADW_TYPE_BIN)

static guint closed_signal;

/* The status stands above them. */
static const char *const fields[] = { "owner", "due", "resolution" };

static guint
find_field (const char *name)
{
  return (guint) sal_kind_field_index (&sal_account_warning_kind, name);
}

static char *
to_display (SalWarningInspector *self, const char *field)
{
  return sal_record_to_display (
      self->record, find_field (field), sal_workspace_get_currency (self->workspace));
}

/* A number in the unit of the signal; "" if there is none. */
static char *
format_value (SalWarningInspector *self, const char *field)
{
  const SalValue *value = sal_record_get_value (self->record, find_field (field));
  SalSignalType type;

  if (value->storage != SAL_STORAGE_REAL)
    return g_strdup ("");
  if (!sal_signal_type_from_key (sal_record_get_text (self->record, "type"), &type))
    return to_display (self, field);

  return sal_signal_type_format (type, value->real);
}

/* --- what shows --- */

static void
show_words (SalWarningInspector *self)
{
  g_autofree char *account = sal_record_get_title (self->record);
  g_autofree char *type = to_display (self, "type");
  g_autofree char *day = to_display (self, "raised_on");
  g_autofree char *reason = to_display (self, "reason");
  gboolean is_trend =
      g_strcmp0 (sal_record_get_text (self->record, "reason"), SAL_WARNING_TREND) == 0;
  /* what has passed the bound */
  g_autofree char *value = format_value (self, is_trend ? "change" : "value");
  g_autofree char *bound = format_value (self, "bound");
  /* translators: an account, and a signal such as Usage */
  g_autofree char *title = g_strdup_printf (_ ("%1$s: %2$s"), account, type);
  /* translators: why there is a warning, two numbers with their units, and a day */
  g_autofree char *text =
      *value != '\0' ? g_strdup_printf (
                           _ ("%1$s: %2$s, bound %3$s. Raised on %4$s."), reason, value, bound, day)
                     /* translators: why there is a warning, and a day */
                     : g_strdup_printf (_ ("%1$s. Raised on %2$s."), reason, day);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->reason_label, text);
}

static void
show_status (SalWarningInspector *self)
{
  const SalChoice *choices = sal_kind_find_field (&sal_account_warning_kind, "status")->choices;
  const char *status = sal_record_get_text (self->record, "status");

  self->showing = TRUE;
  for (guint i = 0; choices[i].value != NULL; i++)
    if (g_strcmp0 (choices[i].value, status) == 0)
      gtk_drop_down_set_selected (self->status_drop_down, i);
  self->showing = FALSE;
}

static void
clear_fields (SalWarningInspector *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->fields);
  g_clear_object (&self->record);
}

static void
make_fields (SalWarningInspector *self)
{
  self->fields =
      sal_record_fields_new (self->workspace, &sal_account_warning_kind, GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = sal_record_fields_add (self->fields, fields[i]);

      sal_field_row_set_narrow (SAL_FIELD_ROW (row));
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, row);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWarningInspector) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 version;
  g_autoptr (SalRecord) record =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return; /* another one shows, or it is read anew */
  if (record == NULL)
    {
      sal_warning_inspector_show (self, 0);
      g_signal_emit (self, closed_signal, 0);
      return;
    }
  g_set_object (&self->record, record);
  show_words (self);
  show_status (self);
  if (self->fields == NULL)
    make_fields (self);
  sal_record_fields_take (self->fields, record, version);
  if (!self->is_focused)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  self->is_focused = TRUE;
}

static void
stop_loading (SalWarningInspector *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load (SalWarningInspector *self)
{
  stop_loading (self);
  if (self->id == 0)
    return;
  self->loading = g_cancellable_new ();
  sal_workspace_load_record_async (self->workspace,
                                   &sal_account_warning_kind,
                                   self->id,
                                   self->loading,
                                   loaded_cb,
                                   g_object_ref (self));
}

/**
 * sal_warning_inspector_show:
 * @self: the inspector
 * @warning: the id of a warning, or 0 for none
 *
 * Shows a warning, whose first field takes the keyboard focus.
 */
void
sal_warning_inspector_show (SalWarningInspector *self, gint64 warning)
{
  if (self->id != warning)
    clear_fields (self);
  self->id = warning;
  self->is_focused = FALSE;
  load (self);
}

/* --- answering --- */

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWarningInspector) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->workspace == NULL || self->record == NULL)
    return; /* it is gone, or shows another one */
  if (error == NULL)
    {
      sal_window_add_undo_toast (GTK_WIDGET (self), change);
      return;
    }
  show_status (self);
  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID))
    {
      SalFieldRow *row = self->rows->pdata[self->rows->len - 1];

      sal_field_row_set_problem (row, error->message);
      sal_field_row_focus (row);
    }
  else
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Save"), error);
    }
}

/* (nullable): what was entered, which may not be stored yet */
static char *
read_resolution (SalWarningInspector *self)
{
  g_autoptr (SalRecord) entered = sal_record_copy (self->record);

  sal_field_row_read (self->rows->pdata[self->rows->len - 1], entered, NULL);

  return g_strdup (sal_record_get_text (entered, "resolution"));
}

static void
status_chosen_cb (SalWarningInspector *self)
{
  const SalChoice *choices = sal_kind_find_field (&sal_account_warning_kind, "status")->choices;
  guint chosen = gtk_drop_down_get_selected (self->status_drop_down);
  g_autofree char *resolution = NULL;

  if (self->showing || self->record == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  if (!sal_warning_inspector_commit (self))
    {
      show_status (self);
      return;
    }
  resolution = read_resolution (self);
  sal_store_run_async (
      sal_workspace_get_store (self->workspace),
      _ ("Answer Warning"),
      SAL_COMMAND_DEFAULT,
      sal_account_warning_step,
      sal_warning_step_new (self->id, choices[chosen].value, sal_date_today (), resolution),
      (GDestroyNotify) sal_warning_step_free,
      NULL,
      stepped_cb,
      g_object_ref (self));
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_warning_inspector_commit (SAL_WARNING_INSPECTOR (widget));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWarningInspector *self = SAL_WARNING_INSPECTOR (widget);

  if (sal_warning_inspector_commit (self))
    g_signal_emit (self, closed_signal, 0);
}

static void
show_account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalWarningInspector *self = SAL_WARNING_INSPECTOR (widget);

  if (self->record != NULL)
    sal_accounts_page_show_account (
        widget, sal_record_get_integer (self->record, "account"), "signals");
}

gboolean
sal_warning_inspector_is_modified (SalWarningInspector *self)
{
  return self->fields != NULL && sal_record_fields_is_modified (self->fields);
}

/**
 * sal_warning_inspector_commit:
 * @self: the inspector
 *
 * Stores what was entered, or says beside it what is wrong.
 *
 * Returns: %FALSE if something that was entered cannot be stored
 */
gboolean
sal_warning_inspector_commit (SalWarningInspector *self)
{
  if (self->fields == NULL || sal_record_fields_commit (self->fields))
    return TRUE;
  sal_record_fields_focus (self->fields);

  return FALSE;
}

void
sal_warning_inspector_revert (SalWarningInspector *self)
{
  if (self->fields != NULL)
    sal_record_fields_revert (self->fields);
}

/* --- the inspector --- */

/**
 * sal_warning_inspector_set_workspace:
 * @self: the inspector
 * @workspace: the workspace, which has to stay as long as it
 *
 * Says where warnings are from.
 */
void
sal_warning_inspector_set_workspace (SalWarningInspector *self, SalWorkspace *workspace)
{
  self->workspace = workspace;
  gtk_widget_set_sensitive (GTK_WIDGET (self->status_drop_down),
                            !sal_store_is_read_only (sal_workspace_get_store (workspace)));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

static void
sal_warning_inspector_dispose (GObject *object)
{
  SalWarningInspector *self = SAL_WARNING_INSPECTOR (object);

  stop_loading (self);
  self->workspace = NULL;
  self->id = 0;
  g_clear_object (&self->fields);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (sal_warning_inspector_parent_class)->dispose (object);
}

static void
sal_warning_inspector_finalize (GObject *object)
{
  SalWarningInspector *self = SAL_WARNING_INSPECTOR (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sal_warning_inspector_parent_class)->finalize (object);
}

static void
sal_warning_inspector_class_init (SalWarningInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_warning_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_warning_inspector_finalize;

  closed_signal = g_signal_new (
      "closed", SAL_TYPE_WARNING_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "form.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "warning.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "warning.show-account", NULL, show_account_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "warning.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-warning-inspector.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalWarningInspector, name)
  BIND (title_label);
  BIND (close_button);
  BIND (reason_label);
  BIND (list);
  BIND (status_drop_down);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, status_chosen_cb);
}

static void
sal_warning_inspector_init (SalWarningInspector *self)
{
  const SalField *status = sal_kind_find_field (&sal_account_warning_kind, "status");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_accessible_name_button (self->close_button, _ ("Close"));
  self->rows = g_ptr_array_new ();
  self->showing = TRUE;
  for (guint i = 0; status->choices[i].value != NULL; i++)
    gtk_string_list_append (labels, sal_choice_get_label (status, status->choices[i].value));
  gtk_drop_down_set_model (self->status_drop_down, G_LIST_MODEL (labels));
  sal_accessible_name_drop_down (self->status_drop_down, sal_field_get_label (status));
  self->showing = FALSE;
}
