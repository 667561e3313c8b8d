/* sal-dashboard-overview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-overview.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-dashboard-memory.h"
#include "sal-executive-text.h"
#include "sal-explanation.h"
#include "sal-metric-chart.h"
#include "sal-tile-grid.h"
#include "sal-tile-view.h"
#include "sal-trend-chart.h"

struct _SalDashboardOverview
{
  AdwBin parent_instance;

  SalFacts *facts; /* valid while shown */
  SalDrillPath *path;
  SalDashboardLayout *layout;
  gboolean is_valid;          /* the tiles show what these three say */
  SalDashboardMemory *memory; /* of the same facts */

  gboolean editing;
  guint dragged;      /* the tile that is being dragged */
  gboolean is_sizing; /* by its corner */
  gboolean has_dragged;
  SalDashboardTile *drag_start; /* as it was */

  SalTileGrid *grid;
  GtkLabel *note_label;
};

enum
{
  DRILL,
  EXPLAIN,
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalDashboardOverview, sal_dashboard_overview, ADW_TYPE_BIN)

/* The way to what an exception says: the metric, the unit, and the months that it lasted; what
 * leaves a threshold does so in the whole period. */
static void
set_exception (SalDashboardOverview *self,
               SalDrillPath *path,
               const SalException *exception,
               const char *sentence)
{
  sal_drill_path_set_metric (path, exception->metric);
  if (exception->unit != SAL_DIMENSION_NONE)
    sal_drill_path_restrict (path, self->facts, SAL_FACT_UNIT, exception->unit);
  if (exception->points != NULL)
    sal_drill_path_set_months (path, exception->since, exception->until);
  sal_drill_path_set_remark (path, _ ("Out of the Ordinary"), sentence);
}

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
  if (tile->show == SAL_TILE_EXCEPTIONS)
    {
      set_exception (self,
                     path,
                     g_ptr_array_index (content->exceptions->exceptions, category),
                     g_ptr_array_index (content->sentences, category));
      return path;
    }
  if (tile->period == SAL_TILE_PERIOD_YEAR)
    sal_drill_path_set_period (path, year);
  /* a second series of anything but a table is the plan of the first */
  sal_drill_path_set_metric (
      path, content->metrics[tile->show == SAL_TILE_HEAT && series > 0 ? series : 0]);
  if (category >= 0 && g_array_index (content->codes, gint32, category) != SAL_METRIC_CHART_NO_CODE)
    sal_drill_path_push (
        path, self->facts, tile->dimension, g_array_index (content->codes, gint32, category));

  if (tile->show == SAL_TILE_HISTOGRAM && category >= 0)
    sal_drill_path_prefer_split (path, tile->dimension);

  return path;
}

static void
tile_activated_cb (SalTileView *view, int series, int category, SalDashboardOverview *self)
{
  g_autoptr (SalDrillPath) path = create_path (self, view, series, category);

  g_signal_emit (self, signals[DRILL], 0, path);
}

/* What the chart of a tile says besides its metric: another one, or how many there are of which
 * size. */
static void
set_remark (
    SalDashboardOverview *self, SalDrillPath *path, SalTileView *view, int series, int category)
{
  const SalTileContent *content = sal_tile_view_get_content (view);
  const SalChartDatum datum = { (guint) MAX (series, 0), (guint) MAX (category, 0) };
  const SalDashboardTile *tile;
  g_autofree char *remark = NULL;
  guint index;

  sal_tile_grid_find (self->grid, GTK_WIDGET (view), &index);
  tile = sal_dashboard_layout_get (self->layout, index);
  if (tile->show == SAL_TILE_SCATTER && content->chart != NULL)
    {
      const SalMetric *across = sal_facts_find_metric (self->facts, tile->plan);

      remark = sal_explanation_describe (self->facts, path, across);
      sal_drill_path_set_remark (path, sal_metric_get_label (across), remark);
    }
  else if (tile->show == SAL_TILE_HISTOGRAM && content->chart != NULL)
    {
      remark = category >= 0 ? sal_chart_describe_datum (content->chart, &datum)
                             : sal_chart_describe (content->chart);
      sal_drill_path_set_remark (path, _ ("In the Chart"), remark);
    }
}

