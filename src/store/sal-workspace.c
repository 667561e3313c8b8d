/* sal-workspace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-workspace.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-store-file.h"
#include "sal-store-open.h"
#include "sal-task.h"
#include "sal-transaction-private.h"

typedef struct
{
  char *name;
  char *currency;
  SalFiscalCalendar *calendar;
  char *pay_path;
} Settings;

struct _SalWorkspace
{
  GObject parent_instance;

  char *path;
  char *key; /* in the table of open workspaces, or NULL */
  const SalKind *const *kinds;
  SalStore *store;
  SalStore *pay_store; /* NULL until somebody asks for it */
  Settings settings;
};

typedef enum
{
  PROP_NAME = 1,
  PROP_CURRENCY,
  PROP_CALENDAR,
} SalWorkspaceProperty;

static GParamSpec *properties[PROP_CALENDAR + 1];

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SalWorkspace, sal_workspace, G_TYPE_OBJECT)

/* --- workspaces that are open in this process --- */

static GMutex open_lock;
static GHashTable *open_workspaces; /* real path → GWeakRef */

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static char *
real_path (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *resolved = realpath (absolute, NULL);

  return g_strdup (resolved != NULL ? resolved : absolute);
}

static SalWorkspace *
find_open (const char *path, SalStoreMode mode)
{
  g_autofree char *key = real_path (path);
  g_autoptr (SalWorkspace) self = NULL;
  GWeakRef *reference;

  g_mutex_lock (&open_lock);
  reference = open_workspaces != NULL ? g_hash_table_lookup (open_workspaces, key) : NULL;
  self = reference != NULL ? g_weak_ref_get (reference) : NULL;
  g_mutex_unlock (&open_lock);

  if (self != NULL && (mode == SAL_STORE_READ_ONLY) == sal_store_is_read_only (self->store))
    return g_steal_pointer (&self);
  return NULL;
}

static void
remember_open (SalWorkspace *self)
{
  GWeakRef *reference = g_new0 (GWeakRef, 1);

  self->key = real_path (self->path);
  g_weak_ref_init (reference, self);
  g_mutex_lock (&open_lock);
  if (open_workspaces == NULL)
    open_workspaces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, weak_ref_free);
  g_hash_table_insert (open_workspaces, g_strdup (self->key), reference);
  g_mutex_unlock (&open_lock);
}

static void
forget_open (SalWorkspace *self)
{
  if (self->key == NULL)
    return;
  g_mutex_lock (&open_lock);
  g_hash_table_remove (open_workspaces, self->key);
  g_mutex_unlock (&open_lock);
  g_clear_pointer (&self->key, g_free);
}

/* --- settings --- */

static void
settings_clear (Settings *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->pay_path, g_free);
}

static void
settings_free (gpointer data)
{
  settings_clear (data);
  g_free (data);
}

static gpointer
read_settings (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  Settings *settings = g_new0 (Settings, 1);

  settings->name = sal_setting_load (connection, "name", &failure);
  settings->currency = sal_setting_load_currency (connection);
  settings->pay_path = sal_setting_load (connection, "pay-path", NULL);
  settings->calendar = sal_setting_load_calendar (connection);
  if (failure == NULL)
    return settings;

  settings_free (settings);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* "Halden Sales" of "/home/anna/Halden Sales.salient" */
static char *
name_of_path (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".salient"))
    name[strlen (name) - strlen (".salient")] = '\0';
  return name;
}

static void
take_settings (SalWorkspace *self, Settings *settings)
{
  settings_clear (&self->settings);
  self->settings = *settings;
  g_free (settings);
  if (self->settings.name == NULL)
    self->settings.name = name_of_path (self->path);
}

