/* test-plans-editing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plans-fixture.h"

#include <string.h>

#include "sal-payout-view.h"
#include "sal-plan-path.h"
#include "sal-plan-version.h"

/* A plan is changed cell by cell, and by its curve. */

/* What is entered is stored at once, undone and done again by the window. */
static void
test_edit (PlansFixture *self, gconstpointer data)
{
  const char *path = "components[0].weight";

  g_assert_cmpstr (plans_get_text (self, path), ==, "60\302\240%");
  plans_enter (self, path, "55");
  plans_wait_for (self, path, "0.55");
  g_assert_cmpstr (plans_get_text (self, path), ==, "55\302\240%");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  plans_wait_for (self, path, "0.6");
  g_assert_cmpstr (plans_get_text (self, path), ==, "60\302\240%");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  plans_wait_for (self, path, "0.55");
}

static void
choose_component (PlansFixture *self, int component)
{
  GtkListBox *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Components");

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, component));
}

/* What is no number is said beside the field; what the plan cannot mean is not stored, and can be
 * discarded. */
static void
test_problem (PlansFixture *self, gconstpointer data)
{
  const char *weight = "components[0].weight", *from = "components[0].method.tiers[1].from";
  gint64 before = sal_store_get_last_change (self->pay);

  plans_enter (self, weight, "much");
  g_assert_nonnull (sal_plan_cell_get_problem (plans_find_cell (self, weight)));
  g_assert_true (sal_page_is_modified (self->page));
  plans_activate (self, "plans.discard");
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpstr (plans_get_text (self, weight), ==, "60\302\240%");

  /* another component, and back: it is still there, and said to be wrong */
  plans_enter (self, weight, "much");
  choose_component (self, 1);
  g_assert_true (sal_page_is_modified (self->page));
  choose_component (self, 0);
  g_assert_cmpstr (plans_get_text (self, weight), ==, "much");
  g_assert_nonnull (sal_plan_cell_get_problem (plans_find_cell (self, weight)));
  plans_activate (self, "plans.discard");
  g_assert_cmpstr (plans_get_text (self, weight), ==, "60\302\240%");
  g_assert_false (sal_page_is_modified (self->page));

  plans_enter (self, from, "20 %");
  g_assert_true (sal_page_is_modified (self->page));
  display_settle ();
  g_assert_true (
      plans_has_label (self->page, "Not stored yet: Revenue · Tiers: 20\302\240% is not above"));
  /* another edit that puts it right stores both */
  plans_enter (self, "components[0].method.tiers[0].from", "10 %");
  plans_wait_for (self, from, "0.2");
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before + 1);

  plans_enter (self, from, "5 %");
  plans_activate (self, "plans.discard");
  g_assert_cmpstr (plans_get_text (self, from), ==, "20\302\240%");
  g_assert_false (sal_page_is_modified (self->page));
}

static void
activate_row (PlansFixture *self, const char *name)
{
  GtkWidget *row = plans_get_row (self, name);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  display_settle ();
}

static gboolean
is_selected (PlansFixture *self, const char *name)
{
  return gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (plans_get_row (self, name)));
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(int *) user_data = sal_page_leave_finish (SAL_PAGE (source), result, NULL);
}

/* By keyboard one version after the other is shown, as long as the list is beside them. */
static void
test_list_keeps_focus (PlansFixture *self, gconstpointer data)
{
  const char *other = "Enterprise AE@2026.2, Draft";
  GtkWidget *list = gtk_widget_get_parent (plans_get_row (self, other));

  g_assert_true (gtk_widget_grab_focus (plans_get_row (self, other)));
  activate_row (self, other);
  display_wait_for_page (self->page);
  g_assert_true (is_selected (self, other));
  g_assert_true (gtk_widget_get_state_flags (list) & GTK_STATE_FLAG_FOCUS_WITHIN);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == plans_get_row (self, other));
}

