/* test-compensation-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>
#include <sys/stat.h>

#include "sal-kinds.h"
#include "sal-payout-view.h"
#include "sal-plan-cell.h"
#include "sal-plan-compare-window.h"
#include "sal-plan-dialog.h"
#include "sal-plan-path.h"
#include "sal-plan-version-commands.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-plan-words.h"
#include "sal-plans-page.h"

/* The room of compensation, with a plan of three components in two versions. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *pay;
  SalWindow *window;
  SalPage *page;
} Fixture;

static void
import (Fixture *self, const char *version)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "plans", "enterprise.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) plan = sal_plan_load (path, &error);
  SalPlanImport import = { .plan = plan };

  g_assert_no_error (error);
  g_assert_true (sal_plan_set_value (plan, "version", version, NULL));
  sal_store_run_sync (self->pay,
                      "Import",
                      SAL_COMMAND_DEFAULT,
                      sal_plan_version_import,
                      &import,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
}

static void
show_room (Fixture *self)
{
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "compensation");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  display_settle ();
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->workspace = display_create_workspace (3);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  import (self, "2026.1");
  import (self, "2026.2");
  show_room (self);
}

static void
set_up_without_pay (Fixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (3);
  show_room (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static void
activate (Fixture *self, const char *action)
{
  gtk_widget_activate_action (display_find (self->page, SAL_TYPE_PLANS_PAGE, NULL), action, NULL);
}

/* --- what is stored --- */

static gpointer
read_versions (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_plan_versions_list (connection, error);
}

static SalRecord *
read_version (Fixture *self, const char *name)
{
  g_autoptr (GPtrArray) versions = sal_store_read_sync (self->pay, read_versions, NULL, NULL, NULL);

  return g_object_ref (sal_plan_versions_find (versions, name, NULL));
}

static char *
read_field (Fixture *self, const char *path)
{
  g_autoptr (SalRecord) version = read_version (self, "Enterprise AE@2026.1");
  g_autoptr (SalPlan) plan = sal_plan_version_read_document (version, NULL);
  SalPlanPlace place;

  g_assert_true (sal_plan_find (plan, path, &place));

  return sal_rational_to_text (
      &((SalPlanNumber *) G_STRUCT_MEMBER_P (place.self, place.field->offset))->value);
}

typedef struct
{
  Fixture *fixture;
  const char *path;
  const char *value;
} Expected;

static void
assert_status (Fixture *self, const char *status)
{
  g_autoptr (SalRecord) version = read_version (self, "Enterprise AE@2026.1");

  g_assert_cmpstr (sal_record_get_text (version, "status"), ==, status);
}

/* --- what shows --- */

static GtkWidget *
get_row (Fixture *self, const char *name)
{
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Plans");

  return list != NULL ? display_find (list, GTK_TYPE_LIST_BOX_ROW, name) : NULL;
}

static SalPlanCell *
find_cell (Fixture *self, const char *path)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, self->page);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (SAL_IS_PLAN_CELL (widget) &&
          g_str_equal (sal_plan_cell_get_path (SAL_PLAN_CELL (widget)), path))
        return SAL_PLAN_CELL (widget);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }

  return NULL;
}

