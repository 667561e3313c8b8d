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
 * (with Shift in fine steps; Escape takes back what is not stored yet). Each drag is one edit.
 * Under it are last year's people. Signal: person-chosen (guint), whose dot was clicked, by its
 * index. */
#define SAL_TYPE_PAYOUT_VIEW (sal_payout_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPayoutView, sal_payout_view, SAL, PAYOUT_VIEW, GtkWidget)

/* Somebody on the curve. */
typedef struct
{
  const char *name;
  double attainment;
} SalPayoutPerson;

GtkWidget *sal_payout_view_new (void);
void sal_payout_view_set_editor (SalPayoutView *self, SalPlanEditor *editor);
void sal_payout_view_show (SalPayoutView *self, guint component, const SalPayoutExample *example);
/* @people: (transfer full) (element-type SalPayoutPerson) (nullable); names are of who sets them */
void sal_payout_view_set_people (SalPayoutView *self, GArray *people);
/* Where the dot of somebody is, in the view. */
gboolean sal_payout_view_locate_person (SalPayoutView *self, guint person, GdkRectangle *area);

G_END_DECLS
