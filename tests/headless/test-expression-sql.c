/* test-expression-sql.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-sql.h"

#include <string.h>

#include "sal-date.h"
#include "sal-error.h"
#include "sal-expression-aggregate.h"
#include "sal-expression-functions.h"
#include "sal-kind-scope.h"
#include "sal-rate.h"

/* Three kinds that refer to each other, filled at random. What SQL answers has to be what the
 * evaluator answers record by record. */

static const SalChoice industries[] = {
  { "Energy", "Energy" },
  { "Retail", "Retail" },
  { "heavy", "Heavy Machinery" },
  { NULL, NULL },
};

static const SalField region_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name" },
  { "from", SAL_FIELD_DATE, "From" },
};

static const SalKind region_kind = { .name = "region", SAL_FIELDS (region_fields) };

static const SalKind company_kind;

static const SalField company_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name" },
  { "industry", SAL_FIELD_CHOICE, "Industry", .choices = industries },
  { "employees", SAL_FIELD_INTEGER, "Employees" },
  { "revenue", SAL_FIELD_MONEY, "Revenue" },
  { "parent", SAL_FIELD_REFERENCE, "Parent", .references = &company_kind },
  { "group", SAL_FIELD_REFERENCE, "Region", .references = &region_kind },
};

static const SalKind company_kind = { .name = "company", SAL_FIELDS (company_fields) };

static const SalField deal_fields[] = {
  { "name", SAL_FIELD_TEXT, "Name" },
  { "company", SAL_FIELD_REFERENCE, "Company", .references = &company_kind },
  { "amount", SAL_FIELD_MONEY, "Amount", .currency_field = "currency" },
  { "currency", SAL_FIELD_CURRENCY, "Currency" },
  { "discount", SAL_FIELD_RATE, "Discount" },
  { "close_date", SAL_FIELD_DATE, "Close Date" },
  { "created", SAL_FIELD_TIME, "Created" },
  { "active", SAL_FIELD_BOOLEAN, "Active" },
  { "score", SAL_FIELD_REAL, "Score" },
  { "order", SAL_FIELD_INTEGER, "Order" },
};

static const SalKind deal_kind = { .name = "deal", SAL_FIELDS (deal_fields) };

#define N_REGIONS   4
#define N_COMPANIES 25
#define N_DEALS     120
#define MAX_FIELDS  10

typedef struct
{
  SalValue values[MAX_FIELDS];
} Row;

typedef struct
{
  sqlite3 *handle;
  SalConversion conversion; /* without rates */
  GRand *rand;
  Row regions[N_REGIONS];
  Row companies[N_COMPANIES];
  Row deals[N_DEALS];
  SalFiscalCalendar *calendar;
  SalKindScope scope;
} Fixture;

/* One record while it is evaluated */
typedef struct
{
  const Fixture *fixture;
  guint deal;
} Place;

static const char *const words[] = { "Alpha", "alpine", "BETA", "Straße", "strasse",
                                     "Ünal",  "über",   "",     "o'neil", "a\"b" };

static gboolean
chance (GRand *rand, int of)
{
  return g_rand_int_range (rand, 0, of) == 0;
}

static const char *
random_word (GRand *rand)
{
  return words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
}

