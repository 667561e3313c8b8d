/* sal-health-warnings-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-health-warnings.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-signal.h"
#include "sal-date.h"
#include "sal-last-done.h"
#include "sal-store-error.h"

/* --- raising --- */

typedef struct
{
  SalTransaction *transaction;
  SalWarningRaise *raise;
  const SalHealthBook *book;
} Raising;

/* From the mildest. */
static const struct
{
  SalSignalState state;
  const char *reason;
} reasons[] = {
  { SAL_SIGNAL_STATE_TREND, SAL_WARNING_TREND },
  { SAL_SIGNAL_STATE_WARN, SAL_WARNING_WARN },
  { SAL_SIGNAL_STATE_CRITICAL, SAL_WARNING_CRITICAL },
};

static int
rank_reason (const char *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reason, reasons[i].reason) == 0)
      return (int) i;

  return -1;
}

static int
rank_state (SalSignalState state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (state == reasons[i].state)
      return (int) i;

  return -1;
}

/* The day of the latest value, which tells whether anything has happened since a warning was
 * closed. What lasts, such as an open case, is no news. */
static gint32
latest_day (const SalSignalSeries *series, gint32 day)
{
  gint32 latest = SAL_DATE_NONE;

  for (guint i = 0; series->points != NULL && i < series->points->len; i++)
    {
      const SalSignalPoint *point = &g_array_index (series->points, SalSignalPoint, i);

      if (point->day <= day)
        latest = point->day;
    }

  return latest;
}

static void
fill_figures (SalRecord *record, const SalHealthRule *rule, const SalHealthPart *part, int rank)
{
  const double bounds[] = { rule->trend_change, rule->warn, rule->critical };

  sal_record_set_text (record, "reason", reasons[rank].reason);
  sal_record_set_real (record, "value", part->value);
  sal_record_set_real (record, "bound", bounds[rank]);
  if (isnan (part->change))
    sal_record_set_null (record, "change");
  else
    sal_record_set_real (record, "change", part->change);
}

static gboolean
raise_one (Raising *self,
           const SalHealthAccount *account,
           SalSignalType type,
           const SalHealthPart *part,
           GError **error)
{
  const SalHealthRule *rule = &self->book->scheme->rules[type];
  g_autoptr (SalRecord) record = sal_record_new (&sal_account_warning_kind);

  sal_record_set_integer (record, "account", account->id);
  sal_record_set_text (record, "type", sal_signal_type_get_key (type));
  sal_record_set_date (record, "raised_on", self->raise->day);
  sal_record_set_date (record, "due", self->raise->day + rule->due_days);
  if (account->owner != 0)
    sal_record_set_integer (record, "owner", account->owner);
  fill_figures (record, rule, part, rank_state (part->state));
  self->raise->n_raised++;

  return sal_transaction_insert (self->transaction, record, error);
}

/* A warning that is there stays as it is, unless its signal has become worse than it says. */
static gboolean
worsen_one (Raising *self,
            const SalWarningBefore *before,
            SalSignalType type,
            const SalHealthPart *part,
            GError **error)
{
  g_autoptr (SalRecord) record = NULL;

  if (rank_state (part->state) <= rank_reason (before->reason))
    return TRUE;
  record = sal_transaction_load (self->transaction, &sal_account_warning_kind, before->open, error);
  if (record == NULL)
    return FALSE;
  fill_figures (record, &self->book->scheme->rules[type], part, rank_state (part->state));
  self->raise->n_worse++;

  return sal_transaction_update (self->transaction, record, error);
}

static gboolean
raise_type (Raising *self,
            const SalHealthAccount *account,
            SalSignalType type,
            const SalHealthPart *part,
            GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (self->transaction);
  g_auto (SalWarningBefore) before = { 0 };

  if (rank_state (part->state) < 0)
    return TRUE;
  if (!sal_account_warning_find_before (connection, account->id, type, &before, error))
    return FALSE;
  if (before.open != 0)
    return worsen_one (self, &before, type, part, error);
  if (before.closed_on != SAL_DATE_NONE &&
      self->raise->day < before.closed_on + self->book->scheme->rules[type].days &&
      latest_day (&account->series[type], self->raise->day) <= before.closed_on)
    return TRUE;

  return raise_one (self, account, type, part, error);
}

static gboolean
raise_account (Raising *self, const SalHealthAccount *account, GError **error)
{
  SalHealth health;

  sal_health_scheme_judge (self->book->scheme, account->series, self->raise->day, &health);
  for (int i = 0; i < SAL_N_SIGNALS; i++)
    if (!raise_type (self, account, (SalSignalType) i, &health.parts[i], error))
      return FALSE;

  return TRUE;
}

