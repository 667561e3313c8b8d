/* sal-dashboard-layout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fact-query.h"

G_BEGIN_DECLS

/* Columns of the grid that tiles are laid out on, where there is space for all of them. */
#define SAL_DASHBOARD_COLUMNS     12
#define SAL_DASHBOARD_MIN_COLUMNS 2
#define SAL_DASHBOARD_MAX_ROWS    12
#define SAL_DASHBOARD_MAX_TILES   40
#define SAL_DASHBOARD_MAX_METRICS 8

/* How a tile shows what it shows. */
typedef enum
{
  SAL_TILE_FIGURE,     /* the figure, and its last eight quarters as a sparkline */
  SAL_TILE_BULLET,     /* the figure against that of a plan metric */
  SAL_TILE_LINE,       /* a line over time */
  SAL_TILE_BARS,       /* bars by a dimension, with the plan as outlines if there is one */
  SAL_TILE_HEAT,       /* a table: values of a dimension × metrics */
  SAL_TILE_FUNNEL,     /* by stage, in the order of stages */
  SAL_TILE_COMPARE,    /* a table: a metric as it is, its share, per full-time equivalent, index */
  SAL_TILE_CHANGE,     /* from the year before to now, by what each value of a dimension adds */
  SAL_TILE_CONTROL,    /* all months, with the limits of chance where there are any */
  SAL_TILE_SCATTER,    /* two metrics of each value of a dimension; the plan is shown across */
  SAL_TILE_HISTOGRAM,  /* how many values of a dimension have how much */
  SAL_TILE_EXCEPTIONS, /* what is out of the ordinary */
} SalTileShow;

/* The days a tile is about. */
typedef enum
{
  SAL_TILE_PERIOD_CHOSEN,   /* the period of the dashboard */
  SAL_TILE_PERIOD_YEAR,     /* the fiscal year it lies in */
  SAL_TILE_PERIOD_QUARTERS, /* the eight quarters up to its last; split by time alone */
} SalTilePeriod;

/* What a metric must not leave, whatever its limits are: of a tile of exceptions. */
typedef struct
{
  char *metric; /* a key */
  double below; /* rates as fractions, money in major units; NAN for none */
  double above;
} SalTileThreshold;

typedef struct
{
  SalTileShow show;
  char *title;        /* (nullable): instead of the one that follows from the metric */
  GPtrArray *metrics; /* of char *: keys; several for a heat table alone, none for exceptions */
  char *plan;         /* (nullable): the key of what it is held against */
  gboolean is_split;  /* by @dimension: lines, bars, heat tables and funnels are */
  SalFactDimension dimension;
  SalTilePeriod period;
  GArray *thresholds; /* of SalTileThreshold; of exceptions alone */
  guint columns;      /* of the grid, 2 … 12 */
  guint rows;         /* 1 … 12 */
} SalDashboardTile;

SalDashboardTile *sal_dashboard_tile_new (SalTileShow show, const char *metric);
SalDashboardTile *sal_dashboard_tile_copy (const SalDashboardTile *self);
void sal_dashboard_tile_free (SalDashboardTile *self);
const char *sal_dashboard_tile_get_metric (const SalDashboardTile *self); /* the first, or NULL */
void sal_dashboard_tile_add_threshold (SalDashboardTile *self,
                                       const char *metric,
                                       double below,
                                       double above);
const char *sal_tile_show_get_label (SalTileShow show); /* translated */
guint sal_tile_show_get_n (void);

/**
 * SalDashboardLayout:
 *
 * What a dashboard is: tiles in their order. It knows of metrics by their keys alone, so that one
 * whose metric is gone can still be read and shown.
 */
typedef struct
{
  GPtrArray *tiles; /* of SalDashboardTile */
} SalDashboardLayout;

SalDashboardLayout *sal_dashboard_layout_new (void);
SalDashboardLayout *sal_dashboard_layout_copy (const SalDashboardLayout *self);
void sal_dashboard_layout_free (SalDashboardLayout *self);
SalDashboardLayout *sal_dashboard_layout_parse (const char *json, GError **error);
char *sal_dashboard_layout_to_json (const SalDashboardLayout *self);
const SalDashboardTile *sal_dashboard_layout_get (const SalDashboardLayout *self, guint tile);
char **sal_dashboard_layout_list_metrics (const SalDashboardLayout *self); /* keys */

void sal_dashboard_layout_add (SalDashboardLayout *self, SalDashboardTile *tile); /* takes it */
void sal_dashboard_layout_remove (SalDashboardLayout *self, guint tile);
void sal_dashboard_layout_move (SalDashboardLayout *self, guint tile, guint to);
void sal_dashboard_layout_set_thresholds (SalDashboardLayout *self,
                                          guint tile,
                                          const GArray *thresholds);
/* Keeps the size within its bounds; FALSE if it stays as it was. */
gboolean sal_dashboard_layout_resize (SalDashboardLayout *self, guint tile, int columns, int rows);

/* Where a tile comes to lie. */
typedef struct
{
  guint column, row;
  guint columns, rows;
} SalTileCell;

void sal_tile_cells_place (SalTileCell *cells, guint n_cells, guint n_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDashboardTile, sal_dashboard_tile_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDashboardLayout, sal_dashboard_layout_free)

G_END_DECLS
