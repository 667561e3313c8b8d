/* sal-dispute-statements.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dispute-statements.h"
#include "sal-task.h"

typedef struct
{
  SalWorkspace *workspace;
  char *period;
  gint64 person; /* 0: everybody */
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->workspace);
  g_free (self->period);
  g_free (self);
}

static void
ask (GTask *task, SalWorkspace *workspace, const char *period, gint64 person, GTaskThreadFunc func)
{
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (workspace), g_strdup (period), person };
  g_task_set_task_data (task, question, question_free);
  sal_task_run_in_thread (task, func);
}

/* --- who can be paid --- */

static gpointer
read_accounts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_pay_statements_load (connection, data, 0, FALSE, error);
}

static gpointer
name_accounts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (sal_pay_statements_name (data, connection, error));
}

static void
accounts_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *self = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) accounts =
      sal_store_read_sync (sal_workspace_get_pay_store (self->workspace),
                           read_accounts,
                           self->period,
                           cancellable,
                           &error);

  if (accounts == NULL || sal_store_read_sync (sal_workspace_get_store (self->workspace),
                                               name_accounts,
                                               accounts,
                                               cancellable,
                                               &error) == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&accounts), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * sal_dispute_accounts_load_async:
 * @workspace: a workspace whose pay is open
 * @period: a period
 * @callback: is called once they are read
 * @data: data for @callback
 *
 * Reads who is paid in the period, by name and currency, on another thread.
 */
void
sal_dispute_accounts_load_async (SalWorkspace *workspace,
                                 const char *period,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, sal_dispute_accounts_load_async);
  ask (task, workspace, period, 0, accounts_thread);
}

/**
 * sal_dispute_accounts_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_dispute_accounts_load_async().
 *
 * Returns: (transfer full) (element-type SalPayStatement): statements without lines, or %NULL with
 *   the errors of reading
 */
GPtrArray *
sal_dispute_accounts_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sal_dispute_accounts_name:
 * @accounts: (element-type SalPayStatement): what was read
 *
 * Names them, for a menu.
 *
 * Returns: (transfer full): a name for each, in their order
 */
GtkStringList *
sal_dispute_accounts_name (const GPtrArray *accounts)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      const SalPayStatement *one = accounts->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s (%s)", one->name, one->currency);

      gtk_string_list_append (names, name);
    }

  return names;
}

/* --- what somebody is paid --- */

static void
statements_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *self = data;
  GError *error = NULL;
  SalPayoutStatements *statements = sal_payout_statements_load (self->workspace,
                                                                self->period,
                                                                self->person,
                                                                SAL_PAYOUT_STATEMENTS_TRACE,
                                                                cancellable,
                                                                &error);

  if (statements != NULL)
    g_task_return_pointer (task, statements, (GDestroyNotify) sal_payout_statements_free);
  else
    g_task_return_error (task, error);
}

/**
 * sal_dispute_statements_load_async:
 * @workspace: a workspace whose pay is open
 * @period: a period
 * @person: the id of whose statements
 * @callback: is called once they are read
 * @data: data for @callback
 *
 * Reads somebody's statements, one for each currency, with what they were calculated from, on
 * another thread.
 */
void
sal_dispute_statements_load_async (SalWorkspace *workspace,
                                   const char *period,
                                   gint64 person,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, sal_dispute_statements_load_async);
  ask (task, workspace, period, person, statements_thread);
}

/**
 * sal_dispute_statements_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_dispute_statements_load_async().
 *
 * Returns: (transfer full): the statements, or %NULL with the errors of reading
 */
SalPayoutStatements *
sal_dispute_statements_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
