/* sal-participant-quota.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participant-quota.h"

#include "sal-payout.h"

/* The quota of somebody in a fiscal year, as engagements have it. */

typedef struct
{
  const SalPaySource *source;
  SalPeriod year;
  gint32 day;
  const char *measure; /* interned */
} Question;

typedef struct
{
  gboolean found;
  gint64 amount;
  const char *currency;
} Sum;

/* What is in several currencies is brought to that of the workspace. */
static void
add (const Question *question, Sum *sum, gint64 amount, const char *currency)
{
  const SalPaySource *source = question->source;

  if (!sum->found)
    {
      *sum = (Sum){ TRUE, amount, currency };
      return;
    }
  if (sum->currency != currency)
    {
      if (!sal_exchange_rates_convert (source->rates,
                                       sum->amount,
                                       sum->currency,
                                       source->currency,
                                       question->day,
                                       &sum->amount) ||
          !sal_exchange_rates_convert (
              source->rates, amount, currency, source->currency, question->day, &amount))
        return;
      sum->currency = g_intern_string (source->currency);
    }
  sum->amount += amount;
}

/* The year's own quota, else those of its quarters, else of its months. */
static gboolean
add_quotas_of (const Question *question, gint64 position, gint64 unit, Sum *sum)
{
  static const SalPeriodUnit units[] = { SAL_PERIOD_YEAR, SAL_PERIOD_QUARTER, SAL_PERIOD_MONTH };
  gboolean found = FALSE;

  for (gsize u = 0; !found && u < G_N_ELEMENTS (units); u++)
    for (guint i = 0; i < question->source->quotas->len; i++)
      {
        const SalPayQuota *quota = &g_array_index (question->source->quotas, SalPayQuota, i);

        if (quota->measure != question->measure || quota->period.year != question->year.year ||
            quota->period.unit != units[u] ||
            (position != 0 ? quota->position != position : quota->unit != unit))
          continue;
        found = TRUE;
        add (question, sum, quota->amount, quota->currency);
      }

  return found;
}

/* Those of the positions; a manager without any has those of the unit that is managed. */
static Sum
sum_quotas (const Question *question, const GArray *positions)
{
  Sum sum = { FALSE, 0, NULL };

  for (guint i = 0; i < positions->len; i++)
    {
      const SalPayPosition *position =
          sal_pay_source_find_position (question->source, g_array_index (positions, gint64, i));

      if (position == NULL || add_quotas_of (question, position->id, 0, &sum) ||
          position->unit == 0)
        continue;
      if (g_strcmp0 (position->motion, "manager") == 0 ||
          g_strcmp0 (position->motion, "executive") == 0)
        add_quotas_of (question, 0, position->unit, &sum);
    }

  return sum;
}

static gboolean
take (SalParticipantEntry *entry, const Sum *sum)
{
  if (sum->found && !entry->has_quota)
    {
      entry->has_quota = TRUE;
      entry->quota = sum->amount;
      entry->quota_currency = sum->currency;
    }

  return sum->found;
}

/**
 * sal_participant_quota_find:
 * @source: what the quotas are of
 * @plan: (nullable): what somebody is paid by
 * @positions: (element-type gint64): what is held on the day
 * @day: a day of the fiscal year
 * @entry: is told the quota
 *
 * Finds the quota of the fiscal year: of what the first component measures that has one, or of
 * bookings without a plan.
 *
 * Returns: %FALSE if a component is paid by a quota that there is not
 */
gboolean
sal_participant_quota_find (const SalPaySource *source,
                            const SalPlan *plan,
                            const GArray *positions,
                            gint32 day,
                            SalParticipantEntry *entry)
{
  Question question = {
    source, sal_fiscal_calendar_period_of (source->calendar, day, SAL_PERIOD_YEAR), day, NULL
  };
  gboolean complete = TRUE;

  for (guint c = 0; plan != NULL && c < plan->components->len; c++)
    {
      const SalPlanComponent *component = sal_plan_get_component (plan, c);
      Sum sum;

      question.measure =
          g_intern_string (component->measure != NULL ? component->measure : "bookings");
      sum = sum_quotas (&question, positions);
      if (!take (entry, &sum) && sal_payout_needs_quota (component))
        complete = FALSE;
    }
  if (plan == NULL)
    {
      Sum sum;

      question.measure = g_intern_static_string ("bookings");
      sum = sum_quotas (&question, positions);
      take (entry, &sum);
    }

  return complete;
}
