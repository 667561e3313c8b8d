/* sal-pay-source.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-exchange-rates.h"
#include "sal-ownership.h"
#include "sal-people.h"
#include "sal-rate.h"

G_BEGIN_DECLS

/**
 * SalPayQuality:
 *
 * What filters of plans may ask of the opportunity that a credit is of, by the name of its column.
 */
typedef enum
{
  SAL_PAY_QUALITY_OPPORTUNITY,
  SAL_PAY_QUALITY_OPPORTUNITY_TYPE,
  SAL_PAY_QUALITY_SOURCE,
  SAL_PAY_QUALITY_DISCOUNT,
  SAL_PAY_QUALITY_ACCOUNT,
  SAL_PAY_QUALITY_INDUSTRY,
  SAL_PAY_QUALITY_SEGMENT,
  SAL_PAY_QUALITY_REGION,
  SAL_PAY_QUALITY_COUNTRY,
  SAL_PAY_QUALITY_PRODUCT_FAMILY,
  SAL_PAY_QUALITY_PRODUCT,
  SAL_PAY_N_QUALITIES,
} SalPayQuality;

/* A won opportunity, with what its transactions say. Texts are the source's. */
typedef struct
{
  gint64 id, account, owner;
  gint32 closed;
  gint64 amount;           /* minor units of */
  const char *currency;    /* interned */
  gint32 invoiced;         /* the first invoice; SAL_DATE_NONE: there is none */
  gint32 received;         /* the day on which all is received that is invoiced; likewise */
  gint32 cancelled;        /* the first cancellation; likewise */
  gint64 cancelled_amount; /* of all of them, at most the amount */
  guint n_cancellations;
  const char *qualities[SAL_PAY_N_QUALITIES]; /* (nullable) */
} SalPaySale;

typedef struct
{
  gint64 sale, position;
  gint64 share; /* of SAL_RATE_ONE */
  gboolean is_overlay;
} SalPaySplit;

typedef struct
{
  gint64 id, unit, manager;                     /* 0: none */
  const char *name, *role, *motion, *unit_name; /* (nullable) */
} SalPayPosition;

/* Who holds a position from one day to another, both counted; G_MAXINT32: still. */
typedef struct
{
  gint64 person, position;
  gint32 first, last;
} SalPayTenure;

typedef struct
{
  gint64 position, unit; /* one of them is 0 */
  const char *measure;   /* interned */
  SalPeriod period;
  gint64 amount;
  const char *currency; /* interned */
} SalPayQuota;

typedef struct
{
  const char *role;
  int month;    /* from 1 */
  gint64 share; /* of SAL_RATE_ONE */
} SalPayRamp;

typedef struct
{
  gint64 person;
  gint32 first, last;
} SalPayAbsence;

/**
 * SalPaySource:
 *
 * What of a workspace pay follows from, as it is known on a day: plain, in memory, always in the
 * same order.
 */
typedef struct
{
  gint32 until; /* what is dated later is not known */
  SalFiscalCalendar *calendar;
  char *currency; /* the reporting currency */
  SalPeople *people;
  SalOwnership *ownership;
  SalExchangeRates *rates;
  GArray *sales;       /* of SalPaySale, by day and id */
  GArray *splits;      /* of SalPaySplit, by sale and id */
  GArray *positions;   /* of SalPayPosition, by id */
  GArray *tenures;     /* of SalPayTenure, by person and first day */
  GArray *quotas;      /* of SalPayQuota, those in force, by position, unit, measure and period */
  GArray *ramps;       /* of SalPayRamp, by role and month */
  GArray *absences;    /* of SalPayAbsence, by person and first day */
  GStringChunk *texts; /* private */
} SalPaySource;

SalPaySource *sal_pay_source_load (SalConnection *connection,
                                   const SalFiscalCalendar *calendar,
                                   const char *currency,
                                   gint32 from,
                                   gint32 until,
                                   GError **error);
void sal_pay_source_free (SalPaySource *self);

const SalPayPosition *sal_pay_source_find_position (const SalPaySource *self, gint64 id);
/* The splits of a sale are a row of @splits. */
const SalPaySplit *
sal_pay_source_find_splits (const SalPaySource *self, gint64 sale, guint *n_splits);

extern const char *const sal_pay_quality_names[SAL_PAY_N_QUALITIES];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPaySource, sal_pay_source_free)

G_END_DECLS
