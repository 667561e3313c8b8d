/* test-account-stakeholders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-question.h"
#include "sal-reference-picker.h"
#include "sal-record-table.h"
#include "sal-stakeholder-adder.h"
#include "sal-stakeholder-inspector.h"
#include "sal-stakeholder-view-private.h"
#include "sal-stakeholders-tab.h"

/* The stakeholders of an account: Ada is above Bo and Cy, and Dee is a contact who is not on the
 * map. */

#define ADA 0
#define BO  1
#define CY  2

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page;
  SalPage *tab;
  SalStakeholderView *view;
  SalStakeholderMap *before; /* what was shown before it was read anew */
} Fixture;

/* A record and its fields, as files have them. */
typedef struct
{
  const SalKind *kind;
  gint64 id;
  const char *fields[12]; /* name, value, …, NULL */
} Row;

static const Row contacts[] = {
  { &sal_account_kind, 901, { "name", "Alder", "status", "customer", NULL } },
  { &sal_contact_kind, 911, { "name", "Ada", "account", "901", "job_title", "Chief", NULL } },
  { &sal_contact_kind, 912, { "name", "Bo", "account", "901", NULL } },
  { &sal_contact_kind, 913, { "name", "Cy", "account", "901", NULL } },
  { NULL, 0, { NULL } },
};

static const Row map[] = {
  { &sal_contact_kind, 914, { "name", "Dee", "account", "901", NULL } },
  { &sal_account_plan_kind,
    921,
    { "account", "901", "name", "Plan", "status", "active", "valid_from", "2020-01-01", NULL } },
  { &sal_stakeholder_kind,
    931,
    { "plan",
      "921",
      "contact",
      "911",
      "role",
      "economic_buyer",
      "attitude",
      "neutral",
      "coverage",
      "none",
      NULL } },
  { &sal_stakeholder_kind,
    932,
    { "plan",
      "921",
      "contact",
      "912",
      "reports_to",
      "931",
      "attitude",
      "mentor",
      "coverage",
      "monthly",
      NULL } },
  { &sal_stakeholder_kind,
    933,
    { "plan",
      "921",
      "contact",
      "913",
      "reports_to",
      "931",
      "attitude",
      "mentor",
      "coverage",
      "monthly",
      NULL } },
  { NULL, 0, { NULL } },
};

