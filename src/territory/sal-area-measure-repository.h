/* sal-area-measure-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-area-figures.h"
#include "sal-territory-design.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* A measure that is added to a workspace: the data of sal_area_measure_add(). */
typedef struct
{
  const char *name;
  const char *unit;   /* (nullable) */
  const char *source; /* (nullable) */
  gint32 as_of;       /* SAL_DATE_NONE: not known */
  gboolean additive;  /* FALSE: a share or a mean, by which territories cannot be balanced */
  const char *key;    /* of the geography, as sal_geography_dup_key() has it */
  const SalGeography *geography;
  const SalAreaFigures *figures;
  gint64 id; /* out: that of the record */
} SalAreaMeasureNew;

gboolean sal_area_measure_add (SalTransaction *transaction,
                               gpointer area_measure_new,
                               GCancellable *cancellable,
                               GError **error);

/* Several that come from one file. */
typedef struct
{
  SalAreaMeasureNew *measures;
  guint n_measures;
} SalAreaMeasuresNew;

gboolean sal_area_measures_add (SalTransaction *transaction,
                                gpointer area_measures_new,
                                GCancellable *cancellable,
                                GError **error);

/* For reader functions. */
gboolean sal_area_measures_load (SalTerritoryDesign *design,
                                 SalConnection *connection,
                                 gint64 alignment,
                                 GError **error);
double *sal_area_measure_load_values (SalConnection *connection,
                                      gint64 measure,
                                      const SalGeography *geography,
                                      const double *shares,
                                      GError **error);

G_END_DECLS
