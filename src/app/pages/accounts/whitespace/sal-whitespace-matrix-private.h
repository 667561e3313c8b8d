/* sal-whitespace-matrix-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-whitespace-matrix.h"

G_BEGIN_DECLS

struct _SalWhitespaceMatrix
{
  AdwBin parent_instance;

  guint n_rows, n_families; /* of the account that shows */
  guint row, family;        /* the cell that was chosen */
  GPtrArray *cells;         /* of GtkWidget, rows × families; NULL where there is none */
  GMenuModel *cell_menu;    /* (nullable) */
  GtkWidget *popover;       /* (nullable): the menu */
  gboolean is_building;

  GtkGrid *heads; /* the names of rows and their sums, which stay where the families are scrolled */
  GtkGrid *grid;
};

/* (nullable): where there is none */
GtkWidget *sal_whitespace_matrix_get_cell (SalWhitespaceMatrix *self, guint row, guint family);
void sal_whitespace_matrix_watch_cell (SalWhitespaceMatrix *self, GtkWidget *cell);

G_END_DECLS
