/* test-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-search.h"

#include <string.h>

#include "sal-schema.h"

static const SalField company_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name", SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE },
  { "city", SAL_FIELD_TEXT, "City", SAL_FIELD_SEARCHABLE },
  { "motto", SAL_FIELD_TEXT, "Motto", 0 },
  { "secret", SAL_FIELD_TEXT, "Secret", SAL_FIELD_SEARCHABLE | SAL_FIELD_CONFIDENTIAL },
  { "code", SAL_FIELD_TEXT, "Code", SAL_FIELD_SEARCHABLE },
};

static const SalKind company_kind = {
  .name = "company",
  .label = "Company",
  .plural = "Companies",
  SAL_FIELDS (company_fields),
  .title = "name",
};

static const SalField visit_fields[] = {
  { "company",
    SAL_FIELD_REFERENCE,
    "Company",
    SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED,
    .references = &company_kind },
  { "note", SAL_FIELD_TEXT, "Note", SAL_FIELD_SEARCHABLE },
};

static const SalKind visit_kind = {
  .name = "visit",
  .label = "Visit",
  .plural = "Visits",
  SAL_FIELDS (visit_fields),
  .title = "company",
};

static const SalField tick_fields[] = {
  { "count", SAL_FIELD_INTEGER, "Count", 0 },
};

static const SalKind tick_kind = {
  .name = "tick",
  .label = "Tick",
  .plural = "Ticks",
  SAL_FIELDS (tick_fields),
  .title = "count",
};

static const SalKind *const kinds[] = { &company_kind, &visit_kind, &tick_kind, NULL };

static void
execute (SalConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sal_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static void
rebuild (SalConnection *connection)
{
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      sal_search_rebuild (connection, kinds[i], &error);
      g_assert_no_error (error);
    }
}

static void
touch (SalConnection *connection, const SalKind *kind, gint64 id, SalTouchType type)
{
  SalTouch touch = { kind, id, type };
  g_autoptr (GError) error = NULL;

  sal_search_update (connection, kinds, &touch, 1, &error);
  g_assert_no_error (error);
}

static SalConnection *
create_index (void)
{
  g_autoptr (GError) error = NULL;
  SalConnection *connection = sal_connection_open (":memory:", SAL_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  sal_schema_create (connection, SAL_STORE_MAIN, kinds, &error);
  g_assert_no_error (error);
  sal_search_create_tables (connection, &error);
  g_assert_no_error (error);
  execute (connection,
           "INSERT INTO company (id, name, city, motto, secret, code) VALUES"
           " (1, 'Müller & Söhne', 'Köln', 'hidden', 'bankrupt', 'A-17'),"
           " (2, 'Acme Corporation', 'New York', NULL, NULL, 'B 17'),"
           " (3, 'York Brothers Steel Works and Mining Company', 'Leeds', NULL, NULL, NULL),"
           " (4, 'O''Neil \"The Best\"', NULL, NULL, NULL, NULL);"
           "INSERT INTO visit (id, company, note) VALUES"
           " (10, 2, 'They will move from York to Acme Street'), (11, 1, NULL);"
           "INSERT INTO tick (id, count) VALUES (20, 17);");
  rebuild (connection);

  return connection;
}

/* The ids found, best first: "2 10". */
static char *
find (SalConnection *connection, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sal_search (connection, kinds, text, 10, &error);
  g_autoptr (GString) ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const SalSearchHit *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (ids, "%s%d", i > 0 ? " " : "", (int) hit->id);
    }

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_found (SalConnection *connection, const char *text, const char *expected)
{
  g_autofree char *found = find (connection, text);
  g_autofree char *printable = g_utf8_make_valid (text, -1);

  g_test_message ("“%s”", printable);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_search_words (void)
{
  static const struct
  {
    const char *text;
    const char *ids;
  } table[] = {
    { "acme", "2 10" },   /* titles first */
    { "ACM", "2 10" },    /* the start of a word, any case */
    { "cme", "" },        /* not its middle */
    { "york", "3 2 10" }, /* in the title, in a short text, in a long one */
    { "york acme", "2 10" },
    { "  acme   new ", "2" },
    { "muller", "1" }, /* accents do not matter on either side */
    { "Mÿller", "" },
    { "sohne koln", "1" },
    { "köln", "1" },
    { "o'neil", "4" },
    { "\"the best\"", "4" },
    { "a-17", "1" },
    { "17", "1 2" }, /* ticks have nothing that is searchable */
    { "hidden", "" },
    { "bankrupt", "" }, /* confidential */
    { "", "" },
    { "& – *", "" },
    { "müller &", "1" },
    { "acme OR steel", "" }, /* no operators */
    { "name:acme", "" },
    { "acme*", "2 10" },
    { "acme)", "2 10" },
    { "a\x01"
      "17",
      "1 2" },
    { "\xff\xfe", "" },
    { "company", "3" }, /* not the name of the kind */
  };
  g_autoptr (SalConnection) connection = create_index ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    assert_found (connection, table[i].text, table[i].ids);
}

static void
test_search_hits (void)
{
  g_autoptr (SalConnection) connection = create_index ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = sal_search (connection, kinds, "york", 10, &error);
  g_autoptr (GPtrArray) fewer = sal_search (connection, kinds, "york", 2, &error);
  const SalSearchHit *hit;

  g_assert_no_error (error);
  g_assert_cmpuint (fewer->len, ==, 2);
  g_assert_cmpuint (hits->len, ==, 3);
  hit = g_ptr_array_index (hits, 1);
  g_assert_true (hit->kind == &company_kind);
  g_assert_cmpstr (hit->title, ==, "Acme Corporation");
  g_assert_nonnull (strstr (hit->snippet, "New ‹York›"));
  hit = g_ptr_array_index (hits, 2);
  g_assert_true (hit->kind == &visit_kind);
  g_assert_cmpstr (hit->title, ==, "Acme Corporation"); /* that of what it refers to */
  g_assert_cmpstr (hit->snippet, ==, "They will move from ‹York› to Acme Street");
}

static void
test_search_update (void)
{
  g_autoptr (SalConnection) connection = create_index ();

  execute (connection, "INSERT INTO company (id, name) VALUES (5, 'Delta')");
  touch (connection, &company_kind, 5, SAL_TOUCH_INSERTED);
  assert_found (connection, "delta", "5");

  execute (connection, "UPDATE company SET name = 'Epsilon', city = 'Delft' WHERE id = 5");
  touch (connection, &company_kind, 5, SAL_TOUCH_UPDATED);
  assert_found (connection, "delta", "");
  assert_found (connection, "epsilon delft", "5");

  execute (connection, "UPDATE company SET motto = 'changed' WHERE id = 5");
  touch (connection, &company_kind, 5, SAL_TOUCH_UPDATED);
  assert_found (connection, "epsilon", "5");

  execute (connection, "DELETE FROM company WHERE id = 5");
  touch (connection, &company_kind, 5, SAL_TOUCH_DELETED);
  assert_found (connection, "epsilon", "");

  /* A record may get its first searchable text, and lose its last. */
  execute (connection, "UPDATE visit SET note = 'Zeta' WHERE id = 11");
  touch (connection, &visit_kind, 11, SAL_TOUCH_UPDATED);
  assert_found (connection, "zeta", "11");
  execute (connection, "UPDATE visit SET note = NULL WHERE id = 11");
  touch (connection, &visit_kind, 11, SAL_TOUCH_UPDATED);
  assert_found (connection, "zeta", "");

  touch (connection, &tick_kind, 20, SAL_TOUCH_UPDATED);
}

static char *
dump (SalConnection *connection)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT group_concat (rowid || '|' || coalesce (title, '') || '|' || coalesce (body, '')"
      " || '|' || kind, ';') FROM (SELECT rowid, * FROM " SAL_SEARCH_TABLE " ORDER BY rowid)",
      NULL);
  gboolean row;

  g_assert_true (sal_connection_step (connection, statement, &row, NULL) && row);

  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

/* Any changes, followed record by record, or all at once by rebuilding: the index is what it would
 * be if it were made anew. */
static void
test_search_random (void)
{
  static const char *const words[] = { "alpha", "beta", "gamma", "delta", "ßeta", "Ĝamma" };

  for (int round = 0; round < 20; round++)
    {
      g_autoptr (SalConnection) connection = create_index ();
      gboolean follow = round % 2 == 0;
      int n_changes = g_test_rand_int_range (1, 60);
      g_autofree char *updated = NULL;
      g_autofree char *anew = NULL;

      for (int i = 0; i < n_changes; i++)
        {
          SalTouchType type = (SalTouchType) g_test_rand_int_range (0, 3);
          int id = g_test_rand_int_range (1, 30);
          const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
          g_autofree char *sql = NULL;

          if (type == SAL_TOUCH_INSERTED)
            sql = g_strdup_printf (
                "INSERT INTO company (id, name) VALUES (%d, '%s %d')", 100 + i, word, id);
          else if (type == SAL_TOUCH_UPDATED)
            sql = g_strdup_printf ("UPDATE company SET city = '%s' WHERE id = %d", word, 99 + id);
          else
            sql = g_strdup_printf ("DELETE FROM company WHERE id = %d", 99 + id);
          execute (connection, sql);
          if (follow)
            touch (connection, &company_kind, type == SAL_TOUCH_INSERTED ? 100 + i : 99 + id, type);
        }
      if (!follow)
        rebuild (connection);
      execute (connection,
               "INSERT INTO " SAL_SEARCH_TABLE "(" SAL_SEARCH_TABLE ") VALUES ('integrity-check')");

      updated = dump (connection);
      execute (connection, "DROP TABLE " SAL_SEARCH_TABLE);
      g_assert_true (sal_search_create_tables (connection, NULL));
      rebuild (connection);
      anew = dump (connection);
      g_assert_cmpstr (updated, ==, anew);
    }
}

/* More goes than stays: the index is begun again and keeps the rest. */
static void
test_search_emptied (void)
{
  g_autoptr (SalConnection) connection = create_index ();

  execute (connection,
           "BEGIN;"
           "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
           " INSERT INTO company (id, name) SELECT i, 'Filler ' || i FROM n");
  rebuild (connection);
  assert_found (connection, "filler 500", "500");
  execute (connection, "DELETE FROM company WHERE id >= 100");
  rebuild (connection);
  execute (connection, "COMMIT");
  assert_found (connection, "filler", "");
  assert_found (connection, "york", "3 2 10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/words", test_search_words);
  g_test_add_func ("/search/hits", test_search_hits);
  g_test_add_func ("/search/update", test_search_update);
  g_test_add_func ("/search/random", test_search_random);
  g_test_add_func ("/search/emptied", test_search_emptied);

  return g_test_run ();
}
