/* test-plan-edit-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-kinds.h"
#include "sal-plan-edit-commands.h"
#include "sal-plan-path.h"
#include "sal-plan-version-commands.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-workspace.h"
#include "store-fixture.h"

/* A workspace with pay, and a plan that is edited there. */
typedef struct
{
  char *folder;
  char *path;
  SalWorkspace *workspace;
  SalStore *pay;
  SalPlan *plan;
  gint64 id;
} Office;

static void
run (Office *self, SalCommandFunc func, gpointer data, GError **error)
{
  sal_store_run_sync (self->pay, "Test", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, error);
}

static void
set_up (Office *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SalPlanCreation creation;

  self->folder = g_dir_make_tmp ("salient-plans-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "company.salient", NULL);
  self->workspace = sal_workspace_create (self->path, NULL, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  self->plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, &error);
  g_assert_no_error (error);
  creation = (SalPlanCreation){ .plan = self->plan };
  run (self, sal_plan_version_create, &creation, &error);
  g_assert_no_error (error);
  self->id = creation.id;
}

static void
tear_down (Office *self, gconstpointer data)
{
  g_auto (Fixture) files = { .folder = self->folder, .path = self->path };

  sal_plan_free (self->plan);
  sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

static gpointer
read_versions (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_plan_versions_list (connection, error);
}

static GPtrArray *
list (Office *self)
{
  return sal_store_read_sync (self->pay, read_versions, NULL, NULL, NULL);
}

static void
assert_newest (Office *self, const char *label)
{
  g_autoptr (GPtrArray) versions = list (self);
  gint64 newest = sal_store_get_last_change (self->pay);
  g_autofree char *sql =
      g_strdup_printf ("SELECT label FROM change WHERE id = %" G_GINT64_FORMAT, newest);
  g_autofree char *text = fixture_query_text (self->pay, sql);

  g_assert_cmpstr (text, ==, label);
}

static void
assert_status (Office *self, const char *status)
{
  g_autoptr (GPtrArray) versions = list (self);

  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (sal_record_get_text (versions->pdata[0], "status"), ==, status);
}

static void
take_step (Office *self, SalPlanStep which)
{
  SalPlanVersionStep step = { which, self->id, "Anna" };
  g_autoptr (GError) error = NULL;

  run (self, sal_plan_version_take_step, &step, &error);
  g_assert_no_error (error);
}

static void
test_create (Office *self, gconstpointer data)
{
  SalPlanCreation creation = { .plan = self->plan };
  g_autoptr (GError) error = NULL;

  assert_newest (self, "Create Plan “P”");
  assert_status (self, SAL_PLAN_VERSION_DRAFT);
  run (self, sal_plan_version_create, &creation, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);

  sal_plan_set_value (self->plan, "version", "2", NULL);
  run (self, sal_plan_version_create, &creation, &error);
  g_assert_no_error (error);
  assert_newest (self, "Create Plan “P@2”");
}

/* What is edited is a draft again; what was undone is as it was. */
static void
test_edit (Office *self, gconstpointer data)
{
  g_autofree char *before = sal_plan_version_write_document (self->plan);
  SalPlanEdit edit = { self->plan, self->id, "Revenue · Weight", before };
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  take_step (self, SAL_PLAN_STEP_SUBMIT);
  sal_plan_set_value (self->plan, "components[0].weight", "55 %", NULL);
  run (self, sal_plan_version_edit, &edit, &error);
  g_assert_no_error (error);
  assert_newest (self, "Change Plan “P”: Revenue · Weight");
  assert_status (self, SAL_PLAN_VERSION_DRAFT);

  fixture_undo (self->pay, 0);
  assert_status (self, SAL_PLAN_VERSION_IN_REVIEW);
  versions = list (self);
  g_assert_cmpstr (sal_record_get_text (versions->pdata[0], "document"), ==, before);
}

/* Nobody overwrites what he has not seen. */
static void
test_conflict (Office *self, gconstpointer data)
{
  SalPlanEdit edit = { self->plan, self->id, NULL, "{}" };
  g_autoptr (GError) error = NULL;

  run (self, sal_plan_version_edit, &edit, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT);
}

/* What was approved is neither edited nor deleted. */
static void
test_settled (Office *self, gconstpointer data)
{
  SalPlanEdit edit = { self->plan, self->id, NULL, NULL };
  g_autoptr (GError) error = NULL;

  take_step (self, SAL_PLAN_STEP_SUBMIT);
  take_step (self, SAL_PLAN_STEP_APPROVE);
  sal_plan_set_value (self->plan, "components[0].weight", "55 %", NULL);
  run (self, sal_plan_version_edit, &edit, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
  g_clear_error (&error);
  run (self, sal_plan_version_delete, &self->id, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
  assert_status (self, SAL_PLAN_VERSION_APPROVED);
}

static void
test_delete (Office *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  run (self, sal_plan_version_delete, &self->id, &error);
  g_assert_no_error (error);
  assert_newest (self, "Delete Plan “P”");
  versions = list (self);
  g_assert_cmpuint (versions->len, ==, 0);
  fixture_undo (self->pay, 0);
  assert_status (self, SAL_PLAN_VERSION_DRAFT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                            \
  g_test_add ("/plan-edit-commands/" path, Office, NULL, set_up, func, tear_down)
  ADD ("create", test_create);
  ADD ("edit", test_edit);
  ADD ("conflict", test_conflict);
  ADD ("settled", test_settled);
  ADD ("delete", test_delete);
#undef ADD

  return g_test_run ();
}
