/* sal-calculation-all.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-calculation.h"

/* Participations do not know each other: each is calculated on whatever processor is free. */

typedef struct
{
  const GPtrArray *participations;
  GPtrArray **earnings; /* for each of them */
  GError **errors;      /* likewise */
  GCancellable *cancellable;
  SalCalculationProgress progress;
  gpointer data;
  GMutex mutex;
  guint n_done;
} Run;

static void
calculate_cb (gpointer item, gpointer data)
{
  Run *self = data;
  guint index = GPOINTER_TO_UINT (item) - 1;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->earnings[index] =
      sal_calculation_run (self->participations->pdata[index], &self->errors[index]);
  g_mutex_lock (&self->mutex);
  self->n_done++;
  if (self->progress != NULL)
    self->progress ((double) self->n_done / self->participations->len, self->data);
  g_mutex_unlock (&self->mutex);
}

/* Of several errors the first participation's is told, so that it is the same every time. */
static gboolean
take_error (Run *self, GError **error)
{
  gboolean has_failed = g_cancellable_set_error_if_cancelled (self->cancellable, error);

  for (guint i = 0; i < self->participations->len; i++)
    {
      if (self->errors[i] != NULL && !has_failed)
        {
          g_propagate_error (error, g_steal_pointer (&self->errors[i]));
          has_failed = TRUE;
        }
      g_clear_error (&self->errors[i]);
    }

  return has_failed;
}

/**
 * sal_calculation_run_all:
 * @participations: (element-type SalParticipation): participations with their credits
 * @progress: (nullable) (scope call): told the share that is done, on any thread, one at a time
 * @data: handed to @progress
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Calculates what each participation earns, on all processors; the result does not depend on how
 * many there are.
 *
 * Returns: (transfer full) (element-type GPtrArray): the earnings of each, or %NULL with the errors
 *   of sal_calculation_run(), or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
sal_calculation_run_all (const GPtrArray *participations,
                         SalCalculationProgress progress,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree GPtrArray **earnings = g_new0 (GPtrArray *, participations->len + 1);
  g_autofree GError **errors = g_new0 (GError *, participations->len + 1);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Run self = { participations, earnings, errors, cancellable, progress, data };
  GThreadPool *pool;

  g_mutex_init (&self.mutex);
  pool = g_thread_pool_new (calculate_cb, &self, (int) g_get_num_processors (), FALSE, NULL);
  for (guint i = 0; i < participations->len; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_mutex_clear (&self.mutex);
  for (guint i = 0; i < participations->len; i++)
    if (earnings[i] != NULL)
      g_ptr_array_add (all, earnings[i]);
  if (take_error (&self, error))
    return NULL;

  return g_steal_pointer (&all);
}
