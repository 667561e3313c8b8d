/* test-people-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "people-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-participants-page-private.h"

/* Assignments from a table and into one, by the dialogs that ask for the file. */

static gboolean
has_chooser (gpointer data)
{
  GtkWidget **chooser = data;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_FILE_CHOOSER (l->data) && gtk_widget_get_mapped (l->data))
      *chooser = l->data;

  return *chooser != NULL;
}

static GtkFileChooser *
wait_for_chooser (PeopleFixture *self, const char *action)
{
  GtkWidget *chooser = NULL;

  people_activate (self, action);
  display_wait (has_chooser, &chooser, "the file dialog");

  return GTK_FILE_CHOOSER (chooser);
}

typedef struct
{
  gpointer root;
  const char *text;
} Sought;

static gboolean
has_text (gpointer data)
{
  const Sought *self = data;

  return people_has_label (self->root, self->text);
}

static void
wait_for_text (gpointer root, const char *text)
{
  Sought sought = { root, text };

  display_wait (has_text, &sought, text);
}

static char *
write_table (PeopleFixture *self, const char *content)
{
  g_autofree char *folder = g_path_get_dirname (sal_workspace_get_path (self->workspace));
  char *path = g_build_filename (folder, "assignments.csv", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static void
import (PeopleFixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  sal_participants_page_import (display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL), file);
}

static gboolean
has_dialog (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return TRUE;

  return FALSE;
}

static void
wait_for_dialog (void)
{
  display_wait (has_dialog, NULL, "what went wrong");
}

static gboolean
has_file (gpointer chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  return file != NULL;
}

/* All of a table is taken in, and undone at once; of a wrong one nothing. */
static void
test_import (PeopleFixture *self, gconstpointer data)
{
  g_autofree char *path = write_table (self,
                                       "person,plan,valid_from,currency,base_pay,target_variable\n"
                                       "Bo Holm,Enterprise AE,2026-04-01,USD,50000,40000\n");

  import (self, path);
  people_wait_for (self, ADA_STORED "902 Enterprise AE 2026-04-01 - 5000000 4000000\n");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  people_wait_for (self, ADA_STORED);

  g_free (write_table (self,
                       "person,plan,valid_from,currency,base_pay,target_variable\n"
                       "Bo Holm,Enterprise AE,2026-04-01,USD,50000,40000\n"
                       "Nobody,Enterprise AE,2026-04-01,USD,50000,40000\n"));
  import (self, path);
  wait_for_dialog ();
  g_assert_true (people_has_label (people_find_window (ADW_TYPE_MESSAGE_DIALOG),
                                   "Could Not Import: Nothing Was Changed"));
  gtk_window_destroy (people_find_window (ADW_TYPE_MESSAGE_DIALOG));
  people_wait_for (self, ADA_STORED);
  g_unlink (path);
}

/* What is chosen in the dialog is read; cancelled, nothing is. */
static void
test_import_dialog (PeopleFixture *self, gconstpointer data)
{
  g_autofree char *path = write_table (self,
                                       "person,plan,valid_from,currency,base_pay,target_variable\n"
                                       "Bo Holm,Enterprise AE,2026-04-01,USD,50000,40000\n");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkFileChooser *chooser = wait_for_chooser (self, "people.import");

  g_assert_cmpint (gtk_file_chooser_get_action (chooser), ==, GTK_FILE_CHOOSER_ACTION_OPEN);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (chooser)), ==, "Import Assignments");
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  display_settle ();
  people_wait_for (self, ADA_STORED);

  chooser = wait_for_chooser (self, "people.import");
  g_assert_true (gtk_file_chooser_set_file (chooser, file, NULL));
  display_wait (has_file, chooser, "the file to be chosen");
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  people_wait_for (self, ADA_STORED "902 Enterprise AE 2026-04-01 - 5000000 4000000\n");
  g_unlink (path);
}

/* Who is selected, or all: into a file that nobody else can read. */
static void
test_export (PeopleFixture *self, gconstpointer data)
{
  SalParticipantsPage *page = display_find (self->page, SAL_TYPE_PARTICIPANTS_PAGE, NULL);
  g_autofree char *folder = g_path_get_dirname (sal_workspace_get_path (self->workspace));
  g_autofree char *path = g_build_filename (folder, "people.csv", NULL);
  g_autofree char *all = NULL, *one = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GStatBuf status;

  sal_participants_page_export (page, file);
  wait_for_text (self->window, "Exported 2 rows: only you can read the file");
  g_assert_true (g_file_get_contents (path, &all, NULL, NULL));
  g_assert_nonnull (strstr (all, "Ada Byron"));
  g_assert_nonnull (strstr (all, "Bo Holm"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);

  people_select_row (self, 0);
  sal_participants_page_export (page, file);
  g_assert_true (g_file_get_contents (path, &one, NULL, NULL));
  g_assert_nonnull (strstr (one, "Ada Byron"));
  g_assert_null (strstr (one, "Bo Holm"));
  g_unlink (path);
}

/* The dialog that asks where to proposes a name. */
static void
test_export_dialog (PeopleFixture *self, gconstpointer data)
{
  GtkFileChooser *chooser = wait_for_chooser (self, "people.export");
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);

  g_assert_cmpint (gtk_file_chooser_get_action (chooser), ==, GTK_FILE_CHOOSER_ACTION_SAVE);
  g_assert_cmpstr (name, ==, "People in Plans.xlsx");
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  display_settle ();
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-05-01", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(path, func)                                                                            \
  g_test_add ("/people-files/" path, PeopleFixture, NULL, people_set_up, func, people_tear_down)
  ADD ("import", test_import);
  ADD ("import-dialog", test_import_dialog);
  ADD ("export", test_export);
  ADD ("export-dialog", test_export_dialog);
#undef ADD

  return g_test_run ();
}
