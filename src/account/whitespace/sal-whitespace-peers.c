/* sal-whitespace-peers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace.h"

#include <stdlib.h>

/* Of those of one segment, or of one segment and industry: for each family what its owners pay for
 * it in a year, rising. */
typedef struct
{
  guint n_families;
  GArray *values[]; /* of gint64 */
} Group;

#define ALL_INDUSTRIES G_MAXUINT32

static guint64
make_key (gint32 segment, guint32 industry)
{
  return (guint64) segment << 32 | industry;
}

static Group *
group_new (guint n_families)
{
  Group *self = g_malloc0 (sizeof (Group) + n_families * sizeof (GArray *));

  self->n_families = n_families;
  for (guint i = 0; i < n_families; i++)
    self->values[i] = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

static void
group_free (gpointer data)
{
  Group *self = data;

  for (guint i = 0; i < self->n_families; i++)
    g_array_unref (self->values[i]);
  g_free (self);
}

static Group *
get_group (SalWhitespace *self, gint32 segment, guint32 industry)
{
  guint64 key = make_key (segment, industry);
  Group *group = g_hash_table_lookup (self->groups, &key);

  if (group == NULL)
    {
      group = group_new (self->families->len);
      g_hash_table_insert (self->groups, g_memdup2 (&key, sizeof key), group);
    }

  return group;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* The first place in rising values that is not below @value. */
static guint
find_place (const GArray *values, gint64 value)
{
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (values, gint64, middle) < value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* What an account pays for a family, if it tells others anything. */
static gint64
get_payment (const SalWhitespace *self, const SalWhitespaceAccount *account, guint family)
{
  const SalWhitespaceCell *cell =
      sal_whitespace_get_cell (self, account, SAL_WHITESPACE_ROW_WHOLE, family);

  return cell->state == SAL_WHITESPACE_OWNED ? cell->current : 0;
}

enum
{
  OF_SEGMENT,
  OF_INDUSTRY,
  N_GROUPS,
};

/* No groups without a segment, one without an industry. */
static void
find_groups (SalWhitespace *self, SalWhitespaceAccount *account)
{
  gboolean has_segment = account->segment != SAL_DIMENSION_NONE;
  gboolean has_industry = has_segment && account->industry != SAL_DIMENSION_NONE;

  account->groups[OF_SEGMENT] =
      has_segment ? get_group (self, account->segment, ALL_INDUSTRIES) : NULL;
  account->groups[OF_INDUSTRY] =
      has_industry ? get_group (self, account->segment, (guint32) account->industry) : NULL;
}

static GArray *
get_values (const SalWhitespaceAccount *account, guint group, guint family)
{
  Group *one = account->groups[group];

  return one != NULL ? one->values[family] : NULL;
}

/**
 * sal_whitespace_gather_peers:
 * @self: a portfolio whose accounts are derived, though without peers
 *
 * Gathers what accounts pay for families, by segment and industry.
 */
void
sal_whitespace_gather_peers (SalWhitespace *self)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_pointer (&self->groups, g_hash_table_unref);
  self->groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, group_free);
  for (guint i = 0; i < self->accounts->len; i++)
    {
      SalWhitespaceAccount *account = sal_whitespace_get_account (self, i);

      find_groups (self, account);
      for (guint family = 0; family < self->families->len; family++)
        {
          gint64 payment = get_payment (self, account, family);

          for (guint k = 0; payment > 0 && k < N_GROUPS && account->groups[k] != NULL; k++)
            g_array_append_val (get_values (account, k, family), payment);
        }
    }
  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint family = 0; family < self->families->len; family++)
      {
        GArray *values = ((Group *) value)->values[family];

        if (values->len > 1)
          qsort (values->data, values->len, sizeof (gint64), compare_values);
      }
}

/**
 * sal_whitespace_change_peers:
 * @self: a portfolio that knows its peers
 * @account: one of its accounts, derived
 * @added: %FALSE before it changes, %TRUE after it did
 *
 * Takes what an account pays away from what its peers know, after which it has none, or adds it.
 */
