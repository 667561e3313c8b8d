/* plan-oracle.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan-oracle-fraction.h"

G_BEGIN_DECLS

/* One component calculated as naively as it can be said, unit by unit with plain fractions: what
 * the calculation is held against. Everything is in 2026, money in cents, percentages in whole
 * ones. */

#define ORACLE_TIERS         5
#define ORACLE_CREDITS       12
#define ORACLE_MONTHS        12
#define ORACLE_CANCELLATIONS 3 /* of one credit */

typedef enum
{
  ORACLE_RATES,
  ORACLE_CURVE,
  ORACLE_AMOUNTS,
  ORACLE_MATRIX,
  ORACLE_OBJECTIVES,
  ORACLE_SPIF,
} OracleKind;

/* The numbers of choices are those of the plan's own, in its order. */
typedef struct
{
  OracleKind kind;
  int period; /* months of it: 1, 3, 12 */
  int mode, against, true_up, bounds, rates, interpolation, below, above, paid;
  gboolean whole_bounds, has_overage;
  int overage;
  int n_tiers;
  int from[ORACLE_TIERS]; /* percent of the quota, or cents; of a curve, and of rows, percent */
  int rate[ORACLE_TIERS]; /* percent; of amounts, and of a SPIF, cents; of a curve percent */
  int n_columns;
  int columns[ORACLE_TIERS];               /* of a matrix: percent of the other measure */
  int payouts[ORACLE_TIERS][ORACLE_TIERS]; /* by row and column: percent */
  int objective_kind[ORACLE_TIERS];        /* 0: rate is a share, percent; 1: cents */
  int floor[ORACLE_TIERS];                 /* percent of a score */
  int spif_first, spif_last;               /* days of the year */
  int application[ORACLE_TIERS];
  int gate; /* 0: none, 1: pay, 2: accelerator */
  int gate_at;
  gboolean multiplies, no_accelerator_in_ramp;
  int deal_cap; /* cents; 0: none */
  int deal_cap_limits, residual;
  int cap_kind; /* 0: none, 1: percent of the target, 2: cents */
  int cap;
  gboolean cap_whole;
  int plan_cap; /* cents; 0: none */
  int proration, ramp_pay;
  int first, last; /* days of the year, from 0 */
  int leave_first, leave_last;
  int target; /* cents a year */
  int quotas[ORACLE_MONTHS];
  int n_ramp;
  int ramp[ORACLE_MONTHS];
  int n_credits;
  int days[ORACLE_CREDITS]; /* ascending */
  int amounts[ORACLE_CREDITS];
  gboolean is_other[ORACLE_CREDITS]; /* of the measure that gates and multiplies */
  int objective[ORACLE_CREDITS];     /* that it is a score of: hundredths */
  int price;       /* of one of the currency paid in: cents; 0: it is the plan's */
  gboolean is_yen; /* that currency has no minor units */
  int policy;      /* 0: nothing is taken back; 1: as paid, 2: replay, 3: by time */
  int window;      /* days */
  int n_cancellations[ORACLE_CREDITS];
  int cancelled_day[ORACLE_CREDITS][ORACLE_CANCELLATIONS]; /* ascending */
  int cancelled[ORACLE_CREDITS][ORACLE_CANCELLATIONS];     /* cents, of the credit's sign */
} OraclePlan;

/* By the month they are posted in. */
typedef struct
{
  gint64 payouts[ORACLE_MONTHS], true_up, forfeited[ORACLE_MONTHS];
  gint64 taken_back[ORACLE_MONTHS]; /* of earlier months; mostly less than 0 */
  gint64 regained[ORACLE_MONTHS];   /* what of that caps take in addition, or do not any more */
} OracleResult;

/* A part of what a period pays, for each credit. */
typedef struct
{
  Fraction of[ORACLE_CREDITS];
  gboolean is_there[ORACLE_CREDITS];
} OracleShares;

int oracle_month_of (int day);
int oracle_first_day (int month); /* of the year; 12: the day after its last */
void oracle_calculate (const OraclePlan *plan, OracleResult *result);

G_END_DECLS
