/* sal-plans-page-review.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plans-page-private.h"

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-pay-review-report.h"
#include "sal-window.h"

/* The review of the last quarter that has ended, as a PDF that is asked for. */

typedef struct
{
  SalWorkspace *workspace;
  SalPeriod period;
  char *path;
} Review;

static void
review_free (gpointer data)
{
  Review *self = data;

  g_object_unref (self->workspace);
  g_free (self->path);
  g_free (self);
}

static gboolean
write_review (SalJob *job, gpointer data, GError **error)
{
  const Review *self = data;
  g_autoptr (SalPayReview) review =
      sal_pay_review_load (self->workspace, self->period, sal_job_get_cancellable (job), error);

  return review != NULL &&
         sal_pay_review_report_write (
             review, sal_date_today (), sal_paper_get_default (), self->path, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlansPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return; /* the page is gone */
  if (sal_job_run_finish (SAL_JOB (source), result, &error))
    sal_window_add_toast (GTK_WIDGET (self), _ ("Wrote the review: only you can read the file"));
  else
    sal_plans_page_report (self, _ ("Could Not Write the Review"), error);
}

static SalPeriod
find_period (SalPlansPage *self)
{
  const SalFiscalCalendar *calendar =
      sal_workspace_get_calendar (sal_page_get_workspace (SAL_PAGE (self)));

  return sal_period_offset (
      sal_fiscal_calendar_period_of (calendar, sal_date_today (), SAL_PERIOD_QUARTER), -1);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlansPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autoptr (SalJob) job = NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;
  Review *review;

  if (path == NULL || self->store == NULL)
    {
      g_free (path);
      return;
    }
  job = sal_job_new (_ ("Writing the review"));
  review = g_new (Review, 1);
  *review =
      (Review){ g_object_ref (sal_page_get_workspace (SAL_PAGE (self))), find_period (self), path };
  sal_job_run_async (job, write_review, review, review_free, written_cb, g_object_ref (self));
  sal_window_add_job (GTK_WIDGET (self), job);
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *patterns[] = { NULL, "*.pdf", NULL };
  g_autofree char *period = sal_period_to_text (find_period (SAL_PLANS_PAGE (widget)));
  /* translators: the name of a file; a fiscal quarter */
  g_autofree char *file = g_strdup_printf (_ ("Compensation Review %s.pdf"), period);

  patterns[0] = _ ("PDF Documents");
  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save the Quarterly Review"),
                                file,
                                patterns,
                                chosen_cb,
                                g_object_ref (widget));
}

void
sal_plans_page_install_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plans.review", NULL, review_action);
}
