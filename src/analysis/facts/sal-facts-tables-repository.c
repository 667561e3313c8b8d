/* sal-facts-tables-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-tables-repository.h"

#include <string.h>

#include "sal-kinds.h"

/* Columns of the scans below. */
enum
{
  ID,
  DATE,
  OPPORTUNITY,
  ACCOUNT,
  OWNER,
  SEGMENT,
  INDUSTRY,
  REGION,
  FAMILY,
  PRODUCT,
  TYPE,
  SOURCE,
  COMPETITOR,
  STAGE,
  OWN_TYPE,
  VALUE,
  CURRENCY,
  END,
  CANCELLED,
  POSITION = VALUE, /* of the stage of an event */
  STATUS,
};

/* An opportunity that reached a stage so many days ago has had the time to go on. */
#define MATURITY 180

#define OF_ACCOUNT     "a.segment, a.industry, a.region, "
#define OF_OPPORTUNITY "o.product, o.type, o.source, o.competitor, o.stage, "
#define JOINS(table)                                                                               \
  " FROM \"" table "\" t LEFT JOIN opportunity o ON o.id = t.opportunity"                          \
  " LEFT JOIN account a ON a.id = coalesce (t.account, o.account)"

/* Who did an activity is who it belongs to; what was paid or agreed upon belongs to who is
 * responsible for the opportunity or the account. */
static const struct
{
  const SalKind *kind;
  const char *sql;
  gboolean by_coverage;
} scans[] = {
  { &sal_activity_kind,
    "SELECT t.id, t.date, t.opportunity, a.id, t.person, " OF_ACCOUNT
    "o.product_family, " OF_OPPORTUNITY "t.type" JOINS ("activity"),
    FALSE },
  { &sal_transaction_kind,
    "SELECT t.id, t.date, t.opportunity, a.id, coalesce (o.owner, a.owner), " OF_ACCOUNT
    "o.product_family, " OF_OPPORTUNITY "NULL" JOINS ("transaction"),
    TRUE },
  /* by account: what an account had and has is compared */
  { &sal_contract_kind,
    "SELECT t.id, t.start, t.opportunity, a.id, coalesce (o.owner, a.owner), " OF_ACCOUNT
    "coalesce (t.product_family, o.product_family), " OF_OPPORTUNITY
    "NULL, t.annual_value, t.currency, t.\"end\", t.cancelled" JOINS (
        "contract") " ORDER BY a.id, t.id",
    TRUE },
  /* as narrow as can be, for they are sorted: what an event has of its opportunity is copied */
  { &sal_stage_event_kind,
    "SELECT t.id, substr (t.time, 1, 10), t.opportunity, NULL, coalesce (t.owner,"
    " (SELECT o.owner FROM opportunity o WHERE o.id = t.opportunity)), NULL, NULL, NULL, NULL, "
    "NULL, NULL, NULL, NULL, coalesce (s.variant_of, s.id), NULL, s.position, s.status"
    " FROM stage_event t NOT INDEXED CROSS JOIN stage s ON s.id = t.stage"
    " ORDER BY t.opportunity, t.time, t.id",
    TRUE },
};

