/* test-map-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-map-view-private.h"

#include <adwaita.h>
#include <math.h>

#include "map-fixture.h"

/* A view of a board of four by three squares, in a window of its own; areas count by rows. */
typedef struct
{
  GtkWidget *window;
  SalMapView *view;
  SalMapShape *shape;
  SalMapStyle *style;
  GString *log; /* what the signals said */
} Fixture;

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
log_areas (Fixture *fixture, const char *what, const char *how, GArray *areas)
{
  g_string_append_printf (fixture->log, "%s%s %s:", fixture->log->len > 0 ? "; " : "", what, how);
  for (guint i = 0; i < areas->len; i++)
    g_string_append_printf (fixture->log, " %u", g_array_index (areas, guint, i));
}

static void
stroke_cb (SalMapView *view, SalMapPhase phase, GArray *areas, Fixture *fixture)
{
  static const char *const phases[] = { "begin", "update", "end", "cancel" };

  log_areas (fixture, "stroke", phases[phase], areas);
}

static void
chosen_cb (SalMapView *view, GArray *areas, SalMapChoice choice, Fixture *fixture)
{
  static const char *const choices[] = { "replace", "add", "remove", "toggle" };

  log_areas (fixture, "chosen", choices[choice], areas);
}

static void
menu_cb (SalMapView *view, guint area, double x, double y, Fixture *fixture)
{
  g_string_append_printf (fixture->log, "menu %u", area);
}

static char *
describe_cb (SalMapView *view, guint area, gpointer user_data)
{
  return g_strdup_printf ("Square %u\nIndex 100", area);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->shape = map_fixture_new_board (4, 3);
  fixture->style = sal_map_style_new (12);
  for (guint area = 0; area < 12; area++)
    sal_map_style_set_territory (fixture->style, area, area % 4 < 2 ? 0 : 1);
  fixture->log = g_string_new (NULL);
  fixture->window = gtk_window_new ();
  fixture->view = SAL_MAP_VIEW (sal_map_view_new ());
  sal_map_view_set_describe (fixture->view, describe_cb, NULL, NULL);
  sal_map_view_set_description (fixture->view, "Territories", "Two territories of six areas each");
  sal_map_view_set_map (fixture->view, fixture->shape, fixture->style);
  g_signal_connect (fixture->view, "stroke", G_CALLBACK (stroke_cb), fixture);
  g_signal_connect (fixture->view, "areas-chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect (fixture->view, "menu-requested", G_CALLBACK (menu_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 480);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 0);
  wait_for (sal_map_view_is_complete (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  sal_map_style_unref (fixture->style);
  sal_map_shape_unref (fixture->shape);
  g_string_free (fixture->log, TRUE);
}

static void
assert_log (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->log->str, ==, expected);
  g_string_truncate (fixture->log, 0);
}

static gpointer
find_controller (Fixture *fixture, GType type, guint button)
{
  return display_find_controller (fixture->view, type, button);
}

/* Runs what the class has bound to a key. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  return display_press_key (fixture->view, key, modifiers);
}

/* Presses and releases a key that the view looks at first. */
static void
strike (Fixture *fixture, guint key, GdkModifierType state)
{
  gpointer controller = find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY, 0);
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
  g_assert_true (handled);
  g_signal_emit_by_name (controller, "key-released", key, 0, state);
}

/* Where the middle of a square is in the view. */
static SalMapPoint
place_of (Fixture *fixture, guint area)
{
  SalMapViewport viewport = sal_map_view_get_viewport (fixture->view);

  return sal_map_viewport_from_plane (&viewport, sal_map_shape_get_center (fixture->shape, area));
}

/* From one square to another; a few pixels further than between their middles. */
static void
drag (Fixture *fixture, guint button, guint from, guint to)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG, button);
  SalMapPoint start = place_of (fixture, from), end = place_of (fixture, to);

  start.x += start.x < end.x ? -5 : 5;
  start.y += start.y < end.y ? -5 : 5;
  end.x += start.x < end.x ? 5 : -5;
  end.y += start.y < end.y ? 5 : -5;
  if (from == to)
    end = start;
  g_signal_emit_by_name (gesture, "drag-begin", start.x, start.y);
  if (from != to)
    g_signal_emit_by_name (gesture, "drag-update", end.x - start.x, end.y - start.y);
  g_signal_emit_by_name (gesture, "drag-end", end.x - start.x, end.y - start.y);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (fixture->view);
  GtkWidget *marker = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
  graphene_rect_t bounds;
  SalMapPoint at;

  gtk_test_accessible_assert_role (accessible, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "Territories");
  gtk_test_accessible_assert_property (
      accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Two territories of six areas each");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  sal_map_view_set_focus_area (fixture->view, 6);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (marker), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (marker), GTK_ACCESSIBLE_PROPERTY_LABEL, "Square 6 Index 100");
  at = place_of (fixture, 6);
  wait_for (
      gtk_widget_compute_bounds (marker, GTK_WIDGET (fixture->view), &bounds) &&
      graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y)) &&
      bounds.size.width < 200);
}

