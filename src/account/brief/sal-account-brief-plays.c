/* sal-account-brief-plays.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief.h"

#include "sal-date.h"

/**
 * sal_account_brief_convert_plays:
 * @self: a brief whose plan was read
 * @conversion: converts into the reporting currency
 *
 * Finds out what the growth plays of the plan are worth in the reporting currency, at the rates of
 * the day of the brief. What is not in another currency needs no rate.
 */
void
sal_account_brief_convert_plays (SalAccountBrief *self, SalConversion *conversion)
{
  GPtrArray *plays = self->plan->parts[SAL_PLAN_PLAYS];
  char day[SAL_DATE_BUFFER];

  sal_date_write_iso (self->as_of, day);
  g_array_set_size (self->play_values, 0);
  for (guint i = 0; i < plays->len; i++)
    {
      SalRecord *play = plays->pdata[i];
      const char *currency = sal_record_get_text (play, "currency");
      gint64 amount = sal_record_get_integer (play, "value"), value = amount;

      if (currency != NULL && g_strcmp0 (currency, self->currency) != 0 &&
          !sal_conversion_convert (conversion, amount, currency, day, &value))
        value = SAL_BRIEF_NO_RATE;
      g_array_append_val (self->play_values, value);
    }
}
