/* sal-id-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-id-map.h"

#include <string.h>

#define MIN_SLOTS 16

/* An id and what it stands for lie side by side: looking one up costs one line of the cache. */
typedef struct
{
  gint64 id; /* 0 is a free slot */
  gint32 index;
} Slot;

struct _SalIdMap
{
  Slot *slots;
  gsize n_slots; /* a power of two */
  gsize n_ids;
};

/* Fibonacci hashing: the high bits of a product mix all bits of ids that mostly count up. */
static inline gsize
first_slot (const SalIdMap *self, gint64 id)
{
  guint64 product = (guint64) id * G_GUINT64_CONSTANT (11400714819323198485);

  return (gsize) (product >> 20) & (self->n_slots - 1);
}

static void
allocate (SalIdMap *self, gsize n_slots)
{
  self->n_slots = n_slots;
  self->slots = g_new (Slot, n_slots);
  /* written, not taken as zeros from the system: it would copy each page that is read first */
  memset (self->slots, 0, n_slots * sizeof (Slot));
}

/**
 * sal_id_map_new:
 * @n_expected: how many ids there will be; more is possible
 *
 * Creates an empty map.
 *
 * Returns: (transfer full): the map
 */
SalIdMap *
sal_id_map_new (gsize n_expected)
{
  SalIdMap *self = g_new0 (SalIdMap, 1);
  gsize n_slots = MIN_SLOTS;

  while (n_slots < n_expected * 2)
    n_slots *= 2;
  allocate (self, n_slots);

  return self;
}

void
sal_id_map_free (SalIdMap *self)
{
  g_free (self->slots);
  g_free (self);
}

gsize
sal_id_map_get_size (const SalIdMap *self)
{
  return self->n_ids;
}

static gsize
find_slot (const SalIdMap *self, gint64 id)
{
  gsize slot = first_slot (self, id);

  while (self->slots[slot].id != 0 && self->slots[slot].id != id)
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

static void
grow (SalIdMap *self)
{
  g_autofree Slot *slots = self->slots;
  gsize n_slots = self->n_slots;

  allocate (self, n_slots * 2);
  for (gsize i = 0; i < n_slots; i++)
    {
      if (slots[i].id != 0)
        self->slots[find_slot (self, slots[i].id)] = slots[i];
    }
}

/**
 * sal_id_map_insert:
 * @self: a map
 * @id: an id, not 0
 * @index: what it stands for, at least 0
 *
 * Sets what @id stands for.
 */
void
sal_id_map_insert (SalIdMap *self, gint64 id, gint32 index)
{
  gsize slot;

  g_return_if_fail (id != 0);

  if ((self->n_ids + 1) * 2 > self->n_slots)
    grow (self);
  slot = find_slot (self, id);
  if (self->slots[slot].id == 0)
    {
      self->slots[slot].id = id;
      self->n_ids++;
    }
  self->slots[slot].index = index;
}

/**
 * sal_id_map_remove:
 * @self: a map
 * @id: an id
 *
 * Forgets @id. Ids further along that were pushed aside by it move back, so that looking up never
 * has to pass over gaps (Knuth, The Art of Computer Programming 6.4, algorithm R).
 */
void
sal_id_map_remove (SalIdMap *self, gint64 id)
{
  gsize mask = self->n_slots - 1;
  gsize gap = find_slot (self, id);

  if (id == 0 || self->slots[gap].id != id)
    return;

  for (gsize slot = (gap + 1) & mask; self->slots[slot].id != 0; slot = (slot + 1) & mask)
    {
      gsize wanted = first_slot (self, self->slots[slot].id);

      if (((slot - wanted) & mask) >= ((slot - gap) & mask))
        {
          self->slots[gap] = self->slots[slot];
          gap = slot;
        }
    }
  self->slots[gap].id = 0;
  self->n_ids--;
}

/**
 * sal_id_map_lookup:
 * @self: a map
 * @id: an id
 *
 * Tells what @id stands for.
 *
 * Returns: the index, or −1 if @id is not in the map
 */
gint32
sal_id_map_lookup (const SalIdMap *self, gint64 id)
{
  gsize slot;

  if (id == 0 || self->n_ids == 0)
    return -1;

  slot = find_slot (self, id);

  return self->slots[slot].id == id ? self->slots[slot].index : -1;
}
