/* sal-trial-year.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-trial-year.h"

#include "sal-participants.h"

static gpointer
read_pay (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalTrialYear *self = data;

  self->participants = sal_participants_list (connection, error);
  if (self->participants == NULL)
    return NULL;
  self->scores = sal_pay_scores_list (connection, error);

  return self->scores != NULL ? self : NULL;
}

typedef struct
{
  SalTrialYear *year;
  const SalFiscalCalendar *calendar;
  const char *currency;
} Reading;

static gpointer
read_source (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *self = data;

  self->year->people = sal_trial_people_load (connection, self->year->last, error);
  if (self->year->people == NULL)
    return NULL;

  /* whatever a plan that is drafted may come to measure */
  return sal_pay_source_load (connection,
                              self->calendar,
                              self->currency,
                              SAL_PAY_ALL_MEASURES,
                              self->year->first,
                              self->year->last,
                              error);
}

static void
clear (gpointer data)
{
  SalTrialYear *self = data;

  g_clear_pointer (&self->source, sal_pay_source_free);
  g_clear_pointer (&self->people, sal_trial_people_free);
  g_clear_pointer (&self->participants, g_ptr_array_unref);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
}

/**
 * sal_trial_year_load:
 * @workspace: a workspace whose pay is open
 * @today: the day it is: the last fiscal year that has ended before it is meant
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Loads what plans are tried out on. Not for the main thread.
 *
 * Returns: (transfer full): the year, or %NULL with the errors of the stores or
 *   %G_IO_ERROR_CANCELLED
 */
SalTrialYear *
sal_trial_year_load (SalWorkspace *workspace,
                     gint32 today,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SalTrialYear) self = g_atomic_rc_box_new0 (SalTrialYear);
  const SalFiscalCalendar *of = sal_workspace_get_calendar (workspace);
  /* by months, as plans have it */
  g_autoptr (SalFiscalCalendar) calendar =
      sal_fiscal_calendar_new (sal_fiscal_calendar_get_start_month (of), SAL_CALENDAR_MONTHS);
  Reading reading = { self, calendar, sal_workspace_get_currency (workspace) };

  self->year =
      sal_period_offset (sal_fiscal_calendar_period_of (calendar, today, SAL_PERIOD_YEAR), -1);
  sal_fiscal_calendar_days_of (calendar, self->year, &self->first, &self->last);
  if (sal_store_read_sync (
          sal_workspace_get_pay_store (workspace), read_pay, self, cancellable, error) == NULL)
    return NULL;
  self->source = sal_store_read_sync (
      sal_workspace_get_store (workspace), read_source, &reading, cancellable, error);

  return self->source != NULL ? g_steal_pointer (&self) : NULL;
}

SalTrialYear *
sal_trial_year_ref (SalTrialYear *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sal_trial_year_unref (SalTrialYear *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
