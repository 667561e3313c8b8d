/* sal-search-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-search.h"

/* One FTS5 table over the searchable fields of all kinds: the field records are called by, the
 * others in one text, and the kind's name. What it holds is read from the table it keeps its
 * contents in, which is faster than asking it. It keeps no sizes of texts, which take a quarter of
 * the time to write and are counted where hits are ranked. */

#define TITLE    "c0"
#define BODY     "c1"
#define KIND     "c2"
#define CONTENTS SAL_SEARCH_TABLE "_content"

static const char CREATE[] = "CREATE VIRTUAL TABLE IF NOT EXISTS " SAL_SEARCH_TABLE
                             " USING fts5 (title, body, kind UNINDEXED, columnsize = 0,"
                             " tokenize = 'unicode61 remove_diacritics 2')";

/**
 * sal_search_create_tables:
 * @connection: the writer's connection
 * @error: return location for an error
 *
 * Creates the search index unless it is there.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_search_create_tables (SalConnection *connection, GError **error)
{
  return sal_connection_execute (connection, CREATE, error);
}

static gboolean
is_searchable (const SalField *field)
{
  return field->type == SAL_FIELD_TEXT && (field->flags & SAL_FIELD_SEARCHABLE) != 0 &&
         (field->flags & SAL_FIELD_CONFIDENTIAL) == 0;
}

/* Two SQL expressions over the row t of a kind: its title and all its other searchable text. */
typedef struct
{
  char *title;
  char *body;
} Texts;

static void
texts_clear (Texts *self)
{
  g_free (self->title);
  g_free (self->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, texts_clear)

/* FALSE if nothing of @kind is searchable. */
static gboolean
texts_init (Texts *self, const SalKind *kind)
{
  const SalField *title = sal_kind_find_field (kind, kind->title);
  g_autoptr (GString) body = g_string_new (NULL);

  self->title = is_searchable (title) ? g_strdup_printf ("t.\"%s\"", title->name) : NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SalField *field = &kind->fields[i];

      if (field != title && is_searchable (field))
        g_string_append_printf (
            body, "%scoalesce (' · ' || t.\"%s\", '')", body->len > 0 ? " || " : "", field->name);
    }

  self->body = body->len > 0 ? g_strdup_printf ("nullif (substr (%s, 4), '')", body->str) : NULL;
  if (self->title == NULL && self->body == NULL)
    return FALSE;
  if (self->title == NULL)
    self->title = g_strdup ("NULL");
  if (self->body == NULL)
    self->body = g_strdup ("NULL");

  return TRUE;
}

/* --- records --- */

static gboolean
touches_kind (const SalTouch *touches, gsize n_touches, const SalKind *kind)
{
  for (gsize i = 0; i < n_touches; i++)
    {
      if (touches[i].kind == kind)
        return TRUE;
    }

  return FALSE;
}

/* Appends those of the touched records of @kind that are not indexed as they are, as JSON: "1,2".
 */
static gboolean
collect_stale (SalConnection *connection,
               const SalKind *kind,
               const Texts *texts,
               const SalTouch *touches,
               gsize n_touches,
               GString *ids,
               GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT 1 FROM " CONTENTS " AS c JOIN \"%s\" AS t ON t.id = c.id"
                       " WHERE c.id = ? AND c." TITLE " IS %s AND c." BODY " IS %s",
                       kind->name,
                       texts->title,
                       texts->body);
  g_autoptr (sqlite3_stmt) compare = sal_connection_prepare (connection, sql, error);

  if (compare == NULL)
    return FALSE;

  for (gsize i = 0; i < n_touches; i++)
    {
      gboolean same;

      if (touches[i].kind != kind)
        continue;
      sqlite3_bind_int64 (compare, 1, touches[i].id);
      if (!sal_connection_step (connection, compare, &same, error))
        return FALSE;
      sqlite3_reset (compare);
      if (!same)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? "," : "", touches[i].id);
    }

  return TRUE;
}

