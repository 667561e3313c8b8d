/* sal-dashboard-overview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-overview.h"

#include "sal-executive-text.h"
#include "sal-tile-grid.h"
#include "sal-tile-view.h"

struct _SalDashboardOverview
{
  AdwBin parent_instance;

  SalFacts *facts; /* valid while shown */
  SalDrillPath *path;
  SalDashboardLayout *layout;

  SalTileGrid *grid;
  GtkLabel *note_label;
};

enum
{
  DRILL,
  EXPLAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDashboardOverview, sal_dashboard_overview, ADW_TYPE_BIN)

/* The way to the figure of a tile, or to one datum of its chart. */
static SalDrillPath *
create_path (SalDashboardOverview *self, SalTileView *view, int series, int category)
{
  const SalTileContent *content = sal_tile_view_get_content (view);
  SalDrillPath *path = sal_drill_path_copy (self->path);
  const SalDashboardTile *tile;
  SalPeriod year = { .year = sal_drill_path_get_period (path).year, .unit = SAL_PERIOD_YEAR };
  guint index;

  sal_tile_grid_find (self->grid, GTK_WIDGET (view), &index);
  tile = sal_dashboard_layout_get (self->layout, index);
  if (tile->period == SAL_TILE_PERIOD_YEAR)
    sal_drill_path_set_period (path, year);
  /* a second series of anything but a table is the plan of the first */
  sal_drill_path_set_metric (
      path, content->metrics[tile->show == SAL_TILE_HEAT && series > 0 ? series : 0]);
  if (category >= 0)
    sal_drill_path_push (
        path, self->facts, tile->dimension, g_array_index (content->codes, gint32, category));

  return path;
}

static void
tile_activated_cb (SalTileView *view, int series, int category, SalDashboardOverview *self)
{
  g_autoptr (SalDrillPath) path = create_path (self, view, series, category);

  g_signal_emit (self, signals[DRILL], 0, path);
}

static void
tile_explained_cb (SalTileView *view, int series, int category, SalDashboardOverview *self)
{
  g_autoptr (SalDrillPath) path = create_path (self, view, series, category);

  g_signal_emit (self, signals[EXPLAIN], 0, path);
}

static void
add_tile (SalDashboardOverview *self, const SalDashboardTile *tile)
{
  GtkWidget *view = sal_tile_view_new ();

  g_signal_connect (view, "activated", G_CALLBACK (tile_activated_cb), self);
  g_signal_connect (view, "explain", G_CALLBACK (tile_explained_cb), self);
  sal_tile_grid_append (self->grid, view, tile->columns, tile->rows);
}

/* Makes as many tiles as there are, and of their sizes. */
static void
arrange (SalDashboardOverview *self)
{
  guint n = self->layout->tiles->len;

  if (sal_tile_grid_get_n_children (self->grid) != n)
    {
      sal_tile_grid_clear (self->grid);
      for (guint i = 0; i < n; i++)
        add_tile (self, sal_dashboard_layout_get (self->layout, i));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const SalDashboardTile *tile = sal_dashboard_layout_get (self->layout, i);

      sal_tile_grid_set_size (self->grid, i, tile->columns, tile->rows);
    }
}

static void
show_tiles (SalDashboardOverview *self)
{
  g_autoptr (SalFactQuery) filters = sal_drill_path_build_query (self->path, self->facts);
  g_autoptr (SalDashboardFigures) figures = sal_dashboard_figures_new (
      self->facts, filters, sal_drill_path_get_period (self->path), self->layout);

  for (guint i = 0; i < self->layout->tiles->len; i++)
    {
      SalTileView *view = SAL_TILE_VIEW (sal_tile_grid_get_child (self->grid, i));

      sal_tile_view_set_content (
          view, sal_tile_content_new (figures, sal_dashboard_layout_get (self->layout, i)));
    }
}

/* What the figures leave out. */
static void
show_note (SalDashboardOverview *self)
{
  g_autofree char *gaps = sal_executive_describe_gaps (self->facts);

  gtk_label_set_label (self->note_label, gaps != NULL ? gaps : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), gaps != NULL);
}

static void
sal_dashboard_overview_finalize (GObject *object)
{
  SalDashboardOverview *self = SAL_DASHBOARD_OVERVIEW (object);

  g_clear_pointer (&self->path, sal_drill_path_free);
  g_clear_pointer (&self->layout, sal_dashboard_layout_free);

  G_OBJECT_CLASS (sal_dashboard_overview_parent_class)->finalize (object);
}

static void
sal_dashboard_overview_class_init (SalDashboardOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sal_dashboard_overview_finalize;

  signals[DRILL] = g_signal_new ("drill",
                                 SAL_TYPE_DASHBOARD_OVERVIEW,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 SAL_TYPE_DRILL_PATH);

  signals[EXPLAIN] = g_signal_new ("explain",
                                   SAL_TYPE_DASHBOARD_OVERVIEW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   SAL_TYPE_DRILL_PATH);

  g_type_ensure (SAL_TYPE_TILE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-dashboard-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, grid);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, note_label);
}

static void
sal_dashboard_overview_init (SalDashboardOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sal_dashboard_overview_show:
 * @self: the dashboard
 * @facts: the facts, valid until the next call
 * @path: the period and the filters in force
 * @layout: its tiles
 *
 * Shows the figures.
 */
void
sal_dashboard_overview_show (SalDashboardOverview *self,
                             SalFacts *facts,
                             const SalDrillPath *path,
                             const SalDashboardLayout *layout)
{
  g_clear_pointer (&self->path, sal_drill_path_free);
  self->path = sal_drill_path_copy (path);
  g_clear_pointer (&self->layout, sal_dashboard_layout_free);
  self->layout = sal_dashboard_layout_copy (layout);
  self->facts = facts;
  arrange (self);
  show_tiles (self);
  show_note (self);
}