static void
tile_explained_cb (SalTileView *view, int series, int category, SalDashboardOverview *self)
{
  g_autoptr (SalDrillPath) path = create_path (self, view, series, category);
  const SalTileContent *content = sal_tile_view_get_content (view);
  g_autoptr (SalChart) chart = NULL;

  if (content->exceptions != NULL)
    chart = sal_trend_chart_new_for_exception (
        g_ptr_array_index (content->exceptions->exceptions, category), self->facts);
  else
    set_remark (self, path, view, series, category);
  g_signal_emit (self, signals[EXPLAIN], 0, path, chart);
}

/* --- editing --- */

/* The corner that resizes, in pixels. */
#define CORNER 32

static void
label_tiles (SalDashboardOverview *self)
{
  guint n = self->layout->tiles->len;

  for (guint i = 0; i < n; i++)
    {
      const SalDashboardTile *tile = sal_dashboard_layout_get (self->layout, i);
      SalTileView *view = SAL_TILE_VIEW (sal_tile_grid_get_child (self->grid, i));
      /* translators: a tile of a dashboard: title, place, how many there are, and size */
      g_autofree char *label = g_strdup_printf (_ ("%s, tile %u of %u, %u columns by %u rows"),
                                                sal_tile_view_get_content (view)->title,
                                                i + 1,
                                                n,
                                                tile->columns,
                                                tile->rows);

      sal_tile_view_set_editing (view, self->editing, label);
    }
}

static char *
title_of (SalDashboardOverview *self, guint index)
{
  return sal_dashboard_tile_create_title (sal_dashboard_layout_get (self->layout, index),
                                          self->facts);
}

static gboolean
move_tile (SalDashboardOverview *self, guint index, int to)
{
  if (to < 0 || to >= (int) self->layout->tiles->len || to == (int) index)
    return FALSE;

  sal_dashboard_layout_move (self->layout, index, (guint) to);
  sal_tile_grid_move (self->grid, index, (guint) to);
  label_tiles (self);

  return TRUE;
}

static gboolean
resize_tile (SalDashboardOverview *self, guint index, int columns, int rows)
{
  const SalDashboardTile *tile = sal_dashboard_layout_get (self->layout, index);

  if (!sal_dashboard_layout_resize (self->layout, index, columns, rows))
    return FALSE;

  sal_tile_grid_set_size (self->grid, index, tile->columns, tile->rows);
  label_tiles (self);

  return TRUE;
}

static void
moved (SalDashboardOverview *self, guint index)
{
  g_autofree char *title = title_of (self, index);
  g_autofree char *label = g_strdup_printf (_ ("Move Tile “%s”"), title);

  g_signal_emit (self, signals[EDITED], 0, self->layout, label);
}

static void
resized (SalDashboardOverview *self, guint index)
{
  g_autofree char *title = title_of (self, index);
  g_autofree char *label = g_strdup_printf (_ ("Resize Tile “%s”"), title);

  g_signal_emit (self, signals[EDITED], 0, self->layout, label);
}

static void
tile_move_cb (SalTileView *view, int by, SalDashboardOverview *self)
{
  guint index;

  if (sal_tile_grid_find (self->grid, GTK_WIDGET (view), &index) &&
      move_tile (self, index, (int) index + by))
    moved (self, (guint) ((int) index + by));
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}

static void
tile_resize_cb (SalTileView *view, int columns, int rows, SalDashboardOverview *self)
{
  const SalDashboardTile *tile;
  guint index;

  if (!sal_tile_grid_find (self->grid, GTK_WIDGET (view), &index))
    return;
  tile = sal_dashboard_layout_get (self->layout, index);
  if (resize_tile (self, index, (int) tile->columns + columns, (int) tile->rows + rows))
    resized (self, index);
  else
    gtk_widget_error_bell (GTK_WIDGET (view));
}