static void
enter (Fixture *self, const char *path, const char *text)
{
  SalPlanCell *cell = find_cell (self, path);
  GtkWidget *entry;

  g_assert_nonnull (cell);
  entry = display_find (cell, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static const char *
get_text (Fixture *self, const char *path)
{
  return gtk_editable_get_text (
      GTK_EDITABLE (display_find (find_cell (self, path), GTK_TYPE_ENTRY, NULL)));
}

/* Stored, and shown where it is entered. */
static gboolean
is_stored (gpointer data)
{
  const Expected *self = data;
  g_autofree char *value = read_field (self->fixture, self->path);
  g_autoptr (SalRecord) version = read_version (self->fixture, "Enterprise AE@2026.1");
  g_autoptr (SalPlan) plan = sal_plan_version_read_document (version, NULL);
  g_autofree char *text = NULL;
  SalPlanPlace place;

  if (!g_str_equal (value, self->value) || sal_page_is_busy (self->fixture->page) ||
      find_cell (self->fixture, self->path) == NULL)
    return FALSE;
  sal_plan_find (plan, self->path, &place);
  text = sal_plan_place_to_entry (&place);

  return g_str_equal (get_text (self->fixture, self->path), text);
}

static void
wait_for (Fixture *self, const char *path, const char *value)
{
  Expected expected = { self, path, value };

  display_wait (is_stored, &expected, value);
  display_wait_for_page (self->page);
}

static gboolean
has_label (gpointer page, const char *text)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_add (waiting, page);
  for (guint i = 0; i < waiting->len; i++)
    {
      GtkWidget *widget = waiting->pdata[i];

      if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
          g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
        return TRUE;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (waiting, child);
    }

  return FALSE;
}

static void
respond (const char *response)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      {
        adw_message_dialog_response (l->data, response);
        return;
      }
  g_assert_not_reached ();
}

static gboolean
has_field (gpointer data)
{
  return get_row (data, "Field@1, Draft") != NULL;
}

static gpointer
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  g_assert_not_reached ();
}

/* --- tests --- */

/* A room without pay says so, and makes the file that only its maker can read. */
static void
test_without_pay (Fixture *self, gconstpointer data)
{
  g_autofree char *path = sal_workspace_get_pay_path (self->workspace);
  GtkWidget *dialog;
  struct stat info;

  g_assert_true (has_label (self->page, "No Pay File Here"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  gtk_widget_activate_action (GTK_WIDGET (self->page), "compensation.create-pay", NULL);
  display_wait_for_page (self->page);
  display_settle ();
  g_assert_true (has_label (self->page, "No Plans Yet"));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);

  activate (self, "plans.new");
  dialog = find_window (SAL_TYPE_PLAN_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL)), "Field");
  g_signal_emit_by_name (display_find_button (dialog, "C_reate"), "clicked");
  self->pay = sal_workspace_get_pay_store (self->workspace);
  display_wait (has_field, self, "the new plan");
  display_wait_for_page (self->page);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = display_find (self->page, GTK_TYPE_SEARCH_ENTRY, "Find a Plan");
  GtkWidget *one = get_row (self, "Enterprise AE@2026.1, Draft");
  GtkWidget *other = get_row (self, "Enterprise AE@2026.2, Draft");
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Plans");

  g_assert_nonnull (one);
  g_assert_nonnull (other);
  g_assert_true (sal_page_focus_search (self->page));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026.2");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_false (gtk_widget_get_child_visible (one));
  g_assert_true (gtk_widget_get_child_visible (other));

  g_signal_emit_by_name (list, "row-activated", other);
  display_wait_for_page (self->page);
  g_assert_true (has_label (self->page, "Enterprise AE@2026.2"));
}

/* What the tour shows. */
static void
test_views (Fixture *self, gconstpointer data)
{
  static const char *const views[] = { "plans", "components", "rules",
                                       "words", "modelling",  "checks" };
  SalPage *part = SAL_PAGE (display_find (self->page, SAL_TYPE_PLANS_PAGE, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_cmpstr (sal_page_show_view (self->page, i), ==, views[i]);
      display_wait_for_page (self->page);
      display_settle ();
    }
  g_assert_null (sal_page_show_view (part, G_N_ELEMENTS (views)));
  g_assert_true (has_label (self->page, "The rate is lower than that of the tier below it"));
  sal_page_show_view (self->page, 3);
  display_settle ();
  g_assert_true (has_label (self->page, "“Enterprise AE” is in effect from 1 Jan 2026"));
}

/* What is entered is stored at once, undone and done again by the window. */
static void
test_edit (Fixture *self, gconstpointer data)
{
  const char *path = "components[0].weight";

  g_assert_cmpstr (get_text (self, path), ==, "60\302\240%");
  enter (self, path, "55");
  wait_for (self, path, "0.55");
  g_assert_cmpstr (get_text (self, path), ==, "55\302\240%");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for (self, path, "0.6");
  g_assert_cmpstr (get_text (self, path), ==, "60\302\240%");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  wait_for (self, path, "0.55");
}

static void
choose_component (Fixture *self, int component)
{
  GtkListBox *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Components");

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, component));
}

