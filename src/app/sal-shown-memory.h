/* sal-shown-memory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-workspace.h"

G_BEGIN_DECLS

/* Which record was shown last, of each workspace, by the setting that remembers it; 0: it is not
 * known. */
gint64 sal_shown_memory_find (SalWorkspace *workspace, const char *key);
void sal_shown_memory_keep (SalWorkspace *workspace, const char *key, gint64 shown);

G_END_DECLS
