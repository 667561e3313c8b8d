/* bench-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "sal-bulk.h"
#include "sal-kinds.h"
#include "sal-ownership.h"
#include "sal-record-list.h"
#include "sal-search.h"

#include "bench.h"

/* Looking at one million opportunities: sorting them by anything, jumping anywhere, searching, and
 * telling whom they belong to. */

#define N_OPPORTUNITIES 1000000
#define N_ACCOUNTS      100000
#define N_PEOPLE        1000
#define N_STAGES        8
#define FIRST_STAGE     1
#define FIRST_PERSON    1000
#define FIRST_ACCOUNT   1000000
#define FIRST           2000000
#define N_JUMPS         200
#define N_VISIBLE       200 /* rows a list view asks for when it is first shown */

static const char *const field_names[] = {
  "name",   "account",  "owner",   "type",       "stage",  "category",
  "amount", "currency", "created", "close_date", "source", "external_id",
};

#define N_FIELDS G_N_ELEMENTS (field_names)

static const char *const first_words[] = { "Acme",  "Bolt", "Cube", "Disk", "Echo", "Fern",
                                           "Gold",  "Hale", "Iris", "Jade", "Kite", "Luna",
                                           "Münch", "Nova", "Opal", "Pine" };
static const char *const last_words[] = { "Renewal", "Expansion", "Pilot", "Rollout", "Upgrade" };

#define FIRST_WORD(n) first_words[(n) % G_N_ELEMENTS (first_words)]
#define LAST_WORD(n)  last_words[(n) % G_N_ELEMENTS (last_words)]

static guint32
mix (gint64 i, guint32 salt)
{
  guint32 x = (guint32) i * 2654435761u + salt * 40503u;

  x ^= x >> 15;
  x *= 2246822519u;

  return x ^ (x >> 13);
}

/* --- the workspace --- */

static gboolean
insert_named (
    SalTransaction *transaction, const SalKind *kind, gint64 first, guint n_rows, GError **error)
{
  const guint field = (guint) sal_kind_field_index (kind, "name");
  g_autoptr (SalBulk) bulk = sal_bulk_new (transaction, kind, &field, 1, error);

  for (guint i = 0; bulk != NULL && i < n_rows; i++)
    {
      guint32 random = mix (i, 7);
      g_autofree char *name =
          g_strdup_printf ("%s %s %u", FIRST_WORD (random), kind->label, random);
      SalValue value = sal_value_borrow_text (name);

      if (!sal_bulk_insert (bulk, first + i, &value, error))
        return FALSE;
    }

  return bulk != NULL && sal_bulk_finish (bulk, error);
}

/* Room for the texts of one row. */
typedef struct
{
  char name[80];
  char close_date[SAL_DATE_BUFFER];
  char created[SAL_DATE_BUFFER];
  char external_id[32];
} RowText;

static void
fill_row (gint64 i, RowText *text, SalValue values[N_FIELDS])
{
  static const char *const types[] = { "new", "expansion", "renewal" };
  gint32 day = 19000 + (gint32) (mix (i, 1) % 1100);

  g_snprintf (text->name,
              sizeof text->name,
              "%s Holdings – %s %u",
              FIRST_WORD (mix (i, 2)),
              LAST_WORD (mix (i, 3)),
              mix (i, 4) % 100000);
  g_snprintf (text->external_id, sizeof text->external_id, "0064W%07d", (int) i);
  sal_date_write_iso (day, text->close_date);
  sal_date_write_iso (day - 90, text->created);
  values[0] = sal_value_borrow_text (text->name);
  values[1] = SAL_VALUE_INTEGER (FIRST_ACCOUNT + mix (i, 5) % N_ACCOUNTS);
  values[2] = SAL_VALUE_INTEGER (FIRST_PERSON + mix (i, 6) % N_PEOPLE);
  values[3] = sal_value_borrow_text (types[mix (i, 7) % 3]);
  values[4] = SAL_VALUE_INTEGER (FIRST_STAGE + mix (i, 8) % N_STAGES);
  values[5] = sal_value_borrow_text (sal_forecast_categories[mix (i, 9) % 5].value);
  values[6] = SAL_VALUE_INTEGER (mix (i, 10) % 50000000);
  values[7] = sal_value_borrow_text (i % 10 == 0 ? "JPY" : "USD");
  values[8] = sal_value_borrow_text (text->created);
  values[9] = sal_value_borrow_text (text->close_date);
  values[10] = sal_value_borrow_text ("Web");
  values[11] = sal_value_borrow_text (text->external_id);
}

