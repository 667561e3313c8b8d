/* sal-whitespace-spread.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-whitespace.h"

G_BEGIN_DECLS

/* How a product family is spread over the cells of an account: those of its buying units, and what
 * is not said by unit; one of an account without units. */
typedef struct
{
  guint n_eligible; /* of those that are counted, see sal_whitespace_is_counted() */
  guint n[SAL_WHITESPACE_N_STATES];
  SalWhitespaceState unsaid; /* that of what is not counted; none if there is nothing */
  gint64 values[SAL_WHITESPACE_N_STATES]; /* minor units, as sal_whitespace_cell_get_value() */
  SalWhitespaceState state;               /* the furthest: owned, if one of them is */
} SalWhitespaceSpread;

SalWhitespaceSpread sal_whitespace_spread (const SalWhitespace *self,
                                           const SalWhitespaceAccount *account,
                                           guint family);
gboolean sal_whitespace_spread_is_mixed (const SalWhitespaceSpread *self);

/* How it reads: of a row of an account, which is a spread where it is that of the whole. */
char *sal_whitespace_format_place (const SalWhitespace *self,
                                   const SalWhitespaceAccount *account,
                                   guint row,
                                   guint family);
char *sal_whitespace_spread_describe (const SalWhitespaceSpread *self, const char *currency);
char *sal_whitespace_spread_write (const SalWhitespaceSpread *self, const char *currency);

G_END_DECLS
