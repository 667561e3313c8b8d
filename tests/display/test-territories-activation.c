/* test-territories-activation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "sal-activate-dialog.h"
#include "sal-alignment-memory.h"
#include "sal-date.h"
#include "sal-territories-page-private.h"

/* What an alignment does when it takes effect, before it does: one account goes from Bo to Ana,
 * whose territory it lies in. */

#define DIALOG GSIZE_TO_POINTER (SAL_TYPE_ACTIVATE_DIALOG)

static gboolean
execute (SalTransaction *transaction, gpointer sql, GCancellable *cancellable, GError **error)
{
  return sal_connection_execute (sal_transaction_get_connection (transaction), sql, error);
}

static gpointer
ask (SalConnection *connection, gpointer sql, GCancellable *cancellable, GError **error)
{
  gint64 answer;

  return sal_connection_query_integer (connection, sql, &answer, error)
             ? g_memdup2 (&answer, sizeof answer)
             : NULL;
}

static gint64
query (TerritoriesFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *answer = sal_store_read_sync (self->store, ask, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);

  return *answer;
}

static void
set_up (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_set_up (self, post_fixture_swapped, G_N_ELEMENTS (post_fixture_swapped));
  territories_run (
      self,
      execute,
      (gpointer) "UPDATE account SET county = '06037';"
                 "INSERT INTO coverage (id, account, position, credit, valid_from)"
                 " SELECT 1, a.id, p.id, 'primary', '2024-01-01' FROM account a, position p"
                 " WHERE a.name = 'Halden' AND p.name = 'New York';"
                 "UPDATE alignment SET status = 'approved'");
  display_settle ();
  display_wait_for_page (self->page);
}

static void
tear_down (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog = territories_find_window (SAL_TYPE_ACTIVATE_DIALOG);

  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  territories_fixture_tear_down (self);
}

/* --- what shows --- */

static GtkListBox *
get_list (void)
{
  return display_find (
      territories_find_window (SAL_TYPE_ACTIVATE_DIALOG), GTK_TYPE_LIST_BOX, "What It Will Do");
}

static GtkListBoxRow *
find_row (const char *title)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_list (), i)) != NULL; i++)
    {
      if (strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
        return row;
    }

  return NULL;
}

static gboolean
has_row (gpointer title)
{
  return territories_find_window (SAL_TYPE_ACTIVATE_DIALOG) != NULL && find_row (title) != NULL;
}

static const char *
get_subtitle (const char *title)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (title)));
}

static GtkColumnView *
find_view (const char *label)
{
  return display_find (
      territories_find_window (SAL_TYPE_ACTIVATE_DIALOG), GTK_TYPE_COLUMN_VIEW, label);
}

static guint
count_rows (const char *label)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (find_view (label))));
}

static gboolean
shows_view (gpointer label)
{
  GtkColumnView *view = find_view (label);

  return view != NULL && gtk_widget_get_mapped (GTK_WIDGET (view));
}

/* A window that has no size yet may fold. */
static void
open_dialog (TerritoriesFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.activate", NULL);
  display_wait (territories_has_window, DIALOG, "the dialog");
  display_wait (has_row, (gpointer) "From Whom to Whom", "what it will do");
  display_wait (shows_view, (gpointer) "From Whom to Whom", "its list");
}

/* --- tests --- */

