/* sal-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store-private.h"

#include "sal-store-open.h"
typedef enum
{
  PROP_UNDO = 1,
  PROP_REDO,
} SalStoreProperty;

static GParamSpec *properties[PROP_REDO + 1];

static guint changed_signal;
static guint damaged_signal;

G_DEFINE_FINAL_TYPE (SalStore, sal_store, G_TYPE_OBJECT)

/* --- news --- */

static void
take_change (SalStore *self, SalChange **place, SalChange *change, SalStoreProperty property)
{
  gboolean same = (*place != NULL ? sal_change_get_id (*place) : 0) ==
                  (change != NULL ? sal_change_get_id (change) : 0);

  g_clear_pointer (place, sal_change_unref);
  *place = change != NULL ? sal_change_ref (change) : NULL;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static SalNews *
pop_news (SalStore *self)
{
  SalNews *news;

  g_mutex_lock (&self->lock);
  news = g_queue_pop_head (&self->news);
  g_mutex_unlock (&self->lock);
  return news;
}

/* Emits what has been committed since; on the context. */
void
sal_store_tell_news (SalStore *self)
{
  g_autoptr (SalStore) alive = g_object_ref (self);
  SalNews *next;

  while ((next = pop_news (self)) != NULL)
    {
      g_autoptr (SalNews) news = next;

      take_change (self, &self->undo, news->undo, PROP_UNDO);
      take_change (self, &self->redo, news->redo, PROP_REDO);
      for (guint i = 0; i < news->changes->len; i++)
        g_signal_emit (self, changed_signal, 0, news->changes->pdata[i]);
    }
}

static gboolean
news_source_cb (gpointer data)
{
  g_autoptr (SalStore) self = g_weak_ref_get (data);

  if (self != NULL)
    {
      g_mutex_lock (&self->lock);
      g_clear_pointer (&self->news_source, g_source_unref);
      g_mutex_unlock (&self->lock);
      sal_store_tell_news (self);
    }
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

GSource *
sal_store_attach_source (GMainContext *context,
                         GSourceFunc func,
                         gpointer data,
                         GDestroyNotify free_data)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, context);
  return source;
}

/* On the writer thread. */
static void
news_cb (SalNews *news, gpointer data)
{
  SalStore *self = data;

  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->news, news);
  if (self->news_source == NULL)
    {
      GWeakRef *reference = g_new0 (GWeakRef, 1);

      g_weak_ref_init (reference, self);
      self->news_source =
          sal_store_attach_source (self->context, news_source_cb, reference, weak_ref_free);
    }
  g_mutex_unlock (&self->lock);
}

/* Tells once that the file was found to be damaged; on the context. */
void
sal_store_tell_damage (SalStore *self, const GError *error)
{
  if (self->damaged)
    return;
  self->damaged = TRUE;
  g_signal_emit (self, damaged_signal, 0, error);
}

/* --- object --- */