/* What is no number is said beside the field; what the plan cannot mean is not stored, and can be
 * discarded. */
static void
test_problem (Fixture *self, gconstpointer data)
{
  const char *weight = "components[0].weight", *from = "components[0].method.tiers[1].from";
  gint64 before = sal_store_get_last_change (self->pay);

  enter (self, weight, "much");
  g_assert_nonnull (sal_plan_cell_get_problem (find_cell (self, weight)));
  g_assert_true (sal_page_is_modified (self->page));
  activate (self, "plans.discard");
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpstr (get_text (self, weight), ==, "60\302\240%");

  /* another component, and back: it is still there, and said to be wrong */
  enter (self, weight, "much");
  choose_component (self, 1);
  g_assert_true (sal_page_is_modified (self->page));
  choose_component (self, 0);
  g_assert_cmpstr (get_text (self, weight), ==, "much");
  g_assert_nonnull (sal_plan_cell_get_problem (find_cell (self, weight)));
  activate (self, "plans.discard");
  g_assert_cmpstr (get_text (self, weight), ==, "60\302\240%");
  g_assert_false (sal_page_is_modified (self->page));

  enter (self, from, "20 %");
  g_assert_true (sal_page_is_modified (self->page));
  display_settle ();
  g_assert_true (
      has_label (self->page, "Not stored yet: Revenue · Tiers: 20\302\240% is not above"));
  /* another edit that puts it right stores both */
  enter (self, "components[0].method.tiers[0].from", "10 %");
  wait_for (self, from, "0.2");
  g_assert_false (sal_page_is_modified (self->page));
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before + 1);

  enter (self, from, "5 %");
  activate (self, "plans.discard");
  g_assert_cmpstr (get_text (self, from), ==, "20\302\240%");
  g_assert_false (sal_page_is_modified (self->page));
}

static void
click (Fixture *self, const char *name)
{
  GtkWidget *button = display_find (self->page, GTK_TYPE_BUTTON, name);

  g_test_message ("%s", name);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  display_wait_for_page (self->page);
}

/* Parts and items come and go by their buttons, each as one edit. */
static void
test_parts (Fixture *self, gconstpointer data)
{
  gint64 before = sal_store_get_last_change (self->pay);

  click (self, "Add Tier");
  wait_for (self, "components[0].method.tiers[3].from", "2");
  click (self, "Remove Tier 4");
  display_wait_for_page (self->page);
  g_assert_null (find_cell (self, "components[0].method.tiers[3].from"));
  click (self, "Remove Cap");
  display_wait_for_page (self->page);
  g_assert_null (find_cell (self, "components[0].cap.share"));
  click (self, "Add Cap");
  wait_for (self, "components[0].cap.share", "2");
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before + 4);
}

/* Every kind of payout shows its fields, and its curve or why there is none. */
static void
test_methods (Fixture *self, gconstpointer data)
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
      GtkWidget *menu =
          display_find (find_cell (self, "components[0].method.kind"), GTK_TYPE_DROP_DOWN, NULL);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), i);
      display_settle ();
      display_wait_for_page (self->page);
      display_settle ();
      g_assert_nonnull (find_cell (self, kinds[i].cell));
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
test_keys (Fixture *self, gconstpointer data)
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
  wait_for (self, "components[0].method.tiers[0].rate", "2.06");
  wait_for (self, "components[0].method.tiers[1].from", "0.95");
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before + 1);
}

/* A drag shows what it means, and is one edit once the button is released. */
static void
test_drag (Fixture *self, gconstpointer data)
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
  g_assert_true (has_label (view, "Rate "));
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before);
  g_signal_emit_by_name (drag, "drag-end", 0.0, -30.0);
  display_wait_for_page (self->page);
  g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before + 1);
  rate = read_field (self, "components[0].method.tiers[0].rate");
  g_assert_cmpfloat (g_ascii_strtod (rate, NULL), >, 2);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for (self, "components[0].method.tiers[0].rate", "2");
}