static gboolean
insert (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  for (const Row *row = data; row->kind != NULL; row++)
    {
      g_autoptr (SalRecord) record = sal_record_new_with_id (row->kind, row->id);

      for (guint i = 0; row->fields[i] != NULL; i += 2)
        if (!sal_record_set_from_text (record, row->fields[i], row->fields[i + 1], error))
          return FALSE;
      if (!sal_transaction_insert (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

static void
prepare (Fixture *self, const Row *rows)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (
      self->store, "Prepare", SAL_COMMAND_DEFAULT, insert, (gpointer) rows, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Also where it does not show */
static GtkWidget *
find_hidden (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_hidden (child, type);

  return found;
}

static gboolean
is_tab_ready (gpointer data)
{
  Fixture *self = data;

  self->tab = display_find (self->page, SAL_TYPE_STAKEHOLDERS_TAB, NULL);

  self->view = self->tab != NULL ? (SalStakeholderView *) find_hidden (GTK_WIDGET (self->tab),
                                                                       SAL_TYPE_STAKEHOLDER_VIEW)
                                 : NULL;

  return self->view != NULL && sal_stakeholder_view_get_map (self->view) != NULL &&
         !sal_page_is_busy (self->tab);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (1);
  self->store = sal_workspace_get_store (self->workspace);
  prepare (self, contacts);
  if (data != NULL)
    prepare (self, data);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  g_assert_true (sal_page_show_target (self->page, "account/901/stakeholders"));
  display_wait (is_tab_ready, self, "the stakeholders");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static SalStakeholderMap *
get_map (Fixture *self)
{
  return sal_stakeholder_view_get_map (self->view);
}

static const SalStakeholder *
get_person (Fixture *self, guint person)
{
  return sal_stakeholder_map_get (get_map (self), person);
}

static guint
count_people (Fixture *self)
{
  return get_map (self) != NULL ? get_map (self)->people->len : 0;
}

static gboolean
has_three (gpointer data)
{
  return count_people (data) == 3;
}

static gboolean
has_two (gpointer data)
{
  return count_people (data) == 2;
}

static gboolean
has_nobody (gpointer data)
{
  return count_people (data) == 0;
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_undo_sync (self->store, 0, &error);

  g_assert_no_error (error);
}

/* An empty map offers all contacts in one step, which is undone in one. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  GtkWidget *button = display_find_button (self->tab, "Add All 3 _Contacts of the Account");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  gtk_widget_activate (button);
  display_wait (has_three, self, "three people");
  g_assert_nonnull (display_find_button (self->tab, "_Tidy"));
  g_assert_cmpint (get_person (self, ADA)->above, ==, -1);
  undo (self);
  display_wait (has_nobody, self, "nobody");
}

/* What assistive technology is told: an image, and in it a button for who is chosen. */
static void
test_accessible (Fixture *self, gconstpointer data)
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
test_walk (Fixture *self, gconstpointer data)
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
  Fixture *self = data;

  return get_map (self) != self->before && get_person (self, BO)->placed;
}

static gboolean
is_tidy (gpointer data)
{
  return !get_person (data, BO)->placed;
}

/* Alt and an arrow key move a box, which Tidy takes back as one step. */
static void
test_move (Fixture *self, gconstpointer data)
{
  self->before = sal_stakeholder_map_ref (get_map (self));
  sal_stakeholder_view_set_person (self->view, BO);
  g_assert_true (display_press_key (self->view, GDK_KEY_Right, GDK_ALT_MASK));
  display_wait (is_stored_placed, self, "the box where it was moved");
  gtk_widget_activate_action (GTK_WIDGET (self->tab), "stakeholders.tidy", NULL);
  display_wait (is_tidy, self, "the box where it was");
  undo (self);
  display_wait (is_stored_placed, self, "the box where it was moved, again");
  sal_stakeholder_map_unref (self->before);
}

static gboolean
is_allocated (gpointer data)
{
  Fixture *self = data;
  graphene_rect_t box;

  return sal_stakeholder_view_locate (self->view, BO, &box) && box.size.width > 60;
}

/* Dragging a box moves it as far as the pointer went, once the button is released and not before,
 * and as one step. */
static void
test_drag (Fixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (get_map (self));
  gint64 last = sal_store_get_last_change (self->store);
  graphene_rect_t box;
  double scale;

  display_wait (is_allocated, self, "boxes that can be seen");
  self->before = sal_stakeholder_map_ref (get_map (self));
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  g_signal_emit_by_name (
      drag, "drag-begin", (double) box.origin.x + 20, (double) box.origin.y + 20);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &box));
  scale = box.size.width / SAL_STAKEHOLDER_WIDTH;
  g_signal_emit_by_name (drag, "drag-update", 30.0, 12.0);
  g_signal_emit_by_name (drag, "drag-update", 60.0, -24.0);
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);
  g_signal_emit_by_name (drag, "drag-end", 60.0, -24.0);
  display_wait (is_stored_placed, self, "the box where it was dragged");
  g_assert_cmpfloat_with_epsilon (get_person (self, BO)->x, layout->places[BO].x + 60 / scale, 0.5);
  g_assert_cmpfloat_with_epsilon (get_person (self, BO)->y, layout->places[BO].y - 24 / scale, 0.5);
  undo (self);
  display_wait (is_tidy, self, "the box where it was");
  sal_stakeholder_map_unref (self->before);
}

/* A drag that is given up leaves the box where it was. */
static void
test_drag_cancelled (Fixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  graphene_rect_t box;

  display_wait (is_allocated, self, "boxes that can be seen");
  g_assert_true (sal_stakeholder_view_locate (self->view, CY, &box));
  g_signal_emit_by_name (
      drag, "drag-begin", (double) box.origin.x + 20, (double) box.origin.y + 20);
  g_signal_emit_by_name (drag, "drag-update", 60.0, 60.0);
  g_assert_true (get_person (self, CY)->placed);
  g_assert_true (display_press_key (self->view, GDK_KEY_Escape, 0));
  g_assert_false (get_person (self, CY)->placed);
  g_signal_emit_by_name (drag, "drag-end", 60.0, 60.0);
  g_assert_false (get_person (self, CY)->placed);
}

static void
press (Fixture *self, GtkGesture *drag, guint person)
{
  graphene_rect_t box;

  display_wait (is_allocated, self, "boxes that can be seen");
  g_assert_true (sal_stakeholder_view_locate (self->view, person, &box));
  g_signal_emit_by_name (
      drag, "drag-begin", (double) box.origin.x + 20, (double) box.origin.y + 20);
}

static gboolean
is_read_anew (gpointer data)
{
  Fixture *self = data;

  return get_map (self) != self->before && get_map (self)->contacts->len == 2;
}

/* What somebody else stores meanwhile does not take the box from the hand. */
static void
test_drag_goes_on (Fixture *self, gconstpointer data)
{
  static const Row eve[] = {
    { &sal_contact_kind, 915, { "name", "Eve", "account", "901", NULL } },
    { NULL, 0, { NULL } },
  };
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  double x;

  press (self, drag, BO);
  g_signal_emit_by_name (drag, "drag-update", 60.0, 0.0);
  x = get_person (self, BO)->x;
  self->before = sal_stakeholder_map_ref (get_map (self));
  prepare (self, eve);
  display_wait (is_read_anew, self, "another contact");
  g_assert_true (get_person (self, BO)->placed);
  g_assert_cmpfloat (get_person (self, BO)->x, ==, x);
  g_signal_emit_by_name (drag, "drag-update", 90.0, 0.0);
  g_assert_cmpfloat (get_person (self, BO)->x, >, x);
  x = get_person (self, BO)->x;
  sal_stakeholder_map_unref (self->before);
  self->before = sal_stakeholder_map_ref (get_map (self));
  g_signal_emit_by_name (drag, "drag-end", 90.0, 0.0);
  display_wait (is_stored_placed, self, "the box where it was dragged");
  g_assert_cmpfloat_with_epsilon (get_person (self, BO)->x, x, 1e-6);
  sal_stakeholder_map_unref (self->before);
}

/* A second finger ends what the first has begun. What was between the fingers stays there, also
 * where they go elsewhere, and nothing is stored. */
static void
test_pinch (Fixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  gint64 last = sal_store_get_last_change (self->store);
  graphene_rect_t before, after;

  press (self, drag, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &before));
  g_signal_emit_by_name (drag, "drag-update", 60.0, 60.0);
  g_assert_true (get_person (self, BO)->placed);
  sal_stakeholder_view_begin_pinch (self->view, before.origin.x, before.origin.y);
  g_assert_false (get_person (self, BO)->placed);
  g_signal_emit_by_name (drag, "drag-update", 80.0, 80.0);
  g_assert_false (get_person (self, BO)->placed);
  sal_stakeholder_view_pinch (
      self->view, 1.25, before.origin.x + 15, (double) before.origin.y - 10);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.x, before.origin.x + 15, 0.1);
  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y - 10, 0.1);
  g_assert_cmpfloat_with_epsilon (after.size.width, before.size.width * 1.25, 0.1);
  g_signal_emit_by_name (drag, "drag-end", 80.0, 80.0);
  g_assert_false (get_person (self, BO)->placed);
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);
}

