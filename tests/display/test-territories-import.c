/* test-territories-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-agreement-window.h"
#include "sal-alignment-commands.h"
#include "sal-boundary-dialog.h"
#include "sal-chart-view.h"
#include "sal-geography-repository.h"
#include "sal-geography-key.h"
#include "sal-date-entry.h"
#include "sal-map-view.h"
#include "sal-measure-dialog.h"
#include "sal-unknown-areas-dialog.h"

/* Boundaries and measures that are brought into a workspace. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (3);
  self->store = sal_workspace_get_store (self->workspace);
  self->window = display_open_window (self->workspace);
  self->folder = g_dir_make_tmp ("salient-import-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  display_close_window (self->window);
  display_remove_workspace (self->workspace);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static GFile *
write_file (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

static gpointer
list (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_geographies_list (connection, error);
}

static GPtrArray *
list_geographies (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *infos = sal_store_read_sync (self->store, list, NULL, NULL, &error);

  g_assert_no_error (error);

  return infos;
}

static GtkWidget *
find_label (gpointer root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), text) == 0)
        return child;
      found = find_label (child, text);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The row of that title. */
static gpointer
find_row (gpointer root, GType type, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) &&
          strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)), title) == 0)
        return child;
      found = find_row (child, type, title);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_ready (gpointer data)
{
  return gtk_widget_get_sensitive (display_find_button (data, "_Import"));
}

static gboolean
has_row (gpointer data)
{
  gpointer *wanted = data;

  return display_find (wanted[0], ADW_TYPE_ACTION_ROW, wanted[1]) != NULL;
}

static void
wait_for_row (gpointer dialog, const char *name)
{
  gpointer wanted[] = { dialog, (gpointer) name };

  display_wait (has_row, wanted, name);
}

static void
imported_cb (gpointer dialog, gint64 id, const char *name, SalChange *change, gint64 *imported)
{
  g_assert_nonnull (change);
  *imported = id;
}

static gboolean
is_set (gpointer data)
{
  return *(gint64 *) data != 0;
}

/* Return, where the keyboard is. */
static void
press_return (GtkWidget *dialog)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  g_assert_true (GTK_IS_TEXT (focus));
  g_signal_emit_by_name (focus, "activate");
}

static void
assert_begins_at (GtkWidget *dialog, GtkWidget *control)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  g_assert_nonnull (control);
  g_assert_nonnull (focus);
  g_assert_true (focus == control || gtk_widget_is_ancestor (focus, control));
}

#define SQUARE(id, name, west, east, south, north)                                                 \
  "{\"type\":\"Feature\",\"properties\":{\"code\":\"" id "\",\"name\":\"" name                     \
  "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[" west "," south "],[" east "," south \
  "],[" east "," north "],[" west "," north "],[" west "," south "]]]}}"

#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

/* Two squares side by side, the second one clockwise, and a point. */
static const char squares[] = COLLECTION (SQUARE ("A", "Alpha", "9", "10", "50", "51") "," SQUARE (
    "B",
    "Beta",
    "11",
    "10",
    "50",
    "51") ",{\"type\":\"Feature\",\"properties\":{\"code\":\"C\",\"name\":\"Gamma\"},"
          "\"geometry\":{\"type\":\"Point\",\"coordinates\":[9,50]}}");

static const char metres[] =
    COLLECTION (SQUARE ("A", "Alpha", "400000", "500000", "5500000", "5600000") "," SQUARE (
        "B", "Beta", "500000", "600000", "5500000", "5600000"));

/* --- tests --- */

