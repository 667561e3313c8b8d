/* sal-search-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* Searches the records of all kinds by words and opens the one chosen. */
#define SAL_TYPE_SEARCH_BUTTON (sal_search_button_get_type ())
G_DECLARE_FINAL_TYPE (SalSearchButton, sal_search_button, SAL, SEARCH_BUTTON, AdwBin)

void sal_search_button_set_workspace (SalSearchButton *self, SalWorkspace *workspace);
void sal_search_button_popup (SalSearchButton *self, const char *text);
gboolean sal_search_button_is_busy (SalSearchButton *self);

G_END_DECLS
