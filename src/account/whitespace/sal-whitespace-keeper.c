/* sal-whitespace-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-keeper.h"

#include "sal-kinds.h"

/* What cells are made of, and growth plays, which are told with them. */
static const SalAccountTouchPart parts[] = {
  { &sal_opportunity_kind, "account", "SELECT account FROM opportunity WHERE id = ?1" },
  { &sal_contract_kind, "account", "SELECT account FROM contract WHERE id = ?1" },
  { &sal_installed_product_kind, "account", "SELECT account FROM installed_product WHERE id = ?1" },
  { &sal_account_potential_kind, "account", "SELECT account FROM account_potential WHERE id = ?1" },
  { &sal_eligibility_exception_kind,
    "account",
    "SELECT account FROM eligibility_exception WHERE id = ?1" },
  { &sal_buying_unit_kind, "account", "SELECT account FROM buying_unit WHERE id = ?1" },
  { &sal_account_tier_kind, "account", "SELECT account FROM account_tier WHERE id = ?1" },
  { &sal_opportunity_line_kind,
    "opportunity",
    "SELECT o.account FROM opportunity_line l JOIN opportunity o ON o.id = l.opportunity"
    " WHERE l.id = ?1" },
  { &sal_account_plan_kind, "account", "SELECT account FROM account_plan WHERE id = ?1" },
  { &sal_growth_play_kind,
    "plan",
    "SELECT p.account FROM growth_play g JOIN account_plan p ON p.id = g.plan WHERE g.id = ?1" },
  { NULL, NULL, NULL },
};

/* What all accounts follow from. */
static const SalKind *const common[] = {
  &sal_stage_kind,
  &sal_product_kind,
  &sal_product_family_kind,
  &sal_exchange_rate_kind,
  &sal_tier_kind,
  &sal_person_kind,
  NULL,
};

static gpointer
load (SalConnection *connection, gint32 day, const char *accounts, GError **error)
{
  return sal_whitespace_load (connection, day, accounts, error);
}

static gboolean
merge (gpointer data, gpointer part)
{
  return sal_whitespace_merge (data, part);
}

static const SalAccountKeeperSource source = {
  .rules = { parts, common },
  .load = load,
  .merge = merge,
  .free = (GDestroyNotify) sal_whitespace_unref,
};

/**
 * sal_whitespace_keeper_get:
 * @store: a main store
 *
 * Gets who keeps the whitespace of a workspace, a SalWhitespace, for all who show it; it begins to
 * load when it is asked for first. One that is replaced goes, unless somebody has a reference.
 *
 * Returns: (transfer none): it, for as long as the store
 */
SalAccountKeeper *
sal_whitespace_keeper_get (SalStore *store)
{
  static const char KEY[] = "sal-whitespace-keeper";
  SalAccountKeeper *keeper = g_object_get_data (G_OBJECT (store), KEY);

  if (keeper == NULL)
    {
      keeper = sal_account_keeper_new (store, &source);
      g_object_set_data_full (G_OBJECT (store), KEY, keeper, g_object_unref);
    }

  return keeper;
}
