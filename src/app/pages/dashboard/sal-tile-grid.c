/* sal-tile-grid.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tile-grid.h"

#include "sal-dashboard-layout.h"

#define GAP        12
#define ROW_HEIGHT 64

/* From these widths on, in pixels, there are twelve columns, or two. */
#define WIDE   880
#define MEDIUM 460

/* Tiles at most this wide are half as wide as the grid where there are two columns. */
#define HALF 4

typedef struct
{
  GtkWidget *widget;
  guint columns, rows;
} Child;

struct _SalTileGrid
{
  GtkWidget parent_instance;

  GArray *children; /* of Child */
};

G_DEFINE_FINAL_TYPE (SalTileGrid, sal_tile_grid, GTK_TYPE_WIDGET)

typedef struct
{
  guint n_columns;
  double column_width;
  SalTileCell *cells;
  GArray *rows; /* of int: heights */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_free (plan->cells);
  g_clear_pointer (&plan->rows, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static int
width_of (const Plan *plan, const SalTileCell *cell)
{
  return (int) (cell->columns * plan->column_width + (cell->columns - 1) * GAP);
}

static int
height_of (const Plan *plan, guint row, guint n_rows)
{
  int height = n_rows > 0 ? (int) (n_rows - 1) * GAP : 0;

  for (guint i = row; i < row + n_rows; i++)
    height += g_array_index (plan->rows, int, i);

  return height;
}

/* The rows of a tile together are as high as it needs to be; the last one grows. */
static void
fit_rows (Plan *plan, const SalTileCell *cell, GtkWidget *widget)
{
  int row_height = ROW_HEIGHT;
  int needed, missing;

  while (plan->rows->len < cell->row + cell->rows)
    g_array_append_val (plan->rows, row_height);
  gtk_widget_measure (
      widget, GTK_ORIENTATION_VERTICAL, width_of (plan, cell), &needed, NULL, NULL, NULL);
  missing = needed - height_of (plan, cell->row, cell->rows);
  if (missing > 0)
    g_array_index (plan->rows, int, cell->row + cell->rows - 1) += missing;
}

static void
make_plan (SalTileGrid *self, int width, Plan *plan)
{
  plan->n_columns = width >= WIDE ? SAL_DASHBOARD_COLUMNS : width >= MEDIUM ? 2 : 1;
  plan->column_width = (width - GAP * (double) (plan->n_columns - 1)) / plan->n_columns;
  plan->cells = g_new0 (SalTileCell, MAX (self->children->len, 1));
  plan->rows = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < self->children->len; i++)
    {
      const Child *child = &g_array_index (self->children, Child, i);

      plan->cells[i].columns = child->columns;
      if (plan->n_columns < SAL_DASHBOARD_COLUMNS)
        plan->cells[i].columns = child->columns <= HALF ? 1 : 2;
      plan->cells[i].rows = child->rows;
    }
  sal_tile_cells_place (plan->cells, self->children->len, plan->n_columns);
  for (guint i = 0; i < self->children->len; i++)
    fit_rows (plan, &plan->cells[i], g_array_index (self->children, Child, i).widget);
}

/* --- widget --- */

static GtkSizeRequestMode
sal_tile_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_widest (SalTileGrid *self)
{
  int widest = 0;

  for (guint i = 0; i < self->children->len; i++)
    {
      int least;

      gtk_widget_measure (g_array_index (self->children, Child, i).widget,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &least,
                          NULL,
                          NULL,
                          NULL);
      widest = MAX (widest, least);
    }

  return widest;
}

static void
sal_tile_grid_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  SalTileGrid *self = SAL_TILE_GRID (widget);
  g_auto (Plan) plan = { 0 };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = measure_widest (self);
      *natural = MAX (*minimum, WIDE);
      return;
    }

  make_plan (self, for_size >= 0 ? for_size : WIDE, &plan);
  *minimum = *natural = height_of (&plan, 0, plan.rows->len);
}

