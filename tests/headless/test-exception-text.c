/* test-exception-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exception-text.h"

#include <math.h>

static gint32
month_code (const char *text)
{
  SalPeriod period;

  g_assert_true (sal_period_from_text (text, &period, NULL));

  return sal_fact_period_to_code (period);
}

/* As a person would say it, each kind once. */
static void
test_exception_text (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  g_autoptr (SalFacts) facts = sal_facts_new (calendar, "USD", sal_date_from_ymd (2025, 11, 15));
  gint32 unit = sal_dimension_add (facts->dimensions[SAL_FACT_UNIT], 10, "EMEA North");
  gint32 family =
      sal_dimension_add_text (facts->dimensions[SAL_FACT_PRODUCT_FAMILY], "Instruments", 11);
  gint32 july = month_code ("2025-P07"), september = month_code ("2025-P09");
  const struct
  {
    SalException exception;
    const char *text;
  } rows[] = {
    { { .metric = sal_metric_find ("win_rate"),
        .unit = unit,
        .rule = 2,
        .since = july,
        .until = september,
        .value = 0.18,
        .center = 0.285,
        .lower = 0.24,
        .upper = 0.33,
        .money = -120000000,
        .has_reason = TRUE,
        .reason_dimension = SAL_FACT_PRODUCT_FAMILY,
        .reason = family,
        .reason_share = 0.72 },
      "Win Rate, EMEA North: 18\u00a0% against 24\u00a0% to 33\u00a0%, below the limit Jul 2025 – "
      "Sep 2025; above all Instruments (72\u00a0%). That is $1.2\u00a0M less than usual." },
    { { .metric = sal_metric_find ("bookings"),
        .rule = 1,
        .since = july,
        .until = july,
        .value = 300000000,
        .center = 150000000,
        .lower = 100000000,
        .upper = 200000000,
        .money = 150000000 },
      "Bookings: $3\u00a0M against $1\u00a0M to $2\u00a0M, above the limit Jul 2025. That is "
      "$1.5\u00a0M more than usual." },
    { { .metric = sal_metric_find ("cycle"),
        .rule = 6,
        .since = july,
        .until = july,
        .value = 80,
        .center = 60,
        .lower = 30,
        .upper = 90,
        .money = NAN },
      "Sales Cycle: 80 days against 30 days to 90 days, steadily high Jul 2025." },
    { { .metric = sal_metric_find ("coverage"),
        .since = july,
        .until = september,
        .value = 1.5,
        .center = NAN,
        .lower = 3,
        .upper = NAN,
        .money = NAN },
      "Coverage: 1.5, below the minimum of 3.0." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = sal_exception_describe (&rows[i].exception, facts);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exception-text/sentences", test_exception_text);

  return g_test_run ();
}
