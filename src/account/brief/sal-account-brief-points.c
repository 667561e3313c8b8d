/* sal-account-brief-points.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-account-signal.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-number.h"

/* Risks, what is asked of whom, and next steps, as they follow from what was read. */

/* Fewer points of health are a risk, and a high one. */
#define HEALTH_RISK 50
#define HEALTH_HIGH 25

void
sal_brief_point_clear (SalBriefPoint *self)
{
  g_free (self->who);
  g_free (self->text);
  g_free (self->detail);
}

/* --- of records of the plan --- */

/* (transfer full) (nullable) */
static char *
get_title (SalRecord *record, const char *field)
{
  int index = sal_kind_field_index (sal_record_get_kind (record), field);

  return g_strdup (sal_record_get_reference_title (record, (guint) index));
}

static SalBriefPoint
point_of_record (const SalAccountBrief *self, SalPlanPart part, SalRecord *record)
{
  return (SalBriefPoint){
    .kind = sal_record_get_kind (record),
    .id = sal_record_get_id (record),
    .text = sal_plan_record_get_title (part, record),
    .due = SAL_DATE_NONE,
    .day = sal_plan_record_day (part, record),
    .is_stale = sal_plan_record_is_stale (self->plan, part, record),
  };
}

static gboolean
has_plan (const SalAccountBrief *self)
{
  return self->plan != NULL && self->plan->plan != NULL;
}

/* (transfer full): who speaks for the customer, or that there is nobody */
static char *
name_customer (const SalAccountBrief *self)
{
  const char *name = has_plan (self) ? self->plan->customer_sponsor.name : NULL;

  return g_strdup (name != NULL ? name : _ ("Customer's sponsor (none named)"));
}

/* (transfer full): who of ours is asked for what is above the account manager */
static char *
name_sponsor (const SalAccountBrief *self)
{
  const char *name = has_plan (self) ? self->plan->sponsor.name : NULL;

  return g_strdup (name != NULL ? name : _ ("Our sponsor (none named)"));
}

/* --- risks --- */

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
      point = point_of_record (self, SAL_PLAN_RISKS, record);
      point.grade = product >= 6 ? SAL_BRIEF_HIGH : product >= 3 ? SAL_BRIEF_MEDIUM : SAL_BRIEF_LOW;
      point.who = get_title (record, "owner");
      point.detail = g_strcmp0 (status, "happened") == 0
                         ? g_strdup_printf ("%s%s%s",
                                            _ ("Has happened"),
                                            mitigation != NULL ? ". " : "",
                                            mitigation != NULL ? mitigation : "")
                         : g_strdup (mitigation);
      g_array_append_val (self->risks, point);
    }
}

/* In how many days a contract that is in force is renewed, or −1 if that is far, or long ago. */
static int
days_to_renewal (const SalAccountBrief *self, const SalBriefContract *contract)
{
  int days = contract->renewal - self->as_of;

  if (contract->renewal == SAL_DATE_NONE || days < 0 || days > SAL_BRIEF_RENEWAL_DAYS ||
      !sal_brief_contract_is_in_force (contract, self->as_of))
    return -1;

  return days;
}