/* What keys go to shows, as the list is beside it. */
static void
test_keys_in_list (PlansFixture *self, gconstpointer data)
{
  const char *one = "Enterprise AE@2026.1, Draft", *other = "Enterprise AE@2026.2, Draft";
  GtkWidget *list = gtk_widget_get_parent (plans_get_row (self, one));
  g_autofree char *subtitle = NULL;
  gboolean moved;

  activate_row (self, one);
  display_wait_for_page (self->page);
  g_assert_true (gtk_widget_grab_focus (plans_get_row (self, one)));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE, &moved);
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (is_selected (self, other));
  g_object_get (self->page, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (subtitle, ==, "Enterprise AE@2026.2");
}

/* What was entered and could not be stored is asked about before it is left. */
static void
test_leave (PlansFixture *self, gconstpointer data)
{
  const char *weight = "components[0].weight";
  const char *one = "Enterprise AE@2026.1, Draft", *other = "Enterprise AE@2026.2, Draft";
  int may_leave = -1;

  activate_row (self, one);
  plans_enter (self, weight, "much");
  activate_row (self, one);
  g_assert_cmpstr (plans_get_text (self, weight), ==, "much"); /* it shows already */

  activate_row (self, other);
  plans_respond ("cancel");
  display_settle ();
  g_assert_true (is_selected (self, one));
  g_assert_cmpstr (plans_get_text (self, weight), ==, "much");

  sal_page_leave_async (self->page, left_cb, &may_leave);
  plans_respond ("cancel");
  display_settle ();
  g_assert_cmpint (may_leave, ==, FALSE);
  g_assert_true (sal_page_is_modified (self->page));

  activate_row (self, other);
  plans_respond ("go");
  display_settle ();
  g_assert_true (is_selected (self, other));
  g_assert_false (sal_page_is_modified (self->page));

  plans_enter (self, weight, "much");
  sal_page_leave_async (self->page, left_cb, &may_leave);
  plans_respond ("go");
  display_settle ();
  g_assert_cmpint (may_leave, ==, TRUE);
  g_assert_false (sal_page_is_modified (self->page));
}

static void
click (PlansFixture *self, const char *name)
{
  GtkWidget *button = display_find (self->page, GTK_TYPE_BUTTON, name);

  g_test_message ("%s", name);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  display_wait_for_page (self->page);
}

/* Parts and items come and go by their buttons, each as one edit. */
static void
test_parts (PlansFixture *self, gconstpointer data)
{
  gint64 before = sal_store_get_last_change (self->pay);

  click (self, "Add Tier");
  plans_wait_for (self, "components[0].method.tiers[3].from", "2");
  click (self, "Remove Tier 4");
  display_wait_for_page (self->page);
  g_assert_null (plans_find_cell (self, "components[0].method.tiers[3].from"));
  click (self, "Remove Cap");
  display_wait_for_page (self->page);
  g_assert_null (plans_find_cell (self, "components[0].cap.share"));
  click (self, "Add Cap");
  plans_wait_for (self, "components[0].cap.share", "2");
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before + 4);
}

/* Every kind of payout shows its fields, and its curve or why there is none. */
static void
test_methods (PlansFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *cell;
    gboolean has_curve;
  } kinds[] = {
    { "components[0].method.tiers[0].rate", TRUE },
    { "components[0].method.points[0].at", TRUE },
    { "components[0].method.rows[0].payouts", FALSE },
    { "components[0].method.objectives[0].share", FALSE },
    { "components[0].method.tiers[0].amount", TRUE },
    { "components[0].method.budget", FALSE },
  };
  GtkWidget *view = display_find (self->page, SAL_TYPE_PAYOUT_VIEW, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *menu = display_find (
          plans_find_cell (self, "components[0].method.kind"), GTK_TYPE_DROP_DOWN, NULL);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), i);
      display_settle ();
      display_wait_for_page (self->page);
      display_settle ();
      g_assert_nonnull (plans_find_cell (self, kinds[i].cell));
      g_assert_cmpint (gtk_widget_get_mapped (view), ==, kinds[i].has_curve);
      g_assert_false (sal_page_is_modified (self->page));
    }
}

