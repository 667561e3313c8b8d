/* sal-cli-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <signal.h>
#include <unistd.h>

#include <glib-unix.h>

typedef struct
{
  GMainLoop *loop;
  gboolean finished;
  GError *error;
} JobRun;

/* One line that is written over; only people see it. */
static void
progress_cb (SalJob *job)
{
  g_autofree char *message = sal_job_dup_message (job);
  double fraction = sal_job_get_fraction (job);

  g_printerr ("\r\033[K%s", sal_job_get_title (job));
  if (fraction >= 0)
    g_printerr (" %3.0f %%", fraction * 100);
  if (message != NULL)
    g_printerr (" · %s", message);
}

static gboolean
interrupt_cb (gpointer job)
{
  sal_job_cancel (job);

  return G_SOURCE_CONTINUE;
}

static void
finished_cb (GObject *job, GAsyncResult *result, gpointer data)
{
  JobRun *run = data;

  run->finished = sal_job_run_finish (SAL_JOB (job), result, &run->error);
  g_main_loop_quit (run->loop);
}

/**
 * sal_cli_run_job:
 * @job: the job
 * @func: what it does, on a thread of its own
 * @data: given to @func
 *
 * Runs a job to its end. Its progress is shown on standard error where that is a terminal; Ctrl+C
 * cancels it.
 *
 * Returns: %TRUE if it succeeded; otherwise %FALSE with the error of @func
 */
gboolean
sal_cli_run_job (SalJob *job, SalJobFunc func, gpointer data, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gboolean show = isatty (STDERR_FILENO);
  JobRun run = { .loop = loop };
  guint interrupt = g_unix_signal_add (SIGINT, interrupt_cb, job);
  gulong notify = 0;

  if (show)
    notify = g_signal_connect (job, "notify", G_CALLBACK (progress_cb), NULL);
  sal_job_run_async (job, func, data, NULL, finished_cb, &run);
  g_main_loop_run (loop);

  g_source_remove (interrupt);
  if (show)
    {
      g_signal_handler_disconnect (job, notify);
      g_printerr ("\r\033[K");
    }
  if (!run.finished)
    g_propagate_error (error, run.error);

  return run.finished;
}
