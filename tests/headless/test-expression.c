/* test-expression.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression.h"

#include <string.h>

#include "sal-error.h"
#include "sal-expression-aggregate.h"

/* A small world: one record and what it refers to. Dates are days since 1970. */
typedef struct
{
  const char *path;
  SalExpressionType type;
  int digits;
  const char *choices;
  SalExpressionValue value;
} Column;

#define NUMBER(number)                                                                             \
  {                                                                                                \
    SAL_EXPRESSION_TYPE_NUMBER, FALSE, number, 0, NULL, NULL                                       \
  }
#define INTEGER(type, value)                                                                       \
  {                                                                                                \
    type, FALSE, 0, value, NULL, NULL                                                              \
  }
#define TEXT(text)                                                                                 \
  {                                                                                                \
    SAL_EXPRESSION_TYPE_TEXT, FALSE, 0, 0, text, NULL                                              \
  }
#define NOTHING SAL_EXPRESSION_VALUE_INIT

static const Column columns[] = {
  { "amount", SAL_EXPRESSION_TYPE_MONEY, 2, NULL, INTEGER (SAL_EXPRESSION_TYPE_MONEY, 5000050) },
  { "list_price", SAL_EXPRESSION_TYPE_MONEY, 2, NULL, NOTHING },
  { "yen", SAL_EXPRESSION_TYPE_MONEY, 0, NULL, INTEGER (SAL_EXPRESSION_TYPE_MONEY, 900) },
  { "employees", SAL_EXPRESSION_TYPE_NUMBER, 0, NULL, NUMBER (120) },
  { "probability",
    SAL_EXPRESSION_TYPE_RATE,
    0,
    NULL,
    INTEGER (SAL_EXPRESSION_TYPE_RATE, 270000000) },
  /* 2026-11-21 and 2026-11-21T09:30:00Z */
  { "close_date", SAL_EXPRESSION_TYPE_DATE, 0, NULL, INTEGER (SAL_EXPRESSION_TYPE_DATE, 20778) },
  { "created",
    SAL_EXPRESSION_TYPE_TIME,
    0,
    NULL,
    INTEGER (SAL_EXPRESSION_TYPE_TIME, G_GINT64_CONSTANT (1795253400)) },
  { "name", SAL_EXPRESSION_TYPE_TEXT, 0, NULL, TEXT ("Zoë’s Straße 7") },
  { "note", SAL_EXPRESSION_TYPE_TEXT, 0, NULL, TEXT ("") },
  { "status", SAL_EXPRESSION_TYPE_TEXT, 0, "open,won,lost", TEXT ("won") },
  { "active",
    SAL_EXPRESSION_TYPE_BOOLEAN,
    0,
    NULL,
    { SAL_EXPRESSION_TYPE_BOOLEAN, TRUE, 0, 0, NULL, NULL } },
  { "closed", SAL_EXPRESSION_TYPE_BOOLEAN, 0, NULL, NOTHING },
  { "owner",
    SAL_EXPRESSION_TYPE_REFERENCE,
    0,
    NULL,
    INTEGER (SAL_EXPRESSION_TYPE_REFERENCE, G_GINT64_CONSTANT (9007199254740993)) },
  { "owner.name", SAL_EXPRESSION_TYPE_TEXT, 0, NULL, TEXT ("Ann Lee") },
  { "owner.unit", SAL_EXPRESSION_TYPE_REFERENCE, 0, NULL, NOTHING },
  { "owner.unit.name", SAL_EXPRESSION_TYPE_TEXT, 0, NULL, NOTHING },
  { "close date", SAL_EXPRESSION_TYPE_DATE, 0, NULL, NOTHING },
  { "and", SAL_EXPRESSION_TYPE_NUMBER, 0, NULL, NUMBER (1) },
};

static const Column *
find_column (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].path, path) == 0)
      return &columns[i];

  return NULL;
}

static gboolean
resolve (const char *const *path, guint n_names, SalExpressionField *field, gpointer data)
{
  g_autofree char *joined = g_strjoinv (".", (char **) path);
  const Column *column = find_column (joined);

  if (column == NULL)
    return FALSE;

  field->type = column->type;
  field->digits = column->digits;
  field->field = column;
  field->choices = column->choices ? g_strsplit (column->choices, ",", -1) : NULL;

  return TRUE;
}

