/* sal-whitespace-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-store.h"
#include "sal-whitespace.h"

G_BEGIN_DECLS

/**
 * SalWhitespaceKeeper:
 *
 * Keeps the whitespace of a workspace for all who show it: loaded once on a reader thread, and
 * brought up to date when something changes. What a change of a few records is about is read of
 * their accounts alone.
 *
 * Signals: changed, when there is another portfolio, the same one was changed, or it could not be
 * loaded. The one that was there goes after that, unless somebody keeps a reference.
 */
#define SAL_TYPE_WHITESPACE_KEEPER (sal_whitespace_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SalWhitespaceKeeper, sal_whitespace_keeper, SAL, WHITESPACE_KEEPER, GObject)

SalWhitespaceKeeper *sal_whitespace_keeper_get (SalStore *store);
const SalWhitespace *sal_whitespace_keeper_get_portfolio (SalWhitespaceKeeper *self);
const GError *sal_whitespace_keeper_get_error (SalWhitespaceKeeper *self);
gboolean sal_whitespace_keeper_is_loading (SalWhitespaceKeeper *self);

G_END_DECLS
