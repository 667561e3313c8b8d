/* sal-staffing-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-staffing.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/**
 * SalStaffing:
 *
 * Territories with the positions they are to have, to be written as one change: the data of
 * sal_staffing_write(). It keeps nothing of the plan.
 */
typedef struct _SalStaffing SalStaffing;

SalStaffing *
sal_staffing_new (gint64 alignment, const SalDesignStaffing *question, const SalStaffingPlan *plan);
void sal_staffing_free (gpointer self);
guint sal_staffing_get_size (const SalStaffing *self);

gboolean sal_staffing_write (SalTransaction *transaction,
                             gpointer staffing,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalStaffing, sal_staffing_free)

G_END_DECLS
