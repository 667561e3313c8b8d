/* test-exchange-rates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-conversion.h"

#include <string.h>

#include "import-fixture.h"
#include "sal-check-rules.h"
#include "sal-kinds.h"
#include "sal-rate.h"
#include "sal-record-query.h"

static SalExchangeRates *
create_rates (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);
  SalExchangeRates *rates = sal_exchange_rates_new (calendar);

  /* fiscal 2026 is 1 Feb 2025 to 31 Jan 2026 */
  sal_exchange_rates_add (rates, "EUR", "USD", sal_date_from_ymd (2026, 3, 1), 0, 1200000000);
  sal_exchange_rates_add (rates, "EUR", "USD", sal_date_from_ymd (2024, 1, 1), 0, 1050000000);
  sal_exchange_rates_add (rates, "EUR", "USD", SAL_DATE_NONE, 2026, 1100000000);
  sal_exchange_rates_add (rates, "JPY", "USD", sal_date_from_ymd (2024, 1, 1), 0, 6700000);

  return rates;
}

static void
test_exchange_rates_find (void)
{
  static const struct
  {
    const char *currency, *into;
    int year, month, day;
    gint64 rate; /* 0: none */
  } cases[] = {
    { "EUR", "USD", 2023, 12, 31, 0 },          /* before the first */
    { "EUR", "USD", 2024, 1, 1, 1050000000 },   /* on its day */
    { "EUR", "USD", 2025, 1, 31, 1050000000 },  /* still in force */
    { "EUR", "USD", 2025, 2, 1, 1100000000 },   /* the plan year fixes one */
    { "EUR", "USD", 2026, 1, 31, 1100000000 },  /* to its last day */
    { "EUR", "USD", 2026, 2, 1, 1050000000 },   /* after it, by date again */
    { "EUR", "USD", 2026, 3, 1, 1200000000 },   /* the newest */
    { "USD", "EUR", 2025, 2, 1, 909090909 },    /* 1 ÷ 1.1 */
    { "USD", "USD", 2025, 2, 1, SAL_RATE_ONE }, /* itself */
    { "GBP", "USD", 2025, 2, 1, 0 },            /* unknown */
  };
  g_autoptr (SalExchangeRates) rates = create_rates ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 day = sal_date_from_ymd (cases[i].year, cases[i].month, cases[i].day);
      gint64 rate = 0;
      gboolean found =
          sal_exchange_rates_find (rates, cases[i].currency, cases[i].into, day, &rate);

      g_assert_cmpint (found, ==, cases[i].rate != 0);
      if (found)
        g_assert_cmpint (rate, ==, cases[i].rate);
    }
}

static void
test_exchange_rates_convert (void)
{
  g_autoptr (SalExchangeRates) rates = create_rates ();
  gint32 day = sal_date_from_ymd (2025, 6, 1);
  gint64 converted;

  /* 100.05 EUR × 1.1 = 110.055 USD, rounded half away from zero */
  g_assert_true (sal_exchange_rates_convert (rates, 10005, "EUR", "USD", day, &converted));
  g_assert_cmpint (converted, ==, 11006);
  g_assert_true (sal_exchange_rates_convert (rates, -10005, "EUR", "USD", day, &converted));
  g_assert_cmpint (converted, ==, -11006);
  /* 12,345 JPY × 0.0067 = 82.7115 USD; yen have no minor units */
  g_assert_true (sal_exchange_rates_convert (rates, 12345, "JPY", "USD", day, &converted));
  g_assert_cmpint (converted, ==, 8271);
  g_assert_false (sal_exchange_rates_convert (rates, 1, "GBP", "USD", day, &converted));
}

/* A rate to be saved */
typedef struct
{
  const char *date; /* NULL: of the fiscal year 2026 */
  const char *currency;
  gint64 id; /* 0: a new one */
} Saving;

