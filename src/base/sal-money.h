/* sal-money.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* An amount of money is a gint64 of the currency's minor units (cents; yen have none). */

#define SAL_CURRENCY_BUFFER 4

gboolean sal_currency_is_valid (const char *code); /* ISO 4217 alphabetic */
int sal_currency_digits (const char *code); /* 2 for USD, 0 for JPY, 3 for KWD; 2 if unknown */
const char *sal_currency_symbol (const char *code); /* "$"; the code itself if it has none */
const char *const *sal_currency_codes (void);       /* NULL-terminated, sorted */

gboolean sal_money_add (gint64 one, gint64 other, gint64 *sum); /* FALSE on overflow */

/* The exact decimal text without separators, "-1234.50": what files and JSON carry. */
char *sal_money_to_text (gint64 amount, const char *currency);
/* For people, by locale: "$1,234.50". */
char *sal_money_format (gint64 amount, const char *currency);
/* For tiles and axes: "$1.2 M". */
char *sal_money_format_short (gint64 amount, const char *currency);
char *sal_number_format (double value, int decimals);
char *sal_number_format_short (double value);
gboolean sal_money_convert (
    gint64 amount, const char *from, const char *to, gint64 scaled_rate, gint64 *result);

G_END_DECLS
