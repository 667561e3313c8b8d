/* sal-engagement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-engagement.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-kinds.h"
#include "sal-payout-terms.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"

const char *const sal_credit_type_names[] = {
  [SAL_CREDIT_DIRECT] = "direct",
  [SAL_CREDIT_OVERLAY] = "overlay",
  [SAL_CREDIT_ROLL_UP] = "roll-up",
};

const char *const sal_pay_issue_names[] = {
  [SAL_PAY_ISSUE_NO_PLAN] = "no_plan",
  [SAL_PAY_ISSUE_GONE] = "gone",
  [SAL_PAY_ISSUE_NO_QUOTA] = "no_quota",
  [SAL_PAY_ISSUE_MEASURE] = "measure",
  [SAL_PAY_ISSUE_RATE] = "rate",
  [SAL_PAY_ISSUE_SPLITS] = "splits",
  [SAL_PAY_ISSUE_CANCELLATIONS] = "cancellations",
  [SAL_PAY_ISSUE_OVER_CAP] = "over_cap",
  [SAL_PAY_ISSUE_BALANCE] = "balance",
  [SAL_PAY_ISSUE_LARGE_CHANGE] = "large_change",
};

/* --- issues --- */

static void
issue_free (gpointer data)
{
  g_free (((SalPayIssue *) data)->message);
  g_free (data);
}

GPtrArray *
sal_pay_issues_new (void)
{
  return g_ptr_array_new_with_free_func (issue_free);
}

/**
 * sal_pay_issues_add:
 * @self: (element-type SalPayIssue): issues
 * @kind: what it is
 * @person: whose, 0 if nobody's
 * @opportunity: of which, 0 if of none
 * @message: (transfer full): a sentence
 *
 * Adds an issue, once.
 */
void
sal_pay_issues_add (
    GPtrArray *self, SalPayIssueKind kind, gint64 person, gint64 opportunity, char *message)
{
  SalPayIssue *issue;

  for (guint i = 0; i < self->len; i++)
    {
      const SalPayIssue *other = self->pdata[i];

      if (other->kind == kind && other->person == person && other->opportunity == opportunity &&
          g_str_equal (other->message, message))
        {
          g_free (message);
          return;
        }
    }
  issue = g_new (SalPayIssue, 1);
  *issue = (SalPayIssue){ kind, person, opportunity, message };
  g_ptr_array_add (self, issue);
}

/* --- plan versions --- */

/* A version that pays, or has paid, for its days. */
typedef struct
{
  SalRecord *record; /* (transfer none) */
  gint64 id;
  char *name; /* of the plan with its version */
  SalPlan *plan;
} Version;

static void
version_free (gpointer data)
{
  Version *self = data;

  g_free (self->name);
  g_free (self);
}

static gboolean
has_paid (SalRecord *version)
{
  const char *status = sal_record_get_text (version, "status");

  return g_strcmp0 (status, SAL_PLAN_VERSION_ACTIVE) == 0 ||
         (g_strcmp0 (status, SAL_PLAN_VERSION_RETIRED) == 0 &&
          !sal_record_is_null (version, "activated_at"));
}

/* An active version is put before a retired one, then a later one before an earlier one. */
static gboolean
is_better (SalRecord *one, SalRecord *other)
{
  gboolean one_active =
      g_strcmp0 (sal_record_get_text (one, "status"), SAL_PLAN_VERSION_ACTIVE) == 0;
  gboolean other_active =
      g_strcmp0 (sal_record_get_text (other, "status"), SAL_PLAN_VERSION_ACTIVE) == 0;
  gint32 one_first = sal_record_get_date (one, "effective_from");
  gint32 other_first = sal_record_get_date (other, "effective_from");
  int order;

  if (one_active != other_active)
    return one_active;
  if (one_first != other_first)
    return one_first > other_first;
  order = g_strcmp0 (sal_record_get_text (one, "approved_at"),
                     sal_record_get_text (other, "approved_at"));

  return order != 0 ? order > 0 : sal_record_get_id (one) > sal_record_get_id (other);
}

