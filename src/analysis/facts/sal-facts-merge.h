/* sal-facts-merge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-facts.h"

G_BEGIN_DECLS

/* Takes over the rows of @changed, and drops those of @ids that are not among them any more. */
void sal_facts_merge (SalFacts *self, const SalFacts *changed, const gint64 *ids, gsize n_ids);

/* Appends the rows of facts of other opportunities that were loaded beside @self. */
void sal_facts_append_all (SalFacts *self, const SalFacts *others);

G_END_DECLS
