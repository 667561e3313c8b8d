/* index-table-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "display.h"

#include "sal-index-table.h"

G_BEGIN_DECLS

/* A table of cities, asked by row and column, in a window of its own. */

enum
{
  INDEX_TABLE_NAME,
  INDEX_TABLE_PEOPLE,
};

typedef struct
{
  const char *name;
  int people; /* thousands */
} IndexTableCity;

#define INDEX_TABLE_N_CITIES 4

extern const IndexTableCity index_table_cities[INDEX_TABLE_N_CITIES];

typedef struct
{
  GtkWidget *window;
  GtkMenuButton *button;
  SalIndexTable *table;
  GtkColumnView *view;
  guint activated;
  guint n_copied;
  char *clipboard;
} IndexTableFixture;

void index_table_set_up (IndexTableFixture *self, gconstpointer mode); /* how rows are selected */
void index_table_tear_down (IndexTableFixture *self, gconstpointer mode);

/* What shows. */
void index_table_assert_text (IndexTableFixture *self, const char *expected);
void index_table_assert_selected (IndexTableFixture *self, guint row);     /* alone */
GtkInscription *index_table_find_cell (GtkWidget *root, const char *text); /* the first */
gboolean index_table_has_cells (gpointer fixture);
GtkAdjustment *index_table_get_scrolled (IndexTableFixture *self);
gboolean index_table_can_scroll (gpointer fixture);

GArray *index_table_list_of (guint n, const guint *rows);

#define INDEX_TABLE_ADD(name, mode, func)                                                          \
  g_test_add (name,                                                                                \
              IndexTableFixture,                                                                   \
              GINT_TO_POINTER (mode),                                                              \
              index_table_set_up,                                                                  \
              func,                                                                                \
              index_table_tear_down)

G_END_DECLS
