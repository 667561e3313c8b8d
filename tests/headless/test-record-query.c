/* test-record-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-query.h"

#include <string.h>

#include "sal-connection-functions.h"
#include "sal-error.h"
#include "sal-rate.h"
#include "sal-schema.h"
#include "sal-search.h"

static const SalField team_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name", SAL_FIELD_REQUIRED | SAL_FIELD_SEARCHABLE },
};

static const SalKind team_kind = {
  .name = "team",
  .label = "Team",
  .plural = "Teams",
  SAL_FIELDS (team_fields),
  .title = "name",
  .sort = "name",
};

/* A membership is called as its team is: titles follow references. */
static const SalField member_fields[] = {
  { "team", SAL_FIELD_REFERENCE, "Team", 0, .references = &team_kind },
};

static const SalKind member_kind = {
  .name = "member",
  .label = "Member",
  .plural = "Members",
  SAL_FIELDS (member_fields),
  .title = "team",
};

static const SalChoice sizes[] = {
  { "small", "Small" }, { "large", "Large" }, { "huge", "Huge" }, { NULL, NULL }
};

static const SalField deal_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name", SAL_FIELD_SEARCHABLE },
  { "team", SAL_FIELD_REFERENCE, "Team", SAL_FIELD_INDEXED, .references = &team_kind },
  { "member", SAL_FIELD_REFERENCE, "Member", 0, .references = &member_kind },
  { "amount", SAL_FIELD_MONEY, "Amount", 0, .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, "Currency", 0 },
  { "size", SAL_FIELD_CHOICE, "Size", 0, .choices = sizes },
  { "closed", SAL_FIELD_DATE, "Closed", SAL_FIELD_INDEXED },
  { "seen", SAL_FIELD_TIME, "Seen", 0 },
  { "chance", SAL_FIELD_RATE, "Chance", 0, .minimum = 0, .maximum = SAL_RATE_ONE },
  { "weight", SAL_FIELD_REAL, "Weight", 0 },
  { "count", SAL_FIELD_INTEGER, "Count", SAL_FIELD_INDEXED },
  { "big", SAL_FIELD_BOOLEAN, "Big", 0 },
};

enum
{
  NAME,
  TEAM,
  MEMBER,
  AMOUNT,
  CURRENCY,
  SIZE,
  CLOSED,
  SEEN,
  CHANCE,
  WEIGHT,
  COUNT,
  BIG,
};

static const SalKind deal_kind = {
  .name = "deal",
  .label = "Deal",
  .plural = "Deals",
  SAL_FIELDS (deal_fields),
  .title = "name",
  .sort = "-closed",
};

static const SalKind *const kinds[] = { &team_kind, &member_kind, &deal_kind, NULL };

#define N_TEAMS   9
#define N_MEMBERS 12
#define N_DEALS   400

/* The same records in a database and in memory. */
typedef struct
{
  SalConnection *connection;
  GPtrArray *teams;
  GPtrArray *members;
  GPtrArray *deals;
} Fixture;

static void
insert (SalConnection *connection, SalRecord *record)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GError) error = NULL;
  gboolean row;

  g_string_printf (sql, "INSERT INTO \"%s\" VALUES (?", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ")");
  statement = sal_connection_prepare (connection, sql->str, &error);
  g_assert_no_error (error);
  sqlite3_bind_int64 (statement, 1, sal_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    sal_statement_bind (statement, (int) i + 2, sal_record_get_value (record, i));
  sal_connection_step (connection, statement, &row, &error);
  g_assert_no_error (error);
}

static const char *
any (const char *const *words, gsize n_words)
{
  return words[g_test_rand_int_range (0, (gint32) n_words)];
}

static gint64
any_id (GPtrArray *records)
{
  return sal_record_get_id (
      g_ptr_array_index (records, g_test_rand_int_range (0, (gint32) records->len)));
}

