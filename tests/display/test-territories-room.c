/* test-territories-room.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include <string.h>

#include "sal-activate-dialog.h"
#include "sal-alignment-commands.h"
#include "sal-alignment-dialog.h"
#include "sal-index-table.h"
#include "sal-optimize-dialog.h"
#include "sal-staffing-dialog.h"
#include "sal-territories-page-private.h"
#include "sal-what-if-dialog.h"

/* What is chosen in one part of the room of territories shows in the others. */

/* Los Angeles is far from New York; Alameda and Contra Costa touch. */
static const Post posts[] = {
  { "West", "CA", "Ana", 37, -120 },
  { "East", "NY", "Bo", 41, -74 },
};

static void
set_up (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_set_up (self, posts, G_N_ELEMENTS (posts));
}

static void
tear_down (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_tear_down (self);
}

static SalMapStyle *
get_style (TerritoriesFixture *self)
{
  return sal_map_view_get_style (territories_get_map (self));
}

static gboolean
is_selected (TerritoriesFixture *self, const char *code)
{
  return (sal_map_style_get_flags (get_style (self), territories_find_area (self, code)) &
          SAL_MAP_SELECTED) != 0;
}

static const char *
get_heading (TerritoriesFixture *self)
{
  return gtk_label_get_label (SAL_TERRITORIES_PAGE (self->page)->details_title);
}

static gint32
find_territory (TerritoriesFixture *self, const char *name)
{
  return sal_territories_page_find_named (SAL_TERRITORIES_PAGE (self->page)->shown, name);
}

/* The territory that is chosen in the list is outlined, and can be gone to. */
static void
test_room_emphasis (TerritoriesFixture *self, gconstpointer data)
{
  gint32 west = find_territory (self, "West"), east = find_territory (self, "East");
  SalMapViewport whole, near;

  territories_choose (self, west);
  g_assert_cmpuint (sal_map_style_get_emphasis (get_style (self)), ==, (guint) west);
  territories_choose (self, east);
  g_assert_cmpuint (sal_map_style_get_emphasis (get_style (self)), ==, (guint) east);

  display_settle ();
  whole = sal_map_view_get_viewport (territories_get_map (self));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.show-territory", NULL));
  near = sal_map_view_get_viewport (territories_get_map (self));
  g_assert_cmpfloat (near.scale, >, whole.scale * 2);
}

/* What was touched last is told about; the button says what it would do. */
static void
test_room_inspector (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const codes[] = { "06001", "06013", NULL };

  territories_choose (self, find_territory (self, "East"));
  territories_select (self, codes);
  g_assert_cmpstr (get_heading (self), ==, "2 Areas Selected");
  g_assert_nonnull (display_find (self->page, GTK_TYPE_BUTTON, "Assign 2 Areas to East"));

  territories_choose (self, find_territory (self, "West"));
  g_assert_cmpstr (get_heading (self), ==, "West");
  g_assert_true (is_selected (self, "06001"));
  g_assert_nonnull (display_find (self->page, GTK_TYPE_BUTTON, "Assign 2 Areas to West"));
}

static GtkSelectionModel *
get_areas (TerritoriesFixture *self)
{
  GtkWidget *table;

  gtk_toggle_button_set_active (display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Show Table"),
                                TRUE);
  display_settle ();
  table = display_find (self->page, SAL_TYPE_TERRITORY_TABLE, NULL);

  return gtk_column_view_get_model (display_find (table, GTK_TYPE_COLUMN_VIEW, "Areas"));
}

static guint64
count_rows (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);

  return gtk_bitset_get_size (selected);
}

