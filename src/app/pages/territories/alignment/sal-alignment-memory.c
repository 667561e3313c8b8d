/* sal-alignment-memory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-memory.h"

#include "sal-shown-memory.h"

#define KEY "shown-alignments"

gint64
sal_alignment_memory_find (SalWorkspace *workspace)
{
  return sal_shown_memory_find (workspace, KEY);
}

/**
 * sal_alignment_memory_keep:
 * @workspace: a workspace
 * @alignment: the alignment of it that shows
 *
 * Remembers what is to show when the room is opened again, also tomorrow.
 */
void
sal_alignment_memory_keep (SalWorkspace *workspace, gint64 alignment)
{
  sal_shown_memory_keep (workspace, KEY, alignment);
}
