/* sal-earning.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout.h"

G_BEGIN_DECLS

/**
 * SalEarningKind:
 * @SAL_EARNING_PAYOUT: what a measurement period pays
 * @SAL_EARNING_TRUE_UP: what the year as a whole pays beside its periods
 * @SAL_EARNING_CLAWBACK: what is taken back of a cancelled credit, as it was paid
 * @SAL_EARNING_REPLAY: what a period pays differently without what was cancelled
 *
 * What an earning is.
 */
typedef enum
{
  SAL_EARNING_PAYOUT,
  SAL_EARNING_TRUE_UP,
  SAL_EARNING_CLAWBACK,
  SAL_EARNING_REPLAY,
} SalEarningKind;

/* What a credit has of an earning, in minor units of the currency paid in. */
typedef struct
{
  guint credit;
  gint64 amount;
} SalEarningShare;

/* The most that a line can be, in minor units, so that what there is of lines adds up. */
#define SAL_EARNING_MOST (G_MAXINT64 / 4096)

typedef struct _SalEarning SalEarning;

/* One line: rounded once, to minor units of the currency that the participation is paid in. */
struct _SalEarning
{
  guint component;
  SalEarningKind kind;
  SalPeriod period;        /* that is measured */
  gint32 posted;           /* the day it is calculated on: the last of a fiscal period */
  gint64 amount;           /* after all caps */
  gint64 forfeited;        /* by caps: 0 or more */
  const SalEarning *cites; /* (nullable): the one that it corrects */
  GArray *shares;          /* of SalEarningShare, by credit; what no credit has is of the period */
  SalPayout payout;        /* what it was calculated from, less its shares; of a clawback: empty */
};

SalEarning *sal_earning_new (guint component, SalEarningKind kind, SalPeriod period, gint32 posted);
void sal_earning_free (SalEarning *self);

/* What a credit has of an earning. */
gint64 sal_earning_get_share (const SalEarning *self, guint credit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalEarning, sal_earning_free)

G_END_DECLS
