/* sal-design-warnings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-warnings.h"

#include <math.h>

#include "sal-id-map.h"

/* Shares come from scaled integers: nothing smaller is meant. */
#define SHARE_EPSILON 1e-8

static void
add (GArray *warnings, SalDesignWarning warning)
{
  g_array_append_val (warnings, warning);
}

static SalDesignWarning
about_territory (SalDesignWarningType type, gint32 territory, guint n)
{
  return (SalDesignWarning){
    .type = type,
    .account = G_MAXUINT,
    .area = SAL_GEOGRAPHY_NONE,
    .territory = territory,
    .other = SAL_TERRITORY_NONE,
    .n = n,
  };
}

static SalDesignWarning
about_account (SalDesignWarningType type, guint account)
{
  return (SalDesignWarning){
    .type = type,
    .account = account,
    .area = SAL_GEOGRAPHY_NONE,
    .territory = SAL_TERRITORY_NONE,
    .other = SAL_TERRITORY_NONE,
  };
}

/* --- areas --- */

/* One for each piece but the largest. */
static void
add_pieces (SalTerritoryDesign *design, guint territory, GArray *warnings)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);

  if (sal_territory_design_count_pieces (design, territory) <= 1)
    return;

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      SalDesignWarning warning;

      if (assignment[area] != (gint32) territory ||
          !sal_territory_design_stands_for_piece (design, area))
        continue;
      warning = about_territory (SAL_DESIGN_WARNING_DETACHED,
                                 (gint32) territory,
                                 sal_territory_design_count_piece (design, area));
      warning.area = area;
      add (warnings, warning);
    }
}

/* By the measures that the design is to be balanced by. */
static void
add_deviations (SalTerritoryDesign *design, guint territory, GArray *warnings)
{
  for (guint m = 0; m < sal_territory_design_get_n_measures (design); m++)
    {
      SalDesignWarning warning =
          about_territory (SAL_DESIGN_WARNING_TOLERANCE, (gint32) territory, 0);

      if (!sal_territory_design_is_goal (design, m) ||
          sal_territory_design_is_within_tolerance (design, territory, m))
        continue;
      warning.measure = m;
      warning.share = sal_territory_design_get_index (design, territory, m) / 100 - 1;
      add (warnings, warning);
    }
}

static void
add_territories (SalTerritoryDesign *design, GArray *warnings)
{
  guint n_unassigned = sal_territory_design_count_areas (design, SAL_TERRITORY_NONE);

  if (n_unassigned > 0)
    add (warnings,
         about_territory (SAL_DESIGN_WARNING_UNASSIGNED, SAL_TERRITORY_NONE, n_unassigned));
  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    {
      add_pieces (design, t, warnings);
      if (sal_territory_design_count_areas (design, (gint32) t) == 0 &&
          sal_territory_design_count_accounts (design, (gint32) t) == 0)
        add (warnings, about_territory (SAL_DESIGN_WARNING_EMPTY, (gint32) t, 0));
      else
        add_deviations (design, t, warnings);
    }
}

/* --- accounts by name --- */

static void
add_shares (SalTerritoryDesign *design, GArray *warnings)
{
  guint n_shares;
  const SalDesignShare *shares = sal_territory_design_get_shares (design, &n_shares);

  for (guint i = 0; i < n_shares;)
    {
      SalDesignWarning warning = about_account (SAL_DESIGN_WARNING_SHARES, shares[i].account);

      for (; i < n_shares && shares[i].account == warning.account; i++)
        warning.share += shares[i].share;
      if (fabs (warning.share - 1) > SHARE_EPSILON)
        add (warnings, warning);
    }
}

static void
add_coverage (const GArray *covered_twice, const SalIdMap *places, GArray *warnings)
{
  for (guint i = 0; i < covered_twice->len; i++)
    {
      gint32 place = sal_id_map_lookup (places, g_array_index (covered_twice, gint64, i));

      if (place >= 0)
        add (warnings, about_account (SAL_DESIGN_WARNING_COVERAGE, (guint) place));
    }
}