static SalRecord *
random_deal (Fixture *fixture, gint64 id)
{
  static const char *const names[] = { "alpha", "Beta", "älpha two", "gamma", "", "Delta – 9" };
  static const char *const currencies[] = { "USD", "JPY", "KWD" };
  SalRecord *deal = sal_record_new_with_id (&deal_kind, id);
  g_autofree char *name = NULL;
  g_autofree char *seen = NULL;

  /* Each field is null now and then, and few values are different: ties matter. */
  name = g_strdup_printf ("%s %d", any (names, G_N_ELEMENTS (names)), g_test_rand_int_range (0, 5));
  seen = g_strdup_printf ("2026-01-01T10:00:%02dZ", g_test_rand_int_range (0, 60));
  for (guint i = 0; i < deal_kind.n_fields; i++)
    {
      const char *field = deal_fields[i].name;

      if (g_test_rand_int_range (0, 8) == 0)
        continue;
      switch (i)
        {
        case NAME:
          sal_record_set_text (deal, field, name);
          break;
        case TEAM:
          sal_record_set_integer (deal, field, any_id (fixture->teams));
          break;
        case MEMBER:
          sal_record_set_integer (deal, field, any_id (fixture->members));
          break;
        case AMOUNT:
          sal_record_set_integer (deal, field, g_test_rand_int_range (-50, 50) * 1000);
          break;
        case CURRENCY:
          sal_record_set_text (deal, field, any (currencies, 3));
          break;
        case SIZE:
          sal_record_set_text (deal, field, sizes[g_test_rand_int_range (0, 3)].value);
          break;
        case CLOSED:
          sal_record_set_date (deal, field, g_test_rand_int_range (20000, 20050));
          break;
        case SEEN:
          sal_record_set_text (deal, field, seen);
          break;
        case CHANCE:
          sal_record_set_integer (deal, field, g_test_rand_int_range (0, 5) * SAL_RATE_ONE / 4);
          break;
        case WEIGHT:
          sal_record_set_real (deal, field, g_test_rand_int_range (-20, 20) / 4.0);
          break;
        default:
          sal_record_set_integer (deal, field, g_test_rand_int_range (0, i == BIG ? 2 : 20));
        }
    }

  return deal;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Zulu", "alpha", "Älpha", "mike", "Mike & Sons", "bravo" };
  g_autoptr (GError) error = NULL;

  fixture->connection = sal_connection_open (":memory:", SAL_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  sal_schema_create (fixture->connection, SAL_STORE_MAIN, kinds, &error);
  g_assert_no_error (error);
  sal_search_create_tables (fixture->connection, &error);
  g_assert_no_error (error);

  fixture->teams = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->members = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->deals = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 0; i < N_TEAMS; i++)
    {
      SalRecord *team = sal_record_new_with_id (&team_kind, 100 + i);

      sal_record_set_text (team, "name", any (names, G_N_ELEMENTS (names)));
      g_ptr_array_add (fixture->teams, team);
    }
  for (int i = 0; i < N_MEMBERS; i++)
    {
      SalRecord *member = sal_record_new_with_id (&member_kind, 200 + i);

      if (i > 0)
        sal_record_set_integer (member, "team", any_id (fixture->teams));
      g_ptr_array_add (fixture->members, member);
    }
  for (int i = 0; i < N_DEALS; i++)
    g_ptr_array_add (fixture->deals, random_deal (fixture, 1000 + i));

  for (gsize i = 0; i < N_TEAMS; i++)
    insert (fixture->connection, g_ptr_array_index (fixture->teams, i));
  for (gsize i = 0; i < N_MEMBERS; i++)
    insert (fixture->connection, g_ptr_array_index (fixture->members, i));
  for (gsize i = 0; i < N_DEALS; i++)
    insert (fixture->connection, g_ptr_array_index (fixture->deals, i));
  for (gsize i = 0; kinds[i] != NULL; i++)
    g_assert_true (sal_search_rebuild (fixture->connection, kinds[i], NULL));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->teams);
  g_ptr_array_unref (fixture->members);
  g_ptr_array_unref (fixture->deals);
  sal_connection_close (fixture->connection);
}

