/* sal-plan-news-journal-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-news-private.h"

#include "sal-kinds.h"
#include "sal-plan-news-kinds.h"
#include "sal-record-query.h"

/* What the journal knows of a plan and its account since somebody read it. Changes may be of
 * thousands of accounts: they are looked up by the records that are of this one. */

/* Changes and records of one change that are looked at; of more than that nobody reads. */
#define MAX_CHANGES 500
#define MAX_RECORDS 1000

typedef struct
{
  const SalKind *kind;
  gint64 id;
} Key;

typedef struct
{
  SalAccountPlanBook *book;
  SalConnection *connection;
  const SalKind *const *kinds;
  const SalAccountPlanQuery *query;
  gint64 since;
  GHashTable *known; /* set of Key: records of the account that were touched */
  GArray *changes;   /* of gint64 */
} Loading;

static guint
key_hash (gconstpointer data)
{
  const Key *self = data;

  return g_direct_hash (self->kind) ^ g_int64_hash (&self->id);
}

static gboolean
key_equal (gconstpointer one, gconstpointer other)
{
  const Key *a = one, *b = other;

  return a->kind == b->kind && a->id == b->id;
}

static void
loading_clear (Loading *self)
{
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->changes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static gint64
get_plan (const Loading *self)
{
  return sal_record_get_id (self->book->plan);
}

static gboolean
is_known (const Loading *self, const SalKind *kind, gint64 id)
{
  return g_hash_table_contains (self->known, &(Key){ kind, id });
}

static void
know (Loading *self, const SalKind *kind, gint64 id)
{
  g_hash_table_add (self->known, g_memdup2 (&(Key){ kind, id }, sizeof (Key)));
}

/* --- which changes --- */

/* (transfer full): SQL of the ids of a kind; ?1 is the plan, ?2 the account */
static char *
write_ids (const SalPlanNewsKind *watched)
{
  SalPlanPart part = sal_plan_part_of_kind (watched->kind);
  const char *owner = sal_plan_news_kind_is_of_plan (watched) ? "?1" : "?2";

  if (part < SAL_PLAN_N_PARTS)
    return g_strdup (sal_plan_parts[part].ids);
  if (watched->owner == NULL)
    return g_strdup_printf ("SELECT %s", owner);

  return g_strdup_printf (
      "SELECT id FROM \"%s\" WHERE \"%s\" = %s", watched->kind->name, watched->owner, owner);
}

/* Takes account of touches, as they are found: records and changes. */
static gboolean
take_touches (Loading *self, const SalKind *kind, const char *sql, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, get_plan (self));
  sqlite3_bind_int64 (statement, 2, self->book->account);
  sal_statement_bind_text (statement, 3, kind->name);
  sqlite3_bind_int64 (statement, 4, self->since);
  if (id != 0)
    sqlite3_bind_int64 (statement, 5, id);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      gint64 change = row ? sqlite3_column_int64 (statement, 1) : 0;

      if (!row)
        return TRUE;
      know (self, kind, sqlite3_column_int64 (statement, 0));
      g_array_append_val (self->changes, change);
    }

  return FALSE;
}

/* Touches of the kind ?3 after the change ?4; what undid a change touched what that one did. */
#define TOUCHES(which)                                                                             \
  "WITH RECURSIVE touching (id, change) AS (SELECT t.id, t.change FROM touch AS t"                 \
  " WHERE t.kind = (SELECT id FROM kind WHERE name = ?3) AND t.id " which                          \
  " UNION SELECT touching.id, c.id FROM touching JOIN change AS c ON c.reverts = touching.change)" \
  " SELECT id, change FROM touching WHERE change > ?4"

/* Records that are there: those that were touched, and those that came by an import, which are
 * known by their range alone. */