static SalValue
random_value (GRand *rand, const SalField *field)
{
  static const char *const currencies[] = { "USD", "USD", "JPY", "KWD" };
  char buffer[SAL_TIME_BUFFER];
  SalValue value = SAL_VALUE_NULL;

  if (chance (rand, 6))
    return value;

  switch (field->type)
    {
    case SAL_FIELD_BOOLEAN:
      return SAL_VALUE_INTEGER (g_rand_boolean (rand));
    case SAL_FIELD_INTEGER:
      return SAL_VALUE_INTEGER (g_rand_int_range (rand, -20, 20));
    case SAL_FIELD_REAL:
      return SAL_VALUE_REAL (g_rand_int_range (rand, -40, 40) / 8.0);
    case SAL_FIELD_MONEY:
      return SAL_VALUE_INTEGER (g_rand_int_range (rand, -300000, 300000));
    case SAL_FIELD_RATE:
      return SAL_VALUE_INTEGER (g_rand_int_range (rand, 0, 21) * (SAL_RATE_ONE / 20));
    case SAL_FIELD_REFERENCE:
      return SAL_VALUE_INTEGER (g_rand_int_range (
          rand, 1, field->references == &region_kind ? N_REGIONS + 1 : N_COMPANIES + 1));
    case SAL_FIELD_CHOICE:
      value = sal_value_borrow_text (g_rand_boolean (rand) ? "Energy" : "Retail");
      break;
    case SAL_FIELD_CURRENCY:
      value = sal_value_borrow_text (currencies[g_rand_int_range (rand, 0, 4)]);
      break;
    case SAL_FIELD_DATE:
      value = sal_value_borrow_text (
          sal_date_write_iso (20500 + g_rand_int_range (rand, 0, 500), buffer));
      break;
    case SAL_FIELD_TIME:
      value = sal_value_borrow_text (sal_time_write_iso (
          (gint64) 20500 * 86400 + g_rand_int_range (rand, 0, 500 * 86400), buffer));
      break;
    case SAL_FIELD_TEXT:
    default:
      value = sal_value_borrow_text (random_word (rand));
      break;
    }

  return sal_value_copy (&value);
}

static void
run (sqlite3 *handle, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
create_table (sqlite3 *handle, const SalKind *kind)
{
  static const char *const types[] = {
    [SAL_FIELD_TEXT] = "TEXT",         [SAL_FIELD_INTEGER] = "INTEGER",
    [SAL_FIELD_BOOLEAN] = "INTEGER",   [SAL_FIELD_DATE] = "TEXT",
    [SAL_FIELD_TIME] = "TEXT",         [SAL_FIELD_MONEY] = "INTEGER",
    [SAL_FIELD_RATE] = "INTEGER",      [SAL_FIELD_REAL] = "REAL",
    [SAL_FIELD_CHOICE] = "TEXT",       [SAL_FIELD_CURRENCY] = "TEXT",
    [SAL_FIELD_REFERENCE] = "INTEGER",
  };
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TABLE \"%s\" (id INTEGER PRIMARY KEY", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\" %s", kind->fields[i].name, types[kind->fields[i].type]);
  g_string_append (sql, ") STRICT");
  run (handle, sql->str);
}

static void
insert_rows (Fixture *fixture, const SalKind *kind, Row *rows, guint n_rows)
{
  create_table (fixture->handle, kind);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (SalExpressionSql) parameters = sal_expression_sql_new (kind, "t");
      g_autoptr (GString) sql = g_string_new (NULL);
      sqlite3_stmt *statement;

      g_string_printf (sql, "INSERT INTO \"%s\" VALUES (%u", kind->name, i + 1);
      for (guint j = 0; j < kind->n_fields; j++)
        {
          rows[i].values[j] = random_value (fixture->rand, &kind->fields[j]);
          g_string_append_printf (
              sql, ", ?%u", sal_expression_sql_add_parameter (parameters, &rows[i].values[j]));
        }
      g_string_append_c (sql, ')');
      g_assert_cmpint (
          sqlite3_prepare_v2 (fixture->handle, sql->str, -1, &statement, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sal_expression_sql_bind (parameters, statement), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_finalize (statement);
    }
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  fixture->rand = g_rand_new_with_seed (seed);
  fixture->calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);
  sal_kind_scope_init (&fixture->scope, &deal_kind, fixture->calendar, "USD");
  fixture->scope.scope.today = 20750;

  g_assert_cmpint (sqlite3_open (":memory:", &fixture->handle), ==, SQLITE_OK);
  g_assert_cmpint (
      sal_expression_functions_register (fixture->handle, &fixture->conversion), ==, SQLITE_OK);
  insert_rows (fixture, &region_kind, fixture->regions, N_REGIONS);
  insert_rows (fixture, &company_kind, fixture->companies, N_COMPANIES);
  insert_rows (fixture, &deal_kind, fixture->deals, N_DEALS);
}

