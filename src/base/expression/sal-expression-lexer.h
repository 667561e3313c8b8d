/* sal-expression-lexer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_EXPRESSION_TOKEN_END,
  SAL_EXPRESSION_TOKEN_NAME,    /* a name or keyword */
  SAL_EXPRESSION_TOKEN_QUOTED,  /* a name in backticks */
  SAL_EXPRESSION_TOKEN_LITERAL, /* anything but true, false, null */
  SAL_EXPRESSION_TOKEN_SYMBOL,
} SalExpressionTokenKind;

typedef struct
{
  SalExpressionTokenKind kind;
  guint position;    /* in characters, from 1 */
  const char *start; /* in the text */
  gsize length;      /* in bytes */
  char *name;
  SalExpressionNode *literal;
} SalExpressionToken;

GArray *sal_expression_tokenize (const char *text, guint *position, GError **error);

G_END_DECLS
