/* sal-plan-summary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-summary-private.h"

#include <glib/gi18n-lib.h>

#include "sal-plan-summary.h"
#include "sal-plan-words.h"

/* One more sentence. */
void
sal_plan_summary_add (GString *text, const char *format, ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

const char *
sal_plan_summary_name_of (const SalPlan *plan, const char *id)
{
  int index = sal_plan_find_component (plan, id);

  return index >= 0 ? sal_plan_component_get_name (sal_plan_get_component (plan, (guint) index))
                    : id;
}

/* An amount of what a component counts. */
char *
sal_plan_summary_counted (const SalPlan *plan,
                          const SalPlanComponent *component,
                          const SalRational *value)
{
  return component->counts == SAL_COUNTS_NUMBER ? sal_plan_number_to_words (value)
                                                : sal_plan_money_to_words (value, plan->currency);
}

/* --- components --- */

static void
add_measure (GString *text, const SalPlanComponent *component)
{
  static const char *const against[] = {
    N_ ("It is measured every month, against your quota of the month."),
    N_ ("It is measured every quarter, against your quota of the quarter."),
    N_ ("It is measured over the year, against your quota of the year."),
  };
  static const char *const for_itself[] = {
    N_ ("It is calculated every month."),
    N_ ("It is calculated every quarter."),
    N_ ("It is calculated once a year."),
  };
  gboolean has_quota = component->method->kind != SAL_PAYOUT_OBJECTIVES &&
                       component->method->kind != SAL_PAYOUT_SPIF;

  if (component->measure != NULL)
    /* translators: the name of a measure, as bookings */
    sal_plan_summary_add (
        text, _ ("It counts what you are credited with for “%s”."), component->measure);
  else
    sal_plan_summary_add (text, "%s", _ ("It counts all that you are credited with."));
  if (component->filter != NULL)
    sal_plan_summary_add (text, _ ("Of that, it counts where %s."), component->filter);
  sal_plan_summary_add (text, "%s", _ ((has_quota ? against : for_itself)[component->period]));
}

static void
add_mode (GString *text, const SalPlanComponent *component)
{
  switch (component->mode)
    {
    case SAL_MODE_QUARTER_TO_DATE:
      sal_plan_summary_add (
          text,
          "%s",
          _ ("You are paid for the quarter to date, less what you were paid of it already."));
      break;
    case SAL_MODE_YEAR_TO_DATE:
      sal_plan_summary_add (
          text,
          "%s",
          _ ("You are paid for the year to date, less what you were paid of it already."));
      break;
    case SAL_MODE_TRUE_UP:
      sal_plan_summary_add (text,
                            "%s",
                            component->true_up == SAL_TRUE_UP_RAISES
                                ? _ ("At the end of the year it is calculated for the whole year, "
                                     "and you are paid what "
                                     "that makes more.")
                                : _ ("At the end of the year it is calculated for the whole year, "
                                     "and the difference is "
                                     "paid or kept."));
      break;
    case SAL_MODE_DISCRETE:
    case SAL_MODE_EACH_DEAL:
    default:
      break;
    }
}

static void
add_gates (GString *text, const SalPlan *plan, const SalPlanComponent *component)
{
  for (guint i = 0; i < component->gates->len; i++)
    {
      const SalPlanGate *gate = component->gates->pdata[i];
      int of = sal_plan_find_component (plan, gate->component);
      g_autofree char *least =
          gate->at_least.is_set
              ? sal_plan_percent_to_words (&gate->at_least.value)
              : sal_plan_summary_counted (plan,
                                          of >= 0 ? sal_plan_get_component (plan, (guint) of)
                                                  : component,
                                          &gate->amount.value);

      sal_plan_summary_add (text,
                            gate->effect == SAL_GATE_PAY
                                /* translators: a component, and an attainment or amount */
                                ? _ ("Nothing is paid unless “%1$s” reaches %2$s.")
                                : _ ("No more than the rate at quota is paid unless “%1$s” "
                                     "reaches %2$s."),
                            sal_plan_summary_name_of (plan, gate->component),
                            least);
    }
}

static void
add_multiplier (GString *text, const SalPlan *plan, const SalPlanMultiplier *multiplier)
{
  const char *name;

  if (multiplier == NULL)
    return;
  name = sal_plan_summary_name_of (plan, multiplier->component);
  if (multiplier->points->len == 0)
    {
      sal_plan_summary_add (text, _ ("All of it is multiplied by your attainment of “%s”."), name);
      return;
    }
  sal_plan_summary_add (
      text, _ ("All of it is multiplied by a factor, which your attainment of “%s” sets:"), name);
  for (guint i = 0; i < multiplier->points->len; i++)
    {
      const SalPlanPoint *point = multiplier->points->pdata[i];
      g_autofree char *at = sal_plan_percent_to_words (&point->at.value);
      g_autofree char *factor = sal_plan_number_to_words (&point->payout.value);

      /* translators: an attainment and a factor, in a list */
      sal_plan_summary_add (text,
                            i + 1 < multiplier->points->len ? _ ("at %1$s it is %2$s,")
                                                            : _ ("at %1$s it is %2$s."),
                            at,
                            factor);
    }
}

static void
add_deal_cap (GString *text, const SalPlan *plan, const SalPlanComponent *component)
{
  const SalPlanDealCap *cap = component->deal_cap;
  g_autofree char *amount = NULL, *residual = NULL;

  if (cap == NULL)
    return;
  amount = sal_plan_summary_counted (plan, component, &cap->amount.value);
  sal_plan_summary_add (text, _ ("Of one deal, %s is paid for at most."), amount);
  if (cap->limits == SAL_DEAL_CAP_CREDIT)
    sal_plan_summary_add (
        text, "%s", _ ("What is above that does not count for your quota, either."));
  if (!cap->residual.is_set)
    return;
  residual = sal_plan_percent_to_words (&cap->residual.value);
  sal_plan_summary_add (text, _ ("What is above that is paid at %s."), residual);
}

static char *
cap_to_words (const SalPlan *plan, const SalPlanCap *cap)
{
  g_autofree char *text = NULL;

  if (!cap->share.is_set)
    return sal_plan_money_to_words (&cap->amount.value, plan->currency);
  text = sal_plan_percent_to_words (&cap->share.value);

  return g_strdup_printf (_ ("%s of your target"), text);
}

static void
add_cap (GString *text, const SalPlan *plan, const SalPlanComponent *component)
{
  g_autofree char *most = component->cap != NULL ? cap_to_words (plan, component->cap) : NULL;

  if (most != NULL)
    sal_plan_summary_add (text, _ ("It pays %s at most."), most);
}

static void
add_ramp (GString *text, const SalPlanComponent *component)
{
  if (component->no_accelerator_in_ramp)
    sal_plan_summary_add (
        text, "%s", _ ("While your quota is ramped, no more than the rate at quota is paid."));
}

static char *
describe_component (const SalPlan *plan, guint index)
{
  const SalPlanComponent *component = sal_plan_get_component (plan, index);
  GString *text = g_string_new (NULL);

  add_measure (text, component);
  add_mode (text, component);
  sal_plan_summary_add_payout (text, plan, index);
  add_gates (text, plan, component);
  add_multiplier (text, plan, component->multiplier);
  add_deal_cap (text, plan, component);
  add_cap (text, plan, component);
  add_ramp (text, component);

  return g_string_free (text, FALSE);
}

/* --- the plan --- */

static char *
describe_plan (const SalPlan *plan)
{
  g_autofree char *from = sal_date_format (plan->from), *to = sal_date_format (plan->to);
  g_autoptr (GString) weights = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  sal_plan_summary_add (text,
                        /* translators: a plan, two days, a currency */
                        _ ("“%1$s” is in effect from %2$s to %3$s. All amounts are in %4$s."),
                        plan->name,
                        from,
                        to,
                        plan->currency);
  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *component = sal_plan_get_component (plan, i);
      g_autofree char *weight =
          component->weight.is_set ? sal_plan_percent_to_words (&component->weight.value) : NULL;

      g_string_append_printf (weights,
                              "%s“%s”%s%s",
                              i > 0 ? ", " : "",
                              sal_plan_component_get_name (component),
                              weight != NULL ? " " : "",
                              weight != NULL ? weight : "");
    }
  sal_plan_summary_add (text,
                        ngettext ("Your target variable has one component: %s.",
                                  "Your target variable has these components: %s.",
                                  plan->components->len),
                        weights->str);

  return g_string_free (text, FALSE);
}

