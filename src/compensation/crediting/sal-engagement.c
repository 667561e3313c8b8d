/* sal-engagement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-engagement-private.h"

#include "sal-kinds.h"

const char *const sal_credit_type_names[] = {
  [SAL_CREDIT_DIRECT] = "direct",   [SAL_CREDIT_OVERLAY] = "overlay",
  [SAL_CREDIT_ROLL_UP] = "roll-up", [SAL_CREDIT_ACTIVITY] = "activity",
  [SAL_CREDIT_SCORE] = "score",
};

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
      const SalEngagementVersion *version = versions->pdata[i];

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

static SalEngagement *
engagement_new (const SalPaySource *source,
                SalRecord *record,
                const SalEngagementVersion *version,
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
  if (!sal_engagement_convert_money (version->plan,
                                     sal_record_get_integer (record, "target_variable"),
                                     participation->currency,
                                     &participation->target,
                                     issues,
                                     self->person))
    {
      sal_engagement_free (self);
      return NULL;
    }
  sal_engagement_set_guarantee (participation, record);
  sal_engagement_set_quotas (self, source, issues);
  sal_engagement_set_leaves (self, source);
  if (sal_record_get_integer (record, "ramped") != 0)
    sal_engagement_set_ramp (self, source);

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
                        SAL_PAY_REASON_NO_PLAN,
                        person,
                        0,
                        name,
                        sal_record_get_text (record, "plan"),
                        sal_date_write_iso (first, days[0]),
                        sal_date_write_iso (last, days[1]),
                        NULL);
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
  const SalEngagementVersion *before = NULL;
  guint segment_start = engagements->len;

  for (guint i = 0; i < starts->len && first <= last; i++)
    {
      gint32 start = g_array_index (starts, gint32, i);
      gint32 end = i + 1 < starts->len ? g_array_index (starts, gint32, i + 1) - 1 : last;
      const SalEngagementVersion *version =
          sal_engagement_versions_find (versions, sal_record_get_text (record, "plan"), start);
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
      sal_engagement_versions_load (source, participants, versions, plans, issues, error);

  if (loaded == NULL)
    return NULL;
  for (guint i = 0; i < participants->len; i++)
    {
      SalRecord *record = participants->pdata[i];
      gint64 person = sal_record_get_integer (record, "person");

      if (sal_people_get (source->people, person) == NULL)
        {
          g_autofree char *name = sal_people_describe (source->people, person);

          sal_pay_issues_add (issues, SAL_PAY_REASON_GONE, person, 0, name, NULL);
          continue;
        }
      engage (source, record, loaded, first, engagements, issues);
    }
  for (guint i = 0; i < engagements->len; i++)
    if (!sal_engagement_check_calendar (
            source, ((SalEngagement *) engagements->pdata[i])->participation->plan, error))
      return NULL;
  finish (engagements, source, participants);

  return g_steal_pointer (&engagements);
}