/* The middle button moves the map, also where there is somebody. */
static void
test_pan (Fixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 2);
  graphene_rect_t before, after;

  press (self, drag, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &before));
  g_signal_emit_by_name (drag, "drag-update", 40.0, -30.0);
  g_signal_emit_by_name (drag, "drag-end", 40.0, -30.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.x, before.origin.x + 40, 0.1);
  g_assert_cmpfloat_with_epsilon (after.origin.y, before.origin.y - 30, 0.1);
  g_assert_false (get_person (self, BO)->placed);
}

static gboolean
cy_reports_to_bo (gpointer data)
{
  return count_people (data) == 3 && get_person (data, CY)->above == BO;
}

static gboolean
has_influence (gpointer data)
{
  return get_map (data)->influences->len == 1;
}

/* Lines are drawn with keys: begun at one, ended at another, or given up. */
static void
test_lines (Fixture *self, gconstpointer data)
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

/* A line that was begun waits while the map is moved, ends at who is clicked, and is given up
 * beside everybody: a finger has no keys to hold. */
static void
test_line_by_finger (Fixture *self, gconstpointer data)
{
  GtkGesture *drag = display_find_controller (self->view, GTK_TYPE_GESTURE_DRAG, 1);
  graphene_rect_t before, after;

  sal_stakeholder_view_set_person (self->view, CY);
  sal_stakeholder_view_begin_line (self->view, SAL_STAKEHOLDER_REPORTING);
  press (self, drag, BO);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &before));
  g_signal_emit_by_name (drag, "drag-update", 30.0, 0.0);
  g_signal_emit_by_name (drag, "drag-end", 30.0, 0.0);
  g_assert_true (sal_stakeholder_view_locate (self->view, BO, &after));
  g_assert_cmpfloat_with_epsilon (after.origin.x, before.origin.x + 30, 0.1);
  g_assert_false (get_person (self, BO)->placed);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_REPORTING);

  g_signal_emit_by_name (drag, "drag-begin", 1.0, 1.0);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_NO_LINE);

  sal_stakeholder_view_begin_line (self->view, SAL_STAKEHOLDER_REPORTING);
  sal_stakeholder_view_begin_pinch (self->view, 100, 100);
  g_assert_cmpint (sal_stakeholder_view_get_line (self->view), ==, SAL_STAKEHOLDER_REPORTING);
  press (self, drag, BO);
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
test_circle (Fixture *self, gconstpointer data)
{
  g_signal_emit_by_name (
      self->view, "connected", (guint) ADA, (guint) BO, (guint) SAL_STAKEHOLDER_REPORTING);
  display_wait (is_dialog_there, self, "what is wrong with a circle");
  g_assert_cmpint (get_person (self, ADA)->above, ==, -1);
  g_assert_cmpint (get_person (self, BO)->above, ==, ADA);
}

