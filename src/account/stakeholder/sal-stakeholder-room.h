/* sal-stakeholder-room.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-layout.h"

G_BEGIN_DECLS

gboolean sal_stakeholder_room_is_free (const GArray *taken, const SalStakeholderPlace *place);
SalStakeholderPlace sal_stakeholder_room_find (const GArray *taken, SalStakeholderPlace wanted);
SalStakeholderPlace sal_stakeholder_room_find_beyond (const GArray *taken,
                                                      SalStakeholderPlace wanted,
                                                      int across,
                                                      int down);

G_END_DECLS
