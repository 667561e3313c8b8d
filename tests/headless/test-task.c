/* test-task.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>

#include "sal-task.h"

#define N_ROUNDS 200

static GThread *released; /* on which the data went */

static void
data_free (gpointer data)
{
  g_atomic_pointer_set (&released, g_thread_self ());
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_assert_true (g_thread_self () != data);
  g_task_return_int (task, 42);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gssize *answer = user_data;

  *answer = g_task_propagate_int (G_TASK (result), NULL);
}

/* What a task holds goes on the thread that began it, whoever drops it last. */
static void
test_released (void)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gssize answer = 0;
      GTask *task = g_task_new (NULL, NULL, done_cb, &answer);

      g_atomic_pointer_set (&released, NULL);
      g_task_set_task_data (task, g_thread_self (), data_free);
      sal_task_run_in_thread (task, work);
      g_object_unref (task);
      while (g_atomic_pointer_get (&released) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (answer, ==, 42);
      g_assert_true (released == g_thread_self ());
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task/released", test_released);

  return g_test_run ();
}
