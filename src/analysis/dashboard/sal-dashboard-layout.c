/* sal-dashboard-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-layout.h"

#include <glib/gi18n-lib.h>

/* The size a tile starts with, and what people call it. */
static const struct
{
  const char *label; /* N_() */
  guint columns, rows;
  gboolean is_split;
  SalFactDimension dimension;
  SalTilePeriod period;
} shows[] = {
  [SAL_TILE_FIGURE] = { N_ ("Figure with Trend"), 3, 2 },
  [SAL_TILE_BULLET] = { N_ ("Figure against Plan"), 3, 2 },
  [SAL_TILE_LINE] = { N_ ("Line over Time"),
                      6,
                      4,
                      TRUE,
                      SAL_FACT_QUARTER,
                      SAL_TILE_PERIOD_QUARTERS },
  [SAL_TILE_BARS] = { N_ ("Bars"), 6, 4, TRUE, SAL_FACT_UNIT },
  [SAL_TILE_HEAT] = { N_ ("Table"), 6, 4, TRUE, SAL_FACT_UNIT },
  [SAL_TILE_FUNNEL] = { N_ ("Stages"), 6, 4, TRUE, SAL_FACT_STAGE },
  [SAL_TILE_COMPARE] = { N_ ("Comparison"), 6, 4, TRUE, SAL_FACT_UNIT },
  [SAL_TILE_CHANGE] = { N_ ("Change on the Year Before"), 6, 4, TRUE, SAL_FACT_UNIT },
  [SAL_TILE_CONTROL] = { N_ ("Control Chart"), 6, 4, TRUE, SAL_FACT_MONTH },
  [SAL_TILE_SCATTER] = { N_ ("Two Metrics as Points"), 6, 4, TRUE, SAL_FACT_PERSON },
  [SAL_TILE_HISTOGRAM] = { N_ ("Distribution"), 6, 4, TRUE, SAL_FACT_PERSON },
  [SAL_TILE_EXCEPTIONS] = { N_ ("Needs Attention"), 12, 1 },
};

static void
clear_threshold (gpointer data)
{
  g_free (((SalTileThreshold *) data)->metric);
}

static GArray *
create_thresholds (void)
{
  GArray *thresholds = g_array_new (FALSE, FALSE, sizeof (SalTileThreshold));

  g_array_set_clear_func (thresholds, clear_threshold);

  return thresholds;
}

/**
 * sal_dashboard_tile_new:
 * @show: how it shows what it shows
 * @metric: (nullable): the key of its metric
 *
 * Creates a tile of the usual size, split by the usual dimension.
 *
 * Returns: (transfer full): the tile
 */
SalDashboardTile *
sal_dashboard_tile_new (SalTileShow show, const char *metric)
{
  SalDashboardTile *self = g_new0 (SalDashboardTile, 1);

  self->show = show;
  self->metrics = g_ptr_array_new_with_free_func (g_free);
  if (metric != NULL)
    g_ptr_array_add (self->metrics, g_strdup (metric));
  self->thresholds = create_thresholds ();
  self->is_split = shows[show].is_split;
  self->dimension = shows[show].dimension;
  self->period = shows[show].period;
  self->columns = shows[show].columns;
  self->rows = shows[show].rows;

  return self;
}

static void
add_thresholds (SalDashboardTile *self, const GArray *thresholds)
{
  for (guint i = 0; i < thresholds->len; i++)
    {
      const SalTileThreshold *threshold = &g_array_index (thresholds, SalTileThreshold, i);

      sal_dashboard_tile_add_threshold (
          self, threshold->metric, threshold->below, threshold->above);
    }
}

SalDashboardTile *
sal_dashboard_tile_copy (const SalDashboardTile *self)
{
  SalDashboardTile *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->plan = g_strdup (self->plan);
  copy->metrics = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->metrics->len; i++)
    g_ptr_array_add (copy->metrics, g_strdup (g_ptr_array_index (self->metrics, i)));
  copy->thresholds = create_thresholds ();
  add_thresholds (copy, self->thresholds);

  return copy;
}

/**
 * sal_dashboard_tile_add_threshold:
 * @self: a tile of exceptions
 * @metric: the key of a metric
 * @below: what is an exception below it; NAN for none
 * @above: what is an exception above it; NAN for none
 *
 * Adds a threshold: rates as fractions, money in major units.
 */
void
sal_dashboard_tile_add_threshold (SalDashboardTile *self,
                                  const char *metric,
                                  double below,
                                  double above)
{
  SalTileThreshold threshold = { g_strdup (metric), below, above };

  g_array_append_val (self->thresholds, threshold);
}

void
sal_dashboard_tile_free (SalDashboardTile *self)
{
  g_ptr_array_unref (self->metrics);
  g_array_unref (self->thresholds);
  g_free (self->title);
  g_free (self->plan);
  g_free (self);
}

const char *
sal_dashboard_tile_get_metric (const SalDashboardTile *self)
{
  return self->metrics->len > 0 ? g_ptr_array_index (self->metrics, 0) : NULL;
}

const char *
sal_tile_show_get_label (SalTileShow show)
{
  return _ (shows[show].label);
}

guint
sal_tile_show_get_n (void)
{
  return G_N_ELEMENTS (shows);
}

