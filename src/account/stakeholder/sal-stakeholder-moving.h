/* sal-stakeholder-moving.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-layout.h"

G_BEGIN_DECLS

/* Places somebody by hand. */
typedef struct
{
  gint64 stakeholder;
  double x, y; /* of the left upper corner, in units of the map */
} SalStakeholderMove;

/**
 * SalStakeholderMoving:
 *
 * Somebody who is being moved by hand, and all others.
 *
 * Those below whom nobody has placed by hand come along; everybody else stays where they stand.
 * Where somebody would lie on one of those who stay, they stand in the nearest room beside, and so
 * does each of those who come along.
 */
typedef struct
{
  guint person;
  guint n;
  SalStakeholderPlace *places; /* where everybody stood */
  gboolean *along;             /* who moves, the person included */
  GArray *staying;             /* of SalStakeholderPlace: of the others */
} SalStakeholderMoving;

SalStakeholderMoving *sal_stakeholder_moving_new (const SalStakeholderMap *map,
                                                  const SalStakeholderLayout *layout,
                                                  guint person);
void sal_stakeholder_moving_free (SalStakeholderMoving *self);
SalStakeholderLayout *sal_stakeholder_moving_hold (const SalStakeholderMoving *self,
                                                   const SalStakeholderMap *map,
                                                   SalStakeholderPlace place);
GArray *sal_stakeholder_moving_drop (const SalStakeholderMoving *self,
                                     SalStakeholderMap *map,
                                     SalStakeholderPlace place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalStakeholderMoving, sal_stakeholder_moving_free)

G_END_DECLS
