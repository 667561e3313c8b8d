/* sal-plan.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"
#include "sal-plan-structure.h"

G_BEGIN_DECLS

/* What a plan version pays by. The comments say what the members of the document mean; enums are in
 * the order of the choices that sal-plan.c names, the first is the default. Money is in major units
 * of the plan's currency. */

typedef enum
{
  SAL_TIER_MARGINAL,    /* what is above the bound, at the tier's rate */
  SAL_TIER_RETROACTIVE, /* once it is reached, everything from the first unit */
  SAL_TIER_DEAL_BEFORE, /* the credit that crosses it, whole, at the tier before */
  SAL_TIER_DEAL_AFTER,  /* the credit that crosses it, whole, at this tier */
  SAL_TIER_OVERAGE,     /* once it is reached, all overage */
} SalTierApplication;

typedef struct
{
  SalPlanNumber from;   /* attainment or amount; [from, from of the next) */
  SalPlanNumber to;     /* of the last of “amounts”, where its part ends */
  SalPlanNumber rate;   /* of the credit, or a multiple of the base rate */
  SalPlanNumber amount; /* of “amounts” */
  SalTierApplication application;
} SalPlanTier;

typedef struct
{
  SalPlanNumber at;     /* attainment */
  SalPlanNumber payout; /* share of the component's target variable, or a factor */
} SalPlanPoint;

typedef struct
{
  SalPlanNumber at; /* attainment of the component */
  GArray *payouts;  /* by column: share of the component's target variable */
} SalPlanRow;

typedef struct
{
  char *name;           /* the measure whose credits are its scores, 0 to 1 */
  SalPlanNumber share;  /* of the component's target variable, or */
  SalPlanNumber amount; /* in a period */
  SalPlanNumber floor;  /* a score below it pays nothing */
} SalPlanObjective;

typedef enum
{
  SAL_PAYOUT_RATE_TABLE,
  SAL_PAYOUT_CURVE,
  SAL_PAYOUT_MATRIX,
  SAL_PAYOUT_OBJECTIVES,
  SAL_PAYOUT_AMOUNTS,
  SAL_PAYOUT_SPIF,
} SalPayoutKind;

typedef enum
{
  SAL_BOUNDS_ATTAINMENT,
  SAL_BOUNDS_AMOUNT,
} SalTierBounds;

typedef enum
{
  SAL_RATES_OF_CREDIT,
  SAL_RATES_OF_BASE, /* multiples of target variable ÷ quota */
} SalTierRates;

typedef enum
{
  SAL_INTERPOLATION_LINEAR,
  SAL_INTERPOLATION_STEP,
} SalInterpolation;

typedef enum
{
  SAL_BELOW_ZERO,
  SAL_BELOW_FIRST,
  SAL_BELOW_EXTEND,
} SalCurveBelow;

typedef enum
{
  SAL_ABOVE_LAST,
  SAL_ABOVE_EXTEND,
} SalCurveAbove;

typedef enum
{
  SAL_AMOUNTS_STEPPED,
  SAL_AMOUNTS_PRORATED,
  SAL_AMOUNTS_INTERPOLATED,
} SalAmountsPaid;

typedef struct
{
  SalPayoutKind kind;
  SalTierBounds bounds;
  SalTierRates rates;
  gboolean whole_bounds;      /* amounts that are bounds are not prorated */
  SalPlanNumber overage_from; /* where overage begins; without it at the quota, or where there is
                                 none at the first bound above zero */
  GPtrArray *tiers;           /* of SalPlanTier */
  GPtrArray *points;          /* of SalPlanPoint */
  SalInterpolation interpolation;
  SalCurveBelow below;
  SalCurveAbove above;
  SalAmountsPaid paid;
  char *column;          /* of a matrix: the component whose attainment chooses the column */
  GArray *columns;       /* of SalRational: its attainments */
  GPtrArray *rows;       /* of SalPlanRow */
  GPtrArray *objectives; /* of SalPlanObjective */
  SalPlanNumber amount;  /* of a SPIF: for each qualifying credit */
  gint32 from, to;       /* of a SPIF: both days count */
  SalPlanNumber budget;  /* of a SPIF, for all participants together */
} SalPlanMethod;