static void
clear_rows (Row *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < MAX_FIELDS; j++)
      sal_value_clear (&rows[i].values[j]);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  clear_rows (fixture->regions, N_REGIONS);
  clear_rows (fixture->companies, N_COMPANIES);
  clear_rows (fixture->deals, N_DEALS);
  sqlite3_close (fixture->handle);
  sal_fiscal_calendar_free (fixture->calendar);
  g_rand_free (fixture->rand);
}

static const Row *
find_row (const Fixture *fixture, const SalKind *kind, gint64 id)
{
  return kind == &region_kind    ? &fixture->regions[id - 1]
         : kind == &company_kind ? &fixture->companies[id - 1]
                                 : &fixture->deals[id - 1];
}

static void
lookup (const SalExpressionNode *node, SalExpressionValue *value, gpointer data)
{
  const Place *place = data;
  const SalKind *kind = &deal_kind;
  gint64 id = place->deal + 1;
  const SalField *field = node->field;
  const Row *row;
  const char *currency = NULL;

  for (guint i = 0; i + 1 < node->n_names; i++)
    {
      int index = sal_kind_field_index (kind, node->path[i]);
      const SalValue *reference = &find_row (place->fixture, kind, id)->values[index];

      if (reference->storage == SAL_STORAGE_NULL)
        return;
      id = reference->integer;
      kind = kind->fields[index].references;
    }
  if (field == NULL)
    {
      value->type = SAL_EXPRESSION_TYPE_REFERENCE;
      value->integer = id;
      return;
    }

  row = find_row (place->fixture, kind, id);
  if (field->currency_field != NULL)
    {
      const SalValue *code = &row->values[sal_kind_field_index (kind, field->currency_field)];

      currency = code->storage == SAL_STORAGE_TEXT ? code->text : NULL;
    }
  sal_expression_value_from_stored (node, &row->values[field - kind->fields], currency, value);
}

/* Random expressions by type */

static void random_node (GString *text, GRand *rand, SalExpressionType type, int depth);

#define PICK(rand, ...)                                                                            \
  (((const char *const[]){ __VA_ARGS__ })[g_rand_int_range (                                       \
      rand, 0, G_N_ELEMENTS (((const char *const[]){ __VA_ARGS__ })))])

/* Replaces each of b n m r d t f in the pattern's braces by an expression of that type. */
static void
fill (GString *text, GRand *rand, const char *pattern, int depth)
{
  static const char letters[] = "_bnmrdstf"; /* in the order of SalExpressionType */

  for (; *pattern != '\0'; pattern++)
    {
      if (*pattern != '{')
        {
          g_string_append_c (text, *pattern);
          continue;
        }
      g_string_append_c (text, '(');
      random_node (text, rand, strchr (letters, pattern[1]) - letters, depth - 1);
      g_string_append_c (text, ')');
      pattern += 2;
    }
}

