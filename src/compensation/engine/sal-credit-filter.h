/* sal-credit-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression.h"
#include "sal-plan.h"
#include "sal-sheet.h"

G_BEGIN_DECLS

/* Which credits of a table the components of plans count. */
typedef struct _SalCreditFilter SalCreditFilter;

SalCreditFilter *
sal_credit_filter_new (const SalSheet *sheet, const GPtrArray *plans, GError **error);
/* The same, where it is known what the columns are of. */
SalCreditFilter *sal_credit_filter_new_typed (const SalSheet *sheet,
                                              const SalExpressionType *types,
                                              const GPtrArray *plans,
                                              GError **error);
void sal_credit_filter_free (SalCreditFilter *self);

/* A bit for each component of the plan that counts the row; @measure is interned. */
guint64 sal_credit_filter_match (const SalCreditFilter *self,
                                 const SalPlan *plan,
                                 guint row,
                                 const char *measure);

/* A bit for each component of the plan whose filter is about the column. */
guint64
sal_credit_filter_get_about (const SalCreditFilter *self, const SalPlan *plan, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCreditFilter, sal_credit_filter_free)

G_END_DECLS