static char **
list_names (const char *const *path, guint n_names, gpointer data)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) prefix = g_string_new (NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (prefix, "%s.", path[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_has_prefix (columns[i].path, prefix->str) &&
        strchr (columns[i].path + prefix->len, '.') == NULL)
      {
        g_strv_builder_add (builder, columns[i].path + prefix->len);
        found = TRUE;
      }

  return found ? g_strv_builder_end (builder) : NULL;
}

static void
lookup (const SalExpressionNode *node, SalExpressionValue *value, gpointer data)
{
  const Column *column = node->field;

  if (node->operation == SAL_EXPRESSION_FIELD)
    *value = column->value;
  else if (node->function == SAL_EXPRESSION_FUNCTION_COUNT)
    *value = (SalExpressionValue) NUMBER (4);
  else
    *value = (SalExpressionValue) INTEGER (SAL_EXPRESSION_TYPE_MONEY, 1001);
}

static SalExpressionScope
scope_from_february (void)
{
  static SalFiscalCalendar *calendar = NULL;

  if (calendar == NULL)
    calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);

  return (SalExpressionScope){ resolve, list_names, NULL, calendar, 20778 };
}

/* Checks that @text has the canonical form @canonical, and that text and JSON read back the same.
 */
static void
assert_canonical (const char *text, const char *canonical)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalExpression) expression = sal_expression_parse (text, NULL, NULL, &error);
  g_autoptr (SalExpression) again = NULL;
  g_autoptr (SalExpression) from_json = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  printed = sal_expression_to_text (expression);
  if (canonical != NULL)
    g_assert_cmpstr (printed, ==, canonical);

  again = sal_expression_parse (printed, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sal_expression_equal (expression, again));

  json = sal_expression_to_json (expression);
  from_json = sal_expression_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (sal_expression_equal (expression, from_json));
}