static const char *
random_pattern (GRand *rand, SalExpressionType type)
{
  switch (type)
    {
    case SAL_EXPRESSION_TYPE_BOOLEAN:
      return PICK (rand,
                   "{b} and {b} and {b}",
                   "{b} or {b}",
                   "not {b}",
                   "{b} = {b}",
                   "{b} != {b}",
                   "{n} = {n}",
                   "{n} < {n}",
                   "{n} != {n}",
                   "{n} in ({n}, 3, {n})",
                   "{n} between {n} and {n}",
                   "{n} is empty",
                   "{n} > {r}",
                   "{r} >= 0.25",
                   "{m} = {m}",
                   "{m} >= 500.00",
                   "{m} < {n}",
                   "{m} not in (0, {m})",
                   "{m} between -100 and 1000.25",
                   "{r} = 25%",
                   "{r} not between 10% and {r}",
                   "{d} = {d}",
                   "{d} < 2026-11-21",
                   "{d} in 2027-Q4",
                   "{d} not in (2026, 2027-P03)",
                   "{d} in (2026-11, {d})",
                   "{s} in 2026-11",
                   "{s} > 2026-11-21",
                   "{s} <= 2026-11-21T09:30:00Z",
                   "{s} = {d}",
                   "{d} is not empty",
                   "{t} = {t}",
                   "{t} < {t}",
                   "{t} != {t}",
                   "{t} contains {t}",
                   "{t} contains \"ST\"",
                   "{t} starts with \"ü\"",
                   "{t} not ends with \"A\"",
                   "{t} is empty",
                   "{t} not in (\"Alpha\", {t})",
                   "company.industry = \"Energy\"",
                   "company.industry != \"Energy\"",
                   "{f} = {f}",
                   "{f} != 7",
                   "{f} in (1, 2, 3)",
                   "{f} is empty",
                   "{b} is empty",
                   "if({b}, {b}, {b})",
                   "coalesce({b}, {b})",
                   "{b} in (true, {b})");
    case SAL_EXPRESSION_TYPE_NUMBER:
      return PICK (rand,
                   "{n} + {n}",
                   "{n} - {n}",
                   "{n} * {n}",
                   "{n} / {n}",
                   "-{n}",
                   "abs({n})",
                   "min({n}, {n})",
                   "max({n}, 2, {n})",
                   "round({n})",
                   "round({n}, 2)",
                   "if({b}, {n}, {n})",
                   "coalesce({n}, {n})",
                   "year({d})",
                   "quarter({d})",
                   "month({s})",
                   "length({t})",
                   "days({d}, {s})",
                   "{d} - {d}",
                   "{m} / {m}",
                   "{r} * {n}",
                   "{r} * {r}",
                   "round({r}, 1)");
    case SAL_EXPRESSION_TYPE_MONEY:
      return PICK (rand,
                   "{m} + {m}",
                   "{m} - {m}",
                   "{m} + 12.50",
                   "{m} * {n}",
                   "{m} * 0.15",
                   "{m} / 3",
                   "{r} * {m}",
                   "{m} / {r}",
                   "{m} / {n}",
                   "-{m}",
                   "abs({m})",
                   "round({m})",
                   "round({m}, 1)",
                   "if({b}, {m}, 0)",
                   "coalesce({m}, {m}, 1.25)",
                   "min({m}, {m})",
                   "max({m}, {n})");
    case SAL_EXPRESSION_TYPE_RATE:
      return PICK (rand, "{r} + 5%", "{r} - {r}", "-{r}", "if({b}, {r}, 0.5)", "max({r}, 10%)");
    case SAL_EXPRESSION_TYPE_DATE:
      return PICK (rand,
                   "{d} + 30",
                   "{d} - {n}",
                   "{n} + {d}",
                   "min({d}, {d})",
                   "max({d}, {s})",
                   "if({b}, {d}, \"2026-11-21\")",
                   "coalesce({d}, {s})",
                   "{s} + 1");
    case SAL_EXPRESSION_TYPE_TIME:
      return PICK (rand, "if({b}, {s}, {s})", "coalesce({s}, 2026-11-21T09:30:00Z)");
    case SAL_EXPRESSION_TYPE_TEXT:
      return PICK (rand,
                   "lower({t})",
                   "upper({t})",
                   "if({b}, {t}, \"z\")",
                   "coalesce({t}, {t})",
                   "min({t}, {t})");
    default:
      return PICK (rand, "if({b}, {f}, {f})", "coalesce({f}, {f})");
    }
}

