/* test-territories-painting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include <string.h>

#include "sal-alignment-dialog.h"
#include "sal-application.h"
#include "sal-design-style.h"
#include "sal-territories-page-private.h"

/* What is seen of territories while areas go from one to another, and what is not seen any more
 * when they are back. */

/* California and Oregon touch; by population the one has several times its target. */
static const Post posts[] = {
  { "West", "CA", "Ana", 37, -120 },
  { "East", "NY", "Bo", 41, -74 },
  { "North", "OR", "Cy", 44, -121 },
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

static SalTerritoriesPage *
get_page (TerritoriesFixture *self)
{
  return SAL_TERRITORIES_PAGE (self->page);
}

static gint32
find_territory (TerritoriesFixture *self, const char *name)
{
  return sal_territories_page_find_named (get_page (self)->shown, name);
}

/* "West, East" */
static char *
list_names (TerritoriesFixture *self, GtkListBox *list)
{
  GString *names = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_string_append_printf (
        names,
        "%s%s",
        i > 0 ? ", " : "",
        sal_territory_design_get_territory (
            get_page (self)->shown, sal_territory_row_get_territory (SAL_TERRITORY_ROW (row)))
            ->name);

  return g_string_free (names, FALSE);
}

static void
assert_order (TerritoriesFixture *self, const char *expected)
{
  g_autofree char *names = list_names (self, get_page (self)->list);

  g_assert_cmpstr (names, ==, expected);
}

static void
sort_by (TerritoriesFixture *self, const char *order)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.order", "s", order));
}

static gboolean
is_worst_last (gpointer data)
{
  TerritoriesFixture *self = data;
  g_autofree char *names = list_names (self, get_page (self)->list);

  return strcmp (names, "East, West, North") == 0;
}

/* In each order, the worst territory first by one of them; rows stay while areas are painted. */
static void
test_painting_order (TerritoriesFixture *self, gconstpointer data)
{
  GSettings *settings =
      sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));
  g_autofree char *before = g_settings_get_string (settings, "territory-order");
  g_autofree char *now = NULL;

  g_assert_cmpstr (before, ==, "name");
  assert_order (self, "East, North, West");
  sort_by (self, "size");
  assert_order (self, "East, West, North"); /* 62, 58 and 36 counties */
  sort_by (self, "index");
  assert_order (self, "West, East, North");
  sort_by (self, "deviation");
  assert_order (self, "West, North, East"); /* +95 %, −80 %, −8 % */
  now = g_settings_get_string (settings, "territory-order");
  g_assert_cmpstr (now, ==, "deviation");

  /* New York gets Los Angeles */
  sort_by (self, "index");
  territories_choose (self, find_territory (self, "East"));
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, "06037");
  display_settle ();
  assert_order (self, "West, East, North");
  territories_stroke (self, SAL_MAP_PHASE_UPDATE, "06059");
  territories_stroke (self, SAL_MAP_PHASE_END, "06073");
  display_wait (is_worst_last, self, "the order of what was painted");
  sort_by (self, "name");
}

static const char *
get_detail (TerritoriesFixture *self, int index)
{
  GtkListBox *list =
      display_find (get_page (self)->stroke_card, GTK_TYPE_LIST_BOX, "Territories Being Changed");
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, index));

  return gtk_label_get_label (
      GTK_LABEL (gtk_widget_get_template_child (row, SAL_TYPE_TERRITORY_ROW, "figures_label")));
}

static gboolean
has_both (gpointer data)
{
  TerritoriesFixture *self = data;
  GtkListBox *list =
      display_find (get_page (self)->stroke_card, GTK_TYPE_LIST_BOX, "Territories Being Changed");
  g_autofree char *names = list_names (self, list);

  return strcmp (names, "East, West") == 0 && strstr (get_detail (self, 0), "63 areas") != NULL &&
         strstr (get_detail (self, 0), "3 pieces") != NULL &&
         strstr (get_detail (self, 1), "57 areas") != NULL;
}

/* Both territories that a stroke touches are seen while it goes on, wherever they are listed. */
static void
test_painting_card (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (get_page (self)->stroke_card);

  territories_choose (self, find_territory (self, "East"));
  g_assert_false (gtk_widget_get_mapped (card));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.tool", "s", "paint");
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_false (gtk_widget_get_can_target (card));
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, "06037");
  display_wait (has_both, self, "both territories");
  g_signal_emit_by_name (
      territories_get_map (self), "area-hovered", territories_find_area (self, "06037"));
  g_assert_nonnull (territories_find_label (card, "Los Angeles County, CA · East"));
  territories_stroke (self, SAL_MAP_PHASE_CANCEL, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.tool", "s", "select");
  g_assert_false (gtk_widget_get_visible (card));
}

