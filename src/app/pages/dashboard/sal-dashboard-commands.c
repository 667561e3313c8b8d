/* sal-dashboard-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-commands.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"

typedef struct
{
  gint64 id;
  gint64 base;
  char *name;       /* or NULL */
  char *definition; /* or NULL */
  gboolean publish;
  SalRecord *record; /* a new one */
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->name);
  g_free (edit->definition);
  g_clear_object (&edit->record);
  g_free (edit);
}

static gboolean
create (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_transaction_insert (transaction, ((Edit *) data)->record, error);
}

static gboolean
change (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  g_autoptr (SalRecord) before =
      sal_transaction_load (transaction, &sal_dashboard_kind, edit->id, error);
  g_autoptr (SalRecord) record = NULL;

  if (before == NULL || !sal_transaction_expect_version (
                            transaction, &sal_dashboard_kind, edit->id, edit->base, error))
    return FALSE;

  record = sal_record_copy (before);
  if (edit->name != NULL)
    sal_record_set_text (record, "name", edit->name);
  if (edit->definition != NULL)
    sal_record_set_text (record, "definition", edit->definition);
  if (edit->publish)
    sal_record_set_integer (record, "published", TRUE);

  return sal_transaction_enter (transaction, before, record, error);
}

static gboolean delete (SalTransaction *transaction,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  return sal_transaction_delete (transaction, &sal_dashboard_kind, ((Edit *) data)->id, error);
}

static void
run (SalStore *store,
     const char *label,
     SalCommandFunc func,
     Edit *edit,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  sal_store_run_async (
      store, label, SAL_COMMAND_DEFAULT, func, edit, edit_free, NULL, callback, user_data);
}

/**
 * sal_dashboard_create_async:
 * @store: the store
 * @label: what is done, for undo
 * @name: what the dashboard is called
 * @version: which version of it this is
 * @layout: its tiles
 * @id: (out): its id, known at once
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Adds a dashboard.
 */
void
sal_dashboard_create_async (SalStore *store,
                            const char *label,
                            const char *name,
                            int version,
                            const SalDashboardLayout *layout,
                            gint64 *id,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Edit *edit = g_new0 (Edit, 1);
  g_autofree char *definition = sal_dashboard_layout_to_json (layout);

  edit->record = sal_record_new (&sal_dashboard_kind);
  sal_record_set_text (edit->record, "name", name);
  sal_record_set_text (edit->record, "definition", definition);
  sal_record_set_integer (edit->record, "version", version);
  *id = sal_record_get_id (edit->record);
  run (store, label, create, edit, callback, user_data);
}

/**
 * sal_dashboard_change_async:
 * @store: the store
 * @label: what is done, for undo
 * @id: the dashboard
 * @base: the version of the record the change is based on
 * @name: (nullable): another name
 * @layout: (nullable): other tiles
 * @publish: whether to publish it, which locks it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Changes a dashboard that is not published.
 *
 * Raises %SAL_STORE_ERROR_CONFLICT if it was changed meanwhile and %SAL_STORE_ERROR_INVALID if it
 * is locked.
 */
void
sal_dashboard_change_async (SalStore *store,
                            const char *label,
                            gint64 id,
                            gint64 base,
                            const char *name,
                            const SalDashboardLayout *layout,
                            gboolean publish,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->id = id;
  edit->base = base;
  edit->name = g_strdup (name);
  edit->definition = layout != NULL ? sal_dashboard_layout_to_json (layout) : NULL;
  edit->publish = publish;
  run (store, label, change, edit, callback, user_data);
}

void
sal_dashboard_delete_async (
    SalStore *store, const char *label, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->id = id;
  run (store, label, delete, edit, callback, user_data);
}
