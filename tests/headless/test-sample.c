/* test-sample.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-account-duty.h"
#include "sal-alignment-activation-commands.h"
#include "sal-alignment-commands.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-geography-file.h"
#include "sal-kinds.h"
#include "sal-sample.h"
#include "sal-search.h"
#include "sal-workspace.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("salient-sample-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sample.salient", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (fixture->path, endings[i], NULL);

      g_unlink (file);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* A question with one number as its answer, and that. */
typedef struct
{
  const char *sql;
  gint64 least, most;
} Question;

static gpointer
ask (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 answer;

  return sal_connection_query_integer (connection, data, &answer, error)
             ? g_memdup2 (&answer, sizeof answer)
             : NULL;
}

static void
check_question (SalStore *store, const Question *question)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *answer =
      sal_store_read_sync (store, ask, (gpointer) question->sql, NULL, &error);

  g_assert_no_error (error);
  if (*answer < question->least || *answer > question->most)
    g_error ("%s gives %" G_GINT64_FORMAT, question->sql, *answer);
}

static gpointer
find (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_search (connection, sal_model_kinds (), data, 5, error);
}

/* Small accounts of the United States: who has their county in each alignment, and who covers them
 * on the last day of that. */
#define COVERING                                                                                   \
  "SELECT g.status, t.position,"                                                                   \
  " (SELECT c.position FROM coverage AS c WHERE c.account = a.id"                                  \
  "  AND c.valid_from <= coalesce (g.valid_to, '2026-11-21')"                                      \
  "  AND coalesce (c.valid_to, '9999') >= coalesce (g.valid_to, '2026-11-21')) AS covering"        \
  " FROM account AS a JOIN territory_area AS r ON r.area = a.county"                               \
  " JOIN alignment AS g ON g.id = r.alignment JOIN territory AS t ON t.id = r.territory"           \
  " WHERE a.country = 'United States' AND a.segment IN ('Small', 'Mid-Market')"

/* What a workspace of 300 accounts, 2,500 opportunities and 50 people has to answer. */

static const Question of_company[] = {
  { "SELECT count(*) FROM account", 300, 300 },
  { "SELECT count(*) FROM person", 50, 50 },
  { "SELECT count(*) FROM pragma_foreign_key_check", 0, 0 },
  { "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'", 1, 1 },
  /* every account has somebody, and is covered today */
  { "SELECT count(*) FROM account WHERE owner IS NULL", 0, 0 },
  { "SELECT count(*) FROM account AS a WHERE NOT EXISTS (SELECT 1 FROM coverage"
    " WHERE account = a.id AND valid_to IS NULL)",
    0,
    0 },
  { "SELECT count(*) FROM account WHERE country = 'United States' AND county IS NULL", 0, 0 },
  { "SELECT count(*) FROM account WHERE status = 'customer'", 60, 280 },
  /* what is sold has a cost: 46 % of $2,400 are $1,104.00 */
  { "SELECT unit_cost FROM product WHERE external_id = 'INS-100'", 110400, 110400 },
  { "SELECT count(*) FROM product WHERE unit_cost IS NULL OR unit_cost <= 0"
    " OR unit_cost >= list_price * 7 / 10",
    0,
    0 },
  /* as has what is asked for below the list, within a tenth of that */
  { "SELECT count(*) FROM price_exception AS e JOIN product AS p ON p.id = e.product"
    " WHERE e.currency = 'USD' AND abs (e.unit_cost - p.unit_cost) > p.unit_cost / 10",
    0,
    0 },
  { "SELECT count(*) FROM price_exception WHERE unit_cost IS NULL", 3, 40 },
  { "SELECT count(*) FROM position WHERE status = 'to_be_hired'", 2, 10 },
  { "SELECT count(*) FROM position WHERE status = 'vacant'", 1, 10 },
  { "SELECT count(DISTINCT version) FROM quota", 2, 2 },
};