static const char *
random_leaf (GRand *rand, SalExpressionType type)
{
  switch (type)
    {
    case SAL_EXPRESSION_TYPE_BOOLEAN:
      return PICK (rand, "active", "active", "true", "false");
    case SAL_EXPRESSION_TYPE_NUMBER:
      return PICK (rand, "score", "order", "company.employees", "0", "2", "-3", "0.5", "7");
    case SAL_EXPRESSION_TYPE_MONEY:
      return PICK (rand, "amount", "company.revenue", "company.parent.revenue");
    case SAL_EXPRESSION_TYPE_RATE:
      return PICK (rand, "discount", "25%", "0.5%");
    case SAL_EXPRESSION_TYPE_DATE:
      return PICK (rand, "close_date", "company.group.from", "2026-11-21", "today()");
    case SAL_EXPRESSION_TYPE_TIME:
      return PICK (rand, "created");
    case SAL_EXPRESSION_TYPE_TEXT:
      return PICK (rand,
                   "name",
                   "company.name",
                   "company.parent.group.name",
                   "currency",
                   "\"alp\"",
                   "\"Straße\"",
                   "\"\"",
                   "\"o'neil\"");
    default:
      return PICK (rand, "company", "company.parent", "company.group", "id", "company.id");
    }
}

static void
random_node (GString *text, GRand *rand, SalExpressionType type, int depth)
{
  if (depth <= 0 || chance (rand, 4))
    g_string_append (text, random_leaf (rand, type));
  else
    fill (text, rand, random_pattern (rand, type), depth);
}

static SalExpression *
random_expression (Fixture *fixture, SalExpressionType type)
{
  for (;;)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      SalExpression *expression;

      random_node (text, fixture->rand, type, g_rand_int_range (fixture->rand, 1, 5));
      expression = sal_expression_parse (text->str, &fixture->scope.scope, NULL, &error);
      if (expression != NULL)
        return expression;

      /* Some patterns meet literals they do not take, like a rate of 5 thousand. */
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
    }
}

/* Checks a column of the current row. */
static gboolean
agrees (sqlite3_stmt *statement, const SalExpressionValue *value, SalExpressionType type)
{
  char buffer[SAL_TIME_BUFFER];
  const char *expected = value->text;

  if (sqlite3_column_type (statement, 1) == SQLITE_NULL || value->type == SAL_EXPRESSION_TYPE_NULL)
    return sqlite3_column_type (statement, 1) == SQLITE_NULL &&
           value->type == SAL_EXPRESSION_TYPE_NULL;

  switch (type)
    {
    case SAL_EXPRESSION_TYPE_BOOLEAN:
      return sqlite3_column_int (statement, 1) == (value->boolean != FALSE);
    case SAL_EXPRESSION_TYPE_NUMBER:
      return sqlite3_column_double (statement, 1) == value->number;
    case SAL_EXPRESSION_TYPE_DATE:
      expected = sal_date_write_iso ((gint32) value->integer, buffer);
      break;
    case SAL_EXPRESSION_TYPE_TIME:
      expected = sal_time_write_iso (value->integer, buffer);
      break;
    case SAL_EXPRESSION_TYPE_TEXT:
      break;
    default:
      return sqlite3_column_type (statement, 1) == SQLITE_INTEGER &&
             sqlite3_column_int64 (statement, 1) == value->integer;
    }

  return g_strcmp0 ((const char *) sqlite3_column_text (statement, 1), expected) == 0;
}

static sqlite3_stmt *
prepare (Fixture *fixture, SalExpressionSql *sql, const char *text)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (fixture->handle, text, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", text, sqlite3_errmsg (fixture->handle));
  g_assert_cmpint (sal_expression_sql_bind (sql, statement), ==, SQLITE_OK);

  return statement;
}