static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  wait_for (sal_map_view_get_focus_area (fixture->view) != SAL_GEOGRAPHY_NONE);
  sal_map_view_set_focus_area (fixture->view, 5);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpuint (sal_map_view_get_focus_area (fixture->view), ==, 6);
  g_assert_true (press (fixture, GDK_KEY_Up, 0));
  g_assert_cmpuint (sal_map_view_get_focus_area (fixture->view), ==, 2);
  g_assert_true (press (fixture, GDK_KEY_Up, 0)); /* the edge: stays, and keeps the key */
  g_assert_cmpuint (sal_map_view_get_focus_area (fixture->view), ==, 2);
  g_assert_true (press (fixture, GDK_KEY_Left, 0));
  g_assert_true (press (fixture, GDK_KEY_Down, 0));
  g_assert_cmpuint (sal_map_view_get_focus_area (fixture->view), ==, 5);
  assert_log (fixture, "");
}

static void
test_choose_by_keys (Fixture *fixture, gconstpointer data)
{
  sal_map_view_set_focus_area (fixture->view, 5);
  strike (fixture, GDK_KEY_space, 0);
  assert_log (fixture, "chosen replace: 5");
  strike (fixture, GDK_KEY_Return, GDK_CONTROL_MASK);
  assert_log (fixture, "chosen toggle: 5");
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_log (fixture, "chosen add: 6");

  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_PAINT);
  strike (fixture, GDK_KEY_space, 0);
  assert_log (fixture, "stroke begin: 6; stroke end:");
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_log (fixture, "stroke begin: 10; stroke end:");
  press (fixture, GDK_KEY_Menu, 0);
  assert_log (fixture, "menu 10");
}

static void
test_lines_by_keys (Fixture *fixture, gconstpointer data)
{
  sal_map_view_set_focus_area (fixture->view, 0);
  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_RECTANGLE);
  strike (fixture, GDK_KEY_space, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Right, 0);
  assert_log (fixture, "");
  strike (fixture, GDK_KEY_space, 0);
  assert_log (fixture, "chosen replace: 0 1 4 5");

  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_LASSO);
  sal_map_view_set_focus_area (fixture->view, 0);
  strike (fixture, GDK_KEY_space, 0);
  sal_map_view_set_focus_area (fixture->view, 3);
  strike (fixture, GDK_KEY_space, 0);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_false (press (fixture, GDK_KEY_Escape, 0)); /* nothing is left to be given up */
  assert_log (fixture, "");
}

/* Two corners of a rectangle choose the same whichever of them comes first. */
static void
test_choose_by_pointer (Fixture *fixture, gconstpointer data)
{
  drag (fixture, 1, 7, 7);
  assert_log (fixture, "chosen replace: 7");
  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_RECTANGLE);
  drag (fixture, 1, 2, 7);
  assert_log (fixture, "chosen replace: 2 3 6 7");
  drag (fixture, 1, 7, 2);
  assert_log (fixture, "chosen replace: 2 3 6 7");
  drag (fixture, 1, 9, 9);
  assert_log (fixture, "chosen replace: 9");
}

