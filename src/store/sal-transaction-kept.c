/* sal-transaction-kept.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-transaction-private.h"

/* What was read once for many records of a transaction, for as long as nobody writes to the tables
 * it was read from. */

typedef struct
{
  const char *const *tables;
  gpointer data;
  GDestroyNotify destroy;
  gboolean is_stale;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  kept->destroy (kept->data);
  g_free (kept);
}

/* What is stale goes when it is asked for next: who writes may be using it. */
static void
written_cb (void *data, int operation, const char *database, const char *table, sqlite3_int64 id)
{
  SalTransaction *self = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Kept *kept = value;

      kept->is_stale = kept->is_stale || g_strv_contains (kept->tables, table);
    }
}

/**
 * sal_transaction_keep:
 * @self: a transaction
 * @name: (not nullable): a static name by which it is found again
 * @tables: (array zero-terminated=1): the static names of all tables that @data follows from
 * @data: (transfer full): what was read
 * @destroy: frees @data
 *
 * Keeps what was read until one of the tables is written to, by whatever means, or the transaction
 * ends. What was kept by that name before is freed.
 */
void
sal_transaction_keep (SalTransaction *self,
                      const char *name,
                      const char *const *tables,
                      gpointer data,
                      GDestroyNotify destroy)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->tables = tables;
  kept->data = data;
  kept->destroy = destroy;
  if (self->kept == NULL)
    {
      self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, kept_free);
      sqlite3_update_hook (sal_connection_get_handle (self->connection), written_cb, self);
    }
  g_hash_table_replace (self->kept, (gpointer) name, kept);
}

/**
 * sal_transaction_get_kept:
 * @self: a transaction
 * @name: a name
 *
 * Gets what sal_transaction_keep() kept.
 *
 * Returns: (transfer none) (nullable): it, until something is kept or got by that name again, or
 *   %NULL if it has to be read (again)
 */
gpointer
sal_transaction_get_kept (SalTransaction *self, const char *name)
{
  Kept *kept = self->kept != NULL ? g_hash_table_lookup (self->kept, name) : NULL;

  if (kept != NULL && kept->is_stale)
    {
      g_hash_table_remove (self->kept, name);
      kept = NULL;
    }

  return kept != NULL ? kept->data : NULL;
}

void
sal_transaction_clear_kept (SalTransaction *self)
{
  if (self->kept == NULL)
    return;
  sqlite3_update_hook (sal_connection_get_handle (self->connection), NULL, NULL);
  g_clear_pointer (&self->kept, g_hash_table_unref);
}