/* What is read is told before it is written; what was written is one change. */
static void
test_territories_import_boundaries (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (self, "squares.geojson", squares);
  GtkWidget *dialog = sal_boundary_dialog_new (GTK_WINDOW (self->window), self->workspace, file);
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) undone = NULL;
  gint64 id = 0;

  g_signal_connect (dialog, "imported", G_CALLBACK (imported_cb), &id);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (is_ready (dialog));
  display_wait (is_ready, dialog, "the file");
  assert_begins_at (dialog, find_row (dialog, ADW_TYPE_ENTRY_ROW, "Name of the Geography"));
  wait_for_row (dialog, "Alpha: Code A");
  wait_for_row (dialog, "Areas: 2, Of 3 features in the file");
  wait_for_row (dialog, "Shapes Put Right: 1");
  wait_for_row (dialog, "Features Left Out: 1");
  wait_for_row (dialog, "Borders: 1, Pairs of areas that touch");
  wait_for_row (dialog,
                "squares.geojson, feature 3 “C”: It is a Point (expected a polygon); it was left "
                "out");
  g_assert_nonnull (sal_map_view_get_shape (display_find (dialog, SAL_TYPE_MAP_VIEW, NULL)));

  /* names as codes */
  adw_combo_row_set_selected (find_row (dialog, ADW_TYPE_COMBO_ROW, "Code"), 2);
  g_assert_false (is_ready (dialog));
  display_wait (is_ready, dialog, "the file");
  wait_for_row (dialog, "Alpha: Code Alpha");
  gtk_editable_set_text (find_row (dialog, ADW_TYPE_ENTRY_ROW, "Name of the Geography"), "");
  g_assert_false (is_ready (dialog));
  gtk_editable_set_text (find_row (dialog, ADW_TYPE_ENTRY_ROW, "Name of the Geography"),
                         "Two Squares");
  gtk_widget_grab_focus (find_row (dialog, ADW_TYPE_ENTRY_ROW, "Publisher and Terms of Use"));
  press_return (dialog);
  display_wait (is_set, &id, "the import");
  infos = list_geographies (self);
  g_assert_cmpuint (infos->len, ==, 1);
  g_assert_cmpstr (((SalGeographyInfo *) g_ptr_array_index (infos, 0))->name, ==, "Two Squares");
  g_assert_cmpuint (((SalGeographyInfo *) g_ptr_array_index (infos, 0))->n_areas, ==, 2);
  g_assert_cmpint (((SalGeographyInfo *) g_ptr_array_index (infos, 0))->id, ==, id);

  undone = sal_store_undo_sync (self->store, 0, &error);
  g_assert_no_error (error);
  g_clear_pointer (&infos, g_ptr_array_unref);
  infos = list_geographies (self);
  g_assert_cmpuint (infos->len, ==, 0);
}

/* What the coordinates are is asked for where the file does not say, and a name that is taken is
 * refused in the dialog. */
