/* bench-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <malloc.h>

#include "bench.h"
#include "sal-exceptions.h"
#include "sal-executive.h"
#include "sal-facts-merge.h"
#include "sal-facts-repository.h"
#include "sal-kinds.h"
#include "sal-workspace.h"
#include "workspace.h"

#define N_RUNS      5
#define N_TURNS     9  /* of both, one after the other */
#define N_CUBE_RUNS 15 /* in each turn */

/* The columns facts are made of, as sal-facts-repository.c selects them. */
#define COLUMNS                                                                                    \
  "id, account, owner, stage, amount, currency, probability, created, close_date, type, source, "  \
  "product_family, product, competitor, loss_reason"

/* One full scan by the sqlite3 shell, written out and thrown away. */
static double
scan (const char *path, const char *select)
{
  const char *arguments[] = { "sqlite3",           "-readonly", path, ".mode list",
                              ".output /dev/null", select,      NULL };
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
  const SalTouch *touch;   /* NULL: all */
  const char *const *keys; /* of metrics that need columns; NULL: none */
} Load;

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *self = data;

  return sal_facts_load (connection,
                         sal_workspace_get_calendar (self->workspace),
                         sal_workspace_get_currency (self->workspace),
                         sal_date_today (),
                         self->keys,
                         self->touch,
                         self->touch != NULL,
                         error);
}

static SalFacts *
load_facts (SalWorkspace *workspace,
            const SalTouch *touch,
            const char *const *keys,
            double *seconds)
{
  Load request = { workspace, touch, keys };
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

  scan (path, "SELECT " COLUMNS " FROM opportunity"); /* into the page cache */
  for (int i = 0; i < N_RUNS; i++)
    {
      struct mallinfo2 before, after;

      g_clear_pointer (&facts, sal_facts_free);
      scans[i] = scan (path, "SELECT " COLUMNS " FROM opportunity");
      before = mallinfo2 ();
      facts = load_facts (workspace, NULL, NULL, &loads[i]);
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

/* Facts of other kinds: how much longer a load takes that has them, too. */
static void
measure_tables (SalWorkspace *workspace, const char *path)
{
  static const struct
  {
    const SalKind *kind;
    const char *metric;
  } tables[] = { { &sal_activity_kind, "activities" },
                 { &sal_transaction_kind, "invoiced" },
                 { &sal_contract_kind, "recurring_revenue" },
                 { &sal_stage_event_kind, "conversion" } };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const char *keys[] = { tables[i].metric, NULL };
      g_autofree char *select = g_strdup_printf ("SELECT * FROM \"%s\"", tables[i].kind->name);
      double without, with, yardstick;
      g_autofree char *figure = NULL;
      g_autoptr (SalFacts) facts = load_facts (workspace, NULL, keys, &with); /* into the cache */

      g_clear_pointer (&facts, sal_facts_free);
      sal_facts_free (load_facts (workspace, NULL, NULL, &without));
      facts = load_facts (workspace, NULL, keys, &with);
      yardstick = scan (path, select);
      figure = g_strdup_printf ("loading %u facts of the kind %s besides, to one scan",
                                sal_facts_get_table (facts, tables[i].kind)->n_rows,
                                tables[i].kind->name);
      bench_ratio (figure, MAX (with - without, 0), yardstick, 2);
    }
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

/* Two dimensions, three measures, one filter: the median time. */
static double
measure_cube (SalFacts *facts)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  double seconds[N_CUBE_RUNS];

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

      seconds[i] = bench_seconds () - start;
    }

  return bench_median (seconds, N_CUBE_RUNS);
}

/* Reading once the columns that query is of, as fast as memory and both caches give them: what no
 * scan of all rows can be faster than. */
static double
measure_reading (const SalFacts *facts)
{
  double seconds[N_CUBE_RUNS];
  gint64 sum = 0;

  for (int i = 0; i < N_CUBE_RUNS; i++)
    {
      double start = bench_seconds ();

      for (guint row = 0; row < facts->n_rows; row++)
        sum += facts->amount[row] + facts->closes[row] + facts->status[row] +
               facts->codes[SAL_FACT_SEGMENT].data[row] +
               facts->codes[SAL_FACT_PRODUCT_FAMILY].data[row];
      seconds[i] = bench_seconds () - start;
    }
  g_assert (sum != 0);

  return bench_median (seconds, N_CUBE_RUNS);
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

/* DuckDB with the same facts, waiting to be asked for its time; NULL if there is none here. */
static GSubprocess *
start_duckdb (const char *path)
{
  g_autofree char *script = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "bench/duckdb.mjs", NULL);

  if (g_getenv ("DUCKDB_FOLDER") == NULL)
    return NULL;

  return g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                           NULL,
                           "node",
                           script,
                           path,
                           "1",
                           NULL);
}

