/* sal-cli-account-tier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-portfolio.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-number.h"
#include "sal-store-error.h"

static char *model;
static char *as_of;
static gboolean refresh;
static gboolean moved;

static const GOptionEntry options[] = {
  { "model",
    0,
    0,
    G_OPTION_ARG_STRING,
    &model,
    N_ ("Another tier model than the one in force on the day"),
    N_ ("NAME") },
  { "as-of",
    0,
    0,
    G_OPTION_ARG_STRING,
    &as_of,
    N_ ("The day to look from, by default today"),
    N_ ("YYYY-MM-DD") },
  { "moved", 0, 0, G_OPTION_ARG_NONE, &moved, N_ ("Only accounts that change their tier"), NULL },
  { "refresh",
    0,
    0,
    G_OPTION_ARG_NONE,
    &refresh,
    N_ ("Store scores and tiers with the accounts"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

/* What is read, and what came of it. */
typedef struct
{
  gint32 day;
  SalTierScheme *scheme;
  SalAccountPortfolio *portfolio;
} Tiers;

static void
tiers_clear (Tiers *self)
{
  g_clear_pointer (&self->scheme, sal_tier_scheme_free);
  g_clear_pointer (&self->portfolio, sal_account_portfolio_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tiers, tiers_clear)

static gpointer
read_tiers (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Tiers *self = data;
  gint64 id = model != NULL ? sal_tier_scheme_find_named (connection, model, error)
                            : sal_tier_scheme_find (connection, self->day, error);

  if (id < 0)
    return NULL;
  if (id == 0)
    {
      if (model != NULL)
        g_set_error (error,
                     SAL_STORE_ERROR,
                     SAL_STORE_ERROR_NOT_FOUND,
                     _ ("There is no tier model “%s”"),
                     model);
      else
        g_set_error_literal (
            error,
            SAL_STORE_ERROR,
            SAL_STORE_ERROR_NOT_FOUND,
            _ ("No tier model is in force on that day: “import FILE tier_model TABLE”, "
               "“tier_criterion” and “tier” add one"));
      return NULL;
    }
  self->scheme = sal_tier_scheme_load (connection, id, error);
  if (self->scheme == NULL || !sal_tier_scheme_check (self->scheme, error))
    return NULL;
  self->portfolio = sal_account_portfolio_load (connection, self->scheme, self->day, NULL, error);

  return self->portfolio;
}

static const char *
name_tier (const Tiers *self, int tier)
{
  return tier >= 0 ? g_array_index (self->scheme->tiers, SalTier, tier).name : "";
}

static gboolean
is_asked_for (const SalPortfolioAccount *account)
{
  return !moved || account->by_score != account->before;
}

/* --- JSON --- */

static void
print_account_json (const Tiers *self, SalCliJson *json, guint i, guint8 *scores)
{
  const SalPortfolioAccount *account =
      &g_array_index (self->portfolio->accounts, SalPortfolioAccount, i);

  sal_account_portfolio_score (self->portfolio, self->scheme, i, scores);
  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_id (json, "id", account->id);
  sal_cli_json_string (json, "name", account->name);
  sal_cli_json_real (json, "score", account->score);
  sal_cli_json_string (json, "tier", name_tier (self, account->tier));
  sal_cli_json_string (json, "tier_by_score", name_tier (self, account->by_score));
  sal_cli_json_string (json, "tier_before", name_tier (self, account->before));
  sal_cli_json_string (json, "reason", account->override != 0 ? account->reason : NULL);
  sal_cli_json_begin_object (json, "scores");
  for (guint k = 0; k < self->scheme->criteria->len; k++)
    if (scores[k] != 0)
      sal_cli_json_integer (
          json, g_array_index (self->scheme->criteria, SalTierCriterion, k).name, scores[k]);
  sal_cli_json_end_object (json);
  sal_cli_json_end_object (json);
}

static void
print_json (const Tiers *self)
{
  g_autofree SalTierSum *sums = g_new (SalTierSum, self->scheme->tiers->len + 1);
  g_autofree guint8 *scores = g_new (guint8, self->scheme->criteria->len + 1);
  SalCliJson *json = sal_cli_json_new ("account_tier");

  sal_account_portfolio_sum (self->portfolio, self->scheme, sums);
  sal_cli_json_string (json, "model", self->scheme->name);
  sal_cli_json_begin_array (json, "tiers");
  for (guint i = 0; i < self->scheme->tiers->len; i++)
    {
      const SalTier *tier = &g_array_index (self->scheme->tiers, SalTier, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "name", tier->name);
      sal_cli_json_integer (json, "from_score", tier->from_score);
      sal_cli_json_integer (json, "accounts", sums[i].n_accounts);
      if (tier->capacity >= 0)
        sal_cli_json_integer (json, "capacity", tier->capacity);
      sal_cli_json_integer (json, "came", sums[i].n_came);
      sal_cli_json_integer (json, "left", sums[i].n_left);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_integer (json, "without_tier", sums[self->scheme->tiers->len].n_accounts);
  sal_cli_json_begin_array (json, "accounts");
  for (guint i = 0; i < self->portfolio->accounts->len; i++)
    if (is_asked_for (&g_array_index (self->portfolio->accounts, SalPortfolioAccount, i)))
      print_account_json (self, json, i, scores);
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

/* --- for people --- */

static void
print_accounts (const Tiers *self)
{
  g_autofree guint8 *scores = g_new (guint8, self->scheme->criteria->len + 1);
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Account"), FALSE);
  sal_cli_table_add_column (table, _ ("Score"), TRUE);
  sal_cli_table_add_column (table, _ ("Tier"), FALSE);
  sal_cli_table_add_column (table, _ ("Before"), FALSE);
  for (guint k = 0; k < self->scheme->criteria->len; k++)
    sal_cli_table_add_column (
        table, g_array_index (self->scheme->criteria, SalTierCriterion, k).name, TRUE);
  for (guint i = 0; i < self->portfolio->accounts->len; i++)
    {
      const SalPortfolioAccount *account =
          &g_array_index (self->portfolio->accounts, SalPortfolioAccount, i);

      if (!is_asked_for (account))
        continue;
      sal_account_portfolio_score (self->portfolio, self->scheme, i, scores);
      sal_cli_table_cell (table, account->name);
      sal_cli_table_take_cell (
          table, isnan (account->score) ? g_strdup ("") : sal_number_format (account->score, 2));
      sal_cli_table_cell (table, name_tier (self, account->tier));
      sal_cli_table_cell (table, name_tier (self, account->before));
      for (guint k = 0; k < self->scheme->criteria->len; k++)
        sal_cli_table_take_cell (
            table, scores[k] != 0 ? g_strdup_printf ("%u", scores[k]) : g_strdup (""));
    }
  sal_cli_table_finish (table);
}

static void
print_tiers (const Tiers *self)
{
  guint n = self->scheme->tiers->len;
  g_autofree SalTierSum *sums = g_new (SalTierSum, n + 1);
  SalCliTable *table = sal_cli_table_new ();

  sal_account_portfolio_sum (self->portfolio, self->scheme, sums);
  sal_cli_table_add_column (table, _ ("Tier"), FALSE);
  sal_cli_table_add_column (table, _ ("From Score"), TRUE);
  sal_cli_table_add_column (table, _ ("Accounts"), TRUE);
  sal_cli_table_add_column (table, _ ("Capacity"), TRUE);
  sal_cli_table_add_column (table, _ ("Come"), TRUE);
  sal_cli_table_add_column (table, _ ("Leave"), TRUE);
  for (guint i = 0; i <= n; i++)
    {
      const SalTier *tier = i < n ? &g_array_index (self->scheme->tiers, SalTier, i) : NULL;

      sal_cli_table_cell (table, tier != NULL ? tier->name : _ ("No tier: not scored"));
      sal_cli_table_take_cell (
          table, tier != NULL ? g_strdup_printf ("%d", tier->from_score) : g_strdup (""));
      sal_cli_table_take_cell (table, sal_number_format (sums[i].n_accounts, 0));
      sal_cli_table_take_cell (table,
                               tier != NULL && tier->capacity >= 0
                                   ? sal_number_format ((double) tier->capacity, 0)
                                   : g_strdup (""));
      sal_cli_table_take_cell (table, sal_number_format (sums[i].n_came, 0));
      sal_cli_table_take_cell (table, sal_number_format (sums[i].n_left, 0));
    }
  sal_cli_table_finish (table);
}

/* --- storing --- */

static gboolean
store_tiers (SalWorkspace *workspace, const Tiers *self, guint *n_written, GError **error)
{
  SalTierRefresh what = { .model = self->scheme->id, .day = self->day };
  gboolean done = sal_store_run_sync (sal_workspace_get_store (workspace),
                                      _ ("Refresh Tiers"),
                                      SAL_COMMAND_DEFAULT,
                                      sal_account_tiers_refresh,
                                      &what,
                                      NULL,
                                      NULL,
                                      error);

  *n_written = what.n_written;

  return done;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Tiers) tiers = { .day = sal_date_today () };
  g_autoptr (SalWorkspace) workspace = NULL;
  GError *error = NULL;
  guint n = 0;

  if (as_of != NULL && !sal_date_parse_iso (as_of, &tiers.day))
    return sal_cli_usage (call, _ ("“%s” is no day like 2026-06-30"), as_of);
  workspace = sal_cli_open (call, refresh ? SAL_STORE_OPEN : SAL_STORE_READ_ONLY, &error);
  if (workspace == NULL ||
      sal_store_read_sync (sal_workspace_get_store (workspace), read_tiers, &tiers, NULL, &error) ==
          NULL ||
      (refresh && !store_tiers (workspace, &tiers, &n, &error)))
    return sal_cli_fail (call, error);

  if (call->json)
    {
      print_json (&tiers);
      return SAL_CLI_DONE;
    }
  print_accounts (&tiers);
  sal_cli_say (call, "%s", "");
  print_tiers (&tiers);
  if (refresh)
    sal_cli_say (call,
                 ngettext ("Stored the tier of %u account; “undo” takes it back.",
                           "Stored the tiers of %u accounts; “undo” takes it back.",
                           n),
                 n);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_account_tier_command = {
  .name = "account tier",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Score accounts and tell their tiers, or store them"),
  .description =
      N_ ("A tier model has criteria with weights, each scored from 1 to 5 by bands of a "
          "measure or by hand, and tiers by the score from 0 to 100 that comes of them. "
          "“import” adds and changes models, criteria, tiers, scores and decisions: "
          "tier_model, tier_criterion, tier, account_score, account_tier."),
  .options = options,
  .run = run,
};
