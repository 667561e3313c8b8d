/* sal-pay-posting.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-crediting.h"
#include "sal-pay-adjustment.h"
#include "sal-pay-ledger.h"

G_BEGIN_DECLS

/**
 * SalPayPosting:
 *
 * What was calculated of a period, to be posted into the ledger.
 */
typedef struct
{
  SalCrediting *crediting;
  const GPtrArray *earnings;    /* of GPtrArray of SalEarning, by engagement */
  const GPtrArray *adjustments; /* of SalPayAdjustment: all that are posted */
  const char *period;
  gint32 first, last;
  gint32 today; /* the period has ended if it is after the last day */
  gint64 time;  /* seconds UTC */
  const char *author;
  GPtrArray *issues; /* of SalPayIssue: gets what is to be looked at */
  guint n_posted;    /* out: lines and payments, reversals included */
} SalPayPosting;

gboolean sal_pay_posting_run (SalPayPosting *self, SalConnection *connection, GError **error);

/* --- private --- */

/* While it is posted. */
typedef struct
{
  SalPayPosting *posting;
  SalConnection *connection;
  SalPayLedger *ledger;
  SalPayLedgerWriter *writer;
  gint32 start;        /* the first day of the ledger */
  GHashTable *states;  /* private to sal-pay-posting.c */
  GPtrArray *paid;     /* by engagement, a GPtrArray of SalEarning: what payments are made of */
  GPtrArray *made;     /* of SalEarning: those of them that were made of what is stored */
  GArray *rows;        /* of gint64, by credit of the engagement that is posted; 0: not posted */
  GHashTable *orphans; /* by person and currency, gint64: posted of who is in no plan any more */
} SalPayPostingRun;

gboolean sal_pay_posting_settle (SalPayPostingRun *self, GError **error);
char *sal_pay_posting_name_account (gint64 person, const char *currency);

G_END_DECLS