static const Version *
find_version (const GPtrArray *versions, const char *name, gint32 day)
{
  const Version *found = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      const Version *one = versions->pdata[i];

      if (g_strcmp0 (one->plan->name, name) == 0 && one->plan->from <= day &&
          day <= one->plan->to && (found == NULL || is_better (one->record, found->record)))
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

/* Measures that opportunities have are all known. */
static void
check_measures (const SalPlan *plan, GPtrArray *issues)
{
  static const char *const known[] = { "bookings", "new_bookings", "expansions", "renewals", NULL };

  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *component = sal_plan_get_component (plan, i);

      if (component->measure != NULL && !g_strv_contains (known, component->measure))
        sal_pay_issues_add (issues,
                            SAL_PAY_ISSUE_MEASURE,
                            0,
                            0,
                            g_strdup_printf (_ ("“%s”, component “%s”: opportunities have no "
                                                "measure “%s”: nothing is credited to it"),
                                             plan->name,
                                             component->id,
                                             component->measure));
    }
}

static GPtrArray *
load_versions (const SalPaySource *source,
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
      Version *version;
      SalPlan *plan;

      if (!has_paid (record))
        continue;
      plan = sal_plan_version_read_document (record, error);
      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
      add_rates (plan, source, participants);
      check_measures (plan, issues);
      version = g_new (Version, 1);
      *version =
          (Version){ record, sal_record_get_id (record), sal_plan_version_get_name (record), plan };
      g_ptr_array_add (versions, version);
    }

  return g_steal_pointer (&versions);
}

/* Quotas are of fiscal periods of the workspace, measurement periods of those of the plan. */
static gboolean
check_calendar (const SalPaySource *source, const SalPlan *plan, GError **error)
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

/* --- segments --- */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint32 one = *(const gint32 *) a, other = *(const gint32 *) b;

  return (one > other) - (one < other);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
add_start (GArray *starts, gint32 day, gint32 first, gint32 last)
{
  if (first < day && day <= last)
    g_array_append_val (starts, day);
}

/* The days on which something may change between two days: where a segment begins. */
static GArray *
find_starts (
    const SalPaySource *source, const GPtrArray *versions, gint64 person, gint32 first, gint32 last)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint32));

  g_array_append_val (starts, first);
  for (guint i = 0; i < versions->len; i++)
    {
      const Version *version = versions->pdata[i];

      add_start (starts, version->plan->from, first, last);
      add_start (starts, version->plan->to + 1, first, last);
    }
  for (guint i = 0; i < source->tenures->len; i++)
    {
      const SalPayTenure *tenure = &g_array_index (source->tenures, SalPayTenure, i);

      if (tenure->person != person)
        continue;
      add_start (starts, tenure->first, first, last);
      if (tenure->last < G_MAXINT32)
        add_start (starts, tenure->last + 1, first, last);
    }
  g_array_sort (starts, compare_days);

  return starts;
}

static GArray *
find_positions (const SalPaySource *source, gint64 person, gint32 day)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < source->tenures->len; i++)
    {
      const SalPayTenure *tenure = &g_array_index (source->tenures, SalPayTenure, i);

      if (tenure->person == person && tenure->first <= day && day <= tenure->last)
        g_array_append_val (positions, tenure->position);
    }
  g_array_sort (positions, compare_ids);

  return positions;
}

static gboolean
are_same (const GArray *one, const GArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (g_array_index (one, gint64, i) != g_array_index (other, gint64, i))
      return FALSE;

  return TRUE;
}

/* --- what a participation is calculated by --- */

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

static void
set_ramp (SalEngagement *self, const SalPaySource *source)
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

static void
set_leaves (SalEngagement *self, const SalPaySource *source)
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
static gboolean
convert_money (const SalPlan *plan,
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
                      SAL_PAY_ISSUE_RATE,
                      person,
                      0,
                      g_strdup_printf (_ ("“%s”: there is no exchange rate from %s into %s"),
                                       plan->name,
                                       currency,
                                       plan->currency));

  return FALSE;
}