static gboolean
insert_all (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  guint fields[N_FIELDS];
  g_autoptr (SalBulk) bulk = NULL;
  RowText text;
  SalValue values[N_FIELDS];

  for (gsize i = 0; i < N_FIELDS; i++)
    fields[i] = (guint) sal_kind_field_index (&sal_opportunity_kind, field_names[i]);
  if (!insert_named (transaction, &sal_stage_kind, FIRST_STAGE, N_STAGES, error) ||
      !insert_named (transaction, &sal_person_kind, FIRST_PERSON, N_PEOPLE, error) ||
      !insert_named (transaction, &sal_account_kind, FIRST_ACCOUNT, N_ACCOUNTS, error) ||
      !sal_transaction_defer_indexes (transaction, &sal_opportunity_kind, error))
    return FALSE;

  bulk = sal_bulk_new (transaction, &sal_opportunity_kind, fields, N_FIELDS, error);
  for (gint64 i = 0; bulk != NULL && i < N_OPPORTUNITIES; i++)
    {
      fill_row (i, &text, values);
      if (!sal_bulk_insert (bulk, FIRST + i, values, error))
        return FALSE;
    }

  return bulk != NULL && sal_bulk_finish (bulk, error);
}

static SalWorkspace *
create_workspace (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bench.salient", NULL);
  g_autoptr (GError) error = NULL;
  SalWorkspace *workspace =
      sal_workspace_create (path, &(SalWorkspaceOptions){ 0 }, sal_model_kinds (), &error);
  double start = bench_seconds ();

  if (workspace == NULL || !sal_store_run_sync (sal_workspace_get_store (workspace),
                                                "Fill",
                                                SAL_COMMAND_BULK,
                                                insert_all,
                                                NULL,
                                                NULL,
                                                NULL,
                                                &error))
    g_error ("%s", error->message);
  bench_note ("%d opportunities of %d accounts added in %.1f s",
              N_OPPORTUNITIES,
              N_ACCOUNTS,
              bench_seconds () - start);

  return workspace;
}

/* --- the list --- */

/* The longest the main loop was kept from drawing. */
static double longest_block;

static void
iterate (void)
{
  double start;

  while (!g_main_context_pending (NULL))
    g_usleep (100);
  start = bench_seconds ();
  g_main_context_iteration (NULL, FALSE);
  longest_block = MAX (longest_block, bench_seconds () - start);
}

static double
measure_sort (SalRecordList *list, SalRecordQuery *query, const char *sort)
{
  double start = bench_seconds ();

  if (!sal_record_query_set_sort (query, sort, NULL))
    g_error ("no field %s", sort);
  sal_record_list_set_query (list, query);
  while (sal_record_list_is_loading (list))
    iterate ();

  return bench_seconds () - start;
}

static void
measure_sorts (SalRecordList *list, SalRecordQuery *query)
{
  static const char *const sorts[] = {
    "close_date", "-close_date", "amount",   "-name",   "name",         "account",
    "owner",      "stage",       "category", "created", "type,-amount",
  };

  measure_sort (list, query, "");
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      double seconds[3];
      g_autofree char *figure = g_strdup_printf ("sort by %s", sorts[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (seconds); j++)
        {
          measure_sort (list, query, i % 2 == 0 ? "-id" : "");
          seconds[j] = measure_sort (list, query, sorts[i]);
        }
      bench_figure (figure, 1000 * bench_median (seconds, G_N_ELEMENTS (seconds)), 500, "ms");
    }
}

static double
measure_jump (SalRecordList *list, guint position)
{
  double start = bench_seconds ();
  g_autoptr (SalRecordRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  while (sal_record_row_is_loading (row))
    iterate ();

  return bench_seconds () - start;
}

static void
measure_jumps (SalRecordList *list)
{
  double seconds[N_JUMPS];
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  double start;

  for (guint i = 0; i < N_JUMPS; i++)
    seconds[i] = measure_jump (list, mix (i, 11) % n_rows);
  bench_figure ("jump to a row, median", 1000 * bench_median (seconds, N_JUMPS), 20, "ms");
  bench_figure (
      "jump to a row, 99 of 100", 1000 * bench_quantile (seconds, N_JUMPS, 0.99), 20, "ms");

  start = bench_seconds ();
  for (guint i = 0; i < N_VISIBLE; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), n_rows / 2 + i));
  bench_figure ("ask for 200 rows", 1000 * (bench_seconds () - start), 5, "ms");
}

