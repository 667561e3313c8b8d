/* sal-conversion.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-exchange-rates.h"

G_BEGIN_DECLS

/* The table the rates are in. */
#define SAL_EXCHANGE_RATE_TABLE "exchange_rate"

typedef struct _SalConnection SalConnection;

/**
 * SalConversion:
 *
 * What the SQL function sal_convert() of one connection converts amounts by: nothing until rates
 * are loaded or given.
 */
typedef struct
{
  const SalExchangeRates *rates;
  SalExchangeRates *loaded; /* @rates, if they are its own */
  SalFiscalCalendar *calendar;
  char *currency;  /* to convert into */
  gint32 today;    /* the day of what has none */
  guint n_missing; /* amounts without a rate so far */
} SalConversion;

gboolean sal_conversion_load (SalConversion *self, SalConnection *connection, GError **error);
void sal_conversion_use (SalConversion *self,
                         const SalExchangeRates *rates,
                         const SalFiscalCalendar *calendar,
                         const char *currency,
                         gint32 today);
void sal_conversion_clear (SalConversion *self);
gboolean sal_conversion_convert (
    SalConversion *self, gint64 amount, const char *currency, const char *date, gint64 *converted);
gboolean sal_conversion_compare (SalConversion *self,
                                 gint64 amount,
                                 const char *currency,
                                 const char *date,
                                 int digits,
                                 gint64 *compared);

/* For reader functions. */
SalExchangeRates *sal_exchange_rates_load (SalConnection *connection,
                                           const SalFiscalCalendar *calendar,
                                           GError **error);

G_END_DECLS
