/* sal-compare-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-design-comparison.h"

G_BEGIN_DECLS

/* What moves between two alignments: in all, and from whom to whom. */
#define SAL_TYPE_COMPARE_WINDOW (sal_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (SalCompareWindow, sal_compare_window, SAL, COMPARE_WINDOW, AdwWindow)

GtkWidget *sal_compare_window_new (GtkWindow *parent,
                                   const char *first_name,
                                   SalTerritoryDesign *first,
                                   const char *second_name,
                                   SalTerritoryDesign *second,
                                   const char *currency);

G_END_DECLS
