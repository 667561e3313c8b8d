/* test-chart-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-chart-view.h"

#include <adwaita.h>
#include <math.h>

/* A view in a window of its own. */
typedef struct
{
  GtkWidget *window;
  SalChartView *view;
  guint n_activated;
  SalChartDatum activated;
} Fixture;

static SalChart *
chart_new (guint n_categories)
{
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);
  const char *months[] = { "Sep", "Oct", "Nov" };
  double bookings[] = { 12, 20, 15 };
  double quota[] = { 14, 18, 18 };

  sal_chart_set_title (chart, "Bookings and quota");
  sal_chart_set_category_title (chart, "Month");
  sal_chart_set_categories (chart, months, n_categories);
  sal_chart_add_series (chart, "Bookings", SAL_CHART_SERIES_ACTUAL, bookings, n_categories);
  sal_chart_add_series (chart, "Quota", SAL_CHART_SERIES_PLAN, quota, n_categories);

  return chart;
}

/* Waits for a condition, for ten seconds at most. */
#define wait_for(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                    \
    while (!(condition) && g_get_monotonic_time () < end)                                          \
      g_main_context_iteration (NULL, FALSE);                                                      \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static void
activated_cb (SalChartView *view, guint series, guint category, Fixture *fixture)
{
  fixture->n_activated++;
  fixture->activated = (SalChartDatum){ series, category };
}

static GtkWidget *
marker_of (Fixture *fixture)
{
  return gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalChart) chart = chart_new (3);

  fixture->window = gtk_window_new ();
  fixture->view = SAL_CHART_VIEW (sal_chart_view_new (chart));
  g_signal_connect (fixture->view, "activate-datum", G_CALLBACK (activated_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Runs what the class has bound to a key. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  return display_press_key (fixture->view, key, modifiers);
}

static void
assert_focus_datum (Fixture *fixture, guint series, guint category)
{
  SalChartDatum datum;

  g_assert_true (sal_chart_view_get_focus_datum (fixture->view, &datum));
  g_assert_cmpuint (datum.series, ==, series);
  g_assert_cmpuint (datum.category, ==, category);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (fixture->view);
  g_autofree char *description = sal_chart_describe (sal_chart_view_get_chart (fixture->view));

  gtk_test_accessible_assert_role (accessible, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (
      accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "Bookings and quota");
  gtk_test_accessible_assert_property (
      accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

/* Arrow keys move the marker, which is named after its datum and lies upon it. */
static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  SalChartDatum datum;
  GtkWidget *marker = marker_of (fixture);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  wait_for (sal_chart_view_get_focus_datum (fixture->view, &datum));
  assert_focus_datum (fixture, 0, 0);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  assert_focus_datum (fixture, 0, 1);
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
  assert_focus_datum (fixture, 1, 1);
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  assert_focus_datum (fixture, 1, 2);
  g_assert_true (press (fixture, GDK_KEY_Right, 0)); /* the end: stays, and keeps the key */
  assert_focus_datum (fixture, 1, 2);
  g_assert_true (press (fixture, GDK_KEY_Home, 0));
  assert_focus_datum (fixture, 1, 0);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (marker), GTK_ACCESSIBLE_PROPERTY_LABEL, "Sep · Quota 14");
}

static gboolean
lies_on (Fixture *fixture, guint series, guint category)
{
  graphene_rect_t bounds;
  graphene_point_t middle;
  SalChartDatum found, wanted = { series, category };
  SalChartRectangle rectangle = { 0,
                                  0,
                                  gtk_widget_get_width (GTK_WIDGET (fixture->view)),
                                  gtk_widget_get_height (GTK_WIDGET (fixture->view)) };
  SalChartTheme theme = { .font_size = 12 };

  if (!gtk_widget_compute_bounds (marker_of (fixture), GTK_WIDGET (fixture->view), &bounds))
    return FALSE;
  middle = GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2,
                                bounds.origin.y + bounds.size.height / 2);

  return bounds.size.width < rectangle.width / 3 &&
         sal_chart_hit (sal_chart_view_get_chart (fixture->view),
                        &rectangle,
                        &theme,
                        middle.x,
                        middle.y,
                        &found) &&
         found.category == wanted.category;
}

static void
test_marker_lies_on_datum (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  wait_for (lies_on (fixture, 0, 0));
  press (fixture, GDK_KEY_Right, 0);
  wait_for (lies_on (fixture, 0, 1));
  press (fixture, GDK_KEY_End, 0);
  wait_for (lies_on (fixture, 0, 2));
}

static void
test_activate (Fixture *fixture, gconstpointer data)
{
  GtkWidget *marker = marker_of (fixture);

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture, GDK_KEY_End, 0);
  g_signal_emit_by_name (marker, "clicked");
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  g_assert_cmpuint (fixture->activated.series, ==, 0);
  g_assert_cmpuint (fixture->activated.category, ==, 2);

  sal_chart_view_set_activatable (fixture->view, FALSE);
  g_signal_emit_by_name (marker, "clicked");
  g_assert_cmpuint (fixture->n_activated, ==, 1);
}

