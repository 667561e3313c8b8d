/* sal-facts-opportunities-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts-merge.h"
#include "sal-facts-repository-private.h"

/* The rows of the facts: opportunities with whose they are. */

/* --- owners --- */

/* So many rows are given their owners together. */
#define N_TOGETHER 64

static void
set_owner (SalFactsLoader *self, guint row, const SalOwnedFigure *owned)
{
  SalFacts *facts = self->facts;

  sal_facts_set_code (facts,
                      SAL_FACT_POSITION,
                      row,
                      sal_facts_loader_find (self, SAL_FACT_POSITION, owned->position));
  sal_facts_set_code (
      facts, SAL_FACT_UNIT, row, sal_facts_loader_find (self, SAL_FACT_UNIT, owned->unit));
  sal_facts_set_code (
      facts, SAL_FACT_PERSON, row, sal_facts_loader_find (self, SAL_FACT_PERSON, owned->person));
}

/**
 * sal_facts_loader_set_owners:
 * @self: a loader that knows who owns what
 *
 * Gives the last rows their owners.
 */
void
sal_facts_loader_set_owners (SalFactsLoader *self)
{
  SalOwnedFigure *pending = (SalOwnedFigure *) (gpointer) self->pending->data;
  guint n = self->pending->len, first = self->facts->n_rows - n;

  for (guint i = 0; i < n; i += N_TOGETHER)
    sal_ownership_resolve_many (self->ownership, pending + i, MIN (n - i, N_TOGETHER));
  for (guint i = 0; i < n; i++)
    set_owner (self, first + i, &pending[i]);
  g_array_set_size (self->pending, 0);
}

/* Has the last row get its owner, together with others. */
static void
queue_owner (SalFactsLoader *self, guint row, gint64 account, gint64 owner)
{
  const SalFacts *facts = self->facts;
  gboolean is_open = facts->status[row] == SAL_FACT_OPEN || facts->closes[row] == SAL_DATE_NONE;
  SalOwnedFigure owned = { .opportunity = facts->id[row],
                           .account = account,
                           .owner = owner,
                           .day = is_open ? facts->as_of : facts->closes[row] };

  g_array_append_val (self->pending, owned);
  if (self->pending->len % N_TOGETHER != 0)
    return;
  if (self->ownership == NULL && self->both != NULL)
    self->ownership = __atomic_load_n (&self->both->ownership, __ATOMIC_ACQUIRE);
  if (self->ownership != NULL)
    sal_facts_loader_set_owners (self);
}

/* --- one opportunity --- */

#define OPPORTUNITY_COLUMNS                                                                        \
  "SELECT id, account, owner, stage, amount, currency, probability, created, close_date, type, "   \
  "source, product_family,"                                                                        \
  " product, competitor, loss_reason FROM opportunity"

static void
add_opportunity (SalFactsLoader *self, sqlite3_stmt *statement)
{
  SalFacts *facts = self->facts;
  guint row = sal_facts_append (facts, sal_facts_integer_at (statement, 0));
  gint32 account = sal_facts_loader_find_at (self, SAL_FACT_ACCOUNT, statement, 1);
  gint32 stage = sal_facts_loader_find_at (self, SAL_FACT_STAGE, statement, 3);
  const SalAccountCodes *of_account = &g_array_index (self->accounts, SalAccountCodes, account);

  facts->status[row] = g_array_index (self->stage_statuses, guint8, stage);
  facts->created[row] = sal_facts_day_at (statement, 7);
  facts->closes[row] = sal_facts_day_at (statement, 8);
  if (!sal_facts_loader_convert (self,
                                 sal_facts_integer_at (statement, 4),
                                 sal_facts_text_or_null_at (statement, 5),
                                 facts->closes[row],
                                 &facts->amount[row]))
    sal_facts_set_unconverted (facts, row, TRUE);
  facts->probability[row] = sqlite3_column_type (statement, 6) != SQLITE_NULL
                                ? sal_facts_integer_at (statement, 6)
                                : sal_facts_get_stage_chance (self->dictionaries, stage);
  sal_facts_set_code (facts, SAL_FACT_ACCOUNT, row, account);
  sal_facts_set_code (facts, SAL_FACT_SEGMENT, row, of_account->segment);
  sal_facts_set_code (facts, SAL_FACT_INDUSTRY, row, of_account->industry);
  sal_facts_set_code (facts, SAL_FACT_REGION, row, of_account->region);
  sal_facts_set_code (facts, SAL_FACT_STAGE, row, stage);
  sal_facts_set_code (facts, SAL_FACT_STATUS, row, facts->status[row] + 1);
  sal_facts_set_code (
      facts, SAL_FACT_TYPE, row, sal_facts_add_text_at (facts, SAL_FACT_TYPE, statement, 9));
  sal_facts_set_code (
      facts, SAL_FACT_SOURCE, row, sal_facts_add_text_at (facts, SAL_FACT_SOURCE, statement, 10));
  sal_facts_set_code (facts,
                      SAL_FACT_PRODUCT_FAMILY,
                      row,
                      sal_facts_loader_find_at (self, SAL_FACT_PRODUCT_FAMILY, statement, 11));
  sal_facts_set_code (facts,
                      SAL_FACT_PRODUCT,
                      row,
                      sal_facts_loader_find_at (self, SAL_FACT_PRODUCT, statement, 12));
  sal_facts_set_code (facts,
                      SAL_FACT_COMPETITOR,
                      row,
                      sal_facts_loader_find_at (self, SAL_FACT_COMPETITOR, statement, 13));
  sal_facts_set_code (facts,
                      SAL_FACT_LOSS_REASON,
                      row,
                      sal_facts_add_text_at (facts, SAL_FACT_LOSS_REASON, statement, 14));
  if (self->owners != NULL)
    {
      gint32 owner = sal_facts_loader_find_at (self, SAL_FACT_PERSON, statement, 2);

      g_array_append_val (self->owners, owner);
    }
  queue_owner (self, row, sal_facts_integer_at (statement, 1), sal_facts_integer_at (statement, 2));
}