/* The selection is one, of table and map. */
static void
test_room_selection (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const codes[] = { "06001", "06013", "36061", NULL };
  GtkSelectionModel *areas;
  guint n;

  territories_choose (self, find_territory (self, "West"));
  areas = get_areas (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (areas));
  g_assert_cmpuint (n, ==, 58); /* counties of California */

  /* rows choose areas, also several, and stay */
  gtk_selection_model_select_item (areas, 0, TRUE);
  g_assert_true (is_selected (self, "06001"));
  gtk_selection_model_select_item (areas, 6, FALSE); /* Contra Costa */
  g_assert_true (is_selected (self, "06001"));
  g_assert_true (is_selected (self, "06013"));
  g_assert_cmpstr (get_heading (self), ==, "2 Areas Selected");
  gtk_selection_model_unselect_item (areas, 0);
  g_assert_false (is_selected (self, "06001"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (areas)), ==, n);

  /* areas choose rows, and those of other territories get one */
  territories_select (self, codes);
  g_assert_cmpuint (count_rows (areas), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (areas)), ==, n + 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.clear", NULL));
  g_assert_cmpuint (count_rows (areas), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (areas)), ==, n);
}

/* Whether a menu has an item, or an item in a submenu. */
static gboolean
has_item (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *text = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &text) &&
          strcmp (text, label) == 0)
        return TRUE;
      if ((section != NULL && has_item (section, label)) ||
          (submenu != NULL && has_item (submenu, label)))
        return TRUE;
    }

  return FALSE;
}

static GMenuModel *
ask_for_menu (TerritoriesFixture *self, const char *code)
{
  g_signal_emit_by_name (
      territories_get_map (self), "menu-requested", territories_find_area (self, code), 40.0, 40.0);
  g_assert_true (gtk_widget_get_visible (SAL_TERRITORIES_PAGE (self->page)->menu));

  return gtk_popover_menu_get_menu_model (
      GTK_POPOVER_MENU (SAL_TERRITORIES_PAGE (self->page)->menu));
}

/* What is asked for is selected, unless it is; then it can be added, assigned, left. */
static void
test_room_menu (TerritoriesFixture *self, gconstpointer data)
{
  GMenuModel *menu;

  territories_choose (self, find_territory (self, "East"));
  menu = ask_for_menu (self, "06001");
  g_assert_true (is_selected (self, "06001"));
  g_assert_true (has_item (menu, "_Assign 1 Area to East"));
  g_assert_true (has_item (menu, "_New Territory Here"));
  g_assert_true (has_item (menu, "_Lock"));
  g_assert_true (has_item (menu, "Choose _Territory West"));
  g_assert_true (has_item (menu, "West")); /* a neighbour of the area */
  g_assert_false (has_item (menu, "A_dd Alameda County to Selection"));

  menu = ask_for_menu (self, "06013");
  g_assert_false (is_selected (self, "06001"));
  g_assert_true (has_item (menu, "A_dd Contra Costa County to Selection"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page),
                                             "territories.select-add",
                                             "u",
                                             territories_find_area (self, "06013")));
  g_assert_true (is_selected (self, "06001"));
  g_assert_true (is_selected (self, "06013"));

  menu = ask_for_menu (self, "06013");
  g_assert_true (has_item (menu, "_Assign 2 Areas to East"));
  g_assert_true (has_item (menu, "Re_move Contra Costa County from Selection"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page),
                                             "territories.select-remove",
                                             "u",
                                             territories_find_area (self, "06013")));
  g_assert_false (is_selected (self, "06013"));
  gtk_popover_popdown (GTK_POPOVER (SAL_TERRITORIES_PAGE (self->page)->menu));

  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (self->page),
      "territories.choose-territory",
      "x",
      sal_territory_design_get_territory (SAL_TERRITORIES_PAGE (self->page)->shown,
                                          (guint) find_territory (self, "West"))
          ->id));
  g_assert_cmpstr (get_heading (self), ==, "West");
}

