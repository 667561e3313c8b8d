/* sal-exchange-rates.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"

G_BEGIN_DECLS

/**
 * SalExchangeRates:
 *
 * The exchange rates of a workspace: by date, and one fixed set per fiscal year.
 */
typedef struct _SalExchangeRates SalExchangeRates;

SalExchangeRates *sal_exchange_rates_new (const SalFiscalCalendar *calendar);
void sal_exchange_rates_free (SalExchangeRates *self);
/* @rate: scaled by SAL_RATE_ONE. @date: SAL_DATE_NONE for the fixed rate of @fiscal_year. */
void sal_exchange_rates_add (SalExchangeRates *self,
                             const char *currency,
                             const char *into,
                             gint32 date,
                             int fiscal_year,
                             gint64 rate);

/* The rate a plan year fixes, else the one in force on the day; FALSE if there is none. */
void sal_exchange_rates_prepare (SalExchangeRates *self);
gboolean sal_exchange_rates_find (
    const SalExchangeRates *self, const char *currency, const char *into, gint32 day, gint64 *rate);
gboolean sal_exchange_rates_convert (const SalExchangeRates *self,
                                     gint64 amount,
                                     const char *currency,
                                     const char *into,
                                     gint32 day,
                                     gint64 *converted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExchangeRates, sal_exchange_rates_free)

G_END_DECLS
