/* test-statement-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-statement-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "statement-fixture.h"

#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"components\": [{\"id\": \"deals\", \"period\": \"month\", "             \
  "\"filter\": \"type != \\\"roll-up\\\"\", \"method\": {\"kind\": \"rate_table\", \"bounds\": "   \
  "\"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

/* Of five people, all of whom take part. */
typedef struct
{
  PayFixture office;
  StatementFixture statements;
  SalStatementFiles files;
  char *folder; /* that is not there yet */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pay_fixture_init (&self->office);
  pay_fixture_add_plan (&self->office, PLAN);
  for (gint64 i = 0; i < 5; i++)
    pay_fixture_add_participant (&self->office, 1001 + i, 101 + i, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (&self->office, 900, "2026-01-10", 80000, 101, "new");
  if (data != NULL)
    pay_fixture_do (&self->office, data);
  statement_fixture_calculate (&self->office, "2026-P01");
  statement_fixture_load (&self->statements, &self->office, "2026-P01", 0);
  self->files =
      (SalStatementFiles){ self->statements.setting, self->statements.statements, SAL_PAPER_A4 };
  self->folder = g_build_filename (self->office.folder, "statements", NULL);
}

/* With what is in it. */
static void
remove_folder (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_remove (file) != 0)
        remove_folder (file);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->folder);
  statement_fixture_clear (&self->statements);
  pay_fixture_clear (&self->office);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Everything in the folder, what is hidden included, sorted: "a|b". */
static char *
list (Fixture *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GDir *folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_clear_pointer (&folder, g_dir_close);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("|", (char **) names->pdata);
}

static void
assert_listed (Fixture *self, const char *expected)
{
  g_autofree char *names = list (self);

  g_assert_cmpstr (names, ==, expected);
}

static int
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);

  return status.st_mode & 0777;
}

static void
count_cb (double fraction, gpointer last)
{
  g_assert_cmpfloat (fraction, >, *(double *) last);
  g_assert_cmpfloat (fraction, <=, 1);
  *(double *) last = fraction;
}

#define ALL "2026-P01 Ada.pdf|2026-P01 Bo.pdf|2026-P01 Mia.pdf|2026-P01 Ola.pdf|2026-P01 Vic.pdf"

static void
test_statement_files_all (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "2026-P01 Ada.pdf", NULL);
  g_autofree char *other = g_build_filename (self->folder, "other.txt", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;
  gsize length;

  sal_statement_files_write (&self->files, self->folder, count_cb, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  assert_listed (self, ALL);
  g_assert_cmpint (get_mode (self->folder), ==, 0700);
  g_assert_cmpint (get_mode (path), ==, 0600);
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_true (g_str_has_prefix (before, "%PDF-"));

  /* again: the same bytes; what was there and is not ours stays */
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_true (sal_statement_files_write (&self->files, self->folder, NULL, NULL, NULL, &error));
  assert_listed (self, ALL "|other.txt");
  g_assert_cmpint (get_mode (path), ==, 0600);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpmem (before, length, after, length);
}

static void
cancel_cb (double fraction, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* Nothing is left of what was not finished. */
static void
test_statement_files_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "2026-P01 Ada.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (
      sal_statement_files_write (&self->files, self->folder, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (self->folder, G_FILE_TEST_EXISTS));

  /* after the first of very many */
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  for (guint i = 0; i < 500; i++)
    {
      SalPayStatement *copy = g_memdup2 (self->files.statements->pdata[0], sizeof *copy);

      copy->person = 100000 + i;
      copy->name = g_strdup (copy->name);
      copy->period = g_strdup (copy->period);
      g_ptr_array_ref (copy->lines);
      g_ptr_array_ref (copy->adjustments);
      g_ptr_array_add ((GPtrArray *) self->files.statements, copy);
    }
  g_cancellable_reset (cancellable);
  g_assert_false (sal_statement_files_write (
      &self->files, self->folder, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_listed (self, "2026-P01 Ada.pdf");
}

/* A folder in the way, and one that cannot be. */
static void
test_statement_files_errors (Fixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->office.folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "statements", NULL);
  g_autofree char *in_the_way = g_build_filename (self->folder, "2026-P01 Vic.pdf", NULL);
  g_autofree char *one = g_build_filename (self->folder, "nowhere", "one.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_false (sal_statement_files_write (&self->files, below, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_clear_error (&error);
  g_assert_false (sal_statement_files_write (&self->files, file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir_with_parents (in_the_way, 0700), ==, 0);
  g_assert_false (sal_statement_files_write (&self->files, self->folder, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_clear_error (&error);
  assert_listed (self, "2026-P01 Vic.pdf");
  g_assert_false (sal_statement_files_write_one (&self->files, 0, one, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unlink (file);
}

#define ODD_NAMES                                                                                  \
  "UPDATE person SET name = '../../etc/passwd' WHERE id = 101;"                                    \
  "UPDATE person SET name = 'ada*?$`|\"<>:\\' WHERE id = 102;"                                     \
  "UPDATE person SET name = 'Zoë Ünal' WHERE id = 103;"                                          \
  "UPDATE person SET name = 'ZOË ünal.' WHERE id = 104;"                                         \
  "UPDATE person SET name = printf ('%.*c', 300, 'x') || 'é' WHERE id = 105;"

/* Names are names of files, in one folder, and of one person each. */
static void
test_statement_files_names (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "one.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (sal_statement_files_count (&self->files), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      char *name = sal_statement_files_name (&self->files, i);

      g_assert_null (strchr (name, '/'));
      g_assert_cmpuint (strlen (name), <, 200);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_true (g_hash_table_add (seen, g_utf8_casefold (name, -1)));
      g_free (name);
    }
  sal_statement_files_write (&self->files, self->folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_hash_table_contains (seen, "2026-p01 -..-etc-passwd.pdf"));
  g_assert_true (g_hash_table_contains (seen, "2026-p01 zoë ünal 103.pdf"));
  g_assert_true (g_hash_table_contains (seen, "2026-p01 zoë ünal 104.pdf"));
  sal_statement_files_write_one (&self->files, 0, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_mode (path), ==, 0600);
}

/* Nobody has a statement: the folder is there, and empty. */
static void
test_statement_files_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const SalStatementFiles files = { self->statements.setting, none, SAL_PAPER_A4 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sal_statement_files_count (&files), ==, 0);
  g_assert_true (sal_statement_files_write (&files, self->folder, NULL, NULL, NULL, &error));
  assert_listed (self, "");
  g_assert_true (g_file_test (self->folder, G_FILE_TEST_IS_DIR));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/statement-files/all", Fixture, NULL, set_up, test_statement_files_all, tear_down);
  g_test_add (
      "/statement-files/cancel", Fixture, NULL, set_up, test_statement_files_cancel, tear_down);
  g_test_add (
      "/statement-files/errors", Fixture, NULL, set_up, test_statement_files_errors, tear_down);
  g_test_add (
      "/statement-files/names", Fixture, ODD_NAMES, set_up, test_statement_files_names, tear_down);
  g_test_add (
      "/statement-files/nobody", Fixture, NULL, set_up, test_statement_files_nobody, tear_down);

  return g_test_run ();
}
