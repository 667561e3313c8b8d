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
                              row->legal_entity != NULL ? row->legal_entity : "(null)",
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

/* Who has no legal entity has that of the unit, or of the next above it; then that of the country,
 * which is never that of who has one. */
static void
test_pay_export_entities (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_do (&office, "UPDATE person SET country = 'US'");
  add_code (&office, "id, code", "1, 'ALL'");
  add_code (&office, "id, code, country, payroll_entity", "2, 'US', 'US', '0900'");
  add_code (&office, "id, code, country, payroll_entity", "3, 'JP', 'JP', '0800'");
  assert_rows (&office, "US North Inc. 10000");
  pay_fixture_do (&office, "UPDATE person SET legal_entity = NULL WHERE id = 101");
  assert_rows (&office, "US 0900 10000");
  /* the currency counts less than the country, and the legal entity more */
  add_code (&office, "id, code, currency", "4, 'USD', 'USD'");
  assert_rows (&office, "US 0900 10000");
  pay_fixture_do (&office, "UPDATE unit SET legal_entity = 'Group Ltd.' WHERE id = 1");
  assert_rows (&office, "US Group Ltd. 10000");
  pay_fixture_do (&office, "UPDATE unit SET legal_entity = 'Team Inc.' WHERE id = 2");
  assert_rows (&office, "US Team Inc. 10000");
  add_code (&office, "id, code, legal_entity, payroll_entity", "5, 'T', 'Team Inc.', '0300'");
  assert_rows (&office, "T 0300 10000");
  /* one that names both is of the entity */
  add_code (&office,
            "id, code, legal_entity, country, payroll_entity",
            "6, 'B', 'Team Inc.', 'US', '0310'");
  assert_rows (&office, "B 0310 10000");
  /* of who has another position, its unit's; of who has none, the country's */
  pay_fixture_do (&office,
                  "INSERT INTO assignment (id, person, position, valid_from) VALUES"
                  " (91, 101, 14, '2026-02-01')");
  assert_rows (&office, "US Group Ltd. 10000");
  pay_fixture_do (&office, "DELETE FROM assignment WHERE person = 101");
  assert_rows (&office, "US 0900 10000");
  pay_fixture_do (&office, "UPDATE person SET country = NULL");
  assert_rows (&office, "USD (null) 10000");
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
  g_test_add_func ("/pay-export/entities", test_pay_export_entities);
  g_test_add_func ("/pay-export/components", test_pay_export_components);

  return g_test_run ();
}