static gboolean
waits_for_parts (const SalPlanRelease *release)
{
  for (guint i = 0; i < release->milestones->len; i++)
    if (((const SalPlanMilestone *) release->milestones->pdata[i])->at != SAL_PAYABLE_AT_BOOKING)
      return TRUE;

  return release->milestones->len == 0 && release->at != SAL_PAYABLE_AT_BOOKING;
}

static void
add_release (GString *text, const SalPlanRelease *release)
{
  static const char *const when[] = { N_ ("What you earn is payable when the deal is booked."),
                                      N_ ("What you earn is payable when the deal is invoiced."),
                                      N_ ("What you earn is payable when the money is received.") };
  static const char *const at[] = { N_ ("%s of it when the deal is booked."),
                                    N_ ("%s of it when the deal is invoiced."),
                                    N_ ("%s of it when the money is received.") };

  if (release == NULL || release->milestones->len == 0)
    sal_plan_summary_add (text, "%s", _ (when[release != NULL ? release->at : 0]));
  else
    sal_plan_summary_add (text, "%s", _ ("What you earn becomes payable in parts:"));
  for (guint i = 0; release != NULL && i < release->milestones->len; i++)
    {
      const SalPlanMilestone *milestone = release->milestones->pdata[i];
      g_autofree char *share = sal_plan_percent_to_words (&milestone->share.value);
      g_auto (GStrv) parts = g_strsplit (_ (at[milestone->at]), "%s", 2);
      g_autofree char *sentence = g_strjoinv (share, parts);

      sal_plan_summary_add (text, "%s", sentence);
    }
  if (release != NULL && waits_for_parts (release))
    sal_plan_summary_add (
        text, "%s", _ ("Of a deal that is invoiced or received in parts, each part is payable."));
  if (release != NULL && release->lag > 0)
    sal_plan_summary_add (
        text,
        ngettext ("It is paid %d month later.", "It is paid %d months later.", release->lag),
        release->lag);
}

