/* sal-price-dialogs.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-price-exception-commands.h"
#include "sal-price-exceptions.h"
#include "sal-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for a price below the list; @account: of an account, or 0. Returns: the id of the request,
 * if it comes to one */
gint64
sal_price_ask_for (GtkWidget *asking, SalWorkspace *workspace, gint64 account, const char *name);
/* Approves, rejects or withdraws an exception of a list, once it is said who does and why. */
void sal_price_ask_decision (GtkWidget *asking,
                             SalWorkspace *workspace,
                             const SalPriceExceptions *list,
                             const SalPriceException *exception,
                             SalPriceDecisionStep step);

G_END_DECLS
