/* sal-stakeholder-lines.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-map.h"

G_BEGIN_DECLS

char *sal_stakeholder_refuse_report (const SalStakeholderMap *map, guint person, guint above);
char *sal_stakeholder_refuse_influence (const SalStakeholderMap *map, guint source, guint target);

G_END_DECLS
