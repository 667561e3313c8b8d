/* sal-design-coverage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-coverage.h"

#include <math.h>
#include <stdlib.h>

#include "sal-date.h"
#include "sal-fact-query.h"

/* Of the market, as much has penetration above that which potential is told by as a quarter. */
#define UPPER_QUARTILE 0.75

struct _SalDesignCoverage
{
  SalTerritoryDesign *design;
  SalCoveragePotential potential;
  SalCoverageFigures *areas;    /* by area */
  SalCoverageFigures *accounts; /* by account of the design; without potential */
  guint n_areas, n_accounts;
  double threshold;
};

/* --- accounts --- */

static void
take_coverage (SalCoverageFigures *figures, const SalAccountCoverage *coverage, gint32 day)
{
  guint n_held = coverage->n_hunters + coverage->n_farmers + coverage->n_others;

  figures->n_covered = n_held > 0;
  figures->n_hunted = coverage->n_hunters > 0;
  figures->n_farmed = coverage->n_farmers > 0;
  figures->n_quiet = coverage->last_activity == SAL_DATE_NONE ||
                     coverage->last_activity < day - SAL_COVERAGE_QUIET_DAYS;
}

/* What was closed in the same twelve months that revenue is of. */
static void
take_closed (SalDesignCoverage *self, SalFacts *facts)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  const SalDimension *names = facts->dimensions[SAL_FACT_ACCOUNT];
  g_autofree SalFactGroup **groups = g_new0 (SalFactGroup *, sal_dimension_get_n_codes (names));
  const SalDesignAccount *accounts =
      sal_territory_design_get_accounts (self->design, &self->n_accounts);

  sal_fact_query_set_days (query, sal_date_add_months (facts->as_of, -12) + 1, facts->as_of);
  sal_fact_query_group_by (query, SAL_FACT_ACCOUNT);
  result = sal_fact_query_run (query, facts);
  for (guint i = 0; i < result->groups->len; i++)
    {
      SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);

      groups[group->codes[0]] = group;
    }
  for (guint i = 0; i < self->n_accounts; i++)
    {
      gint32 code = sal_dimension_find (names, accounts[i].id);

      if (code == SAL_DIMENSION_NONE || groups[code] == NULL)
        continue;
      self->accounts[i].n_won = (guint) groups[code]->measures[SAL_MEASURE_WON_COUNT];
      self->accounts[i].n_lost = (guint) groups[code]->measures[SAL_MEASURE_LOST_COUNT];
    }
}

static void
take_accounts (SalDesignCoverage *self, SalFacts *facts, const SalAccountCoverages *coverages)
{
  const SalDesignAccount *accounts =
      sal_territory_design_get_accounts (self->design, &self->n_accounts);

  self->accounts = g_new0 (SalCoverageFigures, self->n_accounts);
  for (guint i = 0; i < self->n_accounts; i++)
    {
      const SalAccountCoverage *coverage = sal_account_coverages_find (coverages, accounts[i].id);

      self->accounts[i] = (SalCoverageFigures){ .n_accounts = 1,
                                                .n_quiet = 1,
                                                .n_open = accounts[i].n_open,
                                                .revenue = accounts[i].revenue,
                                                .pipeline = accounts[i].pipeline };
      if (coverage != NULL)
        take_coverage (&self->accounts[i], coverage, sal_account_coverages_get_day (coverages));
    }
  take_closed (self, facts);
  for (guint i = 0; i < self->n_accounts; i++)
    {
      if (accounts[i].area != SAL_GEOGRAPHY_NONE)
        sal_coverage_figures_add (&self->areas[accounts[i].area], &self->accounts[i]);
    }
}

/* --- potential --- */

typedef struct
{
  double penetration; /* revenue ÷ measure */
  double measure;
} Penetration;

static int
compare_penetrations (gconstpointer one, gconstpointer other)
{
  const Penetration *a = one, *b = other;

  return (a->penetration > b->penetration) - (a->penetration < b->penetration);
}

/* Of the areas that buy at all, the penetration that those reach which hold a quarter of the
 * measure. */
