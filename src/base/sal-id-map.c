/* sal-id-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-id-map.h"

#define MIN_SLOTS 16

struct _SalIdMap
{
  gint64 *ids; /* 0 is a free slot */
  gint32 *indexes;
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
  self->ids = g_new0 (gint64, n_slots);
  self->indexes = g_new (gint32, n_slots);
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
  g_free (self->ids);
  g_free (self->indexes);
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

  while (self->ids[slot] != 0 && self->ids[slot] != id)
    slot = (slot + 1) & (self->n_slots - 1);

  return slot;
}

static void
grow (SalIdMap *self)
{
  g_autofree gint64 *ids = self->ids;
  g_autofree gint32 *indexes = self->indexes;
  gsize n_slots = self->n_slots;

  allocate (self, n_slots * 2);
  for (gsize i = 0; i < n_slots; i++)
    {
      if (ids[i] != 0)
        {
          gsize slot = find_slot (self, ids[i]);

          self->ids[slot] = ids[i];
          self->indexes[slot] = indexes[i];
        }
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
  if (self->ids[slot] == 0)
    {
      self->ids[slot] = id;
      self->n_ids++;
    }
  self->indexes[slot] = index;
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

  if (id == 0 || self->ids[gap] != id)
    return;

  for (gsize slot = (gap + 1) & mask; self->ids[slot] != 0; slot = (slot + 1) & mask)
    {
      gsize wanted = first_slot (self, self->ids[slot]);

      if (((slot - wanted) & mask) >= ((slot - gap) & mask))
        {
          self->ids[gap] = self->ids[slot];
          self->indexes[gap] = self->indexes[slot];
          gap = slot;
        }
    }
  self->ids[gap] = 0;
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

  if (id == 0)
    return -1;

  slot = find_slot (self, id);

  return self->ids[slot] == id ? self->indexes[slot] : -1;
}
