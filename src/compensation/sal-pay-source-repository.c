/* sal-pay-source-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-source.h"

#include <stdlib.h>

#include "sal-conversion.h"
#include "sal-rational.h"

const char *const sal_pay_quality_names[SAL_PAY_N_QUALITIES] = {
  [SAL_PAY_QUALITY_OPPORTUNITY] = "opportunity",
  [SAL_PAY_QUALITY_OPPORTUNITY_TYPE] = "opportunity_type",
  [SAL_PAY_QUALITY_SOURCE] = "source",
  [SAL_PAY_QUALITY_DISCOUNT] = "discount",
  [SAL_PAY_QUALITY_ACCOUNT] = "account",
  [SAL_PAY_QUALITY_INDUSTRY] = "industry",
  [SAL_PAY_QUALITY_SEGMENT] = "segment",
  [SAL_PAY_QUALITY_REGION] = "region",
  [SAL_PAY_QUALITY_COUNTRY] = "country",
  [SAL_PAY_QUALITY_PRODUCT_FAMILY] = "product_family",
  [SAL_PAY_QUALITY_PRODUCT] = "product",
};

/* In the order of the qualities, with a discount as a decimal number. */
#define QUALITIES                                                                                  \
  "o.name, o.type, o.source, o.discount, a.name, a.industry, a.segment, a.region, a.country,"      \
  " f.name, p.name"

static const char SALES[] =
    "SELECT o.id, o.account, o.owner, o.close_date, o.amount, o.currency, " QUALITIES
    " FROM opportunity o JOIN stage s ON s.id = o.stage"
    " LEFT JOIN account a ON a.id = o.account"
    " LEFT JOIN product_family f ON f.id = o.product_family"
    " LEFT JOIN product p ON p.id = o.product"
    " WHERE s.status = 'won' AND o.close_date BETWEEN ?1 AND ?2 AND o.amount IS NOT NULL"
    " ORDER BY o.close_date, o.id";

static const char SPLITS[] = "SELECT x.opportunity, x.position, x.share, x.credit = 'overlay'"
                             " FROM opportunity_split x JOIN opportunity o ON o.id = x.opportunity"
                             " WHERE o.close_date BETWEEN ?1 AND ?2 ORDER BY x.opportunity, x.id";

/* A cancellation may name what it cancels only by the transaction that it corrects, or the contract
 * it ends. */
static const char TRANSACTIONS[] =
    "SELECT coalesce (t.opportunity, c.opportunity, k.opportunity) AS sale, t.type, t.date,"
    " t.amount, t.currency FROM \"transaction\" t"
    " LEFT JOIN \"transaction\" c ON c.id = t.corrects LEFT JOIN contract k ON k.id = t.contract"
    " WHERE t.date <= ?2 AND t.type IN ('invoice', 'receipt', 'cancellation')"
    " AND sale IN (SELECT id FROM opportunity WHERE close_date BETWEEN ?1 AND ?2)"
    " ORDER BY sale, t.date, t.id";

static const char POSITIONS[] =
    "SELECT p.id, p.unit, p.manager, p.name, p.role, p.motion, u.name FROM position p"
    " LEFT JOIN unit u ON u.id = p.unit ORDER BY p.id";

static const char TENURES[] = "SELECT person, position, valid_from, valid_to FROM assignment"
                              " WHERE valid_from <= ?2 ORDER BY person, valid_from, id";

/* Of the versions of a quota the highest is in force. */
static const char QUOTAS[] =
    "SELECT position, unit, measure, period, amount, currency, max (version) FROM quota"
    " GROUP BY position, unit, measure, period ORDER BY position, unit, measure, period";

static const char RAMPS[] = "SELECT role, month, share FROM ramp_profile ORDER BY role, month";

static const char ABSENCES[] =
    "SELECT person, valid_from, valid_to FROM leave WHERE valid_from <= ?2"
    " ORDER BY person, valid_from, id";

/* --- rows --- */

typedef struct
{
  SalPaySource *source;
  sqlite3_stmt *row;
} Reader;

typedef void (*AddRow) (const Reader *reader);

static gint64
read_id (const Reader *self, int column)
{
  return sqlite3_column_int64 (self->row, column);
}

static gint32
read_day (const Reader *self, int column, gint32 open)
{
  const char *text = (const char *) sqlite3_column_text (self->row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : open;
}

static const char *
read_text (const Reader *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->row, column);

  return text != NULL ? g_string_chunk_insert_const (self->source->texts, text) : NULL;
}

static const char *
read_currency (const Reader *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->row, column);

  return g_intern_string (text != NULL && *text != '\0' ? text : self->source->currency);
}