static void
test_lasso (Fixture *fixture, gconstpointer data)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG, 1);
  SalMapPoint start = place_of (fixture, 0);
  SalMapPoint side = place_of (fixture, 1);
  double step = side.x - start.x;
  const double offsets[][2] = { { 1.4, -0.4 }, { 1.4, 0.4 }, { -0.3, 0.4 } };

  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_LASSO);
  g_signal_emit_by_name (gesture, "drag-begin", start.x - 0.3 * step, start.y - 0.4 * step);
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    g_signal_emit_by_name (
        gesture, "drag-update", (offsets[i][0] + 0.3) * step, (offsets[i][1] + 0.4) * step);
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.8 * step);
  assert_log (fixture, "chosen replace: 0 1");
}

/* A fast stroke leaves no gaps, touches each area once, and can be given up. */
static void
test_stroke (Fixture *fixture, gconstpointer data)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG, 1);
  SalMapPoint start = place_of (fixture, 4), end = place_of (fixture, 7);

  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_PAINT);
  g_signal_emit_by_name (gesture, "drag-begin", start.x, start.y);
  assert_log (fixture, "stroke begin: 4");
  g_signal_emit_by_name (gesture, "drag-update", 3.0, 0.0);
  assert_log (fixture, "");
  g_signal_emit_by_name (gesture, "drag-update", end.x - start.x, 0.0);
  assert_log (fixture, "stroke update: 5 6 7");
  g_signal_emit_by_name (gesture, "drag-update", 0.0, 0.0);
  assert_log (fixture, "");
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.0);
  assert_log (fixture, "stroke end:");

  g_signal_emit_by_name (gesture, "drag-begin", start.x, start.y);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  assert_log (fixture, "stroke begin: 4; stroke cancel:");
}

/* What is not done yet is given up, not what was done before it. */
static void
test_stroke_undone (Fixture *fixture, gconstpointer data)
{
  gpointer gesture = find_controller (fixture, GTK_TYPE_GESTURE_DRAG, 1);
  SalMapPoint start = place_of (fixture, 4), end = place_of (fixture, 5);

  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_PAINT);
  g_signal_emit_by_name (gesture, "drag-begin", start.x, start.y);
  g_signal_emit_by_name (gesture, "drag-update", end.x - start.x, 0.0);
  g_assert_true (press (fixture, GDK_KEY_z, GDK_CONTROL_MASK));
  assert_log (fixture, "stroke begin: 4; stroke update: 5; stroke cancel:");
  g_signal_emit_by_name (gesture, "drag-update", 0.0, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.0);
  assert_log (fixture, "");
  /* with nothing under way the key is the window's */
  g_assert_false (press (fixture, GDK_KEY_z, GDK_CONTROL_MASK));
}

/* One finger paints; a second one gives that up, and both move and enlarge the map. */
static void
test_fingers (Fixture *fixture, gconstpointer data)
{
  gpointer drag = find_controller (fixture, GTK_TYPE_GESTURE_DRAG, 1);
  SalMapViewport fitted = sal_map_view_get_viewport (fixture->view), viewport;
  SalMapPoint held = place_of (fixture, 5), start = place_of (fixture, 4), after;

  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_PAINT);
  g_assert_nonnull (find_controller (fixture, GTK_TYPE_GESTURE_ZOOM, 0));
  g_signal_emit_by_name (drag, "drag-begin", start.x, start.y);
  sal_map_view_begin_pinch (fixture->view, held.x, held.y);
  assert_log (fixture, "stroke begin: 4; stroke cancel:");
  sal_map_view_pinch (fixture->view, 1.5, held.x + 20, held.y - 10);
  g_signal_emit_by_name (drag, "drag-update", 50.0, 0.0);
  g_signal_emit_by_name (drag, "drag-end", 50.0, 0.0);
  assert_log (fixture, "");
  viewport = sal_map_view_get_viewport (fixture->view);
  after = place_of (fixture, 5);
  g_assert_cmpfloat_with_epsilon (viewport.scale, fitted.scale * 1.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.x, held.x + 20, 1);
  g_assert_cmpfloat_with_epsilon (after.y, held.y - 10, 1);
}

