/* sal-quote.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-quote.h"

/**
 * sal_quote_inner:
 * @text: a text that is to stand between double quotes
 *
 * Makes the double quotes in a text single ones.
 *
 * Returns: (transfer full): the text, for between “ and ”
 */
char *
sal_quote_inner (const char *text)
{
  GString *inner = g_string_new (text);

  g_string_replace (inner, "“", "‘", 0);
  g_string_replace (inner, "”", "’", 0);

  return g_string_free (inner, FALSE);
}
