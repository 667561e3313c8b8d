/* test-alignment-activation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-activation-commands.h"

#include <string.h>

#include "sal-alignment.h"
#include "sal-geography-file.h"
#include "sal-kinds.h"
#include "sal-rate.h"
#include "store-fixture.h"

/* What an alignment does when it takes effect: a small company by hand, and random ones, whose
 * owners before and after are asked of sal_ownership_resolve(). */

#define BEGIN_DAY "2026-07-01"

static SalGeography *geography;
static SalUsAreas *areas;
static SalFiscalCalendar *calendar;
static gint32 begin_day;

/* --- ids --- */

#define OLD         1
#define NEW         2
#define ACCOUNTS    1000
#define DEALS       5000
#define POSITIONS   100
#define PEOPLE      200
#define TERRITORIES 300 /* of the new alignment; those of the old one are 10 behind */

enum
{
  WEST,
  EAST,
  NORTH,
  VACANT,    /* has a position that nobody holds */
  UNSTAFFED, /* has none */
  N_TERRITORIES,
  OUTSIDE = N_TERRITORIES, /* a position without a territory */
};

static const char *const counties[N_TERRITORIES] = { "01001", "06037", "17031", "25017", "36061" };

static void
run (Fixture *self, const char *format, ...)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = NULL;
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (sql, format, arguments);
  va_end (arguments);
  change = fixture_run_flags (self->store, "Set", SAL_COMMAND_DEFAULT, sql->str, &error);
  g_assert_no_error (error);
}

