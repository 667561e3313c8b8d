/* sal-pay-source-measures-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-source-private.h"

#include "sal-rational.h"

/* What is measured of sales beside their amounts, and of people beside their sales. */

const SalPayMeasureInfo sal_pay_measures[SAL_PAY_N_MEASURES] = {
  [SAL_PAY_MEASURE_BOOKINGS] = { "bookings", FALSE },
  [SAL_PAY_MEASURE_NEW_BOOKINGS] = { "new_bookings", FALSE },
  [SAL_PAY_MEASURE_EXPANSIONS] = { "expansions", FALSE },
  [SAL_PAY_MEASURE_RENEWALS] = { "renewals", FALSE },
  [SAL_PAY_MEASURE_MARGIN] = { "margin", FALSE },
  [SAL_PAY_MEASURE_DEALS] = { "deals", TRUE },
  [SAL_PAY_MEASURE_NEW_LOGOS] = { "new_logos", TRUE },
  [SAL_PAY_MEASURE_UNITS] = { "units", TRUE },
  [SAL_PAY_MEASURE_ACTIVITIES] = { "activities", TRUE },
};

int
sal_pay_measure_find (const char *name)
{
  for (int i = 0; i < SAL_PAY_N_MEASURES; i++)
    if (g_strcmp0 (sal_pay_measures[i].name, name) == 0)
      return i;

  return -1;
}

/* The first that an account ever bought. */
static const char LOGOS[] =
    "SELECT o.id FROM opportunity o JOIN stage s ON s.id = o.stage"
    " WHERE s.status = 'won' AND o.close_date BETWEEN ?1 AND ?2 AND o.amount IS NOT NULL"
    " AND o.account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM opportunity e"
    " JOIN stage t ON t.id = e.stage WHERE e.account = o.account AND t.status = 'won'"
    " AND e.amount IS NOT NULL AND (e.close_date < o.close_date OR (e.close_date = o.close_date"
    " AND e.id < o.id)))";

/* Quantities are counted in millionths: exact from here on. */
static const char LINES[] =
    "SELECT l.opportunity, CAST (round (l.quantity * 1000000) AS INTEGER), l.quantity IS NULL,"
    " p.unit_cost, p.unit_cost IS NULL, p.currency FROM opportunity_line l"
    " JOIN opportunity o ON o.id = l.opportunity LEFT JOIN product p ON p.id = l.product"
    " WHERE o.close_date BETWEEN ?1 AND ?2 ORDER BY l.opportunity, l.id";

static const char ACTIVITIES[] =
    "SELECT x.id, x.person, x.date, x.type, a.name FROM activity x"
    " LEFT JOIN account a ON a.id = x.account"
    " WHERE x.date BETWEEN ?1 AND ?2 AND x.person IS NOT NULL ORDER BY x.date, x.id";

static void
note_logo (const SalPaySourceRow *self)
{
  SalPaySale *sale = sal_pay_source_find_sale (self->source, sal_pay_source_row_id (self, 0));

  if (sale != NULL)
    sale->is_first = TRUE;
}

/* What a line costs, in minor units of the currency of the sale; FALSE if that is not known. */
static gboolean
find_cost (const SalPaySourceRow *self, const SalPaySale *sale, gint64 *cost)
{
  const char *currency = sal_pay_source_row_currency (self, 5);
  g_auto (SalRational) exact = SAL_RATIONAL_INIT, quantity = SAL_RATIONAL_INIT;

  if (sal_pay_source_row_id (self, 2) != 0 || sal_pay_source_row_id (self, 4) != 0)
    return FALSE;
  sal_rational_set_ratio (&quantity, sal_pay_source_row_id (self, 1), SAL_PAY_NUMBER_ONE);
  sal_rational_set_integer (&exact, sal_pay_source_row_id (self, 3));
  sal_rational_multiply (&exact, &exact, &quantity);
  if (!sal_rational_round (&exact, cost))
    return FALSE;

  return currency == sale->currency ||
         sal_exchange_rates_convert (
             self->source->rates, *cost, currency, sale->currency, sale->closed, cost);
}

static void
note_line (const SalPaySourceRow *self)
{
  SalPaySale *sale = sal_pay_source_find_sale (self->source, sal_pay_source_row_id (self, 0));
  gint64 cost = 0;

  if (sale == NULL)
    return;
  if (sale->n_lines++ == 0)
    sale->has_units = sale->has_cost = TRUE;
  sale->has_units =
      sale->has_units && sal_pay_source_row_id (self, 2) == 0 &&
      !__builtin_add_overflow (sale->units, sal_pay_source_row_id (self, 1), &sale->units);
  sale->has_cost = sale->has_cost && find_cost (self, sale, &cost) &&
                   !__builtin_add_overflow (sale->cost, cost, &sale->cost);
}

static void
add_activity (const SalPaySourceRow *self)
{
  SalPayActivity activity = { .id = sal_pay_source_row_id (self, 0),
                              .person = sal_pay_source_row_id (self, 1),
                              .day = sal_pay_source_row_day (self, 2, SAL_DATE_NONE),
                              .type = sal_pay_source_row_text (self, 3),
                              .account = sal_pay_source_row_text (self, 4) };

  if (activity.day != SAL_DATE_NONE)
    g_array_append_val (self->source->activities, activity);
}

gboolean
sal_pay_source_load_measures (
    SalPaySource *self, SalConnection *connection, guint measures, gint32 from, GError **error)
{
  static const struct
  {
    guint measures;
    const char *sql;
    SalPaySourceAdd add;
  } tables[] = {
    { 1 << SAL_PAY_MEASURE_NEW_LOGOS, LOGOS, note_logo },
    { 1 << SAL_PAY_MEASURE_UNITS | 1 << SAL_PAY_MEASURE_MARGIN, LINES, note_line },
    { 1 << SAL_PAY_MEASURE_ACTIVITIES, ACTIVITIES, add_activity },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if ((measures & tables[i].measures) != 0 &&
        !sal_pay_source_load_rows (self, connection, tables[i].sql, from, tables[i].add, error))
      return FALSE;

  return TRUE;
}