static const Question of_plans[] = {
  { "SELECT count(*) FROM account_plan WHERE status = 'active'", 40, 40 },
  { "SELECT count(DISTINCT account) FROM account_plan", 40, 40 },
  { "SELECT count(*) FROM account_plan WHERE status = 'closed'", 10, 14 },
  { "SELECT count(*) FROM plan_section AS s JOIN account_plan AS p ON p.id = s.plan"
    " WHERE p.status <> 'active' OR s.author IS NULL",
    0,
    0 },
  { "SELECT count(*) FROM plan_section WHERE written_on < '2026-08-23'", 20, 100 },
  { "SELECT count(*) FROM plan_action WHERE status = 'open' AND due < '2026-11-21'", 15, 80 },
  { "SELECT count(*) FROM plan_action WHERE (status = 'done') <> (done_on IS NOT NULL)"
    " OR done_on > '2026-11-21' OR added_on > '2026-11-21'",
    0,
    0 },
  /* an action refers to an objective of its own plan */
  { "SELECT count(*) FROM plan_action AS a JOIN plan_objective AS o ON o.id = a.objective"
    " WHERE o.plan <> a.plan",
    0,
    0 },
  /* what is asked, each of one by name, and what is answered by now */
  { "SELECT count(*) FROM plan_ask", 60, 120 },
  { "SELECT count(*) FROM plan_ask AS k JOIN account_plan AS p ON p.id = k.plan"
    " LEFT JOIN contact AS c ON c.id = k.contact"
    " WHERE (k.contact IS NULL) = (k.person IS NULL) OR c.account <> p.account"
    " OR (k.status = 'open') <> (k.answered_on IS NULL) OR k.answered_on > '2026-11-21'"
    " OR k.asked_on > k.due OR k.asked_on > '2026-11-21'",
    0,
    0 },
  { "SELECT count(*) FROM account_plan AS p JOIN contact AS c ON c.id = p.customer_sponsor"
    " WHERE c.account <> p.account",
    0,
    0 },
  { "SELECT count(*) FROM growth_play AS g JOIN account_plan AS p ON p.id = g.plan"
    " JOIN opportunity AS o ON o.id = g.opportunity WHERE o.account <> p.account",
    0,
    0 },
  { "SELECT count(*) FROM account_team_member", 120, 160 },
};

static const Question of_deals[] = {
  { "SELECT count(*) FROM opportunity", 2500, 2500 },
  { "SELECT count(*) FROM opportunity AS o WHERE amount <>"
    " (SELECT sum(amount) FROM opportunity_line WHERE opportunity = o.id)",
    0,
    0 },
  { "SELECT count(*) FROM (SELECT 1 FROM opportunity_split WHERE credit = 'split'"
    " GROUP BY opportunity HAVING sum(share) <> 1000000000)",
    0,
    0 },
  /* the record is as its last event left it */
  { "SELECT count(*) FROM opportunity AS o JOIN stage_event AS e ON e.opportunity = o.id"
    " WHERE e.time = (SELECT max(time) FROM stage_event WHERE opportunity = o.id)"
    " AND (e.stage <> o.stage OR e.amount <> o.amount OR e.close_date <> o.close_date"
    " OR e.owner <> o.owner OR e.category <> o.category)",
    0,
    0 },
  /* nobody owned anything before the first or after the last day */
  { "SELECT count(*) FROM stage_event AS e JOIN person AS p ON p.id = e.owner"
    " WHERE date(e.time) < p.hired OR date(e.time) > coalesce(p.left, '9999')",
    0,
    0 },
  { "SELECT count(*) FROM stage_event WHERE date(time) > '2026-11-21'", 0, 0 },
  { "SELECT count(DISTINCT date(close_date, 'start of month')) FROM opportunity AS o"
    " JOIN stage AS s ON s.id = o.stage WHERE s.status = 'won'",
    34,
    34 },
  /* a cancellation takes back its booking whole */
  { "SELECT count(*) FROM \"transaction\" AS t JOIN \"transaction\" AS b ON b.id = t.corrects"
    " WHERE t.type = 'cancellation' AND (b.type <> 'booking' OR b.amount <> -t.amount)",
    0,
    0 },
  { "SELECT count(DISTINCT type) FROM \"transaction\"", 5, 5 },
  { "SELECT count(DISTINCT currency) FROM opportunity", 5, 5 },
};

static const Question of_territories[] = {
  /* last year's alignment, and the one made of it */
  { "SELECT count(*) FROM alignment", 2, 2 },
  { "SELECT count(*) FROM alignment AS a JOIN alignment AS b ON b.id = a.branched_from"
    " WHERE a.status = 'active' AND a.valid_from = '2026-02-01' AND a.valid_to IS NULL"
    " AND b.status = 'archived' AND b.valid_from = '2025-02-01' AND b.valid_to = '2026-01-31'"
    " AND a.sales_force = b.sales_force AND a.accounts = b.accounts",
    1,
    1 },
  { "SELECT count(*) FROM territory_area", 2 * 3142, 2 * 3142 },
  /* who has a county in an alignment covers its accounts while that is in force */
  { "SELECT count(*) FROM (" COVERING ") WHERE status = 'active' AND covering IS NOT position",
    0,
    0 },
  { "SELECT count(*) FROM (" COVERING ") WHERE status = 'active'", 100, 300 },
  { "SELECT count(*) FROM (" COVERING ") WHERE status = 'archived' AND covering IS NOT NULL"
    " AND covering <> position",
    0,
    0 },
  { "SELECT count(*) FROM (" COVERING ") WHERE status = 'archived' AND covering = position",
    80,
    300 },
  /* what has moved was covered by somebody else */
  { "SELECT count(*) FROM coverage WHERE valid_to = '2026-01-31'", 5, 100 },
};

