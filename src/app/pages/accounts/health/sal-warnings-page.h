/* sal-warnings-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* Early warnings with their owners, contracts to renew beside how their accounts are, who may leave
 * and why, and the thresholds of it all. */
#define SAL_TYPE_WARNINGS_PAGE (sal_warnings_page_get_type ())
G_DECLARE_FINAL_TYPE (SalWarningsPage, sal_warnings_page, SAL, WARNINGS_PAGE, SalPage)

G_END_DECLS
