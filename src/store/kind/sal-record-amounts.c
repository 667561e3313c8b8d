/* sal-record-amounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-amounts.h"

#include "sal-money.h"

static void
keep_amount (SalRecord *self, guint field, const char *from, const char *to)
{
  const SalField *description = &sal_record_get_kind (self)->fields[field];
  const SalValue *amount = sal_record_get_value (self, field);
  g_autofree char *text = NULL;
  SalValue value;

  if (amount->storage != SAL_STORAGE_INTEGER ||
      sal_currency_digits (from) == sal_currency_digits (to))
    return;
  text = sal_money_to_text (amount->integer, from);
  if (!sal_field_from_text (description, text, to, &value, NULL))
    return; /* more than there is room for */
  sal_record_set_value (self, field, &value);
  sal_value_clear (&value);
}

/**
 * sal_record_keep_amounts:
 * @self: a record whose currencies were edited, and its amounts not yet
 * @before: what it was edited from
 * @currency: the reporting currency
 *
 * Keeps amounts as they read where their currency was changed to one with other minor units:
 * 1,234.00 US dollars become 1,234 yen, of which there are no hundredths. What the new currency has
 * no units for is rounded, halves away from zero, as it is when it is typed.
 */
void
sal_record_keep_amounts (SalRecord *self, SalRecord *before, const char *currency)
{
  const SalKind *kind = sal_record_get_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == SAL_FIELD_MONEY && kind->fields[i].currency_field != NULL)
      keep_amount (self,
                   i,
                   sal_record_currency_of (before, i, currency),
                   sal_record_currency_of (self, i, currency));
}
