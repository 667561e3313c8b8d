/* sal-seasonal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SAL_SEASONAL_MAX_CYCLE 12

/* How a flow is loaded within a cycle: by position, with a mean of 1. */
typedef struct
{
  guint cycle; /* months: 3 for the position in the quarter, 12 for the month of the year */
  double indices[SAL_SEASONAL_MAX_CYCLE];
} SalSeasonal;

gboolean sal_seasonal_estimate (const double *values,
                                guint n_values,
                                guint first_position,
                                guint cycle,
                                SalSeasonal *seasonal,
                                const char **problem);
double sal_seasonal_get_index (const SalSeasonal *self, guint position);

G_END_DECLS
