/* sal-payout-grip.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A point of a curve that can be taken hold of: to assistive technology a slider of its own. */
#define SAL_TYPE_PAYOUT_GRIP (sal_payout_grip_get_type ())
G_DECLARE_FINAL_TYPE (SalPayoutGrip, sal_payout_grip, SAL, PAYOUT_GRIP, GtkWidget)

GtkWidget *sal_payout_grip_new (void);
void
sal_payout_grip_describe (SalPayoutGrip *self, const char *name, const char *value, double now);

G_END_DECLS
