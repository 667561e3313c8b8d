/* test-alignment-activation-others.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-activation-commands.h"

#include "activation-fixture.h"
#include "sal-alignment-commands.h"
#include "sal-alignment-status-commands.h"
#include "sal-geography-file.h"
#include "sal-kinds.h"
#include "sal-sample.h"

/* What others have, when an alignment takes effect: by hand, and in the sample, where those who
 * hunt have territories and those who look after customers have none. */

/* --- by hand --- */

static void
assert_stays (const SalAlignmentActivation *found, int account, int position)
{
  const SalActivationFinding *finding =
      activation_find_finding (found, SAL_ACTIVATION_OTHER_SALES_FORCE, account);

  g_assert_null (activation_find_move (found, account));
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->position, ==, POSITIONS + position);
}

/* Whoever has it by coverage or as its owner, with its opportunities and holdovers. */
static void
test_roles (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;

  for (int account = 0; account < 5; account++)
    activation_add_account (self, account, WEST, account == 1 ? OTHERS : -1);
  activation_add_coverage (self, 1, 0, OTHERS, "primary", "2024-01-01", "");
  activation_add_deal (self, 0, 0, EAST, 700, 1);
  activation_add_coverage (self, 2, 2, OTHERS, "primary", "2024-01-01", "");
  activation_add_name (self, 1, 2, EAST, 100, "2026-09-30");
  activation_add_coverage (self, 3, 3, OUTSIDE, "primary", "2024-01-01", "");
  activation_add_coverage (self, 4, 4, EAST, "primary", "2024-01-01", "");
  activation_add_coverage (self, 5, 4, OTHERS, "primary", BEGIN_DAY, "");

  found = activation_plan (self);
  assert_stays (found, 0, OTHERS);
  assert_stays (found, 1, OTHERS);
  assert_stays (found, 2, OTHERS);
  activation_assert_move (found, 3, OUTSIDE, WEST, BEGIN_DAY, 0, 0);
  assert_stays (found, 4, OTHERS);
  g_assert_cmpuint (found->moves->len, ==, 1);
  g_assert_cmpuint (found->opportunities->len, ==, 0);
  g_assert_cmpuint (found->n_unchanged, ==, 4);
  g_assert_null (activation_find_finding (found, SAL_ACTIVATION_HOLDOVER, 2));
}

/* A holdover ends when somebody else has it already. */
static void
test_after_holdover (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;

  activation_add_account (self, 0, WEST, -1);
  activation_add_coverage (self, 1, 0, EAST, "primary", "2024-01-01", "");
  activation_add_coverage (self, 2, 0, OTHERS, "primary", "2026-09-15", "");
  activation_add_name (self, 1, 0, EAST, 100, "2026-09-30");

  found = activation_plan (self);
  g_assert_nonnull (activation_find_finding (found, SAL_ACTIVATION_HOLDOVER, 0));
  assert_stays (found, 0, OTHERS);
  g_assert_cmpuint (found->writes->len, ==, 0);
}

/* Of two the one that began last counts; the other's is left as it is. */
static void
test_both (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autofree char *ends = NULL;

  activation_add_account (self, 0, WEST, -1);
  activation_add_coverage (self, 1, 0, OTHERS, "primary", "2023-01-01", "");
  activation_add_coverage (self, 2, 0, EAST, "primary", "2024-01-01", "");

  found = activation_plan (self);
  activation_assert_move (found, 0, EAST, WEST, BEGIN_DAY, 0, 0);
  change = activation_activate (self, found->digest, NULL, NULL);
  g_assert_nonnull (change);
  ends = fixture_query_text (self->store,
                             "SELECT group_concat (coalesce (valid_to, '-'), ' ')"
                             " FROM (SELECT valid_to FROM coverage ORDER BY valid_from)");
  g_assert_cmpstr (ends, ==, "- 2026-06-30 -");
}

/* Who has a territory of another sales force is of that one; without a role, nobody says of which.
 */