/* --- status --- */

static void
take_step (Fixture *self, const char *action)
{
  activate (self, action);
  respond ("go");
  display_wait_for_page (self->page);
  display_settle ();
  display_wait_for_page (self->page);
}

static gboolean
is_status (gpointer data)
{
  const Expected *self = data;
  g_autoptr (SalRecord) version = read_version (self->fixture, "Enterprise AE@2026.1");

  return g_strcmp0 (sal_record_get_text (version, "status"), self->value) == 0;
}

static gboolean
is_listed (gpointer data)
{
  const Expected *self = data;

  return get_row (self->fixture, self->value) != NULL;
}

/* Until it is stored, and shows. */
static void
step_to (Fixture *self, const char *action, const char *status, const char *row)
{
  Expected stored = { self, NULL, status }, shown = { self, NULL, row };

  take_step (self, action);
  display_wait (is_status, &stored, status);
  display_wait (is_listed, &shown, row);
  display_wait_for_page (self->page);
}

/* From draft to retired; asking first, and without undo what is final. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  activate (self, "plans.submit");
  respond ("cancel");
  assert_status (self, SAL_PLAN_VERSION_DRAFT);

  step_to (self, "plans.submit", SAL_PLAN_VERSION_IN_REVIEW, "Enterprise AE@2026.1, In Review");
  step_to (self, "plans.approve", SAL_PLAN_VERSION_APPROVED, "Enterprise AE@2026.1, Approved");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (find_cell (self, "components[0].weight"))));
  g_assert_true (has_label (self->page, "What was approved does not change"));
  g_assert_null (display_find (self->page, GTK_TYPE_BUTTON, "Add Tier"));
  step_to (self, "plans.activate", SAL_PLAN_VERSION_ACTIVE, "Enterprise AE@2026.1, Active");
  g_assert_false (
      sal_store_get_undo (self->pay) != NULL &&
      g_str_has_prefix (sal_change_get_label (sal_store_get_undo (self->pay)), "Activate"));
  step_to (self, "plans.retire", SAL_PLAN_VERSION_RETIRED, "Enterprise AE@2026.1, Retired");
}

static gboolean
has_one_version (gpointer data)
{
  return get_row (data, "Enterprise AE@2026.1, Draft") == NULL;
}

static gboolean
has_two_versions (gpointer data)
{
  return !has_one_version (data);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  activate (self, "plans.delete");
  display_wait (has_one_version, self, "the version to be gone");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait (has_two_versions, self, "the version to be back");
  display_wait_for_page (self->page);
}

/* What the version before says otherwise, field by field. */
static void
test_compare (Fixture *self, gconstpointer data)
{
  GtkWindow *window;

  enter (self, "components[0].weight", "55 %");
  wait_for (self, "components[0].weight", "0.55");
  activate (self, "plans.compare");
  window = find_window (SAL_TYPE_PLAN_COMPARE_WINDOW);
  g_assert_nonnull (display_find (window, GTK_TYPE_LIST_BOX_ROW, "Version: 2026.2 → 2026.1"));
  g_assert_nonnull (
      display_find (window, GTK_TYPE_LIST_BOX_ROW, "Revenue · Weight: 60\302\240% → 55\302\240%"));
  gtk_window_destroy (window);
}

static gboolean
has_next (gpointer data)
{
  return get_row (data, "Enterprise AE@2026.3, Draft") != NULL;
}

static gboolean
says_taken (gpointer data)
{
  return has_label (data, "There is “Enterprise AE@2026.2” already");
}

/* A version that is taken is refused, and another one is created. */
static void
test_duplicate (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *version;

  activate (self, "plans.duplicate");
  dialog = find_window (SAL_TYPE_PLAN_DIALOG);
  version = display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  version = gtk_widget_get_next_sibling (version);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (version)), ==, "2026.2");
  g_signal_emit_by_name (display_find_button (dialog, "C_reate"), "clicked");
  display_wait (says_taken, dialog, "that the version is taken");
  gtk_editable_set_text (GTK_EDITABLE (version), "2026.3");
  g_signal_emit_by_name (display_find_button (dialog, "C_reate"), "clicked");
  display_wait (has_next, self, "the new version");
  display_wait_for_page (self->page);
}

