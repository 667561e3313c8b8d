/* sal-account-brief-points.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief-private.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"

/* What is asked of whom, and next steps, as they were entered or follow from what was read. */

void
sal_brief_point_clear (SalBriefPoint *self)
{
  g_free (self->who);
  g_free (self->text);
  g_free (self->detail);
}

/* --- of records of the plan --- */

/* (transfer full) (nullable): the title of what a field refers to */
char *
sal_brief_get_reference (SalRecord *record, const char *field)
{
  int index = sal_kind_field_index (sal_record_get_kind (record), field);

  return g_strdup (sal_record_get_reference_title (record, (guint) index));
}

SalBriefPoint
sal_brief_point_of_record (const SalAccountBrief *self, SalPlanPart part, SalRecord *record)
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

gboolean
sal_account_brief_has_plan (const SalAccountBrief *self)
{
  return self->plan != NULL && self->plan->plan != NULL;
}

/* (transfer full): who speaks for the customer, or that there is nobody */
static char *
name_customer (const SalAccountBrief *self)
{
  const char *name = sal_account_brief_has_plan (self) ? self->plan->customer_sponsor.name : NULL;

  return g_strdup (name != NULL ? name : _ ("Customer's sponsor (none named)"));
}

/* (transfer full): who of ours is asked for what is above the account manager */
static char *
name_sponsor (const SalAccountBrief *self)
{
  const char *name = sal_account_brief_has_plan (self) ? self->plan->sponsor.name : NULL;

  return g_strdup (name != NULL ? name : _ ("Our sponsor (none named)"));
}

/* Whether a contract that is in force is to be renewed soon, in @days, or should have been: one
 * that renewed itself, or ends, is not overdue. */
gboolean
sal_brief_is_to_renew (const SalAccountBrief *self, const SalBriefContract *contract, int *days)
{
  if (contract->renewal == SAL_DATE_NONE)
    return FALSE;
  *days = contract->renewal - self->as_of;

  return *days <= SAL_BRIEF_RENEWAL_DAYS &&
         sal_brief_contract_is_in_force (contract, self->as_of) &&
         (*days >= 0 || sal_brief_is_for_them (contract));
}

/* What does not renew itself is for the customer to decide. */
gboolean
sal_brief_is_for_them (const SalBriefContract *contract)
{
  return g_strcmp0 (contract->renewed, "automatic") != 0 &&
         g_strcmp0 (contract->renewed, "none") != 0;
}

/* --- what is asked of whom --- */

/* What somebody asks for by name. */
static void
take_asks (SalAccountBrief *self)
{
  GPtrArray *asks = self->plan->parts[SAL_PLAN_ASKS];

  for (guint i = 0; i < asks->len; i++)
    {
      SalRecord *record = asks->pdata[i];
      SalBriefPoint point;

      if (sal_plan_record_is_closed (record))
        continue;
      point = sal_brief_point_of_record (self, SAL_PLAN_ASKS, record);
      point.is_theirs = !sal_record_is_null (record, "contact");
      point.who = sal_brief_get_reference (record, point.is_theirs ? "contact" : "person");
      point.detail = g_strdup (sal_record_get_text (record, "note"));
      point.due = sal_record_get_date (record, "due");
      point.is_overdue = sal_plan_record_is_overdue (record, self->as_of);
      g_array_append_val (self->asks, point);
    }
}

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

static void
ask_for_renewals (SalAccountBrief *self)
{
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const SalBriefContract *contract = &g_array_index (self->contracts, SalBriefContract, i);
      SalBriefPoint point;
      int days;

      if (!sal_brief_is_for_them (contract) || !sal_brief_is_to_renew (self, contract, &days))
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
      point = sal_brief_point_of_record (self, SAL_PLAN_RESOURCES, record);
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
      gboolean is_overdue = sal_plan_record_is_overdue (record, self->as_of);
      g_autofree char *title = NULL, *owner = NULL;
      SalBriefPoint point;

      if (sal_plan_record_is_closed (record))
        continue;
      owner = sal_brief_get_reference (record, "owner");
      if (!is_overdue && owner != NULL)
        continue;
      point = sal_brief_point_of_record (self, SAL_PLAN_ACTIONS, record);
      title = g_steal_pointer (&point.text);
      /* translators: an action of a plan */
      point.text =
          g_strdup_printf (owner != NULL ? _ ("Finish: %s") : _ ("Name an owner for: %s"), title);
      point.who = owner != NULL ? g_steal_pointer (&owner)
                                : sal_brief_get_reference (self->plan->plan, "manager");
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
      point = sal_brief_point_of_record (self, SAL_PLAN_ACTIONS, record);
      point.who = sal_brief_get_reference (record, "owner");
      point.detail = sal_brief_get_reference (record, "objective");
      point.due = sal_record_get_date (record, "due");
      point.is_overdue = sal_plan_record_is_overdue (record, self->as_of);
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

int
sal_brief_point_compare_due (gconstpointer one, gconstpointer other)
{
  const SalBriefPoint *a = one, *b = other;

  if (a->due == b->due)
    return g_strcmp0 (a->text, b->text);
  if (a->due == SAL_DATE_NONE || b->due == SAL_DATE_NONE)
    return a->due == SAL_DATE_NONE ? 1 : -1;

  return a->due < b->due ? -1 : 1;
}

static int
compare_asks (gconstpointer one, gconstpointer other)
{
  const SalBriefPoint *a = one, *b = other;

  return a->is_theirs != b->is_theirs ? b->is_theirs - a->is_theirs
                                      : sal_brief_point_compare_due (one, other);
}

/* Where nobody asks for anything by name, what is asked follows from all else. */
static void
find_asks (SalAccountBrief *self)
{
  gboolean has_plan = sal_account_brief_has_plan (self);

  if (has_plan)
    take_asks (self);
  self->asks_follow = self->asks->len == 0;
  if (!self->asks_follow)
    return;
  ask_for_renewals (self);
  if (has_plan)
    {
      add_meeting (self, &self->plan->customer_sponsor, TRUE);
      add_meeting (self, &self->plan->sponsor, FALSE);
      ask_for_resources (self);
      ask_for_actions (self);
    }
}

/**
 * sal_account_brief_derive_points:
 * @self: a brief with all that was loaded
 *
 * Finds out risks, what is asked of whom, and next steps; part of sal_account_brief_derive().
 */
void
sal_account_brief_derive_points (SalAccountBrief *self)
{
  g_array_set_size (self->risks, 0);
  g_array_set_size (self->asks, 0);
  g_array_set_size (self->steps, 0);
  sal_account_brief_add_risks (self);
  find_asks (self);
  add_deals (self);
  if (sal_account_brief_has_plan (self))
    add_actions (self);
  g_array_sort (self->asks, compare_asks);
  g_array_sort (self->steps, sal_brief_point_compare_due);
}
