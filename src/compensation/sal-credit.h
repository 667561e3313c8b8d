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

/* What a participant is credited with, of one opportunity or anything else: the credit of a split,
 * an overlay, a roll-up, or a score. */
typedef struct
{
  const char *id;          /* names it in the trace */
  const char *deal;        /* what it is of; credits of one deal are cancelled together */
  const char *measure;     /* interned */
  guint64 components;      /* a bit for each component of the plan that counts it */
  gint64 money;            /* minor units of the plan's currency */
  gint64 number;           /* millionths: the same, as a plain number */
  gint32 date;             /* when it counts */
  gint32 invoiced;         /* SAL_DATE_NONE: not yet */
  gint32 received;         /* likewise */
  gint32 cancelled;        /* SAL_DATE_NONE: it is not */
  gint64 cancelled_money;  /* how much of it is */
  gint64 cancelled_number; /* likewise */
} SalCredit;

G_END_DECLS
