/* test-view-switcher.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-view-switcher.h"

/* How views are chosen, which is the same wherever there are any. */

/* The one that shows, of those below @root. */
static AdwViewSwitcher *
find_shown (gpointer root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwViewSwitcher *found = NULL;

      if (gtk_widget_get_mapped (child))
        found = ADW_IS_VIEW_SWITCHER (child) ? ADW_VIEW_SWITCHER (child) : find_shown (child);
      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *window;
  AdwViewSwitcherPolicy policy;
} Expected;

static gboolean
has_policy (gpointer data)
{
  const Expected *self = data;
  AdwViewSwitcher *switcher = find_shown (self->window);

  return switcher != NULL && adw_view_switcher_get_policy (switcher) == self->policy;
}

/* Titles are beside icons where there is room, and below them where there is less. */
static void
test_room (void)
{
  Expected expected = { gtk_window_new (), ADW_VIEW_SWITCHER_POLICY_WIDE };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = adw_view_stack_new ();
  static const char *const titles[] = { "Portfolio", "Whitespace", "Warnings", "Prices" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (stack),
                                         gtk_label_new (titles[i]),
                                         titles[i],
                                         titles[i],
                                         "view-list-symbolic");
  gtk_box_append (GTK_BOX (box), g_object_new (SAL_TYPE_VIEW_SWITCHER, "stack", stack, NULL));
  gtk_box_append (GTK_BOX (box), stack);
  gtk_window_set_child (GTK_WINDOW (expected.window), box);
  gtk_window_set_default_size (GTK_WINDOW (expected.window), 900, 300);
  gtk_window_present (GTK_WINDOW (expected.window));
  display_wait (has_policy, &expected, "titles beside icons");

  gtk_window_set_default_size (GTK_WINDOW (expected.window), 420, 300);
  expected.policy = ADW_VIEW_SWITCHER_POLICY_NARROW;
  display_wait (has_policy, &expected, "titles below icons");
  g_assert_true (adw_view_switcher_get_stack (find_shown (expected.window)) ==
                 ADW_VIEW_STACK (stack));
  gtk_window_destroy (GTK_WINDOW (expected.window));
}

static guint
count_switchers (GtkWidget *root)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (ADW_IS_VIEW_SWITCHER (child))
        {
          g_assert_nonnull (gtk_widget_get_ancestor (child, SAL_TYPE_VIEW_SWITCHER));
          n++;
        }
      n += count_switchers (child);
    }

  return n;
}

/* No page chooses its views otherwise. */
static void
test_pages (void)
{
  static const char *const rooms[] = { "accounts", "compensation" };
  SalWorkspace *workspace = display_create_workspace (3);
  SalWindow *window = display_open_window (workspace);

  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      SalPage *page;

      sal_window_show_room (window, rooms[i]);
      page = sal_window_get_page (window);
      for (guint view = 0; sal_page_show_view (page, view) != NULL && view < 40; view++)
        display_wait_for_page (page);
      g_assert_cmpuint (count_switchers (GTK_WIDGET (page)), >=, (i == 0 ? 8 : 2));
    }
  display_close_window (window);
  display_remove_workspace (workspace);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

  g_test_add_func ("/view-switcher/room", test_room);
  g_test_add_func ("/view-switcher/pages", test_pages);

  return g_test_run ();
}
