/* sal-territories-page-optimize.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-design-districting.h"
#include "sal-design-result.h"
#include "sal-optimize-dialog.h"
#include "sal-optimize-result-window.h"
#include "sal-window.h"

/* The optimiser as a job: the map shows the best so far while it runs; what it ends with is one
 * step. */

typedef struct
{
  SalTerritoriesPage *page; /* main thread only */
  SalJob *job;
  SalDesignDistricting *districting;
  SalDesignResult *told;  /* what it comes to */
  SalBalanceGoals *goals; /* by which */
  SalDistricting *result;
} Run;

static void
run_free (Run *self)
{
  g_object_unref (self->page);
  g_object_unref (self->job);
  sal_design_districting_unref (self->districting);
  sal_design_result_free (self->told);
  g_clear_pointer (&self->goals, sal_balance_goals_free);
  g_clear_pointer (&self->result, sal_districting_free);
  g_free (self);
}

/* --- on the job's thread --- */

typedef struct
{
  SalTerritoriesPage *page;
  SalJob *job;
  gint32 *assignment;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *self = data;

  g_object_unref (self->page);
  g_object_unref (self->job);
  g_free (self->assignment);
  g_free (self);
}

static gboolean
show_preview_cb (gpointer data)
{
  Preview *self = data;

  if (self->page->job == self->job && self->page->shown != NULL)
    {
      sal_alignment_editor_take (self->page->editor, self->assignment);
      sal_territories_page_recolor (self->page);
    }

  return G_SOURCE_REMOVE;
}

static void
progress_cb (
    double fraction, const gint32 *assignment, guint n_areas, gboolean is_better, gpointer data)
{
  const Run *run = data;
  Preview *preview;

  sal_job_report (run->job, fraction, NULL);
  if (!is_better)
    return;

  preview = g_new (Preview, 1);
  *preview = (Preview){ g_object_ref (run->page),
                        g_object_ref (run->job),
                        g_memdup2 (assignment, n_areas * sizeof *assignment) };
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_preview_cb, preview, preview_free);
}

static gboolean
optimize (SalJob *job, gpointer data, GError **error)
{
  Run *run = data;

  run->result = sal_design_districting_run (
      run->districting, progress_cb, run, sal_job_get_cancellable (job), error);

  return run->result != NULL;
}

/* --- on the main thread --- */

/* The map goes on to show beside it. */
static void
tell_result (SalTerritoriesPage *self, const Run *run, const char *label)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  sal_design_result_finish (run->told, self->shown, run->result);
  if (root != NULL)
    gtk_window_present (
        GTK_WINDOW (sal_optimize_result_window_new (GTK_WINDOW (root),
                                                    self->editor,
                                                    sal_page_get_workspace (SAL_PAGE (self)),
                                                    label,
                                                    run->told)));
}

static char *
create_label (const Run *run)
{
  const GArray *measures = run->told->measures;

  if (measures->len > 1)
    return g_strdup_printf (ngettext ("Optimise %u Measure", "Optimise %u Measures", measures->len),
                            measures->len);

  return g_strdup_printf (_ ("Optimise %s"),
                          g_array_index (measures, SalDesignResultMeasure, 0).label);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  SalTerritoriesPage *self = run->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  sal_job_run_finish (SAL_JOB (source), result, &error);
  if (self->job == run->job)
    {
      g_clear_object (&self->job);
      if (run->result != NULL && self->shown != NULL)
        {
          label = create_label (run);
          sal_alignment_editor_take (self->editor, run->result->assignment);
          tell_result (self, run, label);
          sal_alignment_editor_commit_told (self->editor, label, g_steal_pointer (&run->goals));
        }
      else
        sal_alignment_editor_cancel (self->editor);
      if (error != NULL)
        sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Optimise"), error);
      sal_territories_page_update_actions (self);
    }
  run_free (run);
}

static void
fraction_cb (SalTerritoriesPage *self, GParamSpec *pspec, SalJob *job)
{
  gtk_progress_bar_set_fraction (self->optimize_bar, CLAMP (sal_job_get_fraction (job), 0, 1));
}

static void
start_cb (SalTerritoriesPage *self, const SalDesignWish *wish, const SalBalanceGoals *goals)
{
  g_autoptr (GError) error = NULL;
  SalDesignDistricting *districting = sal_design_districting_new (self->shown, wish, &error);
  Run *run;

  if (districting == NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Optimise"), error);
      return;
    }

  run = g_new0 (Run, 1);
  run->page = g_object_ref (self);
  run->job = sal_job_new (_ ("Optimising Territories"));
  run->districting = districting;
  run->told = sal_design_result_new (self->shown, wish, districting);
  run->goals = sal_balance_goals_copy (goals);
  self->job = g_object_ref (run->job);
  g_signal_connect_object (
      run->job, "notify::fraction", G_CALLBACK (fraction_cb), self, G_CONNECT_SWAPPED);
  gtk_progress_bar_set_fraction (self->optimize_bar, 0);
  sal_territories_page_clear_selection (self);
  sal_alignment_editor_begin (self->editor);
  sal_territories_page_update_actions (self);
  sal_window_add_job (GTK_WIDGET (self), run->job);
  sal_job_run_async (run->job, optimize, run, NULL, finished_cb, run);
}

static void
split_cb (SalTerritoriesPage *self, GArray *areas)
{
  sal_territories_page_ask_split (self, areas);
}

/**
 * sal_territories_page_optimize:
 * @self: the page, with a draft
 *
 * Asks what is wanted, and has the optimiser look for it.
 */
void
sal_territories_page_optimize (SalTerritoriesPage *self)
{
  GtkWidget *dialog = sal_optimize_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               self->shown,
                                               sal_territories_page_get_measure (self),
                                               sal_territories_page_count_cells (self));

  g_signal_connect_object (dialog, "start", G_CALLBACK (start_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "split", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The best map so far is kept. */
void
sal_territories_page_stop (SalTerritoriesPage *self)
{
  if (self->job != NULL)
    sal_job_cancel (self->job);
}

/* What was there before is kept. */
void
sal_territories_page_discard (SalTerritoriesPage *self)
{
  g_autoptr (SalJob) job = g_steal_pointer (&self->job);

  if (job == NULL)
    return;

  sal_job_cancel (job);
  sal_alignment_editor_cancel (self->editor);
  sal_territories_page_update_actions (self);
}