static void
test_sales_forces (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) before = NULL;
  g_autoptr (SalAlignmentActivation) after = NULL;
  g_autoptr (SalAlignmentActivation) without = NULL;

  activation_add_account (self, 0, WEST, -1);
  activation_add_coverage (self, 1, 0, OUTSIDE, "primary", "2024-01-01", "");
  before = activation_plan (self);
  activation_assert_move (before, 0, OUTSIDE, WEST, BEGIN_DAY, 0, 0);

  activation_run (self,
                  "INSERT INTO territory (id, name, alignment, level, position) VALUES"
                  " (400, 'Inside', 3, 'territory', %d)",
                  POSITIONS + OUTSIDE);
  after = activation_plan (self);
  assert_stays (after, 0, OUTSIDE);

  activation_run (self,
                  "UPDATE territory SET position = NULL WHERE id = 400;"
                  "UPDATE position SET role = NULL");
  without = activation_plan (self);
  assert_stays (without, 0, OUTSIDE);
}

/* --- the sample --- */

typedef struct
{
  Fixture fixture;
  gint64 active;
} Sample;

static SalGeography *geography;
static SalUsAreas *areas;
static SalFiscalCalendar *calendar;

static void
set_up_sample (Sample *self, gconstpointer data)
{
  const SalSampleOptions options = {
    .accounts = 4000, .opportunities = 4000, .people = 120, .seed = 1
  };
  g_autoptr (GError) error = NULL;

  self->fixture.folder = g_dir_make_tmp ("salient-activation-XXXXXX", NULL);
  self->fixture.path = g_build_filename (self->fixture.folder, "sample.salient", NULL);
  g_assert_true (sal_sample_create (self->fixture.path, &options, NULL, &error));
  g_assert_no_error (error);
  self->fixture.store = sal_store_open (
      self->fixture.path, SAL_STORE_OPEN, SAL_STORE_MAIN, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->active =
      fixture_query (self->fixture.store, "SELECT id FROM alignment WHERE status = 'active'");
}

static void
tear_down_sample (Sample *self, gconstpointer data)
{
  fixture_clear (&self->fixture);
}

static void
run_command (Sample *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (
      self->fixture.store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
branch (Sample *self)
{
  SalAlignmentBranch branch = { self->active, "Branch", 0 };

  run_command (self, sal_alignment_branch, &branch);

  return branch.id;
}

static void
approve (Sample *self, gint64 alignment)
{
  SalAlignmentStep step = { alignment, NULL };

  run_command (self, sal_alignment_submit, &step);
  run_command (self, sal_alignment_approve, &step);
}

static SalAlignmentRequest
request_of (gint64 alignment)
{
  return (SalAlignmentRequest){ alignment, geography, areas,
                                calendar,  "USD",     sal_date_add_months (sal_date_today (), 1) };
}

static gpointer
load_plan (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_activation_load (connection, data, NULL, cancellable, error);
}

static SalAlignmentActivation *
plan (Sample *self, gint64 alignment)
{
  SalAlignmentRequest request = request_of (alignment);
  g_autoptr (GError) error = NULL;
  SalAlignmentActivation *found =
      sal_store_read_sync (self->fixture.store, load_plan, &request, NULL, &error);

  g_assert_no_error (error);

  return found;
}

#define COVERAGE                                                                                   \
  "SELECT group_concat (id || ' ' || position || ' ' || coalesce (valid_to, '-'))"                 \
  " FROM (SELECT * FROM coverage ORDER BY id)"

/* What changes nothing moves nothing. */
static void
test_unchanged (Sample *self, gconstpointer data)
{
  gint64 alignment = branch (self);
  g_autofree char *before = fixture_query_text (self->fixture.store, COVERAGE);
  g_autofree char *after = NULL;
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (GError) error = NULL;
  SalAlignmentConsent consent = { request_of (alignment), NULL };

  approve (self, alignment);
  found = plan (self, alignment);
  g_assert_cmpint (found->replaced, ==, self->active);
  g_assert_cmpuint (found->moves->len, ==, 0);
  g_assert_cmpuint (found->opportunities->len, ==, 0);
  g_assert_cmpuint (found->writes->len, ==, 0);
  g_assert_cmpuint (found->n_confirmed, ==, 0);

  consent.digest = found->digest;
  sal_store_run_sync (self->fixture.store,
                      "Activate",
                      SAL_COMMAND_FINAL | SAL_COMMAND_BULK,
                      sal_alignment_activate,
                      &consent,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  after = fixture_query_text (self->fixture.store, COVERAGE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (
      fixture_query (self->fixture.store, "SELECT id FROM alignment WHERE status = 'active'"),
      ==,
      alignment);
}

/* Of the accounts of a county, those that the position of its territory has today. */
#define HELD                                                                                       \
  " FROM alignment l JOIN territory_area t ON t.alignment = l.id"                                  \
  " JOIN territory w ON w.id = t.territory JOIN account a ON a.county = t.area"                    \
  " WHERE l.status = 'active' AND (SELECT position FROM coverage WHERE account = a.id"             \
  " AND credit = 'primary' AND valid_from <= date ('now')"                                         \
  " AND coalesce (valid_to, '9999') >= date ('now')"                                               \
  " ORDER BY valid_from DESC, id LIMIT 1) = w.position"

static void
check_moves (Sample *self, const SalAlignmentActivation *found, const char *county)
{
  for (guint i = 0; i < found->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (found->moves, SalActivationMove, i);
      g_autofree char *sql =
          g_strdup_printf ("SELECT count (*)" HELD " AND t.area = '%s' AND a.id = %" G_GINT64_FORMAT
                           " AND w.position = %" G_GINT64_FORMAT,
                           county,
                           move->account,
                           move->from_position);

      g_assert_cmpint (move->reason, ==, SAL_DESIGN_REASON_AREA);
      g_assert_cmpint (fixture_query (self->fixture.store, sql), ==, 1);
    }
}

/* A county that goes to another territory takes with it what its own position had there. */
static void
test_one_county (Sample *self, gconstpointer data)
{
  gint64 alignment = branch (self);
  g_autofree char *county = fixture_query_text (
      self->fixture.store, "SELECT t.area" HELD " GROUP BY t.area ORDER BY count (*) DESC LIMIT 1");
  g_autofree char *n_held = g_strdup_printf ("SELECT count (*)" HELD " AND t.area = '%s'", county);
  g_autofree char *n_accounts =
      g_strdup_printf ("SELECT count (*) FROM account WHERE county = '%s'", county);
  g_autofree char *other =
      g_strdup_printf ("SELECT min (id) FROM territory WHERE alignment = %" G_GINT64_FORMAT
                       " AND id NOT IN (SELECT territory FROM territory_area WHERE area = '%s')",
                       alignment,
                       county);
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (alignment);
  g_autoptr (SalAlignmentActivation) found = NULL;
  gint64 n = fixture_query (self->fixture.store, n_held);

  g_assert_cmpint (n, >, 1);
  g_assert_cmpint (n, <, fixture_query (self->fixture.store, n_accounts));
  sal_alignment_moves_add (moves, county, fixture_query (self->fixture.store, other));
  run_command (self, sal_alignment_write_moves, moves);
  approve (self, alignment);
  found = plan (self, alignment);
  g_assert_cmpint (found->moves->len, ==, n);
  check_moves (self, found, county);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/alignment-activation-others/" name,                                                \
              Fixture,                                                                             \
              NULL,                                                                                \
              activation_set_up,                                                                   \
              func,                                                                                \
              activation_tear_down)
#define ADD_SAMPLE(name, func)                                                                     \
  g_test_add (                                                                                     \
      "/alignment-activation-others/" name, Sample, NULL, set_up_sample, func, tear_down_sample)

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  activation_fixture_load ();
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);
  calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);

  ADD ("roles", test_roles);
  ADD ("after-holdover", test_after_holdover);
  ADD ("both", test_both);
  ADD ("sales-forces", test_sales_forces);
  ADD_SAMPLE ("unchanged", test_unchanged);
  ADD_SAMPLE ("one-county", test_one_county);

  result = g_test_run ();
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);
  sal_fiscal_calendar_free (calendar);
  activation_fixture_unload ();

  return result;
}