static void
sal_store_finalize (GObject *object)
{
  SalStore *self = SAL_STORE (object);

  sal_store_close (self);
  if (self->news_source != NULL)
    {
      g_source_destroy (self->news_source);
      g_source_unref (self->news_source);
    }
  g_queue_clear_full (&self->news, (GDestroyNotify) sal_news_free);
  g_clear_pointer (&self->undo, sal_change_unref);
  g_clear_pointer (&self->redo, sal_change_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  g_free (self->author);
  g_free (self->path);

  G_OBJECT_CLASS (sal_store_parent_class)->finalize (object);
}

static void
sal_store_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SalStore *self = SAL_STORE (object);

  switch ((SalStoreProperty) property_id)
    {
    case PROP_UNDO:
      g_value_set_boxed (value, self->undo);
      break;
    case PROP_REDO:
      g_value_set_boxed (value, self->redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sal_store_class_init (SalStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sal_store_finalize;
  object_class->get_property = sal_store_get_property;

  /**
   * SalStore:undo:
   *
   * What undo would undo for the author; %NULL if nothing.
   */
  properties[PROP_UNDO] = g_param_spec_boxed (
      "undo", NULL, NULL, SAL_TYPE_CHANGE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SalStore:redo:
   *
   * What redo would do again for the author; %NULL if nothing.
   */
  properties[PROP_REDO] = g_param_spec_boxed (
      "redo", NULL, NULL, SAL_TYPE_CHANGE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * SalStore::changed:
   * @self: the store
   * @change: what was committed, with the records it touched
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

  /**
   * SalStore::damaged:
   * @self: the store
   * @error: what was found
   *
   * Emitted on the main context when reading or writing first finds the file damaged.
   */
  damaged_signal = g_signal_new ("damaged",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
sal_store_init (SalStore *self)
{
  g_mutex_init (&self->lock);
  g_queue_init (&self->news);
  self->author = g_strdup (g_get_user_name ());
}

/* --- opening --- */

/* As sal_store_open(), with migrations and the context for signals given. If @context is not that
 * of the calling thread, which opens the store for another, waiting calls never emit signals. */
SalStore *
sal_store_open_migrating (const char *path,
                          SalStoreMode mode,
                          SalStoreRole role,
                          const SalKind *const *kinds,
                          const SalMigration *migrations,
                          GMainContext *context,
                          GError **error)
{
  g_auto (SalOpenedFile) file = { 0 };
  g_autoptr (GMainContext) own = g_main_context_ref_thread_default ();
  SalStore *self;

  if (!sal_opened_file_init (&file, path, mode, role, kinds, migrations, error))
    return NULL;

  self = g_object_new (SAL_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->role = role;
  self->kinds = kinds;
  self->read_only = file.read_only;
  self->shared = file.shared;
  self->context = g_main_context_ref (context != NULL ? context : own);
  self->owner = context == NULL || context == own ? g_thread_self () : NULL;
  self->readers = sal_readers_new (&file, role, kinds);
  self->writer = sal_writer_new (&file, role, kinds, self->author, news_cb, self);
  sal_store_look_sync (self);
  return self;
}

/**
 * sal_store_open:
 * @path: a file
 * @mode: whether to create it, open it, or open it for reading only
 * @role: whether it holds a workspace or its pay
 * @kinds: (array zero-terminated=1): all kinds; static
 * @error: return location for an error
 *
 * Creates a store or opens one. Opening adds what the descriptions have and the file has not;
 * numbered migrations are preceded by a copy. A damaged file is found where the damage is in what
 * opening reads; sal_store_check_integrity() reads everything.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND, %SAL_STORE_ERROR_NOT_ALLOWED, %SAL_STORE_ERROR_NOT_WORKSPACE,
 * %SAL_STORE_ERROR_NEWER, %SAL_STORE_ERROR_DAMAGED, %SAL_STORE_ERROR_READ_ONLY,
 * %SAL_STORE_ERROR_BUSY, %SAL_STORE_ERROR_EXISTS, %SAL_STORE_ERROR_FAILED. Each message says what
 * can be done about it.
 *
 * Returns: (transfer full): the store, or %NULL
 */
SalStore *
sal_store_open (const char *path,
                SalStoreMode mode,
                SalStoreRole role,
                const SalKind *const *kinds,
                GError **error)
{
  return sal_store_open_migrating (path, mode, role, kinds, sal_migrations (role), NULL, error);
}

/**
 * sal_store_close:
 * @self: a store
 *
 * Waits for what is being written and read, and closes the file. What is asked of the store
 * afterwards fails.
 */
void
sal_store_close (SalStore *self)
{
  SalWriter *writer;
  SalReaders *readers;

  g_mutex_lock (&self->lock);
  writer = g_steal_pointer (&self->writer);
  readers = g_steal_pointer (&self->readers);
  if (writer != NULL)
    self->last_change = sal_writer_get_last_change (writer);
  g_mutex_unlock (&self->lock);

  /* The writer closes last and so can fold the write-ahead log into the file. */
  g_clear_pointer (&readers, sal_readers_free);
  g_clear_pointer (&writer, sal_writer_free);
}

const char *
sal_store_get_path (SalStore *self)
{
  return self->path;
}

gboolean
sal_store_is_read_only (SalStore *self)
{
  return self->read_only;
}

gboolean
sal_store_is_shared (SalStore *self)
{
  return self->shared;
}

SalStoreRole
sal_store_get_role (SalStore *self)
{
  return self->role;
}

const SalKind *const *
sal_store_get_kinds (SalStore *self)
{
  return self->kinds;
}

char *
sal_store_dup_author (SalStore *self)
{
  char *author;

  g_mutex_lock (&self->lock);
  author = g_strdup (self->author);
  g_mutex_unlock (&self->lock);

  return author;
}

/**
 * sal_store_set_author:
 * @self: a store
 * @author: a name
 *
 * Sets who makes the changes from now on, and whose are undone.
 */
void
sal_store_set_author (SalStore *self, const char *author)
{
  g_mutex_lock (&self->lock);
  g_free (self->author);
  self->author = g_strdup (author);
  g_mutex_unlock (&self->lock);

  sal_store_look (self);
}

gint64
sal_store_get_last_change (SalStore *self)
{
  gint64 change;

  g_mutex_lock (&self->lock);
  change = self->writer != NULL ? sal_writer_get_last_change (self->writer) : self->last_change;
  g_mutex_unlock (&self->lock);
  return change;
}
