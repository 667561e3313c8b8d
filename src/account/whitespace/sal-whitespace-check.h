/* sal-whitespace-check.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-check.h"

G_BEGIN_DECLS

const SalCheckRule *sal_whitespace_check_rules (guint *n_rules);

G_END_DECLS
