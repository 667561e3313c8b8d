/* sal-record-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-selection.h"

#include "sal-gradual-list.h"

/* As many rows as a window has space for. */
#define N_FIRST 24

struct _SalRecordSelection
{
  GObject parent_instance;

  SalRecordList *list;
  GtkSliceListModel *shown; /* the rows of it that the view knows so far */
  GHashTable *ids;          /* of gint64 as pointers */
};

static void list_model_init (GListModelInterface *interface);
static void selection_model_init (GtkSelectionModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SalRecordSelection,
                               sal_record_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

G_STATIC_ASSERT (sizeof (gpointer) >= sizeof (gint64));

static gpointer
key_at (SalRecordSelection *self, guint position)
{
  return (gpointer) sal_record_list_get_id (self->list, position);
}

/* --- the list --- */

static GType
get_item_type (GListModel *model)
{
  return SAL_TYPE_RECORD_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SAL_RECORD_SELECTION (model)->shown));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (SAL_RECORD_SELECTION (model)->shown), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- the selection --- */

static void
tell_changed (GtkSelectionModel *model, guint position, guint n_items)
{
  guint n_shown = get_n_items (G_LIST_MODEL (model));

  if (n_items > 0 && position < n_shown)
    gtk_selection_model_selection_changed (model, position, MIN (n_items, n_shown - position));
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  SalRecordSelection *self = SAL_RECORD_SELECTION (model);
  gpointer key = key_at (self, position);

  return key != NULL && g_hash_table_contains (self->ids, key);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  SalRecordSelection *self = SAL_RECORD_SELECTION (model);
  GtkBitset *bitset = gtk_bitset_new_empty ();

  if (g_hash_table_size (self->ids) == 0)
    return bitset;

  for (guint i = position; i < position + n_items; i++)
    {
      if (is_selected (model, i))
        gtk_bitset_add (bitset, i);
    }

  return bitset;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  SalRecordSelection *self = SAL_RECORD_SELECTION (model);

  if (unselect_rest)
    g_hash_table_remove_all (self->ids);
  for (guint i = position; i < position + n_items; i++)
    {
      gpointer key = key_at (self, i);

      if (key != NULL)
        g_hash_table_add (self->ids, key);
    }
  if (unselect_rest)
    tell_changed (model, 0, get_n_items (G_LIST_MODEL (self)));
  else
    tell_changed (model, position, n_items);

  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  SalRecordSelection *self = SAL_RECORD_SELECTION (model);

  for (guint i = position; i < position + n_items; i++)
    g_hash_table_remove (self->ids, key_at (self, i));
  tell_changed (model, position, n_items);

  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return unselect_range (model, position, 1);
}

/* Also those that are not shown yet. */
static gboolean
select_all (GtkSelectionModel *model)
{
  SalRecordList *list = SAL_RECORD_SELECTION (model)->list;

  return select_range (model, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  return select_range (model, 0, 0, TRUE);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  SalRecordSelection *self = SAL_RECORD_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  if (!gtk_bitset_iter_init_first (&iter, mask, &position))
    return TRUE;

  do
    {
      gpointer key = key_at (self, position);

      if (key == NULL)
        continue;
      if (gtk_bitset_contains (selected, position))
        g_hash_table_add (self->ids, key);
      else
        g_hash_table_remove (self->ids, key);
    }
  while (gtk_bitset_iter_next (&iter, &position));

  position = gtk_bitset_get_minimum (mask);
  tell_changed (model, position, gtk_bitset_get_maximum (mask) - position + 1);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->select_item = select_item;
  interface->unselect_item = unselect_item;
  interface->select_range = select_range;
  interface->unselect_range = unselect_range;
  interface->select_all = select_all;
  interface->unselect_all = unselect_all;
  interface->set_selection = set_selection;
}

static void
sal_record_selection_dispose (GObject *object)
{
  SalRecordSelection *self = SAL_RECORD_SELECTION (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (sal_record_selection_parent_class)->dispose (object);
}

static void
sal_record_selection_finalize (GObject *object)
{
  g_hash_table_unref (SAL_RECORD_SELECTION (object)->ids);

  G_OBJECT_CLASS (sal_record_selection_parent_class)->finalize (object);
}

static void
sal_record_selection_class_init (SalRecordSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sal_record_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_record_selection_finalize;
}

static void
sal_record_selection_init (SalRecordSelection *self)
{
  self->ids = g_hash_table_new (NULL, NULL);
}

/* In place of gtk_selection_model_selection_changed (), which wants a range of what is shown. */
static void
rows_replaced_cb (SalRecordSelection *self, guint position, guint n_items)
{
  tell_changed (GTK_SELECTION_MODEL (self), position, n_items);
}

/**
 * sal_record_selection_new:
 * @list: the list
 * @view: the widget that is to show it
 *
 * Creates a selection over @list in which nothing is selected.
 *
 * Returns: (transfer full): the selection
 */
SalRecordSelection *
sal_record_selection_new (SalRecordList *list, GtkWidget *view)
{
  SalRecordSelection *self = g_object_new (SAL_TYPE_RECORD_SELECTION, NULL);

  self->list = g_object_ref (list);
  self->shown = sal_gradual_list_new (G_LIST_MODEL (list), view, N_FIRST);
  g_signal_connect_swapped (
      self->shown, "items-changed", G_CALLBACK (g_list_model_items_changed), self);
  g_signal_connect_swapped (list, "rows-replaced", G_CALLBACK (rows_replaced_cb), self);

  return self;
}

/**
 * sal_record_selection_dup_ids:
 * @self: a selection
 * @n_ids: (out): how many there are
 *
 * Lists what is selected and still in the list, in the list's order.
 *
 * Returns: (array length=n_ids) (transfer full): the ids
 */
gint64 *
sal_record_selection_dup_ids (SalRecordSelection *self, gsize *n_ids)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint n_selected = g_hash_table_size (self->ids);

  for (guint i = 0; i < n_items && ids->len < n_selected; i++)
    {
      gint64 id = sal_record_list_get_id (self->list, i);

      if (g_hash_table_contains (self->ids, (gpointer) id))
        g_array_append_val (ids, id);
    }
  *n_ids = ids->len;

  return (gint64 *) g_array_free (ids, FALSE);
}

guint
sal_record_selection_get_n_selected (SalRecordSelection *self)
{
  return g_hash_table_size (self->ids);
}
