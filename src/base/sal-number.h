/* sal-number.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SAL_NUMBER_BUFFER 64

/* Exact decimal text without separators: 123450 with 2 decimals is "1234.50". Returns buffer. */
const char *sal_number_write (gint64 value, int decimals, char buffer[SAL_NUMBER_BUFFER]);

/* For people, by locale; spaces are no-break spaces (U+00A0), minus is U+2212. */
char *sal_number_localize (const char *plain);        /* "-1234.50" to "−1,234.50" */
char *sal_number_format (double value, int decimals); /* "1,234.50" */
char *sal_number_format_short (double value);         /* "950", "12.3 K", "1.2 M", "128 M" */
char *sal_number_abbreviate (double value);           /* NULL if too small to need a unit */

G_END_DECLS
