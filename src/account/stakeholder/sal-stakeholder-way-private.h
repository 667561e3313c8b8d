/* sal-stakeholder-way-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-stakeholder-layout.h"

G_BEGIN_DECLS

/* A corner that a way may lead by */
typedef struct
{
  int corner; /* which of which box; -1: where the way begins */
  int before; /* index of the step it is reached from */
  SalStakeholderPlace at;
  double way;  /* up to it */
  double rest; /* from it, at least */
  gboolean done;
} SalStakeholderStep;

/* The way of one line of influence among the boxes, while it is looked for. */
typedef struct
{
  const SalStakeholderPlace *places;
  guint n;
  guint source, target; /* of the line that is looked for */
  double margin;
  gint64 looks;   /* that are left */
  guint *order;   /* of boxes, from left to right */
  double *lefts;  /* of the boxes in that order */
  GArray *points; /* of SalStakeholderPlace: the way so far */
  GArray *steps;  /* of SalStakeholderStep */
  GArray *boxes;  /* of int: those that are looked at */
} SalStakeholderWay;

static inline SalStakeholderPlace
sal_stakeholder_way_middle_of (const SalStakeholderPlace *place)
{
  return (SalStakeholderPlace){ place->x + SAL_STAKEHOLDER_WIDTH / 2,
                                place->y + SAL_STAKEHOLDER_HEIGHT / 2 };
}

int sal_stakeholder_way_meet (SalStakeholderWay *self,
                              const SalStakeholderPlace *from,
                              const SalStakeholderPlace *to);
gboolean sal_stakeholder_way_is_free (SalStakeholderWay *self);
SalStakeholderPlace sal_stakeholder_way_leave_box (const SalStakeholderPlace *place,
                                                   const SalStakeholderPlace *to);
void sal_stakeholder_way_add (SalStakeholderWay *self, double x, double y);
void sal_stakeholder_way_add_bent (SalStakeholderWay *self,
                                   const SalStakeholderPlace *from,
                                   const SalStakeholderPlace *bend,
                                   const SalStakeholderPlace *to,
                                   guint n);
gboolean sal_stakeholder_way_go_round (SalStakeholderWay *self);

G_END_DECLS
