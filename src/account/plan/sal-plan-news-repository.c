/* sal-plan-news-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-news-private.h"

#include "sal-date.h"
#include "sal-kinds.h"

typedef struct
{
  SalAccountPlanBook *book;
  SalConnection *connection;
} Loading;

/* --- deals --- */

/* Events of opportunities of ?1 after ?2 that ?3 did not enter. What an import brought is news to
 * whoever let it in, too. */
#define NEWS                                                                                       \
  "WITH own (id) AS (SELECT c.id FROM change c WHERE c.author ="                                   \
  "  (SELECT id FROM author WHERE name = ?3) AND NOT EXISTS (SELECT 1 FROM change_kind k"          \
  "  WHERE k.change = c.id AND k.kind = (SELECT id FROM kind WHERE name = 'import_source'))),"     \
  " news (id, opportunity, time) AS (SELECT e.id, e.opportunity, e.time FROM opportunity o"        \
  " CROSS JOIN stage_event e ON e.opportunity = o.id WHERE o.account = ?1 AND e.time > ?2"         \
  " AND NOT EXISTS (SELECT 1 FROM touch t WHERE t.kind ="                                          \
  "  (SELECT id FROM kind WHERE name = 'stage_event') AND t.id = e.id AND t.type = 0"              \
  "  AND t.change IN own))"

/* How these stood before the first of them, and after the last. */
static const char DEALS[] =
    NEWS ", late (id, time) AS (SELECT opportunity, max (time) FROM news GROUP BY opportunity)"
         " SELECT o.id, o.name, o.currency, late.time,"
         " b.stage, bs.name, bs.status, b.amount, b.close_date,"
         " s.id, s.name, s.status, l.amount, l.close_date"
         " FROM late JOIN opportunity o ON o.id = late.id"
         " JOIN stage_event f ON f.id = (SELECT n.id FROM news n WHERE n.opportunity = late.id"
         "  ORDER BY n.time, n.id LIMIT 1)"
         " JOIN stage_event l ON l.id = (SELECT n.id FROM news n WHERE n.opportunity = late.id"
         "  ORDER BY n.time DESC, n.id DESC LIMIT 1)"
         " JOIN stage s ON s.id = l.stage"
         " LEFT JOIN stage_event b ON b.id = (SELECT p.id FROM stage_event p"
         "  WHERE p.opportunity = late.id AND (p.time, p.id) < (f.time, f.id)"
         "  ORDER BY p.time DESC, p.id DESC LIMIT 1)"
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
take_deals (const Loading *self, gint64 since, const char *author, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, DEALS, error);
  char time[SAL_TIME_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->book->account);
  sal_statement_bind_text (statement, 2, sal_time_write_iso (since, time));
  sal_statement_bind_text (statement, 3, author);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take_deal (self, statement);
    }

  return FALSE;
}

/* --- what fell due --- */

/* What was to be done, or answered, by a day between the reading and today. */
static void
take_overdue (const Loading *self, gint64 since)
{
  static const SalPlanPart parts[] = { SAL_PLAN_ACTIONS, SAL_PLAN_ASKS };
  gint32 first = (gint32) (since / SAL_SECONDS_PER_DAY);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint k = 0; k < self->book->parts[parts[i]]->len; k++)
      {
        SalRecord *record = self->book->parts[parts[i]]->pdata[k];

        if (sal_plan_record_is_overdue (record, self->book->today) &&
            sal_record_get_date (record, "due") >= first)
          sal_plan_news_take_overdue (self->book->news,
                                      sal_plan_parts[parts[i]].kind,
                                      sal_record_get_id (record),
                                      sal_record_get_date (record, "due"));
      }
}

/* --- all of it --- */

/* Who never read the plan is told what happened since its texts were written, or it began. */
static gint64
find_start (const SalAccountPlanBook *book)
{
  gint32 day = sal_plan_freshness_get_texts_day (&book->freshness);

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
 * Loads what changed in the plan and with its account since the author read it last, what fell due
 * and what others, or imports, made of deals. Who never did is told of the deals alone, since
 * the texts of the plan were written last.
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
  const Loading loading = { self, connection };
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
  self->news->has_texts = sal_plan_freshness_get_texts_day (&self->freshness) != SAL_DATE_NONE;
  self->news->since = self->news->is_read ? since.time : find_start (self);
  if ((self->news->is_read &&
       !sal_plan_news_load_changes (self, connection, kinds, query, since.change, error)) ||
      !take_deals (&loading, self->news->since, query->author, error))
    return FALSE;
  if (self->news->is_read)
    take_overdue (&loading, self->news->since);
  sal_plan_news_finish (self->news);

  return sal_plan_news_load_names (self, connection, query->currency, error);
}