/* --- all of them --- */

/* So many rows are made space for beforehand: as long as nothing is written there, it is no memory.
 */
#define N_RESERVED (1 << 20)

/* Adds the opportunities that this loader is to read, by ascending id. */
static gboolean
add_rows (SalFactsLoader *self, sqlite3_stmt *statement, GError **error)
{
  gboolean row;

  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row || (self->both != NULL && __atomic_load_n (&self->both->stopped, __ATOMIC_RELAXED)))
        return TRUE;
      add_opportunity (self, statement);
    }

  return FALSE;
}

static sqlite3_stmt *
prepare_rows (SalFactsLoader *self, GError **error)
{
  sqlite3_stmt *statement = sal_connection_prepare (
      self->connection, OPPORTUNITY_COLUMNS " WHERE id BETWEEN ? AND ? ORDER BY id", error);

  if (statement != NULL)
    {
      sqlite3_bind_int64 (statement, 1, self->first);
      sqlite3_bind_int64 (statement, 2, self->last);
    }

  return statement;
}

/* The id that leaves about as many opportunities below as above it. */
static gboolean
find_middle (SalFactsLoader *self, gint64 *middle, GError **error)
{
  return sal_connection_query_integer (
      self->connection,
      "SELECT coalesce (((SELECT min (id) FROM opportunity) + (SELECT max (id) FROM opportunity))"
      " / 2, 0)",
      middle,
      error);
}

static void
loaders_init (SalFactsLoaders *self)
{
  *self = (SalFactsLoaders){ 0 };
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
}

