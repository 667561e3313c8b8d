/* sal-pay-ledger-writer-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-ledger.h"

#include "sal-pay-ledger-steps.h"
#include "sal-payout-measure.h"

/* A credit as it was last posted. */
typedef struct
{
  gint64 row;
  SalCredit content; /* without its texts */
  gint64 version;
} Known;

struct _SalPayLedgerWriter
{
  SalConnection *connection;
  char *period;
  char until[SAL_DATE_BUFFER];
  gint64 time;
  char *author;
  gint64 posting;           /* 0 until something is posted */
  GHashTable *known;        /* by participant and id of the credit, of Known */
  GPtrArray *cancellations; /* of what is known */
  guint n_posted;
  sqlite3_stmt *credit, *cancellation, *line, *slice, *share;
};

static const char INSERT_CREDIT[] =
    "INSERT INTO ledger_credit (posting, participant, person, credit, opportunity, type, position,"
    " version, day, money, currency, number, components, invoiced, received, cancelled,"
    " cancelled_money, cancelled_number)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char INSERT_CANCELLATION[] = "INSERT INTO ledger_cancellation VALUES (?, ?, ?, ?)";

static const char INSERT_LINE[] =
    "INSERT INTO ledger_line (posting, period, key, participant, person, version, plan, component,"
    " kind, measured_period, posted, currency, amount, forfeited, cites, reverses, digest, "
    "measured,"
    " quota, attainment, target, factor, closed_gate, problem)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char INSERT_SLICE[] = "INSERT INTO ledger_slice VALUES (?, ?, ?, ?, ?, ?)";
static const char INSERT_SHARE[] = "INSERT INTO ledger_share VALUES (?, ?, ?)";

static gboolean
step (SalPayLedgerWriter *self, sqlite3_stmt *statement, GError **error)
{
  gboolean row, done = sal_connection_step (self->connection, statement, &row, error);

  sqlite3_reset (statement);

  return done;
}

static void
bind_id (sqlite3_stmt *statement, int index, gint64 id)
{
  if (id != 0)
    sqlite3_bind_int64 (statement, index, id);
  else
    sqlite3_bind_null (statement, index);
}

static char *
name_credit (gint64 participant, const char *id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%s", participant, id);
}

/* Those after the first of each credit. */
static gboolean
load_cancellations (SalPayLedgerWriter *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      self->connection,
      "SELECT c.id, c.participant, c.credit, x.day, x.money, x.number FROM ledger_cancellation x"
      " JOIN ledger_credit c ON c.id = x.credit",
      error);
  gboolean row;

  while (statement != NULL && sal_connection_step (self->connection, statement, &row, error))
    {
      g_autofree char *name = NULL;
      Known *known;

      if (!row)
        return TRUE;
      name = name_credit (sqlite3_column_int64 (statement, 1),
                          (const char *) sqlite3_column_text (statement, 2));
      known = g_hash_table_lookup (self->known, name);
      if (known->row == sqlite3_column_int64 (statement, 0))
        sal_credit_cancel (&known->content,
                           self->cancellations,
                           sqlite3_column_int (statement, 3),
                           sqlite3_column_int64 (statement, 4),
                           sqlite3_column_int64 (statement, 5));
    }

  return FALSE;
}

static gboolean
load_steps (SalPayLedgerWriter *self, GError **error)
{
  g_autoptr (GHashTable) steps =
      sal_pay_ledger_steps_load (self->connection, self->cancellations, error);
  GHashTableIter iter;
  gpointer known;

  if (steps == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &known))
    sal_pay_ledger_steps_find (steps, ((Known *) known)->row, &((Known *) known)->content);

  return TRUE;
}

static gboolean
load_known (SalPayLedgerWriter *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      self->connection,
      "SELECT id, participant, credit, day, money, number, components, invoiced, received,"
      " cancelled, cancelled_money, cancelled_number, version FROM ledger_credit ORDER BY id",
      error);
  gboolean row;

  while (statement != NULL && sal_connection_step (self->connection, statement, &row, error))
    {
      Known *known;

      if (!row)
        return load_cancellations (self, error) && load_steps (self, error);
      known = g_new0 (Known, 1);
      known->row = sqlite3_column_int64 (statement, 0);
      known->content = (SalCredit){
        .date = sqlite3_column_int (statement, 3),
        .money = sqlite3_column_int64 (statement, 4),
        .number = sqlite3_column_int64 (statement, 5),
        .components = (guint64) sqlite3_column_int64 (statement, 6),
        .invoiced = sqlite3_column_int (statement, 7),
        .received = sqlite3_column_int (statement, 8),
      };
      if (sqlite3_column_int (statement, 9) != SAL_DATE_NONE)
        sal_credit_cancel (&known->content,
                           self->cancellations,
                           sqlite3_column_int (statement, 9),
                           sqlite3_column_int64 (statement, 10),
                           sqlite3_column_int64 (statement, 11));
      known->version = sqlite3_column_int64 (statement, 12);
      g_hash_table_replace (self->known,
                            name_credit (sqlite3_column_int64 (statement, 1),
                                         (const char *) sqlite3_column_text (statement, 2)),
                            known);
    }

  return FALSE;
}