static void
test_expression_canonical (void)
{
  static const struct
  {
    const char *text, *canonical;
  } cases[] = {
    { "a", "a" },
    { "a=1", "a = 1" },
    { " ( a ) ", "a" },
    { "A AND b OR not c", "A and b or not c" },
    { "a and (b or c) and (d and e)", "a and (b or c) and d and e" },
    { "(a or b) or (c or d)", "a or b or c or d" },
    { "not a = 1", "not (a = 1)" },
    { "not not a", "not (not a)" },
    { "not x in (1, 2)", "x not in (1, 2)" },
    { "x NOT IN (1,2)", "x not in (1, 2)" },
    { "not (x not in (1))", "not (x not in (1))" },
    { "x not between 1 and 2 and y", "x not between 1 and 2 and y" },
    { "x is not empty", "x is not empty" },
    { "not (x is empty)", "x is not empty" },
    { "name not starts with 'a' or name ends  with \"b\"",
      "name not starts with \"a\" or name ends with \"b\"" },
    { "a <> 1 or b == 2", "a != 1 or b = 2" },
    { "a - b - c", "a - b - c" },
    { "a - (b - c)", "a - (b - c)" },
    { "a + b * c / d", "a + b * c / d" },
    { "(a + b) * (c / d)", "(a + b) * (c / d)" },
    { "-a * -5", "-a * -5" },
    { "-(5)", "-5" },
    { "--5", "5" },
    { "-(a + b)", "-(a + b)" },
    { "--a", "--a" },
    { "2 - -5", "2 - -5" },
    { "007.50", "7.50" },
    { "27 %", "27%" },
    { "-0.5%", "-0.5%" },
    { "d = 2026-11-21", "d = 2026-11-21" },
    { "t < 2026-11-21T09:30:00Z", "t < 2026-11-21T09:30:00Z" },
    { "d in 2026-q4", "d in 2026-Q4" },
    { "d in (2026-Q4)", "d in 2026-Q4" },
    { "d in 2026", "d in 2026" },
    { "d in (2026)", "d in (2026)" },
    { "d in (2025, 2026-P03, 2026-11)", "d in (2025, 2026-P03, 2026-11)" },
    { "d in 2026-11 and e", "d in 2026-11 and e" },
    { "2026-11-21 + 30 > d", "2026-11-21 + 30 > d" },
    { "`close date` is empty", "`close date` is empty" },
    { "`a``b`.`and`.is_x", "`a``b`.`and`.is_x" },
    { "`plain`", "plain" },
    { "größe > 1", "größe > 1" },
    { "x = \"say \"\"hi\"\" \\\\ \\\"\\n\"", "x = \"say \\\"hi\\\" \\\\ \\\"\\n\"" },
    { "x = 'it''s'", "x = \"it's\"" },
    { "SUM( amount WHERE status = \"won\" )/count()",
      "sum(amount where status = \"won\") / count()" },
    { "count(where a)", "count(where a)" },
    { "if(a, b, null) = coalesce(c, true, 1.0)", "if(a, b, null) = coalesce(c, true, 1.0)" },
    { "count = empty + with", "count = empty + with" },
    { "contains contains starts", "contains contains starts" },
    { "a.b.c = owner.unit.name", "a.b.c = owner.unit.name" },
    { "(a = b) = (c = d)", "(a = b) = (c = d)" },
    { "(a and b) + 1 in ((c or d), e)", "(a and b) + 1 in ((c or d), e)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_canonical (cases[i].text, cases[i].canonical);
  assert_canonical ("null", "null");
  assert_canonical ("TRUE", "true");
}

static void
test_expression_syntax_errors (void)
{
  static const struct
  {
    const char *text;
    guint position;
    const char *message;
  } cases[] = {
    { "", 1, "position 1: expected a value" },
    { "status = \"won\" and amount =", 28, "position 28: expected a value after \"=\"" },
    { "a = )", 5, "position 5: expected a value after \"=\", not \")\"" },
    { "größe = = 1", 9, "position 9: expected a value after \"=\", not \"=\"" },
    { "a b", 3, "position 3: expected an operator or the end after \"a\", not \"b\"" },
    { "(a", 3, "position 3: expected \")\" after \"a\"" },
    { "a < b < c",
      7,
      "position 7: comparisons do not chain: join two with \"and\", or use \"between\"" },
    { "a in 5",
      6,
      "position 6: expected a list in parentheses or a period like 2026-Q4 after \"in\", not "
      "\"5\"" },
    { "a between 1 or 2",
      13,
      "position 13: expected \"and\" and the highest value after \"1\", not \"or\"" },
    { "a starts \"b\"", 10, "position 10: expected \"with\" after \"starts\", not \"\"b\"\"" },
    { "a is 5", 6, "position 6: expected \"empty\" or \"not empty\" after \"is\", not \"5\"" },
    { "a not = 5", 7, NULL },
    { "x = \"abc", 5, "position 5: the quotation begun here does not end (expected a closing \")" },
    { "x = \"a\\q\"", 7, NULL },
    { "12abc", 1, NULL },
    { "1.5.2", 1, NULL },
    { "1234567890123456789", 1, NULL },
    { "a = 2026-02-30", 5, NULL },
    { "a = 2026-13", 5, NULL },
    { "a in 2026-Q5", 6, NULL },
    { "2026-11 + 1", 1, NULL },
    { "a # b", 3, "position 3: \"#\" is not part of the language" },
    { "summ(a)", 1, "position 1: there is no function \"summ\" (did you mean \"sum\"?)" },
    { "abs(a where b)", 7, NULL },
    { "a.", 3, "position 3: expected a name after \".\"" },
    { "``", 1, NULL },
    { "a = \xff", 5, "position 5: expected text in UTF-8" },
    { "and", 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint position = 0;
      g_autoptr (SalExpression) expression =
          sal_expression_parse (cases[i].text, NULL, &position, &error);

      g_assert_null (expression);
      g_assert_error (error, SAL_ERROR, SAL_ERROR_SYNTAX);
      g_assert_cmpuint (position, ==, cases[i].position);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_expression_type_errors (void)
{
  static const struct
  {
    const char *text;
    guint position;
    const char *message;
  } cases[] = {
    { "amout > 5", 1, "position 1: there is no field \"amout\" (did you mean \"amount\"?)" },
    { "active and owner.nme = \"x\"",
      12,
      "position 12: there is no field \"nme\" (did you mean \"name\"?)" },
    { "amount.x > 1",
      1,
      "position 1: \"amount\" does not refer to a record, so there is no \"x\" of it" },
    { "close_date = 5", 14, "position 14: close_date (date) and 5 (number) do not go together" },
    { "close_date = \"21.11.2026\"",
      14,
      "position 14: \"21.11.2026\" is not a date (expected one like 2026-11-21)" },
    { "amount > 10.005",
      10,
      "position 10: 10.005 does not fit here (expected at most 2 decimals)" },
    { "yen = 1.5", 7, "position 7: 1.5 does not fit here (expected at most 0 decimals)" },
    { "amount = yen", 10, "position 10: amounts of currencies with different decimals do not mix" },
    { "status = \"wonn\"",
      10,
      "position 10: \"wonn\" is not a choice of status (did you mean \"won\"?)" },
    { "status in (\"won\", \"xyzzy\")",
      19,
      "position 19: \"xyzzy\" is not a choice of status (expected one of: open, won, lost)" },
    { "name = null",
      8,
      "position 8: nothing compares with null (expected \"is empty\" or \"is not empty\")" },
    { "owner = \"Ann\"", 9, NULL },
    { "owner > 5", 1, NULL },
    { "name in 2026-Q4", 1, NULL },
    { "name + 1 = 2", 1, NULL },
    { "amount * amount > 1", 8, "position 8: money times money has no meaning" },
    { "1 / amount > 1", 3, NULL },
    { "name and active",
      1,
      "position 1: expected a condition that is true or false, name is: text" },
    { "sum(amount) / amount", 15, NULL },
    { "amount = sum(amount)", 1, NULL },
    { "sum(sum(amount))", 5, "position 5: an aggregate cannot stand inside another" },
    { "sum(name)", 5, NULL },
    { "sum(amount where name)", 18, NULL },
    { "round(amount, 2.5)", 15, NULL },
    { "abs(amount, 1)", 1, "position 1: abs takes 1 value, not 2" },
    { "today(1)", 1, "position 1: today takes 0 values, not 1" },
    { "min(amount)", 1, NULL },
    { "if(amount, 1, 2)", 4, NULL },
    { "year(employees)", 6, NULL },
    { "close_date in (1.5)", 16, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalExpressionScope scope = scope_from_february ();
      g_autoptr (GError) error = NULL;
      guint position = 0;
      g_autoptr (SalExpression) expression =
          sal_expression_parse (cases[i].text, &scope, &position, &error);

      g_assert_null (expression);
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
      if (position != cases[i].position)
        g_error ("%s: position %u, not %u", cases[i].text, position, cases[i].position);
    }
}

static void
test_expression_filter (void)
{
  SalExpressionScope scope = scope_from_february ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SalExpression) filter =
      sal_expression_parse_filter ("amount > 5", &scope, NULL, &error);
  g_autoptr (SalExpression) aggregate = NULL;
  g_autoptr (SalExpression) number = NULL;

  g_assert_no_error (error);
  g_assert_true (sal_expression_is_bound (filter));

  aggregate = sal_expression_parse_filter ("sum(amount) > 5", &scope, NULL, &error);
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_null (aggregate);
  g_clear_error (&error);

  number = sal_expression_parse_filter ("amount + 5", &scope, NULL, &error);
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_null (number);
}

static void
test_expression_holds (void)
{
  /* conditions about the record above, and whether they hold, by reading them */
  static const struct
  {
    const char *text;
    gboolean holds;
  } cases[] = {
    { "amount = 50000.50", TRUE },
    { "amount >= 50000.5", TRUE },
    { "amount > 50000.50", FALSE },
    { "amount between 50000 and 50000.50", TRUE },
    { "amount > 10 * 5000", TRUE },
    { "yen = 900", TRUE },
    { "yen = 900.00", TRUE },
    { "probability = 27%", TRUE },
    { "probability = 0.27", TRUE },
    { "probability + 0.03 = 30%", TRUE },
    { "probability * 100 = 27", TRUE },
    { "probability < employees", TRUE },
    { "amount * probability = 13500.14", TRUE }, /* 13500.135 */
    { "amount / 3 = 16666.83", TRUE },           /* 16666.8333 */
    { "amount / amount = 1", TRUE },
    { "amount * 0.15 = 7500.08", TRUE }, /* 7500.075 */
    { "amount / 0 is empty", TRUE },
    { "employees / 0 is empty", TRUE },
    { "employees = 120 and not (employees = 121)", TRUE },
    { "employees in (1, 120)", TRUE },
    { "employees not in (1, 120)", FALSE },
    { "list_price > 0", FALSE },
    { "not (list_price > 0)", TRUE },
    { "list_price = 0", FALSE },
    { "list_price != 0", TRUE },
    { "list_price not in (0, 1)", TRUE },
    { "list_price is empty and list_price + 1 is empty", TRUE },
    { "coalesce(list_price, amount) = 50000.50", TRUE },
    { "max(list_price, amount) is empty", TRUE },
    { "min(amount, 7, 8) = 7", TRUE },
    { "closed", FALSE },
    { "not closed", TRUE },
    { "active and active = true", TRUE },
    { "close_date = 2026-11-21", TRUE },
    { "close_date = \"2026-11-21\"", TRUE },
    { "close_date < 2026-11-22", TRUE },
    /* the fiscal year begins in February: FY2027 is 2026-02 … 2027-01, its Q4 is Nov to Jan */
    { "close_date in 2027", TRUE },
    { "close_date in 2026", FALSE },
    { "close_date in 2027-Q4", TRUE },
    { "close_date in 2027-P10", TRUE },
    { "close_date in 2026-11", TRUE },
    { "close_date in (2026-10, 2026-12)", FALSE },
    { "close_date in (2020, 2027)", TRUE },
    { "close_date in (2026-11-20, 2026-11-21)", TRUE },
    { "year(close_date) = 2027 and quarter(close_date) = 4 and month(close_date) = 10", TRUE },
    { "close_date - 2026-11-01 = 20", TRUE },
    { "close_date + 10 = 2026-12-01", TRUE },
    { "days(2026-11-01, close_date) = 20", TRUE },
    { "close_date = today()", TRUE },
    { "close_date < today() - 1", FALSE },
    { "created = 2026-11-21", TRUE },
    { "created in 2026-11", TRUE },
    { "created > \"2026-11-21T09:29:59Z\"", TRUE },
    { "created > 2026-11-21T09:30:00Z", FALSE },
    { "created >= \"2026-11-21\"", TRUE },
    { "days(created, close_date) = 0", TRUE },
    { "name contains \"STRASSE\"", TRUE },
    { "name starts with \"zOË\"", TRUE },
    { "name starts with \"zoe\u0308\"", TRUE }, /* decomposed */
    { "name ends with \"e 7\"", TRUE },
    { "name = \"zoë’s straße 7\"", FALSE },
    { "lower(name) = \"zoë’s straße 7\"", TRUE },
    { "length(name) = 14", TRUE },
    { "upper(owner.name) = \"ANN LEE\"", TRUE },
    { "owner.name starts with \"ann\"", TRUE },
    { "owner.unit.name contains \"\"", FALSE },
    { "owner.unit.name is empty", TRUE },
    { "note is empty and note = \"\"", TRUE },
    { "owner = 9007199254740993", TRUE },
    { "owner = \"9007199254740992\"", FALSE },
    { "owner in (1, 9007199254740993)", TRUE },
    { "status = \"won\"", TRUE },
    { "status in (\"open\", \"lost\")", FALSE },
    { "if(status = \"won\", amount, 0) = amount", TRUE },
    { "round(2.5) = 3 and round(-2.5) = -3 and round(1.257, 2) = 1.26", TRUE },
    { "round(amount) = 50001", TRUE },
    { "round(amount, 1) = 50000.50", TRUE },
    { "abs(-employees) = 120 and abs(amount - 60000) = 9999.50", TRUE },
    { "`and` = 1", TRUE },
    { "(amount > 1) = (employees > 1)", TRUE },
    { "2 + 3 * 4 - 10 / 4 = 11.5", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalExpressionScope scope = scope_from_february ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SalExpression) expression =
          sal_expression_parse_filter (cases[i].text, &scope, NULL, &error);
      g_autoptr (SalExpression) opposite = NULL;
      g_autofree char *negation = g_strdup_printf ("not (%s)", cases[i].text);

      g_assert_no_error (error);
      if (sal_expression_matches (expression, lookup, NULL) != cases[i].holds)
        g_error ("%s is not %d", cases[i].text, cases[i].holds);

      opposite = sal_expression_parse_filter (negation, &scope, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (sal_expression_matches (opposite, lookup, NULL) != cases[i].holds);
    }
}

/* An aggregate formula is evaluated over what its aggregates gave: here count is 4, sums are 10.01.
 */
static void
test_expression_aggregate (void)
{
  static const struct
  {
    const char *text;
    SalExpressionType type;
    gint64 integer;
    double number;
  } cases[] = {
    { "sum(amount)", SAL_EXPRESSION_TYPE_MONEY, 1001, 0 },
    { "sum(amount where status = \"won\") / sum(amount)", SAL_EXPRESSION_TYPE_NUMBER, 0, 1 },
    { "sum(amount) / count()", SAL_EXPRESSION_TYPE_MONEY, 250, 0 },
    { "count(name where active) * 2 + 1", SAL_EXPRESSION_TYPE_NUMBER, 0, 9 },
    { "if(count() > 3, average(amount), 0)", SAL_EXPRESSION_TYPE_MONEY, 1001, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalExpressionScope scope = scope_from_february ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SalExpression) expression =
          sal_expression_parse (cases[i].text, &scope, NULL, &error);
      g_auto (SalExpressionValue) value = SAL_EXPRESSION_VALUE_INIT;

      g_assert_no_error (error);
      g_assert_true (sal_expression_is_aggregate (expression));
      sal_expression_evaluate (expression, lookup, NULL, &value);
      g_assert_cmpint (value.type, ==, cases[i].type);
      g_assert_cmpint (value.integer, ==, cases[i].integer);
      g_assert_cmpfloat (value.number, ==, cases[i].number);
    }
}

/* Amounts of 0.01, 0.02, nothing, 0.04 and 10.00, in that order */
static const gint64 amounts[] = { 1, 2, -1, 4, 1000 };

static gboolean
next_amount (gpointer data)
{
  int *place = data;

  return ++*place < (int) G_N_ELEMENTS (amounts);
}

static void
lookup_amount (const SalExpressionNode *node, SalExpressionValue *value, gpointer data)
{
  int *place = data;

  if (strcmp (node->path[0], "amount") == 0 && amounts[*place] >= 0)
    *value = (SalExpressionValue) INTEGER (SAL_EXPRESSION_TYPE_MONEY, amounts[*place]);
  else if (strcmp (node->path[0], "employees") == 0)
    *value = (SalExpressionValue) NUMBER (*place);
  else if (strcmp (node->path[0], "note") == 0)
    *value = (SalExpressionValue) TEXT (*place == 3 ? "" : "note");
}

static void
test_expression_records (void)
{
  /* by hand; type NULL: empty */
  static const struct
  {
    const char *text;
    SalExpressionType type;
    gint64 integer;
    double number;
  } cases[] = {
    { "sum(amount)", SAL_EXPRESSION_TYPE_MONEY, 1007, 0 },
    { "average(amount)", SAL_EXPRESSION_TYPE_MONEY, 252, 0 }, /* 1007 ÷ 4 = 251.75 */
    { "average(-amount)", SAL_EXPRESSION_TYPE_MONEY, -252, 0 },
    { "median(amount)", SAL_EXPRESSION_TYPE_MONEY, 3, 0 },                     /* of 2 and 4 */
    { "median(amount where amount < 0.04)", SAL_EXPRESSION_TYPE_MONEY, 2, 0 }, /* of 1 and 2 */
    { "median(amount where amount != 0.01)", SAL_EXPRESSION_TYPE_MONEY, 4, 0 },
    { "minimum(amount)", SAL_EXPRESSION_TYPE_MONEY, 1, 0 },
    { "maximum(amount where employees < 3)", SAL_EXPRESSION_TYPE_MONEY, 2, 0 },
    { "sum(amount where false)", SAL_EXPRESSION_TYPE_MONEY, 0, 0 },
    { "average(amount where false)", SAL_EXPRESSION_TYPE_NULL, 0, 0 },
    { "minimum(amount where false)", SAL_EXPRESSION_TYPE_NULL, 0, 0 },
    { "median(amount where false)", SAL_EXPRESSION_TYPE_NULL, 0, 0 },
    { "count()", SAL_EXPRESSION_TYPE_NUMBER, 0, 5 },
    { "count(amount)", SAL_EXPRESSION_TYPE_NUMBER, 0, 4 },
    { "count(note)", SAL_EXPRESSION_TYPE_NUMBER, 0, 4 },
    { "count(amount where employees > 0)", SAL_EXPRESSION_TYPE_NUMBER, 0, 3 },
    { "average(employees)", SAL_EXPRESSION_TYPE_NUMBER, 0, 2 },
    { "median(employees where employees > 0)", SAL_EXPRESSION_TYPE_NUMBER, 0, 2.5 },
    { "count(where amount > 0.01) / count()", SAL_EXPRESSION_TYPE_NUMBER, 0, 0.6 },
    { "sum(amount) / count(where false)", SAL_EXPRESSION_TYPE_NULL, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalExpressionScope scope = scope_from_february ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SalExpression) formula =
          sal_expression_parse (cases[i].text, &scope, NULL, &error);
      g_auto (SalExpressionValue) value = SAL_EXPRESSION_VALUE_INIT;
      int place = -1;

      g_assert_no_error (error);
      sal_expression_evaluate_aggregate (formula, next_amount, lookup_amount, &place, &value);
      if (value.type != cases[i].type || value.integer != cases[i].integer ||
          value.number != cases[i].number)
        g_error ("%s: type %d, %" G_GINT64_FORMAT ", %g",
                 cases[i].text,
                 value.type,
                 value.integer,
                 value.number);
    }
}

static void
test_expression_json (void)
{
  static const struct
  {
    const char *json, *text; /* text NULL: refused */
  } cases[] = {
    { "{\"and\": [{\">=\": [{\"field\": [\"amount\"]}, {\"number\": \"50000.00\"}]}, true]}",
      "amount >= 50000.00 and true" },
    { "{\"in\": [{\"field\": [\"close_date\"]}, {\"period\": \"2026\"}]}", "close_date in 2026" },
    { "{\"in\": [{\"field\": [\"d\"]}, {\"period\": \"2026\"}, {\"period\": \"2026-11\"}]}",
      "d in (2026, 2026-11)" },
    { "{\"call\": \"sum\", \"arguments\": [{\"field\": [\"a b\"]}], \"where\": null}",
      "sum(`a b` where null)" },
    { "{\"negate\": [{\"percent\": \"5\"}]}", "-5%" },
    { "{\"date\": \"2026-11-21\"}", "2026-11-21" },
    { "{\"date\": \"2026-11\"}", NULL },
    { "{\"period\": \"2026\"}", NULL },
    { "{\"+\": [{\"period\": \"2026\"}, {\"number\": \"1\"}]}", NULL },
    { "{\"not\": []}", NULL },
    { "{\"not\": {}}", NULL },
    { "{\"field\": []}", NULL },
    { "{\"field\": [\"\"]}", NULL },
    { "{\"number\": \"1e5\"}", NULL },
    { "{\"number\": 5}", NULL },
    { "{\"call\": \"nope\", \"arguments\": []}", NULL },
    { "{\"call\": \"abs\", \"arguments\": [true], \"where\": true}", NULL },
    { "{\"what\": []}", NULL },
    { "[]", NULL },
    { "5", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) json = json_from_string (cases[i].json, &error);
      g_autoptr (SalExpression) expression = NULL;

      g_assert_no_error (error);
      expression = sal_expression_from_json (json, &error);
      if (cases[i].text != NULL)
        {
          g_autofree char *text = NULL;

          g_assert_no_error (error);
          text = sal_expression_to_text (expression);
          g_assert_cmpstr (text, ==, cases[i].text);
        }
      else
        {
          g_assert_error (error, SAL_ERROR, SAL_ERROR_SYNTAX);
          g_assert_null (expression);
        }
    }
}

static char *
repeat (const char *before, const char *middle, const char *after, guint times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < times; i++)
    g_string_append (text, after);

  return g_string_free (text, FALSE);
}

/* Deep nesting is refused, wherever it comes from; long chains are not deep. */
static void
test_expression_depth (void)
{
  static const struct
  {
    const char *before, *after;
    gboolean is_deep;
  } cases[] = {
    { "(", ")", TRUE },     { "-", "", TRUE },       { "not ", "", TRUE },
    { "abs(", ")", TRUE },  { "", " + 1", TRUE },    { "1 in ((", "))", TRUE },
    { "", " or a", FALSE }, { "a and ", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = repeat (cases[i].before, "a", cases[i].after, 50000);
      g_autofree char *good = repeat (cases[i].before, "a", cases[i].after, 150);
      g_autoptr (GError) error = NULL;
      guint position = 0;
      g_autoptr (SalExpression) expression = sal_expression_parse (text, NULL, &position, &error);

      if (cases[i].is_deep)
        {
          g_assert_error (error, SAL_ERROR, SAL_ERROR_SYNTAX);
          g_assert_cmpuint (position, >, 0);
        }
      else
        g_assert_no_error (error);
      assert_canonical (good, NULL);
    }
}

/* Random trees: what is printed parses to the same tree, and so does JSON. */
static void
random_json (JsonBuilder *builder, GRand *rand, guint depth)
{
  static const char *const operations[] = { "and", "or",       "=",      "!=",      "<",
                                            "<=",  ">",        ">=",     "in",      "contains",
                                            "+",   "-",        "*",      "/",       "starts with",
                                            "not", "is empty", "negate", "between", "ends with" };
  static const char *const numbers[] = { "0", "5", "-5", "2026", "0.50", "-12.125" };
  static const char *const names[] = {
    "amount", "close date", "and", "größe", "a`b", "sum", "where"
  };
  static const char *const periods[] = { "2026", "2026-Q4", "2026-P12", "2026-11" };
  guint operation = g_rand_int_range (rand, 0, G_N_ELEMENTS (operations));
  guint n_operands = operation < 2 || operation == 8     ? g_rand_int_range (rand, 2, 5)
                     : operation < 15 || operation == 19 ? 2
                     : operation == 18                   ? 3
                                                         : 1;

  json_builder_begin_object (builder);
  switch (depth == 0 ? g_rand_int_range (rand, 0, 4) : g_rand_int_range (rand, 0, 12))
    {
    case 0:
      json_builder_set_member_name (builder, "field");
      json_builder_begin_array (builder);
      for (gint i = g_rand_int_range (rand, 0, 3); i >= 0; i--)
        json_builder_add_string_value (builder,
                                       names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
      json_builder_end_array (builder);
      break;
    case 1:
      json_builder_set_member_name (builder, "number");
      json_builder_add_string_value (builder,
                                     numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))]);
      break;
    case 2:
      json_builder_set_member_name (builder, "percent");
      json_builder_add_string_value (builder,
                                     numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))]);
      break;
    case 3:
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, "a \"b\" \\ 'c'\n\t`d`");
      break;
    case 4:
      json_builder_set_member_name (builder, "call");
      json_builder_add_string_value (builder, g_rand_boolean (rand) ? "sum" : "count");
      json_builder_set_member_name (builder, "arguments");
      json_builder_begin_array (builder);
      if (g_rand_boolean (rand))
        random_json (builder, rand, depth - 1);
      json_builder_end_array (builder);
      if (g_rand_boolean (rand))
        {
          json_builder_set_member_name (builder, "where");
          random_json (builder, rand, depth - 1);
        }
      break;
    default:
      json_builder_set_member_name (builder, operations[operation]);
      json_builder_begin_array (builder);
      for (guint i = 0; i < n_operands; i++)
        {
          if (operation == 8 && i > 0 && g_rand_boolean (rand))
            {
              json_builder_begin_object (builder);
              json_builder_set_member_name (builder, "period");
              json_builder_add_string_value (
                  builder, periods[g_rand_int_range (rand, 0, G_N_ELEMENTS (periods))]);
              json_builder_end_object (builder);
            }
          else
            random_json (builder, rand, depth - 1);
        }
      json_builder_end_array (builder);
      break;
    }
  json_builder_end_object (builder);
}