static void
check_questions (SalStore *store, const Question *questions, gsize n_questions)
{
  for (gsize i = 0; i < n_questions; i++)
    check_question (store, &questions[i]);
}

static SalWorkspace *
create (const char *path)
{
  const SalSampleOptions options = {
    .accounts = 300, .opportunities = 2500, .people = 50, .seed = 9
  };
  g_autoptr (GError) error = NULL;
  SalWorkspace *workspace;

  g_assert_true (sal_sample_create (path, &options, NULL, &error));
  g_assert_no_error (error);
  workspace = sal_workspace_open (path, SAL_STORE_OPEN, sal_model_kinds (), &error);
  g_assert_no_error (error);

  return workspace;
}

static gpointer
find_due (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_account_duties_find_due (connection, *(const gint32 *) data, error);
}

static guint
count_due (SalStore *store, gint32 day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = sal_store_read_sync (store, find_due, &day, NULL, &error);

  g_assert_no_error (error);

  return due->len;
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalWorkspace) workspace = create (fixture->path);
  SalStore *store = sal_workspace_get_store (workspace);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (sal_workspace_get_currency (workspace), ==, "USD");
  g_assert_cmpint (
      sal_fiscal_calendar_get_start_month (sal_workspace_get_calendar (workspace)), ==, 2);
  check_questions (store, of_company, G_N_ELEMENTS (of_company));
  check_questions (store, of_deals, G_N_ELEMENTS (of_deals));
  check_questions (store, of_plans, G_N_ELEMENTS (of_plans));
  check_questions (store, of_territories, G_N_ELEMENTS (of_territories));
  hits = sal_store_read_sync (store, find, (gpointer) "Vector Gantry", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, >, 0);

  /* all is done on the day it is created, and not on the next */
  g_assert_cmpuint (count_due (store, sal_date_today ()), ==, 0);
  g_assert_cmpuint (count_due (store, sal_date_today () + 1), ==, 1);
  sal_workspace_close (workspace);
}

/* --- activating what was branched from it --- */

#define COUNTED                                                                                    \
  " FROM account AS a WHERE a.country = 'United States'"                                           \
  " AND (a.status = 'prospect' OR a.segment IN ('Small', 'Mid-Market'))"

#define BUSIEST                                                                                    \
  "(SELECT county FROM (SELECT a.county, count(*) AS n" COUNTED " GROUP BY a.county"               \
  " ORDER BY n DESC, a.county LIMIT 1))"

static gint64
ask_for (SalStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *answer = sal_store_read_sync (store, ask, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);

  return *answer;
}

