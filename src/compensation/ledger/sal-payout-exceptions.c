/* sal-payout-exceptions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-exceptions.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-record-query.h"

static const char *const labels[] = {
  [SAL_PAY_ISSUE_NO_PLAN] = N_ ("No plan"),
  [SAL_PAY_ISSUE_GONE] = N_ ("Person is gone"),
  [SAL_PAY_ISSUE_NO_QUOTA] = N_ ("No quota"),
  [SAL_PAY_ISSUE_MEASURE] = N_ ("Unknown measure"),
  [SAL_PAY_ISSUE_RATE] = N_ ("No exchange rate"),
  [SAL_PAY_ISSUE_SPLITS] = N_ ("Splits are not the whole"),
  [SAL_PAY_ISSUE_CREDIT_NOTE] = N_ ("Credit note"),
  [SAL_PAY_ISSUE_OVER_CAP] = N_ ("Over cap"),
  [SAL_PAY_ISSUE_BALANCE] = N_ ("Negative balance"),
  [SAL_PAY_ISSUE_LARGE_CHANGE] = N_ ("Large change"),
};

const char *
sal_pay_issue_get_label (SalPayIssueKind kind)
{
  return (guint) kind < G_N_ELEMENTS (labels) ? _ (labels[kind]) : NULL;
}

typedef struct
{
  const char *period;
  GPtrArray *records;
} Listing;

static gboolean
add_of_period (SalRecord *record, gpointer data, GError **error)
{
  Listing *self = data;

  if (g_strcmp0 (sal_record_get_text (record, "period"), self->period) == 0)
    g_ptr_array_add (self->records, sal_record_copy (record));

  return TRUE;
}

static GPtrArray *
list_records (SalConnection *connection, const char *period, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_payout_exception_kind);
  Listing listing = { period, records };

  if (!sal_record_query_foreach (query, connection, add_of_period, &listing, error))
    return NULL;

  return g_steal_pointer (&records);
}

static gboolean
find_kind (const char *name, SalPayIssueKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (sal_pay_issue_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * sal_payout_exceptions_list:
 * @connection: a connection of a pay store
 * @period: a fiscal period
 * @error: return location for an error
 *
 * Lists what the last calculation of a period found.
 *
 * Returns: (transfer full) (element-type SalPayIssue): what it found, as it found it, or %NULL with
 *   the errors of reading
 */
GPtrArray *
sal_payout_exceptions_list (SalConnection *connection, const char *period, GError **error)
{
  g_autoptr (GPtrArray) records = list_records (connection, period, error);
  g_autoptr (GPtrArray) issues = sal_pay_issues_new ();

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      SalRecord *record = records->pdata[i];
      SalPayIssueKind kind;

      if (find_kind (sal_record_get_text (record, "issue"), &kind))
        sal_pay_issues_add (issues,
                            kind,
                            sal_record_get_integer (record, "person"),
                            sal_record_get_integer (record, "opportunity"),
                            g_strdup (sal_record_get_text (record, "message")));
    }

  return g_steal_pointer (&issues);
}

/* --- storing --- */

static gboolean
is_same (SalRecord *record, const SalPayIssue *issue)
{
  return g_strcmp0 (sal_record_get_text (record, "issue"), sal_pay_issue_names[issue->kind]) == 0 &&
         sal_record_get_integer (record, "person") == issue->person &&
         sal_record_get_integer (record, "opportunity") == issue->opportunity &&
         g_strcmp0 (sal_record_get_text (record, "message"), issue->message) == 0;
}

static gboolean
are_same (const GPtrArray *records, const GPtrArray *issues)
{
  if (records->len != issues->len)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!is_same (records->pdata[i], issues->pdata[i]))
      return FALSE;

  return TRUE;
}

static SalRecord *
create_record (const char *period, const SalPayIssue *issue)
{
  SalRecord *record = sal_record_new (&sal_payout_exception_kind);

  sal_record_set_text (record, "period", period);
  sal_record_set_text (record, "issue", sal_pay_issue_names[issue->kind]);
  if (issue->person != 0)
    sal_record_set_integer (record, "person", issue->person);
  if (issue->opportunity != 0)
    sal_record_set_integer (record, "opportunity", issue->opportunity);
  sal_record_set_text (record, "message", issue->message);

  return record;
}

/**
 * sal_payout_exceptions_store:
 * @transaction: a transaction of a pay store
 * @period: a fiscal period
 * @issues: (element-type SalPayIssue): what was found when it was calculated
 * @error: return location for an error
 *
 * Keeps what a calculation found instead of what the one before did. Nothing is written if they
 * are the same.
 *
 * Returns: %FALSE with the errors of writing
 */
gboolean
sal_payout_exceptions_store (SalTransaction *transaction,
                             const char *period,
                             const GPtrArray *issues,
                             GError **error)
{
  g_autoptr (GPtrArray) records =
      list_records (sal_transaction_get_connection (transaction), period, error);

  if (records == NULL)
    return FALSE;
  if (are_same (records, issues))
    return TRUE;
  for (guint i = 0; i < records->len; i++)
    if (!sal_transaction_delete (
            transaction, &sal_payout_exception_kind, sal_record_get_id (records->pdata[i]), error))
      return FALSE;
  for (guint i = 0; i < issues->len; i++)
    {
      g_autoptr (SalRecord) record = create_record (period, issues->pdata[i]);

      if (!sal_transaction_insert (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}
