/* sal-payout-exceptions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-exceptions.h"

#include "sal-kinds.h"
#include "sal-record-query.h"

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

/**
 * sal_payout_exceptions_list:
 * @connection: a connection of a pay store
 * @period: a fiscal period
 * @error: return location for an error
 *
 * Lists what the last calculation of a period found, to be worded for who reads it.
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

      sal_pay_issues_add_stored (issues,
                                 sal_record_get_text (record, "issue"),
                                 sal_record_get_text (record, "reason"),
                                 sal_record_get_integer (record, "person"),
                                 sal_record_get_integer (record, "opportunity"),
                                 sal_record_get_text (record, "arguments"),
                                 sal_record_get_text (record, "message"));
    }

  return g_steal_pointer (&issues);
}

/* --- storing --- */

/* In whichever language the message is. */
static gboolean
is_same (SalRecord *record, const SalPayIssue *issue)
{
  g_autofree char *arguments = sal_pay_issue_write_arguments (issue);

  return g_strcmp0 (sal_record_get_text (record, "issue"), sal_pay_issue_names[issue->kind]) == 0 &&
         g_strcmp0 (sal_record_get_text (record, "reason"),
                    sal_pay_issue_get_reason_name (issue)) == 0 &&
         sal_record_get_integer (record, "person") == issue->person &&
         sal_record_get_integer (record, "opportunity") == issue->opportunity &&
         g_strcmp0 (sal_record_get_text (record, "arguments"), arguments) == 0;
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
  g_autofree char *arguments = sal_pay_issue_write_arguments (issue);
  g_autofree char *message = sal_pay_issue_to_text (issue);

  sal_record_set_text (record, "period", period);
  sal_record_set_text (record, "issue", sal_pay_issue_names[issue->kind]);
  if (issue->person != 0)
    sal_record_set_integer (record, "person", issue->person);
  if (issue->opportunity != 0)
    sal_record_set_integer (record, "opportunity", issue->opportunity);
  sal_record_set_text (record, "message", message);
  sal_record_set_text (record, "reason", sal_pay_issue_get_reason_name (issue));
  sal_record_set_text (record, "arguments", arguments);

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
