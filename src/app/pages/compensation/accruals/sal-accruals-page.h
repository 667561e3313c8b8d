/* sal-accruals-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* What is earned and paid month by month, and what is to be paid: a part of the room of
 * compensation. */
#define SAL_TYPE_ACCRUALS_PAGE (sal_accruals_page_get_type ())
G_DECLARE_FINAL_TYPE (SalAccrualsPage, sal_accruals_page, SAL, ACCRUALS_PAGE, SalPage)

G_END_DECLS
