/* sal-service-outlook-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-service-outlook.h"

#include <math.h>

#include "sal-conversion.h"
#include "sal-date.h"

void
sal_service_outlook_free (SalServiceOutlook *self)
{
  g_clear_pointer (&self->renewals, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self->currency);
  g_free (self->problem);
  g_free (self);
}

/* Severity as its place among the choices. */
static const char SQL[] =
    "SELECT c.id, c.name, a.id, a.name, p.name, coalesce (c.renewal_date, c.\"end\") AS due,"
    " sal_convert (c.annual_value, c.currency, ?1),"
    " (SELECT count (*) FROM account_warning w WHERE w.account = a.id AND w.status <> 'closed'),"
    " (SELECT count (*) FROM support_case s WHERE s.account = a.id"
    "  AND (s.closed IS NULL OR s.closed > ?1) AND s.opened <= ?1),"
    " (SELECT max (CASE s.severity WHEN 'critical' THEN 3 WHEN 'high' THEN 2 WHEN 'normal' THEN 1"
    "  ELSE 0 END) FROM support_case s WHERE s.account = a.id"
    "  AND (s.closed IS NULL OR s.closed > ?1) AND s.opened <= ?1)"
    " FROM contract c JOIN account a ON a.id = c.account LEFT JOIN person p ON p.id = a.owner"
    " WHERE due <= ?2 AND (c.cancelled IS NULL OR c.cancelled > ?1) AND (due >= ?1"
    " OR (c.\"end\" >= ?1 AND coalesce (c.renewal, '') NOT IN ('automatic', 'none')))"
    " ORDER BY due, a.name COLLATE SAL_NAME, c.id";

static const char *
keep (SalServiceOutlook *self, sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
take_renewal (SalServiceOutlook *self, const SalHealthBook *book, sqlite3_stmt *row)
{
  const SalHealthAccount *account = sal_health_book_find (book, sqlite3_column_int64 (row, 2));
  SalRenewal one = { .contract = sqlite3_column_int64 (row, 0),
                     .contract_name = keep (self, row, 1),
                     .account = sqlite3_column_int64 (row, 2),
                     .account_name = keep (self, row, 3),
                     .owner_name = keep (self, row, 4),
                     .annual_value = sqlite3_column_int64 (row, 6),
                     .health = NAN,
                     .n_warnings = (guint) sqlite3_column_int (row, 7),
                     .n_cases = (guint) sqlite3_column_int (row, 8),
                     .severity = sqlite3_column_type (row, 9) == SQLITE_NULL
                                     ? -1
                                     : sqlite3_column_int (row, 9) };

  if (!sal_date_parse_iso ((const char *) sqlite3_column_text (row, 5), &one.day))
    return;
  if (account != NULL && self->problem == NULL)
    {
      SalHealth health;

      sal_health_scheme_judge (book->scheme, account->series, book->day, &health);
      one.health = health.health;
    }
  g_array_append_val (self->renewals, one);
}

/**
 * sal_service_outlook_load:
 * @connection: a connection of the main store
 * @day: as of when
 * @days: how far to look ahead
 * @error: return location for an error
 *
 * Loads the contracts whose renewal date, or end where there is none, comes up, or is past while
 * they run and do not renew themselves, with health, open warnings and open cases of their
 * accounts.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalServiceOutlook *
sal_service_outlook_load (SalConnection *connection, gint32 day, int days, GError **error)
{
  g_autoptr (SalServiceOutlook) self = g_new0 (SalServiceOutlook, 1);
  g_autoptr (SalHealthBook) book = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GError) problem = NULL;
  SalConversion *conversion = sal_connection_get_conversion (connection);
  char texts[2][SAL_DATE_BUFFER];
  gboolean row;

  self->renewals = g_array_new (FALSE, FALSE, sizeof (SalRenewal));
  self->texts = g_string_chunk_new (4096);
  self->day = day;
  book = sal_health_book_load (connection, 0, day, day, error);
  if (book == NULL || !sal_conversion_load (conversion, connection, error))
    return NULL;
  self->currency = g_strdup (conversion->currency);
  if (!sal_health_scheme_check (book->scheme, &problem))
    self->problem = g_strdup (problem->message);
  statement = sal_connection_prepare (connection, SQL, error);
  if (statement == NULL)
    return NULL;
  sal_statement_bind_text (statement, 1, sal_date_write_iso (day, texts[0]));
  sal_statement_bind_text (statement, 2, sal_date_write_iso (day + days, texts[1]));
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&self);
      take_renewal (self, book, statement);
    }

  return NULL;
}