/* A finger that rests asks for the menu, and does not paint. */
static void
test_resting_finger (Fixture *fixture, gconstpointer data)
{
  gpointer drag = find_controller (fixture, GTK_TYPE_GESTURE_DRAG, 1);
  gpointer rest = find_controller (fixture, GTK_TYPE_GESTURE_LONG_PRESS, 0);
  SalMapPoint at = place_of (fixture, 6);

  g_assert_true (gtk_gesture_single_get_touch_only (rest));
  sal_map_view_set_tool (fixture->view, SAL_MAP_TOOL_PAINT);
  g_signal_emit_by_name (drag, "drag-begin", at.x, at.y);
  g_signal_emit_by_name (rest, "pressed", at.x, at.y);
  assert_log (fixture, "stroke begin: 6; stroke cancel:menu 6");
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  assert_log (fixture, "");
}

static void
test_pan_and_zoom (Fixture *fixture, gconstpointer data)
{
  SalMapViewport fitted = sal_map_view_get_viewport (fixture->view), viewport;
  SalMapPoint before = place_of (fixture, 5), after;

  drag (fixture, 2, 5, 6);
  viewport = sal_map_view_get_viewport (fixture->view);
  g_assert_cmpfloat_with_epsilon (viewport.x, fitted.x - 1 - 10 / fitted.scale, 0.02);
  g_assert_cmpfloat_with_epsilon (viewport.scale, fitted.scale, 1e-9);
  assert_log (fixture, "");
  g_assert_true (press (fixture, GDK_KEY_plus, 0));
  viewport = sal_map_view_get_viewport (fixture->view);
  g_assert_cmpfloat_with_epsilon (viewport.scale, fitted.scale * G_SQRT2, 1e-6);
  wait_for (sal_map_view_is_complete (fixture->view));
  g_assert_true (press (fixture, GDK_KEY_0, 0));
  after = place_of (fixture, 5);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 1);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1);
  sal_map_view_show_area (fixture->view, 11);
  after = place_of (fixture, 11);
  g_assert_cmpfloat_with_epsilon (
      after.x, gtk_widget_get_width (GTK_WIDGET (fixture->view)) / 2.0, 2);
  g_assert_cmpuint (sal_map_view_get_focus_area (fixture->view), ==, 11);
}

/* However far it is moved, some of the map stays in view. */
static void
test_stays_in_view (Fixture *fixture, gconstpointer data)
{
  SalMapBox bounds = sal_map_shape_get_bounds (fixture->shape);
  const SalMapViewport far_away[] = { { 100, 1e6, 0 }, { 100, -1e6, -1e6 }, { 1e-9, 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (far_away); i++)
    {
      SalMapViewport viewport;
      double width = gtk_widget_get_width (GTK_WIDGET (fixture->view));

      sal_map_view_set_viewport (fixture->view, &far_away[i]);
      viewport = sal_map_view_get_viewport (fixture->view);
      g_assert_cmpfloat (viewport.x, <, bounds.right);
      g_assert_cmpfloat (viewport.x + width / viewport.scale, >, bounds.left);
      g_assert_cmpfloat ((bounds.right - bounds.left) * viewport.scale, >, 100);
    }
}

static guint32
pixel_at (Fixture *fixture, guint area)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  SalMapPoint at = place_of (fixture, area);
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
  pixel =
      *(const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                          (int) at.y * cairo_image_surface_get_stride (surface) +
                                          4 * (int) at.x) &
      0xffffff;
  cairo_surface_destroy (surface);

  return pixel;
}

static guint32
color_of (Fixture *fixture, guint territory, gboolean dark)
{
  SalChartTheme theme = { .dark = dark };
  SalChartColor color = sal_map_style_get_territory_color (fixture->style, territory, &theme);

  return (guint32) (color.red * 255) << 16 | (guint32) (color.green * 255) << 8 |
         (guint32) (color.blue * 255);
}

static gboolean
is_close (guint32 one, guint32 other)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff)) > 2)
      return FALSE;

  return TRUE;
}

