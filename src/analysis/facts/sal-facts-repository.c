/* sal-facts-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-repository.h"

#include "sal-facts-columns-repository.h"
#include "sal-facts-repository-private.h"

/* Fills the facts: what opportunities refer to, quotas and capacity. */

static gboolean
read_rows (SalFactsLoader *self, sqlite3_stmt *statement, SalFactsRowFunc func, GError **error)
{
  gboolean row;

  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      func (self, statement);
    }

  return FALSE;
}

/**
 * sal_facts_loader_for_each_row:
 * @self: a loader
 * @sql: a statement
 * @func: called with each row of it
 * @error: return location for an error
 *
 * Reads all rows of a statement.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_loader_for_each_row (SalFactsLoader *self,
                               const char *sql,
                               SalFactsRowFunc func,
                               GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);

  return statement != NULL && read_rows (self, statement, func, error);
}

/**
 * sal_facts_loader_for_each_row_of:
 * @self: a loader
 * @sql: a statement with one parameter
 * @id: the record to bind to it
 * @func: called with each row of it
 * @error: return location for an error
 *
 * Reads the rows of a statement that concern one record.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_loader_for_each_row_of (
    SalFactsLoader *self, const char *sql, gint64 id, SalFactsRowFunc func, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);

  return read_rows (self, statement, func, error);
}

/* --- dictionaries --- */

static gint32
add_record (SalFactsLoader *self, SalFactDimension dimension, sqlite3_stmt *statement)
{
  return sal_dimension_add (self->facts->dimensions[dimension],
                            sal_facts_integer_at (statement, 0),
                            sal_facts_text_at (statement, 1));
}

static void
add_unit (SalFactsLoader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_UNIT, statement);
}

static void
set_parent (SalFactsLoader *self, SalFactDimension dimension, sqlite3_stmt *statement)
{
  SalDimension *codes = self->facts->dimensions[dimension];

  sal_dimension_set_parent (codes,
                            sal_dimension_find (codes, sal_facts_integer_at (statement, 0)),
                            sal_dimension_find (codes, sal_facts_integer_at (statement, 1)));
}

static void
set_unit_parent (SalFactsLoader *self, sqlite3_stmt *statement)
{
  set_parent (self, SAL_FACT_UNIT, statement);
}

static void
add_person (SalFactsLoader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_PERSON, statement);
}

static void
add_position (SalFactsLoader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_POSITION, statement);
}

static void
add_family (SalFactsLoader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_PRODUCT_FAMILY, statement);
}

static void
add_product (SalFactsLoader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_PRODUCT, statement);
}

static void
add_competitor (SalFactsLoader *self, sqlite3_stmt *statement)
{
  add_record (self, SAL_FACT_COMPETITOR, statement);
}

static void
add_account (SalFactsLoader *self, sqlite3_stmt *statement)
{
  SalAccountCodes codes;

  add_record (self, SAL_FACT_ACCOUNT, statement);
  codes.segment = sal_facts_add_text_at (self->facts, SAL_FACT_SEGMENT, statement, 2);
  codes.industry = sal_facts_add_text_at (self->facts, SAL_FACT_INDUSTRY, statement, 3);
  codes.region = sal_facts_add_text_at (self->facts, SAL_FACT_REGION, statement, 4);
  codes.owner = sal_facts_loader_find_at (self, SAL_FACT_PERSON, statement, 5);
  g_array_append_val (self->accounts, codes);
}

static void
add_stage (SalFactsLoader *self, sqlite3_stmt *statement)
{
  const char *status = sal_facts_text_at (statement, 2);
  guint8 code = g_str_equal (status, "won")    ? SAL_FACT_WON
                : g_str_equal (status, "lost") ? SAL_FACT_LOST
                                               : SAL_FACT_OPEN;

  sal_facts_set_stage_chance (self->facts,
                              add_record (self, SAL_FACT_STAGE, statement),
                              sal_facts_integer_at (statement, 3));
  g_array_append_val (self->stage_statuses, code);
}

