/* bench-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <glib/gstdio.h>
#include <malloc.h>

#include "bench.h"
#include "sal-executive.h"
#include "sal-facts-merge.h"
#include "sal-facts-repository.h"
#include "sal-kinds.h"
#include "sal-workspace.h"
#include "workspace.h"

#define N_RUNS      5
#define N_CUBE_RUNS 100

/* The columns facts are made of, as sal-facts-repository.c selects them. */
#define COLUMNS                                                                                    \
  "id, account, owner, stage, amount, currency, probability, created, close_date, type, source, "  \
  "product_family, product, competitor, loss_reason"

/* One full scan by the sqlite3 shell, written out and thrown away. */
static double
scan (const char *path)
{
  const char *arguments[] = {
    "sqlite3",    "-readonly",         path,
    ".mode list", ".output /dev/null", "SELECT " COLUMNS " FROM opportunity",
    NULL
  };
  g_autoptr (GError) error = NULL;
  double start = bench_seconds ();
  int status;

  if (!g_spawn_sync (NULL,
                     (char **) arguments,
                     NULL,
                     G_SPAWN_SEARCH_PATH,
                     NULL,
                     NULL,
                     NULL,
                     NULL,
                     &status,
                     &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("sqlite3: %s", error->message);

  return bench_seconds () - start;
}

typedef struct
{
  SalWorkspace *workspace;
  GArray *ids; /* NULL: all */
} Load;

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *self = data;

  return sal_facts_load (connection,
                         sal_workspace_get_calendar (self->workspace),
                         sal_workspace_get_currency (self->workspace),
                         sal_date_today (),
                         NULL,
                         self->ids != NULL ? (const gint64 *) (gpointer) self->ids->data : NULL,
                         self->ids != NULL ? self->ids->len : 0,
                         error);
}

static SalFacts *
load_facts (SalWorkspace *workspace, GArray *ids, double *seconds)
{
  Load request = { workspace, ids };
  g_autoptr (GError) error = NULL;
  double start = bench_seconds ();
  SalFacts *facts =
      sal_store_read_sync (sal_workspace_get_store (workspace), load, &request, NULL, &error);

  if (facts == NULL)
    g_error ("%s", error->message);
  *seconds = bench_seconds () - start;

  return facts;
}

static SalFacts *
measure_loading (SalWorkspace *workspace, const char *path)
{
  double scans[N_RUNS], loads[N_RUNS];
  SalFacts *facts = NULL;

  scan (path); /* into the page cache */
  for (int i = 0; i < N_RUNS; i++)
    {
      struct mallinfo2 before, after;

      g_clear_pointer (&facts, sal_facts_free);
      scans[i] = scan (path);
      before = mallinfo2 ();
      facts = load_facts (workspace, NULL, &loads[i]);
      after = mallinfo2 ();
      if (i == 0)
        bench_note (
            "%u facts take %.0f MB",
            facts->n_rows,
            (double) (after.uordblks + after.hblkhd - before.uordblks - before.hblkhd) / 1e6);
    }
  bench_ratio ("loading the facts, to one scan by the sqlite3 shell",
               bench_median (loads, N_RUNS),
               bench_median (scans, N_RUNS),
               2);

  return facts;
}

static void
measure_query (SalFacts *facts, const char *figure, SalFactDimension one, SalFactDimension two)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  double seconds[N_RUNS];

  sal_fact_query_group_by (query, one);
  if (two != SAL_FACT_N_DIMENSIONS)
    sal_fact_query_group_by (query, two);
  for (int i = 0; i < N_RUNS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalFactResult) result = sal_fact_query_run (query, facts);

      seconds[i] = bench_seconds () - start;
    }
  bench_figure (figure, bench_median (seconds, N_RUNS) * 1000, 60, "ms");
}

/* Two dimensions, three measures, one filter. */
static double
measure_cube (SalFacts *facts)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  double best = G_MAXDOUBLE;

  sal_fact_query_set_filter (query, SAL_FACT_SEGMENT, 1);
  sal_fact_query_group_by (query, SAL_FACT_PRODUCT_FAMILY);
  sal_fact_query_group_by (query, SAL_FACT_QUARTER);
  sal_fact_query_ask (query, sal_metric_find ("bookings"));
  sal_fact_query_ask (query, sal_metric_find ("pipeline"));
  sal_fact_query_ask (query, sal_metric_find ("won"));
  for (int i = 0; i < N_CUBE_RUNS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalFactResult) result = sal_fact_query_run (query, facts);

      best = MIN (best, bench_seconds () - start);
    }

  return best;
}

