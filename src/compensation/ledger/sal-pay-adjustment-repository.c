/* sal-pay-adjustment-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-adjustment.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-pay-ledger.h"
#include "sal-record-query.h"

SalPayAdjustment *
sal_pay_adjustment_new (void)
{
  return g_new0 (SalPayAdjustment, 1);
}

SalPayAdjustment *
sal_pay_adjustment_copy (const SalPayAdjustment *self)
{
  SalPayAdjustment *copy = sal_pay_adjustment_new ();

  *copy = *self;
  copy->period = g_strdup (self->period);
  copy->reason = g_strdup (self->reason);
  copy->approver = g_strdup (self->approver);
  copy->author = g_strdup (self->author);

  return copy;
}

void
sal_pay_adjustment_free (SalPayAdjustment *self)
{
  g_free (self->period);
  g_free (self->reason);
  g_free (self->approver);
  g_free (self->author);
  g_free (self);
}

/* --- reading --- */

static char *
dup_text (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

static SalPayAdjustment *
read_row (sqlite3_stmt *row)
{
  SalPayAdjustment *self = sal_pay_adjustment_new ();
  const char *day = (const char *) sqlite3_column_text (row, 3);

  self->id = sqlite3_column_int64 (row, 0);
  self->period = dup_text (row, 1);
  self->person = sqlite3_column_int64 (row, 2);
  if (day == NULL || !sal_date_parse_iso (day, &self->day))
    self->day = SAL_DATE_NONE;
  self->currency = g_intern_string ((const char *) sqlite3_column_text (row, 4));
  self->amount = sqlite3_column_int64 (row, 5);
  self->reason = dup_text (row, 6);
  self->approver = dup_text (row, 7);
  self->dispute = sqlite3_column_int64 (row, 8);
  self->cites = sqlite3_column_int64 (row, 9);
  self->record = sqlite3_column_int64 (row, 10);
  self->reverses = sqlite3_column_int64 (row, 11);
  self->time = sqlite3_column_int64 (row, 12);
  self->author = dup_text (row, 13);
  self->is_closed = sqlite3_column_int (row, 14) != 0;
  self->reversal = sqlite3_column_int64 (row, 15);

  return self;
}

static const char SELECT[] =
    "SELECT a.id, a.period, a.person, a.day, a.currency, a.amount, a.reason, a.approver, a.dispute,"
    " a.cites, a.record, a.reverses, p.time, p.author,"
    " EXISTS (SELECT 1 FROM ledger_closing c WHERE c.period = a.period),"
    " (SELECT r.id FROM ledger_adjustment r WHERE r.reverses = a.id)"
    " FROM ledger_adjustment a JOIN ledger_posting p ON p.id = a.posting"
    " WHERE ?1 IS NULL OR a.period = ?1 ORDER BY a.id";

/**
 * sal_pay_adjustments_load:
 * @connection: a connection of a pay store
 * @period: (nullable): a period, %NULL for all
 * @error: return location for an error
 *
 * Loads the adjustments that were posted, reversed ones and reversals included.
 *
 * Returns: (transfer full) (element-type SalPayAdjustment): them, as they were posted, or %NULL on
 *   a %SAL_STORE_ERROR
 */
GPtrArray *
sal_pay_adjustments_load (SalConnection *connection, const char *period, GError **error)
{
  g_autoptr (GPtrArray) adjustments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_pay_adjustment_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 n_tables;
  gboolean row;

  if (!sal_connection_query_integer (connection,
                                     "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND"
                                     " name = 'ledger_adjustment'",
                                     &n_tables,
                                     error))
    return NULL;
  if (n_tables == 0)
    return g_steal_pointer (&adjustments);
  statement = sal_connection_prepare (connection, SELECT, error);
  if (statement == NULL)
    return NULL;
  if (period != NULL)
    sal_statement_bind_text (statement, 1, period);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&adjustments);
      g_ptr_array_add (adjustments, read_row (statement));
    }

  return NULL;
}

/**
 * sal_pay_adjustments_are_together:
 * @adjustments: (element-type SalPayAdjustment): those of a period
 * @adjustment: one of them
 *
 * Looks whether an adjustment and its reversal are both among adjustments, so that together they
 * are nothing.
 *
 * Returns: whether it is so
 */
