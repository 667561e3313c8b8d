/* sal-expression-types.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression-types.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-error.h"

/* Literals take the type of what they stand beside: "flexible" says that they still can. */

gboolean
sal_binder_fail (SalBinder *binder, const SalExpressionNode *node, const char *format, ...)
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
char *
sal_expression_node_describe (const SalExpressionNode *node)
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

gboolean
sal_binder_fail_expected (SalBinder *binder, const SalExpressionNode *node, const char *expected)
{
  g_autofree char *text = sal_expression_node_describe (node);

  return sal_binder_fail (binder,
                          node,
                          _ ("expected %s, %s is: %s"),
                          expected,
                          text,
                          sal_expression_type_name (node->type));
}

/* Literals */

gboolean
sal_expression_node_is_literal (const SalExpressionNode *node, SalExpressionLiteral literal)
{
  return node->operation == SAL_EXPRESSION_LITERAL && node->literal == literal;
}

/* significand ÷ 10^scale in units of 10^-decimals, if that is a whole number that fits */
gboolean
sal_expression_scale_exactly (gint64 significand, guint scale, guint decimals, gint64 *value)
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

void
sal_expression_node_set_literal (SalExpressionNode *node, SalExpressionType type, gint64 integer)
{
  node->own_type = node->type = node->value.type = type;
  node->value.integer = integer;
}

gboolean
sal_binder_literal (SalBinder *binder, SalExpressionNode *node)
{
  switch (node->literal)
    {
    case SAL_EXPRESSION_LITERAL_BOOLEAN:
      sal_expression_node_set_literal (node, SAL_EXPRESSION_TYPE_BOOLEAN, 0);
      node->value.boolean = node->boolean;
      return TRUE;
    case SAL_EXPRESSION_LITERAL_NUMBER:
      sal_expression_node_set_literal (node, SAL_EXPRESSION_TYPE_NUMBER, 0);
      node->value.number = decimal_to_double (node->significand, node->scale);
      return TRUE;
    case SAL_EXPRESSION_LITERAL_PERCENT:
      sal_expression_node_set_literal (node, SAL_EXPRESSION_TYPE_RATE, 0);
      node->value.number = decimal_to_double (node->significand, node->scale) / 100;
      return sal_expression_scale_exactly (
                 node->significand, node->scale + 2, SAL_RATE_DECIMALS, &node->value.integer) ||
             sal_binder_fail (binder, node, _ ("expected a percentage with at most 7 decimals"));
    case SAL_EXPRESSION_LITERAL_DATE:
      sal_expression_node_set_literal (node, SAL_EXPRESSION_TYPE_DATE, node->instant);
      return TRUE;
    case SAL_EXPRESSION_LITERAL_TIME:
      sal_expression_node_set_literal (node, SAL_EXPRESSION_TYPE_TIME, node->instant);
      return TRUE;
    case SAL_EXPRESSION_LITERAL_TEXT:
      sal_expression_node_set_literal (node, SAL_EXPRESSION_TYPE_TEXT, 0);
      node->value.text = node->text;
      return TRUE;
    case SAL_EXPRESSION_LITERAL_NULL:
      sal_expression_node_set_literal (node, SAL_EXPRESSION_TYPE_NULL, 0);
      return TRUE;
    case SAL_EXPRESSION_LITERAL_PERIOD:
    case SAL_EXPRESSION_LITERAL_MONTH:
    default:
      return sal_binder_fail (binder, node, _ ("a period can only follow \"in\""));
    }
}

static gboolean
text_literal_to (SalBinder *binder, SalExpressionNode *node, SalExpressionType type)
{
  gint64 integer;
  gint32 day;
  char *end;

  switch (type)
    {
    case SAL_EXPRESSION_TYPE_DATE:
      if (sal_date_parse_iso (node->text, &day))
        {
          sal_expression_node_set_literal (node, type, day);
          return TRUE;
        }
      return sal_binder_fail (
          binder, node, _ ("\"%s\" is not a date (expected one like 2026-11-21)"), node->text);
    case SAL_EXPRESSION_TYPE_TIME:
      if (sal_time_parse_iso (node->text, &integer))
        {
          sal_expression_node_set_literal (node, type, integer);
          return TRUE;
        }
      return sal_binder_fail (binder,
                              node,
                              _ ("\"%s\" is not a time (expected one like 2026-11-21T09:30:00Z)"),
                              node->text);
    case SAL_EXPRESSION_TYPE_REFERENCE:
    default:
      integer = g_ascii_strtoll (node->text, &end, 10);
      if (end != node->text && *end == '\0' && integer > 0)
        {
          sal_expression_node_set_literal (node, type, integer);
          return TRUE;
        }
      return sal_binder_fail (
          binder,
          node,
          _ ("\"%s\" is not an id (to compare a name, write the name's field after a "
             "point, like owner.name)"),
          node->text);
    }
}

static gboolean
number_literal_to (SalBinder *binder, SalExpressionNode *node, SalExpressionType type, int digits)
{
  gint64 integer;
  guint decimals = type == SAL_EXPRESSION_TYPE_MONEY  ? (guint) digits
                   : type == SAL_EXPRESSION_TYPE_RATE ? SAL_RATE_DECIMALS
                                                      : 0;

  if (!sal_expression_scale_exactly (node->significand, node->scale, decimals, &integer))
    {
      g_autofree char *text = sal_expression_node_describe (node);

      return sal_binder_fail (binder,
                              node,
                              ngettext ("%s does not fit here (expected at most %u decimal)",
                                        "%s does not fit here (expected at most %u decimals)",
                                        decimals),
                              text,
                              decimals);
    }
  sal_expression_node_set_literal (node, type, integer);
  node->digits = digits;

  return TRUE;
}

