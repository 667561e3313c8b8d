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

/**
 * SalPayMeasure:
 * @SAL_PAY_MEASURE_BOOKINGS: the amounts of won opportunities
 * @SAL_PAY_MEASURE_NEW_BOOKINGS: those of new business
 * @SAL_PAY_MEASURE_EXPANSIONS: those of expansions
 * @SAL_PAY_MEASURE_RENEWALS: those of renewals
 * @SAL_PAY_MEASURE_MARGIN: amounts less the unit costs of what they are made of
 * @SAL_PAY_MEASURE_DEALS: how many won opportunities there are
 * @SAL_PAY_MEASURE_NEW_LOGOS: how many accounts bought for the first time
 * @SAL_PAY_MEASURE_UNITS: the quantities of the lines of won opportunities
 * @SAL_PAY_MEASURE_ACTIVITIES: how many activities somebody had
 *
 * What can be measured of a workspace.
 */
typedef enum
{
  SAL_PAY_MEASURE_BOOKINGS,
  SAL_PAY_MEASURE_NEW_BOOKINGS,
  SAL_PAY_MEASURE_EXPANSIONS,
  SAL_PAY_MEASURE_RENEWALS,
  SAL_PAY_MEASURE_MARGIN,
  SAL_PAY_MEASURE_DEALS,
  SAL_PAY_MEASURE_NEW_LOGOS,
  SAL_PAY_MEASURE_UNITS,
  SAL_PAY_MEASURE_ACTIVITIES,
  SAL_PAY_N_MEASURES,
} SalPayMeasure;

/* A bit for each of them. */
#define SAL_PAY_ALL_MEASURES ((1u << SAL_PAY_N_MEASURES) - 1)

typedef struct
{
  const char *name;   /* in plans and quotas */
  gboolean is_number; /* it is counted, and no money */
} SalPayMeasureInfo;

extern const SalPayMeasureInfo sal_pay_measures[SAL_PAY_N_MEASURES];

/* What numbers are counted in. */
#define SAL_PAY_NUMBER_ONE 1000000

/* A part of a sale that is taken back; its parts are at most all of it. */
typedef struct
{
  gint32 day;
  gint64 amount;      /* more than 0, minor units of the currency of the sale */
  gboolean is_note;   /* by a credit note, and not cancelled */
  const char *number; /* of the transaction */
} SalPayReversal;

typedef enum
{
  SAL_PAY_STEP_INVOICE,
  SAL_PAY_STEP_RECEIPT,
  SAL_PAY_STEP_NOTE, /* a credit note, as far as it is of what is cancelled */
} SalPayStepKind;

/* How a sale is invoiced and received. */
typedef struct
{
  gint32 day;
  SalPayStepKind kind;
  gint64 amount; /* minor units of the currency of the sale; of a note more than 0 */
} SalPayStep;

/* A won opportunity, with what its transactions say. Texts are the source's. */
typedef struct
{
  gint64 id, account, owner;
  gint32 closed;
  gint64 amount;                     /* minor units of */
  const char *currency;              /* interned */
  gint32 invoiced;                   /* the first invoice; SAL_DATE_NONE: there is none */
  gint32 received;                   /* the day on which all is received that is due; likewise */
  guint first_reversal, n_reversals; /* of those of the source, by day */
  guint first_step, n_steps;         /* likewise */
  guint n_lines;
  gint64 units, cost;           /* of all lines: millionths; minor units of the currency */
  gboolean has_units, has_cost; /* they are known */
  gboolean is_first;            /* that its account ever bought */
  const char *qualities[SAL_PAY_N_QUALITIES]; /* (nullable) */
} SalPaySale;

typedef struct
{
  gint64 sale, position;
  gint64 share; /* of SAL_RATE_ONE */
  gboolean is_overlay;
} SalPaySplit;

/* What credit coverage gives beside that of who is responsible: of an opportunity or an account. */
typedef struct
{
  gint64 opportunity, account; /* one of them is 0 */
  gint64 position;
  gint64 share; /* of SAL_RATE_ONE */
  gboolean is_overlay;
  gint32 first, last; /* G_MININT32 and G_MAXINT32: open */
} SalPayCoverage;

typedef struct
{
  gint64 id, person;
  gint32 day;
  const char *type, *account; /* (nullable) */
} SalPayActivity;

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
  GArray *reversals;   /* of SalPayReversal, by sale and day */
  GArray *steps;       /* of SalPayStep, by sale and day */
  GArray *splits;      /* of SalPaySplit, by sale and id */
  GArray *coverages;   /* of SalPayCoverage, by opportunity, account and id */
  GArray *activities;  /* of SalPayActivity, by day and id: if they are asked for */
  GArray *positions;   /* of SalPayPosition, by id */
  GArray *tenures;     /* of SalPayTenure, by person and first day */
  GArray *quotas;      /* of SalPayQuota, those in force, by position, unit, measure and period */
  GArray *ramps;       /* of SalPayRamp, by role and month */
  GArray *absences;    /* of SalPayAbsence, by person and first day */
  GPtrArray *index;    /* private: the sales by id */
  GStringChunk *texts; /* private */
} SalPaySource;

SalPaySource *sal_pay_source_load (SalConnection *connection,
                                   const SalFiscalCalendar *calendar,
                                   const char *currency,
                                   guint measures,
                                   gint32 from,
                                   gint32 until,
                                   GError **error);
void sal_pay_source_free (SalPaySource *self);

const SalPayPosition *sal_pay_source_find_position (const SalPaySource *self, gint64 id);
/* The splits of a sale are a row of @splits. */
const SalPaySplit *
sal_pay_source_find_splits (const SalPaySource *self, gint64 sale, guint *n_splits);

/* Those of an opportunity (with an account of 0) or an account are a row of @coverages. */
const SalPayCoverage *sal_pay_source_find_coverages (const SalPaySource *self,
                                                     gint64 opportunity,
                                                     gint64 account,
                                                     guint *n_coverages);
/* By its name in plans; −1: there is none. */
int sal_pay_measure_find (const char *name);

extern const char *const sal_pay_quality_names[SAL_PAY_N_QUALITIES];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPaySource, sal_pay_source_free)

G_END_DECLS
