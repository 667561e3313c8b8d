/* test-window-keyboard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-accounts-page.h"
#include "sal-portfolio-page.h"
#include "sal-rooms.h"
#include "sal-search-button.h"
#include "sal-shortcuts.h"

/* Going about a window by keyboard, and the window that lists its keys. */

typedef struct
{
  SalWorkspace *workspace;
  SalWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (3);
  self->window = display_open_window (self->workspace);
  display_wait_for_page (sal_window_get_page (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static void
press (Fixture *self, guint key, GdkModifierType modifiers)
{
  g_assert_true (display_press_key (self->window, key, modifiers));
  display_wait_for_page (sal_window_get_page (self->window));
  display_settle ();
}

static gboolean
has_focus (Fixture *self, gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static SalPage *
show_room (Fixture *self, const char *name)
{
  sal_window_show_room (self->window, name);
  display_wait_for_page (sal_window_get_page (self->window));

  return sal_window_get_page (self->window);
}

/* --- rooms --- */

/* Each room by its place in the sidebar, and the keyboard in it. */
static void
test_rooms (Fixture *self, gconstpointer data)
{
  gsize n_rooms;
  const SalRoom *rooms = sal_rooms_get (&n_rooms);

  for (gsize i = n_rooms; i-- > 0;)
    {
      SalPage *page;

      press (self, GDK_KEY_1 + (guint) i, GDK_ALT_MASK);
      page = sal_window_get_page (self->window);
      g_assert_true (G_OBJECT_TYPE (page) == rooms[i].get_type ());
      g_assert_true (has_focus (self, page));
      press (self, GDK_KEY_KP_1 + (guint) i, GDK_ALT_MASK);
      g_assert_true (sal_window_get_page (self->window) == page);
    }
  g_assert_cmpuint (n_rooms, <, 9);
  g_assert_false (display_press_key (self->window, GDK_KEY_9, GDK_ALT_MASK));
}

/* --- views --- */

static AdwViewStack *
find_stack (gpointer root, gboolean of_page)
{
  AdwViewSwitcher *switcher =
      display_find (of_page ? root : display_find (root, SAL_TYPE_PORTFOLIO_PAGE, NULL),
                    ADW_TYPE_VIEW_SWITCHER,
                    NULL);

  g_assert_nonnull (switcher);

  return adw_view_switcher_get_stack (switcher);
}

/* Those around the focus, and round at their ends. */
static void
test_views (Fixture *self, gconstpointer data)
{
  SalPage *page = show_room (self, "accounts");
  AdwViewStack *parts = find_stack (page, TRUE), *views = find_stack (page, FALSE);
  const char *last = "model";

  g_assert_true (parts != views);
  gtk_widget_child_focus (GTK_WIDGET (views), GTK_DIR_TAB_FORWARD);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (views), ==, "accounts");
  press (self, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (views), ==, last);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (parts), ==, "portfolio");
  g_assert_true (has_focus (self, views));
  press (self, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (views), ==, "accounts");

  gtk_widget_child_focus (GTK_WIDGET (display_find (page, ADW_TYPE_VIEW_SWITCHER, NULL)),
                          GTK_DIR_TAB_FORWARD);
  press (self, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (parts), ==, "actions");
  press (self, GDK_KEY_KP_Page_Up, GDK_CONTROL_MASK);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (parts), ==, "portfolio");

  /* a room that has no views has nothing to go to */
  show_room (self, "history");
  g_assert_false (display_press_key (self->window, GDK_KEY_Page_Down, GDK_CONTROL_MASK));
}

/* --- regions --- */

/* Until it comes to a region that @widget is in; how many steps it took. */
static guint
go_to (Fixture *self, gpointer widget, GdkModifierType modifiers)
{
  guint n = 0;

  do
    {
      press (self, GDK_KEY_F6, modifiers);
      g_assert_cmpuint (++n, <, 20);
    }
  while (!has_focus (self, widget));

  return n;
}

/* Round the window, through the sidebar, the header bar and all of the page, and back. */
static void
test_regions (Fixture *self, gconstpointer data)
{
  SalPage *page = show_room (self, "records");
  GtkWidget *rooms = display_find (self->window, GTK_TYPE_LIST_BOX, "Rooms");
  GtkWidget *search = display_find (self->window, SAL_TYPE_SEARCH_BUTTON, NULL);
  guint n_page;

  go_to (self, rooms, 0);
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (self->window)));
  g_assert_cmpuint (go_to (self, gtk_widget_get_ancestor (search, ADW_TYPE_HEADER_BAR), 0), ==, 1);
  g_assert_cmpuint (go_to (self, page, 0), ==, 1);
  n_page = go_to (self, rooms, 0);
  g_assert_cmpuint (n_page, >, 1);
  g_assert_cmpuint (go_to (self, page, GDK_SHIFT_MASK), ==, 1);
  g_assert_cmpuint (go_to (self, rooms, GDK_SHIFT_MASK), ==, n_page + 1);

  /* who comes back is where they left */
  go_to (self, gtk_widget_get_ancestor (search, ADW_TYPE_HEADER_BAR), 0);
  gtk_widget_child_focus (search, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (self, search));
  go_to (self, rooms, 0);
  go_to (self, page, GDK_SHIFT_MASK);
  go_to (self, search, 0);
}

