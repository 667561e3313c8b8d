/* sal-index-table-fit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-table-private.h"

/* Where not all columns have room, the last of those that are seen at first is seen whole: the
 * column that expands takes what is left over beside it. */

static SalIndexColumn *
get_column (SalIndexTable *self, guint index)
{
  return &g_array_index (self->columns, SalIndexColumn, index);
}

static GtkColumnViewColumn * /* (transfer full) */
get_view_column (SalIndexTable *self, guint index)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->view), index);
}

static guint
find_expanding (SalIndexTable *self)
{
  guint index = 0;

  while (index < self->columns->len && !get_column (self, index)->expands)
    index++;

  return index;
}

/* Whose width somebody has chosen is left alone, with all others. */
static gboolean
is_resized (SalIndexTable *self, guint expanding)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = get_view_column (self, i);
      int width = get_column (self, i)->width + (i == expanding ? self->slack : 0);

      if (gtk_column_view_column_get_fixed_width (column) != width)
        return TRUE;
    }

  return FALSE;
}

/* @width: what is seen, in pixels; 0 where there is room for all, or nothing that expands is seen. */
static int
find_slack (SalIndexTable *self, guint expanding, int width)
{
  int sum = 0;
  guint n = 0;

  while (n < self->columns->len && sum + get_column (self, n)->width <= width)
    sum += get_column (self, n++)->width;

  return n < self->columns->len && expanding < n ? width - sum : 0;
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SalIndexTable *self = SAL_INDEX_TABLE (widget);
  GtkAdjustment *seen =
      self->view != NULL ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)) : NULL;
  guint expanding = self->view != NULL ? find_expanding (self) : self->columns->len;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  self->fit_tick = 0;
  if (seen == NULL || expanding == self->columns->len || is_resized (self, expanding))
    return G_SOURCE_REMOVE;

  self->slack = find_slack (self, expanding, (int) gtk_adjustment_get_page_size (seen));
  column = get_view_column (self, expanding);
  gtk_column_view_column_set_fixed_width (column,
                                          get_column (self, expanding)->width + self->slack);

  return G_SOURCE_REMOVE;
}

/* How much is seen is told while sizes are given, when none may change. */
void
sal_index_table_fit_columns (SalIndexTable *self)
{
  if (self->fit_tick == 0)
    self->fit_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}
