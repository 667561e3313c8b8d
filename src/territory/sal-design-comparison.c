/* sal-design-comparison.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-comparison.h"

#include <glib/gi18n-lib.h>

#include "sal-id-map.h"

/* --- which territories are the same --- */

/* The key of a territory in a table, or NULL if it has none. */
typedef char *(*KeyFunc) (const SalDesignTerritory *territory);

static char *
name_key (const SalDesignTerritory *territory)
{
  return g_utf8_casefold (territory->name, -1);
}

static char *
position_key (const SalDesignTerritory *territory)
{
  return territory->position != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, territory->position)
                                  : NULL;
}

/* Of several territories with the same key the first is taken. */
static GHashTable *
list_free_territories (const SalTerritoryDesign *second, const guint8 *is_taken, KeyFunc key_of)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint t = sal_territory_design_get_n_territories (second); t-- > 0;)
    {
      char *key = is_taken[t] ? NULL : key_of (sal_territory_design_get_territory (second, t));

      if (key != NULL)
        g_hash_table_replace (table, key, GUINT_TO_POINTER (t + 1));
    }

  return table;
}

static void
match_by (const SalTerritoryDesign *first,
          const SalTerritoryDesign *second,
          KeyFunc key_of,
          guint8 *is_taken,
          gint32 *matches)
{
  g_autoptr (GHashTable) table = list_free_territories (second, is_taken, key_of);

  for (guint t = 0; t < sal_territory_design_get_n_territories (first); t++)
    {
      g_autofree char *key = key_of (sal_territory_design_get_territory (first, t));
      guint match;

      if (matches[t] != SAL_TERRITORY_NONE || key == NULL)
        continue;
      match = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
      if (match == 0)
        continue;
      matches[t] = (gint32) match - 1;
      is_taken[match - 1] = TRUE;
      g_hash_table_remove (table, key);
    }
}

static gint32 *
match_territories (const SalTerritoryDesign *first, const SalTerritoryDesign *second)
{
  guint n = sal_territory_design_get_n_territories (first);
  gint32 *matches = g_new (gint32, MAX (n, 1));
  g_autofree guint8 *is_taken =
      g_new0 (guint8, MAX (sal_territory_design_get_n_territories (second), 1));

  for (guint t = 0; t < n; t++)
    matches[t] = SAL_TERRITORY_NONE;
  match_by (first, second, name_key, is_taken, matches);
  match_by (first, second, position_key, is_taken, matches);

  return matches;
}

/* --- what moves --- */

typedef struct
{
  const SalTerritoryDesign *first;
  const SalTerritoryDesign *second;
  SalDesignComparison *comparison;
  GHashTable *pairs; /* of gint64 to SalDesignTransfer */
} Comparing;

static gboolean
moves (const Comparing *self, gint32 from, gint32 to)
{
  gint32 same = from != SAL_TERRITORY_NONE ? self->comparison->matches[from] : SAL_TERRITORY_NONE;

  /* what leaves a territory that is no more moves, even if it goes to none */
  return same != to || (from != SAL_TERRITORY_NONE && same == SAL_TERRITORY_NONE);
}

static SalDesignTransfer *
find_transfer (Comparing *self, gint32 from, gint32 to)
{
  gint64 key = (gint64) (((guint64) (guint32) from << 32) | (guint32) to);
  SalDesignTransfer *transfer = g_hash_table_lookup (self->pairs, &key);

  if (transfer == NULL)
    {
      transfer = g_new0 (SalDesignTransfer, 1);
      transfer->from = from;
      transfer->to = to;
      g_hash_table_insert (self->pairs, g_memdup2 (&key, sizeof key), transfer);
    }

  return transfer;
}

static void
compare_areas (Comparing *self)
{
  const gint32 *before = sal_territory_design_get_assignment (self->first);
  const gint32 *after = sal_territory_design_get_assignment (self->second);

  for (guint area = 0; area < sal_territory_design_get_n_areas (self->first); area++)
    {
      SalDesignMove move = { area, before[area], after[area] };

      if (!moves (self, move.from, move.to))
        continue;
      g_array_append_val (self->comparison->areas, move);
      find_transfer (self, move.from, move.to)->n_areas++;
    }
}

