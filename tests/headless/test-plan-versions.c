/* test-plan-versions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "plan-fixture.h"
#include "sal-kinds.h"
#include "sal-plan-version-commands.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-workspace.h"
#include "store-fixture.h"

/* Two documents of one version that differ in a rate, and one of the next version. */
#define TIERS(rate)                                                                                \
  "\"components\": [{\"id\": \"c\", \"period\": \"month\", \"method\": {\"kind\": "                \
  "\"rate_table\", \"tiers\": [{\"from\": 0, \"rate\": \"13/170\"}, {\"from\": 1, \"rate\": "      \
  "\"" rate "\"}]}}]}"
#define FIRST   "{\"name\": \"Field\", \"version\": \"1\", " TIERS ("8 %")
#define CHANGED "{\"name\": \"Field\", \"version\": \"1\", " TIERS ("9 %")
#define SECOND  "{\"name\": \"Field\", \"version\": \"2\", " TIERS ("9 %")
#define OTHER   "{\"name\": \"Overlay\", " TIERS ("8 %")

/* A workspace with pay. */
typedef struct
{
  char *folder;
  char *path;
  SalWorkspace *workspace;
  SalStore *pay;
} Office;

static void
office_init (Office *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-plans-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "company.salient", NULL);
  self->workspace = sal_workspace_create (self->path, NULL, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
}

