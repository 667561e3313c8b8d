/* test-dashboard-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-report.h"

#include <glib/gstdio.h>
#include <string.h>

#include "facts-fixture.h"
#include "sal-document-layout.h"
#include "sal-exceptions.h"
#include "sal-executive-text.h"
#include "sal-money.h"
#include "sal-tile-chart.h"

static char *
get_text (SalDocument *document)
{
  g_autoptr (SalDocumentLayout) layout = sal_document_lay_out (document);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sal_document_layout_get_n_pages (layout); i++)
    {
      g_autofree char *page = sal_document_layout_get_text (layout, i);

      g_string_append_printf (text, "%s\n", page);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

static SalPeriod
period_of (const char *text)
{
  SalPeriod period;

  g_assert_true (sal_period_from_text (text, &period, NULL));

  return period;
}

static SalDocument *
create_document (FactsFixture *fixture, SalFacts *facts, const SalDrillPath *path, guint dashboard)
{
  g_autoptr (GPtrArray) dashboards = sal_dashboard_entries_built_in ();
  SalDashboardReport report = {
    fixture->workspace, facts, path, g_ptr_array_index (dashboards, dashboard)
  };
  g_autoptr (GError) error = NULL;
  SalDocument *document = sal_dashboard_report_create_sync (&report, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static char *
write_report (FactsFixture *fixture, SalFacts *facts, const SalDrillPath *path)
{
  g_autoptr (SalDocument) document = create_document (fixture, facts, path, 0);

  return get_text (document);
}

/* What stands on paper is what plain SQL finds in the same workspace. */
static void
test_dashboard_report_figures (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2025-Q3"));
  g_autoptr (GPtrArray) won = NULL;
  g_autoptr (GPtrArray) largest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *bookings = NULL;
  g_autofree char *amount = NULL;

  facts_fixture_init (&fixture, 600, TRUE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  text = write_report (&fixture, facts, path);
  won = facts_fixture_query (&fixture,
                             "SELECT SUM (amount) FROM expected WHERE won AND quarter = '2025-Q3'");
  largest = facts_fixture_query (
      &fixture, "SELECT MAX (amount) FROM expected WHERE won AND quarter = '2025-Q3'");
  bookings = sal_money_format_short (g_ascii_strtoll (g_ptr_array_index (won, 0), NULL, 10), "USD");
  amount = sal_money_format (g_ascii_strtoll (g_ptr_array_index (largest, 0), NULL, 10), "USD");

  assert_contains (text, "FY25 Q3 (1 Aug 2024 – 31 Oct 2024)");
  assert_contains (text, "the whole company");
  assert_contains (text, bookings);
  assert_contains (text, amount);
  assert_contains (text, "amounts are left out");
  assert_contains (text, "Won opportunities over won and lost ones, by count.");
}

static void
test_dashboard_report_filtered (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2026"));
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (SalDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gint32 segment;

  facts_fixture_init (&fixture, 200, FALSE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  segment = sal_dimension_find_label (facts->dimensions[SAL_FACT_SEGMENT], "Enterprise");
  sal_drill_path_restrict (path, facts, SAL_FACT_SEGMENT, segment);
  text = write_report (&fixture, facts, path);
  assert_contains (text, "· Enterprise ·");
  g_assert_null (strstr (text, "the whole company"));
  g_assert_null (strstr (text, "left out"));

  file = g_build_filename (fixture.folder, "report.pdf", NULL);
  document = create_document (&fixture, facts, path, 0);
  g_assert_true (sal_document_write_pdf (document, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));

  g_unlink (file);
  g_free (file);
  file = g_build_filename (fixture.folder, "missing", "report.pdf", NULL);
  g_assert_false (sal_document_write_pdf (document, file, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* Every dashboard of the program is a report: it says what it is, every figure of it has a title
 * and what each of its metrics means. */
static void
test_dashboard_report_all (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (GPtrArray) dashboards = sal_dashboard_entries_built_in ();
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2025-Q3"));

  facts_fixture_init (&fixture, 300, TRUE);
  for (guint i = 0; i < dashboards->len; i++)
    {
      const SalDashboardEntry *entry = g_ptr_array_index (dashboards, i);
      g_auto (GStrv) keys = sal_dashboard_layout_list_metrics (entry->layout);
      g_autoptr (SalFacts) facts = facts_fixture_load (&fixture, NULL, 0);
      g_autoptr (SalDocument) document = create_document (&fixture, facts, path, i);
      g_autofree char *text = get_text (document);

      assert_contains (text, entry->name);
      assert_contains (text, "Largest Wins");
      for (guint k = 0; keys[k] != NULL; k++)
        {
          const SalMetric *metric = sal_facts_find_metric (facts, keys[k]);

          if (metric != NULL && sal_facts_has_metric (facts, metric))
            assert_contains (text, sal_metric_get_label (metric));
        }
    }
}

/* What leaves a threshold of the dashboard is out of the ordinary, though it has no chart. Amounts
 * are in major units, rates are fractions. */
static void
test_dashboard_report_thresholds (void)
{
  static const char json[] =
      "{\"schema\": \"salient.dashboard/1\", \"tiles\": [{\"show\": \"exceptions\", "
      "\"thresholds\": [{\"metric\": \"pipeline\", \"below\": 1e12}, "
      "{\"metric\": \"win_rate\", \"below\": 0, \"above\": 1}]}]}";
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2025-Q3"));
  g_autoptr (SalDashboardLayout) layout = sal_dashboard_layout_parse (json, NULL);
  SalDashboardEntry entry = { .id = (char *) "own", .name = (char *) "Own", .layout = layout };
  SalDashboardReport report = { .path = path, .dashboard = &entry };
  g_autoptr (SalDocument) document = NULL;
  g_autofree char *text = NULL;

  facts_fixture_init (&fixture, 300, TRUE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  report.workspace = fixture.workspace;
  report.facts = facts;
  document = sal_dashboard_report_create_sync (&report, NULL, NULL);
  text = get_text (document);
  assert_contains (text, "Needs Attention (1)");
  assert_contains (text, "Open Pipeline: ");
  assert_contains (text, "below the minimum of $1\u00a0T");
}

/* A company of which nothing is known yet has a report that says so. */
static void
test_dashboard_report_empty (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2026-Q1"));
  g_autofree char *text = NULL;

  facts_fixture_init (&fixture, 0, FALSE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  text = write_report (&fixture, facts, path);
  assert_contains (text, "Nothing was won in this period.");
  assert_contains (text, "Nothing is open to close in this period.");
  assert_contains (text, "There are no limits: they need 12 months before");
}

static void
assert_no_sentinel (const char *text)
{
  g_assert_true (text == NULL || strstr (text, "9,223,372") == NULL);
  g_assert_true (text == NULL || strstr (text, "92,233,720") == NULL);
}

static void
assert_chart_has_figures (SalChart *chart)
{
  g_autofree char *csv = chart != NULL ? sal_chart_to_csv (chart) : NULL;
  g_autofree char *words = chart != NULL ? sal_chart_describe (chart) : NULL;

  assert_no_sentinel (words);
  g_assert_true (csv == NULL || strstr (csv, "9223372") == NULL);
  g_assert_true (csv == NULL || strstr (csv, "92233720") == NULL);
}

/* No tile of the program's dashboards says anything of what was not computed. */
static void
test_dashboard_report_computed (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  g_autoptr (GPtrArray) entries = sal_dashboard_entries_built_in ();
  SalPeriod period;

  facts_fixture_init_sample (&fixture, 3000);
  facts = facts_fixture_load (&fixture, NULL, 0);
  period = sal_facts_latest_period (facts, SAL_PERIOD_QUARTER);
  for (guint e = 0; e < entries->len; e++)
    {
      const SalDashboardLayout *layout =
          ((const SalDashboardEntry *) g_ptr_array_index (entries, e))->layout;
      g_autoptr (SalDashboardFigures) figures =
          sal_dashboard_figures_new (facts, filters, period, layout);

      for (guint i = 0; i < layout->tiles->len; i++)
        {
          g_autoptr (SalTileContent) content =
              sal_tile_content_new (figures, sal_dashboard_layout_get (layout, i));

          assert_no_sentinel (content->figure);
          assert_no_sentinel (content->exact);
          assert_no_sentinel (content->note);
          assert_chart_has_figures (content->chart);
        }
    }
}

/* Of a company that wins half of what it decides for three years and nothing since, the report
 * opens on that. */
static void
test_dashboard_report_exceptions (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2026-Q3"));
  g_autoptr (SalExceptions) found = NULL;
  g_autofree char *text = NULL;
  g_autofree char *heading = NULL;

  facts_fixture_init (&fixture, 0, FALSE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  facts->as_of = sal_date_from_ymd (2025, 11, 15);
  for (guint i = 0; i < 45 * 40; i++)
    {
      guint month = i / 40;
      gboolean won = month < 42 && i % 2 == 0;
      guint row = sal_facts_append (facts, 100000 + i);

      for (int d = 0; d < SAL_FACT_N_STORED; d++)
        sal_facts_set_code (facts, d, row, SAL_DIMENSION_NONE);
      facts->amount[row] = 1000 * (1 + i % 13);
      facts->probability[row] = 0;
      facts->status[row] = won ? SAL_FACT_WON : SAL_FACT_LOST;
      facts->created[row] = SAL_DATE_NONE;
      facts->closes[row] =
          sal_date_add_months (sal_date_from_ymd (2022, 2, 1), (int) month) + (gint32) (i % 28);
    }

  found = sal_exceptions_find (facts, filters, period_of ("2026-Q3"), NULL, 0);
  g_assert_cmpuint (found->exceptions->len, >, 0);
  text = write_report (&fixture, facts, path);
  heading = g_strdup_printf ("Needs Attention (%u)", found->exceptions->len);
  assert_contains (text, heading);
  assert_contains (text, "Win Rate: 0\u00a0% against");
  g_assert_true (strstr (text, heading) < strstr (text, "Definitions"));
}

static void
add_row (SalFacts *facts, gint64 id, SalFactStatus status, const char *closes, gint64 amount)
{
  guint row = sal_facts_append (facts, id);

  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    sal_facts_set_code (facts, d, row, SAL_DIMENSION_NONE);
  facts->amount[row] = amount;
  facts->probability[row] = 0;
  facts->status[row] = (guint8) status;
  facts->created[row] = SAL_DATE_NONE;
  g_assert_true (sal_date_parse_iso (closes, &facts->closes[row]));
}

/* Hand-worked: 40 days into a quarter of 91 days, 300 of 1,000 are booked; a year before it was 200
 * in the first 40 days and more after. */
static void
test_executive_text (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  g_autoptr (SalFacts) facts = sal_facts_new (calendar, "USD", sal_date_from_ymd (2026, 5, 10));
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  g_autoptr (SalExecutive) figures = NULL;
  SalQuotaFact quota = { .id = 1, .period = period_of ("2026-Q2"), .amount = 100000 };
  g_autofree char *text = NULL;
  g_autofree char *bookings = NULL;
  g_autofree char *won = NULL;

  add_row (facts, 1, SAL_FACT_WON, "2026-05-10", 30000);
  add_row (facts, 2, SAL_FACT_LOST, "2026-04-01", 100);
  add_row (facts, 3, SAL_FACT_OPEN, "2026-06-30", 140000);
  add_row (facts, 4, SAL_FACT_WON, "2025-05-10", 20000);
  add_row (facts, 5, SAL_FACT_WON, "2025-05-11", 70000);
  quota.unit = sal_dimension_add (facts->dimensions[SAL_FACT_UNIT], 10, "Company");
  g_array_append_val (facts->quotas, quota);

  figures = sal_executive_new (facts, filters, period_of ("2026-Q2"));
  text = sal_executive_summarize (figures, facts);
  g_assert_cmpstr (text,
                   ==,
                   "$300 booked in FY26 Q2, 30\u00a0% of the quota of $1\u00a0K; +50\u00a0% on the "
                   "same days a year before. 40 of its 91 days have passed. $1.4\u00a0K are open "
                   "to close in it, 2.0 times the $700 left to book. 1 of 2 decided opportunities "
                   "were won (50\u00a0%).");
  bookings = sal_executive_describe (figures, facts, sal_metric_find ("bookings"));
  g_assert_cmpstr (bookings, ==, "30\u00a0% of quota $1\u00a0K");
  won = sal_executive_describe (figures, facts, sal_metric_find ("win_rate"));
  g_assert_cmpstr (won, ==, "−50.0 points on these days last year");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dashboard-report/figures", test_dashboard_report_figures);
  g_test_add_func ("/dashboard-report/filtered", test_dashboard_report_filtered);
  g_test_add_func ("/dashboard-report/all", test_dashboard_report_all);
  g_test_add_func ("/dashboard-report/thresholds", test_dashboard_report_thresholds);
  g_test_add_func ("/dashboard-report/empty", test_dashboard_report_empty);
  g_test_add_func ("/dashboard-report/exceptions", test_dashboard_report_exceptions);
  g_test_add_func ("/dashboard-report/computed", test_dashboard_report_computed);
  g_test_add_func ("/dashboard-report/text", test_executive_text);

  return g_test_run ();
}