static void
set_stage_variant (SalFactsLoader *self, sqlite3_stmt *statement)
{
  set_parent (self, SAL_FACT_STAGE, statement);
}

static gboolean
load_records (SalFactsLoader *self, GError **error)
{
  static const struct
  {
    const char *sql;
    SalFactsRowFunc func;
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
      if (!sal_facts_loader_for_each_row (self, scans[i].sql, scans[i].func, error))
        return FALSE;
    }
  for (int i = 0; i < SAL_FACT_N_STATUSES; i++)
    sal_dimension_add_text (
        self->facts->dimensions[SAL_FACT_STATUS], statuses[i], strlen (statuses[i]));

  return TRUE;
}

/* --- quotas --- */

/**
 * sal_facts_loader_convert:
 * @self: a loader
 * @amount: an amount
 * @currency: (nullable): its currency, %NULL if it is the reporting currency
 * @day: its date
 * @converted: (out): in the reporting currency, 0 if there is no rate
 *
 * Converts an amount.
 *
 * Returns: %FALSE if there is no rate
 */
gboolean
sal_facts_loader_convert (
    const SalFactsLoader *self, gint64 amount, const char *currency, gint32 day, gint64 *converted)
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
add_quota (SalFactsLoader *self, sqlite3_stmt *statement)
{
  SalFacts *facts = self->facts;
  gint64 position = sal_facts_integer_at (statement, 1), unit = sal_facts_integer_at (statement, 2),
         person = 0;
  SalQuotaFact quota = { .id = sal_facts_integer_at (statement, 0) };
  gint32 first, last;

  if (!sal_period_from_text (sal_facts_text_at (statement, 3), &quota.period, NULL))
    return;

  sal_fiscal_calendar_days_of (facts->calendar, quota.period, &first, &last);
  if (position != 0)
    sal_ownership_resolve_position (self->ownership, position, last, &unit, &person);
  quota.position = sal_dimension_find (facts->dimensions[SAL_FACT_POSITION], position);
  quota.unit = sal_dimension_find (facts->dimensions[SAL_FACT_UNIT], unit);
  quota.person = sal_dimension_find (facts->dimensions[SAL_FACT_PERSON], person);
  if (!sal_facts_loader_convert (self,
                                 sal_facts_integer_at (statement, 4),
                                 sal_facts_text_or_null_at (statement, 5),
                                 last,
                                 &quota.amount))
    facts->n_unconverted++;
  g_array_append_val (facts->quotas, quota);
}

static gboolean
load_quotas (SalFactsLoader *self, GError **error)
{
  /* The highest version of a period is in force: with MAX () SQLite takes the other columns from
   * the row that has it. */
  return sal_facts_loader_for_each_row (
      self,
      "SELECT id, position, unit, period, amount, currency, MAX (version) FROM quota"
      " WHERE measure = 'bookings' GROUP BY period, position, unit",
      add_quota,
      error);
}

/* --- capacity --- */

static void
add_capacity (SalFactsLoader *self, sqlite3_stmt *statement)
{
  SalFacts *facts = self->facts;
  gint32 from = sal_facts_day_at (statement, 4), to = sal_facts_day_at (statement, 5);
  gint32 position_from = sal_facts_day_at (statement, 6),
         position_to = sal_facts_day_at (statement, 7);
  SalCapacityFact capacity = {
    .position = sal_dimension_find (facts->dimensions[SAL_FACT_POSITION],
                                    sal_facts_integer_at (statement, 0)),
    .unit =
        sal_dimension_find (facts->dimensions[SAL_FACT_UNIT], sal_facts_integer_at (statement, 1)),
    .person = sal_dimension_find (facts->dimensions[SAL_FACT_PERSON],
                                  sal_facts_integer_at (statement, 2)),
    .full_time_equivalent = sal_facts_integer_at (statement, 3),
    .first = MAX (from, position_from), /* SAL_DATE_NONE is before all days */
    .last = MIN (to != SAL_DATE_NONE ? to : G_MAXINT32,
                 position_to != SAL_DATE_NONE ? position_to : G_MAXINT32),
  };

  if (capacity.first <= capacity.last)
    g_array_append_val (facts->capacities, capacity);
}

