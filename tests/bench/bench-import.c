/* bench-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Imports opportunities, a million unless BENCH_ROWS says otherwise, with their accounts, people
 * and products already there; the yardstick is the sqlite3 shell, which imports the same file
 * unchecked into a table and creates the same indexes. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "bench.h"
#include "sal-csv-reader.h"
#include "sal-import.h"
#include "sal-kinds.h"
#include "sal-mapping-propose.h"

#define N_ACCOUNTS 20000
#define N_PEOPLE   500
#define N_PRODUCTS 40
#define SEED       20261121
#define ROUNDS     3

static const char *const stages[] = { "Prospecting", "Qualification", "Proposal",
                                      "Negotiation", "Closed Won",    "Closed Lost" };
static const char *const types[] = { "New", "Expansion", "Renewal" };
static const char *const sources[] = { "Web", "Referral", "Event", "Partner", "" };

static const char yardstick[] =
    "CREATE TABLE opportunity (id TEXT, name TEXT, account TEXT, owner TEXT, type TEXT,"
    " stage TEXT, amount REAL, created TEXT, close_date TEXT, source TEXT, product TEXT);\n"
    ".mode csv\n"
    ".import --skip 1 opportunity.csv opportunity\n"
    "CREATE UNIQUE INDEX opportunity_id ON opportunity (id);\n"
    "CREATE INDEX opportunity_account ON opportunity (account);\n"
    "CREATE INDEX opportunity_owner ON opportunity (owner);\n"
    "CREATE INDEX opportunity_stage ON opportunity (stage);\n"
    "CREATE INDEX opportunity_close_date ON opportunity (close_date);\n"
    "CREATE INDEX opportunity_product ON opportunity (product);\n"
    "SELECT count (*) FROM opportunity;\n";

static FILE *
create (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);

  return file;
}

static void
write_references (const char *folder)
{
  FILE *file = create (folder, "account.csv");

  fputs ("account id,account name,industry,country\n", file);
  for (guint i = 0; i < N_ACCOUNTS; i++)
    fprintf (file, "A%06u,Account %c%c %u,retail,Kenya\n", i, 'A' + i % 26, 'A' + i / 26 % 26, i);
  fclose (file);

  file = create (folder, "person.csv");
  fputs ("name,email\n", file);
  for (guint i = 0; i < N_PEOPLE; i++)
    fprintf (file, "Person %u,person%u@example.org\n", i, i);
  fclose (file);

  file = create (folder, "product.csv");
  fputs ("product,series,sales price\n", file);
  for (guint i = 0; i < N_PRODUCTS; i++)
    fprintf (file, "Product %u,Family %u,%u\n", i, i % 8, 100 + i);
  fclose (file);
}

#define PICK(random, list) list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]

static void
write_opportunities (const char *folder, guint n_rows)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  FILE *file = create (folder, "opportunity.csv");
  gint32 start = sal_date_from_ymd (2023, 1, 1);

  fputs ("Opportunity ID,Opportunity Name,Account ID,Opportunity Owner,Type,Stage,Amount,"
         "Created Date,Close Date,Lead Source,Product\n",
         file);
  for (guint i = 0; i < n_rows; i++)
    {
      guint account = (guint) g_rand_int_range (random, 0, N_ACCOUNTS);
      gint32 created = start + g_rand_int_range (random, 0, 1000);
      char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];

      fprintf (file,
               "006%012u,Account %c%c %u deal %u,A%06u,Person %d,%s,%s,%d.%02d,%s,%s,%s,"
               "Product %d\n",
               i,
               'A' + account % 26,
               'A' + account / 26 % 26,
               account,
               i,
               account,
               g_rand_int_range (random, 0, N_PEOPLE),
               PICK (random, types),
               PICK (random, stages),
               g_rand_int_range (random, 1000, 200000),
               g_rand_int_range (random, 0, 100),
               sal_date_write_iso (created, first),
               sal_date_write_iso (created + g_rand_int_range (random, 20, 300), last),
               PICK (random, sources),
               g_rand_int_range (random, 0, N_PRODUCTS));
    }
  fclose (file);
}

static double
import (SalWorkspace *workspace, const char *folder, const char *kind_name, guint64 expected)
{
  const SalKind *kind = sal_kind_find (sal_model_kinds (), kind_name);
  g_autofree char *name = g_strconcat (kind_name, ".csv", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalMapping) mapping = NULL;
  g_autoptr (SalImport) job = sal_import_new (workspace, NULL);
  g_autoptr (SalImportResult) result = NULL;
  double start = bench_seconds (), seconds;

  mapping = sal_mapping_propose_for_file (kind, file, NULL, NULL, &error);
  g_assert_no_error (error);
  sal_import_add (job, file, kind, mapping);
  sal_import_run (job, &result, NULL, &error);
  seconds = bench_seconds () - start;
  g_assert_no_error (error);
  g_assert_cmpuint (sal_import_result_find (result, kind)->n_added, ==, expected);

  return seconds;
}

static double
import_into_workspace (const char *folder, guint n_rows)
{
  g_autofree char *path = g_build_filename (folder, "bench.salient", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace =
      sal_workspace_create (path, NULL, sal_model_kinds (), &error);
  double seconds;

  g_assert_no_error (error);
  import (workspace, folder, "account", N_ACCOUNTS);
  import (workspace, folder, "person", N_PEOPLE);
  import (workspace, folder, "product", N_PRODUCTS);
  seconds = import (workspace, folder, "opportunity", n_rows);
  sal_workspace_close (workspace);
  g_unlink (path);

  return seconds;
}

static double
import_into_shell (const char *folder, guint n_rows)
{
  const char *const command[] = { "sqlite3", "shell.db", NULL };
  g_autofree char *path = g_build_filename (folder, "shell.db", NULL);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) shell = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  double start = bench_seconds (), seconds;

  launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_set_cwd (launcher, folder);
  shell = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (shell, yardstick, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  seconds = bench_seconds () - start;
  g_assert_cmpuint (strtoul (output, NULL, 10), ==, n_rows);
  g_unlink (path);

  return seconds;
}

/* How fast the text itself is read: no part of the figure, but a bound of it. */
static void
read_text (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "opportunity.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCsvReader) reader = sal_csv_reader_new_for_file (file, NULL, NULL, &error);
  double start = bench_seconds ();
  guint64 size = 0;
  SalCsvRow row;

  while (sal_csv_reader_next (reader, &row, NULL, &error))
    size = row.offset;
  g_assert_no_error (error);
  bench_note ("the text is read at %.0f MB/s", (double) size / 1e6 / (bench_seconds () - start));
}

