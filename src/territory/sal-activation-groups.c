/* sal-activation-groups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-groups.h"

#include <string.h>

/**
 * sal_activation_groups_init:
 * @self: (out caller-allocates): the groups
 * @rows: rows that have the id of an account
 * @account_offset: where in a row this is, a gint64
 * @accounts: the indexes of accounts by id
 * @n_accounts: how many there are
 *
 * Copies rows into groups, one per account. Those of accounts that are not there are left out.
 */
void
sal_activation_groups_init (SalActivationGroups *self,
                            const GArray *rows,
                            gsize account_offset,
                            const SalIdMap *accounts,
                            guint n_accounts)
{
  gsize size = g_array_get_element_size ((GArray *) rows);
  g_autofree gint32 *places = g_new (gint32, rows->len);
  g_autofree guint *next = g_new0 (guint, n_accounts + 1);
  guint n_rows = 0;

  self->size = size;
  self->first = g_new (guint, n_accounts + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 account;

      memcpy (&account, rows->data + i * size + account_offset, sizeof account);
      places[i] = account != 0 ? sal_id_map_lookup (accounts, account) : -1;
      if (places[i] >= 0)
        next[places[i]]++;
    }
  for (guint account = 0; account < n_accounts; account++)
    {
      self->first[account] = n_rows;
      n_rows += next[account];
      next[account] = self->first[account];
    }
  self->first[n_accounts] = n_rows;

  self->rows = g_malloc (MAX (n_rows, 1) * size);
  for (guint i = 0; i < rows->len; i++)
    {
      if (places[i] >= 0)
        memcpy (self->rows + next[places[i]]++ * size, rows->data + i * size, size);
    }
}

void
sal_activation_groups_clear (SalActivationGroups *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->first, g_free);
}
