/* test-cli-stakeholders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <string.h>

/* Stakeholders from tables that are imported by name, told and drawn. */

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
};

static const struct
{
  const char *kind;
  const char *table;
} tables[] = {
  { "account", "Name,Status\nAlder,Customer\nBirch,Customer\n" },
  { "contact", "Name,Account,Job Title\nAnn,Alder,Chief\nBen,Alder,Buyer\nCy,Alder,\n" },
  { "account_plan", "Name,Account,Status,From\nAlder Plan,Alder,Active,2026-01-01\n" },
  { "stakeholder",
    "Account Plan,Contact,Reports To,Decision Role,Power,Attitude,Coverage,External ID\n"
    "Alder Plan,Cy,Ben,User,Low,Mentor,Talks Monthly,c\n"
    "Alder Plan,Ben,Ann,,,Neutral,Knows of Us,b\n"
    "Alder Plan,Ann,,Economic Buyer,High,Sceptic,No Contact,a\n" },
  { "influence", "Account Plan,From,To,Strength\nAlder Plan,Cy,Ann,Strong\n" },
};

static int
import (CliFixture *fixture, const char *kind, const char *table)
{
  g_autofree char *name = g_strdup_printf ("%s.csv", kind);
  g_autofree char *path = cli_write_file (fixture, name, table);

  return cli_run (fixture, "import", fixture->file, kind, path, NULL);
}

static void
import_tables (CliFixture *fixture)
{
  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (import (fixture, tables[i].kind, tables[i].table) != DONE)
      g_error ("%s: %s%s", tables[i].kind, fixture->output, fixture->errors);
}

static JsonObject *
get_element (JsonObject *document, const char *member, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (document, member), i);
}

static void
test_json (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonObject *ben;
  JsonArray *gaps;

  import_tables (fixture);
  g_assert_cmpint (
      cli_run (fixture, "account", "stakeholders", fixture->file, "alder", "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "account_stakeholders");
  g_assert_cmpstr (json_object_get_string_member (document, "plan_name"), ==, "Alder Plan");
  ben = get_element (document, "people", 1);
  g_assert_cmpstr (json_object_get_string_member (ben, "name"), ==, "Ben");
  g_assert_cmpstr (json_object_get_string_member (ben, "coverage"), ==, "knows");
  g_assert_cmpstr (json_object_get_string_member (ben, "reports_to"),
                   ==,
                   json_object_get_string_member (get_element (document, "people", 0), "id"));
  g_assert_cmpstr (
      json_object_get_string_member (get_element (document, "influences", 0), "strength"),
      ==,
      "strong");
  gaps = json_object_get_array_member (document, "gaps");
  g_assert_cmpuint (json_array_get_length (gaps), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (get_element (document, "gaps", 0), "text"),
                   ==,
                   "No contact to Ann (Economic Buyer)");
  g_assert_cmpstr (json_object_get_string_member (get_element (document, "gaps", 1), "gap"),
                   ==,
                   "one_of_theirs");
  g_assert_cmpstr (
      json_object_get_string_member (get_element (document, "gaps", 2), "gap"), ==, "one_mentor");
}

static void
test_text (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *drawing = NULL;
  g_autofree char *contents = NULL;

  import_tables (fixture);
  drawing = g_build_filename (fixture->folder, "map.svg", NULL);
  g_assert_cmpint (
      cli_run (
          fixture, "account", "stakeholders", fixture->file, "Alder", "--output", drawing, NULL),
      ==,
      DONE);
  cli_assert_contains (fixture->output, "Economic Buyer");
  cli_assert_contains (fixture->output, "Cy influences Ann (Strong)");
  cli_assert_contains (fixture->output, "• We talk to Cy only");
  g_assert_true (g_file_get_contents (drawing, &contents, NULL, NULL));
  cli_assert_contains (contents, "</svg>");
  g_assert_cmpint (
      cli_run (fixture, "account", "stakeholders", fixture->file, "Birch", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Birch has no stakeholders");
}

static void
test_refusals (CliFixture *fixture, gconstpointer data)
{
  import_tables (fixture);
  g_assert_cmpint (
      cli_run (fixture, "account", "stakeholders", fixture->file, "Mars", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "There is no account “Mars”");
  g_assert_cmpint (
      cli_run (
          fixture, "account", "stakeholders", fixture->file, "Alder", "--output", "map.doc", NULL),
      ==,
      USAGE);
  cli_assert_contains (fixture->errors, "should end in .pdf, .png or .svg");
  g_assert_cmpint (import (fixture,
                           "stakeholder",
                           "Account Plan,Contact,Reports To,External ID\nAlder Plan,Ann,Cy,a\n"),
                   ==,
                   FAILED);
  cli_assert_contains (fixture->errors, "row 2, Reports To: would lead round in a circle");
  g_assert_cmpint (
      import (fixture, "influence", "Account Plan,From,To\nAlder Plan,Cy,Cy\n"), ==, FAILED);
  cli_assert_contains (fixture->errors, "nobody has influence on themselves");
}

/* Contacts that are there already, or in the file before, and of an account that is not there: a
 * line each, in a rehearsal as well, and nothing is doubled. */
static void
test_doubles (CliFixture *fixture, gconstpointer data)
{
  static const char *const options[] = { "--dry-run", "--errors=skip" };
  g_autofree char *path = NULL;

  import_tables (fixture);
  path = cli_write_file (fixture,
                         "contact.csv",
                         "Name,Account,Phone\nANN,Alder,555\nDee,Birch,\n"
                         "Dee,Birch,556\nGhost,No Such Company,\n");
  g_assert_cmpint (cli_run (fixture, "import", fixture->file, "contact", path, NULL), ==, FAILED);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *said = NULL;

      cli_run (
          fixture, "import", fixture->file, "contact", path, "--errors=skip", options[i], NULL);
      said = g_strconcat (fixture->output, fixture->errors, NULL);
      cli_assert_contains (said,
                           "contact.csv, row 2, Name: “ANN” is a contact of Alder already; choose "
                           "what records are recognised by");
      cli_assert_contains (said,
                           "contact.csv, row 4, Name: “Dee” is a contact of Birch already, from "
                           "row 3 of the file");
      cli_assert_contains (said,
                           "contact.csv, row 5, Account: there is no account “No Such Company”");
    }
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "contact", "--json", NULL), ==, DONE);
  g_assert_nonnull (strstr (fixture->output, "Dee"));
  g_assert_null (strstr (fixture->output, "ANN"));
  g_assert_null (strstr (fixture->output, "Ghost"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/cli-stakeholders/" path,                                                           \
              CliFixture,                                                                          \
              NULL,                                                                                \
              cli_fixture_set_up,                                                                  \
              func,                                                                                \
              cli_fixture_tear_down)
  ADD ("json", test_json);
  ADD ("text", test_text);
  ADD ("refusals", test_refusals);
  ADD ("doubles", test_doubles);

  return g_test_run ();
}
