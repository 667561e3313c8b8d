/* sal-pay-import-participants.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-import-private.h"

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-participant-commands.h"

/* Nobody is in a plan twice on a day: what a table assigns goes before what there was. */

static gint32
first_day (SalRecord *participant)
{
  return sal_record_get_date (participant, "valid_from");
}

static gboolean
is_in_same (SalRecord *one, SalRecord *other)
{
  return sal_record_get_integer (one, "person") == sal_record_get_integer (other, "person") &&
         g_strcmp0 (sal_record_get_text (one, "plan"), sal_record_get_text (other, "plan")) == 0;
}

static void
take_next (SalRecord *record, SalRecord *other, gint32 *next)
{
  gint32 day = first_day (other);

  if (day > first_day (record) && day < *next && is_in_same (record, other))
    *next = day;
}

/**
 * sal_pay_import_end_before_next: (skip)
 * @rows: (element-type SalPayImportRow): all that is imported
 * @stored: (element-type SalRecord): the participants that there are
 * @record: a participant that is going to be written
 *
 * Ends an assignment before the one after it of the same person to the same plan.
 *
 * Returns: whether it would have gone on
 */
gboolean
sal_pay_import_end_before_next (const GArray *rows, const GPtrArray *stored, SalRecord *record)
{
  gint32 next = G_MAXINT32, last = sal_record_get_date (record, "valid_to");

  for (guint i = 0; i < rows->len; i++)
    take_next (record, g_array_index (rows, SalPayImportRow, i).record, &next);
  for (guint i = 0; i < stored->len; i++)
    take_next (record, stored->pdata[i], &next);
  if (next == G_MAXINT32 || (last != SAL_DATE_NONE && last < next))
    return FALSE;
  sal_record_set_date (record, "valid_to", next - 1);

  return TRUE;
}

/**
 * sal_pay_import_end_others: (skip)
 * @transaction: a transaction of a pay store
 * @stored: (element-type SalRecord): the participants that there are, which are kept as they become
 * @record: a participant that is imported
 * @n_ended: (inout): how many assignments were ended
 * @error: return location for an error
 *
 * Ends what the person was in of the same plan the day before.
 *
 * Returns: %FALSE with the errors of writing
 */
gboolean
sal_pay_import_end_others (SalTransaction *transaction,
                           GPtrArray *stored,
                           SalRecord *record,
                           guint *n_ended,
                           GError **error)
{
  gint32 day = first_day (record);

  for (guint i = 0; i < stored->len; i++)
    {
      SalRecord *one = stored->pdata[i], *ended;
      gint32 last = sal_record_get_date (one, "valid_to");

      if (first_day (one) >= day || (last != SAL_DATE_NONE && last < day) ||
          !is_in_same (one, record))
        continue;
      ended = sal_participant_end (transaction, one, day - 1, error);
      if (ended == NULL)
        return FALSE;
      g_object_unref (one);
      stored->pdata[i] = ended;
      (*n_ended)++;
    }

  return TRUE;
}
