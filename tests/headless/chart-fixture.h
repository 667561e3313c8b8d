/* chart-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"

G_BEGIN_DECLS

/* One specimen of each kind of chart and of what is drawn differently within a kind. */
typedef enum
{
  SPECIMEN_LINE,
  SPECIMEN_BARS,
  SPECIMEN_ROWS,
  SPECIMEN_HEAT,
  SPECIMEN_SPARKLINE,
  SPECIMEN_BULLET,
  SPECIMEN_FUNNEL,
  SPECIMEN_AREA,
  SPECIMEN_STACKED,
  SPECIMEN_STACKED_ROWS,
  SPECIMEN_WATERFALL,
  SPECIMEN_SCATTER,
  SPECIMEN_HISTOGRAM,
  SPECIMEN_CONTROL,
  N_SPECIMENS,
} Specimen;

/* What the values are like. */
typedef enum
{
  DATA_PLAIN,
  DATA_GAPS,
  DATA_NEGATIVE,
  DATA_SINGLE,
  DATA_ZERO,
  DATA_LONG_NAMES,
  DATA_ALL_GAPS,
  DATA_EMPTY,
  N_DATA,
} Data;

const char *specimen_name (Specimen specimen);
SalChart *specimen_new (Specimen specimen, Data data);
SalChart *specimen_new_large (Specimen specimen, guint n);

G_END_DECLS
