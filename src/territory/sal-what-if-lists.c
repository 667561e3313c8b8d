/* sal-what-if-lists.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-what-if.h"

#include <stdlib.h>

#include "sal-territory-design-private.h"

/* What can be asked about: the areas of a region, and the customers that count. */

/* --- regions --- */

/**
 * sal_what_if_list_region:
 * @design: a design
 * @parent: the id of a region or division
 *
 * Lists the areas of the territories of a region.
 *
 * Returns: (transfer full) (element-type guint): the areas
 */
GArray *
sal_what_if_list_region (const SalTerritoryDesign *design, gint64 parent)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (assignment[area] != SAL_TERRITORY_NONE &&
          sal_territory_design_get_territory (design, (guint) assignment[area])->parent == parent)
        g_array_append_val (areas, area);
    }

  return areas;
}

/**
 * sal_what_if_list_part:
 * @design: a design
 * @code: the code of what areas are part of, "AL" for the counties of Alabama
 *
 * Lists the areas of a state, or whatever the areas of the geography are part of.
 *
 * Returns: (transfer full) (element-type guint): the areas
 */
GArray *
sal_what_if_list_part (const SalTerritoryDesign *design, const char *code)
{
  guint n_areas;
  const SalGeographyArea *all =
      sal_geography_get_areas (sal_territory_design_get_geography (design), &n_areas);
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint area = 0; area < n_areas; area++)
    {
      if (g_strcmp0 (all[area].parent, code) == 0)
        g_array_append_val (areas, area);
    }

  return areas;
}

/* --- customers --- */

static int
compare_customers (gconstpointer one, gconstpointer other)
{
  const SalWhatIfCustomer *a = one, *b = other;

  if (a->share != b->share)
    return a->share > b->share ? -1 : 1;
  if (a->territory != b->territory)
    return (a->territory > b->territory) - (a->territory < b->territory);

  return (a->account > b->account) - (a->account < b->account);
}

static void
add_customer (GArray *customers,
              const SalTerritoryDesign *design,
              guint measure,
              SalWhatIfCustomer customer,
              double least)
{
  double whole;

  if (customer.territory == SAL_TERRITORY_NONE || customer.revenue <= 0)
    return;
  whole = sal_territory_design_get_sum (design, customer.territory, measure);
  customer.share = whole > 0 ? customer.revenue / whole : 0;
  if (customer.share >= least)
    g_array_append_val (customers, customer);
}

/**
 * sal_what_if_list_customers:
 * @design: a design that is prepared, with the measure of revenue
 * @share: a share of the revenue of a territory, 0 to 1
 *
 * Lists the accounts that at least such a share of the revenue of their territory comes from: what
 * it would lose with them. Of an account that spans territories each one counts its part.
 *
 * Returns: (transfer full) (element-type SalWhatIfCustomer): the largest share first
 */
GArray *
sal_what_if_list_customers (const SalTerritoryDesign *design, double share)
{
  GArray *customers = g_array_new (FALSE, FALSE, sizeof (SalWhatIfCustomer));
  guint measure, n_accounts, next = 0;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);

  if (!sal_territory_design_find_measure (design, "revenue", &measure))
    return customers;

  for (guint i = 0; i < n_accounts; i++)
    {
      SalWhatIfCustomer customer = {
        .territory = sal_territory_design_get_account_territory (design, i, NULL), .account = i
      };
      double revenue = sal_territory_design_get_worth (design, measure, &accounts[i]), whole;
      guint n_shares;
      const SalDesignShare *shares =
          sal_territory_design_next_shares (design, i, &next, &n_shares, &whole);

      customer.revenue = revenue;
      if (whole <= 0)
        add_customer (customers, design, measure, customer, share);
      for (guint s = 0; s < n_shares && whole > 0; s++)
        {
          customer.territory = shares[s].territory;
          customer.revenue = revenue * shares[s].share / whole;
          add_customer (customers, design, measure, customer, share);
        }
    }
  g_array_sort (customers, compare_customers);

  return customers;
}
