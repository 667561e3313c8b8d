/* sal-currency.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SAL_CURRENCY_BUFFER 4

gboolean sal_currency_is_valid (const char *code); /* ISO 4217 alphabetic */
int sal_currency_digits (const char *code); /* 2 for USD, 0 for JPY, 3 for KWD; 2 if unknown */
const char *sal_currency_symbol (const char *code); /* "$"; the code itself if it has none */
const char *const *sal_currency_codes (void);       /* NULL-terminated, sorted */

/* Whether @symbol may stand for @code: "$" for "CAD". */
gboolean sal_currency_uses_symbol (const char *code, const char *symbol, gsize length);
/* The symbol @text begins with, and its length in bytes: NULL if none; @code gets the currency it
 * stands for where nothing else is known, NULL for "kr". */
const char *sal_currency_find_symbol (const char *text, gsize *length, const char **code);

G_END_DECLS
