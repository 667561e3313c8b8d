/* sal-expression.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sal-fiscal-calendar.h"

G_BEGIN_DECLS

/* How deep an expression may nest; and, or are flat however many operands they have. */
#define SAL_EXPRESSION_MAXIMUM_DEPTH 200

/**
 * SalExpressionType:
 * @SAL_EXPRESSION_TYPE_NULL: the type of the literal `null`, and of everything before binding
 * @SAL_EXPRESSION_TYPE_BOOLEAN: true or false
 * @SAL_EXPRESSION_TYPE_NUMBER: a double
 * @SAL_EXPRESSION_TYPE_MONEY: minor units of a currency with so many digits
 * @SAL_EXPRESSION_TYPE_RATE: a scaled integer, %SAL_RATE_ONE is 100 %
 * @SAL_EXPRESSION_TYPE_DATE: a day number
 * @SAL_EXPRESSION_TYPE_TIME: seconds since 1970
 * @SAL_EXPRESSION_TYPE_TEXT: UTF-8 text, also the value of a choice
 * @SAL_EXPRESSION_TYPE_REFERENCE: the id of a record
 *
 * What an expression or a part of one gives. Any of them can be empty (null).
 */
typedef enum
{
  SAL_EXPRESSION_TYPE_NULL,
  SAL_EXPRESSION_TYPE_BOOLEAN,
  SAL_EXPRESSION_TYPE_NUMBER,
  SAL_EXPRESSION_TYPE_MONEY,
  SAL_EXPRESSION_TYPE_RATE,
  SAL_EXPRESSION_TYPE_DATE,
  SAL_EXPRESSION_TYPE_TIME,
  SAL_EXPRESSION_TYPE_TEXT,
  SAL_EXPRESSION_TYPE_REFERENCE,
} SalExpressionType;

/* A value by type: integer holds money, rates, dates, times and references. The text of a value
 * that was looked up is borrowed from whoever looked it up; one that was computed is owned. */
typedef struct
{
  SalExpressionType type; /* SAL_EXPRESSION_TYPE_NULL if empty */
  gboolean boolean;
  double number;
  gint64 integer;
  const char *text;
  char *owned_text; /* what text points to if the value owns it */
} SalExpressionValue;

#define SAL_EXPRESSION_VALUE_INIT                                                                  \
  {                                                                                                \
    SAL_EXPRESSION_TYPE_NULL, FALSE, 0, 0, NULL, NULL                                              \
  }

void sal_expression_value_clear (SalExpressionValue *self);

typedef enum
{
  SAL_EXPRESSION_LITERAL,
  SAL_EXPRESSION_FIELD,
  SAL_EXPRESSION_AND, /* two or more children, none of them an AND */
  SAL_EXPRESSION_OR,  /* two or more children, none of them an OR */
  SAL_EXPRESSION_NOT,
  SAL_EXPRESSION_EQUAL,
  SAL_EXPRESSION_UNEQUAL,
  SAL_EXPRESSION_LESS,
  SAL_EXPRESSION_LESS_OR_EQUAL,
  SAL_EXPRESSION_GREATER,
  SAL_EXPRESSION_GREATER_OR_EQUAL,
  SAL_EXPRESSION_IN,      /* the operand, then one item or more */
  SAL_EXPRESSION_BETWEEN, /* the operand, the lowest, the highest */
  SAL_EXPRESSION_CONTAINS,
  SAL_EXPRESSION_STARTS_WITH,
  SAL_EXPRESSION_ENDS_WITH,
  SAL_EXPRESSION_IS_EMPTY,
  SAL_EXPRESSION_ADD,
  SAL_EXPRESSION_SUBTRACT,
  SAL_EXPRESSION_MULTIPLY,
  SAL_EXPRESSION_DIVIDE,
  SAL_EXPRESSION_NEGATE,
  SAL_EXPRESSION_CALL,
  SAL_EXPRESSION_AGGREGATE, /* no child for count (), or one; and a filter or none */
} SalExpressionOperation;

typedef enum
{
  SAL_EXPRESSION_FUNCTION_NONE,
  SAL_EXPRESSION_FUNCTION_ABS,
  SAL_EXPRESSION_FUNCTION_MIN,
  SAL_EXPRESSION_FUNCTION_MAX,
  SAL_EXPRESSION_FUNCTION_ROUND,
  SAL_EXPRESSION_FUNCTION_IF,
  SAL_EXPRESSION_FUNCTION_COALESCE,
  SAL_EXPRESSION_FUNCTION_YEAR,
  SAL_EXPRESSION_FUNCTION_QUARTER,
  SAL_EXPRESSION_FUNCTION_MONTH,
  SAL_EXPRESSION_FUNCTION_LOWER,
  SAL_EXPRESSION_FUNCTION_UPPER,
  SAL_EXPRESSION_FUNCTION_LENGTH,
  SAL_EXPRESSION_FUNCTION_DAYS,
  SAL_EXPRESSION_FUNCTION_TODAY,
  /* aggregates */
  SAL_EXPRESSION_FUNCTION_SUM,
  SAL_EXPRESSION_FUNCTION_COUNT,
  SAL_EXPRESSION_FUNCTION_AVERAGE,
  SAL_EXPRESSION_FUNCTION_MINIMUM,
  SAL_EXPRESSION_FUNCTION_MAXIMUM,
  SAL_EXPRESSION_FUNCTION_MEDIAN,
} SalExpressionFunction;

