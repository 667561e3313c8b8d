/* sal-reversal-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change-private.h"
#include "sal-journal.h"
#include "sal-store.h"

G_BEGIN_DECLS

typedef struct
{
  const SalKind *kind; /* NULL: a setting */
  gint64 id;
} SalClash;

/* One attempt to revert a change. */
typedef struct
{
  SalConnection *connection;
  SalStoreRole role;
  const SalKind *const *kinds;
  SalRevertPlan *plan;
  SalChange *change;        /* to be reverted */
  sqlite3_session *session; /* of a change with ranges: captures what reverting does */
  GBytes *changeset;        /* of the change */
  gboolean inverted;        /* the change did the opposite of it */
  GArray *clashes;          /* of SalClash: rows that are not as the change left them */
  gboolean constrained;     /* some clash was about a constraint */
  gboolean dangling;        /* references point nowhere */
  GArray *removed;          /* of SalTouchRange */
  GArray *removed_rows;     /* of SalTouch: those of small ranges */
  GHashTable *standing;     /* change → whether what it did stands, computed once */
} SalReversal;

gboolean sal_reversal_set_conflict (SalReversal *self, GError **error);
gboolean sal_reversal_set_again (SalReversal *self, GError **error);

gboolean sal_reversal_apply (SalReversal *self, GError **error);
gboolean sal_reversal_remove_ranges (SalReversal *self, GError **error);

gboolean sal_reversal_query_id (
    SalConnection *connection, const char *sql, gint64 change, gint64 *id, GError **error);

G_END_DECLS
