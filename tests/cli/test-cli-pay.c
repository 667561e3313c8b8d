/* test-cli-pay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "sal-kinds.h"

/* Plans in the pay of a workspace: a file of its own, that nothing else of the workspace tells of.
 */

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
  FINDINGS = 3,
  REFUSED = 4,
};

/* A word that stands in nothing but pay. */
#define MARK "Quetzalcoatl"

#define PLAN(version, rate)                                                                        \
  "{\"schema\": {\"name\": \"salient-plan\", \"version\": 1}, \"name\": \"" MARK                   \
  "\", \"version\": \"" version "\", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", "           \
  "\"currency\": \"USD\", \"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": "    \
  "{\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"" rate "\"}]}}]}"

static int
import (CliFixture *fixture, const char *document, const char *option)
{
  g_autofree char *file = cli_write_file (fixture, "plan.json", document);

  return cli_run (fixture, "plan", "import", fixture->file, file, option, NULL);
}

static void
make_workspace (CliFixture *fixture)
{
  g_assert_cmpint (cli_run (fixture, "new", fixture->file, NULL), ==, DONE);
}

static void
make_pay (CliFixture *fixture)
{
  make_workspace (fixture);
  g_assert_cmpint (import (fixture, PLAN ("1", "5 %"), NULL), ==, DONE);
}

static int
step (CliFixture *fixture, const char *name, const char *plan)
{
  return cli_run (fixture, "plan", name, fixture->file, plan, NULL);
}

static char *
pay_of (CliFixture *fixture)
{
  return g_build_filename (fixture->folder, "company.pay.salient", NULL);
}

/* --- importing --- */

static void
test_cli_pay_import (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *pay = pay_of (fixture);
  g_autoptr (JsonObject) first = NULL, same = NULL, changed = NULL;
  struct stat status;

  make_workspace (fixture);
  g_assert_cmpint (import (fixture, PLAN ("1", "5 %"), NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Created ");
  cli_assert_contains (fixture->output,
                       "company.pay.salient for the pay of the workspace. Only you");
  cli_assert_contains (fixture->output, "Imported the plan “" MARK "@1” as a draft.");
  g_assert_cmpint (stat (pay, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  g_assert_cmpint (import (fixture, PLAN ("1", "5 %"), NULL), ==, DONE);
  cli_assert_contains (fixture->output, "nothing was changed");
  g_assert_cmpint (import (fixture, PLAN ("1", "0.05"), "--json"), ==, DONE);
  same = cli_parse (fixture, "plan_import");
  g_assert_cmpstr (json_object_get_string_member (same, "result"), ==, "same");
  g_assert_false (json_object_get_boolean_member (same, "created"));
  g_assert_cmpint (import (fixture, PLAN ("1", "6 %"), NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Changed 1 field of the plan “" MARK "@1”");
  g_assert_cmpint (import (fixture, PLAN ("1", "7 %"), "--json"), ==, DONE);
  changed = cli_parse (fixture, "plan_import");
  g_assert_cmpstr (json_object_get_string_member (changed, "result"), ==, "changed");
  g_assert_cmpint (json_object_get_int_member (changed, "differences"), ==, 1);
  g_assert_cmpint (import (fixture, PLAN ("2", "7 %"), "--json"), ==, DONE);
  first = cli_parse (fixture, "plan_import");
  g_assert_cmpstr (json_object_get_string_member (first, "result"), ==, "new");
  g_assert_cmpstr (json_object_get_string_member (first, "version"), ==, "2");
}

/* What is no plan leaves nothing behind. */
static void
test_cli_pay_import_invalid (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *pay = pay_of (fixture);

  make_workspace (fixture);
  g_assert_cmpint (import (fixture, "{\"name\": \"P\"}", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "plan.json.schema: expected");
  g_assert_cmpint (import (fixture, "{", NULL), ==, FAILED);
  g_assert_cmpint (import (fixture,
                           "{\"schema\": {\"name\": \"salient-plan\", \"version\": 1}, \"name\": "
                           "\" \", \"from\": \"2026-01-01\", \"to\": \"2026-12-31\", \"currency\": "
                           "\"USD\", \"components\": [{\"id\": \"c\", \"period\": \"month\", "
                           "\"method\": {\"kind\": \"rate_table\", \"tiers\": [{\"from\": 0, "
                           "\"rate\": 1}]}}]}",
                           NULL),
                   ==,
                   FAILED);
  g_assert_false (g_file_test (pay, G_FILE_TEST_EXISTS));
  g_assert_cmpint (
      cli_run (fixture, "plan", "import", fixture->file, "/nowhere.json", NULL), ==, FAILED);
  g_assert_false (g_file_test (pay, G_FILE_TEST_EXISTS));
}

static void
test_cli_pay_approved (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;

  make_pay (fixture);
  g_assert_cmpint (step (fixture, "approve", MARK), ==, FAILED);
  cli_assert_contains (fixture->errors, "only what is in review can be approved");
  g_assert_cmpint (step (fixture, "submit", MARK), ==, DONE);
  cli_assert_contains (fixture->output, "Submit Plan “" MARK "@1”");
  g_assert_cmpint (
      cli_run (fixture, "plan", "approve", fixture->file, MARK, "--approver", " ", NULL),
      ==,
      USAGE);
  g_assert_cmpint (
      cli_run (
          fixture, "plan", "approve", fixture->file, MARK, "--approver", "Mara", "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "plan_status");
  g_assert_cmpstr (json_object_get_string_member (document, "status"), ==, "approved");
  g_assert_cmpstr (json_object_get_string_member (document, "approver"), ==, "Mara");
  g_assert_cmpstr (json_object_get_string_member (document, "recorded_by"), ==, g_get_user_name ());

  g_assert_cmpint (import (fixture, PLAN ("1", "6 %"), NULL), ==, REFUSED);
  cli_assert_contains (fixture->errors, "raise the version");
  g_assert_cmpint (import (fixture, PLAN ("1", "5 %"), NULL), ==, DONE);
  g_assert_cmpint (step (fixture, "activate", MARK), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "history", fixture->file, "--pay", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "final");
  g_assert_cmpint (step (fixture, "retire", MARK), ==, DONE);
  g_assert_cmpint (import (fixture, PLAN ("2", "6 %"), NULL), ==, DONE);
}

/* --- reading --- */

static void
test_cli_pay_export (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "out.json", NULL);
  g_autofree char *contents = NULL, *printed = NULL;
  g_autoptr (JsonObject) document = NULL;
  struct stat status;

  make_pay (fixture);
  g_assert_cmpint (cli_run (fixture, "plan", "export", fixture->file, MARK, NULL), ==, DONE);
  printed = g_strdup (fixture->output);
  g_assert_cmpint (
      cli_run (fixture, "plan", "export", fixture->file, MARK "@1", "-o", file, "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "plan_export");
  g_assert_cmpstr (json_object_get_string_member (document, "file"), ==, file);
  g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, printed);
  g_assert_cmpint (stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (cli_run (fixture, "plan", "import", fixture->file, file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "nothing was changed");

  g_assert_cmpint (cli_run (fixture, "plan", "export", fixture->file, "Other", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "there is no plan “Other”; there are: “" MARK "@1”");
  g_assert_cmpint (
      cli_run (fixture, "plan", "export", fixture->file, MARK, "-o", "/nowhere/out.json", NULL),
      ==,
      FAILED);
}

static void
test_cli_pay_compare (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonArray *differences;
  JsonObject *difference;

  make_pay (fixture);
  g_assert_cmpint (import (fixture, PLAN ("2", "6 %"), NULL), ==, DONE);
  g_assert_cmpint (
      cli_run (fixture, "plan", "compare", fixture->file, MARK "@1", MARK "@2", "--json", NULL),
      ==,
      DONE);
  document = cli_parse (fixture, "plan_compare");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (document, "other"), "version"),
      ==,
      "2");
  differences = json_object_get_array_member (document, "differences");
  g_assert_cmpuint (json_array_get_length (differences), ==, 2);
  difference = json_array_get_object_element (differences, 0);
  g_assert_cmpstr (json_object_get_string_member (difference, "field"), ==, "version");
  difference = json_array_get_object_element (differences, 1);
  g_assert_cmpstr (json_object_get_string_member (difference, "field"),
                   ==,
                   "components[0].method.tiers[0].rate");
  g_assert_cmpstr (json_object_get_string_member (difference, "one"), ==, "0.05");
  g_assert_cmpstr (json_object_get_string_member (difference, "other"), ==, "0.06");

  g_assert_cmpint (
      cli_run (fixture, "plan", "compare", fixture->file, MARK "@1", MARK "@2", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "components[0].method.tiers[0].rate");
  g_assert_cmpint (
      cli_run (fixture, "plan", "compare", fixture->file, MARK "@1", MARK "@1", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "say the same");
  g_assert_cmpint (
      cli_run (fixture, "plan", "compare", fixture->file, MARK, MARK "@1", NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "has several versions");
}

static void
test_cli_pay_list (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) document = NULL;
  JsonObject *plan;

  make_pay (fixture);
  g_assert_cmpint (cli_run (fixture, "plan", "list", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, MARK);
  cli_assert_contains (fixture->output, "Draft");
  g_assert_cmpint (cli_run (fixture, "plan", "list", fixture->file, "--json", NULL), ==, DONE);
  document = cli_parse (fixture, "plan_list");
  plan = json_array_get_object_element (json_object_get_array_member (document, "plans"), 0);
  g_assert_cmpstr (json_object_get_string_member (plan, "name"), ==, MARK);
  g_assert_cmpstr (json_object_get_string_member (plan, "effective_to"), ==, "2026-12-31");
  g_assert_false (json_object_has_member (plan, "document"));

  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, "--pay", NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "plan", "list", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "There is no plan yet.");
}

/* --- the commands of any store --- */

static void
test_cli_pay_store (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *pay = pay_of (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.pay.salient", NULL);
  g_autofree char *wrong = g_build_filename (fixture->folder, "wrong.salient", NULL);
  struct stat status;

  make_pay (fixture);
  g_assert_cmpint (cli_run (fixture, "history", fixture->file, "--pay", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Import Plan “" MARK "@1”");
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "plan_version", "--pay", NULL), ==, DONE);
  cli_assert_contains (fixture->output, MARK);
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "account", "--pay", NULL), ==, FAILED);
  g_assert_cmpint (cli_run (fixture, "check", fixture->file, "--pay", NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, "--pay", NULL), ==, DONE);
  cli_assert_contains (fixture->output, "Import Plan");
  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, "plan_version", "--pay", "-c", NULL), ==, DONE);
  g_assert_cmpstr (fixture->output, ==, "0\n");
  g_assert_cmpint (cli_run (fixture, "redo", fixture->file, "--pay", NULL), ==, DONE);
  g_assert_cmpint (cli_run (fixture, "recover", pay, copy, NULL), ==, DONE);
  cli_assert_contains (fixture->output, "1 record");
  g_assert_cmpint (stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  /* one for the other */
  g_assert_cmpint (cli_run (fixture, "history", pay, NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "holds the pay of a workspace");
  g_assert_cmpint (g_unlink (pay), ==, 0);
  g_assert_cmpint (cli_run (fixture, "new", wrong, NULL), ==, DONE);
  g_assert_cmpint (g_rename (wrong, pay), ==, 0);
  g_assert_cmpint (cli_run (fixture, "plan", "list", fixture->file, NULL), ==, FAILED);
  cli_assert_contains (fixture->errors, "is a workspace, where the pay of one was expected");
}

/* Pay that is not there, with each command that wants it. */
static void
test_cli_pay_absent (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[][3] = {
    { "plan", "list" },
    { "plan", "export", "P" },
    { "plan", "submit", "P" },
    { "plan", "approve", "P" },
    { "plan", "activate", "P" },
    { "plan", "retire", "P" },
    { "history" },
    { "records" },
    { "check" },
    { "undo" },
    { "redo" },
  };
  g_autofree char *pay = pay_of (fixture);

  make_workspace (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *const *command = commands[i];
      gboolean plan = strcmp (command[0], "plan") == 0;
      int result = plan ? cli_run (fixture, "plan", command[1], fixture->file, command[2], NULL)
                   : strcmp (command[0], "records") == 0
                       ? cli_run (fixture, "records", fixture->file, "plan_version", "--pay", NULL)
                       : cli_run (fixture, command[0], fixture->file, "--pay", NULL);

      g_assert_cmpint (result, ==, FAILED);
      cli_assert_contains (fixture->errors, "company.salient has no pay: ");
      cli_assert_contains (fixture->errors, "importing a plan makes it");
      g_assert_false (g_file_test (pay, G_FILE_TEST_EXISTS));
    }
}

/* In a folder that others may not look into. */
static void
test_cli_pay_elsewhere (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *beside = pay_of (fixture);
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "restricted", NULL);
  g_autofree char *pay = g_build_filename (elsewhere, "pay.salient", NULL);
  g_autofree char *plan = cli_write_file (fixture, "plan.json", PLAN ("1", "5 %"));

  make_workspace (fixture);
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (
      cli_run (fixture, "plan", "import", fixture->file, plan, "--pay-file", pay, NULL), ==, DONE);
  g_assert_true (g_file_test (pay, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_run (fixture, "plan", "list", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, MARK);
  g_assert_cmpint (
      cli_run (fixture, "plan", "import", fixture->file, plan, "--pay-file", beside, NULL),
      ==,
      USAGE);
  cli_assert_contains (fixture->errors, "is kept in ");
  g_assert_cmpint (g_unlink (pay), ==, 0);
  g_assert_cmpint (g_rmdir (elsewhere), ==, 0);
}

/* The program may be built where only its builder may look. */
static gboolean
can_be_run_by_others (CliFixture *fixture)
{
  gboolean can;

  if (geteuid () != 0)
    return TRUE;
  g_assert_cmpint (seteuid (65534), ==, 0);
  can = faccessat (AT_FDCWD, g_getenv ("SALIENT_CLI"), X_OK, AT_EACCESS) == 0;
  g_assert_cmpint (seteuid (0), ==, 0);

  return can;
}

static void
test_cli_pay_permissions (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *pay = pay_of (fixture);

  make_pay (fixture);
  if (!can_be_run_by_others (fixture))
    {
      g_test_skip ("the program is in a folder of its builder");
      return;
    }
  fixture->unprivileged = TRUE;

  /* to be read only */
  g_assert_cmpint (g_chmod (pay, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (cli_run (fixture, "plan", "list", fixture->file, NULL), ==, DONE);
  cli_assert_contains (fixture->output, MARK);
  g_assert_cmpint (step (fixture, "submit", MARK), ==, REFUSED);
  cli_assert_contains (fixture->errors, "cannot be written to");
  g_assert_cmpint (cli_run (fixture, "undo", fixture->file, "--pay", NULL), ==, REFUSED);

  /* not to be read: the workspace is, all the same */
  g_assert_cmpint (g_chmod (pay, 0), ==, 0);
  g_assert_cmpint (cli_run (fixture, "plan", "list", fixture->file, NULL), ==, REFUSED);
  cli_assert_contains (fixture->errors, "You are not allowed to read");
  g_assert_cmpint (cli_run (fixture, "history", fixture->file, NULL), ==, DONE);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

/* --- what a workspace tells --- */

/* Whether the bytes of a file have it, which may not be there. */
static gboolean
has_mark (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_file_get_contents (path, &bytes, &length, NULL);
  for (gsize i = 0; i + strlen (MARK) <= length; i++)
    if (memcmp (bytes + i, MARK, strlen (MARK)) == 0)
      return TRUE;

  return FALSE;
}

/* What the program said is what it says with and without pay. */
static void
note (CliFixture *fixture, GString *said)
{
  g_assert_null (strstr (fixture->output, MARK));
  g_assert_null (strstr (fixture->errors, MARK));
  g_string_append (said, fixture->output);
  g_string_append (said, fixture->errors);
}

static void
look_at_kind (CliFixture *fixture, const char *kind, GString *said)
{
  g_autofree char *table = g_build_filename (fixture->folder, "out.csv", NULL);

  g_assert_cmpint (
      cli_run (fixture, "records", fixture->file, kind, "--search", MARK, "-c", NULL), ==, DONE);
  g_assert_cmpstr (fixture->output, ==, "0\n");
  g_assert_cmpint (
      cli_run (fixture, "export", fixture->file, kind, table, "--confidential", NULL), ==, DONE);
  note (fixture, said);
  g_assert_false (has_mark (table));
  g_assert_cmpint (g_unlink (table), ==, 0);
}

/* Everything that reads a workspace. */
static char *
look_around (CliFixture *fixture)
{
  static const char *const reading[][3] = {
    { "history", "--json" },  { "history", "--change", "1" },    { "check" },
    { "records", "account" }, { "records", "person", "--json" }, { "query", "bookings" },
    { "territory", "list" },  { "geography", "list" },
  };
  const SalKind *const *kinds = sal_model_kinds ();
  g_autofree char *table = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *deck = g_build_filename (fixture->folder, "out.pdf", NULL);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    look_at_kind (fixture, kinds[i]->name, said);
  for (gsize i = 0; i < G_N_ELEMENTS (reading); i++)
    {
      const char *const *command = reading[i];
      gboolean is_group = g_strcmp0 (command[1], "list") == 0;
      int result = is_group
                       ? cli_run (fixture, command[0], command[1], fixture->file, NULL)
                       : cli_run (fixture, command[0], fixture->file, command[1], command[2], NULL);

      g_assert_true (result == DONE || result == FINDINGS);
      note (fixture, said);
    }
  g_assert_cmpint (cli_run (fixture, "records", fixture->file, "plan_version", NULL), ==, FAILED);
  note (fixture, said);
  g_assert_cmpint (
      cli_run (fixture, "export", fixture->file, "plan_version", table, NULL), ==, FAILED);
  note (fixture, said);
  g_assert_false (g_file_test (table, G_FILE_TEST_EXISTS));
  g_assert_cmpint (
      cli_run (fixture, "report", fixture->file, "executive", "-o", deck, NULL), ==, DONE);
  note (fixture, said);
  g_assert_cmpint (g_unlink (deck), ==, 0);

  return g_string_free (g_steal_pointer (&said), FALSE);
}

/* With pay, with something else in its place, and without it, a workspace tells the same: what is
 * in the other file is nowhere in it. */
static void
test_cli_pay_apart (CliFixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };
  g_autofree char *pay = pay_of (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.salient", NULL);
  g_autofree char *with = NULL, *instead = NULL, *without = NULL;

  g_assert_cmpint (
      cli_run (fixture, "sample", fixture->file, "--opportunities", "200", NULL), ==, DONE);
  g_assert_cmpint (import (fixture, PLAN ("1", "5 %"), NULL), ==, DONE);
  g_assert_cmpint (step (fixture, "submit", MARK), ==, DONE);
  g_assert_cmpint (step (fixture, "approve", MARK), ==, DONE);
  with = look_around (fixture);
  g_assert_true (has_mark (pay));
  g_assert_cmpint (cli_run (fixture, "recover", fixture->file, copy, NULL), ==, DONE);
  g_assert_false (has_mark (copy));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->file, suffixes[i], NULL);

      g_assert_false (has_mark (path));
    }

  g_assert_true (g_file_set_contents (pay, "no database", -1, NULL));
  instead = look_around (fixture);
  g_assert_cmpstr (instead, ==, with);
  g_assert_cmpint (g_unlink (pay), ==, 0);
  without = look_around (fixture);
  g_assert_cmpstr (without, ==, with);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli/pay/import", test_cli_pay_import);
  ADD ("/cli/pay/import-invalid", test_cli_pay_import_invalid);
  ADD ("/cli/pay/approved", test_cli_pay_approved);
  ADD ("/cli/pay/export", test_cli_pay_export);
  ADD ("/cli/pay/compare", test_cli_pay_compare);
  ADD ("/cli/pay/list", test_cli_pay_list);
  ADD ("/cli/pay/store", test_cli_pay_store);
  ADD ("/cli/pay/absent", test_cli_pay_absent);
  ADD ("/cli/pay/elsewhere", test_cli_pay_elsewhere);
  ADD ("/cli/pay/permissions", test_cli_pay_permissions);
  ADD ("/cli/pay/apart", test_cli_pay_apart);

  return g_test_run ();
}
