/* sal-pay-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-words.h"

#include <string.h>

#include "sal-money.h"
#include "sal-number.h"
#include "sal-pay-statement-sums.h"
#include "sal-payout-terms.h"
#include "sal-rate.h"

#define COUNT_DECIMALS 6 /* numbers are counted in millionths */

char *
sal_pay_words_percent (const SalRational *share, int most_decimals)
{
  g_auto (SalRational) scaled = SAL_RATIONAL_INIT;
  gint64 whole = 0, step = SAL_RATE_ONE / 100;
  int decimals = most_decimals;

  for (int i = 0; i < most_decimals; i++)
    step /= 10;
  sal_rational_set_integer (&scaled, SAL_RATE_ONE / step);
  sal_rational_multiply (&scaled, &scaled, share);
  if (!sal_rational_round (&scaled, &whole))
    return g_strdup ("–");
  for (gint64 rest = whole; decimals > 0 && rest % 10 == 0; rest /= 10)
    decimals--;

  return sal_rate_format_percent (whole * step, decimals);
}

static char *
format_count (gint64 millionths)
{
  char buffer[SAL_NUMBER_BUFFER];
  g_autofree char *plain = g_strdup (sal_number_write (millionths, COUNT_DECIMALS, buffer));
  gsize length = strlen (plain);

  while (plain[length - 1] == '0')
    plain[--length] = '\0';
  if (plain[length - 1] == '.')
    plain[--length] = '\0';

  return sal_number_localize (plain);
}

char *
sal_pay_words_units (gint64 units, const SalPlan *plan, const SalPlanComponent *component)
{
  return component->counts == SAL_COUNTS_NUMBER ? format_count (units)
                                                : sal_money_format (units, plan->currency);
}

char *
sal_pay_words_measured (const char *exact, const SalPlan *plan, const SalPlanComponent *component)
{
  g_auto (SalRational) number = SAL_RATIONAL_INIT, units_of = SAL_RATIONAL_INIT;
  gint64 units = 0;

  sal_pay_statement_read_exact (exact, &number);
  sal_rational_set_integer (&units_of, sal_payout_units_of (plan, component));
  sal_rational_multiply (&number, &number, &units_of);

  return sal_rational_round (&number, &units) ? sal_pay_words_units (units, plan, component)
                                              : g_strdup (exact);
}

char *
sal_pay_words_rate (const SalRational *rate, const SalPlan *plan, const SalPlanComponent *component)
{
  g_auto (SalRational) minor = SAL_RATIONAL_INIT;
  gint64 amount = 0;

  if (component->counts == SAL_COUNTS_MONEY)
    return sal_pay_words_percent (rate, SAL_PAY_RATE_DECIMALS);
  sal_rational_set_integer (&minor, sal_payout_minor_units (plan->currency));
  sal_rational_multiply (&minor, &minor, rate);
  sal_rational_round (&minor, &amount);

  return sal_money_format (amount, plan->currency);
}

/**
 * sal_pay_words_credited:
 * @money: minor units of the plan's currency: of what is counted, of its major units
 * @currency: that of the plan
 * @plan: (nullable): the plan, if it is kept
 * @component: (nullable): that which the credit is for
 *
 * Writes what a credit is, by what its component counts: money, a number, or the score of an
 * objective.
 *
 * Returns: (transfer full): the text
 */
char *
sal_pay_words_credited (gint64 money,
                        const char *currency,
                        const SalPlan *plan,
                        const SalPlanComponent *component)
{
  g_auto (SalRational) number = SAL_RATIONAL_INIT;
  g_autofree char *exact = NULL;

  if (plan == NULL || component == NULL ||
      (component->counts == SAL_COUNTS_MONEY && component->method->kind != SAL_PAYOUT_OBJECTIVES))
    return sal_money_format (money, currency);
  sal_rational_set_ratio (&number, money, sal_payout_minor_units (currency));
  if (component->method->kind == SAL_PAYOUT_OBJECTIVES)
    return sal_pay_words_percent (&number, SAL_PAY_SHARE_DECIMALS);
  exact = sal_rational_to_text (&number);

  return sal_pay_words_measured (exact, plan, component);
}
