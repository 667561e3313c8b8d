/* sal-account-plan-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-plan-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-account-plan-book.h"
#include "sal-kinds.h"

/* What the next plan begins with: what is known of the customer, and who sponsors. */
static const char *const carried_over[] = {
  "manager",          "business",     "goals",       "challenges", "sponsor",
  "customer_sponsor", "sponsor_days", "reviewed_on", "stale_days",
};

static void
carry_over (SalRecord *from, SalRecord *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (carried_over); i++)
    {
      guint field = (guint) sal_kind_field_index (&sal_account_plan_kind, carried_over[i]);

      sal_record_set_value (to, field, sal_record_get_value (from, field));
    }
}

/* A plan is of a fiscal year: of this one, or of the one after the newest plan there is. */
static void
set_period (SalRecord *plan, SalRecord *newest, const SalAccountPlanCreation *creation)
{
  SalPeriod year =
      sal_fiscal_calendar_period_of (creation->calendar, creation->today, SAL_PERIOD_YEAR);
  g_autofree char *label = NULL, *name = NULL;
  gint32 first, last, end = SAL_DATE_NONE;

  if (newest != NULL)
    end = sal_record_is_null (newest, "valid_to") ? sal_record_get_date (newest, "valid_from")
                                                  : sal_record_get_date (newest, "valid_to");
  if (end != SAL_DATE_NONE)
    {
      SalPeriod known = sal_fiscal_calendar_period_of (creation->calendar, end, SAL_PERIOD_YEAR);

      if (sal_period_compare (known, year) >= 0)
        year = sal_period_offset (known, 1);
    }
  sal_fiscal_calendar_days_of (creation->calendar, year, &first, &last);
  sal_record_set_date (plan, "valid_from", first);
  sal_record_set_date (plan, "valid_to", last);
  label = sal_fiscal_calendar_format (creation->calendar, year);
  /* translators: what a plan is called, of a fiscal year */
  name = g_strdup_printf (_ ("%s Plan"), label);
  sal_record_set_text (plan, "name", name);
}

/**
 * sal_account_plan_create:
 * @transaction: a command's
 * @data: a #SalAccountPlanCreation
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Creates a plan of an account for the fiscal year, or, if there is one already, for the year after
 * its newest, which begins with what that one knew of the customer. The owner of the account
 * manages the first one.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_NOT_FOUND if there is no such account, or on an error of
 * the store
 */
gboolean
sal_account_plan_create (SalTransaction *transaction,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  SalAccountPlanCreation *creation = data;
  g_autoptr (SalRecord) account =
      sal_transaction_load (transaction, &sal_account_kind, creation->account, error);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (SalRecord) plan = NULL;
  g_autofree char *title = NULL, *label = NULL;
  SalRecord *newest;

  if (account == NULL)
    return FALSE;
  plans = sal_account_plans_load (
      sal_transaction_get_connection (transaction), creation->account, error);
  if (plans == NULL)
    return FALSE;

  newest = plans->len > 0 ? g_ptr_array_index (plans, 0) : NULL;
  plan = sal_record_new (&sal_account_plan_kind);
  sal_record_set_integer (plan, "account", creation->account);
  if (newest != NULL)
    carry_over (newest, plan);
  else if (!sal_record_is_null (account, "owner"))
    sal_record_set_integer (plan, "manager", sal_record_get_integer (account, "owner"));
  set_period (plan, newest, creation);
  sal_record_set_text (plan, "status", "active");
  creation->plan = sal_record_get_id (plan);

  title = sal_record_get_title (account);
  /* translators: an account */
  label = g_strdup_printf (_ ("Create Plan of “%s”"), title);
  sal_transaction_set_label (transaction, label);

  return sal_transaction_enter (transaction, NULL, plan, error);
}

/**
 * sal_plan_action_complete:
 * @transaction: a command's
 * @data: a #SalPlanActionCompletion
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Says that an action is done, as of today, or that it is open again.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_NOT_FOUND if there is no such action, or on an error of the
 * store
 */
gboolean
sal_plan_action_complete (SalTransaction *transaction,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  const SalPlanActionCompletion *completion = data;
  g_autoptr (SalRecord) before =
      sal_transaction_load (transaction, &sal_plan_action_kind, completion->action, error);
  g_autoptr (SalRecord) action = NULL;
  g_autofree char *title = NULL, *label = NULL;

  if (before == NULL)
    return FALSE;
  action = sal_record_copy (before);
  sal_record_set_text (action, "status", completion->done ? "done" : "open");
  title = sal_record_get_title (action);
  /* translators: something that was to be done */
  label = g_strdup_printf (completion->done ? _ ("Complete “%s”") : _ ("Open “%s” Again"), title);
  sal_transaction_set_label (transaction, label);

  return sal_transaction_enter (transaction, before, action, error);
}
