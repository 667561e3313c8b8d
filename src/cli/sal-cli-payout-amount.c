/* sal-cli-payout-amount.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-payout.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-currency.h"
#include "sal-error.h"

typedef struct
{
  const char *period;
  gint64 person;
} Question;

static gpointer
read_statements (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  const Question *question = data;

  return sal_pay_statements_load (connection, question->period, question->person, FALSE, error);
}

/* What somebody is paid in in a period; @currency is NULL if there is no payment. */
static gboolean
find_in_period (
    SalCliPayout *self, gint64 person, const char *period, const char **currency, GError **error)
{
  Question question = { period, person };
  g_autoptr (GPtrArray) statements =
      sal_store_read_sync (self->pay.store, read_statements, &question, NULL, error);

  *currency = NULL;
  if (statements == NULL)
    return FALSE;
  if (statements->len == 1)
    *currency = ((const SalPayStatement *) statements->pdata[0])->currency;
  if (statements->len < 2)
    return TRUE;
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("they are paid in several currencies in %s: --currency says which"),
               period);

  return FALSE;
}

/**
 * sal_cli_payout_find_currency:
 * @self: what is open
 * @person: a person
 * @period: (nullable): in which period, %NULL for the last in which they are paid
 * @given: (nullable): what was asked for
 * @error: return location for an error
 *
 * Finds the currency of an amount: the one that was asked for, or else the one that somebody is
 * paid in, or else that of the workspace.
 *
 * Returns: it, interned, or %NULL with %SAL_ERROR_VALUE or the errors of reading
 */
const char *
sal_cli_payout_find_currency (
    SalCliPayout *self, gint64 person, const char *period, const char *given, GError **error)
{
  const char *currency = NULL;

  if (given != NULL && sal_currency_is_valid (given))
    return g_intern_string (given);
  if (given != NULL)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("--currency: “%s” is no currency: expected a code such as USD"),
                   given);
      return NULL;
    }
  if (period != NULL && !find_in_period (self, person, period, &currency, error))
    return NULL;
  for (guint i = self->periods->len; period == NULL && currency == NULL && i > 0; i--)
    if (!find_in_period (self,
                         person,
                         sal_record_get_text (self->periods->pdata[i - 1], "period"),
                         &currency,
                         error))
      return NULL;

  return currency != NULL ? currency
                          : g_intern_string (sal_workspace_get_currency (self->pay.workspace));
}

/* Nobody is asked to guess what is rounded. */
static gboolean
check_decimals (const char *text, const char *currency, GError **error)
{
  const char *point = strrchr (text, '.');
  int digits = sal_currency_digits (currency), n = 0;

  while (point != NULL && g_ascii_isdigit (point[n + 1]))
    n++;
  if (n <= digits)
    return TRUE;
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               ngettext ("“%s” has more than %d decimal, which is what %s has",
                         "“%s” has more than %d decimals, which is what %s has",
                         (gulong) digits),
               text,
               digits,
               currency);

  return FALSE;
}

/**
 * sal_cli_payout_read_amount:
 * @option: the name of the option
 * @text: what it was given
 * @currency: a currency
 * @amount: (out): minor units of it
 * @error: return location for an error
 *
 * Reads an amount of money, with as many decimals as its currency has at most.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE
 */
gboolean
sal_cli_payout_read_amount (
    const char *option, const char *text, const char *currency, gint64 *amount, GError **error)
{
  static const SalField field = { "amount", SAL_FIELD_MONEY, N_ ("Amount") };
  SalValue value = SAL_VALUE_NULL;
  gboolean done = check_decimals (text, currency, error) &&
                  sal_field_from_text (&field, text, currency, &value, error);

  if (!done)
    g_prefix_error (error, "%s: ", option);
  else
    *amount = value.integer;
  sal_value_clear (&value);

  return done;
}
