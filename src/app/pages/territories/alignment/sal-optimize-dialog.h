/* sal-optimize-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-design-districting.h"

G_BEGIN_DECLS

/* Asks what territories are to be balanced by, and what else counts.
 *
 * Signals: start (gpointer wish, gpointer goals), a #SalDesignWish, and the #SalBalanceGoals to be
 * kept with the alignment, both of which are valid during the call; split (GArray *areas), these
 * areas are too heavy for a territory and are to be split. */
#define SAL_TYPE_OPTIMIZE_DIALOG (sal_optimize_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalOptimizeDialog, sal_optimize_dialog, SAL, OPTIMIZE_DIALOG, AdwWindow)

GtkWidget *sal_optimize_dialog_new (GtkWindow *parent,
                                    SalTerritoryDesign *design,
                                    guint measure,
                                    const guint *cells);

G_END_DECLS
