/* sal-design-checks.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-replay-summary.h"

G_BEGIN_DECLS

/* What is good or bad about a plan, each with the norm it is held against and where that is from.
 */

typedef enum
{
  SAL_DESIGN_SHARE,    /* 0.6 is 60 % */
  SAL_DESIGN_MULTIPLE, /* 2 is twice */
  SAL_DESIGN_INDEX,    /* a coefficient */
  SAL_DESIGN_COUNT,
  SAL_DESIGN_MONEY, /* minor units of the plans' currency */
} SalDesignUnit;

/**
 * SalDesignVerdict:
 * @SAL_DESIGN_UNSAID: it cannot be said, and the reason tells why
 * @SAL_DESIGN_NO_NORM: there is a value, and no norm to hold it against
 * @SAL_DESIGN_MET: the value is within the norm
 * @SAL_DESIGN_LOW: it is below
 * @SAL_DESIGN_HIGH: it is above
 */
typedef enum
{
  SAL_DESIGN_UNSAID,
  SAL_DESIGN_NO_NORM,
  SAL_DESIGN_MET,
  SAL_DESIGN_LOW,
  SAL_DESIGN_HIGH,
} SalDesignVerdict;

/* As documents name them. */
extern const char *const sal_design_verdict_names[];

/* What a check is, and what is usual: a line of the table in sal-design-norms.c. */
typedef struct
{
  const char *id;
  const char *label;
  SalDesignUnit unit;
  double low, high;   /* both belong to the norm; NAN: it has no such end */
  const char *source; /* (nullable): where the norm is from */
} SalDesignNorm;

extern const SalDesignNorm sal_design_norms[];
extern const guint sal_design_n_norms;

typedef struct
{
  const SalDesignNorm *norm; /* what is checked, with its own norm */
  double value;              /* NAN: it cannot be said */
  double low, high;          /* that it is held against */
  char *source;              /* (nullable): where these are from */
  SalDesignVerdict verdict;
  char *reason; /* (nullable): why it cannot be said */
  char *role;   /* (nullable): it is about the people of this role alone */
} SalDesignCheck;

/* Some people of one role. */
typedef struct
{
  const char *role;
  double variable, all; /* target variable and target pay of all of them, in one currency */
} SalDesignRole;

/* A norm that somebody sets. */
typedef struct
{
  const char *id;
  double low, high; /* NAN: none */
} SalDesignOwnNorm;

typedef struct
{
  const SalReplayBase *base;
  const SalPlan *prepared; /* (nullable): that is paid by @edited instead */
  const SalPlan *edited;
  const SalReplaySummary *summary; /* of its replay */
  double excellence;               /* attainment; 0: that which a tenth of the people reach */
  gint64 sales;                    /* minor units; 0: they are not known */
  gint64 budget;                   /* minor units; less than 0: there is none */
  double variable_share;           /* of target pay; NAN: it is not known */
  const GArray *roles;             /* (nullable): of SalDesignRole, whose pay mix is checked, too */
  const SalDesignOwnNorm *own;     /* norms instead of the table's */
  guint n_own;
  GCancellable *cancellable; /* (nullable): to stop; what is not found then cannot be said */
} SalDesignQuestion;

/* (element-type SalDesignCheck): in the order of the table, then of the roles. */
GPtrArray *sal_design_check (const SalDesignQuestion *question);

void sal_design_roles_add (GArray *roles, const char *role, double variable, double all);

G_END_DECLS