/* Two alignments of one sales force, territories with a county each, and who holds what. */
static void
set_up (Fixture *self, gconstpointer data)
{
  fixture_init (self, sal_model_kinds ());
  run (self,
       "INSERT INTO alignment (id, name, sales_force, geography, status, valid_from) VALUES"
       " (%d, 'FY26', 'Field', 'us-counties', 'active', '2025-07-01'),"
       " (%d, 'FY27', 'Field', 'us-counties', 'approved', NULL),"
       " (3, 'Others', 'Inside', 'us-counties', 'active', '2025-07-01');"
       "INSERT INTO stage (id, name, position, status) VALUES (1, 'Open', 1, 'open'),"
       " (2, 'Won', 2, 'won')",
       OLD,
       NEW);
  for (int i = 0; i <= OUTSIDE; i++)
    {
      run (self,
           "INSERT INTO position (id, name, role, status) VALUES (%d, 'P%d', 'AE', 'filled')",
           POSITIONS + i,
           i);
      if (i != VACANT)
        run (self,
             "INSERT INTO person (id, name) VALUES (%d, 'Person %d');"
             "INSERT INTO assignment (id, person, position, valid_from) VALUES"
             " (%d, %d, %d, '2020-01-01')",
             PEOPLE + i,
             i,
             PEOPLE + i,
             PEOPLE + i,
             POSITIONS + i);
    }
  for (int i = 0; i < N_TERRITORIES; i++)
    {
      run (self,
           "INSERT INTO territory (id, name, alignment, level, position) VALUES"
           " (%d, 'T%d', %d, 'territory', nullif (%d, %d)),"
           " (%d, 'T%d', %d, 'territory', %d);"
           "INSERT INTO territory_area (id, alignment, area, territory) VALUES"
           " (%d, %d, '%s', %d)",
           TERRITORIES + i,
           i,
           NEW,
           POSITIONS + i,
           POSITIONS + UNSTAFFED,
           TERRITORIES + 10 + i,
           i,
           OLD,
           POSITIONS + i,
           TERRITORIES + i,
           NEW,
           counties[i],
           TERRITORIES + i);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fixture_clear (self);
}

static gpointer
load_plan (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_activation_load (connection, data, NULL, cancellable, error);
}

static gpointer
load_ownership (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_ownership_load (connection, error);
}

static SalAlignmentRequest
create_request (void)
{
  return (SalAlignmentRequest){ NEW, geography, areas, calendar, "USD", begin_day };
}

static SalAlignmentActivation *
plan (Fixture *self)
{
  SalAlignmentRequest request = create_request ();
  g_autoptr (GError) error = NULL;
  SalAlignmentActivation *found =
      sal_store_read_sync (self->store, load_plan, &request, NULL, &error);

  g_assert_no_error (error);

  return found;
}

static SalOwnership *
get_ownership (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SalOwnership *ownership = sal_store_read_sync (self->store, load_ownership, NULL, NULL, &error);

  g_assert_no_error (error);

  return ownership;
}

static SalChange *
activate (Fixture *self, const char *digest, GCancellable *cancellable, GError **error)
{
  SalAlignmentConsent consent = { create_request (), digest };
  SalChange *change = NULL;

  sal_store_run_sync (self->store,
                      "Activate",
                      SAL_COMMAND_FINAL | SAL_COMMAND_BULK,
                      sal_alignment_activate,
                      &consent,
                      cancellable,
                      &change,
                      error);

  return change;
}

static gint64
find_position (
    const SalOwnership *ownership, gint64 opportunity, gint64 account, gint64 owner, gint32 day)
{
  gint64 position, unit, person;

  sal_ownership_resolve (ownership, opportunity, account, owner, day, &position, &unit, &person);

  return position;
}

static void
add_account (Fixture *self, int account, int territory, int owner)
{
  run (self,
       "INSERT INTO account (id, name, county, owner) VALUES"
       " (%d, 'A%d', nullif ('%s', ''), nullif (%d, -1))",
       ACCOUNTS + account,
       account,
       territory >= 0 ? counties[territory] : "",
       owner >= 0 ? PEOPLE + owner : -1);
}

static void
add_coverage (Fixture *self,
              int id,
              int account,
              int position,
              const char *credit,
              const char *first,
              const char *last)
{
  run (self,
       "INSERT INTO coverage (id, account, position, credit, share, valid_from, valid_to) VALUES"
       " (%d, %d, %d, '%s', 1000000000, '%s', nullif ('%s', ''))",
       id,
       ACCOUNTS + account,
       POSITIONS + position,
       credit,
       first,
       last);
}

static void
add_deal (Fixture *self, int deal, int account, int owner, int amount, int stage)
{
  run (self,
       "INSERT INTO opportunity (id, name, account, owner, amount, stage, close_date) VALUES"
       " (%d, 'D%d', %d, %d, %d, %d, '2026-09-30')",
       DEALS + deal,
       deal,
       ACCOUNTS + account,
       PEOPLE + owner,
       amount,
       stage);
}

static void
add_name (Fixture *self, int id, int account, int territory, int per_cent, const char *until)
{
  run (self,
       "INSERT INTO territory_account (id, alignment, account, territory, share, holdover_until)"
       " VALUES (%d, %d, %d, %d, %d0000000, nullif ('%s', ''))",
       id,
       NEW,
       ACCOUNTS + account,
       TERRITORIES + territory,
       per_cent,
       until);
}

static const SalActivationMove *
find_move (const SalAlignmentActivation *found, int account)
{
  for (guint i = 0; i < found->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (found->moves, SalActivationMove, i);

      if (move->account == ACCOUNTS + account)
        return move;
    }

  return NULL;
}

static const SalActivationFinding *
find_finding (const SalAlignmentActivation *found, SalActivationFindingType type, int account)
{
  for (guint i = 0; i < found->findings->len; i++)
    {
      const SalActivationFinding *finding =
          &g_array_index (found->findings, SalActivationFinding, i);

      if (finding->type == type && finding->account == (account >= 0 ? ACCOUNTS + account : 0))
        return finding;
    }

  return NULL;
}

static void
assert_move (const SalAlignmentActivation *found,
             int account,
             int from,
             int to,
             const char *day,
             guint n_open,
             gint64 pipeline)
{
  const SalActivationMove *move = find_move (found, account);
  char text[SAL_DATE_BUFFER];

  g_assert_nonnull (move);
  g_assert_cmpint (move->from_position, ==, from >= 0 ? POSITIONS + from : 0);
  g_assert_cmpint (move->to_position, ==, POSITIONS + to);
  g_assert_cmpint (move->to_person, ==, to == VACANT ? 0 : PEOPLE + to);
  g_assert_cmpstr (sal_date_write_iso (move->day, text), ==, day);
  g_assert_cmpuint (move->n_open, ==, n_open);
  g_assert_cmpint (move->pipeline, ==, pipeline);
}

/* --- by hand --- */

static void
test_moves (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;

  add_account (self, 0, WEST, EAST); /* goes from east to west, with one of three opportunities */
  add_coverage (self, 1, 0, EAST, "primary", "2024-01-01", "");
  add_deal (self, 0, 0, EAST, 700, 1);
  add_deal (self, 1, 0, EAST, 50, 1);
  run (self,
       "INSERT INTO coverage (id, opportunity, position, credit, valid_from) VALUES"
       " (50, %d, %d, 'primary', '2026-01-01')",
       DEALS + 1,
       POSITIONS + EAST);
  add_deal (self, 2, 0, EAST, 9000, 2);
  add_account (self, 1, WEST, WEST); /* stays, by coverage */
  add_coverage (self, 2, 1, WEST, "primary", "2024-01-01", "");
  add_account (self, 2, WEST, WEST);   /* stays, by its owner */
  add_account (self, 3, VACANT, -1);   /* nobody's, goes to a vacant position */
  add_account (self, 4, UNSTAFFED, 0); /* its territory has no position */
  add_account (self, 5, -1, EAST);     /* no territory has it */

  found = plan (self);
  g_assert_cmpint (found->replaced, ==, OLD);
  g_assert_cmpuint (found->moves->len, ==, 2);
  assert_move (found, 0, EAST, WEST, BEGIN_DAY, 1, 700);
  assert_move (found, 3, -1, VACANT, BEGIN_DAY, 0, 0);
  g_assert_cmpuint (found->n_confirmed, ==, 1);
  g_assert_cmpuint (found->n_unchanged, ==, 3);
  g_assert_cmpuint (found->opportunities->len, ==, 2);
  g_assert_false (g_array_index (found->opportunities, SalActivationDeal, 0).stays);
  g_assert_true (g_array_index (found->opportunities, SalActivationDeal, 1).stays);
  g_assert_nonnull (find_finding (found, SAL_ACTIVATION_ACCOUNT_WITHOUT_TERRITORY, 5));
  g_assert_cmpuint (
      find_finding (found, SAL_ACTIVATION_TERRITORY_WITHOUT_POSITION, -1)->n_accounts, ==, 1);
  g_assert_cmpuint (found->findings->len, ==, 2);
}

static void
test_spans (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  const SalActivationShare *shares;

  add_account (self, 0, WEST, WEST); /* three territories have it */
  add_coverage (self, 1, 0, WEST, "primary", "2024-01-01", "");
  add_name (self, 1, 0, WEST, 20, "");
  add_name (self, 2, 0, NORTH, 50, "");
  add_name (self, 3, 0, EAST, 30, "");
  add_account (self, 1, WEST, WEST); /* shares of 90 and 60 %: three fifths, and two */
  add_name (self, 4, 1, EAST, 90, "");
  add_name (self, 5, 1, NORTH, 60, "");

  found = plan (self);
  assert_move (found, 0, WEST, NORTH, BEGIN_DAY, 0, 0);
  assert_move (found, 1, WEST, EAST, BEGIN_DAY, 0, 0);
  g_assert_null (find_finding (found, SAL_ACTIVATION_SHARES_DO_NOT_FIT, 0));
  g_assert_nonnull (find_finding (found, SAL_ACTIVATION_SHARES_DO_NOT_FIT, 1));
  g_assert_cmpuint (found->shares->len, ==, 5);
  shares = (const SalActivationShare *) (gpointer) found->shares->data;
  g_assert_cmpint (shares[0].position, ==, POSITIONS + NORTH);
  g_assert_cmpint (shares[0].share, ==, SAL_RATE_ONE / 2);
  g_assert_true (shares[0].is_primary);
  g_assert_cmpint (shares[1].position, ==, POSITIONS + EAST);
  g_assert_false (shares[1].is_primary);
  g_assert_cmpint (shares[2].share, ==, SAL_RATE_ONE / 5);
  g_assert_cmpint (shares[3].share, ==, SAL_RATE_ONE / 5 * 3);
  g_assert_cmpint (shares[4].share, ==, SAL_RATE_ONE / 5 * 2);
}

/* West lies around it, east keeps it until September; and what is named for somebody else. */
static void
test_holdover (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalOwnership) after = NULL;
  g_autoptr (SalChange) change = NULL;
  gint32 last = sal_date_from_ymd (2026, 9, 30);

  for (int account = 0; account < 4; account++)
    add_account (self, account, WEST, -1);
  add_coverage (self, 1, 0, EAST, "primary", "2024-01-01", "");
  add_name (self, 1, 0, EAST, 100, "2026-09-30");
  add_name (self, 2, 1, EAST, 100, "2026-09-30"); /* nobody had it */
  add_coverage (self, 3, 2, NORTH, "primary", "2024-01-01", "");
  add_name (self, 3, 2, EAST, 100, "2026-09-30"); /* north had it */
  add_coverage (self, 4, 3, EAST, "primary", "2024-01-01", "");
  add_name (self, 4, 3, EAST, 100, "2026-06-30"); /* over before it begins */

  found = plan (self);
  assert_move (found, 0, EAST, WEST, "2026-10-01", 0, 0);
  g_assert_cmpint (find_finding (found, SAL_ACTIVATION_HOLDOVER, 0)->day, ==, last);
  assert_move (found, 1, -1, EAST, BEGIN_DAY, 0, 0);
  assert_move (found, 2, NORTH, WEST, "2026-10-01", 0, 0);
  g_assert_null (find_finding (found, SAL_ACTIVATION_HOLDOVER_ELSEWHERE, 0));
  g_assert_nonnull (find_finding (found, SAL_ACTIVATION_HOLDOVER_ELSEWHERE, 2));
  assert_move (found, 3, EAST, WEST, BEGIN_DAY, 0, 0);

  change = activate (self, found->digest, NULL, NULL);
  g_assert_nonnull (change);
  after = get_ownership (self);
  for (int account = 0; account < 2; account++)
    {
      g_assert_cmpint (find_position (after, 0, ACCOUNTS + account, 0, last), ==, POSITIONS + EAST);
      g_assert_cmpint (
          find_position (after, 0, ACCOUNTS + account, 0, last + 1), ==, POSITIONS + WEST);
    }
}