/* From the sum to its parts, and back. */
static void
test_lists (TerritoriesFixture *self, gconstpointer data)
{
  g_autofree char *n_open =
      g_strdup_printf ("%" G_GINT64_FORMAT " · ",
                       query (self,
                              "SELECT count (*) FROM opportunity o JOIN stage s ON s.id = o.stage"
                              " WHERE s.status = 'open'"));

  open_dialog (self);
  g_assert_true (g_str_has_prefix (get_subtitle ("Accounts That Move"), "1 · "));
  g_assert_true (
      g_str_has_prefix (get_subtitle ("Open Opportunities That Move with Them"), n_open));
  g_assert_cmpuint (count_rows ("From Whom to Whom"), ==, 1);

  g_signal_emit_by_name (find_view ("From Whom to Whom"), "activate", 0);
  g_assert_cmpuint (count_rows ("From Bo (New York) to Ana (California)"), ==, 1);
  g_signal_emit_by_name (display_find (territories_find_window (SAL_TYPE_ACTIVATE_DIALOG),
                                       GTK_TYPE_BUTTON,
                                       "Back to All"),
                         "clicked");
  g_assert_nonnull (find_view ("From Whom to Whom"));

  gtk_list_box_select_row (get_list (), find_row ("Open Opportunities That Move with Them"));
  g_assert_cmpuint (
      count_rows ("Open Opportunities That Move with Them"), ==, strtoul (n_open, NULL, 10));
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (find_view ("Open Opportunities That Move with Them")), "table.sort", "u", 0));
  display_settle ();
}

static GtkWidget *
find_back (void)
{
  return display_find (territories_find_window (SAL_TYPE_ACTIVATE_DIALOG),
                       GTK_TYPE_BUTTON,
                       "Back to What It Will Do");
}

static gboolean
shows_back (gpointer expected)
{
  return gtk_widget_get_visible (find_back ()) == GPOINTER_TO_INT (expected);
}

/* What it does is told beside its lists, or before them where that is too wide. */
static void
test_narrow (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  open_dialog (self);
  dialog = territories_find_window (SAL_TYPE_ACTIVATE_DIALOG);
  g_assert_false (gtk_widget_get_visible (find_back ()));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (find_view ("From Whom to Whom"))));
  g_signal_emit_by_name (get_list (), "row-activated", find_row ("Accounts That Move"));
  g_assert_false (gtk_widget_get_visible (find_back ()));

  gtk_window_set_default_size (GTK_WINDOW (dialog), 380, 600);
  display_wait (shows_back, GINT_TO_POINTER (TRUE), "the list alone");
  g_signal_emit_by_name (find_back (), "clicked");
  display_wait (shows_back, GINT_TO_POINTER (FALSE), "what it does alone");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_list ())));
  g_signal_emit_by_name (get_list (), "row-activated", find_row ("Accounts That Move"));
  display_wait (shows_back, GINT_TO_POINTER (TRUE), "the list alone again");
  g_assert_cmpint (gtk_widget_get_width (dialog), <, 600);
}

