/* sal-kind-scope.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kind-scope.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-expression-evaluate.h"
#include "sal-money.h"
#include "sal-record.h"

/**
 * sal_field_get_expression_type:
 * @field: (nullable): a field, or %NULL for a record's id
 *
 * Tells as what a field takes part in expressions.
 *
 * Returns: the type
 */
SalExpressionType
sal_field_get_expression_type (const SalField *field)
{
  if (field == NULL)
    return SAL_EXPRESSION_TYPE_REFERENCE;

  switch (field->type)
    {
    case SAL_FIELD_BOOLEAN:
      return SAL_EXPRESSION_TYPE_BOOLEAN;
    case SAL_FIELD_INTEGER:
    case SAL_FIELD_REAL:
      return SAL_EXPRESSION_TYPE_NUMBER;
    case SAL_FIELD_MONEY:
      return SAL_EXPRESSION_TYPE_MONEY;
    case SAL_FIELD_RATE:
      return SAL_EXPRESSION_TYPE_RATE;
    case SAL_FIELD_DATE:
      return SAL_EXPRESSION_TYPE_DATE;
    case SAL_FIELD_TIME:
      return SAL_EXPRESSION_TYPE_TIME;
    case SAL_FIELD_REFERENCE:
      return SAL_EXPRESSION_TYPE_REFERENCE;
    case SAL_FIELD_TEXT:
    case SAL_FIELD_CHOICE:
    case SAL_FIELD_CURRENCY:
    default:
      return SAL_EXPRESSION_TYPE_TEXT;
    }
}

/* The choices of a field as they are stored, or as people see them */
static char **
list_choices (const SalField *field, gboolean labels)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (field == NULL || field->type != SAL_FIELD_CHOICE || field->choices == NULL)
    return NULL;
  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++)
    g_strv_builder_add (builder, labels ? _ (choice->label) : choice->value);

  return g_strv_builder_end (builder);
}

/* The path from a reference to the text that names what it refers to */
static char **
list_title (const SalField *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (field == NULL || field->type != SAL_FIELD_REFERENCE)
    return NULL;
  while (field != NULL && field->type == SAL_FIELD_REFERENCE)
    {
      const SalKind *kind = field->references;

      field = kind->title != NULL ? sal_kind_find_field (kind, kind->title) : NULL;
      if (field != NULL)
        g_strv_builder_add (builder, field->name);
    }

  return field != NULL ? g_strv_builder_end (builder) : NULL;
}

/* The kind that a path of references leads to */
static const SalKind *
follow (const SalKind *kind, const char *const *path, guint n_names)
{
  for (guint i = 0; kind != NULL && i < n_names; i++)
    {
      const SalField *field = sal_kind_find_field (kind, path[i]);

      kind = field != NULL && field->type == SAL_FIELD_REFERENCE ? field->references : NULL;
    }

  return kind;
}

static gboolean
resolve_cb (const char *const *path, guint n_names, SalExpressionField *result, gpointer data)
{
  const SalKindScope *self = data;
  const SalKind *owner;
  const SalField *field = sal_kind_resolve_path (self->kind, path, n_names, &owner);

  if (owner == NULL)
    return FALSE;

  result->type = sal_field_get_expression_type (field);
  result->digits = result->type == SAL_EXPRESSION_TYPE_MONEY ? self->digits : 0;
  result->choices = list_choices (field, FALSE);
  result->labels = list_choices (field, TRUE);
  result->title = list_title (field);
  result->field = field;

  return TRUE;
}

static char **
names_cb (const char *const *path, guint n_names, gpointer data)
{
  const SalKindScope *self = data;
  const SalKind *kind = follow (self->kind, path, n_names);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (kind == NULL)
    return NULL;
  g_strv_builder_add (builder, "id");
  for (guint i = 0; i < kind->n_fields; i++)
    g_strv_builder_add (builder, kind->fields[i].name);

  return g_strv_builder_end (builder);
}

/**
 * sal_kind_scope_init:
 * @self: the scope to set up
 * @kind: the kind of the records
 * @calendar: (nullable): the fiscal calendar, which has to outlive @self
 * @currency: the reporting currency
 *
 * Sets up the scope of expressions about records of @kind; there is nothing to clear.
 */
void
sal_kind_scope_init (SalKindScope *self,
                     const SalKind *kind,
                     const SalFiscalCalendar *calendar,
                     const char *currency)
{
  g_return_if_fail (self != NULL && kind != NULL && currency != NULL);

  self->kind = kind;
  self->digits = sal_currency_digits (currency);
  self->scope = (SalExpressionScope){
    .resolve = resolve_cb,
    .names = names_cb,
    .data = self,
    .calendar = calendar,
    .today = SAL_DATE_NONE,
  };
}

/**
 * sal_kind_resolve_path:
 * @kind: the kind of record a path starts at
 * @path: (array length=n_names): names, all but the last of them of references
 * @n_names: how many there are
 * @owner: (out) (nullable): the kind that has the field; %NULL if there is no such field
 *
 * Finds the field at the end of a path.
 *
 * Returns: (nullable) (transfer none): the field; %NULL for an `id`, or if there is none
 */
