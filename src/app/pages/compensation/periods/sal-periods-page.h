/* sal-periods-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-list-detail-page.h"

G_BEGIN_DECLS

/* The part of the room of compensation in which periods are calculated, approved, closed and paid.
 */
#define SAL_TYPE_PERIODS_PAGE (sal_periods_page_get_type ())
G_DECLARE_FINAL_TYPE (SalPeriodsPage, sal_periods_page, SAL, PERIODS_PAGE, SalListDetailPage)

G_END_DECLS
