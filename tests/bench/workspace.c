/* workspace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "workspace.h"

#include "bench.h"
#include "sal-sample.h"

char *
bench_find_workspace (void)
{
  const SalSampleOptions options = { .opportunities = BENCH_N_OPPORTUNITIES, .seed = 1 };
  const char *kept = g_getenv ("BENCH_FOLDER");
  g_autofree char *folder =
      kept != NULL ? g_strdup (kept) : g_build_filename (g_get_user_cache_dir (), "salient", NULL);
  char *path = g_build_filename (folder, "bench-facts.salient", NULL);
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;

  bench_note ("making a sample of %d opportunities in %s", BENCH_N_OPPORTUNITIES, path);
  g_mkdir_with_parents (folder, 0700);
  if (!sal_sample_create (path, &options, NULL, &error))
    g_error ("%s", error->message);

  return path;
}
