/* sal-sample-pay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-pay.h"

#include <glib/gi18n-lib.h>

#include "sal-data.h"
#include "sal-id.h"
#include "sal-kinds.h"
#include "sal-pay-source.h"
#include "sal-payout-run.h"
#include "sal-payout-terms.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-sample-disputes.h"
#include "sal-store-file.h"
#include "sal-workspace.h"

/* Plans are of two fiscal years, so that the quarter before the running one is in one of them. */
#define N_YEARS 2

/* Who is paid by which plan, in US dollars a year. */
static const struct
{
  const char *motion;
  const char *plan; /* the file */
  const char *name;
  gint64 earnings; /* on target */
  int base;        /* per cent of them */
} roles[] = {
  { "hunter", "account-executive.json", "Account Executive", 130000, 50 },
  { "farmer", "account-manager.json", "Account Manager", 145000, 65 },
  { "account_manager", "account-manager.json", "Account Manager", 105000, 70 },
  { "manager", "sales-manager.json", "Sales Manager", 190000, 60 },
  { "executive", "sales-manager.json", "Sales Manager", 290000, 60 },
};

static const char *const files[] = { "account-executive.json",
                                     "account-manager.json",
                                     "sales-manager.json" };

#define APPROVER "Chief Revenue Officer"
#define STEP     2500 /* by which earnings of a role differ */

typedef struct
{
  SalPaySource *source;
  SalFiscalCalendar *calendar;
  SalPeriod quarter; /* the running one */
  gint32 first;      /* of the first plan year */
  gint32 today;
  guint64 seed;
  SalIdSequence ids;
  char *folder;
} Creation;

