/* sal-kind-scope.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression.h"
#include "sal-kind.h"

G_BEGIN_DECLS

/**
 * SalKindScope:
 *
 * The scope of expressions about records of a kind: its fields and `id` by name, and those of what
 * it refers to behind a point. A bound field's node has the #SalField as its field, %NULL for `id`.
 *
 * Money is counted with the decimals of the reporting currency; an amount in a currency with others
 * is brought to that many, so that `amount >= 50000.00` means major units of whatever currency.
 *
 * On the stack; @scope refers to it, so it must not be copied.
 */
typedef struct
{
  SalExpressionScope scope;
  const SalKind *kind;
  int digits;
} SalKindScope;

void sal_kind_scope_init (SalKindScope *self,
                          const SalKind *kind,
                          const SalFiscalCalendar *calendar,
                          const char *currency);
const SalField *sal_kind_resolve_path (const SalKind *kind,
                                       const char *const *path,
                                       guint n_names,
                                       const SalKind **owner);

SalExpressionType sal_field_get_expression_type (const SalField *field);
gboolean sal_money_rescale (gint64 amount, const char *currency, int digits, gint64 *rescaled);
void sal_expression_value_from_stored (const SalExpressionNode *node,
                                       const SalValue *stored,
                                       const char *currency,
                                       SalExpressionValue *value);
void sal_expression_lookup_record (const SalExpressionNode *node,
                                   SalExpressionValue *value,
                                   gpointer record);

G_END_DECLS
