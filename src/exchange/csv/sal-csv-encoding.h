/* sal-csv-encoding.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many bytes of UTF-8 one byte of Windows-1252 can become */
#define SAL_CSV_ENCODING_GROWTH 3

gsize sal_csv_encoding_to_utf8 (const char *text, gsize length, char *converted);

G_END_DECLS