typedef enum
{
  SAL_GATE_PAY,
  SAL_GATE_ACCELERATOR,
} SalGateEffect;

typedef struct
{
  char *component;        /* whose measure opens it; maybe its own */
  SalPlanNumber at_least; /* attainment, or */
  SalPlanNumber amount;   /* measured */
  SalGateEffect effect;   /* what there is not below it: any pay, or more than the rate at 100 % */
} SalPlanGate;

typedef struct
{
  char *component; /* whose attainment scales */
  GPtrArray
      *points; /* of SalPlanPoint: factors by attainment; none: the attainment is the factor */
  SalInterpolation interpolation;
} SalPlanMultiplier;

typedef enum
{
  SAL_DEAL_CAP_PAY,
  SAL_DEAL_CAP_CREDIT,
} SalDealCapLimits;

typedef struct
{
  SalPlanNumber amount;    /* the most of one credit */
  SalPlanNumber residual;  /* the rate of what is above it; none: it is dropped */
  SalDealCapLimits limits; /* pay alone, or what counts for the quota, too */
} SalPlanDealCap;

typedef struct
{
  SalPlanNumber share;  /* of the target variable, or */
  SalPlanNumber amount; /* of money: for a whole measurement period, or of the plan for a year */
  gboolean whole;       /* it is not prorated */
} SalPlanCap;

typedef enum
{
  SAL_MODE_DISCRETE,
  SAL_MODE_QUARTER_TO_DATE,
  SAL_MODE_YEAR_TO_DATE,
  SAL_MODE_TRUE_UP,
  SAL_MODE_EACH_DEAL,
} SalMeasurementMode;

typedef enum
{
  SAL_COUNTS_MONEY,
  SAL_COUNTS_NUMBER,
} SalComponentCounts;

typedef enum
{
  SAL_AGAINST_WHOLE,
  SAL_AGAINST_TO_DATE,
} SalMeasuredAgainst;

typedef enum
{
  SAL_TRUE_UP_RAISES,
  SAL_TRUE_UP_BOTH,
} SalTrueUp;

typedef enum
{
  SAL_RAMP_TARGET,
  SAL_RAMP_FULL_QUOTA_RATE,
} SalRampPay;

typedef enum
{
  SAL_PLAN_EVERY_MONTH,
  SAL_PLAN_EVERY_QUARTER,
  SAL_PLAN_EVERY_YEAR,
} SalPlanFrequency;

typedef struct
{
  char *id;
  char *name;
  char *measure; /* of the credits it counts; none: those of any */
  char *filter;  /* for credits, in the language of filters */
  SalComponentCounts counts;
  SalPlanNumber weight;    /* share of the target variable; none: all of it */
  SalPlanFrequency period; /* measured over */
  SalMeasurementMode mode;
  SalMeasuredAgainst against; /* of a mode to date: quota and target of the whole quarter or year,
                                 or of its months so far */
  SalTrueUp true_up;
  char *quota; /* the component whose quota it is measured by; none: its own */
  SalRampPay ramp;
  gboolean no_accelerator_in_ramp;
  SalPlanMethod *method;
  GPtrArray *gates; /* of SalPlanGate: all have to be open */
  SalPlanMultiplier *multiplier;
  SalPlanDealCap *deal_cap;
  SalPlanCap *cap;
} SalPlanComponent;

typedef enum
{
  SAL_PAYABLE_AT_BOOKING,
  SAL_PAYABLE_AT_INVOICE,
  SAL_PAYABLE_AT_RECEIPT,
} SalPayableAt;

typedef struct
{
  SalPayableAt at;
  SalPlanNumber share;
} SalPlanMilestone;