static void
test_territories_import_coordinates (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (self, "metres.geojson", metres);
  GtkWidget *dialog = sal_boundary_dialog_new (GTK_WINDOW (self->window), self->workspace, file);
  AdwEntryRow *system;
  gint64 id = 0;

  g_signal_connect (dialog, "imported", G_CALLBACK (imported_cb), &id);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for_row (dialog, "Alpha: Code A");
  g_assert_false (is_ready (dialog));
  g_assert_null (display_find (dialog, ADW_TYPE_ACTION_ROW, "Areas: 2, Of 2 features in the file"));
  system = find_row (dialog, ADW_TYPE_ENTRY_ROW, "Coordinate System");
  gtk_editable_set_text (GTK_EDITABLE (system), "EPSG:25832");
  g_signal_emit_by_name (system, "apply");
  display_wait (is_ready, dialog, "the file");
  wait_for_row (dialog, "Areas: 2, Of 2 features in the file");
  g_signal_emit_by_name (display_find_button (dialog, "_Import"), "clicked");
  display_wait (is_set, &id, "the import");

  id = 0;
  dialog = sal_boundary_dialog_new (GTK_WINDOW (self->window), self->workspace, file);
  g_signal_connect (dialog, "imported", G_CALLBACK (imported_cb), &id);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for_row (dialog, "Alpha: Code A");
  system = find_row (dialog, ADW_TYPE_ENTRY_ROW, "Coordinate System");
  gtk_editable_set_text (GTK_EDITABLE (system), "EPSG:25832");
  g_signal_emit_by_name (system, "apply");
  display_wait (is_ready, dialog, "the file");
  g_signal_emit_by_name (display_find_button (dialog, "_Import"), "clicked");
  g_assert_false (is_ready (dialog));
  display_wait (is_ready, dialog, "the refusal");
  g_assert_cmpint (id, ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_problem (gpointer data)
{
  GtkStack *stack = display_find (data, GTK_TYPE_STACK, NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "problem") == 0;
}

/* A file that is none is said to be none; and closing the dialog stops what it does. */
static void
test_territories_import_bad (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (self, "bad.geojson", "[]");
  GtkWidget *dialog = sal_boundary_dialog_new (GTK_WINDOW (self->window), self->workspace, file);
  g_autoptr (GFile) good = write_file (self, "good.geojson", squares);

  gtk_window_present (GTK_WINDOW (dialog));
  display_wait (has_problem, dialog, "the problem");
  g_assert_false (is_ready (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = sal_boundary_dialog_new (GTK_WINDOW (self->window), self->workspace, good);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  display_settle ();
}

/* What is wrong with one feature is told with the feature, and the others come in without it. */
static void
test_territories_import_bad_feature (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file =
      write_file (self,
                  "squares.geojson",
                  COLLECTION (SQUARE ("A", "Alpha", "9", "\"x\"", "50", "51") "," SQUARE (
                      "B", "Beta", "10", "11", "50", "51")));
  GtkWidget *dialog = sal_boundary_dialog_new (GTK_WINDOW (self->window), self->workspace, file);

  gtk_window_present (GTK_WINDOW (dialog));
  display_wait (is_ready, dialog, "the file");
  wait_for_row (dialog, "Areas: 1, Of 2 features in the file");
  wait_for_row (dialog, "Features Left Out: 1");
  wait_for_row (dialog,
                "squares.geojson, feature 1 “A”: coordinates: “x” is a text (expected a number) "
                "(line 1, column 153); it was left out");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* --- measures --- */

static const char stores[] = "FIPS,County,Stores,Share of Homes\n1001,Autauga,7,0.5\n"
                             "1003,Baldwin,11,0.25\n99999,Nowhere,13,0.1\n1005,Barbour,none,1\n"
                             ",Bibb,3,0.5\n";

static void
measures_imported_cb (gpointer dialog, SalChange *change, gint64 *imported)
{
  g_assert_nonnull (change);
  *imported = sal_change_get_id (change);
}

typedef struct
{
  guint n_measures, n_additive, n_values;
  char *units;
} Counts;

static gpointer
count (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Counts *self = data;
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT count(*), coalesce(sum(additive), 0), (SELECT count(*) FROM area_value),"
      " group_concat(unit) FROM area_measure WHERE source = 'Retail Institute'"
      " AND geography = 'us-counties' AND as_of IS NOT NULL",
      error);
  gboolean row;

  g_assert_true (sal_connection_step (connection, statement, &row, error));
  self->n_measures = (guint) sqlite3_column_int (statement, 0);
  self->n_additive = (guint) sqlite3_column_int (statement, 1);
  self->n_values = (guint) sqlite3_column_int (statement, 2);
  self->units = g_strdup ((const char *) sqlite3_column_text (statement, 3));

  return self;
}

static void
assert_counts (Fixture *self, Counts expected)
{
  Counts counts = { 0 };
  g_autoptr (GError) error = NULL;

  sal_store_read_sync (self->store, count, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_measures, ==, expected.n_measures);
  g_assert_cmpuint (counts.n_additive, ==, expected.n_additive);
  g_assert_cmpuint (counts.n_values, ==, expected.n_values);
  g_assert_cmpstr (counts.units, ==, expected.units);
  g_free (counts.units);
}

/* Columns are proposed, what cannot be used is told, and all that is chosen is one change. */
static void
test_territories_import_measures (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (self, "stores.csv", stores);
  GtkWidget *dialog = sal_measure_dialog_new (
      GTK_WINDOW (self->window), self->workspace, file, SAL_GEOGRAPHY_US_COUNTIES);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) undone = NULL;
  SalDateEntry *entry;
  AdwExpanderRow *row;
  gint64 change = 0;

  g_signal_connect (dialog, "imported", G_CALLBACK (measures_imported_cb), &change);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (is_ready (dialog));
  display_wait (is_ready, dialog, "the file");
  assert_begins_at (dialog, find_row (dialog, ADW_TYPE_COMBO_ROW, "Areas"));
  wait_for_row (dialog, "Rows read: 5; matched: 3; left out: 2; values left out: 1.");
  wait_for_row (dialog, "1 code is of none of these areas: 99999");
  wait_for_row (dialog,
                "stores.csv, row 6, FIPS: no code (expected the code of an area); it was left out");
  wait_for_row (dialog,
                "stores.csv, row 5, Stores: “none” is not a number (expected one such as 1234.5); "
                "it was left out");
  row = find_row (dialog, ADW_TYPE_EXPANDER_ROW, "Stores");
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, "2 of 3,142 areas have a value");
  g_assert_true (adw_expander_row_get_enable_expansion (row));
  g_assert_null (find_row (dialog, ADW_TYPE_EXPANDER_ROW, "County"));

  gtk_editable_set_text (find_row (row, ADW_TYPE_ENTRY_ROW, "Unit"), "stores");
  gtk_editable_set_text (find_row (dialog, ADW_TYPE_ENTRY_ROW, "Source: Who Says So"),
                         "Retail Institute");
  entry = display_find (dialog, SAL_TYPE_DATE_ENTRY, NULL);
  sal_date_entry_set_text (entry, "2026-13");
  g_assert_false (is_ready (dialog));
  g_assert_nonnull (find_label (dialog, "This is not a day: it is to be written as 2027-02-01."));
  sal_date_entry_set_text (entry, "2026-02-30");
  g_assert_false (is_ready (dialog));
  g_assert_nonnull (find_label (dialog, "There is no day 2026-02-30."));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  press_return (dialog);
  assert_counts (self, (Counts){ 0, 0, 0, NULL });
  sal_date_entry_set_text (entry, "2026-01-01");
  g_assert_true (is_ready (dialog));
  press_return (dialog);
  display_wait (is_set, &change, "the import");
  assert_counts (self, (Counts){ 2, 1, 5, (char *) "stores" });

  undone = sal_store_undo_sync (self->store, 0, &error);
  g_assert_no_error (error);
  assert_counts (self, (Counts){ 0, 0, 0, NULL });
}

/* Nothing can be imported of areas that the table is not about; of those that it is, it can. */
static void
test_territories_import_other_areas (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (self, "sales.csv", "country,Sales\nDE,5\nFR,7\nIT,1\n");
  GtkWidget *dialog = sal_measure_dialog_new (
      GTK_WINDOW (self->window), self->workspace, file, SAL_GEOGRAPHY_US_COUNTIES);
  AdwComboRow *areas;
  AdwExpanderRow *row;

  gtk_window_present (GTK_WINDOW (dialog));
  wait_for_row (dialog, "3 codes are of none of these areas: DE, FR, IT");
  g_assert_false (is_ready (dialog));
  areas = find_row (dialog, ADW_TYPE_COMBO_ROW, "Areas");
  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (areas)); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (areas)), i),
                "Countries of the World") == 0)
      adw_combo_row_set_selected (areas, i);
  display_wait (is_ready, dialog, "the file");
  row = find_row (dialog, ADW_TYPE_EXPANDER_ROW, "Sales");
  g_assert_true (adw_expander_row_get_enable_expansion (row));
  adw_expander_row_set_enable_expansion (row, FALSE);
  g_assert_false (is_ready (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* --- areas that are not known --- */

static gboolean
has_unknown (gpointer data)
{
  GtkWidget *button =
      display_find (sal_window_get_page (data), GTK_TYPE_BUTTON, "1 area is not known");

  return button != NULL && gtk_widget_get_visible (button);
}

static gboolean
has_no_unknown (gpointer data)
{
  return !has_unknown (data);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
        return l->data;
    }

  return NULL;
}

/* Codes that a geography does not have are told, can be removed, and come back by undoing that. */
static void
test_territories_import_unknown (Fixture *self, gconstpointer data)
{
  SalAlignmentNew new = { .name = "Plan",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = 2 };
  g_autoptr (SalAlignmentMoves) moves = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) undone = NULL;
  GtkWidget *dialog;
  GtkTextView *view;
  g_autofree char *text = NULL;

  sal_store_run_sync (
      self->store, "Create", SAL_COMMAND_DEFAULT, sal_alignment_create, &new, NULL, NULL, &error);
  g_assert_no_error (error);
  moves = sal_alignment_moves_new (new.id);
  sal_alignment_moves_add (moves, "99999", 0);
  sal_store_run_sync (self->store,
                      "Move",
                      SAL_COMMAND_DEFAULT,
                      sal_alignment_write_moves,
                      moves,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  sal_window_show_room (self->window, "territories");
  display_wait_for_page (sal_window_get_page (self->window));
  display_wait (has_unknown, self->window, "the warning");

  gtk_widget_activate_action (
      GTK_WIDGET (sal_window_get_page (self->window)), "territories.show-unknown", NULL);
  dialog = find_window (SAL_TYPE_UNKNOWN_AREAS_DIALOG);
  g_assert_nonnull (dialog);
  view = display_find (dialog, GTK_TYPE_TEXT_VIEW, "Codes");
  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "99999");
  g_signal_emit_by_name (display_find_button (dialog, "_Remove from Alignment"), "clicked");
  display_wait (has_no_unknown, self->window, "its end");

  display_wait_for_page (sal_window_get_page (self->window));
  undone = sal_store_undo_sync (self->store, 0, &error);
  g_assert_no_error (error);
  display_wait (has_unknown, self->window, "the warning");
}

