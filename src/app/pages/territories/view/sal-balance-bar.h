/* sal-balance-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How far from 100 a bar goes at each side. */
#define SAL_BALANCE_BAR_END 50.0

/* A bar of an index around 100, which is in its middle: to the left what is lacking, to the right
 * what is too much; it is torn where it does not reach as far. What it says is said beside it in
 * figures. */
#define SAL_TYPE_BALANCE_BAR (sal_balance_bar_get_type ())
G_DECLARE_FINAL_TYPE (SalBalanceBar, sal_balance_bar, SAL, BALANCE_BAR, GtkWidget)

/* @index: NAN for none; @tolerance: how far from 100 is as it should be. */
void sal_balance_bar_set_index (SalBalanceBar *self, double index, double tolerance);

gboolean sal_balance_bar_is_cut (double index);

G_END_DECLS