typedef struct
{
  SalFacts *facts; /* of opportunities */
  SalFacts *table;
  const SalOwnership *ownership;
  const SalExchangeRates *rates;
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

static void
set_owner (const Loader *self, guint row, sqlite3_stmt *statement, gint64 account)
{
  gint64 position = 0, unit = 0, person = 0;
  gint32 day = self->table->ends != NULL ? MIN (self->table->as_of, self->table->ends[row])
                                         : self->table->closes[row];

  sal_ownership_resolve (self->ownership,
                         self->by_coverage ? sqlite3_column_int64 (statement, OPPORTUNITY) : 0,
                         self->by_coverage ? account : 0,
                         sqlite3_column_int64 (statement, OWNER),
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

static void
add_row (const Loader *self, sqlite3_stmt *statement)
{
  SalFacts *table = self->table;
  guint row = append (self, statement);

  if (table->kind == &sal_contract_kind)
    set_contract (self, row, statement);
  set_owner (self, row, statement, sqlite3_column_int64 (statement, ACCOUNT));
  set_record (table, SAL_FACT_ACCOUNT, row, sqlite3_column_int64 (statement, ACCOUNT));
  set_text (table, SAL_FACT_SEGMENT, row, statement, SEGMENT);
  set_text (table, SAL_FACT_INDUSTRY, row, statement, INDUSTRY);
  set_text (table, SAL_FACT_REGION, row, statement, REGION);
  set_record (table, SAL_FACT_PRODUCT_FAMILY, row, sqlite3_column_int64 (statement, FAMILY));
  set_record (table, SAL_FACT_PRODUCT, row, sqlite3_column_int64 (statement, PRODUCT));
  set_text (table, SAL_FACT_TYPE, row, statement, TYPE);
  set_text (table, SAL_FACT_SOURCE, row, statement, SOURCE);
  set_record (table, SAL_FACT_COMPETITOR, row, sqlite3_column_int64 (statement, COMPETITOR));
  set_record (table, SAL_FACT_STAGE, row, sqlite3_column_int64 (statement, STAGE));
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
  static const SalFactDimension copied[] = {
    SAL_FACT_ACCOUNT, SAL_FACT_SEGMENT,        SAL_FACT_INDUSTRY,
    SAL_FACT_REGION,  SAL_FACT_PRODUCT_FAMILY, SAL_FACT_PRODUCT,
    SAL_FACT_TYPE,    SAL_FACT_SOURCE,         SAL_FACT_COMPETITOR,
  };
  const SalDimension *accounts = self->facts->dimensions[SAL_FACT_ACCOUNT];
  guint row = append (self, statement);

  for (gsize i = 0; i < G_N_ELEMENTS (copied); i++)
    sal_facts_set_code (
        self->table, copied[i], row, sal_facts_get_code (self->facts, copied[i], of));
  set_owner (
      self,
      row,
      statement,
      sal_dimension_get_id (accounts, sal_facts_get_code (self->facts, SAL_FACT_ACCOUNT, of)));
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

static gboolean
load_table (SalConnection *connection, Loader *self, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (self->table->kind == &sal_stage_event_kind)
        add_event (self, statement);
      else
        add_row (self, statement);
    }

  return FALSE;
}

static gboolean
load_kind (SalConnection *connection,
           SalFacts *facts,
           const SalOwnership *ownership,
           const SalExchangeRates *rates,
           const SalKind *kind,
           GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (Reached));
      Loader loader = { facts, NULL, ownership, rates, scans[i].by_coverage, 0, reached };

      if (scans[i].kind != kind)
        continue;
      loader.table = sal_facts_add_table (facts, kind);
      return load_table (connection, &loader, scans[i].sql, error);
    }

  return TRUE;
}

/**
 * sal_facts_load_tables:
 * @connection: a connection of the main store
 * @facts: facts with their dictionaries and metrics
 * @ownership: who owns what
 * @rates: the exchange rates
 * @keys: (nullable) (array zero-terminated=1): keys of metrics; those of none are passed over
 * @error: return location for an error
 *
 * Loads the facts of every kind that one of the metrics is of. What they belong to is resolved as
 * of their own date; contracts belong to who is responsible for the account now, or was when they
 * ended. Their value is converted at the rates of the plan year they start in.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_load_tables (SalConnection *connection,
                       SalFacts *facts,
                       const SalOwnership *ownership,
                       const SalExchangeRates *rates,
                       const char *const *keys,
                       GError **error)
{
  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const SalMetric *metric = sal_facts_find_metric (facts, keys[i]);

      if (metric != NULL && metric->kind != NULL &&
          sal_facts_get_table (facts, metric->kind) == NULL &&
          !load_kind (connection, facts, ownership, rates, metric->kind, error))
        return FALSE;
    }

  return TRUE;
}
