/* sal-payment-release.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payment.h"

G_BEGIN_DECLS

/* In place of a month: what it waits for has not happened. */
#define SAL_PAYMENT_NEVER G_MAXINT

/* A part of what is earned, with the months, counted from year 0, in which things happen to it. */
typedef struct
{
  gint64 amount; /* minor units */
  int released;
  int vested;
} SalPaymentRelease;

int sal_payment_month_of (gint32 day);
void sal_payment_list_releases (
    const SalPlan *plan, const SalCredit *credit, gint64 amount, int posted, GArray *releases);

gint64 sal_payment_find_guarantee (const SalParticipation *participation, int month);

G_END_DECLS
