/* sal-credit.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-date.h"

G_BEGIN_DECLS

/* Of a plan; a credit says by a bit whether it is for each. */
#define SAL_CREDIT_MAX_COMPONENTS 64

/* What measures that are no money are counted in: millionths. */
#define SAL_CREDIT_NUMBER_ONE 1000000

typedef struct _SalCancellation SalCancellation;

/* A part of a credit that is taken back. */
struct _SalCancellation
{
  gint32 date;
  gint64 money;  /* minor units of the plan's currency */
  gint64 number; /* millionths */
  SalCancellation *next;
};

/* What of a sale is invoiced or received on a day, or of what that is a part from then on. */
typedef struct
{
  gint32 date;
  gint64 amount;     /* so much more; less where it is taken back */
  gint64 documented; /* so much of that is taken off again by credit notes, of what is cancelled */
  gint64 whole;      /* more than 0: what all of it is, as the others are counted */
} SalCreditStep;

/* How a sale is invoiced or received bit by bit: steps by day, one a day. */
typedef struct
{
  guint n_steps;
  SalCreditStep steps[];
} SalCreditSchedule;

/* What a participant is credited with, of one opportunity or anything else: the credit of a split,
 * an overlay, a roll-up, or a score. */
typedef struct
{
  const char *id;                    /* names it in the trace */
  const char *deal;                  /* what it is of; credits of one deal are cancelled together */
  const char *measure;               /* interned */
  guint64 components;                /* a bit for each component of the plan that counts it */
  gint64 money;                      /* minor units of the plan's currency */
  gint64 number;                     /* millionths: the same, as a plain number */
  gint32 date;                       /* when it counts */
  gint32 invoiced;                   /* SAL_DATE_NONE: not yet */
  gint32 received;                   /* likewise */
  const SalCreditSchedule *invoices; /* (nullable): it is all invoiced on that day */
  const SalCreditSchedule *receipts; /* likewise */
  SalCancellation *cancellation; /* (nullable): the first; by day, all of them at most all of it */
} SalCredit;

/* What keeps the cancellations of credits. */
GPtrArray *sal_cancellations_new (void);
void
sal_credit_cancel (SalCredit *self, GPtrArray *owner, gint32 date, gint64 money, gint64 number);
gboolean sal_credit_is_cancelled_alike (const SalCredit *self, const SalCredit *other);
/* The same owner keeps schedules. */
SalCreditSchedule *
sal_credit_schedule_new (GPtrArray *owner, const SalCreditStep *steps, guint n_steps);
/* Whether they are invoiced and received on the same days. */
gboolean sal_credit_is_payable_alike (const SalCredit *self, const SalCredit *other);

G_END_DECLS
