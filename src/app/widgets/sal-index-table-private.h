/* sal-index-table-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-items.h"
#include "sal-index-table.h"

G_BEGIN_DECLS

struct _SalIndexTable
{
  AdwBin parent_instance;

  const SalIndexSource *source;
  gpointer data;
  GArray
      *columns;   /* of SalIndexColumn, but for their titles; with the widths that are given them */
  int slack;      /* what columns that expand have beside their widths, in pixels */
  int n_sharing;  /* so many of them, from the first on */
  guint fit_tick; /* widths follow with the next frame */
  SalIndexItems *items;
  GHashTable *bound; /* GtkListItem → Column: cells that show something */
  int pressed;       /* the column whose cell was pressed twice; −1: none */
  gboolean filling;  /* nobody is told that the selection changes */
  int sorted_by;     /* the column, while the view is asked for it; −1: none */
  GtkSelectionMode selection_mode;
  GSimpleActionGroup *actions;
  GMenu *sort_menu;
  GMenuModel *row_menu; /* (nullable) */
  GtkWidget *popover;   /* (nullable): the menu where it is asked for */

  GtkColumnView *view;
};

/* sal-index-table-rows.c */
void sal_index_table_sort_rows (SalIndexTable *self);
guint sal_index_table_get_row_at (SalIndexTable *self, guint position);

/* sal-index-table-selection.c */
void sal_index_table_select_none (SalIndexTable *self);

/* sal-index-table-fit.c */
void sal_index_table_fit_columns (SalIndexTable *self);
void sal_index_table_align_headings (SalIndexTable *self);

/* sal-index-table-menu.c */
void sal_index_table_add_menu_gestures (GtkWidget *cell, GtkListItem *item);
void sal_index_table_bind_menu_keys (GtkWidgetClass *widget_class);

G_END_DECLS
