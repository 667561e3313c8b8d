/* sal-payout-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout-curve.h"
#include "sal-plan-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The payout curve of a component, which is edited by dragging what it is made of, or by arrow keys
 * (with Shift in fine steps; Escape takes back what is not stored yet). Each drag is one edit. */
#define SAL_TYPE_PAYOUT_VIEW (sal_payout_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPayoutView, sal_payout_view, SAL, PAYOUT_VIEW, GtkWidget)

GtkWidget *sal_payout_view_new (void);
void sal_payout_view_set_editor (SalPayoutView *self, SalPlanEditor *editor);
void sal_payout_view_show (SalPayoutView *self, guint component, const SalPayoutExample *example);

G_END_DECLS
