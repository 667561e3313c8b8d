/* sal-pay-adjustment.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"
#include "sal-record.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/**
 * SalPayAdjustment:
 *
 * What is added to somebody's payments by hand, or taken off: a line of the ledger of its own, with
 * the reason for it. As all that is posted it stays; what was wrong is reversed by another.
 */
typedef struct
{
  gint64 id;
  char *period; /* that it is posted in */
  gint64 person;
  gint32 day;           /* in whose month it is settled */
  const char *currency; /* interned */
  gint64 amount;        /* minor units; less than 0: taken off */
  char *reason;
  char *approver;  /* (nullable): of what was imported */
  gint64 dispute;  /* that it settles; 0: none */
  gint64 cites;    /* the line of the ledger that it is about; 0: none */
  gint64 record;   /* of sal_pay_adjustment_kind, that it was posted of; 0: none */
  gint64 reverses; /* 0: it is no reversal */
  gint64 time;     /* seconds UTC, at which it was posted */
  char *author;    /* who recorded it */
  gint64 reversal; /* by which it is reversed; 0: it counts */
  gboolean is_closed;
} SalPayAdjustment;

SalPayAdjustment *sal_pay_adjustment_new (void);
SalPayAdjustment *sal_pay_adjustment_copy (const SalPayAdjustment *self);
void sal_pay_adjustment_free (SalPayAdjustment *self);

/* For reader functions of a pay store. @period: NULL for all. */
GPtrArray *sal_pay_adjustments_load (SalConnection *connection, const char *period, GError **error);
gboolean sal_pay_adjustments_are_together (const GPtrArray *adjustments,
                                           const SalPayAdjustment *adjustment);
char *sal_pay_adjustment_describe (const SalPayAdjustment *self);

/* --- posting --- */

gboolean sal_pay_adjustments_post (SalConnection *connection,
                                   const GPtrArray *adjustments,
                                   gint32 until,
                                   gint64 time,
                                   const char *author,
                                   GError **error);
/* What was imported; @n_posted is increased. */
gboolean sal_pay_adjustments_post_records (SalConnection *connection,
                                           const char *period,
                                           gint32 first,
                                           gint32 last,
                                           gint64 time,
                                           const char *author,
                                           guint *n_posted,
                                           GError **error);

/* A command of a pay store; final. */
typedef struct
{
  SalFiscalCalendar *calendar; /* of the workspace */
  gint32 today;
  char *author;                 /* who records it */
  SalPayAdjustment *adjustment; /* with person, currency, amount, reason and approver; a reversal
                                   with what it reverses, reason and approver: gets the rest */
} SalPayAdjusting;

SalPayAdjusting *
sal_pay_adjusting_new (const SalFiscalCalendar *calendar, gint32 today, const char *author);
void sal_pay_adjusting_free (SalPayAdjusting *self);
gboolean sal_pay_adjusting_run (SalTransaction *transaction,
                                gpointer adjusting,
                                GCancellable *cancellable,
                                GError **error);
/* Where it is posted: the period that is not closed, or the one that follows on the last. */
char *sal_pay_adjusting_find_period (GPtrArray *periods,
                                     const SalFiscalCalendar *calendar,
                                     gint32 *first,
                                     gint32 *last,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayAdjustment, sal_pay_adjustment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayAdjusting, sal_pay_adjusting_free)

G_END_DECLS