typedef enum
{
  SAL_EXPRESSION_LITERAL_NULL,
  SAL_EXPRESSION_LITERAL_BOOLEAN,
  SAL_EXPRESSION_LITERAL_NUMBER,
  SAL_EXPRESSION_LITERAL_PERCENT,
  SAL_EXPRESSION_LITERAL_DATE,
  SAL_EXPRESSION_LITERAL_TIME,
  SAL_EXPRESSION_LITERAL_PERIOD, /* a fiscal period */
  SAL_EXPRESSION_LITERAL_MONTH,  /* a calendar month: period.index 0 is January */
  SAL_EXPRESSION_LITERAL_TEXT,
} SalExpressionLiteral;

typedef struct _SalExpressionNode SalExpressionNode;

/**
 * SalExpressionNode:
 *
 * One node of the tree, for reading only. What stands under “bound” is filled by binding: a node
 * computes @own_type and hands @type to its parent. They differ where a number is taken as money
 * (times 10^digits, rounded), a rate as a number (divided by %SAL_RATE_ONE), or a time as a date
 * (its day in UTC). A literal is already of @type.
 */
struct _SalExpressionNode
{
  SalExpressionOperation operation;
  guint position; /* of its first or operator character in the text, from 1; 0 if unknown */
  guint depth;

  SalExpressionNode **children;
  guint n_children;

  /* literals */
  SalExpressionLiteral literal;
  gint64 significand; /* NUMBER and PERCENT: significand ÷ 10^scale (percent: ÷ 10^(scale + 2)) */
  guint scale;
  gboolean boolean;
  gint64 instant; /* a DATE's day or a TIME's seconds */
  SalPeriod period;
  char *text;

  /* fields, calls and aggregates */
  char **path;
  guint n_names;
  SalExpressionFunction function;
  SalExpressionNode *filter; /* of an aggregate */

  /* bound */
  SalExpressionType own_type;
  SalExpressionType type;
  int digits;               /* of the currency, if it is money */
  gconstpointer field;      /* the scope's own description of a field */
  SalExpressionValue value; /* of a literal and of today () */
  gboolean is_range;        /* an item of IN that is a period: the days first to last */
  gint32 first, last;
  const SalFiscalCalendar *calendar; /* for year, quarter and month */
};

typedef struct
{
  SalExpressionType type;
  int digits;          /* of the currency, if it is money */
  char **choices;      /* (nullable) (transfer full): the only texts there are */
  char **labels;       /* (nullable) (transfer full): what people call them, in the same order */
  char **title;        /* (nullable) (transfer full): of a reference, the path to its name */
  gconstpointer field; /* handed on in the node */
} SalExpressionField;

/* Resolves a path of names to a field; FALSE if there is none. */
typedef gboolean (*SalExpressionResolve) (const char *const *path,
                                          guint n_names,
                                          SalExpressionField *field,
                                          gpointer data);
/* The names that can follow a path (of no names: the first ones); NULL if none can. */
typedef char **(*SalExpressionNames) (const char *const *path, guint n_names, gpointer data);

/**
 * SalExpressionScope:
 * @resolve: resolves a path
 * @names: (nullable): lists names, to suggest the nearest one
 * @data: handed to both
 * @calendar: (nullable): the fiscal calendar; %NULL is the calendar year
 * @today: what `today()` is; %SAL_DATE_NONE is the day of binding
 *
 * What names mean. It need only live as long as the binding.
 */
typedef struct
{
  SalExpressionResolve resolve;
  SalExpressionNames names;
  gpointer data;
  const SalFiscalCalendar *calendar;
  gint32 today;
} SalExpressionScope;

#define SAL_TYPE_EXPRESSION (sal_expression_get_type ())

typedef struct _SalExpression SalExpression; /* boxed, immutable, reference-counted */

GType sal_expression_get_type (void) G_GNUC_CONST;

SalExpression *sal_expression_parse (const char *text,
                                     const SalExpressionScope *scope,
                                     guint *position,
                                     GError **error);
SalExpression *sal_expression_parse_filter (const char *text,
                                            const SalExpressionScope *scope,
                                            guint *position,
                                            GError **error);
SalExpression *sal_expression_from_json (JsonNode *json, GError **error);
SalExpression *sal_expression_bind (const SalExpression *self,
                                    const SalExpressionScope *scope,
                                    guint *position,
                                    GError **error);
SalExpression *sal_expression_ref (SalExpression *self);
void sal_expression_unref (SalExpression *self);

const SalExpressionNode *sal_expression_get_root (const SalExpression *self);
gboolean sal_expression_is_bound (const SalExpression *self);
gboolean sal_expression_is_aggregate (const SalExpression *self);
SalExpressionType sal_expression_get_value_type (const SalExpression *self);
gboolean sal_expression_equal (const SalExpression *self, const SalExpression *other);

char *sal_expression_to_text (const SalExpression *self);
char *sal_expression_node_to_text (const SalExpressionNode *node);
JsonNode *sal_expression_to_json (const SalExpression *self);

typedef void (*SalExpressionVisit) (const SalExpressionNode *node, gpointer data);
void sal_expression_visit (const SalExpression *self, SalExpressionVisit visit, gpointer data);

const char *sal_expression_type_name (SalExpressionType type);
const char *sal_expression_function_name (SalExpressionFunction function);
char *sal_expression_quote_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExpression, sal_expression_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalExpressionValue, sal_expression_value_clear)

G_END_DECLS
