/* sal-design-staffing-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-staffing.h"

G_BEGIN_DECLS

struct _SalDesignStaffing
{
  gatomicrefcount ref_count;
  GArray *positions; /* of SalStaffingPosition; one that has two territories is there twice */
  guint n_territories;
  gint64 *territories; /* ids */
  guint8 *is_locked;   /* by territory */
  gint32 *now;         /* by territory, the position it has */
  GArray *places;      /* of SalTravelPlace */
  double *kept;        /* by position and then territory */
  double *wholes;      /* by territory: of the measure that is to be kept */
  double *sums;        /* likewise: of the measure that distances are weighted by */
  double *set;         /* likewise: the capacity whoever has it; 0: that of the position */
  GMutex lock;         /* of what follows */
  double *distances;   /* by position and then territory, NAN: unknown; NULL: to be measured */
};

gboolean
sal_design_staffing_measure (SalDesignStaffing *self, GCancellable *cancellable, GError **error);

G_END_DECLS