static void
add_clawback (GString *text, const SalPlanClawback *clawback)
{
  static const char *const policies[] = {
    N_ ("what was paid for it is taken back."),
    N_ ("the period is calculated again without it, and the difference is taken back."),
    N_ ("what was paid for it is taken back for the part of these days that was left."),
  };

  if (clawback == NULL || clawback->policy == SAL_CLAWBACK_NONE)
    {
      sal_plan_summary_add (text, "%s", _ ("Nothing is taken back if a deal is cancelled."));
      return;
    }
  sal_plan_summary_add (text,
                        ngettext ("If a deal is cancelled within %d day of its close,",
                                  "If a deal is cancelled within %d days of its close,",
                                  clawback->days),
                        clawback->days);
  sal_plan_summary_add (text, "%s", _ (policies[clawback->policy]));
}

static void
add_recovery (GString *text, const SalPlan *plan)
{
  const SalPlanRecovery *recovery = plan->recovery;
  g_autofree char *share = NULL, *limit = NULL;

  if (recovery == NULL)
    return;
  if (recovery->share.is_set)
    {
      share = sal_plan_percent_to_words (&recovery->share.value);
      sal_plan_summary_add (
          text, _ ("Of what a payment would be, %s at most is kept for what you owe."), share);
    }
  if (recovery->limit.is_set)
    {
      limit = sal_plan_money_to_words (&recovery->limit.value, plan->currency);
      sal_plan_summary_add (text, _ ("No more than %s is kept in a month."), limit);
    }
}

