/* sal-payment.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-calculation.h"

G_BEGIN_DECLS

/* What happens in one month between what somebody earns and what is paid, in minor units. Over all
 * months, calculated + top_up + adjusted − forfeited + written_off = paid + the last balance. */
typedef struct
{
  int year, month;    /* of the calendar, from 1 */
  gint64 calculated;  /* posted, after all caps; less than 0 where more is taken back */
  gint64 advanced;    /* became payable: released by the plan's schedule */
  gint64 vested;      /* of what was advanced, cannot be taken back from now on */
  gint64 recovered;   /* kept from the payment, of what was owed */
  gint64 top_up;      /* to the guarantee, not to be recovered */
  gint64 drawn;       /* to the guarantee, to be recovered */
  gint64 adjusted;    /* by hand */
  gint64 forfeited;   /* by a leaver; less than 0 where that is taken back */
  gint64 written_off; /* of what a leaver owed */
  gint64 paid;        /* never less than 0 */
  gint64 balance;     /* owed to the participant after it; less than 0: by the participant */
} SalPayment;

/* A participation and what it earned. */
typedef struct
{
  const SalParticipation *participation;
  const GPtrArray *earnings; /* of SalEarning */
} SalPaymentSource;

typedef struct
{
  gint32 date;
  gint64 amount; /* minor units */
} SalPaymentAdjustment;

GArray *sal_payments_new (const SalPaymentSource *sources,
                          guint n_sources,
                          const SalPaymentAdjustment *adjustments,
                          guint n_adjustments);

G_END_DECLS