static void
sal_tile_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalTileGrid *self = SAL_TILE_GRID (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_auto (Plan) plan = { 0 };

  make_plan (self, width, &plan);
  for (guint i = 0; i < self->children->len; i++)
    {
      const SalTileCell *cell = &plan.cells[i];
      GtkAllocation area = {
        .x = (int) (cell->column * (plan.column_width + GAP)),
        .y = cell->row > 0 ? height_of (&plan, 0, cell->row) + GAP : 0,
        .width = width_of (&plan, cell),
        .height = height_of (&plan, cell->row, cell->rows),
      };

      if (is_rtl)
        area.x = width - area.x - area.width;
      gtk_widget_size_allocate (g_array_index (self->children, Child, i).widget, &area, -1);
    }
}

static void
sal_tile_grid_dispose (GObject *object)
{
  sal_tile_grid_clear (SAL_TILE_GRID (object));

  G_OBJECT_CLASS (sal_tile_grid_parent_class)->dispose (object);
}

static void
sal_tile_grid_finalize (GObject *object)
{
  g_array_unref (SAL_TILE_GRID (object)->children);

  G_OBJECT_CLASS (sal_tile_grid_parent_class)->finalize (object);
}

static void
sal_tile_grid_class_init (SalTileGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_tile_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_tile_grid_finalize;
  widget_class->get_request_mode = sal_tile_grid_get_request_mode;
  widget_class->measure = sal_tile_grid_measure;
  widget_class->size_allocate = sal_tile_grid_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sal_tile_grid_init (SalTileGrid *self)
{
  self->children = g_array_new (FALSE, FALSE, sizeof (Child));
}

/**
 * sal_tile_grid_append:
 * @self: a grid
 * @child: a widget
 * @columns: its width in columns of twelve
 * @rows: its height in rows
 *
 * Adds a tile at the end.
 */
void
sal_tile_grid_append (SalTileGrid *self, GtkWidget *child, guint columns, guint rows)
{
  Child added = { child, columns, rows };

  g_array_append_val (self->children, added);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
sal_tile_grid_remove (SalTileGrid *self, guint index)
{
  gtk_widget_unparent (g_array_index (self->children, Child, index).widget);
  g_array_remove_index (self->children, index);
}

void
sal_tile_grid_clear (SalTileGrid *self)
{
  for (guint i = 0; i < self->children->len; i++)
    gtk_widget_unparent (g_array_index (self->children, Child, i).widget);
  g_array_set_size (self->children, 0);
}

guint
sal_tile_grid_get_n_children (SalTileGrid *self)
{
  return self->children->len;
}

GtkWidget *
sal_tile_grid_get_child (SalTileGrid *self, guint index)
{
  return g_array_index (self->children, Child, index).widget;
}

gboolean
sal_tile_grid_find (SalTileGrid *self, GtkWidget *child, guint *index)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      if (g_array_index (self->children, Child, i).widget == child)
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

void
sal_tile_grid_set_size (SalTileGrid *self, guint index, guint columns, guint rows)
{
  Child *child = &g_array_index (self->children, Child, index);

  child->columns = columns;
  child->rows = rows;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sal_tile_grid_move:
 * @self: a grid
 * @index: the index of a tile
 * @to: the index it gets
 *
 * Moves a tile, also in the order of the Tab key.
 */
void
sal_tile_grid_move (SalTileGrid *self, guint index, guint to)
{
  Child child = g_array_index (self->children, Child, index);

  g_array_remove_index (self->children, index);
  g_array_insert_val (self->children, to, child);
  gtk_widget_insert_after (child.widget,
                           GTK_WIDGET (self),
                           to > 0 ? g_array_index (self->children, Child, to - 1).widget : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
sal_tile_grid_find_at (SalTileGrid *self, double x, double y, guint *index)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (
              g_array_index (self->children, Child, i).widget, GTK_WIDGET (self), &bounds) &&
          graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

void
sal_tile_grid_get_step (SalTileGrid *self, double *width, double *height)
{
  int columns = SAL_DASHBOARD_COLUMNS;

  *width =
      (gtk_widget_get_width (GTK_WIDGET (self)) - GAP * (columns - 1)) / (double) columns + GAP;
  *height = ROW_HEIGHT + GAP;
}
