/* sal-what-if-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says above the figures that they are those of a what-if, and offers to clear it. */
#define SAL_TYPE_WHAT_IF_BAR (sal_what_if_bar_get_type ())
G_DECLARE_FINAL_TYPE (SalWhatIfBar, sal_what_if_bar, SAL, WHAT_IF_BAR, AdwBin)

void sal_what_if_bar_set_text (SalWhatIfBar *self, const char *text); /* NULL hides it */

G_END_DECLS
