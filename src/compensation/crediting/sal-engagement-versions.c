/* sal-engagement-versions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-engagement-private.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"

static void
version_free (gpointer data)
{
  SalEngagementVersion *self = data;

  g_free (self->name);
  g_free (self);
}

const SalEngagementVersion *
sal_engagement_versions_find (const GPtrArray *versions, const char *name, gint32 day)
{
  const SalEngagementVersion *found = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      const SalEngagementVersion *one = versions->pdata[i];

      if (g_strcmp0 (one->plan->name, name) == 0 && one->plan->from <= day &&
          day <= one->plan->to &&
          (found == NULL || sal_plan_version_goes_before (one->record, found->record)))
        found = one;
    }

  return found;
}

/* The currencies that occur, so that each plan can be told what they cost. */
static void
add_rate (SalPlan *plan, const SalPaySource *source, const char *currency)
{
  SalPlanExchangeRate *rate;
  gint64 scaled;

  if (g_str_equal (currency, plan->currency))
    return;
  for (guint i = 0; i < plan->exchange_rates->len; i++)
    if (g_str_equal (((SalPlanExchangeRate *) plan->exchange_rates->pdata[i])->currency, currency))
      return;
  if (!sal_exchange_rates_find (source->rates, currency, plan->currency, plan->from, &scaled) ||
      scaled <= 0)
    return;
  rate = sal_plan_add_exchange_rate (plan, currency);
  sal_rational_set_ratio (&rate->rate.value, scaled, SAL_RATE_ONE);
  rate->rate.is_set = TRUE;
}

static void
add_rates (SalPlan *plan, const SalPaySource *source, const GPtrArray *participants)
{
  for (guint i = 0; i < source->sales->len; i++)
    add_rate (plan, source, g_array_index (source->sales, SalPaySale, i).currency);
  for (guint i = 0; i < source->quotas->len; i++)
    add_rate (plan, source, g_array_index (source->quotas, SalPayQuota, i).currency);
  for (guint i = 0; i < participants->len; i++)
    add_rate (plan, source, sal_record_get_text (participants->pdata[i], "currency"));
}

/* Measures that a workspace has are all known. */
static void
check_measures (const SalPlan *plan, GPtrArray *issues)
{
  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *component = sal_plan_get_component (plan, i);

      if (component->measure != NULL && component->method->kind != SAL_PAYOUT_OBJECTIVES &&
          sal_pay_measure_find (component->measure) < 0)
        sal_pay_issues_add (issues,
                            SAL_PAY_REASON_NO_MEASURE,
                            0,
                            0,
                            plan->name,
                            component->id,
                            component->measure,
                            NULL);
    }
}

GPtrArray *
sal_engagement_versions_load (const SalPaySource *source,
                              const GPtrArray *participants,
                              GPtrArray *records,
                              GPtrArray *plans,
                              GPtrArray *issues,
                              GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);

  for (guint i = 0; i < records->len; i++)
    {
      SalRecord *record = records->pdata[i];
      SalEngagementVersion *version;
      SalPlan *plan;

      if (!sal_plan_version_has_paid (record))
        continue;
      plan = sal_plan_version_read_document (record, error);
      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
      add_rates (plan, source, participants);
      check_measures (plan, issues);
      version = g_new (SalEngagementVersion, 1);
      *version = (SalEngagementVersion){
        record, sal_record_get_id (record), sal_plan_version_get_name (record), plan
      };
      g_ptr_array_add (versions, version);
    }

  return g_steal_pointer (&versions);
}

/* Quotas are of fiscal periods of the workspace, measurement periods of those of the plan. */
gboolean
sal_engagement_check_calendar (const SalPaySource *source, const SalPlan *plan, GError **error)
{
  int start = sal_fiscal_calendar_get_start_month (source->calendar);

  if (plan->fiscal_start == start)
    return TRUE;
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("the fiscal year of the plan “%s” begins in month %d, that of the workspace in "
                  "month %d: correct “fiscal_start” in a new version of the plan"),
               plan->name,
               plan->fiscal_start,
               start);

  return FALSE;
}
