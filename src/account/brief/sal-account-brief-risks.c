/* sal-account-brief-risks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief-private.h"

#include <glib/gi18n-lib.h>

#include "sal-account-signal.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-number.h"

/* Risks, as they follow from what was read. */

/* Fewer points of health are a risk, and a high one. */
#define HEALTH_RISK 50
#define HEALTH_HIGH 25

static int
grade_to_number (const char *grade)
{
  return g_strcmp0 (grade, "high") == 0 ? 3 : g_strcmp0 (grade, "low") == 0 ? 1 : 2;
}

/* Likelihood times impact: 6 and 9 of 9 are high, 3 and 4 medium. */
static void
add_plan_risks (SalAccountBrief *self)
{
  GPtrArray *risks = self->plan->parts[SAL_PLAN_RISKS];

  for (guint i = 0; i < risks->len; i++)
    {
      SalRecord *record = risks->pdata[i];
      const char *status = sal_record_get_text (record, "status");
      const char *mitigation = sal_record_get_text (record, "mitigation");
      int product = grade_to_number (sal_record_get_text (record, "likelihood")) *
                    grade_to_number (sal_record_get_text (record, "impact"));
      SalBriefPoint point;

      if (g_strcmp0 (status, "gone") == 0)
        continue;
      point = sal_brief_point_of_record (self, SAL_PLAN_RISKS, record);
      point.grade = product >= 6 ? SAL_BRIEF_HIGH : product >= 3 ? SAL_BRIEF_MEDIUM : SAL_BRIEF_LOW;
      point.who = sal_brief_get_reference (record, "owner");
      point.detail = g_strcmp0 (status, "happened") == 0
                         ? g_strdup_printf ("%s%s%s",
                                            _ ("Has happened"),
                                            mitigation != NULL ? ". " : "",
                                            mitigation != NULL ? mitigation : "")
                         : g_strdup (mitigation);
      g_array_append_val (self->risks, point);
    }
}

/* What renews itself is a low risk, what ends for good is none of renewal but of income. */
static void
add_renewals (SalAccountBrief *self)
{
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const SalBriefContract *contract = &g_array_index (self->contracts, SalBriefContract, i);
      int days;
      g_autofree char *value = NULL, *day = NULL;
      gboolean is_automatic = g_strcmp0 (contract->renewed, "automatic") == 0;
      gboolean ends = g_strcmp0 (contract->renewed, "none") == 0;
      SalBriefPoint point;

      if (!sal_brief_is_to_renew (self, contract, &days))
        continue;
      value = sal_money_format_whole (contract->annual_value, self->currency);
      day = sal_date_format (contract->renewal);
      point = (SalBriefPoint){
        .kind = &sal_contract_kind,
        .id = contract->id,
        .grade = is_automatic                     ? SAL_BRIEF_LOW
                 : days <= SAL_BRIEF_RENEWAL_SOON ? SAL_BRIEF_HIGH
                                                  : SAL_BRIEF_MEDIUM,
        .who = g_strdup (self->overview->owner_name),
        .due = contract->renewal,
        .day = self->as_of,
        /* translators: a contract */
        .text = g_strdup_printf (ends       ? _ ("%s ends")
                                 : days < 0 ? _ ("The renewal of %s is overdue")
                                            : _ ("%s is to be renewed"),
                                 contract->name),
        .detail = g_strdup_printf (
            /* translators: an amount, and a day */
            is_automatic ? _ ("%1$s a year, on %2$s; renews itself unless it is cancelled")
                         : _ ("%1$s a year, on %2$s"),
            value,
            day),
      };
      g_array_append_val (self->risks, point);
    }
}

static void
add_warnings (SalAccountBrief *self)
{
  const SalField *type = sal_kind_find_field (&sal_account_warning_kind, "type");
  const SalField *reason = sal_kind_find_field (&sal_account_warning_kind, "reason");

  for (guint i = 0; i < self->warnings->len; i++)
    {
      const SalBriefWarning *warning = &g_array_index (self->warnings, SalBriefWarning, i);
      SalBriefPoint point = {
        .kind = &sal_account_warning_kind,
        .id = warning->id,
        .grade = g_strcmp0 (warning->reason, SAL_WARNING_CRITICAL) == 0 ? SAL_BRIEF_HIGH
                                                                        : SAL_BRIEF_MEDIUM,
        .who = g_strdup (warning->owner),
        /* translators: a signal: usage, satisfaction … */
        .text =
            g_strdup_printf (_ ("Early warning: %s"), sal_choice_get_label (type, warning->type)),
        .detail = g_strdup (sal_choice_get_label (reason, warning->reason)),
        .due = warning->due,
        .is_overdue = warning->due != SAL_DATE_NONE && warning->due < self->as_of,
        .day = warning->raised,
      };

      g_array_append_val (self->risks, point);
    }
}

