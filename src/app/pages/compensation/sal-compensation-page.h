/* sal-compensation-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* The room of compensation: plans, in versions. Pay is opened when the room is first shown. */
#define SAL_TYPE_COMPENSATION_PAGE (sal_compensation_page_get_type ())
G_DECLARE_FINAL_TYPE (SalCompensationPage, sal_compensation_page, SAL, COMPENSATION_PAGE, SalPage)

G_END_DECLS
