/* sal-what-if-even.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"

G_BEGIN_DECLS

/**
 * SalWhatIfHeirs:
 * @neighbors: which areas border on which
 * @areas: (array length=n_areas): the areas that were divided
 * @n_areas: how many
 * @values: (array length=n_areas): what goes with each of them
 * @n_territories: how many there are
 * @capacities: (array length=n_territories): what each can carry; one of 0 gets nothing
 * @is_closed: (array length=n_territories): those that get nothing
 * @assignment: by area of the geography, its territory or −1
 * @sums: (array length=n_territories): what each has
 *
 * Areas that several territories have taken over, and these.
 */
typedef struct
{
  const SalGeographyNeighbors *neighbors;
  const guint *areas;
  guint n_areas;
  const double *values;
  guint n_territories;
  const double *capacities;
  const guint8 *is_closed;
  gint32 *assignment;
  double *sums;
} SalWhatIfHeirs;

void sal_what_if_even_out (const SalWhatIfHeirs *heirs);

G_END_DECLS