static SalMapPoint
get_place (TerritoriesFixture *self, const char *code)
{
  SalMapView *map = territories_get_map (self);
  SalMapViewport viewport = sal_map_view_get_viewport (map);

  return sal_map_viewport_from_plane (
      &viewport,
      sal_map_shape_get_center (sal_map_view_get_shape (map), territories_find_area (self, code)));
}

/* While a stroke goes on, undoing gives up the stroke, and leaves alone what was done before. */
static void
test_painting_undo (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const codes[] = { "06001", NULL };
  const char *const fresno = "06019";
  SalMapView *map = territories_get_map (self);
  gpointer gesture = display_find_controller (map, GTK_TYPE_GESTURE_DRAG, 1);
  guint east = (guint) find_territory (self, "East"), west = (guint) find_territory (self, "West");
  SalMapPoint at;

  territories_select (self, codes);
  territories_choose (self, (gint32) east);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.assign", NULL);
  display_wait_for_page (self->page);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.tool", "s", "paint");
  at = get_place (self, fresno);
  g_signal_emit_by_name (gesture, "drag-begin", at.x, at.y);
  g_assert_cmpuint (territories_get_owner (self, fresno), ==, east);
  /* the map has the keyboard, before the window */
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), GTK_WIDGET (map)));
  g_assert_true (display_press_key (map, GDK_KEY_z, GDK_CONTROL_MASK));
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.0);
  display_wait_for_page (self->page);
  g_assert_cmpuint (territories_get_owner (self, fresno), ==, west);
  g_assert_cmpuint (territories_get_owner (self, codes[0]), ==, east);

  g_assert_false (display_press_key (map, GDK_KEY_z, GDK_CONTROL_MASK));
  territories_undo (self);
  g_assert_cmpuint (territories_get_owner (self, codes[0]), ==, west);
}

/* The card is not above what the pointer is on. */
static void
test_painting_way (TerritoriesFixture *self, gconstpointer data)
{
  SalStrokeCard *card = get_page (self)->stroke_card;
  graphene_rect_t bounds;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.tool", "s", "paint");
  display_settle ();
  g_assert_true (gtk_widget_compute_bounds (
      GTK_WIDGET (card), gtk_widget_get_parent (GTK_WIDGET (card)), &bounds));
  sal_stroke_card_make_way (card, bounds.origin.x + bounds.size.width + 100, bounds.origin.y);
  g_assert_cmpint (gtk_widget_get_valign (GTK_WIDGET (card)), ==, GTK_ALIGN_START);
  sal_stroke_card_make_way (card, bounds.origin.x + 10, bounds.origin.y + 10);
  g_assert_cmpint (gtk_widget_get_valign (GTK_WIDGET (card)), ==, GTK_ALIGN_END);
}

static gboolean
has_dialog (gpointer data)
{
  return territories_has_window (GSIZE_TO_POINTER (SAL_TYPE_ALIGNMENT_DIALOG));
}

static guint
count_flagged (TerritoriesFixture *self)
{
  SalMapStyle *style = sal_map_view_get_style (territories_get_map (self));
  guint n = 0;

  for (guint area = 0; area < sal_map_style_get_n_areas (style); area++)
    n += (sal_map_style_get_flags (style, area) & SAL_MAP_SELECTED) != 0;

  return n;
}

/* What was selected in a branch is not selected once the branch is undone. */
static void
test_painting_selection (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const codes[] = { "06001", "06013", NULL };

  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.branch", NULL);
  display_wait (has_dialog, NULL, "the dialog");
  g_signal_emit_by_name (
      display_find_button (territories_find_window (SAL_TYPE_ALIGNMENT_DIALOG), "C_reate"),
      "clicked");
  display_wait (territories_shows_branch, self, "the branch");
  territories_select (self, codes);
  g_assert_cmpuint (count_flagged (self), ==, 2);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait (territories_shows_plan, self, "what it was branched from");
  g_assert_cmpuint (count_flagged (self), ==, 0);
  g_assert_cmpuint (get_page (self)->n_selected, ==, 0);
  g_assert_false (gtk_widget_get_visible (get_page (self)->selection_box));
}

static gboolean
has_merged (gpointer data)
{
  TerritoriesFixture *self = data;

  return !sal_page_is_busy (self->page) && find_territory (self, "North") == SAL_TERRITORY_NONE;
}

static gboolean
has_parted (gpointer data)
{
  TerritoriesFixture *self = data;

  return !sal_page_is_busy (self->page) && find_territory (self, "North") != SAL_TERRITORY_NONE;
}

