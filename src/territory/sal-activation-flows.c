/* sal-activation-flows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-flows.h"

typedef struct
{
  GArray *flows;
  GHashTable *places; /* of those: by from and to, keys that are flows themselves, index + 1 */
} Flows;

static guint
hash_flow (gconstpointer key)
{
  const SalActivationFlow *flow = key;

  return g_int64_hash (&flow->from_position) * 31 + g_int64_hash (&flow->from_person) * 37 +
         g_int64_hash (&flow->to_position) * 41 + g_int64_hash (&flow->to_person) * 43;
}

static gboolean
is_same (gconstpointer one, gconstpointer other)
{
  const SalActivationFlow *a = one, *b = other;

  return a->from_position == b->from_position && a->from_person == b->from_person &&
         a->to_position == b->to_position && a->to_person == b->to_person;
}

/* Valid until another flow is added. */
static SalActivationFlow *
get_flow (Flows *self, SalActivationFlow key)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &key));

  if (place == 0)
    {
      g_array_append_val (self->flows, key);
      place = self->flows->len;
      g_hash_table_insert (self->places, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (place));
    }

  return &g_array_index (self->flows, SalActivationFlow, place - 1);
}

static SalActivationFlow
key_of_move (const SalActivationMove *move)
{
  return (SalActivationFlow){
    move->from_position, move->from_person, move->to_position, move->to_person
  };
}

static SalActivationFlow
key_of_deal (const SalActivationDeal *deal)
{
  return (SalActivationFlow){
    deal->from_position, deal->from_person, deal->to_position, deal->to_person
  };
}

static int
compare_flows (gconstpointer one, gconstpointer other)
{
  const SalActivationFlow *a = one, *b = other;

  if (a->n_accounts != b->n_accounts)
    return a->n_accounts > b->n_accounts ? -1 : 1;
  if (a->pipeline != b->pipeline)
    return a->pipeline > b->pipeline ? -1 : 1;
  if (a->from_position != b->from_position)
    return a->from_position < b->from_position ? -1 : 1;
  if (a->from_person != b->from_person)
    return a->from_person < b->from_person ? -1 : 1;

  return (a->to_position > b->to_position) - (a->to_position < b->to_position);
}

/**
 * sal_activation_list_flows:
 * @plan: what an alignment does when it takes effect
 *
 * Adds up what goes from whom to whom: each account that moves counts once, and each open
 * opportunity that moves where it goes itself, which may be from somebody else than its account.
 *
 * Returns: (transfer full) (element-type SalActivationFlow): the flows, those of most accounts
 *   first
 */
GArray *
sal_activation_list_flows (const SalAlignmentActivation *plan)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (hash_flow, is_same, g_free, NULL);
  Flows self = { g_array_new (FALSE, FALSE, sizeof (SalActivationFlow)), places };

  for (guint i = 0; i < plan->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (plan->moves, SalActivationMove, i);
      SalActivationFlow *flow = get_flow (&self, key_of_move (move));

      flow->n_accounts++;
      flow->revenue += move->revenue;
    }
  for (guint i = 0; i < plan->opportunities->len; i++)
    {
      const SalActivationDeal *deal = &g_array_index (plan->opportunities, SalActivationDeal, i);
      SalActivationFlow *flow;

      if (deal->stays)
        continue;
      flow = get_flow (&self, key_of_deal (deal));
      flow->n_open++;
      flow->pipeline += deal->amount;
    }
  g_array_sort (self.flows, compare_flows);

  return self.flows;
}

/**
 * sal_activation_flow_is_to_vacant:
 * @self: a flow
 *
 * Tells whether it goes to a position that nobody holds.
 *
 * Returns: %TRUE if nobody will work on it until the position is filled
 */
gboolean
sal_activation_flow_is_to_vacant (const SalActivationFlow *self)
{
  return self->to_position != 0 && self->to_person == 0;
}

gboolean
sal_activation_flow_has_move (const SalActivationFlow *self, const SalActivationMove *move)
{
  SalActivationFlow key = key_of_move (move);

  return is_same (self, &key);
}

gboolean
sal_activation_flow_has_deal (const SalActivationFlow *self, const SalActivationDeal *deal)
{
  SalActivationFlow key = key_of_deal (deal);

  return !deal->stays && is_same (self, &key);
}