/* Those below whom is taken off report to nobody, and a toast brings them back. */
static void
test_remove (Fixture *self, gconstpointer data)
{
  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (display_press_key (self->view, GDK_KEY_Delete, 0));
  display_wait (has_two, self, "two people");
  g_assert_cmpint (get_person (self, 0)->above, ==, -1);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, 0);
  undo (self);
  display_wait (has_three, self, "three people");
}

/* The keyboard goes on with whom they reported to. */
static void
test_remove_below (Fixture *self, gconstpointer data)
{
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (display_press_key (self->view, GDK_KEY_Delete, 0));
  display_wait (has_two, self, "two people");
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, ADA);
}

/* What is missing is listed, and a click shows of whom. */
static void
test_gaps (Fixture *self, gconstpointer data)
{
  GtkListBox *list = display_find (self->tab, GTK_TYPE_LIST_BOX, "What Is Missing");
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);

  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "No contact to Ada (Economic Buyer)");
  sal_stakeholder_view_set_person (self->view, CY);
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, ADA);
}

typedef struct
{
  Fixture *fixture;
  SalFieldRow *row;
  SalFieldRow *reports_to;
} Inspection;

static gboolean
is_filled (gpointer data)
{
  Inspection *self = data;
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (self->row), ADW_TYPE_PREFERENCES_GROUP);

  return gtk_widget_get_sensitive (group);
}

