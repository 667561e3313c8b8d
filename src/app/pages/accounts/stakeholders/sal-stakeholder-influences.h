/* sal-stakeholder-influences.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-stakeholder-map.h"

G_BEGIN_DECLS

/**
 * SalStakeholderInfluences:
 *
 * The lines of influence that begin or end at somebody, with how strong they are. They are changed
 * by the actions `stakeholders.set-influence` (ids of source and target, strength) and
 * `stakeholders.remove-influence` (id).
 */
#define SAL_TYPE_STAKEHOLDER_INFLUENCES (sal_stakeholder_influences_get_type ())
G_DECLARE_FINAL_TYPE (SalStakeholderInfluences,
                      sal_stakeholder_influences,
                      SAL,
                      STAKEHOLDER_INFLUENCES,
                      AdwPreferencesGroup)

void sal_stakeholder_influences_show (SalStakeholderInfluences *self,
                                      const SalStakeholderMap *map,
                                      guint person);

G_END_DECLS