/**
 * sal_pay_ledger_writer_new:
 * @connection: a connection of a pay store, in a transaction
 * @period: the open period to post into
 * @until: the day as of which was calculated
 * @time: seconds UTC
 * @author: who records it
 * @error: return location for an error
 *
 * Makes what posts into the ledger, whose tables are made where there are none. A posting is begun
 * with the first thing that is posted.
 *
 * Returns: (transfer full): the writer, or %NULL on a %SAL_STORE_ERROR
 */
SalPayLedgerWriter *
sal_pay_ledger_writer_new (SalConnection *connection,
                           const char *period,
                           gint32 until,
                           gint64 time,
                           const char *author,
                           GError **error)
{
  g_autoptr (SalPayLedgerWriter) self = g_new0 (SalPayLedgerWriter, 1);

  self->connection = connection;
  self->period = g_strdup (period);
  sal_date_write_iso (until, self->until);
  self->time = time;
  self->author = g_strdup (author);
  self->cancellations = sal_cancellations_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!sal_pay_ledger_prepare (connection, error) || !load_known (self, error) ||
      (self->credit = sal_connection_prepare (connection, INSERT_CREDIT, error)) == NULL ||
      (self->cancellation = sal_connection_prepare (connection, INSERT_CANCELLATION, error)) ==
          NULL ||
      (self->line = sal_connection_prepare (connection, INSERT_LINE, error)) == NULL ||
      (self->slice = sal_connection_prepare (connection, INSERT_SLICE, error)) == NULL ||
      (self->share = sal_connection_prepare (connection, INSERT_SHARE, error)) == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
sal_pay_ledger_writer_free (SalPayLedgerWriter *self)
{
  g_clear_pointer (&self->credit, sal_statement_done);
  g_clear_pointer (&self->cancellation, sal_statement_done);
  g_clear_pointer (&self->line, sal_statement_done);
  g_clear_pointer (&self->slice, sal_statement_done);
  g_clear_pointer (&self->share, sal_statement_done);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->cancellations);
  g_free (self->period);
  g_free (self->author);
  g_free (self);
}

static gboolean
begin (SalPayLedgerWriter *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (self->posting != 0)
    return TRUE;
  statement = sal_connection_prepare (
      self->connection,
      "INSERT INTO ledger_posting (period, until, time, author) VALUES (?, ?, ?, ?)",
      error);
  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, self->period);
  sal_statement_bind_text (statement, 2, self->until);
  sqlite3_bind_int64 (statement, 3, self->time);
  sal_statement_bind_text (statement, 4, self->author);
  if (!step (self, statement, error))
    return FALSE;
  self->posting = sqlite3_last_insert_rowid (sal_connection_get_handle (self->connection));

  return TRUE;
}

static const Known *
find_known (const SalPayLedgerWriter *self, gint64 participant, const char *id)
{
  g_autofree char *name = NULL;

  if (g_hash_table_size (self->known) == 0)
    return NULL;
  name = name_credit (participant, id);

  return g_hash_table_lookup (self->known, name);
}

static gboolean
is_known (const Known *known, const SalEngagement *engagement, const SalCredit *credit)
{
  const SalCredit *other = &known->content;

  return known->version == engagement->version && credit->date == other->date &&
         credit->money == other->money && credit->number == other->number &&
         credit->components == other->components && sal_credit_is_payable_alike (credit, other) &&
         sal_credit_is_cancelled_alike (credit, other);
}

