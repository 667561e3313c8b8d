/* sal-expression-bind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-error.h"
#include "sal-expression-private.h"
#include "sal-rate.h"

/* Gives names their fields and nodes their types. Literals take the type of what they stand beside:
 * "flexible" below says that they still can. */

#define RATE_DECIMALS 9

typedef struct
{
  const SalExpressionScope *scope;
  const SalFiscalCalendar *calendar;
  gboolean in_aggregate;
  gboolean has_aggregate;
  SalExpressionNode *record_field; /* the first field outside of an aggregate */
  guint *position;
  GError **error;
} Binder;

static gboolean bind_node (Binder *binder, SalExpressionNode *node);

static gboolean fail (Binder *binder, const SalExpressionNode *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
fail (Binder *binder, const SalExpressionNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (binder->position != NULL)
    *binder->position = node->position;
  sal_expression_set_error (binder->error, SAL_ERROR_VALUE, node->position, "%s", message);

  return FALSE;
}

/* A short text of a node, for messages. */
static char *
describe (const SalExpressionNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  sal_expression_node_write (text, node);
  if (g_utf8_strlen (text->str, -1) > 40)
    {
      g_string_truncate (text, g_utf8_offset_to_pointer (text->str, 39) - text->str);
      g_string_append (text, "…");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
fail_expected (Binder *binder, const SalExpressionNode *node, const char *expected)
{
  g_autofree char *text = describe (node);

  return fail (binder,
               node,
               _ ("expected %s, %s is: %s"),
               expected,
               text,
               sal_expression_type_name (node->type));
}

/* Literals */

static gboolean
is_literal (const SalExpressionNode *node, SalExpressionLiteral literal)
{
  return node->operation == SAL_EXPRESSION_LITERAL && node->literal == literal;
}

/* significand ÷ 10^scale in units of 10^-decimals, if that is a whole number that fits */
static gboolean
scale_exactly (gint64 significand, guint scale, guint decimals, gint64 *value)
{
  *value = significand;
  for (; scale > decimals; scale--)
    {
      if (*value % 10 != 0)
        return FALSE;
      *value /= 10;
    }
  for (; scale < decimals; scale++)
    if (__builtin_mul_overflow (*value, 10, value))
      return FALSE;

  return TRUE;
}

static double
decimal_to_double (gint64 significand, guint scale)
{
  g_autoptr (GString) text = g_string_new (NULL);

  sal_expression_write_decimal (text, significand, scale);

  return g_ascii_strtod (text->str, NULL);
}

static void
set_literal (SalExpressionNode *node, SalExpressionType type, gint64 integer)
{
  node->own_type = node->type = node->value.type = type;
  node->value.integer = integer;
}

static gboolean
bind_literal (Binder *binder, SalExpressionNode *node)
{
  switch (node->literal)
    {
    case SAL_EXPRESSION_LITERAL_BOOLEAN:
      set_literal (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
      node->value.boolean = node->boolean;
      return TRUE;
    case SAL_EXPRESSION_LITERAL_NUMBER:
      set_literal (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
      node->value.number = decimal_to_double (node->significand, node->scale);
      return TRUE;
    case SAL_EXPRESSION_LITERAL_PERCENT:
      set_literal (node, SAL_EXPRESSION_TYPE_RATE, 0);
      node->value.number = decimal_to_double (node->significand, node->scale) / 100;
      return scale_exactly (
                 node->significand, node->scale + 2, RATE_DECIMALS, &node->value.integer) ||
             fail (binder, node, _ ("expected a percentage with at most 7 decimals"));
    case SAL_EXPRESSION_LITERAL_DATE:
      set_literal (node, SAL_EXPRESSION_TYPE_DATE, node->instant);
      return TRUE;
    case SAL_EXPRESSION_LITERAL_TIME:
      set_literal (node, SAL_EXPRESSION_TYPE_TIME, node->instant);
      return TRUE;
    case SAL_EXPRESSION_LITERAL_TEXT:
      set_literal (node, SAL_EXPRESSION_TYPE_TEXT, 0);
      node->value.text = node->text;
      return TRUE;
    case SAL_EXPRESSION_LITERAL_NULL:
      set_literal (node, SAL_EXPRESSION_TYPE_NULL, 0);
      return TRUE;
    case SAL_EXPRESSION_LITERAL_PERIOD:
    case SAL_EXPRESSION_LITERAL_MONTH:
    default:
      return fail (binder, node, _ ("a period can only follow \"in\""));
    }
}

static gboolean
text_literal_to (Binder *binder, SalExpressionNode *node, SalExpressionType type)
{
  gint64 integer;
  gint32 day;
  char *end;

  switch (type)
    {
    case SAL_EXPRESSION_TYPE_DATE:
      if (sal_date_parse_iso (node->text, &day))
        {
          set_literal (node, type, day);
          return TRUE;
        }
      return fail (
          binder, node, _ ("\"%s\" is not a date (expected one like 2026-11-21)"), node->text);
    case SAL_EXPRESSION_TYPE_TIME:
      if (sal_time_parse_iso (node->text, &integer))
        {
          set_literal (node, type, integer);
          return TRUE;
        }
      return fail (binder,
                   node,
                   _ ("\"%s\" is not a time (expected one like 2026-11-21T09:30:00Z)"),
                   node->text);
    case SAL_EXPRESSION_TYPE_REFERENCE:
    default:
      integer = g_ascii_strtoll (node->text, &end, 10);
      if (end != node->text && *end == '\0' && integer > 0)
        {
          set_literal (node, type, integer);
          return TRUE;
        }
      return fail (binder,
                   node,
                   _ ("\"%s\" is not an id (to compare a name, write the name's field after a "
                      "point, like owner.name)"),
                   node->text);
    }
}

static gboolean
number_literal_to (Binder *binder, SalExpressionNode *node, SalExpressionType type, int digits)
{
  gint64 integer;
  guint decimals = type == SAL_EXPRESSION_TYPE_MONEY  ? (guint) digits
                   : type == SAL_EXPRESSION_TYPE_RATE ? RATE_DECIMALS
                                                      : 0;

  if (!scale_exactly (node->significand, node->scale, decimals, &integer))
    {
      g_autofree char *text = describe (node);

      return fail (binder,
                   node,
                   ngettext ("%s does not fit here (expected at most %u decimal)",
                             "%s does not fit here (expected at most %u decimals)",
                             decimals),
                   text,
                   decimals);
    }
  set_literal (node, type, integer);
  node->digits = digits;

  return TRUE;
}

/* Types */

/* Makes @node give a @type; only called with one that merge_types () found to be possible. */
static gboolean
coerce (Binder *binder, SalExpressionNode *node, SalExpressionType type, int digits)
{
  gboolean literal = node->operation == SAL_EXPRESSION_LITERAL;

  if (node->type == SAL_EXPRESSION_TYPE_NULL)
    node->own_type = node->type = type;
  else if (node->type == SAL_EXPRESSION_TYPE_MONEY && type == SAL_EXPRESSION_TYPE_MONEY &&
           node->digits != digits)
    return fail (binder, node, _ ("amounts of currencies with different decimals do not mix"));
  else if (node->type == type)
    return TRUE;
  else if (literal && node->type == SAL_EXPRESSION_TYPE_TEXT)
    return text_literal_to (binder, node, type);
  else if (literal && node->type == SAL_EXPRESSION_TYPE_NUMBER)
    return number_literal_to (binder, node, type, digits);
  else if (literal && node->type == SAL_EXPRESSION_TYPE_RATE)
    set_literal (node, type, 0);
  else if (literal && node->type == SAL_EXPRESSION_TYPE_TIME)
    set_literal (node, type, (node->instant - (node->instant % 86400 + 86400) % 86400) / 86400);
  else
    node->type = type;

  if (type == SAL_EXPRESSION_TYPE_MONEY)
    node->digits = digits;

  return TRUE;
}

static gboolean
is_flexible (const SalExpressionNode *node)
{
  return node->operation == SAL_EXPRESSION_LITERAL;
}

typedef struct
{
  SalExpressionType type;
  gboolean flexible;
  int digits;
} Common;

/* Whether one of two types is @one, the other @other; @first is then the member that is @one. */
static gboolean
are (const Common *common,
     const Common *next,
     SalExpressionType one,
     SalExpressionType other,
     const Common **first)
{
  *first = common->type == one ? common : next;

  return (common->type == one && next->type == other) ||
         (common->type == other && next->type == one);
}

static gboolean
looks_like_date (const SalExpressionNode *node)
{
  gint32 day;

  return is_literal (node, SAL_EXPRESSION_LITERAL_TEXT) && sal_date_parse_iso (node->text, &day);
}

/* Finds the type two can share. */
static gboolean
merge_types (Common *common, const SalExpressionNode *node)
{
  Common next = { node->type, is_flexible (node), node->digits };
  const Common *first;
  SalExpressionType type;

  if (common->type == SAL_EXPRESSION_TYPE_NULL)
    {
      *common = next;
      return TRUE;
    }
  if (next.type == SAL_EXPRESSION_TYPE_NULL)
    return TRUE;

  if (common->type == SAL_EXPRESSION_TYPE_TIME && looks_like_date (node))
    type = SAL_EXPRESSION_TYPE_DATE;
  else if (common->type == next.type)
    type = next.type;
  else if (are (common, &next, SAL_EXPRESSION_TYPE_NUMBER, SAL_EXPRESSION_TYPE_RATE, &first))
    {
      const Common *rate = first == common ? &next : common;

      type = first->flexible && !rate->flexible ? SAL_EXPRESSION_TYPE_RATE
                                                : SAL_EXPRESSION_TYPE_NUMBER;
    }
  else if (are (common, &next, SAL_EXPRESSION_TYPE_NUMBER, SAL_EXPRESSION_TYPE_MONEY, &first))
    type = SAL_EXPRESSION_TYPE_MONEY;
  else if (are (common, &next, SAL_EXPRESSION_TYPE_DATE, SAL_EXPRESSION_TYPE_TIME, &first))
    type = SAL_EXPRESSION_TYPE_DATE;
  else if ((are (common, &next, SAL_EXPRESSION_TYPE_TEXT, SAL_EXPRESSION_TYPE_DATE, &first) ||
            are (common, &next, SAL_EXPRESSION_TYPE_TEXT, SAL_EXPRESSION_TYPE_TIME, &first) ||
            are (common, &next, SAL_EXPRESSION_TYPE_TEXT, SAL_EXPRESSION_TYPE_REFERENCE, &first) ||
            are (common,
                 &next,
                 SAL_EXPRESSION_TYPE_NUMBER,
                 SAL_EXPRESSION_TYPE_REFERENCE,
                 &first)) &&
           first->flexible)
    type = first == common ? next.type : common->type;
  else
    return FALSE;

  if (common->type != SAL_EXPRESSION_TYPE_MONEY)
    common->digits = next.digits;
  common->type = type;
  common->flexible = common->flexible && next.flexible;

  return TRUE;
}

/* Brings nodes to one type, which is that of the first afterwards. */
static gboolean
unify (Binder *binder, SalExpressionNode **nodes, guint n_nodes)
{
  Common common = { SAL_EXPRESSION_TYPE_NULL, TRUE, 0 };

  for (guint i = 0; i < n_nodes; i++)
    if (!merge_types (&common, nodes[i]))
      {
        g_autofree char *one = describe (nodes[0]);
        g_autofree char *other = describe (nodes[i]);

        return fail (binder,
                     nodes[i],
                     _ ("%s (%s) and %s (%s) do not go together"),
                     one,
                     sal_expression_type_name (nodes[0]->type),
                     other,
                     sal_expression_type_name (nodes[i]->type));
      }
  for (guint i = 0; i < n_nodes; i++)
    if (!coerce (binder, nodes[i], common.type, common.digits))
      return FALSE;

  return TRUE;
}

static gboolean
require_type (Binder *binder, SalExpressionNode *node, SalExpressionType type, const char *expected)
{
  return node->type == type || fail_expected (binder, node, expected);
}

static gboolean
require_condition (Binder *binder, SalExpressionNode *node)
{
  return require_type (
      binder, node, SAL_EXPRESSION_TYPE_BOOLEAN, _ ("a condition that is true or false"));
}

static gboolean
require_text (Binder *binder, SalExpressionNode *node)
{
  return require_type (binder, node, SAL_EXPRESSION_TYPE_TEXT, _ ("a text"));
}

static gboolean
require_date (Binder *binder, SalExpressionNode *node)
{
  if (node->type == SAL_EXPRESSION_TYPE_TIME || is_literal (node, SAL_EXPRESSION_LITERAL_TEXT))
    return coerce (binder, node, SAL_EXPRESSION_TYPE_DATE, 0);

  return require_type (binder, node, SAL_EXPRESSION_TYPE_DATE, _ ("a date"));
}

static gboolean
is_quantity (const SalExpressionNode *node)
{
  return node->type == SAL_EXPRESSION_TYPE_NUMBER || node->type == SAL_EXPRESSION_TYPE_MONEY ||
         node->type == SAL_EXPRESSION_TYPE_RATE;
}

static gboolean
require_quantity (Binder *binder, SalExpressionNode *node)
{
  return is_quantity (node) ||
         fail_expected (binder, node, _ ("a number, an amount of money or a rate"));
}

static gboolean
require_ordered (Binder *binder, SalExpressionNode *node)
{
  return (node->type != SAL_EXPRESSION_TYPE_BOOLEAN &&
          node->type != SAL_EXPRESSION_TYPE_REFERENCE) ||
         fail_expected (binder, node, _ ("something that has an order"));
}

static gboolean
require_number (Binder *binder, SalExpressionNode *node)
{
  if (node->type == SAL_EXPRESSION_TYPE_RATE)
    return coerce (binder, node, SAL_EXPRESSION_TYPE_NUMBER, 0);

  return require_type (binder, node, SAL_EXPRESSION_TYPE_NUMBER, _ ("a number"));
}

static gboolean
give (SalExpressionNode *node, SalExpressionType type, int digits)
{
  node->own_type = node->type = type;
  node->digits = digits;

  return TRUE;
}

/* Gives the type of its @child. */
static gboolean
give_same (SalExpressionNode *node, const SalExpressionNode *child)
{
  return give (node, child->type, child->digits);
}

/* Fields */

static gboolean
fail_unknown (Binder *binder, const SalExpressionNode *node)
{
  const SalExpressionScope *scope = binder->scope;

  for (guint i = 0; scope->names != NULL && i < node->n_names; i++)
    {
      g_auto (GStrv) names = scope->names ((const char *const *) node->path, i, scope->data);
      const char *nearest;

      if (names == NULL && i > 0)
        return fail (binder,
                     node,
                     _ ("\"%s\" does not refer to a record, so there is no \"%s\" of it"),
                     node->path[i - 1],
                     node->path[i]);
      if (names != NULL && g_strv_contains ((const char *const *) names, node->path[i]))
        continue;
      nearest = sal_expression_nearest (node->path[i], (const char *const *) names);
      if (nearest != NULL)
        return fail (binder,
                     node,
                     _ ("there is no field \"%s\" (did you mean \"%s\"?)"),
                     node->path[i],
                     nearest);

      return fail (binder, node, _ ("there is no field \"%s\""), node->path[i]);
    }

  return fail (binder, node, _ ("there is no field \"%s\""), node->path[node->n_names - 1]);
}

static gboolean
resolve (Binder *binder, const SalExpressionNode *node, SalExpressionField *field)
{
  *field = (SalExpressionField){ 0 };

  return binder->scope->resolve (
      (const char *const *) node->path, node->n_names, field, binder->scope->data);
}

static gboolean
bind_field (Binder *binder, SalExpressionNode *node)
{
  SalExpressionField field;

  if (!resolve (binder, node, &field))
    return fail_unknown (binder, node);

  g_strfreev (field.choices);
  node->field = field.field;
  if (!binder->in_aggregate && binder->record_field == NULL)
    binder->record_field = node;

  return give (node, field.type, field.digits);
}

/* A choice that does not exist would silently find nothing. */
static gboolean
check_choice (Binder *binder, const SalExpressionNode *operand, const SalExpressionNode *literal)
{
  SalExpressionField field;
  g_auto (GStrv) choices = NULL;
  const char *nearest;

  if (operand->operation != SAL_EXPRESSION_FIELD ||
      !is_literal (literal, SAL_EXPRESSION_LITERAL_TEXT) || literal->text[0] == '\0' ||
      !resolve (binder, operand, &field))
    return TRUE;
  choices = field.choices;
  if (choices == NULL || g_strv_contains ((const char *const *) choices, literal->text))
    return TRUE;

  nearest = sal_expression_nearest (literal->text, (const char *const *) choices);
  if (nearest == NULL)
    {
      g_autofree char *all = g_strjoinv (", ", choices);

      return fail (binder,
                   literal,
                   _ ("\"%s\" is not a choice of %s (expected one of: %s)"),
                   literal->text,
                   operand->path[operand->n_names - 1],
                   all);
    }

  return fail (binder,
               literal,
               _ ("\"%s\" is not a choice of %s (did you mean \"%s\"?)"),
               literal->text,
               operand->path[operand->n_names - 1],
               nearest);
}

/* Operations; children are bound already */

static gboolean
refuse_null (Binder *binder, SalExpressionNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    if (is_literal (node->children[i], SAL_EXPRESSION_LITERAL_NULL))
      return fail (binder,
                   node->children[i],
                   _ ("nothing compares with null (expected \"is empty\" or \"is not empty\")"));

  return TRUE;
}

static gboolean
bind_comparison (Binder *binder, SalExpressionNode *node)
{
  SalExpressionNode **children = node->children;
  gboolean equality =
      node->operation == SAL_EXPRESSION_EQUAL || node->operation == SAL_EXPRESSION_UNEQUAL;

  return refuse_null (binder, node) && unify (binder, children, node->n_children) &&
         (equality || require_ordered (binder, children[0])) &&
         (!equality || check_choice (binder, children[0], children[1])) &&
         (!equality || check_choice (binder, children[1], children[0])) &&
         give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
}

/* A period's days; @item is a literal period, or a number that is a fiscal year. */
static gboolean
bind_range (Binder *binder, SalExpressionNode *item)
{
  SalPeriod period = item->period;

  if (item->literal == SAL_EXPRESSION_LITERAL_NUMBER)
    {
      if (item->scale > 0 || item->significand < 1000 || item->significand > 9999)
        return fail (binder, item, _ ("expected a date, a year or a period like 2026-Q4"));
      period = (SalPeriod){ (gint32) item->significand, SAL_PERIOD_YEAR, 0 };
    }
  if (item->literal == SAL_EXPRESSION_LITERAL_MONTH)
    {
      int year = period.year + (period.index == 11 ? 1 : 0);
      gint32 next = sal_date_from_ymd (year, (period.index + 1) % 12 + 1, 1);

      item->first = sal_date_from_ymd (period.year, period.index + 1, 1);
      item->last = next != SAL_DATE_NONE ? next - 1 : sal_date_from_ymd (period.year, 12, 31);
    }
  else
    sal_fiscal_calendar_days_of (binder->calendar, period, &item->first, &item->last);
  item->is_range = TRUE;
  item->own_type = item->type = SAL_EXPRESSION_TYPE_DATE;

  return TRUE;
}

static gboolean
is_period (const SalExpressionNode *node)
{
  return is_literal (node, SAL_EXPRESSION_LITERAL_PERIOD) ||
         is_literal (node, SAL_EXPRESSION_LITERAL_MONTH);
}

/* The children of IN are bound here, as periods have no type of their own. */
static gboolean
bind_in (Binder *binder, SalExpressionNode *node)
{
  SalExpressionNode *operand = node->children[0];
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  gboolean of_days, has_ranges = FALSE;

  if (!bind_node (binder, operand))
    return FALSE;
  of_days = operand->type == SAL_EXPRESSION_TYPE_DATE || operand->type == SAL_EXPRESSION_TYPE_TIME;
  g_ptr_array_add (values, operand);
  for (guint i = 1; i < node->n_children; i++)
    {
      SalExpressionNode *item = node->children[i];

      if (is_period (item) && !of_days)
        return fail_expected (binder, operand, _ ("a date before \"in\" and a period"));
      if (is_period (item) || (of_days && is_literal (item, SAL_EXPRESSION_LITERAL_NUMBER)))
        {
          if (!bind_range (binder, item))
            return FALSE;
          has_ranges = TRUE;
          continue;
        }
      if (!bind_node (binder, item))
        return FALSE;
      if (!check_choice (binder, operand, item))
        return FALSE;
      g_ptr_array_add (values, item);
    }
  if (!refuse_null (binder, node) ||
      !unify (binder, (SalExpressionNode **) values->pdata, values->len))
    return FALSE;
  for (guint i = 0; has_ranges && i < values->len; i++)
    if (!require_date (binder, g_ptr_array_index (values, i)))
      return FALSE;

  return give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
}

static gboolean
is_day (const SalExpressionNode *node)
{
  return node->type == SAL_EXPRESSION_TYPE_DATE || node->type == SAL_EXPRESSION_TYPE_TIME;
}

static gboolean
bind_sum_of_days (Binder *binder, SalExpressionNode *node)
{
  SalExpressionNode *left = node->children[0], *right = node->children[1];

  if (node->operation == SAL_EXPRESSION_SUBTRACT)
    {
      if (!require_date (binder, left))
        return FALSE;
      if (is_day (right) || is_literal (right, SAL_EXPRESSION_LITERAL_TEXT))
        return require_date (binder, right) && give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);

      return require_number (binder, right) && give (node, SAL_EXPRESSION_TYPE_DATE, 0);
    }
  if (is_day (left))
    return require_date (binder, left) && require_number (binder, right) &&
           give (node, SAL_EXPRESSION_TYPE_DATE, 0);

  return require_number (binder, left) && require_date (binder, right) &&
         give (node, SAL_EXPRESSION_TYPE_DATE, 0);
}

static gboolean
bind_sum (Binder *binder, SalExpressionNode *node)
{
  SalExpressionNode **children = node->children;

  if (is_day (children[0]) || is_day (children[1]))
    return bind_sum_of_days (binder, node);

  return require_quantity (binder, children[0]) && require_quantity (binder, children[1]) &&
         unify (binder, children, 2) && give_same (node, children[0]);
}

/* A number literal beside money is taken as a rate where it fits: then the product is exact. */
static gboolean
bind_factor (Binder *binder, SalExpressionNode *factor)
{
  gint64 scaled;

  if (is_literal (factor, SAL_EXPRESSION_LITERAL_NUMBER) &&
      scale_exactly (factor->significand, factor->scale, RATE_DECIMALS, &scaled))
    set_literal (factor, SAL_EXPRESSION_TYPE_RATE, scaled);

  return TRUE;
}

static gboolean
bind_product (Binder *binder, SalExpressionNode *node)
{
  SalExpressionNode *left = node->children[0], *right = node->children[1];
  gboolean multiply = node->operation == SAL_EXPRESSION_MULTIPLY;

  if (!require_quantity (binder, left) || !require_quantity (binder, right))
    return FALSE;
  if (left->type == SAL_EXPRESSION_TYPE_MONEY && right->type == SAL_EXPRESSION_TYPE_MONEY)
    return multiply ? fail (binder, node, _ ("money times money has no meaning"))
                    : coerce (binder, right, SAL_EXPRESSION_TYPE_MONEY, left->digits) &&
                          give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
  if (left->type == SAL_EXPRESSION_TYPE_MONEY)
    return bind_factor (binder, right) && give_same (node, left);
  if (right->type == SAL_EXPRESSION_TYPE_MONEY)
    return multiply ? bind_factor (binder, left) && give_same (node, right)
                    : fail (binder, node, _ ("a number divided by money has no meaning"));

  return require_number (binder, left) && require_number (binder, right) &&
         give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
}

static gboolean
bind_text_predicate (Binder *binder, SalExpressionNode *node)
{
  return require_text (binder, node->children[0]) && require_text (binder, node->children[1]) &&
         give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
}

static gboolean
bind_logic (Binder *binder, SalExpressionNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    if (!require_condition (binder, node->children[i]))
      return FALSE;

  return give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
}

/* Functions */

typedef struct
{
  guint least;
  guint most;
} Arity;

static const Arity arities[] = {
  [SAL_EXPRESSION_FUNCTION_ABS] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MIN] = { 2, G_MAXUINT },
  [SAL_EXPRESSION_FUNCTION_MAX] = { 2, G_MAXUINT },
  [SAL_EXPRESSION_FUNCTION_ROUND] = { 1, 2 },
  [SAL_EXPRESSION_FUNCTION_IF] = { 3, 3 },
  [SAL_EXPRESSION_FUNCTION_COALESCE] = { 2, G_MAXUINT },
  [SAL_EXPRESSION_FUNCTION_YEAR] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_QUARTER] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MONTH] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_LOWER] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_UPPER] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_LENGTH] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_DAYS] = { 2, 2 },
  [SAL_EXPRESSION_FUNCTION_TODAY] = { 0, 0 },
  [SAL_EXPRESSION_FUNCTION_SUM] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_COUNT] = { 0, 1 },
  [SAL_EXPRESSION_FUNCTION_AVERAGE] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MINIMUM] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MAXIMUM] = { 1, 1 },
  [SAL_EXPRESSION_FUNCTION_MEDIAN] = { 1, 1 },
};