static gboolean
is_opponent (gpointer data)
{
  Inspection *self = data;

  return get_person (self->fixture, ADA)->attitude == SAL_ATTITUDE_OPPONENT;
}

static SalFieldRow *
find_row (GtkWidget *widget, const char *field)
{
  if (SAL_IS_FIELD_ROW (widget) &&
      g_str_equal (sal_field_row_get_field (SAL_FIELD_ROW (widget))->name, field))
    return SAL_FIELD_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      SalFieldRow *row = find_row (child, field);

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* What is opened beside the name, to change that. */
static gint64
get_contact (GtkWidget *inspector)
{
  GtkActionable *button = display_find (inspector, GTK_TYPE_BUTTON, "Open Contact");
  gint64 contact;

  g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.show-record");
  g_variant_get (gtk_actionable_get_action_target_value (button), "(&sx)", NULL, &contact);

  return contact;
}

/* A value that is chosen is stored at once, and the map shows it. */
static void
test_inspector (Fixture *self, gconstpointer data)
{
  GtkWidget *inspector = find_hidden (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);
  Inspection inspection = { self, find_row (inspector, "attitude"), NULL };
  GtkDropDown *drop_down;

  g_assert_false (gtk_widget_get_visible (inspector));
  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (gtk_widget_get_visible (inspector));
  display_wait (is_filled, &inspection, "the values");
  g_assert_cmpint (get_contact (inspector), ==, 911);
  drop_down = display_find (inspection.row, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (drop_down,
                              g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)) - 1);
  display_wait (is_opponent, &inspection, "an opponent");
  undo (self);
  display_wait (has_three, self, "three people");
}

static gboolean
finds_cy (gpointer data)
{
  GtkListBox *list = GTK_LIST_BOX (find_hidden (data, GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);
  GtkWidget *label = row != NULL ? find_hidden (GTK_WIDGET (row), GTK_TYPE_LABEL) : NULL;

  return label != NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "Cy") &&
         gtk_list_box_get_row_at_index (list, 1) == NULL;
}

/* Stakeholders are called as their contacts, and found by these names. */
static void
test_find_by_name (Fixture *self, gconstpointer data)
{
  GtkWidget *inspector = find_hidden (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);
  Inspection inspection = { self, find_row (inspector, "reports_to"), NULL };
  GtkWidget *picker, *entry;

  sal_stakeholder_view_set_person (self->view, BO);
  display_wait (is_filled, &inspection, "the values");
  picker = display_find (inspection.row, SAL_TYPE_REFERENCE_PICKER, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (find_hidden (picker, GTK_TYPE_MENU_BUTTON)));
  entry = find_hidden (picker, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "cy");
  g_signal_emit_by_name (entry, "search-changed");
  display_wait (finds_cy, picker, "Cy alone");
}

static gint64
get_circle (Fixture *self)
{
  return sal_stakeholder_map_get (get_map (self), BO)->id;
}

/* The store alone finds that Ada cannot report to Bo, who reports to her. */
static void
enter_circle (Fixture *self, Inspection *inspection)
{
  GtkWidget *inspector = find_hidden (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);

  sal_stakeholder_view_set_person (self->view, ADA);
  *inspection = (Inspection){ self, find_row (inspector, "reports_to"), NULL };
  display_wait (is_filled, inspection, "the values");
  sal_reference_picker_set_id (
      display_find (inspection->row, SAL_TYPE_REFERENCE_PICKER, NULL), get_circle (self), "Bo");
  g_signal_emit_by_name (display_find (inspection->row, SAL_TYPE_REFERENCE_PICKER, NULL),
                         "changed");
}

static gint64
get_entered (Inspection *self)
{
  return sal_reference_picker_get_id (display_find (self->row, SAL_TYPE_REFERENCE_PICKER, NULL));
}

