/* test-pay-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-pay-export.h"
#include "sal-payout-statements.h"
#include "statement-fixture.h"

/* Ada sells for 800.00: 80.00 by “deals” and 16.00 by “spif”, and 4.00 is added by hand. */
#define COMPONENT(id, rate)                                                                        \
  "{\"id\": \"" id "\", \"period\": \"month\", \"method\": {\"kind\": \"rate_table\", "            \
  "\"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"" rate "\"}]}}"
#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"components\": [" COMPONENT ("deals",                                    \
                                                       "10 %") ", " COMPONENT ("spif", "2 %") "]}"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, PLAN);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (self, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_do_pay (self,
                      "INSERT INTO pay_adjustment (id, person, date, amount, currency, reason)"
                      " VALUES (1, 101, '2026-01-15', 400, 'USD', 'Thanks')");
  statement_fixture_calculate (self, "2026-P01");
}

static gpointer
read_codes (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_payroll_codes_list (connection, error);
}

/* "code entity amount, …" */
static void
assert_rows (PayFixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayoutStatements) content = sal_payout_statements_load (
      self->workspace, "2026-P01", 0, SAL_PAYOUT_STATEMENTS_LINES, NULL, &error);
  g_autoptr (GPtrArray) codes = sal_store_read_sync (self->pay, read_codes, NULL, NULL, &error);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  rows = sal_pay_export_list (content->statements, content->setting->people, codes);
  for (guint i = 0; i < rows->len; i++)
    {
      const SalPayExportRow *row = &g_array_index (rows, SalPayExportRow, i);

      g_string_append_printf (text,
                              "%s%s %s %" G_GINT64_FORMAT,
                              i > 0 ? ", " : "",
                              row->code != NULL ? row->code : "-",
                              row->legal_entity,
                              row->amount);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add_code (PayFixture *self, const char *columns, const char *values)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO payroll_code (%s) VALUES (%s)", columns, values);

  pay_fixture_do_pay (self, sql);
}

/* Without codes, and then with one after the other that fits better. */
static void
test_pay_export_codes (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  assert_rows (&office, "- North Inc. 10000");
  add_code (&office, "id, code, legal_entity", "1, 'S', 'South Ltd.'");
  assert_rows (&office, "- North Inc. 10000");
  add_code (&office, "id, code", "2, 'ALL'");
  assert_rows (&office, "ALL North Inc. 10000");
  add_code (&office, "id, code, currency", "3, 'USD', 'USD'");
  assert_rows (&office, "USD North Inc. 10000");
  add_code (&office, "id, code, legal_entity, payroll_entity", "4, 'N', 'North Inc.', '0100'");
  assert_rows (&office, "N 0100 10000");
}

/* What a component with a code of its own earned is paid by that; the rest is what is left. */
static void
test_pay_export_components (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  add_code (&office, "id, code", "1, 'COMM'");
  add_code (&office, "id, code, component", "2, 'SPIF', 'spif'");
  assert_rows (&office, "SPIF North Inc. 1600, COMM North Inc. 8400");
  /* another legal entity's is none of hers */
  add_code (&office, "id, code, component, legal_entity", "3, 'D', 'deals', 'South Ltd.'");
  assert_rows (&office, "SPIF North Inc. 1600, COMM North Inc. 8400");
  /* two components of one code are one payment */
  add_code (&office, "id, code, component", "4, 'SPIF', 'deals'");
  assert_rows (&office, "SPIF North Inc. 9600, COMM North Inc. 400");
  /* what is taken off is of no component */
  pay_fixture_do_pay (&office, "UPDATE pay_adjustment SET amount = -600");
  statement_fixture_calculate (&office, "2026-P01");
  assert_rows (&office, "SPIF North Inc. 9600, COMM North Inc. -600");
  /* nothing is paid: there is no row */
  pay_fixture_do_pay (&office, "UPDATE pay_adjustment SET amount = -9600");
  statement_fixture_calculate (&office, "2026-P01");
  assert_rows (&office, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-export/codes", test_pay_export_codes);
  g_test_add_func ("/pay-export/components", test_pay_export_components);

  return g_test_run ();
}
