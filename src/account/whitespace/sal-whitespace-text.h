/* sal-whitespace-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-whitespace.h"

G_BEGIN_DECLS

/* How cells read. */
const char *sal_whitespace_state_get_sign (SalWhitespaceState state);  /* "●", "" for nothing */
const char *sal_whitespace_state_get_label (SalWhitespaceState state); /* "In Pipeline" */
const char *sal_whitespace_state_get_name (SalWhitespaceState state);  /* for programs */
const char *sal_potential_source_get_label (SalPotentialSource source);
const char *sal_potential_source_get_name (SalPotentialSource source);

gint64 sal_whitespace_cell_get_value (const SalWhitespaceCell *cell);
char *sal_whitespace_format_cell (const SalWhitespaceCell *cell, const char *currency);
char *sal_whitespace_format_share (double share);
char *sal_whitespace_name_row (const SalWhitespaceAccount *account, guint row);
char *sal_whitespace_name_cell (const SalWhitespace *self,
                                const SalWhitespaceAccount *account,
                                guint row,
                                guint family);
char *sal_whitespace_describe_doubt (const SalWhitespace *self,
                                     const SalWhitespaceAccount *account,
                                     guint row,
                                     guint family);
char *sal_whitespace_describe_potential (const SalWhitespace *self,
                                         const SalWhitespaceAccount *account,
                                         guint row,
                                         guint family);

G_END_DECLS
