/* sal-metric-formula.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-metric-formula.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-kinds.h"

typedef struct
{
  const char *name;
  const SalKind *kind;
  SalField field; /* what a bound node has as its field */
} Name;

static const Name names[SAL_METRIC_N_NAMES] = {
  [SAL_METRIC_NAME_QUOTA] = { "quota",
                              &sal_opportunity_kind,
                              { "quota", SAL_FIELD_MONEY, N_ ("Quota"), 0 } },
  [SAL_METRIC_NAME_RECURRING] = { "recurring",
                                  &sal_contract_kind,
                                  { "recurring", SAL_FIELD_MONEY, N_ ("Recurring"), 0 } },
  [SAL_METRIC_NAME_RECURRING_BEFORE] = { "recurring_before",
                                         &sal_contract_kind,
                                         { "recurring_before",
                                           SAL_FIELD_MONEY,
                                           N_ ("Recurring Before"),
                                           0 } },
  [SAL_METRIC_NAME_RENEWED] = { "renewed",
                                &sal_contract_kind,
                                { "renewed", SAL_FIELD_MONEY, N_ ("Renewed"), 0 } },
  [SAL_METRIC_NAME_RETAINED] = { "retained",
                                 &sal_contract_kind,
                                 { "retained", SAL_FIELD_MONEY, N_ ("Retained"), 0 } },
  [SAL_METRIC_NAME_WENT_ON] = { "went_on",
                                &sal_stage_event_kind,
                                { "went_on", SAL_FIELD_INTEGER, N_ ("Went On"), 0 } },
  [SAL_METRIC_NAME_MATURED] = { "matured",
                                &sal_stage_event_kind,
                                { "matured", SAL_FIELD_INTEGER, N_ ("Matured"), 0 } },
  [SAL_METRIC_NAME_MATURED_WENT_ON] = { "matured_went_on",
                                        &sal_stage_event_kind,
                                        { "matured_went_on",
                                          SAL_FIELD_INTEGER,
                                          N_ ("Matured and Went On"),
                                          0 } },
};

static const SalKind *const kinds[] = {
  &sal_opportunity_kind, &sal_activity_kind,    &sal_transaction_kind,
  &sal_contract_kind,    &sal_stage_event_kind,
};

/**
 * sal_metric_formula_find_kind:
 * @name: (nullable): the name of a kind
 *
 * Finds what a metric is of.
 *
 * Returns: (transfer none) (nullable): the kind, opportunities for %NULL; %NULL if there are no
 * metrics of it
 */
const SalKind *
sal_metric_formula_find_kind (const char *name)
{
  if (name == NULL)
    return &sal_opportunity_kind;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i]->name, name))
        return kinds[i];
    }

  return NULL;
}

static const Name *
find_name (const SalKind *kind, const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (names[i].kind == kind && g_str_equal (names[i].name, text))
        return &names[i];
    }

  return NULL;
}

static gboolean
resolve_cb (const char *const *path, guint n_names, SalExpressionField *field, gpointer data)
{
  const SalKindScope *scope = data;
  const Name *name = n_names == 1 ? find_name (scope->kind, path[0]) : NULL;
  SalKindScope fields;

  if (name != NULL)
    {
      *field = (SalExpressionField){ .type = sal_field_get_expression_type (&name->field),
                                     .digits = scope->digits,
                                     .field = &name->field };
      return TRUE;
    }

  fields = *scope;
  sal_kind_scope_init (&fields, scope->kind, scope->scope.calendar, "USD");
  fields.digits = scope->digits;

  return fields.scope.resolve (path, n_names, field, &fields);
}

/**
 * sal_metric_formula_get_name:
 * @aggregate: a bound aggregate
 * @name: (out): the name it is the sum of
 *
 * Asks whether an aggregate is the sum of one of the names that only formulas have.
 *
 * Returns: %FALSE if it is not
 */
