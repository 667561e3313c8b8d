/* sal-tier-weights-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-check.h"

G_BEGIN_DECLS

char *sal_tier_weights_format (gint64 share);
gboolean sal_tier_weights_review (SalConnection *connection, GPtrArray *notes, GError **error);
GArray *sal_tier_weights_find_wrong (const SalCheckRule *rule,
                                     SalWorkspace *workspace,
                                     SalConnection *connection,
                                     GError **error);

G_END_DECLS
