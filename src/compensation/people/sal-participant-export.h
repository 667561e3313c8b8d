/* sal-participant-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-participant-list.h"

G_BEGIN_DECLS

gboolean sal_participant_export_to_file (const SalParticipantList *list,
                                         const GPtrArray *entries,
                                         GFile *file,
                                         GError **error);

G_END_DECLS
