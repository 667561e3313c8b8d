/* sal-design-naming.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-naming.h"

#include <math.h>

#include "sal-id-map.h"
#include "sal-rate.h"

/* What accounts of a design come to when they are given to territories, kept or released. */

static gboolean
is_locked (const SalTerritoryDesign *design, gint32 territory)
{
  return territory != SAL_TERRITORY_NONE &&
         sal_territory_design_get_territory (design, (guint) territory)->is_locked;
}

/**
 * sal_design_is_account_locked:
 * @design: a design
 * @account: the index of an account
 *
 * Tells whether an account stays where it is because a territory that has it, or a share of it, is
 * locked.
 *
 * Returns: whether it does
 */
gboolean
sal_design_is_account_locked (const SalTerritoryDesign *design, guint account)
{
  guint n_shares;
  const SalDesignShare *shares = sal_territory_design_find_shares (design, account, &n_shares);

  for (guint i = 0; i < n_shares; i++)
    if (is_locked (design, shares[i].territory))
      return TRUE;

  return is_locked (design, sal_territory_design_get_account_territory (design, account, NULL));
}

static gint64
id_of_account (const SalTerritoryDesign *design, guint account)
{
  guint n_accounts;

  return sal_territory_design_get_accounts (design, &n_accounts)[account].id;
}

static gint64
id_of_territory (const SalTerritoryDesign *design, gint32 territory)
{
  return sal_territory_design_get_territory (design, (guint) territory)->id;
}

/* Shares need not add up to 1 in a design; written, they do, and the largest takes what rounding
 * leaves. */
static void
add_shares (const SalTerritoryDesign *design,
            guint account,
            const SalDesignShare *shares,
            guint n_shares,
            SalAccountNames *names)
{
  g_autofree gint64 *scaled = g_new (gint64, n_shares);
  gint64 rest = SAL_RATE_ONE;
  double whole = 0;
  guint largest = 0;

  for (guint i = 0; i < n_shares; i++)
    {
      whole += shares[i].share;
      largest = shares[i].share > shares[largest].share ? i : largest;
    }
  for (guint i = 0; i < n_shares; i++)
    {
      scaled[i] = whole > 0 ? llround (shares[i].share / whole * SAL_RATE_ONE) : 0;
      rest -= scaled[i];
    }
  scaled[largest] += rest;
  for (guint i = 0; i < n_shares; i++)
    if (scaled[i] > 0)
      sal_account_names_add (names,
                             id_of_account (design, account),
                             id_of_territory (design, shares[i].territory),
                             scaled[i]);
}

/**
 * sal_design_give_accounts:
 * @design: a design
 * @accounts: (array length=n_accounts): indexes of accounts
 * @n_accounts: how many
 * @shares: (array length=n_shares): what territories are to have of each; the accounts that they
 *   say are not looked at
 * @n_shares: how many, at least one
 * @names: gets the accounts
 *
 * Gives accounts to one territory, or shares them among several.
 *
 * Returns: how many stay because a territory that has them is locked; all of them if one that is to
 *   have them is
 */
guint
sal_design_give_accounts (const SalTerritoryDesign *design,
                          const guint *accounts,
                          guint n_accounts,
                          const SalDesignShare *shares,
                          guint n_shares,
                          SalAccountNames *names)
{
  guint n_left = 0;

  for (guint i = 0; i < n_shares; i++)
    if (is_locked (design, shares[i].territory))
      return n_accounts;

  for (guint i = 0; i < n_accounts; i++)
    {
      if (sal_design_is_account_locked (design, accounts[i]))
        n_left++;
      else
        add_shares (design, accounts[i], shares, n_shares, names);
    }

  return n_left;
}

/**
 * sal_design_release_accounts:
 * @design: a design
 * @accounts: (array length=n_accounts): indexes of accounts
 * @n_accounts: how many
 * @names: gets the accounts
 *
 * Lets accounts go by rules and areas again.
 *
 * Returns: how many stay because a territory that has them is locked
 */
guint
sal_design_release_accounts (const SalTerritoryDesign *design,
                             const guint *accounts,
                             guint n_accounts,
                             SalAccountNames *names)
{
  guint n_left = 0;

  for (guint i = 0; i < n_accounts; i++)
    {
      if (sal_design_is_account_locked (design, accounts[i]))
        n_left++;
      else
        sal_account_names_release (names, id_of_account (design, accounts[i]));
    }

  return n_left;
}

/**
 * sal_design_keep_accounts:
 * @design: a design
 * @accounts: (array length=n_accounts): indexes of accounts
 * @n_accounts: how many
 * @names: gets the accounts
 *
 * Names accounts for the territories that have them now, whatever becomes of areas and rules.
 *
 * Returns: how many no territory has
 */
guint
sal_design_keep_accounts (const SalTerritoryDesign *design,
                          const guint *accounts,
                          guint n_accounts,
                          SalAccountNames *names)
{
  guint n_left = 0;

  for (guint i = 0; i < n_accounts; i++)
    {
      gint32 territory = sal_territory_design_get_account_territory (design, accounts[i], NULL);
      SalDesignShare whole = { accounts[i], territory, 1, 0 };
      guint n_shares;
      const SalDesignShare *shares =
          sal_territory_design_find_shares (design, accounts[i], &n_shares);

      if (n_shares > 0)
        add_shares (design, accounts[i], shares, n_shares, names);
      else if (territory != SAL_TERRITORY_NONE)
        add_shares (design, accounts[i], &whole, 1, names);
      else
        n_left++;
    }

  return n_left;
}

/**
 * sal_design_return_accounts:
 * @design: a design
 * @accounts: (array length=n_accounts): indexes of accounts
 * @n_accounts: how many
 * @before: another design
 * @comparison: that of @before with @design
 * @names: gets the accounts
 *
 * Names accounts for the territories that had them in another alignment.
 *
 * Returns: how many are left: no territory had them, or it is no more, or a lock keeps them
 */
guint
sal_design_return_accounts (const SalTerritoryDesign *design,
                            const guint *accounts,
                            guint n_accounts,
                            const SalTerritoryDesign *before,
                            const SalDesignComparison *comparison,
                            SalAccountNames *names)
{
  guint n_before, n_left = 0;
  const SalDesignAccount *all = sal_territory_design_get_accounts (before, &n_before);
  g_autoptr (SalIdMap) places = sal_id_map_new (n_before);

  for (guint i = 0; i < n_before; i++)
    sal_id_map_insert (places, all[i].id, (gint32) i);
  for (guint i = 0; i < n_accounts; i++)
    {
      gint32 place = sal_id_map_lookup (places, id_of_account (design, accounts[i]));
      gint32 had = place >= 0
                       ? sal_territory_design_get_account_territory (before, (guint) place, NULL)
                       : SAL_TERRITORY_NONE;
      SalDesignShare share = {
        accounts[i], had != SAL_TERRITORY_NONE ? comparison->matches[had] : SAL_TERRITORY_NONE, 1, 0
      };

      if (share.territory == SAL_TERRITORY_NONE)
        n_left++;
      else
        n_left += sal_design_give_accounts (design, &accounts[i], 1, &share, 1, names);
    }

  return n_left;
}
