/* test-plans-versions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plans-fixture.h"

#include "sal-plan-compare-window.h"
#include "sal-plan-dialog.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-plans-page.h"

/* Versions of plans: their status, and making, comparing and deleting them. */

/* --- status --- */

static void
take_step (PlansFixture *self, const char *action)
{
  plans_activate (self, action);
  plans_respond ("go");
  display_wait_for_page (self->page);
  display_settle ();
  display_wait_for_page (self->page);
}

static gboolean
is_status (gpointer data)
{
  const PlansExpected *self = data;
  g_autoptr (SalRecord) version = plans_read_version (self->fixture, "Enterprise AE@2026.1");

  return g_strcmp0 (sal_record_get_text (version, "status"), self->value) == 0;
}

static gboolean
is_listed (gpointer data)
{
  const PlansExpected *self = data;

  return plans_get_row (self->fixture, self->value) != NULL;
}

/* Until it is stored, and shows. */
static void
step_to (PlansFixture *self, const char *action, const char *status, const char *row)
{
  PlansExpected stored = { self, NULL, status }, shown = { self, NULL, row };

  take_step (self, action);
  display_wait (is_status, &stored, status);
  display_wait (is_listed, &shown, row);
  display_wait_for_page (self->page);
}

/* From draft to retired; asking first, and without undo what is final. */
static void
test_steps (PlansFixture *self, gconstpointer data)
{
  plans_activate (self, "plans.submit");
  plans_respond ("cancel");
  plans_assert_status (self, SAL_PLAN_VERSION_DRAFT);

  step_to (self, "plans.submit", SAL_PLAN_VERSION_IN_REVIEW, "Enterprise AE@2026.1, In Review");
  step_to (self, "plans.approve", SAL_PLAN_VERSION_APPROVED, "Enterprise AE@2026.1, Approved");
  g_assert_false (
      gtk_widget_get_sensitive (GTK_WIDGET (plans_find_cell (self, "components[0].weight"))));
  g_assert_true (plans_has_label (self->page, "What was approved does not change"));
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
  return plans_get_row (data, "Enterprise AE@2026.1, Draft") == NULL;
}

static gboolean
has_two_versions (gpointer data)
{
  return !has_one_version (data);
}

static void
test_delete (PlansFixture *self, gconstpointer data)
{
  plans_activate (self, "plans.delete");
  display_wait (has_one_version, self, "the version to be gone");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  display_wait (has_two_versions, self, "the version to be back");
  display_wait_for_page (self->page);
}

/* What the version before says otherwise, field by field. */
static void
test_compare (PlansFixture *self, gconstpointer data)
{
  GtkWindow *window;

  plans_enter (self, "components[0].weight", "55 %");
  plans_wait_for (self, "components[0].weight", "0.55");
  plans_activate (self, "plans.compare");
  window = plans_find_window (SAL_TYPE_PLAN_COMPARE_WINDOW);
  g_assert_nonnull (display_find (window, GTK_TYPE_LIST_BOX_ROW, "Version: 2026.2 → 2026.1"));
  g_assert_nonnull (
      display_find (window, GTK_TYPE_LIST_BOX_ROW, "Revenue · Weight: 60\302\240% → 55\302\240%"));
  gtk_window_destroy (window);
}

static gboolean
has_next (gpointer data)
{
  return plans_get_row (data, "Enterprise AE@2026.3, Draft") != NULL;
}

static gboolean
says_taken (gpointer data)
{
  return plans_has_label (data, "There is “Enterprise AE@2026.2” already");
}

/* A version that is taken is refused, and another one is created. */
static void
test_duplicate (PlansFixture *self, gconstpointer data)
{
  GtkWidget *dialog, *version;

  plans_activate (self, "plans.duplicate");
  dialog = plans_find_window (SAL_TYPE_PLAN_DIALOG);
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

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-06-15", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/plans-versions/" path, PlansFixture, NULL, set_up, func, plans_tear_down)
  ADD ("steps", plans_set_up, test_steps);
  ADD ("delete", plans_set_up, test_delete);
  ADD ("compare", plans_set_up, test_compare);
  ADD ("duplicate", plans_set_up, test_duplicate);
#undef ADD

  return g_test_run ();
}