static gboolean
check_arity (Binder *binder, const SalExpressionNode *node)
{
  const Arity *arity = &arities[node->function];
  const char *name = sal_expression_function_name (node->function);

  if (node->n_children >= arity->least && node->n_children <= arity->most)
    return TRUE;

  if (arity->most == G_MAXUINT)
    return fail (binder,
                 node,
                 _ ("%s takes %u values or more, not %u (minimum and maximum are of many records)"),
                 name,
                 arity->least,
                 node->n_children);
  if (arity->least < arity->most)
    return fail (binder,
                 node,
                 _ ("%s takes %u to %u values, not %u"),
                 name,
                 arity->least,
                 arity->most,
                 node->n_children);

  return fail (binder,
               node,
               ngettext ("%s takes %u value, not %u", "%s takes %u values, not %u", arity->least),
               name,
               arity->least,
               node->n_children);
}

static gboolean
bind_round (Binder *binder, SalExpressionNode *node)
{
  SalExpressionNode *value = node->children[0];

  if (!require_quantity (binder, value))
    return FALSE;
  if (node->n_children == 2)
    {
      SalExpressionNode *decimals = node->children[1];

      if (!is_literal (decimals, SAL_EXPRESSION_LITERAL_NUMBER) || decimals->scale > 0 ||
          decimals->significand < 0 || decimals->significand > 9)
        return fail (binder, decimals, _ ("expected how many decimals to keep: 0 to 9"));
    }
  if (value->type == SAL_EXPRESSION_TYPE_MONEY)
    return give_same (node, value);

  return require_number (binder, value) && give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
}

