/* sal-plan-version.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-version.h"

#include <glib/gi18n-lib.h>

#include "sal-store-error.h"

/* What a plan pays by, as its document says. Name, version, days and currency are those of the
 * document, so that versions can be looked for by them. */

static const SalChoice statuses[] = {
  { SAL_PLAN_VERSION_DRAFT, N_ ("Draft") },       { SAL_PLAN_VERSION_IN_REVIEW, N_ ("In Review") },
  { SAL_PLAN_VERSION_APPROVED, N_ ("Approved") }, { SAL_PLAN_VERSION_ACTIVE, N_ ("Active") },
  { SAL_PLAN_VERSION_RETIRED, N_ ("Retired") },   { NULL, NULL },
};

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_IMMUTABLE | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "version", SAL_FIELD_TEXT, N_ ("Version"), SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = SAL_PLAN_VERSION_DRAFT },
  { "effective_from", SAL_FIELD_DATE, N_ ("From"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "effective_to", SAL_FIELD_DATE, N_ ("To"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED },
  { "approver", SAL_FIELD_TEXT, N_ ("Approver"), SAL_FIELD_LISTED },
  { "approved_at", SAL_FIELD_TIME, N_ ("Approved"), SAL_FIELD_LISTED },
  { "document",
    SAL_FIELD_TEXT,
    N_ ("Document"),
    SAL_FIELD_REQUIRED | SAL_FIELD_CONFIDENTIAL | SAL_FIELD_MULTILINE },
  { "activated_at", SAL_FIELD_TIME, N_ ("Activated"), 0 },
};

/* What an approval was given to, and by whom. */
static const char *const settled_fields[] = {
  "effective_from", "effective_to", "currency", "document", "approver", "approved_at",
};

static gboolean
is_changed (SalRecord *before, SalRecord *record, const char *field)
{
  guint index = (guint) sal_kind_field_index (&sal_plan_version_kind, field);

  return !sal_value_equal (sal_record_get_value (before, index),
                           sal_record_get_value (record, index));
}

/* Whatever writes it: what was approved stays what was approved. */
static gboolean
written (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  for (gsize i = 0;
       before != NULL && sal_plan_version_is_settled (before) && i < G_N_ELEMENTS (settled_fields);
       i++)
    if (is_changed (before, record, settled_fields[i]))
      {
        g_autofree char *name = sal_plan_version_get_name (record);

        g_set_error (error,
                     SAL_STORE_ERROR,
                     SAL_STORE_ERROR_FINAL,
                     /* translators: the name of a plan with its version, and its status */
                     _ ("“%s” is %s and cannot be changed: raise the version in the document, "
                        "and import it as a new one"),
                     name,
                     sal_choice_get_label (sal_kind_find_field (&sal_plan_version_kind, "status"),
                                           sal_record_get_text (before, "status")));
        return FALSE;
      }

  return TRUE;
}

/* It is submitted, approved and retired, each with what goes with that. */
static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  const char *was =
      before != NULL ? sal_record_get_text (before, "status") : SAL_PLAN_VERSION_DRAFT;

  if (g_strcmp0 (was, sal_record_get_text (record, "status")) == 0)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("The status of a plan is not edited: it is submitted, approved, activated and "
                  "retired"));

  return FALSE;
}

const SalKind sal_plan_version_kind = {
  .name = "plan_version",
  .label = N_ ("Plan Version"),
  .plural = N_ ("Plan Versions"),
  .group = N_ ("Compensation"),
  .icon = "text-x-generic-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "version",
  .from = "effective_from",
  .to = "effective_to",
  .together = "name,version",
  .store = SAL_STORE_PAY,
  .edited = edited,
  .written = written,
};

/**
 * sal_plan_version_is_settled:
 * @self: a plan version
 *
 * Tells whether it was approved: what it pays by does not change then, whatever becomes of it.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_plan_version_is_settled (SalRecord *self)
{
  static const char *const settled[] = {
    SAL_PLAN_VERSION_APPROVED,
    SAL_PLAN_VERSION_ACTIVE,
    SAL_PLAN_VERSION_RETIRED,
    NULL,
  };

  const char *status = sal_record_get_text (self, "status");

  return status != NULL && g_strv_contains (settled, status);
}

/**
 * sal_plan_version_get_name:
 * @self: a plan version
 *
 * Names it in full: "Account Executive@2026.2", or the plan alone if it says no version.
 *
 * Returns: (transfer full): the name
 */
char *
sal_plan_version_get_name (SalRecord *self)
{
  g_autofree char *name = sal_record_get_title (self);
  const char *version = sal_record_get_text (self, "version");

  return version != NULL ? g_strdup_printf ("%s@%s", name, version) : g_steal_pointer (&name);
}

static gboolean
is_active (SalRecord *self)
{
  return g_strcmp0 (sal_record_get_text (self, "status"), SAL_PLAN_VERSION_ACTIVE) == 0;
}

gboolean
sal_plan_version_is_in_force (SalRecord *self, gint32 today)
{
  return is_active (self) && sal_record_get_date (self, "effective_from") <= today &&
         today <= sal_record_get_date (self, "effective_to");
}

const char *
sal_plan_version_get_state (SalRecord *self, gint32 today)
{
  /* translators: a plan whose last day is over */
  if (is_active (self) && sal_record_get_date (self, "effective_to") < today)
    return _ ("Ended");
  /* translators: a plan whose first day is to come */
  if (is_active (self) && today < sal_record_get_date (self, "effective_from"))
    return _ ("Upcoming");

  return sal_choice_get_label (sal_kind_find_field (&sal_plan_version_kind, "status"),
                               sal_record_get_text (self, "status"));
}
