/* sal-facts-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-repository.h"

#include <string.h>

#include "sal-conversion.h"
#include "sal-facts-columns-repository.h"
#include "sal-facts-merge.h"
#include "sal-facts-tables-repository.h"
#include "sal-ownership.h"
#include "sal-rate.h"

/* Fills the facts in one scan of the opportunities, by two threads. */

/* So many rows are given their owners together. */
#define N_PENDING 64

typedef struct
{
  SalConnection *connection;
  SalConnection *beside; /* (nullable): sees the same, for another thread */
  SalFacts *facts;
  const SalFacts *dictionaries; /* where records and the chances of stages are looked up */
  SalOwnership *ownership;
  SalExchangeRates *rates;
  GArray *accounts;       /* of SalAccountCodes, by account code */
  GArray *owners;         /* of gint32, by row: a person; NULL if nothing is joined by it */
  GArray *stage_statuses; /* by stage code: guint8 */
  SalOwnedFigure pending[N_PENDING]; /* of the last rows, which have no owners yet */
  guint n_pending;
} Loader;

typedef void (*RowFunc) (Loader *self, sqlite3_stmt *statement);

static gboolean
for_each_row (Loader *self, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      func (self, statement);
    }

  return FALSE;
}

/* Tables are strict: a column has the type of its field, or is null. Asking SQLite straight for
 * that type spares a million rows a question each. */

static inline gint64
integer_at (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_int64 (statement, column); /* 0 if null */
}

static inline const char *
text_or_null_at (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static const char *
text_at (sqlite3_stmt *statement, int column)
{
  const char *text = text_or_null_at (statement, column);

  return text != NULL ? text : "";
}

static inline gint32
add_text_at (SalFacts *facts, SalFactDimension dimension, sqlite3_stmt *statement, int column)
{
  const char *text = text_or_null_at (statement, column);

  return text != NULL ? sal_dimension_add_text (facts->dimensions[dimension], text, strlen (text))
                      : SAL_DIMENSION_NONE;
}

static inline gint32
day_at (sqlite3_stmt *statement, int column)
{
  const char *text = text_or_null_at (statement, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static inline gint32
find (Loader *self, SalFactDimension dimension, gint64 id)
{
  return id != 0 ? sal_dimension_find (self->dictionaries->dimensions[dimension], id)
                 : SAL_DIMENSION_NONE;
}

static inline gint32
find_at (Loader *self, SalFactDimension dimension, sqlite3_stmt *statement, int column)
{
  return find (self, dimension, integer_at (statement, column));
}

/* --- dictionaries --- */

static gint32
add_record (Loader *self, SalFactDimension dimension, sqlite3_stmt *statement)
{
  return sal_dimension_add (
      self->facts->dimensions[dimension], integer_at (statement, 0), text_at (statement, 1));
}

static void
add_unit (Loader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_UNIT, statement);
}

static void
set_parent (Loader *self, SalFactDimension dimension, sqlite3_stmt *statement)
{
  SalDimension *codes = self->facts->dimensions[dimension];

  sal_dimension_set_parent (codes,
                            sal_dimension_find (codes, integer_at (statement, 0)),
                            sal_dimension_find (codes, integer_at (statement, 1)));
}

static void
set_unit_parent (Loader *self, sqlite3_stmt *statement)
{
  set_parent (self, SAL_FACT_UNIT, statement);
}

static void
add_person (Loader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_PERSON, statement);
}

static void
add_position (Loader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_POSITION, statement);
}

static void
add_family (Loader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_PRODUCT_FAMILY, statement);
}

static void
add_product (Loader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_PRODUCT, statement);
}

static void
add_competitor (Loader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_COMPETITOR, statement);
}

static void
add_account (Loader *self, sqlite3_stmt *statement)
{
  SalAccountCodes codes;

  add_record (self, SAL_FACT_ACCOUNT, statement);
  codes.segment = add_text_at (self->facts, SAL_FACT_SEGMENT, statement, 2);
  codes.industry = add_text_at (self->facts, SAL_FACT_INDUSTRY, statement, 3);
  codes.region = add_text_at (self->facts, SAL_FACT_REGION, statement, 4);
  codes.owner = find_at (self, SAL_FACT_PERSON, statement, 5);
  g_array_append_val (self->accounts, codes);
}

