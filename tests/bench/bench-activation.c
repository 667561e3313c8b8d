/* bench-activation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "bench.h"
#include "sal-alignment-activation-commands.h"
#include "sal-alignment-what-if.h"
#include "sal-alignment.h"
#include "sal-bulk.h"
#include "sal-geography-file.h"
#include "sal-kinds.h"
#include "sal-rate.h"
#include "sal-store.h"

/* An alignment of 200 territories over the counties takes effect: 100,000 accounts, every second of
 * which goes to another position, and 200,000 open opportunities. And what if a representative
 * leaves, or more come. */

#define N_TERRITORIES   200
#define N_ACCOUNTS      100000
#define N_OPPORTUNITIES 200000
#define ALIGNMENT       1
#define TERRITORIES     1000
#define POSITIONS       2000
#define AREAS           10000
#define ACCOUNTS        1000000
#define COVERAGE        2000000
#define OPPORTUNITIES   3000000

static SalGeography *geography;
static SalUsAreas *areas;
static SalFiscalCalendar *calendar;

static gboolean
execute (SalTransaction *transaction, const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!sal_connection_execute (sal_transaction_get_connection (transaction), sql, &error))
    g_error ("%s", error->message);

  return TRUE;
}

#define SERIES(n)                                                                                  \
  "(WITH RECURSIVE s (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i + 1 < " n              \
  ") SELECT i FROM s)"

static gboolean
fill (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_counties;
  const SalGeographyArea *counties = sal_geography_get_areas (geography, &n_counties);

  execute (transaction,
           "INSERT INTO alignment (id, name, geography, status) VALUES"
           " (%d, 'FY27', 'us-counties', 'approved');"
           "INSERT INTO stage (id, name, position, status) VALUES (1, 'Open', 1, 'open')",
           ALIGNMENT);
  for (int t = 0; t < N_TERRITORIES; t++)
    execute (transaction,
             "INSERT INTO position (id, name, status) VALUES (%d, 'P', 'vacant');"
             "INSERT INTO territory (id, name, alignment, level, position) VALUES"
             " (%d, 'T%d', %d, 'territory', %d)",
             POSITIONS + t,
             TERRITORIES + t,
             t,
             ALIGNMENT,
             POSITIONS + t);
  execute (transaction, "CREATE TEMP TABLE county (i INTEGER PRIMARY KEY, code TEXT)");
  for (guint i = 0; i < n_counties; i++)
    execute (transaction,
             "INSERT INTO territory_area (id, alignment, area, territory) VALUES"
             " (%u, %d, '%s', %u);"
             "INSERT INTO county VALUES (%u, '%s')",
             AREAS + i,
             ALIGNMENT,
             counties[i].code,
             TERRITORIES + i % N_TERRITORIES,
             i,
             counties[i].code);

  return execute (
      transaction,
      "INSERT INTO account (id, name, county) SELECT %d + s.i, 'A', c.code"
      " FROM " SERIES (
          "%d") " s JOIN county c ON c.i = s.i * 7919 %% %u;"
                "INSERT INTO coverage (id, account, position, credit, share, valid_from)"
                " SELECT %d + s.i, %d + s.i, %d + (s.i * 7919 %% %u + s.i %% 2) %% %d,"
                " 'primary', 1000000000, '2025-01-01' FROM " SERIES (
                    "%d") " s;"
                          "INSERT INTO opportunity (id, name, account, stage, amount)"
                          " SELECT %d + s.i, 'O', %d + s.i / 2, 1, s.i FROM " SERIES (
                              "%d") " s;"
                                    "DROP TABLE county",
      ACCOUNTS,
      N_ACCOUNTS,
      n_counties,
      COVERAGE,
      ACCOUNTS,
      POSITIONS,
      n_counties,
      N_TERRITORIES,
      N_ACCOUNTS,
      OPPORTUNITIES,
      ACCOUNTS,
      N_OPPORTUNITIES);
}

static SalAlignmentRequest
create_request (void)
{
  return (SalAlignmentRequest){ ALIGNMENT, geography, areas,
                                calendar,  "USD",     sal_date_from_ymd (2026, 7, 1) };
}

static gpointer
load_plan (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalAlignmentRequest request = create_request ();

  return sal_alignment_activation_load (connection, &request, NULL, cancellable, error);
}

static gpointer
load_design (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalAlignmentRequest request = create_request ();
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);

  return sal_alignment_load (connection, &request, unknown, error);
}

static void
run (SalStore *store, SalCommandFlags flags, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!sal_store_run_sync (store, "Change", flags, func, data, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static void
measure_activation (SalStore *store)
{
  g_autoptr (SalAlignmentActivation) plan = NULL;
  g_autoptr (SalAlignmentActivation) again = NULL;
  SalAlignmentConsent consent = { create_request (), NULL };
  double start = bench_seconds ();

  plan = sal_store_read_sync (store, load_plan, NULL, NULL, NULL);
  bench_figure ("planning what 100,000 accounts do", bench_seconds () - start, 2, "s");
  bench_note ("%u accounts and %u opportunities move, %u rows are written",
              plan->moves->len,
              plan->opportunities->len,
              plan->writes->len);
  consent.digest = plan->digest;
  start = bench_seconds ();
  run (store, SAL_COMMAND_FINAL | SAL_COMMAND_BULK, sal_alignment_activate, &consent);
  bench_figure ("letting it take effect", bench_seconds () - start, 4, "s");
  again = sal_store_read_sync (store, load_plan, NULL, NULL, NULL);
  if (again->writes->len > 0)
    g_error ("%u rows would be written again", again->writes->len);
}

static void
measure_what_ifs (SalStore *store)
{
  g_autoptr (SalTerritoryDesign) design =
      sal_store_read_sync (store, load_design, NULL, NULL, NULL);
  g_autoptr (SalWhatIf) without = NULL;
  g_autoptr (SalWhatIf) more = NULL;
  guint population;
  double start;

  sal_territory_design_prepare (design);
  sal_territory_design_find_measure (design, "population", &population);
  start = bench_seconds ();
  without = sal_what_if_divide (design, 0, population);
  bench_figure ("what if somebody leaves", (bench_seconds () - start) * 1000, 100, "ms");
  start = bench_seconds ();
  more = sal_what_if_add_people (design, population, 10, NULL, NULL);
  bench_figure ("what if ten more come", (bench_seconds () - start) * 1000, 1000, "ms");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("salient-activation-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.salient", NULL);
  SalStore *store;

  geography = sal_geography_load ("us-counties", &error);
  areas = sal_us_areas_load (NULL, NULL);
  calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  store = sal_store_open (path, SAL_STORE_CREATE, SAL_STORE_MAIN, sal_model_kinds (), &error);
  if (store == NULL)
    g_error ("%s", error->message);
  run (store, SAL_COMMAND_BULK, fill, NULL);
  measure_what_ifs (store);
  measure_activation (store);

  sal_store_close (store);
  g_object_unref (store);
  g_unlink (path);
  g_rmdir (folder);
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);
  sal_fiscal_calendar_free (calendar);

  return bench_finish ();
}
