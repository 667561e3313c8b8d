/* test-cli-plan-letters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* The letters that tell people their plan. */

enum
{
  DONE = 0,
  FAILED = 1,
};

#define PLAN                                                                                       \
  "{\"schema\": {\"name\": \"salient-plan\", \"version\": 1}, \"name\": \"Field\", \"version\": "  \
  "\"1\", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", \"currency\": \"USD\", "               \
  "\"components\": [{\"id\": \"deals\", \"period\": \"month\", \"method\": {\"kind\": "            \
  "\"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

static void
import (CliFixture *fixture, const char *kind, const char *table, const char *option)
{
  g_autofree char *name = g_strconcat (kind, ".csv", NULL);
  g_autofree char *file = cli_write_file (fixture, name, table);

  g_assert_cmpint (cli_run (fixture, "import", fixture->file, kind, file, option, NULL), ==, DONE);
}

static void
make_people (CliFixture *fixture)
{
  g_autofree char *file = cli_write_file (fixture, "plan.json", PLAN);

  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  import (fixture,
          "person",
          "Name,Mail,Employee Number\nAda Byron,ada@x.example,E1\nBo Chen,bo@x.example,E2\n",
          NULL);
  g_assert_cmpint (cli_run (fixture, "plan", "import", fixture->file, file, NULL), ==, DONE);
  import (fixture,
          "participant",
          "Person,Plan,From,Base Pay,Target Variable,Currency\n"
          "E1,Field,2026-01-01,90000,60000,USD\nE2,Field,2026-03-01,80000,20000,EUR\n",
          "--pay");
}

static int
letters (CliFixture *fixture, const char *option, const char *value, const char *more)
{
  return cli_run (fixture,
                  "plan",
                  "letters",
                  fixture->file,
                  "--as-of",
                  "2026-04-01",
                  option,
                  value,
                  more,
                  NULL);
}

static const char *
get_state (JsonObject *document, guint index)
{
  return json_object_get_string_member (
      json_array_get_object_element (json_object_get_array_member (document, "letters"), index),
      "state");
}

static void
assert_states (CliFixture *fixture, const char *ada, const char *bo)
{
  g_autoptr (JsonObject) document = NULL;

  g_assert_cmpint (letters (fixture, "--json", NULL, NULL), ==, DONE);
  document = cli_parse (fixture, "letters");
  g_assert_cmpstr (get_state (document, 0), ==, ada);
  g_assert_cmpstr (get_state (document, 1), ==, bo);
}

/* A folder of letters that only their writer can read, or one. */
static void
test_write (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "letters", NULL);
  g_autofree char *path = g_build_filename (folder, "Field@1 Bo Chen.pdf", NULL);
  g_autofree char *other = g_build_filename (folder, "Field@1 Ada Byron.pdf", NULL);
  g_autofree char *one = g_build_filename (fixture->folder, "ada.pdf", NULL);
  struct stat status;

  make_people (fixture);
  g_assert_cmpint (letters (fixture, "--output", folder, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "2 letters are written");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (cli_run (fixture,
                            "plan",
                            "letters",
                            fixture->file,
                            "--as-of",
                            "2026-04-01",
                            "--person",
                            "E1",
                            "--output",
                            one,
                            NULL),
                   ==,
                   DONE);
  g_assert_cmpint (stat (one, &status), ==, 0);
  /* nobody takes part in a plan then */
  g_assert_cmpint (
      cli_run (fixture, "plan", "letters", fixture->file, "--as-of", "2025-04-01", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "There is nobody to write a plan letter to.");
}

static void
test_record (CliFixture *fixture, gconstpointer data)
{
  make_people (fixture);
  assert_states (fixture, "not_sent", "not_sent");
  g_assert_cmpint (letters (fixture, "--record", "sent", "--on=2026-04-02"), ==, DONE);
  cli_assert_contains (fixture->output, "2 letters are recorded.");
  g_assert_cmpint (letters (fixture, "--record", "accepted", "--person=E2"), ==, DONE);
  assert_states (fixture, "sent", "accepted");
  g_assert_cmpint (letters (fixture, "--plan", "Field", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "2026-04-02");
  g_assert_cmpint (letters (fixture, "--record", "accepted", "--on=2026-04-01"), ==, FAILED);
  cli_assert_contains (fixture->errors, "is before the letter was sent");
  assert_states (fixture, "sent", "accepted");
  g_assert_cmpint (letters (fixture, "--record", "lost", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "none of “sent”, “accepted” and “not-sent”");
  g_assert_cmpint (letters (fixture, "--record", "sent", "--on=soon"), ==, FAILED);
  cli_assert_contains (fixture->errors, "“soon” is not a day");
  g_assert_cmpint (letters (fixture, "--record", "not-sent", NULL), ==, DONE);
  assert_states (fixture, "not_sent", "not_sent");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli-plan-letters/write",
              CliFixture,
              NULL,
              cli_fixture_set_up,
              test_write,
              cli_fixture_tear_down);
  g_test_add ("/cli-plan-letters/record",
              CliFixture,
              NULL,
              cli_fixture_set_up,
              test_record,
              cli_fixture_tear_down);

  return g_test_run ();
}
