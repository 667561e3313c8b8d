/* sal-index-items.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-items.h"

#define SAL_TYPE_INDEX_ITEM (sal_index_item_get_type ())
G_DECLARE_FINAL_TYPE (SalIndexItem, sal_index_item, SAL, INDEX_ITEM, GObject)

struct _SalIndexItem
{
  GObject parent_instance;

  guint row;
};

G_DEFINE_FINAL_TYPE (SalIndexItem, sal_index_item, G_TYPE_OBJECT)

struct _SalIndexItems
{
  GObject parent_instance;

  GArray *rows;     /* of guint, in their order */
  GPtrArray *items; /* of SalIndexItem, in the same order; NULL where none was asked for */
  guint n_shown;    /* rows, or 0 while they are exchanged */
};

static void sal_index_items_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SalIndexItems,
                               sal_index_items,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sal_index_items_list_init))

/* Views compare the items of short lists before and after, and so keep the focus; with long ones
 * that takes a second, and to show all of them anew does not. */
#define MAX_COMPARED 2000

/* --- items --- */

static void
sal_index_item_class_init (SalIndexItemClass *klass)
{
}

static void
sal_index_item_init (SalIndexItem *self)
{
}

gpointer
sal_index_item_new (guint row)
{
  SalIndexItem *self = g_object_new (SAL_TYPE_INDEX_ITEM, NULL);

  self->row = row;

  return self;
}

guint
sal_index_item_get_row (gconstpointer item)
{
  return ((const SalIndexItem *) item)->row;
}

/* --- the list --- */

static GType
sal_index_items_get_item_type (GListModel *list)
{
  return SAL_TYPE_INDEX_ITEM;
}

static guint
sal_index_items_get_n_items (GListModel *list)
{
  return SAL_INDEX_ITEMS (list)->n_shown;
}

static gpointer
sal_index_items_get_item (GListModel *list, guint position)
{
  SalIndexItems *self = SAL_INDEX_ITEMS (list);
  gpointer *item;

  if (position >= self->n_shown)
    return NULL;
  item = &g_ptr_array_index (self->items, position);
  if (*item == NULL)
    *item = sal_index_item_new (g_array_index (self->rows, guint, position));

  return g_object_ref (*item);
}

static void
sal_index_items_list_init (GListModelInterface *iface)
{
  iface->get_item_type = sal_index_items_get_item_type;
  iface->get_n_items = sal_index_items_get_n_items;
  iface->get_item = sal_index_items_get_item;
}

/* What there was before is asked for until this is called. */
static void
tell (SalIndexItems *self, guint n_before)
{
  guint n = self->rows->len;

  if (MAX (n_before, n) <= MAX_COMPARED)
    {
      self->n_shown = n;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n);
      return;
    }
  self->n_shown = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  self->n_shown = n;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n);
}

static void
unref_item (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

SalIndexItems *
sal_index_items_new (void)
{
  return g_object_new (SAL_TYPE_INDEX_ITEMS, NULL);
}

/**
 * sal_index_items_fill:
 * @self: a list
 * @rows: (array length=n_rows) (nullable): the rows; %NULL for 0, 1, 2 and so on
 * @n_rows: how many
 *
 * Has these rows instead of those before.
 */
void
sal_index_items_fill (SalIndexItems *self, const guint *rows, guint n_rows)
{
  guint n_before = self->rows->len;

  if (n_before == 0 && n_rows == 0)
    return;
  g_array_set_size (self->rows, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_array_index (self->rows, guint, i) = rows != NULL ? rows[i] : i;
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_set_size (self->items, (int) n_rows);
  tell (self, n_before);
}

guint
sal_index_items_get_row (SalIndexItems *self, guint position)
{
  return g_array_index (self->rows, guint, position);
}

gboolean
sal_index_items_is_long (SalIndexItems *self)
{
  return self->rows->len > MAX_COMPARED;
}

typedef struct
{
  guint row;
  gpointer item;
} Entry;

typedef struct
{
  SalIndexCompare compare;
  gpointer data;
} Order;

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;

  return order->compare (((const Entry *) a)->row, ((const Entry *) b)->row, order->data);
}

/**
 * sal_index_items_order:
 * @self: a list
 * @compare: (scope call): compares two rows
 * @data: for @compare
 *
 * Puts the rows into an order; those that are equal stay as they were.
 */
void
sal_index_items_order (SalIndexItems *self, SalIndexCompare compare, gpointer data)
{
  guint n = self->rows->len;
  g_autofree Entry *entries = g_new (Entry, n + 1);
  Order order = { compare, data };

  if (n < 2)
    return;
  for (guint i = 0; i < n; i++)
    entries[i] =
        (Entry){ g_array_index (self->rows, guint, i), g_ptr_array_index (self->items, i) };
  g_qsort_with_data (entries, (int) n, sizeof (Entry), compare_entries, &order);
  for (guint i = 0; i < n; i++)
    {
      g_array_index (self->rows, guint, i) = entries[i].row;
      g_ptr_array_index (self->items, i) = entries[i].item;
    }
  tell (self, n);
}

/* --- the object --- */

static void
sal_index_items_finalize (GObject *object)
{
  SalIndexItems *self = SAL_INDEX_ITEMS (object);

  g_array_unref (self->rows);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (sal_index_items_parent_class)->finalize (object);
}

static void
sal_index_items_class_init (SalIndexItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_index_items_finalize;
}

static void
sal_index_items_init (SalIndexItems *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_ptr_array_new_with_free_func (unref_item);
}
