/* sal-tier-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-tier-scheme.h"

G_BEGIN_DECLS

/* A tier of a tier model, edited. Signals: changed; removed. */
#define SAL_TYPE_TIER_ROW (sal_tier_row_get_type ())
G_DECLARE_FINAL_TYPE (SalTierRow, sal_tier_row, SAL, TIER_ROW, AdwActionRow)

GtkWidget *sal_tier_row_new (const SalTier *tier);
gboolean sal_tier_row_read (SalTierRow *self, SalTier *tier);
void sal_tier_row_show_problem (SalTierRow *self, const char *problem);

G_END_DECLS
