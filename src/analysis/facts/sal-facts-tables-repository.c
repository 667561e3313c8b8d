/* sal-facts-tables-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-tables-repository.h"

#include <string.h>

#include "sal-id-map.h"
#include "sal-kinds.h"

/* Columns of the scans below. */
enum
{
  ID,
  DATE,
  OPPORTUNITY,
  ACCOUNT,
  OWNER,
  FAMILY,
  OWN_TYPE,
  VALUE,
  CURRENCY,
  END,
  CANCELLED,
  STAGE = FAMILY, /* of an event, and its position and status */
  POSITION,
  STATUS,
};

/* An opportunity that reached a stage so many days ago has had the time to go on. */
#define MATURITY 180

/* The account that a contract is with, or its opportunity. */
#define CONTRACT_ACCOUNT                                                                           \
  "coalesce (t.account, (SELECT o.account FROM opportunity o WHERE o.id = t.opportunity))"

/* What a row has of its opportunity and its account is joined by code. Who did an activity is who
 * it belongs to; what was paid or agreed upon belongs to who is responsible for the opportunity or
 * the account. */
typedef struct
{
  const SalKind *kind;
  const char *columns;
  const char *account;
  const char *rest; /* after the table */
  const char *order;
  gboolean by_coverage;
} Scan;

static const Scan scans[] = {
  { &sal_activity_kind,
    "t.id, t.date, t.opportunity, t.account, t.person, NULL, t.type",
    "t.account",
    "",
    "",
    FALSE },
  { &sal_transaction_kind,
    "t.id, t.date, t.opportunity, t.account, NULL, NULL, NULL",
    "t.account",
    "",
    "",
    TRUE },
  { &sal_contract_kind,
    "t.id, t.start, t.opportunity, " CONTRACT_ACCOUNT ", NULL, t.product_family, NULL, "
    "t.annual_value, t.currency, t.\"end\", t.cancelled",
    CONTRACT_ACCOUNT,
    "",
    "",
    TRUE },
  /* as narrow as can be, for they are sorted */
  { &sal_stage_event_kind,
    "t.id, substr (t.time, 1, 10), t.opportunity, NULL, t.owner,"
    " coalesce (s.variant_of, s.id), s.position, s.status",
    "NULL",
    " CROSS JOIN stage s ON s.id = t.stage",
    " ORDER BY t.opportunity, t.time, t.id",
    TRUE },
};

static const Scan *
find_scan (const SalKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      if (scans[i].kind == kind)
        return &scans[i];
    }

  return NULL;
}

typedef struct
{
  SalConnection *connection;
  SalFacts *facts; /* of opportunities */
  SalFacts *table;
  const SalOwnership *ownership;
  const SalExchangeRates *rates;
  const SalAccountCodes *accounts; /* by code */
  const gint32 *owners;            /* people, by row of @facts */
  gboolean by_coverage;
  gint64 opportunity; /* whose events are at hand */
  GArray *reached;    /* of Reached: the stages it reached so far */
} Loader;

typedef struct
{
  guint row;
  gint64 stage;
  gint64 position;
} Reached;

static void
set_text (SalFacts *table, SalFactDimension dimension, guint row, sqlite3_stmt *statement, int at)
{
  const char *text = (const char *) sqlite3_column_text (statement, at);

  sal_facts_set_code (
      table,
      dimension,
      row,
      text != NULL && sal_facts_has_dimension (table, dimension)
          ? sal_dimension_add_text (table->dimensions[dimension], text, strlen (text))
          : SAL_DIMENSION_NONE);
}

static void
set_record (SalFacts *table, SalFactDimension dimension, guint row, gint64 id)
{
  sal_facts_set_code (table,
                      dimension,
                      row,
                      id != 0 ? sal_dimension_find (table->dimensions[dimension], id)
                              : SAL_DIMENSION_NONE);
}

static gint32
day_at (sqlite3_stmt *statement, int at, gint32 otherwise)
{
  const char *text = (const char *) sqlite3_column_text (statement, at);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : otherwise;
}