gboolean
sal_pay_adjustments_are_together (const GPtrArray *adjustments, const SalPayAdjustment *adjustment)
{
  for (guint i = 0; i < adjustments->len; i++)
    {
      const SalPayAdjustment *other = adjustments->pdata[i];

      if (other->id == adjustment->reverses || other->reverses == adjustment->id)
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_pay_adjustment_describe:
 * @self: an adjustment
 *
 * Says what it is for, as statements have it.
 *
 * Returns: (transfer full): a text
 */
char *
sal_pay_adjustment_describe (const SalPayAdjustment *self)
{
  /* translators: why a payment is adjusted */
  const char *format = self->reverses != 0 ? _ ("Reversed Adjustment: %s") : _ ("Adjustment: %s");
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strjoinv (self->reason, parts);
}

/* --- posting --- */

static void
bind_id (sqlite3_stmt *statement, int index, gint64 id)
{
  if (id != 0)
    sqlite3_bind_int64 (statement, index, id);
}

static gboolean
run (SalConnection *connection, sqlite3_stmt *statement, gint64 *id, GError **error)
{
  gboolean row;

  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (sal_connection_get_handle (connection));

  return TRUE;
}

static gint64
begin (SalConnection *connection,
       const char *period,
       gint32 until,
       gint64 time,
       const char *author,
       GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "INSERT INTO ledger_posting (period, until, time, author) VALUES (?, ?, ?, ?)",
      error);
  char day[SAL_DATE_BUFFER];
  gint64 id;

  if (statement == NULL)
    return 0;
  sal_statement_bind_text (statement, 1, period);
  sal_statement_bind_text (statement, 2, sal_date_write_iso (until, day));
  sqlite3_bind_int64 (statement, 3, time);
  sal_statement_bind_text (statement, 4, author);

  return run (connection, statement, &id, error) ? id : 0;
}

static gboolean
add_row (SalConnection *connection, gint64 posting, SalPayAdjustment *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "INSERT INTO ledger_adjustment (posting, period, person, day, currency, amount, reason,"
      " approver, dispute, cites, record, reverses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  char day[SAL_DATE_BUFFER];

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, posting);
  sal_statement_bind_text (statement, 2, self->period);
  sqlite3_bind_int64 (statement, 3, self->person);
  sal_statement_bind_text (statement, 4, sal_date_write_iso (self->day, day));
  sal_statement_bind_text (statement, 5, self->currency);
  sqlite3_bind_int64 (statement, 6, self->amount);
  sal_statement_bind_text (statement, 7, self->reason);
  if (self->approver != NULL)
    sal_statement_bind_text (statement, 8, self->approver);
  bind_id (statement, 9, self->dispute);
  bind_id (statement, 10, self->cites);
  bind_id (statement, 11, self->record);
  bind_id (statement, 12, self->reverses);

  return run (connection, statement, &self->id, error);
}

/**
 * sal_pay_adjustments_post:
 * @connection: a connection of a pay store, in a transaction
 * @adjustments: (element-type SalPayAdjustment): adjustments of one period that is open; they get
 *   their ids
 * @until: the day as of which they are posted
 * @time: seconds UTC
 * @author: who records it
 * @error: return location for an error
 *
 * Posts adjustments into the ledger, whose tables are made where there are none. They are paid once
 * the period is calculated.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_pay_adjustments_post (SalConnection *connection,
                          const GPtrArray *adjustments,
                          gint32 until,
                          gint64 time,
                          const char *author,
                          GError **error)
{
  const SalPayAdjustment *first = adjustments->len > 0 ? adjustments->pdata[0] : NULL;
  gint64 posting;

  if (!sal_pay_ledger_prepare (connection, error))
    return FALSE;
  if (first == NULL)
    return TRUE;
  posting = begin (connection, first->period, until, time, author, error);
  if (posting == 0)
    return FALSE;
  for (guint i = 0; i < adjustments->len; i++)
    if (!add_row (connection, posting, adjustments->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* --- what was imported --- */

/* What there is to post. */
typedef struct
{
  const char *period;
  gint32 start; /* of the ledger: what was before it was paid elsewhere */
  gint32 first, last;
  GPtrArray *posted; /* of SalPayAdjustment: all there is */
  GHashTable *live;  /* by record, SalPayAdjustment of posted: those that no record is found for */
  GPtrArray *next;   /* of SalPayAdjustment: to be posted */
} Records;

