/* sal-history-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* The History room: who changed what and when, before and after, and undoing any one change. */
#define SAL_TYPE_HISTORY_PAGE (sal_history_page_get_type ())
G_DECLARE_FINAL_TYPE (SalHistoryPage, sal_history_page, SAL, HISTORY_PAGE, SalPage)

G_END_DECLS
