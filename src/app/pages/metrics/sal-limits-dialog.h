/* sal-limits-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-facts.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* Asks over which months the limits of control charts are frozen, and freezes them. */
void sal_limits_dialog_present (GtkWidget *widget, SalWorkspace *workspace, SalFacts *facts);

G_END_DECLS
