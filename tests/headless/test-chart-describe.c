/* test-chart-describe.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart.h"

#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "sal-money.h"

static const char *months[] = { "Sep\n2026", "Oct\n2026", "Nov\n2026" };

static SalChart *
bookings_new (void)
{
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);
  SalChartFormat format = sal_chart_format_money ("USD");
  double bookings[] = { 100000050, 200000000, 224000099 };
  double quota[] = { 180000000, 200000000, NAN };

  sal_chart_set_title (chart, "Bookings and quota by month");
  sal_chart_set_category_title (chart, "Month");
  sal_chart_set_format (chart, &format);
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_set_additive (chart, TRUE);
  sal_chart_set_categories (chart, months, G_N_ELEMENTS (months));
  sal_chart_add_series (chart, "Bookings", SAL_CHART_SERIES_ACTUAL, bookings, 3);
  sal_chart_add_series (chart, "Quota", SAL_CHART_SERIES_PLAN, quota, 3);

  return chart;
}

static void
assert_says (const char *text, const char *what)
{
  if (strstr (text, what) == NULL)
    g_test_message ("“%s” does not say “%s”", text, what);
  g_assert_nonnull (strstr (text, what));
}

static void
test_describe_chart (void)
{
  g_autoptr (SalChart) chart = bookings_new ();
  g_autofree char *text = sal_chart_describe (chart);
  g_autofree char *low = sal_money_format_short (100000050, "USD");
  g_autofree char *high = sal_money_format_short (224000099, "USD");
  g_autofree char *range = g_strdup_printf ("from %s (Sep 2026) to %s (Nov 2026)", low, high);

  assert_says (text, "Bookings and quota by month. ");
  assert_says (text, "3 categories from Sep 2026 to Nov 2026");
  assert_says (text, range);
  assert_says (text, "latest");
  assert_says (text, "on Oct 2026");
  g_assert_null (strchr (text, '\n'));
}

static void
test_describe_datum (void)
{
  g_autoptr (SalChart) chart = bookings_new ();
  g_autofree char *text = sal_chart_describe_datum (chart, &(SalChartDatum){ 0, 1 });
  g_autofree char *exact = sal_money_format (200000000, "USD");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "Oct 2026 · Bookings");
  g_assert_cmpstr (lines[1], ==, exact);
  /* 200,000,000 ÷ 524,000,149 and ÷ 100,000,050 and ÷ 200,000,000 */
  g_assert_true (g_str_has_prefix (lines[2], "38.2"));
  g_assert_true (g_str_has_prefix (lines[3], "+100"));
  g_assert_true (g_str_has_suffix (lines[3], "on Sep 2026"));
  g_assert_true (g_str_has_prefix (lines[4], "100.0"));
  g_assert_true (g_str_has_suffix (lines[4], "of Quota"));
}

/* A gap says so and compares itself with nothing; the first has no change; a plan no attainment. */
static void
test_describe_datum_gaps (void)
{
  g_autoptr (SalChart) chart = bookings_new ();
  g_autofree char *gap = sal_chart_describe_datum (chart, &(SalChartDatum){ 1, 2 });
  g_autofree char *first = sal_chart_describe_datum (chart, &(SalChartDatum){ 0, 0 });
  g_autofree char *no_plan = sal_chart_describe_datum (chart, &(SalChartDatum){ 0, 2 });

  g_assert_cmpstr (gap, ==, "Nov 2026 · Quota\n–");
  g_assert_null (strstr (first, " on "));
  g_assert_null (strstr (no_plan, "of Quota"));
}