gboolean
sal_metric_formula_get_name (const SalExpressionNode *aggregate, SalMetricName *name)
{
  if (aggregate->function != SAL_EXPRESSION_FUNCTION_SUM || aggregate->filter != NULL)
    return FALSE;

  for (int i = 0; i < SAL_METRIC_N_NAMES; i++)
    {
      if (aggregate->children[0]->operation == SAL_EXPRESSION_FIELD &&
          aggregate->children[0]->field == &names[i].field)
        {
          *name = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
refuse (const SalExpressionNode *node, GError **error, const char *message)
{
  g_set_error (error, SAL_ERROR, SAL_ERROR_VALUE, _ ("position %u: %s"), node->position, message);

  return FALSE;
}

/* A name inside of anything but a sum of its own. */
static gboolean
check_operand (const SalExpressionNode *node, GError **error)
{
  for (int i = 0; i < SAL_METRIC_N_NAMES; i++)
    {
      if (node->operation == SAL_EXPRESSION_FIELD && node->field == &names[i].field)
        {
          g_autofree char *message =
              g_strdup_printf (_ ("%s stands alone, as in sum(%s)"), names[i].name, names[i].name);

          return refuse (node, error, message);
        }
    }
  for (guint i = 0; i < node->n_children; i++)
    {
      if (!check_operand (node->children[i], error))
        return FALSE;
    }

  return node->filter == NULL || check_operand (node->filter, error);
}

static gboolean
check_aggregate (const SalExpressionNode *node, GError **error)
{
  SalMetricName name;

  switch (node->function)
    {
    case SAL_EXPRESSION_FUNCTION_SUM:
    case SAL_EXPRESSION_FUNCTION_COUNT:
    case SAL_EXPRESSION_FUNCTION_AVERAGE:
      return sal_metric_formula_get_name (node, &name) || check_operand (node, error);
    default:
      /* what is known of the parts would not tell that of the whole */
      return refuse (node, error, _ ("a metric is made of sum, count and average only"));
    }
}

static gboolean
check_node (const SalExpressionNode *node, GError **error)
{
  if (node->operation == SAL_EXPRESSION_AGGREGATE)
    return check_aggregate (node, error);

  for (guint i = 0; i < node->n_children; i++)
    {
      if (!check_node (node->children[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check (const SalExpression *expression, GError **error)
{
  const SalExpressionNode *root = sal_expression_get_root (expression);

  if (!sal_expression_is_aggregate (expression))
    return refuse (
        root,
        error,
        _ ("a metric is an aggregate of many records (expected sum, count or average, like "
           "sum(amount where stage.status = \"won\"))"));

  switch (root->type)
    {
    case SAL_EXPRESSION_TYPE_NUMBER:
    case SAL_EXPRESSION_TYPE_MONEY:
    case SAL_EXPRESSION_TYPE_RATE:
      return check_node (root, error);
    default:
      return refuse (root, error, _ ("a metric is an amount, a rate or a number"));
    }
}

/**
 * sal_metric_formula_parse:
 * @text: a formula
 * @kind: what it is about, of sal_metric_formula_find_kind()
 * @calendar: (nullable): the fiscal calendar
 * @currency: the reporting currency
 * @today: what today() is; %SAL_DATE_NONE is the day of parsing
 * @error: return location for an error
 *
 * Reads the formula of a metric: arithmetic over sums, counts and averages of the fields of the
 * records, of those they refer to, and of the names above.
 *
 * Raises %SAL_ERROR_SYNTAX or %SAL_ERROR_VALUE; messages begin with the position.
 *
 * Returns: (transfer full): the bound expression, or %NULL on error
 */
SalExpression *
sal_metric_formula_parse (const char *text,
                          const SalKind *kind,
                          const SalFiscalCalendar *calendar,
                          const char *currency,
                          gint32 today,
                          GError **error)
{
  SalKindScope scope;
  g_autoptr (SalExpression) expression = NULL;

  g_return_val_if_fail (text != NULL && kind != NULL && currency != NULL, NULL);

  sal_kind_scope_init (&scope, kind, calendar, currency);
  scope.scope.resolve = resolve_cb;
  scope.scope.today = today;
  expression = sal_expression_parse (text, &scope.scope, NULL, error);
  if (expression == NULL || !check (expression, error))
    return NULL;

  return g_steal_pointer (&expression);
}

static void
list_aggregates (const SalExpressionNode *node, GPtrArray *aggregates)
{
  if (node->operation == SAL_EXPRESSION_AGGREGATE)
    {
      g_ptr_array_add (aggregates, (gpointer) node);
      return;
    }

  for (guint i = 0; i < node->n_children; i++)
    list_aggregates (node->children[i], aggregates);
}

/**
 * sal_metric_formula_list_aggregates:
 * @formula: a formula
 *
 * Lists the aggregates of a formula.
 *
 * Returns: (transfer container) (element-type SalExpressionNode): the aggregates, from the first to
 * the last; they belong to @formula
 */
GPtrArray *
sal_metric_formula_list_aggregates (const SalExpression *formula)
{
  GPtrArray *aggregates = g_ptr_array_new ();

  list_aggregates (sal_expression_get_root (formula), aggregates);

  return aggregates;
}
