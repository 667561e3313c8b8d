/* sal-account-briefs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief.h"

/* What takes about as long as so many briefs: finding accounts, and the whitespace of all. */
#define COMMON_SHARE 0.5

static void
report (const SalAccountBriefs *self, double fraction)
{
  if (self->report != NULL)
    self->report (self->report_data, fraction);
}

static GArray *
list_accounts (const SalAccountBriefs *self, SalConnection *connection, GError **error)
{
  GArray *accounts;

  if (self->accounts == NULL)
    return sal_account_briefs_find_top (connection, self->query.as_of, self->n_accounts, error);
  accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (accounts, self->accounts, self->n_accounts);

  return accounts;
}

static gpointer
read_briefs (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalAccountBriefs *self = data;
  SalAccountBriefQuery query = self->query;
  g_autoptr (GPtrArray) briefs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_account_brief_free);
  g_autoptr (GArray) accounts = list_accounts (self, connection, error);
  g_autoptr (SalWhitespace) whitespace = NULL;

  if (accounts == NULL)
    return NULL;
  report (self, COMMON_SHARE / 2);
  if (query.whitespace == NULL)
    {
      whitespace = sal_account_briefs_load_whitespace (connection, accounts, query.as_of, error);
      if (whitespace == NULL)
        return NULL;
      query.whitespace = whitespace;
    }
  for (guint i = 0; i < accounts->len; i++)
    {
      SalAccountBrief *brief;

      report (self, COMMON_SHARE + (1 - COMMON_SHARE) * i / accounts->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      query.account = g_array_index (accounts, gint64, i);
      brief = sal_account_brief_load (connection, self->kinds, &query, error);
      if (brief == NULL)
        return NULL;
      g_ptr_array_add (briefs, brief);
    }

  return g_steal_pointer (&briefs);
}

/**
 * sal_account_briefs_load:
 * @store: the main store
 * @briefs: what is asked for
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Loads briefs of several accounts as of one moment. It takes a while: not for the main thread.
 *
 * Returns: (transfer full) (element-type SalAccountBrief): them, those of the highest score first;
 *   %NULL with the errors of sal_account_brief_load(), or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
sal_account_briefs_load (SalStore *store,
                         const SalAccountBriefs *briefs,
                         GCancellable *cancellable,
                         GError **error)
{
  return sal_store_read_sync (store, read_briefs, (gpointer) briefs, cancellable, error);
}