SalDashboardLayout *
sal_dashboard_layout_new (void)
{
  SalDashboardLayout *self = g_new0 (SalDashboardLayout, 1);

  self->tiles = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_dashboard_tile_free);

  return self;
}

SalDashboardLayout *
sal_dashboard_layout_copy (const SalDashboardLayout *self)
{
  SalDashboardLayout *copy = sal_dashboard_layout_new ();

  for (guint i = 0; i < self->tiles->len; i++)
    sal_dashboard_layout_add (copy, sal_dashboard_tile_copy (sal_dashboard_layout_get (self, i)));

  return copy;
}

void
sal_dashboard_layout_free (SalDashboardLayout *self)
{
  g_ptr_array_unref (self->tiles);
  g_free (self);
}

const SalDashboardTile *
sal_dashboard_layout_get (const SalDashboardLayout *self, guint tile)
{
  return g_ptr_array_index (self->tiles, tile);
}

void
sal_dashboard_layout_add (SalDashboardLayout *self, SalDashboardTile *tile)
{
  g_ptr_array_add (self->tiles, tile);
}

void
sal_dashboard_layout_remove (SalDashboardLayout *self, guint tile)
{
  g_ptr_array_remove_index (self->tiles, tile);
}

/**
 * sal_dashboard_layout_move:
 * @self: a layout
 * @tile: the index of a tile
 * @to: the index it gets
 *
 * Moves a tile; those between make room.
 */
void
sal_dashboard_layout_move (SalDashboardLayout *self, guint tile, guint to)
{
  g_return_if_fail (tile < self->tiles->len && to < self->tiles->len);

  g_ptr_array_insert (self->tiles, (int) to, g_ptr_array_steal_index (self->tiles, tile));
}

/**
 * sal_dashboard_layout_resize:
 * @self: a layout
 * @tile: the index of a tile
 * @columns: how many columns it should have
 * @rows: how many rows
 *
 * Gives a tile another size, the nearest that tiles can have.
 *
 * Returns: %FALSE if it has that size already
 */
gboolean
sal_dashboard_layout_resize (SalDashboardLayout *self, guint tile, int columns, int rows)
{
  SalDashboardTile *resized = g_ptr_array_index (self->tiles, tile);
  guint new_columns = (guint) CLAMP (columns, SAL_DASHBOARD_MIN_COLUMNS, SAL_DASHBOARD_COLUMNS);
  guint new_rows = (guint) CLAMP (rows, 1, SAL_DASHBOARD_MAX_ROWS);

  if (resized->columns == new_columns && resized->rows == new_rows)
    return FALSE;

  resized->columns = new_columns;
  resized->rows = new_rows;

  return TRUE;
}

/* --- placing --- */

static gboolean
overlaps (const SalTileCell *one, const SalTileCell *other)
{
  return one->column < other->column + other->columns &&
         other->column < one->column + one->columns && one->row < other->row + other->rows &&
         other->row < one->row + one->rows;
}

static gboolean
is_free (const SalTileCell *cells, guint index)
{
  for (guint i = 0; i < index; i++)
    {
      if (overlaps (&cells[i], &cells[index]))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_tile_cells_place:
 * @cells: (array length=n_cells) (inout): tiles in their order; columns and rows are read, column
 *   and row written
 * @n_cells: how many
 * @n_columns: how many columns the grid has; wider tiles are made that narrow
 *
 * Lays tiles out: each in the first place, row by row, where it overlaps none before it.
 */
void
sal_tile_cells_place (SalTileCell *cells, guint n_cells, guint n_columns)
{
  for (guint i = 0; i < n_cells; i++)
    {
      SalTileCell *cell = &cells[i];

      cell->columns = CLAMP (cell->columns, 1, n_columns);
      cell->column = cell->row = 0;
      while (!is_free (cells, i))
        {
          cell->column++;
          if (cell->column + cell->columns > n_columns)
            {
              cell->column = 0;
              cell->row++;
            }
        }
    }
}

/**
 * sal_dashboard_layout_list_metrics:
 * @self: a layout
 *
 * Lists the keys of all metrics its tiles show or hold others against.
 *
 * Returns: (transfer full) (array zero-terminated=1): keys, some of them perhaps twice
 */
char **
sal_dashboard_layout_list_metrics (const SalDashboardLayout *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < self->tiles->len; i++)
    {
      const SalDashboardTile *tile = sal_dashboard_layout_get (self, i);

      for (guint m = 0; m < tile->metrics->len; m++)
        g_strv_builder_add (keys, g_ptr_array_index (tile->metrics, m));
      if (tile->plan != NULL)
        g_strv_builder_add (keys, tile->plan);
      for (guint t = 0; t < tile->thresholds->len; t++)
        g_strv_builder_add (keys, g_array_index (tile->thresholds, SalTileThreshold, t).metric);
    }

  return g_strv_builder_end (keys);
}

/**
 * sal_dashboard_layout_set_thresholds:
 * @self: a layout
 * @tile: a tile of exceptions
 * @thresholds: (element-type SalTileThreshold): what metrics must not leave; copied
 *
 * Replaces the thresholds of a tile.
 */
void
sal_dashboard_layout_set_thresholds (SalDashboardLayout *self, guint tile, const GArray *thresholds)
{
  SalDashboardTile *own = g_ptr_array_index (self->tiles, tile);

  g_array_set_size (own->thresholds, 0);
  add_thresholds (own, thresholds);
}