/* --- agreement --- */

static gboolean
has_selected (gpointer data)
{
  guint area = GPOINTER_TO_UINT (g_object_get_data (data, "area"));

  return sal_map_style_get_flags (sal_map_view_get_style (data), area) & SAL_MAP_SELECTED;
}

/* A measure held against itself agrees; its areas are shown on the map, from the list as from the
 * chart. */
static void
test_territories_import_agreement (Fixture *self, gconstpointer data)
{
  SalAlignmentNew new = { .name = "Plan",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = 2 };
  g_autoptr (GError) error = NULL;
  SalMapView *map;
  GtkWidget *window;
  AdwComboRow *own;
  GtkListBox *list;
  GtkListBoxRow *row;
  guint area;

  sal_store_run_sync (
      self->store, "Create", SAL_COMMAND_DEFAULT, sal_alignment_create, &new, NULL, NULL, &error);
  g_assert_no_error (error);
  sal_window_show_room (self->window, "territories");
  display_wait_for_page (sal_window_get_page (self->window));
  gtk_widget_activate_action (
      GTK_WIDGET (sal_window_get_page (self->window)), "territories.agreement", NULL);
  window = find_window (SAL_TYPE_AGREEMENT_WINDOW);
  g_assert_nonnull (window);
  own = find_row (window, ADW_TYPE_COMBO_ROW, "Held Against");
  adw_combo_row_set_selected (own, 0); /* population, as the measure */
  g_assert_nonnull (find_label (window, "They agree very well."));
  adw_combo_row_set_selected (own, 1);
  list = display_find (window, GTK_TYPE_LIST_BOX, "Where They Differ Most");
  row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_nonnull (row);
  map = display_find (sal_window_get_page (self->window), SAL_TYPE_MAP_VIEW, NULL);
  area = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "area"));
  g_object_set_data (G_OBJECT (map), "area", GUINT_TO_POINTER (area));
  g_assert_false (has_selected (map));
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_true (has_selected (map));
  g_signal_emit_by_name (display_find (window, SAL_TYPE_CHART_VIEW, NULL), "activate-datum", 0, 0);
  g_assert_true (sal_map_view_get_focus_area (map) != G_MAXUINT);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-import/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("boundaries", test_territories_import_boundaries);
  ADD ("coordinates", test_territories_import_coordinates);
  ADD ("bad-feature", test_territories_import_bad_feature);
  ADD ("measures", test_territories_import_measures);
  ADD ("other-areas", test_territories_import_other_areas);
  ADD ("agreement", test_territories_import_agreement);
  ADD ("unknown", test_territories_import_unknown);
  ADD ("bad", test_territories_import_bad);

  return g_test_run ();
}
