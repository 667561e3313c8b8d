/* sal-territory-lock-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-lock-commands.h"

#include "sal-alignment.h"
#include "sal-kinds.h"

/**
 * sal_territory_write_lock:
 * @transaction: a transaction
 * @territory_lock: the #SalTerritoryLock
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Locks a territory of a draft as a whole, or unlocks it. Locks of single areas stay what they are.
 *
 * Returns: %FALSE with @error set, %SAL_STORE_ERROR_INVALID if the alignment is no draft, or the
 *   territory is of another one or a region
 */
gboolean
sal_territory_write_lock (SalTransaction *transaction,
                          gpointer territory_lock,
                          GCancellable *cancellable,
                          GError **error)
{
  const SalTerritoryLock *lock = territory_lock;
  g_autoptr (SalRecord) territory = NULL;

  if (!sal_alignment_expect_draft (transaction, lock->alignment, error))
    return FALSE;
  territory = sal_alignment_load_part (
      transaction, &sal_territory_kind, lock->territory, lock->alignment, "territory", error);
  if (territory == NULL)
    return FALSE;

  sal_record_set_integer (territory, "locked", lock->locked != FALSE);

  return sal_transaction_update (transaction, territory, error);
}
