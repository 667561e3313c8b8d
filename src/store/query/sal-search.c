/* sal-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-search.h"

#include "sal-record-query.h"

/* A hit in a title counts as much as ten in other fields. */
#define RANK "bm25(10.0, 1.0)"

void
sal_search_hit_free (SalSearchHit *self)
{
  g_free (self->title);
  g_free (self->snippet);
  g_free (self);
}

/* Words without a letter or digit are none: "&", "–". */
static gboolean
has_letter (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      if (g_unichar_isalnum (g_utf8_get_char (word)))
        return TRUE;
    }

  return FALSE;
}

static void
append_word (GString *match, const char *word)
{
  if (match->len > 0)
    g_string_append_c (match, ' ');
  g_string_append_c (match, '"');
  for (; *word != '\0'; word++)
    {
      g_string_append_c (match, *word);
      if (*word == '"')
        g_string_append_c (match, '"');
    }
  g_string_append (match, "\"*");
}

/**
 * sal_search_write_match:
 * @text: what somebody typed
 *
 * Writes an FTS5 query that finds what has all the words of @text, each as the start of a word.
 *
 * Returns: (transfer full) (nullable): the query, or %NULL if there is no word in @text
 */
char *
sal_search_write_match (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) match = g_string_new (NULL);

  for (char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }
  words = g_strsplit (valid, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (has_letter (words[i]))
        append_word (match, words[i]);
    }

  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

static SalSearchHit *
read_hit (const SalKind *const *kinds, sqlite3_stmt *statement)
{
  const char *name = (const char *) sqlite3_column_text (statement, 1);
  const SalKind *kind = name != NULL ? sal_kind_find (kinds, name) : NULL;
  SalSearchHit *hit;

  if (kind == NULL)
    return NULL;

  hit = g_new0 (SalSearchHit, 1);
  hit->kind = kind;
  hit->id = sqlite3_column_int64 (statement, 0);
  hit->snippet = g_strdup ((const char *) sqlite3_column_text (statement, 2));

  return hit;
}

static gboolean
load_titles (SalConnection *connection, GPtrArray *hits, GError **error)
{
  for (guint i = 0; i < hits->len; i++)
    {
      SalSearchHit *hit = g_ptr_array_index (hits, i);
      g_auto (GStrv) titles = sal_records_load_titles (connection, hit->kind, &hit->id, 1, error);

      if (titles == NULL)
        return FALSE;
      hit->title = g_strdup (titles[0]);
    }

  return TRUE;
}

/**
 * sal_search:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): the kinds of the store
 * @text: what to look for
 * @limit: how many hits at most
 * @error: return location for an error
 *
 * Finds the records that have all the words of @text in their searchable fields, whatever the case
 * and accents, each word as the start of a word. The best come first: by BM25, where titles count
 * more.
 *
 * Returns: (transfer full) (element-type SalSearchHit): the hits, or %NULL on a %SAL_STORE_ERROR
 */
GPtrArray *
sal_search (SalConnection *connection,
            const SalKind *const *kinds,
            const char *text,
            guint limit,
            GError **error)
{
  static const char SQL[] =
      "SELECT rowid, kind, snippet (" SAL_SEARCH_TABLE ", -1, '‹', '›', '…', 12)"
      " FROM " SAL_SEARCH_TABLE " WHERE " SAL_SEARCH_TABLE " MATCH ? AND rank MATCH '" RANK "'"
      " ORDER BY rank LIMIT ?";
  g_autoptr (GPtrArray) hits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_search_hit_free);
  g_autofree char *match = sal_search_write_match (text);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = TRUE;

  if (match == NULL)
    return g_steal_pointer (&hits);
  statement = sal_connection_prepare (connection, SQL, error);
  if (statement == NULL)
    return NULL;

  sal_statement_bind_text (statement, 1, match);
  sqlite3_bind_int64 (statement, 2, limit);
  while (row)
    {
      SalSearchHit *hit;

      if (!sal_connection_step (connection, statement, &row, error))
        return NULL;
      hit = row ? read_hit (kinds, statement) : NULL;
      if (hit != NULL)
        g_ptr_array_add (hits, hit);
    }

  return load_titles (connection, hits, error) ? g_steal_pointer (&hits) : NULL;
}