/* The round whose ratio is the median: both of its times were taken under the same load. */
static guint
find_median_round (const double *ours, const double *theirs)
{
  double ratios[ROUNDS], median;

  for (guint i = 0; i < ROUNDS; i++)
    ratios[i] = ours[i] / theirs[i];
  median = bench_median (ratios, ROUNDS);
  for (guint i = 0; i < ROUNDS; i++)
    if (ours[i] / theirs[i] == median)
      return i;

  return 0;
}

int
main (void)
{
  const char *rows = g_getenv ("BENCH_ROWS");
  guint n_rows = rows != NULL ? (guint) strtoul (rows, NULL, 10) : 1000000;
  g_autofree char *folder = g_dir_make_tmp ("salient-bench-XXXXXX", NULL);
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  double ours[ROUNDS], theirs[ROUNDS];
  guint round;

  g_assert_nonnull (folder);
  if (shell == NULL)
    {
      bench_note ("import: the sqlite3 shell, which is the yardstick, is not installed");
      return bench_finish ();
    }
  write_references (folder);
  write_opportunities (folder, n_rows);
  read_text (folder);
  for (guint i = 0; i < ROUNDS; i++)
    {
      ours[i] = import_into_workspace (folder, n_rows);
      theirs[i] = import_into_shell (folder, n_rows);
      bench_note (
          "import of %u opportunities: %.2f s, sqlite3 shell: %.2f s", n_rows, ours[i], theirs[i]);
    }
  round = find_median_round (ours, theirs);
  bench_ratio ("validated, typed, referenced, indexed CSV import ÷ sqlite3 .import and indexes",
               ours[round],
               theirs[round],
               2);
  for (gsize i = 0; i < 4; i++)
    {
      static const char *const names[] = {
        "account.csv", "person.csv", "product.csv", "opportunity.csv"
      };
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);

  return bench_finish ();
}