static gboolean
find_touched (Loading *self, const SalPlanNewsKind *watched, GError **error)
{
  g_autofree char *ids = write_ids (watched);
  g_autofree char *touched = g_strdup_printf (TOUCHES ("IN (%s)"), ids);
  g_autofree char *imported =
      g_strdup_printf ("SELECT r.id, t.change FROM touch_range AS t JOIN \"%s\" AS r"
                       " ON r.id BETWEEN t.first AND t.last AND r.id IN (%s)"
                       " WHERE t.kind = (SELECT id FROM kind WHERE name = ?3) AND t.change > ?4"
                       " AND t.type = %d",
                       watched->kind->name,
                       ids,
                       SAL_TOUCH_INSERTED);

  return take_touches (self, watched->kind, touched, 0, error) &&
         take_touches (self, watched->kind, imported, 0, error);
}

static gboolean
is_reference_to (const SalValue *value, gint64 id)
{
  return value->storage == SAL_STORAGE_INTEGER && value->integer == id;
}

/* What is not there any more says itself what it belonged to. */
static gboolean
says_it_is_ours (const Loading *self, const SalChangeDetail *detail)
{
  const SalPlanNewsKind *watched = sal_plan_news_find_kind (detail->kind);

  return watched != NULL && watched->owner != NULL && detail->change->field != NULL &&
         g_str_equal (detail->change->field->name, watched->owner) &&
         is_reference_to (&detail->change->before,
                          sal_plan_news_kind_is_of_plan (watched) ? get_plan (self)
                                                                  : self->book->account);
}

static gboolean
is_deleted_cb (const SalKind *kind, gint64 id, SalTouchType type, gpointer data)
{
  return type == SAL_TOUCH_DELETED && sal_plan_news_find_kind (kind) != NULL;
}

/* What was deleted may have been added, or changed, before. */
static gboolean
find_deleted_by (Loading *self, gint64 change, GError **error)
{
  g_autoptr (GPtrArray) details = sal_change_details_load_of (self->connection,
                                                              self->kinds,
                                                              change,
                                                              is_deleted_cb,
                                                              NULL,
                                                              self->query->currency,
                                                              MAX_RECORDS,
                                                              error);

  if (details == NULL)
    return FALSE;
  for (guint i = 0; i < details->len; i++)
    {
      const SalChangeDetail *detail = g_ptr_array_index (details, i);

      if (says_it_is_ours (self, detail) && !is_known (self, detail->kind, detail->id) &&
          !take_touches (self, detail->kind, TOUCHES ("= ?5"), detail->id, error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full): of gint64, at most as many as are looked at, the newest */
static GArray *
list_deletions (const Loading *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  guint n_kinds;
  const SalPlanNewsKind *watched = sal_plan_news_get_kinds (&n_kinds);
  gboolean row;

  for (guint i = 0; i < n_kinds; i++)
    g_string_append_printf (names, "%s'%s'", i > 0 ? "," : "", watched[i].kind->name);
  sql = g_strdup_printf ("SELECT DISTINCT change FROM change_kind WHERE change > ?1 AND type = %d"
                         " AND kind IN (SELECT id FROM kind WHERE name IN (%s))"
                         " ORDER BY change DESC LIMIT %d",
                         SAL_TOUCH_DELETED,
                         names->str,
                         MAX_CHANGES);
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, self->since);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      gint64 id = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return g_steal_pointer (&ids);
      g_array_append_val (ids, id);
    }

  return NULL;
}

static int
compare_changes (gconstpointer one, gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return (a > b) - (a < b);
}

static gboolean
find_changes (Loading *self, GError **error)
{
  guint n_kinds;
  const SalPlanNewsKind *watched = sal_plan_news_get_kinds (&n_kinds);
  g_autoptr (GArray) deletions = list_deletions (self, error);

  if (deletions == NULL)
    return FALSE;
  for (guint i = 0; i < n_kinds; i++)
    if (!find_touched (self, &watched[i], error))
      return FALSE;
  for (guint i = 0; i < deletions->len; i++)
    if (!find_deleted_by (self, g_array_index (deletions, gint64, i), error))
      return FALSE;
  g_array_sort (self->changes, compare_changes);

  return TRUE;
}

/* --- what they did --- */

static gboolean
is_wanted_cb (const SalKind *kind, gint64 id, SalTouchType type, gpointer data)
{
  return is_known (data, kind, id);
}

static void
take_details (const Loading *self, GPtrArray *details, const SalChange *change)
{
  for (guint i = 0; i < details->len; i++)
    sal_plan_news_take (self->book->news,
                        g_ptr_array_index (details, i),
                        sal_change_get_author (change),
                        sal_change_get_time (change));
}

static void
take_range (const Loading *self, const SalTouchRange *range, const SalChange *change)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Key *one = key;

      if (one->kind == range->kind && one->id >= range->first && one->id <= range->last)
        sal_plan_news_take_added (self->book->news,
                                  one->kind,
                                  one->id,
                                  NULL,
                                  sal_change_get_author (change),
                                  sal_change_get_time (change));
    }
}

