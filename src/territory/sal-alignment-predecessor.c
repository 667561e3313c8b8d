/* sal-alignment-predecessor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-predecessor.h"

#include "sal-date.h"

static const SalAlignmentInfo *
find (const GPtrArray *infos, gint64 alignment)
{
  for (guint i = 0; i < infos->len; i++)
    {
      const SalAlignmentInfo *info = infos->pdata[i];

      if (info->id == alignment)
        return info;
    }

  return NULL;
}

/**
 * sal_alignment_find_predecessor:
 * @infos: (element-type SalAlignmentInfo): all alignments
 * @alignment: the id of one
 *
 * Finds the alignment that one takes the place of: the one it was branched from, or else the one in
 * force on the same geography.
 *
 * Returns: (transfer none) (nullable): it, if there is one
 */
const SalAlignmentInfo *
sal_alignment_find_predecessor (const GPtrArray *infos, gint64 alignment)
{
  const SalAlignmentInfo *self = find (infos, alignment);
  const SalAlignmentInfo *from = self != NULL ? find (infos, self->branched_from) : NULL;

  for (guint i = 0; self != NULL && from == NULL && i < infos->len; i++)
    {
      const SalAlignmentInfo *info = infos->pdata[i];

      if (info != self && sal_alignment_info_is_in_force (info, sal_date_today ()) &&
          g_strcmp0 (info->geography, self->geography) == 0)
        from = info;
    }

  return from;
}