/* Whoever holds a position gives the share of it that they hold. */
static gboolean
load_capacities (SalFactsLoader *self, GError **error)
{
  return sal_facts_loader_for_each_row (
      self,
      "SELECT p.id, p.unit, a.person,"
      " CAST (round (coalesce (p.full_time_equivalent, 1000000000)"
      " * (coalesce (a.share, 1000000000) / 1e9)) AS INTEGER),"
      " a.valid_from, a.valid_to, p.valid_from, p.valid_to"
      " FROM assignment a JOIN position p ON p.id = a.position",
      add_capacity,
      error);
}

/* --- everything, or some --- */

#define ACCOUNT_COLUMNS                                                                            \
  "SELECT a.id, a.name, a.segment, a.industry, a.region, a.owner FROM account a"

/**
 * sal_facts_loader_load_dictionaries:
 * @self: a loader of empty facts
 * @error: return location for an error
 *
 * Reads everything that opportunities refer to, and who is there to sell.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_loader_load_dictionaries (SalFactsLoader *self, GError **error)
{
  return load_records (self, error) && load_capacities (self, error) &&
         sal_facts_loader_for_each_row (self, ACCOUNT_COLUMNS " ORDER BY id", add_account, error);
}

static gboolean
load_all (SalFactsLoader *self, GError **error)
{
  return sal_facts_loader_load_opportunities (self, error) && load_quotas (self, error);
}

static void
add_new_account (SalFactsLoader *self, sqlite3_stmt *statement)
{
  if (sal_dimension_find (self->facts->dimensions[SAL_FACT_ACCOUNT],
                          sal_facts_integer_at (statement, 0)) == SAL_DIMENSION_NONE)
    add_account (self, statement);
}

static gboolean
load_account_of (SalFactsLoader *self, gint64 opportunity, GError **error)
{
  return sal_facts_loader_for_each_row_of (self,
                                           ACCOUNT_COLUMNS
                                           " JOIN opportunity o ON o.account = a.id WHERE o.id = ?",
                                           opportunity,
                                           add_new_account,
                                           error);
}

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  const gint64 *a = one, *b = other;

  return (*a > *b) - (*a < *b);
}

/* The opportunities in the order of facts. */
static gboolean
load_opportunities (SalFactsLoader *self, GArray *ids, GError **error)
{
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (i > 0 && id == g_array_index (ids, gint64, i - 1))
        continue;
      if (!load_account_of (self, id, error) ||
          !sal_facts_loader_load_opportunity (self, id, error))
        return FALSE;
    }
  sal_facts_loader_set_owners (self);

  return TRUE;
}

static gboolean
load_accounts (SalFactsLoader *self, const GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (!sal_facts_loader_for_each_row_of (self,
                                             ACCOUNT_COLUMNS " WHERE a.id = ?",
                                             g_array_index (ids, gint64, i),
                                             add_new_account,
                                             error))
        return FALSE;
    }

  return TRUE;
}

/* What changed, and if there are tables what that belongs to. */
static gboolean
list_changed (SalFactsLoader *self,
              const SalTouch *touches,
              gsize n_touches,
              GArray *opportunities,
              GArray *accounts,
              GError **error)
{
  if (self->owners != NULL)
    return sal_facts_list_references (
        self->connection, touches, n_touches, opportunities, accounts, error);

  for (gsize i = 0; i < n_touches; i++)
    {
      if (touches[i].kind == self->facts->kind)
        g_array_append_val (opportunities, touches[i].id);
    }

  return TRUE;
}

