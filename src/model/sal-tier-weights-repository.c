/* sal-tier-weights-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-weights-repository.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-rate.h"

/* What the weights of the criteria of tier models sum to. They are changed one after another, so
 * that no single one can be refused; what they are in the end is looked at. ?1 is the whole. */
#define WRONG_SQL                                                                                  \
  "SELECT m.id, m.name, sum (c.weight) FROM tier_model m JOIN tier_criterion c ON c.model = m.id"  \
  " GROUP BY m.id HAVING sum (c.weight) <> ?1 ORDER BY m.name, m.id"

/**
 * sal_tier_weights_format:
 * @share: a share, scaled by %SAL_RATE_ONE
 *
 * Writes a share with as many decimals as it takes, so that 99.9 % never reads as 100 %.
 *
 * Returns: (transfer full): "99.9 %"
 */
char *
sal_tier_weights_format (gint64 share)
{
  gint64 unit = SAL_RATE_ONE / 100;
  int decimals = 0;

  for (; unit > 1 && share % unit != 0; unit /= 10)
    decimals++;

  return sal_rate_format_percent (share, decimals);
}

typedef void (*FoundFunc) (sqlite3_stmt *row, gpointer data);

static gboolean
foreach_wrong (SalConnection *connection, FoundFunc func, gpointer data, GError **error)
{
  sqlite3_stmt *statement = sal_connection_prepare (connection, WRONG_SQL, error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, SAL_RATE_ONE);
  while ((good = sal_connection_step (connection, statement, &row, error)) && row)
    func (statement, data);
  sal_statement_done (statement);

  return good;
}

static void
take_note (sqlite3_stmt *row, gpointer data)
{
  g_autofree char *sum = sal_tier_weights_format (sqlite3_column_int64 (row, 2));

  g_ptr_array_add (data,
                   /* translators: a tier model, a share like 125 % */
                   g_strdup_printf (_ ("Weights of tier model “%s” sum to %s, not to 100 %%: no "
                                       "account can be scored by it"),
                                    sqlite3_column_text (row, 1),
                                    sum));
}

static void
take_id (sqlite3_stmt *row, gpointer data)
{
  gint64 id = sqlite3_column_int64 (row, 0);

  g_array_append_val ((GArray *) data, id);
}

/**
 * sal_tier_weights_review:
 * @connection: a connection of the main store
 * @notes: (element-type utf8): sentences, which are added to
 * @error: return location for an error
 *
 * Names the tier models the weights of which do not sum to 100 %.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_tier_weights_review (SalConnection *connection, GPtrArray *notes, GError **error)
{
  return foreach_wrong (connection, take_note, notes, error);
}

/**
 * sal_tier_weights_find_wrong:
 * @rule: a rule about tier models
 * @workspace: the workspace
 * @connection: a connection of its main store
 * @error: return location for an error
 *
 * Finds the tier models the weights of which do not sum to 100 %.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their ids, or %NULL on a
 *   %SAL_STORE_ERROR
 */
GArray *
sal_tier_weights_find_wrong (const SalCheckRule *rule,
                             SalWorkspace *workspace,
                             SalConnection *connection,
                             GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return foreach_wrong (connection, take_id, ids, error) ? g_steal_pointer (&ids) : NULL;
}
