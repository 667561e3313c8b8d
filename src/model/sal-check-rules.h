/* sal-check-rules.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-check.h"

G_BEGIN_DECLS

const SalCheckRule *sal_model_check_rules (guint *n_rules);
GArray *sal_check_find_unconverted (const SalCheckRule *rule,
                                    SalWorkspace *workspace,
                                    SalConnection *connection,
                                    GError **error);

G_END_DECLS
