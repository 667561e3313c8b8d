/* sal-sample-tiers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

gboolean
sal_sample_refresh_tiers (SalTransaction *transaction, guint64 seed, gint32 today, GError **error);

G_END_DECLS