/* It is in force from its start to its end, or to the day before it is cancelled. */
static void
set_contract (const Loader *self, guint row, sqlite3_stmt *statement)
{
  SalFacts *table = self->table;
  const char *currency = (const char *) sqlite3_column_text (statement, CURRENCY);
  gint64 value = sqlite3_column_int64 (statement, VALUE);

  table->ends[row] =
      MIN (day_at (statement, END, G_MAXINT32), day_at (statement, CANCELLED, G_MAXINT32) - 1);
  if (currency != NULL && !g_str_equal (currency, table->currency) &&
      !sal_exchange_rates_convert (
          self->rates, value, currency, table->currency, table->closes[row], &value))
    {
      value = 0;
      sal_facts_set_unconverted (table, row, TRUE);
    }
  table->amount[row] = value;
}

/* @owner: a code of a person. */
static void
set_owner (const Loader *self, guint row, gint64 opportunity, gint32 account, gint32 owner)
{
  const SalFacts *facts = self->facts;
  gint64 position = 0, unit = 0, person = 0;
  gint32 day = self->table->ends != NULL ? MIN (self->table->as_of, self->table->ends[row])
                                         : self->table->closes[row];

  sal_ownership_resolve (
      self->ownership,
      self->by_coverage ? opportunity : 0,
      self->by_coverage ? sal_dimension_get_id (facts->dimensions[SAL_FACT_ACCOUNT], account) : 0,
      sal_dimension_get_id (facts->dimensions[SAL_FACT_PERSON], owner),
      day != SAL_DATE_NONE ? day : self->table->as_of,
      &position,
      &unit,
      &person);
  set_record (self->table, SAL_FACT_POSITION, row, position);
  set_record (self->table, SAL_FACT_UNIT, row, unit);
  set_record (self->table, SAL_FACT_PERSON, row, person);
}

static guint
append (const Loader *self, sqlite3_stmt *statement)
{
  SalFacts *table = self->table;
  guint row = sal_facts_append (table, sqlite3_column_int64 (statement, ID));

  table->closes[row] = day_at (statement, DATE, SAL_DATE_NONE);

  return row;
}

static gint32
find_code (const Loader *self, SalFactDimension dimension, sqlite3_stmt *statement, int at)
{
  gint64 id = sqlite3_column_int64 (statement, at);

  return id != 0 ? sal_dimension_find (self->facts->dimensions[dimension], id) : SAL_DIMENSION_NONE;
}

/* What a row has of its opportunity; @of is the row of that, if @found. */
static void
copy_opportunity (const Loader *self, guint row, gboolean found, guint of)
{
  static const SalFactDimension copied[] = {
    SAL_FACT_PRODUCT_FAMILY, SAL_FACT_PRODUCT,    SAL_FACT_TYPE,
    SAL_FACT_SOURCE,         SAL_FACT_COMPETITOR, SAL_FACT_STAGE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (copied); i++)
    sal_facts_set_code (self->table,
                        copied[i],
                        row,
                        found ? sal_facts_get_code (self->facts, copied[i], of)
                              : SAL_DIMENSION_NONE);
}

static void
set_account (const Loader *self, guint row, gint32 account)
{
  const SalAccountCodes *codes = &self->accounts[account];

  sal_facts_set_code (self->table, SAL_FACT_ACCOUNT, row, account);
  sal_facts_set_code (self->table, SAL_FACT_SEGMENT, row, codes->segment);
  sal_facts_set_code (self->table, SAL_FACT_INDUSTRY, row, codes->industry);
  sal_facts_set_code (self->table, SAL_FACT_REGION, row, codes->region);
}

/* The owner that is named: of the row itself, else of its opportunity, else of its account. */
static gint32
find_owner (
    const Loader *self, sqlite3_stmt *statement, gboolean has_opportunity, guint of, gint32 account)
{
  gint32 owner = find_code (self, SAL_FACT_PERSON, statement, OWNER);

  if (owner == SAL_DIMENSION_NONE && self->by_coverage && has_opportunity)
    owner = self->owners[of];
  if (owner == SAL_DIMENSION_NONE && self->by_coverage)
    owner = self->accounts[account].owner;

  return owner;
}

