/* fuzz-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-expression.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever the text is, parsing ends with an expression or an error that has a position; an
 * expression prints as text, and as JSON, that reads back as the same one. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autoptr (GError) error = NULL;
  guint position = 0;
  g_autoptr (SalExpression) expression = sal_expression_parse (text, NULL, &position, &error);
  g_autoptr (SalExpression) again = NULL;
  g_autoptr (SalExpression) from_json = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *printed = NULL;

  if (expression == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (position, >, 0);
      return 0;
    }

  g_assert_no_error (error);
  printed = sal_expression_to_text (expression);
  again = sal_expression_parse (printed, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sal_expression_equal (expression, again));

  json = sal_expression_to_json (expression);
  from_json = sal_expression_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (sal_expression_equal (expression, from_json));

  return 0;
}
