/* sal-change-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-change-list.h"

/* So many changes are read at a time. */
#define PAGE_SIZE 100

/* --- items --- */

struct _SalChangeItem
{
  GObject parent_instance;

  SalChange *change;
};

typedef enum
{
  ITEM_PROP_CHANGE = 1,
} SalChangeItemProperty;

static GParamSpec *item_properties[ITEM_PROP_CHANGE + 1];

G_DEFINE_FINAL_TYPE (SalChangeItem, sal_change_item, G_TYPE_OBJECT)

static void
sal_change_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boxed (value, SAL_CHANGE_ITEM (object)->change);
}

static void
sal_change_item_finalize (GObject *object)
{
  sal_change_unref (SAL_CHANGE_ITEM (object)->change);

  G_OBJECT_CLASS (sal_change_item_parent_class)->finalize (object);
}

static void
sal_change_item_class_init (SalChangeItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sal_change_item_get_property;
  object_class->finalize = sal_change_item_finalize;

  item_properties[ITEM_PROP_CHANGE] = g_param_spec_boxed (
      "change", NULL, NULL, SAL_TYPE_CHANGE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (item_properties), item_properties);
}

static void
sal_change_item_init (SalChangeItem *self)
{
}

static SalChangeItem *
item_new (SalChange *change)
{
  SalChangeItem *self = g_object_new (SAL_TYPE_CHANGE_ITEM, NULL);

  self->change = sal_change_ref (change);

  return self;
}

static gint64
item_id (SalChangeItem *self)
{
  return sal_change_get_id (self->change);
}

static void
item_take (SalChangeItem *self, SalChange *change)
{
  SalChange *old = self->change;

  if (sal_change_get_reverted_by (old) == sal_change_get_reverted_by (change))
    return;

  self->change = sal_change_ref (change);
  sal_change_unref (old);
  g_object_notify_by_pspec (G_OBJECT (self), item_properties[ITEM_PROP_CHANGE]);
}

const SalChange *
sal_change_item_get_change (SalChangeItem *self)
{
  return self->change;
}

/* --- the list --- */

struct _SalChangeList
{
  GObject parent_instance;

  SalWorkspace *workspace;
  GPtrArray *items;  /* of SalChangeItem */
  gboolean complete; /* there are no older ones */
  gboolean reading_older;
  guint n_reading;
  gboolean refresh_again; /* changes were made while reading the newest */
  gboolean refreshing;
  GCancellable *cancellable;
};

typedef enum
{
  PROP_LOADING = 1,
} SalChangeListProperty;

static GParamSpec *properties[PROP_LOADING + 1];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SalChangeList,
                               sal_change_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef struct
{
  const SalKind *const *kinds;
  gint64 before;
  guint limit;
} Question;

static gpointer
read_changes (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sal_journal_list (connection, question->kinds, question->before, question->limit, error);
}

static void
read_page (SalChangeList *self, gint64 before, guint limit, GAsyncReadyCallback callback)
{
  Question *question = g_new (Question, 1);

  question->kinds = sal_workspace_get_kinds (self->workspace);
  question->before = before;
  question->limit = limit;
  self->n_reading++;
  if (self->n_reading == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        read_changes,
                        question,
                        g_free,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->cancellable,
                        callback,
                        g_object_ref (self));
}

static GPtrArray *
finish_reading (SalChangeList *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = sal_store_read_finish (SAL_STORE (source), result, &error);

  self->n_reading--;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Reading the history: %s", error->message);
  if (self->n_reading == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);

  return changes;
}

static void
older_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalChangeList) self = user_data;
  g_autoptr (GPtrArray) changes = finish_reading (self, source, result);
  guint n_before = self->items->len;

  self->reading_older = FALSE;
  if (changes == NULL)
    return;

  self->complete = changes->len < PAGE_SIZE;
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (self->items, item_new (g_ptr_array_index (changes, i)));
  if (changes->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, changes->len);
}

static void
read_older (SalChangeList *self)
{
  gint64 before = 0;

  if (self->complete || self->reading_older)
    return;

  if (self->items->len > 0)
    before = item_id (g_ptr_array_index (self->items, self->items->len - 1));
  self->reading_older = TRUE;
  read_page (self, before, PAGE_SIZE, older_cb);
}

/* Items are newest first, as are the changes: what stands before the first item is new. */
static void
merge (SalChangeList *self, GPtrArray *changes)
{
  gint64 newest = self->items->len > 0 ? item_id (g_ptr_array_index (self->items, 0)) : 0;
  guint n_new = 0;

  while (n_new < changes->len && sal_change_get_id (g_ptr_array_index (changes, n_new)) > newest)
    n_new++;
  for (guint i = n_new; i > 0; i--)
    g_ptr_array_insert (self->items, 0, item_new (g_ptr_array_index (changes, i - 1)));
  for (guint i = n_new; i < MIN (changes->len, self->items->len); i++)
    {
      SalChange *change = g_ptr_array_index (changes, i);
      SalChangeItem *item = g_ptr_array_index (self->items, i);

      if (item_id (item) == sal_change_get_id (change))
        item_take (item, change);
    }
  if (n_new > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_new);
}

static void refresh (SalChangeList *self);

static void
newest_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalChangeList) self = user_data;
  g_autoptr (GPtrArray) changes = finish_reading (self, source, result);

  self->refreshing = FALSE;
  if (changes == NULL)
    return;

  merge (self, changes);
  if (self->refresh_again)
    refresh (self);
}

/* Reads again what shows: a change may have undone any of them. */
static void
refresh (SalChangeList *self)
{
  self->refresh_again = self->refreshing;
  if (self->refreshing)
    return;

  self->refreshing = TRUE;
  read_page (self, 0, MAX (self->items->len, PAGE_SIZE), newest_cb);
}

static GType
get_item_type (GListModel *model)
{
  return SAL_TYPE_CHANGE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SAL_CHANGE_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SalChangeList *self = SAL_CHANGE_LIST (model);

  if (position >= self->items->len)
    return NULL;
  if (position + PAGE_SIZE / 4 >= self->items->len)
    read_older (self);

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
sal_change_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalChangeListProperty) prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, sal_change_list_is_loading (SAL_CHANGE_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_change_list_finalize (GObject *object)
{
  SalChangeList *self = SAL_CHANGE_LIST (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->items);
  g_object_unref (self->workspace);

  G_OBJECT_CLASS (sal_change_list_parent_class)->finalize (object);
}

static void
sal_change_list_class_init (SalChangeListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sal_change_list_get_property;
  object_class->finalize = sal_change_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean (
      "loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sal_change_list_init (SalChangeList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * sal_change_list_new:
 * @workspace: a workspace
 *
 * Creates the list and starts to read its first changes.
 *
 * Returns: (transfer full): the list
 */
SalChangeList *
sal_change_list_new (SalWorkspace *workspace)
{
  SalChangeList *self = g_object_new (SAL_TYPE_CHANGE_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  read_older (self);

  return self;
}

/**
 * sal_change_list_is_loading:
 * @self: a list
 *
 * Tells whether changes are being read.
 *
 * Returns: %TRUE while they are
 */
gboolean
sal_change_list_is_loading (SalChangeList *self)
{
  return self->n_reading > 0;
}
