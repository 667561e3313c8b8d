/* sal-design-result-advice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-result.h"

G_BEGIN_DECLS

void sal_design_result_find_worst (SalDesignResultMeasure *measure, SalTerritoryDesign *design);
gboolean sal_design_result_is_over (const SalDesignResultMeasure *measure);
char *sal_design_result_advise (const SalDesignResult *self, const SalDesignResultMeasure *measure);

G_END_DECLS
