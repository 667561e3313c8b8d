/* test-account-stakeholder-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "stakeholders-fixture.h"

#include <string.h>

/* How the lines of a stakeholder map are drawn: with keys, from handles, by clicks. */

static gboolean
cy_reports_to_bo (gpointer data)
{
  return stakeholders_count (data) == 3 && stakeholders_get_person (data, CY)->above == BO;
}

static gboolean
has_influence (gpointer data)
{
  return stakeholders_get_map (data)->influences->len == 1;
}

/* Lines are drawn with keys: begun at one, ended at another, or given up. */
static void
test_lines (StakeholdersFixture *self, gconstpointer data)
{
  GtkWidget *marker = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (display_press_key (self->view, GDK_KEY_r, 0));
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_REPORTING);
  g_assert_true (display_press_key (self->view, GDK_KEY_Escape, 0));
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_NO_LINE);

  g_assert_true (display_press_key (self->view, GDK_KEY_r, 0));
  g_assert_true (display_press_key (self->view, GDK_KEY_Left, 0));
  gtk_widget_activate (marker);
  display_wait (cy_reports_to_bo, self, "Cy below Bo");
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (display_press_key (self->view, GDK_KEY_i, 0));
  sal_stakeholder_view_set_person (self->view, ADA);
  gtk_widget_activate (marker);
  display_wait (has_influence, self, "an influence");
}

static void
hover (StakeholdersFixture *self, double x, double y)
{
  g_signal_emit_by_name (
      display_find_controller (self->view, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0), "motion", x, y);
}

static void
hover_middle (StakeholdersFixture *self, guint person)
{
  graphene_rect_t box;

  g_assert_true (sal_stakeholder_view_locate (self->view, person, &box));
  hover (self, box.origin.x + box.size.width / 2, box.origin.y + box.size.height / 2);
}

static const char *
get_cursor (StakeholdersFixture *self)
{
  GdkCursor *cursor = gtk_widget_get_cursor (GTK_WIDGET (self->view));

  return cursor != NULL ? gdk_cursor_get_name (cursor) : NULL;
}

static gboolean
has_handle (StakeholdersFixture *self, guint person)
{
  graphene_point_t point;

  return sal_stakeholder_view_locate_handle (
             self->view, person, SAL_STAKEHOLDER_REPORTING, &point) &&
         sal_stakeholder_view_locate_handle (self->view, person, SAL_STAKEHOLDER_INFLUENCE, &point);
}

/* Drags from a handle of somebody to the middle of another one, but does not release. */
static GtkGesture *
drag_handle (StakeholdersFixture *self, guint from, SalStakeholderLineKind kind, guint to)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  graphene_point_t handle;
  graphene_rect_t box;

  hover_middle (self, from);
  g_assert_true (sal_stakeholder_view_locate_handle (self->view, from, kind, &handle));
  g_assert_true (sal_stakeholder_view_locate (self->view, to, &box));
  g_signal_emit_by_name (drag, "drag-begin", (double) handle.x, (double) handle.y);
  g_signal_emit_by_name (drag,
                         "drag-update",
                         (double) (box.origin.x + box.size.width / 2 - handle.x),
                         (double) (box.origin.y + box.size.height / 2 - handle.y));

  return drag;
}

static void
release (StakeholdersFixture *self, GtkGesture *drag)
{
  double x, y;

  x = self->view->pointer_x - self->view->drag_x;
  y = self->view->pointer_y - self->view->drag_y;
  g_signal_emit_by_name (drag, "drag-end", x, y);
}

/* Handles show where the pointer or the choice is, 24 pixels across at least, and not where nothing
 * can be written. */
static void
test_handles (StakeholdersFixture *self, gconstpointer data)
{
  graphene_point_t handle;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  g_assert_false (has_handle (self, BO));
  hover_middle (self, BO);
  g_assert_true (has_handle (self, BO));
  g_assert_false (has_handle (self, CY));
  g_assert_null (get_cursor (self));
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (has_handle (self, CY));

  g_assert_true (
      sal_stakeholder_view_locate_handle (self->view, BO, SAL_STAKEHOLDER_REPORTING, &handle));
  for (int way = 0; way < 4; way++)
    {
      static const double ways[] = { 0, 12, 0, -12, 0 };

      hover (self, handle.x + ways[way], handle.y + ways[way + 1]);
      g_assert_true (has_handle (self, BO));
      g_assert_cmpstr (get_cursor (self), ==, "crosshair");
    }
  g_signal_emit_by_name (display_find_controller (self->view, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0),
                         "leave");
  g_assert_false (has_handle (self, BO));
  sal_stakeholder_view_set_editable (self->view, FALSE);
  g_assert_false (has_handle (self, CY));
}

/* A handle is dragged to another one, who is marked on the way, and nobody is moved. */
static void
test_drag_handle (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag;
  g_autofree char *words = NULL;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  drag = drag_handle (self, CY, SAL_STAKEHOLDER_REPORTING, BO);
  words = sal_stakeholder_view_describe_line (self->view);
  g_assert_cmpstr (words, ==, "Cy will report to Bo");
  g_assert_cmpuint (self->view->target, ==, BO);
  g_assert_true (display_says (self->tab, "Cy will report to Bo"));
  release (self, drag);
  display_wait (cy_reports_to_bo, self, "Cy below Bo");
  g_assert_false (stakeholders_get_person (self, CY)->placed);
  drag = drag_handle (self, ADA, SAL_STAKEHOLDER_INFLUENCE, CY);
  release (self, drag);
  display_wait (has_influence, self, "an influence");
  g_assert_cmpuint (
      g_array_index (stakeholders_get_map (self)->influences, SalInfluence, 0).source, ==, ADA);
}

