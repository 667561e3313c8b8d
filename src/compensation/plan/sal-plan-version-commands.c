/* sal-plan-version-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-version-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-store-error.h"

/* @format: a translated label with a place for the name of the plan version; of those there are
 * several, so that the compiler cannot check it */
static void
take_label (SalTransaction *transaction, SalRecord *version, const char *format)
{
  g_autofree char *name = sal_plan_version_get_name (version);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strjoinv (name, parts);

  sal_transaction_set_label (transaction, label);
}

/* --- importing --- */

static void
set_document (SalRecord *version, const SalPlan *plan)
{
  g_autofree char *document = sal_plan_version_write_document (plan);

  sal_record_set_text (version, "document", document);
  sal_record_set_date (version, "effective_from", plan->from);
  sal_record_set_date (version, "effective_to", plan->to);
  sal_record_set_text (version, "currency", plan->currency);
}

static gboolean
add_version (SalTransaction *transaction, SalPlanImport *self, GError **error)
{
  g_autoptr (SalRecord) version = sal_record_new (&sal_plan_version_kind);

  self->imported = SAL_PLAN_IMPORTED_NEW;
  self->id = sal_record_get_id (version);
  sal_record_set_text (version, "name", self->plan->name);
  sal_record_set_text (version, "version", sal_plan_version_of (self->plan));
  set_document (version, self->plan);
  take_label (transaction, version, _ ("Import Plan “%s”"));

  return sal_transaction_insert (transaction, version, error);
}

/* What is in review is a draft again: nobody has looked at what it says now. */
static gboolean
replace_document (SalTransaction *transaction,
                  SalPlanImport *self,
                  SalRecord *version,
                  GError **error)
{
  self->imported = SAL_PLAN_IMPORTED_CHANGED;
  set_document (version, self->plan);
  if (!sal_plan_version_is_settled (version))
    sal_record_set_text (version, "status", SAL_PLAN_VERSION_DRAFT);
  take_label (transaction, version, _ ("Import Changed Plan “%s”"));

  return sal_transaction_update (transaction, version, error);
}

/**
 * sal_plan_version_import:
 * @transaction: a transaction of a pay store
 * @plan_import: the #SalPlanImport, which is told what came of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds the version that a document is of, or replaces its document as long as it is not approved.
 * The same document twice changes nothing.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_FINAL if the version is approved and the document is
 * another than it was approved with, or with the errors of writing
 */
gboolean
sal_plan_version_import (SalTransaction *transaction,
                         gpointer plan_import,
                         GCancellable *cancellable,
                         GError **error)
{
  SalPlanImport *self = plan_import;
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (GPtrArray) versions = sal_plan_versions_list (connection, error);
  g_autoptr (SalPlan) before = NULL;
  SalRecord *version;

  if (versions == NULL)
    return FALSE;
  version = sal_plan_versions_lookup (versions, self->plan->name, sal_plan_version_of (self->plan));
  if (version == NULL)
    return add_version (transaction, self, error);

  self->id = sal_record_get_id (version);
  before = sal_plan_version_read_document (version, error);
  if (before == NULL)
    return FALSE;
  self->n_differences = sal_plan_version_count_differences (before, self->plan);
  if (self->n_differences > 0)
    return replace_document (transaction, self, version, error);
  self->imported = SAL_PLAN_IMPORTED_SAME;

  return TRUE;
}

/* --- status --- */

static const struct
{
  const char *from[3]; /* ended by NULL */
  const char *to;
  const char *label;    /* N_(), with the name of the plan version */
  const char *expected; /* N_() */
} steps[] = {
  [SAL_PLAN_STEP_SUBMIT] = { { SAL_PLAN_VERSION_DRAFT, NULL },
                             SAL_PLAN_VERSION_IN_REVIEW,
                             N_ ("Submit Plan “%s”"),
                             N_ ("only a draft can be submitted") },
  [SAL_PLAN_STEP_APPROVE] = { { SAL_PLAN_VERSION_IN_REVIEW, NULL },
                              SAL_PLAN_VERSION_APPROVED,
                              N_ ("Approve Plan “%s”"),
                              N_ ("only what is in review can be approved") },
  [SAL_PLAN_STEP_ACTIVATE] = { { SAL_PLAN_VERSION_APPROVED, NULL },
                               SAL_PLAN_VERSION_ACTIVE,
                               N_ ("Activate Plan “%s”"),
                               N_ ("only what is approved can be activated") },
  [SAL_PLAN_STEP_RETIRE] = { { SAL_PLAN_VERSION_APPROVED, SAL_PLAN_VERSION_ACTIVE, NULL },
                             SAL_PLAN_VERSION_RETIRED,
                             N_ ("Retire Plan “%s”"),
                             N_ ("only what is approved or active can be retired") },
};

static gboolean
expect_status (SalRecord *version, SalPlanStep step, GError **error)
{
  const char *status =
      sal_record_is_null (version, "status") ? "" : sal_record_get_text (version, "status");
  g_autofree char *name = NULL;

  if (g_strv_contains (steps[step].from, status))
    return TRUE;

  name = sal_plan_version_get_name (version);
  g_set_error (
      error,
      SAL_STORE_ERROR,
      SAL_STORE_ERROR_INVALID,
      /* translators: the name of a plan, its status, and what would be right */
      _ ("“%s” is %s: %s"),
      name,
      sal_choice_get_label (sal_kind_find_field (&sal_plan_version_kind, "status"), status),
      _ (steps[step].expected));

  return FALSE;
}

/**
 * sal_plan_version_take_step:
 * @transaction: a transaction of a pay store
 * @version_step: the #SalPlanVersionStep
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes a plan version from one status to the next. An approval keeps its approver and time.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if it is not in a status from which the step can be
 *   taken, or with %SAL_STORE_ERROR_NOT_FOUND
 */
gboolean
sal_plan_version_take_step (SalTransaction *transaction,
                            gpointer version_step,
                            GCancellable *cancellable,
                            GError **error)
{
  const SalPlanVersionStep *self = version_step;
  g_autoptr (SalRecord) version =
      sal_transaction_load (transaction, &sal_plan_version_kind, self->id, error);
  char time[SAL_TIME_BUFFER];

  if (version == NULL || !expect_status (version, self->step, error))
    return FALSE;

  sal_record_set_text (version, "status", steps[self->step].to);
  if (self->step == SAL_PLAN_STEP_APPROVE)
    {
      sal_record_set_text (version, "approver", self->approver);
      sal_record_set_text (version,
                           "approved_at",
                           sal_time_write_iso (sal_transaction_get_time (transaction), time));
    }
  if (self->step == SAL_PLAN_STEP_ACTIVATE)
    sal_record_set_text (
        version, "activated_at", sal_time_write_iso (sal_transaction_get_time (transaction), time));
  take_label (transaction, version, _ (steps[self->step].label));

  return sal_transaction_update (transaction, version, error);
}