/* --- the same in plain C --- */

static SalRecord *
find (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    {
      SalRecord *record = g_ptr_array_index (records, i);

      if (sal_record_get_id (record) == id)
        return record;
    }

  return NULL;
}

/* What a record is called, by hand; NULL if it has no name. */
static const char *
title_of (Fixture *fixture, SalRecord *deal, guint field)
{
  gint64 id = sal_record_get_integer (deal, deal_fields[field].name);
  SalRecord *team;

  if (id != 0 && field == MEMBER)
    id = sal_record_get_integer (find (fixture->members, id), "team");
  team = id != 0 ? find (fixture->teams, id) : NULL;

  return team != NULL ? sal_record_get_text (team, "name") : NULL;
}

static int
compare_letters (const char *one, const char *other)
{
  const char *p = one, *q = other;
  gunichar a, b;

  do
    {
      a = sal_name_next_letter (&p, one + strlen (one));
      b = sal_name_next_letter (&q, other + strlen (other));
    }
  while (a == b && a != 0);

  return (a > b) - (a < b);
}

/* A number with the order of a field's values; FALSE if it is empty. */
static gboolean
number_of (SalRecord *deal, guint field, double *number)
{
  const SalValue *value = sal_record_get_value (deal, field);
  const char *currency = sal_record_get_text (deal, "currency");

  if (value->storage == SAL_STORAGE_NULL)
    return FALSE;

  if (field == SIZE)
    *number = strcmp (value->text, "small") == 0 ? 0 : strcmp (value->text, "large") == 0 ? 1 : 2;
  else if (field == CLOSED)
    *number = sal_record_get_date (deal, "closed");
  else if (field == SEEN)
    *number = atoi (value->text + 17);
  else if (field == WEIGHT)
    *number = value->real;
  else
    *number = (double) value->integer;
  if (field == AMOUNT && g_strcmp0 (currency, "JPY") == 0)
    *number *= 100;
  if (field == AMOUNT && g_strcmp0 (currency, "KWD") == 0)
    *number /= 10;

  return TRUE;
}

static Fixture *sorted_fixture;
static guint sorted_field;
static gboolean sorted_down;

static int
compare_deals (SalRecord *one, SalRecord *other)
{
  gboolean has_one, has_other;
  double a = 0, b = 0;
  int order;

  if (sorted_field <= MEMBER || sorted_field == CURRENCY)
    {
      gboolean is_text = sorted_field == NAME || sorted_field == CURRENCY;
      const char *field = deal_fields[sorted_field].name;
      const char *p =
          is_text ? sal_record_get_text (one, field) : title_of (sorted_fixture, one, sorted_field);
      const char *q = is_text ? sal_record_get_text (other, field)
                              : title_of (sorted_fixture, other, sorted_field);

      has_one = p != NULL;
      has_other = q != NULL;
      order = has_one && has_other ? compare_letters (p, q) : 0;
    }
  else
    {
      has_one = number_of (one, sorted_field, &a);
      has_other = number_of (other, sorted_field, &b);
      order = (a > b) - (a < b);
    }

  if (!has_one || !has_other)
    return has_other - has_one;

  return sorted_down ? -order : order;
}

/* Stable; @deals are in the order of their ids to begin with. */
static void
sort_deals (GPtrArray *deals)
{
  for (guint i = 1; i < deals->len; i++)
    {
      SalRecord *deal = deals->pdata[i];
      guint j = i;

      for (; j > 0 && compare_deals (deals->pdata[j - 1], deal) > 0; j--)
        deals->pdata[j] = deals->pdata[j - 1];
      deals->pdata[j] = deal;
    }
}

static void
assert_ids (GArray *ids, GPtrArray *deals)
{
  g_assert_cmpuint (ids->len, ==, deals->len);
  for (guint i = 0; i < deals->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, sal_record_get_id (deals->pdata[i]));
}

