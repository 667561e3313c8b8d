/* sal-area-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-geography.h"

G_BEGIN_DECLS

/* Finds areas by name or code: a popover.
 *
 * Signal: chosen (guint area). */
#define SAL_TYPE_AREA_SEARCH (sal_area_search_get_type ())
G_DECLARE_FINAL_TYPE (SalAreaSearch, sal_area_search, SAL, AREA_SEARCH, GtkPopover)

void sal_area_search_set_geography (SalAreaSearch *self, SalGeography *geography);

G_END_DECLS