static void
office_clear (Office *self)
{
  g_auto (Fixture) files = { .folder = self->folder, .path = self->path };

  g_clear_object (&self->workspace);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

static gboolean
import (Office *self, const char *members, SalPlanImport *result, GError **error)
{
  g_autoptr (SalPlan) plan = plan_fixture_parse (members, NULL);

  g_assert_nonnull (plan);
  *result = (SalPlanImport){ .plan = plan };

  return sal_store_run_sync (
      self->pay, "Import", SAL_COMMAND_DEFAULT, sal_plan_version_import, result, NULL, NULL, error);
}

/* @label: of the change, NULL if nothing is to be changed */
static gint64
assert_imports (Office *self, const char *members, SalPlanImported imported, const char *label)
{
  gint64 before = sal_store_get_last_change (self->pay);
  g_autoptr (GError) error = NULL;
  SalPlanImport result;

  import (self, members, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.imported, ==, imported);
  if (label == NULL)
    {
      g_assert_cmpint (sal_store_get_last_change (self->pay), ==, before);
      return result.id;
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (sal_change_get_label (sal_store_get_undo (self->pay)), ==, label);

  return result.id;
}

static gboolean
take (Office *self, SalPlanStep which, gint64 id, GError **error)
{
  SalPlanVersionStep step = { which, id, "Mara Voss" };

  return sal_store_run_sync (
      self->pay, "Step", SAL_COMMAND_DEFAULT, sal_plan_version_take_step, &step, NULL, NULL, error);
}

static gpointer
read_versions (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_plan_versions_list (connection, error);
}

static GPtrArray *
list (Office *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = sal_store_read_sync (self->pay, read_versions, NULL, NULL, &error);

  g_assert_no_error (error);

  return versions;
}

static void
assert_status (Office *self, const char *name, const char *status)
{
  g_autoptr (GPtrArray) versions = list (self);
  g_autoptr (GError) error = NULL;
  SalRecord *version = sal_plan_versions_find (versions, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sal_record_get_text (version, "status"), ==, status);
}

/* --- importing --- */

static void
test_plan_versions_import (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (SalPlan) plan = NULL, read = NULL;
  SalRecord *version;
  gint64 id;

  office_init (&office);
  id = assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@1”");
  g_assert_cmpint (assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_SAME, NULL), ==, id);
  assert_imports (&office, OTHER, SAL_PLAN_IMPORTED_NEW, "Import Plan “Overlay”");
  assert_imports (&office, OTHER, SAL_PLAN_IMPORTED_SAME, NULL);

  versions = list (&office);
  g_assert_cmpuint (versions->len, ==, 2);
  version = versions->pdata[0];
  plan = plan_fixture_parse (FIRST, NULL);
  g_assert_cmpstr (sal_record_get_text (version, "currency"), ==, plan->currency);
  g_assert_cmpint (sal_record_get_date (version, "effective_from"), ==, plan->from);
  g_assert_cmpint (sal_record_get_date (version, "effective_to"), ==, plan->to);
  /* the document is the plan, to the last fraction */
  read = sal_plan_version_read_document (version, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sal_plan_version_count_differences (plan, read), ==, 0);
  g_assert_nonnull (strstr (sal_record_get_text (version, "document"), "13/170"));
  g_assert_cmpint (
      fixture_query (sal_workspace_get_store (office.workspace), "SELECT count(*) FROM change"),
      ==,
      1);
}

static void
test_plan_versions_change (void)
{
  g_auto (Office) office = { 0 };
  gint64 id;
  g_autofree char *before = NULL, *after = NULL;

  office_init (&office);
  id = assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@1”");
  g_assert_true (take (&office, SAL_PLAN_STEP_SUBMIT, id, NULL));
  assert_status (&office, "Field", SAL_PLAN_VERSION_IN_REVIEW);
  before = fixture_query_text (office.pay, "SELECT document FROM plan_version");

  /* what was in review is to be looked at anew */
  assert_imports (&office, CHANGED, SAL_PLAN_IMPORTED_CHANGED, "Import Changed Plan “Field@1”");
  assert_status (&office, "Field", SAL_PLAN_VERSION_DRAFT);
  fixture_undo (office.pay, 0);
  assert_status (&office, "Field", SAL_PLAN_VERSION_IN_REVIEW);
  after = fixture_query_text (office.pay, "SELECT document FROM plan_version");
  g_assert_cmpstr (before, ==, after);
  fixture_undo (office.pay, 0);
  fixture_undo (office.pay, 0);
  g_assert_cmpint (fixture_query (office.pay, "SELECT count(*) FROM plan_version"), ==, 0);
}

/* What was approved is what it pays by, whatever writes it. */
static void
test_plan_versions_settled (void)
{
  static const SalPlanStep after[] = { SAL_PLAN_STEP_APPROVE,
                                       SAL_PLAN_STEP_ACTIVATE,
                                       SAL_PLAN_STEP_RETIRE };
  g_auto (Office) office = { 0 };
  gint64 id, n_changes;

  office_init (&office);
  id = assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@1”");
  g_assert_true (take (&office, SAL_PLAN_STEP_SUBMIT, id, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    {
      g_autoptr (GError) error = NULL;
      SalPlanImport result;

      g_assert_true (take (&office, after[i], id, NULL));
      n_changes = sal_store_get_last_change (office.pay);
      g_assert_false (import (&office, CHANGED, &result, &error));
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
      g_assert_nonnull (strstr (error->message, "raise the version"));
      assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_SAME, NULL);
      g_assert_cmpint (sal_store_get_last_change (office.pay), ==, n_changes);
    }
  assert_imports (&office, SECOND, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@2”");
  assert_status (&office, "Field@1", SAL_PLAN_VERSION_RETIRED);
  assert_status (&office, "Field@2", SAL_PLAN_VERSION_DRAFT);
}

/* --- status --- */

typedef struct
{
  const char *status;
  SalPlanStep step;
  const char *after; /* NULL: it cannot be taken */
  const char *message;
} StepCase;

static const StepCase step_cases[] = {
  { "draft", SAL_PLAN_STEP_SUBMIT, "in_review", NULL },
  { "draft", SAL_PLAN_STEP_APPROVE, NULL, "“Field@1” is Draft: only what is in review" },
  { "draft", SAL_PLAN_STEP_ACTIVATE, NULL, "only what is approved" },
  { "draft", SAL_PLAN_STEP_RETIRE, NULL, "only what is approved or active" },
  { "in_review", SAL_PLAN_STEP_SUBMIT, NULL, "“Field@1” is In Review: only a draft" },
  { "in_review", SAL_PLAN_STEP_APPROVE, "approved", NULL },
  { "in_review", SAL_PLAN_STEP_ACTIVATE, NULL, "only what is approved" },
  { "approved", SAL_PLAN_STEP_APPROVE, NULL, "only what is in review" },
  { "approved", SAL_PLAN_STEP_ACTIVATE, "active", NULL },
  { "approved", SAL_PLAN_STEP_RETIRE, "retired", NULL },
  { "active", SAL_PLAN_STEP_ACTIVATE, NULL, "only what is approved" },
  { "active", SAL_PLAN_STEP_RETIRE, "retired", NULL },
  { "retired", SAL_PLAN_STEP_SUBMIT, NULL, "only a draft" },
  { "retired", SAL_PLAN_STEP_RETIRE, NULL, "only what is approved or active" },
  { "", SAL_PLAN_STEP_SUBMIT, NULL, "only a draft" },
  { "lost", SAL_PLAN_STEP_SUBMIT, NULL, "“Field@1” is lost: only a draft" },
};

static void
test_plan_versions_steps (void)
{
  g_auto (Office) office = { 0 };
  gint64 id;

  office_init (&office);
  id = assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@1”");
  for (gsize i = 0; i < G_N_ELEMENTS (step_cases); i++)
    {
      const StepCase *step = &step_cases[i];
      g_autofree char *sql =
          g_strdup_printf ("UPDATE plan_version SET status = '%s', approver = NULL", step->status);
      g_autoptr (SalChange) change = fixture_run (office.pay, "Set", "%s", sql);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s, step %d", step->status, (int) step->step);
      g_assert_cmpint (take (&office, step->step, id, &error), ==, step->after != NULL);
      if (*step->status != '\0')
        assert_status (&office, "Field", step->after != NULL ? step->after : step->status);
      if (step->after == NULL)
        {
          g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, step->message));
        }
    }
}

static void
test_plan_versions_approval (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) versions = NULL;
  gint64 id;

  office_init (&office);
  id = assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@1”");
  g_assert_true (take (&office, SAL_PLAN_STEP_SUBMIT, id, NULL));
  g_assert_true (take (&office, SAL_PLAN_STEP_APPROVE, id, NULL));
  versions = list (&office);
  g_assert_cmpstr (sal_record_get_text (versions->pdata[0], "approver"), ==, "Mara Voss");
  g_assert_nonnull (sal_record_get_text (versions->pdata[0], "approved_at"));
}