static void
assert_query (SalRecordQuery *query, Fixture *fixture, GPtrArray *deals)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sal_record_query_ids (query, fixture->connection, &error);
  gint64 count;

  g_assert_no_error (error);
  assert_ids (ids, deals);
  g_assert_true (sal_record_query_count (query, fixture->connection, &count, &error));
  g_assert_cmpint (count, ==, deals->len);
}

/* --- the tests --- */

static gboolean
is_large (SalRecord *deal)
{
  return sal_record_get_integer (deal, "count") >= 5 && !sal_record_is_null (deal, "count");
}

/* Every field, both ways, all records, those of a filter, few by id and those of a search: against
 * filtering and sorting the records in memory. */
static void
test_record_query_sorted (Fixture *fixture, gconstpointer data)
{
  sorted_fixture = fixture;

  for (guint i = 0; i < deal_kind.n_fields * 8; i++)
    {
      g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
      g_autoptr (SalRecordQuery) copy = NULL;
      g_autoptr (GPtrArray) deals = g_ptr_array_new ();
      g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autofree char *sort = NULL;
      guint how = i % 4;

      sorted_field = i / 8;
      sorted_down = i / 4 % 2;
      sort = g_strdup_printf ("%s%s", sorted_down ? "-" : "", deal_fields[sorted_field].name);
      g_test_message ("%s, %u", sort, how);
      g_assert_true (sal_record_query_set_sort (query, sort, NULL));

      for (guint j = 0; j < fixture->deals->len; j++)
        {
          SalRecord *deal = fixture->deals->pdata[j];
          gint64 id = sal_record_get_id (deal);
          const char *name = sal_record_get_text (deal, "name");

          if (how == 1 && !is_large (deal))
            continue;
          if (how == 2 && id % 3 != 0)
            continue;
          if (how == 3 &&
              (name == NULL || (strstr (name, "alpha") == NULL && strstr (name, "älpha") == NULL)))
            continue;
          g_ptr_array_add (deals, deal);
          g_array_prepend_val (some, id);
        }
      sort_deals (deals);

      if (how == 1)
        g_assert_true (sal_record_query_set_filter (query, "count >= 5", NULL, "USD", NULL));
      if (how == 2)
        sal_record_query_set_ids (query, (const gint64 *) some->data, some->len);
      if (how == 3)
        sal_record_query_set_search (query, "Alph");
      copy = sal_record_query_copy (query);
      assert_query (copy, fixture, deals);
    }
}

/* By several fields, of which one of another kind, down to the order of ids. */
static void
test_record_query_several_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GPtrArray) deals = g_ptr_array_new ();

  sorted_fixture = fixture;
  for (guint i = 0; i < fixture->deals->len; i++)
    g_ptr_array_add (deals, fixture->deals->pdata[i]);
  sorted_field = COUNT;
  sorted_down = TRUE;
  sort_deals (deals);
  sorted_field = TEAM;
  sorted_down = FALSE;
  sort_deals (deals);

  g_assert_true (sal_record_query_set_sort (query, "team, -count", NULL));
  assert_query (query, fixture, deals);
  g_assert_true (sal_record_query_set_sort (query, "team.name,-count", NULL));
  assert_query (query, fixture, deals);
  sal_record_query_set_limit (query, 7);
  g_ptr_array_set_size (deals, 7);
  assert_query (query, fixture, deals);
}

static void
test_record_query_order_of_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GPtrArray) deals = g_ptr_array_new ();

  for (guint i = 0; i < fixture->deals->len; i++)
    g_ptr_array_add (deals, fixture->deals->pdata[i]);

  g_assert_true (sal_record_query_set_sort (query, "", NULL));
  assert_query (query, fixture, deals);
  sal_record_query_set_limit (query, 10);
  g_ptr_array_set_size (deals, 10);
  assert_query (query, fixture, deals);

  g_ptr_array_set_size (deals, 0);
  for (guint i = fixture->deals->len; i-- > 0;)
    g_ptr_array_add (deals, fixture->deals->pdata[i]);
  sal_record_query_set_limit (query, 0);
  g_assert_true (sal_record_query_set_sort (query, "-id", NULL));
  assert_query (query, fixture, deals);

  /* The kind's own order. */
  g_assert_true (sal_record_query_set_sort (query, NULL, NULL));
  sorted_field = CLOSED;
  sorted_down = TRUE;
  g_ptr_array_set_size (deals, 0);
  for (guint i = 0; i < fixture->deals->len; i++)
    g_ptr_array_add (deals, fixture->deals->pdata[i]);
  sort_deals (deals);
  assert_query (query, fixture, deals);
}

