/* sal-expression-sql-leaf.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-sql-private.h"

#include "sal-date.h"
#include "sal-kind-scope.h"

/* Literals, parameters and fields, with the joins that fields need. */

/* Integers up to this one are exact as doubles. */
#define EXACT_INTEGER (G_GINT64_CONSTANT (1) << 53)

/* Takes @value. */
guint
sal_sql_take_parameter (SalExpressionSql *self, SalValue value)
{
  g_array_append_val (self->parameters, value);

  return self->parameters->len;
}

void
sal_sql_write_parameter (SalExpressionSql *self, GString *sql, SalValue value)
{
  g_string_append_printf (sql, "?%u", sal_sql_take_parameter (self, sal_value_copy (&value)));
}

void
sal_sql_write_date (SalExpressionSql *self, GString *sql, gint32 day)
{
  char buffer[SAL_DATE_BUFFER];

  sal_sql_write_parameter (self, sql, sal_value_borrow_text (sal_date_write_iso (day, buffer)));
}

void
sal_sql_write_literal_value (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  const SalExpressionValue *value = &node->value;
  char buffer[SAL_TIME_BUFFER];

  switch (value->type)
    {
    case SAL_EXPRESSION_TYPE_NULL:
      g_string_append (sql, "NULL");
      break;
    case SAL_EXPRESSION_TYPE_BOOLEAN:
      g_string_append (sql, value->boolean ? "1" : "0");
      break;
    case SAL_EXPRESSION_TYPE_NUMBER:
      if (node->operation == SAL_EXPRESSION_LITERAL && node->scale == 0 &&
          node->literal == SAL_EXPRESSION_LITERAL_NUMBER && ABS (node->significand) < EXACT_INTEGER)
        sal_sql_write_parameter (self, sql, SAL_VALUE_INTEGER (node->significand));
      else
        sal_sql_write_parameter (self, sql, SAL_VALUE_REAL (value->number));
      break;
    case SAL_EXPRESSION_TYPE_DATE:
      sal_sql_write_date (self, sql, (gint32) value->integer);
      break;
    case SAL_EXPRESSION_TYPE_TIME:
      sal_sql_write_parameter (
          self, sql, sal_value_borrow_text (sal_time_write_iso (value->integer, buffer)));
      break;
    case SAL_EXPRESSION_TYPE_TEXT:
      sal_sql_write_parameter (self, sql, sal_value_borrow_text (value->text));
      break;
    default:
      sal_sql_write_parameter (self, sql, SAL_VALUE_INTEGER (value->integer));
      break;
    }
}

/* Fields */

static char *
join_path (const char *const *path, guint n_names)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "." : "", path[i]);

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* The alias of the table that @n_names references lead to; joins what is not joined yet. Tables are
 * found by their primary key, so each join is one look-up per row, and SQLite makes an inner join
 * of it where the condition cannot hold without a row. */
static const char *
alias_of (SalExpressionSql *self, const char *const *path, guint n_names)
{
  const SalKind *kind = self->kind;
  const char *alias = self->alias;

  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *key = join_path (path, i + 1);
      const char *before = alias;

      kind = sal_kind_find_field (kind, path[i])->references;
      alias = g_hash_table_lookup (self->aliases, key);
      if (alias == NULL)
        {
          char *joined =
              g_strdup_printf ("%s_%u", self->alias, g_hash_table_size (self->aliases) + 1);

          g_string_append_printf (self->joins,
                                  " LEFT JOIN \"%s\" AS %s ON %s.id = %s.\"%s\"",
                                  kind->name,
                                  joined,
                                  joined,
                                  before,
                                  path[i]);
          g_hash_table_insert (self->aliases, g_steal_pointer (&key), joined);
          alias = joined;
        }
    }

  return alias;
}

/* @path is known to be one. The id of what a reference refers to is the reference. */
char *
sal_sql_write_column (SalExpressionSql *self, const char *const *path, guint n_names)
{
  const SalKind *owner;

  if (sal_kind_resolve_path (self->kind, path, n_names, &owner) == NULL && n_names > 1)
    n_names--;

  return g_strdup_printf ("%s.\"%s\"", alias_of (self, path, n_names - 1), path[n_names - 1]);
}

/* The column of what tells the day of an amount of @kind that @n_names references lead to. */
static char *
write_dated (SalExpressionSql *self, const SalKind *kind, const char *const *path, guint n_names)
{
  g_auto (GStrv) dated = g_strsplit (kind->dated, ".", -1);
  g_autoptr (GPtrArray) whole = g_ptr_array_new ();

  for (guint i = 0; i < n_names; i++)
    g_ptr_array_add (whole, (gpointer) path[i]);
  for (guint i = 0; dated[i] != NULL; i++)
    g_ptr_array_add (whole, dated[i]);

  return sal_sql_write_column (self, (const char *const *) whole->pdata, whole->len);
}

/* The columns of the currency of an amount and of what tells its day. */
void
sal_sql_write_money_columns (
    SalExpressionSql *self, const char *const *path, guint n_names, char **currency, char **dated)
{
  const SalKind *owner;
  const SalField *field = sal_kind_resolve_path (self->kind, path, n_names, &owner);

  *dated = owner->dated != NULL ? write_dated (self, owner, path, n_names - 1) : g_strdup ("NULL");
  *currency =
      g_strdup_printf ("%s.\"%s\"", alias_of (self, path, n_names - 1), field->currency_field);
  self->uses_rates = TRUE;
}

/* An amount in the reporting currency, at the rate of its day. One without a rate is compared as it
 * stands, with @digits decimals, and not aggregated. */
static void
write_money (SalExpressionSql *self,
             GString *sql,
             const char *const *path,
             guint n_names,
             const char *column,
             int digits)
{
  g_autofree char *currency = NULL;
  g_autofree char *dated = NULL;

  sal_sql_write_money_columns (self, path, n_names, &currency, &dated);
  if (self->strict && self->aggregates)
    g_string_append_printf (sql, "sal_convert(%s, %s, %s)", column, currency, dated);
  else
    g_string_append_printf (
        sql, "sal_compare_money(%s, %s, %s, %d)", column, currency, dated, digits);
}

void
sal_sql_write_field (SalExpressionSql *self, GString *sql, const SalExpressionNode *node)
{
  const char *const *path = (const char *const *) node->path;
  const SalField *field = node->field;
  g_autofree char *column = sal_sql_write_column (self, path, node->n_names);

  if (field != NULL && field->type == SAL_FIELD_MONEY && field->currency_field != NULL)
    write_money (self, sql, path, node->n_names, column, node->digits);
  else
    g_string_append (sql, column);
}
