/* sal-payroll-codes-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payroll-codes-window.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-file-dialog.h"
#include "sal-job.h"
#include "sal-kinds.h"
#include "sal-list-rows.h"
#include "sal-pay-export.h"
#include "sal-pay-import.h"

#define GO "go"

struct _SalPayrollCodesWindow
{
  AdwWindow parent_instance;

  SalWorkspace *workspace;
  SalStore *store;  /* of pay; NULL once the window is gone */
  GPtrArray *codes; /* (nullable): of SalRecord */

  AdwToastOverlay *overlay;
  GtkWidget *edit_box;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SalPayrollCodesWindow, sal_payroll_codes_window, ADW_TYPE_WINDOW)

static void
tell (SalPayrollCodesWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

static gboolean
is_writable (SalPayrollCodesWindow *self)
{
  return self->store != NULL && !sal_store_is_read_only (self->store);
}

/* --- commands --- */

static gboolean
store_code (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  SalRecord *record = data;
  g_autoptr (SalRecord) before = NULL;

  if (sal_record_get_id (record) == 0)
    return sal_transaction_enter (transaction, NULL, record, error);
  before =
      sal_transaction_load (transaction, &sal_payroll_code_kind, sal_record_get_id (record), error);

  return before != NULL && sal_transaction_enter (transaction, before, record, error);
}

static gboolean
delete_code (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_transaction_delete (
      transaction, &sal_payroll_code_kind, sal_record_get_id (data), error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPayrollCodesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL)
    return; /* the window is gone */
  if (error != NULL)
    {
      tell (self, error->message);
    }
  else if (change != NULL)
    {
      g_autofree char *what = sal_change_describe (change);

      tell (self, what);
    }
}

static void
run (SalPayrollCodesWindow *self, const char *label, SalCommandFunc func, SalRecord *record)
{
  sal_store_run_async (self->store,
                       label,
                       SAL_COMMAND_DEFAULT,
                       func,
                       g_object_ref (record),
                       g_object_unref,
                       NULL,
                       done_cb,
                       g_object_ref (self));
}

/* --- one code --- */

/* The fields that are asked, in their order. */
static const char *const asked[] = { "code",     "legal_entity", "country",
                                     "currency", "component",    "payroll_entity" };

typedef struct
{
  SalPayrollCodesWindow *window;
  SalRecord *record;
  GtkEditable *entries[G_N_ELEMENTS (asked)];
} Editing;

static void
editing_free (gpointer data, GClosure *closure)
{
  Editing *self = data;

  g_object_unref (self->window);
  g_object_unref (self->record);
  g_free (self);
}

static void
edited_cb (AdwMessageDialog *dialog, const char *response, Editing *self)
{
  gboolean is_new = sal_record_get_id (self->record) == 0;

  if (!g_str_equal (response, GO) || self->window->store == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entries[i])));
      g_autoptr (GError) error = NULL;

      if (*text == '\0')
        {
          sal_record_set_null (self->record, asked[i]);
        }
      else if (!sal_record_set_from_text (self->record, asked[i], text, &error))
        {
          tell (self->window, error->message);
          return;
        }
    }
  run (self->window,
       is_new ? _ ("Add Payroll Code") : _ ("Change Payroll Code"),
       store_code,
       self->record);
}

static void
code_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, GO, *text != '\0');
}

static void
add_entry (Editing *self, GtkWidget *group, gsize index)
{
  const SalField *field = sal_kind_find_field (&sal_payroll_code_kind, asked[index]);
  GtkWidget *row = adw_entry_row_new ();
  const char *text = sal_record_get_text (self->record, asked[index]);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sal_field_get_label (field));
  gtk_widget_set_tooltip_text (row, field->hint != NULL ? _ (field->hint) : NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->entries[index] = GTK_EDITABLE (row);
}

/* @record: (transfer full) */
static void
edit (SalPayrollCodesWindow *self, SalRecord *record)
{
  gboolean is_new = sal_record_get_id (record) == 0;
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self),
      is_new ? _ ("Add Payroll Code") : _ ("Change Payroll Code"),
      _ ("What is left empty stands for all. Of several codes that fit a payment, that which says "
         "most counts: component before legal entity, that before country, and that before "
         "currency."));
  GtkWidget *group = adw_preferences_group_new ();
  Editing *editing = g_new0 (Editing, 1);

  editing->window = g_object_ref (self);
  editing->record = record;
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    add_entry (editing, group, i);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    GO,
                                    is_new ? _ ("_Add") : _ ("C_hange"),
                                    NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), GO, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), GO);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (editing->entries[0], "changed", G_CALLBACK (code_changed_cb), dialog);
  code_changed_cb (editing->entries[0], ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (edited_cb), editing, editing_free, (GConnectFlags) 0);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_cb (SalPayrollCodesWindow *self)
{
  edit (self, sal_record_new (&sal_payroll_code_kind));
}

/* --- the list --- */

static SalRecord *
get_record (SalPayrollCodesWindow *self, GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return self->codes->pdata[gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))];
}

static void
row_activated_cb (SalPayrollCodesWindow *self, GtkListBoxRow *row)
{
  if (is_writable (self))
    edit (self, sal_record_copy (get_record (self, GTK_WIDGET (row))));
}

static void
delete_cb (SalPayrollCodesWindow *self, GtkWidget *button)
{
  run (self, _ ("Delete Payroll Code"), delete_code, get_record (self, button));
}

static const char *
or_all (SalRecord *record, const char *field, const char *all)
{
  return sal_record_is_null (record, field) ? all : sal_record_get_text (record, field);
}

