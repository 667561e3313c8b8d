/* sal-buying-unit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-buying-unit.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

/* A part of an account that buys for itself: a division, a plant, a country. */

static const SalField fields[] = {
  { "name",
    SAL_FIELD_TEXT,
    N_ ("Name"),
    SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE | SAL_FIELD_LISTED },
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "parent",
    SAL_FIELD_REFERENCE,
    N_ ("Part Of"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_buying_unit_kind },
  { "leader",
    SAL_FIELD_REFERENCE,
    N_ ("Led By"),
    SAL_FIELD_LISTED,
    .references = &sal_contact_kind },
  { "place", SAL_FIELD_TEXT, N_ ("Place"), SAL_FIELD_LISTED | SAL_FIELD_SEARCHABLE },
  { "employees",
    SAL_FIELD_INTEGER,
    N_ ("Employees"),
    SAL_FIELD_LISTED,
    .minimum = 0,
    .maximum = G_MAXINT32 },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

const SalKind sal_buying_unit_kind = {
  .name = "buying_unit",
  .label = N_ ("Buying Unit"),
  .plural = N_ ("Buying Units"),
  .group = N_ ("Customers"),
  .icon = "x-office-address-book-symbolic",
  SAL_FIELDS (fields),
  .title = "name",
  .sort = "name",
  .subtitle = "account",
  .together = "account,name",
  .upward = "parent",
};

/**
 * sal_buying_unit_expect:
 * @transaction: a transaction
 * @before: (nullable): the record as it was
 * @record: a record of a kind with the fields account and buying_unit, as somebody wants it
 * @error: return location for an error
 *
 * Makes sure that the buying unit of a record, if it has one, is one of its account.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if not, beside the field
 */
gboolean
sal_buying_unit_expect (SalTransaction *transaction,
                        SalRecord *before,
                        SalRecord *record,
                        GError **error)
{
  g_autoptr (SalProblems) problems = NULL;
  g_autoptr (SalRecord) unit = NULL;
  g_autofree char *title = NULL, *text = NULL;

  if (sal_record_is_null (record, "buying_unit"))
    return TRUE;
  unit = sal_transaction_load (
      transaction, &sal_buying_unit_kind, sal_record_get_integer (record, "buying_unit"), error);
  if (unit == NULL)
    return FALSE;
  if (sal_record_get_integer (unit, "account") == sal_record_get_integer (record, "account"))
    return TRUE;

  title = sal_record_get_title (unit);
  problems = sal_problems_new ();
  sal_problems_add (problems, "buying_unit", _ ("“%s” is a buying unit of another account"), title);
  text = sal_problems_to_text (problems, sal_record_get_kind (record));
  g_set_error_literal (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID, text);

  return FALSE;
}
