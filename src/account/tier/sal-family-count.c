/* sal-family-count.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-family-count.h"

#include "sal-id-map.h"

/* An opportunity that was won. */
typedef struct
{
  guint account;
  gint32 family; /* −1: none of its own */
  gboolean has_lines;
} Won;

struct _SalFamilyCount
{
  SalIdMap *families; /* places of those that were met so far */
  SalIdMap *indexes;  /* of opportunities */
  GArray *won;        /* of Won */
  GArray *bought;     /* of guint64: account << 32 | family */
};

SalFamilyCount *
sal_family_count_new (void)
{
  SalFamilyCount *self = g_new0 (SalFamilyCount, 1);

  self->families = sal_id_map_new (0);
  self->indexes = sal_id_map_new (0);
  self->won = g_array_new (FALSE, FALSE, sizeof (Won));
  self->bought = g_array_new (FALSE, FALSE, sizeof (guint64));

  return self;
}

void
sal_family_count_free (SalFamilyCount *self)
{
  sal_id_map_free (self->families);
  sal_id_map_free (self->indexes);
  g_array_unref (self->won);
  g_array_unref (self->bought);
  g_free (self);
}

/* −1 for none */
static gint32
find_family (SalFamilyCount *self, gint64 id)
{
  gint32 place = id != 0 ? sal_id_map_lookup (self->families, id) : -1;

  if (id == 0 || place >= 0)
    return place;
  place = (gint32) sal_id_map_get_size (self->families);
  sal_id_map_insert (self->families, id, place);

  return place;
}

static void
add_bought (SalFamilyCount *self, guint account, gint32 family)
{
  guint64 key = (guint64) account << 32 | (guint32) family;

  if (family >= 0)
    g_array_append_val (self->bought, key);
}

/**
 * sal_family_count_add_opportunity:
 * @self: a count
 * @opportunity: the id of an opportunity that was won
 * @account: the place of its account
 * @family: the id of the family it is about, where no line says it; 0: none
 */
void
sal_family_count_add_opportunity (SalFamilyCount *self,
                                  gint64 opportunity,
                                  guint account,
                                  gint64 family)
{
  Won won = { account, find_family (self, family), FALSE };

  sal_id_map_insert (self->indexes, opportunity, (gint32) self->won->len);
  g_array_append_val (self->won, won);
}

/**
 * sal_family_count_add_line:
 * @self: a count
 * @opportunity: the id of its opportunity; one that was not added is passed over
 * @family: the id of the family of its product; 0: that of the opportunity
 */
void
sal_family_count_add_line (SalFamilyCount *self, gint64 opportunity, gint64 family)
{
  gint32 index = sal_id_map_lookup (self->indexes, opportunity);
  Won *won = index >= 0 ? &g_array_index (self->won, Won, index) : NULL;

  if (won == NULL)
    return;
  won->has_lines = TRUE;
  add_bought (self, won->account, family != 0 ? find_family (self, family) : won->family);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

/**
 * sal_family_count_finish:
 * @self: a count, to which nothing is added any more
 * @n_accounts: how many places of accounts there are
 *
 * Returns: (transfer full) (array length=n_accounts): how many families each account has bought
 */
guint *
sal_family_count_finish (SalFamilyCount *self, guint n_accounts)
{
  guint *counts = g_new0 (guint, n_accounts + 1);

  for (guint i = 0; i < self->won->len; i++)
    {
      const Won *won = &g_array_index (self->won, Won, i);

      if (!won->has_lines)
        add_bought (self, won->account, won->family);
    }
  g_array_sort (self->bought, compare_keys);
  for (guint i = 0; i < self->bought->len; i++)
    {
      guint64 key = g_array_index (self->bought, guint64, i);

      if (i == 0 || key != g_array_index (self->bought, guint64, i - 1))
        counts[key >> 32]++;
    }

  return counts;
}
