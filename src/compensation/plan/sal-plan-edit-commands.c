/* sal-plan-edit-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-edit-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-plan-version.h"
#include "sal-plan-versions.h"
#include "sal-store-error.h"

/* @format: with the name of the plan version, and of what was edited. */
static void
take_label (SalTransaction *transaction, SalRecord *version, const char *format, const char *field)
{
  g_autofree char *name = sal_plan_version_get_name (version);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 3);
  g_autofree char *label = field != NULL
                               ? g_strconcat (parts[0], name, parts[1], field, parts[2], NULL)
                               : g_strconcat (parts[0], name, parts[1], NULL);

  sal_transaction_set_label (transaction, label);
}

static void
set_document (SalRecord *version, const SalPlan *plan)
{
  g_autofree char *document = sal_plan_version_write_document (plan);

  sal_record_set_text (version, "document", document);
  sal_record_set_date (version, "effective_from", plan->from);
  sal_record_set_date (version, "effective_to", plan->to);
  sal_record_set_text (version, "currency", plan->currency);
}

/**
 * sal_plan_version_create:
 * @transaction: a transaction of a pay store
 * @plan_creation: the #SalPlanCreation, which is told its id
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds a version of a plan, as a draft.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if there is that version already, or with the
 * errors of writing
 */
gboolean
sal_plan_version_create (SalTransaction *transaction,
                         gpointer plan_creation,
                         GCancellable *cancellable,
                         GError **error)
{
  SalPlanCreation *self = plan_creation;
  g_autoptr (GPtrArray) versions =
      sal_plan_versions_list (sal_transaction_get_connection (transaction), error);
  g_autoptr (SalRecord) version = sal_record_new (&sal_plan_version_kind);
  g_autofree char *name = NULL;

  if (versions == NULL)
    return FALSE;
  sal_record_set_text (version, "name", self->plan->name);
  sal_record_set_text (version, "version", sal_plan_version_of (self->plan));
  set_document (version, self->plan);
  if (sal_plan_versions_lookup (versions, self->plan->name, sal_plan_version_of (self->plan)) !=
      NULL)
    {
      name = sal_plan_version_get_name (version);
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_INVALID,
                   /* translators: a plan with its version */
                   _ ("There is “%s” already: choose another version"),
                   name);
      return FALSE;
    }
  self->id = sal_record_get_id (version);
  /* translators: a plan with its version */
  take_label (transaction, version, _ ("Create Plan “%s”"), NULL);

  return sal_transaction_insert (transaction, version, error);
}

static gboolean
expect_document (SalRecord *version, const char *before, GError **error)
{
  g_autofree char *name = NULL;

  if (before == NULL || g_strcmp0 (before, sal_record_get_text (version, "document")) == 0)
    return TRUE;

  name = sal_plan_version_get_name (version);
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_CONFLICT,
               /* translators: a plan with its version */
               _ ("“%s” was changed meanwhile: look at it as it is now, and change it again"),
               name);

  return FALSE;
}

/**
 * sal_plan_version_edit:
 * @transaction: a transaction of a pay store
 * @plan_edit: the #SalPlanEdit
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Replaces what a plan version pays by, as long as it is not approved. What is in review is a draft
 * again: nobody has looked at what it says now.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_FINAL if the version is approved, with
 *   %SAL_STORE_ERROR_CONFLICT if another document was edited than it has, or with
 *   %SAL_STORE_ERROR_NOT_FOUND
 */
gboolean
sal_plan_version_edit (SalTransaction *transaction,
                       gpointer plan_edit,
                       GCancellable *cancellable,
                       GError **error)
{
  const SalPlanEdit *self = plan_edit;
  g_autoptr (SalRecord) version =
      sal_transaction_load (transaction, &sal_plan_version_kind, self->id, error);

  if (version == NULL || !expect_document (version, self->before, error))
    return FALSE;

  set_document (version, self->plan);
  if (!sal_plan_version_is_settled (version))
    sal_record_set_text (version, "status", SAL_PLAN_VERSION_DRAFT);
  if (self->field != NULL)
    /* translators: a plan with its version, and what of it */
    take_label (transaction, version, _ ("Change Plan “%s”: %s"), self->field);
  else
    take_label (transaction, version, _ ("Change Plan “%s”"), NULL);

  return sal_transaction_update (transaction, version, error);
}

/**
 * sal_plan_version_delete:
 * @transaction: a transaction of a pay store
 * @id: the id of the plan version, a gint64 *
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Deletes a plan version that was not approved.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_FINAL if it was, with %SAL_STORE_ERROR_REFERENCED if
 *   somebody is in it, or with %SAL_STORE_ERROR_NOT_FOUND
 */
gboolean
sal_plan_version_delete (SalTransaction *transaction,
                         gpointer id,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SalRecord) version =
      sal_transaction_load (transaction, &sal_plan_version_kind, *(const gint64 *) id, error);
  g_autofree char *name = NULL;

  if (version == NULL)
    return FALSE;
  if (sal_plan_version_is_settled (version))
    {
      name = sal_plan_version_get_name (version);
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_FINAL,
                   /* translators: a plan with its version */
                   _ ("“%s” was approved and is not deleted: it can be retired"),
                   name);
      return FALSE;
    }
  /* translators: a plan with its version */
  take_label (transaction, version, _ ("Delete Plan “%s”"), NULL);

  return sal_transaction_delete (transaction, &sal_plan_version_kind, *(const gint64 *) id, error);
}
