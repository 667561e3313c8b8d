/* sal-welcome-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window without a workspace shows: recent workspaces, Open…, New…, Explore the Sample. */
#define SAL_TYPE_WELCOME_PAGE (sal_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SalWelcomePage, sal_welcome_page, SAL, WELCOME_PAGE, AdwBin)

G_END_DECLS
