/* sal-pay-accrual.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-fiscal-calendar.h"

G_BEGIN_DECLS

/* A month of a currency, in minor units. */
typedef struct
{
  int month;        /* counted from year 0 */
  gint64 earned;    /* accrued: earnings, adjustments and top-ups, less what is forfeited */
  gint64 paid;      /* of closed periods */
  gint64 due;       /* to be paid: of what is calculated, and what the schedule releases */
  gint64 liability; /* at its end: all that was earned, less what was paid and is due by then */
  gint64 exposed;   /* at its end: advanced and not vested, so that it can be taken back */
} SalPayAccrualMonth;

/**
 * SalPayAccrual:
 *
 * What is earned and paid of one currency month by month, and what is to be paid yet. A period is
 * paid in the month after it.
 */
typedef struct
{
  const char *currency; /* interned */
  GArray *months;       /* of SalPayAccrualMonth, one after the other; empty: nothing is posted */
  int last_posted;      /* the last month of the last period */
  gint64 unscheduled;   /* waits for an invoice or a receipt that there is not */
  gint64 owed;          /* of draws and clawbacks outstanding: less will be paid by it */
} SalPayAccrual;

SalPayAccrual *sal_pay_accrual_new (const char *currency);
void sal_pay_accrual_free (SalPayAccrual *self);
void sal_pay_accrual_earn (SalPayAccrual *self, int month, gint64 amount);
void sal_pay_accrual_pay (SalPayAccrual *self, int month, gint64 amount);
void sal_pay_accrual_owe (SalPayAccrual *self, int month, gint64 amount);
/* Becomes payable, and vests: the exposure of the months from the one to the other. */
void sal_pay_accrual_expose (SalPayAccrual *self, int released, int vested, gint64 amount);
void sal_pay_accrual_finish (SalPayAccrual *self);

/* For reader functions of a pay store: of SalPayAccrual, by currency. */
GPtrArray *sal_pay_accruals_load (SalConnection *connection,
                                  const SalFiscalCalendar *calendar,
                                  GError **error);

/* Columns of tables and files. */
typedef struct
{
  const char *name;  /* of the member */
  const char *label; /* N_() */
  const char *hint;  /* N_() */
  gsize offset;      /* in SalPayAccrualMonth */
} SalPayAccrualMember;

#define SAL_PAY_ACCRUAL_N_MEMBERS 5

extern const SalPayAccrualMember sal_pay_accrual_members[SAL_PAY_ACCRUAL_N_MEMBERS];

#define SAL_PAY_ACCRUAL_AMOUNT(month, i)                                                           \
  G_STRUCT_MEMBER (gint64, (month), sal_pay_accrual_members[i].offset)

char *sal_pay_accrual_write_month (int month); /* "2026-11" */
gboolean sal_pay_accruals_export (const GPtrArray *accruals, const char *path, GError **error);
char *sal_pay_accruals_to_csv (const GPtrArray *accruals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayAccrual, sal_pay_accrual_free)

G_END_DECLS
