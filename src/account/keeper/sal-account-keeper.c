/* sal-account-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-keeper.h"

#include "sal-date.h"

struct _SalAccountKeeper
{
  GObject parent_instance;

  SalStore *store; /* not owned: there for as long as this */
  const SalAccountKeeperSource *source;
  gpointer data;        /* (nullable) */
  GError *error;        /* (nullable): of the last loading */
  GPtrArray *changes;   /* of SalChange: that it is to be brought up to date with */
  gboolean is_outdated; /* all has to be loaded */
  gboolean is_loading;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalAccountKeeper, sal_account_keeper, G_TYPE_OBJECT)

static void load (SalAccountKeeper *self);

/* What a reader thread is asked. */
typedef struct
{
  const SalAccountKeeperSource *source;
  const SalKind *const *kinds;
  gint32 day;
  GPtrArray *changes; /* (nullable): of SalChange; NULL: all accounts */
} Question;

static void
question_free (Question *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_data (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  const SalAccountKeeperSource *source = question->source;
  g_autofree char *accounts = NULL;

  if (question->changes != NULL)
    {
      accounts = sal_account_touch_find (
          &source->rules, connection, question->kinds, question->changes, error);
      if (accounts == NULL)
        return NULL;
    }

  return source->load (connection, question->day, accounts, error);
}

/* What was there is there until all know of what is new. */
static void
take_all (SalAccountKeeper *self, gpointer data, GError *error)
{
  gpointer before = g_steal_pointer (&self->data);

  self->data = data;
  g_clear_error (&self->error);
  self->error = error;
  g_signal_emit (self, signals[CHANGED], 0);
  g_clear_pointer (&before, self->source->free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->is_loading = FALSE;
  take_all (self, data, g_steal_pointer (&error));
  load (self);
}

/* What cannot be brought up to date is loaded. */
static void
part_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAccountKeeper) self = user_data;
  gpointer part = sal_store_read_finish (SAL_STORE (source), result, NULL);

  self->is_loading = FALSE;
  if (part != NULL && self->data != NULL && self->source->merge (self->data, part))
    g_signal_emit (self, signals[CHANGED], 0);
  else
    self->is_outdated = TRUE;
  g_clear_pointer (&part, self->source->free);
  load (self);
}

static void
load (SalAccountKeeper *self)
{
  Question *question;

  if (self->is_loading || (!self->is_outdated && self->changes->len == 0))
    return;
  question = g_new0 (Question, 1);
  question->source = self->source;
  question->kinds = sal_store_get_kinds (self->store);
  question->day = sal_date_today ();
  if (!self->is_outdated)
    question->changes = g_ptr_array_ref (self->changes);
  g_ptr_array_unref (self->changes);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_change_unref);
  self->is_loading = TRUE;
  sal_store_read_async (self->store,
                        read_data,
                        question,
                        (GDestroyNotify) question_free,
                        self->source->free,
                        NULL,
                        self->is_outdated ? loaded_cb : part_loaded_cb,
                        g_object_ref (self));
  self->is_outdated = FALSE;
}

static void
changed_cb (SalAccountKeeper *self, SalChange *change)
{
  switch (sal_account_touch_judge (&self->source->rules, change))
    {
    case SAL_ACCOUNTS_ALL:
      self->is_outdated = TRUE;
      break;

    case SAL_ACCOUNTS_SOME:
      g_ptr_array_add (self->changes, sal_change_ref (change));
      break;

    case SAL_ACCOUNTS_UNTOUCHED:
    default:
      return;
    }
  load (self);
}

static void
sal_account_keeper_finalize (GObject *object)
{
  SalAccountKeeper *self = SAL_ACCOUNT_KEEPER (object);

  g_clear_pointer (&self->data, self->source->free);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->changes);

  G_OBJECT_CLASS (sal_account_keeper_parent_class)->finalize (object);
}

static void
sal_account_keeper_class_init (SalAccountKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_account_keeper_finalize;

  signals[CHANGED] = g_signal_new (
      "changed", SAL_TYPE_ACCOUNT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_account_keeper_init (SalAccountKeeper *self)
{
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_change_unref);
}

/**
 * sal_account_keeper_new:
 * @store: (transfer none): a main store, which stays for as long as the keeper
 * @source: (transfer none): what is kept, and how
 *
 * Makes a keeper, which begins to load.
 *
 * Returns: (transfer full): it
 */
SalAccountKeeper *
sal_account_keeper_new (SalStore *store, const SalAccountKeeperSource *source)
{
  SalAccountKeeper *self = g_object_new (SAL_TYPE_ACCOUNT_KEEPER, NULL);

  self->store = store;
  self->source = source;
  self->is_outdated = TRUE;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return self;
}

/**
 * sal_account_keeper_get_data:
 * @self: the keeper
 *
 * Gets what is kept as it is now, which may be about to be brought up to date.
 *
 * Returns: (transfer none) (nullable): it; %NULL if it is not loaded yet, or cannot be
 */
gpointer
sal_account_keeper_get_data (SalAccountKeeper *self)
{
  return self->data;
}

const GError *
sal_account_keeper_get_error (SalAccountKeeper *self)
{
  return self->error;
}

gboolean
sal_account_keeper_is_loading (SalAccountKeeper *self)
{
  return self->is_loading || self->is_outdated || self->changes->len > 0;
}