static void
add_row (const Loader *self, sqlite3_stmt *statement)
{
  SalFacts *table = self->table;
  guint row = append (self, statement), of = 0;
  gint64 opportunity = sqlite3_column_int64 (statement, OPPORTUNITY);
  gboolean found = opportunity != 0 && sal_facts_find (self->facts, opportunity, &of);
  gint32 account = find_code (self, SAL_FACT_ACCOUNT, statement, ACCOUNT);
  gint32 family = find_code (self, SAL_FACT_PRODUCT_FAMILY, statement, FAMILY);

  if (account == SAL_DIMENSION_NONE && found)
    account = sal_facts_get_code (self->facts, SAL_FACT_ACCOUNT, of);
  if (table->kind == &sal_contract_kind)
    set_contract (self, row, statement);
  copy_opportunity (self, row, found, of);
  if (family != SAL_DIMENSION_NONE)
    sal_facts_set_code (table, SAL_FACT_PRODUCT_FAMILY, row, family);
  set_account (self, row, account);
  set_owner (self, row, opportunity, account, find_owner (self, statement, found, of, account));
  set_text (table, SAL_FACT_ACTIVITY_TYPE, row, statement, OWN_TYPE);
}

/* --- stage events --- */

static gboolean
has_matured (const Loader *self, guint row)
{
  return self->table->closes[row] != SAL_DATE_NONE &&
         self->table->closes[row] <= self->table->as_of - MATURITY;
}

/* The names of formulas that are columns: what has not matured gives nothing to two of them. */
static void
set_event (const Loader *self, guint row, gboolean went_on)
{
  SalFacts *table = self->table;
  gint64 flag = went_on ? SAL_MEASURE_NUMBER_ONE : 0;
  gboolean matured = has_matured (self, row);

  sal_facts_add_column (table, "sum(went_on)")->values[row] = flag;
  sal_facts_add_column (table, "sum(matured)")->values[row] =
      matured ? SAL_MEASURE_NUMBER_ONE : SAL_MEASURE_NONE;
  sal_facts_add_column (table, "sum(matured_went_on)")->values[row] =
      matured ? flag : SAL_MEASURE_NONE;
}

/* Of what it had reached before, all earlier stages; all if it was won. */
static void
go_on (const Loader *self, gint64 position, gboolean won)
{
  for (guint i = 0; i < self->reached->len; i++)
    {
      const Reached *reached = &g_array_index (self->reached, Reached, i);

      if (won || reached->position < position)
        set_event (self, reached->row, TRUE);
    }
}

static gboolean
was_reached (const Loader *self, gint64 stage)
{
  for (guint i = 0; i < self->reached->len; i++)
    {
      if (g_array_index (self->reached, Reached, i).stage == stage)
        return TRUE;
    }

  return FALSE;
}

/* @of: the row of its opportunity. */
static guint
add_event_row (const Loader *self, sqlite3_stmt *statement, guint of)
{
  gint32 account = sal_facts_get_code (self->facts, SAL_FACT_ACCOUNT, of);
  guint row = append (self, statement);
  gint32 owner = find_code (self, SAL_FACT_PERSON, statement, OWNER);

  copy_opportunity (self, row, TRUE, of);
  set_account (self, row, account);
  set_owner (self,
             row,
             self->opportunity,
             account,
             owner != SAL_DIMENSION_NONE ? owner : self->owners[of]);
  set_record (self->table, SAL_FACT_STAGE, row, sqlite3_column_int64 (statement, STAGE));

  return row;
}

/* The first event of each open stage, of which a local variant is one, is a row, in which later
 * events are noted. */
