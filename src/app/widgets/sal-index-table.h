/* sal-index-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-index-order.h"

G_BEGIN_DECLS

/* A table of rows that its owner knows by their indexes: texts are made when they are shown. Rows
 * are sorted by headings, or by the menu of a button, since headings cannot be reached by keyboard,
 * and copied by Ctrl+C. Actions, in the table and in what it shares them with: table.sort (u), the
 * column, and table.copy.
 *
 * Properties: label (string), what it is called; selection-mode (GtkSelectionMode), SINGLE unless
 * it is said when it is made; row-menu (GMenuModel), shown where somebody asks for it, for what is
 * selected then.
 *
 * Signals: activated (guint row); selection-changed; copied, to the clipboard, which
 * windows of their own have to tell of. */
#define SAL_TYPE_INDEX_TABLE (sal_index_table_get_type ())
G_DECLARE_FINAL_TYPE (SalIndexTable, sal_index_table, SAL, INDEX_TABLE, AdwBin)

typedef struct
{
  const char *title;  /* as it shows */
  gboolean is_number; /* at the end of the cell; by the menu sorted from the greatest on */
  gboolean expands;
  int width;          /* in pixels, at least: the heading fits too, */
  int most;           /* if it needs no more than this; 0: in any case */
  guint n_lines;      /* of a cell, 0: one */
  gboolean gives_way; /* where not all have room; the last of those that do is the first */
} SalIndexColumn;

/* What stands in the cells; @data is given with it. */
typedef struct
{
  char *(*format) (gpointer data, guint row, guint column); /* (transfer full) */
  int (*compare) (gpointer data, guint row, guint other, guint column);

  /* (nullable) (transfer full): what is copied, for programs to read; else what shows */
  char *(*write) (gpointer data, guint row, guint column);
  /* (nullable) (transfer full): what the row is called; else as its first cell */
  char *(*name) (gpointer data, guint row);
  /* (nullable): whether the cell stands out */
  gboolean (*is_strong) (gpointer data, guint row, guint column);
} SalIndexSource;

void sal_index_table_set_source (SalIndexTable *self, const SalIndexSource *source, gpointer data);
void sal_index_table_set_label (SalIndexTable *self, const char *label);
void
sal_index_table_set_columns (SalIndexTable *self, const SalIndexColumn *columns, guint n_columns);
void sal_index_table_share_actions (SalIndexTable *self, GtkWidget *widget);
void sal_index_table_set_sort_button (SalIndexTable *self, GtkMenuButton *button);

/* While it is activated: the column that was pressed, −1 for a key. */
int sal_index_table_get_pressed (SalIndexTable *self);

/* Rows */
void sal_index_table_fill (SalIndexTable *self, const guint *rows, guint n_rows);
void sal_index_table_replace_rows (
    SalIndexTable *self, GArray *gone, GArray *come, SalIndexCompare compare, gpointer data);
guint sal_index_table_get_n_rows (SalIndexTable *self);
void sal_index_table_clear (SalIndexTable *self);
GArray *sal_index_table_list_rows (SalIndexTable *self);
char *sal_index_table_read_row (SalIndexTable *self, guint row);
char *sal_index_table_to_text (SalIndexTable *self);

/* Selection */
GArray *sal_index_table_list_selected (SalIndexTable *self);
guint sal_index_table_get_n_selected (SalIndexTable *self);
gboolean sal_index_table_has_row (SalIndexTable *self, guint row);
void sal_index_table_select (SalIndexTable *self, const GtkBitset *rows);
void sal_index_table_reveal_selected (SalIndexTable *self);
void sal_index_table_reveal_first (SalIndexTable *self);

G_END_DECLS
