/* test-territories-inspector.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include "sal-alignment-commands.h"
#include "sal-application.h"
#include "sal-geography-key.h"
#include "sal-territories-page-private.h"

/* Where list, map, inspector and table stand, and when they give way. */

static const Post posts[] = {
  { "West", "CA", "Ana", 37, -120 },
  { "East", "NY", "Bo", 41, -74 },
};

static GSettings *
get_settings (void)
{
  return sal_application_get_settings (SAL_APPLICATION (g_application_get_default ()));
}

static void
set_up (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_set_up (self, posts, G_N_ELEMENTS (posts));
}

static void
tear_down (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_tear_down (self);
  g_settings_reset (get_settings (), "inspector-shown");
}

static SalTerritoriesPage *
get_page (TerritoriesFixture *self)
{
  return SAL_TERRITORIES_PAGE (self->page);
}

static AdwFlap *
get_list (TerritoriesFixture *self)
{
  GtkWidget *list = GTK_WIDGET (get_page (self)->list);

  return ADW_FLAP (gtk_widget_get_ancestor (list, ADW_TYPE_FLAP));
}

/* Where it is in the page. */
static graphene_rect_t
get_bounds (TerritoriesFixture *self, gpointer widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (self->page), &bounds));

  return bounds;
}

static float
get_right (graphene_rect_t bounds)
{
  return bounds.origin.x + bounds.size.width;
}

static float
get_bottom (graphene_rect_t bounds)
{
  return bounds.origin.y + bounds.size.height;
}

static gboolean
shows_inspector (gpointer data)
{
  AdwFlap *inspector = get_page (data)->inspector;

  return adw_flap_get_reveal_flap (inspector) && adw_flap_get_reveal_progress (inspector) >= 1 &&
         gtk_widget_get_height (GTK_WIDGET (inspector)) > 0;
}

static gboolean
hides_inspector (gpointer data)
{
  AdwFlap *inspector = get_page (data)->inspector;

  return !adw_flap_get_reveal_flap (inspector) && adw_flap_get_reveal_progress (inspector) <= 0;
}

static gboolean
shows_table (gpointer data)
{
  GtkWidget *table = GTK_WIDGET (get_page (data)->table);

  return gtk_widget_get_mapped (table) && gtk_widget_get_height (table) >= 180;
}

/* The list at the left has the whole height; map and inspector stand above the table. */
static void
test_places (TerritoriesFixture *self, gconstpointer data)
{
  SalTerritoriesPage *page = get_page (self);
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (page->list), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t map, figures, table;
  float height;

  display_wait (shows_inspector, self, "the inspector");
  height = get_bounds (self, scrolled).size.height;
  g_assert_true (display_press_key (self->page, GDK_KEY_F9, GDK_CONTROL_MASK));
  display_wait (shows_table, self, "the table");
  map = get_bounds (self, page->map_view);
  table = get_bounds (self, page->table);
  figures = get_bounds (self, gtk_widget_get_ancestor (GTK_WIDGET (page->details), GTK_TYPE_BOX));

  g_assert_cmpfloat (get_right (get_bounds (self, scrolled)), <=, map.origin.x);
  g_assert_cmpfloat (get_right (map), <=, figures.origin.x);
  g_assert_cmpfloat (get_right (figures), <=, get_right (table));
  g_assert_cmpfloat (get_bottom (map), <=, table.origin.y);
  g_assert_cmpfloat (get_bottom (figures), <=, table.origin.y);
  g_assert_cmpfloat (get_bounds (self, scrolled).size.height, ==, height);
  g_assert_cmpfloat (get_bottom (get_bounds (self, scrolled)), >, table.origin.y);
}

/* By key, and as somebody wants it from then on. */
static void
test_key (TerritoriesFixture *self, gconstpointer data)
{
  GtkToggleButton *button = display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Show Inspector");
  int width;

  display_wait (shows_inspector, self, "the inspector");
  g_assert_true (gtk_toggle_button_get_active (button));
  g_assert_cmpstr (territories_get_figure (self, "Position held by"), ==, "Bo");
  width = gtk_widget_get_width (GTK_WIDGET (get_page (self)->map_view));

  g_assert_true (display_press_key (self->page, GDK_KEY_F9, GDK_SHIFT_MASK));
  display_wait (hides_inspector, self, "a map without it");
  g_assert_false (gtk_toggle_button_get_active (button));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_page (self)->map_view)), >, width + 200);
  g_assert_false (g_settings_get_boolean (get_settings (), "inspector-shown"));

  gtk_toggle_button_set_active (button, TRUE);
  display_wait (shows_inspector, self, "it again");
  g_assert_true (g_settings_get_boolean (get_settings (), "inspector-shown"));
}

static void
set_up_without (TerritoriesFixture *self, gconstpointer data)
{
  display_get_application (); /* and its settings */
  g_settings_set_boolean (get_settings (), "inspector-shown", FALSE);
  set_up (self, data);
}

