/* sal-credit-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-credit-filter.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-currency.h"
#include "sal-error.h"
#include "sal-expression-evaluate.h"
#include "sal-expression.h"
#include "sal-payout-terms.h"

/* The filters of components are about the columns of a table: its amount is money, a column that
 * has only days is of days, one that has only numbers of numbers, all others are texts. */

struct _SalCreditFilter
{
  const SalSheet *sheet;
  SalExpressionType *types; /* by column */
  GPtrArray *filters;       /* of Filter */
  int digits;               /* of the currency; for binding */
};

typedef struct
{
  const SalPlan *plan;
  guint component;
  SalExpression *expression; /* NULL: any row */
  const char *measure;       /* interned; NULL: any */
} Filter;

static void
filter_free (gpointer data)
{
  Filter *self = data;

  g_clear_pointer (&self->expression, sal_expression_unref);
  g_free (self);
}

static gboolean
is_date (const char *text)
{
  gint32 day;

  return sal_date_parse_iso (text, &day);
}

static gboolean
is_number (const char *text)
{
  g_auto (SalRational) number = SAL_RATIONAL_INIT;

  return sal_rational_from_text (text, &number, NULL);
}

/* Whether all that there is in a column is so, and there is something. */
static gboolean
are_all (const SalSheet *sheet, guint column, gboolean (*is) (const char *))
{
  gboolean any = FALSE;

  for (guint row = 0; row < sal_sheet_get_n_rows (sheet); row++)
    {
      const char *text = sal_sheet_get (sheet, row, column);

      if (text == NULL || *text == '\0')
        continue;
      if (!is (text))
        return FALSE;
      any = TRUE;
    }

  return any;
}

static void
find_types (SalCreditFilter *self)
{
  for (guint i = 0; i < self->sheet->columns->len; i++)
    {
      if (g_ascii_strcasecmp (self->sheet->columns->pdata[i], "amount") == 0)
        self->types[i] = SAL_EXPRESSION_TYPE_MONEY;
      else if (are_all (self->sheet, i, is_date))
        self->types[i] = SAL_EXPRESSION_TYPE_DATE;
      else if (are_all (self->sheet, i, is_number))
        self->types[i] = SAL_EXPRESSION_TYPE_NUMBER;
      else
        self->types[i] = SAL_EXPRESSION_TYPE_TEXT;
    }
}

/* --- names --- */

static gboolean
resolve_cb (const char *const *path, guint n_names, SalExpressionField *field, gpointer data)
{
  const SalCreditFilter *self = data;

  if (n_names != 1)
    return FALSE;
  for (guint i = 0; i < self->sheet->columns->len; i++)
    if (g_ascii_strcasecmp (self->sheet->columns->pdata[i], path[0]) == 0)
      {
        *field = (SalExpressionField){ .type = self->types[i],
                                       .digits = self->digits,
                                       .field = GUINT_TO_POINTER (i + 1) };
        return TRUE;
      }

  return FALSE;
}

static char **
names_cb (const char *const *path, guint n_names, gpointer data)
{
  const SalCreditFilter *self = data;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (n_names > 0)
    return NULL;
  for (guint i = 0; i < self->sheet->columns->len; i++)
    g_strv_builder_add (names, self->sheet->columns->pdata[i]);

  return g_strv_builder_end (names);
}

static gboolean
add_filter (SalCreditFilter *self, const SalPlan *plan, guint component, GError **error)
{
  const SalPlanComponent *of = sal_plan_get_component (plan, component);
  SalExpressionScope scope = { resolve_cb, names_cb, self, NULL, SAL_DATE_NONE };
  Filter *filter = g_new0 (Filter, 1);
  g_autoptr (GError) reason = NULL;

  *filter = (Filter){ plan, component, NULL, g_intern_string (of->measure) };
  g_ptr_array_add (self->filters, filter);
  if (of->filter == NULL)
    return TRUE;
  self->digits = sal_currency_digits (plan->currency);
  filter->expression = sal_expression_parse_filter (of->filter, &scope, NULL, &reason);
  if (filter->expression != NULL)
    return TRUE;
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_FILE,
               _ ("%s, the filter of component “%s” of the plan “%s”: %s"),
               self->sheet->name,
               of->id,
               plan->name,
               reason->message);

  return FALSE;
}

/**
 * sal_credit_filter_new:
 * @sheet: a table of credits; it has to outlive this
 * @plans: (element-type SalPlan): plans; likewise
 * @error: return location for an error
 *
 * Binds the filters of all components of the plans to the columns of a table.
 *
 * Returns: (transfer full): what matches, or %NULL with %SAL_ERROR_FILE, whose message names the
 *   component and what is wrong with its filter
 */
SalCreditFilter *
sal_credit_filter_new (const SalSheet *sheet, const GPtrArray *plans, GError **error)
{
  return sal_credit_filter_new_typed (sheet, NULL, plans, error);
}

/**
 * sal_credit_filter_new_typed:
 * @sheet: a table of credits; it has to outlive this
 * @types: (nullable): by column, whether it is of money, days, numbers or texts; %NULL: what the
 *   texts in it look like
 * @plans: (element-type SalPlan): plans; likewise
 * @error: return location for an error
 *
 * Binds the filters of all components of the plans to the columns of a table.
 *
 * Returns: (transfer full): what matches, or %NULL with %SAL_ERROR_FILE, whose message names the
 *   component and what is wrong with its filter
 */
