/* sal-crediting-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-crediting-private.h"

#include "sal-kinds.h"
#include "sal-payout-terms.h"

/* What somebody is credited with that is of no opportunity: activities, and scores of objectives.
 */

/* The position that somebody holds on a day: the one with the lowest id; 0: none. */
static gint64
find_position (const SalPaySource *source, gint64 person, gint32 day)
{
  gint64 position = 0;

  for (guint i = 0; i < source->tenures->len; i++)
    {
      const SalPayTenure *one = &g_array_index (source->tenures, SalPayTenure, i);

      if (one->person == person && one->first <= day && day <= one->last &&
          (position == 0 || one->position < position))
        position = one->position;
    }

  return position;
}

static void
add (SalCreditingWork *self, SalCreditingEntry *entry, const SalPayActivity *activity)
{
  SalCreditingRow row = { .engagement = entry->engagement,
                          .activity = activity,
                          .source = entry->source,
                          .money = entry->credit.money,
                          .date = entry->credit.date };

  entry->row = sal_crediting_add_row (self, &row);
  entry->credit.invoiced = entry->credit.received = entry->credit.date;
  self->is_out_of_order = TRUE;
  sal_crediting_add_entry (self, entry);
}

/* --- activities --- */

static void
add_activity (SalCreditingWork *self, SalEngagement *engagement, const SalPayActivity *activity)
{
  SalCreditingEntry entry = { .engagement = engagement, .measure = SAL_PAY_MEASURE_ACTIVITIES };
  g_autofree char *id = g_strdup_printf ("activity/%" G_GINT64_FORMAT, activity->id);

  entry.source.type = SAL_CREDIT_ACTIVITY;
  entry.source.position = find_position (self->source, activity->person, activity->day);
  entry.credit.id = entry.credit.deal = g_string_chunk_insert (self->crediting->texts, id);
  entry.credit.measure = g_intern_static_string (sal_pay_measures[SAL_PAY_MEASURE_ACTIVITIES].name);
  entry.credit.number = SAL_CREDIT_NUMBER_ONE;
  entry.credit.money = sal_payout_minor_units (engagement->participation->plan->currency);
  entry.credit.date = activity->day;
  add (self, &entry, activity);
}

void
sal_crediting_add_activities (SalCreditingWork *self)
{
  for (guint i = 0; i < self->source->activities->len; i++)
    {
      const SalPayActivity *one = &g_array_index (self->source->activities, SalPayActivity, i);
      const GPtrArray *engagements = g_hash_table_lookup (self->people, &one->person);

      for (guint k = 0; engagements != NULL && k < engagements->len; k++)
        {
          SalEngagement *engagement = engagements->pdata[k];
          const SalParticipation *of = engagement->participation;

          if (of->first <= one->day && one->day <= of->last &&
              (sal_crediting_get_asked (self, of->plan) & 1 << SAL_PAY_MEASURE_ACTIVITIES) != 0)
            add_activity (self, engagement, one);
        }
    }
}

/* --- scores --- */

static gboolean
has_objective (const SalPlan *plan, const char *component, const char *name)
{
  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *one = sal_plan_get_component (plan, i);
      const GPtrArray *objectives = one->method->objectives;

      if (one->method->kind != SAL_PAYOUT_OBJECTIVES ||
          (component != NULL && !g_str_equal (one->id, component)))
        continue;
      for (guint k = 0; k < objectives->len; k++)
        if (g_strcmp0 (((const SalPlanObjective *) objectives->pdata[k])->name, name) == 0)
          return TRUE;
    }

  return FALSE;
}

/* A score is of the last day of its period, or of the participant's last day in it. */
static gboolean
add_score (
    SalCreditingWork *self, SalEngagement *engagement, SalRecord *score, gint32 first, gint32 last)
{
  const SalParticipation *of = engagement->participation;
  const char *objective = sal_record_get_text (score, "objective");
  const char *component = sal_record_get_text (score, "component");
  g_autofree char *id = NULL;
  SalCreditingEntry entry = { .engagement = engagement, .measure = -1 };

  entry.credit.date = MIN (last, of->last);
  if (entry.credit.date < MAX (first, of->first) || !has_objective (of->plan, component, objective))
    return FALSE;
  id = g_strdup_printf ("score/%s %s%s%s",
                        objective,
                        sal_record_get_text (score, "period"),
                        component != NULL ? " " : "",
                        component != NULL ? component : "");
  entry.component =
      component != NULL ? g_string_chunk_insert_const (self->crediting->texts, component) : NULL;
  entry.source.type = SAL_CREDIT_SCORE;
  entry.source.position = find_position (self->source, engagement->person, entry.credit.date);
  entry.credit.id = entry.credit.deal = g_string_chunk_insert (self->crediting->texts, id);
  entry.credit.measure = g_intern_string (objective);
  entry.credit.number =
      sal_record_get_integer (score, "score") / (SAL_RATE_ONE / SAL_CREDIT_NUMBER_ONE);
  entry.credit.money = sal_crediting_number_to_money (entry.credit.number, of->plan->currency);
  add (self, &entry, NULL);

  return TRUE;
}

static void
note_unused (SalCreditingWork *self, SalRecord *score)
{
  gint64 person = sal_record_get_integer (score, "person");
  g_autofree char *name = sal_people_describe (self->source->people, person);

  sal_pay_issues_add (self->crediting->issues,
                      SAL_PAY_REASON_UNUSED_SCORE,
                      person,
                      0,
                      name,
                      sal_record_get_text (score, "objective"),
                      sal_record_get_text (score, "period"),
                      NULL);
}

/**
 * sal_crediting_add_scores: (skip)
 * @self: a crediting
 * @scores: (element-type SalRecord): scores of objectives
 *
 * Credits people with the scores of their objectives, in fiscal periods that have begun on the last
 * day that is known.
 */
void
sal_crediting_add_scores (SalCreditingWork *self, const GPtrArray *scores)
{
  for (guint i = 0; i < scores->len; i++)
    {
      SalRecord *one = scores->pdata[i];
      gint64 person = sal_record_get_integer (one, "person");
      const GPtrArray *engagements = g_hash_table_lookup (self->people, &person);
      const char *text = sal_record_get_text (one, "period");
      gboolean is_used = FALSE;
      SalPeriod period;
      gint32 first, last;

      if (text == NULL || !sal_period_from_text (text, &period, NULL))
        continue;
      sal_fiscal_calendar_days_of (self->source->calendar, period, &first, &last);
      if (first > self->source->until)
        continue;
      for (guint k = 0; engagements != NULL && k < engagements->len; k++)
        is_used |= add_score (self, engagements->pdata[k], one, first, last);
      if (!is_used)
        note_unused (self, one);
    }
}