static gboolean
run_with (SalConnection *connection, const char *sql, const char *json, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, json);

  return sal_connection_step (connection, statement, &row, error);
}

/* FTS5 writes out what it has gathered at the end of every statement: there are two for all ids. */
static gboolean
index_anew (SalConnection *connection,
            const SalKind *kind,
            const Texts *texts,
            const char *ids,
            GError **error)
{
  g_autofree char *json = g_strconcat ("[", ids, "]", NULL);
  g_autofree char *insert =
      g_strdup_printf ("INSERT INTO " SAL_SEARCH_TABLE " (rowid, title, body, kind)"
                       " SELECT t.id, %s, %s, '%s' FROM \"%s\" AS t"
                       " WHERE t.id IN (SELECT value FROM json_each (?))"
                       " AND coalesce (%s, %s) IS NOT NULL ORDER BY t.id",
                       texts->title,
                       texts->body,
                       kind->name,
                       kind->name,
                       texts->title,
                       texts->body);

  return run_with (connection,
                   "DELETE FROM " SAL_SEARCH_TABLE
                   " WHERE rowid IN (SELECT value FROM json_each (?))",
                   json,
                   error) &&
         run_with (connection, insert, json, error);
}

/**
 * sal_search_update:
 * @connection: the writer's connection
 * @kinds: (array zero-terminated=1): the kinds of the store
 * @touches: (array length=n_touches): records that changed
 * @n_touches: their number
 * @error: return location for an error
 *
 * Brings the index up to date with records that were inserted, updated or deleted.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_search_update (SalConnection *connection,
                   const SalKind *const *kinds,
                   const SalTouch *touches,
                   gsize n_touches,
                   GError **error)
{
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      g_auto (Texts) texts = { 0 };
      g_autoptr (GString) ids = g_string_new (NULL);

      if (!touches_kind (touches, n_touches, kinds[i]) || !texts_init (&texts, kinds[i]))
        continue;
      if (!collect_stale (connection, kinds[i], &texts, touches, n_touches, ids, error) ||
          (ids->len > 0 && !index_anew (connection, kinds[i], &texts, ids->str, error)))
        return FALSE;
    }

  return TRUE;
}

/* --- whole kinds --- */

/* A condition on the row c of the contents: it is of @kind, and not what is in its table. */
static char *
write_stale (const SalKind *kind, const Texts *texts)
{
  return g_strdup_printf ("c." KIND " = '%s' AND NOT EXISTS (SELECT 1 FROM \"%s\" AS t"
                          " WHERE t.id = c.id AND c." TITLE " IS %s AND c." BODY " IS %s)",
                          kind->name,
                          kind->name,
                          texts->title,
                          texts->body);
}

/* Forgetting a row costs as much as indexing it: if more goes than stays, begins again. */
static gboolean
remove_stale (SalConnection *connection, const char *stale, GError **error)
{
  g_autofree char *count =
      g_strdup_printf ("SELECT count(*) FROM " CONTENTS " AS c WHERE %s", stale);
  g_autofree char *sql = NULL;
  gint64 n_stale, n_rows;

  if (!sal_connection_query_integer (connection, count, &n_stale, error) ||
      !sal_connection_query_integer (connection, "SELECT count(*) FROM " CONTENTS, &n_rows, error))
    return FALSE;
  if (n_stale == 0)
    return TRUE;

  if (n_stale <= n_rows - n_stale)
    sql = g_strdup_printf ("DELETE FROM " SAL_SEARCH_TABLE
                           " WHERE rowid IN (SELECT c.id FROM " CONTENTS " AS c WHERE %s)",
                           stale);
  else
    sql = g_strdup_printf ("CREATE TEMP TABLE search_kept AS SELECT * FROM " CONTENTS
                           " AS c WHERE NOT (%s);"
                           "DROP TABLE " SAL_SEARCH_TABLE ";"
                           "%s;"
                           "INSERT INTO " SAL_SEARCH_TABLE " (rowid, title, body, kind)"
                           " SELECT id, " TITLE ", " BODY ", " KIND " FROM search_kept ORDER BY id;"
                           "DROP TABLE search_kept;",
                           stale,
                           CREATE);

  return sal_connection_execute (connection, sql, error);
}

