/* sal-district-heap.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A binary heap of numbers by key, the smallest first; of equal keys the smallest number, so that
 * results do not depend on the order of insertion. */
typedef struct
{
  double key;
  guint value;
} SalDistrictHeapItem;

static inline gboolean
sal_district_heap_is_before (const SalDistrictHeapItem *one, const SalDistrictHeapItem *other)
{
  return one->key < other->key || (one->key == other->key && one->value < other->value);
}

static inline GArray *
sal_district_heap_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SalDistrictHeapItem));
}

static inline void
sal_district_heap_push (GArray *self, double key, guint value)
{
  SalDistrictHeapItem item = { key, value };
  SalDistrictHeapItem *items;
  guint place = self->len;

  g_array_append_val (self, item);
  items = (SalDistrictHeapItem *) self->data;
  while (place > 0 && sal_district_heap_is_before (&item, &items[(place - 1) / 2]))
    {
      items[place] = items[(place - 1) / 2];
      place = (place - 1) / 2;
    }
  items[place] = item;
}

static inline SalDistrictHeapItem
sal_district_heap_pop (GArray *self)
{
  SalDistrictHeapItem *items = (SalDistrictHeapItem *) self->data;
  SalDistrictHeapItem first = items[0], last = items[self->len - 1];
  guint n = self->len - 1, place = 0;

  while (2 * place + 1 < n)
    {
      guint child = 2 * place + 1;

      if (child + 1 < n && sal_district_heap_is_before (&items[child + 1], &items[child]))
        child++;
      if (!sal_district_heap_is_before (&items[child], &last))
        break;
      items[place] = items[child];
      place = child;
    }
  items[place] = last;
  g_array_set_size (self, n);

  return first;
}

G_END_DECLS
