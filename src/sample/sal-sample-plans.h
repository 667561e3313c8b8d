/* sal-sample-plans.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

gboolean
sal_sample_write_plans (SalTransaction *transaction, guint64 seed, gint32 today, GError **error);
#include "sal-sample-writer.h"

G_BEGIN_DECLS

/* Accounts that have a plan. */
#define SAL_SAMPLE_PLANS 40

guint sal_sample_list_planned (const SalSampleWriter *self, guint accounts[SAL_SAMPLE_PLANS]);
gint64 sal_sample_plan_of (SalSampleWriter *self, guint account);

G_END_DECLS
