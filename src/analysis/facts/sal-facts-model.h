/* sal-facts-model.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-facts.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalFactsModel:
 *
 * The facts of a workspace, loaded on a reader thread and kept up with its changes. One per
 * workspace, shared by all that show figures.
 *
 * Properties: loading, error (message or NULL). Signal changed: the facts are other ones or have
 * been patched.
 */
#define SAL_TYPE_FACTS_MODEL (sal_facts_model_get_type ())
G_DECLARE_FINAL_TYPE (SalFactsModel, sal_facts_model, SAL, FACTS_MODEL, GObject)

SalFactsModel *
sal_facts_model_get (SalWorkspace *workspace); /* (transfer full): the workspace's own */
SalFacts *sal_facts_model_get_facts (
    SalFactsModel *self); /* (transfer none) (nullable): while first loading */
/* Has the columns of a metric loaded, now if it is not yet; :changed tells when they are there. */
void sal_facts_model_require (SalFactsModel *self, const char *key);
gboolean sal_facts_model_is_loading (SalFactsModel *self);
const char *sal_facts_model_get_error (SalFactsModel *self);

G_END_DECLS
