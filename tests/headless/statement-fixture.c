/* statement-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "statement-fixture.h"

#include "sal-payout-run.h"

typedef struct
{
  StatementFixture *fixture;
  PayFixture *office;
  const char *period;
  gint64 person;
} Question;

static gpointer
read_pay (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  question->fixture->statements =
      sal_pay_statements_load (connection, question->period, question->person, TRUE, error);
  question->fixture->setting =
      sal_pay_statement_setting_load (connection,
                                      question->period,
                                      sal_workspace_get_calendar (question->office->workspace),
                                      error);

  return data;
}

static gpointer
read_names (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  StatementFixture *self = data;

  return sal_pay_statements_name (self->statements, connection, error) &&
                 sal_pay_statement_setting_name (self->setting, self->statements, connection, error)
             ? data
             : NULL;
}

void
statement_fixture_load (StatementFixture *self,
                        PayFixture *office,
                        const char *period,
                        gint64 person)
{
  Question question = { self, office, period, person };
  g_autoptr (GError) error = NULL;

  sal_store_read_sync (office->pay, read_pay, &question, NULL, &error);
  g_assert_no_error (error);
  sal_store_read_sync (office->store, read_names, self, NULL, &error);
  g_assert_no_error (error);
  self->setting->company = g_strdup ("Northern Instruments");
}

void
statement_fixture_clear (StatementFixture *self)
{
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->setting, sal_pay_statement_setting_free);
}

void
statement_fixture_calculate (PayFixture *office, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayoutRun) run = sal_payout_run_new (office->workspace, period, "Mara");
  g_autoptr (SalJob) job = sal_job_new ("Calculate");

  sal_job_run_sync (job, sal_payout_run, run, &error);
  g_assert_no_error (error);
}

static void
take (PayFixture *office, SalPayoutStep which, const char *period)
{
  SalPayoutPeriodStep step = { which, period, "Vera", "Mara" };
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (office->pay,
                      "Step",
                      SAL_COMMAND_FINAL,
                      sal_payout_period_take_step,
                      &step,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

void
statement_fixture_approve (PayFixture *office, const char *period)
{
  take (office, SAL_PAYOUT_STEP_APPROVE, period);
}

void
statement_fixture_close (PayFixture *office, const char *period)
{
  statement_fixture_approve (office, period);
  take (office, SAL_PAYOUT_STEP_CLOSE, period);
}