void
sal_whitespace_change_peers (SalWhitespace *self, SalWhitespaceAccount *account, gboolean added)
{
  if (added)
    find_groups (self, account);
  for (guint family = 0; family < self->families->len; family++)
    {
      gint64 payment = get_payment (self, account, family);

      for (guint k = 0; payment > 0 && k < N_GROUPS && account->groups[k] != NULL; k++)
        {
          GArray *values = get_values (account, k, family);
          guint place = find_place (values, payment);

          if (added)
            g_array_insert_val (values, place, payment);
          else
            g_array_remove_index (values, place);
        }
    }
  if (!added)
    account->groups[OF_SEGMENT] = account->groups[OF_INDUSTRY] = NULL;
}

/**
 * sal_whitespace_list_payments:
 * @self: a portfolio
 * @account: one of its accounts, derived
 *
 * Lists what an account tells its peers.
 *
 * Returns: (transfer full) (array): for each family what it pays in a year, in minor units; 0:
 *   nothing
 */
gint64 *
sal_whitespace_list_payments (const SalWhitespace *self, const SalWhitespaceAccount *account)
{
  gint64 *payments = g_new (gint64, self->families->len + 1);

  for (guint family = 0; family < self->families->len; family++)
    payments[family] = get_payment (self, account, family);

  return payments;
}

/* The value at a place among values of which one is left out. */
static gint64
get_other (const GArray *values, guint left_out, guint place)
{
  return g_array_index (values, gint64, place < left_out ? place : place + 1);
}

static gboolean
find_median (const GArray *values, gint64 own, SalWhitespacePeers *peers)
{
  guint left_out, n;

  if (values == NULL)
    return FALSE;
  left_out = own > 0 ? find_place (values, own) : values->len;
  n = values->len - (own > 0);
  if (n < SAL_WHITESPACE_PEERS)
    return FALSE;
  peers->n = n;
  peers->median = get_other (values, left_out, n / 2);
  if (n % 2 == 0)
    {
      gint64 below = get_other (values, left_out, n / 2 - 1);

      peers->median = below + (peers->median - below + 1) / 2;
    }

  return TRUE;
}

/**
 * sal_whitespace_find_peers:
 * @self: a portfolio
 * @account: one of its accounts
 * @family: a product family
 * @peers: (out): what its peers are
 *
 * Finds what the peers of an account pay for a family in a year: the median of the others of its
 * segment and industry that own it and pay something, or, if those are fewer than
 * %SAL_WHITESPACE_PEERS, of the others of its segment. The median of an even number is the middle
 * between the two in the middle, rounded up to a minor unit.
 *
 * Returns: %FALSE if those are too few as well, or it has no segment
 */
gboolean
sal_whitespace_find_peers (const SalWhitespace *self,
                           const SalWhitespaceAccount *account,
                           guint family,
                           SalWhitespacePeers *peers)
{
  gint64 own = get_payment (self, account, family);

  peers->by_industry = find_median (get_values (account, OF_INDUSTRY, family), own, peers);

  return peers->by_industry || find_median (get_values (account, OF_SEGMENT, family), own, peers);
}

/**
 * sal_whitespace_list_peers:
 * @self: a portfolio
 * @account: one of its accounts
 * @family: a product family
 *
 * Lists the peers that sal_whitespace_find_peers() finds.
 *
 * Returns: (transfer full) (element-type guint): the places of their accounts, none if it finds
 * none
 */
GArray *
sal_whitespace_list_peers (const SalWhitespace *self,
                           const SalWhitespaceAccount *account,
                           guint family)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  SalWhitespacePeers peers;

  if (!sal_whitespace_find_peers (self, account, family, &peers))
    return list;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const SalWhitespaceAccount *other = sal_whitespace_get_account (self, i);

      if (other != account && other->segment == account->segment &&
          (!peers.by_industry || other->industry == account->industry) &&
          get_payment (self, other, family) > 0)
        g_array_append_val (list, i);
    }

  return list;
}