static void
assert_value_agrees (Fixture *fixture, const SalExpression *expression)
{
  g_autoptr (SalExpressionSql) sql = sal_expression_sql_new (&deal_kind, "t");
  g_autofree char *value_sql = sal_expression_sql_compile_value (sql, expression);
  g_autofree char *select = g_strdup_printf ("SELECT t.id, %s FROM deal AS t%s ORDER BY t.id",
                                             value_sql,
                                             sal_expression_sql_get_joins (sql));
  sqlite3_stmt *statement = prepare (fixture, sql, select);

  for (guint i = 0; i < N_DEALS; i++)
    {
      g_auto (SalExpressionValue) value = SAL_EXPRESSION_VALUE_INIT;
      Place place = { fixture, i };

      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      sal_expression_evaluate (expression, lookup, &place, &value);
      if (!agrees (statement, &value, sal_expression_get_value_type (expression)))
        {
          g_autofree char *text = sal_expression_to_text (expression);

          g_error ("%s\n%s\ndeal %u: SQL gives %s; evaluation type %d, boolean %d, number %.17g, "
                   "integer %" G_GINT64_FORMAT ", text %s",
                   text,
                   select,
                   i + 1,
                   (const char *) sqlite3_column_text (statement, 1),
                   value.type,
                   value.boolean,
                   value.number,
                   value.integer,
                   value.text);
        }
    }
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static guint
assert_filter_agrees (Fixture *fixture, const SalExpression *filter)
{
  g_autoptr (SalExpressionSql) sql = sal_expression_sql_new (&deal_kind, "t");
  g_autofree char *condition = sal_expression_sql_compile_filter (sql, filter);
  g_autofree char *select = g_strdup_printf ("SELECT t.id FROM deal AS t%s WHERE %s ORDER BY t.id",
                                             sal_expression_sql_get_joins (sql),
                                             condition);
  sqlite3_stmt *statement = prepare (fixture, sql, select);
  guint n_found = 0;

  for (guint i = 0; i < N_DEALS; i++)
    {
      Place place = { fixture, i };

      if (!sal_expression_matches (filter, lookup, &place))
        continue;
      n_found++;
      if (sqlite3_step (statement) != SQLITE_ROW ||
          sqlite3_column_int (statement, 0) != (int) i + 1)
        {
          g_autofree char *text = sal_expression_to_text (filter);

          g_error ("%s\n%s\ndeal %u is missing or another too many", text, select, i + 1);
        }
    }
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);

  return n_found;
}

static void
test_expression_sql_values (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 1500; i++)
    {
      SalExpressionType type = g_rand_int_range (
          fixture->rand, SAL_EXPRESSION_TYPE_BOOLEAN, SAL_EXPRESSION_TYPE_REFERENCE + 1);
      g_autoptr (SalExpression) expression = random_expression (fixture, type);

      assert_value_agrees (fixture, expression);
    }
}

static void
test_expression_sql_filters (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (SalExpression) filter = random_expression (fixture, SAL_EXPRESSION_TYPE_BOOLEAN);
      g_autofree char *text = sal_expression_to_text (filter);
      g_autofree char *negation = g_strdup_printf ("not (%s)", text);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalExpression) opposite =
          sal_expression_parse (negation, &fixture->scope.scope, NULL, &error);

      g_assert_no_error (error);
      /* a filter and its negation share the records out between them */
      g_assert_cmpuint (
          assert_filter_agrees (fixture, filter) + assert_filter_agrees (fixture, opposite),
          ==,
          N_DEALS);
    }
}

static gboolean
next_deal (gpointer data)
{
  Place *place = data;

  return ++place->deal < N_DEALS;
}

static char *
random_formula (Fixture *fixture)
{
  static const char *const patterns[] = {
    "sum({m})",
    "sum({n})",
    "sum({r})",
    "count()",
    "count({t})",
    "count({n})",
    "average({m})",
    "average({n})",
    "average({r})",
    "median({m})",
    "median({n})",
    "minimum({d})",
    "maximum({t})",
    "minimum({m})",
    "maximum({n})",
    "sum({m} where {b})",
    "count(where {b})",
    "count({f} where {b})",
    "average({m} where {b})",
    "median({m} where {b})",
    "median({n} where false)",
    "sum({m} where false)",
    "minimum({n} where {b})",
    "sum({m} where {b}) / sum({m})",
    "sum({m}) / count(where {b})",
    "if(count(where {b}) > 60, sum({m}), average({m}))",
    "round(average({n}), 1) * 2 - count()",
    "(sum({m}) + sum({m} where {b})) * 15%",
    "maximum({d}) - minimum({d})",
  };
  GString *text = g_string_new (NULL);

  fill (text,
        fixture->rand,
        patterns[g_rand_int_range (fixture->rand, 0, G_N_ELEMENTS (patterns))],
        g_rand_int_range (fixture->rand, 1, 4));

  return g_string_free (text, FALSE);
}

