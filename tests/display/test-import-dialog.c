/* test-import-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-dialog-private.h"

#include <glib/gstdio.h>

#include "sal-import-column-options.h"
#include "sal-kinds.h"

/* Waits for a condition, for twenty seconds at most. */
#define wait_for(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                                    \
    while (!(condition) && g_get_monotonic_time () < end)                                          \
      g_main_context_iteration (NULL, FALSE);                                                      \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static SalApplication *application;

/* A window on a workspace of its own */
typedef struct
{
  char *folder;
  SalWorkspace *workspace;
  SalWindow *window;
  SalImportDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("salient-import-dialog-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.salient", NULL);
  fixture->workspace = sal_workspace_create (path, NULL, sal_model_kinds (), &error);
  g_assert_no_error (error);
  fixture->window = sal_window_new (application);
  sal_window_set_workspace (fixture->window, fixture->workspace);
  sal_window_show_room (fixture->window, "records");
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sal_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
add_file (Fixture *fixture, GListStore *files, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_list_store_append (files, file);
}

static void
open_dialog (Fixture *fixture, GListStore *files)
{
  g_clear_object (&fixture->dialog);
  fixture->dialog = g_object_ref (sal_import_dialog_new (fixture->window, G_LIST_MODEL (files)));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  wait_for (fixture->dialog->checked != NULL);
}

static void
open_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  add_file (fixture, files, name, text);
  open_dialog (fixture, files);
}

static void
import (Fixture *fixture)
{
  SalImportDialog *dialog = fixture->dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "import.run", NULL));
  g_assert_nonnull (dialog->import_job);
  wait_for (dialog->imported != NULL);
}

static gboolean
can_import (Fixture *fixture)
{
  return gtk_widget_get_sensitive (fixture->dialog->import_button);
}

/* The first widget of a type below another, in the order they are shown */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A file is read, checked and imported, and what was done can be undone. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  SalImportDraft *draft;
  SalStore *store = sal_workspace_get_store (fixture->workspace);

  open_text (fixture, "accounts.csv", "name;industry\nHalden Energy;Energy\nNorthwind;Retail\n");
  draft = sal_import_dialog_get_draft (fixture->dialog);
  g_assert_true (sal_import_draft_get_kind (draft) == &sal_account_kind);
  g_assert_cmpint (sal_import_draft_get_delimiter (draft), ==, ';');
  g_assert_cmpstr (sal_import_draft_get_field (draft, 0)->name, ==, "name");
  g_assert_cmpuint (sal_import_attempt_count_added (fixture->dialog->checked), ==, 2);
  g_assert_null (sal_store_get_undo (store));

  g_assert_true (can_import (fixture));
  import (fixture);
  g_assert_cmpuint (sal_import_attempt_count_added (fixture->dialog->imported), ==, 2);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (fixture->dialog->main_stack), ==, "done");
  wait_for (sal_store_get_undo (store) != NULL);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_null (fixture->dialog->workspace);

  /* the same file again would change nothing, and cannot be imported */
  open_text (fixture, "accounts.csv", "name;industry\nHalden Energy;Energy\nNorthwind;Retail\n");
  g_assert_cmpuint (sal_import_attempt_count_unchanged (fixture->dialog->checked), ==, 2);
  g_assert_false (can_import (fixture));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* A row that cannot be imported stops the import, unless such rows are to be skipped. */
