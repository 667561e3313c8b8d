/* sal-expression-functions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-functions.h"

#include "sal-date.h"
#include "sal-expression-aggregate.h"
#include "sal-kind-scope.h"

/* The SQL functions that compiled expressions call: thin wrappers of what the evaluator itself
 * uses, so that both agree. Every one gives NULL if an argument is NULL. */

static gboolean
has_null (int n_arguments, sqlite3_value **arguments)
{
  for (int i = 0; i < n_arguments; i++)
    if (sqlite3_value_type (arguments[i]) == SQLITE_NULL)
      return TRUE;

  return FALSE;
}

static const char *
get_text (sqlite3_value *value)
{
  return (const char *) sqlite3_value_text (value);
}

/* sal_contains (text, part) and so on; the part is most often the same for every row */
static void
match_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  SalExpressionOperation operation = GPOINTER_TO_INT (sqlite3_user_data (context));
  char *folded_part;
  gboolean is_new;

  if (has_null (n_arguments, arguments))
    return;

  folded_part = sqlite3_get_auxdata (context, 1);
  is_new = folded_part == NULL;
  if (is_new)
    folded_part = sal_expression_fold_text (get_text (arguments[1]));
  sqlite3_result_int (context,
                      sal_expression_match_text (operation, get_text (arguments[0]), folded_part));
  if (is_new)
    sqlite3_set_auxdata (context, 1, folded_part, g_free);
}

/* sal_lower (text) and sal_upper (text) */
static void
case_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  SalExpressionFunction function = GPOINTER_TO_INT (sqlite3_user_data (context));

  if (!has_null (n_arguments, arguments))
    sqlite3_result_text (
        context, sal_expression_change_case (function, get_text (arguments[0])), -1, g_free);
}

/* sal_day (date): the day number */
static void
day_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  gint32 day;

  if (!has_null (n_arguments, arguments) && sal_date_parse_iso (get_text (arguments[0]), &day))
    sqlite3_result_int (context, day);
}

/* sal_date_plus (date, days) */
static void
date_plus_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  char buffer[SAL_DATE_BUFFER];
  gint32 day;

  if (!has_null (n_arguments, arguments) && sal_date_parse_iso (get_text (arguments[0]), &day) &&
      sal_expression_date_plus (day, sqlite3_value_double (arguments[1]), &day))
    sqlite3_result_text (context, sal_date_write_iso (day, buffer), -1, SQLITE_TRANSIENT);
}

/* sal_fiscal (date, function, start month, pattern) */
static void
fiscal_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  SalFiscalCalendar *calendar;
  gint32 day;

  if (has_null (n_arguments, arguments) || !sal_date_parse_iso (get_text (arguments[0]), &day))
    return;

  calendar = sqlite3_get_auxdata (context, 2);
  if (calendar == NULL)
    {
      calendar = sal_fiscal_calendar_new (sqlite3_value_int (arguments[2]),
                                          sqlite3_value_int (arguments[3]));
      sqlite3_set_auxdata (context, 2, calendar, (void (*) (void *)) sal_fiscal_calendar_free);
      calendar = sqlite3_get_auxdata (context, 2);
      if (calendar == NULL)
        {
          sqlite3_result_error_nomem (context);
          return;
        }
    }
  sqlite3_result_int (context,
                      sal_expression_fiscal_part (sqlite3_value_int (arguments[1]), calendar, day));
}

/* sal_money (number, digits) */
static void
money_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  gint64 money;

  if (!has_null (n_arguments, arguments) &&
      sal_expression_money_of (
          sqlite3_value_double (arguments[0]), sqlite3_value_int (arguments[1]), &money))
    sqlite3_result_int64 (context, money);
}

/* sal_convert (amount, currency, date): NULL without a rate, which is counted */
static void
convert_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  SalConversion *conversion = sqlite3_user_data (context);
  gint64 money;

  if (sqlite3_value_type (arguments[0]) == SQLITE_NULL)
    return;
  if (sal_conversion_convert (conversion,
                              sqlite3_value_int64 (arguments[0]),
                              get_text (arguments[1]),
                              get_text (arguments[2]),
                              &money))
    sqlite3_result_int64 (context, money);
  else
    conversion->n_missing++;
}

/* sal_compare_money (amount, currency, date, digits): without a rate the amount as it stands */
static void
compare_money_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  gint64 money;

  if (sqlite3_value_type (arguments[0]) == SQLITE_NULL)
    return;
  if (sal_conversion_compare (sqlite3_user_data (context),
                              sqlite3_value_int64 (arguments[0]),
                              get_text (arguments[1]),
                              get_text (arguments[2]),
                              sqlite3_value_int (arguments[3]),
                              &money))
    sqlite3_result_int64 (context, money);
}

/* sal_multiply (money, number) and sal_divide (money, number) */
static void
scale_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  gboolean divide = sqlite3_user_data (context) != NULL;
  double amount, factor;
  gint64 money;

  if (has_null (n_arguments, arguments))
    return;

  amount = (double) sqlite3_value_int64 (arguments[0]);
  factor = sqlite3_value_double (arguments[1]);
  if (sal_expression_integer_of (divide ? amount / factor : amount * factor, &money))
    sqlite3_result_int64 (context, money);
}

/* sal_multiply_rate (money, rate) and sal_divide_rate (money, rate) */
static void
rate_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  gboolean divide = sqlite3_user_data (context) != NULL;
  gint64 amount, rate, money;

  if (has_null (n_arguments, arguments))
    return;

  amount = sqlite3_value_int64 (arguments[0]);
  rate = sqlite3_value_int64 (arguments[1]);
  if (divide ? sal_expression_divide_by_rate (amount, rate, &money)
             : sal_expression_multiply_by_rate (amount, rate, &money))
    sqlite3_result_int64 (context, money);
}