static void
creation_clear (Creation *self)
{
  g_clear_pointer (&self->source, sal_pay_source_free);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_clear_pointer (&self->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Creation, creation_clear)

/* --- plans --- */

static gboolean
add_plan (Creation *self, SalTransaction *transaction, const char *file, int year, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr (SalPlan) plan = sal_plan_load (path, error);
  g_autoptr (SalRecord) version = NULL;
  g_autofree char *document = NULL;
  SalPeriod period = { year, SAL_PERIOD_YEAR, 0 };
  char time[SAL_TIME_BUFFER];

  if (plan == NULL)
    return FALSE;
  sal_fiscal_calendar_days_of (self->calendar, period, &plan->from, &plan->to);
  g_free (plan->version);
  plan->version = sal_period_to_text (period);
  document = sal_plan_version_write_document (plan);
  version = sal_record_new_with_id (&sal_plan_version_kind, sal_id_sequence_next (&self->ids));
  sal_record_set_text (version, "name", plan->name);
  sal_record_set_text (version, "version", plan->version);
  sal_record_set_text (version, "status", SAL_PLAN_VERSION_ACTIVE);
  sal_record_set_date (version, "effective_from", plan->from);
  sal_record_set_date (version, "effective_to", plan->to);
  sal_record_set_text (version, "currency", plan->currency);
  sal_record_set_text (version, "approver", APPROVER);
  sal_time_write_iso (((gint64) plan->from - 21) * 86400 + 9 * 3600, time);
  sal_record_set_text (version, "approved_at", time);
  sal_time_write_iso (((gint64) plan->from - 14) * 86400 + 9 * 3600, time);
  sal_record_set_text (version, "activated_at", time);
  sal_record_set_text (version, "document", document);

  return sal_transaction_insert (transaction, version, error);
}

/* --- participants --- */

static int
find_role (const Creation *self, gint64 position)
{
  const SalPayPosition *of = sal_pay_source_find_position (self->source, position);

  for (gsize i = 0; of != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (of->motion, roles[i].motion) == 0)
      return (int) i;

  return -1;
}

/* What a position is paid in is what its quota, or that of its unit, is in. */
static const char *
find_currency (const Creation *self, gint64 position)
{
  const SalPayPosition *of = sal_pay_source_find_position (self->source, position);

  for (guint i = 0; of != NULL && i < self->source->quotas->len; i++)
    {
      const SalPayQuota *quota = &g_array_index (self->source->quotas, SalPayQuota, i);

      if (quota->position == position || (quota->position == 0 && quota->unit == of->unit))
        return quota->currency;
    }

  return g_intern_static_string ("USD");
}

/* From whole dollars to whole thousands of what is paid in, or what is like it; in minor units. */
static gint64
convert (const Creation *self, gint64 dollars, const char *currency)
{
  gint64 units = sal_payout_minor_units (currency), amount;
  gint64 thousand = units == 1 ? 100000 : 1000 * units;

  if (!sal_exchange_rates_convert (
          self->source->rates, dollars * 100, "USD", currency, self->first, &amount))
    amount = dollars * units;

  return (amount + thousand / 2) / thousand * thousand;
}

static gboolean
add_participant (Creation *self,
                 SalTransaction *transaction,
                 const SalPayTenure *tenure,
                 int role,
                 GError **error)
{
  g_autoptr (SalRecord) participant =
      sal_record_new_with_id (&sal_participant_kind, sal_id_sequence_next (&self->ids));
  const char *currency = find_currency (self, tenure->position);
  /* what somebody is paid more or less than others of the role follows from who it is */
  gint64 earnings = roles[role].earnings + ((tenure->person >> 8) % 9 - 4) * STEP;

  sal_record_set_integer (participant, "person", tenure->person);
  sal_record_set_text (participant, "plan", roles[role].name);
  sal_record_set_date (participant, "valid_from", MAX (tenure->first, self->first));
  if (tenure->last < G_MAXINT32)
    sal_record_set_date (participant, "valid_to", tenure->last);
  sal_record_set_text (participant, "currency", currency);
  sal_record_set_integer (
      participant, "base_pay", convert (self, earnings * roles[role].base / 100, currency));
  sal_record_set_integer (participant,
                          "target_variable",
                          convert (self, earnings * (100 - roles[role].base) / 100, currency));
  /* the quotas of the sample are lower for who is new already */
  sal_record_set_integer (participant, "ramped", 0);

  return sal_transaction_insert (transaction, participant, error);
}

/* Somebody who holds two positions at a time is paid for the first. */
static gboolean
holds_another (const Creation *self, guint index)
{
  const SalPayTenure *one = &g_array_index (self->source->tenures, SalPayTenure, index);

  for (guint i = 0; i < index; i++)
    {
      const SalPayTenure *other = &g_array_index (self->source->tenures, SalPayTenure, i);

      if (other->person == one->person && other->last >= one->first &&
          find_role (self, other->position) >= 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
add_payroll_code (Creation *self,
                  SalTransaction *transaction,
                  const char *currency,
                  const char *code,
                  GError **error)
{
  g_autoptr (SalRecord) record =
      sal_record_new_with_id (&sal_payroll_code_kind, sal_id_sequence_next (&self->ids));

  sal_record_set_text (record, "currency", currency);
  sal_record_set_text (record, "code", code);

  return sal_transaction_insert (transaction, record, error);
}

static gboolean
write_pay (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Creation *self = data;

  for (int year = self->quarter.year - N_YEARS + 1; year <= self->quarter.year; year++)
    for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
      if (!add_plan (self, transaction, files[i], year, error))
        return FALSE;
  for (guint i = 0; i < self->source->tenures->len; i++)
    {
      const SalPayTenure *tenure = &g_array_index (self->source->tenures, SalPayTenure, i);
      int role = find_role (self, tenure->position);

      if (role >= 0 && tenure->last >= self->first && !holds_another (self, i) &&
          !add_participant (self, transaction, tenure, role, error))
        return FALSE;
    }

  return add_payroll_code (self, transaction, NULL, "COMM", error) &&
         add_payroll_code (self, transaction, "JPY", "COMM-JP", error);
}

/* --- payouts --- */

static gboolean
calculate (SalWorkspace *workspace, SalPeriod quarter, SalJob *job, GError **error)
{
  g_autofree char *period = sal_period_to_text (quarter);
  g_autoptr (SalPayoutRun) run = sal_payout_run_new (workspace, period, g_get_user_name ());

  return sal_payout_run (job, run, error);
}

static gboolean
take_step (SalWorkspace *workspace, SalPeriod quarter, SalPayoutStep which, GError **error)
{
  g_autofree char *period = sal_period_to_text (quarter);
  SalPayoutPeriodStep step = { which, period, APPROVER, g_get_user_name () };

  return sal_store_run_sync (sal_workspace_get_pay_store (workspace),
                             _ ("Create the Sample Company"),
                             SAL_COMMAND_FINAL,
                             sal_payout_period_take_step,
                             &step,
                             NULL,
                             NULL,
                             error);
}

static gboolean
dispute (Creation *self, SalWorkspace *workspace, SalPeriod quarter, SalJob *job, GError **error)
{
  g_autofree char *period = sal_period_to_text (quarter);
  SalSampleDisputing disputing = { workspace,  period,     0,       self->today,
                                   self->seed, &self->ids, APPROVER };
  gint32 last;

  sal_fiscal_calendar_days_of (self->calendar, self->quarter, &disputing.since, &last);

  return sal_sample_create_disputes (&disputing, sal_job_get_cancellable (job), error);
}

/* What is disputed of a closed period is adjusted in the one that follows. */
static gboolean
pay_out (Creation *self, SalWorkspace *workspace, SalJob *job, GError **error)
{
  SalPeriod before = sal_period_offset (self->quarter, -1);

  return calculate (workspace, before, job, error) &&
         take_step (workspace, before, SAL_PAYOUT_STEP_APPROVE, error) &&
         take_step (workspace, before, SAL_PAYOUT_STEP_CLOSE, error) &&
         dispute (self, workspace, before, job, error) &&
         calculate (workspace, self->quarter, job, error);
}

/* --- all --- */

static gpointer
read_source (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Creation *self = data;

  /* no sales: only who holds what, quotas and rates */
  return sal_pay_source_load (
      connection, self->calendar, "USD", 0, self->today + 1, self->today, error);
}

static gboolean
fill (Creation *self, SalWorkspace *workspace, SalJob *job, GError **error)
{
  SalPeriod year;
  gint32 last;

  self->today = sal_date_today ();
  self->calendar = sal_fiscal_calendar_copy (sal_workspace_get_calendar (workspace));
  self->quarter = sal_fiscal_calendar_period_of (self->calendar, self->today, SAL_PERIOD_QUARTER);
  year = (SalPeriod){ self->quarter.year - N_YEARS + 1, SAL_PERIOD_YEAR, 0 };
  sal_fiscal_calendar_days_of (self->calendar, year, &self->first, &last);
  self->source =
      sal_store_read_sync (sal_workspace_get_store (workspace), read_source, self, NULL, error);

  return self->source != NULL &&
         sal_store_run_sync (sal_workspace_get_pay_store (workspace),
                             _ ("Create the Sample Company"),
                             SAL_COMMAND_FINAL,
                             write_pay,
                             self,
                             sal_job_get_cancellable (job),
                             NULL,
                             error) &&
         pay_out (self, workspace, job, error);
}

/**
 * sal_sample_create_pay:
 * @path: (type filename): a sample workspace, which has no pay yet
 * @seed: the same seed makes the same pay
 * @job: what is told how far it is, and whose cancellable stops it
 * @error: return location for an error
 *
 * Creates the pay of a sample company beside it, which only this user can read: three plans of two
 * fiscal years, everybody who sells or leads as their participants, the quarter before the running
 * one calculated and closed, some of it disputed, and the running one calculated.
 *
 * Returns: %FALSE with the errors of stores and plans; after an error nothing is left of it
 */
gboolean
sal_sample_create_pay (const char *path, guint64 seed, SalJob *job, GError **error)
{
  g_auto (Creation) self = { .folder = sal_data_find_folder ("plans"), .seed = seed };
  g_autoptr (SalWorkspace) workspace =
      sal_workspace_open (path, SAL_STORE_READ_ONLY, sal_model_kinds (), error);
  g_autofree char *pay = NULL;
  gboolean done;

  if (workspace == NULL)
    return FALSE;
  sal_id_sequence_init (&self.ids, seed ^ 0x706179, 0);
  if (sal_workspace_create_pay_store (workspace, NULL, sal_pay_kinds (), error) == NULL)
    return FALSE;
  pay = g_strdup (sal_store_get_path (sal_workspace_get_pay_store (workspace)));
  done = fill (&self, workspace, job, error);
  sal_workspace_close (workspace);
  if (!done)
    sal_store_file_remove (pay);

  return done;
}