static gboolean
has_problem (gpointer data)
{
  Inspection *self = data;

  return sal_field_row_has_problem (self->row);
}

static gboolean
is_not_modified (gpointer data)
{
  Fixture *self = data;

  return !sal_page_is_modified (self->tab);
}

static gboolean
is_kept_told (gpointer data)
{
  Fixture *self = data;

  return display_find (self->window,
                       GTK_TYPE_LABEL,
                       "What was entered for Ada cannot be stored and is kept") != NULL;
}

/* What was refused stays beside its message when somebody else is chosen, and is there again when
 * the same one is; meanwhile others can be edited, and the page knows that it is not stored. */
static void
test_refused_stays (Fixture *self, gconstpointer data)
{
  Inspection inspection, other;
  GtkWidget *inspector = find_hidden (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);

  enter_circle (self, &inspection);
  display_wait (has_problem, &inspection, "what is wrong with a circle");
  g_assert_nonnull (strstr (sal_field_row_get_problem (inspection.row), "circle"));
  g_assert_true (sal_page_is_modified (self->tab));

  sal_stakeholder_view_set_person (self->view, CY);
  display_wait (is_kept_told, self, "that it is kept");
  other = (Inspection){ self, find_row (inspector, "reports_to"), NULL };
  g_assert_true (other.row != inspection.row);
  display_wait (is_filled, &other, "the values of the other");
  g_assert_cmpint (get_entered (&other), ==, 931);
  g_assert_true (sal_page_is_modified (self->tab));

  sal_stakeholder_view_set_person (self->view, ADA);
  g_assert_true (find_row (inspector, "reports_to") == inspection.row);
  display_wait (has_problem, &inspection, "what is wrong with a circle, again");
  g_assert_cmpint (get_entered (&inspection), ==, get_circle (self));

  sal_reference_picker_set_id (
      display_find (inspection.row, SAL_TYPE_REFERENCE_PICKER, NULL), 0, NULL);
  g_signal_emit_by_name (display_find (inspection.row, SAL_TYPE_REFERENCE_PICKER, NULL), "changed");
  display_wait (is_not_modified, self, "that all is stored");
}

/* Somebody else may have been chosen before the store refuses. */
static void
test_refused_later (Fixture *self, gconstpointer data)
{
  Inspection inspection;

  enter_circle (self, &inspection);
  g_object_ref (inspection.row);
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_false (has_problem (&inspection));
  display_wait (has_problem, &inspection, "what is wrong with a circle");
  display_wait (is_kept_told, self, "that it is kept");
  g_assert_true (sal_page_is_modified (self->tab));
  g_object_unref (inspection.row);
}

typedef struct
{
  Fixture *fixture;
  const char *response;
  gboolean answered;
  gboolean left;
} Leaving;

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Leaving *self = user_data;

  self->answered = TRUE;
  self->left = sal_page_leave_finish (SAL_PAGE (source), result, NULL);
}

static gboolean
is_answered (gpointer data)
{
  Leaving *self = data;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (window) || !gtk_widget_get_mapped (window))
        continue;
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), self->response);
      gtk_window_destroy (GTK_WINDOW (window));
    }

  return self->answered;
}

static void
leave (Fixture *self, const char *response, gboolean left)
{
  Leaving leaving = { self, response, FALSE, FALSE };

  sal_page_leave_async (self->page, left_cb, &leaving);
  display_wait (is_answered, &leaving, "an answer");
  g_assert_cmpint (leaving.left, ==, left);
}

/* The page asks before it is left, and shows for whom: to stay keeps all, to discard gives it up.
 */
static void
test_refused_asks (Fixture *self, gconstpointer data)
{
  Inspection inspection;

  enter_circle (self, &inspection);
  display_wait (has_problem, &inspection, "what is wrong with a circle");
  sal_stakeholder_view_set_person (self->view, CY);
  g_assert_true (sal_page_is_modified (self->page));
  leave (self, "cancel", FALSE);
  g_assert_cmpuint (sal_stakeholder_view_get_person (self->view), ==, ADA);
  g_assert_cmpint (get_entered (&inspection), ==, get_circle (self));
  leave (self, SAL_QUESTION_GO, TRUE);
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpint (get_person (self, ADA)->above, ==, -1);
}

