/* sal-customers-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-facts.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/* Lists the customers that much of a territory's revenue comes from.
 *
 * Signal: account-activated (gint64 account). */
#define SAL_TYPE_CUSTOMERS_DIALOG (sal_customers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalCustomersDialog, sal_customers_dialog, SAL, CUSTOMERS_DIALOG, AdwWindow)

GtkWidget *sal_customers_dialog_new (GtkWindow *parent,
                                     SalTerritoryDesign *design,
                                     SalFacts *facts,
                                     const char *currency);

G_END_DECLS
