/* sal-participant-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-table.h"
#include "sal-participant-list.h"

G_BEGIN_DECLS

/* What stands in a table of a SalParticipantList, whose rows are its entries. */
extern const SalIndexSource sal_participant_cells;

void sal_participant_cells_set_columns (SalIndexTable *table);
gboolean sal_participant_entry_matches (const SalParticipantEntry *self, const char *words);

G_END_DECLS
