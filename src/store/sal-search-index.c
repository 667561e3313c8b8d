/* sal-search-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-search.h"

/* One FTS5 table over the searchable fields of all kinds: the field records are called by, the
 * others in one text, and the kind's name. What it holds is read from the table it keeps its
 * contents in, which is faster than asking it. */

#define TITLE    "c0"
#define BODY     "c1"
#define KIND     "c2"
#define CONTENTS SAL_SEARCH_TABLE "_content"

static const char CREATE[] = "CREATE VIRTUAL TABLE IF NOT EXISTS " SAL_SEARCH_TABLE
                             " USING fts5 (title, body, kind UNINDEXED,"
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

/* --- single records --- */

typedef struct
{
  const SalKind *kind;
  gboolean is_searchable;
  sqlite3_stmt *compare; /* a row if what is indexed is up to date */
  sqlite3_stmt *remove;
  sqlite3_stmt *insert;
} Updater;

static void
updater_clear (Updater *self)
{
  g_clear_pointer (&self->compare, sal_statement_done);
  g_clear_pointer (&self->remove, sal_statement_done);
  g_clear_pointer (&self->insert, sal_statement_done);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Updater, updater_clear)

static gboolean
updater_set_kind (Updater *self, SalConnection *connection, const SalKind *kind, GError **error)
{
  g_auto (Texts) texts = { 0 };
  g_autofree char *compare = NULL;
  g_autofree char *insert = NULL;

  updater_clear (self);
  self->kind = kind;
  self->is_searchable = texts_init (&texts, kind);
  if (!self->is_searchable)
    return TRUE;

  compare = g_strdup_printf ("SELECT 1 FROM " CONTENTS " AS c JOIN \"%s\" AS t ON t.id = c.id"
                             " WHERE c.id = ? AND c." TITLE " IS %s AND c." BODY " IS %s",
                             kind->name,
                             texts.title,
                             texts.body);
  insert = g_strdup_printf ("INSERT INTO " SAL_SEARCH_TABLE " (rowid, title, body, kind)"
                            " SELECT t.id, %s, %s, '%s' FROM \"%s\" AS t WHERE t.id = ?"
                            " AND coalesce (%s, %s) IS NOT NULL",
                            texts.title,
                            texts.body,
                            kind->name,
                            kind->name,
                            texts.title,
                            texts.body);
  self->compare = sal_connection_prepare (connection, compare, error);
  if (self->compare == NULL)
    return FALSE;
  self->remove = sal_connection_prepare (
      connection, "DELETE FROM " SAL_SEARCH_TABLE " WHERE rowid = ?", error);
  if (self->remove == NULL)
    return FALSE;
  self->insert = sal_connection_prepare (connection, insert, error);

  return self->insert != NULL;
}

static gboolean
run_for (
    SalConnection *connection, sqlite3_stmt *statement, gint64 id, gboolean *row, GError **error)
{
  gboolean result;

  sqlite3_bind_int64 (statement, 1, id);
  result = sal_connection_step (connection, statement, row, error);
  sqlite3_reset (statement);

  return result;
}

static gboolean
updater_apply (Updater *self, SalConnection *connection, const SalTouch *touch, GError **error)
{
  gboolean row;

  if (touch->type == SAL_TOUCH_UPDATED)
    {
      if (!run_for (connection, self->compare, touch->id, &row, error))
        return FALSE;
      if (row)
        return TRUE;
    }

  if (!run_for (connection, self->remove, touch->id, &row, error))
    return FALSE;

  return touch->type == SAL_TOUCH_DELETED ||
         run_for (connection, self->insert, touch->id, &row, error);
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
  g_auto (Updater) updater = { 0 };

  for (gsize i = 0; i < n_touches; i++)
    {
      if (touches[i].kind != updater.kind &&
          !updater_set_kind (&updater, connection, touches[i].kind, error))
        return FALSE;
      if (updater.is_searchable && !updater_apply (&updater, connection, &touches[i], error))
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
