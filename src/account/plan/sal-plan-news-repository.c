/* sal-plan-news-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sal-account-plan-book.h"
#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-record-query.h"

/* Changes and records of one change that are looked at; of more than that nobody reads. */
#define MAX_CHANGES 500
#define MAX_RECORDS 1000

typedef struct
{
  SalAccountPlanBook *book;
  SalConnection *connection;
  const SalKind *const *kinds;
  const SalAccountPlanQuery *query;
  GHashTable *known; /* set of gint64: records that belong to the plan, or did */
} Loading;

static void
loading_clear (Loading *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static gboolean
is_of_plan (const Loading *self, const SalKind *kind, gint64 id)
{
  SalPlanPart part = sal_plan_part_of_kind (kind);

  if (kind == &sal_account_plan_kind)
    return id == sal_record_get_id (self->book->plan);
  for (guint i = 0; part < SAL_PLAN_N_PARTS && i < self->book->parts[part]->len; i++)
    if (sal_record_get_id (g_ptr_array_index (self->book->parts[part], i)) == id)
      return TRUE;

  return part < SAL_PLAN_N_PARTS && g_hash_table_contains (self->known, &id);
}

/* --- the journal --- */

static gboolean
is_reference_to (const SalValue *value, gint64 id)
{
  return value->storage == SAL_STORAGE_INTEGER && value->integer == id;
}

/* What is not there any more says itself what it belonged to. */
static gboolean
says_it_is_of_plan (const Loading *self, const SalChangeDetail *detail)
{
  const SalFieldChange *change = detail->change;
  const char *owner = change->kind == &sal_account_team_member_kind ? "account" : "plan";
  gint64 id = change->kind == &sal_account_team_member_kind ? self->book->account
                                                            : sal_record_get_id (self->book->plan);

  return g_strcmp0 (change->field->name, owner) == 0 &&
         (is_reference_to (&change->before, id) || is_reference_to (&change->after, id));
}

static void
learn (Loading *self, GPtrArray *details)
{
  for (guint i = 0; i < details->len; i++)
    {
      const SalChangeDetail *detail = g_ptr_array_index (details, i);

      if (detail->change->field != NULL &&
          sal_plan_part_of_kind (detail->kind) < SAL_PLAN_N_PARTS &&
          says_it_is_of_plan (self, detail))
        g_hash_table_add (self->known, g_memdup2 (&detail->id, sizeof detail->id));
    }
}

static void
take_details (const Loading *self, GPtrArray *details, const SalChange *change)
{
  for (guint i = 0; i < details->len; i++)
    {
      const SalChangeDetail *detail = g_ptr_array_index (details, i);

      if (detail->change->field != NULL && is_of_plan (self, detail->kind, detail->id))
        sal_plan_news_take (
            self->book->news, detail, sal_change_get_author (change), sal_change_get_time (change));
    }
}

/* Rows that came by an import are known by their range alone. */
static void
take_ranges (const Loading *self, const SalChange *change)
{
  gsize n;
  const SalTouchRange *ranges = sal_change_get_ranges (change, &n);

  for (gsize i = 0; i < n; i++)
    {
      SalPlanPart part = sal_plan_part_of_kind (ranges[i].kind);
      GPtrArray *records = part < SAL_PLAN_N_PARTS ? self->book->parts[part] : NULL;

      if (ranges[i].type != SAL_TOUCH_INSERTED)
        continue;
      for (guint k = 0; records != NULL && k < records->len; k++)
        {
          SalRecord *record = g_ptr_array_index (records, k);
          gint64 id = sal_record_get_id (record);
          g_autofree char *title = NULL;

          if (id < ranges[i].first || id > ranges[i].last)
            continue;
          title = sal_plan_record_get_title (part, record);
          sal_plan_news_take_added (self->book->news,
                                    ranges[i].kind,
                                    id,
                                    title,
                                    sal_change_get_author (change),
                                    sal_change_get_time (change));
        }
    }
}

static gboolean
take_change (Loading *self, gint64 id, GError **error)
{
  g_autoptr (SalChange) change = sal_journal_load (self->connection, self->kinds, id, error);
  g_autoptr (GPtrArray) details = NULL;

  if (change == NULL)
    return FALSE;
  if (self->query->own_until != 0 && id > self->query->own_until &&
      g_strcmp0 (sal_change_get_author (change), self->query->author) == 0)
    return TRUE;
  details = sal_change_details_load (
      self->connection, self->kinds, id, NULL, 0, self->query->currency, MAX_RECORDS, error);
  if (details == NULL)
    return FALSE;
  take_ranges (self, change);
  learn (self, details);
  take_details (self, details, change);

  return TRUE;
}

static char *
list_kinds (void)
{
  GString *names = g_string_new ("'account_plan'");

  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    g_string_append_printf (names, ",'%s'", sal_plan_parts[i].kind->name);

  return g_string_free (names, FALSE);
}

/* (transfer full): of gint64, oldest first */
static GArray *
list_changes (const Loading *self, gint64 since, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *kinds = list_kinds ();
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM (SELECT DISTINCT c.change AS id FROM change_kind c"
                       " WHERE c.change > ?1 AND c.kind IN (SELECT id FROM kind WHERE name IN (%s))"
                       " ORDER BY c.change DESC LIMIT %d) ORDER BY id",
                       kinds,
                       MAX_CHANGES);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, since);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      gint64 id = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return g_steal_pointer (&ids);
      g_array_append_val (ids, id);
    }

  return NULL;
}

