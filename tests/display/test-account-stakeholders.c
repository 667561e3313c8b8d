/* test-account-stakeholders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "stakeholders-fixture.h"

#include "sal-kinds.h"

/* The map of the stakeholders of an account. */

static gboolean
has_two (gpointer data)
{
  return stakeholders_count (data) == 2;
}

static gboolean
has_nobody (gpointer data)
{
  return stakeholders_count (data) == 0;
}

/* An empty map offers all contacts in one step, which is undone in one. */
static void
test_empty (StakeholdersFixture *self, gconstpointer data)
{
  GtkWidget *button = display_find_button (self->tab, "Add All 3 _Contacts of the Account");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_widget_activate (button);
  display_wait (stakeholders_has_three, self, "three people");
  g_assert_nonnull (display_find_button (self->tab, "_Tidy"));
  g_assert_cmpint (stakeholders_get_person (self, ADA)->above, ==, -1);
  stakeholders_undo (self);
  display_wait (has_nobody, self, "nobody");
}

/* What assistive technology is told: an image, and in it a button for who is chosen. */
static void
test_accessible (StakeholdersFixture *self, gconstpointer data)
{
  GtkWidget *marker = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Stakeholder map");
  sal_stakeholder_view_set_person (self->view, BO);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (marker), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (marker),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Bo, Mentor, Talks Monthly, reports to Ada");
  for (gsize i = 0; i < 5; i++)
    {
      static const char *const labels[] = {
        "Zoom Out", "Zoom In", "Show All of the Map", "Save the Map…", "What Is Missing, and Values"
      };

      g_assert_nonnull (display_find (self->tab, GTK_TYPE_BUTTON, labels[i]));
    }
}

/* Arrow keys follow the reporting lines and go to those beside. */
static void
test_walk (StakeholdersFixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (display_press_key (self->view, GDK_KEY_Down, 0));
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, BO);
  g_assert_true (display_press_key (self->view, GDK_KEY_Right, 0));
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, CY);
  g_assert_true (display_press_key (self->view, GDK_KEY_Left, 0));
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, BO);
  g_assert_true (display_press_key (self->view, GDK_KEY_Up, 0));
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, ADA);
}

static gboolean
is_stored_placed (gpointer data)
{
  StakeholdersFixture *self = data;

  return stakeholders_get_map (self) != self->before && stakeholders_get_person (self, BO)->placed;
}

static gboolean
is_tidy (gpointer data)
{
  return !stakeholders_get_person (data, BO)->placed;
}

/* Alt and an arrow key move a box, which Tidy takes back as one step. */
static void
test_move (StakeholdersFixture *self, gconstpointer data)
{
  self->before = sal_stakeholder_map_ref (stakeholders_get_map (self));
  sal_stakeholder_view_set_person (self->view, BO);
  g_assert_true (display_press_key (self->view, GDK_KEY_Right, GDK_ALT_MASK));
  display_wait (is_stored_placed, self, "the box where it was moved");
  gtk_widget_activate_action (GTK_WIDGET (self->tab), "stakeholders.tidy", NULL);
  display_wait (is_tidy, self, "the box where it was");
  stakeholders_undo (self);
  display_wait (is_stored_placed, self, "the box where it was moved, again");
  sal_stakeholder_map_unref (self->before);
}

/* Dragging a box moves it as far as the pointer went, once the button is released and not before,
 * and as one step. */
static void
test_drag (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  g_autoptr (SalStakeholderLayout) layout =
      sal_stakeholder_layout_new (stakeholders_get_map (self));
  gint64 last = sal_store_get_last_change (self->store);
  graphene_rect_t box;
  double scale;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  self->before = sal_stakeholder_map_ref (stakeholders_get_map (self));
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  g_signal_emit_by_name (
      drag, "drag-begin", (double) box.origin.x + 20, (double) box.origin.y + 20);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  scale = box.size.width / SAL_STAKEHOLDER_WIDTH;
  g_signal_emit_by_name (drag, "drag-update", 30.0, 12.0);
  g_signal_emit_by_name (drag, "drag-update", -60.0, 24.0);
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);
  g_signal_emit_by_name (drag, "drag-end", -60.0, 24.0);
  display_wait (is_stored_placed, self, "the box where it was dragged");
  g_assert_cmpfloat_with_epsilon (
      stakeholders_get_person (self, BO)->x, layout->places[BO].x - 60 / scale, 0.5);
  g_assert_cmpfloat_with_epsilon (
      stakeholders_get_person (self, BO)->y, layout->places[BO].y + 24 / scale, 0.5);
  stakeholders_undo (self);
  display_wait (is_tidy, self, "the box where it was");
  sal_stakeholder_map_unref (self->before);
}

/* A drag that is given up leaves the box where it was. */
static void
test_drag_cancelled (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  graphene_rect_t box, before;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &box));
  g_signal_emit_by_name (
      drag, "drag-begin", (double) box.origin.x + 20, (double) box.origin.y + 20);
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &before));
  g_signal_emit_by_name (drag, "drag-update", 60.0, 60.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &box));
  g_assert_cmpfloat_with_epsilon (box.origin.x, before.origin.x + 60, 0.1);
  g_assert_true (display_press_key (self->view, GDK_KEY_Escape, 0));
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &box));
  g_assert_cmpfloat_with_epsilon (box.origin.x, before.origin.x, 0.1);
  g_signal_emit_by_name (drag, "drag-end", 60.0, 60.0);
  g_assert_false (stakeholders_get_person (self, CY)->placed);
}

