/* sal-agreement-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

SalChart *sal_agreement_chart_new (const SalTerritoryDesign *design,
                                   guint theirs,
                                   guint own,
                                   const char *currency,
                                   guint limit,
                                   GArray *areas);

G_END_DECLS
