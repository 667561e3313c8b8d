/* sal-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sal-error.h"

G_BEGIN_DECLS

/* Reading what people export: numbers, money, dates, booleans. Each says what it expected. */

/* Which of . and , is the decimal mark; SAL_DECIMAL_ANY decides per text and refuses what stays
 * ambiguous only where both readings are possible (1,234 is then a thousand and more). */
typedef enum
{
  SAL_DECIMAL_ANY,
  SAL_DECIMAL_POINT,
  SAL_DECIMAL_COMMA,
} SalDecimalMark;

typedef enum
{
  SAL_DATE_ORDER_ISO, /* 2026-11-21, 2026/11/21, 20261121 */
  SAL_DATE_ORDER_DMY, /* 21.11.2026, 21/11/26, 21 Nov 2026 */
  SAL_DATE_ORDER_MDY, /* 11/21/2026, Nov 21, 2026 */
} SalDateOrder;

gboolean sal_text_to_integer (const char *text, SalDecimalMark mark, gint64 *value, GError **error);
gboolean sal_text_to_double (const char *text, SalDecimalMark mark, double *value, GError **error);
char *sal_text_from_double (double value); /* exact, with as few digits as read back the same */
/* "$1,234.50", "1.234,50 €", "(120)", "-12", "1.2M"; @currency gets the code or symbol's code if
 * the text has one */
gboolean sal_text_to_money (const char *text,
                            SalDecimalMark mark,
                            const char *default_currency,
                            gint64 *amount,
                            char currency[4],
                            GError **error);
gboolean sal_text_to_rate (const char *text,
                           SalDecimalMark mark,
                           gint64 *scaled,
                           GError **error); /* "27 %" or "0.27" */
gboolean sal_text_to_date (const char *text, SalDateOrder order, gint32 *date, GError **error);
gboolean sal_text_to_date_by_locale (const char *text, gint32 *date, GError **error);
gboolean sal_text_to_time (const char *text, SalDateOrder order, gint64 *time, GError **error);
gboolean sal_text_to_boolean (const char *text,
                              gboolean *value,
                              GError **error); /* yes/no, true/false, 1/0, y/n, x */

/* Looks at samples of one column and tells the order they are all readable in; FALSE if there is
 * none. */
gboolean sal_text_guess_date_order (const char *const *samples,
                                    gsize n_samples,
                                    SalDateOrder *order,
                                    const char **undecided);
SalDecimalMark sal_text_decimal_mark_of_locale (void);
gboolean
sal_text_guess_decimal_mark (const char *const *samples, gsize n_samples, SalDecimalMark *mark);

/* For matching names: case folded, accents and punctuation removed, white space removed. "GTX Pro"
 * and "GTXPro" agree. */
char *sal_text_fold (const char *text);
/* 0 … 1: 1 is the same after folding (Damerau–Levenshtein over folded text ÷ the longer length) */
double sal_text_similarity (const char *one, const char *other);

G_END_DECLS
