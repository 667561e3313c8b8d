/* sal-engagement-terms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-engagement-private.h"

#include "sal-kinds.h"
#include "sal-payout-terms.h"

/* What a participation is calculated by: ramp, leaves, quotas, guarantee. */

static const char *
first_role (const SalPaySource *source, const GArray *positions)
{
  for (guint i = 0; i < positions->len; i++)
    {
      const SalPayPosition *position =
          sal_pay_source_find_position (source, g_array_index (positions, gint64, i));

      if (position != NULL && position->role != NULL)
        return position->role;
    }

  return NULL;
}

static gboolean
has_role (const SalPaySource *source, const SalPayTenure *tenure, const char *role)
{
  const SalPayPosition *position = sal_pay_source_find_position (source, tenure->position);

  return position != NULL && g_strcmp0 (position->role, role) == 0;
}

/* Since when somebody has been in a role without a break before a day. */
static gint32
find_role_start (const SalPaySource *source, gint64 person, const char *role, gint32 day)
{
  gint32 start = day;

  for (guint i = source->tenures->len; i-- > 0;)
    {
      const SalPayTenure *tenure = &g_array_index (source->tenures, SalPayTenure, i);

      if (tenure->person == person && tenure->first < start &&
          (tenure->last == G_MAXINT32 || tenure->last + 1 >= start) &&
          has_role (source, tenure, role))
        start = tenure->first;
    }

  return start;
}

void
sal_engagement_set_ramp (SalEngagement *self, const SalPaySource *source)
{
  SalParticipation *participation = self->participation;
  const char *role = first_role (source, self->positions);

  for (guint i = 0; role != NULL && i < source->ramps->len; i++)
    {
      const SalPayRamp *ramp = &g_array_index (source->ramps, SalPayRamp, i);
      SalRational share = SAL_RATIONAL_INIT;

      /* months that the profile leaves out are as those after its end */
      if (!g_str_equal (ramp->role, role) || ramp->month != (int) participation->ramp->len + 1)
        continue;
      sal_rational_set_ratio (&share, ramp->share, SAL_RATE_ONE);
      g_array_append_val (participation->ramp, share);
    }
  if (participation->ramp->len > 0)
    participation->ramp_from = find_role_start (source, self->person, role, participation->first);
}

void
sal_engagement_set_leaves (SalEngagement *self, const SalPaySource *source)
{
  for (guint i = 0; i < source->absences->len; i++)
    {
      const SalPayAbsence *absence = &g_array_index (source->absences, SalPayAbsence, i);
      SalParticipationLeave leave = { absence->first,
                                      MIN (absence->last, self->participation->plan->to) };

      if (absence->person == self->person && leave.first <= leave.last)
        g_array_append_val (self->participation->leaves_of_absence, leave);
    }
}

/* What one of a currency costs in that of the plan; FALSE if that is not known. */
static gboolean
find_rate (const SalPlan *plan, const char *currency, SalRational *rate)
{
  sal_rational_set_integer (rate, 1);
  if (g_str_equal (currency, plan->currency))
    return TRUE;
  for (guint i = 0; i < plan->exchange_rates->len; i++)
    {
      const SalPlanExchangeRate *one = plan->exchange_rates->pdata[i];

      if (!g_str_equal (one->currency, currency))
        continue;
      sal_rational_set (rate, &one->rate.value);
      return TRUE;
    }

  return FALSE;
}

/* Major units of the plan's currency, exact. */
gboolean
sal_engagement_convert_money (const SalPlan *plan,
                              gint64 amount,
                              const char *currency,
                              SalRational *converted,
                              GPtrArray *issues,
                              gint64 person)
{
  g_auto (SalRational) rate = SAL_RATIONAL_INIT;

  sal_rational_set_ratio (converted, amount, sal_payout_minor_units (currency));
  if (find_rate (plan, currency, &rate))
    {
      sal_rational_multiply (converted, converted, &rate);
      return TRUE;
    }
  sal_pay_issues_add (issues,
                      SAL_PAY_REASON_PLAN_RATE,
                      person,
                      0,
                      NULL,
                      plan->name,
                      currency,
                      plan->currency,
                      NULL);

  return FALSE;
}