/* What renews itself is a low risk, what ends for good is none of renewal but of income. */
static void
add_renewals (SalAccountBrief *self)
{
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const SalBriefContract *contract = &g_array_index (self->contracts, SalBriefContract, i);
      int days = days_to_renewal (self, contract);
      g_autofree char *value = NULL, *day = NULL;
      gboolean is_automatic = g_strcmp0 (contract->renewed, "automatic") == 0;
      gboolean ends = g_strcmp0 (contract->renewed, "none") == 0;
      SalBriefPoint point;

      if (days < 0)
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
        .text = g_strdup_printf (ends ? _ ("%s ends") : _ ("%s is to be renewed"), contract->name),
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

/* What nobody looks after cannot be relied on. */
static void
add_neglect (SalAccountBrief *self)
{
  SalBriefPoint point = { .grade = SAL_BRIEF_MEDIUM, .due = SAL_DATE_NONE, .day = self->as_of };
  gint32 last = self->overview->last_contact;

  if (!has_plan (self))
    {
      point.text = g_strdup (_ ("There is no account plan"));
      point.who = g_strdup (self->overview->owner_name);
      g_array_append_val (self->risks, point);
    }
  else if (self->plan->freshness.state == SAL_PLAN_STALE)
    {
      point.kind = &sal_account_plan_kind;
      point.id = sal_record_get_id (self->plan->plan);
      point.text = g_strdup (_ ("The account plan is stale"));
      point.detail = sal_plan_freshness_describe (&self->plan->freshness);
      point.who = get_title (self->plan->plan, "manager");
      point.day = self->plan->freshness.day;
      point.is_stale = TRUE;
      g_array_append_val (self->risks, point);
    }
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

/* --- what is asked of whom --- */

static void
add_meeting (SalAccountBrief *self, const SalPlanSponsor *sponsor, gboolean is_theirs)
{
  gint32 cadence = (gint32) sal_record_get_integer (self->plan->plan, "sponsor_days");
  SalBriefPoint point;

  if (sponsor->id == 0 || !sponsor->overdue)
    return;
  point = (SalBriefPoint){
    .kind = &sal_account_plan_kind,
    .id = sal_record_get_id (self->plan->plan),
    .who = g_strdup (sponsor->name),
    .is_theirs = is_theirs,
    .text = g_strdup (is_theirs ? _ ("Meet our executive sponsor")
                                : _ ("Meet the customer's executive sponsor")),
    .detail = sal_plan_sponsor_describe (sponsor, self->as_of),
    .due = sponsor->last != SAL_DATE_NONE ? sponsor->last + cadence : SAL_DATE_NONE,
    .is_overdue = TRUE,
    .day = self->as_of,
  };
  g_array_append_val (self->asks, point);
}

/* What does not renew itself is for the customer to decide. */
static void
ask_for_renewals (SalAccountBrief *self)
{
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const SalBriefContract *contract = &g_array_index (self->contracts, SalBriefContract, i);
      SalBriefPoint point;

      if (g_strcmp0 (contract->renewed, "automatic") == 0 ||
          g_strcmp0 (contract->renewed, "none") == 0 || days_to_renewal (self, contract) < 0)
        continue;
      point = (SalBriefPoint){
        .kind = &sal_contract_kind,
        .id = contract->id,
        .who = name_customer (self),
        .is_theirs = TRUE,
        /* translators: a contract */
        .text = g_strdup_printf (_ ("Decide on the renewal of %s"), contract->name),
        .due = contract->renewal,
        .day = self->as_of,
      };
      g_array_append_val (self->asks, point);
    }
}

static void
ask_for_resources (SalAccountBrief *self)
{
  GPtrArray *resources = self->plan->parts[SAL_PLAN_RESOURCES];

  for (guint i = 0; i < resources->len; i++)
    {
      SalRecord *record = resources->pdata[i];
      SalBriefPoint point;
      g_autofree char *title = NULL;

      if (!sal_record_is_null (record, "agreed_on"))
        continue;
      point = point_of_record (self, SAL_PLAN_RESOURCES, record);
      title = g_steal_pointer (&point.text);
      /* translators: what a plan needs */
      point.text = g_strdup_printf (_ ("Agree to: %s"), title);
      point.detail =
          sal_plan_record_describe (SAL_PLAN_RESOURCES, record, self->as_of, self->currency);
      point.who = name_sponsor (self);
      point.day = self->as_of;
      g_array_append_val (self->asks, point);
    }
}

/* What is overdue, and what nobody has taken on. */
static void
ask_for_actions (SalAccountBrief *self)
{
  GPtrArray *actions = self->plan->parts[SAL_PLAN_ACTIONS];

  for (guint i = 0; i < actions->len; i++)
    {
      SalRecord *record = actions->pdata[i];
      gboolean is_overdue = sal_plan_action_is_overdue (record, self->as_of);
      g_autofree char *title = NULL, *owner = NULL;
      SalBriefPoint point;

      if (sal_plan_record_is_closed (record))
        continue;
      owner = get_title (record, "owner");
      if (!is_overdue && owner != NULL)
        continue;
      point = point_of_record (self, SAL_PLAN_ACTIONS, record);
      title = g_steal_pointer (&point.text);
      /* translators: an action of a plan */
      point.text =
          g_strdup_printf (owner != NULL ? _ ("Finish: %s") : _ ("Name an owner for: %s"), title);
      point.who =
          owner != NULL ? g_steal_pointer (&owner) : get_title (self->plan->plan, "manager");
      point.due = sal_record_get_date (record, "due");
      point.is_overdue = is_overdue;
      g_array_append_val (self->asks, point);
    }
}

/* --- next steps --- */

static void
add_actions (SalAccountBrief *self)
{
  GPtrArray *actions = self->plan->parts[SAL_PLAN_ACTIONS];

  for (guint i = 0; i < actions->len; i++)
    {
      SalRecord *record = actions->pdata[i];
      SalBriefPoint point;

      if (sal_plan_record_is_closed (record))
        continue;
      point = point_of_record (self, SAL_PLAN_ACTIONS, record);
      point.who = get_title (record, "owner");
      point.detail = get_title (record, "objective");
      point.due = sal_record_get_date (record, "due");
      point.is_overdue = sal_plan_action_is_overdue (record, self->as_of);
      g_array_append_val (self->steps, point);
    }
}

/* Of open deals, what is next; what was to be done by now is stale. */
static void
add_deals (SalAccountBrief *self)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      const SalBriefDeal *deal = &g_array_index (self->open, SalBriefDeal, i);
      SalBriefPoint point;

      if (deal->next_step == NULL || *deal->next_step == '\0')
        continue;
      point = (SalBriefPoint){
        .kind = &sal_opportunity_kind,
        .id = deal->id,
        .who = g_strdup (deal->owner),
        .text = g_strdup (deal->next_step),
        .detail = g_strdup (deal->name),
        .due = deal->next_step_on,
        .day = self->as_of,
        .is_overdue = deal->next_step_on != SAL_DATE_NONE && deal->next_step_on < self->as_of,
      };
      g_array_append_val (self->steps, point);
    }
}