static gboolean
is_read_anew (gpointer data)
{
  StakeholdersFixture *self = data;

  return stakeholders_get_map (self) != self->before &&
         stakeholders_get_map (self)->contacts->len == 2;
}

/* What somebody else stores meanwhile does not take the box from the hand. */
static void
test_drag_goes_on (StakeholdersFixture *self, gconstpointer data)
{
  static const StakeholdersRow eve[] = {
    { &sal_contact_kind, 915, { "name", "Eve", "account", "901", NULL } },
    { NULL, 0, { NULL } },
  };
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  graphene_rect_t held, box;

  stakeholders_press (self, drag, BO);
  g_signal_emit_by_name (drag, "drag-update", -60.0, 0.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &held));
  self->before = sal_stakeholder_map_ref (stakeholders_get_map (self));
  stakeholders_prepare (self, eve);
  display_wait (is_read_anew, self, "another contact");
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  g_assert_cmpfloat_with_epsilon (box.origin.x, held.origin.x, 0.1);
  g_signal_emit_by_name (drag, "drag-update", -90.0, 0.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  g_assert_cmpfloat_with_epsilon (box.origin.x, held.origin.x - 30, 0.1);
  sal_stakeholder_map_unref (self->before);
  self->before = sal_stakeholder_map_ref (stakeholders_get_map (self));
  g_signal_emit_by_name (drag, "drag-end", -90.0, 0.0);
  display_wait (is_stored_placed, self, "the box where it was dragged");
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &held));
  g_assert_cmpfloat_with_epsilon (box.origin.x, held.origin.x, 0.1);
  sal_stakeholder_map_unref (self->before);
}

/* Where a box is dropped on another one, that one stays, and it stands beside; all in one step. */
static void
test_drop_on (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  graphene_rect_t ada, bo, cy, box;

  stakeholders_press (self, drag, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, ADA, &ada));
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &bo));
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &cy));
  self->before = sal_stakeholder_map_ref (stakeholders_get_map (self));
  g_signal_emit_by_name (drag, "drag-update", (double) (cy.origin.x - bo.origin.x), 5.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  g_assert_cmpfloat_with_epsilon (box.origin.x, cy.origin.x, 0.1);
  g_signal_emit_by_name (drag, "drag-end", (double) (cy.origin.x - bo.origin.x), 5.0);
  display_wait (is_stored_placed, self, "the box where it was dropped");
  g_assert_true (sal_stakeholder_view_locate (self->view, ADA, &box));
  g_assert_true (graphene_rect_equal (&box, &ada));
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &box));
  g_assert_true (graphene_rect_equal (&box, &cy));
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  g_assert_false (graphene_rect_intersection (&box, &cy, NULL));
  g_assert_false (graphene_rect_intersection (&box, &ada, NULL));
  stakeholders_undo (self);
  display_wait (is_tidy, self, "the box where it was");
  sal_stakeholder_map_unref (self->before);
}

/* With keys a box goes past the one that is in its way. */
static void
test_step_past (StakeholdersFixture *self, gconstpointer data)
{
  graphene_rect_t cy, box;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  sal_stakeholder_view_set_person (self->view, BO);
  sal_stakeholder_view_zoom (self->view, 1); /* no longer fitted to what is moved */
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &cy));
  g_assert_true (display_press_key (self->view, GDK_KEY_Right, GDK_ALT_MASK));
  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (stakeholders_get_person (self, BO)->placed);
  g_assert_false (stakeholders_get_person (self, CY)->placed);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &cy));
  g_assert_cmpfloat (box.origin.x, >=, cy.origin.x + cy.size.width);
  g_assert_cmpfloat_with_epsilon (box.origin.y, cy.origin.y, 0.1);
}

/* A second finger ends what the first has begun. What was between the fingers stays there, also
 * where they go elsewhere, and nothing is stored. */
static void
test_pinch (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  gint64 last = sal_store_get_last_change (self->store);
  graphene_rect_t before, after;

  stakeholders_press (self, drag, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &before));
  g_signal_emit_by_name (drag, "drag-update", 60.0, 60.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.x, before.origin.x + 60, 0.1);
  sal_stakeholder_view_begin_pinch (self->view, before.origin.x, before.origin.y);
  g_signal_emit_by_name (drag, "drag-update", 80.0, 80.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.x, before.origin.x, 0.1);
  sal_stakeholder_view_pinch (
      self->view, 1.25, before.origin.x + 15, (double) before.origin.y - 10);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.x, before.origin.x + 15, 0.1);
  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y - 10, 0.1);
  g_assert_cmpfloat_with_epsilon (after.size.width, before.size.width * 1.25, 0.1);
  g_signal_emit_by_name (drag, "drag-end", 80.0, 80.0);
  g_assert_false (stakeholders_get_person (self, BO)->placed);
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);
}