static void
settings_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SalWorkspace) self = data;
  Settings *settings = sal_store_read_finish (SAL_STORE (source), result, NULL);

  if (settings == NULL)
    return;
  take_settings (self, settings);
  for (guint i = PROP_NAME; i < G_N_ELEMENTS (properties); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
store_changed_cb (SalStore *store, SalChange *change, gpointer data)
{
  SalWorkspace *self = data;

  if (sal_change_touches_settings (change))
    sal_store_read_async (store,
                          read_settings,
                          NULL,
                          NULL,
                          settings_free,
                          NULL,
                          settings_read_cb,
                          g_object_ref (self));
  g_signal_emit (self, changed_signal, 0, change);
}

/* --- object --- */

static void
sal_workspace_dispose (GObject *object)
{
  SalWorkspace *self = SAL_WORKSPACE (object);

  forget_open (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->pay_store);

  G_OBJECT_CLASS (sal_workspace_parent_class)->dispose (object);
}

static void
sal_workspace_finalize (GObject *object)
{
  SalWorkspace *self = SAL_WORKSPACE (object);

  settings_clear (&self->settings);
  g_free (self->path);

  G_OBJECT_CLASS (sal_workspace_parent_class)->finalize (object);
}

static void
sal_workspace_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SalWorkspace *self = SAL_WORKSPACE (object);

  switch ((SalWorkspaceProperty) property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->settings.name);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->settings.currency);
      break;
    case PROP_CALENDAR:
      g_value_set_boxed (value, self->settings.calendar);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sal_workspace_class_init (SalWorkspaceClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sal_workspace_dispose;
  object_class->finalize = sal_workspace_finalize;
  object_class->get_property = sal_workspace_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, flags);
  properties[PROP_CALENDAR] =
      g_param_spec_boxed ("calendar", NULL, NULL, SAL_TYPE_FISCAL_CALENDAR, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * SalWorkspace::changed:
   * @self: the workspace
   * @change: what was committed to the main store
   *
   * Emitted on the main context for each change, by this process or another, in order.
   */
  changed_signal = g_signal_new ("changed",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 SAL_TYPE_CHANGE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
sal_workspace_init (SalWorkspace *self)
{
}

/* --- opening --- */

static SalWorkspace *
workspace_new (SalStore *store, const SalKind *const *kinds, GError **error)
{
  g_autoptr (SalWorkspace) self = g_object_new (SAL_TYPE_WORKSPACE, NULL);
  Settings *settings;

  self->path = g_strdup (sal_store_get_path (store));
  self->kinds = kinds;
  self->store = store;
  settings = sal_store_read_sync (store, read_settings, NULL, NULL, error);
  if (settings == NULL)
    return NULL;
  take_settings (self, settings);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  return g_steal_pointer (&self);
}

static SalWorkspace *
open_on_context (const char *path,
                 SalStoreMode mode,
                 const SalKind *const *kinds,
                 GMainContext *context,
                 GError **error)
{
  g_autoptr (SalWorkspace) self = find_open (path, mode);
  SalStore *store;

  if (self != NULL)
    return g_steal_pointer (&self);

  store = sal_store_open_migrating (
      path, mode, SAL_STORE_MAIN, kinds, sal_migrations (SAL_STORE_MAIN), context, error);
  if (store == NULL)
    return NULL;
  self = workspace_new (store, kinds, error);
  if (self == NULL)
    return NULL;
  remember_open (self);
  return g_steal_pointer (&self);
}

/**
 * sal_workspace_open:
 * @path: a file
 * @mode: %SAL_STORE_OPEN or %SAL_STORE_READ_ONLY
 * @kinds: (array zero-terminated=1): all kinds; static
 * @error: return location for an error
 *
 * Opens a workspace, and its pay where that is there and this user may read it. A workspace that is
 * open in this process already is returned again.
 *
 * Raises the errors of sal_store_open().
 *
 * Returns: (transfer full): the workspace, or %NULL
 */
SalWorkspace *
sal_workspace_open (const char *path,
                    SalStoreMode mode,
                    const SalKind *const *kinds,
                    GError **error)
{
  return open_on_context (path, mode, kinds, NULL, error);
}

static gboolean
write_options (SalTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const SalWorkspaceOptions *options = data;
  g_autofree char *month = g_strdup_printf ("%d", MAX (options->fiscal_start, 1));

  return (options->name == NULL ||
          sal_transaction_set_setting (transaction, "name", options->name, error)) &&
         sal_transaction_set_setting (transaction,
                                      "currency",
                                      options->currency != NULL ? options->currency : "USD",
                                      error) &&
         sal_transaction_set_setting (transaction, "fiscal-start-month", month, error) &&
         sal_transaction_set_setting (transaction,
                                      "fiscal-pattern",
                                      options->pattern == SAL_CALENDAR_445 ? "4-4-5" : "months",
                                      error);
}

/**
 * sal_workspace_create:
 * @path: a file that is not there
 * @options: (nullable): its settings; %NULL for the defaults
 * @kinds: (array zero-terminated=1): all kinds; static
 * @error: return location for an error
 *
 * Creates a workspace.
 *
 * Raises %SAL_STORE_ERROR_EXISTS, %SAL_STORE_ERROR_READ_ONLY, %SAL_STORE_ERROR_NOT_FOUND if there
 * is no such folder, and %SAL_STORE_ERROR_FAILED.
 *
 * Returns: (transfer full): the workspace, or %NULL
 */
SalWorkspace *
sal_workspace_create (const char *path,
                      const SalWorkspaceOptions *options,
                      const SalKind *const *kinds,
                      GError **error)
{
  static const SalWorkspaceOptions defaults = { 0 };
  g_autoptr (SalWorkspace) self = NULL;
  SalStoreMode mode = options != NULL && options->fill ? SAL_STORE_FILL : SAL_STORE_CREATE;
  SalStore *store = sal_store_open (path, mode, SAL_STORE_MAIN, kinds, error);

  if (store == NULL)
    return NULL;
  if (!sal_store_run_sync (store,
                           _ ("Create Workspace"),
                           SAL_COMMAND_FINAL,
                           write_options,
                           (gpointer) (options != NULL ? options : &defaults),
                           NULL,
                           NULL,
                           error))
    {
      g_object_unref (store);
      return NULL;
    }

  self = workspace_new (store, kinds, error);
  if (self != NULL)
    remember_open (self);
  return g_steal_pointer (&self);
}

typedef struct
{
  char *path;
  SalStoreMode mode;
  const SalKind *const *kinds;
  GMainContext *context;
} OpenRequest;

static void
open_request_free (gpointer data)
{
  OpenRequest *request = data;

  g_free (request->path);
  g_main_context_unref (request->context);
  g_free (request);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const OpenRequest *request = data;
  g_autoptr (GError) error = NULL;
  SalWorkspace *self =
      open_on_context (request->path, request->mode, request->kinds, request->context, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sal_workspace_open_async:
 * @path: a file
 * @mode: %SAL_STORE_OPEN or %SAL_STORE_READ_ONLY
 * @kinds: (array zero-terminated=1): all kinds; static
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Opens a workspace on another thread. Signals come on the calling thread's main context.
 */
void
sal_workspace_open_async (const char *path,
                          SalStoreMode mode,
                          const SalKind *const *kinds,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenRequest *request = g_new0 (OpenRequest, 1);

  request->path = g_strdup (path);
  request->mode = mode;
  request->kinds = kinds;
  request->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, sal_workspace_open_async);
  g_task_set_task_data (task, request, open_request_free);
  sal_task_run_in_thread (task, open_thread);
}

/**
 * sal_workspace_open_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_workspace_open_async().
 *
 * Raises the errors of sal_store_open().
 *
 * Returns: (transfer full): the workspace, or %NULL
 */
SalWorkspace *
sal_workspace_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sal_workspace_close:
 * @self: a workspace
 *
 * Waits for what is being written, and closes the files.
 */
void
sal_workspace_close (SalWorkspace *self)
{
  forget_open (self);
  sal_store_close (self->store);
  if (self->pay_store != NULL)
    sal_store_close (self->pay_store);
}

SalStore *
sal_workspace_get_store (SalWorkspace *self)
{
  return self->store;
}

/* --- pay --- */

SalStore *
sal_workspace_get_pay_store (SalWorkspace *self)
{
  return self->pay_store;
}

/**
 * sal_workspace_get_pay_path:
 * @self: a workspace
 *
 * Says where its pay is kept, or would be: where it was put, else in NAME.pay.salient beside
 * NAME.salient.
 *
 * Returns: (transfer full): a file, which may not be there
 */
char *
sal_workspace_get_pay_path (SalWorkspace *self)
{
  g_autofree char *stem = NULL;

  if (self->settings.pay_path != NULL)
    return g_strdup (self->settings.pay_path);
  stem = g_str_has_suffix (self->path, ".salient")
             ? g_strndup (self->path, strlen (self->path) - strlen (".salient"))
             : g_strdup (self->path);
  return g_strconcat (stem, ".pay.salient", NULL);
}

/**
 * sal_workspace_has_pay:
 * @self: a workspace
 *
 * Tells whether there is a file with its pay, whoever may read it.
 *
 * Returns: %TRUE if there is
 */
gboolean
sal_workspace_has_pay (SalWorkspace *self)
{
  g_autofree char *path = sal_workspace_get_pay_path (self);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * sal_workspace_open_pay_store:
 * @self: a workspace
 * @mode: %SAL_STORE_OPEN or %SAL_STORE_READ_ONLY, whatever the workspace was opened with
 * @kinds: (array zero-terminated=1): the kinds of pay; static
 * @error: return location for an error
 *
 * Opens the second store of a workspace. It is opened for who asks for it and for nobody else, so
 * that a workspace is the same with and without pay. One that is open already is returned as it was
 * opened. Waits for the disk.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND if the workspace has no pay, %SAL_STORE_ERROR_NOT_ALLOWED if it
 * is not for this user, and the other errors of sal_store_open().
 *
 * Returns: (transfer none): the store, or %NULL
 */
SalStore *
sal_workspace_open_pay_store (SalWorkspace *self,
                              SalStoreMode mode,
                              const SalKind *const *kinds,
                              GError **error)
{
  g_autofree char *path = sal_workspace_get_pay_path (self);
  g_autoptr (GError) failure = NULL;

  if (self->pay_store != NULL)
    return self->pay_store;

  self->pay_store = sal_store_open (path, mode, SAL_STORE_PAY, kinds, &failure);
  if (g_error_matches (failure, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND))
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("%s has no pay: %s is not there; importing a plan makes it"),
                 self->path,
                 path);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return self->pay_store;
}

static gboolean
write_pay_path (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  return sal_transaction_set_setting (transaction, "pay-path", data, error);
}

/**
 * sal_workspace_create_pay_store:
 * @self: a workspace without pay
 * @path: (nullable): a file that is not there; %NULL for beside the workspace, which is then not
 * written to
 * @kinds: (array zero-terminated=1): the kinds of pay; static
 * @error: return location for an error
 *
 * Creates the second store of a workspace. Only this user may read it: its permissions are what
 * protects it.
 *
 * Raises the errors of sal_store_open().
 *
 * Returns: (transfer none): the store, or %NULL
 */
SalStore *
sal_workspace_create_pay_store (SalWorkspace *self,
                                const char *path,
                                const SalKind *const *kinds,
                                GError **error)
{
  g_autofree char *chosen =
      path != NULL ? g_canonicalize_filename (path, NULL) : sal_workspace_get_pay_path (self);
  g_autoptr (SalStore) store = NULL;

  g_return_val_if_fail (self->pay_store == NULL, NULL);

  store = sal_store_open (chosen, SAL_STORE_CREATE, SAL_STORE_PAY, kinds, error);
  if (store == NULL)
    return NULL;
  if (path != NULL && !sal_store_run_sync (self->store,
                                           _ ("Set Where Pay Is Kept"),
                                           SAL_COMMAND_FINAL,
                                           write_pay_path,
                                           chosen,
                                           NULL,
                                           NULL,
                                           error))
    {
      sal_store_close (store);
      sal_store_file_remove (chosen);
      return NULL;
    }

  self->pay_store = g_steal_pointer (&store);
  return self->pay_store;
}

const SalKind *const *
sal_workspace_get_kinds (SalWorkspace *self)
{
  return self->kinds;
}

const char *
sal_workspace_get_name (SalWorkspace *self)
{
  return self->settings.name;
}

const char *
sal_workspace_get_path (SalWorkspace *self)
{
  return self->path;
}

const char *
sal_workspace_get_currency (SalWorkspace *self)
{
  return self->settings.currency;
}

const SalFiscalCalendar *
sal_workspace_get_calendar (SalWorkspace *self)
{
  return self->settings.calendar;
}