/* The menu of the list is about the territory it is asked for at. */
static void
test_room_row_menu (TerritoriesFixture *self, gconstpointer data)
{
  SalTerritoriesPage *page = SAL_TERRITORIES_PAGE (self->page);
  gint32 west = find_territory (self, "West");
  GtkWidget *row = GTK_WIDGET (sal_territories_page_find_row (page, west));
  GMenuModel *menu;
  double x, y;

  territories_choose (self, find_territory (self, "East"));
  display_settle ();
  g_assert_true (gtk_widget_translate_coordinates (row, GTK_WIDGET (page->list), 20, 10, &x, &y));
  sal_territories_page_row_menu_at (page, x, y);
  g_assert_cmpint (page->brush, ==, west);
  g_assert_true (gtk_widget_get_visible (page->menu));
  menu = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (page->menu));
  g_assert_true (has_item (menu, "Show on _Map"));
  g_assert_true (has_item (menu, "_Merge Into"));
  /* California and New York have none */
  g_assert_true (has_item (menu, "No Territory Borders on This One"));
  gtk_popover_popdown (GTK_POPOVER (page->menu));
}

/* A detached piece has one sign, and says how large it is. */
static void
test_room_pieces (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const codes[] = { "06001", "06013", NULL };
  guint n_signs = 0, area = territories_find_area (self, "06001");
  g_autofree char *text = NULL;

  territories_select (self, codes);
  territories_choose (self, find_territory (self, "East"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.assign", NULL));
  display_wait_for_page (self->page);
  for (guint i = 0; codes[i] != NULL; i++)
    n_signs += (sal_map_style_get_flags (get_style (self), territories_find_area (self, codes[i])) &
                SAL_MAP_MARKED) != 0;
  g_assert_cmpuint (n_signs, ==, 1);
  text = sal_territories_page_describe_area (territories_get_map (self), area, self->page);
  g_assert_nonnull (strstr (text, "a piece of 2 areas"));
}

/* Colours follow territories: one that comes between the others leaves them as they are. */
static void
test_room_colors (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const codes[] = { "06001", "06013", NULL };
  guint west = sal_map_style_get_hue (get_style (self), (guint) find_territory (self, "West"));
  guint east = sal_map_style_get_hue (get_style (self), (guint) find_territory (self, "East"));

  territories_select (self, codes);
  /* "Territory 3" stands between East and West */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.add", NULL));
  display_wait_for_page (self->page);
  g_assert_cmpint (find_territory (self, "Territory 3"), !=, SAL_TERRITORY_NONE);
  g_assert_cmpuint (
      sal_map_style_get_hue (get_style (self), (guint) find_territory (self, "West")), ==, west);
  g_assert_cmpuint (
      sal_map_style_get_hue (get_style (self), (guint) find_territory (self, "East")), ==, east);
}

static gboolean
has_no_dialog (gpointer data)
{
  return territories_has_no_window (GSIZE_TO_POINTER (SAL_TYPE_ALIGNMENT_DIALOG));
}

static gboolean
has_dialog (gpointer data)
{
  return territories_has_window (GSIZE_TO_POINTER (SAL_TYPE_ALIGNMENT_DIALOG));
}

static gboolean
has_redo_toast (gpointer data)
{
  TerritoriesFixture *self = data;
  GtkWidget *button = display_find_button (self->window, "_Redo");

  return button != NULL && gtk_widget_get_mapped (button);
}

/* A branch that is undone gives place to what it was branched from, is told of, and comes back. */
static void
test_room_undo (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  territories_choose (self, find_territory (self, "West"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.branch", NULL);
  display_wait (has_dialog, NULL, "the dialog");
  dialog = territories_find_window (SAL_TYPE_ALIGNMENT_DIALOG);
  g_signal_emit_by_name (display_find_button (dialog, "C_reate"), "clicked");
  display_wait (has_no_dialog, NULL, "its end");
  display_wait (territories_shows_branch, self, "the branch");
  g_assert_cmpint (SAL_TERRITORIES_PAGE (self->page)->brush, ==, find_territory (self, "West"));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait (territories_shows_plan, self, "what it was branched from");
  display_wait (has_redo_toast, self, "what was undone");
  g_signal_emit_by_name (display_find_button (self->window, "_Redo"), "clicked");
  display_wait (territories_shows_branch, self, "the branch again");
}

/* All of the map is seen beside the buttons that lie above it. */
static void
test_room_fit (TerritoriesFixture *self, gconstpointer data)
{
  SalMapView *map = territories_get_map (self);
  GtkWidget *button = display_find (self->page, GTK_TYPE_BUTTON, "Zoom In");
  SalMapViewport viewport;
  SalMapBox bounds = sal_map_shape_get_bounds (sal_map_view_get_shape (map));
  double left, top, right;

  display_settle ();
  sal_map_view_fit (map);
  viewport = sal_map_view_get_viewport (map);
  right = sal_map_viewport_from_plane (&viewport, (SalMapPoint){ bounds.right, bounds.top }).x;
  g_assert_true (gtk_widget_translate_coordinates (button, GTK_WIDGET (map), 0, 0, &left, &top));
  g_assert_cmpfloat (right, <=, left);
  g_assert_false (gtk_widget_has_css_class (button, "osd"));
}

static SalTerritoryTable *
get_table (TerritoriesFixture *self)
{
  get_areas (self);

  return display_find (self->page, SAL_TYPE_TERRITORY_TABLE, NULL);
}

static gboolean
has_rows (gpointer data)
{
  GtkColumnView *view = display_find (get_table (data), GTK_TYPE_COLUMN_VIEW, "Areas");

  return view != NULL && gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static gboolean
has_table_menu (gpointer table)
{
  GtkWidget *menu = display_find (table, GTK_TYPE_POPOVER_MENU, NULL);

  return menu != NULL && gtk_widget_get_mapped (menu);
}

/* What can be done with areas is asked for by key in their table, too. */
static void
test_room_table_menu (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const codes[] = { "06001", NULL };
  SalTerritoriesPage *page = SAL_TERRITORIES_PAGE (self->page);
  guint west = (guint) find_territory (self, "West");
  SalIndexTable *table;

  territories_choose (self, (gint32) west);
  territories_select (self, codes);
  gtk_toggle_button_set_active (page->table_button, TRUE);
  display_wait (has_rows, self, "rows of areas");
  table = display_find (get_table (self), SAL_TYPE_INDEX_TABLE, NULL);
  g_assert_true (display_press_key (table, GDK_KEY_F10, GDK_SHIFT_MASK));
  display_wait (has_table_menu, table, "the menu");
  g_assert_cmpuint (territories_get_owner (self, codes[0]), ==, west);
  g_assert_true (gtk_widget_activate_action (
      display_find (table, GTK_TYPE_POPOVER_MENU, NULL), "territories.unassign", NULL));
  display_wait_for_page (self->page);
  g_assert_cmpuint (territories_get_owner (self, codes[0]), ==, SAL_MAP_UNASSIGNED);
}

/* No heading is cut. */
static void
test_room_headings (TerritoriesFixture *self, gconstpointer data)
{
  GtkColumnView *view = display_find (get_table (self), GTK_TYPE_COLUMN_VIEW, "Areas");
  GListModel *columns = gtk_column_view_get_columns (view);

  g_assert_cmpuint (g_list_model_get_n_items (columns), >, 3);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (
          GTK_WIDGET (view), gtk_column_view_column_get_title (column));
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), >, width);
      g_assert_true (gtk_column_view_column_get_resizable (column));
    }
}

/* A size that is asked for while the window gets its first one may be lost: it is asked for again.
 */
static gboolean
is_folded (gpointer data)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (data));
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (gtk_widget_get_width (GTK_WIDGET (window)) > 730)
    gtk_window_set_default_size (window, width == 720 ? 721 : 720, 860);

  return adw_flap_get_folded (data);
}

