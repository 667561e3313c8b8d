/* sal-dispute-figures.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-payout-statements.h"

G_BEGIN_DECLS

void sal_dispute_figures_show (GtkListBox *list,
                               const SalPayoutStatements *statements,
                               SalRecord *dispute);

G_END_DECLS
