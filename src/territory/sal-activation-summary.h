/* sal-activation-summary.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-activation.h"

G_BEGIN_DECLS

gboolean sal_activation_moves_nothing (const SalAlignmentActivation *plan);
guint sal_activation_count_opportunities (const SalAlignmentActivation *plan);
char *sal_activation_summarize (const SalAlignmentActivation *plan, const char *name, gint32 today);

G_END_DECLS
