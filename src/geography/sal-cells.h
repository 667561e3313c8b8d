/* sal-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-geography.h"
#include "sal-us-areas.h"

G_BEGIN_DECLS

/* A place that gets a cell. */
typedef struct
{
  const char *code;   /* "01001" */
  const char *name;   /* nullable: the code */
  const char *parent; /* nullable: the code of the area whose cell it is cut of, if that is known */
  SalCoordinate place;
} SalCellSite;

/* Told how much of the work is done, from 0 to 1, on the thread that does it. */
typedef void (*SalCellsProgress) (double done, gpointer data);

SalGeography *sal_cells_build (const SalGeography *parents,
                               const SalCellSite *sites,
                               guint n_sites,
                               SalCellsProgress progress,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);
SalGeography *sal_cells_split (const SalGeography *geography,
                               const SalCellSite *sites,
                               guint n_sites,
                               SalCellsProgress progress,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);
SalGeography *sal_cells_build_us_zips (const SalGeography *counties,
                                       SalUsAreas *measures,
                                       SalCellsProgress progress,
                                       gpointer data,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
