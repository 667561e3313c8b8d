/* sal-whitespace-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-keeper.h"
#include "sal-whitespace.h"

G_BEGIN_DECLS

SalAccountKeeper *sal_whitespace_keeper_get (SalStore *store);

G_END_DECLS
