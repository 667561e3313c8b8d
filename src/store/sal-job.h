/* sal-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SalJob:
 *
 * Long work with a title, a message, progress and a way to cancel it. Its function runs on a thread
 * of its own and reports from there; properties change on the main context.
 *
 * Properties: title, message, fraction (0 … 1, −1 unknown), running, error (message or NULL),
 * cancelled.
 */
#define SAL_TYPE_JOB (sal_job_get_type ())
G_DECLARE_FINAL_TYPE (SalJob, sal_job, SAL, JOB, GObject)

typedef gboolean (*SalJobFunc) (SalJob *job, gpointer data, GError **error);

SalJob *sal_job_new (const char *title);
const char *sal_job_get_title (SalJob *self);
char *sal_job_dup_message (SalJob *self); /* any thread */
double sal_job_get_fraction (SalJob *self);
gboolean sal_job_is_running (SalJob *self);
GCancellable *sal_job_get_cancellable (SalJob *self);
void sal_job_cancel (SalJob *self);
void
sal_job_report (SalJob *self,
                double fraction,
                const char *message); /* any thread, cheap: notified at most 20 times a second */

void sal_job_run_async (SalJob *self,
                        SalJobFunc func,
                        gpointer data,
                        GDestroyNotify free_data,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean sal_job_run_finish (SalJob *self, GAsyncResult *result, GError **error);
gboolean sal_job_run_sync (SalJob *self,
                           SalJobFunc func,
                           gpointer data,
                           GError **error); /* on this thread */

G_END_DECLS