/* --- reading --- */

static gpointer
load_page (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  double *best = data;
  gint64 ids[64];

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GPtrArray) records = NULL;
      double start;

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        ids[i] = FIRST + round * 640 + i;
      start = bench_seconds ();
      records =
          sal_records_load (connection, &sal_opportunity_kind, ids, G_N_ELEMENTS (ids), error);
      *best = MIN (*best, bench_seconds () - start);
    }

  return NULL;
}

static gpointer
search (SalConnection *connection, gpointer text, GCancellable *cancellable, GError **error)
{
  return sal_search (connection, sal_model_kinds (), text, 20, error);
}

static void
measure_search (SalStore *store, const char *text, double reach)
{
  g_autofree char *figure = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  double start = bench_seconds ();

  hits = sal_store_read_sync (store, search, (gpointer) text, NULL, NULL);
  figure = g_strdup_printf ("search for “%s”", text);
  bench_figure (figure, 1000 * (bench_seconds () - start), reach, "ms");
  g_assert (hits != NULL && hits->len > 0);
}

/* --- ownership --- */

static void
measure_ownership (void)
{
  g_autoptr (SalOwnership) ownership = sal_ownership_new ();
  gint64 sum = 0;
  double start, seconds;

  for (gint64 i = 0; i < N_PEOPLE; i++)
    {
      sal_ownership_add_position (ownership, 10000 + i, 1 + i % 50);
      sal_ownership_add_assignment (ownership, 1, FIRST_PERSON + i, 10000 + i, 19000, 19500);
      sal_ownership_add_assignment (
          ownership, 2, FIRST_PERSON + i, 10000 + (i + 1) % N_PEOPLE, 19501, SAL_DATE_NONE);
    }
  for (gint64 i = 0; i < N_ACCOUNTS; i++)
    {
      gint64 position = 10000 + mix (i, 12) % N_PEOPLE;

      sal_ownership_add_coverage (
          ownership, i, 0, FIRST_ACCOUNT + i, position, 19000, SAL_DATE_NONE);
      if (i % 10 == 0)
        sal_ownership_add_coverage (ownership, i, FIRST + i, 0, position, 19400, 19600);
    }
  sal_ownership_prepare (ownership);

  start = bench_seconds ();
  for (gint64 i = 0; i < N_OPPORTUNITIES; i++)
    {
      gint64 position, unit, person;

      sal_ownership_resolve (ownership,
                             FIRST + i,
                             FIRST_ACCOUNT + mix (i, 5) % N_ACCOUNTS,
                             FIRST_PERSON + mix (i, 6) % N_PEOPLE,
                             19000 + (gint32) (mix (i, 1) % 1100),
                             &position,
                             &unit,
                             &person);
      sum += unit + person;
    }
  seconds = bench_seconds () - start;
  g_assert (sum > 0);
  bench_figure ("resolve the owner of a figure", 1e9 * seconds / N_OPPORTUNITIES, 100, "ns");
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-bench-XXXXXX", NULL);
  SalWorkspace *workspace = create_workspace (folder);
  SalStore *store = sal_workspace_get_store (workspace);
  SalRecordQuery *query = sal_record_query_new (&sal_opportunity_kind);
  SalRecordList *list = sal_record_list_new (workspace, query);
  double page = 1;

  while (sal_record_list_is_loading (list))
    iterate ();
  measure_sorts (list, query);
  measure_jumps (list);
  bench_figure ("longest block of the main loop", 1000 * longest_block, 60, "ms");
  sal_store_read_sync (store, load_page, &page, NULL, NULL);
  bench_figure ("load 64 records", 1000 * page, 1, "ms");
  measure_search (store, "acme", 500);
  measure_search (store, "acme pilot 12", 100);
  measure_search (store, "0064w0004711", 20);
  measure_ownership ();

  g_object_unref (list);
  sal_record_query_free (query);
  sal_workspace_close (workspace);
  g_object_unref (workspace);
  bench_remove_folder (folder);

  return bench_finish ();
}