static gboolean
save (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (SalRecord) record = saving->id != 0
                                     ? sal_record_new_with_id (&sal_exchange_rate_kind, saving->id)
                                     : sal_record_new (&sal_exchange_rate_kind);

  sal_record_set_text (record, "currency", saving->currency);
  sal_record_set_text (record, "into", "USD");
  sal_record_set_integer (record, "rate", SAL_RATE_ONE);
  if (saving->date != NULL)
    sal_record_set_text (record, "date", saving->date);
  else
    sal_record_set_integer (record, "fiscal_year", 2026);

  return saving->id != 0 ? sal_transaction_update (transaction, record, error)
                         : sal_transaction_insert (transaction, record, error);
}

/* There is one rate of a pair per day, and one per fiscal year. */
static void
test_exchange_rates_one (void)
{
  static const struct
  {
    Saving saving;
    gboolean good;
  } cases[] = {
    { { NULL, "EUR", 0 }, TRUE },          { { NULL, "EUR", 0 }, FALSE },
    { { NULL, "GBP", 0 }, TRUE },          { { "2026-01-01", "EUR", 0 }, TRUE },
    { { "2026-01-01", "EUR", 0 }, FALSE }, { { "2026-01-02", "EUR", 0 }, TRUE },
  };
  g_auto (ImportFixture) fixture = { 0 };
  gint64 pound;

  import_fixture_init (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Saving saving = cases[i].saving;
      g_autoptr (GError) error = NULL;
      gboolean good = sal_store_run_sync (
          import_fixture_store (&fixture), "Save", 0, save, &saving, NULL, NULL, &error);

      g_assert_cmpint (good, ==, cases[i].good);
      if (good)
        continue;
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message,
                                "there is one with the same Currency, Into, Date, Fiscal Year "
                                "already"));
    }

  /* nor is one edited to be the same as another; saved as it is it is not the other of itself */
  pound = import_fixture_query (&fixture, "SELECT id FROM exchange_rate WHERE currency = 'GBP'");
  for (guint i = 0; i < 2; i++)
    {
      Saving saving = { NULL, i == 0 ? "EUR" : "GBP", pound };

      g_assert_cmpint (
          sal_store_run_sync (
              import_fixture_store (&fixture), "Save", 0, save, &saving, NULL, NULL, NULL),
          ==,
          i == 1);
    }
}

static gint64
count_found (ImportFixture *fixture, const char *check, const SalKind *kind)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rules;
  const SalCheckRule *rules = sal_model_check_rules (&n_rules);

  findings = sal_check_run (
      fixture->workspace, import_fixture_store (fixture), rules, n_rules, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const SalFinding *finding = findings->pdata[i];

      if (strcmp (finding->check, check) == 0 && finding->kind == kind)
        return finding->n_records;
    }

  return 0;
}

/* Amounts without a rate for their day are found, and so are rates of which there are two. */
static void
test_exchange_rates_check (void)
{
  g_auto (ImportFixture) fixture = { 0 };

  import_fixture_init (&fixture);
  import_fixture_load (&fixture,
                       "opportunity",
                       "Opportunity ID,Name,Stage,Amount,Close Date\n"
                       "O-1,A,Open,EUR 1000,2026-05-03\nO-2,B,Open,EUR 2000,2025-06-04\n"
                       "O-3,C,Open,USD 7,2026-06-04\nO-4,D,Open,EUR 0,2025-06-04\n");
  import_fixture_edit (&fixture,
                       "INSERT INTO quota (id, unit, measure, period, amount, currency, version) "
                       "VALUES (1, NULL, 'bookings', 'FY2026', 100, 'EUR', 1), "
                       "(2, NULL, 'bookings', 'FY2024', 100, 'EUR', 1)");
  g_assert_cmpint (count_found (&fixture, "without-rate", &sal_opportunity_kind), ==, 2);
  g_assert_cmpint (count_found (&fixture, "without-rate", &sal_quota_kind), ==, 2);

  import_fixture_load (
      &fixture, "exchange_rate", "Currency,Into,Date,Rate\nEUR,USD,2026-01-01,1.1\n");
  g_assert_cmpint (count_found (&fixture, "without-rate", &sal_opportunity_kind), ==, 1);
  g_assert_cmpint (count_found (&fixture, "without-rate", &sal_quota_kind), ==, 1);
  g_assert_cmpint (count_found (&fixture, "duplicate", &sal_exchange_rate_kind), ==, 0);

  import_fixture_edit (&fixture,
                       "INSERT INTO exchange_rate SELECT id + 1, currency, \"into\", date, "
                       "fiscal_year, rate * 2 FROM exchange_rate");
  g_assert_cmpint (count_found (&fixture, "duplicate", &sal_exchange_rate_kind), ==, 2);
}