static double
find_rate (const SalDesignCoverage *self, const SalAreaMeasure *measure)
{
  g_autoptr (GArray) sold = g_array_new (FALSE, FALSE, sizeof (Penetration));
  double whole = 0, sum = 0;

  for (guint area = 0; area < self->n_areas; area++)
    {
      Penetration found = { .measure = measure->values[area] };

      if (!(found.measure > 0) || self->areas[area].revenue <= 0)
        continue;
      found.penetration = (double) self->areas[area].revenue / found.measure;
      whole += found.measure;
      g_array_append_val (sold, found);
    }
  g_array_sort (sold, compare_penetrations);
  for (guint i = 0; i < sold->len; i++)
    {
      const Penetration *found = &g_array_index (sold, Penetration, i);

      sum += found->measure;
      if (sum >= UPPER_QUARTILE * whole)
        return found->penetration;
    }

  return 0;
}

/* The one asked for; else what firms pay, which is what they can spend; else the first. */
static gboolean
choose_measure (SalDesignCoverage *self, const char *key)
{
  guint n = sal_territory_design_get_n_measures (self->design);
  guint *measure = &self->potential.measure;

  if ((key != NULL && sal_territory_design_find_measure (self->design, key, measure) &&
       sal_design_coverage_can_be_potential (
           sal_territory_design_get_measure (self->design, *measure))) ||
      sal_territory_design_find_measure (self->design, "payroll", measure))
    return TRUE;

  for (*measure = 0; *measure < n; (*measure)++)
    {
      if (sal_design_coverage_can_be_potential (
              sal_territory_design_get_measure (self->design, *measure)))
        return TRUE;
    }
  *measure = 0;

  return FALSE;
}

static void
take_potential (SalDesignCoverage *self, const char *key)
{
  const SalAreaMeasure *measure;
  double whole = 0;

  if (!choose_measure (self, key))
    return;
  measure = sal_territory_design_get_measure (self->design, self->potential.measure);
  self->potential.rate = measure->is_money ? 1 : find_rate (self, measure);
  for (guint area = 0; area < self->n_areas; area++)
    {
      SalCoverageFigures *figures = &self->areas[area];

      figures->potential = MAX (measure->values[area], 0) * self->potential.rate;
      figures->whitespace = MAX (figures->potential - (double) figures->revenue, 0);
      whole += figures->potential;
    }
  self->threshold = self->n_areas > 0 ? whole / self->n_areas : 0;
}

/* --- the whole --- */

/**
 * sal_design_coverage_new:
 * @design: a design that is prepared
 * @facts: the facts
 * @accounts: who covers accounts
 * @potential: (nullable): the key of the measure that potential is told by; %NULL, or one there
 *   is not: what fits best
 *
 * Finds how the accounts of a design are covered and how well it goes.
 *
 * A measure of money is the potential itself. One of something else is made money by a rate: the
 * revenue per unit that areas reach which hold the quarter of the measure where it is highest,
 * among those with revenue. What is sold in such areas is taken to be possible in the others; this
 * is an estimate from one's own best quarter, not a forecast.
 *
 * Returns: (transfer full): the coverage
 */
SalDesignCoverage *
sal_design_coverage_new (SalTerritoryDesign *design,
                         SalFacts *facts,
                         const SalAccountCoverages *accounts,
                         const char *potential)
{
  SalDesignCoverage *self = g_new0 (SalDesignCoverage, 1);

  self->design = sal_territory_design_ref (design);
  self->n_areas = sal_territory_design_get_n_areas (design);
  self->areas = g_new0 (SalCoverageFigures, self->n_areas);
  take_accounts (self, facts, accounts);
  take_potential (self, potential);

  return self;
}

void
sal_design_coverage_free (SalDesignCoverage *self)
{
  sal_territory_design_unref (self->design);
  g_free (self->areas);
  g_free (self->accounts);
  g_free (self);
}

/**
 * sal_design_coverage_can_be_potential:
 * @measure: a measure
 *
 * Tells whether a measure says what could be sold: those of one's own accounts say what is.
 *
 * Returns: %TRUE if it can be made potential
 */
gboolean
sal_design_coverage_can_be_potential (const SalAreaMeasure *measure)
{
  return measure->worth == SAL_ACCOUNT_WORTH_NONE;
}

const SalCoveragePotential *
sal_design_coverage_get_potential (const SalDesignCoverage *self)
{
  return &self->potential;
}

const SalCoverageFigures *
sal_design_coverage_get_area (const SalDesignCoverage *self, guint area)
{
  g_return_val_if_fail (area < self->n_areas, NULL);

  return &self->areas[area];
}

