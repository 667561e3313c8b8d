/* sal-measure-study.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-area-figures.h"

G_BEGIN_DECLS

/* A column of a table that may be a measure of areas. */
typedef struct
{
  char *column;
  guint index; /* of the column in the table */
  SalAreaFigures *figures;
  gboolean is_likely; /* most of what is in it are numbers */
  gboolean additive;  /* as far as its name tells: a share or a mean does not add up */
} SalMeasureColumn;

/* What a table says of areas. */
typedef struct
{
  SalSheet *sheet;
  SalGeography *geography;
  guint code_column;   /* of the table */
  SalAreaCodes *codes; /* which areas its rows are of */
  GPtrArray *columns;  /* of SalMeasureColumn: those that have a number of some area */
} SalMeasureStudy;

SalMeasureStudy *sal_measure_study_new (SalSheet *sheet,
                                        SalGeography *geography,
                                        int code_column,
                                        GCancellable *cancellable,
                                        GError **error);
guint sal_measure_study_count_findings (const SalMeasureStudy *self);
void sal_measure_study_free (SalMeasureStudy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalMeasureStudy, sal_measure_study_free)

G_END_DECLS
