/* sal-sample-rates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-rates.h"

#include "sal-rate.h"

#define MONTHLY_CHANGE 0.014
#define PULL_BACK      0.08 /* towards the usual rate, in a month */

/* A stored rate has nine decimals; of market rates, five figures are quoted. */
static gint64
scale (double rate)
{
  gint64 scaled = (gint64) (rate * SAL_RATE_ONE + 0.5);
  gint64 unit = 1;

  while (scaled / unit >= 100000)
    unit *= 10;

  return (scaled + unit / 2) / unit * unit;
}

/**
 * sal_sample_rates_init:
 * @self: the rates
 * @company: the company whose years they are for
 *
 * Lets the rates wander from month to month. A fiscal year's fixed rate is that of the day it
 * begins; the next year's, not yet known, is the newest.
 */
void
sal_sample_rates_init (SalSampleRates *self, const SalSampleCompany *company)
{
  const SalSampleCalendar *calendar = &company->calendar;
  double rates[SAL_SAMPLE_N_CURRENCIES];
  SalSampleRandom random;
  gint32 day = sal_date_add_months (calendar->first, -12);

  sal_sample_random_init (&random, company->seed, "rates");
  self->first_year = calendar->first_year - 1;
  for (guint i = 0; i < SAL_SAMPLE_N_CURRENCIES; i++)
    rates[i] = sal_sample_currencies[i].rate;

  for (self->n_months = 0; day <= calendar->today && self->n_months < SAL_SAMPLE_N_RATE_MONTHS;
       self->n_months++, day = sal_date_add_months (day, 1))
    {
      self->month_days[self->n_months] = day;
      for (guint i = 0; i < SAL_SAMPLE_N_CURRENCIES; i++)
        {
          double usual = sal_sample_currencies[i].rate;

          if (i != SAL_SAMPLE_USD)
            rates[i] += (usual - rates[i]) * PULL_BACK +
                        usual * MONTHLY_CHANGE * sal_sample_random_normal (&random);
          self->months[self->n_months][i] = scale (rates[i]);
          for (guint year = self->n_months / 12; year < SAL_SAMPLE_N_RATE_YEARS; year++)
            if (self->n_months <= year * 12)
              self->years[year][i] = self->months[self->n_months][i];
        }
    }
}

static gint64
rate_of (const SalSampleRates *self, SalSampleCurrency currency, int fiscal_year)
{
  int year = CLAMP (fiscal_year - self->first_year, 0, SAL_SAMPLE_N_RATE_YEARS - 1);

  return self->years[year][currency];
}

/**
 * sal_sample_rates_to_cents:
 * @self: the rates
 * @amount: an amount in minor units of @currency
 * @currency: its currency
 * @fiscal_year: the year at whose fixed rate it is converted
 *
 * Converts an amount into US cents.
 *
 * Returns: the cents
 */
gint64
sal_sample_rates_to_cents (const SalSampleRates *self,
                           gint64 amount,
                           SalSampleCurrency currency,
                           int fiscal_year)
{
  double rate = (double) rate_of (self, currency, fiscal_year) / SAL_RATE_ONE;

  return (gint64) ((double) amount * rate * 100 / (double) sal_sample_currencies[currency].minor);
}

/**
 * sal_sample_rates_from_cents:
 * @self: the rates
 * @cents: an amount in US cents
 * @currency: the currency wanted
 * @fiscal_year: the year at whose fixed rate it is converted
 *
 * Converts US cents into another currency.
 *
 * Returns: the amount in minor units of @currency
 */
gint64
sal_sample_rates_from_cents (const SalSampleRates *self,
                             gint64 cents,
                             SalSampleCurrency currency,
                             int fiscal_year)
{
  double rate = (double) rate_of (self, currency, fiscal_year) / SAL_RATE_ONE;

  return (gint64) ((double) cents / rate * (double) sal_sample_currencies[currency].minor / 100);
}
