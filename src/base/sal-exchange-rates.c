/* sal-exchange-rates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exchange-rates.h"

#include "sal-money.h"
#include "sal-rate.h"

typedef struct
{
  gint32 date;     /* dated rates, or SAL_DATE_NONE */
  int fiscal_year; /* fixed rates, or 0 */
  gint64 rate;
} Rate;

struct _SalExchangeRates
{
  SalFiscalCalendar *calendar;
  GHashTable *pairs; /* "EURUSD" as a gint64 → GArray of Rate, by date once sorted */
  gboolean sorted;
};

/* Codes have three letters; more than four would not count. */
static gint64
name_pair (const char *currency, const char *into)
{
  gint64 pair = 0;

  for (guint i = 0; i < 4 && currency[i] != '\0'; i++)
    pair |= (gint64) (guint8) currency[i] << 8 * i;
  for (guint i = 0; i < 4 && into[i] != '\0'; i++)
    pair |= (gint64) (guint8) into[i] << 8 * (i + 4);

  return pair;
}

/**
 * sal_exchange_rates_new:
 * @calendar: tells the fiscal year of a day
 *
 * Creates rates without any.
 *
 * Returns: (transfer full): the rates
 */
SalExchangeRates *
sal_exchange_rates_new (const SalFiscalCalendar *calendar)
{
  SalExchangeRates *self = g_new0 (SalExchangeRates, 1);

  self->calendar = sal_fiscal_calendar_copy (calendar);
  self->pairs =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->sorted = TRUE;

  return self;
}

void
sal_exchange_rates_free (SalExchangeRates *self)
{
  sal_fiscal_calendar_free (self->calendar);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

static int
compare_rates (gconstpointer one, gconstpointer other)
{
  const Rate *a = one, *b = other;

  return (a->date > b->date) - (a->date < b->date);
}

/**
 * sal_exchange_rates_prepare:
 * @self: rates
 *
 * Sorts the rates, after which several threads may ask at once.
 */
void
sal_exchange_rates_prepare (SalExchangeRates *self)
{
  GHashTableIter iter;
  gpointer rates;

  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &rates))
    g_array_sort (rates, compare_rates);
  self->sorted = TRUE;
}

/**
 * sal_exchange_rates_add:
 * @self: rates
 * @currency: the currency of which one unit …
 * @into: … is worth @rate of this one
 * @date: the day the rate applies from, or %SAL_DATE_NONE for a fixed one
 * @fiscal_year: the fiscal year a fixed rate is for
 * @rate: scaled by %SAL_RATE_ONE
 *
 * Adds a rate.
 */
void
sal_exchange_rates_add (SalExchangeRates *self,
                        const char *currency,
                        const char *into,
                        gint32 date,
                        int fiscal_year,
                        gint64 rate)
{
  gint64 pair = name_pair (currency, into);
  GArray *rates = g_hash_table_lookup (self->pairs, &pair);
  Rate added = { date, date == SAL_DATE_NONE ? fiscal_year : 0, rate };

  if (rates == NULL)
    {
      rates = g_array_new (FALSE, FALSE, sizeof (Rate));
      g_hash_table_insert (self->pairs, g_memdup2 (&pair, sizeof pair), rates);
    }
  g_array_append_val (rates, added);
  self->sorted = FALSE;
}

/* The fixed rate of the year if there is one, else the latest of those from the day or before.
 * Fixed rates sort first, since they have no date. */
static gboolean
find_in (const GArray *rates, int fiscal_year, gint32 day, gint64 *rate)
{
  guint n_fixed = 0;

  for (; n_fixed < rates->len; n_fixed++)
    {
      const Rate *candidate = &g_array_index (rates, Rate, n_fixed);

      if (candidate->date != SAL_DATE_NONE)
        break;
      if (candidate->fiscal_year == fiscal_year)
        {
          *rate = candidate->rate;
          return TRUE;
        }
    }
  for (guint i = rates->len; i-- > n_fixed;)
    {
      const Rate *candidate = &g_array_index (rates, Rate, i);

      if (candidate->date <= day)
        {
          *rate = candidate->rate;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * sal_exchange_rates_find:
 * @self: rates
 * @currency: a currency
 * @into: the currency to convert into
 * @day: the day of the amount
 * @rate: (out): scaled by %SAL_RATE_ONE
 *
 * Finds what a unit of @currency is worth: at the fixed rate of the fiscal year @day is in, or
 * where the year has none, at the rate in force on @day. A rate known only the other way round is
 * inverted.
 *
 * Returns: %FALSE if there is no rate
 */
gboolean
sal_exchange_rates_find (
    const SalExchangeRates *self, const char *currency, const char *into, gint32 day, gint64 *rate)
{
  gint64 pair = name_pair (currency, into), inverse = name_pair (into, currency);
  int year = sal_fiscal_calendar_period_of (self->calendar, day, SAL_PERIOD_YEAR).year;
  const GArray *rates;

  if (g_str_equal (currency, into))
    {
      *rate = SAL_RATE_ONE;
      return TRUE;
    }
  if (!self->sorted)
    sal_exchange_rates_prepare ((SalExchangeRates *) self);

  rates = g_hash_table_lookup (self->pairs, &pair);
  if (rates != NULL && find_in (rates, year, day, rate))
    return TRUE;

  rates = g_hash_table_lookup (self->pairs, &inverse);
  if (rates == NULL || !find_in (rates, year, day, rate) || *rate == 0)
    return FALSE;

  *rate = (gint64) (((__int128) SAL_RATE_ONE * SAL_RATE_ONE + *rate / 2) / *rate);

  return TRUE;
}

/**
 * sal_exchange_rates_convert:
 * @self: rates
 * @amount: minor units of @currency
 * @currency: a currency
 * @into: the currency to convert into
 * @day: the day of the amount
 * @converted: (out): minor units of @into, rounded half away from zero
 *
 * Converts an amount at the rate of sal_exchange_rates_find().
 *
 * Returns: %FALSE if there is no rate or the result would not fit
 */
gboolean
sal_exchange_rates_convert (const SalExchangeRates *self,
                            gint64 amount,
                            const char *currency,
                            const char *into,
                            gint32 day,
                            gint64 *converted)
{
  gint64 rate;

  if (g_str_equal (currency, into))
    {
      *converted = amount;
      return TRUE;
    }

  return sal_exchange_rates_find (self, currency, into, day, &rate) &&
         sal_money_convert (amount, currency, into, rate, converted);
}
