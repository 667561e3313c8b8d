/* sal-price-exception.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-exception.h"

#include <glib/gi18n-lib.h>

#include "sal-common-fields.h"
#include "sal-date.h"
#include "sal-number.h"
#include "sal-price-decision-repository.h"
#include "sal-store-error.h"

/* A price below the list that somebody asks for, and what was decided about it. Who was entitled to
 * decide is kept as it was found on the day of the decision. */

static const SalChoice statuses[] = {
  { SAL_PRICE_REQUESTED, N_ ("Requested") }, { SAL_PRICE_APPROVED, N_ ("Approved") },
  { SAL_PRICE_REJECTED, N_ ("Rejected") },   { SAL_PRICE_EXPIRED, N_ ("Expired") },
  { SAL_PRICE_WITHDRAWN, N_ ("Withdrawn") }, { NULL, NULL },
};

#define MOST G_GINT64_CONSTANT (1000000000000000)

static const SalField fields[] = {
  { "account",
    SAL_FIELD_REFERENCE,
    N_ ("Account"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED | SAL_FIELD_OWNER,
    .references = &sal_account_kind },
  { "opportunity",
    SAL_FIELD_REFERENCE,
    N_ ("Opportunity"),
    SAL_FIELD_INDEXED,
    .references = &sal_opportunity_kind,
    .hint = N_ ("Its amount is the size of the deal; without one, the price times the quantity") },
  { "product",
    SAL_FIELD_REFERENCE,
    N_ ("Product"),
    SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .references = &sal_product_kind },
  { "product_family",
    SAL_FIELD_REFERENCE,
    N_ ("Product Family"),
    SAL_FIELD_INDEXED,
    .references = &sal_product_family_kind,
    .hint = N_ ("Empty: that of the product") },
  { "list_price",
    SAL_FIELD_MONEY,
    N_ ("List Price"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = 1,
    .maximum = MOST,
    .hint = N_ ("Of one") },
  { "asked_price",
    SAL_FIELD_MONEY,
    N_ ("Price Asked For"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = MOST,
    .hint = N_ ("Of one") },
  { "quantity",
    SAL_FIELD_INTEGER,
    N_ ("Quantity"),
    SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,
    .minimum = 1,
    .maximum = G_MAXINT32,
    .initial = "1" },
  { "currency", SAL_FIELD_CURRENCY, N_ ("Currency"), SAL_FIELD_REQUIRED },
  { "unit_cost",
    SAL_FIELD_MONEY,
    N_ ("Unit Cost"),
    0,
    .currency_field = "currency",
    .minimum = 0,
    .maximum = MOST,
    .hint = N_ ("What one of it costs, where that is known: its margin follows") },
  { "reason",
    SAL_FIELD_TEXT,
    N_ ("Reason"),
    SAL_FIELD_REQUIRED | SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE,
    .hint = N_ ("Why the list price will not do") },
  { "requested_by",
    SAL_FIELD_REFERENCE,
    N_ ("Requested By"),
    SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "requested_on",
    SAL_FIELD_DATE,
    N_ ("Requested On"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .initial = "today" },
  { "status",
    SAL_FIELD_CHOICE,
    N_ ("Status"),
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_LISTED,
    .choices = statuses,
    .initial = SAL_PRICE_REQUESTED },
  { "approver",
    SAL_FIELD_REFERENCE,
    N_ ("Decided By"),
    SAL_FIELD_LISTED,
    .references = &sal_person_kind },
  { "decided_on", SAL_FIELD_DATE, N_ ("Decided On"), SAL_FIELD_LISTED },
  { "decision_reason",
    SAL_FIELD_TEXT,
    N_ ("Reason of the Decision"),
    SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE,
    .hint = N_ ("Required of who decides without right") },
  { "entitled",
    SAL_FIELD_TEXT,
    N_ ("Were Entitled"),
    0,
    .hint = N_ ("The roles that could decide it by the decision rights of that day") },
  { "without_right",
    SAL_FIELD_BOOLEAN,
    N_ ("Decided Without Right"),
    0,
    .hint = N_ ("Whoever decided was in none of those roles") },
  { "valid_to",
    SAL_FIELD_DATE,
    N_ ("Valid To"),
    SAL_FIELD_LISTED,
    .hint = N_ ("The last day on which the price may be used; empty: it does not expire") },
  SAL_FIELD_EXTERNAL_ID,
  SAL_FIELD_NOTE,
};

static gboolean
is_decided (SalRecord *record)
{
  const char *status = sal_record_get_text (record, "status");

  return g_strcmp0 (status, SAL_PRICE_APPROVED) == 0 || g_strcmp0 (status, SAL_PRICE_REJECTED) == 0;
}

/* What is given away is the price times the quantity, and has to be countable. */
static void
check_amount (SalRecord *record, SalProblems *problems)
{
  gint64 price = MAX (sal_record_get_integer (record, "list_price"),
                      sal_record_get_integer (record, "unit_cost"));
  char most[SAL_NUMBER_BUFFER];

  if (price > 0 && sal_record_get_integer (record, "quantity") > G_MAXINT64 / price)
    sal_problems_add (problems,
                      "quantity",
                      /* translators: a whole number */
                      _ ("Is too large for a price of this height: at most %s"),
                      sal_number_write (G_MAXINT64 / price, 0, most));
}

static void
validate (SalRecord *record, SalProblems *problems)
{
  gint32 requested = sal_record_get_date (record, "requested_on");
  gint32 decided = sal_record_get_date (record, "decided_on");
  gint32 valid = sal_record_get_date (record, "valid_to");

  if (!sal_record_is_null (record, "list_price") && !sal_record_is_null (record, "asked_price") &&
      sal_record_get_integer (record, "asked_price") >=
          sal_record_get_integer (record, "list_price"))
    sal_problems_add (problems, "asked_price", _ ("Should be below the list price"));
  check_amount (record, problems);
  if (is_decided (record) && sal_record_is_null (record, "approver"))
    sal_problems_add (
        problems, "approver", _ ("What is approved or rejected was decided by somebody"));
  if (is_decided (record) && decided == SAL_DATE_NONE)
    sal_problems_add (problems, "decided_on", _ ("What is decided has a day"));
  if (requested != SAL_DATE_NONE && decided != SAL_DATE_NONE && decided < requested)
    sal_problems_add (problems, "decided_on", _ ("Should not be before it was requested"));
  if (requested != SAL_DATE_NONE && valid != SAL_DATE_NONE && valid < requested)
    sal_problems_add (problems, "valid_to", _ ("Should not be before it was requested"));
}

static void
warn (SalRecord *record, SalProblems *warnings)
{
  const char *entitled = sal_record_get_text (record, "entitled");

  if (!is_decided (record))
    return;
  if (sal_record_get_integer (record, "without_right") == 0)
    {
      if (sal_record_is_null (record, "approver"))
        sal_problems_add (warnings, "approver", _ ("It is not known who decided it"));
    }
  else if (entitled != NULL)
    {
      /* translators: roles */
      sal_problems_add (
          warnings, "approver", _ ("Decided without right: entitled were %s"), entitled);
    }
  else
    {
      sal_problems_add (warnings, "approver", _ ("Decided without right: nobody was entitled"));
    }
}

static gboolean
keeps (SalRecord *before, SalRecord *record, const char *field)
{
  int index = sal_kind_field_index (&sal_price_exception_kind, field);

  return sal_value_equal (sal_record_get_value (before, (guint) index),
                          sal_record_get_value (record, (guint) index));
}

/* Who decides, when, and whatever the rights depend on: another price is another decision. */
static gboolean
is_same_decision (SalRecord *before, SalRecord *record)
{
  static const char *const names[] = { "approver",    "decided_on", "list_price",
                                       "asked_price", "quantity",   "currency",
                                       "opportunity", "product",    "product_family" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!keeps (before, record, names[i]))
      return FALSE;

  return is_decided (before);
}

/* A decision of which it is not known whose it was stays as it is; another one is somebody's. */
static gboolean
check_named (SalRecord *before, SalRecord *record, GError **error)
{
  g_autoptr (SalProblems) problems = NULL;
  g_autofree char *text = NULL;

  if (before == NULL || !is_decided (record) || !sal_record_is_null (record, "approver") ||
      (keeps (before, record, "status") && keeps (before, record, "decided_on")))
    return TRUE;
  problems = sal_record_validate (record);
  text = sal_problems_to_text (problems, &sal_price_exception_kind);
  g_set_error_literal (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID, text);

  return FALSE;
}

/* What was recorded with a decision stays as long as it is the same one: the matrix of another day
 * does not change it, nor does anybody by hand. */
static gboolean
edited (SalTransaction *transaction, SalRecord *before, SalRecord *record, GError **error)
{
  if (!check_named (before, record, error))
    return FALSE;
  if (!is_decided (record) || sal_record_is_null (record, "approver") ||
      sal_record_is_null (record, "decided_on"))
    return TRUE;
  if (before == NULL || !is_same_decision (before, record))
    return sal_price_decision_record (transaction, record, error);
  sal_record_set_text (record, "entitled", sal_record_get_text (before, "entitled"));
  sal_record_set_value (
      record,
      (guint) sal_kind_field_index (&sal_price_exception_kind, "without_right"),
      sal_record_get_value (
          before, (guint) sal_kind_field_index (&sal_price_exception_kind, "without_right")));

  /* of what was decided without one before, none is asked for; what there is stays */
  return keeps (before, record, "decision_reason") ||
         sal_price_decision_check_reason (record, error);
}

const SalKind sal_price_exception_kind = {
  .name = "price_exception",
  .label = N_ ("Price Exception"),
  .plural = N_ ("Price Exceptions"),
  .group = N_ ("Customers"),
  .icon = "emblem-important-symbolic",
  SAL_FIELDS (fields),
  .title = "account",
  .sort = "-requested_on",
  .dated = "requested_on",
  .subtitle = "requested_on",
  .validate = validate,
  .warn = warn,
  .edited = edited,
  .completed = "entitled,without_right",
};
