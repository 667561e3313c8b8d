/* sal-tier-drafts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-drafts.h"

struct SalTierDrafts
{
  GHashTable *drafts; /* of Draft, by account */
};

typedef struct
{
  gint64 account;
  SalTierChoice begun; /* what was stored when it was begun */
  SalTierChoice now;
} Draft;

void
sal_tier_choice_clear (SalTierChoice *self)
{
  g_clear_pointer (&self->reason, g_free);
}

static char *
strip (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static gboolean
is_same_reason (const char *one, const char *other)
{
  g_autofree char *a = strip (one), *b = strip (other);

  return g_str_equal (a, b);
}

/**
 * sal_tier_choice_is_equal:
 * @self: a choice
 * @other: another one
 *
 * Returns: whether they say the same; without a tier there is no reason either
 */
gboolean
sal_tier_choice_is_equal (const SalTierChoice *self, const SalTierChoice *other)
{
  return self->tier == other->tier &&
         (self->tier == 0 || is_same_reason (self->reason, other->reason));
}

static void
draft_free (gpointer data)
{
  Draft *self = data;

  sal_tier_choice_clear (&self->begun);
  sal_tier_choice_clear (&self->now);
  g_free (self);
}

SalTierDrafts *
sal_tier_drafts_new (void)
{
  SalTierDrafts *self = g_new (SalTierDrafts, 1);

  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, draft_free);

  return self;
}

void
sal_tier_drafts_free (SalTierDrafts *self)
{
  g_hash_table_unref (self->drafts);
  g_free (self);
}

/**
 * sal_tier_drafts_keep:
 * @self: drafts
 * @account: an account
 * @begun: what was stored when @now was begun
 * @now: what was chosen and entered
 *
 * Keeps what was begun for an account, or forgets it if nothing was.
 */
void
sal_tier_drafts_keep (SalTierDrafts *self,
                      gint64 account,
                      const SalTierChoice *begun,
                      const SalTierChoice *now)
{
  Draft *draft;

  g_hash_table_remove (self->drafts, &account);
  if (sal_tier_choice_is_equal (begun, now))
    return;
  draft = g_new (Draft, 1);
  draft->account = account;
  draft->begun = (SalTierChoice){ begun->tier, g_strdup (begun->reason) };
  draft->now = (SalTierChoice){ now->tier, g_strdup (now->reason) };
  g_hash_table_insert (self->drafts, &draft->account, draft);
}

static SalTierChoice
get_stored (const SalTierScheme *scheme, const SalPortfolioAccount *account)
{
  if (account->override == 0 || sal_tier_scheme_find_tier (scheme, account->override) < 0)
    return (SalTierChoice){ 0 };

  return (SalTierChoice){ account->override, (char *) account->reason };
}

/**
 * sal_tier_drafts_merge:
 * @self: drafts
 * @scheme: the tier model of the account
 * @account: an account, as it is stored now
 *
 * Finds what is to be shown of a decision: what the person has changed as they left it, the rest as
 * it is stored. A tier that there is no more is not chosen any more.
 *
 * Returns: (transfer full): it
 */
SalTierChoice
sal_tier_drafts_merge (SalTierDrafts *self,
                       const SalTierScheme *scheme,
                       const SalPortfolioAccount *account)
{
  const Draft *draft = g_hash_table_lookup (self->drafts, &account->id);
  SalTierChoice merged = get_stored (scheme, account);

  if (draft != NULL && draft->now.tier != draft->begun.tier &&
      (draft->now.tier == 0 || sal_tier_scheme_find_tier (scheme, draft->now.tier) >= 0))
    merged.tier = draft->now.tier;
  if (draft != NULL && !is_same_reason (draft->now.reason, draft->begun.reason))
    merged.reason = draft->now.reason;
  merged.reason = g_strdup (merged.reason);

  return merged;
}

void
sal_tier_drafts_forget_all (SalTierDrafts *self)
{
  g_hash_table_remove_all (self->drafts);
}

/**
 * sal_tier_drafts_prune:
 * @self: drafts
 * @scheme: a tier model
 * @portfolio: accounts as they are stored now
 *
 * Forgets what is stored meanwhile, and that of accounts that are gone.
 */
void
sal_tier_drafts_prune (SalTierDrafts *self,
                       const SalTierScheme *scheme,
                       const SalAccountPortfolio *portfolio)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Draft *draft = value;
      gint64 place = sal_id_map_lookup (portfolio->indexes, draft->account);
      const SalPortfolioAccount *account =
          place >= 0 ? &g_array_index (portfolio->accounts, SalPortfolioAccount, (guint) place)
                     : NULL;
      g_auto (SalTierChoice) merged = { 0 };
      SalTierChoice stored = { 0 };

      if (account != NULL)
        {
          merged = sal_tier_drafts_merge (self, scheme, account);
          stored = get_stored (scheme, account);
        }
      if (sal_tier_choice_is_equal (&merged, &stored))
        g_hash_table_iter_remove (&iter);
    }
}

/**
 * sal_tier_drafts_get_first:
 * @self: drafts
 *
 * Returns: an account of which something is not stored; 0: there is none
 */
gint64
sal_tier_drafts_get_first (SalTierDrafts *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->drafts);

  return g_hash_table_iter_next (&iter, NULL, &value) ? ((const Draft *) value)->account : 0;
}
