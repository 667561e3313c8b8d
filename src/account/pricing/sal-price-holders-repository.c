/* sal-price-holders-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-holders.h"

#include "sal-decision-rows.h"

static void
take_holder (gpointer data, sqlite3_stmt *row)
{
  sal_price_holders_add (data,
                         sqlite3_column_int64 (row, 0),
                         (const char *) sqlite3_column_text (row, 1),
                         (const char *) sqlite3_column_text (row, 2));
}

/**
 * sal_price_holders_load:
 * @connection: a connection of the main store
 * @day: a day
 * @error: return location for an error
 *
 * Loads who holds on a day a role that decision rights are given to, by name.
 *
 * Returns: (transfer full) (element-type SalPriceHolder): them, or %NULL on a %SAL_STORE_ERROR
 */
GArray *
sal_price_holders_load (SalConnection *connection, gint32 day, GError **error)
{
  g_autoptr (GArray) self = sal_price_holders_new ();

  return sal_decision_rows_read (
             connection,
             "SELECT a.person, n.name, p.role FROM assignment a"
             " JOIN position p ON p.id = a.position JOIN person n ON n.id = a.person"
             " WHERE p.role IN (SELECT role FROM decision_right) AND a.valid_from <= ?1"
             " AND (a.valid_to IS NULL OR a.valid_to >= ?1) ORDER BY n.name, a.person, a.id",
             day,
             0,
             take_holder,
             self,
             error)
             ? g_steal_pointer (&self)
             : NULL;
}