/* The columns of that query, with the quarters as numbers: DuckDB need not make them of dates. */
static void
write_cube (const SalFacts *facts, const char *path)
{
  FILE *file = g_fopen (path, "w");

  if (file == NULL)
    g_error ("%s: %s", path, g_strerror (errno));

  fputs ("segment,family,quarter,status,amount\n", file);
  for (guint row = 0; row < facts->n_rows; row++)
    {
      SalPeriod quarter = { 0 };

      if (facts->closes[row] != SAL_DATE_NONE)
        quarter =
            sal_fiscal_calendar_period_of (facts->calendar, facts->closes[row], SAL_PERIOD_QUARTER);
      fprintf (file,
               "%d,%d,%d,%d,%" G_GINT64_FORMAT "\n",
               sal_facts_get_code (facts, SAL_FACT_SEGMENT, row),
               sal_facts_get_code (facts, SAL_FACT_PRODUCT_FAMILY, row),
               sal_fact_period_to_code (quarter),
               facts->status[row],
               facts->amount[row]);
    }
  fclose (file);
}

/* The best time of DuckDB for the same, 0 if there is none here. */
static double
time_duckdb (const SalFacts *facts)
{
  g_autofree char *script = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "bench/duckdb.mjs", NULL);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "salient-bench-facts.csv", NULL);
  g_autofree char *runs = g_strdup_printf ("%d", N_CUBE_RUNS);
  g_autofree char *output = NULL;
  const char *arguments[] = { "node", script, path, "1", runs, NULL };
  int status;

  if (g_getenv ("DUCKDB_FOLDER") == NULL)
    return 0;

  write_cube (facts, path);
  if (!g_spawn_sync (NULL,
                     (char **) arguments,
                     NULL,
                     G_SPAWN_SEARCH_PATH,
                     NULL,
                     NULL,
                     &output,
                     NULL,
                     &status,
                     NULL) ||
      status != 0)
    output = NULL;
  g_unlink (path);

  return output != NULL ? g_ascii_strtod (output, NULL) : 0;
}

static void
measure_against_duckdb (SalFacts *facts)
{
  double seconds = measure_cube (facts);
  double yardstick = time_duckdb (facts);

  if (yardstick > 0)
    bench_ratio ("two dimensions, three measures, one filter, to DuckDB", seconds, yardstick, 0.2);
  else
    bench_note ("two dimensions, three measures, one filter: %.2f ms; not measured against DuckDB, "
                "which needs node and its package @duckdb/node-api",
                seconds * 1000);
}

/* Everything the executive dashboard asks, for a quarter. */
static void
measure_executive (SalFacts *facts)
{
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  double seconds[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalExecutive) figures =
          sal_executive_new (facts, filters, sal_facts_latest_period (facts, SAL_PERIOD_QUARTER));

      seconds[i] = bench_seconds () - start;
    }
  bench_figure (
      "the executive dashboard, all of it", bench_median (seconds, N_RUNS) * 1000, 60, "ms");
}

/* After one opportunity was edited: reading it on a reader thread, patching on the main thread. */
static void
measure_patch (SalWorkspace *workspace, SalFacts *facts)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  double reads[N_RUNS], merges[N_RUNS];
  guint row;

  g_array_append_val (ids, facts->id[facts->n_rows / 2]);
  sal_facts_find (facts, facts->id[0], &row); /* the model has the rows indexed when it loads */
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (SalFacts) changed = load_facts (workspace, ids, &reads[i]);
      double start = bench_seconds ();

      sal_facts_merge (facts, changed, (const gint64 *) (gpointer) ids->data, ids->len);
      merges[i] = bench_seconds () - start;
    }
  bench_figure ("reading one changed opportunity", bench_median (reads, N_RUNS) * 1000, 100, "ms");
  bench_figure ("patching the facts with it", bench_median (merges, N_RUNS) * 1000, 10, "ms");
}

int
main (void)
{
  g_autofree char *path = bench_find_workspace ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace =
      sal_workspace_open (path, SAL_STORE_OPEN, sal_model_kinds (), &error);
  g_autoptr (SalFacts) facts = NULL;

  if (workspace == NULL)
    g_error ("%s", error->message);

  facts = measure_loading (workspace, path);
  measure_query (facts, "a figure by unit", SAL_FACT_UNIT, SAL_FACT_N_DIMENSIONS);
  measure_query (facts, "a figure by unit and month", SAL_FACT_UNIT, SAL_FACT_MONTH);
  measure_query (
      facts, "a figure by person and product family", SAL_FACT_PERSON, SAL_FACT_PRODUCT_FAMILY);
  measure_against_duckdb (facts);
  measure_executive (facts);
  measure_patch (workspace, facts);
  sal_workspace_close (workspace);

  return bench_finish ();
}
