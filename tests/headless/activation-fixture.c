/* activation-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "activation-fixture.h"

#include "sal-geography-file.h"
#include "sal-kinds.h"

const char *const activation_counties[N_TERRITORIES] = {
  "01001", "06037", "17031", "25017", "36061"
};
gint32 activation_day;

static SalGeography *geography;
static SalUsAreas *areas;
static SalFiscalCalendar *calendar;

void
activation_fixture_load (void)
{
  g_autoptr (GError) error = NULL;

  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);
  calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  activation_day = sal_date_from_ymd (2026, 7, 1);
}

void
activation_fixture_unload (void)
{
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);
  sal_fiscal_calendar_free (calendar);
}

void
activation_run (Fixture *self, const char *format, ...)
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
void
activation_set_up (Fixture *self, gconstpointer data)
{
  fixture_init (self, sal_model_kinds ());
  activation_run (
      self,
      "INSERT INTO alignment (id, name, sales_force, geography, status, valid_from) VALUES"
      " (%d, 'FY26', 'Field', 'us-counties', 'active', '2025-07-01'),"
      " (%d, 'FY27', 'Field', 'us-counties', 'approved', NULL),"
      " (3, 'Others', 'Inside', 'us-counties', 'active', '2025-07-01');"
      "INSERT INTO stage (id, name, position, status) VALUES (1, 'Open', 1, 'open'),"
      " (2, 'Won', 2, 'won')",
      OLD,
      NEW);
  for (int i = 0; i < N_POSITIONS; i++)
    {
      activation_run (
          self,
          "INSERT INTO position (id, name, role, status) VALUES (%d, 'P%d', '%s', 'filled')",
          POSITIONS + i,
          i,
          i == OTHERS ? "AM" : "AE");
      if (i != VACANT)
        activation_run (self,
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
      activation_run (self,
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
                      activation_counties[i],
                      TERRITORIES + i);
    }
}

void
activation_tear_down (Fixture *self, gconstpointer data)
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
request_of (gint64 alignment, gint32 day)
{
  return (SalAlignmentRequest){ alignment, geography, areas, calendar, "USD", day };
}

SalAlignmentActivation *
activation_plan (Fixture *self)
{
  return activation_plan_of (self, NEW, activation_day);
}

static gpointer
load_names (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_activation_load_names (data, connection, error) ? data : NULL;
}

SalAlignmentActivation *
activation_plan_with_names (Fixture *self)
{
  SalAlignmentActivation *found = activation_plan (self);
  g_autoptr (GError) error = NULL;

  sal_store_read_sync (self->store, load_names, found, NULL, &error);
  g_assert_no_error (error);

  return found;
}

SalAlignmentActivation *
activation_plan_of (Fixture *self, gint64 alignment, gint32 day)
{
  SalAlignmentRequest request = request_of (alignment, day);
  g_autoptr (GError) error = NULL;
  SalAlignmentActivation *found =
      sal_store_read_sync (self->store, load_plan, &request, NULL, &error);

  g_assert_no_error (error);

  return found;
}

SalOwnership *
activation_get_ownership (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SalOwnership *ownership = sal_store_read_sync (self->store, load_ownership, NULL, NULL, &error);

  g_assert_no_error (error);

  return ownership;
}

SalChange *
activation_activate (Fixture *self, const char *digest, GCancellable *cancellable, GError **error)
{
  return activation_activate_of (
      self, NEW, activation_day, SAL_COMMAND_FINAL | SAL_COMMAND_BULK, digest, cancellable, error);
}

SalChange *
activation_activate_of (Fixture *self,
                        gint64 alignment,
                        gint32 day,
                        SalCommandFlags flags,
                        const char *digest,
                        GCancellable *cancellable,
                        GError **error)
{
  SalAlignmentConsent consent = { request_of (alignment, day), digest };
  SalChange *change = NULL;

  sal_store_run_sync (self->store,
                      "Activate",
                      flags,
                      sal_alignment_activate,
                      &consent,
                      cancellable,
                      &change,
                      error);

  return change;
}

gint64
activation_find_position (
    const SalOwnership *ownership, gint64 opportunity, gint64 account, gint64 owner, gint32 day)
{
  gint64 position, unit, person;

  sal_ownership_resolve (ownership, opportunity, account, owner, day, &position, &unit, &person);

  return position;
}

void
activation_add_account (Fixture *self, int account, int territory, int owner)
{
  activation_run (self,
                  "INSERT INTO account (id, name, county, owner) VALUES"
                  " (%d, 'A%d', nullif ('%s', ''), nullif (%d, -1))",
                  ACCOUNTS + account,
                  account,
                  territory >= 0 ? activation_counties[territory] : "",
                  owner >= 0 ? PEOPLE + owner : -1);
}

void
activation_add_coverage (Fixture *self,
                         int id,
                         int account,
                         int position,
                         const char *credit,
                         const char *first,
                         const char *last)
{
  activation_run (
      self,
      "INSERT INTO coverage (id, account, position, credit, share, valid_from, valid_to) VALUES"
      " (%d, %d, %d, '%s', 1000000000, '%s', nullif ('%s', ''))",
      id,
      ACCOUNTS + account,
      POSITIONS + position,
      credit,
      first,
      last);
}

void
activation_add_deal (Fixture *self, int deal, int account, int owner, int amount, int stage)
{
  activation_run (
      self,
      "INSERT INTO opportunity (id, name, account, owner, amount, stage, close_date) VALUES"
      " (%d, 'D%d', %d, %d, %d, %d, '2026-09-30')",
      DEALS + deal,
      deal,
      ACCOUNTS + account,
      PEOPLE + owner,
      amount,
      stage);
}

void
activation_add_name (
    Fixture *self, int id, int account, int territory, int per_cent, const char *until)
{
  activation_run (
      self,
      "INSERT INTO territory_account (id, alignment, account, territory, share, holdover_until)"
      " VALUES (%d, %d, %d, %d, %d0000000, nullif ('%s', ''))",
      id,
      NEW,
      ACCOUNTS + account,
      TERRITORIES + territory,
      per_cent,
      until);
}

const SalActivationMove *
activation_find_move (const SalAlignmentActivation *found, int account)
{
  for (guint i = 0; i < found->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (found->moves, SalActivationMove, i);

      if (move->account == ACCOUNTS + account)
        return move;
    }

  return NULL;
}

const SalActivationFinding *
activation_find_finding (const SalAlignmentActivation *found,
                         SalActivationFindingType type,
                         int account)
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

void
activation_assert_move (const SalAlignmentActivation *found,
                        int account,
                        int from,
                        int to,
                        const char *day,
                        guint n_open,
                        gint64 pipeline)
{
  const SalActivationMove *move = activation_find_move (found, account);
  char text[SAL_DATE_BUFFER];

  g_assert_nonnull (move);
  g_assert_cmpint (move->from_position, ==, from >= 0 ? POSITIONS + from : 0);
  g_assert_cmpint (move->to_position, ==, POSITIONS + to);
  g_assert_cmpint (move->to_person, ==, to == VACANT ? 0 : PEOPLE + to);
  g_assert_cmpstr (sal_date_write_iso (move->day, text), ==, day);
  g_assert_cmpuint (move->n_open, ==, n_open);
  g_assert_cmpint (move->pipeline, ==, pipeline);
}

/* --- any company --- */

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
      gint32 first = activation_day + g_test_rand_int_range (-200, 60);
      gint32 last = g_test_rand_bit () ? SAL_DATE_NONE : first + g_test_rand_int_range (0, 200);
      char texts[2][SAL_DATE_BUFFER];

      activation_add_coverage (self,
                               (*next_id)++,
                               account,
                               g_test_rand_int_range (0, N_POSITIONS),
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
    activation_add_name (self,
                         (*next_id)++,
                         account,
                         (first + i) % N_TERRITORIES,
                         g_test_rand_int_range (1, 10) * 10,
                         ends[g_test_rand_int_range (0, 4)]);
}