/* What few ids give, many give too. */
static void
test_record_query_many_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GPtrArray) deals = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1000000; id > 0; id -= 20)
    g_array_append_val (ids, id);
  for (guint i = 0; i < fixture->deals->len; i += 20)
    g_ptr_array_add (deals, fixture->deals->pdata[i]);

  g_assert_true (sal_record_query_set_sort (query, "", NULL));
  sal_record_query_set_ids (query, (const gint64 *) ids->data, ids->len);
  assert_query (query, fixture, deals);

  g_ptr_array_set_size (deals, 0);
  sal_record_query_set_ids (query, (const gint64 *) ids->data, 0);
  assert_query (query, fixture, deals);
}

/* Filter, search and ids together; ids given twice count once. */
static void
test_record_query_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GPtrArray) deals = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < fixture->deals->len; i++)
    {
      SalRecord *deal = fixture->deals->pdata[i];
      const char *name = sal_record_get_text (deal, "name");
      gint64 id = sal_record_get_id (deal);

      if (id % 2 != 0)
        continue;
      g_array_append_val (ids, id);
      g_array_append_val (ids, id);
      if (is_large (deal) && name != NULL && strstr (name, "gamma") != NULL)
        g_ptr_array_add (deals, deal);
    }

  g_assert_true (sal_record_query_set_sort (query, "", NULL));
  g_assert_true (sal_record_query_set_filter (query, "count >= 5", NULL, "USD", NULL));
  sal_record_query_set_search (query, "GAMMA");
  sal_record_query_set_ids (query, (const gint64 *) ids->data, ids->len);
  assert_query (query, fixture, deals);
}

/* So many titles that they are read all at once. */
static void
test_record_query_many_titles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  /* deal 100000 + i refers to team 10000 + i, called by i times a number that shuffles */
  sal_connection_execute (
      fixture->connection,
      "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 5002)"
      " INSERT INTO team (id, name) SELECT 10000 + i, printf ('many %05d', i * 1013 % 5003) FROM n;"
      "DELETE FROM deal;"
      "INSERT INTO deal (id, team) SELECT 90000 + id, id FROM team WHERE id >= 10000;"
      "INSERT INTO deal (id) VALUES (1);",
      &error);
  g_assert_no_error (error);

  g_assert_true (sal_record_query_set_sort (query, "team", NULL));
  ids = sal_record_query_ids (query, fixture->connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 5004);
  for (guint i = 0; i < 5003; i++)
    g_assert_cmpint ((g_array_index (ids, gint64, i) - 100000) * 1013 % 5003, ==, i);
  g_assert_cmpint (g_array_index (ids, gint64, 5003), ==, 1);
}

