/* cli-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

void
cli_fixture_set_up (CliFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-cli-XXXXXX", &error);
  g_assert_no_error (error);
  self->file = g_build_filename (self->folder, "company.salient", NULL);
}

void
cli_fixture_tear_down (CliFixture *self, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->file);
  g_free (self->output);
  g_free (self->errors);
}

/* In the child. */
static void
become_nobody (gpointer data)
{
  if (geteuid () != 0)
    return;
  if (setgid (65534) != 0 || setuid (65534) != 0)
    _exit (127);
}

/**
 * cli_run:
 * @self: the fixture
 * @first: the first argument, the command
 * @...: further arguments, ended by %NULL
 *
 * Runs the program to its end and keeps what it said.
 *
 * Returns: its exit status
 */
int
cli_run (CliFixture *self, const char *first, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("SALIENT_CLI"));
  va_start (list, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  if (self->unprivileged)
    g_subprocess_launcher_set_child_setup (launcher, become_nobody, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->output, &self->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (self->errors[0] != '\0')
    g_test_message ("%s", self->errors);

  return g_subprocess_get_exit_status (process);
}

/**
 * cli_parse:
 * @self: the fixture
 * @schema: the name the document must have, without "salient." and version
 *
 * Reads what the program printed as JSON.
 *
 * Returns: (transfer full): the document
 */
JsonObject *
cli_parse (CliFixture *self, const char *schema)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *name = g_strconcat ("salient.", schema, "/1", NULL);
  g_autoptr (GError) error = NULL;
  JsonObject *document;

  json_parser_load_from_data (parser, self->output, -1, &error);
  g_assert_no_error (error);
  document = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (document, "schema"), ==, name);

  return json_object_ref (document);
}

/**
 * cli_write_file:
 * @self: the fixture
 * @name: a file name
 * @contents: what to write
 *
 * Writes a file into the fixture's folder.
 *
 * Returns: (transfer full): its path
 */
char *
cli_write_file (CliFixture *self, const char *name, const char *contents)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);

  return path;
}

void
cli_assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}
