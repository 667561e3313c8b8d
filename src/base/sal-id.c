/* sal-id.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-id.h"

#define RANDOM_BITS 21
#define RANDOM_MASK ((G_GINT64_CONSTANT (1) << RANDOM_BITS) - 1)

/* 2020-01-01T00:00:00Z in seconds since 1970 */
#define EPOCH G_GINT64_CONSTANT (1577836800)

/* The greatest millisecond that leaves the id positive: in the year 2159. */
#define MILLISECOND_MAX ((G_GINT64_CONSTANT (1) << (63 - RANDOM_BITS)) - 1)

/**
 * sal_id_new:
 *
 * Makes an id: milliseconds since 2020 above 21 bits that start at random in each millisecond and
 * count up, so that ids sort by the time they were made and those of two workspaces hardly ever
 * meet.
 *
 * More ids than the bits can tell apart, or a clock that was set back, continue the count into the
 * milliseconds to come. Can be called from any thread.
 *
 * Returns: a positive id, greater than all this process has had
 */
gint64
sal_id_new (void)
{
  static GMutex mutex;
  static gint64 last = 0;
  gint64 millisecond = g_get_real_time () / 1000 - EPOCH * 1000;
  gint64 id;

  millisecond = CLAMP (millisecond, 1, MILLISECOND_MAX);

  g_mutex_lock (&mutex);
  if (millisecond > last >> RANDOM_BITS)
    last = (millisecond << RANDOM_BITS) | (g_random_int () & RANDOM_MASK);
  else
    last++;
  id = last;
  g_mutex_unlock (&mutex);

  return id;
}

/* Sebastiano Vigna's splitmix64: each state gives one well mixed number. */
static guint64
next_random (guint64 *state)
{
  guint64 mixed = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return mixed ^ (mixed >> 31);
}

/**
 * sal_id_sequence_init:
 * @self: a sequence of ids
 * @seed: the seed
 * @start_time: when the first id pretends to be made, in seconds since 1970-01-01T00:00:00Z, not
 *   before 2020
 *
 * Begins a sequence of ids that depends on @seed and @start_time alone.
 */
void
sal_id_sequence_init (SalIdSequence *self, guint64 seed, gint64 start_time)
{
  gint64 millisecond;

  g_return_if_fail (self != NULL);

  millisecond = (CLAMP (start_time, EPOCH, EPOCH + MILLISECOND_MAX / 1000) - EPOCH) * 1000;
  self->state = seed;
  self->last = (millisecond << RANDOM_BITS) | (gint64) (next_random (&self->state) & RANDOM_MASK);
}

/**
 * sal_id_sequence_next:
 * @self: a sequence of ids
 *
 * Takes the next id of a sequence. Ids grow by 1 to 1,024 at a time, about 4,000 to a millisecond.
 *
 * Returns: a positive id, greater than those before
 */
gint64
sal_id_sequence_next (SalIdSequence *self)
{
  g_return_val_if_fail (self != NULL, 0);

  self->last += 1 + (gint64) (next_random (&self->state) & 1023);

  return self->last;
}
