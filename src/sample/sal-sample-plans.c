/* sal-sample-plans.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-plans.h"

#include <math.h>

#include "sal-date.h"
#include "sal-sample-plan-texts.h"
#include "sal-sample-planning.h"

/* Of the accounts that are planned for, those that have been for a year longer. */
#define N_BEFORE 12

#define SPONSOR_DAYS 90

#define ADD_ROW(self, table, ...)                                                                  \
  sal_sample_plan_add_row (self,                                                                   \
                           table,                                                                  \
                           (SalValue[]){ __VA_ARGS__ },                                            \
                           sizeof ((SalValue[]){ __VA_ARGS__ }) / sizeof (SalValue))

static SalValue
put_text (SalSamplePlanning *self, const char *text)
{
  return sal_value_borrow_text (text != NULL ? g_string_chunk_insert_const (self->texts, text)
                                             : NULL);
}

static SalValue
put_day (SalSamplePlanning *self, gint32 day)
{
  char text[SAL_DATE_BUFFER];

  if (day == SAL_DATE_NONE)
    return SAL_VALUE_NULL;

  return put_text (self, sal_date_write_iso (day, text));
}

static SalValue
put_reference (gint64 id)
{
  return id != 0 ? SAL_VALUE_INTEGER (id) : SAL_VALUE_NULL;
}

static gint64
pick (SalSamplePlanning *self, const GArray *people)
{
  return people->len > 0
             ? g_array_index (people, gint64, sal_sample_random_below (&self->random, people->len))
             : 0;
}

static const char *
pick_text (SalSamplePlanning *self, const char *const *texts)
{
  return texts[sal_sample_random_below (&self->random, SAL_SAMPLE_N_TEXTS)];
}

/* A workday @least to @most days ago. */
static gint32
pick_day (SalSamplePlanning *self, int least, int most)
{
  return sal_sample_workday (self->today - sal_sample_random_between (&self->random, least, most),
                             -1);
}

/* --- plans --- */

/* How a plan is looked after: whose parts are of which age, in days. */
typedef struct
{
  int least, most;
} Care;

static const Care cares[] = { { 3, 40 }, { 10, 150 }, { 20, 110 }, { 95, 260 } };

static const char *const functions[] = { "sales", "service", "product" };

static void
write_sections (SalSamplePlanning *self,
                const SalSamplePlanned *account,
                gint64 plan,
                const Care *care)
{
  gint64 engineer = pick (self, self->engineers), manager = pick (self, self->managers);
  const gint64 authors[] = { account->owner, engineer, manager };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      const char *text = pick_text (self, sal_sample_sections[i]);
      gint32 day = pick_day (self, care->least, care->most);

      /* product writes last, and sometimes not at all */
      if (i == 2 && sal_sample_random_chance (&self->random, 0.3))
        continue;
      ADD_ROW (self,
               SAL_SAMPLE_PLAN_TABLE_SECTION,
               put_reference (plan),
               sal_value_borrow_text (functions[i]),
               sal_value_borrow_text (text),
               put_reference (authors[i]),
               put_day (self, day));
    }
}

static void
write_objectives (SalSamplePlanning *self,
                  const SalSamplePlanned *account,
                  gint64 plan,
                  const Care *care,
                  gint64 *ids)
{
  guint first = sal_sample_random_below (&self->random, SAL_SAMPLE_N_OBJECTIVES);

  for (guint i = 0; i < 3; i++)
    {
      guint which = (first + i * 2 + (i == 2)) % SAL_SAMPLE_N_OBJECTIVES;
      const SalSampleObjective *objective = &sal_sample_objectives[which];
      double way = sal_sample_random_unit (&self->random) * 1.05;
      double actual = objective->start + (objective->target - objective->start) * way;
      gint32 measured = pick_day (self, care->least, care->most);
      gint64 owner = i == 1 ? pick (self, self->engineers) : account->owner;

      actual = objective->whole ? round (actual) : round (actual * 10) / 10;
      ids[which] =
          ADD_ROW (self,
                   SAL_SAMPLE_PLAN_TABLE_OBJECTIVE,
                   put_reference (plan),
                   sal_value_borrow_text (objective->name),
                   sal_value_borrow_text (objective->measure),
                   SAL_VALUE_REAL (objective->start),
                   SAL_VALUE_REAL (objective->target),
                   SAL_VALUE_REAL (actual),
                   put_day (self, measured),
                   put_day (self, sal_date_add_months (self->calendar.year, 6 + 3 * (int) i) - 1),
                   sal_value_borrow_text (actual == objective->target ? "reached" : "open"),
                   put_reference (owner));
    }
}

