/* sal-price-exceptions-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-exceptions.h"

#include "sal-conversion.h"
#include "sal-date.h"
#include "sal-decision-rows.h"

typedef struct
{
  SalPriceExceptions *list;
  const SalDecisionRights *rights;
  const SalConversion *conversion;
} Reading;

static const char *
keep (Reading *self, sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? g_string_chunk_insert_const (self->list->texts, text) : NULL;
}

static void
clear_exception (gpointer data)
{
  SalPriceException *self = data;

  sal_price_effect_clear (&self->effect);
  g_strfreev (self->entitled);
}

static const char SQL[] =
    "SELECT e.id, e.account, a.name, p.name, coalesce (e.product_family, p.family), f.name,"
    " e.currency, e.list_price, e.asked_price, coalesce (e.unit_cost, -1), e.quantity,"
    " coalesce (sal_convert (o.amount, o.currency, ?1),"
    "  sal_convert (e.asked_price, e.currency, ?1) * e.quantity, 0),"
    " e.reason, r.name, e.requested_on, e.status, d.name, e.decided_on, e.decision_reason,"
    " e.entitled, coalesce (e.without_right, 0), e.valid_to, e.opportunity, o.name, p.unit_cost,"
    " p.currency,"
    /* the lowest of the roles that were entitled: the first of them */
    " (SELECT substr (min (printf ('%06d', instr (', ' || e.entitled || ', ',"
    "    ', ' || q.role || ', ')) || q.role), 7)"
    "  FROM assignment s JOIN position q ON q.id = s.position"
    "  WHERE s.person = e.approver AND s.valid_from <= e.decided_on"
    "  AND (s.valid_to IS NULL OR s.valid_to >= e.decided_on)"
    "  AND instr (', ' || e.entitled || ', ', ', ' || q.role || ', ') > 0)"
    " FROM price_exception e JOIN account a ON a.id = e.account"
    " LEFT JOIN product p ON p.id = e.product"
    " LEFT JOIN product_family f ON f.id = coalesce (e.product_family, p.family)"
    " LEFT JOIN opportunity o ON o.id = e.opportunity"
    " LEFT JOIN person r ON r.id = e.requested_by LEFT JOIN person d ON d.id = e.approver"
    " WHERE ?2 = 0 OR e.account = ?2 ORDER BY e.requested_on DESC, e.id DESC";

/* What its product costs, at the rate of the day it was asked for. */
static gint64
find_cost (Reading *self, sqlite3_stmt *row, const SalPriceException *exception)
{
  const SalConversion *conversion = self->conversion;
  const char *currency = (const char *) sqlite3_column_text (row, 25);
  gint64 cost;

  if (sqlite3_column_type (row, 24) == SQLITE_NULL || conversion->rates == NULL ||
      !sal_exchange_rates_convert (conversion->rates,
                                   sqlite3_column_int64 (row, 24),
                                   currency != NULL ? currency : conversion->currency,
                                   exception->currency,
                                   exception->requested_on,
                                   &cost))
    return SAL_PRICE_NO_COST;

  return cost;
}

static void
take_exception (gpointer data, sqlite3_stmt *row)
{
  Reading *self = data;
  SalPriceException one = {
    .id = sqlite3_column_int64 (row, 0),
    .account = sqlite3_column_int64 (row, 1),
    .account_name = keep (self, row, 2),
    .product = keep (self, row, 3),
    .family = sqlite3_column_int64 (row, 4),
    .family_name = keep (self, row, 5),
    .currency = keep (self, row, 6),
    .ask = { sqlite3_column_int64 (row, 7),
             sqlite3_column_int64 (row, 8),
             sqlite3_column_int64 (row, 9),
             sqlite3_column_int64 (row, 10) },
    .deal = sqlite3_column_int64 (row, 11),
    .reason = keep (self, row, 12),
    .requested_by = keep (self, row, 13),
    .requested_on = sal_decision_rows_get_day (row, 14),
    .approver = keep (self, row, 16),
    .decided_on = sal_decision_rows_get_day (row, 17),
    .decision_reason = keep (self, row, 18),
    .were_entitled = keep (self, row, 19),
    .without_right = sqlite3_column_int (row, 20) != 0,
    .entitled_as = keep (self, row, 26),
    .valid_to = sal_decision_rows_get_day (row, 21),
    .opportunity = sqlite3_column_int64 (row, 22),
    .opportunity_name = keep (self, row, 23),
  };
  SalPriceQuestion decision = { &one.effect.discount, one.deal, one.family, self->list->day };

  if (one.ask.cost == SAL_PRICE_NO_COST)
    one.ask.cost = find_cost (self, row, &one);
  one.state = sal_price_state_on (
      (const char *) sqlite3_column_text (row, 15), one.valid_to, self->list->day);
  /* what was imported with a price out of bounds has no effect */
  sal_price_effect_compute (&one.effect, &one.ask, NULL);
  one.entitled = sal_decision_rights_find_entitled (self->rights, &decision, &one.n_lowest);
  self->list->n_requested += one.state == SAL_PRICE_STATE_REQUESTED;
  self->list->n_expired += one.state == SAL_PRICE_STATE_EXPIRED;
  g_array_append_val (self->list->exceptions, one);
}

static int
compare_exceptions (gconstpointer a, gconstpointer b)
{
  const SalPriceException *one = a, *other = b;
  gboolean first = one->state == SAL_PRICE_STATE_REQUESTED;
  gboolean second = other->state == SAL_PRICE_STATE_REQUESTED;

  if (first != second)
    return first ? -1 : 1;
  if (one->requested_on != other->requested_on)
    return one->requested_on > other->requested_on ? -1 : 1;

  return one->id > other->id ? -1 : one->id < other->id;
}

/**
 * sal_price_exceptions_load:
 * @connection: a connection of the main store
 * @account: the id of an account, or 0 for all
 * @day: as of when: what has expired, and who may decide
 * @error: return location for an error
 *
 * Loads exceptions with their effect and with who may decide them. Where no cost was given with
 * one, it is that of its product.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalPriceExceptions *
sal_price_exceptions_load (SalConnection *connection, gint64 account, gint32 day, GError **error)
{
  g_autoptr (SalPriceExceptions) self = g_new0 (SalPriceExceptions, 1);
  g_autoptr (SalDecisionRights) rights = NULL;
  Reading reading = { .list = self };

  self->day = day;
  self->exceptions = g_array_new (FALSE, FALSE, sizeof (SalPriceException));
  g_array_set_clear_func (self->exceptions, clear_exception);
  self->texts = g_string_chunk_new (4096);
  rights = sal_decision_rights_load (connection, day, error);
  self->holders = rights != NULL ? sal_price_holders_load (connection, day, error) : NULL;
  if (self->holders == NULL)
    return NULL;
  reading.rights = rights;
  reading.conversion = sal_connection_get_conversion (connection);
  if (!sal_decision_rows_read (connection, SQL, day, account, take_exception, &reading, error))
    return NULL;
  g_array_sort (self->exceptions, compare_exceptions);

  return g_steal_pointer (&self);
}
