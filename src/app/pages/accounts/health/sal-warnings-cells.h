/* sal-warnings-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-churn-model.h"
#include "sal-index-table.h"
#include "sal-service-outlook.h"

G_BEGIN_DECLS

/* Contracts to renew; the data is a SalServiceOutlook. */
extern const SalIndexSource sal_renewal_cells;
/* Who may leave; the data is a SalChurnOutlook with a model. */
extern const SalIndexSource sal_churn_cells;

void sal_renewal_cells_add_columns (SalIndexTable *table);
void sal_churn_cells_add_columns (SalIndexTable *table);
char *sal_churn_describe_reasons (const SalChurnOutlook *outlook, guint row);

G_END_DECLS
