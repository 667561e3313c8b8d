/* sal-tile-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-dashboard-layout.h"

G_BEGIN_DECLS

/**
 * SalTileDialog:
 *
 * Chooses a metric from the catalogue and how a new tile shows it.
 *
 * Signal add (SalDashboardTile *tile): the tile, still the dialog's.
 */
#define SAL_TYPE_TILE_DIALOG (sal_tile_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalTileDialog, sal_tile_dialog, SAL, TILE_DIALOG, AdwWindow)

GtkWidget *sal_tile_dialog_new (GtkWindow *parent, const SalFacts *facts);

G_END_DECLS
