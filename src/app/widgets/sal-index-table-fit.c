/* sal-index-table-fit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-index-table-private.h"

/* Where not all columns have room, some give way. What is left over the columns share that expand.
 * If there is still too little, the last of those that are seen at first is seen whole: the first
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

/* How wide a column is, with its share of what is left over, in pixels. */
static int
get_width (SalIndexTable *self, guint index)
{
  int rank = 0;

  if (!get_column (self, index)->expands || self->n_sharing == 0)
    return get_column (self, index)->width;
  for (guint i = 0; i < index; i++)
    rank += get_column (self, i)->expands;
  if (rank >= self->n_sharing)
    return get_column (self, index)->width;

  return get_column (self, index)->width + self->slack / self->n_sharing +
         (rank < self->slack % self->n_sharing);
}

/* Whose width somebody has chosen is left alone, with all others. */
static gboolean
is_resized (SalIndexTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = get_view_column (self, i);

      if (gtk_column_view_column_get_fixed_width (column) != get_width (self, i))
        return TRUE;
    }

  return FALSE;
}

/* How wide those columns are that show, in pixels. */
static int
sum_shown (SalIndexTable *self, const gboolean *shown)
{
  int sum = 0;

  for (guint i = 0; i < self->columns->len; i++)
    sum += shown[i] ? get_column (self, i)->width : 0;

  return sum;
}

/* @width: what is seen, in pixels. */
static void
choose_shown (SalIndexTable *self, int width, gboolean *shown)
{
  for (guint i = 0; i < self->columns->len; i++)
    shown[i] = TRUE;
  for (guint i = self->columns->len; i-- > 0 && sum_shown (self, shown) > width;)
    shown[i] = !get_column (self, i)->gives_way;
}

/* What is left over by all that show, for all that expand and show, or else by those that are seen
 * whole at first, for the first that expands. */
static void
find_slack (SalIndexTable *self, const gboolean *shown, guint expanding, int width)
{
  int sum = 0;

  self->slack = width - sum_shown (self, shown);
  self->n_sharing = 0;
  for (guint i = 0; self->slack >= 0 && i < self->columns->len; i++)
    self->n_sharing += get_column (self, i)->expands && shown[i];
  if (self->slack >= 0)
    return;

  self->n_sharing = 1;
  self->slack = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      int next = shown[i] ? get_column (self, i)->width : 0;

      if (sum + next > width)
        {
          self->slack = i > expanding ? width - sum : 0;
          return;
        }
      sum += next;
    }
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SalIndexTable *self = SAL_INDEX_TABLE (widget);
  guint n = self->columns->len, expanding = find_expanding (self);
  g_autofree gboolean *shown = g_new (gboolean, n + 1);
  int width;

  self->fit_tick = 0;
  if (self->view == NULL)
    return G_SOURCE_REMOVE;
  width = (int) gtk_adjustment_get_page_size (
      gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)));
  if (width == 0 || expanding == n || is_resized (self))
    return G_SOURCE_REMOVE;

  choose_shown (self, width, shown);
  find_slack (self, shown, expanding, width);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = get_view_column (self, i);

      gtk_column_view_column_set_visible (column, shown[i]);
      gtk_column_view_column_set_fixed_width (column, get_width (self, i));
    }

  return G_SOURCE_REMOVE;
}

/* How much is seen is told while sizes are given, when none may change. */
void
sal_index_table_fit_columns (SalIndexTable *self)
{
  if (self->fit_tick == 0)
    self->fit_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}

/* --- headings --- */

/* A heading stands over its numbers, which end at the end of the cell; the sign that the table is
 * sorted by it is before it then. GTK 4.8 has no way to ask for that. */
void
sal_index_table_align_headings (SalIndexTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *heading = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; heading != NULL && i < self->columns->len; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (heading);

      heading = gtk_widget_get_next_sibling (heading);
      if (!get_column (self, i)->is_number || !GTK_IS_BOX (box) ||
          !GTK_IS_LABEL (gtk_widget_get_first_child (box)))
        continue;
      gtk_widget_set_halign (box, GTK_ALIGN_END);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_first_child (box)), PANGO_ELLIPSIZE_END);
      gtk_box_reorder_child_after (
          GTK_BOX (box), gtk_widget_get_first_child (box), gtk_widget_get_last_child (box));
    }
}
