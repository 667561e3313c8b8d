/* sal-payroll-codes-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payroll-codes-window-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-kinds.h"
#include "sal-list-rows.h"
#include "sal-pay-export.h"
#include "sal-payroll-code-dialog.h"

G_DEFINE_FINAL_TYPE (SalPayrollCodesWindow, sal_payroll_codes_window, ADW_TYPE_WINDOW)

void
sal_payroll_codes_window_tell (SalPayrollCodesWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

gboolean
sal_payroll_codes_window_is_writable (SalPayrollCodesWindow *self)
{
  return self->store != NULL && !sal_store_is_read_only (self->store);
}

/* --- deleting --- */

static gboolean
delete_code (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_transaction_delete (
      transaction, &sal_payroll_code_kind, sal_record_get_id (data), error);
}

/* @change: (nullable): nothing was changed */
static void
tell_change (SalPayrollCodesWindow *self, SalChange *change)
{
  g_autofree char *what = change != NULL ? sal_change_describe (change) : NULL;

  if (what != NULL)
    sal_payroll_codes_window_tell (self, what);
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
      sal_payroll_codes_window_tell (self, error->message);
    }
  else
    {
      tell_change (self, change);
    }
}

/* --- one code --- */

static void
edited_cb (SalFormDialog *dialog, SalChange *change, SalPayrollCodesWindow *self)
{
  if (self->store != NULL)
    tell_change (self, change);
}

static void
edit (SalPayrollCodesWindow *self, SalRecord *code)
{
  GtkWidget *dialog = sal_payroll_code_dialog_new (GTK_WINDOW (self), self->store, code);

  g_signal_connect_object (dialog, "done", G_CALLBACK (edited_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_cb (SalPayrollCodesWindow *self)
{
  edit (self, NULL);
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
  if (sal_payroll_codes_window_is_writable (self))
    edit (self, get_record (self, GTK_WIDGET (row)));
}

static void
delete_cb (SalPayrollCodesWindow *self, GtkWidget *button)
{
  sal_store_run_async (self->store,
                       _ ("Delete Payroll Code"),
                       SAL_COMMAND_DEFAULT,
                       delete_code,
                       g_object_ref (get_record (self, button)),
                       g_object_unref,
                       NULL,
                       done_cb,
                       g_object_ref (self));
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

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    sal_payroll_codes_window_is_writable (self));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, sal_payroll_codes_window_is_writable (self));
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
  gtk_widget_class_bind_template_callback (widget_class, sal_payroll_codes_window_choose_file);
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
  gtk_widget_set_visible (self->edit_box, sal_payroll_codes_window_is_writable (self));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
