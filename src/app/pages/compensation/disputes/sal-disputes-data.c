/* sal-disputes-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-disputes-data.h"

#include <glib/gi18n.h>

#include "sal-kinds.h"
#include "sal-payout-run.h"
#include "sal-task.h"
#include "sal-text.h"

void
sal_disputes_data_free (SalDisputesData *self)
{
  g_clear_pointer (&self->disputes, g_ptr_array_unref);
  g_clear_pointer (&self->adjustments, g_ptr_array_unref);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->people, sal_people_free);
  g_clear_pointer (&self->opportunities, g_hash_table_unref);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_free (self->open_period);
  g_free (self);
}

/* --- reading --- */

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer one = array->pdata[i];

      array->pdata[i] = array->pdata[array->len - 1 - i];
      array->pdata[array->len - 1 - i] = one;
    }
}

static gpointer
read_pay (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalDisputesData *self = data;
  gint32 first, last;

  self->disputes = sal_pay_disputes_list (connection, error);
  if (self->disputes == NULL)
    return NULL;
  self->adjustments = sal_pay_adjustments_load (connection, NULL, error);
  if (self->adjustments == NULL)
    return NULL;
  reverse (self->adjustments);
  self->periods = sal_payout_periods_list (connection, error);
  if (self->periods == NULL)
    return NULL;
  self->open_period =
      sal_pay_adjusting_find_period (self->periods, self->calendar, &first, &last, NULL);

  return self;
}

static gpointer
read_names (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalDisputesData *self = data;

  self->people = sal_people_load (connection, error);
  for (guint i = 0; self->people != NULL && i < self->disputes->len; i++)
    {
      SalRecord *one = self->disputes->pdata[i];
      gint64 id =
          sal_record_is_null (one, "opportunity") ? 0 : sal_record_get_integer (one, "opportunity");
      char *name = id != 0 ? sal_pay_dispute_name_opportunity (connection, id) : NULL;

      if (name != NULL)
        g_hash_table_insert (self->opportunities, g_memdup2 (&id, sizeof id), name);
    }

  return self->people != NULL ? self : NULL;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SalWorkspace *workspace = data;
  g_autoptr (SalDisputesData) self = g_new0 (SalDisputesData, 1);
  GError *error = NULL;

  /* as payouts have it */
  self->calendar = sal_fiscal_calendar_new (
      sal_fiscal_calendar_get_start_month (sal_workspace_get_calendar (workspace)),
      SAL_CALENDAR_MONTHS);
  self->opportunities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (sal_store_read_sync (
          sal_workspace_get_pay_store (workspace), read_pay, self, cancellable, &error) == NULL ||
      sal_store_read_sync (
          sal_workspace_get_store (workspace), read_names, self, cancellable, &error) == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) sal_disputes_data_free);
}

/**
 * sal_disputes_data_load_async:
 * @workspace: a workspace whose pay is open
 * @callback: is called once it is read
 * @data: data for @callback
 *
 * Reads all disputes and adjustments, on another thread.
 */
void
sal_disputes_data_load_async (SalWorkspace *workspace, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, sal_disputes_data_load_async);
  g_task_set_task_data (task, g_object_ref (workspace), g_object_unref);
  sal_task_run_in_thread (task, load_thread);
}

SalDisputesData *
sal_disputes_data_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- in words --- */

char *
sal_disputes_data_format_period (const SalDisputesData *self, const char *period)
{
  SalPeriod of;

  return sal_period_from_text (period, &of, NULL) ? sal_fiscal_calendar_format (self->calendar, of)
                                                  : g_strdup (period);
}

/* What a dispute is about, without whose and of which period. */
char *
sal_disputes_data_describe_subject (const SalDisputesData *self, SalRecord *dispute)
{
  const char *about = sal_record_get_text (dispute, "about");
  gint64 opportunity = sal_record_is_null (dispute, "opportunity")
                           ? 0
                           : sal_record_get_integer (dispute, "opportunity");
  const char *name = g_hash_table_lookup (self->opportunities, &opportunity);

  if (g_strcmp0 (about, SAL_PAY_DISPUTE_ABOUT_CREDIT) == 0)
    /* translators: the name of an opportunity */
    return name != NULL ? g_strdup_printf (_ ("Credit of “%s”"), name)
                        : g_strdup (_ ("Credit of an opportunity that is gone"));

  return g_strdup (g_strcmp0 (about, SAL_PAY_DISPUTE_ABOUT_EARNING) == 0 ? _ ("Earning")
                                                                         : _ ("Payment"));
}

const SalPayAdjustment *
sal_disputes_data_find_adjustment (const SalDisputesData *self, gint64 id)
{
  for (guint i = 0; i < self->adjustments->len; i++)
    if (((const SalPayAdjustment *) self->adjustments->pdata[i])->id == id)
      return self->adjustments->pdata[i];

  return NULL;
}

SalRecord *
sal_disputes_data_find_dispute (const SalDisputesData *self, gint64 id)
{
  for (guint i = 0; i < self->disputes->len; i++)
    if (sal_record_get_id (self->disputes->pdata[i]) == id)
      return self->disputes->pdata[i];

  return NULL;
}

/* --- entering --- */

/**
 * sal_disputes_read_amount:
 * @text: what was entered, by locale
 * @currency: the currency it is in
 * @amount: (out): minor units
 * @error: return location for an error
 *
 * Reads an amount of money.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE
 */
gboolean
sal_disputes_read_amount (const char *text, const char *currency, gint64 *amount, GError **error)
{
  static const SalField field = { "amount", SAL_FIELD_MONEY, N_ ("Amount") };
  SalValue value = SAL_VALUE_NULL;
  gboolean done = sal_field_from_entry (&field, text, currency, &value, error);

  if (done)
    *amount = value.integer;
  sal_value_clear (&value);

  return done;
}

/**
 * sal_disputes_read_handling:
 * @dispute: a dispute
 * @owner: who sees to it; empty for nobody
 * @due: until when, by locale; empty for no day
 * @claimed: the amount claimed, by locale; empty for none
 * @error: return location for an error
 *
 * Takes over what was entered about how a dispute is handled.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE
 */
gboolean
sal_disputes_read_handling (
    SalRecord *dispute, const char *owner, const char *due, const char *claimed, GError **error)
{
  gint64 amount;
  gint32 day;

  sal_record_set_null (dispute, "owner");
  sal_record_set_null (dispute, "due");
  sal_record_set_null (dispute, "claimed");
  if (*owner != '\0')
    sal_record_set_text (dispute, "owner", owner);
  if (*due != '\0')
    {
      if (!sal_text_to_date_by_locale (due, &day, error))
        return FALSE;
      sal_record_set_date (dispute, "due", day);
    }
  if (*claimed != '\0')
    {
      if (!sal_disputes_read_amount (
              claimed, sal_record_get_text (dispute, "currency"), &amount, error))
        return FALSE;
      sal_record_set_integer (dispute, "claimed", amount);
    }

  return TRUE;
}