static void
add_stage (Loader *self, sqlite3_stmt *statement)
{
  const char *status = text_at (statement, 2);
  guint8 code = g_str_equal (status, "won")    ? SAL_FACT_WON
                : g_str_equal (status, "lost") ? SAL_FACT_LOST
                                               : SAL_FACT_OPEN;

  sal_facts_set_stage_chance (
      self->facts, add_record (self, SAL_FACT_STAGE, statement), integer_at (statement, 3));
  g_array_append_val (self->stage_statuses, code);
}

static void
set_stage_variant (Loader *self, sqlite3_stmt *statement)
{
  set_parent (self, SAL_FACT_STAGE, statement);
}

static gboolean
load_dictionaries (Loader *self, GError **error)
{
  static const struct
  {
    const char *sql;
    RowFunc func;
  } scans[] = {
    { "SELECT id, name FROM unit ORDER BY id", add_unit },
    { "SELECT id, parent FROM unit WHERE parent IS NOT NULL", set_unit_parent },
    { "SELECT id, name FROM person ORDER BY id", add_person },
    { "SELECT id, name FROM position ORDER BY id", add_position },
    { "SELECT id, name FROM product_family ORDER BY id", add_family },
    { "SELECT id, name FROM product ORDER BY id", add_product },
    { "SELECT id, name FROM competitor ORDER BY id", add_competitor },
    { "SELECT id, name, status, probability FROM stage ORDER BY position, id", add_stage },
    { "SELECT id, variant_of FROM stage WHERE variant_of IS NOT NULL", set_stage_variant },
  };
  static const char *const statuses[] = { "open", "won", "lost" };

  for (gsize i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      if (!for_each_row (self, scans[i].sql, scans[i].func, error))
        return FALSE;
    }
  for (int i = 0; i < SAL_FACT_N_STATUSES; i++)
    sal_dimension_add_text (
        self->facts->dimensions[SAL_FACT_STATUS], statuses[i], strlen (statuses[i]));

  return TRUE;
}

/* --- quotas --- */

/* Into the reporting currency; 0 and FALSE if there is no rate. */
static gboolean
convert (Loader *self, gint64 amount, const char *currency, gint32 day, gint64 *converted)
{
  *converted = amount;
  if (currency == NULL || g_str_equal (currency, self->facts->currency))
    return TRUE;
  if (sal_exchange_rates_convert (self->rates,
                                  amount,
                                  currency,
                                  self->facts->currency,
                                  day != SAL_DATE_NONE ? day : self->facts->as_of,
                                  converted))
    return TRUE;

  *converted = 0;

  return FALSE;
}

static void
add_quota (Loader *self, sqlite3_stmt *statement)
{
  SalFacts *facts = self->facts;
  gint64 position = integer_at (statement, 1), unit = integer_at (statement, 2), person = 0;
  SalQuotaFact quota = { .id = integer_at (statement, 0) };
  gint32 first, last;

  if (!sal_period_from_text (text_at (statement, 3), &quota.period, NULL))
    return;

  sal_fiscal_calendar_days_of (facts->calendar, quota.period, &first, &last);
  if (position != 0)
    sal_ownership_resolve_position (self->ownership, position, last, &unit, &person);
  quota.position = sal_dimension_find (facts->dimensions[SAL_FACT_POSITION], position);
  quota.unit = sal_dimension_find (facts->dimensions[SAL_FACT_UNIT], unit);
  quota.person = sal_dimension_find (facts->dimensions[SAL_FACT_PERSON], person);
  if (!convert (
          self, integer_at (statement, 4), text_or_null_at (statement, 5), last, &quota.amount))
    facts->n_unconverted++;
  g_array_append_val (facts->quotas, quota);
}

