/* sal-role-pay-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-table.h"
#include "sal-role-pay.h"

G_BEGIN_DECLS

/* What a table of roles is asked with. */
typedef struct
{
  GPtrArray *roles;     /* of SalRolePay; NULL: none */
  const char *currency; /* of their amounts */
} SalRolePayRows;

extern const SalIndexSource sal_role_pay_cells;

void sal_role_pay_cells_set_columns (SalIndexTable *table);
const char *sal_role_pay_get_name (const SalRolePay *self);

G_END_DECLS