static void
test_planned (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;

  add_account (self, 0, WEST, -1);
  add_coverage (self, 1, 0, NORTH, "primary", "2026-08-01", "2026-08-31");
  add_account (self, 1, WEST, -1);
  add_coverage (self, 2, 1, NORTH, "primary", BEGIN_DAY, "");

  found = plan (self);
  g_assert_cmpint (find_finding (found, SAL_ACTIVATION_LATER_COVERAGE, 0)->coverage, ==, 1);
  g_assert_cmpint (find_finding (found, SAL_ACTIVATION_SAME_DAY_COVERAGE, 1)->coverage, ==, 2);
}

/* What the alignment is not about stays, with all that goes with it. */
static void
test_scope (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;

  add_account (self, 0, WEST, EAST);
  add_account (self, 1, WEST, EAST);
  add_name (self, 1, 1, NORTH, 100, "");
  add_account (self, 2, WEST, EAST);
  add_deal (self, 0, 2, EAST, 100, 1);
  run (self,
       "UPDATE account SET status = CASE id WHEN %d THEN 'prospect' ELSE 'customer' END;"
       "UPDATE alignment SET accounts = 'status = \"prospect\"' WHERE id = %d",
       ACCOUNTS,
       NEW);

  found = plan (self);
  g_assert_cmpuint (found->moves->len, ==, 1);
  assert_move (found, 0, EAST, WEST, BEGIN_DAY, 0, 0);
  g_assert_cmpuint (found->n_unchanged, ==, 0);
  g_assert_cmpuint (found->opportunities->len, ==, 0);
}

