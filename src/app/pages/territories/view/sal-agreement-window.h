/* sal-agreement-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* How far two measures of areas say the same, and where they differ most.
 *
 * Signal: area-activated (guint area), it is to be shown. */
#define SAL_TYPE_AGREEMENT_WINDOW (sal_agreement_window_get_type ())
G_DECLARE_FINAL_TYPE (SalAgreementWindow, sal_agreement_window, SAL, AGREEMENT_WINDOW, AdwWindow)

GtkWidget *sal_agreement_window_new (GtkWindow *parent,
                                     SalTerritoryDesign *design,
                                     guint measure,
                                     const char *currency);

G_END_DECLS