/* --- the window that lists keys --- */

static GtkWindow *
find_shortcuts (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_SHORTCUTS_WINDOW (window))
        found = window;
    }

  return found;
}

/* The shortcut of that title below @root, and with those keys. */
static gboolean
has_shortcut (GtkWidget *root, const char *title, const char *keys)
{
  gboolean found = FALSE;

  if (GTK_IS_SHORTCUTS_SHORTCUT (root))
    {
      g_autofree char *listed = NULL;
      g_autofree char *accelerator = NULL;

      g_object_get (root, "title", &listed, "accelerator", &accelerator, NULL);
      return g_strcmp0 (listed, title) == 0 && g_strcmp0 (accelerator, keys) == 0;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_shortcut (child, title, keys);

  return found;
}

/* All that is bound by tables is listed, and their keys are keys. */
static void
test_shortcut_tables (Fixture *self, gconstpointer data)
{
  const SalShortcut *(*tables[]) (guint * n_shortcuts) = { sal_map_view_get_area_shortcuts,
                                                           sal_map_view_get_view_shortcuts,
                                                           sal_territories_page_get_shortcuts,
                                                           sal_stakeholder_view_get_shortcuts,
                                                           sal_window_get_shortcuts };
  GtkWindow *window = sal_shortcuts_window_new ("territories");

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      guint n_shortcuts;
      const SalShortcut *shortcuts = tables[i](&n_shortcuts);

      g_assert_cmpuint (n_shortcuts, >, 0);
      for (guint j = 0; j < n_shortcuts; j++)
        {
          const SalShortcut *shortcut = &shortcuts[j];
          g_auto (GStrv) keys = g_strsplit (shortcut->keys, " ", -1);

          g_assert_true (
              has_shortcut (GTK_WIDGET (window),
                            shortcut->title,
                            shortcut->example != NULL ? shortcut->example : shortcut->keys));
          for (gsize k = 0; keys[k] != NULL; k++)
            g_assert_true (gtk_accelerator_parse (keys[k], NULL, NULL));
        }
    }
  gtk_window_destroy (window);
}

/* It is made when it is asked for, as often as that is. */
static void
test_shortcuts (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      g_assert_null (find_shortcuts ());
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-shortcuts", NULL);
      g_assert_nonnull (find_shortcuts ());
      g_assert_true (gtk_window_get_transient_for (find_shortcuts ()) == GTK_WINDOW (self->window));
      gtk_window_close (find_shortcuts ());
      display_settle ();
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, function)                                                                        \
  g_test_add ("/window-keyboard/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rooms", test_rooms);
  ADD ("views", test_views);
  ADD ("regions", test_regions);
  ADD ("shortcuts", test_shortcuts);
  ADD ("shortcut-tables", test_shortcut_tables);
#undef ADD

  return g_test_run ();
}