static void
add_event (Loader *self, sqlite3_stmt *statement)
{
  const char *status = (const char *) sqlite3_column_text (statement, STATUS);
  gint64 opportunity = sqlite3_column_int64 (statement, OPPORTUNITY);
  gboolean is_open = g_strcmp0 (status, "open") == 0, won = g_strcmp0 (status, "won") == 0;
  Reached reached = { .stage = sqlite3_column_int64 (statement, STAGE),
                      .position = sqlite3_column_int64 (statement, POSITION) };
  guint of;

  if (!sal_facts_find (self->facts, opportunity, &of))
    return;
  if (opportunity != self->opportunity)
    g_array_set_size (self->reached, 0);
  self->opportunity = opportunity;
  if (is_open || won)
    go_on (self, reached.position, won);
  if (!is_open || was_reached (self, reached.stage))
    return;

  reached.row = add_event_row (self, statement, of);
  set_event (self, reached.row, FALSE);
  g_array_append_val (self->reached, reached);
}

/* Reads the rows that @statement finds; of those that are to be merged, notes what they are in
 * place of. */
static gboolean
read_rows (Loader *self, sqlite3_stmt *statement, GError **error)
{
  GArray *replaced = self->table->replaced;
  gboolean row;

  while (sal_connection_step (self->connection, statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = sqlite3_column_int64 (statement, ID);
      if (replaced != NULL)
        g_array_append_val (replaced, id);
      if (self->table->kind == &sal_stage_event_kind)
        add_event (self, statement);
      else
        add_row (self, statement);
    }

  return FALSE;
}

/* Sorting all events is faster than going through them by the index of opportunities. */
static gboolean
read_all (Loader *self, const Scan *scan, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" t NOT INDEXED%s%s",
                                          scan->columns,
                                          scan->kind->name,
                                          scan->rest,
                                          scan->order);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);

  return statement != NULL && read_rows (self, statement, error);
}

static sqlite3_stmt *
prepare_some (const Loader *self, const Scan *scan, const char *by, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" t%s WHERE t.%s = ?1%s",
                                          scan->columns,
                                          scan->kind->name,
                                          scan->rest,
                                          by,
                                          scan->order);

  return sal_connection_prepare (self->connection, sql, error);
}

static gboolean
read_rows_of (Loader *self, sqlite3_stmt *statement, gint64 id, GError **error)
{
  gboolean ok;

  sqlite3_bind_int64 (statement, 1, id);
  ok = read_rows (self, statement, error);
  sqlite3_reset (statement);

  return ok;
}

/* The rows of the opportunities at hand. */
static gboolean
read_rows_of_opportunities (Loader *self, const Scan *scan, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare_some (self, scan, "opportunity", error);

  for (guint row = 0; statement != NULL && row < self->facts->n_rows; row++)
    {
      if (!read_rows_of (self, statement, self->facts->id[row], error))
        return FALSE;
    }

  return statement != NULL;
}

/* Those of the touched records that are of no opportunity. */
static gboolean
read_touched (
    Loader *self, const Scan *scan, const SalTouch *touches, gsize n_touches, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare_some (self, scan, "id", error);
  g_autoptr (SalIdMap) known = sal_id_map_new (self->table->replaced->len);

  for (guint i = 0; i < self->table->replaced->len; i++)
    sal_id_map_insert (known, g_array_index (self->table->replaced, gint64, i), 0);
  for (gsize i = 0; statement != NULL && i < n_touches; i++)
    {
      if (touches[i].kind != scan->kind || sal_id_map_lookup (known, touches[i].id) >= 0)
        continue;
      if (!read_rows_of (self, statement, touches[i].id, error))
        return FALSE;
      g_array_append_val (self->table->replaced, touches[i].id); /* also if it is gone */
    }

  return statement != NULL;
}

static gboolean
load_kind (const Loader *with,
           const SalKind *kind,
           const SalTouch *touches,
           gsize n_touches,
           GError **error)
{
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (Reached));
  const Scan *scan = find_scan (kind);
  Loader loader = *with;

  if (scan == NULL)
    return TRUE;

  loader.by_coverage = scan->by_coverage;
  loader.reached = reached;
  loader.table = sal_facts_add_table (with->facts, kind);
  if (touches == NULL)
    return read_all (&loader, scan, error);

  loader.table->replaced = g_array_new (FALSE, FALSE, sizeof (gint64));

  return read_rows_of_opportunities (&loader, scan, error) &&
         read_touched (&loader, scan, touches, n_touches, error);
}

