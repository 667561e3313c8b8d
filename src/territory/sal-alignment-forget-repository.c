/* sal-alignment-forget-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-commands.h"

#include "sal-alignment.h"

/* The plus is as in sal_alignment_write_moves(). */
static gboolean
forget (SalConnection *connection, gint64 alignment, const char *area, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "DELETE FROM territory_area WHERE +alignment = ?1 AND area = ?2", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, alignment);
  sal_statement_bind_text (statement, 2, area);

  return sal_connection_step (connection, statement, &row, error);
}

/**
 * sal_alignment_forget_areas:
 * @transaction: a transaction
 * @forgotten: the #SalAlignmentForgotten
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Removes areas from an alignment, with whether they were locked, as if they had never been in a
 * territory.
 *
 * Returns: %FALSE with @error set if the alignment is no draft, or could not be written
 */
gboolean
sal_alignment_forget_areas (SalTransaction *transaction,
                            gpointer forgotten,
                            GCancellable *cancellable,
                            GError **error)
{
  SalAlignmentForgotten *self = forgotten;
  SalConnection *connection = sal_transaction_get_connection (transaction);

  if (!sal_alignment_expect_draft (transaction, self->alignment, error))
    return FALSE;
  for (gsize i = 0; self->areas[i] != NULL; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !forget (connection, self->alignment, self->areas[i], error))
      return FALSE;

  return TRUE;
}
