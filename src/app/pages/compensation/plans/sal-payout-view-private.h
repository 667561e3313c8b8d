/* sal-payout-view-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout-chart.h"
#include "sal-payout-handles.h"
#include "sal-payout-view.h"

G_BEGIN_DECLS

struct _SalPayoutView
{
  GtkWidget parent_instance;

  SalPlanEditor *editor;
  guint component;
  SalPayoutExample example;
  SalPlan *draft;     /* (nullable): what is drawn, while it is not taken yet */
  char *drafted_path; /* (nullable): what of it was drawn */
  SalCurvePlot *plot; /* (nullable): there is no curve */
  double y_end;       /* up to where payouts go; it stays while something is dragged */
  GPtrArray *handles; /* of SalPayoutHandle */
  GPtrArray *grips;   /* of SalPayoutGrip, by handle */
  GtkWidget *label;   /* of what is dragged */
  int held;           /* index of the handle that is dragged; −1: none */
  double held_x, held_y;
  guint settle_id;
  GArray *people; /* of SalPayoutPerson */
};

enum
{
  SAL_PAYOUT_VIEW_PERSON_CHOSEN,
  SAL_PAYOUT_VIEW_N_SIGNALS,
};

extern guint sal_payout_view_signals[SAL_PAYOUT_VIEW_N_SIGNALS];

void sal_payout_view_draw_up (SalPayoutView *self, SalPlan *plan, guint handle);
void sal_payout_view_take (SalPayoutView *self);
void sal_payout_view_drop (SalPayoutView *self);
void sal_payout_view_update (SalPayoutView *self);
const SalPlan *sal_payout_view_get_plan (SalPayoutView *self);
void sal_payout_view_get_rectangle (SalPayoutView *self, SalChartRectangle *rectangle);

/* sal-payout-view-input.c */
void sal_payout_view_add_input (SalPayoutView *self);

/* sal-payout-view-people.c */
void sal_payout_view_install_people (GtkWidgetClass *widget_class);
void sal_payout_view_add_people (SalPayoutView *self);
void sal_payout_view_draw_people (SalPayoutView *self);
char *sal_payout_view_describe_people (SalPayoutView *self);
int sal_payout_view_find_person (SalPayoutView *self, double x, double y);

G_END_DECLS
