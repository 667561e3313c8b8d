/* sal-dashboard-page-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-page-private.h"

#include <glib/gi18n.h>

#include "sal-dashboard-report.h"
#include "sal-document-print.h"
#include "sal-file-dialog.h"
#include "sal-report-deals.h"
#include "sal-window.h"

/* The dashboard that shows, with its filters, on paper: printed, or saved as a PDF. */

typedef struct
{
  SalDashboardPage *page;
  GArray *deals; /* of gint64: whose titles are read */
  SalDocument *document;
  char *path; /* what it is saved as; NULL: it is printed */
} Reporting;

static void
reporting_free (Reporting *self)
{
  g_clear_object (&self->page);
  g_clear_pointer (&self->deals, g_array_unref);
  g_clear_pointer (&self->document, sal_document_unref);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reporting, reporting_free)

static SalDashboardReport
describe (SalDashboardPage *self)
{
  return (SalDashboardReport){ sal_page_get_workspace (SAL_PAGE (self)),
                               sal_facts_model_get_facts (self->model),
                               self->path,
                               sal_dashboard_page_get_dashboard (self),
                               sal_paper_get_default () };
}

/* --- saving --- */

static gboolean
write_pdf (SalJob *job, gpointer data, GError **error)
{
  Reporting *self = data;

  sal_job_report (job, -1, _ ("Drawing the report"));

  return sal_document_write_pdf (self->document, self->path, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reporting) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    {
      sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Save the Report"), error);
      return;
    }
  name = g_path_get_basename (self->path);
  /* translators: the name of a file */
  text = g_strdup_printf (_ ("Saved as %s"), name);
  sal_window_add_toast (GTK_WIDGET (self->page), text);
}

static void
save (Reporting *self)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Save Report"));

  sal_window_add_job (GTK_WIDGET (self->page), job);
  sal_job_run_async (job, write_pdf, self, NULL, written_cb, self);
}

/* --- printing --- */

static void
print (Reporting *reporting)
{
  g_autoptr (Reporting) self = reporting;

  sal_document_print (GTK_WIDGET (self->page),
                      self->document,
                      sal_dashboard_page_get_dashboard (self->page)->name,
                      GTK_PAGE_ORIENTATION_LANDSCAPE);
}

/* --- making the document --- */

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reporting) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) titles = sal_store_read_finish (SAL_STORE (source), result, &error);
  SalDashboardReport report = describe (self->page);

  if (gtk_widget_get_root (GTK_WIDGET (self->page)) == NULL)
    return; /* the window was closed meanwhile */
  if (titles == NULL)
    {
      sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Make the Report"), error);
      return;
    }
  if (report.facts == NULL || report.dashboard->layout == NULL)
    return;

  self->document = sal_dashboard_report_create (&report, self->deals, (const char *const *) titles);
  if (self->path != NULL)
    save (g_steal_pointer (&self));
  else
    print (g_steal_pointer (&self));
}

/* @path: (nullable): what it is saved as. */
static void
start (SalDashboardPage *page, const char *path)
{
  SalDashboardReport report = describe (page);
  Reporting *self = g_new0 (Reporting, 1);

  self->page = g_object_ref (page);
  self->path = g_strdup (path);
  self->deals = sal_dashboard_report_find_deals (&report);
  sal_store_read_async (sal_workspace_get_store (report.workspace),
                        sal_report_deals_read_titles,
                        g_array_ref (self->deals),
                        (GDestroyNotify) g_array_unref,
                        (GDestroyNotify) g_strfreev,
                        NULL,
                        titles_read_cb,
                        self);
}

/* --- what the window asks for --- */

static gboolean
has_report (SalDashboardPage *self)
{
  return sal_facts_model_get_facts (self->model) != NULL && self->path != NULL &&
         sal_dashboard_page_get_dashboard (self)->layout != NULL;
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDashboardPage) self = SAL_DASHBOARD_PAGE (user_data);
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && has_report (self))
    start (self, path);
}

static char *
propose_name (SalDashboardPage *self)
{
  SalFacts *facts = sal_facts_model_get_facts (self->model);
  g_autofree char *period =
      sal_fiscal_calendar_format (facts->calendar, sal_drill_path_get_period (self->path));

  return g_strdup_printf ("%s %s.pdf", sal_dashboard_page_get_dashboard (self)->name, period);
}

void
sal_dashboard_page_save_pdf (SalPage *page)
{
  SalDashboardPage *self = SAL_DASHBOARD_PAGE (page);
  const char *const patterns[] = { _ ("PDF Documents"), "*.pdf", NULL };
  g_autofree char *name = NULL;

  if (!has_report (self))
    return;
  name = propose_name (self);
  sal_file_dialog_choose_async (GTK_WIDGET (self),
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save as PDF"),
                                name,
                                patterns,
                                file_chosen_cb,
                                g_object_ref (self));
}

void
sal_dashboard_page_print (SalPage *page)
{
  SalDashboardPage *self = SAL_DASHBOARD_PAGE (page);

  if (has_report (self))
    start (self, NULL);
}
