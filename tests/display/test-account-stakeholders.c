/* test-account-stakeholders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-record-table.h"
#include "sal-stakeholder-adder.h"
#include "sal-stakeholder-inspector.h"
#include "sal-stakeholder-view.h"
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
  undo (self);
  display_wait (has_three, self, "three people");
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
  drop_down = display_find (inspection.row, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (drop_down,
                              g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)) - 1);
  display_wait (is_opponent, &inspection, "an opponent");
  undo (self);
  display_wait (has_three, self, "three people");
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
    { "/account-stakeholders/lines", test_lines, map },
    { "/account-stakeholders/circle", test_circle, map },
    { "/account-stakeholders/remove", test_remove, map },
    { "/account-stakeholders/gaps", test_gaps, map },
    { "/account-stakeholders/inspector", test_inspector, map },
    { "/account-stakeholders/table", test_table, map },
    { "/account-stakeholders/add", test_add, map },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].rows, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