/**
 * sal_facts_load_tables:
 * @connection: a connection of the main store
 * @facts: facts with their dictionaries and metrics
 * @ownership: who owns what
 * @rates: the exchange rates
 * @accounts: (array): what accounts have, by their code
 * @owners: (array): who owns the opportunities, by their row, as codes
 * @keys: (nullable) (array zero-terminated=1): keys of metrics; those of none are passed over
 * @touches: (nullable) (array length=n_touches): records that changed, or %NULL for all
 * @n_touches: how many
 * @error: return location for an error
 *
 * Loads the facts of every kind that one of the metrics is of; or those that belong to the
 * opportunities of @facts, and those that changed, for sal_facts_merge(). What they belong to is
 * resolved as of their own date; contracts belong to who is responsible for the account now, or was
 * when they ended. Their value is converted at the rates of the plan year they start in.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_load_tables (SalConnection *connection,
                       SalFacts *facts,
                       const SalOwnership *ownership,
                       const SalExchangeRates *rates,
                       const SalAccountCodes *accounts,
                       const gint32 *owners,
                       const char *const *keys,
                       const SalTouch *touches,
                       gsize n_touches,
                       GError **error)
{
  Loader loader = { .connection = connection,
                    .facts = facts,
                    .ownership = ownership,
                    .rates = rates,
                    .accounts = accounts,
                    .owners = owners };

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const SalMetric *metric = sal_facts_find_metric (facts, keys[i]);

      if (metric != NULL && metric->kind != NULL &&
          sal_facts_get_table (facts, metric->kind) == NULL &&
          !load_kind (&loader, metric->kind, touches, n_touches, error))
        return FALSE;
    }

  return TRUE;
}

static void
append_id (GArray *ids, sqlite3_stmt *statement, int column)
{
  gint64 id = sqlite3_column_int64 (statement, column);

  if (id != 0)
    g_array_append_val (ids, id);
}

/* What the records that @by leads to refer to. */
static gboolean
list_references (SalConnection *connection,
                 const Scan *scan,
                 const char *by,
                 gint64 id,
                 GArray *opportunities,
                 GArray *accounts,
                 GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.opportunity, %s FROM \"%s\" t WHERE t.%s = ?1",
                                          scan->account,
                                          scan->kind->name,
                                          by);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (opportunities != NULL)
        append_id (opportunities, statement, 0);
      append_id (accounts, statement, 1);
    }

  return FALSE;
}

/**
 * sal_facts_list_references:
 * @connection: a connection of the main store
 * @touches: (array length=n_touches): records that changed
 * @n_touches: how many
 * @opportunities: (element-type gint64): gets those that changed, and those that others belong to
 * @accounts: (element-type gint64): gets the accounts that others name, and what belongs to one of
 *   these opportunities
 * @error: return location for an error
 *
 * Lists what has to be known of to load tables of the records that changed.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_list_references (SalConnection *connection,
                           const SalTouch *touches,
                           gsize n_touches,
                           GArray *opportunities,
                           GArray *accounts,
                           GError **error)
{
  for (gsize i = 0; i < n_touches; i++)
    {
      const Scan *scan = find_scan (touches[i].kind);

      if (touches[i].kind == &sal_opportunity_kind)
        g_array_append_val (opportunities, touches[i].id);
      else if (scan != NULL &&
               !list_references (
                   connection, scan, "id", touches[i].id, opportunities, accounts, error))
        return FALSE;
    }
  for (guint i = 0; i < opportunities->len; i++)
    {
      gint64 id = g_array_index (opportunities, gint64, i);

      for (gsize s = 0; s < G_N_ELEMENTS (scans); s++)
        {
          if (!list_references (connection, &scans[s], "opportunity", id, NULL, accounts, error))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
sal_facts_need_tables (const SalFacts *facts, const char *const *keys)
{
  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const SalMetric *metric = sal_facts_find_metric (facts, keys[i]);

      if (metric != NULL && metric->kind != NULL && metric->kind != facts->kind)
        return TRUE;
    }

  return FALSE;
}