static gboolean
load_quotas (Loader *self, GError **error)
{
  /* The highest version of a period is in force: with MAX () SQLite takes the other columns from
   * the row that has it. */
  return for_each_row (
      self,
      "SELECT id, position, unit, period, amount, currency, MAX (version) FROM quota"
      " WHERE measure = 'bookings' GROUP BY period, position, unit",
      add_quota,
      error);
}

/* --- capacity --- */

static void
add_capacity (Loader *self, sqlite3_stmt *statement)
{
  SalFacts *facts = self->facts;
  gint32 from = day_at (statement, 4), to = day_at (statement, 5);
  gint32 position_from = day_at (statement, 6), position_to = day_at (statement, 7);
  SalCapacityFact capacity = {
    .position =
        sal_dimension_find (facts->dimensions[SAL_FACT_POSITION], integer_at (statement, 0)),
    .unit = sal_dimension_find (facts->dimensions[SAL_FACT_UNIT], integer_at (statement, 1)),
    .person = sal_dimension_find (facts->dimensions[SAL_FACT_PERSON], integer_at (statement, 2)),
    .full_time_equivalent = integer_at (statement, 3),
    .first = MAX (from, position_from), /* SAL_DATE_NONE is before all days */
    .last = MIN (to != SAL_DATE_NONE ? to : G_MAXINT32,
                 position_to != SAL_DATE_NONE ? position_to : G_MAXINT32),
  };

  if (capacity.first <= capacity.last)
    g_array_append_val (facts->capacities, capacity);
}

/* Whoever holds a position gives the share of it that they hold. */
static gboolean
load_capacities (Loader *self, GError **error)
{
  return for_each_row (self,
                       "SELECT p.id, p.unit, a.person,"
                       " CAST (round (coalesce (p.full_time_equivalent, 1000000000)"
                       " * (coalesce (a.share, 1000000000) / 1e9)) AS INTEGER),"
                       " a.valid_from, a.valid_to, p.valid_from, p.valid_to"
                       " FROM assignment a JOIN position p ON p.id = a.position",
                       add_capacity,
                       error);
}

/* --- opportunities --- */

#define OPPORTUNITY_COLUMNS                                                                        \
  "SELECT id, account, owner, stage, amount, currency, probability, created, close_date, type, "   \
  "source, product_family,"                                                                        \
  " product, competitor, loss_reason FROM opportunity"

/* The last rows get their owners. */
static void
set_owners (Loader *self)
{
  SalFacts *facts = self->facts;

  sal_ownership_resolve_many (self->ownership, self->pending, self->n_pending);
  for (guint i = 0; i < self->n_pending; i++)
    {
      const SalOwnedFigure *owned = &self->pending[i];
      guint row = facts->n_rows - self->n_pending + i;

      sal_facts_set_code (
          facts, SAL_FACT_POSITION, row, find (self, SAL_FACT_POSITION, owned->position));
      sal_facts_set_code (facts, SAL_FACT_UNIT, row, find (self, SAL_FACT_UNIT, owned->unit));
      sal_facts_set_code (facts, SAL_FACT_PERSON, row, find (self, SAL_FACT_PERSON, owned->person));
    }
  self->n_pending = 0;
}

/* Has the last row get its owner, together with others. */
static void
queue_owner (Loader *self, guint row, gint64 account, gint64 owner)
{
  const SalFacts *facts = self->facts;
  gboolean is_open = facts->status[row] == SAL_FACT_OPEN || facts->closes[row] == SAL_DATE_NONE;

  self->pending[self->n_pending++] =
      (SalOwnedFigure){ .opportunity = facts->id[row],
                        .account = account,
                        .owner = owner,
                        .day = is_open ? facts->as_of : facts->closes[row] };
  if (self->n_pending == N_PENDING)
    set_owners (self);
}