static void
test_expression_sql_aggregates (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 800; i++)
    {
      g_autoptr (SalExpressionSql) sql = sal_expression_sql_new (&deal_kind, "t");
      g_autofree char *text = random_formula (fixture);
      g_autoptr (SalExpression) formula =
          sal_expression_parse (text, &fixture->scope.scope, NULL, NULL);
      g_autofree char *column = NULL;
      g_autofree char *select = NULL;
      g_auto (SalExpressionValue) value = SAL_EXPRESSION_VALUE_INIT;
      Place place = { fixture, G_MAXUINT };
      sqlite3_stmt *statement;

      if (formula == NULL)
        continue;
      column = sal_expression_sql_compile_value (sql, formula);
      select = g_strdup_printf ("SELECT 0, %s FROM (SELECT * FROM deal ORDER BY id) AS t%s",
                                column,
                                sal_expression_sql_get_joins (sql));
      statement = prepare (fixture, sql, select);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      sal_expression_evaluate_aggregate (formula, next_deal, lookup, &place, &value);
      if (!agrees (statement, &value, sal_expression_get_value_type (formula)))
        g_error ("%s\n%s\nSQL gives %s; evaluation number %.17g, integer %" G_GINT64_FORMAT
                 ", text %s",
                 text,
                 select,
                 (const char *) sqlite3_column_text (statement, 1),
                 value.number,
                 value.integer,
                 value.text);
      sqlite3_finalize (statement);
    }
}

/* Lists longer than SQLite nests expressions */
static void
test_expression_sql_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) chain = g_string_new ("order = 0");
  g_autoptr (GString) list = g_string_new ("order in (0");
  g_autoptr (GError) error = NULL;
  g_autoptr (SalExpression) chained = NULL;
  g_autoptr (SalExpression) listed = NULL;

  for (guint i = 1; i < 5000; i++)
    {
      g_string_append_printf (chain, " or order = %u", i);
      g_string_append_printf (list, ", %u", i);
    }
  g_string_append_c (list, ')');

  chained = sal_expression_parse (chain->str, &fixture->scope.scope, NULL, &error);
  g_assert_no_error (error);
  listed = sal_expression_parse (list->str, &fixture->scope.scope, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (
      assert_filter_agrees (fixture, chained), ==, assert_filter_agrees (fixture, listed));
}

static char *
explain (Fixture *fixture, const char *filter_text)
{
  g_autoptr (SalExpressionSql) sql = sal_expression_sql_new (&deal_kind, "t");
  g_autoptr (GError) error = NULL;
  g_autoptr (SalExpression) filter =
      sal_expression_parse_filter (filter_text, &fixture->scope.scope, NULL, &error);
  g_autofree char *condition = NULL;
  g_autofree char *select = NULL;
  GString *plan = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_assert_no_error (error);
  condition = sal_expression_sql_compile_filter (sql, filter);
  select = g_strdup_printf ("EXPLAIN QUERY PLAN SELECT t.* FROM deal AS t%s WHERE %s",
                            sal_expression_sql_get_joins (sql),
                            condition);
  statement = prepare (fixture, sql, select);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (plan, "%s\n", sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);

  return g_string_free (plan, FALSE);
}

/* What SQLite can find by an index it does, also behind a reference. */
static void
test_expression_sql_plan (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *filter, *plan;
  } cases[] = {
    { "close_date in 2026-Q4", "SEARCH t USING INDEX deal_close_date" },
    { "close_date >= 2026-01-01 and close_date < 2026-02-01",
      "SEARCH t USING INDEX deal_close_date" },
    { "close_date in 2026-Q4 and name contains \"a\"", "SEARCH t USING INDEX deal_close_date" },
    { "company = 7", "SEARCH t USING INDEX deal_company" },
    { "company.id in (7, 8)", "SEARCH t USING INDEX deal_company" },
    { "company.industry = \"Energy\"", "SCAN t_1\nSEARCH t USING INDEX deal_company" },
  };

  run (fixture->handle, "CREATE INDEX deal_close_date ON deal (close_date)");
  run (fixture->handle, "CREATE INDEX deal_company ON deal (company)");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plan = explain (fixture, cases[i].filter);

      if (strstr (plan, cases[i].plan) == NULL)
        g_error ("%s: %s", cases[i].filter, plan);
    }
}

