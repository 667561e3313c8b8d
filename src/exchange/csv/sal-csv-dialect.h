/* sal-csv-dialect.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  char delimiter;
  char newline; /* '\n', also of "\r\n"; '\r' where rows end in that alone */
  gsize skip;   /* bytes of a leading "sep=;" line */
} SalCsvDialect;

void
sal_csv_dialect_detect (const char *text, gsize length, gboolean complete, SalCsvDialect *dialect);

G_END_DECLS