static gboolean
take_change (Loading *self, gint64 id, GError **error)
{
  g_autoptr (SalChange) change = sal_journal_load (self->connection, self->kinds, id, error);
  g_autoptr (GPtrArray) details = NULL;
  const SalTouchRange *ranges;
  gsize n;

  if (change == NULL)
    return FALSE;
  if (self->query->own_until != 0 && id > self->query->own_until &&
      g_strcmp0 (sal_change_get_author (change), self->query->author) == 0)
    return TRUE;
  details = sal_change_details_load_of (self->connection,
                                        self->kinds,
                                        id,
                                        is_wanted_cb,
                                        self,
                                        self->query->currency,
                                        MAX_RECORDS,
                                        error);
  if (details == NULL)
    return FALSE;
  ranges = sal_change_get_ranges (change, &n);
  for (gsize i = 0; i < n; i++)
    if (ranges[i].type == SAL_TOUCH_INSERTED)
      take_range (self, &ranges[i], change);
  take_details (self, details, change);

  return TRUE;
}

/* Of those that are found several times, once; of many, the newest. */
static gboolean
take_changes (Loading *self, GError **error)
{
  g_autoptr (GArray) once = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->changes->len; i++)
    {
      gint64 id = g_array_index (self->changes, gint64, i);

      if (once->len == 0 || g_array_index (once, gint64, once->len - 1) != id)
        g_array_append_val (once, id);
    }
  for (guint i = once->len > MAX_CHANGES ? once->len - MAX_CHANGES : 0; i < once->len; i++)
    if (!take_change (self, g_array_index (once, gint64, i), error))
      return FALSE;

  return TRUE;
}

/* Puts what the journal knows of the plan and its account since a change into the news. */
gboolean
sal_plan_news_load_changes (SalAccountPlanBook *book,
                            SalConnection *connection,
                            const SalKind *const *kinds,
                            const SalAccountPlanQuery *query,
                            gint64 since,
                            GError **error)
{
  g_auto (Loading) self = {
    .book = book, .connection = connection, .kinds = kinds, .query = query, .since = since
  };

  self.known = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  self.changes = g_array_new (FALSE, FALSE, sizeof (gint64));

  return find_changes (&self, error) && take_changes (&self, error);
}

/* --- what they are called --- */

/* Names records that are there, and tells what those that were added are. */
gboolean
sal_plan_news_load_names (SalAccountPlanBook *book,
                          SalConnection *connection,
                          const char *currency,
                          GError **error)
{
  for (guint i = 0; i < book->news->items->len; i++)
    {
      SalPlanNewsItem *item = g_ptr_array_index (book->news->items, i);
      g_autoptr (GPtrArray) records = NULL;

      if (item->type == SAL_TOUCH_DELETED)
        continue;
      records = sal_records_load (connection, item->kind, &item->id, 1, error);
      if (records == NULL)
        return FALSE;
      if (records->len > 0 && records->pdata[0] != NULL)
        sal_plan_news_item_name (item, records->pdata[0], currency);
    }

  return TRUE;
}