static void
add_quota (SalEngagement *self, int component, const SalPayQuota *quota, GPtrArray *issues)
{
  SalParticipation *participation = self->participation;
  SalParticipationQuota added = { component, quota->period, SAL_RATIONAL_INIT };

  if (!convert_money (
          participation->plan, quota->amount, quota->currency, &added.amount, issues, self->person))
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

static void
set_quotas (SalEngagement *self, const SalPaySource *source, GPtrArray *issues)
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

static void
set_guarantee (SalParticipation *self, SalRecord *record)
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

static SalEngagement *
engagement_new (const SalPaySource *source,
                SalRecord *record,
                const Version *version,
                GArray *positions,
                gint32 first,
                gint32 last,
                GPtrArray *issues)
{
  SalEngagement *self = g_new0 (SalEngagement, 1);
  g_autofree char *name = NULL;
  SalParticipation *participation;

  self->participant = sal_record_get_id (record);
  self->person = sal_record_get_integer (record, "person");
  self->version = version->id;
  self->plan = g_strdup (version->name);
  self->positions = positions;
  self->sources = g_array_new (FALSE, FALSE, sizeof (SalCreditSource));
  name = sal_people_describe (source->people, self->person);
  self->participation = participation = sal_participation_new (name, version->plan);
  participation->first = first;
  participation->last = last;
  g_free (participation->currency);
  participation->currency = g_strdup (sal_record_get_text (record, "currency"));
  if (!convert_money (version->plan,
                      sal_record_get_integer (record, "target_variable"),
                      participation->currency,
                      &participation->target,
                      issues,
                      self->person))
    {
      sal_engagement_free (self);
      return NULL;
    }
  set_guarantee (participation, record);
  set_quotas (self, source, issues);
  set_leaves (self, source);
  if (sal_record_get_integer (record, "ramped") != 0)
    set_ramp (self, source);

  return self;
}

void
sal_engagement_free (SalEngagement *self)
{
  sal_participation_free (self->participation);
  g_free (self->plan);
  g_array_unref (self->positions);
  g_array_unref (self->sources);
  g_free (self);
}

/* --- all --- */

static void
note_planless (const SalPaySource *source,
               SalRecord *record,
               gint32 first,
               gint32 last,
               gint32 from,
               GPtrArray *issues)
{
  gint64 person = sal_record_get_integer (record, "person");
  g_autofree char *name = sal_people_describe (source->people, person);
  char days[2][SAL_DATE_BUFFER];

  first = MAX (first, from);
  last = MIN (last, source->until);
  if (last >= first)
    sal_pay_issues_add (issues,
                        SAL_PAY_ISSUE_NO_PLAN,
                        person,
                        0,
                        g_strdup_printf (_ ("%s: no active version of the plan “%s” is in effect "
                                            "from %s to %s"),
                                         name,
                                         sal_record_get_text (record, "plan"),
                                         sal_date_write_iso (first, days[0]),
                                         sal_date_write_iso (last, days[1])));
}

/* Somebody whose last day of employment is known takes part until then. */
static gint32
find_last_day (const SalPaySource *source, SalRecord *record)
{
  const SalPeoplePerson *person =
      sal_people_get (source->people, sal_record_get_integer (record, "person"));
  gint32 last = sal_record_get_date (record, "valid_to");

  if (last == SAL_DATE_NONE)
    last = G_MAXINT32 - 1;
  if (person != NULL && person->left != SAL_DATE_NONE)
    last = MIN (last, person->left);

  return last;
}

/* Makes the segments of one participant. */
static void
engage (const SalPaySource *source,
        SalRecord *record,
        const GPtrArray *versions,
        gint32 from,
        GPtrArray *engagements,
        GPtrArray *issues)
{
  gint64 person = sal_record_get_integer (record, "person");
  gint32 first = sal_record_get_date (record, "valid_from"), last = find_last_day (source, record);
  g_autoptr (GArray) starts = find_starts (source, versions, person, first, last);
  const Version *before = NULL;
  guint segment_start = engagements->len;

  for (guint i = 0; i < starts->len && first <= last; i++)
    {
      gint32 start = g_array_index (starts, gint32, i);
      gint32 end = i + 1 < starts->len ? g_array_index (starts, gint32, i + 1) - 1 : last;
      const Version *version = find_version (versions, sal_record_get_text (record, "plan"), start);
      GArray *positions;
      SalEngagement *one;

      if (end < start || start > source->until)
        continue;
      if (version == NULL)
        {
          note_planless (source, record, start, end, from, issues);
          before = NULL;
          continue;
        }
      positions = find_positions (source, person, start);
      one = engagements->len > segment_start ? engagements->pdata[engagements->len - 1] : NULL;
      if (one != NULL && before == version && one->participation->last == start - 1 &&
          are_same (one->positions, positions))
        {
          one->participation->last = MIN (end, version->plan->to);
          g_array_unref (positions);
          continue;
        }
      before = version;
      one = engagement_new (
          source, record, version, positions, start, MIN (end, version->plan->to), issues);
      if (one != NULL)
        g_ptr_array_add (engagements, one);
    }
}

/* Leaves are set once the last day of a segment is known. */
static void
finish (GPtrArray *engagements, const SalPaySource *source, const GPtrArray *participants)
{
  for (guint i = 0; i < engagements->len; i++)
    {
      SalEngagement *one = engagements->pdata[i];
      gboolean goes_on = one->participation->last >= one->participation->plan->to;

      for (guint k = 0; k < participants->len && !goes_on; k++)
        goes_on = sal_record_get_integer (participants->pdata[k], "person") == one->person &&
                  find_last_day (source, participants->pdata[k]) > one->participation->last;
      one->participation->leaves = !goes_on;
    }
}

/**
 * sal_engagements_new:
 * @source: what pay follows from
 * @participants: (element-type SalRecord): all participants, by person
 * @versions: (element-type SalRecord): all plan versions
 * @plans: (element-type SalPlan): gets the plans that are in use, which have to outlive the result
 * @first: the first day that is of interest: earlier ones without a plan are no issue
 * @issues: (element-type SalPayIssue): gets what is wrong
 * @error: return location for an error
 *
 * Makes what is calculated of the participants: for each, a segment for as long as the version of
 * the plan that is in effect and the positions that are held stay the same, with quotas, ramp,
 * leaves of absence and guarantee. Of the versions of a plan the active ones count, and those
 * retired that were active before; of several on a day an active one, then the one that took effect
 * last, then the one approved last.
 *
 * Returns: (transfer full) (element-type SalEngagement): by participant and first day, without
 *   credits, or %NULL with %SAL_ERROR_VALUE if the fiscal year of a plan is not that of the
 *   workspace, or with the errors of reading documents
 */
GPtrArray *
sal_engagements_new (const SalPaySource *source,
                     const GPtrArray *participants,
                     GPtrArray *versions,
                     GPtrArray *plans,
                     gint32 first,
                     GPtrArray *issues,
                     GError **error)
{
  g_autoptr (GPtrArray) engagements =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_engagement_free);
  g_autoptr (GPtrArray) loaded =
      load_versions (source, participants, versions, plans, issues, error);

  if (loaded == NULL)
    return NULL;
  for (guint i = 0; i < participants->len; i++)
    {
      SalRecord *record = participants->pdata[i];
      gint64 person = sal_record_get_integer (record, "person");

      if (sal_people_get (source->people, person) == NULL)
        {
          g_autofree char *name = sal_people_describe (source->people, person);

          sal_pay_issues_add (
              issues,
              SAL_PAY_ISSUE_GONE,
              person,
              0,
              g_strdup_printf (_ ("%s is not paid: the participant is of nobody"), name));
          continue;
        }
      engage (source, record, loaded, first, engagements, issues);
    }
  for (guint i = 0; i < engagements->len; i++)
    if (!check_calendar (
            source, ((SalEngagement *) engagements->pdata[i])->participation->plan, error))
      return NULL;
  finish (engagements, source, participants);

  return g_steal_pointer (&engagements);
}