/* A rate changes by points, not by per cent of per cent. */
static void
test_describe_rate (void)
{
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_LINE);
  SalChartFormat format = sal_chart_format_rate (1);
  double rates[] = { 0.25, 0.27, 0.265 };
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, months, 3);
  sal_chart_add_series (chart, "Win rate", SAL_CHART_SERIES_ACTUAL, rates, 3);
  up = sal_chart_describe_datum (chart, &(SalChartDatum){ 0, 1 });
  down = sal_chart_describe_datum (chart, &(SalChartDatum){ 0, 2 });
  assert_says (up, "\n+2.0 points on Sep 2026");
  assert_says (down, "\n−0.5 points on Oct 2026");
}

static void
test_describe_funnel (void)
{
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_FUNNEL);
  SalChartFormat format = sal_chart_format_count ();
  const char *stages[] = { "Qualified", "Proposal" };
  double counts[] = { 400, 100 };
  g_autofree char *text = NULL;

  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, stages, 2);
  sal_chart_add_series (chart, "Opportunities", SAL_CHART_SERIES_ACTUAL, counts, 2);
  text = sal_chart_describe_datum (chart, &(SalChartDatum){ 0, 1 });
  assert_says (text, "Proposal · Opportunities\n100\n25.0");
  assert_says (text, "of Qualified");
}

static void
test_describe_without_data (void)
{
  g_autoptr (SalChart) empty = sal_chart_new (SAL_CHART_HEAT);
  g_autoptr (SalChart) gaps = sal_chart_new (SAL_CHART_BAR);
  double values[] = { NAN, INFINITY, -INFINITY };
  g_autofree char *nothing = sal_chart_describe (empty);
  g_autofree char *only_gaps = NULL;

  sal_chart_set_categories (gaps, months, 3);
  sal_chart_add_series (gaps, "Bookings", SAL_CHART_SERIES_ACTUAL, values, 3);
  only_gaps = sal_chart_describe (gaps);
  assert_says (nothing, "No data.");
  assert_says (only_gaps, "Bookings: no data.");
}

static void
test_describe_table (void)
{
  g_autoptr (SalChart) chart = bookings_new ();
  g_autoptr (GPtrArray) people = sal_chart_get_table (chart, FALSE);
  g_autoptr (GPtrArray) plain = sal_chart_get_table (chart, TRUE);
  g_autofree char *exact = sal_money_format (100000050, "USD");
  char **row;

  g_assert_cmpuint (people->len, ==, 4);
  g_assert_cmpuint (plain->len, ==, 4);
  row = g_ptr_array_index (people, 0);
  g_assert_cmpstr (row[0], ==, "Month");
  g_assert_cmpstr (row[2], ==, "Quota");
  row = g_ptr_array_index (people, 1);
  g_assert_cmpstr (row[0], ==, "Sep 2026");
  g_assert_cmpstr (row[1], ==, exact);
  row = g_ptr_array_index (plain, 1);
  g_assert_cmpstr (row[1], ==, "1000000.50");
  row = g_ptr_array_index (plain, 3);
  g_assert_cmpstr (row[2], ==, "");
  g_assert_null (row[3]);
}

static void
test_describe_csv (void)
{
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_BAR);
  const char *names[] = { "plain", "with, comma", "with \"quotes\"" };
  double values[] = { 0.125, -3, NAN };
  g_autofree char *csv = NULL;

  sal_chart_set_category_title (chart, "Name");
  sal_chart_set_categories (chart, names, 3);
  sal_chart_add_series (chart, "Value", SAL_CHART_SERIES_ACTUAL, values, 3);
  csv = sal_chart_to_csv (chart);
  g_assert_cmpstr (
      csv, ==, "Name,Value\r\nplain,0.125\r\n\"with, comma\",-3\r\n\"with \"\"quotes\"\"\",\r\n");
}

