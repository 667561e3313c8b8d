/* sal-sample-plan-asks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-sample-planning.h"

/* What plans of the sample ask of the customer's sponsor and of ours. */
static const struct
{
  const char *name;
  gboolean of_ours;
} asks[] = {
  { "Introduce us to the head of the plant abroad", FALSE },
  { "Release one line for the pilot of inline inspection", FALSE },
  { "Speak with their managing director about the frame agreement", TRUE },
  { "Name who decides on software for results", FALSE },
  { "Approve a demonstration machine for six weeks", TRUE },
  { "Let us quote for calibration of all plants at once", FALSE },
  { "Act as a reference in the trade press", FALSE },
  { "Put their export format on the road map", TRUE },
};

#define N_ASKS G_N_ELEMENTS (asks)

/* Of so many accounts, one asks for nothing yet. */
#define NOTHING_YET 5

static void
write_ask (
    SalSamplePlanning *self, const SalSamplePlanned *account, gint64 plan, gint64 sponsor, guint i)
{
  gint64 person = asks[i].of_ours ? sponsor : 0;
  gint32 due =
      sal_sample_workday (self->today + sal_sample_random_between (&self->asks, -25, 80), 1);
  gint32 asked = due - sal_sample_random_between (&self->asks, 30, 70);
  gboolean answered = due < self->today && sal_sample_random_chance (&self->asks, 0.6);
  gboolean agreed = sal_sample_random_chance (&self->asks, 0.7);
  char due_on[SAL_DATE_BUFFER], asked_on[SAL_DATE_BUFFER], answered_on[SAL_DATE_BUFFER];
  const SalValue values[] = {
    SAL_VALUE_INTEGER (plan),
    sal_value_borrow_text (asks[i].name),
    person == 0 ? SAL_VALUE_INTEGER (account->contact) : SAL_VALUE_NULL,
    person != 0 ? SAL_VALUE_INTEGER (person) : SAL_VALUE_NULL,
    sal_value_borrow_text (
        g_string_chunk_insert_const (self->texts, sal_date_write_iso (due, due_on))),
    sal_value_borrow_text (!answered ? "open"
                           : agreed  ? "agreed"
                                     : "declined"),
    sal_value_borrow_text (g_string_chunk_insert_const (
        self->texts, sal_date_write_iso (MIN (asked, self->today), asked_on))),
    answered ? sal_value_borrow_text (
                   g_string_chunk_insert_const (self->texts, sal_date_write_iso (due, answered_on)))
             : SAL_VALUE_NULL,
  };

  if (person != 0 || account->contact != 0)
    sal_sample_plan_add_row (self, SAL_SAMPLE_PLAN_TABLE_ASK, values, G_N_ELEMENTS (values));
}

/**
 * sal_sample_plan_asks:
 * @self: what is planned
 * @account: an account
 * @plan: id of its plan
 * @sponsor: id of our sponsor; 0: there is none
 *
 * Writes what the plan asks for: of the customer's sponsor, and of ours. It draws numbers of its
 * own, so that all else is as it is without them.
 */
void
sal_sample_plan_asks (SalSamplePlanning *self,
                      const SalSamplePlanned *account,
                      gint64 plan,
                      gint64 sponsor)
{
  guint first = sal_sample_random_below (&self->asks, N_ASKS);
  guint n = sal_sample_random_below (&self->asks, NOTHING_YET) == 0 ? 0 : 3;

  for (guint i = 0; i < n; i++)
    write_ask (self, account, plan, sponsor, (first + i) % N_ASKS);
}
