/* sal-design-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-checks.h"

G_BEGIN_DECLS

/* What is checked of the design of a plan, in words. */

char *sal_design_format_value (double value, SalDesignUnit unit, const char *currency);
char *sal_design_format_norm (const SalDesignCheck *check, const char *currency);
const char *sal_design_verdict_get_label (SalDesignVerdict verdict);

G_END_DECLS