static gboolean
bind_today (Binder *binder, SalExpressionNode *node)
{
  gint32 today = binder->scope->today;

  node->value.type = SAL_EXPRESSION_TYPE_DATE;
  node->value.integer = today != SAL_DATE_NONE ? today : sal_date_today ();

  return give (node, SAL_EXPRESSION_TYPE_DATE, 0);
}

static gboolean
bind_call (Binder *binder, SalExpressionNode *node)
{
  SalExpressionNode **children = node->children;

  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_ABS:
      return require_quantity (binder, children[0]) && give_same (node, children[0]);
    case SAL_EXPRESSION_FUNCTION_MIN:
    case SAL_EXPRESSION_FUNCTION_MAX:
      return unify (binder, children, node->n_children) && require_ordered (binder, children[0]) &&
             give_same (node, children[0]);
    case SAL_EXPRESSION_FUNCTION_ROUND:
      return bind_round (binder, node);
    case SAL_EXPRESSION_FUNCTION_IF:
      return require_condition (binder, children[0]) && unify (binder, children + 1, 2) &&
             give_same (node, children[1]);
    case SAL_EXPRESSION_FUNCTION_COALESCE:
      return unify (binder, children, node->n_children) && give_same (node, children[0]);
    case SAL_EXPRESSION_FUNCTION_YEAR:
    case SAL_EXPRESSION_FUNCTION_QUARTER:
    case SAL_EXPRESSION_FUNCTION_MONTH:
      node->calendar = binder->calendar;
      return require_date (binder, children[0]) && give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
    case SAL_EXPRESSION_FUNCTION_LOWER:
    case SAL_EXPRESSION_FUNCTION_UPPER:
      return require_text (binder, children[0]) && give (node, SAL_EXPRESSION_TYPE_TEXT, 0);
    case SAL_EXPRESSION_FUNCTION_LENGTH:
      return require_text (binder, children[0]) && give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
    case SAL_EXPRESSION_FUNCTION_DAYS:
      return require_date (binder, children[0]) && require_date (binder, children[1]) &&
             give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
    case SAL_EXPRESSION_FUNCTION_TODAY:
      return bind_today (binder, node);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
bind_aggregate (Binder *binder, SalExpressionNode *node)
{
  SalExpressionNode *value = node->n_children > 0 ? node->children[0] : NULL;

  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_COUNT:
      return give (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
    case SAL_EXPRESSION_FUNCTION_MINIMUM:
    case SAL_EXPRESSION_FUNCTION_MAXIMUM:
      return require_ordered (binder, value) && give_same (node, value);
    case SAL_EXPRESSION_FUNCTION_SUM:
    case SAL_EXPRESSION_FUNCTION_AVERAGE:
    case SAL_EXPRESSION_FUNCTION_MEDIAN:
    default:
      return require_quantity (binder, value) && give_same (node, value);
    }
}

static gboolean
bind_operation (Binder *binder, SalExpressionNode *node)
{
  switch (node->operation)
    {
    case SAL_EXPRESSION_AND:
    case SAL_EXPRESSION_OR:
    case SAL_EXPRESSION_NOT:
      return bind_logic (binder, node);
    case SAL_EXPRESSION_CONTAINS:
    case SAL_EXPRESSION_STARTS_WITH:
    case SAL_EXPRESSION_ENDS_WITH:
      return bind_text_predicate (binder, node);
    case SAL_EXPRESSION_IS_EMPTY:
      return give (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
    case SAL_EXPRESSION_ADD:
    case SAL_EXPRESSION_SUBTRACT:
      return bind_sum (binder, node);
    case SAL_EXPRESSION_MULTIPLY:
    case SAL_EXPRESSION_DIVIDE:
      return bind_product (binder, node);
    case SAL_EXPRESSION_NEGATE:
      return require_quantity (binder, node->children[0]) && give_same (node, node->children[0]);
    case SAL_EXPRESSION_CALL:
      return bind_call (binder, node);
    case SAL_EXPRESSION_AGGREGATE:
      return bind_aggregate (binder, node);
    default:
      return bind_comparison (binder, node);
    }
}

static gboolean
bind_children (Binder *binder, SalExpressionNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    if (!bind_node (binder, node->children[i]))
      return FALSE;
  if (node->filter != NULL)
    return bind_node (binder, node->filter) && require_condition (binder, node->filter);

  return TRUE;
}

static gboolean
bind_node (Binder *binder, SalExpressionNode *node)
{
  gboolean is_aggregate = node->operation == SAL_EXPRESSION_AGGREGATE;
  gboolean good;

  if (node->operation == SAL_EXPRESSION_LITERAL)
    return bind_literal (binder, node);
  if (node->operation == SAL_EXPRESSION_FIELD)
    return bind_field (binder, node);
  if (node->operation == SAL_EXPRESSION_IN)
    return bind_in (binder, node);
  if (node->function != SAL_EXPRESSION_FUNCTION_NONE && !check_arity (binder, node))
    return FALSE;
  if (is_aggregate && binder->in_aggregate)
    return fail (binder, node, _ ("an aggregate cannot stand inside another"));

  if (is_aggregate)
    binder->in_aggregate = binder->has_aggregate = TRUE;
  good = bind_children (binder, node);
  if (is_aggregate)
    binder->in_aggregate = FALSE;

  return good && bind_operation (binder, node);
}

/**
 * sal_expression_node_bind:
 * @node: a tree
 * @scope: what names mean
 * @calendar: the fiscal calendar, which the bound tree refers to
 * @aggregate: (out): whether the tree is of many records
 * @position: (out) (optional): the character an error is about
 * @error: return location for an error
 *
 * Makes a bound copy of a tree.
 *
 * Raises %SAL_ERROR_VALUE.
 *
 * Returns: (transfer full): the bound tree, or %NULL on error
 */
SalExpressionNode *
sal_expression_node_bind (const SalExpressionNode *node,
                          const SalExpressionScope *scope,
                          const SalFiscalCalendar *calendar,
                          gboolean *aggregate,
                          guint *position,
                          GError **error)
{
  Binder binder = {
    .scope = scope,
    .calendar = calendar,
    .position = position,
    .error = error,
  };
  SalExpressionNode *root = sal_expression_node_copy (node);
  gboolean good = bind_node (&binder, root);

  if (good && binder.has_aggregate && binder.record_field != NULL)
    {
      g_autofree char *field = describe (binder.record_field);

      good = fail (&binder,
                   binder.record_field,
                   _ ("%s is of one record and cannot stand beside an aggregate of many (expected "
                      "an aggregate of it, like sum(%s))"),
                   field,
                   field);
    }
  if (!good)
    g_clear_pointer (&root, sal_expression_node_free);
  *aggregate = binder.has_aggregate;

  return root;
}
