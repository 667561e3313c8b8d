/* sal-cli-payout-statement-pdf.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-statement-files.h"

/* What is written where. */
typedef struct
{
  SalCliPayout *payout;
  SalPayStatementSetting *setting;
  const char *output;
  gboolean is_folder; /* else a file, of the only one there is */
  SalJob *job;
} Work;

static gpointer
read_setting (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *self = data;

  return sal_pay_statement_setting_load (connection,
                                         sal_cli_payout_get_period (self->payout),
                                         sal_workspace_get_calendar (self->payout->pay.workspace),
                                         error);
}

static gpointer
name_setting (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *self = data;

  return GINT_TO_POINTER (
      sal_pay_statement_setting_name (self->setting, self->payout->statements, connection, error));
}

static void
report (double fraction, gpointer job)
{
  sal_job_report (job, fraction, NULL);
}

static gboolean
write_statements (SalJob *job, gpointer data, GError **error)
{
  Work *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  SalWorkspace *workspace = self->payout->pay.workspace;
  SalStatementFiles files = { .statements = self->payout->statements,
                              .paper = sal_paper_get_default () };

  self->setting =
      sal_store_read_sync (self->payout->pay.store, read_setting, self, cancellable, error);
  if (self->setting == NULL ||
      sal_store_read_sync (
          sal_workspace_get_store (workspace), name_setting, self, cancellable, error) == NULL)
    return FALSE;
  self->setting->company = g_strdup (sal_workspace_get_name (workspace));
  files.setting = self->setting;

  return self->is_folder
             ? sal_statement_files_write (&files, self->output, report, job, cancellable, error)
             : sal_statement_files_write_one (&files, 0, self->output, error);
}

static guint
count_people (const GPtrArray *statements)
{
  const SalStatementFiles files = { .statements = statements };

  return sal_statement_files_count (&files);
}

/**
 * sal_cli_payout_write_statements:
 * @call: the call
 * @self: a payout with statements, with their lines
 * @person: (nullable): what somebody is called whose they are; %NULL: everybody's
 * @output: a file, or a folder: of everybody always a folder
 *
 * Writes statements as PDF files, one for each person.
 *
 * Returns: what the program exits with
 */
SalCliStatus
sal_cli_payout_write_statements (SalCliCall *call,
                                 SalCliPayout *self,
                                 const char *person,
                                 const char *output)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Writing Statements"));
  Work work = { .payout = self, .output = output, .job = job };
  guint n = count_people (self->statements);
  gboolean done;
  GError *error = NULL;

  work.is_folder = person == NULL || g_str_has_suffix (output, G_DIR_SEPARATOR_S) ||
                   g_file_test (output, G_FILE_TEST_IS_DIR);
  if (work.is_folder && g_file_test (output, G_FILE_TEST_EXISTS) &&
      !g_file_test (output, G_FILE_TEST_IS_DIR))
    return sal_cli_usage (
        call, _ ("--output: “%s” is a file: expected a folder, or somebody by --person"), output);
  done = sal_cli_run_job (job, write_statements, &work, &error);
  g_clear_pointer (&work.setting, sal_pay_statement_setting_free);
  if (!done)
    return sal_cli_fail (call, error);
  sal_cli_say (call,
               ngettext ("%u statement is written to %s.", "%u statements are written to %s.", n),
               n,
               output);

  return SAL_CLI_DONE;
}
