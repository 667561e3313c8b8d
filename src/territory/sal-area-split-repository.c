/* sal-area-split-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-area-split.h"

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-area-cells.h"
#include "sal-connection.h"
#include "sal-geography-repository.h"
#include "sal-id.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

/* Somebody may have split areas of it since the cells were cut. */
static gboolean
expect_geography (SalTransaction *transaction, const SalAlignmentSplit *self, GError **error)
{
  g_autoptr (SalRecord) alignment =
      sal_transaction_load (transaction, &sal_alignment_kind, self->alignment, error);
  g_autofree char *key = alignment != NULL ? sal_geography_dup_key (alignment) : NULL;

  if (alignment == NULL)
    return FALSE;
  if (g_strcmp0 (key, self->key) == 0)
    return TRUE;
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("The areas of “%s” were changed meanwhile: split them again"),
               sal_record_get_text (alignment, "name"));

  return FALSE;
}

static gboolean
run (SalConnection *connection, sqlite3_stmt *statement, GError **error)
{
  gboolean row, ok = sal_connection_step (connection, statement, &row, error);

  sqlite3_reset (statement);

  return ok;
}

/* It is the record's field that says which areas the alignment divides; nobody edits it, for areas
 * it has would be unknown then. */
static gboolean
set_geography (SalConnection *connection, const SalAlignmentSplit *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "UPDATE alignment SET geography = ?2, boundaries = ?3 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->alignment);
  sal_statement_bind_text (statement, 2, SAL_GEOGRAPHY_IMPORTED);
  sqlite3_bind_int64 (statement, 3, self->geography);

  return run (connection, statement, error);
}

/* What an area has, its territory and its lock, each of its cells has. */
static gboolean
split_area (SalConnection *connection,
            const SalAlignmentSplit *self,
            const char *area,
            GError **error)
{
  const SalGeographyArea *all = sal_geography_get_areas (self->cells, NULL);
  g_autoptr (GArray) cells = sal_area_cells_list (self->cells, area);
  g_autoptr (sqlite3_stmt) insert =
      sal_connection_prepare (connection,
                              "INSERT INTO territory_area (id, alignment, area, territory, locked)"
                              " SELECT ?1, alignment, ?2, territory, locked FROM territory_area"
                              " WHERE +alignment = ?3 AND area = ?4",
                              error);
  g_autoptr (sqlite3_stmt) remove =
      insert != NULL
          ? sal_connection_prepare (
                connection, "DELETE FROM territory_area WHERE +alignment = ?1 AND area = ?2", error)
          : NULL;

  if (remove == NULL)
    return FALSE;
  if (cells->len == 0)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_INVALID,
                   _ ("Area %s has no cells (expected an area that was split)"),
                   area);
      return FALSE;
    }
  sqlite3_bind_int64 (insert, 3, self->alignment);
  sal_statement_bind_text (insert, 4, area);
  for (guint i = 0; i < cells->len; i++)
    {
      sqlite3_bind_int64 (insert, 1, sal_id_new ());
      sal_statement_bind_text (insert, 2, all[g_array_index (cells, guint, i)].code);
      if (!run (connection, insert, error))
        return FALSE;
    }
  sqlite3_bind_int64 (remove, 1, self->alignment);
  sal_statement_bind_text (remove, 2, area);

  return run (connection, remove, error);
}

/**
 * sal_alignment_split_areas:
 * @transaction: a transaction
 * @alignment_split: the #SalAlignmentSplit
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Keeps a geography with cells in place of areas in the workspace and has an alignment divide it.
 * Areas that were not split stay as they are; cells belong to the territory that had their area,
 * and are locked if it was. It is one change, which undoing takes back as a whole.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if the alignment is no draft, or divides another
 * geography meanwhile, or if one of the areas has no cells; or if it could not be written
 */
gboolean
sal_alignment_split_areas (SalTransaction *transaction,
                           gpointer alignment_split,
                           GCancellable *cancellable,
                           GError **error)
{
  SalAlignmentSplit *self = alignment_split;
  SalConnection *connection = sal_transaction_get_connection (transaction);

  if (!sal_alignment_expect_draft (transaction, self->alignment, error) ||
      !expect_geography (transaction, self, error) ||
      !sal_geography_add_split (transaction, self->key, self->cells, &self->geography, error) ||
      !set_geography (connection, self, error))
    return FALSE;

  for (char **area = self->areas; *area != NULL; area++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !split_area (connection, self, *area, error))
      return FALSE;

  return TRUE;
}
