/* sal-record-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-list-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-record-titles.h"

/* More rows than a list view has widgets for: GTK makes about 200. */
#define MANY 256

typedef enum
{
  PROP_LOADING = 1,
  PROP_N_ITEMS,
  PROP_ERROR,
} SalRecordListProperty;

static GParamSpec *properties[PROP_ERROR + 1];

typedef enum
{
  ROWS_REPLACED,
  N_SIGNALS,
} SalRecordListSignal;

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SalRecordList,
                               sal_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_loading (SalRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
sal_record_list_set_error (SalRecordList *self, const char *error)
{
  if (g_strcmp0 (self->error, error) == 0)
    return;
  g_free (self->error);
  self->error = g_strdup (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* --- the list model --- */

static GType
sal_record_list_get_item_type (GListModel *model)
{
  return SAL_TYPE_RECORD_ROW;
}

static guint
sal_record_list_get_n_items (GListModel *model)
{
  return SAL_RECORD_LIST (model)->ids->len;
}

static gpointer
sal_record_list_get_item (GListModel *model, guint position)
{
  SalRecordList *self = SAL_RECORD_LIST (model);
  SalRecordRow *row;

  if (position >= self->ids->len)
    return NULL;

  row = sal_record_rows_take (self->rows, g_array_index (self->ids, gint64, position));
  if (sal_record_row_is_wanted (row))
    sal_record_list_load_page (self, position);

  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sal_record_list_get_item_type;
  iface->get_n_items = sal_record_list_get_n_items;
  iface->get_item = sal_record_list_get_item;
}

static guint
count_common_prefix (GArray *one, GArray *other)
{
  guint limit = MIN (one->len, other->len);
  guint n = 0;

  while (n < limit && g_array_index (one, gint64, n) == g_array_index (other, gint64, n))
    n++;

  return n;
}

/* Of what is behind the first @prefix. */
static guint
count_common_suffix (GArray *one, GArray *other, guint prefix)
{
  guint limit = MIN (one->len, other->len) - prefix;
  guint n = 0;

  while (n < limit && g_array_index (one, gint64, one->len - 1 - n) ==
                          g_array_index (other, gint64, other->len - 1 - n))
    n++;

  return n;
}

/* Replaces so many ids at @position, and tells; FALSE if a handler has set another query. */
static gboolean
splice (SalRecordList *self, guint position, guint n_removed, const gint64 *added, guint n_added)
{
  guint64 generation = self->generation;

  if (n_removed == 0 && n_added == 0)
    return TRUE;
  if (n_removed > 0)
    g_array_remove_range (self->ids, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (self->ids, position, added, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);

  return self->generation == generation;
}

/* Gives rows that are shown other records: for a list view a replacement of a million rows takes a
 * second, and removing and adding them has it make all its widgets anew. */
static void
replace (SalRecordList *self, guint position, const gint64 *ids, guint n)
{
  gint64 *former = (gint64 *) (gpointer) self->ids->data + position;
  g_autofree gint64 *from = NULL;

  if (n == 0)
    return;
  from = g_memdup2 (former, n * sizeof *former);
  memcpy (former, ids, n * sizeof *ids);
  sal_record_list_release_kept (self);
  sal_record_rows_reassign (self->rows, from, ids, n);
  sal_record_list_load_wanted (self);
  g_signal_emit (self, signals[ROWS_REPLACED], 0, position, n);
}

/* Takes @ids. Where few rows come and go, they are removed and added, so that what is selected or
 * has the focus keeps its widgets; where many do, what is at a position is replaced. */
static void
set_ids (SalRecordList *self, GArray *ids)
{
  guint former_length = self->ids->len;
  guint prefix = count_common_prefix (self->ids, ids);
  guint suffix = count_common_suffix (self->ids, ids, prefix);
  guint n_removed = self->ids->len - prefix - suffix;
  guint n_added = ids->len - prefix - suffix;
  guint n_replaced = MIN (n_removed, n_added) >= MANY ? MIN (n_removed, n_added) : 0;
  guint end = prefix + n_replaced;
  const gint64 *added = (const gint64 *) (gpointer) ids->data + prefix;

  if (splice (self, end, n_removed - n_replaced, NULL, 0))
    {
      replace (self, prefix, added, n_replaced);
      splice (self, end, 0, added + n_replaced, n_added - n_replaced);
    }
  if (former_length != self->ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);

  g_array_unref (ids);
}

/* --- the query --- */

typedef struct
{
  GWeakRef list;
  guint64 generation;
} QueryRun;

static void
query_run_free (QueryRun *self)
{
  g_weak_ref_clear (&self->list);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QueryRun, query_run_free)

static void start_query (SalRecordList *self);

static gpointer
read_ids (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_record_query_ids (data, connection, error);
}

static void
ids_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (QueryRun) run = data;
  g_autoptr (SalRecordList) self = g_weak_ref_get (&run->list);
  g_autoptr (GError) error = NULL;
  GArray *ids = sal_store_read_finish (SAL_STORE (object), result, &error);

  if (self == NULL || run->generation != self->generation)
    {
      g_clear_pointer (&ids, g_array_unref);
      return;
    }

  self->querying = FALSE;
  sal_record_list_set_error (self, error != NULL ? error->message : NULL);
  /* what was there before is better than nothing: the error says that it may have changed */
  if (ids != NULL)
    set_ids (self, ids);
  if (run->generation != self->generation)
    return;
  set_loading (self, FALSE);
  if (self->outdated)
    start_query (self);
}

static void
cancel_query (SalRecordList *self)
{
  self->generation++;
  self->querying = self->outdated = FALSE;
  if (self->query_cancellable != NULL)
    g_cancellable_cancel (self->query_cancellable);
  g_clear_object (&self->query_cancellable);
}

static void
start_query (SalRecordList *self)
{
  QueryRun *run;

  cancel_query (self);
  if (self->store == NULL)
    {
      set_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
      sal_record_list_set_error (self, _ ("The workspace has no pay store"));
      set_loading (self, FALSE);
      return;
    }

  run = g_new0 (QueryRun, 1);
  g_weak_ref_init (&run->list, self);
  run->generation = self->generation;
  self->querying = TRUE;
  self->query_cancellable = g_cancellable_new ();
  sal_store_read_async (self->store,
                        read_ids,
                        sal_record_query_copy (self->query),
                        (GDestroyNotify) sal_record_query_free,
                        (GDestroyNotify) g_array_unref,
                        self->query_cancellable,
                        ids_read_cb,
                        run);
}

/* --- following changes --- */

/* A query that is under way may have seen the change or not: it is asked again when it is done. */
static void
query_again (SalRecordList *self)
{
  if (self->querying)
    self->outdated = TRUE;
  else
    start_query (self);
}

/* Whether any row was touched. */
static gboolean
follow_touches (SalRecordList *self, SalChange *change)
{
  gboolean any = FALSE;
  gsize n_touches;
  const SalTouch *touches = sal_change_get_touches (change, &n_touches);

  for (gsize i = 0; i < n_touches; i++)
    {
      SalRecordRow *row;

      if (touches[i].kind != self->query->kind)
        continue;
      row = sal_record_rows_lookup (self->rows, touches[i].id);
      if (row == NULL)
        continue;
      any = TRUE;
      sal_record_row_set_stale (row);
      if (touches[i].type == SAL_TOUCH_DELETED)
        sal_record_row_set_deleted (row, TRUE);
    }

  return any;
}

static void
set_all_stale (SalRecordList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    sal_record_row_set_stale (row);
}

static gboolean
touches_range (SalChange *change, const SalKind *kind)
{
  gsize n_ranges;
  const SalTouchRange *ranges = sal_change_get_ranges (change, &n_ranges);

  for (gsize i = 0; i < n_ranges; i++)
    {
      if (ranges[i].kind == kind)
        return TRUE;
    }

  return FALSE;
}

/* Whether a record of @self's kind shows the title of a record @change touched. */
static gboolean
touches_titles (SalRecordList *self, SalChange *change)
{
  const SalKind *kind = self->query->kind;
  const SalKind *const *kinds = sal_store_get_kinds (self->store);

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      if (!sal_change_touches (change, kinds[i]))
        continue;
      for (guint field = 0; field < kind->n_fields; field++)
        {
          if (sal_kind_has_titles_of (kind, &kind->fields[field]) &&
              sal_kind_title_depends_on (kind->fields[field].references, kinds[i]))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
touches_query (SalRecordList *self, SalChange *change)
{
  const SalKind *const *kinds = sal_store_get_kinds (self->store);

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      if (sal_change_touches (change, kinds[i]) &&
          sal_record_query_depends_on (self->query, kinds[i]))
        return TRUE;
    }

  return FALSE;
}

/* Rows that are shown are loaded again in their place; whether the change moved, added or removed
 * any only the query can tell, and what it gives is compared with what is there. */
static void
store_changed_cb (SalStore *store, SalChange *change, SalRecordList *self)
{
  gboolean any = follow_touches (self, change);

  if (touches_titles (self, change) || touches_range (change, self->query->kind))
    {
      set_all_stale (self);
      any = TRUE;
    }
  if (any)
    sal_record_list_load_wanted (self);

  if (touches_query (self, change))
    query_again (self);
}

static void
forget_rows (SalRecordList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  sal_record_list_release_kept (self);
  g_hash_table_unref (self->rows);
  self->rows = sal_record_rows_new ();
}

static void
set_store (SalRecordList *self, SalStore *store)
{
  if (self->store == store)
    return;

  g_clear_signal_handler (&self->changed_handler, self->store);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->changed_handler =
        g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
}

/* --- the class --- */

static void
sal_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalRecordList *self = SAL_RECORD_LIST (object);

  switch ((SalRecordListProperty) prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_record_list_dispose (GObject *object)
{
  SalRecordList *self = SAL_RECORD_LIST (object);

  cancel_query (self);
  g_cancellable_cancel (self->cancellable);
  set_store (self, NULL);
  sal_record_list_release_kept (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_record_list_parent_class)->dispose (object);
}

static void
sal_record_list_finalize (GObject *object)
{
  SalRecordList *self = SAL_RECORD_LIST (object);

  g_clear_pointer (&self->query, sal_record_query_free);
  g_array_unref (self->ids);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->kept);
  g_object_unref (self->cancellable);
  g_free (self->error);

  G_OBJECT_CLASS (sal_record_list_parent_class)->finalize (object);
}

static void
sal_record_list_class_init (SalRecordListClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  G_OBJECT_CLASS (klass)->get_property = sal_record_list_get_property;
  G_OBJECT_CLASS (klass)->dispose = sal_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_record_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);

  signals[ROWS_REPLACED] = g_signal_new ("rows-replaced",
                                         SAL_TYPE_RECORD_LIST,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         2,
                                         G_TYPE_UINT,
                                         G_TYPE_UINT);
}

static void
sal_record_list_init (SalRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = sal_record_rows_new ();
  self->kept = g_ptr_array_new ();
  g_ptr_array_set_size (self->kept, SAL_RECORD_LIST_KEPT);
  self->cancellable = g_cancellable_new ();
}

/**
 * sal_record_list_new:
 * @workspace: a workspace
 * @query: what to list; it is copied
 *
 * Creates a list and starts its query. It is empty and loading until the ids are there.
 *
 * Returns: (transfer full): the list
 */
SalRecordList *
sal_record_list_new (SalWorkspace *workspace, SalRecordQuery *query)
{
  SalRecordList *self;

  g_return_val_if_fail (SAL_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_object_new (SAL_TYPE_RECORD_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  sal_record_list_set_query (self, query);

  return self;
}

/**
 * sal_record_list_set_query:
 * @self: a list
 * @query: what to list; it is copied
 *
 * Changes what is listed. The former rows stay until the new ids are there, unless they are of
 * another kind; rows of records in both stay the same objects, with what was loaded. A query under
 * way is cancelled, its reply dropped.
 */
void
sal_record_list_set_query (SalRecordList *self, SalRecordQuery *query)
{
  gboolean same_kind;

  g_return_if_fail (SAL_IS_RECORD_LIST (self));
  g_return_if_fail (query != NULL);

  same_kind = self->query != NULL && self->query->kind == query->kind;
  query = sal_record_query_copy (query);
  g_clear_pointer (&self->query, sal_record_query_free);
  self->query = query;
  set_store (self,
             query->kind->store == SAL_STORE_PAY ? sal_workspace_get_pay_store (self->workspace)
                                                 : sal_workspace_get_store (self->workspace));
  if (!same_kind)
    {
      forget_rows (self);
      set_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
    }

  set_loading (self, TRUE);
  start_query (self);
}

const SalRecordQuery *
sal_record_list_get_query (SalRecordList *self)
{
  g_return_val_if_fail (SAL_IS_RECORD_LIST (self), NULL);

  return self->query;
}

gboolean
sal_record_list_is_loading (SalRecordList *self)
{
  g_return_val_if_fail (SAL_IS_RECORD_LIST (self), FALSE);

  return self->loading;
}

const char *
sal_record_list_get_error (SalRecordList *self)
{
  g_return_val_if_fail (SAL_IS_RECORD_LIST (self), NULL);

  return self->error;
}

gint64
sal_record_list_get_id (SalRecordList *self, guint position)
{
  g_return_val_if_fail (SAL_IS_RECORD_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * sal_record_list_find:
 * @self: a list
 * @id: the id of a record
 * @position: (out): where it is
 *
 * Finds a record in the list without loading anything.
 *
 * Returns: %FALSE if it is not listed
 */
gboolean
sal_record_list_find (SalRecordList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (SAL_IS_RECORD_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) != id)
        continue;
      *position = i;
      return TRUE;
    }

  return FALSE;
}
