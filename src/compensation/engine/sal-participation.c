/* sal-participation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participation.h"

static void
clear_quota (gpointer data)
{
  sal_rational_clear (&((SalParticipationQuota *) data)->amount);
}

/**
 * sal_participation_new:
 * @participant: who
 * @plan: in which plan; it has to outlive the participation
 *
 * Makes a participation for all the days of the plan, without target, quotas and credits.
 *
 * Returns: (transfer full): the participation
 */
SalParticipation *
sal_participation_new (const char *participant, const SalPlan *plan)
{
  SalParticipation *self = g_new (SalParticipation, 1);

  *self = (SalParticipation){ .participant = g_strdup (participant),
                              .plan = plan,
                              .currency = g_strdup (plan->currency),
                              .first = plan->from,
                              .last = plan->to,
                              .target = SAL_RATIONAL_INIT,
                              .ramp_from = SAL_DATE_NONE,
                              .guarantee = SAL_RATIONAL_INIT,
                              .guarantee_first = G_MININT32,
                              .guarantee_last = G_MAXINT32 };
  self->quotas = g_array_new (FALSE, FALSE, sizeof (SalParticipationQuota));
  g_array_set_clear_func (self->quotas, clear_quota);
  self->ramp = g_array_new (FALSE, FALSE, sizeof (SalRational));
  g_array_set_clear_func (self->ramp, (GDestroyNotify) sal_rational_clear);
  self->leaves_of_absence = g_array_new (FALSE, FALSE, sizeof (SalParticipationLeave));
  self->credits = g_array_new (FALSE, FALSE, sizeof (SalCredit));

  return self;
}

void
sal_participation_free (SalParticipation *self)
{
  g_free (self->participant);
  g_free (self->currency);
  sal_rational_clear (&self->target);
  sal_rational_clear (&self->guarantee);
  g_array_unref (self->quotas);
  g_array_unref (self->ramp);
  g_array_unref (self->leaves_of_absence);
  g_array_unref (self->credits);
  g_free (self);
}