/* Where there is no room for both, the map comes first and the list is called. */
static void
test_room_narrow (TerritoriesFixture *self, gconstpointer data)
{
  GtkToggleButton *button = display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Show Territories");
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Territories");
  AdwFlap *flap = ADW_FLAP (gtk_widget_get_ancestor (list, ADW_TYPE_FLAP));

  display_wait (is_folded, flap, "a narrow room");
  g_assert_false (gtk_toggle_button_get_active (button));
  gtk_toggle_button_set_active (button, TRUE);
  g_assert_true (adw_flap_get_reveal_flap (flap));
}

/* The keyboard begins at what is asked, not at Cancel. */
static void
assert_begins_below_header (GtkWidget *dialog)
{
  GtkWidget *focus;

  gtk_window_present (GTK_WINDOW (dialog));
  display_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_nonnull (focus);
  g_test_message ("%s begins at %s", G_OBJECT_TYPE_NAME (dialog), G_OBJECT_TYPE_NAME (focus));
  g_assert_null (gtk_widget_get_ancestor (focus, ADW_TYPE_HEADER_BAR));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
start_cb (GtkWidget *dialog, gpointer goals, gpointer wish, guint *n_started)
{
  (*n_started)++;
}

static gboolean
is_started (gpointer data)
{
  return *(guint *) data == 1;
}

/* It begins at the first weight, and Return there is as good as the button, if anything counts. */
static void
test_room_optimize_keys (TerritoriesFixture *self, gconstpointer data)
{
  SalTerritoryDesign *design =
      sal_alignment_editor_get_design (SAL_TERRITORIES_PAGE (self->page)->editor);
  g_autofree guint *cells = g_new0 (guint, sal_territory_design_get_n_areas (design));
  GtkWidget *dialog = sal_optimize_dialog_new (GTK_WINDOW (self->window), design, 0, cells);
  GtkWidget *spin, *focus;
  guint n_started = 0;

  g_signal_connect (dialog, "start", G_CALLBACK (start_cb), &n_started);
  gtk_window_present (GTK_WINDOW (dialog));
  display_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  spin = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SPIN_BUTTON) : NULL;
  g_assert_nonnull (spin);
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (spin), "Weight of "));

  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      g_autofree char *name =
          g_strdup_printf ("Weight of %s", sal_territory_design_get_measure (design, m)->label);

      gtk_spin_button_set_value (display_find (dialog, GTK_TYPE_SPIN_BUTTON, name), 0);
    }
  g_signal_emit_by_name (focus, "activate");
  g_assert_cmpuint (n_started, ==, 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1);
  g_signal_emit_by_name (focus, "activate");
  display_wait (is_started, &n_started, "the start");
}

