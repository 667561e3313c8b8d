/* sal-whitespace-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-keeper.h"

#include "sal-date.h"
#include "sal-whitespace-touched.h"

struct _SalWhitespaceKeeper
{
  GObject parent_instance;

  SalStore *store; /* that owns this */
  SalWhitespace *portfolio;
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

G_DEFINE_FINAL_TYPE (SalWhitespaceKeeper, sal_whitespace_keeper, G_TYPE_OBJECT)

static void load (SalWhitespaceKeeper *self);

/* What a reader thread is asked. */
typedef struct
{
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
read_portfolio (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autofree char *accounts = NULL;

  if (question->changes != NULL)
    {
      accounts =
          sal_whitespace_find_touched (connection, question->kinds, question->changes, error);
      if (accounts == NULL)
        return NULL;
    }

  return sal_whitespace_load (connection, question->day, accounts, error);
}

static void
take_all (SalWhitespaceKeeper *self, SalWhitespace *portfolio, GError *error)
{
  g_autoptr (SalWhitespace) before = g_steal_pointer (&self->portfolio);

  self->portfolio = portfolio;
  g_clear_error (&self->error);
  self->error = error;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWhitespaceKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  SalWhitespace *portfolio = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->is_loading = FALSE;
  take_all (self, portfolio, g_steal_pointer (&error));
  load (self);
}

/* What cannot be brought up to date is loaded. */
static void
part_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalWhitespaceKeeper) self = user_data;
  g_autoptr (SalWhitespace) part = sal_store_read_finish (SAL_STORE (source), result, NULL);

  self->is_loading = FALSE;
  if (part != NULL && self->portfolio != NULL && sal_whitespace_merge (self->portfolio, part))
    g_signal_emit (self, signals[CHANGED], 0);
  else
    self->is_outdated = TRUE;
  load (self);
}

static void
load (SalWhitespaceKeeper *self)
{
  Question *question;

  if (self->is_loading || (!self->is_outdated && self->changes->len == 0))
    return;
  question = g_new0 (Question, 1);
  question->kinds = sal_store_get_kinds (self->store);
  question->day = sal_date_today ();
  if (!self->is_outdated)
    question->changes = g_ptr_array_ref (self->changes);
  g_ptr_array_unref (self->changes);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_change_unref);
  self->is_loading = TRUE;
  sal_store_read_async (self->store,
                        read_portfolio,
                        question,
                        (GDestroyNotify) question_free,
                        (GDestroyNotify) sal_whitespace_unref,
                        NULL,
                        self->is_outdated ? loaded_cb : part_loaded_cb,
                        g_object_ref (self));
  self->is_outdated = FALSE;
}

static void
changed_cb (SalWhitespaceKeeper *self, SalChange *change)
{
  switch (sal_whitespace_judge_change (change))
    {
    case SAL_WHITESPACE_ALL:
      self->is_outdated = TRUE;
      break;

    case SAL_WHITESPACE_SOME:
      g_ptr_array_add (self->changes, sal_change_ref (change));
      break;

    case SAL_WHITESPACE_UNTOUCHED:
    default:
      return;
    }
  load (self);
}

static void
sal_whitespace_keeper_finalize (GObject *object)
{
  SalWhitespaceKeeper *self = SAL_WHITESPACE_KEEPER (object);

  g_clear_pointer (&self->portfolio, sal_whitespace_unref);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->changes);

  G_OBJECT_CLASS (sal_whitespace_keeper_parent_class)->finalize (object);
}

static void
sal_whitespace_keeper_class_init (SalWhitespaceKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_whitespace_keeper_finalize;

  signals[CHANGED] = g_signal_new ("changed",
                                   SAL_TYPE_WHITESPACE_KEEPER,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
sal_whitespace_keeper_init (SalWhitespaceKeeper *self)
{
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_change_unref);
}

/**
 * sal_whitespace_keeper_get:
 * @store: a main store
 *
 * Gets who keeps the whitespace of a workspace; it begins to load when it is asked for first.
 *
 * Returns: (transfer none): it, for as long as the store
 */
SalWhitespaceKeeper *
sal_whitespace_keeper_get (SalStore *store)
{
  static const char KEY[] = "sal-whitespace-keeper";
  SalWhitespaceKeeper *self = g_object_get_data (G_OBJECT (store), KEY);

  if (self != NULL)
    return self;
  self = g_object_new (SAL_TYPE_WHITESPACE_KEEPER, NULL);
  self->store = store;
  self->is_outdated = TRUE;
  g_object_set_data_full (G_OBJECT (store), KEY, self, g_object_unref);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return self;
}

/**
 * sal_whitespace_keeper_get_portfolio:
 * @self: the keeper
 *
 * Gets the portfolio as it is now, which may be about to be brought up to date.
 *
 * Returns: (transfer none) (nullable): it; %NULL if it is not loaded yet, or cannot be
 */
const SalWhitespace *
sal_whitespace_keeper_get_portfolio (SalWhitespaceKeeper *self)
{
  return self->portfolio;
}

const GError *
sal_whitespace_keeper_get_error (SalWhitespaceKeeper *self)
{
  return self->error;
}

gboolean
sal_whitespace_keeper_is_loading (SalWhitespaceKeeper *self)
{
  return self->is_loading;
}
