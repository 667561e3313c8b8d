/* sal-design-coverage.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-coverage.h"
#include "sal-facts.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/* After so many days without an activity, an account is quiet. */
#define SAL_COVERAGE_QUIET_DAYS 90

/* With fewer opportunities that were won or lost, nothing is said of the share that was won. */
#define SAL_COVERAGE_MIN_CLOSED 5

/* What stands about the accounts of an area or a territory. */
typedef struct
{
  guint n_accounts;
  guint n_covered;   /* that a position covers which somebody holds */
  guint n_quiet;     /* without an activity in the last SAL_COVERAGE_QUIET_DAYS */
  guint n_hunted;    /* that a hunter covers */
  guint n_farmed;    /* that a farmer or account manager covers; maybe the same ones */
  guint n_won;       /* opportunities closed in the last twelve months */
  guint n_lost;      /* likewise */
  guint n_open;      /* opportunities */
  gint64 revenue;    /* minor units: won in the last twelve months */
  gint64 pipeline;   /* likewise: open */
  double potential;  /* likewise: see SalCoveragePotential */
  double whitespace; /* likewise: the potential of areas beyond their revenue, added up */
} SalCoverageFigures;

/* How potential is made of a measure. */
typedef struct
{
  guint measure;
  double rate; /* minor units of money per unit of the measure; 0: there is no revenue to tell by */
} SalCoveragePotential;

/* Why nobody sells in an area. */
typedef enum
{
  SAL_COVERAGE_GAP_NONE,       /* somebody does */
  SAL_COVERAGE_GAP_SMALL,      /* there is too little to sell */
  SAL_COVERAGE_GAP_VACANT,     /* nobody holds the position of its territory */
  SAL_COVERAGE_GAP_UNASSIGNED, /* it is in no territory */
} SalCoverageGap;

/**
 * SalDesignCoverage:
 *
 * How the accounts of a design are covered today, and how well it goes, by area. It stays as it is
 * while areas move; what territories have of it is added up when it is asked for.
 */
typedef struct _SalDesignCoverage SalDesignCoverage;

SalDesignCoverage *sal_design_coverage_new (SalTerritoryDesign *design,
                                            SalFacts *facts,
                                            const SalAccountCoverages *accounts,
                                            const char *potential);
void sal_design_coverage_free (SalDesignCoverage *self);

gboolean sal_design_coverage_can_be_potential (const SalAreaMeasure *measure);
const SalCoveragePotential *sal_design_coverage_get_potential (const SalDesignCoverage *self);
const SalCoverageFigures *sal_design_coverage_get_area (const SalDesignCoverage *self, guint area);
SalCoverageGap sal_design_coverage_find_gap (const SalDesignCoverage *self, guint area);
double sal_design_coverage_get_threshold (const SalDesignCoverage *self); /* minor units */
SalCoverageFigures *sal_design_coverage_add_up (const SalDesignCoverage *self);

void sal_coverage_figures_add (SalCoverageFigures *self, const SalCoverageFigures *other);
double sal_coverage_figures_get_win_rate (const SalCoverageFigures *self);
double sal_coverage_figures_get_hunter_share (const SalCoverageFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDesignCoverage, sal_design_coverage_free)

G_END_DECLS
