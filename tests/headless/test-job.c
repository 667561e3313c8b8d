/* test-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-job.h"
#include "store-fixture.h"

typedef struct
{
  GThread *main;
  guint n_notified;
  gboolean off_main;
  gboolean done;
  GError *error;
} Watch;

static void
notify_cb (SalJob *job, GParamSpec *pspec, gpointer data)
{
  Watch *watch = data;

  watch->n_notified++;
  watch->off_main = watch->off_main || g_thread_self () != watch->main;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;

  sal_job_run_finish (SAL_JOB (source), result, &watch->error);
  watch->done = TRUE;
}

static gboolean
report_often (SalJob *job, gpointer data, GError **error)
{
  gint64 end = g_get_monotonic_time () + 200 * G_TIME_SPAN_MILLISECOND;
  int n = 0;

  while (g_get_monotonic_time () < end)
    {
      g_autofree char *message = g_strdup_printf ("Step %d", ++n);

      sal_job_report (job, 0.5, message);
      g_usleep (100);
    }
  g_assert_cmpint (n, >, 100);
  return TRUE;
}

/* However often the work reports, the main thread is told some times only. */
static void
test_job_report (void)
{
  g_autoptr (SalJob) job = sal_job_new ("Count");
  g_autofree char *message = NULL;
  Watch watch = { .main = g_thread_self () };

  g_signal_connect (job, "notify::message", G_CALLBACK (notify_cb), &watch);
  sal_job_run_async (job, report_often, NULL, NULL, done_cb, &watch);
  g_assert_true (sal_job_is_running (job));
  g_assert_true (fixture_wait (&watch.done));
  g_assert_no_error (watch.error);
  g_assert_false (sal_job_is_running (job));
  g_assert_cmpuint (watch.n_notified, >=, 2);
  g_assert_cmpuint (watch.n_notified, <=, 8);
  g_assert_false (watch.off_main);
  g_assert_cmpfloat (sal_job_get_fraction (job), ==, 0.5);
  message = sal_job_dup_message (job);
  g_assert_true (g_str_has_prefix (message, "Step "));
}

static gboolean
until_cancelled (SalJob *job, gpointer data, GError **error)
{
  while (!g_cancellable_set_error_if_cancelled (sal_job_get_cancellable (job), error))
    g_usleep (1000);
  return FALSE;
}

static void
test_job_cancel (void)
{
  g_autoptr (SalJob) job = sal_job_new ("Wait");
  g_autofree char *text = NULL;
  Watch watch = { .main = g_thread_self () };
  gboolean cancelled;

  sal_job_run_async (job, until_cancelled, NULL, NULL, done_cb, &watch);
  sal_job_cancel (job);
  g_assert_true (fixture_wait (&watch.done));
  g_assert_error (watch.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_get (job, "error", &text, "cancelled", &cancelled, NULL);
  g_assert_cmpstr (text, ==, watch.error->message);
  g_assert_true (cancelled);
  g_clear_error (&watch.error);

  g_assert_false (sal_job_run_sync (job, until_cancelled, NULL, &watch.error));
  g_assert_error (watch.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&watch.error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/job/report", test_job_report);
  g_test_add_func ("/job/cancel", test_job_cancel);

  return g_test_run ();
}