/* Values are parameters, and each table is joined once. */
static void
test_expression_sql_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalExpressionSql) sql = sal_expression_sql_new (&deal_kind, "t");
  g_autoptr (GError) error = NULL;
  g_autoptr (SalExpression) filter =
      sal_expression_parse_filter ("company.name = \"x'); DROP TABLE deal --\""
                                   " and company.group.name contains company.name",
                                   &fixture->scope.scope,
                                   NULL,
                                   &error);
  g_autofree char *condition = NULL;

  g_assert_no_error (error);
  condition = sal_expression_sql_compile_filter (sql, filter);
  g_assert_cmpstr (
      condition, ==, "((t_1.\"name\" = ?1) AND sal_contains(t_2.\"name\", t_1.\"name\"))");
  g_assert_cmpstr (sal_expression_sql_get_joins (sql),
                   ==,
                   " LEFT JOIN \"company\" AS t_1 ON t_1.id = t.\"company\""
                   " LEFT JOIN \"region\" AS t_2 ON t_2.id = t_1.\"group\"");
  g_assert_cmpuint (sal_expression_sql_get_n_parameters (sql), ==, 1);
}

static void
test_expression_sql_scope (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "amont > 5", "position 1: there is no field \"amont\" (did you mean \"amount\"?)" },
    { "company.grup.name = \"x\"",
      "position 1: there is no field \"grup\" (did you mean \"group\"?)" },
    { "name.first = \"x\"",
      "position 1: \"name\" does not refer to a record, so there is no \"first\" of it" },
    { "company.industry = \"Retial\"",
      "position 20: \"Retial\" is not a choice of industry (did you mean \"Retail\"?)" },
    { "amount > 0.005", "position 10: 0.005 does not fit here (expected at most 2 decimals)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalExpression) filter =
          sal_expression_parse_filter (cases[i].text, &fixture->scope.scope, NULL, &error);

      g_assert_null (filter);
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* Names in any case, choices as people see them: the same statement as for what is stored. */
static void
test_expression_sql_lenient (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text, *stored;
  } cases[] = {
    { "Amount > 5", "amount > 5" },
    { "COMPANY.Industry = \"Heavy Machinery\"", "company.industry = \"heavy\"" },
    { "company.industry in (\"RETAIL\", \"heavy machinery\")",
      "company.industry in (\"Retail\", \"heavy\")" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalExpression) lenient =
          sal_expression_parse_filter (cases[i].text, &fixture->scope.scope, NULL, &error);
      g_autoptr (SalExpression) exact =
          sal_expression_parse_filter (cases[i].stored, &fixture->scope.scope, NULL, NULL);
      g_autofree char *read = NULL, *meant = NULL;

      g_assert_no_error (error);
      read = sal_expression_to_text (lenient);
      meant = sal_expression_to_text (exact);
      g_assert_cmpstr (read, ==, meant);
    }
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/expression-sql/values", test_expression_sql_values);
  ADD ("/expression-sql/filters", test_expression_sql_filters);
  ADD ("/expression-sql/aggregates", test_expression_sql_aggregates);
  ADD ("/expression-sql/long", test_expression_sql_long);
  ADD ("/expression-sql/plan", test_expression_sql_plan);
  ADD ("/expression-sql/text", test_expression_sql_text);
  ADD ("/expression-sql/scope", test_expression_sql_scope);
  ADD ("/expression-sql/lenient", test_expression_sql_lenient);

  return g_test_run ();
}
