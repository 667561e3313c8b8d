/* sal-rule-effects.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-rules.h"

#include "sal-id-map.h"

/* What rules come to in a design: which of the accounts they match they decide, and who would have
 * these without them. */

typedef struct
{
  const SalTerritoryDesign *design;
  const GPtrArray *rules;
  GPtrArray *effects;
  gint32 *first;  /* by account: the first rule that matches and has a territory, or −1 */
  gint32 *second; /* likewise, the one after that */
} Weighing;

static void
effect_free (gpointer data)
{
  SalRuleEffect *effect = data;

  g_array_unref (effect->takes);
  g_free (effect);
}

static gint32
territory_of_rule (const Weighing *self, gint32 rule)
{
  const SalTerritoryRule *found = g_ptr_array_index (self->rules, rule);

  return sal_territory_design_find_territory (self->design, found->territory);
}

static void
match_accounts (Weighing *self, guint n_accounts, const SalDesignAccount *accounts)
{
  g_autoptr (SalIdMap) places = sal_id_map_new (n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      sal_id_map_insert (places, accounts[i].id, (gint32) i);
      self->first[i] = self->second[i] = -1;
    }
  for (guint r = 0; r < self->rules->len; r++)
    {
      const SalTerritoryRule *rule = g_ptr_array_index (self->rules, r);
      SalRuleEffect *effect = g_ptr_array_index (self->effects, r);
      gboolean has_territory = territory_of_rule (self, (gint32) r) != SAL_TERRITORY_NONE;

      for (guint i = 0; i < rule->accounts->len; i++)
        {
          gint32 place = sal_id_map_lookup (places, g_array_index (rule->accounts, gint64, i));

          if (place < 0)
            continue;
          effect->n_matches++;
          if (has_territory && self->first[place] < 0)
            self->first[place] = (gint32) r;
          else if (has_territory && self->second[place] < 0)
            self->second[place] = (gint32) r;
        }
    }
}

static void
take_from (SalRuleEffect *effect, gint32 from)
{
  SalRuleTake take = { from, 1 };

  for (guint i = 0; i < effect->takes->len; i++)
    if (g_array_index (effect->takes, SalRuleTake, i).from == from)
      {
        g_array_index (effect->takes, SalRuleTake, i).n_accounts++;
        return;
      }
  g_array_append_val (effect->takes, take);
}

/* Without the rule, the next one that matches has the account, else its area. */
static void
decide (Weighing *self, guint account, const SalDesignAccount *found)
{
  gint32 rule = self->first[account], from = SAL_TERRITORY_NONE;
  SalRuleEffect *effect;

  if (rule < 0 || found->named != SAL_TERRITORY_NONE)
    return;
  effect = g_ptr_array_index (self->effects, rule);
  effect->n_decided++;
  if (self->second[account] >= 0)
    from = territory_of_rule (self, self->second[account]);
  else if (found->area != SAL_GEOGRAPHY_NONE)
    from = sal_territory_design_get_assignment (self->design)[found->area];
  if (from != territory_of_rule (self, rule))
    take_from (effect, from);
}

static int
compare_takes (gconstpointer one, gconstpointer other)
{
  const SalRuleTake *a = one, *b = other;

  if (a->n_accounts != b->n_accounts)
    return a->n_accounts > b->n_accounts ? -1 : 1;

  return (a->from > b->from) - (a->from < b->from);
}

/**
 * sal_rule_effects_new:
 * @design: a design
 * @rules: (element-type SalTerritoryRule): the rules of its alignment, those that count first in
 *   front
 *
 * Finds out what each rule does to the accounts of a design.
 *
 * Returns: (transfer full) (element-type SalRuleEffect): what each rule does, in their order
 */
GPtrArray *
sal_rule_effects_new (const SalTerritoryDesign *design, const GPtrArray *rules)
{
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);
  g_autofree gint32 *first = g_new (gint32, MAX (n_accounts, 1));
  g_autofree gint32 *second = g_new (gint32, MAX (n_accounts, 1));
  GPtrArray *effects = g_ptr_array_new_with_free_func (effect_free);
  Weighing weighing = { design, rules, effects, first, second };

  for (guint r = 0; r < rules->len; r++)
    {
      SalRuleEffect *effect = g_new0 (SalRuleEffect, 1);

      effect->takes = g_array_new (FALSE, FALSE, sizeof (SalRuleTake));
      g_ptr_array_add (effects, effect);
    }
  match_accounts (&weighing, n_accounts, accounts);
  for (guint i = 0; i < n_accounts; i++)
    decide (&weighing, i, &accounts[i]);
  for (guint r = 0; r < effects->len; r++)
    g_array_sort (((SalRuleEffect *) g_ptr_array_index (effects, r))->takes, compare_takes);

  return effects;
}
