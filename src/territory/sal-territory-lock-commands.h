/* sal-territory-lock-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* A territory of a draft that keeps what it has and gets nothing from now on, or no longer does:
 * data for sal_store_run_async() with sal_territory_write_lock(). */
typedef struct
{
  gint64 alignment;
  gint64 territory;
  gboolean locked;
} SalTerritoryLock;

gboolean sal_territory_write_lock (SalTransaction *transaction,
                                   gpointer territory_lock,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
