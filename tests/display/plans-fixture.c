/* plans-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plans-fixture.h"

#include "sal-kinds.h"
#include "sal-plan-path.h"
#include "sal-plan-version-commands.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-plan-words.h"
#include "sal-plans-page.h"

static void
import (PlansFixture *self, const char *version)
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
show_room (PlansFixture *self)
{
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "compensation");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  display_settle ();
}

void
plans_set_up (PlansFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->workspace = display_create_workspace (3);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  import (self, "2026.1");
  import (self, "2026.2");
  show_room (self);
}

void
plans_set_up_without_pay (PlansFixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (3);
  show_room (self);
}

void
plans_tear_down (PlansFixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

void
plans_activate (PlansFixture *self, const char *action)
{
  gtk_widget_activate_action (display_find (self->page, SAL_TYPE_PLANS_PAGE, NULL), action, NULL);
}

/* --- what is stored --- */

static gpointer
read_versions (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_plan_versions_list (connection, error);
}

SalRecord *
plans_read_version (PlansFixture *self, const char *name)
{
  g_autoptr (GPtrArray) versions = sal_store_read_sync (self->pay, read_versions, NULL, NULL, NULL);

  return g_object_ref (sal_plan_versions_find (versions, name, NULL));
}

char *
plans_read_field (PlansFixture *self, const char *path)
{
  g_autoptr (SalRecord) version = plans_read_version (self, "Enterprise AE@2026.1");
  g_autoptr (SalPlan) plan = sal_plan_version_read_document (version, NULL);
  SalPlanPlace place;

  g_assert_true (sal_plan_find (plan, path, &place));

  return sal_rational_to_text (
      &((SalPlanNumber *) G_STRUCT_MEMBER_P (place.self, place.field->offset))->value);
}

void
plans_assert_status (PlansFixture *self, const char *status)
{
  g_autoptr (SalRecord) version = plans_read_version (self, "Enterprise AE@2026.1");

  g_assert_cmpstr (sal_record_get_text (version, "status"), ==, status);
}

/* --- what shows --- */

GtkWidget *
plans_get_row (PlansFixture *self, const char *name)
{
  GtkWidget *list = display_find (self->page, GTK_TYPE_LIST_BOX, "Plans");

  return list != NULL ? display_find (list, GTK_TYPE_LIST_BOX_ROW, name) : NULL;
}

SalPlanCell *
plans_find_cell (PlansFixture *self, const char *path)
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

void
plans_enter (PlansFixture *self, const char *path, const char *text)
{
  SalPlanCell *cell = plans_find_cell (self, path);
  GtkWidget *entry;

  g_assert_nonnull (cell);
  entry = display_find (cell, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

const char *
plans_get_text (PlansFixture *self, const char *path)
{
  return gtk_editable_get_text (
      GTK_EDITABLE (display_find (plans_find_cell (self, path), GTK_TYPE_ENTRY, NULL)));
}

/* Stored, and shown where it is entered. */
static gboolean
is_stored (gpointer data)
{
  const PlansExpected *self = data;
  g_autofree char *value = plans_read_field (self->fixture, self->path);
  g_autoptr (SalRecord) version = plans_read_version (self->fixture, "Enterprise AE@2026.1");
  g_autoptr (SalPlan) plan = sal_plan_version_read_document (version, NULL);
  g_autofree char *text = NULL;
  SalPlanPlace place;

  if (!g_str_equal (value, self->value) || sal_page_is_busy (self->fixture->page) ||
      plans_find_cell (self->fixture, self->path) == NULL)
    return FALSE;
  sal_plan_find (plan, self->path, &place);
  text = sal_plan_place_to_entry (&place);

  return g_str_equal (plans_get_text (self->fixture, self->path), text);
}

void
plans_wait_for (PlansFixture *self, const char *path, const char *value)
{
  PlansExpected expected = { self, path, value };

  display_wait (is_stored, &expected, value);
  display_wait_for_page (self->page);
}

gboolean
plans_has_label (gpointer page, const char *text)
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

void
plans_respond (const char *response)
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

gpointer
plans_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  g_assert_not_reached ();
}