static void
test_rejected (Fixture *fixture, gconstpointer data)
{
  const SalImportFinding *finding;
  GtkWidget *errors_row;

  open_text (fixture,
             "accounts.csv",
             "name,employees\nHalden Energy,12\nNorthwind,many\nVela,7\nOrbis,9\n");
  g_assert_cmpuint (fixture->dialog->checked->findings->len, ==, 1);
  finding = fixture->dialog->checked->findings->pdata[0];
  g_assert_cmpint (finding->type, ==, SAL_IMPORT_FINDING_REJECTED);
  g_assert_cmpuint (finding->row, ==, 3);
  g_assert_cmpstr (finding->column, ==, "employees");
  g_assert_cmpstr (finding->value, ==, "many");
  g_assert_cmpuint (adw_view_stack_page_get_badge_number (fixture->dialog->check_page), ==, 1);
  g_assert_false (can_import (fixture));

  errors_row = find_widget (GTK_WIDGET (fixture->dialog->check_view), ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (errors_row), SAL_IMPORT_SKIP);
  g_assert_true (can_import (fixture));
  import (fixture);
  g_assert_cmpuint (sal_import_attempt_count_added (fixture->dialog->imported), ==, 3);
  g_assert_true (g_file_query_exists (fixture->dialog->imported->report, NULL));
  g_assert_true (gtk_widget_get_visible (fixture->dialog->report_button));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* What a name nearly is becomes what it is when that is accepted. */
static void
test_near_miss (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GtkWidget *accept;

  add_file (fixture, files, "products.csv", "name\nGTX Pro\nMG Special\n");
  add_file (fixture,
            files,
            "sales_pipeline.csv",
            "opportunity_id,product,stage\nA,GTXPro,Won\nB,GTXPro,Won\nC,MG Special,Won\n");
  add_file (fixture, files, "colours.csv", "colour,shape\nred,round\n");
  open_dialog (fixture, files);
  g_assert_true (gtk_widget_get_visible (fixture->dialog->file_sidebar));
  g_assert_null (sal_import_draft_get_kind (fixture->dialog->drafts->pdata[2]));
  g_assert_cmpuint (fixture->dialog->checked->findings->len, >, 0);
  g_assert_cmpuint (sal_import_check_view_get_n_near_misses (fixture->dialog->check_view), ==, 1);

  accept = find_widget (GTK_WIDGET (fixture->dialog->check_view), GTK_TYPE_SWITCH);
  gtk_switch_set_active (GTK_SWITCH (accept), TRUE);
  g_assert_null (fixture->dialog->checked);
  wait_for (fixture->dialog->checked != NULL);
  g_assert_cmpuint (fixture->dialog->checked->findings->len, ==, 0);
  g_assert_cmpuint (sal_import_check_view_get_n_near_misses (fixture->dialog->check_view), ==, 0);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* The row of a list of choices with a title */
static AdwActionRow *
find_combo (GtkWidget *widget, const char *title)
{
  if (ADW_IS_COMBO_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ADW_ACTION_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwActionRow *found = find_combo (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_subtitle (AdwActionRow *row, const char *expected)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, expected);
}

/* What to do is said where the headings of a file do not tell what its rows are, and what a name
 * does that records are recognised by, where it may be that of several. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  SalImportDraft *draft;
  AdwActionRow *kind, *key;

  add_file (fixture, files, "list.csv", "colour,who,where\nred,Ann Ash,Alder\n");
  fixture->dialog = g_object_ref (sal_import_dialog_new (fixture->window, G_LIST_MODEL (files)));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  draft = sal_import_dialog_get_draft (fixture->dialog);
  wait_for (!sal_import_draft_is_loading (draft));
  g_assert_null (sal_import_draft_get_kind (draft));
  g_assert_false (can_import (fixture));
  kind = find_combo (GTK_WIDGET (fixture->dialog), "_Import As");
  key = find_combo (GTK_WIDGET (fixture->dialog), "Records Are Recognised By");
  assert_subtitle (kind,
                   "The headings of the file do not tell what its rows are: choose that here, and "
                   "then the field each column goes to");

  sal_import_draft_set_kind (draft, &sal_contact_kind);
  wait_for (!sal_import_draft_is_loading (draft));
  assert_subtitle (kind, "");
  sal_import_draft_set_field (draft, 1, sal_kind_find_field (&sal_contact_kind, "name"));
  sal_import_draft_set_field (draft, 2, NULL);
  sal_import_draft_set_key (draft, "name");
  assert_subtitle (key,
                   "A row changes the record of the same Name, whatever its Account: give Account "
                   "a column to tell namesakes apart");
  sal_import_draft_set_field (draft, 2, sal_kind_find_field (&sal_contact_kind, "account"));
  assert_subtitle (key,
                   "A row changes the record of the same Name within its Account, or adds one: "
                   "namesakes elsewhere stay as they are");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* Where a column goes can be changed; without a required field nothing can be imported. */
static void
test_mapping (Fixture *fixture, gconstpointer data)
{
  SalImportDraft *draft;
  g_autoptr (GError) error = NULL;

  open_text (fixture, "accounts.csv", "name,remark\nHalden Energy,Oslo\n");
  draft = sal_import_dialog_get_draft (fixture->dialog);
  g_assert_null (sal_import_draft_get_field (draft, 1));
  sal_import_draft_set_field (draft, 1, sal_kind_find_field (&sal_account_kind, "city"));
  wait_for (fixture->dialog->checked != NULL);
  g_assert_true (can_import (fixture));

  sal_import_draft_set_field (draft, 0, NULL);
  g_assert_false (can_import (fixture));
  g_assert_false (sal_import_draft_check (draft, &error));
  g_assert_cmpstr (gtk_label_get_label (fixture->dialog->status_label), ==, error->message);
  sal_import_draft_set_text (
      draft, sal_kind_find_field (&sal_account_kind, "name"), "{remark} Ltd");
  wait_for (fixture->dialog->checked != NULL);
  g_assert_true (can_import (fixture));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* What day a date is is not guessed: nothing can be imported until it is chosen, and neither answer
 * is chosen beforehand. */
static void
test_undecided_dates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GtkWidget) popover = NULL;
  GtkDropDown *order;
  SalImportDraft *draft;
  g_autoptr (GError) error = NULL;

  add_file (fixture, files, "people.csv", "name,hired\nAnn Ash,05/03/2026\nBo Birch,06/04/2026\n");
  fixture->dialog = g_object_ref (sal_import_dialog_new (fixture->window, G_LIST_MODEL (files)));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  draft = sal_import_dialog_get_draft (fixture->dialog);
  wait_for (!sal_import_draft_is_loading (draft));
  g_assert_false (sal_import_draft_check (draft, &error));
  g_assert_cmpstr (error->message,
                   ==,
                   "hired: “05/03/2026” may be 5 Mar 2026 or 3 May 2026; choose below which is "
                   "meant");
  g_assert_cmpstr (gtk_label_get_label (fixture->dialog->status_label), ==, error->message);
  g_assert_false (can_import (fixture));

  popover = g_object_ref_sink (sal_import_column_options_new (draft, 1));
  order = GTK_DROP_DOWN (find_widget (popover, GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (gtk_drop_down_get_selected (order), ==, GTK_INVALID_LIST_POSITION);
  gtk_drop_down_set_selected (order, SAL_DATE_ORDER_MDY);
  wait_for (fixture->dialog->checked != NULL);
  g_assert_true (can_import (fixture));
  import (fixture);
  g_assert_cmpuint (sal_import_attempt_count_added (fixture->dialog->imported), ==, 2);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
}

/* An import goes on behind a closed dialog, which is gone once there is nothing to tell. */
static void
test_close_while_importing (Fixture *fixture, gconstpointer data)
{
  open_text (fixture, "accounts.csv", "name,industry\nHalden Energy,Energy\n");
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "import.run", NULL);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->dialog)));
  g_assert_nonnull (fixture->dialog->workspace);
  wait_for (fixture->dialog->workspace == NULL);
  g_assert_cmpuint (sal_import_attempt_count_added (fixture->dialog->imported), ==, 1);
}

