/* sal-sample-planning-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-planning.h"

#include "sal-bulk.h"
#include "sal-date.h"
#include "sal-kinds.h"

static const struct
{
  const SalKind *kind;
  const char *fields[SAL_SAMPLE_PLAN_FIELDS + 1];
} tables[SAL_SAMPLE_PLAN_N_TABLES] = {
  [SAL_SAMPLE_PLAN_TABLE_PLAN] = { &sal_account_plan_kind,
                                   { "account",
                                     "name",
                                     "status",
                                     "valid_from",
                                     "valid_to",
                                     "manager",
                                     "business",
                                     "goals",
                                     "challenges",
                                     "sponsor",
                                     "customer_sponsor",
                                     "sponsor_days",
                                     "reviewed_on" } },
  [SAL_SAMPLE_PLAN_TABLE_SECTION] = { &sal_plan_section_kind,
                                      { "plan", "function", "text", "author", "written_on" } },
  [SAL_SAMPLE_PLAN_TABLE_OBJECTIVE] = { &sal_plan_objective_kind,
                                        { "plan",
                                          "name",
                                          "measure",
                                          "start",
                                          "target",
                                          "actual",
                                          "measured_on",
                                          "due",
                                          "status",
                                          "owner" } },
  [SAL_SAMPLE_PLAN_TABLE_PLAY] = { &sal_growth_play_kind,
                                   { "plan",
                                     "name",
                                     "product_family",
                                     "value",
                                     "currency",
                                     "status",
                                     "opportunity",
                                     "reviewed_on" } },
  [SAL_SAMPLE_PLAN_TABLE_RISK] = { &sal_plan_risk_kind,
                                   { "plan",
                                     "name",
                                     "likelihood",
                                     "impact",
                                     "mitigation",
                                     "owner",
                                     "status",
                                     "reviewed_on" } },
  [SAL_SAMPLE_PLAN_TABLE_ACTION] = { &sal_plan_action_kind,
                                     { "account",
                                       "plan",
                                       "name",
                                       "objective",
                                       "owner",
                                       "due",
                                       "status",
                                       "done_on",
                                       "added_on" } },
  [SAL_SAMPLE_PLAN_TABLE_RESOURCE] = { &sal_plan_resource_kind,
                                       { "plan",
                                         "name",
                                         "person",
                                         "hours",
                                         "budget",
                                         "agreed_by",
                                         "agreed_on" } },
  [SAL_SAMPLE_PLAN_TABLE_MEMBER] = { &sal_account_team_member_kind,
                                     { "account", "person", "role", "valid_from" } },
  [SAL_SAMPLE_PLAN_TABLE_ACTIVITY] = { &sal_activity_kind,
                                       { "subject",
                                         "type",
                                         "date",
                                         "person",
                                         "account",
                                         "contact",
                                         "minutes" } },
  [SAL_SAMPLE_PLAN_TABLE_CONTACT] = { &sal_contact_kind,
                                      { "name", "account", "job_title", "department" } },
  [SAL_SAMPLE_PLAN_TABLE_STAKEHOLDER] = { &sal_stakeholder_kind,
                                          { "plan",
                                            "contact",
                                            "reports_to",
                                            "role",
                                            "power",
                                            "attitude",
                                            "coverage",
                                            "covered_by" } },
  [SAL_SAMPLE_PLAN_TABLE_INFLUENCE] = { &sal_influence_kind,
                                        { "plan", "source", "target", "strength" } },
  [SAL_SAMPLE_PLAN_TABLE_ASK] = { &sal_plan_ask_kind,
                                  { "plan",
                                    "name",
                                    "contact",
                                    "person",
                                    "due",
                                    "status",
                                    "asked_on",
                                    "answered_on" } },
};

static void
account_clear (gpointer data)
{
  SalSamplePlanned *self = data;

  g_free (self->name);
  g_free (self->industry);
  g_free (self->currency);
  g_free (self->deal_currency);
}

void
sal_sample_planning_init (SalSamplePlanning *self,
                          SalTransaction *transaction,
                          guint64 seed,
                          gint32 today)
{
  *self = (SalSamplePlanning){ .connection = sal_transaction_get_connection (transaction),
                               .transaction = transaction,
                               .today = today };
  sal_sample_random_init (&self->random, seed, "plans");
  sal_sample_random_init (&self->asks, seed, "asks");
  sal_sample_calendar_init (&self->calendar, today);
  self->texts = g_string_chunk_new (1 << 14);
  for (guint i = 0; i < SAL_SAMPLE_PLAN_N_TABLES; i++)
    {
      sal_id_sequence_init (
          &self->tables[i].ids, seed * 977 + i, (gint64) today * SAL_SECONDS_PER_DAY + i);
      self->tables[i].rows = g_array_new (FALSE, TRUE, sizeof (SalSamplePlanRow));
    }
  self->accounts = g_array_new (FALSE, TRUE, sizeof (SalSamplePlanned));
  g_array_set_clear_func (self->accounts, account_clear);
  self->executives = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->managers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->engineers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
sal_sample_planning_clear (SalSamplePlanning *self)
{
  sal_sample_calendar_clear (&self->calendar);
  for (guint i = 0; i < SAL_SAMPLE_PLAN_N_TABLES; i++)
    g_array_unref (self->tables[i].rows);
  g_array_unref (self->accounts);
  g_array_unref (self->executives);
  g_array_unref (self->managers);
  g_array_unref (self->engineers);
  g_hash_table_unref (self->families);
  g_string_chunk_free (self->texts);
}

/* --- what there is --- */

