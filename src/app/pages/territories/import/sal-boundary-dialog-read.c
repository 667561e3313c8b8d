/* sal-boundary-dialog-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-boundary-dialog-private.h"

#include <glib/gi18n.h>

/* The file is read on another thread; each choice has it read anew, for codes decide what is one
 * area. */

/* How much of the time reading takes; the rest is for the picture. */
#define READING 0.95

typedef struct
{
  SalBoundaryDialog *dialog; /* main thread only */
  GFile *file;
  char *id_field, *name_field, *parent_field; /* (nullable) */
  char *system;                               /* (nullable) */

  SalBoundaryStudy *study;
  SalMapShape *shape; /* (nullable): nothing was read */
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->file);
  g_free (self->id_field);
  g_free (self->name_field);
  g_free (self->parent_field);
  g_free (self->system);
  g_clear_pointer (&self->study, sal_boundary_study_free);
  g_clear_pointer (&self->shape, sal_map_shape_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
progress_cb (double done, gpointer data)
{
  sal_job_report (data, done * READING, NULL);
}

static gboolean
read_file (SalJob *job, gpointer data, GError **error)
{
  Reading *self = data;
  const SalBoundaryOptions options = { .id_field = self->id_field,
                                       .name_field = self->name_field,
                                       .parent_field = self->parent_field,
                                       .coordinate_system = self->system };
  SalProjection *projection;

  self->study = sal_boundary_study_file (
      self->file, &options, progress_cb, job, sal_job_get_cancellable (job), error);
  if (self->study == NULL)
    return FALSE;
  if (self->study->import == NULL)
    return TRUE;

  projection = sal_projection_new_for_geography (self->study->import->geography, error);
  if (projection == NULL)
    return FALSE;
  self->shape = sal_map_shape_new_projected (self->study->import->geography, projection);

  return TRUE;
}

/* In tints that differ between neighbours, as a political map. */
static void
show_map (SalBoundaryDialog *self, SalMapShape *shape)
{
  g_autoptr (SalMapStyle) style = NULL;
  guint n_areas;

  gtk_widget_set_visible (self->map_group, shape != NULL);
  if (shape == NULL)
    return;
  n_areas = sal_map_shape_get_n_areas (shape);
  style = sal_map_style_new (n_areas);
  for (guint area = 0; area < n_areas; area++)
    sal_map_style_set_territory (style, area, area);
  sal_map_style_color (style, shape, NULL);
  sal_map_view_set_map (self->map_view, shape, style);
  sal_map_view_fit (self->map_view);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  SalBoundaryDialog *self = reading->dialog;
  g_autoptr (GError) error = NULL;
  gboolean done = sal_job_run_finish (SAL_JOB (source), result, &error);

  if (self->job != SAL_JOB (source))
    return; /* closed, or read anew since */

  g_clear_object (&self->job);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  if (!done)
    {
      sal_boundary_dialog_show_error (self, error->message);
      return;
    }
  g_clear_pointer (&self->study, sal_boundary_study_free);
  self->study = g_steal_pointer (&reading->study);
  show_map (self, reading->shape);
  sal_boundary_dialog_show_study (self);
}

static void
fraction_cb (SalBoundaryDialog *self, GParamSpec *pspec, SalJob *job)
{
  double fraction = MAX (sal_job_get_fraction (job), 0);

  if (job != self->job)
    return;
  gtk_progress_bar_set_fraction (self->first_bar, fraction);
  gtk_progress_bar_set_fraction (self->bar, fraction);
}

void
sal_boundary_dialog_stop (SalBoundaryDialog *self)
{
  if (self->job != NULL)
    sal_job_cancel (self->job);
  g_clear_object (&self->job);
}

/**
 * sal_boundary_dialog_read:
 * @self: the dialog
 *
 * Reads the file as its choices are now, in place of what is being read.
 */
void
sal_boundary_dialog_read (SalBoundaryDialog *self)
{
  Reading *reading = g_new0 (Reading, 1);

  sal_boundary_dialog_stop (self);
  reading->dialog = g_object_ref (self);
  reading->file = g_object_ref (self->file);
  reading->system = g_strdup (self->system);
  if (self->keeps_fields)
    {
      reading->id_field = sal_boundary_dialog_dup_field (self, self->code_row);
      reading->name_field = sal_boundary_dialog_dup_field (self, self->title_row);
      reading->parent_field = sal_boundary_dialog_dup_field (self, self->parent_row);
    }
  self->job = sal_job_new (_ ("Reading Boundaries"));
  g_signal_connect_object (
      self->job, "notify::fraction", G_CALLBACK (fraction_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  sal_boundary_dialog_update_button (self);
  sal_job_run_async (self->job, read_file, reading, NULL, read_cb, reading);
}