/* A merge that is undone leaves both territories with what they had, and one of them chosen. */
static void
test_painting_merge (TerritoriesFixture *self, gconstpointer data)
{
  const char *const portland = "41051";
  guint n_west, n_north;
  gint32 west = find_territory (self, "West"), north = find_territory (self, "North");

  n_west = sal_territory_design_count_areas (get_page (self)->shown, west);
  n_north = sal_territory_design_count_areas (get_page (self)->shown, north);
  territories_choose (self, north);
  gtk_widget_activate_action (
      GTK_WIDGET (self->page),
      "territories.merge",
      "x",
      sal_territory_design_get_territory (get_page (self)->shown, (guint) west)->id);
  display_wait (has_merged, self, "the merger");
  west = find_territory (self, "West");
  g_assert_cmpuint (
      sal_territory_design_count_areas (get_page (self)->shown, west), ==, n_west + n_north);
  g_assert_cmpuint (territories_get_owner (self, portland), ==, (guint) west);
  g_assert_cmpint (get_page (self)->brush, ==, west);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait (has_parted, self, "both territories");
  west = find_territory (self, "West");
  north = find_territory (self, "North");
  g_assert_cmpuint (sal_territory_design_count_areas (get_page (self)->shown, west), ==, n_west);
  g_assert_cmpuint (sal_territory_design_count_areas (get_page (self)->shown, north), ==, n_north);
  g_assert_cmpuint (territories_get_owner (self, portland), ==, (guint) north);
  g_assert_cmpint (get_page (self)->brush, ==, west);
}

/* What the map is opened with, if it is opened now. */
static void
assert_colors_of_design (TerritoriesFixture *self)
{
  SalTerritoryDesign *design = get_page (self)->shown;
  SalMapStyle *style = sal_map_view_get_style (territories_get_map (self));
  g_autoptr (SalMapStyle) opened = sal_map_style_for_design (design);

  sal_map_style_color (opened, sal_map_view_get_shape (territories_get_map (self)), NULL);
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    g_assert_cmpuint (sal_map_style_get_hue (style, t), ==, sal_map_style_get_hue (opened, t));
}

static gboolean
has_new (gpointer data)
{
  TerritoriesFixture *self = data;

  return !sal_page_is_busy (self->page) &&
         find_territory (self, "Territory 4") != SAL_TERRITORY_NONE;
}

static gboolean
has_removed (gpointer data)
{
  TerritoriesFixture *self = data;

  return !sal_page_is_busy (self->page) && find_territory (self, "West") == SAL_TERRITORY_NONE;
}

/* Whatever is added, removed, painted and undone: colours are those of the map as it is. */
static void
test_painting_colors (TerritoriesFixture *self, gconstpointer data)
{
  static const char *const codes[] = { "06001", "06013", NULL };

  assert_colors_of_design (self);
  territories_select (self, codes);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.add", NULL);
  display_wait (has_new, self, "another territory");
  assert_colors_of_design (self);
  territories_choose (self, find_territory (self, "North"));
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, "06093");
  territories_stroke (self, SAL_MAP_PHASE_END, "06049");
  display_wait_for_page (self->page);
  assert_colors_of_design (self);
  territories_choose (self, find_territory (self, "West"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.remove", NULL);
  display_wait (has_removed, self, "an end of West");
  assert_colors_of_design (self);
  territories_undo (self);
  assert_colors_of_design (self);
}

static gboolean
offers_approval (gpointer data)
{
  TerritoriesFixture *self = data;
  GtkWidget *button = display_find_button (self->page, "_Approve");

  return button != NULL && gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

static gboolean
offers_activation (gpointer data)
{
  TerritoriesFixture *self = data;
  GtkWidget *button = display_find_button (self->page, "Ac_tivate…");

  return button != NULL && gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

/* The next step of the alignment's life is a button. */
static void
test_painting_step (TerritoriesFixture *self, gconstpointer data)
{
  g_signal_emit_by_name (display_find_button (self->page, "_Submit"), "clicked");
  display_wait (offers_approval, self, "approval");
  g_signal_emit_by_name (display_find_button (self->page, "_Approve"), "clicked");
  display_wait (offers_activation, self, "activation");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-painting/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("order", test_painting_order);
  ADD ("card", test_painting_card);
  ADD ("undo", test_painting_undo);
  ADD ("way", test_painting_way);
  ADD ("selection", test_painting_selection);
  ADD ("colors", test_painting_colors);
  ADD ("merge", test_painting_merge);
  ADD ("step", test_painting_step);

  return g_test_run ();
}
