/* test-cli-staff.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include "post-fixture.h"
#include "sal-alignment.h"
#include "sal-kinds.h"
#include "sal-transaction.h"

/* Who gets which territory: California and New York, each held by somebody who lives in the other.
 */

enum
{
  DONE = 0,
  USAGE = 2,
  REFUSED = 4
};

static gboolean
activate (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const PostPlan *plan = data;
  g_autoptr (SalRecord) alignment =
      sal_transaction_load (transaction, &sal_alignment_kind, plan->alignment, error);

  sal_record_set_text (alignment, "status", SAL_ALIGNMENT_ACTIVE);

  return sal_transaction_update (transaction, alignment, error);
}

static void
change (CliFixture *fixture, SalCommandFunc func, PostPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalWorkspace) workspace =
      sal_workspace_open (fixture->file, SAL_STORE_OPEN, sal_model_kinds (), &error);

  g_assert_no_error (error);
  sal_store_run_sync (sal_workspace_get_store (workspace),
                      "Change",
                      SAL_COMMAND_DEFAULT,
                      func,
                      plan,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  sal_workspace_close (workspace);
}

static JsonObject *
staff (CliFixture *fixture, const char *weight, const char *option)
{
  g_assert_cmpint (cli_run (fixture,
                            "territory",
                            "staff",
                            fixture->file,
                            "Plan",
                            "--weight-change",
                            weight,
                            "--json",
                            option,
                            NULL),
                   ==,
                   DONE);

  return cli_parse (fixture, "territory_staff");
}

static const char *
get_holder (JsonObject *document, guint territory, const char *when)
{
  JsonObject *line = json_array_get_object_element (
      json_object_get_array_member (document, "territories"), territory);

  return json_object_get_string_member (json_object_get_object_member (line, when), "holder");
}

/* For travel alone they change; for change alone they do not. What is asked is not written, what is
 * applied is, and is undone. */
static void
test_cli_staff (CliFixture *fixture, gconstpointer data)
{
  PostPlan plan = { post_fixture_swapped, G_N_ELEMENTS (post_fixture_swapped) };
  g_autoptr (JsonObject) kept = NULL;
  g_autoptr (JsonObject) asked = NULL;
  g_autoptr (JsonObject) applied = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (JsonObject) undone = NULL;

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  change (fixture, post_fixture_write, &plan);
  kept = staff (fixture, "100", NULL);
  g_assert_cmpint (json_object_get_int_member (kept, "changed"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (kept, "homes"), ==, 2);
  asked = staff (fixture, "0", NULL);
  g_assert_cmpint (json_object_get_int_member (asked, "changed"), ==, 2);
  g_assert_cmpstr (get_holder (asked, 0, "now"), ==, "Ana");
  g_assert_cmpstr (get_holder (asked, 0, "then"), ==, "Bo");
  /* from coast to coast, and then within the state */
  g_assert_cmpfloat (
      json_object_get_double_member (json_object_get_object_member (asked, "now"), "distance_km"),
      >,
      4000);
  g_assert_cmpfloat (
      json_object_get_double_member (json_object_get_object_member (asked, "then"), "distance_km"),
      <,
      600);
  applied = staff (fixture, "0", "--apply");
  g_assert_cmpstr (get_holder (applied, 0, "now"), ==, "Ana");
  after = staff (fixture, "0", NULL);
  g_assert_cmpstr (get_holder (after, 0, "now"), ==, "Bo");
  g_assert_cmpint (json_object_get_int_member (after, "changed"), ==, 0);

  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Assign People in ‘Plan’");
  undone = staff (fixture, "0", NULL);
  g_assert_cmpstr (get_holder (undone, 0, "now"), ==, "Ana");
}

static void
test_cli_staff_said (CliFixture *fixture, gconstpointer data)
{
  PostPlan plan = { post_fixture_swapped, G_N_ELEMENTS (post_fixture_swapped) };

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  change (fixture, post_fixture_write, &plan);
  g_assert_cmpint (
      cli_run (fixture, "territory", "staff", fixture->file, "Plan", "--weight-change", "0", NULL),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "2 territories would change; --apply writes it.");
  cli_assert_contains (fixture->output, "great circle × 1.20");
  g_assert_cmpint (
      cli_run (
          fixture, "territory", "staff", fixture->file, "Plan", "--weight-change", "101", NULL),
      ==,
      USAGE);
  cli_assert_contains (fixture->errors, "expected a number from 0 to 100");
  change (fixture, activate, &plan);
  g_assert_cmpint (
      cli_run (fixture, "territory", "staff", fixture->file, "Plan", "--apply", NULL), ==, REFUSED);
  cli_assert_contains (fixture->errors, "“Plan” is no draft any more");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/cli-staff/" name, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("staff", test_cli_staff);
  ADD ("said", test_cli_staff_said);

  return g_test_run ();
}