static void
add_reversal (Records *self, const SalPayAdjustment *of)
{
  SalPayAdjustment *reversal = sal_pay_adjustment_new ();

  reversal->period = g_strdup (self->period);
  reversal->person = of->person;
  /* what was paid by a closed period is taken back now */
  reversal->day = of->is_closed ? self->last : of->day;
  reversal->currency = of->currency;
  reversal->amount = -of->amount;
  reversal->reason = g_strdup (of->reason);
  reversal->cites = of->cites;
  reversal->record = of->record;
  reversal->reverses = of->id;
  g_ptr_array_add (self->next, reversal);
}

static gboolean
is_same (const SalPayAdjustment *one, const SalPayAdjustment *other)
{
  return one->person == other->person && one->currency == other->currency &&
         one->amount == other->amount && g_strcmp0 (one->reason, other->reason) == 0 &&
         (one->day == other->day || one->is_closed);
}

static gboolean
add_record (SalRecord *record, gpointer data, GError **error)
{
  Records *self = data;
  gint64 id = sal_record_get_id (record);
  gint32 date = sal_record_get_date (record, "date");
  const SalPayAdjustment *live = g_hash_table_lookup (self->live, &id);
  g_autoptr (SalPayAdjustment) one = sal_pay_adjustment_new ();

  if (date < self->start || date > self->last)
    return TRUE;
  one->period = g_strdup (self->period);
  one->person = sal_record_get_integer (record, "person");
  one->day = date < self->first ? self->last : date;
  one->currency = g_intern_string (sal_record_get_text (record, "currency"));
  one->amount = sal_record_get_integer (record, "amount");
  one->reason = g_strdup (sal_record_get_text (record, "reason"));
  one->record = id;
  if (live != NULL && is_same (live, one))
    {
      g_hash_table_remove (self->live, &id);
      return TRUE;
    }
  g_ptr_array_add (self->next, g_steal_pointer (&one));

  return TRUE;
}

static gboolean
find_start (SalConnection *connection, Records *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "SELECT min (first_day) FROM ledger_closing", error);
  const char *day;
  gboolean row;

  if (statement == NULL || !sal_connection_step (connection, statement, &row, error))
    return FALSE;
  day = (const char *) sqlite3_column_text (statement, 0);
  if (day == NULL || !sal_date_parse_iso (day, &self->start))
    self->start = self->first;

  return TRUE;
}

static void
find_live (Records *self)
{
  for (guint i = 0; i < self->posted->len; i++)
    {
      SalPayAdjustment *one = self->posted->pdata[i];

      if (one->record != 0 && one->reverses == 0 && one->reversal == 0)
        g_hash_table_insert (self->live, &one->record, one);
    }
}

/* Of records that are changed or gone. */
static void
add_reversals (Records *self)
{
  for (guint i = 0; i < self->posted->len; i++)
    {
      const SalPayAdjustment *one = self->posted->pdata[i];

      if (g_hash_table_lookup (self->live, &one->record) == one)
        add_reversal (self, one);
    }
}

/**
 * sal_pay_adjustments_post_records:
 * @connection: a connection of a pay store, in a transaction
 * @period: the open period
 * @first: its first day
 * @last: its last day
 * @time: seconds UTC
 * @author: who records it
 * @n_posted: (inout): is increased by how many were posted
 * @error: return location for an error
 *
 * Posts what the ledger has not of the adjustments that are records, which is how they are
 * imported: those of days up to @last. What was posted of a record that is another by now is
 * reversed before; that of a closed period stays, and is taken back in this one.
 *
 * Returns: %FALSE with the errors of reading and writing
 */
gboolean
sal_pay_adjustments_post_records (SalConnection *connection,
                                  const char *period,
                                  gint32 first,
                                  gint32 last,
                                  gint64 time,
                                  const char *author,
                                  guint *n_posted,
                                  GError **error)
{
  g_autoptr (GPtrArray) posted = NULL;
  g_autoptr (GPtrArray) next =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_pay_adjustment_free);
  g_autoptr (GHashTable) live = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_pay_adjustment_kind);
  Records self = { period, first, first, last, NULL, live, next };

  if (!sal_pay_ledger_prepare (connection, error))
    return FALSE;
  self.posted = posted = sal_pay_adjustments_load (connection, NULL, error);
  if (posted == NULL || !find_start (connection, &self, error))
    return FALSE;
  find_live (&self);
  if (!sal_record_query_foreach (query, connection, add_record, &self, error))
    return FALSE;
  add_reversals (&self);
  *n_posted += next->len;

  return sal_pay_adjustments_post (connection, next, last, time, author, error);
}
