/* test-record-query-many.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "sal-record-query.h"
#include "sal-schema.h"

/* So many records that two threads read them, from both ends. */

static const SalField deal_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name", 0 },
  { "amount", SAL_FIELD_MONEY, "Amount", 0, .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, "Currency", 0 },
  { "count", SAL_FIELD_INTEGER, "Count", SAL_FIELD_INDEXED },
};

static const SalKind deal_kind = {
  .name = "deal",
  .label = "Deal",
  .plural = "Deals",
  SAL_FIELDS (deal_fields),
  .title = "name",
};

static const SalKind *const kinds[] = { &deal_kind, NULL };

static const char *const sorts[] = { "name", "-name", "amount", "-count", "count,-name", "-id" };

/* Names and ids that are not in each other's order; every ninth value is empty. */
#define FILL                                                                                       \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90000)"               \
  " INSERT INTO deal (id, name, amount, currency, count)"                                          \
  " SELECT 1000 + i * i % 7 + i * 7, nullif ('Deal ' || i * 7919 % 5003, 'Deal 9'),"               \
  " CASE WHEN i % 9 THEN i * 104729 % 10007 END, CASE i % 3 WHEN 0 THEN 'JPY' ELSE 'USD' END,"     \
  " CASE WHEN i % 9 THEN i % 100 END FROM n"

typedef struct
{
  char *path;
  SalConnection *writer; /* which reads alone */
  SalConnection *reader;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("salient-test-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  fixture->path = g_build_filename (folder, "many.db", NULL);
  fixture->writer = sal_connection_open (fixture->path, SAL_CONNECTION_CREATE, &error);
  g_assert_no_error (error);
  sal_connection_execute (fixture->writer, "PRAGMA journal_mode = WAL", &error);
  g_assert_no_error (error);
  sal_schema_create (fixture->writer, SAL_STORE_MAIN, kinds, &error);
  g_assert_no_error (error);
  sal_connection_execute (fixture->writer, FILL, &error);
  g_assert_no_error (error);
  fixture->reader = sal_connection_open (fixture->path, SAL_CONNECTION_READ_ONLY, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  sal_connection_close (fixture->reader);
  sal_connection_close (fixture->writer);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (fixture->path);
}

static GArray *
ask (SalConnection *connection, const SalRecordQuery *query)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = sal_record_query_ids (query, connection, &error);

  g_assert_no_error (error);

  return ids;
}

static void
assert_same (GArray *one, GArray *other)
{
  g_assert_cmpmem (one->data,
                   one->len * sizeof (gint64), /* bytes */
                   other->data,
                   other->len * sizeof (gint64));
}

static SalRecordQuery *
sorted_by (const char *sort)
{
  SalRecordQuery *query = sal_record_query_new (&deal_kind);

  g_test_message ("%s", sort);
  g_assert_true (sal_record_query_set_sort (query, sort, NULL));

  return query;
}

/* Both ends give what one end gives. */
static void
test_both_ends (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (SalRecordQuery) query = sorted_by (sorts[i]);
      g_autoptr (GArray) both = ask (fixture->reader, query);
      g_autoptr (GArray) alone = ask (fixture->writer, query);

      g_assert_cmpuint (both->len, ==, 90000);
      assert_same (both, alone);
    }
}

/* Of all records, every third: too many to look them up. */
static void
test_among (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) all = sorted_by ("");
  g_autoptr (GArray) ids = ask (fixture->writer, all);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i += 3)
    g_array_append_val (some, g_array_index (ids, gint64, i));
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (SalRecordQuery) query = sorted_by (sorts[i]);
      g_autoptr (GArray) both = NULL;
      g_autoptr (GArray) alone = NULL;

      sal_record_query_set_ids (query, (const gint64 *) some->data, some->len);
      both = ask (fixture->reader, query);
      alone = ask (fixture->writer, query);
      g_assert_cmpuint (both->len, ==, some->len);
      assert_same (both, alone);
    }
}

/* Who has begun to read goes on seeing what was there then. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sorted_by ("-count");
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) meanwhile = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GError) error = NULL;

  sal_connection_execute (fixture->reader, "BEGIN", NULL);
  before = ask (fixture->reader, query);
  sal_connection_execute (
      fixture->writer,
      "DELETE FROM deal WHERE id > 400000;"
      "INSERT INTO author (id, name) VALUES (1, 'Somebody');"
      "INSERT INTO change (id, time, author, label, type, flags, schema, changeset)"
      " VALUES (1, 0, 1, 'Delete', 0, 0, 0, x'')",
      &error);
  g_assert_no_error (error);
  meanwhile = ask (fixture->reader, query);
  assert_same (before, meanwhile);

  sal_connection_execute (fixture->reader, "ROLLBACK", NULL);
  after = ask (fixture->reader, query);
  g_assert_cmpuint (after->len, <, before->len);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sorted_by ("name");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  sal_connection_set_cancellable (fixture->reader, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_null (sal_record_query_ids (query, fixture->reader, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/record-query-many/both-ends", test_both_ends);
  ADD ("/record-query-many/among", test_among);
  ADD ("/record-query-many/changed-meanwhile", test_changed_meanwhile);
  ADD ("/record-query-many/cancelled", test_cancelled);

  return g_test_run ();
}
