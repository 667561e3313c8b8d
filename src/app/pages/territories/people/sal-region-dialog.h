/* sal-region-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"

G_BEGIN_DECLS

/* What if a measure were more, or less, in some areas. */
typedef struct
{
  SalTerritoryDesign *design; /* that areas and measure are of: that which showed */
  GArray *areas;              /* of guint */
  char *name;                 /* of the region */
  guint measure;              /* index */
  double factor;              /* 1.2 for 20 % more */
} SalRegionGrowth;

/* Asks which region is to grow or shrink, by how much of which measure.
 *
 * Signal: chosen (const SalRegionGrowth *growth). */
#define SAL_TYPE_REGION_DIALOG (sal_region_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalRegionDialog, sal_region_dialog, SAL, REGION_DIALOG, AdwWindow)

GtkWidget *sal_region_dialog_new (GtkWindow *parent,
                                  SalAlignmentEditor *editor,
                                  SalStore *store,
                                  const GArray *selected,
                                  guint measure);

G_END_DECLS
