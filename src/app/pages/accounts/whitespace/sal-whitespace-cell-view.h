/* sal-whitespace-cell-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-whitespace-evidence.h"

G_BEGIN_DECLS

/* What a cell of the whitespace is made of: its figures, and the records and peers they come from,
 * which are shown when somebody asks for them. */
#define SAL_TYPE_WHITESPACE_CELL_VIEW (sal_whitespace_cell_view_get_type ())
G_DECLARE_FINAL_TYPE (
    SalWhitespaceCellView, sal_whitespace_cell_view, SAL, WHITESPACE_CELL_VIEW, AdwBin)

void sal_whitespace_cell_view_show (SalWhitespaceCellView *self,
                                    const SalWhitespace *portfolio,
                                    const SalWhitespaceAccount *account,
                                    guint row,
                                    guint family,
                                    const GArray *evidence);
gboolean sal_whitespace_cell_view_focus (SalWhitespaceCellView *self);

G_END_DECLS
