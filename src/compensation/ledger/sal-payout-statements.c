/* sal-payout-statements.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-statements.h"

typedef struct
{
  SalPayoutStatements *result;
  SalWorkspace *workspace;
  const char *period;
  gint64 person;
  SalPayoutStatementsDepth depth;
} Question;

static gpointer
read_pay (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *self = data;
  SalPayoutStatements *result = self->result;

  result->statements = sal_pay_statements_load (
      connection, self->period, self->person, self->depth == SAL_PAYOUT_STATEMENTS_TRACE, error);
  if (result->statements == NULL ||
      (self->depth == SAL_PAYOUT_STATEMENTS_LINES &&
       !sal_pay_statements_load_lines (result->statements, self->period, connection, error)))
    return NULL;
  result->setting = sal_pay_statement_setting_load (
      connection, self->period, sal_workspace_get_calendar (self->workspace), error);

  return result->setting;
}

static gpointer
name_all (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalPayoutStatements *self = data;

  return GINT_TO_POINTER (
      sal_pay_statements_name (self->statements, connection, error) &&
      sal_pay_statement_setting_name (self->setting, self->statements, connection, error));
}

/**
 * sal_payout_statements_load:
 * @workspace: a workspace whose pay is open
 * @period: a period that is calculated
 * @person: whose statements, 0 for everybody's
 * @depth: how much of them is read
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads statements of a period from the pay, and the names in them from the workspace. It waits for
 * both: not to be called on the main thread of a program.
 *
 * Returns: (transfer full): the statements, or %NULL with %SAL_STORE_ERROR_NOT_FOUND if there is no
 *   such period, %G_IO_ERROR_CANCELLED, or the errors of reading
 */
SalPayoutStatements *
sal_payout_statements_load (SalWorkspace *workspace,
                            const char *period,
                            gint64 person,
                            SalPayoutStatementsDepth depth,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (SalPayoutStatements) self = g_new0 (SalPayoutStatements, 1);
  Question question = { self, workspace, period, person, depth };

  if (sal_store_read_sync (
          sal_workspace_get_pay_store (workspace), read_pay, &question, cancellable, error) ==
          NULL ||
      sal_store_read_sync (
          sal_workspace_get_store (workspace), name_all, self, cancellable, error) == NULL)
    return NULL;
  self->setting->company = g_strdup (sal_workspace_get_name (workspace));

  return g_steal_pointer (&self);
}

void
sal_payout_statements_free (SalPayoutStatements *self)
{
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->setting, sal_pay_statement_setting_free);
  g_free (self);
}
