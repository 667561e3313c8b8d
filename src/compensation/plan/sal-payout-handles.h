/* sal-payout-handles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout-curve.h"

G_BEGIN_DECLS

/* What of a payout curve can be taken hold of. */
typedef struct
{
  char *name;         /* what it is, for people */
  char *at_path;      /* (nullable): the field that its attainment sets */
  char *payout_path;  /* (nullable): the field that its payout sets */
  gboolean is_below;  /* its payout is what is paid just below its attainment */
  SalRational at;     /* attainment */
  SalRational payout; /* share of the component's target variable */
} SalPayoutHandle;

GPtrArray *
sal_payout_handles_new (const SalPlan *plan, guint component, const SalPayoutExample *example);
SalPlan *sal_payout_handle_move (const SalPayoutHandle *self,
                                 const SalPlan *plan,
                                 guint component,
                                 const SalPayoutExample *example,
                                 const SalRational *at,
                                 const SalRational *payout,
                                 gboolean is_fine);
SalPlan *sal_payout_handle_step (const SalPayoutHandle *self,
                                 const SalPlan *plan,
                                 guint component,
                                 const SalPayoutExample *example,
                                 int right,
                                 int up,
                                 gboolean is_fine);
char *sal_payout_handle_describe (const SalPayoutHandle *self, const SalPlan *plan);

G_END_DECLS
