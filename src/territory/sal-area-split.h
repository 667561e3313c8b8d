/* sal-area-split.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cells.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* Areas that are too heavy for one territory are split into cells: counties into ZIP areas. */
guint *sal_area_split_count (const SalGeography *geography, const char *base, SalUsAreas *areas);
SalGeography *sal_area_split_make (const SalGeography *geography,
                                   SalUsAreas *areas,
                                   const guint *split,
                                   guint n_split,
                                   SalCellsProgress progress,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/* An alignment that goes on with cells in place of areas: the data of sal_alignment_split_areas().
 */
typedef struct
{
  gint64 alignment;
  char *key;           /* of the geography it has, as sal_geography_dup_key() has it */
  GStrv areas;         /* the codes of those that are split */
  SalGeography *cells; /* the geography it gets, from sal_area_split_make() */
  gint64 geography;    /* out: the record of that */
} SalAlignmentSplit;

SalAlignmentSplit *sal_alignment_split_new (gint64 alignment,
                                            const char *key,
                                            const SalGeography *geography,
                                            const guint *split,
                                            guint n_split,
                                            SalGeography *cells);
void sal_alignment_split_free (gpointer self);
gboolean sal_alignment_split_areas (SalTransaction *transaction,
                                    gpointer alignment_split,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAlignmentSplit, sal_alignment_split_free)

G_END_DECLS
