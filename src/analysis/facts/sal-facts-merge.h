/* sal-facts-merge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-facts.h"

G_BEGIN_DECLS

/* Takes over the rows of @changed, and drops those of @touches that are not among them any more. */
void
sal_facts_merge (SalFacts *self, const SalFacts *changed, const SalTouch *touches, gsize n_touches);

/* Appends the rows of facts that were loaded beside these. */
void sal_facts_append_facts (SalFacts *self, const SalFacts *others);

G_END_DECLS