typedef void (*TakeRow) (SalSamplePlanning *self, sqlite3_stmt *row);

static char *
read_text (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

static SalSamplePlanned *
find_account (SalSamplePlanning *self, gint64 id)
{
  for (guint i = 0; i < self->accounts->len; i++)
    if (g_array_index (self->accounts, SalSamplePlanned, i).id == id)
      return &g_array_index (self->accounts, SalSamplePlanned, i);

  return NULL;
}

static void
take_account (SalSamplePlanning *self, sqlite3_stmt *row)
{
  SalSamplePlanned account = { .id = sqlite3_column_int64 (row, 0),
                               .name = read_text (row, 1),
                               .owner = sqlite3_column_int64 (row, 2),
                               .industry = read_text (row, 3),
                               .currency = read_text (row, 4) };

  g_array_append_val (self->accounts, account);
}

/* The first contact of an account is the one that is known best. */
static void
take_contact (SalSamplePlanning *self, sqlite3_stmt *row)
{
  SalSamplePlanned *account = find_account (self, sqlite3_column_int64 (row, 1));

  if (account != NULL && account->contact == 0)
    account->contact = sqlite3_column_int64 (row, 0);
}

static void
take_deal (SalSamplePlanning *self, sqlite3_stmt *row)
{
  SalSamplePlanned *account = find_account (self, sqlite3_column_int64 (row, 1));

  if (account == NULL || account->amount >= sqlite3_column_int64 (row, 2))
    return;
  account->deal = sqlite3_column_int64 (row, 0);
  account->amount = sqlite3_column_int64 (row, 2);
  g_free (account->deal_currency);
  account->deal_currency = read_text (row, 3);
}

static void
take_person (SalSamplePlanning *self, sqlite3_stmt *row)
{
  gint64 id = sqlite3_column_int64 (row, 0);
  const char *motion = (const char *) sqlite3_column_text (row, 1);

  if (g_strcmp0 (motion, "executive") == 0)
    g_array_append_val (self->executives, id);
  else if (g_strcmp0 (motion, "manager") == 0)
    g_array_append_val (self->managers, id);
  else
    g_array_append_val (self->engineers, id);
}

static void
take_family (SalSamplePlanning *self, sqlite3_stmt *row)
{
  gint64 id = sqlite3_column_int64 (row, 0);

  g_hash_table_insert (self->families, read_text (row, 1), g_memdup2 (&id, sizeof id));
}

#define OF_PLANNED                                                                                 \
  "IN (SELECT t.account FROM account_tier t JOIN account a ON a.id = t.account"                    \
  " WHERE a.status = 'customer' ORDER BY t.score DESC, t.account LIMIT ?1)"

/* Each is asked once; indexes are not built yet. ?1 is how many accounts are planned for. */
static const struct
{
  const char *sql;
  TakeRow take;
} questions[] = {
  { "SELECT a.id, a.name, a.owner, a.industry, a.currency FROM account_tier t"
    " JOIN account a ON a.id = t.account WHERE a.status = 'customer'"
    " ORDER BY t.score DESC, t.account LIMIT ?1",
    take_account },
  { "SELECT id, account FROM contact WHERE account " OF_PLANNED " ORDER BY id", take_contact },
  { "SELECT id, account, amount, currency FROM opportunity WHERE account " OF_PLANNED
    " AND stage IN (SELECT id FROM stage WHERE status = 'open') ORDER BY id",
    take_deal },
  { "SELECT s.person, p.motion FROM assignment s JOIN position p ON p.id = s.position"
    " WHERE s.valid_to IS NULL AND p.motion IN ('executive', 'manager', 'engineer')"
    " ORDER BY s.person",
    take_person },
  { "SELECT id, name FROM product_family", take_family },
};

static gboolean
ask (SalSamplePlanning *self, const char *sql, TakeRow take, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int (statement, 1, SAL_SAMPLE_N_PLANNED);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take (self, statement);
    }

  return FALSE;
}