/* --- both stores --- */

static gboolean
rename_account (SalTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_account_kind);
  g_autoptr (GArray) ids =
      sal_record_query_ids (query, sal_transaction_get_connection (transaction), error);
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_account_kind, g_array_index (ids, gint64, 0), error);

  sal_record_set_text (record, "name", "Renamed");

  return sal_transaction_update (transaction, record, error);
}

/* Whether a button of the window says that it does something with a change. */
static gboolean
has_button (gpointer window, const char *verb, const char *change)
{
  for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *tooltip = GTK_IS_BUTTON (child) ? gtk_widget_get_tooltip_text (child) : NULL;

      if ((tooltip != NULL && g_str_has_prefix (tooltip, verb) &&
           strstr (tooltip, change) != NULL) ||
          has_button (child, verb, change))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_undo_named (gpointer data)
{
  const Expected *self = data;

  return has_button (self->fixture->window, self->path, self->value);
}

static void
wait_for_button (Fixture *self, const char *verb, const char *change)
{
  Expected expected = { self, verb, change };

  display_wait (is_undo_named, &expected, change);
}

/* What was done last is undone first, in whichever store, and done again in the turn it was undone.
 */
static void
test_both_stores (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (sal_workspace_get_store (self->workspace),
                      "Rename the Account",
                      SAL_COMMAND_DEFAULT,
                      rename_account,
                      NULL,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  wait_for_button (self, "Undo", "Rename the Account");
  enter (self, "components[0].weight", "55 %");
  wait_for_button (self, "Undo", "Revenue · Weight");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  wait_for_button (self, "Redo", "Revenue · Weight");
  wait_for (self, "components[0].weight", "0.6");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  wait_for (self, "components[0].weight", "0.55");
  wait_for_button (self, "Undo", "Revenue · Weight");
}

/* --- confidentiality --- */

static gpointer
count_rows (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changes =
      sal_journal_list (connection, sal_workspace_get_kinds (data), 0, 1000, error);

  return GUINT_TO_POINTER (changes->len + 1);
}

/* Nothing of what is done with plans is known to the workspace. */
static void
test_confidential (Fixture *self, gconstpointer data)
{
  SalStore *store = sal_workspace_get_store (self->workspace);
  gpointer before = sal_store_read_sync (store, count_rows, self->workspace, NULL, NULL);
  g_autofree char *content = NULL;
  gsize length;

  enter (self, "components[0].name", "Unmistakable");
  wait_for (self, "components[0].weight", "0.6");
  g_assert_true (sal_store_read_sync (store, count_rows, self->workspace, NULL, NULL) == before);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path =
          g_strconcat (sal_workspace_get_path (self->workspace), i == 0 ? "" : "-wal", NULL);

      if (!g_file_get_contents (path, &content, &length, NULL))
        continue;
      g_assert_null (g_strstr_len (content, (gssize) length, "Unmistakable"));
      g_clear_pointer (&content, g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-06-15", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/compensation-page/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("without-pay", set_up_without_pay, test_without_pay);
  ADD ("list", set_up, test_list);
  ADD ("views", set_up, test_views);
  ADD ("edit", set_up, test_edit);
  ADD ("problem", set_up, test_problem);
  ADD ("parts", set_up, test_parts);
  ADD ("methods", set_up, test_methods);
  ADD ("keys", set_up, test_keys);
  ADD ("drag", set_up, test_drag);
  ADD ("steps", set_up, test_steps);
  ADD ("delete", set_up, test_delete);
  ADD ("compare", set_up, test_compare);
  ADD ("duplicate", set_up, test_duplicate);
  ADD ("both-stores", set_up, test_both_stores);
  ADD ("confidential", set_up, test_confidential);
#undef ADD

  return g_test_run ();
}