static void
tile_remove_cb (SalTileView *view, SalDashboardOverview *self)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  guint index;

  if (!sal_tile_grid_find (self->grid, GTK_WIDGET (view), &index))
    return;
  title = title_of (self, index);
  label = g_strdup_printf (_ ("Remove Tile “%s”"), title);
  sal_dashboard_layout_remove (self->layout, index);
  sal_tile_grid_remove (self->grid, index);
  label_tiles (self);
  if (self->layout->tiles->len > 0)
    gtk_widget_grab_focus (
        sal_tile_grid_get_child (self->grid, MIN (index, self->layout->tiles->len - 1)));
  g_signal_emit (self, signals[EDITED], 0, self->layout, label);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, SalDashboardOverview *self)
{
  graphene_rect_t bounds;
  GtkWidget *view;

  if (!self->editing || !sal_tile_grid_find_at (self->grid, x, y, &self->dragged))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  view = sal_tile_grid_get_child (self->grid, self->dragged);
  self->has_dragged = FALSE;
  self->is_sizing = gtk_widget_compute_bounds (view, GTK_WIDGET (self->grid), &bounds) &&
                    x > bounds.origin.x + bounds.size.width - CORNER &&
                    y > bounds.origin.y + bounds.size.height - CORNER;
  g_clear_pointer (&self->drag_start, sal_dashboard_tile_free);
  self->drag_start =
      sal_dashboard_tile_copy (sal_dashboard_layout_get (self->layout, self->dragged));
  gtk_widget_grab_focus (view);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, SalDashboardOverview *self)
{
  double x, y, width, height;
  guint over;

  if (self->drag_start == NULL)
    return;
  if (self->is_sizing)
    {
      sal_tile_grid_get_step (self->grid, &width, &height);
      self->has_dragged |= resize_tile (self,
                                        self->dragged,
                                        (int) self->drag_start->columns + (int) lround (dx / width),
                                        (int) self->drag_start->rows + (int) lround (dy / height));
      return;
    }
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (sal_tile_grid_find_at (self->grid, x + dx, y + dy, &over) && over != self->dragged &&
      move_tile (self, self->dragged, (int) over))
    {
      self->dragged = over;
      self->has_dragged = TRUE;
    }
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, SalDashboardOverview *self)
{
  if (self->drag_start == NULL)
    return;

  g_clear_pointer (&self->drag_start, sal_dashboard_tile_free);
  if (self->has_dragged && self->is_sizing)
    resized (self, self->dragged);
  else if (self->has_dragged)
    moved (self, self->dragged);
}

static void
add_tile (SalDashboardOverview *self, const SalDashboardTile *tile)
{
  GtkWidget *view = sal_tile_view_new ();

  g_signal_connect (view, "activated", G_CALLBACK (tile_activated_cb), self);
  g_signal_connect (view, "explain", G_CALLBACK (tile_explained_cb), self);
  g_signal_connect (view, "move", G_CALLBACK (tile_move_cb), self);
  g_signal_connect (view, "resize", G_CALLBACK (tile_resize_cb), self);
  g_signal_connect (view, "remove", G_CALLBACK (tile_remove_cb), self);
  sal_tile_grid_append (self->grid, view, tile->columns, tile->rows);
}

/* Makes as many tiles as there are, and of their sizes. */
static void
arrange (SalDashboardOverview *self)
{
  guint n = self->layout->tiles->len;

  /* tiles that are dragged stay the same widgets */
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

static SalDashboardFigures *
create_figures (SalDashboardOverview *self)
{
  g_autoptr (SalFactQuery) filters = sal_drill_path_build_query (self->path, self->facts);

  return sal_dashboard_figures_new (
      self->facts, filters, sal_drill_path_get_period (self->path), self->layout);
}

static GPtrArray *
create_contents (SalDashboardOverview *self)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_tile_content_unref);
  g_autoptr (SalDashboardFigures) figures = create_figures (self);

  for (guint i = 0; i < self->layout->tiles->len; i++)
    g_ptr_array_add (contents,
                     sal_tile_content_new (figures, sal_dashboard_layout_get (self->layout, i)));

  return contents;
}

