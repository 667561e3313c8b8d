/* sal-whitespace-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-whitespace.h"

G_BEGIN_DECLS

/* The columns of the portfolio as a table: these, and a column for each product family. */
typedef enum
{
  SAL_WHITESPACE_COLUMN_ACCOUNT,
  SAL_WHITESPACE_COLUMN_TIER,
  SAL_WHITESPACE_COLUMN_SEGMENT,
  SAL_WHITESPACE_COLUMN_OWNER,
  SAL_WHITESPACE_COLUMN_OPEN,
  SAL_WHITESPACE_COLUMN_MORE,
  SAL_WHITESPACE_COLUMN_CURRENT,
  SAL_WHITESPACE_COLUMN_PENETRATION,
  SAL_WHITESPACE_N_COLUMNS,
} SalWhitespaceColumn;

guint sal_whitespace_get_n_columns (const SalWhitespace *self);
const char *sal_whitespace_get_title (const SalWhitespace *self, guint column);
gboolean sal_whitespace_column_is_number (guint column);
char *sal_whitespace_format (const SalWhitespace *self, guint account, guint column);
char *sal_whitespace_write (const SalWhitespace *self, guint account, guint column);
int sal_whitespace_compare (const SalWhitespace *self, guint account, guint other, guint column);

/* Which accounts are asked for. */
#define SAL_WHITESPACE_ANY (-1)

typedef enum
{
  SAL_WHITESPACE_ALL_ACCOUNTS,
  SAL_WHITESPACE_CUSTOMERS,
  SAL_WHITESPACE_OTHERS,
} SalWhitespaceScope;

typedef struct
{
  const char *words;           /* (nullable): in the name */
  gint32 segment, owner, tier; /* codes, 0 of those that have none; SAL_WHITESPACE_ANY */
  SalWhitespaceScope scope;
} SalWhitespaceFilter;

GArray *sal_whitespace_list (const SalWhitespace *self, const SalWhitespaceFilter *filter);
void
sal_whitespace_sort (const SalWhitespace *self, GArray *accounts, guint column, gboolean falls);

gboolean sal_whitespace_export (const SalWhitespace *self,
                                const guint *accounts,
                                guint n_accounts,
                                gboolean as_spreadsheet,
                                GFile *file,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
