/* sal-whitespace-open.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-whitespace.h"

G_BEGIN_DECLS

typedef struct
{
  guint account; /* its place */
  guint row, family;
} SalWhitespaceOpenCell;

/**
 * SalWhitespaceOpenList:
 *
 * The open cells of all accounts: of their buying units, or of themselves if they have none; those
 * worth most come first, those of which no potential is known last. It is there for as long as the
 * portfolio is as it was.
 */
typedef struct
{
  const SalWhitespace *portfolio; /* borrowed */
  GArray *cells;                  /* of SalWhitespaceOpenCell */
  gint64 *keys;                   /* (nullable): by cell, of the column that was compared last */
  int keyed_by;
} SalWhitespaceOpenList;

typedef enum
{
  SAL_WHITESPACE_OPEN_COLUMN_ACCOUNT,
  SAL_WHITESPACE_OPEN_COLUMN_UNIT,
  SAL_WHITESPACE_OPEN_COLUMN_FAMILY,
  SAL_WHITESPACE_OPEN_COLUMN_VALUE,
  SAL_WHITESPACE_OPEN_COLUMN_POTENTIAL,
  SAL_WHITESPACE_OPEN_COLUMN_CURRENT,
  SAL_WHITESPACE_OPEN_COLUMN_SOURCE,
  SAL_WHITESPACE_OPEN_N_COLUMNS,
} SalWhitespaceOpenColumn;

SalWhitespaceOpenList *sal_whitespace_open_list_new (const SalWhitespace *portfolio);
void sal_whitespace_open_list_free (SalWhitespaceOpenList *self);
GArray *sal_whitespace_open_list_find (const SalWhitespaceOpenList *self,
                                       const guint *accounts,
                                       guint n_accounts);

static inline const SalWhitespaceOpenCell *
sal_whitespace_open_list_get (const SalWhitespaceOpenList *self, guint place)
{
  return &g_array_index (self->cells, SalWhitespaceOpenCell, place);
}

const char *sal_whitespace_open_get_title (guint column);
const char *sal_whitespace_open_get_name (guint column); /* for programs */
gboolean sal_whitespace_open_column_is_number (guint column);
char *sal_whitespace_open_format (const SalWhitespace *portfolio,
                                  const SalWhitespaceOpenCell *cell,
                                  guint column);
char *sal_whitespace_open_write (const SalWhitespace *portfolio,
                                 const SalWhitespaceOpenCell *cell,
                                 guint column);
int sal_whitespace_open_list_compare (SalWhitespaceOpenList *self,
                                      guint place,
                                      guint other,
                                      guint column);

gboolean sal_whitespace_open_export (const SalWhitespace *portfolio,
                                     const SalWhitespaceOpenCell *cells,
                                     guint n_cells,
                                     gboolean as_spreadsheet,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalWhitespaceOpenList, sal_whitespace_open_list_free)

G_END_DECLS