/* --- whatever there was --- */

#define N_ACCOUNTS 60
#define N_DEALS    90

static const char *
write_day (gint32 day, char buffer[SAL_DATE_BUFFER])
{
  return day != SAL_DATE_NONE ? sal_date_write_iso (day, buffer) : "";
}

static void
add_random_coverage (Fixture *self, int account, int *next_id)
{
  guint n = (guint) g_test_rand_int_range (0, 4);

  for (guint i = 0; i < n; i++)
    {
      gint32 first = begin_day + g_test_rand_int_range (-200, 60);
      gint32 last = g_test_rand_bit () ? SAL_DATE_NONE : first + g_test_rand_int_range (0, 200);
      char texts[2][SAL_DATE_BUFFER];

      add_coverage (self,
                    (*next_id)++,
                    account,
                    g_test_rand_int_range (0, OUTSIDE + 1),
                    g_test_rand_int_range (0, 5) == 0 ? "split" : "primary",
                    write_day (first, texts[0]),
                    write_day (last, texts[1]));
    }
}

static void
add_random_names (Fixture *self, int account, int *next_id)
{
  static const char *const ends[] = { "", "", "2026-06-15", "2026-08-15" };
  int first = g_test_rand_int_range (0, N_TERRITORIES);

  for (int i = 0; i < g_test_rand_int_range (0, 3); i++)
    add_name (self,
              (*next_id)++,
              account,
              (first + i) % N_TERRITORIES,
              g_test_rand_int_range (1, 10) * 10,
              ends[g_test_rand_int_range (0, 4)]);
}