static gboolean
load_some (SalFactsLoader *self, const SalTouch *touches, gsize n_touches, GError **error)
{
  g_autoptr (GArray) opportunities = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_changed (self, touches, n_touches, opportunities, accounts, error))
    return FALSE;

  self->ownership = sal_ownership_load_some (self->connection, opportunities, accounts, error);

  return self->ownership != NULL && load_records (self, error) &&
         load_accounts (self, accounts, error) && load_opportunities (self, opportunities, error);
}

static gboolean
load_tables (SalFactsLoader *self,
             const char *const *keys,
             const SalTouch *touches,
             gsize n_touches,
             GError **error)
{
  return sal_facts_load_tables (self->connection,
                                self->facts,
                                self->ownership,
                                self->rates,
                                (const SalAccountCodes *) (gpointer) self->accounts->data,
                                (const gint32 *) (gpointer) self->owners->data,
                                keys,
                                touches,
                                n_touches,
                                error);
}

static void
loader_init (SalFactsLoader *self, SalConnection *connection, SalFacts *facts)
{
  SalAccountCodes no_codes = { 0 };
  guint8 open = SAL_FACT_OPEN;

  self->connection = connection;
  self->facts = facts;
  self->dictionaries = facts;
  self->accounts = g_array_new (FALSE, FALSE, sizeof (SalAccountCodes));
  self->stage_statuses = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->pending = g_array_new (FALSE, FALSE, sizeof (SalOwnedFigure));
  g_array_append_val (self->accounts, no_codes);
  g_array_append_val (self->stage_statuses, open);
}

static void
loader_clear (SalFactsLoader *self)
{
  g_array_unref (self->accounts);
  g_clear_pointer (&self->owners, g_array_unref);
  g_array_unref (self->stage_statuses);
  g_array_unref (self->pending);
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
 * @touches: (nullable) (array length=n_touches): records that changed, or %NULL for all
 * @n_touches: how many
 * @error: return location for an error
 *
 * Loads the facts in one scan of the opportunities. Won and lost ones belong to the position, unit
 * and person responsible on their close date, open ones to those responsible on @as_of; amounts are
 * converted at the rates of the plan year the close date is in. Of records that changed also what
 * they belong to is loaded, of what belongs to an opportunity all, and no quotas: these are facts
 * for sal_facts_merge().
 *
 * Returns: (transfer full): the facts, or %NULL on a %SAL_STORE_ERROR or if cancelled
 */
SalFacts *
sal_facts_load (SalConnection *connection,
                const SalFiscalCalendar *calendar,
                const char *currency,
                gint32 as_of,
                const char *const *keys,
                const SalTouch *touches,
                gsize n_touches,
                GError **error)
{
  static const gint64 none; /* of no opportunity is not of all */
  g_autoptr (SalFacts) facts = sal_facts_new (calendar, currency, as_of);
  SalFactsLoader loader = { 0 };
  gboolean ok;

  loader_init (&loader, connection, facts);
  loader.rates = sal_exchange_rates_load (connection, calendar, error);
  ok = loader.rates != NULL && sal_facts_load_metrics (connection, facts, error) &&
       sal_facts_load_limits (connection, facts, error);
  if (ok && sal_facts_need_tables (facts, keys))
    loader.owners = g_array_new (FALSE, FALSE, sizeof (gint32));
  ok = ok &&
       (touches != NULL ? load_some (&loader, touches, n_touches, error)
                        : load_all (&loader, error)) &&
       (loader.owners == NULL || load_tables (&loader, keys, touches, n_touches, error)) &&
       sal_facts_load_columns (connection,
                               facts,
                               loader.rates,
                               keys,
                               touches == NULL     ? NULL
                               : facts->n_rows > 0 ? facts->id
                                                   : &none,
                               facts->n_rows,
                               error);
  loader_clear (&loader);

  return ok ? g_steal_pointer (&facts) : NULL;
}
