/* sal-territory-region-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* A region with the territories that it is made of from now on; or one that is taken apart, then
 * only its id counts. Both refuse what is no draft, with SAL_STORE_ERROR_INVALID. */
typedef struct
{
  gint64 alignment;
  gint64 id; /* 0: it is added, and out: that of the record */
  char *name;
  GArray *territories; /* of gint64 */
} SalTerritoryRegionEdit;

void sal_territory_region_edit_free (gpointer self);
gboolean sal_territory_region_save (SalTransaction *transaction,
                                    gpointer region_edit,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean sal_territory_region_ungroup (SalTransaction *transaction,
                                       gpointer region_edit,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