static void
fill (Fixture *self)
{
  int next_coverage = 1, next_name = 1;

  for (int account = 0; account < N_ACCOUNTS; account++)
    {
      add_account (self,
                   account,
                   g_test_rand_int_range (-1, N_TERRITORIES),
                   g_test_rand_bit () ? -1 : g_test_rand_int_range (0, VACANT));
      add_random_coverage (self, account, &next_coverage);
      add_random_names (self, account, &next_name);
    }
  for (int deal = 0; deal < N_DEALS; deal++)
    {
      add_deal (self,
                deal,
                g_test_rand_int_range (0, N_ACCOUNTS),
                g_test_rand_int_range (0, VACANT),
                g_test_rand_int_range (0, 1000),
                1);
      if (g_test_rand_int_range (0, 6) == 0)
        run (self,
             "INSERT INTO coverage (id, opportunity, position, credit, valid_from) VALUES"
             " (%d, %d, %d, 'primary', '2025-01-01')",
             2000 + deal,
             DEALS + deal,
             POSITIONS + g_test_rand_int_range (0, OUTSIDE + 1));
    }
}

static gint64
owner_of (Fixture *self, const char *kind, gint64 id)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT coalesce (owner, 0) FROM %s WHERE id = %" G_GINT64_FORMAT, kind, id);

  return fixture_query (self->store, sql);
}

static const SalActivationHolder *
find_holder (const SalAlignmentActivation *found, gint64 position)
{
  for (guint i = 0; i < found->holders->len; i++)
    {
      const SalActivationHolder *holder = &g_array_index (found->holders, SalActivationHolder, i);

      if (holder->position == position)
        return holder;
    }

  return NULL;
}