/* The status is not a field to be filled in. */
static void
test_plan_versions_edited (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (SalRecord) record = sal_record_new (&sal_plan_version_kind);
  g_autoptr (GError) error = NULL;

  sal_record_set_text (record, "status", SAL_PLAN_VERSION_APPROVED);
  g_assert_false (sal_plan_version_kind.edited (NULL, NULL, record, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  sal_record_set_text (record, "status", SAL_PLAN_VERSION_DRAFT);
  g_assert_true (sal_plan_version_kind.edited (NULL, NULL, record, NULL));
}

/* --- finding --- */

static void
test_plan_versions_find (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GPtrArray) versions = NULL, none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  gint64 first, second;

  office_init (&office);
  first = assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@1”");
  second = assert_imports (&office, SECOND, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@2”");
  assert_imports (&office, OTHER, SAL_PLAN_IMPORTED_NEW, "Import Plan “Overlay”");
  versions = list (&office);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, second);
  g_assert_cmpint (
      sal_record_get_id (sal_plan_versions_find (versions, "Field@1", NULL)), ==, first);
  g_assert_cmpint (sal_record_get_id (sal_plan_versions_find (versions, number, NULL)), ==, second);
  g_assert_nonnull (sal_plan_versions_find (versions, "Overlay", NULL));

  g_assert_null (sal_plan_versions_find (versions, "Field", &error));
  g_assert_nonnull (strstr (error->message,
                            "“Field” has several versions: expected one of "
                            "“Field@1”, “Field@2”"));
  g_clear_error (&error);
  g_assert_null (sal_plan_versions_find (versions, "Fields", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“Overlay”"));
  g_clear_error (&error);
  g_assert_null (sal_plan_versions_find (none, "Field", &error));
  g_assert_nonnull (strstr (error->message, "nor any other"));
}

/* --- checking --- */

/* The names of the checks that find something, in their order. */
static char *
check (Office *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rules;
  const SalCheckRule *rules = sal_pay_check_rules (&n_rules);

  findings = sal_check_run (self->workspace, self->pay, rules, n_rules, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (names, "%s ", ((SalFinding *) findings->pdata[i])->check);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_plan_versions_check (void)
{
  static const struct
  {
    const char *sql;
    const char *findings;
  } cases[] = {
    { "UPDATE plan_version SET status = 'draft'", "" },
    { "UPDATE plan_version SET status = 'approved'", "without-approver " },
    { "UPDATE plan_version SET status = 'paid', approver = 'M'", "value " },
    { "UPDATE plan_version SET currency = 'JPY', status = 'draft'", "document " },
    { "UPDATE plan_version SET document = '{'", "document " },
    { "UPDATE plan_version SET document = ' '", "value document " },
  };
  g_auto (Office) office = { 0 };

  office_init (&office);
  assert_imports (&office, FIRST, SAL_PLAN_IMPORTED_NEW, "Import Plan “Field@1”");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalChange) change = fixture_run (office.pay, "Break", "%s", cases[i].sql);
      g_autofree char *findings = check (&office);

      g_test_message ("%s", cases[i].sql);
      g_assert_cmpstr (findings, ==, cases[i].findings);
    }
}

/* Nothing that goes through the kinds of a workspace comes upon those of pay, nor the other way
 * round. */
static void
test_plan_versions_kinds (void)
{
  const SalKind *const *model = sal_model_kinds (), *const *pay = sal_pay_kinds ();

  for (guint i = 0; model[i] != NULL; i++)
    g_assert_cmpint (model[i]->store, ==, SAL_STORE_MAIN);
  g_assert_nonnull (pay[0]);
  for (guint i = 0; pay[i] != NULL; i++)
    {
      g_assert_cmpint (pay[i]->store, ==, SAL_STORE_PAY);
      g_assert_null (sal_kind_find (model, pay[i]->name));
    }
}

/* What is active is so on its days alone. */
static void
test_plan_versions_state (void)
{
  static const struct
  {
    const char *status;
    int year;
    const char *state;
    gboolean is_in_force;
  } cases[] = {
    { SAL_PLAN_VERSION_ACTIVE, 2025, "Upcoming", FALSE },
    { SAL_PLAN_VERSION_ACTIVE, 2026, "Active", TRUE },
    { SAL_PLAN_VERSION_ACTIVE, 2027, "Ended", FALSE },
    { SAL_PLAN_VERSION_DRAFT, 2027, "Draft", FALSE },
    { SAL_PLAN_VERSION_RETIRED, 2026, "Retired", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalRecord) version = sal_record_new (&sal_plan_version_kind);
      gint32 today = sal_date_from_ymd (cases[i].year, 12, 31);

      sal_record_set_text (version, "status", cases[i].status);
      sal_record_set_date (version, "effective_from", sal_date_from_ymd (2026, 1, 1));
      sal_record_set_date (version, "effective_to", sal_date_from_ymd (2026, 12, 31));
      g_assert_cmpstr (sal_plan_version_get_state (version, today), ==, cases[i].state);
      g_assert_cmpint (sal_plan_version_is_in_force (version, today), ==, cases[i].is_in_force);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-versions/import", test_plan_versions_import);
  g_test_add_func ("/plan-versions/change", test_plan_versions_change);
  g_test_add_func ("/plan-versions/settled", test_plan_versions_settled);
  g_test_add_func ("/plan-versions/steps", test_plan_versions_steps);
  g_test_add_func ("/plan-versions/approval", test_plan_versions_approval);
  g_test_add_func ("/plan-versions/edited", test_plan_versions_edited);
  g_test_add_func ("/plan-versions/find", test_plan_versions_find);
  g_test_add_func ("/plan-versions/check", test_plan_versions_check);
  g_test_add_func ("/plan-versions/kinds", test_plan_versions_kinds);
  g_test_add_func ("/plan-versions/state", test_plan_versions_state);

  return g_test_run ();
}