/* What the kinds say of one of their values, and the table's header with its first rows. */
static void
test_describe_kinds (void)
{
  static const struct
  {
    Specimen specimen;
    SalChartDatum datum;
    const char *kind, *says;
    const char *csv;
  } cases[] = {
    { SPECIMEN_AREA,
      { 0, 1 },
      "Area chart",
      "between ",
      "Name,Bookings (USD),\"Bookings, lower (USD)\"" },
    { SPECIMEN_STACKED,
      { 1, 0 },
      "Bar chart",
      "% of Feb 2025",
      "Name,Enterprise (USD),Mid-market" },
    { SPECIMEN_WATERFALL,
      { 0, 4 },
      "From $4.2",
      "to $5,560,000.00",
      "Name,Recurring revenue (USD),Level (USD)\r\nStart of year,4200000.00,4200000.00\r\n"
      "New,900000.00,5100000.00\r\n" },
    { SPECIMEN_SCATTER,
      { 1, 0 },
      "Scatter chart",
      "Abe\nAverage deal: $40,000.00\nWin rate: 12.0",
      "Name,Average deal (USD),Win rate,Opportunities\r\nAbe,40000.00,0.12,5\r\n" },
    { SPECIMEN_HISTOGRAM,
      { 0, 1 },
      "Histogram, 12 categories from $0",
      "Opportunities\n22",
      "Name,Opportunities\r\n" },
    { SPECIMEN_CONTROL,
      { 0, 6 },
      "2 signals: Aug 2025 (above the upper limit), Dec 2025 (two of three beyond two sigma).",
      "Signal: above the upper limit",
      "Name,Win rate,\"Win rate, centre\",\"Win rate, lower\",\"Win rate, upper\",Signal\r\n" },
    { SPECIMEN_CONTROL, { 0, 0 }, "Control chart", "centre 25.5", "Name,Win rate," },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalChart) chart = specimen_new (cases[i].specimen, DATA_PLAIN);
      g_autofree char *whole = sal_chart_describe (chart);
      g_autofree char *one = sal_chart_describe_datum (chart, &cases[i].datum);
      g_autofree char *csv = sal_chart_to_csv (chart);

      assert_says (whole, cases[i].kind);
      assert_says (one, cases[i].says);
      assert_says (csv, cases[i].csv);
      g_assert_true (g_str_has_prefix (csv, "Name,"));
    }
}

/* Every kind has a sentence for every value and as many rows as values, whatever they are. */
static void
test_describe_specimens (void)
{
  for (Specimen specimen = 0; specimen < N_SPECIMENS; specimen++)
    for (Data data = 0; data < N_DATA; data++)
      {
        g_autoptr (SalChart) chart = specimen_new (specimen, data);
        g_autoptr (GPtrArray) rows = sal_chart_get_table (chart, FALSE);
        guint width = g_strv_length (g_ptr_array_index (rows, 0));

        g_assert_cmpuint (rows->len, ==, sal_chart_get_n_categories (chart) + 1);
        for (guint i = 0; i < rows->len; i++)
          g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, i)), ==, width);
        for (guint series = 0; series < sal_chart_get_n_series (chart); series++)
          for (guint i = 0; i < sal_chart_get_n_categories (chart); i++)
            {
              g_autofree char *text =
                  sal_chart_describe_datum (chart, &(SalChartDatum){ series, i });

              g_assert_nonnull (strchr (text, '\n'));
              g_assert_null (strstr (text, "nan"));
            }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-describe/chart", test_describe_chart);
  g_test_add_func ("/chart-describe/datum", test_describe_datum);
  g_test_add_func ("/chart-describe/datum-gaps", test_describe_datum_gaps);
  g_test_add_func ("/chart-describe/rate", test_describe_rate);
  g_test_add_func ("/chart-describe/funnel", test_describe_funnel);
  g_test_add_func ("/chart-describe/without-data", test_describe_without_data);
  g_test_add_func ("/chart-describe/table", test_describe_table);
  g_test_add_func ("/chart-describe/kinds", test_describe_kinds);
  g_test_add_func ("/chart-describe/specimens", test_describe_specimens);
  g_test_add_func ("/chart-describe/csv", test_describe_csv);

  return g_test_run ();
}