static void
write_plays (SalSamplePlanning *self,
             const SalSamplePlanned *account,
             gint64 plan,
             const Care *care)
{
  guint first = sal_sample_random_below (&self->random, SAL_SAMPLE_N_PLAYS);
  const char *currency =
      account->deal_currency != NULL ? account->deal_currency : account->currency;
  gint64 usual = MAX (account->amount, 6000000);

  for (guint i = 0; i < 3; i++)
    {
      const SalSamplePlay *play = &sal_sample_plays[(first + i) % SAL_SAMPLE_N_PLAYS];
      const gint64 *family = g_hash_table_lookup (self->families, play->family);
      gint64 deal = i == 0 ? account->deal : 0;
      gint64 value =
          deal != 0 ? account->amount : (gint64) ((double) usual * play->share) / 100000 * 100000;

      ADD_ROW (self,
               SAL_SAMPLE_PLAN_TABLE_PLAY,
               put_reference (plan),
               sal_value_borrow_text (play->name),
               put_reference (family != NULL ? *family : 0),
               SAL_VALUE_INTEGER (value),
               put_text (self, currency),
               sal_value_borrow_text (deal != 0 ? "active" : "idea"),
               put_reference (deal),
               put_day (self, pick_day (self, care->least, care->most)));
    }
}

static void
write_risks (SalSamplePlanning *self,
             const SalSamplePlanned *account,
             gint64 plan,
             const Care *care)
{
  guint first = sal_sample_random_below (&self->random, SAL_SAMPLE_N_RISKS);
  int n = sal_sample_random_between (&self->random, 2, 4);

  for (int i = 0; i < n; i++)
    {
      const SalSampleRisk *risk = &sal_sample_risks[(first + (guint) i * 3) % SAL_SAMPLE_N_RISKS];
      gboolean gone = sal_sample_random_chance (&self->random, 0.12);

      ADD_ROW (self,
               SAL_SAMPLE_PLAN_TABLE_RISK,
               put_reference (plan),
               sal_value_borrow_text (risk->name),
               sal_value_borrow_text (risk->likelihood),
               sal_value_borrow_text (risk->impact),
               sal_value_borrow_text (risk->mitigation),
               put_reference (account->owner),
               sal_value_borrow_text (gone ? "gone" : "open"),
               put_day (self, pick_day (self, care->least, care->most)));
    }
}

/* What was due is mostly done, some days before or after; a quarter of it is not. */
static void
write_action (SalSamplePlanning *self,
              const SalSamplePlanned *account,
              gint64 plan,
              const SalSampleAction *action,
              const gint64 *objectives)
{
  gint32 due =
      sal_sample_workday (self->today + sal_sample_random_between (&self->random, -75, 90), 1);
  gint32 added = due - sal_sample_random_between (&self->random, 20, 60);
  gint32 done = SAL_DATE_NONE;
  const char *status = "open";
  gint64 owner =
      sal_sample_random_chance (&self->random, 0.7) ? account->owner : pick (self, self->engineers);

  if (due < self->today && sal_sample_random_chance (&self->random, 0.06))
    status = "dropped";
  else if (due < self->today && sal_sample_random_chance (&self->random, 0.74))
    {
      status = "done";
      done = MIN (due + sal_sample_random_between (&self->random, -9, 12), self->today);
    }
  ADD_ROW (self,
           SAL_SAMPLE_PLAN_TABLE_ACTION,
           put_reference (account->id),
           put_reference (plan),
           sal_value_borrow_text (action->name),
           put_reference (action->objective >= 0 ? objectives[action->objective] : 0),
           put_reference (owner),
           put_day (self, due),
           sal_value_borrow_text (status),
           put_day (self, done),
           put_day (self, MIN (added, self->today)));
}

static void
write_actions (SalSamplePlanning *self,
               const SalSamplePlanned *account,
               gint64 plan,
               const gint64 *objectives)
{
  guint first = sal_sample_random_below (&self->random, SAL_SAMPLE_N_ACTIONS);
  int n = sal_sample_random_between (&self->random, 5, 8);

  for (int i = 0; i < n; i++)
    write_action (self,
                  account,
                  plan,
                  &sal_sample_actions[(first + (guint) i * 3) % SAL_SAMPLE_N_ACTIONS],
                  objectives);
}

static void
write_resource (SalSamplePlanning *self,
                gint64 plan,
                const char *name,
                gint64 person,
                int hours,
                int budget,
                gint64 by)
{
  gboolean agreed = by != 0 && sal_sample_random_chance (&self->random, 0.8);

  ADD_ROW (self,
           SAL_SAMPLE_PLAN_TABLE_RESOURCE,
           put_reference (plan),
           sal_value_borrow_text (name),
           put_reference (person),
           hours > 0 ? SAL_VALUE_INTEGER (hours) : SAL_VALUE_NULL,
           budget > 0 ? SAL_VALUE_INTEGER ((gint64) budget * 100) : SAL_VALUE_NULL,
           put_reference (agreed ? by : 0),
           put_day (self, agreed ? pick_day (self, 20, 200) : SAL_DATE_NONE));
}

static void
write_member (SalSamplePlanning *self,
              const SalSamplePlanned *account,
              gint64 person,
              const char *role)
{
  if (person != 0)
    ADD_ROW (self,
             SAL_SAMPLE_PLAN_TABLE_MEMBER,
             put_reference (account->id),
             put_reference (person),
             sal_value_borrow_text (role),
             put_day (self, pick_day (self, 60, 700)));
}