/* What the plan says that every position has is what ownership says, before and after. */
static void
assert_totals (Fixture *self,
               const SalAlignmentActivation *found,
               const SalOwnership *ownership,
               guint when)
{
  guint n_accounts[OUTSIDE + 2] = { 0 }, n_open[OUTSIDE + 2] = { 0 };
  gint64 pipeline[OUTSIDE + 2] = { 0 };

  for (gint64 id = ACCOUNTS; id < ACCOUNTS + N_ACCOUNTS; id++)
    {
      gint64 position = find_position (ownership, 0, id, owner_of (self, "account", id), begin_day);

      n_accounts[position != 0 ? position - POSITIONS + 1 : 0]++;
    }
  for (gint64 id = DEALS; id < DEALS + N_DEALS; id++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT account FROM opportunity WHERE id = %" G_GINT64_FORMAT, id);
      g_autofree char *amount =
          g_strdup_printf ("SELECT amount FROM opportunity WHERE id = %" G_GINT64_FORMAT, id);
      gint64 position = find_position (ownership,
                                       id,
                                       fixture_query (self->store, sql),
                                       owner_of (self, "opportunity", id),
                                       begin_day);

      n_open[position != 0 ? position - POSITIONS + 1 : 0]++;
      pipeline[position != 0 ? position - POSITIONS + 1 : 0] += fixture_query (self->store, amount);
    }
  for (gint64 i = 0; i <= OUTSIDE + 1; i++)
    {
      const SalActivationHolder *holder = find_holder (found, i != 0 ? POSITIONS + i - 1 : 0);

      g_assert_cmpuint (holder != NULL ? holder->n_accounts[when] : 0, ==, n_accounts[i]);
      g_assert_cmpuint (holder != NULL ? holder->n_open[when] : 0, ==, n_open[i]);
      g_assert_cmpint (holder != NULL ? holder->pipeline[when] : 0, ==, pipeline[i]);
    }
}

static void
assert_moved (Fixture *self,
              const SalAlignmentActivation *found,
              const SalOwnership *before,
              const SalOwnership *after)
{
  for (guint i = 0; i < found->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (found->moves, SalActivationMove, i);

      g_assert_cmpint (
          find_position (after, 0, move->account, 0, move->day), ==, move->to_position);
      g_assert_cmpint (move->from_position, !=, move->to_position);
    }
  for (guint i = 0; i < found->opportunities->len; i++)
    {
      const SalActivationDeal *deal = &g_array_index (found->opportunities, SalActivationDeal, i);
      gint64 owner = owner_of (self, "opportunity", deal->opportunity);

      g_assert_cmpint (find_position (after, deal->opportunity, deal->account, owner, deal->day),
                       ==,
                       deal->to_position);
      if (deal->stays)
        g_assert_cmpint (deal->to_position, ==, deal->from_position);
      else if (deal->day == begin_day)
        g_assert_cmpint (find_position (before, deal->opportunity, deal->account, owner, deal->day),
                         ==,
                         deal->from_position);
    }
  for (gint64 id = ACCOUNTS; id < ACCOUNTS + N_ACCOUNTS; id++)
    {
      for (gint32 day = begin_day - 250; day < begin_day; day += 7)
        g_assert_cmpint (
            find_position (before, 0, id, 0, day), ==, find_position (after, 0, id, 0, day));
    }
}

