/* sal-decision-matrix.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-decision-matrix.h"

#include "sal-conversion.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-record-query.h"
#include "sal-store.h"

void
sal_decision_matrix_free (SalDecisionMatrix *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_array_unref);
  g_clear_pointer (&self->rights, sal_decision_rights_free);
  g_clear_pointer (&self->rates, sal_exchange_rates_free);
  g_free (self->currency);
  g_free (self);
}

/**
 * sal_decision_matrix_load:
 * @connection: a connection of the main store
 * @day: as of when
 * @error: return location for an error
 *
 * Loads the decision rights of all times with their versions, so that they can be edited.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalDecisionMatrix *
sal_decision_matrix_load (SalConnection *connection, gint32 day, GError **error)
{
  g_autoptr (SalDecisionMatrix) self = g_new0 (SalDecisionMatrix, 1);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_decision_right_kind);
  const SalConversion *conversion = sal_connection_get_conversion (connection);
  g_autoptr (GArray) ids = NULL;
  const gint64 *data;

  self->day = day;
  self->rights = sal_decision_rights_load (connection, day, error);
  if (self->rights == NULL ||
      !sal_decision_rights_load_ranks (self->rights, connection, day, error))
    return NULL;
  /* which has loaded what it converts by */
  self->currency = g_strdup (conversion->currency);
  self->rates = sal_exchange_rates_load (connection, conversion->calendar, error);
  ids = self->rates != NULL ? sal_record_query_ids (query, connection, error) : NULL;
  if (ids == NULL)
    return NULL;
  data = (const gint64 *) (gpointer) ids->data;
  self->versions = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (self->versions, ids->len);
  if (!sal_journal_load_versions (connection,
                                  &sal_decision_right_kind,
                                  data,
                                  ids->len,
                                  (gint64 *) (gpointer) self->versions->data,
                                  error))
    return NULL;
  self->records = sal_records_load (connection, &sal_decision_right_kind, data, ids->len, error);

  return self->records != NULL ? g_steal_pointer (&self) : NULL;
}

/* Minor units of the reporting currency. A size that cannot be converted lets nothing through,
 * rather than everything. */
static gint64
read_size (const SalDecisionMatrix *self, SalRecord *record)
{
  const char *currency = sal_record_get_text (record, "currency");
  gint64 size;

  if (sal_record_is_null (record, "deal_up_to"))
    return SAL_DECISION_ANY_SIZE;

  return sal_exchange_rates_convert (self->rates,
                                     sal_record_get_integer (record, "deal_up_to"),
                                     currency != NULL ? currency : self->currency,
                                     self->currency,
                                     self->day,
                                     &size)
             ? size
             : 0;
}

/**
 * sal_decision_matrix_try:
 * @self: a matrix
 * @records: (element-type SalRecord): decision rights, as somebody edits them
 *
 * Lets these be the rights, without storing them. What is not complete yet entitles nobody.
 */
void
sal_decision_matrix_try (SalDecisionMatrix *self, const GPtrArray *records)
{
  g_array_set_size (self->rights->rights, 0);
  for (guint i = 0; i < records->len; i++)
    {
      SalRecord *record = records->pdata[i];
      g_autoptr (SalProblems) problems = sal_record_validate (record);
      SalDecisionRight right;

      if (!sal_problems_is_empty (problems))
        continue;
      right = (SalDecisionRight){
        .id = sal_record_get_id (record),
        .role = sal_record_get_text (record, "role"),
        .discount = sal_record_get_integer (record, "discount_up_to"),
        .deal = read_size (self, record),
        .family = sal_record_get_integer (record, "product_family"),
        .from = sal_record_get_date (record, "valid_from"),
        .to = sal_record_get_date (record, "valid_to"),
      };
      sal_decision_rights_add (self->rights, &right);
    }
}

/**
 * sal_decision_matrix_find_entitled:
 * @self: a matrix
 * @exception: what is asked for
 * @n_lowest: (out) (optional): as sal_decision_rights_find_entitled() has it
 *
 * Finds who may decide about an exception on the day of the matrix.
 *
 * Returns: (transfer full): the roles, the lowest first
 */
GStrv
sal_decision_matrix_find_entitled (const SalDecisionMatrix *self,
                                   const SalPriceException *exception,
                                   guint *n_lowest)
{
  SalPriceQuestion question = {
    &exception->effect.discount, exception->deal, exception->family, self->day
  };

  return sal_decision_rights_find_entitled (self->rights, &question, n_lowest);
}
