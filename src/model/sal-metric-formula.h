/* sal-metric-formula.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind-scope.h"

G_BEGIN_DECLS

/* Names that only formulas of metrics have, beside the fields of their kind: what follows from
 * records that the kind does not refer to. They stand alone, as in sum(quota). */
typedef enum
{
  SAL_METRIC_NAME_QUOTA,     /* of opportunities: the quota in force in the period */
  SAL_METRIC_NAME_RECURRING, /* of contracts: the annual value in force at the end of the period */
  SAL_METRIC_NAME_RECURRING_BEFORE, /* twelve months before that */
  SAL_METRIC_NAME_RENEWED,          /* now, of the accounts that had some then */
  SAL_METRIC_NAME_RETAINED,         /* likewise, of each account no more than it had then */
  SAL_METRIC_NAME_WENT_ON, /* of stage events: 1 if the opportunity went on to a later stage */
  SAL_METRIC_NAME_MATURED, /* 1 if it reached the stage long enough ago to tell */
  SAL_METRIC_NAME_MATURED_WENT_ON, /* 1 if both */
  SAL_METRIC_N_NAMES,
} SalMetricName;

/* What a metric can be of: the kinds that facts are kept of. NULL if @name is none of them. */
const SalKind *sal_metric_formula_find_kind (const char *name);
SalExpression *sal_metric_formula_parse (const char *text,
                                         const SalKind *kind,
                                         const SalFiscalCalendar *calendar,
                                         const char *currency,
                                         gint32 today,
                                         GError **error);
/* (element-type SalExpressionNode) (transfer container): from the first to the last */
GPtrArray *sal_metric_formula_list_aggregates (const SalExpression *formula);
/* Whether an aggregate is the sum of such a name. */
gboolean sal_metric_formula_get_name (const SalExpressionNode *aggregate, SalMetricName *name);

G_END_DECLS
