/* test-pay-review.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "pay-fixture.h"
#include "sal-error.h"
#include "sal-pay-review-report.h"
#include "sal-payout-run.h"

/* Ten percent of what is sold, and a percent of what rolls up to Mia, the manager.
 *
 *   January: Ada sells 800.00 new (80.00), Bo 200.00 as an expansion (20.00); Mia has 10.00
 *   March:   Bo sells 1,000.00 as an expansion; March is not calculated, so it is won and not paid
 *   December before: 9,999.00, of neither
 */
static const char members[] =
    "{\"name\": \"Field\", \"components\": [{\"id\": \"deals\", \"period\": \"month\", \"filter\":"
    " \"type != \\\"roll-up\\\"\", \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\","
    " \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}, {\"id\": \"team\", \"period\": \"month\","
    " \"filter\": \"type = \\\"roll-up\\\"\", \"method\": {\"kind\": \"rate_table\", \"bounds\":"
    " \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"1 %\"}]}}]}";

static void
init (PayFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalJob) job = sal_job_new ("Calculate");
  g_autoptr (SalPayoutRun) run = NULL;

  pay_fixture_init (self);
  pay_fixture_add_plan (self, members);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1003, 103, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (self, 899, "2025-12-31", 999900, 101, "new");
  pay_fixture_sell (self, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (self, 901, "2026-01-20", 20000, 102, "expansion");
  pay_fixture_sell (self, 902, "2026-03-20", 100000, 102, "expansion");
  pay_fixture_do (self,
                  "INSERT INTO quota (id, position, measure, period, amount, currency, version)"
                  " VALUES (1, 11, 'bookings', '2026-Q1', 150000, 'USD', 1),"
                  " (2, 12, 'bookings', '2026-P02', 50000, 'USD', 1),"
                  " (3, 12, 'expansions', '2026-Q1', 50000, 'USD', 1),"
                  " (4, 13, 'bookings', '2026-Q1', 200000, 'USD', 1),"
                  " (5, 11, 'bookings', '2026-Q2', 150000, 'USD', 1)");
  run = sal_payout_run_new (self->workspace, "2026-P01", "Mara");
  sal_job_run_sync (job, sal_payout_run, run, &error);
  g_assert_no_error (error);
}

static SalPayReview *
load (PayFixture *self, const char *text, GError **error)
{
  SalPeriod period;

  g_assert_true (sal_period_from_text (text, &period, NULL));

  return sal_pay_review_load (self->workspace, period, NULL, error);
}

static void
assert_row (
    const GArray *rows, guint index, const char *group, gint64 paid, gint64 sold, gint64 quota)
{
  const SalPayReviewRow *row = &g_array_index (rows, SalPayReviewRow, index);

  g_assert_cmpuint (index, <, rows->len);
  g_assert_cmpstr (row->group, ==, group);
  g_assert_cmpint (row->paid, ==, paid);
  g_assert_cmpint (row->sold, ==, sold);
  g_assert_cmpint (row->quota, ==, quota);
}

static void
test_pay_review_sums (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayReview) review = NULL;

  init (&office);
  review = load (&office, "2026-Q1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (review->paid, ==, 11000);
  g_assert_cmpint (review->paid_besides, ==, 0);
  g_assert_cmpint (review->sold, ==, 200000);
  g_assert_cmpuint (review->motions->len, ==, 2);
  assert_row (review->motions, 0, "hunter", 10000, 200000, 200000);
  assert_row (review->motions, 1, "manager", 1000, 0, 0);
  g_assert_cmpuint (review->types->len, ==, 2);
  assert_row (review->types, 0, "expansion", 2200, 120000, 50000);
  assert_row (review->types, 1, "new", 8800, 80000, 0);
  g_assert_cmpuint (review->families->len, ==, 1);
  assert_row (review->families, 0, "", 11000, 200000, 0);
}

/* Only its maker may read it. */
static void
test_pay_review_report (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayReview) review = NULL;
  g_autofree char *path = NULL, *pdf = NULL;
  struct stat info;

  init (&office);
  review = load (&office, "2026-Q1", &error);
  g_assert_no_error (error);
  path = g_build_filename (office.folder, "review.pdf", NULL);
  g_assert_true (sal_pay_review_report_write (
      review, sal_date_from_ymd (2026, 4, 2), sal_paper_get_default (), path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);
  g_unlink (path);
}

static void
test_pay_review_period (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  g_assert_null (load (&office, "2026", &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-review/sums", test_pay_review_sums);
  g_test_add_func ("/pay-review/report", test_pay_review_report);
  g_test_add_func ("/pay-review/period", test_pay_review_period);

  return g_test_run ();
}
