/* plan-oracle-taken-back.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-oracle-private.h"

/* What is taken back of what was paid, once parts of credits are cancelled. */

gboolean
oracle_counts (const OraclePlan *plan, int credit, int cancellation)
{
  return plan->policy != 0 &&
         plan->cancelled_day[credit][cancellation] - plan->days[credit] <= plan->window;
}

/* The last day of the period of a month. */
static int
last_day (const OraclePlan *plan, int month)
{
  return oracle_first_day (month / plan->period * plan->period + plan->period) - 1;
}

/* The plan as it is known on a day: what was cancelled before it was calculated never was; later,
 * only a replay takes it out. */
OraclePlan
oracle_as_known (const OraclePlan *plan, int day)
{
  OraclePlan self = *plan;

  for (int i = 0; i < plan->n_credits; i++)
    for (int k = 0; k < plan->n_cancellations[i]; k++)
      {
        int when = plan->cancelled_day[i][k];

        if (oracle_counts (plan, i, k) && when <= day &&
            (plan->policy == 2 || when <= last_day (plan, oracle_month_of (plan->days[i]))))
          self.amounts[i] -= plan->cancelled[i][k];
      }

  return self;
}

/* Whole amounts that sum to @total: rounded down, and the rest to the largest remainders. */
void
oracle_share_out (const OraclePlan *plan, const OracleShares *shares, gint64 total, gint64 *amounts)
{
  Fraction rest[ORACLE_CREDITS];
  gint64 left = total;

  for (int i = 0; i < ORACLE_CREDITS; i++)
    amounts[i] = 0;
  for (int i = 0; i < plan->n_credits; i++)
    {
      Fraction of = oracle_convert (plan, shares->of[i]);

      amounts[i] = (gint64) (of.above / of.below);
      if (of.above < 0 && of.above % of.below != 0)
        amounts[i]--;
      rest[i] = minus (of, fraction (amounts[i], 1));
      left -= amounts[i];
    }
  for (; left > 0; left--)
    {
      int best = -1;

      for (int i = 0; i < plan->n_credits; i++)
        if (rest[i].above > 0 && (best < 0 || compare (rest[i], rest[best]) > 0))
          best = i;
      if (best < 0)
        return;
      amounts[best]++;
      rest[best] = fraction (0, 1);
    }
}

/* What is taken back in all until a day of what a credit was paid. */
gint64
oracle_sum_back (const OraclePlan *plan, int credit, gint64 paid, int posted, int day)
{
  Fraction sum = { 0, 1 };
  int whole = plan->amounts[credit];
  int calculated = last_day (plan, oracle_month_of (plan->days[credit]));

  for (int k = 0; k < plan->n_cancellations[credit]; k++)
    if (oracle_counts (plan, credit, k) && plan->cancelled_day[credit][k] <= calculated)
      whole -= plan->cancelled[credit][k];
  for (int k = 0; k < plan->n_cancellations[credit]; k++)
    {
      int when = plan->cancelled_day[credit][k];
      Fraction part = { 0, 1 };

      if (!oracle_counts (plan, credit, k) || when <= posted || when > day || whole == 0)
        continue;
      part = fraction (plan->cancelled[credit][k], 1);
      part = over (part, fraction (whole, 1));
      if (plan->policy == 3 && plan->window > 0)
        part = times (part, fraction (plan->window - (when - plan->days[credit]), plan->window));
      sum = plus (sum, part);
    }

  return round_away (times (fraction (paid, 1), sum));
}