/* Another day is another plan; what is no day is none. */
static void
test_day (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog, *button, *entry;

  open_dialog (self);
  dialog = territories_find_window (SAL_TYPE_ACTIVATE_DIALOG);
  button = display_find_button (dialog, "_Activate");
  g_assert_true (gtk_widget_get_sensitive (button));
  entry = display_find (dialog, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_null (find_row ("From Whom to Whom"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2031-01-01");
  display_wait (has_row, (gpointer) "From Whom to Whom", "another plan");
  g_assert_true (gtk_widget_get_sensitive (button));
}

static gboolean
is_active (gpointer fixture)
{
  return query (fixture, "SELECT count (*) FROM alignment WHERE status = 'active'") == 1;
}

/* On consent, and not before. */
static void
test_consent (TerritoriesFixture *self, gconstpointer data)
{
  static const char covering[] = "SELECT count (*) FROM coverage c JOIN position p ON"
                                 " p.id = c.position WHERE p.name = 'California' AND"
                                 " c.valid_to IS NULL";

  open_dialog (self);
  g_assert_cmpint (query (self, covering), ==, 0);
  g_signal_emit_by_name (
      display_find_button (territories_find_window (SAL_TYPE_ACTIVATE_DIALOG), "_Activate"),
      "clicked");
  display_wait (territories_has_no_window, DIALOG, "its end");
  display_wait (is_active, self, "the alignment");
  g_assert_cmpint (query (self, covering), ==, 1);
  display_settle ();
  display_wait_for_page (self->page);
}

static gboolean
says_when (gpointer fixture)
{
  const TerritoriesFixture *self = fixture;
  g_autofree char *subtitle = NULL;

  g_object_get (self->page, "subtitle", &subtitle, NULL);

  return subtitle != NULL && strstr (subtitle, "Active from ") != NULL &&
         strstr (subtitle, "2031") != NULL;
}

/* What takes effect on a day to come says so. */
static void
test_coming (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  open_dialog (self);
  dialog = territories_find_window (SAL_TYPE_ACTIVATE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, GTK_TYPE_ENTRY, NULL)), "2031-01-01");
  display_wait (has_row, (gpointer) "From Whom to Whom", "another plan");
  g_signal_emit_by_name (display_find_button (dialog, "_Activate"), "clicked");
  display_wait (says_when, self, "when it takes effect");
  display_settle ();
  display_wait_for_page (self->page);
}

/* --- what is told, and handed out --- */

typedef struct
{
  TerritoriesFixture *fixture;
  const char *text;
} Toast;

static gboolean
is_told (gpointer data)
{
  const Toast *toast = data;

  return territories_find_label (toast->fixture->window, toast->text) != NULL;
}

static gboolean
can_save (TerritoriesFixture *self)
{
  return sal_alignment_editor_get_activation (SAL_TERRITORIES_PAGE (self->page)->editor) != NULL;
}

static void
activate_on (TerritoriesFixture *self, const char *day, const char *row)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.activate", NULL);
  display_wait (territories_has_window, DIALOG, "the dialog");
  dialog = territories_find_window (SAL_TYPE_ACTIVATE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, GTK_TYPE_ENTRY, NULL)), day);
  display_wait (has_row, (gpointer) row, "what it will do");
  g_signal_emit_by_name (display_find_button (dialog, "_Activate"), "clicked");
  display_wait (territories_has_no_window, DIALOG, "its end");
}