static void
test_expression_round_trip (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) json = NULL;
      g_autoptr (SalExpression) expression = NULL;
      g_autoptr (SalExpression) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      random_json (builder, rand, g_rand_int_range (rand, 0, 6));
      json = json_builder_get_root (builder);
      expression = sal_expression_from_json (json, &error);
      g_assert_no_error (error);
      text = sal_expression_to_text (expression);
      again = sal_expression_parse (text, NULL, NULL, &error);
      g_assert_no_error (error);
      if (!sal_expression_equal (expression, again))
        g_error ("%s reads back as another tree", text);
      assert_canonical (text, text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/expression/canonical", test_expression_canonical);
  g_test_add_func ("/expression/syntax-errors", test_expression_syntax_errors);
  g_test_add_func ("/expression/type-errors", test_expression_type_errors);
  g_test_add_func ("/expression/filter", test_expression_filter);
  g_test_add_func ("/expression/holds", test_expression_holds);
  g_test_add_func ("/expression/aggregate", test_expression_aggregate);
  g_test_add_func ("/expression/records", test_expression_records);
  g_test_add_func ("/expression/json", test_expression_json);
  g_test_add_func ("/expression/depth", test_expression_depth);
  g_test_add_func ("/expression/round-trip", test_expression_round_trip);

  return g_test_run ();
}