double
sal_design_coverage_get_threshold (const SalDesignCoverage *self)
{
  return self->threshold;
}

/**
 * sal_design_coverage_find_gap:
 * @self: the coverage
 * @area: an area
 *
 * Tells whether somebody sells in an area, as areas are assigned now. What has no account, and less
 * potential than the average area, is too small to be a gap.
 *
 * Returns: why nobody does, or %SAL_COVERAGE_GAP_NONE
 */
SalCoverageGap
sal_design_coverage_find_gap (const SalDesignCoverage *self, guint area)
{
  gint32 territory;
  const SalDesignTerritory *found;

  g_return_val_if_fail (area < self->n_areas, SAL_COVERAGE_GAP_NONE);

  territory = sal_territory_design_get_assignment (self->design)[area];
  if (self->areas[area].n_accounts == 0 &&
      (self->threshold <= 0 || self->areas[area].potential < self->threshold))
    return SAL_COVERAGE_GAP_SMALL;
  if (territory == SAL_TERRITORY_NONE)
    return SAL_COVERAGE_GAP_UNASSIGNED;
  found = sal_territory_design_get_territory (self->design, (guint) territory);

  return found->holder != NULL ? SAL_COVERAGE_GAP_NONE : SAL_COVERAGE_GAP_VACANT;
}

/**
 * sal_design_coverage_add_up:
 * @self: the coverage
 *
 * Adds up what territories have as areas are assigned now. An account counts in the territory that
 * has it, one that several share in the one that has most of it; potential and whitespace count
 * where the area belongs.
 *
 * Returns: (transfer full) (array): the figures of each territory, and behind those of the last one
 *   what belongs to none
 */
SalCoverageFigures *
sal_design_coverage_add_up (const SalDesignCoverage *self)
{
  guint n = sal_territory_design_get_n_territories (self->design);
  const gint32 *assignment = sal_territory_design_get_assignment (self->design);
  SalCoverageFigures *sums = g_new0 (SalCoverageFigures, n + 1);

  for (guint i = 0; i < self->n_accounts; i++)
    {
      gint32 territory = sal_territory_design_get_account_territory (self->design, i, NULL);

      sal_coverage_figures_add (&sums[territory != SAL_TERRITORY_NONE ? (guint) territory : n],
                                &self->accounts[i]);
    }
  for (guint area = 0; area < self->n_areas; area++)
    {
      gint32 territory = assignment[area];
      SalCoverageFigures *sum = &sums[territory != SAL_TERRITORY_NONE ? (guint) territory : n];

      sum->potential += self->areas[area].potential;
      sum->whitespace += self->areas[area].whitespace;
    }

  return sums;
}

/* --- figures --- */

void
sal_coverage_figures_add (SalCoverageFigures *self, const SalCoverageFigures *other)
{
  self->n_accounts += other->n_accounts;
  self->n_covered += other->n_covered;
  self->n_quiet += other->n_quiet;
  self->n_hunted += other->n_hunted;
  self->n_farmed += other->n_farmed;
  self->n_won += other->n_won;
  self->n_lost += other->n_lost;
  self->n_open += other->n_open;
  self->revenue += other->revenue;
  self->pipeline += other->pipeline;
  self->potential += other->potential;
  self->whitespace += other->whitespace;
}

/**
 * sal_coverage_figures_get_win_rate:
 * @self: figures
 *
 * Computes won ÷ (won + lost), by number.
 *
 * Returns: 0 to 1, NAN of fewer than %SAL_COVERAGE_MIN_CLOSED opportunities
 */
double
sal_coverage_figures_get_win_rate (const SalCoverageFigures *self)
{
  guint n = self->n_won + self->n_lost;

  return n >= SAL_COVERAGE_MIN_CLOSED ? (double) self->n_won / n : NAN;
}

/**
 * sal_coverage_figures_get_hunter_share:
 * @self: figures
 *
 * Computes how much of the coverage is by hunters: accounts that a hunter covers ÷ (those +
 * accounts that a farmer covers). An account that both cover counts on both sides.
 *
 * Returns: 0 to 1, NAN if neither covers any
 */
double
sal_coverage_figures_get_hunter_share (const SalCoverageFigures *self)
{
  guint n = self->n_hunted + self->n_farmed;

  return n > 0 ? (double) self->n_hunted / n : NAN;
}
