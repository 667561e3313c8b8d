/* bench-whitespace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "sal-cross-sell.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-whitespace-open.h"
#include "sal-whitespace-table.h"
#include "sal-workspace.h"
#include "workspace.h"

/* What somebody waits for who sorts, searches or filters. */
#define REACH_MILLISECONDS 100

#define N_RUNS 9

typedef struct
{
  gint32 day;
  const char *accounts;
} Question;

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return sal_whitespace_load (connection, question->day, question->accounts, error);
}

static SalWhitespace *
ask (SalStore *store, const char *accounts, double *seconds)
{
  g_autoptr (GError) error = NULL;
  Question question = { sal_date_today (), accounts };
  double start = bench_seconds ();
  SalWhitespace *portfolio = sal_store_read_sync (store, load, &question, NULL, &error);

  g_assert_no_error (error);
  *seconds = bench_seconds () - start;

  return portfolio;
}

static GArray *
list_all (const SalWhitespace *portfolio, const char *words)
{
  SalWhitespaceFilter filter = {
    words, SAL_WHITESPACE_ANY, SAL_WHITESPACE_ANY, SAL_WHITESPACE_ANY, SAL_WHITESPACE_ALL_ACCOUNTS
  };

  return sal_whitespace_list (portfolio, &filter);
}

static void
figure (const char *name, double *seconds)
{
  bench_figure (name, bench_median (seconds, N_RUNS) * 1000, REACH_MILLISECONDS, "ms");
}

static void
bench_sort (const SalWhitespace *portfolio, guint column, const char *name)
{
  double seconds[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GArray) accounts = list_all (portfolio, NULL);
      double start = bench_seconds ();

      sal_whitespace_sort (portfolio, accounts, column, i % 2);
      seconds[i] = bench_seconds () - start;
    }
  figure (name, seconds);
}

static void
bench_list (const SalWhitespace *portfolio)
{
  double seconds[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (GArray) accounts = list_all (portfolio, "steel gro");

      seconds[i] = bench_seconds () - start;
    }
  figure ("search all names", seconds);
}

static void
bench_cross_sell (const SalWhitespace *portfolio)
{
  g_autoptr (GArray) accounts = list_all (portfolio, NULL);
  double seconds[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (SalCrossSell) sell =
          sal_cross_sell_new (portfolio, (const guint *) (gpointer) accounts->data, accounts->len);

      seconds[i] = bench_seconds () - start;
      g_assert_cmpuint (sell->n_accounts, ==, accounts->len);
    }
  figure ("cross-sell figures of all", seconds);
}

static int
compare_open_cells (gconstpointer a, gconstpointer b, gpointer data)
{
  gpointer *question = data;

  return sal_whitespace_open_list_compare (
      question[0], *(const guint *) a, *(const guint *) b, GPOINTER_TO_UINT (question[1]));
}

/* The list is made once, when it is looked at first; each sort looks up what it compares by anew.
 */
static void
bench_open_cells (const SalWhitespace *portfolio)
{
  g_autoptr (GArray) accounts = list_all (portfolio, NULL);
  g_autoptr (GArray) some = list_all (portfolio, "steel gro");
  g_autoptr (SalWhitespaceOpenList) list = NULL;
  double making[N_RUNS], finding[N_RUNS], searching[N_RUNS], sorting[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = bench_seconds ();
      g_autoptr (GArray) places = NULL, few = NULL;
      gpointer question[2];

      g_clear_pointer (&list, sal_whitespace_open_list_free);
      list = sal_whitespace_open_list_new (portfolio);
      making[i] = bench_seconds () - start;
      start = bench_seconds ();
      places = sal_whitespace_open_list_find (
          list, (const guint *) (gpointer) accounts->data, accounts->len);
      finding[i] = bench_seconds () - start;
      start = bench_seconds ();
      few = sal_whitespace_open_list_find (list, (const guint *) (gpointer) some->data, some->len);
      searching[i] = bench_seconds () - start;
      question[0] = list;
      question[1] = GUINT_TO_POINTER (i % 2 == 0 ? SAL_WHITESPACE_OPEN_COLUMN_ACCOUNT
                                                 : SAL_WHITESPACE_OPEN_COLUMN_POTENTIAL);
      start = bench_seconds ();
      g_qsort_with_data (
          places->data, (int) places->len, sizeof (guint), compare_open_cells, question);
      sorting[i] = bench_seconds () - start;
    }
  bench_note ("%u open cells", list->cells->len);
  figure ("list all open cells by value", making);
  figure ("find those of all accounts", finding);
  figure ("find those of a word", searching);
  figure ("sort them by a column", sorting);
}

/* What somebody waits for after an edit: the reading is on another thread. */
static void
bench_merge (SalStore *store, SalWhitespace *portfolio)
{
  double merging[N_RUNS], reading[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *ids = g_strdup_printf (
          "[%" G_GINT64_FORMAT "]",
          sal_whitespace_get_account (portfolio, i * 977 % portfolio->accounts->len)->id);
      g_autoptr (SalWhitespace) part = ask (store, ids, &reading[i]);
      double start = bench_seconds ();

      g_assert_true (sal_whitespace_merge (portfolio, part));
      merging[i] = bench_seconds () - start;
    }
  figure ("read one account anew", reading);
  figure ("take it over", merging);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = bench_find_workspace ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace =
      sal_workspace_open (path, SAL_STORE_READ_ONLY, sal_model_kinds (), &error);
  g_autoptr (SalWhitespace) portfolio = NULL;
  SalStore *store;
  double seconds;

  g_assert_no_error (error);
  store = sal_workspace_get_store (workspace);
  portfolio = ask (store, NULL, &seconds);
  bench_note ("%u accounts × %u families, loaded on another thread in %.1f s",
              portfolio->accounts->len,
              sal_whitespace_n_families (portfolio),
              seconds);
  bench_sort (portfolio, SAL_WHITESPACE_COLUMN_OPEN, "sort by open value");
  bench_sort (portfolio, SAL_WHITESPACE_COLUMN_PENETRATION, "sort by penetration");
  bench_sort (portfolio, SAL_WHITESPACE_COLUMN_OWNER, "sort by owner");
  bench_sort (portfolio, SAL_WHITESPACE_N_COLUMNS, "sort by a family");
  bench_list (portfolio);
  bench_cross_sell (portfolio);
  bench_open_cells (portfolio);
  bench_merge (store, portfolio);

  return bench_finish ();
}
