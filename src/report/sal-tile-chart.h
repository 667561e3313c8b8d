/* sal-tile-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-dashboard-figures.h"
#include "sal-exceptions.h"

G_BEGIN_DECLS

/**
 * SalTileContent:
 *
 * What a tile of a dashboard shows, made from its description and the figures.
 */
typedef struct
{
  char *title;
  char *figure;              /* (nullable): abbreviated, of tiles that are one figure */
  char *exact;               /* (nullable): the same in full */
  char *note;                /* (nullable): what to hold it against, or what is left out */
  char *problem;             /* (nullable): why there is nothing to show */
  SalExceptions *exceptions; /* (nullable): of a tile of them */
  GPtrArray *sentences;      /* (nullable): of char *: what is said of each */
  SalChart *chart;           /* (nullable) */
  GArray *codes;       /* of gint32: what the categories of the chart are; SAL_METRIC_CHART_NO_CODE
                          of those that are no value of its dimension */
  SalMetric **metrics; /* what the series of the chart are */
  guint n_metrics;
} SalTileContent;

SalTileContent *sal_tile_content_new (SalDashboardFigures *figures, const SalDashboardTile *tile);
SalTileContent *sal_tile_content_ref (SalTileContent *self);
void sal_tile_content_unref (SalTileContent *self);

/* Without its period. */
char *sal_dashboard_tile_create_title (const SalDashboardTile *tile, const SalFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalTileContent, sal_tile_content_unref)

G_END_DECLS