/* A file that is none is said to be so, and a dialog can be closed while it reads. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "missing.csv", NULL);
  SalImportDraft *draft;

  g_list_store_append (files, file);
  fixture->dialog = g_object_ref (sal_import_dialog_new (fixture->window, G_LIST_MODEL (files)));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  draft = sal_import_dialog_get_draft (fixture->dialog);
  wait_for (!sal_import_draft_is_loading (draft));
  g_assert_error (sal_import_draft_get_error (draft), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (can_import (fixture));
  sal_import_draft_set_delimiter (draft, ';');
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_null (fixture->dialog->workspace);
  wait_for (!sal_import_draft_is_loading (draft));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = sal_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/import-dialog/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/import-dialog/rejected", Fixture, NULL, set_up, test_rejected, tear_down);
  g_test_add ("/import-dialog/near-miss", Fixture, NULL, set_up, test_near_miss, tear_down);
  g_test_add ("/import-dialog/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/import-dialog/mapping", Fixture, NULL, set_up, test_mapping, tear_down);
  g_test_add (
      "/import-dialog/undecided-dates", Fixture, NULL, set_up, test_undecided_dates, tear_down);
  g_test_add ("/import-dialog/close-while-importing",
              Fixture,
              NULL,
              set_up,
              test_close_while_importing,
              tear_down);
  g_test_add ("/import-dialog/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