static void
add_opportunity (Loader *self, sqlite3_stmt *statement)
{
  SalFacts *facts = self->facts;
  guint row = sal_facts_append (facts, integer_at (statement, 0));
  gint32 account = find_at (self, SAL_FACT_ACCOUNT, statement, 1);
  gint32 stage = find_at (self, SAL_FACT_STAGE, statement, 3);
  const SalAccountCodes *of_account = &g_array_index (self->accounts, SalAccountCodes, account);

  facts->status[row] = g_array_index (self->stage_statuses, guint8, stage);
  facts->created[row] = day_at (statement, 7);
  facts->closes[row] = day_at (statement, 8);
  if (!convert (self,
                integer_at (statement, 4),
                text_or_null_at (statement, 5),
                facts->closes[row],
                &facts->amount[row]))
    sal_facts_set_unconverted (facts, row, TRUE);
  facts->probability[row] = sqlite3_column_type (statement, 6) != SQLITE_NULL
                                ? integer_at (statement, 6)
                                : sal_facts_get_stage_chance (self->dictionaries, stage);
  sal_facts_set_code (facts, SAL_FACT_ACCOUNT, row, account);
  sal_facts_set_code (facts, SAL_FACT_SEGMENT, row, of_account->segment);
  sal_facts_set_code (facts, SAL_FACT_INDUSTRY, row, of_account->industry);
  sal_facts_set_code (facts, SAL_FACT_REGION, row, of_account->region);
  sal_facts_set_code (facts, SAL_FACT_STAGE, row, stage);
  sal_facts_set_code (facts, SAL_FACT_STATUS, row, facts->status[row] + 1);
  sal_facts_set_code (facts, SAL_FACT_TYPE, row, add_text_at (facts, SAL_FACT_TYPE, statement, 9));
  sal_facts_set_code (
      facts, SAL_FACT_SOURCE, row, add_text_at (facts, SAL_FACT_SOURCE, statement, 10));
  sal_facts_set_code (
      facts, SAL_FACT_PRODUCT_FAMILY, row, find_at (self, SAL_FACT_PRODUCT_FAMILY, statement, 11));
  sal_facts_set_code (
      facts, SAL_FACT_PRODUCT, row, find_at (self, SAL_FACT_PRODUCT, statement, 12));
  sal_facts_set_code (
      facts, SAL_FACT_COMPETITOR, row, find_at (self, SAL_FACT_COMPETITOR, statement, 13));
  sal_facts_set_code (
      facts, SAL_FACT_LOSS_REASON, row, add_text_at (facts, SAL_FACT_LOSS_REASON, statement, 14));
  if (self->owners != NULL)
    {
      gint32 owner = find_at (self, SAL_FACT_PERSON, statement, 2);

      g_array_append_val (self->owners, owner);
    }
  queue_owner (self, row, integer_at (statement, 1), integer_at (statement, 2));
}

static gboolean
add_opportunities (Loader *self, const char *sql, GError **error)
{
  gboolean added = for_each_row (self, sql, add_opportunity, error);

  set_owners (self);

  return added;
}

/* --- two threads --- */

/* From so many opportunities on, half of them are read on another thread. */
#define MANY_ROWS 1000

/* The opportunities from an id on, read beside the others through a connection of its own. */
typedef struct
{
  Loader loader;
  char *sql;
  gboolean loaded;
} UpperHalf;

static gpointer
load_upper_half (gpointer data)
{
  UpperHalf *self = data;

  self->loaded = add_opportunities (&self->loader, self->sql, NULL);

  return NULL;
}

static void
upper_half_clear (UpperHalf *self)
{
  g_clear_pointer (&self->loader.connection, sal_connection_close);
  g_clear_pointer (&self->loader.facts, sal_facts_free);
  g_clear_pointer (&self->loader.owners, g_array_unref);
  g_free (self->sql);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UpperHalf, upper_half_clear)

/* Reads the rows below @middle, and meanwhile those from there on on another thread. What cannot be
 * read so, because the file has been changed since or only this connection knows how to, is read
 * afterwards. */
