/* sal-pay-source-row-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-source-private.h"

#include <stdlib.h>

gint64
sal_pay_source_row_id (const SalPaySourceRow *self, int column)
{
  return sqlite3_column_int64 (self->row, column);
}

gint32
sal_pay_source_row_day (const SalPaySourceRow *self, int column, gint32 open)
{
  const char *text = (const char *) sqlite3_column_text (self->row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : open;
}

const char *
sal_pay_source_row_text (const SalPaySourceRow *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->row, column);

  return text != NULL ? g_string_chunk_insert_const (self->source->texts, text) : NULL;
}

const char *
sal_pay_source_row_currency (const SalPaySourceRow *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->row, column);

  return g_intern_string (text != NULL && *text != '\0' ? text : self->source->currency);
}

gboolean
sal_pay_source_load_rows (SalPaySource *self,
                          SalConnection *connection,
                          const char *sql,
                          gint32 from,
                          SalPaySourceAdd add,
                          GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];
  SalPaySourceRow reader = { self, statement };
  gboolean row;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sal_statement_bind_text (statement, 1, sal_date_write_iso (from, first));
  if (sqlite3_bind_parameter_count (statement) > 1)
    sal_statement_bind_text (statement, 2, sal_date_write_iso (self->until, last));
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (&reader);
    }

  return FALSE;
}

/* --- sales by id --- */

static int
compare_sales (gconstpointer a, gconstpointer b)
{
  const SalPaySale *one = *(SalPaySale *const *) a, *other = *(SalPaySale *const *) b;

  return (one->id > other->id) - (one->id < other->id);
}

static int
compare_sale_id (gconstpointer key, gconstpointer element)
{
  gint64 id = *(const gint64 *) key, other = (*(SalPaySale *const *) element)->id;

  return (id > other) - (id < other);
}

void
sal_pay_source_index (SalPaySource *self)
{
  self->index = g_ptr_array_new ();
  for (guint i = 0; i < self->sales->len; i++)
    g_ptr_array_add (self->index, &g_array_index (self->sales, SalPaySale, i));
  g_ptr_array_sort (self->index, compare_sales);
}

SalPaySale *
sal_pay_source_find_sale (const SalPaySource *self, gint64 id)
{
  SalPaySale **found =
      self->index->len > 0
          ? bsearch (&id, self->index->pdata, self->index->len, sizeof (gpointer), compare_sale_id)
          : NULL;

  return found != NULL ? *found : NULL;
}