SalCreditFilter *
sal_credit_filter_new_typed (const SalSheet *sheet,
                             const SalExpressionType *types,
                             const GPtrArray *plans,
                             GError **error)
{
  g_autoptr (SalCreditFilter) self = g_new0 (SalCreditFilter, 1);

  self->sheet = sheet;
  self->types = g_new0 (SalExpressionType, sheet->columns->len + 1);
  self->filters = g_ptr_array_new_with_free_func (filter_free);
  if (types != NULL)
    memcpy (self->types, types, sheet->columns->len * sizeof *types);
  else
    find_types (self);
  for (guint p = 0; p < plans->len; p++)
    {
      const SalPlan *plan = plans->pdata[p];

      for (guint i = 0; i < plan->components->len; i++)
        if (!add_filter (self, plan, i, error))
          return NULL;
    }

  return g_steal_pointer (&self);
}

void
sal_credit_filter_free (SalCreditFilter *self)
{
  g_free (self->types);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_free (self);
}

/* --- matching --- */

typedef struct
{
  const SalCreditFilter *filter;
  const SalPlan *plan;
  guint row;
} Row;

static void
set_money (const char *text, const SalPlan *plan, SalExpressionValue *value)
{
  g_auto (SalRational) number = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

  if (!sal_rational_from_text (text, &number, NULL))
    return;
  sal_rational_set_integer (&scale, sal_payout_minor_units (plan->currency));
  sal_rational_multiply (&number, &number, &scale);
  if (sal_rational_round (&number, &value->integer))
    value->type = SAL_EXPRESSION_TYPE_MONEY;
}

static void
lookup_cb (const SalExpressionNode *node, SalExpressionValue *value, gpointer data)
{
  const Row *self = data;
  guint column = GPOINTER_TO_UINT (node->field) - 1;
  const char *text = sal_sheet_get (self->filter->sheet, self->row, column);
  g_auto (SalRational) number = SAL_RATIONAL_INIT;
  gint32 day;

  if (text == NULL || *text == '\0')
    return;
  switch ((int) self->filter->types[column])
    {
    case SAL_EXPRESSION_TYPE_MONEY:
      set_money (text, self->plan, value);
      return;
    case SAL_EXPRESSION_TYPE_DATE:
      if (sal_date_parse_iso (text, &day))
        {
          value->integer = day;
          value->type = SAL_EXPRESSION_TYPE_DATE;
        }
      return;
    case SAL_EXPRESSION_TYPE_NUMBER:
      if (sal_rational_from_text (text, &number, NULL))
        {
          value->number = sal_rational_to_double (&number);
          value->type = SAL_EXPRESSION_TYPE_NUMBER;
        }
      return;
    case SAL_EXPRESSION_TYPE_TEXT:
    default:
      value->text = text;
      value->type = SAL_EXPRESSION_TYPE_TEXT;
    }
}

/* The scores of objectives have the objective's name as their measure. */
static gboolean
is_objective (const SalPlanComponent *component, const char *measure)
{
  const SalPlanMethod *method = component->method;

  for (guint i = 0; method->kind == SAL_PAYOUT_OBJECTIVES && i < method->objectives->len; i++)
    if (g_strcmp0 (((const SalPlanObjective *) method->objectives->pdata[i])->name, measure) == 0)
      return TRUE;

  return FALSE;
}

guint64
sal_credit_filter_match (const SalCreditFilter *self,
                         const SalPlan *plan,
                         guint row,
                         const char *measure)
{
  Row of = { self, plan, row };
  guint64 components = 0;

  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = self->filters->pdata[i];
      const SalPlanComponent *component;

      if (filter->plan != plan)
        continue;
      component = sal_plan_get_component (plan, filter->component);
      if (component->method->kind == SAL_PAYOUT_OBJECTIVES
              ? !is_objective (component, measure)
              : filter->measure != NULL && filter->measure != measure)
        continue;
      if (filter->expression == NULL || sal_expression_matches (filter->expression, lookup_cb, &of))
        components |= G_GUINT64_CONSTANT (1) << filter->component;
    }

  return components;
}

/* Looks for a column in an expression. */
typedef struct
{
  gpointer field;
  gboolean is_found;
} Search;

static void
look_at_node (const SalExpressionNode *node, gpointer data)
{
  Search *self = data;

  self->is_found |= node->operation == SAL_EXPRESSION_FIELD && node->field == self->field;
}

guint64
sal_credit_filter_get_about (const SalCreditFilter *self, const SalPlan *plan, const char *column)
{
  Search search = { NULL, FALSE };
  guint64 components = 0;

  for (guint i = 0; i < self->sheet->columns->len; i++)
    if (g_ascii_strcasecmp (self->sheet->columns->pdata[i], column) == 0)
      search.field = GUINT_TO_POINTER (i + 1);
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = self->filters->pdata[i];

      search.is_found = FALSE;
      if (filter->plan == plan && filter->expression != NULL)
        sal_expression_visit (filter->expression, look_at_node, &search);
      if (search.is_found)
        components |= G_GUINT64_CONSTANT (1) << filter->component;
    }

  return components;
}
