/* sal-pay-statement-sums.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-statement.h"
#include "sal-plan.h"

G_BEGIN_DECLS

/* What was paid at one rate, in whole units. */
typedef struct
{
  int tier;              /* of the component's rate table; −1: below the first */
  gboolean is_above_cap; /* the rest of what is above the cap per deal */
  SalRational rate;      /* of what is counted: money for money, or major units for one */
  gint64 units;          /* minor units of the plan's currency, or millionths */
  gint64 amount;         /* minor units of the plan's currency */
} SalPaySumsSlice;

/**
 * SalPaySums:
 *
 * How the amount of a line comes about, in whole amounts that add up: slices + multiplied = gross;
 * converted, that is gross as it is paid; gross as it is paid + other − forfeited = amount.
 */
typedef struct
{
  const char *currency;  /* of the plan; interned */
  GArray *slices;        /* of SalPaySumsSlice */
  gint64 units;          /* of all slices */
  gint64 sliced;         /* what all slices pay */
  gint64 multiplied;     /* what the multiplier adds to it */
  gint64 other;          /* before it was posted, or above a cap per deal; in the line's currency */
  gboolean is_converted; /* the line has another currency: then gross is not compared */
} SalPaySums;

SalPaySums *sal_pay_sums_new (const SalPayStatementLine *line,
                              const SalPlan *plan,
                              const SalPlanComponent *component);
void sal_pay_sums_free (SalPaySums *self);

/* Before caps: minor units of the line's currency. */
gint64 sal_pay_statement_line_get_gross (const SalPayStatementLine *self);
/* 0 where it is not said. */
void sal_pay_statement_read_exact (const char *text, SalRational *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPaySums, sal_pay_sums_free)

G_END_DECLS