static void
text_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_true (press (fixture, GDK_KEY_c, GDK_CONTROL_MASK));
  gdk_clipboard_read_text_async (
      gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), NULL, text_read_cb, &text);
  wait_for (text != NULL);
  g_assert_cmpstr (text, ==, "Month\tBookings\tQuota\nSep\t12\t14\nOct\t20\t18\nNov\t15\t18\n");
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu = gtk_widget_get_last_child (GTK_WIDGET (fixture->view));

  g_assert_true (GTK_IS_POPOVER (menu));
  g_assert_true (press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK));
  wait_for (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  wait_for (!gtk_widget_get_mapped (menu));
}

/* The focus stays where it is if the next chart has such a datum. */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalChart) same = chart_new (3);
  g_autoptr (SalChart) shorter = chart_new (1);
  g_autoptr (SalChart) empty = sal_chart_new (SAL_CHART_LINE);
  SalChartDatum datum;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture, GDK_KEY_End, 0);
  sal_chart_view_set_chart (fixture->view, same);
  assert_focus_datum (fixture, 0, 2);
  sal_chart_view_set_chart (fixture->view, shorter);
  g_assert_false (sal_chart_view_get_focus_datum (fixture->view, &datum));
  sal_chart_view_set_chart (fixture->view, empty);
  g_assert_false (gtk_widget_get_visible (marker_of (fixture)));
  sal_chart_view_set_chart (fixture->view, NULL);
  g_assert_null (sal_chart_view_get_chart (fixture->view));
}

/* Without data there is nothing to copy: the clipboard keeps what it has. */
static void
test_nothing_to_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  g_autofree char *text = NULL;

  gdk_clipboard_set_text (clipboard, "before");
  sal_chart_view_set_chart (fixture->view, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.copy", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  wait_for (text != NULL);
  g_assert_cmpstr (text, ==, "before");
}

static guint32
corner_of_first_bar (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = *(const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                              (height * 3 / 4) *
                                                  cairo_image_surface_get_stride (surface) +
                                              4 * (width / 5)) &
          0xffffff;
  cairo_surface_destroy (surface);

  return pixel;
}

static guint32
hue (gboolean dark)
{
  SalChartTheme theme = { .dark = dark };
  SalChartColor color = sal_chart_palette_hue (&theme, 0);

  return (guint32) lround (color.red * 255) << 16 | (guint32) lround (color.green * 255) << 8 |
         (guint32) lround (color.blue * 255);
}

/* The picture follows the desktop's colour scheme. */
static void
test_dark (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  wait_for (corner_of_first_bar (fixture) == hue (FALSE));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  wait_for (corner_of_first_bar (fixture) == hue (TRUE));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/chart-view/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/chart-view/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/chart-view/marker-lies-on-datum",
              Fixture,
              NULL,
              set_up,
              test_marker_lies_on_datum,
              tear_down);
  g_test_add ("/chart-view/activate", Fixture, NULL, set_up, test_activate, tear_down);
  g_test_add ("/chart-view/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/chart-view/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/chart-view/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add (
      "/chart-view/nothing-to-copy", Fixture, NULL, set_up, test_nothing_to_copy, tear_down);
  g_test_add ("/chart-view/dark", Fixture, NULL, set_up, test_dark, tear_down);

  return g_test_run ();
}
