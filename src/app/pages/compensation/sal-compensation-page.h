/* sal-compensation-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-parted-page.h"

G_BEGIN_DECLS

/* The room of compensation. Pay is opened when the room is first shown; once it is open, its parts
 * show, each a page of its own, made when it is first chosen. */
#define SAL_TYPE_COMPENSATION_PAGE (sal_compensation_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SalCompensationPage, sal_compensation_page, SAL, COMPENSATION_PAGE, SalPartedPage)

G_END_DECLS