/* Types */

/* Makes @node give a @type; only called with one that merge_types () found to be possible. */
gboolean
sal_binder_coerce (SalBinder *binder, SalExpressionNode *node, SalExpressionType type, int digits)
{
  gboolean literal = node->operation == SAL_EXPRESSION_LITERAL;

  if (node->type == SAL_EXPRESSION_TYPE_NULL)
    node->own_type = node->type = type;
  else if (node->type == SAL_EXPRESSION_TYPE_MONEY && type == SAL_EXPRESSION_TYPE_MONEY &&
           node->digits != digits)
    return sal_binder_fail (
        binder, node, _ ("amounts of currencies with different decimals do not mix"));
  else if (node->type == type)
    return TRUE;
  else if (literal && node->type == SAL_EXPRESSION_TYPE_TEXT)
    return text_literal_to (binder, node, type);
  else if (literal && node->type == SAL_EXPRESSION_TYPE_NUMBER)
    return number_literal_to (binder, node, type, digits);
  else if (literal && node->type == SAL_EXPRESSION_TYPE_RATE)
    sal_expression_node_set_literal (node, type, 0);
  else if (literal && node->type == SAL_EXPRESSION_TYPE_TIME)
    sal_expression_node_set_literal (
        node, type, (node->instant - (node->instant % 86400 + 86400) % 86400) / 86400);
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

  return sal_expression_node_is_literal (node, SAL_EXPRESSION_LITERAL_TEXT) &&
         sal_date_parse_iso (node->text, &day);
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
gboolean
sal_binder_unify (SalBinder *binder, SalExpressionNode **nodes, guint n_nodes)
{
  Common common = { SAL_EXPRESSION_TYPE_NULL, TRUE, 0 };

  for (guint i = 0; i < n_nodes; i++)
    if (!merge_types (&common, nodes[i]))
      {
        g_autofree char *one = sal_expression_node_describe (nodes[0]);
        g_autofree char *other = sal_expression_node_describe (nodes[i]);

        return sal_binder_fail (binder,
                                nodes[i],
                                _ ("%s (%s) and %s (%s) do not go together"),
                                one,
                                sal_expression_type_name (nodes[0]->type),
                                other,
                                sal_expression_type_name (nodes[i]->type));
      }
  for (guint i = 0; i < n_nodes; i++)
    if (!sal_binder_coerce (binder, nodes[i], common.type, common.digits))
      return FALSE;

  return TRUE;
}

gboolean
sal_binder_require_type (SalBinder *binder,
                         SalExpressionNode *node,
                         SalExpressionType type,
                         const char *expected)
{
  return node->type == type || sal_binder_fail_expected (binder, node, expected);
}

gboolean
sal_binder_require_condition (SalBinder *binder, SalExpressionNode *node)
{
  return sal_binder_require_type (
      binder, node, SAL_EXPRESSION_TYPE_BOOLEAN, _ ("a condition that is true or false"));
}

gboolean
sal_binder_require_text (SalBinder *binder, SalExpressionNode *node)
{
  return sal_binder_require_type (binder, node, SAL_EXPRESSION_TYPE_TEXT, _ ("a text"));
}

gboolean
sal_binder_require_date (SalBinder *binder, SalExpressionNode *node)
{
  if (node->type == SAL_EXPRESSION_TYPE_TIME ||
      sal_expression_node_is_literal (node, SAL_EXPRESSION_LITERAL_TEXT))
    return sal_binder_coerce (binder, node, SAL_EXPRESSION_TYPE_DATE, 0);

  return sal_binder_require_type (binder, node, SAL_EXPRESSION_TYPE_DATE, _ ("a date"));
}

gboolean
sal_expression_node_is_quantity (const SalExpressionNode *node)
{
  return node->type == SAL_EXPRESSION_TYPE_NUMBER || node->type == SAL_EXPRESSION_TYPE_MONEY ||
         node->type == SAL_EXPRESSION_TYPE_RATE;
}

gboolean
sal_binder_require_quantity (SalBinder *binder, SalExpressionNode *node)
{
  return sal_expression_node_is_quantity (node) ||
         sal_binder_fail_expected (binder, node, _ ("a number, an amount of money or a rate"));
}

gboolean
sal_binder_require_ordered (SalBinder *binder, SalExpressionNode *node)
{
  return (node->type != SAL_EXPRESSION_TYPE_BOOLEAN &&
          node->type != SAL_EXPRESSION_TYPE_REFERENCE) ||
         sal_binder_fail_expected (binder, node, _ ("something that has an order"));
}

gboolean
sal_binder_require_number (SalBinder *binder, SalExpressionNode *node)
{
  if (node->type == SAL_EXPRESSION_TYPE_RATE)
    return sal_binder_coerce (binder, node, SAL_EXPRESSION_TYPE_NUMBER, 0);

  return sal_binder_require_type (binder, node, SAL_EXPRESSION_TYPE_NUMBER, _ ("a number"));
}

gboolean
sal_expression_node_give (SalExpressionNode *node, SalExpressionType type, int digits)
{
  node->own_type = node->type = type;
  node->digits = digits;

  return TRUE;
}

/* Gives the type of its @child. */
gboolean
sal_expression_node_give_same (SalExpressionNode *node, const SalExpressionNode *child)
{
  return sal_expression_node_give (node, child->type, child->digits);
}
