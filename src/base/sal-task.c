/* sal-task.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-task.h"

typedef struct
{
  GTask *task;
  GTaskThreadFunc func;
} Run;

static gboolean
released_cb (gpointer task)
{
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  g_autofree Run *run = data;
  g_autoptr (GSource) source = g_idle_source_new ();
  GTask *task = run->task;

  run->func (task,
             g_task_get_source_object (task),
             g_task_get_task_data (task),
             g_task_get_cancellable (task));
  g_source_set_callback (source, released_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));

  return NULL;
}

/**
 * sal_task_run_in_thread:
 * @task: a task
 * @func: the work, which returns from @task; called on a thread of its own
 *
 * Does what g_task_run_in_thread() does, except that @task is released on its own context: what it
 * holds, its source object and its data, goes where it came from, and not on the thread, which may
 * have the last reference when others are dropped meanwhile.
 */
void
sal_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  Run *run = g_new (Run, 1);

  *run = (Run){ g_object_ref (task), func };
  g_thread_unref (g_thread_new ("sal-task", run_thread, run));
}