static void
show_tiles (SalDashboardOverview *self)
{
  GPtrArray *contents = sal_dashboard_memory_find (self->memory, self->path, self->layout);

  if (contents == NULL)
    {
      contents = create_contents (self);
      sal_dashboard_memory_add (self->memory, self->path, self->layout, contents);
    }
  for (guint i = 0; i < contents->len; i++)
    sal_tile_view_set_content (SAL_TILE_VIEW (sal_tile_grid_get_child (self->grid, i)),
                               sal_tile_content_ref (g_ptr_array_index (contents, i)));
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
  g_clear_pointer (&self->drag_start, sal_dashboard_tile_free);
  sal_dashboard_memory_free (self->memory);

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
                                   2,
                                   SAL_TYPE_DRILL_PATH,
                                   SAL_TYPE_CHART);

  signals[EDITED] = g_signal_new ("edited",
                                  SAL_TYPE_DASHBOARD_OVERVIEW,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  G_TYPE_POINTER,
                                  G_TYPE_STRING);

  g_type_ensure (SAL_TYPE_TILE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-dashboard-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, grid);
  gtk_widget_class_bind_template_child (widget_class, SalDashboardOverview, note_label);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_end_cb);
}

static void
sal_dashboard_overview_init (SalDashboardOverview *self)
{
  self->memory = sal_dashboard_memory_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* As when one comes back from a figure. */
static gboolean
is_same (const SalDashboardOverview *self,
         const SalFacts *facts,
         const SalDrillPath *path,
         const SalDashboardLayout *layout)
{
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;

  if (self->facts != facts || !sal_drill_path_equal (self->path, path))
    return FALSE;
  before = sal_dashboard_layout_to_json (self->layout);
  now = sal_dashboard_layout_to_json (layout);

  return g_str_equal (before, now);
}

/**
 * sal_dashboard_overview_prepare:
 * @self: a dashboard that shows nothing yet
 * @layout: the tiles it will have
 *
 * Makes the tiles while the facts are still being read.
 */
void
sal_dashboard_overview_prepare (SalDashboardOverview *self, const SalDashboardLayout *layout)
{
  if (self->layout != NULL)
    return;

  self->layout = sal_dashboard_layout_copy (layout);
  arrange (self);
}

/**
 * sal_dashboard_overview_show:
 * @self: the dashboard
 * @facts: the facts, valid until the next call
 * @path: the period and the filters in force
 * @layout: its tiles
 *
 * Shows the figures and what is out of the ordinary. Where they show already, nothing is computed
 * until sal_dashboard_overview_invalidate().
 */
void
sal_dashboard_overview_show (SalDashboardOverview *self,
                             SalFacts *facts,
                             const SalDrillPath *path,
                             const SalDashboardLayout *layout)
{
  if (self->is_valid && is_same (self, facts, path, layout))
    return;

  if (self->facts != facts)
    sal_dashboard_memory_forget (self->memory);
  g_clear_pointer (&self->path, sal_drill_path_free);
  self->path = sal_drill_path_copy (path);
  g_clear_pointer (&self->layout, sal_dashboard_layout_free);
  self->layout = sal_dashboard_layout_copy (layout);
  self->facts = facts;
  arrange (self);
  show_tiles (self);
  label_tiles (self);
  show_note (self);
  self->is_valid = TRUE;
}

/* Once it has its place, so that there is somewhere to scroll to. */
static gboolean
focus_last_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SalDashboardOverview *self = SAL_DASHBOARD_OVERVIEW (widget);
  guint n = sal_tile_grid_get_n_children (self->grid);
  GtkWidget *last = n > 0 ? sal_tile_grid_get_child (self->grid, n - 1) : NULL;

  if (last != NULL && gtk_widget_get_height (last) == 0)
    return G_SOURCE_CONTINUE;
  if (last != NULL)
    gtk_widget_grab_focus (last);

  return G_SOURCE_REMOVE;
}

void
sal_dashboard_overview_focus_last (SalDashboardOverview *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_last_cb, NULL, NULL);
}

void
sal_dashboard_overview_invalidate (SalDashboardOverview *self)
{
  self->is_valid = FALSE;
  sal_dashboard_memory_forget (self->memory);
}

/**
 * sal_dashboard_overview_set_editing:
 * @self: the dashboard
 * @editing: whether its tiles are arranged
 *
 * Lets tiles be moved, resized and removed, by pointer and keyboard.
 */
void
sal_dashboard_overview_set_editing (SalDashboardOverview *self, gboolean editing)
{
  self->editing = editing;
  if (self->facts != NULL)
    label_tiles (self);
}