/* --- the curve --- */

static gpointer
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static GtkWidget *
find_grip (GtkWidget *view, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *label = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (label == NULL)
        return child;
    }

  return NULL;
}

/* A key moves what has the focus by a step; several are one edit; Escape takes them back. */
static void
test_keys (PlansFixture *self, gconstpointer data)
{
  GtkWidget *view = display_find (self->page, SAL_TYPE_PAYOUT_VIEW, NULL);
  GtkWidget *grip = find_grip (view, "Tier 1: Rate 2 · From 100\302\240%");
  gpointer keys = find_controller (view, GTK_TYPE_EVENT_CONTROLLER_KEY);
  gint64 before = sal_store_get_last_change (self->pay);
  gboolean handled;

  g_assert_nonnull (grip);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (grip), GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_true (gtk_widget_grab_focus (grip));
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Up, 0, 0, &handled);
  g_assert_true (handled);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
  g_assert_true (handled);
  g_assert_nonnull (find_grip (view, "Tier 1: Rate 2 · From 100\302\240%"));

  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Up, 0, 0, &handled);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Up, 0, GDK_SHIFT_MASK, &handled);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Left, 0, 0, &handled);
  g_assert_nonnull (find_grip (view, "Tier 1: Rate 2.06 · From 95\302\240%"));
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before);
  plans_wait_for (self, "components[0].method.tiers[0].rate", "2.06");
  plans_wait_for (self, "components[0].method.tiers[1].from", "0.95");
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before + 1);
}

/* A drag shows what it means, and is one edit once the button is released. */
static void
test_drag (PlansFixture *self, gconstpointer data)
{
  GtkWidget *view = display_find (self->page, SAL_TYPE_PAYOUT_VIEW, NULL);
  gpointer drag = find_controller (view, GTK_TYPE_GESTURE_DRAG);
  gint64 before = sal_store_get_last_change (self->pay);
  GtkWidget *grip = find_grip (view, "Tier 1: Rate 2 · From 100\302\240%");
  graphene_rect_t bounds;
  g_autofree char *rate = NULL;

  g_assert_nonnull (grip);
  g_assert_true (gtk_widget_compute_bounds (grip, view, &bounds));
  g_signal_emit_by_name (
      drag, "drag-begin", (double) bounds.origin.x + 6, (double) bounds.origin.y + 6);
  for (int i = 1; i <= 10; i++)
    g_signal_emit_by_name (drag, "drag-update", 0.0, (double) -3 * i);
  g_assert_true (plans_has_label (view, "Rate "));
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before);
  g_signal_emit_by_name (drag, "drag-end", 0.0, -30.0);
  display_wait_for_page (self->page);
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before + 1);
  rate = plans_read_field (self, "components[0].method.tiers[0].rate");
  g_assert_cmpfloat (g_ascii_strtod (rate, NULL), >, 2);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  plans_wait_for (self, "components[0].method.tiers[0].rate", "2");
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-06-15", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/plans-editing/" path, PlansFixture, NULL, set_up, func, plans_tear_down)
  ADD ("edit", plans_set_up, test_edit);
  ADD ("problem", plans_set_up, test_problem);
  ADD ("leave", plans_set_up, test_leave);
  ADD ("keys-in-list", plans_set_up, test_keys_in_list);
  ADD ("list-keeps-focus", plans_set_up, test_list_keeps_focus);
  ADD ("parts", plans_set_up, test_parts);
  ADD ("methods", plans_set_up, test_methods);
  ADD ("keys", plans_set_up, test_keys);
  ADD ("drag", plans_set_up, test_drag);
#undef ADD

  return g_test_run ();
}
