/* sal-account-why-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-account-why.h"

G_BEGIN_DECLS

/* Why an account is where it is. Signal: open-account, its record is to be shown. */
#define SAL_TYPE_ACCOUNT_WHY_WINDOW (sal_account_why_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SalAccountWhyWindow, sal_account_why_window, SAL, ACCOUNT_WHY_WINDOW, AdwWindow)

GtkWidget *sal_account_why_window_new (GtkWindow *parent, const SalAccountWhy *why);

G_END_DECLS
