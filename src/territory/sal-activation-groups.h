/* sal-activation-groups.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-id-map.h"

G_BEGIN_DECLS

/* Rows by the account they are about, in the order they came in. Private to this folder. */
typedef struct
{
  guint8 *rows;
  gsize size;   /* of a row */
  guint *first; /* of each account, and one more */
} SalActivationGroups;

void sal_activation_groups_init (SalActivationGroups *self,
                                 const GArray *rows,
                                 gsize account_offset,
                                 const SalIdMap *accounts,
                                 guint n_accounts);
void sal_activation_groups_clear (SalActivationGroups *self);

static inline gpointer
sal_activation_groups_get (const SalActivationGroups *self, guint account, guint *n_rows)
{
  *n_rows = self->first[account + 1] - self->first[account];

  return self->rows + self->first[account] * self->size;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalActivationGroups, sal_activation_groups_clear)

G_END_DECLS
