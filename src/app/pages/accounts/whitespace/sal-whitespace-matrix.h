/* sal-whitespace-matrix.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-whitespace.h"

G_BEGIN_DECLS

/**
 * SalWhitespaceMatrix:
 *
 * The buying units of an account by product family. The arrow keys move from cell to cell.
 *
 * Signals: cell-chosen (guint row, guint family), the cell that the focus is on now;
 * cell-activated, of the same.
 *
 * Property: cell-menu (GMenuModel), shown where somebody asks for it, for the cell that was chosen
 * then.
 */
#define SAL_TYPE_WHITESPACE_MATRIX (sal_whitespace_matrix_get_type ())
G_DECLARE_FINAL_TYPE (SalWhitespaceMatrix, sal_whitespace_matrix, SAL, WHITESPACE_MATRIX, AdwBin)

void sal_whitespace_matrix_show (SalWhitespaceMatrix *self,
                                 const SalWhitespace *portfolio,
                                 const SalWhitespaceAccount *account);
gboolean sal_whitespace_matrix_get_chosen (SalWhitespaceMatrix *self, guint *row, guint *family);
void sal_whitespace_matrix_choose (SalWhitespaceMatrix *self, guint row, guint family);
void sal_whitespace_matrix_pop_up (SalWhitespaceMatrix *self);
gboolean sal_whitespace_matrix_focus (SalWhitespaceMatrix *self);

G_END_DECLS
