/* sal-pay-ledger.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-engagement.h"
#include "sal-payment.h"

G_BEGIN_DECLS

/**
 * SalPayLedger:
 *
 * What was posted: credits, lines with their slices and shares, and payments, in the pay of a
 * workspace. It is only ever appended to, which triggers in the file see to: what was wrong is
 * reversed by a line of its own, and what belongs to a closed period does not change at all.
 */
typedef struct
{
  GPtrArray *closings; /* of SalPayClosing, by day */
  GPtrArray *lines;    /* of SalPayLine, as they were posted */
  GArray *payments;    /* of SalPayPosted, as they were posted */
} SalPayLedger;

typedef struct
{
  char *period;
  gint32 first, last;
} SalPayClosing;

typedef struct
{
  gint64 id, posting;
  char *period; /* that it is posted in */
  char *key;    /* the same for what is calculated of the same; lines of one key add up to it */
  gint64 participant, person, version;
  char *plan, *component, *kind, *measured_period, *currency;
  gint32 posted;
  gint64 amount, forfeited;
  gint64 cites;    /* the line it corrects or takes back of; 0: none */
  gint64 reverses; /* 0: it is no reversal */
  char *digest;    /* of all that it was calculated from */
  gboolean is_reversed;
  gboolean is_closed; /* of a closed period */
} SalPayLine;

typedef struct
{
  gint64 id;
  char *period;
  gint64 person;
  const char *currency; /* interned */
  SalPayment amounts;   /* over the period; the balance is that at its end */
  gint64 reverses;
  gboolean is_reversed, is_closed;
} SalPayPosted;

/* What a credit has of lines, with the credit as it was when it was posted. */
typedef struct
{
  gint64 row; /* of the credit */
  char *id;   /* of the credit */
  gint64 amount;
  SalCredit credit; /* without its texts */
} SalPayShare;

SalPayLedger *sal_pay_ledger_load (SalConnection *connection, GError **error);
void sal_pay_ledger_free (SalPayLedger *self);
gboolean sal_pay_ledger_is_closed (const SalPayLedger *self, const char *period);
/* Summed by credit, over the lines of a key that are in closed periods, or over one line. */
GArray *sal_pay_ledger_load_shares (SalConnection *connection,
                                    gint64 line,
                                    GPtrArray *cancellations,
                                    GError **error);

/* --- writing --- */

typedef struct _SalPayLedgerWriter SalPayLedgerWriter;

gboolean sal_pay_ledger_prepare (SalConnection *connection, GError **error);
SalPayLedgerWriter *sal_pay_ledger_writer_new (SalConnection *connection,
                                               const char *period,
                                               gint32 until,
                                               gint64 time,
                                               const char *author,
                                               GError **error);
void sal_pay_ledger_writer_free (SalPayLedgerWriter *self);

gint64 sal_pay_ledger_writer_credit (SalPayLedgerWriter *self,
                                     const SalEngagement *engagement,
                                     guint credit,
                                     GError **error);
gint64 sal_pay_ledger_writer_line (SalPayLedgerWriter *self,
                                   const SalPayLine *line,
                                   const SalPayout *payout,
                                   const SalPlan *plan,
                                   guint component,
                                   GError **error);
gboolean sal_pay_ledger_writer_share (
    SalPayLedgerWriter *self, gint64 line, gint64 credit, gint64 amount, GError **error);
gboolean
sal_pay_ledger_writer_reverse (SalPayLedgerWriter *self, const SalPayLine *line, GError **error);
gboolean sal_pay_ledger_writer_payment (SalPayLedgerWriter *self,
                                        const SalPayPosted *payment,
                                        GError **error);
/* How many lines and payments were posted, reversals included. */
guint sal_pay_ledger_writer_get_n_posted (const SalPayLedgerWriter *self);

gboolean sal_pay_ledger_close (SalConnection *connection,
                               const char *period,
                               gint32 first,
                               gint32 last,
                               gint64 time,
                               const char *author,
                               GError **error);

/* The amounts of a payment, in the order of a statement. */
typedef struct
{
  const char *name;  /* of the column and the member */
  const char *label; /* N_() */
  gsize offset;      /* in SalPayment */
} SalPaymentMember;

#define SAL_PAYMENT_N_MEMBERS 11

extern const SalPaymentMember sal_payment_members[SAL_PAYMENT_N_MEMBERS];

#define SAL_PAYMENT_AMOUNT(payment, i)                                                             \
  G_STRUCT_MEMBER (gint64, (payment), sal_payment_members[i].offset)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayLedger, sal_pay_ledger_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayLedgerWriter, sal_pay_ledger_writer_free)

G_END_DECLS