static SalStakeholderMap *
make_wide_map (void)
{
  SalStakeholderMap *map = sal_stakeholder_map_new (200000);

  map->account = 999;
  for (gint64 id = 1; id <= 400; id++)
    sal_stakeholder_map_add (map, id, "Somebody")->reports_to = id > 1 ? 1 : 0;
  sal_stakeholder_map_link (map);

  return map;
}

/* A map of which nothing could be read if all of it were seen opens at its top; all of it is seen
 * when asked for, and whom the keyboard goes to is. */
static void
test_wide (StakeholdersFixture *self, gconstpointer data)
{
  g_autoptr (SalStakeholderMap) map = make_wide_map ();
  graphene_rect_t top, first, last;
  double width;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  width = gtk_widget_get_width (GTK_WIDGET (self->view));
  sal_stakeholder_view_set_map (self->view, map);
  g_assert_true (sal_stakeholder_view_locate (self->view, 0, &top));
  g_assert_cmpfloat (top.size.width, >=, 100);
  g_assert_cmpfloat_with_epsilon (top.origin.x + top.size.width / 2, width / 2, 1);
  g_assert_cmpfloat (top.origin.y, >=, 0);
  sal_stakeholder_view_fit (self->view);
  g_assert_true (sal_stakeholder_view_locate (self->view, 1, &first));
  g_assert_true (sal_stakeholder_view_locate (self->view, 399, &last));
  g_assert_cmpfloat (first.origin.x, >=, 0);
  g_assert_cmpfloat (last.origin.x + last.size.width, <=, width);
  sal_stakeholder_view_open (self->view);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &first));
  g_assert_cmpfloat (first.origin.x + first.size.width, <, 0);
  sal_stakeholder_view_set_person (self->view, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &first));
  g_assert_cmpfloat (first.origin.x, >=, 0);
  g_assert_cmpfloat (first.origin.x + first.size.width, <=, width);
}

/* The keyboard begins at the top; who presses the button beside everybody chooses nobody. */
static void
test_begin (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  SalStakeholder *ada;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  g_signal_emit_by_name (drag, "drag-begin", 1.0, 1.0);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, SAL_STAKEHOLDER_NOBODY);

  ada = &g_array_index (stakeholders_get_map (self)->people, SalStakeholder, ADA);
  ada->reports_to = stakeholders_get_person (self, CY)->id;
  g_array_index (stakeholders_get_map (self)->people, SalStakeholder, CY).reports_to = 0;
  sal_stakeholder_map_link (stakeholders_get_map (self));
  g_assert_true (display_press_key (self->view, GDK_KEY_Down, 0));
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, CY);
}

/* The middle button moves the map, also where there is somebody. */
static void
test_pan (StakeholdersFixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 2);
  graphene_rect_t before, after;

  stakeholders_press (self, drag, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &before));
  g_signal_emit_by_name (drag, "drag-update", 40.0, -30.0);
  g_signal_emit_by_name (drag, "drag-end", 40.0, -30.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.x, before.origin.x + 40, 0.1);
  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y - 30, 0.1);
  g_assert_false (stakeholders_get_person (self, BO)->placed);
}

/* Those below whom is taken off report to nobody, and a toast brings them back. */
static void
test_remove (StakeholdersFixture *self, gconstpointer data)
{
  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (display_press_key (self->view, GDK_KEY_Delete, 0));
  display_wait (has_two, self, "two people");
  g_assert_cmpint (stakeholders_get_person (self, 0)->above, ==, -1);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, 0);
  stakeholders_undo (self);
  display_wait (stakeholders_has_three, self, "three people");
}

/* The keyboard goes on with whom they reported to. */
static void
test_remove_below (StakeholdersFixture *self, gconstpointer data)
{
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (display_press_key (self->view, GDK_KEY_Delete, 0));
  display_wait (has_two, self, "two people");
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, ADA);
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
    { "/account-stakeholders/empty", test_empty, NULL },
    { "/account-stakeholders/accessible", test_accessible, stakeholders_map },
    { "/account-stakeholders/walk", test_walk, stakeholders_map },
    { "/account-stakeholders/move", test_move, stakeholders_map },
    { "/account-stakeholders/drag", test_drag, stakeholders_map },
    { "/account-stakeholders/drag-cancelled", test_drag_cancelled, stakeholders_map },
    { "/account-stakeholders/drag-goes-on", test_drag_goes_on, stakeholders_map },
    { "/account-stakeholders/drop-on", test_drop_on, stakeholders_map },
    { "/account-stakeholders/step-past", test_step_past, stakeholders_map },
    { "/account-stakeholders/pinch", test_pinch, stakeholders_map },
    { "/account-stakeholders/wide", test_wide, stakeholders_map },
    { "/account-stakeholders/begin", test_begin, stakeholders_map },
    { "/account-stakeholders/pan", test_pan, stakeholders_map },
    { "/account-stakeholders/remove", test_remove, stakeholders_map },
    { "/account-stakeholders/remove-below", test_remove_below, stakeholders_map },
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