static gboolean
is_table_shown (gpointer data)
{
  Fixture *self = data;
  SalRecordTable *table = display_find (self->tab, SAL_TYPE_RECORD_TABLE, NULL);

  return table != NULL && !sal_record_table_is_busy (table) &&
         sal_record_table_get_first_id (table) != 0;
}

/* The same as a table. */
static void
test_table (Fixture *self, gconstpointer data)
{
  GtkToggleButton *button = display_find (self->tab, GTK_TYPE_TOGGLE_BUTTON, "Show as a Table");

  gtk_toggle_button_set_active (button, TRUE);
  display_wait (is_table_shown, self, "the table");
  gtk_toggle_button_set_active (button, FALSE);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->view)));
}

static gboolean
has_dee (gpointer data)
{
  return count_people (data) == 4;
}

/* A contact is put on the map, and chosen there. */
static void
test_add (Fixture *self, gconstpointer data)
{
  SalStakeholderAdder *adder =
      (SalStakeholderAdder *) find_hidden (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_ADDER);
  GtkWidget *check;

  sal_stakeholder_adder_fill (adder, get_map (self));
  check = find_hidden (GTK_WIDGET (adder), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), ==, "Dee");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (display_find_button (adder, "_Add Chosen Contacts"), "clicked");
  display_wait (has_dee, self, "four people");
  g_assert_cmpstr (
      get_person (self, sal_stakeholder_view_get_person (self->view))->name, ==, "Dee");
}

/* Two contacts of one name could not be told apart: it is said beside the name, on the map or not.
 */
static void
test_double (Fixture *self, gconstpointer data)
{
  SalStakeholderAdder *adder =
      (SalStakeholderAdder *) find_hidden (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_ADDER);
  GtkWidget *create, *row = NULL;
  const char *const doubles[] = { " dee ", get_person (self, 0)->name };

  sal_stakeholder_adder_fill (adder, get_map (self));
  create = GTK_WIDGET (display_find_button (adder, "Add _New Contact"));
  row = find_hidden (GTK_WIDGET (adder), ADW_TYPE_ENTRY_ROW);
  for (gsize i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), doubles[i]);
      g_assert_false (gtk_widget_get_sensitive (create));
      g_assert_true (gtk_widget_has_css_class (row, "error"));
      g_signal_emit_by_name (row, "entry-activated");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, doubles[i]);
    }
  gtk_editable_set_text (GTK_EDITABLE (row), "Dee Junior");
  g_assert_true (gtk_widget_get_sensitive (create));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

static gboolean
is_tab_hidden (gpointer data)
{
  Fixture *self = data;

  return !gtk_widget_get_mapped (GTK_WIDGET (self->tab));
}

/* What nobody sees is not read; it is when it shows again. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  static const Row more[] = {
    { &sal_stakeholder_kind,
      934,
      { "plan", "921", "contact", "914", "attitude", "neutral", "coverage", "none", NULL } },
    { NULL, 0, { NULL } },
  };
  g_autoptr (SalStakeholderMap) shown = sal_stakeholder_map_ref (get_map (self));

  g_assert_true (sal_page_show_target (self->page, "account/901/plan"));
  display_wait (is_tab_hidden, self, "another page");
  prepare (self, more);
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_false (sal_page_is_busy (self->tab));
  g_assert_true (get_map (self) == shown);
  g_assert_true (sal_page_show_target (self->page, "account/901/stakeholders"));
  display_wait (has_dee, self, "four people");
}

/* Zed is in the plan of another account. */
static const Row plans[] = {
  { &sal_account_kind, 902, { "name", "Birch", "status", "customer", NULL } },
  { &sal_contact_kind, 915, { "name", "Zed", "account", "902", NULL } },
  { &sal_account_plan_kind,
    922,
    { "account", "902", "name", "Other", "status", "active", "valid_from", "2020-01-01", NULL } },
  { &sal_stakeholder_kind,
    935,
    { "plan", "922", "contact", "915", "attitude", "neutral", "coverage", "none", NULL } },
  { NULL, 0, { NULL } },
};

