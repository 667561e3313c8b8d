/* sal-activation-names-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-names.h"

#include "sal-id-map.h"

struct _SalActivationNames
{
  GArray *ids[SAL_ACTIVATION_N_NAMES];      /* of gint64 */
  SalIdMap *places[SAL_ACTIVATION_N_NAMES]; /* of these */
  GPtrArray *names[SAL_ACTIVATION_N_NAMES]; /* of const char *, in the chunk; NULL: not known */
  GStringChunk *chunk;
};

static const char *const kinds[SAL_ACTIVATION_N_NAMES] = {
  [SAL_ACTIVATION_NAME_ACCOUNT] = "account",     [SAL_ACTIVATION_NAME_OPPORTUNITY] = "opportunity",
  [SAL_ACTIVATION_NAME_POSITION] = "position",   [SAL_ACTIVATION_NAME_PERSON] = "person",
  [SAL_ACTIVATION_NAME_TERRITORY] = "territory",
};

SalActivationNames *
sal_activation_names_new (void)
{
  SalActivationNames *self = g_new (SalActivationNames, 1);

  self->chunk = g_string_chunk_new (65536);
  for (guint type = 0; type < SAL_ACTIVATION_N_NAMES; type++)
    {
      self->ids[type] = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->places[type] = sal_id_map_new (64);
      self->names[type] = g_ptr_array_new ();
    }

  return self;
}

void
sal_activation_names_free (SalActivationNames *self)
{
  for (guint type = 0; type < SAL_ACTIVATION_N_NAMES; type++)
    {
      g_array_unref (self->ids[type]);
      sal_id_map_free (self->places[type]);
      g_ptr_array_unref (self->names[type]);
    }
  g_string_chunk_free (self->chunk);
  g_free (self);
}

/**
 * sal_activation_names_want:
 * @self: names that are not loaded yet
 * @type: of what
 * @id: its id, or 0
 *
 * Adds a record whose name is wanted; it may be wanted several times.
 */
void
sal_activation_names_want (SalActivationNames *self, SalActivationNameType type, gint64 id)
{
  if (id == 0 || sal_id_map_lookup (self->places[type], id) >= 0)
    return;
  sal_id_map_insert (self->places[type], id, (gint32) self->ids[type]->len);
  g_array_append_val (self->ids[type], id);
}

static gboolean
load (SalActivationNames *self,
      SalActivationNameType type,
      SalConnection *connection,
      GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM %s WHERE id = ?1", kinds[type]);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  g_ptr_array_set_size (self->names[type], (int) self->ids[type]->len);
  for (guint i = 0; i < self->ids[type]->len; i++)
    {
      gboolean row;

      sqlite3_bind_int64 (statement, 1, g_array_index (self->ids[type], gint64, i));
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      if (row && sqlite3_column_type (statement, 0) != SQLITE_NULL)
        self->names[type]->pdata[i] =
            g_string_chunk_insert (self->chunk, (const char *) sqlite3_column_text (statement, 0));
      sqlite3_reset (statement);
    }

  return TRUE;
}

/**
 * sal_activation_names_load:
 * @self: names
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Finds out the names that are wanted.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR, or if cancelled
 */
gboolean
sal_activation_names_load (SalActivationNames *self, SalConnection *connection, GError **error)
{
  for (guint type = 0; type < SAL_ACTIVATION_N_NAMES; type++)
    {
      if (!load (self, type, connection, error))
        return FALSE;
    }

  return TRUE;
}

const char *
sal_activation_names_get (const SalActivationNames *self, SalActivationNameType type, gint64 id)
{
  gint32 place = id != 0 ? sal_id_map_lookup (self->places[type], id) : -1;

  return place >= 0 && (guint) place < self->names[type]->len ? self->names[type]->pdata[place]
                                                              : NULL;
}
