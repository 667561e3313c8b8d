/* sal-window-regions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-window-private.h"

#include <glib/gi18n.h>

#include "sal-rooms.h"
#include "sal-shortcuts.h"

/* Going about a window by keyboard: to a room by its number, to the next view of what is in front,
 * and to the next region. */

/* --- regions --- */

/* Which widget of a region had the focus when it was left: a GWeakRef. */
#define LEFT_AT "sal-left-at"

/* What stands on its own; what is split holds several of these. */
static gboolean
is_region (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "toolbar") || ADW_IS_HEADER_BAR (widget);
}

static gboolean
is_split (GtkWidget *widget)
{
  return GTK_IS_PANED (widget) || ADW_IS_FLAP (widget) || ADW_IS_LEAFLET (widget);
}

static gboolean
has_regions (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) &&
        (is_region (child) || is_split (child) || has_regions (child)))
      return TRUE;

  return FALSE;
}

/* In the order in which they stand; an overlay draws what comes last on top, as toasts. */
static void
list_regions (GtkWidget *widget, GPtrArray *regions)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_region (widget) || (!is_split (widget) && !has_regions (widget)))
    {
      g_ptr_array_add (regions, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_regions (child, regions);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
remember_focus (GtkWidget *region, GtkWidget *focus)
{
  GWeakRef *left_at = g_new (GWeakRef, 1);

  g_weak_ref_init (left_at, focus);
  g_object_set_data_full (G_OBJECT (region), LEFT_AT, left_at, weak_ref_free);
}

/* Whether something in the region took the focus: what had it last, or what comes first. */
static gboolean
enter_region (GtkWidget *region)
{
  GWeakRef *left_at = g_object_get_data (G_OBJECT (region), LEFT_AT);
  g_autoptr (GtkWidget) focus = left_at != NULL ? g_weak_ref_get (left_at) : NULL;

  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, region) &&
      gtk_widget_grab_focus (focus))
    return TRUE;

  return gtk_widget_child_focus (region, GTK_DIR_TAB_FORWARD);
}

/* The place of the region that has the focus; -1: none has. */
static int
find_focused (const GPtrArray *regions, GtkWidget *focus)
{
  for (guint i = 0; focus != NULL && i < regions->len; i++)
    if (focus == regions->pdata[i] || gtk_widget_is_ancestor (focus, regions->pdata[i]))
      return (int) i;

  return -1;
}

static gboolean
go_to_region (SalWindow *self, int step)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  int place, n;

  list_regions (GTK_WIDGET (self->toast_overlay), regions);
  n = (int) regions->len;
  place = find_focused (regions, focus);
  if (place >= 0)
    remember_focus (regions->pdata[place], focus);
  else if (step < 0)
    place = 0;
  for (int i = 1; i <= n; i++)
    if (enter_region (regions->pdata[(place + n + i * step) % n]))
      {
        gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
        return TRUE;
      }

  return FALSE;
}

static gboolean
next_region_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return go_to_region (SAL_WINDOW (widget), 1);
}

static gboolean
previous_region_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return go_to_region (SAL_WINDOW (widget), -1);
}

/* --- views --- */

static void
list_switchers (GtkWidget *widget, GPtrArray *switchers)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ADW_IS_VIEW_SWITCHER (widget) && adw_view_switcher_get_stack (ADW_VIEW_SWITCHER (widget)))
    g_ptr_array_add (switchers, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list_switchers (child, switchers);
}

/* (nullable): of the switcher that has the focus, or else of the closest around it; without either
 * that of the page */
static AdwViewStack *
find_views (SalWindow *self)
{
  g_autoptr (GPtrArray) switchers = g_ptr_array_new ();
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  AdwViewStack *found = NULL;

  list_switchers (GTK_WIDGET (self->page_stack), switchers);
  for (guint i = 0; i < switchers->len; i++)
    {
      AdwViewStack *stack = adw_view_switcher_get_stack (switchers->pdata[i]);

      if (focus != NULL && gtk_widget_is_ancestor (focus, switchers->pdata[i]))
        return stack;
      if (found == NULL || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (stack)) &&
                            gtk_widget_is_ancestor (GTK_WIDGET (stack), GTK_WIDGET (found))))
        found = stack;
    }

  return found;
}

/* Round at the ends; views that do not show are passed over. */
static void
show_view (AdwViewStack *stack, int step)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (stack);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (pages);
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (pages));
  int place = (int) gtk_bitset_get_minimum (selected);

  for (int i = 1; i < n; i++)
    {
      g_autoptr (AdwViewStackPage) page =
          g_list_model_get_item (G_LIST_MODEL (pages), (guint) ((place + i * (n + step)) % n));

      if (!adw_view_stack_page_get_visible (page))
        continue;
      adw_view_stack_set_visible_child (stack, adw_view_stack_page_get_child (page));
      return;
    }
}

static gboolean
go_to_view (SalWindow *self, int step)
{
  AdwViewStack *stack = self->page != NULL ? find_views (self) : NULL;

  if (stack == NULL)
    return FALSE;
  show_view (stack, step);
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);

  return TRUE;
}

static gboolean
next_view_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return go_to_view (SAL_WINDOW (widget), 1);
}

static gboolean
previous_view_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return go_to_view (SAL_WINDOW (widget), -1);
}

/* --- rooms --- */

static gboolean
room_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalWindow *self = SAL_WINDOW (widget);
  guint32 place = g_variant_get_uint32 (arguments);
  gsize n_rooms;
  const SalRoom *rooms = sal_rooms_get (&n_rooms);
  GtkWidget *focus;

  if (self->workspace == NULL || place >= n_rooms)
    return FALSE;
  sal_window_show_room (self, rooms[place].name);
  focus = gtk_root_get_focus (GTK_ROOT (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)))
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);

  return TRUE;
}

#define DIGITS(prefix)                                                                             \
  "<Alt>" prefix "1 <Alt>" prefix "2 <Alt>" prefix "3 <Alt>" prefix "4 <Alt>" prefix               \
  "5 <Alt>" prefix "6 <Alt>" prefix "7 <Alt>" prefix "8 <Alt>" prefix "9"

static const char *const places[] = { "uint32 0", "uint32 1", "uint32 2", "uint32 3", "uint32 4",
                                      "uint32 5", "uint32 6", "uint32 7", "uint32 8" };

static const SalShortcut shortcuts[] = {
  { N_ ("Go to a room of the sidebar"),
    DIGITS (""),
    DIGITS ("KP_"),
    NULL,
    room_cb,
    places,
    "<Alt>1...9" },
  { N_ ("Next view"), "<Control>Page_Down", "<Control>KP_Page_Down", NULL, next_view_cb },
  { N_ ("Previous view"), "<Control>Page_Up", "<Control>KP_Page_Up", NULL, previous_view_cb },
  { N_ ("Next region: sidebar, list, inspector…"), "F6", NULL, NULL, next_region_cb },
  { N_ ("Previous region"), "<Shift>F6", NULL, NULL, previous_region_cb },
};

/**
 * sal_window_get_shortcuts:
 * @n_shortcuts: (out): how many there are
 *
 * Lists the keys that go about a window.
 *
 * Returns: (transfer none) (array length=n_shortcuts): the shortcuts
 */
const SalShortcut *
sal_window_get_shortcuts (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);

  return shortcuts;
}

/* Before what has the focus: lists, spin buttons and panes have their own uses for these keys,
 * which would make them go about in some places and not in others. */
void
sal_window_add_shortcuts (SalWindow *self)
{
  sal_shortcuts_add_first (GTK_WIDGET (self), shortcuts, G_N_ELEMENTS (shortcuts));
}
