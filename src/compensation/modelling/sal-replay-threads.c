/* sal-replay-threads.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-private.h"

/* Much of the same on all processors, in pieces that are small enough to be cancelled between. */

typedef struct
{
  guint n;
  SalReplayWork work;
  gpointer data;
  SalCalculationProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  GMutex mutex; /* of the progress */
  gint next;    /* atomic */
  guint n_done;
} Run;

static gpointer
run (gpointer data)
{
  Run *self = data;

  for (;;)
    {
      guint index = (guint) g_atomic_int_add (&self->next, 1);

      if (index >= self->n || g_cancellable_is_cancelled (self->cancellable))
        return NULL;
      self->work (index, self->data);
      if (self->progress == NULL)
        continue;
      g_mutex_lock (&self->mutex);
      self->n_done++;
      self->progress ((double) self->n_done / self->n, self->progress_data);
      g_mutex_unlock (&self->mutex);
    }
}

/**
 * sal_replay_for_each: (skip)
 * @n: how many there are
 * @n_threads: how many threads at most; 0: as many as there are processors
 * @work: (scope call): called with the index of each, on any thread
 * @data: handed to @work
 * @progress: (nullable) (scope call): told the share that is done, on any thread, one at a time
 * @progress_data: handed to @progress
 * @cancellable: (nullable): to stop
 *
 * Does something for each of many on all processors, this thread's included.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
sal_replay_for_each (guint n,
                     guint n_threads,
                     SalReplayWork work,
                     gpointer data,
                     SalCalculationProgress progress,
                     gpointer progress_data,
                     GCancellable *cancellable)
{
  Run self = { n, work, data, progress, progress_data, cancellable };
  g_autofree GThread **threads = NULL;

  if (n_threads == 0)
    n_threads = g_get_num_processors ();
  n_threads = CLAMP (n_threads, 1, MAX (n, 1));
  threads = g_new0 (GThread *, n_threads);
  g_mutex_init (&self.mutex);
  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_try_new ("sal-replay", run, &self, NULL);
  run (&self);
  for (guint i = 1; i < n_threads; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
  g_mutex_clear (&self.mutex);

  return !g_cancellable_is_cancelled (cancellable);
}
