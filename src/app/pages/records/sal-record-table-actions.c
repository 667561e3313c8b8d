/* sal-record-table-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-table-private.h"

#include <glib/gi18n.h>

#include "sal-window.h"

/* What can be done with a table and the rows selected in it. */

/* More than this many rows are exported rather than copied. */
#define COPY_LIMIT 100000

/* --- copying --- */

typedef struct
{
  const SalKind *kind;
  char *currency;
  guint *fields; /* those that show, in order */
  guint n_fields;
  gint64 *ids;
  gsize n_ids;
} Copy;

static void
copy_free (Copy *copy)
{
  g_free (copy->currency);
  g_free (copy->fields);
  g_free (copy->ids);
  g_free (copy);
}

static void
append_cell (GString *text, gboolean first, const char *cell)
{
  g_autofree char *clean = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  g_string_append_printf (text, "%s%s", first ? "" : "\t", clean);
}

/* Amounts and dates in the exact form, which spreadsheets read; references and choices as shown. */
static char *
cell_text (SalRecord *record, guint field, const char *currency)
{
  const SalField *description = &sal_record_get_kind (record)->fields[field];

  if (description->type == SAL_FIELD_REFERENCE || description->type == SAL_FIELD_CHOICE)
    return sal_record_to_display (record, field, currency);

  return sal_field_to_text (description,
                            sal_record_get_value (record, field),
                            sal_record_currency_of (record, field, currency));
}

static gpointer
read_table (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Copy *copy = data;
  g_autoptr (GPtrArray) records =
      sal_records_load (connection, copy->kind, copy->ids, copy->n_ids, error);
  GString *text;

  if (records == NULL)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < copy->n_fields; i++)
    append_cell (text, i == 0, sal_field_get_label (&copy->kind->fields[copy->fields[i]]));
  g_string_append_c (text, '\n');
  for (guint row = 0; row < records->len; row++)
    {
      SalRecord *record = g_ptr_array_index (records, row);

      if (record == NULL)
        continue;
      for (guint i = 0; i < copy->n_fields; i++)
        {
          g_autofree char *cell = cell_text (record, copy->fields[i], copy->currency);

          append_cell (text, i == 0, cell);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalRecordTable) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  else
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Copy"), error);
}

static gboolean
find_field (SalRecordTable *self, GtkColumnViewColumn *column, guint *field)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      if (self->columns[i] == column)
        {
          *field = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* The fields that show, in the order they are shown in: columns can be dragged. */
static guint *
list_shown_fields (SalRecordTable *self, guint *n_fields)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint *fields = g_new (guint, self->kind->n_fields);

  *n_fields = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column) &&
          find_field (self, column, &fields[*n_fields]))
        (*n_fields)++;
    }

  return fields;
}

/* With nothing selected, the row that has the focus is meant. */
static void
select_focused (SalRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && sal_record_selection_get_n_selected (self->selection) == 0 &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordTable *self = SAL_RECORD_TABLE (widget);
  Copy *copy;

  select_focused (self);
  if (sal_record_selection_get_n_selected (self->selection) > COPY_LIMIT)
    {
      sal_window_add_toast (widget, _ ("That is too much to copy: export it to a file instead"));
      return;
    }

  copy = g_new0 (Copy, 1);
  copy->kind = self->kind;
  copy->currency = g_strdup (sal_workspace_get_currency (self->workspace));
  copy->fields = list_shown_fields (self, &copy->n_fields);
  copy->ids = sal_record_selection_dup_ids (self->selection, &copy->n_ids);
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        read_table,
                        copy,
                        (GDestroyNotify) copy_free,
                        g_free,
                        NULL,
                        copied_cb,
                        g_object_ref (self));
}

/* --- deleting --- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalRecordTable) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, NULL, &error);

  if (error != NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Delete"), error);
      return;
    }

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  sal_window_add_undo_toast (GTK_WIDGET (self), change);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordTable *self = SAL_RECORD_TABLE (widget);
  g_autofree gint64 *ids = NULL;
  gsize n_ids;

  select_focused (self);
  ids = sal_record_selection_dup_ids (self->selection, &n_ids);
  if (n_ids > 0)
    sal_workspace_delete_records_async (
        self->workspace, self->kind, ids, n_ids, NULL, deleted_cb, g_object_ref (self));
}

/* --- the rest --- */

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_record_table_show_all (SAL_RECORD_TABLE (widget));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalRecordTable *self = SAL_RECORD_TABLE (widget);

  gtk_widget_activate_action (widget, "records.new", "s", self->kind->name);
}

void
sal_record_table_update_actions (SalRecordTable *self)
{
  gboolean writable = !sal_store_is_read_only (sal_workspace_get_store (self->workspace));
  gboolean focused =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->view)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gboolean selected = focused || sal_record_selection_get_n_selected (self->selection) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.new", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.delete", writable && selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy", selected);
  gtk_widget_set_visible (self->new_button, writable && self->ids == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), writable);
}

void
sal_record_table_class_install_actions (SalRecordTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "table.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "table.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (
      widget_class, "table.export", NULL, sal_record_table_export_action);
  gtk_widget_class_install_action (widget_class, "table.show-all", NULL, show_all_action);

  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_ALT_MASK, "table.new", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "table.delete", NULL);
}