static void
write_people (SalSamplePlanning *self, const SalSamplePlanned *account, gint64 plan, gint64 sponsor)
{
  gint64 engineer = pick (self, self->engineers), manager = pick (self, self->managers);

  write_resource (self,
                  plan,
                  "Application engineering",
                  engineer,
                  20 * sal_sample_random_between (&self->random, 2, 12),
                  0,
                  manager);
  write_resource (self,
                  plan,
                  "Demonstration machine for six weeks",
                  0,
                  0,
                  500 * sal_sample_random_between (&self->random, 8, 40),
                  sponsor);
  write_member (self, account, account->owner, "Account Manager");
  write_member (self, account, engineer, "Application Engineer");
  write_member (self, account, manager, "Service Lead");
  write_member (self, account, sponsor, "Executive Sponsor");
}

/* Sponsors meet about as often as they should, some of them less. */
static void
write_meetings (SalSamplePlanning *self, const SalSamplePlanned *account, gint64 sponsor)
{
  int ago = sal_sample_random_between (&self->random, 5, 150);

  for (int i = 0; i < 2 && sponsor != 0; i++)
    ADD_ROW (self,
             SAL_SAMPLE_PLAN_TABLE_ACTIVITY,
             sal_value_borrow_text ("Executive meeting"),
             sal_value_borrow_text ("meeting"),
             put_day (self, sal_sample_workday (self->today - ago - i * SPONSOR_DAYS, -1)),
             put_reference (sponsor),
             put_reference (account->id),
             put_reference (account->contact),
             SAL_VALUE_INTEGER (60));
}

static gint64
write_plan (SalSamplePlanning *self,
            const SalSamplePlanned *account,
            int years_ago,
            gint64 sponsor,
            const Care *care)
{
  const SalSampleTrade *trade = sal_sample_find_trade (account->industry);
  const char *goals = pick_text (self, sal_sample_goals);
  const char *challenges = pick_text (self, sal_sample_challenges);
  gint32 reviewed = pick_day (self, care->least, care->most);
  int year = self->calendar.first_year + SAL_SAMPLE_N_YEARS - 1 - years_ago;
  gint32 first = sal_date_add_months (self->calendar.year, -12 * years_ago);
  g_autofree char *name = g_strdup_printf ("FY%02d Plan", year % 100);
  g_autofree char *business =
      g_strdup_printf ("%s makes %s. %s", account->name, trade->makes, trade->change);

  return ADD_ROW (self,
                  SAL_SAMPLE_PLAN_TABLE_PLAN,
                  put_reference (account->id),
                  put_text (self, name),
                  sal_value_borrow_text (years_ago == 0 ? "active" : "closed"),
                  put_day (self, first),
                  put_day (self, sal_date_add_months (first, 12) - 1),
                  put_reference (account->owner),
                  put_text (self, business),
                  sal_value_borrow_text (goals),
                  sal_value_borrow_text (challenges),
                  put_reference (sponsor),
                  put_reference (account->contact),
                  SAL_VALUE_INTEGER (SPONSOR_DAYS),
                  put_day (self, years_ago == 0 ? reviewed : first + 30));
}

static void
plan_account (SalSamplePlanning *self, guint i)
{
  const SalSamplePlanned *account = &g_array_index (self->accounts, SalSamplePlanned, i);
  const Care *care = &cares[sal_sample_random_below (&self->random, G_N_ELEMENTS (cares))];
  gint64 sponsor = pick (self, self->executives);
  gint64 objectives[SAL_SAMPLE_N_OBJECTIVES] = { 0 };
  gint64 plan;

  if (i % (SAL_SAMPLE_N_PLANNED / N_BEFORE) == 1)
    write_plan (self, account, 1, sponsor, care);
  plan = write_plan (self, account, 0, sponsor, care);
  write_sections (self, account, plan, care);
  write_objectives (self, account, plan, care, objectives);
  write_plays (self, account, plan, care);
  write_risks (self, account, plan, care);
  write_actions (self, account, plan, objectives);
  write_people (self, account, plan, sponsor);
  sal_sample_plan_stakeholders (self, account, plan, pick (self, self->managers));
  write_meetings (self, account, sponsor);
  sal_sample_plan_asks (self, account, plan, sponsor);
}

/**
 * sal_sample_write_plans:
 * @transaction: the one that wrote the sample
 * @seed: of the sample
 * @today: the day the sample is of
 * @error: return location for an error
 *
 * Writes plans of the accounts with the highest scores, whose tiers are known: some are looked
 * after, others are stale, some of what was due is not done, and not all sponsors meet.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_sample_write_plans (SalTransaction *transaction, guint64 seed, gint32 today, GError **error)
{
  g_auto (SalSamplePlanning) planning = { 0 };

  sal_sample_planning_init (&planning, transaction, seed, today);
  if (!sal_sample_planning_ask (&planning, error))
    return FALSE;
  for (guint i = 0; i < planning.accounts->len; i++)
    plan_account (&planning, i);

  return sal_sample_planning_write (&planning, error);
}