/* An area that is painted has its new colour with the next frame. */
static void
test_painted (Fixture *fixture, gconstpointer data)
{
  guint area = 5;

  wait_for (is_close (pixel_at (fixture, area), color_of (fixture, 0, FALSE)));
  sal_map_style_set_territory (fixture->style, area, 1);
  sal_map_view_update_areas (fixture->view, &area, 1);
  wait_for (is_close (pixel_at (fixture, area), color_of (fixture, 1, FALSE)));
  g_assert_true (is_close (pixel_at (fixture, 4), color_of (fixture, 0, FALSE)));
}

/* The picture follows the desktop's colour scheme. */
static void
test_dark (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  wait_for (is_close (pixel_at (fixture, 0), color_of (fixture, 0, TRUE)));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  wait_for (is_close (pixel_at (fixture, 0), color_of (fixture, 0, FALSE)));
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* Another map takes the place of this one while it is painted, or none does. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_counties ();
  g_autoptr (SalMapStyle) style = sal_map_style_new (sal_map_shape_get_n_areas (shape));

  sal_map_view_set_focus_area (fixture->view, 3);
  sal_map_view_set_map (fixture->view, shape, style);
  g_assert_cmpuint (sal_map_view_get_focus_area (fixture->view), ==, SAL_GEOGRAPHY_NONE);
  sal_map_view_set_map (fixture->view, fixture->shape, fixture->style);
  wait_for (sal_map_view_is_complete (fixture->view));
  wait_for (is_close (pixel_at (fixture, 0), color_of (fixture, 0, FALSE)));
  sal_map_view_set_map (fixture->view, NULL, NULL);
  g_assert_null (sal_map_view_get_shape (fixture->view));
  wait_for (!g_main_context_pending (NULL) || !g_main_context_iteration (NULL, FALSE));
}

#define add(name, function)                                                                        \
  g_test_add ("/map-view/" name, Fixture, NULL, set_up, function, tear_down)

/* Other areas at the same place, as when some are split, leave the view where it is; another place
 * is shown whole. */
static void
test_same_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalMapShape) same = map_fixture_new_board (4, 3);
  g_autoptr (SalMapStyle) same_style = sal_map_style_new (12);
  g_autoptr (SalMapShape) other = map_fixture_new_board (8, 6);
  g_autoptr (SalMapStyle) other_style = sal_map_style_new (48);
  SalMapViewport before, now;

  sal_map_view_zoom (fixture->view, 3);
  sal_map_view_set_focus_area (fixture->view, 5);
  before = sal_map_view_get_viewport (fixture->view);
  sal_map_view_set_map (fixture->view, same, same_style);
  wait_for (sal_map_view_is_complete (fixture->view));
  now = sal_map_view_get_viewport (fixture->view);
  g_assert_cmpfloat_with_epsilon (now.scale, before.scale, 1e-9);
  g_assert_cmpfloat_with_epsilon (now.x, before.x, 0.01);
  g_assert_cmpfloat_with_epsilon (now.y, before.y, 0.01);
  g_assert_cmpuint (sal_map_view_get_focus_area (fixture->view), ==, SAL_GEOGRAPHY_NONE);

  sal_map_view_set_map (fixture->view, other, other_style);
  wait_for (sal_map_view_get_viewport (fixture->view).scale < before.scale / 3);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("accessible", test_accessible);
  add ("arrows", test_arrows);
  add ("choose-by-keys", test_choose_by_keys);
  add ("lines-by-keys", test_lines_by_keys);
  add ("choose-by-pointer", test_choose_by_pointer);
  add ("lasso", test_lasso);
  add ("stroke", test_stroke);
  add ("stroke-undone", test_stroke_undone);
  add ("fingers", test_fingers);
  add ("resting-finger", test_resting_finger);
  add ("pan-and-zoom", test_pan_and_zoom);
  add ("stays-in-view", test_stays_in_view);
  add ("painted", test_painted);
  add ("dark", test_dark);
  add ("replaced", test_replaced);
  add ("same-place", test_same_place);

  return g_test_run ();
}
