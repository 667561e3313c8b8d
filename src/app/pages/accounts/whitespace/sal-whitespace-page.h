/* sal-whitespace-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* All accounts by product family: what they own and could have, and how broadly customers buy. */
#define SAL_TYPE_WHITESPACE_PAGE (sal_whitespace_page_get_type ())
G_DECLARE_FINAL_TYPE (SalWhitespacePage, sal_whitespace_page, SAL, WHITESPACE_PAGE, SalPage)

void sal_whitespace_page_export_to (SalWhitespacePage *self, GFile *file);

G_END_DECLS
