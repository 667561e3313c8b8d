/* sal-territory-design-sums.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-territory-design-private.h"

/* What territories add up to: measures, areas and accounts, which follow each move. */

static double *
sums_of (const SalTerritoryDesign *self, gint32 territory)
{
  return &self->sums[(gsize) (territory + 1) * self->measures->len];
}

static double *
residuals_of (const SalTerritoryDesign *self, guint area)
{
  return &self->residuals[(gsize) area * self->measures->len];
}

/* What an account gives to a measure that is derived from accounts. */
static double
worth (const SalAreaMeasure *measure, const SalDesignAccount *account)
{
  switch (measure->worth)
    {
    case SAL_ACCOUNT_WORTH_COUNT:
      return 1;
    case SAL_ACCOUNT_WORTH_REVENUE:
      return (double) account->revenue;
    case SAL_ACCOUNT_WORTH_PIPELINE:
      return (double) account->pipeline;
    case SAL_ACCOUNT_WORTH_OPPORTUNITIES:
      return account->n_open;
    case SAL_ACCOUNT_WORTH_NONE:
    default:
      return 0;
    }
}

/* The values of measures of accounts, by where these lie. */
static void
spread_accounts (SalTerritoryDesign *self)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const SalDesignAccount *account = &g_array_index (self->accounts, SalDesignAccount, i);

      for (guint m = 0; m < self->measures->len && account->area != SAL_GEOGRAPHY_NONE; m++)
        {
          SalAreaMeasure *measure = &g_array_index (self->measures, SalAreaMeasure, m);

          measure->values[account->area] += worth (measure, account);
        }
    }
}

double
sal_territory_design_get_worth (const SalTerritoryDesign *self,
                                guint measure,
                                const SalDesignAccount *account)
{
  const SalDesignScale *scale = &g_array_index (self->scales, SalDesignScale, measure);
  double value = worth (sal_territory_design_get_measure (self, measure), account);

  return scale->factors != NULL && account->area != SAL_GEOGRAPHY_NONE
             ? value * scale->factors[account->area]
             : value;
}

/* Finds the shares of an account, and what they add up to. Accounts are asked for in their order,
 * the first with *@next 0. */
const SalDesignShare *
sal_territory_design_next_shares (
    const SalTerritoryDesign *self, guint account, guint *next, guint *n_shares, double *whole)
{
  const SalDesignShare *shares = (const SalDesignShare *) (gpointer) self->shares->data;
  guint first = *next;

  *whole = 0;
  while (*next < self->shares->len && shares[*next].account == account)
    *whole += shares[(*next)++].share;
  *n_shares = *next - first;

  return shares + first;
}

/* An account that is elsewhere counts there, and not where it lies; one that lies nowhere, and is
 * not elsewhere, counts as what no territory has. */
static void
carve_out (SalTerritoryDesign *self, guint index, guint measure, guint *next_share)
{
  const SalDesignAccount *account = &g_array_index (self->accounts, SalDesignAccount, index);
  gint32 elsewhere = sal_design_account_beside_area (account);
  double value = sal_territory_design_get_worth (self, measure, account), whole;
  guint n_shares;
  const SalDesignShare *shares =
      sal_territory_design_next_shares (self, index, next_share, &n_shares, &whole);

  if (elsewhere == SAL_TERRITORY_NONE && account->area != SAL_GEOGRAPHY_NONE)
    return;
  if (account->area != SAL_GEOGRAPHY_NONE)
    residuals_of (self, account->area)[measure] -= value;
  else
    g_array_index (self->measures, SalAreaMeasure, measure).total += value;

  if (whole <= 0)
    sums_of (self, elsewhere)[measure] += value;
  for (guint i = 0; i < n_shares && whole > 0; i++)
    sums_of (self, shares[i].territory)[measure] += value * shares[i].share / whole;
}

/* Adds up one measure from its values, whatever was there before. */
void
sal_territory_design_add_up (SalTerritoryDesign *self, guint index)
{
  SalAreaMeasure *measure = &g_array_index (self->measures, SalAreaMeasure, index);

  measure->total = 0;
  for (gint32 t = SAL_TERRITORY_NONE; t < (gint32) self->territories->len; t++)
    sums_of (self, t)[index] = 0;
  for (guint area = 0; area < self->n_areas; area++)
    {
      residuals_of (self, area)[index] = measure->values[area];
      measure->total += measure->values[area];
    }
  for (guint i = 0, next_share = 0; i < self->accounts->len; i++)
    carve_out (self, i, index, &next_share);
  for (guint area = 0; area < self->n_areas; area++)
    sums_of (self, self->assignment[area])[index] += residuals_of (self, area)[index];
}

/* Where each account counts: with its area, or with the territories that have it beside theirs. */
static void
count_accounts (SalTerritoryDesign *self)
{
  for (guint i = 0, next_share = 0; i < self->accounts->len; i++)
    {
      const SalDesignAccount *account = &g_array_index (self->accounts, SalDesignAccount, i);
      gint32 elsewhere = sal_design_account_beside_area (account);
      double whole;
      guint n_shares;
      const SalDesignShare *shares =
          sal_territory_design_next_shares (self, i, &next_share, &n_shares, &whole);

      if (elsewhere == SAL_TERRITORY_NONE && account->area != SAL_GEOGRAPHY_NONE)
        self->n_accounts_at[account->area]++;
      else if (whole <= 0)
        self->n_accounts_of[elsewhere + 1]++;
      else
        {
          for (guint s = 0; s < n_shares; s++)
            self->n_accounts_of[shares[s].territory + 1]++;
        }
    }
}

