/* bench-sample.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>

#include <glib/gstdio.h>

#include "bench.h"
#include "sal-geography-file.h"
#include "sal-sample.h"

/* Keeps nothing: what it costs to make the rows alone. */
static SalSampleBatch *
drop_batch (SalSampleBatch *batch, gpointer data)
{
  guint64 *n_rows = data;

  *n_rows += batch->n_rows;

  return batch;
}

static void
measure_making (const SalSampleOptions *given)
{
  SalSampleOptions options = *given;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalUsAreas) areas = sal_us_areas_load (NULL, &error);
  g_autoptr (SalGeography) counties = sal_geography_load ("us-counties", &error);
  double start = bench_seconds ();
  guint64 n_rows = 0;
  g_autoptr (SalSampleRows) rows = NULL;

  g_assert_no_error (error);
  g_assert_true (sal_sample_options_complete (&options, &error));
  rows = sal_sample_rows_new (sal_date_today (), drop_batch, &n_rows);
  g_assert_true (
      sal_sample_generate (&options, sal_date_today (), areas, counties, rows, NULL, NULL));
  bench_note ("making %" G_GUINT64_FORMAT " rows without writing them: %.2f s",
              n_rows,
              bench_seconds () - start);
}

static void
measure_creating (const char *figure, const SalSampleOptions *options, double reach)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-bench-sample-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.salient", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  double start = bench_seconds ();

  if (!sal_sample_create (path, options, NULL, &error))
    g_error ("%s", error->message);
  bench_figure (figure, bench_seconds () - start, reach, "s");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  bench_note ("%s: a file of %.0f MB", figure, (double) status.st_size / 1e6);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  const char *size = g_getenv ("BENCH_OPPORTUNITIES");
  SalSampleOptions usual = { .seed = 1 };
  SalSampleOptions large = { .opportunities = size ? atoi (size) : 1000000, .seed = 1 };
  g_autofree char *figure =
      g_strdup_printf ("sample of %" G_GINT64_FORMAT " opportunities", large.opportunities);

  measure_creating ("sample of the usual size", &usual, 2);
  measure_making (&large);
  measure_creating (figure, &large, 40);

  return bench_finish ();
}
