/* sal-pay-reserve.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-simulation.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What to keep for a year in which more is earned than is to be expected, by the simulation of the
 * last whole fiscal year's participants and credits in their plans. */
typedef struct
{
  SalPeriod year;
  const char *currency; /* of the plans; interned */
  gint64 p50, p90;      /* of the cost of the year, in minor units */
  gint64 reserve;       /* p90 − p50 */
} SalPayReserve;

/* Waits for the disk and simulates: for jobs and other threads. */
gboolean sal_pay_reserve_estimate (SalPayReserve *self,
                                   SalWorkspace *workspace,
                                   gint32 today,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
