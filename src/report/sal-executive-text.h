/* sal-executive-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-executive.h"

G_BEGIN_DECLS

/* What stands below a key figure, the same on screen and on paper. */
char *
sal_executive_describe (const SalExecutive *self, const SalFacts *facts, const SalMetric *metric);
/* The period in one paragraph. */
char *sal_executive_summarize (const SalExecutive *self, const SalFacts *facts);
/* What the figures leave out, a sentence a line; NULL if nothing. */
char *sal_executive_describe_gaps (const SalFacts *facts);

G_END_DECLS
