/* sal-installed-product.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

#include <glib/gi18n-lib.h>

#include "sal-buying-unit.h"
#include "sal-common-fields.h"
#include "sal-store-error.h"

/* What a customer has of ours, and what it pays for it in a year. */

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "buying_unit",
    SAL_FIELD_REFERENCE,
    N_ ("Buying Unit"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_buying_unit_kind,
    .hint = N_ ("Where in the account it is; empty if that is not known") },
  { "product_family",
    SAL_FIELD_REFERENCE,
    N_ ("Product Family"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_product_family_kind },
  { "product",
    SAL_FIELD_REFERENCE,
    N_ ("Product"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_product_kind },
  { "quantity", SAL_FIELD_REAL, N_ ("Quantity"), SAL_FIELD_LISTED },
  { "annual_value",
    SAL_FIELD_MONEY,
    N_ ("Annual Value"),
    SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = G_GINT64_CONSTANT (1000000000000000),
    .hint = N_ ("What the customer pays us for it in a year") },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), 0 },
  SAL_FIELD_VALID_FROM,
  SAL_FIELD_VALID_TO,
  { "source",
    SAL_FIELD_TEXT,
    N_ ("Source"),
    SAL_FIELD_LISTED,
    .hint = N_ ("Where this is known from: service, licences, a visit") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

/* A product is in the column of its family, and not in another one as well. */
static gboolean
expect_family (SalTransaction *transaction, SalRecord *record, GError **error)
{
  g_autoptr (SalProblems) problems = NULL;
  g_autoptr (SalRecord) product = NULL;
  g_autofree char *title = NULL, *text = NULL;

  if (sal_record_is_null (record, "product"))
    return TRUE;
  product = sal_transaction_load (
      transaction, &sal_product_kind, sal_record_get_integer (record, "product"), error);
  if (product == NULL)
    return FALSE;
  if (sal_record_is_null (product, "family") ||
      sal_record_get_integer (product, "family") ==
          sal_record_get_integer (record, "product_family"))
    return TRUE;

  title = sal_record_get_title (product);
  problems = sal_problems_new ();
  sal_problems_add (problems, "product", _ ("“%s” is of another product family"), title);
  text = sal_problems_to_text (problems, &sal_installed_product_kind);
  g_set_error_literal (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID, text);

  return FALSE;
}

static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  return sal_buying_unit_expect (transaction, before, record, error) &&
         expect_family (transaction, record, error);
}

const SalKind sal_installed_product_kind = {
  .name = "installed_product",
  .label = N_ ("Installed Product"),
  .plural = N_ ("Installed Products"),
  .group = N_ ("Customers"),
  .icon = "package-x-generic-symbolic",
  SAL_FIELDS (fields),
  .title = "product_family",
  .sort = "account",
  .subtitle = "account",
  .from = "valid_from",
  .to = "valid_to",
  .edited = edited,
};
