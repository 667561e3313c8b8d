/* sal-cli-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

/**
 * sal_cli_create_query:
 * @workspace: a workspace
 * @kind: which records
 * @where: (nullable): the argument of --where
 * @sort: (nullable): the argument of --sort
 *
 * Makes the query that options ask for.
 *
 * Returns: (transfer full) (nullable): the query, or %NULL with an error that names the option
 */
SalRecordQuery *
sal_cli_create_query (SalWorkspace *workspace,
                      const SalKind *kind,
                      const char *where,
                      const char *sort,
                      GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (kind);

  if (!sal_record_query_set_filter (query,
                                    where,
                                    sal_workspace_get_calendar (workspace),
                                    sal_workspace_get_currency (workspace),
                                    error))
    {
      g_prefix_error (error, "--where: ");
      return NULL;
    }
  if (sort != NULL && !sal_record_query_set_sort (query, sort, error))
    {
      g_prefix_error (error, "--sort: ");
      return NULL;
    }

  return g_steal_pointer (&query);
}
