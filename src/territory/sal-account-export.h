/* sal-account-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-texts.h"
#include "sal-boundary-layer.h"
#include "sal-xlsx-writer.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_ACCOUNT_CSV,
  SAL_ACCOUNT_XLSX,
  SAL_ACCOUNT_GEOJSON,
  SAL_ACCOUNT_SHAPEFILE,
} SalAccountFormat;

gboolean sal_account_export_find_format (const char *name, SalAccountFormat *format);
SalBoundaryLayer *sal_account_export_create_layer (const SalTerritoryDesign *design,
                                                   const SalAlignmentTexts *texts,
                                                   const char *currency);
gboolean sal_account_export_add_sheet (const SalBoundaryLayer *layer,
                                       SalXlsxWriter *writer,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean sal_account_export_to_file (const SalBoundaryLayer *layer,
                                     SalAccountFormat format,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
