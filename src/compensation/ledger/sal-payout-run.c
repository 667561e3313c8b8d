/* sal-payout-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-run.h"

#include <glib/gi18n-lib.h>

#include "sal-calculation.h"
#include "sal-error.h"
#include "sal-kinds.h"
#include "sal-participants.h"
#include "sal-pay-posting.h"
#include "sal-payout-exceptions.h"
#include "sal-payout-period.h"
#include "sal-plan-versions.h"
#include "sal-record-query.h"
#include "sal-store-error.h"

/* How much of the progress is calculating; before it is reading, after it posting. */
#define READ_SHARE      0.2
#define CALCULATE_SHARE 0.6

/* What is read of the pay. */
typedef struct
{
  GPtrArray *participants, *versions, *periods, *scores;
} Pay;

/* A calculation on its way. */
typedef struct
{
  SalPayoutRun *run;
  SalJob *job;
  SalFiscalCalendar *calendar; /* by months, as plans have it */
  gint32 first, last;
  gint32 from; /* what closed earlier is in no plan */
  Pay pay;
  SalCrediting *crediting;
  GPtrArray *earnings;
} Work;

SalPayoutRun *
sal_payout_run_new (SalWorkspace *workspace, const char *period, const char *author)
{
  SalPayoutRun *self = g_new0 (SalPayoutRun, 1);

  self->workspace = g_object_ref (workspace);
  self->period = g_strdup (period);
  self->author = g_strdup (author);
  self->issues = sal_pay_issues_new ();

  return self;
}

void
sal_payout_run_free (SalPayoutRun *self)
{
  g_object_unref (self->workspace);
  g_free (self->period);
  g_free (self->author);
  g_ptr_array_unref (self->issues);
  g_free (self);
}

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->pay.participants, g_ptr_array_unref);
  g_clear_pointer (&self->pay.versions, g_ptr_array_unref);
  g_clear_pointer (&self->pay.scores, g_ptr_array_unref);
  g_clear_pointer (&self->pay.periods, g_ptr_array_unref);
  g_clear_pointer (&self->earnings, g_ptr_array_unref);
  g_clear_pointer (&self->crediting, sal_crediting_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* --- the period --- */

static gboolean
find_days (Work *self, GError **error)
{
  const SalFiscalCalendar *of = sal_workspace_get_calendar (self->run->workspace);
  SalPeriod period;

  if (!sal_period_from_text (self->run->period, &period, error))
    return FALSE;
  if (period.unit == SAL_PERIOD_YEAR)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("%s is a year: expected a fiscal month or quarter, such as 2026-P03 or "
                      "2026-Q1"),
                   self->run->period);
      return FALSE;
    }
  g_free (self->run->period);
  self->run->period = sal_period_to_text (period);
  self->calendar =
      sal_fiscal_calendar_new (sal_fiscal_calendar_get_start_month (of), SAL_CALENDAR_MONTHS);
  sal_fiscal_calendar_days_of (self->calendar, period, &self->first, &self->last);

  return TRUE;
}

static gboolean set_out_of_turn (SalStoreError code, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
set_out_of_turn (SalStoreError code, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, SAL_STORE_ERROR, code, message);

  return FALSE;
}

/* One period is open at a time, and each follows on the last. */
static gboolean
check_turn (const Work *self, GPtrArray *periods, GError **error)
{
  SalRecord *last = sal_payout_periods_find (periods, NULL);
  SalRecord *same = sal_payout_periods_find (periods, self->run->period);
  char day[SAL_DATE_BUFFER];

  if (same != NULL && sal_payout_period_has_status (same, SAL_PAYOUT_PERIOD_CLOSED))
    return set_out_of_turn (SAL_STORE_ERROR_FINAL,
                            error,
                            _ ("%s is closed and does not change any more: what has changed is "
                               "posted into the period that is open"),
                            self->run->period);
  if (last == NULL || last == same)
    return TRUE;
  if (!sal_payout_period_has_status (last, SAL_PAYOUT_PERIOD_CLOSED))
    return set_out_of_turn (SAL_STORE_ERROR_INVALID,
                            error,
                            _ ("%s is not closed: close it before %s is calculated"),
                            sal_record_get_text (last, "period"),
                            self->run->period);
  if (self->first != sal_record_get_date (last, "last_day") + 1)
    return set_out_of_turn (
        SAL_STORE_ERROR_INVALID,
        error,
        _ ("%s does not follow on %s, the last period: expected one that begins on %s"),
        self->run->period,
        sal_record_get_text (last, "period"),
        sal_date_write_iso (sal_record_get_date (last, "last_day") + 1, day));

  return TRUE;
}

