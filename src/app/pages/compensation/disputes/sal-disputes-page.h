/* sal-disputes-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-list-detail-page.h"

G_BEGIN_DECLS

/* What is disputed of pay, and what is adjusted by hand: a part of the room of compensation. */
#define SAL_TYPE_DISPUTES_PAGE (sal_disputes_page_get_type ())
G_DECLARE_FINAL_TYPE (SalDisputesPage, sal_disputes_page, SAL, DISPUTES_PAGE, SalListDetailPage)

G_END_DECLS
