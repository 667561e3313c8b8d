/* sal-index-items.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-items.h"

struct _SalIndexItems
{
  GObject parent_instance;

  GArray *base; /* of guint, in the order that it was filled in */
  GArray *rows; /* the same, in the order that they show in */
};

enum
{
  ROWS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void sal_index_items_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SalIndexItems,
                               sal_index_items,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sal_index_items_list_init))

/* --- the list --- */

static GType
sal_index_items_get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
sal_index_items_get_n_items (GListModel *list)
{
  return SAL_INDEX_ITEMS (list)->rows->len;
}

/* Nobody asks an item for anything: what counts is where it is. */
static gpointer
sal_index_items_get_item (GListModel *list, guint position)
{
  return position < SAL_INDEX_ITEMS (list)->rows->len ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
sal_index_items_list_init (GListModelInterface *iface)
{
  iface->get_item_type = sal_index_items_get_item_type;
  iface->get_n_items = sal_index_items_get_n_items;
  iface->get_item = sal_index_items_get_item;
}

static void
tell (SalIndexItems *self, guint n_before)
{
  guint n = self->rows->len, n_kept = MIN (n, n_before);

  if (n != n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_kept, n_before - n_kept, n - n_kept);
  if (n_kept > 0)
    g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

/* --- rows --- */

typedef struct
{
  SalIndexCompare compare;
  gpointer data;
} Order;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;

  return order->compare (*(const guint *) a, *(const guint *) b, order->data);
}

/* Always from the order that it was filled in: sorting is stable. */
static void
put_in_order (SalIndexItems *self, SalIndexCompare compare, gpointer data)
{
  Order order = { compare, data };

  g_array_set_size (self->rows, 0);
  if (self->base->len > 0)
    g_array_append_vals (self->rows, self->base->data, self->base->len);
  if (compare != NULL)
    g_qsort_with_data (
        self->rows->data, (int) self->rows->len, sizeof (guint), compare_rows, &order);
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
 * @compare: (scope call) (nullable): compares two rows; %NULL: they stay in the order they are in
 * @data: for @compare
 *
 * Has these rows instead of those before; those that are equal are in the order of @rows, also if
 * they are put into another one later.
 */
void
sal_index_items_fill (
    SalIndexItems *self, const guint *rows, guint n_rows, SalIndexCompare compare, gpointer data)
{
  guint n_before = self->rows->len;

  g_array_set_size (self->base, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_array_index (self->base, guint, i) = rows != NULL ? rows[i] : i;
  put_in_order (self, compare, data);
  tell (self, n_before);
}

/**
 * sal_index_items_order:
 * @self: a list
 * @compare: (scope call) (nullable): compares two rows; %NULL: they are as they were filled in
 * @data: for @compare
 *
 * Puts the rows into an order; those that are equal are as they were filled in.
 */
void
sal_index_items_order (SalIndexItems *self, SalIndexCompare compare, gpointer data)
{
  put_in_order (self, compare, data);
  tell (self, self->rows->len);
}

/**
 * sal_index_items_replace:
 * @self: a list that was filled in the order of @base and is in that of @compare, but for @gone
 * @gone: (element-type guint): rows it has no more, or may have had
 * @come: (element-type guint): rows it has now, which it has not besides @gone
 * @base: (scope call): compares two rows, of which no two are equal
 * @compare: (scope call): likewise; those that are equal otherwise are in the order of @base
 * @data: for both
 *
 * Takes rows out and puts others in, where they belong: what fill does, for few.
 */
void
sal_index_items_replace (SalIndexItems *self,
                         GArray *gone,
                         GArray *come,
                         SalIndexCompare base,
                         SalIndexCompare compare,
                         gpointer data)
{
  guint n_before = self->rows->len;
  const guint *out = (const guint *) (gpointer) gone->data;
  const guint *in = (const guint *) (gpointer) come->data;

  sal_index_order_remove (self->base, out, gone->len);
  sal_index_order_insert (self->base, in, come->len, base, data);
  sal_index_order_remove (self->rows, out, gone->len);
  sal_index_order_insert (self->rows, in, come->len, compare, data);
  tell (self, n_before);
}

guint
sal_index_items_get_row (SalIndexItems *self, guint position)
{
  return g_array_index (self->rows, guint, position);
}

/* --- the object --- */

static void
sal_index_items_finalize (GObject *object)
{
  g_array_unref (SAL_INDEX_ITEMS (object)->base);
  g_array_unref (SAL_INDEX_ITEMS (object)->rows);

  G_OBJECT_CLASS (sal_index_items_parent_class)->finalize (object);
}

static void
sal_index_items_class_init (SalIndexItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_index_items_finalize;

  signals[ROWS_CHANGED] = g_signal_new (
      "rows-changed", SAL_TYPE_INDEX_ITEMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_index_items_init (SalIndexItems *self)
{
  self->base = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}