/**
 * sal_sample_planning_ask:
 * @self: what is to be planned
 * @error: return location for an error
 *
 * Looks up the accounts that are planned for, and who there is.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_sample_planning_ask (SalSamplePlanning *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (!ask (self, questions[i].sql, questions[i].take, error))
      return FALSE;

  return TRUE;
}

/* --- rows --- */

gint64
sal_sample_plan_add_row (SalSamplePlanning *self,
                         SalSamplePlanTable table,
                         const SalValue *values,
                         gsize n_values)
{
  SalSamplePlanRow row = { .id = sal_id_sequence_next (&self->tables[table].ids) };

  g_assert (n_values <= SAL_SAMPLE_PLAN_FIELDS);
  for (gsize i = 0; i < n_values; i++)
    row.values[i] = values[i];
  g_array_append_val (self->tables[table].rows, row);

  return row.id;
}

static gboolean
write_table (SalSamplePlanning *self, SalSamplePlanTable table, GError **error)
{
  const GArray *rows = self->tables[table].rows;
  guint fields[SAL_SAMPLE_PLAN_FIELDS], n_fields;
  g_autoptr (SalBulk) bulk = NULL;

  for (n_fields = 0; tables[table].fields[n_fields] != NULL; n_fields++)
    fields[n_fields] =
        (guint) sal_kind_field_index (tables[table].kind, tables[table].fields[n_fields]);
  bulk = rows->len > 0
             ? sal_bulk_new (self->transaction, tables[table].kind, fields, n_fields, error)
             : NULL;
  if (bulk == NULL)
    return rows->len == 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const SalSamplePlanRow *row = &g_array_index (rows, SalSamplePlanRow, i);

      if (!sal_bulk_insert (bulk, row->id, row->values, error))
        return FALSE;
    }

  return sal_bulk_finish (bulk, error);
}

/**
 * sal_sample_planning_write:
 * @self: what was planned
 * @error: return location for an error
 *
 * Writes all rows, table by table.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_sample_planning_write (SalSamplePlanning *self, GError **error)
{
  for (guint i = 0; i < SAL_SAMPLE_PLAN_N_TABLES; i++)
    if (!write_table (self, (SalSamplePlanTable) i, error))
      return FALSE;

  return TRUE;
}
