/* sal-executive-deck.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"
#include "sal-executive.h"

G_BEGIN_DECLS

SalDocument *
sal_executive_deck_new (const SalFacts *facts, const SalExecutive *executive, const char *company);

G_END_DECLS
