/* sal-import-review.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-review.h"

#include "sal-kinds.h"
#include "sal-tier-weights-repository.h"

/* What no single row can be held to, and is wrong with all of them together. */
static const struct
{
  const SalKind *kind;
  gboolean (*review) (SalConnection *connection, GPtrArray *notes, GError **error);
} reviews[] = {
  { &sal_tier_criterion_kind, sal_tier_weights_review },
};

/**
 * sal_import_review:
 * @kind: a kind of which records were added or changed
 * @connection: the connection on which they were
 * @notes: (element-type utf8): sentences, which are added to
 * @error: return location for an error
 *
 * Says what should be looked at once all rows are written.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_import_review (const SalKind *kind, SalConnection *connection, GPtrArray *notes, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reviews); i++)
    if (reviews[i].kind == kind && !reviews[i].review (connection, notes, error))
      return FALSE;

  return TRUE;
}