/* Accounts and opportunities with any coverage, now and planned, and by name. */
void
activation_fill (Fixture *self)
{
  static const int owners[] = { WEST, EAST, NORTH, OTHERS };
  int next_coverage = 1, next_name = 1;

  for (int account = 0; account < ACTIVATION_N_ACCOUNTS; account++)
    {
      activation_add_account (self,
                              account,
                              g_test_rand_int_range (-1, N_TERRITORIES),
                              g_test_rand_bit () ? -1 : owners[g_test_rand_int_range (0, 4)]);
      add_random_coverage (self, account, &next_coverage);
      add_random_names (self, account, &next_name);
    }
  for (int deal = 0; deal < ACTIVATION_N_DEALS; deal++)
    {
      activation_add_deal (self,
                           deal,
                           g_test_rand_int_range (0, ACTIVATION_N_ACCOUNTS),
                           g_test_rand_int_range (0, VACANT),
                           g_test_rand_int_range (0, 1000),
                           1);
      if (g_test_rand_int_range (0, 6) == 0)
        activation_run (
            self,
            "INSERT INTO coverage (id, opportunity, position, credit, valid_from) VALUES"
            " (%d, %d, %d, 'primary', '2025-01-01')",
            2000 + deal,
            DEALS + deal,
            POSITIONS + g_test_rand_int_range (0, N_POSITIONS));
    }
}