/* While much is added, what was written is not merged at once: later changes do so bit by bit.
 * Otherwise the first small one would have to merge everything ("crisis"). */
static const char BEGIN_ADDING[] =
    "INSERT INTO " SAL_SEARCH_TABLE " (" SAL_SEARCH_TABLE ", rank) VALUES ('automerge', 0);"
    "INSERT INTO " SAL_SEARCH_TABLE " (" SAL_SEARCH_TABLE ", rank) VALUES ('crisismerge', 1999);";
static const char END_ADDING[] =
    "INSERT INTO " SAL_SEARCH_TABLE " (" SAL_SEARCH_TABLE ", rank) VALUES ('automerge', 4);";

/* Indexes the rows t of a kind, of what is searchable those that @condition leaves. */
static gboolean
insert_rows (SalConnection *connection,
             const SalKind *kind,
             const Texts *texts,
             const char *condition,
             GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO " SAL_SEARCH_TABLE " (rowid, title, body, kind)"
                       " SELECT t.id, %s, %s, '%s' FROM \"%s\" AS t"
                       " WHERE coalesce (%s, %s) IS NOT NULL%s ORDER BY t.id",
                       texts->title,
                       texts->body,
                       kind->name,
                       kind->name,
                       texts->title,
                       texts->body,
                       condition);

  return sal_connection_execute (connection, BEGIN_ADDING, error) &&
         sal_connection_execute (connection, sql, error) &&
         sal_connection_execute (connection, END_ADDING, error);
}

/**
 * sal_search_fill:
 * @connection: the writer's connection
 * @kind: a kind
 * @error: return location for an error
 *
 * Indexes all records of a kind of which none is indexed yet.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_search_fill (SalConnection *connection, const SalKind *kind, GError **error)
{
  g_auto (Texts) texts = { 0 };

  return !texts_init (&texts, kind) || insert_rows (connection, kind, &texts, "", error);
}

/**
 * sal_search_rebuild:
 * @connection: the writer's connection
 * @kind: a kind
 * @error: return location for an error
 *
 * Brings the index up to date with all records of a kind, after many were added or removed: what is
 * indexed rightly stays.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_search_rebuild (SalConnection *connection, const SalKind *kind, GError **error)
{
  g_auto (Texts) texts = { 0 };
  g_autofree char *stale = NULL;

  if (!texts_init (&texts, kind))
    return TRUE;

  stale = write_stale (kind, &texts);
  return remove_stale (connection, stale, error) &&
         insert_rows (connection,
                      kind,
                      &texts,
                      " AND NOT EXISTS (SELECT 1 FROM " CONTENTS " AS c WHERE c.id = t.id)",
                      error);
}

/**
 * sal_search_add:
 * @connection: the writer's connection
 * @kind: a kind
 * @first: the id of the first record that was added
 * @last: the id of the last
 * @error: return location for an error
 *
 * Indexes the records of a range of ids, after many were added. Asking for each whether it is
 * indexed already takes half a second for a million; that none of the range is, is asked at once.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_search_add (
    SalConnection *connection, const SalKind *kind, gint64 first, gint64 last, GError **error)
{
  g_auto (Texts) texts = { 0 };
  g_autofree char *range =
      g_strdup_printf ("id BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT, first, last);
  g_autofree char *indexed =
      g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM " CONTENTS " WHERE %s)", range);
  g_autofree char *condition = g_strconcat (" AND t.", range, NULL);
  gint64 any;

  if (!texts_init (&texts, kind))
    return TRUE;
  if (!sal_connection_query_integer (connection, indexed, &any, error))
    return FALSE;

  return any ? sal_search_rebuild (connection, kind, error)
             : insert_rows (connection, kind, &texts, condition, error);
}