typedef struct
{
  SalPayableAt at;
  GPtrArray *milestones; /* of SalPlanMilestone: instead of @at */
  int lag;               /* months from then to the payment */
} SalPlanRelease;

typedef enum
{
  SAL_CLAWBACK_AS_PAID,
  SAL_CLAWBACK_REPLAY,
  SAL_CLAWBACK_TIME_PRORATED,
  SAL_CLAWBACK_NONE,
} SalClawbackPolicy;

typedef enum
{
  SAL_CLAWBACK_LEAVES_ATTAINMENT,
  SAL_CLAWBACK_LOWERS_CANCELLATION,
  SAL_CLAWBACK_LOWERS_ORIGINAL,
} SalClawbackAttainment;

typedef struct
{
  int days; /* after the close of the opportunity; the last counts */
  SalClawbackPolicy policy;
  SalClawbackAttainment attainment;
} SalPlanClawback;

typedef struct
{
  SalPlanNumber share; /* the most that is taken of what a payment would be */
  SalPlanNumber limit; /* the most that is taken in a month */
  int after;           /* months that a recoverable top-up waits before it is recovered */
} SalPlanRecovery;

typedef enum
{
  SAL_LEAVER_IS_PAID,
  SAL_LEAVER_FORFEITS,
} SalLeaverOwed;

typedef enum
{
  SAL_LEAVER_OWES,
  SAL_LEAVER_WRITTEN_OFF,
} SalLeaverOwes;

typedef struct
{
  SalLeaverOwed owed; /* what is calculated and not payable yet on the last day */
  SalLeaverOwes owes;
} SalPlanLeaver;

typedef enum
{
  SAL_PRORATION_CALENDAR_DAYS,
  SAL_PRORATION_WORKING_DAYS,
  SAL_PRORATION_MONTHS, /* whole months, of which at least half the days are active */
  SAL_PRORATION_NONE,
} SalProrationConvention;

typedef enum
{
  SAL_LEAVE_PRORATES,
  SAL_LEAVE_IGNORED,
} SalPlanLeave;

typedef struct
{
  char *currency;
  SalPlanNumber rate; /* what one of it costs in the plan's currency */
} SalPlanExchangeRate;

typedef struct
{
  char *name;
  char *version;
  gint32 from, to; /* in effect, both days counted */
  char *currency;
  int fiscal_start; /* month the fiscal year starts in */
  SalProrationConvention proration;
  SalPlanLeave leave;
  SalPlanNumber budget;  /* what all participants together may cost in a fiscal year */
  GPtrArray *components; /* of SalPlanComponent */
  SalPlanCap *cap;       /* of all components, over a fiscal year to date */
  SalPlanRelease *release;
  SalPlanClawback *clawback; /* none: nothing is taken back */
  SalPlanRecovery *recovery;
  SalPlanLeaver *leaver;
  GPtrArray *exchange_rates; /* of SalPlanExchangeRate */
} SalPlan;

extern const SalPlanStructure sal_plan_structure;

SalPlan *sal_plan_load (const char *path, GError **error);
SalPlan *sal_plan_from_json (JsonNode *document, const char *name, GError **error);
JsonNode *sal_plan_to_json (const SalPlan *self);
void sal_plan_free (SalPlan *self);
/* By whole years: its days, and those of its SPIFs. */
void sal_plan_move (SalPlan *self, int years);

const SalPlanComponent *sal_plan_get_component (const SalPlan *self, guint index);
/* Its index by id; −1 if there is none. */
int sal_plan_find_component (const SalPlan *self, const char *id);
gboolean sal_plan_find_exchange_rate (const SalPlan *self, const char *currency, SalRational *rate);

/* What its measurement period is in the fiscal calendar. */
SalPeriodUnit sal_plan_component_get_unit (const SalPlanComponent *self);
SalPlanExchangeRate *sal_plan_add_exchange_rate (SalPlan *self, const char *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlan, sal_plan_free)

G_END_DECLS
