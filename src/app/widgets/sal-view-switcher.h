/* sal-view-switcher.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Chooses a view of a stack, as all pages of several views do: titles beside icons where there is
 * room for them, below where there is less. Property: stack. */
#define SAL_TYPE_VIEW_SWITCHER (sal_view_switcher_get_type ())
G_DECLARE_FINAL_TYPE (SalViewSwitcher, sal_view_switcher, SAL, VIEW_SWITCHER, GtkWidget)

G_END_DECLS
