/* sal-cli-account-brief.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-account-brief.h"

#include <glib/gi18n-lib.h>

#include "sal-account-brief-report.h"
#include "sal-cli.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-kinds.h"

#define DEFAULT_TOP 20
#define MOST        1000

static int top;
static char *quarter;
static char *as_of;
static char *paper_name;
static char *output;

static const GOptionEntry options[] = {
  { "top",
    0,
    0,
    G_OPTION_ARG_INT,
    &top,
    N_ ("Without an account, of how many of the highest score; by default 20"),
    N_ ("N") },
  { "quarter",
    0,
    0,
    G_OPTION_ARG_STRING,
    &quarter,
    N_ ("The fiscal quarter, by default the one of the day"),
    N_ ("YYYY-QN") },
  { "as-of",
    0,
    0,
    G_OPTION_ARG_STRING,
    &as_of,
    N_ ("The day to look from, by default today"),
    N_ ("YYYY-MM-DD") },
  { "paper",
    0,
    0,
    G_OPTION_ARG_STRING,
    &paper_name,
    N_ ("a4 or letter, by default that of the locale"),
    N_ ("SIZE") },
  { "output",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &output,
    N_ ("Where to: a folder, one file an account, or of one account a file"),
    N_ ("FOLDER|FILE.pdf") },
  G_OPTION_ENTRY_NULL,
};

/* What is asked for, and what is read. */
typedef struct
{
  SalCliCall *call;
  SalWorkspace *workspace;
  SalAccountBriefs asked;
  gint64 account;
  GPtrArray *briefs; /* of SalAccountBrief */
  SalPaper paper;
  gboolean is_folder; /* else a file, of the only one there is */
  SalJob *job;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->briefs, g_ptr_array_unref);
  g_clear_object (&self->job);
  g_clear_object (&self->workspace);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gpointer
find_account (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *self = data;

  self->account = sal_account_find_named (connection, self->call->parameters[1], error);

  return self->account != 0 ? self : NULL;
}

/* Half of it is reading, if they are written. */
static void
report_read (gpointer data, double fraction)
{
  const Work *self = data;

  sal_job_report (self->job, output != NULL ? fraction / 2 : fraction, NULL);
}

static void
report_written (double fraction, gpointer data)
{
  const Work *self = data;

  sal_job_report (self->job, (1 + fraction) / 2, NULL);
}

static gboolean
write_briefs (SalJob *job, gpointer data, GError **error)
{
  Work *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  SalStore *store = sal_workspace_get_store (self->workspace);
  SalAccountBriefFiles files = { .paper = self->paper };

  if (self->call->parameters[1] != NULL)
    {
      if (sal_store_read_sync (store, find_account, self, cancellable, error) == NULL)
        return FALSE;
      self->asked.accounts = &self->account;
      self->asked.n_accounts = 1;
    }
  self->briefs = sal_account_briefs_load (store, &self->asked, cancellable, error);
  if (self->briefs == NULL || output == NULL)
    return self->briefs != NULL;
  files.briefs = self->briefs;

  return self->is_folder ? sal_account_brief_files_write (
                               &files, output, report_written, self, cancellable, error)
                         : sal_account_brief_files_write_one (&files, 0, output, error);
}

/* FALSE with @status if an option is not understood. */
static gboolean
read_options (SalCliCall *call, Work *self, SalCliStatus *status)
{
  gboolean one = call->parameters[1] != NULL;

  *status = SAL_CLI_USAGE;
  self->asked.query.as_of = sal_date_today ();
  self->asked.n_accounts = top != 0 ? (guint) top : DEFAULT_TOP;
  self->paper = sal_paper_get_default ();
  if (output == NULL && !call->json)
    sal_cli_usage (call, _ ("--output is needed: a folder, or of one account a file"));
  else if (one && top != 0)
    sal_cli_usage (call, _ ("--top goes without an account"));
  else if (top < 0 || top > MOST)
    sal_cli_usage (call, _ ("--top: expected a number from 1 to %d"), MOST);
  else if (as_of != NULL && !sal_date_parse_iso (as_of, &self->asked.query.as_of))
    sal_cli_usage (call, _ ("“%s” is no day like 2026-06-30"), as_of);
  else if (paper_name != NULL && !sal_paper_from_text (paper_name, &self->paper))
    sal_cli_usage (call, _ ("--paper: “%s” is not “a4” or “letter”"), paper_name);
  else
    *status = SAL_CLI_DONE;
  if (*status != SAL_CLI_DONE || output == NULL)
    return *status == SAL_CLI_DONE;
  self->is_folder = !one || g_str_has_suffix (output, G_DIR_SEPARATOR_S) ||
                    g_file_test (output, G_FILE_TEST_IS_DIR);
  if (self->is_folder && g_file_test (output, G_FILE_TEST_EXISTS) &&
      !g_file_test (output, G_FILE_TEST_IS_DIR))
    *status = sal_cli_usage (
        call, _ ("--output: “%s” is a file: expected a folder, or one account"), output);

  return *status == SAL_CLI_DONE;
}

static gboolean
read_quarter (Work *self, GError **error)
{
  SalAccountBriefQuery *query = &self->asked.query;

  query->period = sal_fiscal_calendar_period_of (query->calendar, query->as_of, SAL_PERIOD_QUARTER);
  if (quarter == NULL)
    return TRUE;
  if (!sal_period_from_text (quarter, &query->period, error))
    return FALSE;
  if (query->period.unit == SAL_PERIOD_QUARTER)
    return TRUE;
  g_set_error (error, SAL_ERROR, SAL_ERROR_VALUE, _ ("“%s” is no quarter like 2026-Q4"), quarter);

  return FALSE;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Work) work = { .call = call };
  SalAccountBriefs *asked = &work.asked;
  SalCliStatus status;
  GError *error = NULL;

  if (!read_options (call, &work, &status))
    return status;
  work.workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (work.workspace == NULL)
    return sal_cli_fail (call, error);
  asked->query.calendar = sal_workspace_get_calendar (work.workspace);
  asked->query.currency = sal_workspace_get_currency (work.workspace);
  asked->kinds = sal_model_kinds ();
  asked->report = report_read;
  asked->report_data = &work;
  if (!read_quarter (&work, &error))
    return sal_cli_fail (call, error);
  work.job = sal_job_new (_ ("Writing Briefs"));
  if (!sal_cli_run_job (work.job, write_briefs, &work, &error))
    return sal_cli_fail (call, error);
  if (call->json)
    sal_cli_print_briefs_json (work.briefs);
  else
    sal_cli_say (
        call,
        ngettext ("%u brief is written to %s.", "%u briefs are written to %s.", work.briefs->len),
        work.briefs->len,
        output);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_account_brief_command = {
  .name = "account brief",
  .parameters = "FILE [ACCOUNT]",
  .min_parameters = 1,
  .max_parameters = 2,
  .summary = N_ ("Write briefs of business reviews, of one account or of the first by score"),
  .description = N_ (
      "A brief is a PDF of three to six pages: figures with variance, value delivered, progress "
      "of the plan, whitespace, risks, asks and next steps, each with the day it is of. With "
      "--json what it says is printed, too."),
  .options = options,
  .run = run,
};