/* sal_round (number, decimals) */
static void
round_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  if (!has_null (n_arguments, arguments))
    sqlite3_result_double (context,
                           sal_expression_round_number (sqlite3_value_double (arguments[0]),
                                                        sqlite3_value_int (arguments[1])));
}

/* sal_round_money (money, digits, decimals) */
static void
round_money_func (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  if (!has_null (n_arguments, arguments))
    sqlite3_result_int64 (context,
                          sal_expression_round_money (sqlite3_value_int64 (arguments[0]),
                                                      sqlite3_value_int (arguments[1]),
                                                      sqlite3_value_int (arguments[2])));
}

/* Aggregates: sal_sum (value, type) and so on */

static void
aggregate_step (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  SalExpressionAccumulator **accumulator =
      sqlite3_aggregate_context (context, sizeof (SalExpressionAccumulator *));
  SalExpressionValue value = SAL_EXPRESSION_VALUE_INIT;
  SalExpressionType type = sqlite3_value_int (arguments[1]);

  if (accumulator == NULL)
    {
      sqlite3_result_error_nomem (context);
      return;
    }
  if (*accumulator == NULL)
    *accumulator =
        sal_expression_accumulator_new (GPOINTER_TO_INT (sqlite3_user_data (context)), type);
  if (sqlite3_value_type (arguments[0]) == SQLITE_NULL)
    return;

  value.type = type;
  if (type == SAL_EXPRESSION_TYPE_NUMBER)
    value.number = sqlite3_value_double (arguments[0]);
  else
    value.integer = sqlite3_value_int64 (arguments[0]);
  sal_expression_accumulator_add (*accumulator, &value);
}

static void
aggregate_final (sqlite3_context *context)
{
  SalExpressionAccumulator **accumulator = sqlite3_aggregate_context (context, 0);
  g_auto (SalExpressionValue) value = SAL_EXPRESSION_VALUE_INIT;

  if (accumulator == NULL || *accumulator == NULL)
    {
      if (GPOINTER_TO_INT (sqlite3_user_data (context)) == SAL_EXPRESSION_FUNCTION_SUM)
        sqlite3_result_int (context, 0);
      return;
    }

  sal_expression_accumulator_finish (*accumulator, &value);
  sal_expression_accumulator_free (*accumulator);
  if (value.type == SAL_EXPRESSION_TYPE_NUMBER)
    sqlite3_result_double (context, value.number);
  else if (value.type != SAL_EXPRESSION_TYPE_NULL)
    sqlite3_result_int64 (context, value.integer);
}

static int
register_aggregates (sqlite3 *handle)
{
  static const struct
  {
    const char *name;
    SalExpressionFunction function;
  } aggregates[] = {
    { "sal_sum", SAL_EXPRESSION_FUNCTION_SUM },
    { "sal_average", SAL_EXPRESSION_FUNCTION_AVERAGE },
    { "sal_median", SAL_EXPRESSION_FUNCTION_MEDIAN },
  };
  int code = SQLITE_OK;

  for (gsize i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (aggregates); i++)
    code = sqlite3_create_function_v2 (handle,
                                       aggregates[i].name,
                                       2,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                       GINT_TO_POINTER (aggregates[i].function),
                                       NULL,
                                       aggregate_step,
                                       aggregate_final,
                                       NULL);

  return code;
}

/**
 * sal_expression_functions_register:
 * @handle: a SQLite connection
 * @conversion: what amounts are converted by; has to outlive @handle
 *
 * Registers the functions that compiled expressions use.
 *
 * Returns: a SQLite result code
 */
int
sal_expression_functions_register (sqlite3 *handle, SalConversion *conversion)
{
  static const struct
  {
    const char *name;
    int n_arguments;
    int data;
    void (*function) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "sal_contains", 2, SAL_EXPRESSION_CONTAINS, match_func },
    { "sal_starts_with", 2, SAL_EXPRESSION_STARTS_WITH, match_func },
    { "sal_ends_with", 2, SAL_EXPRESSION_ENDS_WITH, match_func },
    { "sal_lower", 1, SAL_EXPRESSION_FUNCTION_LOWER, case_func },
    { "sal_upper", 1, SAL_EXPRESSION_FUNCTION_UPPER, case_func },
    { "sal_day", 1, 0, day_func },
    { "sal_date_plus", 2, 0, date_plus_func },
    { "sal_fiscal", 4, 0, fiscal_func },
    { "sal_money", 2, 0, money_func },
    { "sal_multiply", 2, 0, scale_func },
    { "sal_divide", 2, 1, scale_func },
    { "sal_multiply_rate", 2, 0, rate_func },
    { "sal_divide_rate", 2, 1, rate_func },
    { "sal_round", 2, 0, round_func },
    { "sal_round_money", 3, 0, round_money_func },
  };
  int code = SQLITE_OK;

  g_return_val_if_fail (handle != NULL, SQLITE_MISUSE);

  for (gsize i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (functions); i++)
    code = sqlite3_create_function_v2 (handle,
                                       functions[i].name,
                                       functions[i].n_arguments,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                       GINT_TO_POINTER (functions[i].data),
                                       functions[i].function,
                                       NULL,
                                       NULL,
                                       NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (
        handle, "sal_convert", 3, SQLITE_UTF8, conversion, convert_func, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (handle,
                                       "sal_compare_money",
                                       4,
                                       SQLITE_UTF8,
                                       conversion,
                                       compare_money_func,
                                       NULL,
                                       NULL,
                                       NULL);

  return code == SQLITE_OK ? register_aggregates (handle) : code;
}