static void
add_health (SalAccountBrief *self)
{
  g_autofree char *points = NULL;
  SalBriefPoint point;

  if (!self->has_health || !(self->health.health < HEALTH_RISK))
    return;
  points = sal_number_format (self->health.health, 0);
  point = (SalBriefPoint){
    .grade = self->health.health < HEALTH_HIGH ? SAL_BRIEF_HIGH : SAL_BRIEF_MEDIUM,
    .who = g_strdup (self->overview->owner_name),
    /* translators: points of 100 */
    .text = g_strdup_printf (_ ("Health is at %s of 100"), points),
    .due = SAL_DATE_NONE,
    .day = self->as_of,
  };
  g_array_append_val (self->risks, point);
}

static void
add_cases (SalAccountBrief *self)
{
  guint n_severe;
  SalBriefPoint point;

  sal_brief_count_cases (self->cases, self->as_of, &n_severe);
  if (n_severe == 0)
    return;
  point = (SalBriefPoint){
    .grade = SAL_BRIEF_MEDIUM,
    .text = g_strdup_printf (ngettext ("%u support case of high severity is open",
                                       "%u support cases of high severity are open",
                                       n_severe),
                             n_severe),
    .due = SAL_DATE_NONE,
    .day = self->as_of,
  };
  g_array_append_val (self->risks, point);
}

/* A plan is as old a risk as the oldest of what is stale in it. */
static void
add_stale_plan (SalAccountBrief *self)
{
  const SalPlanFreshness *freshness = &self->plan->freshness;
  g_autofree char *oldest = sal_plan_freshness_describe_oldest (freshness);
  g_autofree char *all = sal_plan_freshness_describe (freshness);
  SalBriefPoint point = {
    .kind = &sal_account_plan_kind,
    .id = sal_record_get_id (self->plan->plan),
    .grade = SAL_BRIEF_MEDIUM,
    .text = g_strdup (_ ("The account plan is stale")),
    .detail = g_strdup_printf ("%s. %s", oldest, all),
    .who = sal_brief_get_reference (self->plan->plan, "manager"),
    .due = SAL_DATE_NONE,
    .day = freshness->topics[sal_plan_freshness_find_oldest (freshness)].day,
    .is_stale = TRUE,
  };

  g_array_append_val (self->risks, point);
}

/* What nobody looks after cannot be relied on. */
static void
add_neglect (SalAccountBrief *self)
{
  SalBriefPoint point = { .grade = SAL_BRIEF_MEDIUM, .due = SAL_DATE_NONE, .day = self->as_of };
  gint32 last = self->overview->last_contact;

  if (!sal_account_brief_has_plan (self))
    {
      point.text = g_strdup (_ ("There is no account plan"));
      point.who = g_strdup (self->overview->owner_name);
      g_array_append_val (self->risks, point);
    }
  else if (self->plan->freshness.state == SAL_PLAN_STALE)
    add_stale_plan (self);
  if (!sal_brief_is_stale (last, self->as_of, SAL_BRIEF_STALE_CONTACT))
    return;
  point = (SalBriefPoint){
    .grade = SAL_BRIEF_MEDIUM,
    .who = g_strdup (self->overview->owner_name),
    .text = g_strdup_printf (ngettext ("No contact for more than %d day",
                                       "No contact for more than %d days",
                                       SAL_BRIEF_STALE_CONTACT),
                             SAL_BRIEF_STALE_CONTACT),
    .due = SAL_DATE_NONE,
    .day = last,
    .is_stale = TRUE,
  };
  g_array_append_val (self->risks, point);
}

static int
compare_risks (gconstpointer one, gconstpointer other)
{
  const SalBriefPoint *a = one, *b = other;

  return a->grade != b->grade ? (int) b->grade - (int) a->grade
                              : sal_brief_point_compare_due (one, other);
}

/* Finds out the risks, the highest first; part of sal_account_brief_derive(). */
void
sal_account_brief_add_risks (SalAccountBrief *self)
{
  add_renewals (self);
  add_warnings (self);
  add_health (self);
  add_cases (self);
  add_neglect (self);
  if (sal_account_brief_has_plan (self))
    add_plan_risks (self);
  g_array_sort (self->risks, compare_risks);
}