static void
add_sale (const Reader *self)
{
  SalPaySale sale = { .id = read_id (self, 0),
                      .account = read_id (self, 1),
                      .owner = read_id (self, 2),
                      .closed = read_day (self, 3, SAL_DATE_NONE),
                      .amount = read_id (self, 4),
                      .currency = read_currency (self, 5),
                      .invoiced = SAL_DATE_NONE,
                      .received = SAL_DATE_NONE,
                      .cancelled = SAL_DATE_NONE };

  for (int i = 0; i < SAL_PAY_N_QUALITIES; i++)
    if (i != SAL_PAY_QUALITY_DISCOUNT)
      sale.qualities[i] = read_text (self, 6 + i);
  if (sqlite3_column_type (self->row, 6 + SAL_PAY_QUALITY_DISCOUNT) == SQLITE_INTEGER)
    {
      g_auto (SalRational) discount = SAL_RATIONAL_INIT;
      g_autofree char *text = NULL;

      sal_rational_set_ratio (
          &discount, read_id (self, 6 + SAL_PAY_QUALITY_DISCOUNT), SAL_RATE_ONE);
      text = sal_rational_to_text (&discount);
      sale.qualities[SAL_PAY_QUALITY_DISCOUNT] =
          g_string_chunk_insert_const (self->source->texts, text);
    }
  if (sale.closed != SAL_DATE_NONE)
    g_array_append_val (self->source->sales, sale);
}

static void
add_split (const Reader *self)
{
  SalPaySplit split = {
    read_id (self, 0), read_id (self, 1), read_id (self, 2), read_id (self, 3) != 0
  };

  g_array_append_val (self->source->splits, split);
}

static void
add_position (const Reader *self)
{
  SalPayPosition position = { read_id (self, 0),   read_id (self, 1),   read_id (self, 2),
                              read_text (self, 3), read_text (self, 4), read_text (self, 5),
                              read_text (self, 6) };

  g_array_append_val (self->source->positions, position);
}

static void
add_tenure (const Reader *self)
{
  SalPayTenure tenure = { read_id (self, 0),
                          read_id (self, 1),
                          read_day (self, 2, G_MININT32),
                          read_day (self, 3, G_MAXINT32) };

  g_array_append_val (self->source->tenures, tenure);
}

static void
add_quota (const Reader *self)
{
  SalPayQuota quota = { .position = read_id (self, 0),
                        .unit = read_id (self, 1),
                        .measure = g_intern_string (read_text (self, 2)),
                        .amount = read_id (self, 4),
                        .currency = read_currency (self, 5) };

  if (read_text (self, 3) != NULL &&
      sal_period_from_text (read_text (self, 3), &quota.period, NULL))
    g_array_append_val (self->source->quotas, quota);
}

static void
add_ramp (const Reader *self)
{
  SalPayRamp ramp = { read_text (self, 0), (int) read_id (self, 1), read_id (self, 2) };

  if (ramp.role != NULL)
    g_array_append_val (self->source->ramps, ramp);
}

static void
add_absence (const Reader *self)
{
  SalPayAbsence absence = { read_id (self, 0),
                            read_day (self, 1, G_MININT32),
                            read_day (self, 2, G_MAXINT32) };

  g_array_append_val (self->source->absences, absence);
}

/* Opportunities may lack a day or an amount: then there is no sale. */
static gboolean
load_rows (SalPaySource *self,
           SalConnection *connection,
           const char *sql,
           gint32 from,
           AddRow add,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];
  Reader reader = { self, statement };
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

/* --- transactions --- */

/* Of one sale, in the order of their days. */
typedef struct
{
  gint64 invoiced, received;
} Sums;

static gint64
convert (const SalPaySource *self, const Reader *row, const SalPaySale *sale, gint32 day)
{
  gint64 amount = read_id (row, 3), converted;

  if (read_currency (row, 4) == sale->currency)
    return amount;

  return sal_exchange_rates_convert (
             self->rates, amount, read_currency (row, 4), sale->currency, day, &converted)
             ? converted
             : sale->amount;
}

static void
note_transaction (const SalPaySource *self, const Reader *row, SalPaySale *sale, Sums *sums)
{
  const char *type = (const char *) sqlite3_column_text (row->row, 1);
  gint32 day = read_day (row, 2, SAL_DATE_NONE);
  gint64 amount = convert (self, row, sale, day);

  if (day == SAL_DATE_NONE)
    return;
  if (g_str_equal (type, "invoice"))
    {
      if (sale->invoiced == SAL_DATE_NONE)
        sale->invoiced = day;
      sums->invoiced += amount;
    }
  else if (g_str_equal (type, "receipt"))
    {
      sums->received += amount;
      if (sale->received == SAL_DATE_NONE &&
          sums->received >= (sums->invoiced > 0 ? sums->invoiced : sale->amount))
        sale->received = day;
    }
  else
    {
      if (sale->cancelled == SAL_DATE_NONE)
        sale->cancelled = day;
      sale->cancelled_amount = MIN (sale->cancelled_amount + ABS (amount), ABS (sale->amount));
      sale->n_cancellations++;
    }
}

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

