/* sal-statement-report-method.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-statement-report-private.h"

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-pay-statement-sums.h"
#include "sal-payout-shape.h"
#include "sal-payout-terms.h"
/* How methods that have no slices say what they pay. */

/* What the curve says, if that is what was paid. */
static char *
describe_curve (const SalPayStatementLine *line,
                const SalPlan *plan,
                const SalPlanComponent *component)
{
  const SalPlanMethod *method = component->method;
  g_auto (SalRational) attainment = SAL_RATIONAL_INIT, share = SAL_RATIONAL_INIT;
  g_auto (SalRational) amount = SAL_RATIONAL_INIT, by = SAL_RATIONAL_INIT;
  g_autofree char *percent = NULL;
  gint64 paid = 0;

  sal_pay_statement_read_exact (line->attainment, &attainment);
  sal_payout_curve_at (
      method->points, method->interpolation, method->below, method->above, &attainment, &share);
  sal_pay_statement_read_exact (line->target, &amount);
  sal_rational_multiply (&amount, &amount, &share);
  sal_rational_set_integer (&by, sal_payout_minor_units (plan->currency));
  sal_rational_multiply (&amount, &amount, &by);
  sal_pay_statement_read_exact (line->factor, &by);
  sal_rational_multiply (&amount, &amount, &by);
  if (!sal_rational_round (&amount, &paid) || paid != sal_pay_statement_line_get_gross (line) ||
      sal_rational_compare_integer (&by, 1) != 0)
    return g_strdup (_ ("It is paid by the curve of the plan, at this attainment."));
  percent = sal_pay_words_percent (&share, SAL_PAY_RATE_DECIMALS);

  /* translators: a percentage */
  return g_strdup_printf (
      _ ("At this attainment the curve of the plan pays %s of the target variable."), percent);
}

static char *
describe_spif (const SalPlan *plan, const SalPlanComponent *component)
{
  g_auto (SalRational) amount = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;
  g_autofree char *money = NULL;
  gint64 minor = 0;

  sal_rational_set_integer (&scale, sal_payout_minor_units (plan->currency));
  sal_rational_multiply (&amount, &component->method->amount.value, &scale);
  sal_rational_round (&amount, &minor);
  money = sal_money_format (minor, plan->currency);

  /* translators: an amount of money */
  return g_strdup_printf (_ ("%s is paid for each credit that qualifies."), money);
}

char *
sal_statement_report_describe_method (const SalPayStatementLine *line,
                                      const SalPlan *plan,
                                      const SalPlanComponent *component)
{
  switch (component->method->kind)
    {
    case SAL_PAYOUT_CURVE:
      return describe_curve (line, plan, component);
    case SAL_PAYOUT_MATRIX:
      return g_strdup_printf (
          /* translators: a component of a plan */
          _ ("It is paid by the matrix of the plan, at this attainment and that of “%s”."),
          component->method->column);
    case SAL_PAYOUT_OBJECTIVES:
      return g_strdup (_ ("Each objective is paid by its last score."));
    case SAL_PAYOUT_AMOUNTS:
      return g_strdup (_ ("The plan pays amounts for what is measured."));
    case SAL_PAYOUT_SPIF:
      return describe_spif (plan, component);
    case SAL_PAYOUT_RATE_TABLE:
    default:
      return g_strdup (_ ("Each credit is paid at the rate for its own size."));
    }
}