static void
add_quota (SalEngagement *self, int component, const SalPayQuota *quota, GPtrArray *issues)
{
  SalParticipation *participation = self->participation;
  SalParticipationQuota added = { component, quota->period, SAL_RATIONAL_INIT };

  if (sal_plan_get_component (participation->plan, (guint) component)->counts == SAL_COUNTS_NUMBER)
    sal_rational_set_ratio (&added.amount, quota->amount, sal_payout_minor_units (quota->currency));
  else if (!sal_engagement_convert_money (participation->plan,
                                          quota->amount,
                                          quota->currency,
                                          &added.amount,
                                          issues,
                                          self->person))
    return;
  for (guint i = 0; i < participation->quotas->len; i++)
    {
      SalParticipationQuota *one = &g_array_index (participation->quotas, SalParticipationQuota, i);

      if (one->component == component && sal_period_compare (one->period, quota->period) == 0 &&
          one->period.unit == quota->period.unit)
        {
          /* that of another position that is held, too */
          sal_rational_add (&one->amount, &one->amount, &added.amount);
          sal_rational_clear (&added.amount);
          return;
        }
    }
  g_array_append_val (participation->quotas, added);
}

static gboolean
is_of (const SalPayQuota *quota, gint64 position, gint64 unit, const char *measure)
{
  return quota->measure == measure &&
         (position != 0 ? quota->position == position : quota->unit == unit);
}

/* Those of the position; a manager without any has those of the unit that is managed. */
static void
add_quotas_of (SalEngagement *self,
               const SalPaySource *source,
               int component,
               const SalPayPosition *position,
               const char *measure,
               GPtrArray *issues)
{
  gboolean is_manager = g_strcmp0 (position->motion, "manager") == 0 ||
                        g_strcmp0 (position->motion, "executive") == 0;
  gboolean has_own = FALSE;

  for (guint i = 0; i < source->quotas->len; i++)
    {
      const SalPayQuota *quota = &g_array_index (source->quotas, SalPayQuota, i);

      if (is_of (quota, position->id, 0, measure))
        {
          has_own = TRUE;
          add_quota (self, component, quota, issues);
        }
    }
  for (guint i = 0; !has_own && is_manager && position->unit != 0 && i < source->quotas->len; i++)
    {
      const SalPayQuota *quota = &g_array_index (source->quotas, SalPayQuota, i);

      if (is_of (quota, 0, position->unit, measure))
        add_quota (self, component, quota, issues);
    }
}

void
sal_engagement_set_quotas (SalEngagement *self, const SalPaySource *source, GPtrArray *issues)
{
  const SalPlan *plan = self->participation->plan;

  for (guint c = 0; c < plan->components->len; c++)
    {
      const char *of = sal_plan_get_component (plan, c)->measure;
      const char *measure = g_intern_string (of != NULL ? of : "bookings");

      for (guint i = 0; i < self->positions->len; i++)
        {
          const SalPayPosition *position =
              sal_pay_source_find_position (source, g_array_index (self->positions, gint64, i));

          if (position != NULL)
            add_quotas_of (self, source, (int) c, position, measure, issues);
        }
    }
}

void
sal_engagement_set_guarantee (SalParticipation *self, SalRecord *record)
{
  gint32 first = sal_record_get_date (record, "guarantee_from");
  gint32 last = sal_record_get_date (record, "guarantee_to");

  if (sal_record_is_null (record, "guarantee"))
    return;
  sal_rational_set_ratio (&self->guarantee,
                          sal_record_get_integer (record, "guarantee"),
                          sal_payout_minor_units (self->currency));
  self->is_recoverable =
      g_strcmp0 (sal_record_get_text (record, "guarantee_kind"), SAL_GUARANTEE_RECOVERED) == 0;
  if (first != SAL_DATE_NONE)
    self->guarantee_first = first;
  if (last != SAL_DATE_NONE)
    self->guarantee_last = last;
}
