/* sal-credit-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"
#include "sal-sheet.h"

G_BEGIN_DECLS

/* Which credits of a table the components of plans count. */
typedef struct _SalCreditFilter SalCreditFilter;

SalCreditFilter *
sal_credit_filter_new (const SalSheet *sheet, const GPtrArray *plans, GError **error);
void sal_credit_filter_free (SalCreditFilter *self);

/* A bit for each component of the plan that counts the row; @measure is interned. */
guint64 sal_credit_filter_match (const SalCreditFilter *self,
                                 const SalPlan *plan,
                                 guint row,
                                 const char *measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCreditFilter, sal_credit_filter_free)

G_END_DECLS
