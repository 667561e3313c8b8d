/* sal-money.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sal-currency.h"
#include "sal-number.h"

G_BEGIN_DECLS

/* An amount of money is a gint64 of the currency's minor units (cents; yen have none). */

gboolean sal_money_add (gint64 one, gint64 other, gint64 *sum); /* FALSE on overflow */

/* The exact decimal text without separators, "-1234.50": what files and JSON carry. */
char *sal_money_to_text (gint64 amount, const char *currency);
/* For people, by locale: "$1,234.50"; spaces are no-break spaces (U+00A0), minus is U+2212. */
char *sal_money_format (gint64 amount, const char *currency);
/* For tiles and axes: "$1.2 M". */
char *sal_money_format_short (gint64 amount, const char *currency);
/* without decimals: "$1,234,568" */
char *sal_money_format_whole (gint64 amount, const char *currency);
gboolean sal_money_convert (
    gint64 amount, const char *from, const char *to, gint64 scaled_rate, gint64 *result);

G_END_DECLS