static gboolean
lists_people (gpointer data)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_hidden (data, GTK_TYPE_LIST_BOX)), 0) !=
         NULL;
}

/* Whom somebody may report to is of the same plan. */
static void
test_picker_of_plan (Fixture *self, gconstpointer data)
{
  GtkWidget *inspector = find_hidden (GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_INSPECTOR);
  Inspection inspection = { self, find_row (inspector, "reports_to"), NULL };
  GtkWidget *picker;
  GtkListBox *list;
  GtkListBoxRow *row;
  guint n = 0;

  prepare (self, plans);
  sal_stakeholder_view_set_person (self->view, BO);
  display_wait (is_filled, &inspection, "the values");
  picker = display_find (inspection.row, SAL_TYPE_REFERENCE_PICKER, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (find_hidden (picker, GTK_TYPE_MENU_BUTTON)));
  display_wait (lists_people, picker, "people");
  list = GTK_LIST_BOX (find_hidden (picker, GTK_TYPE_LIST_BOX));
  for (; (row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL; n++)
    {
      GtkWidget *label = find_hidden (GTK_WIDGET (row), GTK_TYPE_LABEL);

      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), !=, "Zed");
    }
  g_assert_cmpuint (n, ==, 3);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (find_hidden (picker, GTK_TYPE_MENU_BUTTON)));
  display_settle ();
}

/* The people of a circle are named. */
static void
test_circle_named (Fixture *self, gconstpointer data)
{
  Inspection inspection;

  enter_circle (self, &inspection);
  display_wait (has_problem, &inspection, "what is wrong with a circle");
  g_assert_nonnull (strstr (sal_field_row_get_problem (inspection.row), "(Ada → Bo → Ada)"));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
    const Row *rows;
  } tests[] = {
    { "/account-stakeholders/empty", test_empty, NULL },
    { "/account-stakeholders/accessible", test_accessible, map },
    { "/account-stakeholders/walk", test_walk, map },
    { "/account-stakeholders/move", test_move, map },
    { "/account-stakeholders/drag", test_drag, map },
    { "/account-stakeholders/drag-cancelled", test_drag_cancelled, map },
    { "/account-stakeholders/drag-goes-on", test_drag_goes_on, map },
    { "/account-stakeholders/pinch", test_pinch, map },
    { "/account-stakeholders/pan", test_pan, map },
    { "/account-stakeholders/lines", test_lines, map },
    { "/account-stakeholders/line-by-finger", test_line_by_finger, map },
    { "/account-stakeholders/circle", test_circle, map },
    { "/account-stakeholders/remove", test_remove, map },
    { "/account-stakeholders/remove-below", test_remove_below, map },
    { "/account-stakeholders/gaps", test_gaps, map },
    { "/account-stakeholders/inspector", test_inspector, map },
    { "/account-stakeholders/find-by-name", test_find_by_name, map },
    { "/account-stakeholders/refused-stays", test_refused_stays, map },
    { "/account-stakeholders/refused-later", test_refused_later, map },
    { "/account-stakeholders/refused-asks", test_refused_asks, map },
    { "/account-stakeholders/table", test_table, map },
    { "/account-stakeholders/add", test_add, map },
    { "/account-stakeholders/double", test_double, map },
    { "/account-stakeholders/hidden", test_hidden, map },
    { "/account-stakeholders/picker-of-plan", test_picker_of_plan, map },
    { "/account-stakeholders/circle-named", test_circle_named, map },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].rows, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