static gboolean
add_cancellations (SalPayLedgerWriter *self,
                   gint64 row,
                   const SalCancellation *cancellation,
                   GError **error)
{
  for (; cancellation != NULL; cancellation = cancellation->next)
    {
      sqlite3_bind_int64 (self->cancellation, 1, row);
      sqlite3_bind_int (self->cancellation, 2, cancellation->date);
      sqlite3_bind_int64 (self->cancellation, 3, cancellation->money);
      sqlite3_bind_int64 (self->cancellation, 4, cancellation->number);
      if (!step (self, self->cancellation, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_pay_ledger_writer_credit:
 * @self: a writer
 * @engagement: an engagement
 * @index: one of its credits
 * @error: return location for an error
 *
 * Posts a credit unless it is there as it is. To be called once for each.
 *
 * Returns: its row, or 0 on a %SAL_STORE_ERROR
 */
gint64
sal_pay_ledger_writer_credit (SalPayLedgerWriter *self,
                              const SalEngagement *engagement,
                              guint index,
                              GError **error)
{
  const SalCredit *credit = &g_array_index (engagement->participation->credits, SalCredit, index);
  const SalCreditSource *source = &g_array_index (engagement->sources, SalCreditSource, index);
  const SalCancellation *first = credit->cancellation;
  const Known *known = find_known (self, engagement->participant, credit->id);
  sqlite3_stmt *row = self->credit;
  gint64 id;

  if (known != NULL && is_known (known, engagement, credit))
    return known->row;
  if (!begin (self, error))
    return 0;
  sqlite3_bind_int64 (row, 1, self->posting);
  sqlite3_bind_int64 (row, 2, engagement->participant);
  sqlite3_bind_int64 (row, 3, engagement->person);
  sal_statement_bind_text (row, 4, credit->id);
  sqlite3_bind_int64 (row, 5, source->sale);
  sal_statement_bind_text (row, 6, sal_credit_type_names[source->type]);
  sqlite3_bind_int64 (row, 7, source->position);
  sqlite3_bind_int64 (row, 8, engagement->version);
  sqlite3_bind_int (row, 9, credit->date);
  sqlite3_bind_int64 (row, 10, credit->money);
  sal_statement_bind_text (row, 11, engagement->participation->plan->currency);
  sqlite3_bind_int64 (row, 12, credit->number);
  sqlite3_bind_int64 (row, 13, (gint64) credit->components);
  sqlite3_bind_int (row, 14, credit->invoiced);
  sqlite3_bind_int (row, 15, credit->received);
  sqlite3_bind_int (row, 16, first != NULL ? first->date : SAL_DATE_NONE);
  sqlite3_bind_int64 (row, 17, first != NULL ? first->money : 0);
  sqlite3_bind_int64 (row, 18, first != NULL ? first->number : 0);
  if (!step (self, row, error))
    return 0;
  id = sqlite3_last_insert_rowid (sal_connection_get_handle (self->connection));

  return (first == NULL || add_cancellations (self, id, first->next, error)) &&
                 sal_pay_ledger_steps_post (self->connection, id, credit, error)
             ? id
             : 0;
}

/* An exact number of units, of which so many are one; borrowed until the statement is stepped. */
static void
bind_exact (sqlite3_stmt *row, int index, const SalRational *value, gint64 units)
{
  g_auto (SalRational) one = SAL_RATIONAL_INIT, exact = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  sal_rational_set_integer (&one, units);
  sal_rational_divide (&exact, value, &one);
  text = sal_rational_to_text (&exact);
  sqlite3_bind_text (row, index, text, -1, SQLITE_TRANSIENT);
}

static void
bind_payout (sqlite3_stmt *row, const SalPayout *payout, const SalPlan *plan, guint component)
{
  gint64 units = sal_payout_units_of (plan, sal_plan_get_component (plan, component));
  g_auto (SalRational) measured = SAL_RATIONAL_INIT;

  sal_rational_set_integer (&measured, payout->measured);
  bind_exact (row, 18, &measured, units);
  bind_exact (row, 19, &payout->terms.quota, units);
  bind_exact (row, 20, &payout->attainment, 1);
  bind_exact (row, 21, &payout->terms.target, sal_payout_minor_units (plan->currency));
  bind_exact (row, 22, &payout->factor, 1);
  if (payout->closed_gate >= 0)
    sqlite3_bind_int (row, 23, payout->closed_gate);
  if (payout->problem == SAL_PAYOUT_NO_QUOTA)
    sal_statement_bind_text (row, 24, "no_quota");
}

static gboolean
add_slices (SalPayLedgerWriter *self,
            gint64 line,
            const SalPayout *payout,
            const SalPlan *plan,
            guint component,
            GError **error)
{
  gint64 units = sal_payout_units_of (plan, sal_plan_get_component (plan, component));
  gint64 minor_units = sal_payout_minor_units (plan->currency);

  for (guint i = 0; i < payout->slices->len; i++)
    {
      const SalPayoutSlice *slice = &g_array_index (payout->slices, SalPayoutSlice, i);
      g_auto (SalRational) rate = SAL_RATIONAL_INIT;

      sal_rational_set_ratio (&rate, units, minor_units);
      sal_rational_multiply (&rate, &rate, &slice->rate);
      sqlite3_bind_int64 (self->slice, 1, line);
      sqlite3_bind_int64 (self->slice, 2, i);
      sqlite3_bind_int64 (self->slice, 3, slice->tier);
      bind_exact (self->slice, 4, &slice->units, units);
      bind_exact (self->slice, 5, &rate, 1);
      bind_exact (self->slice, 6, &slice->amount, minor_units);
      if (!step (self, self->slice, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_pay_ledger_writer_line:
 * @self: a writer
 * @line: what the line is; id, posting and period are filled in
 * @payout: (nullable): what it was calculated from
 * @plan: (nullable): the plan of @payout
 * @component: the component of @plan
 * @error: return location for an error
 *
 * Posts a line with its slices.
 *
 * Returns: its id, or 0 on a %SAL_STORE_ERROR
 */
gint64
sal_pay_ledger_writer_line (SalPayLedgerWriter *self,
                            const SalPayLine *line,
                            const SalPayout *payout,
                            const SalPlan *plan,
                            guint component,
                            GError **error)
{
  sqlite3_stmt *row = self->line;
  char posted[SAL_DATE_BUFFER];
  gint64 id;

  if (!begin (self, error))
    return 0;
  sqlite3_clear_bindings (row);
  sqlite3_bind_int64 (row, 1, self->posting);
  sal_statement_bind_text (row, 2, self->period);
  sal_statement_bind_text (row, 3, line->key);
  sqlite3_bind_int64 (row, 4, line->participant);
  sqlite3_bind_int64 (row, 5, line->person);
  sqlite3_bind_int64 (row, 6, line->version);
  sal_statement_bind_text (row, 7, line->plan);
  sal_statement_bind_text (row, 8, line->component);
  sal_statement_bind_text (row, 9, line->kind);
  sal_statement_bind_text (row, 10, line->measured_period);
  sal_statement_bind_text (row, 11, sal_date_write_iso (line->posted, posted));
  sal_statement_bind_text (row, 12, line->currency);
  sqlite3_bind_int64 (row, 13, line->amount);
  sqlite3_bind_int64 (row, 14, line->forfeited);
  bind_id (row, 15, line->cites);
  bind_id (row, 16, line->reverses);
  sal_statement_bind_text (row, 17, line->digest != NULL ? line->digest : "");
  if (payout != NULL && payout->slices != NULL)
    bind_payout (row, payout, plan, component);
  if (!step (self, row, error))
    return 0;
  self->n_posted++;
  id = sqlite3_last_insert_rowid (sal_connection_get_handle (self->connection));
  if (payout != NULL && payout->slices != NULL &&
      !add_slices (self, id, payout, plan, component, error))
    return 0;

  return id;
}

gboolean
sal_pay_ledger_writer_share (
    SalPayLedgerWriter *self, gint64 line, gint64 credit, gint64 amount, GError **error)
{
  sqlite3_bind_int64 (self->share, 1, line);
  sqlite3_bind_int64 (self->share, 2, credit);
  sqlite3_bind_int64 (self->share, 3, amount);

  return step (self, self->share, error);
}

/**
 * sal_pay_ledger_writer_reverse:
 * @self: a writer
 * @line: a line of the open period
 * @error: return location for an error
 *
 * Posts what takes a line back, share by share.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_pay_ledger_writer_reverse (SalPayLedgerWriter *self, const SalPayLine *line, GError **error)
{
  SalPayLine reversal = *line;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 id;

  reversal.amount = -line->amount;
  reversal.forfeited = -line->forfeited;
  reversal.reverses = line->id;
  reversal.digest = NULL;
  id = sal_pay_ledger_writer_line (self, &reversal, NULL, NULL, 0, error);
  if (id == 0)
    return FALSE;
  statement = sal_connection_prepare (
      self->connection,
      "INSERT INTO ledger_share SELECT ?1, credit, -amount FROM ledger_share WHERE line = ?2",
      error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, line->id);

  return step (self, statement, error);
}

gboolean
sal_pay_ledger_writer_payment (SalPayLedgerWriter *self,
                               const SalPayPosted *payment,
                               GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!begin (self, error))
    return FALSE;
  statement = sal_connection_prepare (
      self->connection,
      "INSERT INTO ledger_payment (posting, period, person, currency, reverses, calculated,"
      " advanced, vested, recovered, top_up, drawn, adjusted, forfeited, written_off, paid, "
      "balance)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->posting);
  sal_statement_bind_text (statement, 2, self->period);
  sqlite3_bind_int64 (statement, 3, payment->person);
  sal_statement_bind_text (statement, 4, payment->currency);
  bind_id (statement, 5, payment->reverses);
  for (guint i = 0; i < SAL_PAYMENT_N_MEMBERS; i++)
    sqlite3_bind_int64 (statement, 6 + (int) i, SAL_PAYMENT_AMOUNT (&payment->amounts, i));
  self->n_posted++;

  return step (self, statement, error);
}

guint
sal_pay_ledger_writer_get_n_posted (const SalPayLedgerWriter *self)
{
  return self->n_posted;
}
