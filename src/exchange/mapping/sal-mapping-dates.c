/* sal-mapping-dates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-mapping.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"

/**
 * sal_mapping_column_set_date_order:
 * @self: a column of a mapping
 * @order: the order of day, month and year
 * @undecided: (nullable): a date that is another day in another order, where @order is a guess
 *
 * Says how dates are written.
 */
void
sal_mapping_column_set_date_order (SalMappingColumn *self,
                                   SalDateOrder order,
                                   const char *undecided)
{
  char *copy;

  g_return_if_fail (self != NULL);

  copy = g_strdup (undecided);
  self->date_order = order;
  g_free (self->undecided_date);
  self->undecided_date = copy;
}

/**
 * sal_mapping_column_describe_dates:
 * @self: a column whose order of day and month is a guess
 *
 * Says what its dates may be.
 *
 * Returns: (transfer full): "“05/03/2026” may be 5 Mar 2026 or 3 May 2026"
 */
char *
sal_mapping_column_describe_dates (const SalMappingColumn *self)
{
  g_autofree char *day_first = NULL;
  g_autofree char *month_first = NULL;
  gint32 dmy = SAL_DATE_NONE, mdy = SAL_DATE_NONE;

  g_return_val_if_fail (self != NULL && self->undecided_date != NULL, NULL);

  sal_text_to_date (self->undecided_date, SAL_DATE_ORDER_DMY, &dmy, NULL);
  sal_text_to_date (self->undecided_date, SAL_DATE_ORDER_MDY, &mdy, NULL);
  day_first = sal_date_format (dmy);
  month_first = sal_date_format (mdy);

  return g_strdup_printf (_ ("“%s” may be %s or %s"), self->undecided_date, day_first, month_first);
}

/**
 * sal_mapping_find_undecided:
 * @self: a mapping
 *
 * Finds a column of dates in which day and month may be either.
 *
 * Returns: (transfer none) (nullable): the first, or %NULL if there is none
 */
const SalMappingColumn *
sal_mapping_find_undecided (const SalMapping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const SalMappingPart *part = self->parts->pdata[i];

      for (guint j = 0; j < part->columns->len; j++)
        {
          const SalMappingColumn *column = part->columns->pdata[j];

          if (column->undecided_date != NULL)
            return column;
        }
    }

  return NULL;
}

/**
 * sal_mapping_decide_dates:
 * @self: a mapping
 * @order: the order of day and month
 *
 * Sets the order of dates in all columns in which day and month may be either.
 */
void
sal_mapping_decide_dates (SalMapping *self, SalDateOrder order)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const SalMappingPart *part = self->parts->pdata[i];

      for (guint j = 0; j < part->columns->len; j++)
        {
          SalMappingColumn *column = part->columns->pdata[j];

          if (column->undecided_date != NULL)
            sal_mapping_column_set_date_order (column, order, NULL);
        }
    }
}
