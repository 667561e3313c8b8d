/* sal-circles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-circles.h"

/* Records that refer to one of their own kind, such as whom somebody reports to, and those of them
 * from which one comes back to where one began. */

/**
 * sal_circles_new:
 *
 * Creates an empty table of what refers to what.
 *
 * Returns: (transfer full) (element-type gint64 gint64): id to the id of what it refers to
 */
GHashTable *
sal_circles_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * sal_circles_put:
 * @upward: a table
 * @id: a record
 * @above: what it refers to, or 0 if that is nothing
 *
 * Says what a record refers to.
 */
void
sal_circles_put (GHashTable *upward, gint64 id, gint64 above)
{
  if (above == 0)
    g_hash_table_remove (upward, &id);
  else
    g_hash_table_insert (
        upward, g_memdup2 (&id, sizeof (gint64)), g_memdup2 (&above, sizeof (gint64)));
}

/**
 * sal_circles_get:
 * @upward: a table
 * @id: a record
 *
 * Tells what a record refers to.
 *
 * Returns: its id, or 0 if that is nothing
 */
gint64
sal_circles_get (GHashTable *upward, gint64 id)
{
  const gint64 *found = g_hash_table_lookup (upward, &id);

  return found != NULL ? *found : 0;
}

/* Goes up from @first. A way that meets an earlier one ends there; one that meets itself is a
 * circle from where it does. */
static void
walk (GHashTable *upward, gint64 *first, GHashTable *walks, GHashTable *found)
{
  gint64 *id = first, *above;

  for (; id != NULL; id = above)
    {
      gint64 *walked = g_hash_table_lookup (walks, id);

      if (walked != NULL && walked != first)
        return;
      if (walked == first)
        break;
      g_hash_table_insert (walks, id, first);
      above = g_hash_table_lookup (upward, id);
    }
  while (id != NULL && g_hash_table_add (found, g_memdup2 (id, sizeof (gint64))))
    id = g_hash_table_lookup (upward, id);
}

/**
 * sal_circles_find:
 * @upward: a table
 *
 * Finds the records that lead up to themselves, in time proportional to their number. Those that
 * only lead to such are not among them.
 *
 * Returns: (transfer full) (element-type gint64): the set of their ids
 */
GHashTable *
sal_circles_find (GHashTable *upward)
{
  GHashTable *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) walks = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, upward);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    walk (upward, id, walks, found);

  return found;
}
