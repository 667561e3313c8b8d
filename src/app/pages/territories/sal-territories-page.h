/* sal-territories-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* The room in which territories are designed: alignments on a map. */
#define SAL_TYPE_TERRITORIES_PAGE (sal_territories_page_get_type ())
G_DECLARE_FINAL_TYPE (SalTerritoriesPage, sal_territories_page, SAL, TERRITORIES_PAGE, SalPage)

G_END_DECLS