/* What was done is told with a button, and the lists can be saved as long as it is known. */
static void
test_told (TerritoriesFixture *self, gconstpointer data)
{
  g_autofree char *day = sal_date_format (sal_date_from_ymd (2031, 1, 1));
  gint64 n_open = query (self,
                         "SELECT count (*) FROM opportunity o JOIN stage s ON s.id = o.stage"
                         " WHERE s.status = 'open'");
  g_autofree char *said = g_strdup_printf (
      ngettext ("is active from %s: 1 account and %" G_GINT64_FORMAT " opportunity move",
                "is active from %s: 1 account and %" G_GINT64_FORMAT " opportunities move",
                n_open),
      day,
      n_open);
  g_autofree char *name =
      g_strdup (sal_alignment_editor_get_info (SAL_TERRITORIES_PAGE (self->page)->editor)->name);
  g_autofree char *text = g_strdup_printf ("“%s” %s", name, said);
  g_autofree char *folder = g_dir_make_tmp ("salient-moves-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "moves.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *written = NULL;
  Toast toast = { self, text }, saved = { self, "Saved as moves.csv" };

  g_assert_false (can_save (self));
  activate_on (self, "2031-01-01", "From Whom to Whom");
  display_wait (is_told, &toast, text);
  g_assert_true (can_save (self));
  g_assert_nonnull (display_find_button (GTK_WIDGET (self->window), "_Save List…"));

  sal_territories_page_save_moves_to (SAL_TERRITORIES_PAGE (self->page), file);
  display_wait (is_told, &saved, "the file");
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "Halden,Bo (New York),Ana (California),"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  display_settle ();
  display_wait_for_page (self->page);
}

static gboolean
says_nothing (gpointer data)
{
  return territories_find_label (territories_find_window (SAL_TYPE_ACTIVATE_DIALOG),
                                 "Nothing moves") != NULL;
}

/* What goes to a position that nobody holds is warned of, in accounts and money. */
static void
test_vacant (TerritoriesFixture *self, gconstpointer data)
{
  const char *const title = "To Vacant Positions";

  open_dialog (self);
  g_assert_null (find_row (title));
  gtk_window_destroy (GTK_WINDOW (territories_find_window (SAL_TYPE_ACTIVATE_DIALOG)));

  territories_run (self,
                   execute,
                   (gpointer) "DELETE FROM assignment WHERE position ="
                              " (SELECT id FROM position WHERE name = 'California')");
  display_settle ();
  display_wait_for_page (self->page);
  open_dialog (self);
  display_wait (has_row, (gpointer) title, "the warning");
  g_assert_true (g_str_has_prefix (get_subtitle (title), "1 account, and open pipeline of "));
  g_assert_true (g_str_has_suffix (get_subtitle (title), ", go to positions that nobody holds."));
}

/* Where nothing moves that is said, in the place of empty lists, and it takes effect all the same.
 */
static void
test_nothing (TerritoriesFixture *self, gconstpointer data)
{
  Toast toast = { self, NULL };
  g_autofree char *text = g_strdup_printf (
      "“%s” is active: nothing moves",
      sal_alignment_editor_get_info (SAL_TERRITORIES_PAGE (self->page)->editor)->name);

  territories_run (self,
                   execute,
                   (gpointer) "UPDATE coverage SET position ="
                              " (SELECT id FROM position WHERE name = 'California')");
  display_settle ();
  display_wait_for_page (self->page);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.activate", NULL);
  display_wait (has_row, (gpointer) "Nothing Moves", "what it will do");
  g_assert_null (find_row ("From Whom to Whom"));
  g_assert_null (find_row ("Accounts That Move"));
  display_wait (says_nothing, NULL, "that nothing moves");
  gtk_window_destroy (GTK_WINDOW (territories_find_window (SAL_TYPE_ACTIVATE_DIALOG)));

  activate_on (self, "2026-01-01", "Nothing Moves");
  display_wait (is_active, self, "the alignment");
  toast.text = text;
  display_wait (is_told, &toast, text);
  display_settle ();
  display_wait_for_page (self->page);
}

static gboolean
has_title (gpointer data)
{
  const Toast *expected = data;
  g_autofree char *subtitle = NULL;

  g_object_get (expected->fixture->page, "subtitle", &subtitle, NULL);

  return subtitle != NULL && g_str_has_prefix (subtitle, expected->text);
}

/* A room that is opened again shows what was shown last, be it first in the list or not. */
static void
test_remembered (TerritoriesFixture *self, gconstpointer data)
{
  SalWorkspace *workspace = sal_page_get_workspace (self->page);
  Toast older = { self, "Older · " };
  TerritoriesFixture again = { 0 };
  Toast same = { &again, "Older · " };

  territories_run (self,
                   execute,
                   (gpointer) "INSERT INTO alignment (id, name, geography, status) VALUES"
                              " (5, 'Older', 'us-counties', 'archived')");
  display_settle ();
  display_wait_for_page (self->page);
  g_assert_false (has_title (&older));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.choose", "x", (gint64) 5);
  display_wait (has_title, &older, "the other alignment");
  display_wait_for_page (self->page);
  g_assert_cmpint (sal_alignment_memory_find (workspace), ==, 5);

  again.page = g_object_new (SAL_TYPE_TERRITORIES_PAGE, "workspace", workspace, NULL);
  g_object_ref_sink (again.page);
  display_wait (has_title, &same, "the same alignment");
  display_wait_for_page (again.page);
  g_object_unref (again.page);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-activation/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("lists", test_lists);
  ADD ("narrow", test_narrow);
  ADD ("day", test_day);
  ADD ("consent", test_consent);
  ADD ("coming", test_coming);
  ADD ("told", test_told);
  ADD ("vacant", test_vacant);
  ADD ("nothing", test_nothing);
  ADD ("remembered", test_remembered);

  return g_test_run ();
}