static gpointer
run_query (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_record_query_ids (data, connection, error);
}

/* The names of the opportunities that match, in order: "A B". */
static char *
list_names (ImportFixture *fixture, const char *filter, const char *sort)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_opportunity_kind);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  sal_record_query_set_filter (query,
                               filter,
                               sal_workspace_get_calendar (fixture->workspace),
                               sal_workspace_get_currency (fixture->workspace),
                               &error);
  g_assert_no_error (error);
  g_assert_true (sal_record_query_set_sort (query, sort, NULL));
  ids = sal_store_read_sync (import_fixture_store (fixture), run_query, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT unicode (name) FROM opportunity WHERE id = %" G_GINT64_FORMAT,
                           g_array_index (ids, gint64, i));

      g_string_append_printf (names, "%c", (char) import_fixture_query (fixture, sql));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Amounts of several currencies are compared and sorted by what they are worth on their day; what
 * has no rate is compared as it stands. */
static void
test_exchange_rates_compare (void)
{
  static const struct
  {
    const char *filter, *sort, *names;
  } cases[] = {
    /* A 1,100 USD, B 1,000 USD, C 1,005 USD (150,000 JPY at 0.0067), D 900 GBP, E empty */
    { NULL, "-amount", "ACBDE" },
    { NULL, "amount", "DBCAE" },
    { "amount > 1000", "name", "AC" },
    { "amount between 1000 and 1005", "name", "BC" },
    { "amount = 1100", "name", "A" },
    { "amount < 1000", "name", "D" },
    { "amount is empty", "name", "E" },
    { "amount * 2 > 2005", "name", "AC" },
    { "stage = \"Open\" and amount > 1000", "name", "C" },
    { "stage in (\"Won\", \"Open\") and account.name is empty", "name", "ABCDE" },
    { "stage starts with \"w\"", "name", "AB" },
  };
  g_auto (ImportFixture) fixture = { 0 };

  import_fixture_init (&fixture);
  import_fixture_load (&fixture,
                       "opportunity",
                       "Opportunity ID,Name,Stage,Amount,Close Date\n"
                       "O-1,A,Won,EUR 1000,2026-05-03\nO-2,B,Won,USD 1000,2026-06-04\n"
                       "O-3,C,Open,JPY 150000,2026-06-04\nO-4,D,Open,GBP 900,2026-06-04\n"
                       "O-5,E,Open,,2026-06-04\n");
  import_fixture_load (&fixture,
                       "exchange_rate",
                       "Currency,Into,Date,Rate\nEUR,USD,2026-01-01,1.1\n"
                       "EUR,USD,2026-06-01,1.2\nJPY,USD,2026-01-01,0.0067\n");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = list_names (&fixture, cases[i].filter, cases[i].sort);

      g_test_message ("%s", cases[i].filter != NULL ? cases[i].filter : cases[i].sort);
      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange-rates/find", test_exchange_rates_find);
  g_test_add_func ("/exchange-rates/convert", test_exchange_rates_convert);
  g_test_add_func ("/exchange-rates/one", test_exchange_rates_one);
  g_test_add_func ("/exchange-rates/check", test_exchange_rates_check);
  g_test_add_func ("/exchange-rates/compare", test_exchange_rates_compare);

  return g_test_run ();
}