/**
 * sal_account_warnings_raise:
 * @transaction: a command's
 * @raise: a #SalWarningRaise
 * @cancellable: (nullable): looked at for each account
 * @error: return location for an error
 *
 * Raises a warning for each signal of a customer that is beyond a bound or worsens, owned by the
 * owner of the account and due as its threshold says. As long as such a warning is not closed there
 * is no second one, and after it was closed none until there are newer values, or none of those it
 * was raised by is looked back on any more: raising again on the same day adds nothing. A warning
 * whose signal has become worse says so. That it was done is kept by %SAL_WARNINGS_LAST_DONE, if
 * anything changes or the command runs with %SAL_COMMAND_ASIDE.
 *
 * Returns: %FALSE on a %SAL_ERROR_VALUE if the thresholds are not complete, or on an error of the
 *   store
 */
gboolean
sal_account_warnings_raise (SalTransaction *transaction,
                            gpointer raise,
                            GCancellable *cancellable,
                            GError **error)
{
  Raising self = { transaction, raise, NULL };
  gint32 day = self.raise->day;
  g_autoptr (SalHealthBook) book =
      sal_health_book_load (sal_transaction_get_connection (transaction), 0, day, day, error);

  if (book == NULL || !sal_health_scheme_check (book->scheme, error) ||
      !sal_last_done_keep (transaction, SAL_WARNINGS_LAST_DONE, day, FALSE, error))
    return FALSE;
  self.book = book;
  for (guint i = 0; i < book->accounts->len; i++)
    {
      const SalHealthAccount *account = &g_array_index (book->accounts, SalHealthAccount, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (account->is_customer && !raise_account (&self, account, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_account_warnings_set_automatic:
 * @transaction: a command's
 * @automatic: whether, a #gboolean
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Decides whether warnings are raised by themselves in this workspace.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_account_warnings_set_automatic (SalTransaction *transaction,
                                    gpointer automatic,
                                    GCancellable *cancellable,
                                    GError **error)
{
  const gboolean *is_on = automatic;

  return sal_transaction_set_setting (
      transaction, SAL_WARNINGS_SETTING, *is_on ? NULL : SAL_WARNINGS_BY_HAND, error);
}

/* --- answering --- */

/**
 * sal_warning_step_new:
 * @id: a warning
 * @status: (transfer none): what it becomes, as records have it; must outlive the step
 * @day: on which
 * @resolution: (nullable): what came of it
 *
 * Describes how somebody answers an early warning.
 *
 * Returns: (transfer full): the step
 */
SalWarningStep *
sal_warning_step_new (gint64 id, const char *status, gint32 day, const char *resolution)
{
  SalWarningStep *self = g_new0 (SalWarningStep, 1);

  self->id = id;
  self->status = status;
  self->day = day;
  self->resolution = g_strdup (resolution);

  return self;
}

void
sal_warning_step_free (SalWarningStep *self)
{
  g_free (self->resolution);
  g_free (self);
}

static const struct
{
  const char *status;
  const char *label;
} steps[] = {
  { SAL_WARNING_OPEN, N_ ("Open Warning Again") },
  { SAL_WARNING_IN_HAND, N_ ("Take Warning in Hand") },
  { SAL_WARNING_CLOSED, N_ ("Close Warning") },
};

/**
 * sal_account_warning_step:
 * @transaction: a command's
 * @step: a #SalWarningStep
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes a warning in hand, closes it or opens it again. Closing needs to say what was done.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID, or the errors of writing
 */
gboolean
sal_account_warning_step (SalTransaction *transaction,
                          gpointer step,
                          GCancellable *cancellable,
                          GError **error)
{
  SalWarningStep *self = step;
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_account_warning_kind, self->id, error);
  gboolean closes = g_strcmp0 (self->status, SAL_WARNING_CLOSED) == 0;

  if (record == NULL)
    return FALSE;
  if (closes && (self->resolution == NULL || *self->resolution == '\0'))
    {
      g_set_error_literal (error,
                           SAL_STORE_ERROR,
                           SAL_STORE_ERROR_INVALID,
                           _ ("A resolution is missing: what was done about it?"));
      return FALSE;
    }
  sal_record_set_text (record, "status", self->status);
  if (closes)
    {
      sal_record_set_date (record, "closed_on", self->day);
      sal_record_set_text (record, "resolution", self->resolution);
    }
  else
    {
      sal_record_set_null (record, "closed_on");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].status, self->status))
      sal_transaction_set_label (transaction, _ (steps[i].label));

  return sal_transaction_update (transaction, record, error);
}