/* Its median time, 0 if it does not answer. */
static double
time_duckdb (GSubprocess *duckdb, GDataInputStream *output)
{
  g_autofree char *runs = g_strdup_printf ("%d\n", N_CUBE_RUNS);
  g_autofree char *line = NULL;

  if (!g_output_stream_write_all (
          g_subprocess_get_stdin_pipe (duckdb), runs, strlen (runs), NULL, NULL, NULL))
    return 0;
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);

  return line != NULL ? g_ascii_strtod (line, NULL) : 0;
}

static gboolean
take_turns (SalFacts *facts, GSubprocess *duckdb)
{
  g_autoptr (GDataInputStream) output =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (duckdb));
  double ratios[N_TURNS], seconds[N_TURNS], yardsticks[N_TURNS], ratio;

  for (int i = 0; i < N_TURNS; i++)
    {
      yardsticks[i] = time_duckdb (duckdb, output);
      seconds[i] = measure_cube (facts);
      if (yardsticks[i] <= 0)
        return FALSE;
      ratios[i] = seconds[i] / yardsticks[i];
    }
  ratio = bench_median (ratios, N_TURNS);
  bench_note (
      "two dimensions, three measures, one filter: %.2f ms, DuckDB %.2f ms; in %d turns %.2f "
      "to %.2f of its time",
      bench_median (seconds, N_TURNS) * 1000,
      bench_median (yardsticks, N_TURNS) * 1000,
      N_TURNS,
      bench_quantile (ratios, N_TURNS, 0),
      bench_quantile (ratios, N_TURNS, 1));
  bench_figure ("two dimensions, three measures, one filter, to DuckDB", ratio, 0.2, "×");

  return TRUE;
}

static void
measure_against_duckdb (SalFacts *facts)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "salient-bench-facts.csv", NULL);
  g_autoptr (GSubprocess) duckdb = NULL;

  if (g_getenv ("DUCKDB_FOLDER") != NULL)
    write_cube (facts, path);
  duckdb = start_duckdb (path);
  if (duckdb == NULL || !take_turns (facts, duckdb))
    bench_note ("two dimensions, three measures, one filter: %.2f ms; not measured against DuckDB, "
                "which needs node and its package @duckdb/node-api",
                measure_cube (facts) * 1000);
  bench_note ("one thread reads the columns of that query once in %.2f ms",
              measure_reading (facts) * 1000);
  if (duckdb != NULL)
    g_subprocess_force_exit (duckdb);
  g_unlink (path);
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

/* What is out of the ordinary in a quarter, and why. */
static void
measure_exceptions (SalFacts *facts)
{
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  double seconds[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalExceptions) found = sal_exceptions_find (
          facts, filters, sal_facts_latest_period (facts, SAL_PERIOD_QUARTER), NULL, 0);

      seconds[i] = bench_seconds () - start;
    }
  bench_figure ("what is out of the ordinary", bench_median (seconds, N_RUNS) * 1000, 50, "ms");
}

/* After one opportunity was edited: reading it on a reader thread, patching on the main thread. */
static void
measure_patch (SalWorkspace *workspace, SalFacts *facts)
{
  SalTouch touch = { &sal_opportunity_kind, facts->id[facts->n_rows / 2] };
  double reads[N_RUNS], merges[N_RUNS];
  guint row;

  sal_facts_find (facts, facts->id[0], &row); /* the model has the rows indexed when it loads */
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (SalFacts) changed = load_facts (workspace, &touch, NULL, &reads[i]);
      double start = bench_seconds ();

      sal_facts_merge (facts, changed, &touch, 1);
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
  measure_exceptions (facts);
  measure_patch (workspace, facts);
  g_clear_pointer (&facts, sal_facts_free);
  measure_tables (workspace, path);
  sal_workspace_close (workspace);

  return bench_finish ();
}