/* --- accounts by rule --- */

static gboolean
is_named_for (SalTerritoryDesign *design, guint account, gint32 territory)
{
  guint n_shares;
  const SalDesignShare *shares = sal_territory_design_find_shares (design, account, &n_shares);

  for (guint i = 0; i < n_shares; i++)
    if (shares[i].territory == territory)
      return TRUE;

  return FALSE;
}

static void
add_names_against_rules (SalTerritoryDesign *design, GArray *warnings)
{
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      SalDesignWarning warning = about_account (SAL_DESIGN_WARNING_NAME_AGAINST_RULE, i);

      if (accounts[i].named == SAL_TERRITORY_NONE || accounts[i].by_rule == SAL_TERRITORY_NONE ||
          is_named_for (design, i, accounts[i].by_rule))
        continue;
      warning.territory = accounts[i].named;
      warning.other = accounts[i].by_rule;
      add (warnings, warning);
    }
}

/* Of the rules that match an account the first, and the first after it that says otherwise. Those
 * of accounts that have a name do not matter. */
static void
add_rules (SalTerritoryDesign *design,
           const GPtrArray *rules,
           const SalIdMap *places,
           GArray *warnings)
{
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);
  g_autofree SalDesignWarning *found = g_new0 (SalDesignWarning, MAX (n_accounts, 1));

  for (guint i = 0; i < n_accounts; i++)
    found[i] = about_account (SAL_DESIGN_WARNING_RULES_DISAGREE, i);
  for (guint r = 0; r < rules->len; r++)
    {
      const SalTerritoryRule *rule = g_ptr_array_index (rules, r);
      gint32 territory = sal_territory_design_find_territory (design, rule->territory);

      for (guint i = 0; i < rule->accounts->len && territory != SAL_TERRITORY_NONE; i++)
        {
          gint32 place = sal_id_map_lookup (places, g_array_index (rule->accounts, gint64, i));

          if (place < 0 || accounts[place].named != SAL_TERRITORY_NONE)
            continue;
          if (found[place].territory == SAL_TERRITORY_NONE)
            {
              found[place].territory = territory;
              found[place].rule = r;
            }
          else if (found[place].territory != territory && found[place].other == SAL_TERRITORY_NONE)
            {
              found[place].other = territory;
              found[place].other_rule = r;
            }
        }
    }
  for (guint i = 0; i < n_accounts; i++)
    if (found[i].other != SAL_TERRITORY_NONE)
      add (warnings, found[i]);
}

/**
 * sal_design_warnings_new:
 * @design: a design that is prepared
 * @rules: (element-type SalTerritoryRule): the rules of its alignment, those that count first in
 *   front
 * @covered_twice: (element-type gint64): ids of accounts that two positions have at once
 *
 * Finds what somebody should look at: areas of no territory, detached pieces, empty territories or
 * such as are farther from their targets than the goals of the design allow,
 * shares that do not add up, coverage that overlaps, names that stand against rules, and rules that
 * stand against each other, in this order.
 *
 * Returns: (transfer full) (element-type SalDesignWarning): the warnings
 */
GArray *
sal_design_warnings_new (SalTerritoryDesign *design,
                         const GPtrArray *rules,
                         const GArray *covered_twice)
{
  GArray *warnings = g_array_new (FALSE, FALSE, sizeof (SalDesignWarning));
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);
  g_autoptr (SalIdMap) places = sal_id_map_new (n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    sal_id_map_insert (places, accounts[i].id, (gint32) i);
  add_territories (design, warnings);
  add_shares (design, warnings);
  add_coverage (covered_twice, places, warnings);
  add_names_against_rules (design, warnings);
  add_rules (design, rules, places, warnings);

  return warnings;
}