static void
test_record_query_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GError) error = NULL;

  g_assert_false (sal_record_query_set_sort (query, "closed,colour", &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "“colour”"));
  g_clear_error (&error);
  g_assert_false (sal_record_query_set_sort (query, "team.colour", &error));
  g_clear_error (&error);
  g_assert_false (sal_record_query_set_sort (query, "-", &error));
  g_clear_error (&error);

  g_assert_false (sal_record_query_set_filter (query, "count >= ", NULL, "USD", &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_SYNTAX);
  g_clear_error (&error);
  g_assert_false (sal_record_query_set_filter (query, "colour = 1", NULL, "USD", &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
}

static void
test_record_query_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  sal_connection_set_cancellable (fixture->connection, cancellable);
  g_assert_null (sal_record_query_ids (query, fixture->connection, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sal_connection_set_cancellable (fixture->connection, NULL);
}

/* --- loading --- */

static void
assert_loaded (Fixture *fixture, SalRecord *loaded, SalRecord *deal)
{
  g_assert_true (sal_record_equal (loaded, deal));
  g_assert_cmpint (sal_record_get_id (loaded), ==, sal_record_get_id (deal));
  for (guint field = TEAM; field <= MEMBER; field++)
    {
      const char *title = title_of (fixture, deal, field);

      if (sal_record_is_null (deal, deal_fields[field].name))
        g_assert_null (sal_record_get_reference_title (loaded, field));
      else
        g_assert_cmpstr (sal_record_get_reference_title (loaded, field),
                         ==,
                         title != NULL ? title : "(no name)");
    }
}

static void
test_records_load (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 1003, 999, 1000, 1003 };
  const gint64 others[] = { 201, 7, 200 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      sal_records_load (fixture->connection, &deal_kind, ids, 4, &error);
  g_auto (GStrv) titles =
      sal_records_load_titles (fixture->connection, &member_kind, others, 3, &error);
  SalRecord *member = find (fixture->members, 201);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 4);
  assert_loaded (fixture, records->pdata[0], fixture->deals->pdata[3]);
  g_assert_null (records->pdata[1]);
  assert_loaded (fixture, records->pdata[2], fixture->deals->pdata[0]);
  assert_loaded (fixture, records->pdata[3], fixture->deals->pdata[3]);

  g_assert_cmpuint (g_strv_length (titles), ==, 3);
  g_assert_cmpstr (
      titles[0],
      ==,
      sal_record_get_text (find (fixture->teams, sal_record_get_integer (member, "team")), "name"));
  g_assert_cmpstr (titles[1], ==, "");
  g_assert_cmpstr (titles[2], ==, "(no name)");
}

typedef struct
{
  Fixture *fixture;
  GArray *ids;
  guint n_calls;
  guint stop_at; /* 0: never */
  gboolean fail;
} Walk;

static gboolean
walk_cb (SalRecord *record, gpointer data, GError **error)
{
  Walk *walk = data;

  g_assert_cmpint (
      sal_record_get_id (record), ==, g_array_index (walk->ids, gint64, walk->n_calls));
  assert_loaded (walk->fixture, record, find (walk->fixture->deals, sal_record_get_id (record)));
  if (++walk->n_calls != walk->stop_at)
    return TRUE;
  if (walk->fail)
    g_set_error_literal (error, SAL_ERROR, SAL_ERROR_FILE, "full");

  return FALSE;
}

static void
test_record_query_foreach (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&deal_kind);
  g_autoptr (GArray) ids = sal_record_query_ids (query, fixture->connection, NULL);
  g_autoptr (GError) error = NULL;
  Walk walk = { fixture, ids, 0, 0, FALSE };

  g_assert_true (sal_record_query_foreach (query, fixture->connection, walk_cb, &walk, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (walk.n_calls, ==, N_DEALS);

  walk.n_calls = 0;
  walk.stop_at = 5;
  g_assert_true (sal_record_query_foreach (query, fixture->connection, walk_cb, &walk, &error));
  g_assert_cmpuint (walk.n_calls, ==, 5);

  walk.n_calls = 0;
  walk.fail = TRUE;
  g_assert_false (sal_record_query_foreach (query, fixture->connection, walk_cb, &walk, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_FILE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/record-query/sorted", test_record_query_sorted);
  ADD ("/record-query/several-keys", test_record_query_several_keys);
  ADD ("/record-query/order-of-ids", test_record_query_order_of_ids);
  ADD ("/record-query/many-ids", test_record_query_many_ids);
  ADD ("/record-query/together", test_record_query_together);
  ADD ("/record-query/many-titles", test_record_query_many_titles);
  ADD ("/record-query/errors", test_record_query_errors);
  ADD ("/record-query/cancelled", test_record_query_cancelled);
  ADD ("/record-query/foreach", test_record_query_foreach);
  ADD ("/records/load", test_records_load);

  return g_test_run ();
}