static SalIdMap *
list_accounts (const SalTerritoryDesign *design)
{
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (design, &n_accounts);
  SalIdMap *places = sal_id_map_new (n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    sal_id_map_insert (places, accounts[i].id, (gint32) i);

  return places;
}

static void
compare_accounts (Comparing *self)
{
  g_autoptr (SalIdMap) places = list_accounts (self->first);
  guint n_accounts;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (self->second, &n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      gint32 place = sal_id_map_lookup (places, accounts[i].id);
      SalDesignAccountMove move = {
        i,
        place >= 0 ? sal_territory_design_get_account_territory (self->first, (guint) place, NULL)
                   : SAL_TERRITORY_NONE,
        sal_territory_design_get_account_territory (self->second, i, NULL),
      };
      SalDesignTransfer *transfer;

      if (!moves (self, move.from, move.to))
        continue;
      g_array_append_val (self->comparison->accounts, move);
      transfer = find_transfer (self, move.from, move.to);
      transfer->n_accounts++;
      transfer->n_open += accounts[i].n_open;
      transfer->revenue += accounts[i].revenue;
      transfer->pipeline += accounts[i].pipeline;
    }
}

static int
compare_transfers (gconstpointer first, gconstpointer second)
{
  const SalDesignTransfer *one = first;
  const SalDesignTransfer *other = second;

  if (one->revenue != other->revenue)
    return one->revenue > other->revenue ? -1 : 1;
  if (one->n_areas != other->n_areas)
    return one->n_areas > other->n_areas ? -1 : 1;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;

  return (one->to > other->to) - (one->to < other->to);
}

static void
add_up (Comparing *self)
{
  SalDesignTransfer *total = &self->comparison->total;
  SalDesignTransfer *transfer;
  GHashTableIter iter;

  *total = (SalDesignTransfer){ .from = SAL_TERRITORY_NONE, .to = SAL_TERRITORY_NONE };
  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &transfer))
    {
      g_array_append_vals (self->comparison->transfers, transfer, 1);
      total->n_areas += transfer->n_areas;
      total->n_accounts += transfer->n_accounts;
      total->n_open += transfer->n_open;
      total->revenue += transfer->revenue;
      total->pipeline += transfer->pipeline;
    }
  g_array_sort (self->comparison->transfers, compare_transfers);
}

/**
 * sal_design_comparison_new:
 * @first: a design that is prepared
 * @second: another one over the same geography, likewise, of the same workspace
 *
 * Compares two alignments. Territories are the same if they have the same name, whatever its case;
 * of those left, if they have the same position. An account that several territories share is
 * counted with the one that has most of it. What accounts are worth is what the second design says.
 *
 * Returns: (transfer full): what moves
 */
SalDesignComparison *
sal_design_comparison_new (const SalTerritoryDesign *first, const SalTerritoryDesign *second)
{
  SalDesignComparison *self;
  g_autoptr (GHashTable) pairs =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Comparing comparing = { first, second, NULL, pairs };

  g_return_val_if_fail (
      sal_territory_design_get_n_areas (first) == sal_territory_design_get_n_areas (second), NULL);

  self = comparing.comparison = g_new0 (SalDesignComparison, 1);
  self->matches = match_territories (first, second);
  self->areas = g_array_new (FALSE, FALSE, sizeof (SalDesignMove));
  self->accounts = g_array_new (FALSE, FALSE, sizeof (SalDesignAccountMove));
  self->transfers = g_array_new (FALSE, FALSE, sizeof (SalDesignTransfer));
  compare_areas (&comparing);
  compare_accounts (&comparing);
  add_up (&comparing);

  return self;
}

void
sal_design_comparison_free (SalDesignComparison *self)
{
  g_free (self->matches);
  g_array_unref (self->areas);
  g_array_unref (self->accounts);
  g_array_unref (self->transfers);
  g_free (self);
}

/**
 * sal_design_name_side:
 * @design: one of the designs that are compared
 * @territory: the index of a territory, or %SAL_TERRITORY_NONE
 *
 * Says who something comes from, or goes to: a territory, with who holds its position.
 *
 * Returns: (transfer full): "West 1 (Ana Ruiz)", "West 2 (vacant)", or the name alone of what has
 *   no position
 */
char *
sal_design_name_side (const SalTerritoryDesign *design, gint32 territory)
{
  const SalDesignTerritory *found;

  if (territory == SAL_TERRITORY_NONE)
    return g_strdup (_ ("no territory"));

  found = sal_territory_design_get_territory (design, (guint) territory);
  if (found->position == 0)
    return g_strdup (found->name);

  /* translators: a territory, and who has it */
  return g_strdup_printf (
      _ ("%1$s (%2$s)"), found->name, found->holder != NULL ? found->holder : _ ("vacant"));
}