static gboolean
load_halves (Loader *self, gint64 middle, guint n_rows, GError **error)
{
  SalFacts *facts = self->facts;
  g_auto (UpperHalf) upper = { .loader = *self };
  g_autofree char *lower =
      g_strdup_printf (OPPORTUNITY_COLUMNS " WHERE id < %" G_GINT64_FORMAT, middle);
  GThread *thread;
  gboolean loaded;

  upper.sql = g_strdup_printf (OPPORTUNITY_COLUMNS " WHERE id >= %" G_GINT64_FORMAT, middle);
  upper.loader.facts = sal_facts_new (facts->calendar, facts->currency, facts->as_of);
  upper.loader.connection = g_steal_pointer (&self->beside);
  sal_facts_reserve (upper.loader.facts, n_rows - n_rows / 2);
  upper.loader.owners = self->owners != NULL ? g_array_new (FALSE, FALSE, sizeof (gint32)) : NULL;

  thread = upper.loader.connection != NULL ? g_thread_new ("facts", load_upper_half, &upper) : NULL;
  loaded = add_opportunities (self, lower, error);
  if (thread != NULL)
    g_thread_join (thread);
  if (!loaded)
    return FALSE;
  if (!upper.loaded)
    return add_opportunities (self, upper.sql, error);
  sal_facts_append_all (facts, upper.loader.facts);
  if (self->owners != NULL)
    g_array_append_vals (self->owners, upper.loader.owners->data, upper.loader.owners->len);

  return TRUE;
}

static gboolean
load_opportunities (Loader *self, guint n_rows, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM opportunity ORDER BY id LIMIT 1 OFFSET %u", n_rows / 2);
  gint64 middle;

  if (n_rows < MANY_ROWS)
    return add_opportunities (self, OPPORTUNITY_COLUMNS, error);

  return sal_connection_query_integer (self->connection, sql, &middle, error) &&
         load_halves (self, middle, n_rows, error);
}

#define ACCOUNT_COLUMNS                                                                            \
  "SELECT a.id, a.name, a.segment, a.industry, a.region, a.owner FROM account a"

static gpointer
load_ownership (gpointer connection)
{
  return sal_ownership_load (connection, NULL);
}

/* While another thread reads who owns what. */
static gboolean
load_dictionaries_and_ownership (Loader *self, gint64 *n_rows, GError **error)
{
  GThread *thread =
      self->beside != NULL ? g_thread_new ("ownership", load_ownership, self->beside) : NULL;
  gboolean loaded = load_dictionaries (self, error) && load_capacities (self, error) &&
                    for_each_row (self, ACCOUNT_COLUMNS " ORDER BY id", add_account, error) &&
                    sal_connection_query_integer (
                        self->connection, "SELECT COUNT (*) FROM opportunity", n_rows, error);

  if (thread != NULL)
    self->ownership = g_thread_join (thread);
  if (loaded && self->ownership == NULL)
    self->ownership = sal_ownership_load (self->connection, error);

  return loaded && self->ownership != NULL;
}

static gboolean
load_all (Loader *self, GError **error)
{
  gint64 n_rows;

  self->beside = sal_connection_open_beside (self->connection);
  if (!load_dictionaries_and_ownership (self, &n_rows, error) || !load_quotas (self, error))
    return FALSE;

  sal_facts_reserve (self->facts, (guint) n_rows);

  return load_opportunities (self, (guint) n_rows, error);
}

static void
add_new_account (Loader *self, sqlite3_stmt *statement)
{
  if (sal_dimension_find (self->facts->dimensions[SAL_FACT_ACCOUNT], integer_at (statement, 0)) ==
      SAL_DIMENSION_NONE)
    add_account (self, statement);
}

/* Adds the row of an id, if there is one. */
static gboolean
load_row (Loader *self, const char *sql, gint64 id, RowFunc func, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sal_statement_bind (statement, 1, &SAL_VALUE_INTEGER (id));
  if (!sal_connection_step (self->connection, statement, &row, error))
    return FALSE;
  if (row)
    func (self, statement);

  return TRUE;
}

