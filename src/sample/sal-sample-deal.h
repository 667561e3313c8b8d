/* sal-sample-deal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-accounts.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_SAMPLE_DEAL_NEW,
  SAL_SAMPLE_DEAL_EXPANSION,
  SAL_SAMPLE_DEAL_RENEWAL,
} SalSampleDealType;

typedef enum
{
  SAL_SAMPLE_OMITTED,
  SAL_SAMPLE_PIPELINE,
  SAL_SAMPLE_LIKELY,
  SAL_SAMPLE_COMMIT,
  SAL_SAMPLE_CLOSED,
} SalSampleCategory;

typedef enum
{
  SAL_SAMPLE_LOSS_COMPETITION,
  SAL_SAMPLE_LOSS_PRICE,
  SAL_SAMPLE_LOSS_CAPABILITY,
  SAL_SAMPLE_LOSS_NO_DECISION,
  SAL_SAMPLE_LOSS_PROCESS,
} SalSampleLoss;

#define SAL_SAMPLE_N_LOSSES (SAL_SAMPLE_LOSS_PROCESS + 1)

typedef enum
{
  SAL_SAMPLE_BOOKING,
  SAL_SAMPLE_INVOICE,
  SAL_SAMPLE_RECEIPT,
  SAL_SAMPLE_CREDIT_NOTE,
  SAL_SAMPLE_CANCELLATION,
} SalSampleTransactionType;

#define SAL_SAMPLE_N_TRANSACTION_TYPES (SAL_SAMPLE_CANCELLATION + 1)

typedef struct
{
  guint8 product;
  int quantity;
  gint64 unit_price;
  int discount; /* in thousandths */
  gint64 amount;
} SalSampleLine;

typedef struct
{
  gint64 time; /* seconds since 1970 */
  gint32 day;
  SalSampleStageCode stage;
  SalSampleCategory category;
  gint64 amount;
  gint32 close;
  int owner;
} SalSampleEvent;

typedef struct
{
  int position;
  int percent;
  gboolean overlay;
} SalSampleSplit;

typedef struct
{
  gint32 day;
  int person;
  guint8 subject;
  guint8 contact; /* which of the account's */
  guint16 minutes;
} SalSampleActivity;

typedef struct
{
  SalSampleTransactionType type;
  gint32 day;
  gint64 amount;
  int corrects; /* index among the deal's, or −1 */
} SalSampleTransaction;

/* A running agreement, from before the sample or from a won deal. */
typedef struct
{
  gint64 id;
  guint account;
  gint64 opportunity; /* id, or 0 */
  guint8 product;
  guint8 quantity;
  guint8 term; /* months */
  gint32 start;
  gint32 end;
  gint32 cancelled; /* or SAL_DATE_NONE */
  gint64 total;
} SalSampleContract;

#define SAL_SAMPLE_LINES_MAX        4
#define SAL_SAMPLE_EVENTS_MAX       24
#define SAL_SAMPLE_SPLITS_MAX       3
#define SAL_SAMPLE_ACTIVITIES_MAX   12
#define SAL_SAMPLE_TRANSACTIONS_MAX 5
#define SAL_SAMPLE_OWNERS_MAX       6

/* Whose deal it is from a day on. */
typedef struct
{
  gint32 from;
  int position;
  int person;
} SalSampleOwner;

/* One opportunity with everything that belongs to it. */
typedef struct
{
  gint64 id;
  guint account;
  SalSampleDealType type;
  guint source;
  guint family;
  guint product;
  int competitor; /* or −1 */
  int loss;       /* SalSampleLoss, or −1 unless lost */
  int followed;   /* index of the contract that a renewal renews, or −1 */
  SalSampleCurrency currency;
  guint years; /* the recurring lines are for */

  gint32 created;
  gint32 ends;  /* the day it is won or lost, if only in the future */
  gint32 close; /* the close date as recorded */
  gboolean won; /* or will be */
  gboolean open;
  gint64 list_amount; /* before discounts */
  gint64 amount;
  int discount; /* of all lines, in thousandths */

  SalSampleLine lines[SAL_SAMPLE_LINES_MAX];
  guint n_lines;
  SalSampleOwner owners[SAL_SAMPLE_OWNERS_MAX];
  guint n_owners;
  SalSampleEvent events[SAL_SAMPLE_EVENTS_MAX];
  guint n_events;
  SalSampleSplit splits[SAL_SAMPLE_SPLITS_MAX];
  guint n_splits;
  SalSampleActivity activities[SAL_SAMPLE_ACTIVITIES_MAX];
  guint n_activities;
  SalSampleTransaction transactions[SAL_SAMPLE_TRANSACTIONS_MAX];
  guint n_transactions;
  SalSampleContract contract;
  gboolean has_contract;
} SalSampleDeal;

/* What can be found in the sample, beside a region that closes at quarter ends. */
#define SAL_SAMPLE_WEAK_REGION     SAL_SAMPLE_EMEA_NORTH
#define SAL_SAMPLE_WEAK_DAYS       165  /* before today its win rate dropped */
#define SAL_SAMPLE_WEAK_WIN        0.45 /* to this, of what it was */
#define SAL_SAMPLE_RISING_FAMILY   SAL_SAMPLE_INSTRUMENTS
#define SAL_SAMPLE_RISING_DAYS     200 /* before today its discounts began to rise */
#define SAL_SAMPLE_RISING_DISCOUNT 0.085

/* The steps of making a deal, each in its own file; each draws from @random. */
typedef struct
{
  const SalSampleCompany *company;
  SalSampleAccounts *accounts;
  SalSampleRandom random;
  SalSampleAlias *products;
  SalSampleAlias *sources;
  SalSampleAlias *competitors;
  gint32 activities_from;   /* older activities are not kept */
  gint32 transactions_from; /* nor the transactions of deals won before */
} SalSampleDealContext;

void sal_sample_deal_add_lines (SalSampleDealContext *context,
                                SalSampleDeal *deal,
                                const SalSampleContract *renewed);
void sal_sample_deal_add_owners (SalSampleDealContext *context, SalSampleDeal *deal, int position);
void sal_sample_deal_add_events (SalSampleDealContext *context, SalSampleDeal *deal);
void sal_sample_deal_add_activities (SalSampleDealContext *context, SalSampleDeal *deal);
void sal_sample_deal_add_splits (SalSampleDealContext *context, SalSampleDeal *deal);
void sal_sample_deal_add_contract (SalSampleDealContext *context,
                                   SalSampleDeal *deal,
                                   const SalSampleContract *renewed);
void sal_sample_deal_add_transactions (SalSampleDealContext *context, SalSampleDeal *deal);
const SalSampleOwner *sal_sample_deal_owner_on (const SalSampleDeal *deal, gint32 day);

const char *sal_sample_subject_text (guint subject, const char **type);

G_END_DECLS
