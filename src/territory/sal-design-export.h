/* sal-design-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-alignment-texts.h"

G_BEGIN_DECLS

/**
 * SalDesignFormat:
 * @SAL_DESIGN_CSV: a table of the areas
 * @SAL_DESIGN_XLSX: a spreadsheet of the areas, of the territories, and of the accounts
 * @SAL_DESIGN_GEOJSON: the areas with their shapes, by RFC 7946
 *
 * What a design is written as.
 */
typedef enum
{
  SAL_DESIGN_CSV,
  SAL_DESIGN_XLSX,
  SAL_DESIGN_GEOJSON,
} SalDesignFormat;

/* What is written: a design that is prepared. */
typedef struct
{
  SalTerritoryDesign *design;
  const char *const *positions;   /* by territory: the name of its position */
  const char *currency;           /* of the measures that are money */
  const SalAlignmentTexts *texts; /* (nullable): what accounts are called, for their sheet */
} SalDesignExport;

gboolean sal_design_export_find_format (const char *name, SalDesignFormat *format);
gboolean sal_design_export_to_file (const SalDesignExport *self,
                                    SalDesignFormat format,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
