/* sal-alignment-coverage.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-coverage.h"
#include "sal-facts-model.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalAlignmentCoverage:
 *
 * How the accounts of the design that is shown are covered today: who covers them is read on a
 * reader thread and read anew when it changes, figures are found when they are asked for.
 *
 * Signals: changed, there are other figures.
 */
#define SAL_TYPE_ALIGNMENT_COVERAGE (sal_alignment_coverage_get_type ())
G_DECLARE_FINAL_TYPE (
    SalAlignmentCoverage, sal_alignment_coverage, SAL, ALIGNMENT_COVERAGE, GObject)

SalAlignmentCoverage *sal_alignment_coverage_new (SalWorkspace *workspace);

void sal_alignment_coverage_set_design (SalAlignmentCoverage *self,
                                        SalTerritoryDesign *design); /* (nullable) */
void sal_alignment_coverage_follow (SalAlignmentCoverage *self);
void sal_alignment_coverage_set_potential (SalAlignmentCoverage *self, const char *key);
const SalDesignCoverage *
sal_alignment_coverage_get_figures (SalAlignmentCoverage *self); /* (nullable): not there yet */
const SalAccountCoverages *
sal_alignment_coverage_get_accounts (SalAlignmentCoverage *self); /* (nullable): likewise */
const char *sal_alignment_coverage_get_error (
    SalAlignmentCoverage *self); /* (nullable): why it cannot be read */

G_END_DECLS