/* Applied, owners are as the plan says; a second time there is nothing to do; it is final. */
static void
test_any (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalAlignmentActivation) again = NULL;
  g_autoptr (SalOwnership) before = NULL;
  g_autoptr (SalOwnership) after = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (SalChange) none = NULL;
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  before = get_ownership (self);
  found = plan (self);
  g_assert_cmpuint (found->writes->len, >, 0);
  change = activate (self, found->digest, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sal_change_is_final (change));
  after = get_ownership (self);
  assert_totals (self, found, before, 0);
  assert_totals (self, found, after, 1);
  assert_moved (self, found, before, after);

  again = plan (self);
  g_assert_cmpuint (again->writes->len, ==, 0);
  g_assert_cmpuint (again->moves->len, ==, 0);
  g_assert_cmpuint (again->n_unchanged, ==, N_ACCOUNTS);
  none = activate (self, again->digest, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (none);

  undone = sal_store_undo_sync (self->store, sal_change_get_id (change), &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
}

/* --- alignments --- */

static char *
get_alignment (Fixture *self, int alignment)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT status || coalesce (' ' || valid_from, '') || coalesce (' to ' || valid_to, '')"
      " FROM alignment WHERE id = %d",
      alignment);

  return fixture_query_text (self->store, sql);
}

static void
test_alignments (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = plan (self);
  g_autoptr (SalChange) change = activate (self, found->digest, NULL, NULL);
  g_autofree char *old = get_alignment (self, OLD);
  g_autofree char *new = get_alignment (self, NEW);
  g_autofree char *others = get_alignment (self, 3);

  g_assert_nonnull (change);
  g_assert_nonnull (strstr (sal_change_get_label (change), "FY27"));
  g_assert_cmpstr (old, ==, "archived 2025-07-01 to 2026-06-30");
  g_assert_cmpstr (new, ==, "active " BEGIN_DAY);
  g_assert_cmpstr (others, ==, "active 2025-07-01");
}

static void
assert_refused (Fixture *self, const char *digest, SalStoreError code)
{
  g_autofree char *before = fixture_hash (self->store, sal_model_kinds ());
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = activate (self, digest, NULL, &error);
  g_autofree char *after = fixture_hash (self->store, sal_model_kinds ());

  g_assert_null (change);
  g_assert_error (error, SAL_STORE_ERROR, (int) code);
  g_assert_cmpstr (before, ==, after);
}

/* What is not as it was shown is not written, nor what is not approved, or too early. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalAlignmentActivation) valued = NULL;
  g_autoptr (SalAlignmentActivation) joined = NULL;

  fill (self);
  found = plan (self);
  run (self, "UPDATE opportunity SET amount = amount + 1");
  valued = plan (self);
  g_assert_cmpstr (found->digest, ==, valued->digest);
  add_account (self, N_ACCOUNTS, WEST, -1);
  joined = plan (self);
  g_assert_cmpstr (found->digest, !=, joined->digest);
  assert_refused (self, found->digest, SAL_STORE_ERROR_CONFLICT);

  for (guint i = 0; i < 3; i++)
    {
      static const char *const statuses[] = { "draft", "in_review", "archived" };

      run (self, "UPDATE alignment SET status = '%s' WHERE id = %d", statuses[i], NEW);
      assert_refused (self, joined->digest, SAL_STORE_ERROR_INVALID);
    }
  run (self,
       "UPDATE alignment SET status = 'approved' WHERE id = %d;"
       "UPDATE alignment SET valid_from = '" BEGIN_DAY "' WHERE id = %d",
       NEW,
       OLD);
  assert_refused (self, joined->digest, SAL_STORE_ERROR_INVALID);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  found = plan (self);
  g_cancellable_cancel (cancellable);
  change = activate (self, found->digest, cancellable, &error);
  g_assert_null (change);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/alignment-activation/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);
  calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  begin_day = sal_date_from_ymd (2026, 7, 1);

  ADD ("moves", test_moves);
  ADD ("spans", test_spans);
  ADD ("holdover", test_holdover);
  ADD ("planned", test_planned);
  ADD ("scope", test_scope);
  ADD ("any", test_any);
  ADD ("alignments", test_alignments);
  ADD ("refused", test_refused);
  ADD ("cancelled", test_cancelled);

  result = g_test_run ();
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);
  sal_fiscal_calendar_free (calendar);

  return result;
}
