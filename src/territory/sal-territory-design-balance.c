/* sal-territory-design-balance.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-design-private.h"

#include <math.h>

/**
 * sal_territory_design_measure_balance:
 * @self: a design
 * @measure: the index of a measure
 * @balance: (out caller-allocates): how even it is
 *
 * Summarises how a measure is divided. Territories without capacity have no target and are left
 * out of the deviations.
 */
void
sal_territory_design_measure_balance (SalTerritoryDesign *self,
                                      guint measure,
                                      SalDesignBalance *balance)
{
  guint n_judged = 0;

  *balance = (SalDesignBalance){
    .n_unassigned = sal_territory_design_count_areas (self, SAL_TERRITORY_NONE),
    .unassigned = sal_territory_design_get_sum (self, SAL_TERRITORY_NONE, measure),
  };
  for (guint t = 0; t < self->territories->len; t++)
    {
      double deviation = fabs (sal_territory_design_get_index (self, t, measure) - 100);

      balance->n_detached += sal_territory_design_count_pieces (self, t) > 1;
      balance->n_empty +=
          (self->n_areas > 0 ? sal_territory_design_count_areas (self, (gint32) t)
                             : sal_territory_design_count_accounts (self, (gint32) t)) == 0;
      if (isnan (deviation))
        continue;
      balance->mean_deviation += deviation;
      n_judged++;
      if (deviation > balance->max_deviation)
        {
          balance->max_deviation = deviation;
          balance->worst = t;
        }
    }
  if (n_judged > 0)
    balance->mean_deviation /= n_judged;
}