static void
test_remembered (TerritoriesFixture *self, gconstpointer data)
{
  g_assert_false (adw_flap_get_reveal_flap (get_page (self)->inspector));
  g_assert_false (gtk_toggle_button_get_active (
      display_find (self->page, GTK_TYPE_TOGGLE_BUTTON, "Show Inspector")));
}

/* Sizes that are asked for while the window gets its first one may be lost: it is asked again. */
static gboolean
resize (TerritoriesFixture *self, int width)
{
  GtkWindow *window = GTK_WINDOW (self->window);
  int now, height;

  gtk_window_get_default_size (window, &now, &height);
  if (ABS (gtk_widget_get_width (GTK_WIDGET (window)) - width) > 10)
    gtk_window_set_default_size (window, now == width ? width + 1 : width, 860);

  return ABS (gtk_widget_get_width (GTK_WIDGET (window)) - width) <= 10;
}

static gboolean
is_middle (gpointer data)
{
  TerritoriesFixture *self = data;

  return resize (self, 1000) && hides_inspector (self) &&
         adw_flap_get_folded (get_page (self)->inspector);
}

static gboolean
is_narrow (gpointer data)
{
  TerritoriesFixture *self = data;

  return resize (self, 720) && adw_flap_get_folded (get_list (self)) &&
         adw_flap_get_folded (get_page (self)->inspector);
}

static gboolean
is_wide (gpointer data)
{
  TerritoriesFixture *self = data;

  return resize (self, 1360) && shows_inspector (self) &&
         !adw_flap_get_folded (get_page (self)->inspector);
}

/* It gives way before the list does, lies above the map while it is asked for, and is back where
 * there is room. */
static void
test_narrow (TerritoriesFixture *self, gconstpointer data)
{
  SalTerritoriesPage *page = get_page (self);

  display_wait (is_middle, self, "a page without it");
  g_assert_false (adw_flap_get_folded (get_list (self)));
  g_assert_true (g_settings_get_boolean (get_settings (), "inspector-shown"));

  display_wait (is_narrow, self, "a narrow page");
  g_assert_true (display_press_key (self->page, GDK_KEY_F9, GDK_SHIFT_MASK));
  display_wait (shows_inspector, self, "the inspector above the map");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page->map_view)), >=, 600);
  g_assert_cmpstr (territories_get_figure (self, "Position held by"), ==, "Bo");
  g_assert_true (display_press_key (self->page, GDK_KEY_F9, GDK_SHIFT_MASK));
  display_wait (hides_inspector, self, "the map below it");
  g_assert_true (g_settings_get_boolean (get_settings (), "inspector-shown"));
  display_wait (is_wide, self, "a wide page");
}

/* Of accounts only there is no map: the table stands where it would, beside the inspector. */
static void
test_accounts_only (TerritoriesFixture *self, gconstpointer data)
{
  SalAlignmentNew new = { .name = "Strategic",
                          .geography = SAL_GEOGRAPHY_ACCOUNTS_ONLY,
                          .n_territories = 2 };
  SalTerritoriesPage *page = get_page (self);
  graphene_rect_t figures, table;

  territories_run (self, sal_alignment_create, &new);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.choose", "x", new.id);
  display_wait_for_page (self->page);
  display_wait (shows_table, self, "the table");
  display_settle ();
  table = get_bounds (self, page->table);
  figures = get_bounds (self, gtk_widget_get_ancestor (GTK_WIDGET (page->details), GTK_TYPE_BOX));
  g_assert_cmpfloat (get_right (table), <=, figures.origin.x);
  g_assert_cmpfloat (get_bottom (table), >, figures.origin.y);
  /* it stays, whatever is pressed */
  g_assert_false (display_press_key (self->page, GDK_KEY_F9, GDK_CONTROL_MASK));

  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.choose", "x", self->alignment);
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page->map_view)));
  g_assert_true (gtk_paned_get_end_child (page->paned) == GTK_WIDGET (page->table));
}

static gboolean
shows_menu (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_height (data) > 100;
}

/* All that can be done with a draft fits on small screens. */
static void
test_menu (TerritoriesFixture *self, gconstpointer data)
{
  GtkMenuButton *button = display_find (self->page, GTK_TYPE_MENU_BUTTON, "More");

  gtk_menu_button_popup (button);
  display_wait (shows_menu, gtk_menu_button_get_popover (button), "the menu");
  g_assert_cmpint (
      gtk_widget_get_height (GTK_WIDGET (gtk_menu_button_get_popover (button))), <=, 600);
  gtk_menu_button_popdown (button);
}

#define ADD(name, set_up, func)                                                                    \
  g_test_add ("/territories-inspector/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("places", set_up, test_places);
  ADD ("key", set_up, test_key);
  ADD ("remembered", set_up_without, test_remembered);
  ADD ("narrow", set_up, test_narrow);
  ADD ("menu", set_up, test_menu);
  ADD ("accounts-only", set_up, test_accounts_only);

  return g_test_run ();
}
