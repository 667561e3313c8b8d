/* bench-statements.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "sal-statement-files.h"
#include "statement-fixture.h"

/* Statements of a quarter of a large company, each with three components and some credits. */

#define N_PEOPLE  2000
#define N_CREDITS 12 /* of each, in each component */
#define N_ROUNDS  3

static const char plan[] =
    "{\"name\": \"Field\", \"version\": \"1\", \"components\": ["
    "{\"id\": \"bookings\", \"name\": \"Bookings\", \"period\": \"month\", "
    " \"mode\": \"quarter_to_date\", \"method\": {\"kind\": \"rate_table\", \"bounds\": "
    " \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"3 %\"}, {\"from\": 20000, \"rate\": "
    " \"5 %\"}, {\"from\": 50000, \"rate\": \"7.5 %\"}]}},"
    "{\"id\": \"deals\", \"name\": \"Deals\", \"period\": \"month\", \"method\": {\"kind\": "
    " \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"1 %\"}]}, "
    " \"cap\": {\"amount\": 900}},"
    "{\"id\": \"spif\", \"name\": \"Campaign\", \"period\": \"month\", \"method\": {\"kind\": "
    " \"spif\", \"amount\": 25}}]}";

static const char company[] =
    "INSERT INTO person (id, name, employee_number, legal_entity)"
    " SELECT 10000 + value, 'Person ' || value, 'E' || value, 'North Inc.'"
    " FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value "
    "< " G_STRINGIFY (
        N_PEOPLE) ") SELECT value FROM n);"
                  "INSERT INTO position (id, name, role, motion, unit, status)"
                  " SELECT id + 10000, 'Seller ' || name, 'AE', 'hunter', 2, 'filled' FROM person"
                  " WHERE id > 10000;"
                  "INSERT INTO assignment (id, person, position, valid_from)"
                  " SELECT id + 20000, id, id + 10000, '2020-01-01' FROM person WHERE id > 10000;"
                  "INSERT INTO opportunity (id, name, account, owner, type, stage, amount, "
                  "currency, close_date)"
                  " SELECT 100000 + p.id * 100 + value, 'Opportunity ' || p.id || ' in the year, "
                  "part ' || value,"
                  " 1, p.id, 'new', 1, 100000 + (p.id * 7919 + value * 104729) % 900000, 'USD',"
                  " date ('2026-01-01', '+' || (value * 2) || ' days') FROM person p,"
                  " (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE "
                  "value < " G_STRINGIFY (N_CREDITS) ") SELECT value FROM n) WHERE p.id > 10000;";

static const char participants[] =
    "INSERT INTO participant (id, person, plan, valid_from, target_variable, currency, ramped)"
    " SELECT 10000 + value, 10000 + value, 'Field', '2026-01-01', 5000000, 'USD', 0"
    " FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value "
    "< " G_STRINGIFY (N_PEOPLE) ") SELECT value FROM n);";

static void
measure (PayFixture *office)
{
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *folder = g_build_filename (office->folder, "statements", NULL);
      g_auto (StatementFixture) loaded = { 0 };
      SalStatementFiles files = { .paper = SAL_PAPER_A4 };
      double start = bench_seconds ();
      g_autoptr (GError) error = NULL;

      statement_fixture_load (&loaded, office, "2026-P01", 0);
      files.setting = loaded.setting;
      files.statements = loaded.statements;
      bench_note ("read in %.1f s", bench_seconds () - start);
      sal_statement_files_write (&files, folder, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      times[i] = bench_seconds () - start;
      g_assert_cmpuint (sal_statement_files_count (&files), ==, N_PEOPLE);
      bench_remove_folder (folder);
    }
  bench_figure ("2,000 statements to PDF", bench_median (times, N_ROUNDS), 30, "s");
}

int
main (void)
{
  g_auto (PayFixture) office = { 0 };
  double start = bench_seconds ();

  pay_fixture_init (&office);
  pay_fixture_add_plan (&office, plan);
  pay_fixture_do (&office, company);
  pay_fixture_do_pay (&office, participants);
  statement_fixture_calculate (&office, "2026-P01");
  bench_note ("made and calculated in %.1f s", bench_seconds () - start);
  measure (&office);

  return bench_finish ();
}