/* --- reading --- */

static gpointer
read_pay (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Pay *self = data;

  self->participants = sal_participants_list (connection, error);
  if (self->participants == NULL)
    return NULL;
  self->versions = sal_plan_versions_list (connection, error);
  if (self->versions == NULL)
    return NULL;
  self->scores = sal_pay_scores_list (connection, error);
  if (self->scores == NULL)
    return NULL;
  self->periods = sal_payout_periods_list (connection, error);

  return self->periods != NULL ? self : NULL;
}

/* The first day of the plans that measure days of the ledger. */
static void
find_from (Work *self)
{
  gint32 start = self->first;

  for (guint i = 0; i < self->pay.periods->len; i++)
    start = MIN (start, sal_record_get_date (self->pay.periods->pdata[i], "first_day"));
  self->from = start;
  for (guint i = 0; i < self->pay.versions->len; i++)
    if (sal_record_get_date (self->pay.versions->pdata[i], "effective_to") >= start)
      self->from =
          MIN (self->from, sal_record_get_date (self->pay.versions->pdata[i], "effective_from"));
}

static gpointer
read_source (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *self = data;

  return sal_pay_source_load (connection,
                              self->calendar,
                              sal_workspace_get_currency (self->run->workspace),
                              sal_plan_versions_get_measures (self->pay.versions),
                              self->from,
                              self->last,
                              error);
}

static void
report (double share, gpointer job)
{
  sal_job_report (job, READ_SHARE + share * CALCULATE_SHARE, _ ("Calculating"));
}

/* Handed to the run, which may outlive the crediting. */
static void
hand_over_issues (Work *self)
{
  for (guint i = 0; i < self->crediting->issues->len; i++)
    sal_pay_issues_add_copy (self->run->issues, self->crediting->issues->pdata[i]);
}

static gboolean
calculate (Work *self, GError **error)
{
  GCancellable *cancellable = sal_job_get_cancellable (self->job);
  g_autoptr (SalPaySource) source = NULL;
  g_autoptr (GPtrArray) participations = NULL;

  find_from (self);
  sal_job_report (self->job, 0, _ ("Reading the workspace"));
  source = sal_store_read_sync (
      sal_workspace_get_store (self->run->workspace), read_source, self, cancellable, error);
  if (source == NULL)
    return FALSE;
  self->crediting = sal_crediting_new (source,
                                       self->pay.participants,
                                       self->pay.versions,
                                       self->pay.scores,
                                       self->first,
                                       cancellable,
                                       error);
  if (self->crediting == NULL)
    return FALSE;
  hand_over_issues (self);
  self->run->n_participants = self->crediting->engagements->len;
  participations = sal_crediting_list_participations (self->crediting);
  sal_calculation_spend_budgets (participations);
  self->earnings = sal_calculation_run_all (participations, report, self->job, cancellable, error);

  return self->earnings != NULL;
}

/* --- posting --- */

static SalRecord *
period_new (const Work *self)
{
  SalRecord *period = sal_record_new (&sal_payout_period_kind);

  sal_record_set_text (period, "period", self->run->period);
  sal_record_set_date (period, "first_day", self->first);
  sal_record_set_date (period, "last_day", self->last);

  return period;
}

