/* sal-area-figures.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-area-codes.h"

G_BEGIN_DECLS

/* Numbers of areas from a file. */
typedef struct
{
  double *values;      /* by area of the geography; NAN: the file has none */
  guint n_values;      /* areas that have one */
  guint n_padded;      /* codes that had lost their leading zeros */
  SalAreaCodes *codes; /* (nullable): of a file that was read; not of a column that was taken */
  GPtrArray *findings; /* of char *: rows that were left out, and why, with file and row */
  char *code_column;
  char *value_column;
} SalAreaFigures;

SalAreaFigures *sal_area_figures_take (const SalSheet *sheet,
                                       const SalGeography *geography,
                                       guint code_column,
                                       guint value_column,
                                       GError **error);
SalAreaFigures *sal_area_figures_read (GFile *file,
                                       const SalGeography *geography,
                                       const char *code_column,
                                       const char *value_column,
                                       GCancellable *cancellable,
                                       GError **error);
void sal_area_figures_free (SalAreaFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAreaFigures, sal_area_figures_free)

G_END_DECLS