static gboolean
load_some (Loader *self, const gint64 *ids, gsize n_ids, GError **error)
{
  self->ownership = sal_ownership_load_some (self->connection, ids, n_ids, error);
  if (self->ownership == NULL || !load_dictionaries (self, error))
    return FALSE;

  for (gsize i = 0; i < n_ids; i++)
    {
      if (!load_row (self,
                     ACCOUNT_COLUMNS " JOIN opportunity o ON o.account = a.id WHERE o.id = ?",
                     ids[i],
                     add_new_account,
                     error) ||
          !load_row (self, OPPORTUNITY_COLUMNS " WHERE id = ?", ids[i], add_opportunity, error))
        return FALSE;
    }
  set_owners (self);

  return TRUE;
}

static gboolean
load_tables (Loader *self, const char *const *keys, GError **error)
{
  return sal_facts_load_tables (self->connection,
                                self->facts,
                                self->ownership,
                                self->rates,
                                (const SalAccountCodes *) (gpointer) self->accounts->data,
                                (const gint32 *) (gpointer) self->owners->data,
                                keys,
                                error);
}

static void
loader_init (Loader *self, SalConnection *connection, SalFacts *facts)
{
  SalAccountCodes no_codes = { 0 };
  guint8 open = SAL_FACT_OPEN;

  self->connection = connection;
  self->facts = facts;
  self->dictionaries = facts;
  self->accounts = g_array_new (FALSE, FALSE, sizeof (SalAccountCodes));
  self->stage_statuses = g_array_new (FALSE, FALSE, sizeof (guint8));
  g_array_append_val (self->accounts, no_codes);
  g_array_append_val (self->stage_statuses, open);
}

static void
loader_clear (Loader *self)
{
  g_array_unref (self->accounts);
  g_clear_pointer (&self->owners, g_array_unref);
  g_array_unref (self->stage_statuses);
  g_clear_pointer (&self->beside, sal_connection_close);
  g_clear_pointer (&self->ownership, sal_ownership_free);
  g_clear_pointer (&self->rates, sal_exchange_rates_free);
}

/**
 * sal_facts_load:
 * @connection: a connection of the main store
 * @calendar: the fiscal calendar
 * @currency: the reporting currency
 * @as_of: the day on which open opportunities are attributed to who covers them
 * @keys: (nullable) (array zero-terminated=1): the keys of metrics whose columns are loaded too
 * @ids: (nullable) (array length=n_ids): some opportunities, or %NULL for all
 * @n_ids: how many
 * @error: return location for an error
 *
 * Loads the facts in one scan of the opportunities. Won and lost ones belong to the position, unit
 * and person responsible on their close date, open ones to those responsible on @as_of; amounts are
 * converted at the rates of the plan year the close date is in. Of some opportunities only their
 * own accounts are loaded, and no quotas: they are for sal_facts_merge().
 *
 * Returns: (transfer full): the facts, or %NULL on a %SAL_STORE_ERROR or if cancelled
 */
SalFacts *
sal_facts_load (SalConnection *connection,
                const SalFiscalCalendar *calendar,
                const char *currency,
                gint32 as_of,
                const char *const *keys,
                const gint64 *ids,
                gsize n_ids,
                GError **error)
{
  g_autoptr (SalFacts) facts = sal_facts_new (calendar, currency, as_of);
  Loader loader = { 0 };
  gboolean ok;

  loader_init (&loader, connection, facts);
  loader.rates = sal_exchange_rates_load (connection, calendar, error);
  ok = loader.rates != NULL && sal_facts_load_metrics (connection, facts, error);
  if (ok && ids == NULL && sal_facts_need_tables (facts, keys))
    loader.owners = g_array_new (FALSE, FALSE, sizeof (gint32));
  ok = ok && (ids != NULL ? load_some (&loader, ids, n_ids, error) : load_all (&loader, error)) &&
       (loader.owners == NULL || load_tables (&loader, keys, error)) &&
       sal_facts_load_columns (connection, facts, loader.rates, keys, ids, n_ids, error);
  loader_clear (&loader);

  return ok ? g_steal_pointer (&facts) : NULL;
}
