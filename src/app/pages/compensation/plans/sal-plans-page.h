/* sal-plans-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-list-detail-page.h"

G_BEGIN_DECLS

/* Plans, in versions: a part of the room of compensation. */
#define SAL_TYPE_PLANS_PAGE (sal_plans_page_get_type ())
G_DECLARE_FINAL_TYPE (SalPlansPage, sal_plans_page, SAL, PLANS_PAGE, SalListDetailPage)

G_END_DECLS