/* --- order --- */

static int
compare_due (gconstpointer one, gconstpointer other)
{
  const SalBriefPoint *a = one, *b = other;

  if (a->due == b->due)
    return g_strcmp0 (a->text, b->text);
  if (a->due == SAL_DATE_NONE || b->due == SAL_DATE_NONE)
    return a->due == SAL_DATE_NONE ? 1 : -1;

  return a->due < b->due ? -1 : 1;
}

static int
compare_risks (gconstpointer one, gconstpointer other)
{
  const SalBriefPoint *a = one, *b = other;

  return a->grade != b->grade ? (int) b->grade - (int) a->grade : compare_due (one, other);
}

static int
compare_asks (gconstpointer one, gconstpointer other)
{
  const SalBriefPoint *a = one, *b = other;

  return a->is_theirs != b->is_theirs ? b->is_theirs - a->is_theirs : compare_due (one, other);
}

/* Finds out risks, what is asked of whom, and next steps; part of sal_account_brief_derive(). */
void
sal_account_brief_derive_points (SalAccountBrief *self)
{
  g_array_set_size (self->risks, 0);
  g_array_set_size (self->asks, 0);
  g_array_set_size (self->steps, 0);
  add_renewals (self);
  add_warnings (self);
  add_health (self);
  add_cases (self);
  add_neglect (self);
  ask_for_renewals (self);
  add_deals (self);
  if (has_plan (self))
    {
      add_plan_risks (self);
      add_meeting (self, &self->plan->customer_sponsor, TRUE);
      add_meeting (self, &self->plan->sponsor, FALSE);
      ask_for_resources (self);
      ask_for_actions (self);
      add_actions (self);
    }
  g_array_sort (self->risks, compare_risks);
  g_array_sort (self->asks, compare_asks);
  g_array_sort (self->steps, compare_due);
}
