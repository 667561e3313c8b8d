/* sal-price-decision-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-decision-repository.h"

#include <glib/gi18n-lib.h>

#include "sal-conversion.h"
#include "sal-date.h"
#include "sal-decision-rights.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

static void
bind_field (sqlite3_stmt *statement, int parameter, SalRecord *record, const char *field)
{
  if (!sal_record_is_null (record, field))
    sqlite3_bind_int64 (statement, parameter, sal_record_get_integer (record, field));
}

/* Size of the deal and product family, as the record refers to them. */
static gboolean
find_deal (SalConnection *connection, SalRecord *record, SalPriceQuestion *question, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT coalesce (sal_convert (o.amount, o.currency, ?1),"
      "  sal_convert (?2, ?3, ?1) * ?4, 0), coalesce (?5, p.family, 0)"
      " FROM (SELECT 1) LEFT JOIN opportunity o ON o.id = ?6 LEFT JOIN product p ON p.id = ?7",
      error);
  char text[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, sal_date_write_iso (question->day, text));
  bind_field (statement, 2, record, "asked_price");
  sal_statement_bind_text (statement, 3, sal_record_get_text (record, "currency"));
  bind_field (statement, 4, record, "quantity");
  bind_field (statement, 5, record, "product_family");
  bind_field (statement, 6, record, "opportunity");
  bind_field (statement, 7, record, "product");
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  question->deal = row ? sqlite3_column_int64 (statement, 0) : 0;
  question->family = row ? sqlite3_column_int64 (statement, 1) : 0;

  return TRUE;
}

/* What rights, and the sizes of deals as of a day, follow from */
static const char *const tables[] = {
  "decision_right", "product_family", SAL_EXCHANGE_RATE_TABLE, "setting", NULL
};

/* Many decisions may be recorded in one transaction, as by an import: the rights of a day, and the
 * rates that the connection converts by, are read once for all of them. */
static const SalDecisionRights *
get_rights (SalTransaction *transaction, gint32 day, GError **error)
{
  GHashTable *by_day = sal_transaction_get_kept (transaction, "decision-rights");
  SalDecisionRights *rights;

  if (by_day == NULL)
    {
      by_day = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sal_decision_rights_free);
      sal_transaction_keep (
          transaction, "decision-rights", tables, by_day, (GDestroyNotify) g_hash_table_unref);
    }
  rights = g_hash_table_lookup (by_day, GINT_TO_POINTER (day));
  if (rights != NULL)
    return rights;
  rights = sal_decision_rights_load (sal_transaction_get_connection (transaction), day, error);
  if (rights != NULL)
    g_hash_table_insert (by_day, GINT_TO_POINTER (day), rights);

  return rights;
}

static GStrv
find_entitled (SalTransaction *transaction, SalRecord *record, gint32 day, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  const SalDecisionRights *rights = get_rights (transaction, day, error);
  g_auto (SalPriceEffect) effect = { SAL_RATIONAL_INIT,
                                     .list_margin = SAL_RATIONAL_INIT,
                                     .asked_margin = SAL_RATIONAL_INIT };
  SalPriceAsk ask = { sal_record_get_integer (record, "list_price"),
                      sal_record_get_integer (record, "asked_price"),
                      SAL_PRICE_NO_COST,
                      sal_record_get_integer (record, "quantity") };
  SalPriceQuestion question = { .discount = &effect.discount, .day = day };

  if (rights == NULL || !find_deal (connection, record, &question, error) ||
      !sal_price_effect_compute (&effect, &ask, error))
    return NULL;

  return sal_decision_rights_find_entitled (rights, &question, NULL);
}

/**
 * sal_price_decision_check_reason:
 * @exception: a price exception with what was recorded of its decision
 * @error: return location for an error
 *
 * Checks that who decides without right says why. That is all that is asked of them.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID, naming the field of the reason, if it is missing
 */
gboolean
sal_price_decision_check_reason (SalRecord *exception, GError **error)
{
  const char *entitled = sal_record_get_text (exception, "entitled");
  const char *reason = sal_record_get_text (exception, "decision_reason");
  g_autoptr (SalProblems) problems = NULL;
  g_autofree char *text = NULL;

  if (sal_record_get_integer (exception, "without_right") == 0 ||
      (reason != NULL && *reason != '\0'))
    return TRUE;
  problems = sal_problems_new ();
  if (entitled != NULL)
    /* translators: roles */
    sal_problems_add (problems,
                      "decision_reason",
                      _ ("Is required of who decides without right: entitled are %s"),
                      entitled);
  else
    sal_problems_add (problems,
                      "decision_reason",
                      _ ("Is required of who decides without right: nobody is entitled"));
  text = sal_problems_to_text (problems, &sal_price_exception_kind);
  g_set_error_literal (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID, text);

  return FALSE;
}

/**
 * sal_price_decision_record:
 * @transaction: a command's
 * @exception: a price exception with who decides it and the day
 * @error: return location for an error
 *
 * Keeps with a decision which roles could make it by the rights of its day, and whether who made it
 * holds one of them: the rights of later days say something else. Who holds none has to say why.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE or %SAL_ERROR_OVERFLOW if prices or quantity are out of
 *   bounds, %SAL_STORE_ERROR_INVALID if a reason is missing, or on another %SAL_STORE_ERROR
 */
gboolean
sal_price_decision_record (SalTransaction *transaction, SalRecord *exception, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  gint32 day = sal_record_get_date (exception, "decided_on");
  g_auto (GStrv) roles = find_entitled (transaction, exception, day, error);
  g_autofree char *entitled = NULL;
  gboolean has;

  if (roles == NULL || !sal_decision_has_role (connection,
                                               sal_record_get_integer (exception, "approver"),
                                               day,
                                               (const char *const *) roles,
                                               &has,
                                               error))
    return FALSE;
  entitled = g_strjoinv (", ", roles);
  sal_record_set_text (exception, "entitled", *entitled != '\0' ? entitled : NULL);
  sal_record_set_integer (exception, "without_right", !has);

  return sal_price_decision_check_reason (exception, error);
}
