/* sal-periods-page-content.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-periods-page-private.h"

#include "sal-payout-exceptions.h"
#include "sal-task.h"

/* Reads what a period has, and what somebody is paid in it, on other threads. */

/* --- explaining a payment --- */

typedef struct
{
  SalWorkspace *workspace;
  char *period;
  gint64 person, line;
  SalPayoutStatementsDepth depth;
  GPtrArray *issues, *sign_offs; /* (nullable): what else is read */
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_object (&self->workspace);
  g_free (self->period);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->sign_offs, g_ptr_array_unref);
  g_free (self);
}

static Question *
question_new (SalPeriodsPage *self, gint64 person, SalPayoutStatementsDepth depth)
{
  Question *question = g_new0 (Question, 1);

  question->workspace = g_object_ref (sal_page_get_workspace (SAL_PAGE (self)));
  question->period = g_strdup (self->chosen);
  question->person = person;
  question->depth = depth;

  return question;
}

static gpointer
read_issues (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_payout_exceptions_list (connection, ((const Question *) data)->period, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *self = data;
  GError *error = NULL;
  SalPayoutStatements *found = sal_payout_statements_load (
      self->workspace, self->period, self->person, self->depth, cancellable, &error);

  if (found != NULL && self->depth == SAL_PAYOUT_STATEMENTS_LINES)
    {
      self->issues = sal_store_read_sync (
          sal_workspace_get_pay_store (self->workspace), read_issues, self, cancellable, &error);
      if (self->issues != NULL)
        self->sign_offs = sal_pay_sign_offs_load (self->workspace, found, cancellable, &error);
      if (self->sign_offs == NULL)
        g_clear_pointer (&found, sal_payout_statements_free);
    }
  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) sal_payout_statements_free);
  else
    g_task_return_error (task, error);
}

/* Takes @question. */
static void
read_async (SalPeriodsPage *self,
            Question *question,
            GCancellable **cancellable,
            GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = NULL;

  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
  task = g_task_new (self, *cancellable, callback, NULL);
  g_task_set_source_tag (task, read_async);
  g_task_set_task_data (task, question, question_free);
  self->n_loading++;
  sal_periods_page_update_busy (self);
  sal_task_run_in_thread (task, read_thread);
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (source);
  const Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayoutStatements) found = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_loading--;
  if (self->store == NULL)
    return; /* the page is gone */
  sal_periods_page_update_busy (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL || found->statements->len == 0)
    {
      if (error != NULL)
        sal_periods_page_tell (self, error->message, TRUE);
      sal_periods_page_leave_trail (self);
      return;
    }
  sal_pay_trail_show (self->trail, g_steal_pointer (&found), question->line);
  adw_view_stack_set_visible_child_name (self->content_stack, "trail");
  sal_periods_page_update (self);
}

void
sal_periods_page_explain (SalPeriodsPage *self, gint64 person, gint64 line)
{
  Question *question = question_new (self, person, SAL_PAYOUT_STATEMENTS_TRACE);

  question->line = line;
  self->explained = person;
  read_async (self, question, &self->explaining, explained_cb);
}

/* --- what a period has --- */

static void
content_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalPeriodsPage *self = SAL_PERIODS_PAGE (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  SalPayoutStatements *found = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_loading--;
  if (self->store == NULL)
    {
      g_clear_pointer (&found, sal_payout_statements_free);
      return;
    }
  sal_periods_page_update_busy (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    {
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->unreadable_page, message);
      adw_view_stack_set_visible_child_name (self->content_stack, "unreadable");
      return;
    }
  sal_period_view_show (self->view,
                        found,
                        g_steal_pointer (&question->issues),
                        g_steal_pointer (&question->sign_offs));
  if (self->explained != 0)
    sal_periods_page_explain (self, self->explained, sal_pay_trail_get_line (self->trail));
  else
    adw_view_stack_set_visible_child_name (self->content_stack, "period");
  sal_periods_page_update (self);
}

void
sal_periods_page_read_content (SalPeriodsPage *self)
{
  read_async (
      self, question_new (self, 0, SAL_PAYOUT_STATEMENTS_LINES), &self->reading, content_read_cb);
}