static gboolean
load_transactions (SalPaySource *self, SalConnection *connection, gint32 from, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, TRANSACTIONS, error);
  g_autoptr (GPtrArray) by_id = g_ptr_array_new ();
  char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];
  Reader reader = { self, statement };
  SalPaySale *sale = NULL;
  Sums sums = { 0, 0 };
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->sales->len; i++)
    g_ptr_array_add (by_id, &g_array_index (self->sales, SalPaySale, i));
  g_ptr_array_sort (by_id, compare_sales);
  sal_statement_bind_text (statement, 1, sal_date_write_iso (from, first));
  sal_statement_bind_text (statement, 2, sal_date_write_iso (self->until, last));
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 id;
      SalPaySale **found;

      if (!row)
        return TRUE;
      id = read_id (&reader, 0);
      if (sale == NULL || sale->id != id)
        {
          found = bsearch (&id, by_id->pdata, by_id->len, sizeof (gpointer), compare_sale_id);
          sale = found != NULL ? *found : NULL;
          sums = (Sums){ 0, 0 };
        }
      if (sale != NULL)
        note_transaction (self, &reader, sale, &sums);
    }

  return FALSE;
}

/* --- all --- */

static SalPaySource *
source_new (const SalFiscalCalendar *calendar, const char *currency, gint32 until)
{
  SalPaySource *self = g_new0 (SalPaySource, 1);

  self->until = until;
  self->calendar = sal_fiscal_calendar_copy (calendar);
  self->currency = g_strdup (currency);
  self->sales = g_array_new (FALSE, FALSE, sizeof (SalPaySale));
  self->splits = g_array_new (FALSE, FALSE, sizeof (SalPaySplit));
  self->positions = g_array_new (FALSE, FALSE, sizeof (SalPayPosition));
  self->tenures = g_array_new (FALSE, FALSE, sizeof (SalPayTenure));
  self->quotas = g_array_new (FALSE, FALSE, sizeof (SalPayQuota));
  self->ramps = g_array_new (FALSE, FALSE, sizeof (SalPayRamp));
  self->absences = g_array_new (FALSE, FALSE, sizeof (SalPayAbsence));
  self->texts = g_string_chunk_new (65536);

  return self;
}

void
sal_pay_source_free (SalPaySource *self)
{
  sal_fiscal_calendar_free (self->calendar);
  g_free (self->currency);
  g_clear_pointer (&self->people, sal_people_free);
  g_clear_pointer (&self->ownership, sal_ownership_free);
  g_clear_pointer (&self->rates, sal_exchange_rates_free);
  g_array_unref (self->sales);
  g_array_unref (self->splits);
  g_array_unref (self->positions);
  g_array_unref (self->tenures);
  g_array_unref (self->quotas);
  g_array_unref (self->ramps);
  g_array_unref (self->absences);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * sal_pay_source_load:
 * @connection: a connection of the main store
 * @calendar: of the workspace
 * @currency: its reporting currency, in which amounts are that name none
 * @from: the first day on which won opportunities may have closed
 * @until: the last day: what closed or happened later is not known
 * @error: return location for an error
 *
 * Loads what of a workspace pay follows from. Of transactions, invoices, receipts and cancellations
 * count; a credit note alone takes nothing back.
 *
 * Returns: (transfer full): the source, or %NULL on a %SAL_STORE_ERROR
 */
SalPaySource *
sal_pay_source_load (SalConnection *connection,
                     const SalFiscalCalendar *calendar,
                     const char *currency,
                     gint32 from,
                     gint32 until,
                     GError **error)
{
  g_autoptr (SalPaySource) self = source_new (calendar, currency, until);

  self->people = sal_people_load (connection, error);
  if (self->people == NULL)
    return NULL;
  self->ownership = sal_ownership_load (connection, error);
  if (self->ownership == NULL)
    return NULL;
  self->rates = sal_exchange_rates_load (connection, self->calendar, error);
  if (self->rates == NULL || !load_rows (self, connection, SALES, from, add_sale, error) ||
      !load_rows (self, connection, SPLITS, from, add_split, error) ||
      !load_rows (self, connection, POSITIONS, from, add_position, error) ||
      !load_rows (self, connection, TENURES, from, add_tenure, error) ||
      !load_rows (self, connection, QUOTAS, from, add_quota, error) ||
      !load_rows (self, connection, RAMPS, from, add_ramp, error) ||
      !load_rows (self, connection, ABSENCES, from, add_absence, error) ||
      !load_transactions (self, connection, from, error))
    return NULL;

  return g_steal_pointer (&self);
}

static int
compare_position (gconstpointer key, gconstpointer element)
{
  gint64 id = *(const gint64 *) key, other = ((const SalPayPosition *) element)->id;

  return (id > other) - (id < other);
}

const SalPayPosition *
sal_pay_source_find_position (const SalPaySource *self, gint64 id)
{
  if (self->positions->len == 0)
    return NULL;

  return bsearch (
      &id, self->positions->data, self->positions->len, sizeof (SalPayPosition), compare_position);
}

const SalPaySplit *
sal_pay_source_find_splits (const SalPaySource *self, gint64 sale, guint *n_splits)
{
  const SalPaySplit *splits = (const SalPaySplit *) (gpointer) self->splits->data;
  guint low = 0, high = self->splits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (splits[middle].sale < sale)
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low; high < self->splits->len && splits[high].sale == sale;)
    high++;
  *n_splits = high - low;

  return splits + low;
}
