/* sal-alignment-memory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-workspace.h"

G_BEGIN_DECLS

/* Which alignment was shown last, of each workspace; 0: it is not known. */
gint64 sal_alignment_memory_find (SalWorkspace *workspace);
void sal_alignment_memory_keep (SalWorkspace *workspace, gint64 alignment);

G_END_DECLS