static gboolean
take_changes (Loading *self, gint64 since, GError **error)
{
  g_autoptr (GArray) ids = list_changes (self, since, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!take_change (self, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

/* --- deals --- */

/* How opportunities of ?1 stood at ?2, and how they stand; those that something happened to
 * since. */
static const char DEALS[] =
    "WITH late (id, time) AS (SELECT e.opportunity, max (e.time) FROM opportunity o"
    " CROSS JOIN stage_event e ON e.opportunity = o.id"
    " WHERE o.account = ?1 AND e.time > ?2 GROUP BY e.opportunity)"
    " SELECT o.id, o.name, o.currency, late.time,"
    " b.stage, bs.name, bs.status, b.amount, b.close_date,"
    " s.id, s.name, s.status, o.amount, o.close_date"
    " FROM late JOIN opportunity o ON o.id = late.id JOIN stage s ON s.id = o.stage"
    " LEFT JOIN stage_event b ON b.id = (SELECT p.id FROM stage_event p"
    "  WHERE p.opportunity = late.id AND p.time <= ?2 ORDER BY p.time DESC, p.id DESC LIMIT 1)"
    " LEFT JOIN stage bs ON bs.id = b.stage"
    " ORDER BY o.id";

static void
read_state (sqlite3_stmt *row, int column, SalPlanDealState *state)
{
  const char *day = (const char *) sqlite3_column_text (row, column + 4);

  state->known = sqlite3_column_type (row, column) != SQLITE_NULL;
  state->stage = sqlite3_column_int64 (row, column);
  state->stage_name = g_strdup ((const char *) sqlite3_column_text (row, column + 1));
  state->status = g_strdup ((const char *) sqlite3_column_text (row, column + 2));
  state->amount = sqlite3_column_int64 (row, column + 3);
  if (day == NULL || !sal_date_parse_iso (day, &state->close_date))
    state->close_date = SAL_DATE_NONE;
}

static void
take_deal (const Loading *self, sqlite3_stmt *row)
{
  SalPlanDeal *deal = sal_plan_deal_new (sqlite3_column_int64 (row, 0),
                                         (const char *) sqlite3_column_text (row, 1));
  const char *time = (const char *) sqlite3_column_text (row, 3);

  deal->currency = g_strdup ((const char *) sqlite3_column_text (row, 2));
  if (time == NULL || !sal_time_parse_iso (time, &deal->time))
    deal->time = 0;
  read_state (row, 4, &deal->before);
  read_state (row, 9, &deal->after);
  sal_plan_news_take_deal (self->book->news, deal);
}

static gboolean
take_deals (const Loading *self, gint64 since, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, DEALS, error);
  char time[SAL_TIME_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->book->account);
  sal_statement_bind_text (statement, 2, sal_time_write_iso (since, time));
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take_deal (self, statement);
    }

  return FALSE;
}

/* --- all of it --- */

/* Who never read the plan is told what happened since its texts were written. */
static gint64
find_start (const SalAccountPlanBook *book)
{
  gint32 day = SAL_DATE_NONE;

  for (guint i = SAL_PLAN_TOPIC_UNDERSTANDING; i <= SAL_PLAN_TOPIC_PRODUCT; i++)
    day = MAX (day, book->freshness.topics[i].day);
  if (day == SAL_DATE_NONE)
    day = sal_record_get_date (book->plan, "valid_from");

  return day != SAL_DATE_NONE ? (gint64) day * SAL_SECONDS_PER_DAY : 0;
}

/**
 * sal_account_plan_book_load_news:
 * @self: a plan with its parts
 * @connection: a connection of the main store
 * @kinds: (array zero-terminated=1): all kinds
 * @query: who asks, and since when
 * @error: return location for an error
 *
 * Loads what changed in the plan since the author read it last, and what became of the deals of its
 * account. Who never did is told of the deals alone, since the plan was written last.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_account_plan_book_load_news (SalAccountPlanBook *self,
                                 SalConnection *connection,
                                 const SalKind *const *kinds,
                                 const SalAccountPlanQuery *query,
                                 GError **error)
{
  g_auto (Loading) loading = { self,
                               connection,
                               kinds,
                               query,
                               g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
  SalReading since = query->since;

  if (!sal_reading_find (connection,
                         query->author,
                         &sal_account_plan_kind,
                         sal_record_get_id (self->plan),
                         &self->reading,
                         error) ||
      !sal_connection_query_integer (
          connection, "SELECT coalesce (max (id), 0) FROM change", &self->now.change, error))
    return FALSE;
  self->now.time = g_get_real_time () / G_USEC_PER_SEC;
  if (since.time == 0)
    since = self->reading;

  self->news = sal_plan_news_new ();
  self->news->is_read = since.time != 0;
  self->news->since = self->news->is_read ? since.time : find_start (self);
  if ((self->news->is_read && !take_changes (&loading, since.change, error)) ||
      !take_deals (&loading, self->news->since, error))
    return FALSE;
  sal_plan_news_finish (self->news);

  return TRUE;
}