/* Where a line cannot end, that is said before it is dropped, and when it is; nothing is stored. */
static void
test_refused (StakeholdersFixture *self, gconstpointer data)
{
  const char *circle = "Would make a circle: Bo reports to Ada";
  GtkWidget *marker = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  gint64 last = sal_store_get_last_change (self->store);
  GtkGesture *drag;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  drag = drag_handle (self, ADA, SAL_STAKEHOLDER_REPORTING, BO);
  g_assert_cmpstr (self->view->refusal, ==, circle);
  g_assert_cmpstr (get_cursor (self), ==, "not-allowed");
  g_assert_true (display_says (self->tab, circle));
  release (self, drag);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_NO_LINE);
  g_assert_true (display_says (self->window, circle));

  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (display_press_key (self->view, GDK_KEY_r, 0));
  g_assert_true (display_press_key (self->view, GDK_KEY_Down, 0));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (marker), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, circle);
  gtk_widget_activate (marker);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_REPORTING);
  g_assert_true (display_press_key (self->view, GDK_KEY_Escape, 0));
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);
}

/* Keys aim a line, though the pointer rests on somebody; it does where it moves. */
static void
test_aim (StakeholdersFixture *self, gconstpointer data)
{
  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  hover_middle (self, CY);
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (display_press_key (self->view, GDK_KEY_i, 0));
  g_assert_true (display_press_key (self->view, GDK_KEY_Left, 0));
  g_assert_cmpuint (self->view->target, ==, BO);
  hover_middle (self, CY); /* it has not moved */
  g_assert_cmpuint (self->view->target, ==, BO);
  hover_middle (self, ADA);
  g_assert_cmpuint (self->view->target, ==, ADA);
}

/* Clicking a handle begins a line that ends at who is clicked then. */
static void
test_click_handle (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  graphene_point_t handle;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (
      sal_stakeholder_view_locate_handle (self->view, CY, SAL_STAKEHOLDER_REPORTING, &handle));
  g_signal_emit_by_name (drag, "drag-begin", (double) handle.x, (double) handle.y);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_REPORTING);
  stakeholders_press (self, drag, BO);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  display_wait (cy_reports_to_bo, self, "Cy below Bo");
}

/* A line that was begun waits while the map is moved, ends at who is clicked, and is given up
 * beside everybody: a finger has no keys to hold. */
static void
test_line_by_finger (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  graphene_rect_t before, after;

  sal_stakeholder_view_set_person (self->view, CY);
  sal_stakeholder_view_begin_line (self->view, SAL_STAKEHOLDER_REPORTING);
  stakeholders_press (self, drag, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &before));
  g_signal_emit_by_name (drag, "drag-update", 30.0, 0.0);
  g_signal_emit_by_name (drag, "drag-end", 30.0, 0.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.x, before.origin.x + 30, 0.1);
  g_assert_false (stakeholders_get_person (self, BO)->placed);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_REPORTING);

  g_signal_emit_by_name (drag, "drag-begin", 1.0, 1.0);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_NO_LINE);

  sal_stakeholder_view_begin_line (self->view, SAL_STAKEHOLDER_REPORTING);
  sal_stakeholder_view_begin_pinch (self->view, 100, 100);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_REPORTING);
  stakeholders_press (self, drag, BO);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  display_wait (cy_reports_to_bo, self, "Cy below Bo");
}

static gboolean
is_dialog_there (gpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) &&
          strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)), "circle") != NULL)
        {
          gtk_window_destroy (GTK_WINDOW (window));
          return TRUE;
        }
    }

  return FALSE;
}

/* A circle is refused, and what was is as it was. */
static void
test_circle (StakeholdersFixture *self, gconstpointer data)
{
  g_signal_emit_by_name (
      self->view, "connected", (guint) ADA, (guint) BO, (guint) SAL_STAKEHOLDER_REPORTING);
  display_wait (is_dialog_there, self, "what is wrong with a circle");
  g_assert_cmpint (stakeholders_get_person (self, ADA)->above, ==, -1);
  g_assert_cmpint (stakeholders_get_person (self, BO)->above, ==, ADA);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (StakeholdersFixture *self, gconstpointer data);
    const StakeholdersRow *rows;
  } tests[] = {
    { "/account-stakeholder-lines/lines", test_lines, stakeholders_map },
    { "/account-stakeholder-lines/handles", test_handles, stakeholders_map },
    { "/account-stakeholder-lines/drag-handle", test_drag_handle, stakeholders_map },
    { "/account-stakeholder-lines/refused", test_refused, stakeholders_map },
    { "/account-stakeholder-lines/aim", test_aim, stakeholders_map },
    { "/account-stakeholder-lines/click-handle", test_click_handle, stakeholders_map },
    { "/account-stakeholder-lines/line-by-finger", test_line_by_finger, stakeholders_map },
    { "/account-stakeholder-lines/circle", test_circle, stakeholders_map },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path,
                StakeholdersFixture,
                tests[i].rows,
                stakeholders_set_up,
                tests[i].test,
                stakeholders_tear_down);

  return g_test_run ();
}
