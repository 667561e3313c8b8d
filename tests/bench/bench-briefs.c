/* bench-briefs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "sal-account-brief-report.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-workspace.h"
#include "workspace.h"

/* Briefs for a business review of the largest accounts, from the workspace to files. */

#define N_BRIEFS      20
#define REACH_SECONDS 10
#define N_RUNS        3

static double
write_briefs (SalWorkspace *workspace, const char *folder)
{
  gint32 day = sal_date_today ();
  const SalFiscalCalendar *calendar = sal_workspace_get_calendar (workspace);
  const SalAccountBriefs asked = {
    .query = { .as_of = day,
               .period = sal_fiscal_calendar_period_of (calendar, day, SAL_PERIOD_QUARTER),
               .calendar = calendar,
               .currency = sal_workspace_get_currency (workspace) },
    .kinds = sal_model_kinds (),
    .n_accounts = N_BRIEFS,
  };
  double start = bench_seconds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) briefs =
      sal_account_briefs_load (sal_workspace_get_store (workspace), &asked, NULL, &error);
  const SalAccountBriefFiles files = { briefs, SAL_PAPER_A4 };

  g_assert_no_error (error);
  g_assert_cmpuint (briefs->len, ==, N_BRIEFS);
  bench_note ("read in %.1f s", bench_seconds () - start);
  sal_account_brief_files_write (&files, folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return bench_seconds () - start;
}

int
main (void)
{
  g_autofree char *path = bench_find_workspace ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace =
      sal_workspace_open (path, SAL_STORE_READ_ONLY, sal_model_kinds (), &error);
  double seconds[N_RUNS];

  g_assert_no_error (error);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("salient-briefs-XXXXXX", &error);

      g_assert_no_error (error);
      seconds[i] = write_briefs (workspace, folder);
      bench_remove_folder (folder);
    }
  bench_figure ("20 briefs to PDF", bench_median (seconds, N_RUNS), REACH_SECONDS, "s");

  return bench_finish ();
}