/* What was approved before something was posted is not approved any more. */
static gboolean
write_period (const Work *self, SalTransaction *transaction, SalRecord *period, GError **error)
{
  g_autoptr (SalRecord) added = period == NULL ? period_new (self) : NULL;
  SalRecord *record = period != NULL ? period : added;
  g_autofree char *label = g_strdup_printf (_ ("Calculate %s"), self->run->period);
  char time[SAL_TIME_BUFFER];

  if (self->run->n_posted == 0 && period != NULL &&
      !sal_payout_period_has_status (period, SAL_PAYOUT_PERIOD_OPEN))
    return TRUE;
  sal_record_set_text (record, "status", SAL_PAYOUT_PERIOD_CALCULATED);
  sal_record_set_text (
      record, "calculated_at", sal_time_write_iso (sal_transaction_get_time (transaction), time));
  sal_record_set_text (record, "calculated_by", self->run->author);
  /* the ledger is not journaled: by this the change is one, however fast they follow */
  sal_record_set_integer (record, "postings", sal_record_get_integer (record, "postings") + 1);
  sal_record_set_null (record, "approver");
  sal_record_set_null (record, "approved_at");
  sal_record_set_null (record, "approved_by");
  sal_transaction_set_label (transaction, label);

  return period != NULL ? sal_transaction_update (transaction, record, error)
                        : sal_transaction_insert (transaction, record, error);
}

static gboolean
post (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *self = data;
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (GPtrArray) periods = sal_payout_periods_list (connection, error);
  g_autoptr (GPtrArray) adjustments = NULL;
  gint64 time = sal_transaction_get_time (transaction);
  SalPayPosting posting = { .crediting = self->crediting,
                            .earnings = self->earnings,
                            .period = self->run->period,
                            .first = self->first,
                            .last = self->last,
                            .today = sal_date_today (),
                            .time = time,
                            .author = self->run->author,
                            .issues = self->run->issues };
  guint n_adjusted = 0;

  if (periods == NULL || !check_turn (self, periods, error) ||
      !sal_pay_adjustments_post_records (connection,
                                         self->run->period,
                                         self->first,
                                         self->last,
                                         time,
                                         self->run->author,
                                         &n_adjusted,
                                         error))
    return FALSE;
  posting.adjustments = adjustments = sal_pay_adjustments_load (connection, NULL, error);
  if (adjustments == NULL || !sal_pay_posting_run (&posting, connection, error))
    return FALSE;
  self->run->n_posted = posting.n_posted + n_adjusted;

  return sal_payout_exceptions_store (transaction, self->run->period, self->run->issues, error) &&
         write_period (
             self, transaction, sal_payout_periods_find (periods, self->run->period), error);
}

/**
 * sal_payout_run:
 * @job: the job, which is told how far it is, and whose cancellable stops it
 * @payout_run: the #SalPayoutRun
 * @error: return location for an error
 *
 * Calculates a period of a workspace, of what is known on its last day, and posts what is new into
 * the ledger of its pay. The first period may be any; every other follows on the one before, which
 * has to be closed. After an error nothing is posted.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if it is no period to be paid,
 *   %SAL_STORE_ERROR_FINAL if it is closed, %SAL_STORE_ERROR_INVALID if it is not its turn, the
 *   errors of sal_crediting_new() and sal_calculation_run(), those of the stores, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
sal_payout_run (SalJob *job, gpointer payout_run, GError **error)
{
  g_auto (Work) self = { .run = payout_run, .job = job };
  SalStore *store = sal_workspace_get_pay_store (self.run->workspace);
  GCancellable *cancellable = sal_job_get_cancellable (job);

  g_return_val_if_fail (store != NULL, FALSE);

  g_ptr_array_set_size (self.run->issues, 0);
  if (!find_days (&self, error) ||
      sal_store_read_sync (store, read_pay, &self.pay, cancellable, error) == NULL ||
      !check_turn (&self, self.pay.periods, error) || !calculate (&self, error))
    return FALSE;
  sal_job_report (job, READ_SHARE + CALCULATE_SHARE, _ ("Posting"));

  return sal_store_run_sync (
      store, _ ("Calculate Payouts"), SAL_COMMAND_FINAL, post, &self, cancellable, NULL, error);
}
