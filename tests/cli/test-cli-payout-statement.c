/* test-cli-payout-statement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Statements as PDF files, from the sample and its closed quarter. */

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
};

static int
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);

  return status.st_mode & 0777;
}

static void
assert_pdf (const char *path)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_cmpint (get_mode (path), ==, 0600);
}

/* With what is in it; returns how many files there were, all of them statements. */
static guint
remove_folder (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      assert_pdf (file);
      g_assert_cmpint (g_unlink (file), ==, 0);
      n++;
    }
  g_dir_close (folder);
  g_assert_cmpint (g_rmdir (path), ==, 0);

  return n;
}

/* The closed quarter, and somebody who was paid in it. */
static void
find_somebody (CliFixture *fixture, char **period, char **person, guint *n_people)
{
  g_autoptr (JsonObject) periods = NULL, list = NULL;
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *all;

  g_assert_cmpint (cli_run (fixture, "payout", "periods", fixture->file, "--json", NULL), ==, DONE);
  periods = cli_parse (fixture, "payout_periods");
  all = json_object_get_array_member (periods, "periods");
  *period =
      g_strdup (json_object_get_string_member (json_array_get_object_element (all, 0), "period"));
  g_assert_cmpint (
      cli_run (fixture, "payout", "list", fixture->file, "--period", *period, "--json", NULL),
      ==,
      DONE);
  list = cli_parse (fixture, "payout_list");
  all = json_object_get_array_member (list, "payments");
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *one = json_array_get_object_element (all, i);

      if (i == 0)
        *person = g_strdup (json_object_get_string_member (one, "participant"));
      g_hash_table_add (people, g_strdup (json_object_get_string_member (one, "person")));
    }
  *n_people = g_hash_table_size (people);
}

static int
write_statements (CliFixture *fixture, const char *period, const char *output, const char *option)
{
  return cli_run (fixture,
                  "payout",
                  "statement",
                  fixture->file,
                  "--period",
                  period,
                  "--output",
                  output,
                  option,
                  NULL);
}

static void
test_cli_payout_statement_pdf (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "statements", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "one.pdf", NULL);
  g_autofree char *period = NULL, *person = NULL, *option = NULL, *said = NULL;
  guint n_people;

  g_assert_cmpint (
      cli_run (fixture, "sample", fixture->file, "--opportunities=1000", "--pay", NULL), ==, DONE);
  find_somebody (fixture, &period, &person, &n_people);
  g_assert_cmpuint (n_people, >, 5);

  /* of everybody, a file each */
  g_assert_cmpint (write_statements (fixture, period, folder, NULL), ==, DONE);
  said = g_strdup_printf ("%u statements are written to", n_people);
  cli_assert_contains (fixture->output, said);
  g_assert_cmpuint (remove_folder (folder), ==, n_people);

  /* of somebody, to a file, or into a folder that is there */
  option = g_strconcat ("--person=", person, NULL);
  g_assert_cmpint (write_statements (fixture, period, file, option), ==, DONE);
  cli_assert_contains (fixture->output, "1 statement is written to");
  assert_pdf (file);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (write_statements (fixture, period, folder, option), ==, DONE);
  g_assert_cmpuint (remove_folder (folder), ==, 1);

  /* a file is no folder; PDF is not JSON; what there is not makes nothing */
  g_assert_cmpint (write_statements (fixture, period, file, NULL), ==, USAGE);
  cli_assert_contains (fixture->errors, "expected a folder");
  g_assert_cmpint (write_statements (fixture, period, folder, "--json"), ==, USAGE);
  g_assert_cmpint (write_statements (fixture, period, folder, "--format=text"), ==, USAGE);
  g_assert_cmpint (write_statements (fixture, "2001-Q1", folder, NULL), ==, FAILED);
  g_assert_cmpint (write_statements (fixture, period, folder, "--person=Nobody"), ==, FAILED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (file), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/payout-statement/pdf",
              CliFixture,
              NULL,
              cli_fixture_set_up,
              test_cli_payout_statement_pdf,
              cli_fixture_tear_down);

  return g_test_run ();
}
