/* sal-sample-plans.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

gboolean
sal_sample_write_plans (SalTransaction *transaction, guint64 seed, gint32 today, GError **error);

G_END_DECLS