static void
add_row (SalPayrollCodesWindow *self, SalRecord *record)
{
  const char *country = sal_record_get_text (record, "country");
  g_autofree char *text =
      /* translators: what a payroll code is for: a legal entity or country, a currency, and a
       * component */
      g_strdup_printf (
          _ ("%s · %s · %s"),
          or_all (record, "legal_entity", country != NULL ? country : _ ("All legal entities")),
          or_all (record, "currency", _ ("All currencies")),
          or_all (record, "component", _ ("All components")));
  GtkWidget *row = sal_list_rows_new_text (sal_record_get_text (record, "code"), text);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), is_writable (self));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, is_writable (self));
  sal_accessible_name_button (button, _ ("Delete"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

static gpointer
read_codes (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_payroll_codes_list (connection, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPayrollCodesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL)
    return; /* the window is gone */
  if (codes == NULL)
    {
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem_page, message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  self->codes = g_steal_pointer (&codes);
  sal_list_rows_remove_all (self->list);
  for (guint i = 0; i < self->codes->len; i++)
    add_row (self, self->codes->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, self->codes->len > 0 ? "codes" : "empty");
}

static void
load (SalPayrollCodesWindow *self)
{
  sal_store_read_async (self->store,
                        read_codes,
                        NULL,
                        NULL,
                        (GDestroyNotify) g_ptr_array_unref,
                        NULL,
                        loaded_cb,
                        g_object_ref (self));
}

/* --- importing --- */

typedef struct
{
  SalPayrollCodesWindow *window;
  SalWorkspace *workspace;
  GFile *file;
  guint n_added, n_changed, n_same;
} Importing;

static void
importing_free (Importing *self)
{
  g_object_unref (self->window);
  g_object_unref (self->workspace);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Importing, importing_free)

static gpointer
load_people (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_people_load (connection, error);
}

static gboolean
import_codes (SalJob *job, gpointer data, GError **error)
{
  Importing *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalPeople) people = sal_store_read_sync (
      sal_workspace_get_store (self->workspace), load_people, NULL, cancellable, error);
  g_autoptr (SalPayImport) import = NULL;

  if (people == NULL)
    return FALSE;
  import = sal_pay_import_read (&sal_payroll_code_kind,
                                self->file,
                                people,
                                sal_workspace_get_currency (self->workspace),
                                cancellable,
                                error);
  if (import == NULL || !sal_store_run_sync (sal_workspace_get_pay_store (self->workspace),
                                             _ ("Import Payroll Codes"),
                                             SAL_COMMAND_DEFAULT,
                                             sal_pay_import_write,
                                             import,
                                             cancellable,
                                             NULL,
                                             error))
    return FALSE;
  self->n_added = sal_pay_import_get_n_added (import);
  self->n_changed = sal_pay_import_get_n_changed (import);
  self->n_same = sal_pay_import_get_n_same (import);

  return TRUE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Importing) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    text = g_strdup (error->message);
  else
    /* translators: three numbers of payroll codes */
    text = g_strdup_printf (
        _ ("%u added, %u changed, %u as they were"), self->n_added, self->n_changed, self->n_same);
  if (self->window->store != NULL)
    tell (self->window, text);
}

/**
 * sal_payroll_codes_window_import:
 * @self: the window
 * @file: a table
 *
 * Brings payroll codes in from a table, and tells of it.
 */
void
sal_payroll_codes_window_import (SalPayrollCodesWindow *self, GFile *file)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Import Payroll Codes"));
  Importing *importing = g_new0 (Importing, 1);

  importing->window = g_object_ref (self);
  importing->workspace = g_object_ref (self->workspace);
  importing->file = g_object_ref (file);
  sal_job_run_async (job, import_codes, importing, NULL, imported_cb, importing);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPayrollCodesWindow) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL && is_writable (self))
    sal_payroll_codes_window_import (self, file);
}

static void
import_cb (SalPayrollCodesWindow *self)
{
  const char *const patterns[] = { _ ("Tables"), "*.csv *.tsv *.txt *.xlsx", NULL };

  sal_file_dialog_choose_async (GTK_WIDGET (self),
                                SAL_FILE_DIALOG_OPEN,
                                _ ("Import Payroll Codes"),
                                NULL,
                                patterns,
                                file_chosen_cb,
                                g_object_ref (self));
}

/* --- the window --- */

static void
sal_payroll_codes_window_dispose (GObject *object)
{
  SalPayrollCodesWindow *self = SAL_PAYROLL_CODES_WINDOW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->codes, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_payroll_codes_window_parent_class)->dispose (object);
}

static void
sal_payroll_codes_window_class_init (SalPayrollCodesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_payroll_codes_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-payroll-codes-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalPayrollCodesWindow, name)
  BIND (overlay);
  BIND (edit_box);
  BIND (stack);
  BIND (problem_page);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_payroll_codes_window_init (SalPayrollCodesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/**
 * sal_payroll_codes_window_new:
 * @parent: the window it belongs to
 * @workspace: a workspace whose pay is open
 *
 * Creates a window that lists and changes what payroll knows payments by.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
sal_payroll_codes_window_new (GtkWindow *parent, SalWorkspace *workspace)
{
  SalPayrollCodesWindow *self =
      g_object_new (SAL_TYPE_PAYROLL_CODES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->store = g_object_ref (sal_workspace_get_pay_store (workspace));
  gtk_widget_set_visible (self->edit_box, is_writable (self));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