/* Counts what an area brings to a territory, or takes away. */
static void
count_area (SalTerritoryDesign *self, gint32 territory, guint area, int sign)
{
  self->n_areas_of[territory + 1] += (guint) sign;
  self->n_accounts_of[territory + 1] += (guint) sign * self->n_accounts_at[area];
}

static void
add_area (SalTerritoryDesign *self, gint32 territory, guint area, int sign)
{
  double *sums = sums_of (self, territory);
  const double *residuals = residuals_of (self, area);

  for (guint m = 0; m < self->measures->len; m++)
    sums[m] += sign * residuals[m];
  count_area (self, territory, area, sign);
}

static void
insert_member (SalTerritoryDesign *self, gint32 territory, guint area)
{
  guint first = self->members[territory + 1];

  self->next[area] = first;
  self->previous[area] = SAL_GEOGRAPHY_NONE;
  if (first != SAL_GEOGRAPHY_NONE)
    self->previous[first] = area;
  self->members[territory + 1] = area;
}

static void
remove_member (SalTerritoryDesign *self, gint32 territory, guint area)
{
  guint before = self->previous[area], after = self->next[area];

  if (before != SAL_GEOGRAPHY_NONE)
    self->next[before] = after;
  else
    self->members[territory + 1] = after;
  if (after != SAL_GEOGRAPHY_NONE)
    self->previous[after] = before;
}

/* Gives an area to another territory; all sums follow. */
void
sal_territory_design_move_area (SalTerritoryDesign *self, guint area, gint32 territory)
{
  gint32 from = self->assignment[area];

  add_area (self, from, area, -1);
  add_area (self, territory, area, 1);
  remove_member (self, from, area);
  insert_member (self, territory, area);
  self->assignment[area] = territory;
  self->pieces[from + 1] = 0;
  self->pieces[territory + 1] = 0;
  sal_territory_design_forget_travel (self, from);
  sal_territory_design_forget_travel (self, territory);
}

/**
 * sal_territory_design_prepare:
 * @self: a design to which all was added
 *
 * Adds everything up, once. From then on the sums follow the moves.
 */
void
sal_territory_design_prepare (SalTerritoryDesign *self)
{
  guint n_measures = self->measures->len, n = self->territories->len + 1;

  g_return_if_fail (self->sums == NULL);

  self->sums = g_new0 (double, (gsize) n *MAX (n_measures, 1));
  self->residuals = g_new0 (double, (gsize) self->n_areas *MAX (n_measures, 1));
  self->n_areas_of = g_new0 (guint, n);
  self->n_accounts_of = g_new0 (guint, n);
  self->n_accounts_at = g_new0 (guint, self->n_areas);
  self->pieces = g_new0 (guint, n);
  self->members = g_new (guint, n);
  for (guint t = 0; t < n; t++)
    self->members[t] = SAL_GEOGRAPHY_NONE;
  spread_accounts (self);
  for (guint m = 0; m < n_measures; m++)
    sal_territory_design_add_up (self, m);
  count_accounts (self);
  for (guint area = 0; area < self->n_areas; area++)
    {
      count_area (self, self->assignment[area], area, 1);
      insert_member (self, self->assignment[area], area);
    }
  for (guint t = 0; t < self->territories->len; t++)
    self->capacity += g_array_index (self->territories, SalDesignTerritory, t).capacity;
}

double
sal_territory_design_get_sum (const SalTerritoryDesign *self, gint32 territory, guint measure)
{
  return sums_of (self, territory)[measure];
}

/**
 * sal_territory_design_get_residual:
 * @self: a design
 * @area: an area
 * @measure: the index of a measure
 *
 * Tells what goes with an area: its value without the accounts that lie in it, but belong to a
 * territory by name or by a rule.
 *
 * Returns: in the unit of the measure
 */
double
sal_territory_design_get_residual (const SalTerritoryDesign *self, guint area, guint measure)
{
  return self->residuals[(gsize) area * self->measures->len + measure];
}

/**
 * sal_territory_design_get_target:
 * @self: a design
 * @territory: the index of a territory
 * @measure: the index of a measure
 *
 * Computes what a territory is to have of what is assigned: its share of the capacity.
 *
 * Returns: the target, in the unit of the measure; %NAN without any capacity
 */
double
sal_territory_design_get_target (const SalTerritoryDesign *self, guint territory, guint measure)
{
  const SalAreaMeasure *whole = sal_territory_design_get_measure (self, measure);
  double assigned = whole->total - sums_of (self, SAL_TERRITORY_NONE)[measure];

  if (self->capacity <= 0)
    return NAN;

  return assigned * sal_territory_design_get_territory (self, territory)->capacity / self->capacity;
}

/**
 * sal_territory_design_get_index:
 * @self: a design
 * @territory: the index of a territory
 * @measure: the index of a measure
 *
 * Computes the index of a territory: what it has ÷ its target × 100.
 *
 * Returns: the index, 100 at the target; %NAN if there is no target
 */
double
sal_territory_design_get_index (const SalTerritoryDesign *self, guint territory, guint measure)
{
  double target = sal_territory_design_get_target (self, territory, measure);

  return target > 0 ? sums_of (self, (gint32) territory)[measure] / target * 100 : NAN;
}

guint
sal_territory_design_count_areas (const SalTerritoryDesign *self, gint32 territory)
{
  return self->n_areas_of[territory + 1];
}

guint
sal_territory_design_count_accounts (const SalTerritoryDesign *self, gint32 territory)
{
  return self->n_accounts_of[territory + 1];
}