static void
add_leaver (GString *text, const SalPlanLeaver *leaver)
{
  if (leaver == NULL)
    return;
  sal_plan_summary_add (text,
                        "%s",
                        leaver->owed == SAL_LEAVER_IS_PAID
                            ? _ ("If you leave, you are paid what is not payable yet.")
                            : _ ("If you leave, what is not payable yet is forfeited."));
  sal_plan_summary_add (text,
                        "%s",
                        leaver->owes == SAL_LEAVER_OWES ? _ ("What you owe then stays owed.")
                                                        : _ ("What you owe then is written off."));
}

static char *
describe_terms (const SalPlan *plan)
{
  static const char *const proration[] = {
    N_ ("A part of a month counts by calendar days."),
    N_ ("A part of a month counts by working days."),
    N_ ("A month counts whole if you are in the plan for at least half of it."),
    N_ ("A part of a month counts as a whole one."),
  };
  GString *text = g_string_new (NULL);
  g_autofree char *most = plan->cap != NULL ? cap_to_words (plan, plan->cap) : NULL;

  add_release (text, plan->release);
  if (most != NULL)
    sal_plan_summary_add (
        text, _ ("All components together pay %s at most in a fiscal year."), most);
  add_clawback (text, plan->clawback);
  add_recovery (text, plan);
  sal_plan_summary_add (text, "%s", _ (proration[plan->proration]));
  if (plan->leave == SAL_LEAVE_IGNORED)
    sal_plan_summary_add (text, "%s", _ ("Leave of absence changes neither quota nor target."));
  add_leaver (text, plan->leaver);

  return g_string_free (text, FALSE);
}

static void
paragraph_free (gpointer data)
{
  SalPlanParagraph *self = data;

  g_free (self->heading);
  g_free (self->text);
  g_free (self);
}

static void
take (GPtrArray *paragraphs, const char *heading, char *text)
{
  SalPlanParagraph *self = g_new (SalPlanParagraph, 1);

  *self = (SalPlanParagraph){ g_strdup (heading), text };
  g_ptr_array_add (paragraphs, self);
}

/**
 * sal_plan_summary_new: (skip)
 * @plan: a plan that passes sal_plan_check()
 *
 * Tells what a plan pays in words, as one of its participants would read it: the plan, each
 * component, and when it is paid.
 *
 * Returns: (transfer full) (element-type SalPlanParagraph): the paragraphs
 */
GPtrArray *
sal_plan_summary_new (const SalPlan *plan)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (paragraph_free);

  take (paragraphs, _ ("The Plan"), describe_plan (plan));
  for (guint i = 0; i < plan->components->len; i++)
    take (paragraphs,
          sal_plan_component_get_name (sal_plan_get_component (plan, i)),
          describe_component (plan, i));
  take (paragraphs, _ ("Payment"), describe_terms (plan));

  return paragraphs;
}

/**
 * sal_plan_summary_to_text:
 * @plan: a plan that passes sal_plan_check()
 *
 * Tells what sal_plan_summary_new() does as one text.
 *
 * Returns: (transfer full): headings and paragraphs, with empty lines between them
 */
char *
sal_plan_summary_to_text (const SalPlan *plan)
{
  g_autoptr (GPtrArray) paragraphs = sal_plan_summary_new (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const SalPlanParagraph *paragraph = paragraphs->pdata[i];

      g_string_append_printf (
          text, "%s%s\n%s\n", i > 0 ? "\n" : "", paragraph->heading, paragraph->text);
    }

  return g_string_free (text, FALSE);
}