static void
loaders_clear (SalFactsLoaders *self)
{
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static void
tell (SalFactsLoaders *self, gboolean *known)
{
  g_mutex_lock (&self->mutex);
  *known = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
wait_for (SalFactsLoaders *self, const gboolean *known)
{
  g_mutex_lock (&self->mutex);
  while (!*known)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* The thread that reads the upper half: reads who owns what while the first one reads what
 * opportunities refer to. Whether it could do its part. */
static gpointer
load_upper (gpointer data)
{
  SalFactsLoader *self = data;
  SalFactsLoaders *both = self->both;
  g_autoptr (sqlite3_stmt) statement = prepare_rows (self, NULL);

  self->ownership = sal_ownership_load (self->connection, NULL);
  __atomic_store_n (&both->ownership, self->ownership, __ATOMIC_RELEASE);
  tell (both, &both->knows_ownership);
  wait_for (both, &both->knows_dictionaries);
  if (statement == NULL || self->ownership == NULL || !both->has_dictionaries ||
      !add_rows (self, statement, NULL))
    return GINT_TO_POINTER (FALSE);

  sal_facts_loader_set_owners (self);

  return GINT_TO_POINTER (TRUE);
}

/* A loader of the same facts, for the upper half. */
static void
upper_init (SalFactsLoader *self, const SalFactsLoader *lower, SalConnection *beside)
{
  const SalFacts *facts = lower->facts;

  *self = *lower;
  self->connection = beside;
  self->facts = sal_facts_new (facts->calendar, facts->currency, facts->as_of);
  self->owners = lower->owners != NULL ? g_array_new (FALSE, FALSE, sizeof (gint32)) : NULL;
  self->pending = g_array_new (FALSE, FALSE, sizeof (SalOwnedFigure));
  self->first = lower->last + 1;
  self->last = G_MAXINT64;
  sal_facts_reserve (self->facts, N_RESERVED);
}

static void
upper_clear (SalFactsLoader *self)
{
  g_clear_pointer (&self->connection, sal_connection_close);
  g_clear_pointer (&self->facts, sal_facts_free);
  g_clear_pointer (&self->owners, g_array_unref);
  g_clear_pointer (&self->pending, g_array_unref);
}

static void
append_upper (SalFactsLoader *self, const SalFactsLoader *upper)
{
  sal_facts_append_facts (self->facts, upper->facts);
  if (self->owners != NULL)
    g_array_append_vals (self->owners, upper->owners->data, upper->owners->len);
}

/* Waits for the other thread to know who owns what; if it could not find out, does. */
static gboolean
load_ownership (SalFactsLoader *self, GError **error)
{
  if (self->both != NULL)
    {
      wait_for (self->both, &self->both->knows_ownership);
      self->ownership = self->both->ownership;
    }
  if (self->ownership == NULL)
    self->ownership = sal_ownership_load (self->connection, error);

  return self->ownership != NULL;
}

static gboolean
load_lower (SalFactsLoader *self, GError **error)
{
  SalFactsLoaders *both = self->both;
  gboolean loaded = sal_facts_loader_load_dictionaries (self, error);
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (both != NULL)
    {
      both->has_dictionaries = loaded;
      tell (both, &both->knows_dictionaries);
    }
  statement = loaded ? prepare_rows (self, error) : NULL;
  if (statement == NULL || !add_rows (self, statement, error) || !load_ownership (self, error))
    return FALSE;

  sal_facts_loader_set_owners (self);

  return TRUE;
}

/* What the other thread could not read, because something went wrong there, is read here. */
static gboolean
load_rest (SalFactsLoader *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  self->first = self->last + 1;
  self->last = G_MAXINT64;
  statement = prepare_rows (self, error);
  if (statement == NULL || !add_rows (self, statement, error))
    return FALSE;

  sal_facts_loader_set_owners (self);

  return TRUE;
}

/* Both read with ascending ids: a file that is not in memory is read ahead only that way. */
static gboolean
load_both_halves (SalFactsLoader *self, SalConnection *beside, GError **error)
{
  SalFactsLoaders both;
  SalFactsLoader upper;
  GThread *thread;
  gboolean loaded, done;

  loaders_init (&both);
  self->both = &both;
  upper_init (&upper, self, beside);
  thread = g_thread_new ("facts", load_upper, &upper);
  loaded = load_lower (self, error);
  if (!loaded)
    __atomic_store_n (&both.stopped, TRUE, __ATOMIC_RELAXED);
  done = GPOINTER_TO_INT (g_thread_join (thread));
  self->both = NULL;
  self->ownership = upper.ownership != NULL ? upper.ownership : self->ownership;
  if (loaded && done)
    append_upper (self, &upper);
  else if (loaded)
    loaded = load_rest (self, error);
  upper_clear (&upper);
  loaders_clear (&both);

  return loaded;
}

/**
 * sal_facts_loader_load_opportunities:
 * @self: a loader of empty facts
 * @error: return location for an error
 *
 * Reads the dictionaries, who owns what and all opportunities, if possible on two threads that
 * read a half each.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_loader_load_opportunities (SalFactsLoader *self, GError **error)
{
  SalConnection *beside = sal_connection_open_beside (self->connection);

  self->first = G_MININT64;
  self->last = G_MAXINT64;
  sal_facts_reserve (self->facts, N_RESERVED);
  if (beside == NULL)
    return load_lower (self, error);
  if (!find_middle (self, &self->last, error))
    {
      sal_connection_close (beside);
      return FALSE;
    }

  return load_both_halves (self, beside, error);
}

/**
 * sal_facts_loader_load_opportunity:
 * @self: a loader with dictionaries
 * @id: an opportunity, above those that were loaded
 * @error: return location for an error
 *
 * Reads one opportunity, if it is there.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_facts_loader_load_opportunity (SalFactsLoader *self, gint64 id, GError **error)
{
  return sal_facts_loader_for_each_row_of (
      self, OPPORTUNITY_COLUMNS " WHERE id = ?", id, add_opportunity, error);
}