const SalField *
sal_kind_resolve_path (const SalKind *kind,
                       const char *const *path,
                       guint n_names,
                       const SalKind **owner)
{
  const SalField *field;

  g_return_val_if_fail (kind != NULL && owner != NULL && n_names > 0, NULL);

  *owner = follow (kind, path, n_names - 1);
  if (*owner == NULL)
    return NULL;

  field = sal_kind_find_field (*owner, path[n_names - 1]);
  if (field == NULL && strcmp (path[n_names - 1], "id") != 0)
    *owner = NULL;

  return field;
}

/**
 * sal_money_rescale:
 * @amount: minor units of @currency
 * @currency: (nullable): an ISO 4217 code; %NULL leaves @amount as it is
 * @digits: decimals
 * @rescaled: (out): the same amount with @digits decimals, rounded half away from zero
 *
 * Brings an amount to another number of decimals: 900 yen are 90000 with two.
 *
 * Returns: %FALSE if it does not fit
 */
gboolean
sal_money_rescale (gint64 amount, const char *currency, int digits, gint64 *rescaled)
{
  int own = currency != NULL ? sal_currency_digits (currency) : digits;

  *rescaled = amount;
  if (own > digits)
    {
      *rescaled = sal_expression_round_money (amount, own, digits);
      for (; own > digits; own--)
        *rescaled /= 10;
    }
  for (; own < digits; own++)
    if (__builtin_mul_overflow (*rescaled, 10, rescaled))
      return FALSE;

  return TRUE;
}

static void
set_instant (const SalExpressionNode *node, const SalValue *stored, SalExpressionValue *value)
{
  gint32 day;

  if (stored->storage != SAL_STORAGE_TEXT)
    return;
  if (node->own_type == SAL_EXPRESSION_TYPE_TIME)
    {
      if (sal_time_parse_iso (stored->text, &value->integer))
        value->type = SAL_EXPRESSION_TYPE_TIME;
    }
  else if (sal_date_parse_iso (stored->text, &day))
    {
      value->type = SAL_EXPRESSION_TYPE_DATE;
      value->integer = day;
    }
}

/**
 * sal_expression_value_from_stored:
 * @node: the bound node of a field
 * @stored: the field's value as it is stored
 * @currency: (nullable): of money, the record's own currency; %NULL for the reporting currency
 * @value: (inout): the value for the expression, empty before; borrows the text of @stored
 *
 * Turns a stored value into one to evaluate with.
 */
void
sal_expression_value_from_stored (const SalExpressionNode *node,
                                  const SalValue *stored,
                                  const char *currency,
                                  SalExpressionValue *value)
{
  g_return_if_fail (node != NULL && stored != NULL && value != NULL);

  if (stored->storage == SAL_STORAGE_NULL)
    return;

  switch (node->own_type)
    {
    case SAL_EXPRESSION_TYPE_TEXT:
      value->type = node->own_type;
      value->text = stored->text;
      break;
    case SAL_EXPRESSION_TYPE_NUMBER:
      value->type = node->own_type;
      value->number = stored->storage == SAL_STORAGE_REAL ? stored->real : (double) stored->integer;
      break;
    case SAL_EXPRESSION_TYPE_BOOLEAN:
      value->type = node->own_type;
      value->boolean = stored->integer != 0;
      break;
    case SAL_EXPRESSION_TYPE_MONEY:
      if (sal_money_rescale (stored->integer, currency, node->digits, &value->integer))
        value->type = node->own_type;
      break;
    case SAL_EXPRESSION_TYPE_DATE:
    case SAL_EXPRESSION_TYPE_TIME:
      set_instant (node, stored, value);
      break;
    default:
      value->type = node->own_type;
      value->integer = stored->integer;
      break;
    }
}

/**
 * sal_expression_lookup_record:
 * @node: the bound node of a field
 * @value: (inout): its value, empty before
 * @record: (type SalRecord): a record
 *
 * Looks up the fields of a record, for [func@expression_evaluate]. What lies behind a reference is
 * empty, as a record does not carry it.
 */
void
sal_expression_lookup_record (const SalExpressionNode *node,
                              SalExpressionValue *value,
                              gpointer record)
{
  const SalKind *kind = sal_record_get_kind (record);
  const SalField *field = node->field;
  const char *currency = NULL;

  g_return_if_fail (node->operation == SAL_EXPRESSION_FIELD);

  if (node->n_names > 1)
    return;
  if (field == NULL)
    {
      value->type = SAL_EXPRESSION_TYPE_REFERENCE;
      value->integer = sal_record_get_id (record);
      return;
    }

  if (field->type == SAL_FIELD_MONEY && field->currency_field != NULL)
    currency = sal_record_get_text (record, field->currency_field);
  sal_expression_value_from_stored (
      node, sal_record_get_value (record, field - kind->fields), currency, value);
}
