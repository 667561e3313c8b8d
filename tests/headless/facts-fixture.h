/* facts-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fact-query.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* A random company in a workspace of its own: units in a tree, positions that people hold one after
 * the other, accounts covered now by this one and now by that, and opportunities. */

typedef struct
{
  char *folder;
  SalWorkspace *workspace;
  gint32 as_of;
  char **keys;              /* of metrics whose columns are loaded; NULL: none */
  gboolean many_currencies; /* of which SEK has no rate */
  GArray *people;           /* of gint64: ids; the same below */
  GArray *accounts;
  GArray *stages;
  GArray *families;
  GArray *opportunities;
} FactsFixture;

void facts_fixture_init (FactsFixture *self, guint n_opportunities, gboolean many_currencies);
/* The sample company instead. */
void facts_fixture_init_sample (FactsFixture *self, guint n_opportunities);
void facts_fixture_clear (FactsFixture *self);

SalStore *facts_fixture_get_store (FactsFixture *self);
/* @ids: NULL for all. */
SalFacts *facts_fixture_load (FactsFixture *self, const SalTouch *touches, gsize n_touches);
/* Gives an opportunity other values, of all fields that facts are made of. */
void facts_fixture_randomize (FactsFixture *self, SalRecord *opportunity);
gint64 facts_fixture_pick (const GArray *ids);

/* What plain SQL makes of every opportunity, without any of the code that loads facts: table
 * "expected" of id, unit, person, position, segment, quarter, status, amount, weighted, stated,
 * days; then @sql, a SELECT, is run. Rows of texts. */
GPtrArray *facts_fixture_query (FactsFixture *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The groups of a query as texts like those of facts_fixture_query(): an id, label or period for
 * each group dimension, "" for none, then the measures without quota; sorted. */
GPtrArray *facts_fixture_list (const SalFactQuery *query, SalFacts *facts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FactsFixture, facts_fixture_clear)

G_END_DECLS