static void
test_room_dialogs (TerritoriesFixture *self, gconstpointer data)
{
  SalAlignmentEditor *editor = SAL_TERRITORIES_PAGE (self->page)->editor;
  GtkWindow *window = GTK_WINDOW (self->window);

  assert_begins_below_header (sal_activate_dialog_new (window, editor));
  assert_begins_below_header (sal_staffing_dialog_new (window, editor, 0));
  assert_begins_below_header (
      sal_what_if_dialog_new (window, editor, SAL_WHAT_IF_SOMEBODY_LEAVES, 0, 0));
  assert_begins_below_header (
      sal_what_if_dialog_new (window, editor, SAL_WHAT_IF_PEOPLE, SAL_TERRITORY_NONE, 0));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-room/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("emphasis", test_room_emphasis);
  ADD ("inspector", test_room_inspector);
  ADD ("selection", test_room_selection);
  ADD ("menu", test_room_menu);
  ADD ("row-menu", test_room_row_menu);
  ADD ("pieces", test_room_pieces);
  ADD ("colors", test_room_colors);
  ADD ("undo", test_room_undo);
  ADD ("fit", test_room_fit);
  ADD ("table-menu", test_room_table_menu);
  ADD ("headings", test_room_headings);
  ADD ("narrow", test_room_narrow);
  ADD ("dialogs", test_room_dialogs);
  ADD ("optimize-keys", test_room_optimize_keys);

  return g_test_run ();
}