static void
change (SalStore *store, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
load_plan (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_activation_load (connection, data, NULL, cancellable, error);
}

static SalAlignmentActivation *
plan (SalStore *store, SalAlignmentRequest *request)
{
  g_autoptr (GError) error = NULL;
  SalAlignmentActivation *found = sal_store_read_sync (store, load_plan, request, NULL, &error);

  g_assert_no_error (error);

  return found;
}

/* A county goes to the first territory that does not have it. */
static gboolean
move_county (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *alignment = data;
  g_autofree char *sql =
      g_strdup_printf ("UPDATE territory_area SET territory = (SELECT min (id) FROM territory AS t"
                       " WHERE t.alignment = territory_area.alignment"
                       " AND t.id <> territory_area.territory)"
                       " WHERE alignment = %" G_GINT64_FORMAT " AND area = " BUSIEST,
                       *alignment);

  return sal_connection_execute (sal_transaction_get_connection (transaction), sql, error);
}

/* A branch that is as what is in force moves nothing; a county that it gives to somebody else moves
 * with all the accounts that the alignment counts there, and nothing else does. */
static void
test_activation (Fixture *fixture, gconstpointer data)
{
  const SalSampleOptions options = {
    .accounts = 500, .opportunities = 3000, .people = 120, .seed = 2
  };
  SalAlignmentBranch branch = { .name = "Next" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (SalGeography) geography = sal_geography_load ("us-counties", &error);
  g_autoptr (SalUsAreas) areas = sal_us_areas_load (NULL, &error);
  g_autoptr (SalAlignmentActivation) unchanged = NULL;
  g_autoptr (SalAlignmentActivation) changed = NULL;
  SalAlignmentRequest request;
  SalStore *store;

  g_assert_true (sal_sample_create (fixture->path, &options, NULL, &error));
  g_assert_no_error (error);
  workspace = sal_workspace_open (fixture->path, SAL_STORE_OPEN, sal_model_kinds (), &error);
  g_assert_no_error (error);
  store = sal_workspace_get_store (workspace);
  branch.from = ask_for (store, "SELECT id FROM alignment WHERE status = 'active'");
  change (store, sal_alignment_branch, &branch);
  request = (SalAlignmentRequest){ branch.id, geography,
                                   areas,     sal_workspace_get_calendar (workspace),
                                   "USD",     sal_date_today () };

  unchanged = plan (store, &request);
  g_assert_cmpint (unchanged->replaced, ==, branch.from);
  g_assert_cmpuint (unchanged->moves->len, ==, 0);
  g_assert_cmpuint (unchanged->opportunities->len, ==, 0);
  g_assert_cmpuint (unchanged->n_unchanged, ==, (guint) ask_for (store, "SELECT count(*)" COUNTED));

  change (store, move_county, &branch.id);
  changed = plan (store, &request);
  g_assert_cmpuint (changed->moves->len,
                    ==,
                    (guint) ask_for (store, "SELECT count(*)" COUNTED " AND a.county = " BUSIEST));
  g_assert_cmpuint (changed->moves->len, >, 3);
  g_assert_cmpuint (
      changed->opportunities->len,
      ==,
      (guint) ask_for (store,
                       "SELECT count(*) FROM opportunity AS o JOIN stage AS s ON s.id = o.stage"
                       " WHERE s.status = 'open' AND o.account IN (SELECT a.id" COUNTED
                       " AND a.county = " BUSIEST ")"));
  g_assert_cmpuint (changed->n_unchanged + changed->moves->len, ==, unchanged->n_unchanged);
  sal_workspace_close (workspace);
}

/* Everything in every table of records, in one text. */
static gpointer
read_all (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalKind *const *kinds = sal_model_kinds ();
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; kinds[i]; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", kinds[i]->name);
      g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
      gboolean row;

      g_assert_nonnull (statement);
      while (sal_connection_step (connection, statement, &row, error) && row)
        for (int j = 0; j < sqlite3_column_count (statement); j++)
          {
            const char *text = (const char *) sqlite3_column_text (statement, j);

            g_checksum_update (checksum,
                               (const guchar *) (text ? text : "NULL"),
                               text ? (gssize) strlen (text) : 4);
            g_checksum_update (checksum, (const guchar *) "\n", 1);
          }
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static char *
create_and_sum (const char *path, guint64 seed)
{
  const SalSampleOptions options = { .opportunities = 1500, .seed = seed };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace = NULL;
  char *sum;

  g_assert_true (sal_sample_create (path, &options, NULL, &error));
  g_assert_no_error (error);
  workspace = sal_workspace_open (path, SAL_STORE_OPEN, sal_model_kinds (), &error);
  g_assert_no_error (error);
  sum = sal_store_read_sync (sal_workspace_get_store (workspace), read_all, NULL, NULL, &error);
  g_assert_no_error (error);
  sal_workspace_close (workspace);
  g_unlink (path);

  return sum;
}

static void
test_deterministic (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = create_and_sum (fixture->path, 3);
  g_autofree char *second = create_and_sum (fixture->path, 3);
  g_autofree char *third = create_and_sum (fixture->path, 4);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
}

static void
test_existing (Fixture *fixture, gconstpointer data)
{
  const SalSampleOptions options = { .seed = 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "mine", -1, NULL));
  g_assert_false (sal_sample_create (fixture->path, &options, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
}

static void
test_bad_options (Fixture *fixture, gconstpointer data)
{
  const SalSampleOptions options = { .people = 3 };
  g_autoptr (GError) error = NULL;

  g_assert_false (sal_sample_create (fixture->path, &options, NULL, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
cancel_cb (SalJob *job, GParamSpec *pspec, gpointer data)
{
  sal_job_cancel (job);
}

static gboolean
run_job (SalJob *job, gpointer data, GError **error)
{
  const SalSampleOptions options = { .opportunities = 30000, .seed = 1 };

  return sal_sample_create (data, &options, job, error);
}

static void
store_result_cb (GObject *job, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_false (sal_job_run_finish (SAL_JOB (job), result, error));
}

/* Cancelled as soon as it tells of progress: nothing is left. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalJob) job = sal_job_new ("Sample");
  g_autoptr (GError) error = NULL;

  g_signal_connect (job, "notify::fraction", G_CALLBACK (cancel_cb), NULL);
  sal_job_run_async (job, run_job, fixture->path, NULL, store_result_cb, &error);
  while (!error)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-11-21", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/sample/create", Fixture, NULL, set_up, test_create, tear_down);
  g_test_add ("/sample/activation", Fixture, NULL, set_up, test_activation, tear_down);
  g_test_add ("/sample/deterministic", Fixture, NULL, set_up, test_deterministic, tear_down);
  g_test_add ("/sample/existing", Fixture, NULL, set_up, test_existing, tear_down);
  g_test_add ("/sample/bad-options", Fixture, NULL, set_up, test_bad_options, tear_down);
  g_test_add ("/sample/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
