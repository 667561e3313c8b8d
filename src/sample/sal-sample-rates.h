/* sal-sample-rates.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-sample-company.h"

G_BEGIN_DECLS

#define SAL_SAMPLE_N_RATE_YEARS  (SAL_SAMPLE_N_YEARS + 2) /* one before, one after */
#define SAL_SAMPLE_N_RATE_MONTHS 52

/* What the currencies are worth in US dollars, scaled by SAL_RATE_ONE. */
typedef struct
{
  int first_year;
  gint64 years[SAL_SAMPLE_N_RATE_YEARS][SAL_SAMPLE_N_CURRENCIES]; /* fixed for the fiscal year */
  guint n_months;
  gint32 month_days[SAL_SAMPLE_N_RATE_MONTHS]; /* from which a month's rates apply */
  gint64 months[SAL_SAMPLE_N_RATE_MONTHS][SAL_SAMPLE_N_CURRENCIES];
} SalSampleRates;

void sal_sample_rates_init (SalSampleRates *self, const SalSampleCompany *company);
gint64 sal_sample_rates_to_cents (const SalSampleRates *self,
                                  gint64 amount,
                                  SalSampleCurrency currency,
                                  int fiscal_year);
gint64 sal_sample_rates_from_cents (const SalSampleRates *self,
                                    gint64 cents,
                                    SalSampleCurrency currency,
                                    int fiscal_year);

G_END_DECLS
