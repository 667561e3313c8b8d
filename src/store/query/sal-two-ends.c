/* sal-two-ends.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-two-ends.h"

/* How many rows a thread reads before it looks how far the other one is: if it always looked, the
 * threads would wait for each other's memory. */
#define STRIDE 256

void
sal_two_ends_init (SalTwoEnds *self)
{
  self->reached[SAL_LOWER_END] = G_MININT64;
  self->reached[SAL_UPPER_END] = G_MAXINT64;
}

/**
 * sal_two_ends_meet:
 * @self: the ends of a table
 * @end: the one the calling thread reads from
 * @n_read: how many rows it has read
 * @id: the id of the last of them
 *
 * Tells how far a thread has read.
 *
 * Returns: whether all rows beyond are read by the other thread
 */
gboolean
sal_two_ends_meet (SalTwoEnds *self, SalTableEnd end, guint n_read, gint64 id)
{
  gint64 other;

  if (n_read % STRIDE != 0)
    return FALSE;
  __atomic_store_n (&self->reached[end], id, __ATOMIC_RELEASE);
  other = __atomic_load_n (&self->reached[!end], __ATOMIC_ACQUIRE);

  return end == SAL_UPPER_END ? id <= other : id >= other;
}

/**
 * sal_two_ends_stop:
 * @self: the ends of a table
 * @end: the one the calling thread reads from
 *
 * Tells the other thread that nothing is left to read for it.
 */
void
sal_two_ends_stop (SalTwoEnds *self, SalTableEnd end)
{
  __atomic_store_n (
      &self->reached[end], end == SAL_LOWER_END ? G_MAXINT64 : G_MININT64, __ATOMIC_RELEASE);
}
