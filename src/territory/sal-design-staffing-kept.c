/* sal-design-staffing-kept.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-staffing-kept.h"

#include <string.h>

#include "sal-id-map.h"
#include "sal-territory-design-private.h"

/* What of each territory who holds a position had before. */
typedef struct
{
  const SalTerritoryDesign *design;
  const SalTerritoryDesign *before;
  guint measure;
  guint n;           /* territories of the design */
  double *kept;      /* by position and then territory */
  double *wholes;    /* by territory */
  gint32 *places_of; /* by territory before, where its position is first; −1: nowhere */
} Keeping;

static gint32
find_place (const gint64 *positions, guint n_positions, gint64 id)
{
  for (guint i = 0; i < n_positions; i++)
    {
      if (positions[i] == id)
        return (gint32) i;
    }

  return -1;
}

static gint32 *
list_places (const SalTerritoryDesign *before, const gint64 *positions, guint n_positions)
{
  guint n = sal_territory_design_get_n_territories (before);
  gint32 *places = g_new (gint32, MAX (n, 1));

  for (guint t = 0; t < n; t++)
    {
      gint64 id = sal_territory_design_get_territory (before, t)->position;

      places[t] = id != 0 ? find_place (positions, n_positions, id) : -1;
    }

  return places;
}

static void
keep (Keeping *self, gint32 before, gint32 now, double value)
{
  gint32 place = before != SAL_TERRITORY_NONE ? self->places_of[before] : -1;

  if (place >= 0)
    self->kept[(gsize) place * self->n + (guint) now] += value;
}

/* What was kept for the first of several of the same position is kept for each. */
static void
repeat_kept (Keeping *self, const gint64 *positions, guint n_positions)
{
  for (guint i = 0; i < n_positions; i++)
    {
      gsize place = (gsize) find_place (positions, n_positions, positions[i]);

      if (place != i)
        memcpy (&self->kept[i * self->n], &self->kept[place * self->n], self->n * sizeof (double));
    }
}

/* --- by areas --- */

/* Alignments of the same geography have their areas in the same order. */
static gint32
find_owner_before (const Keeping *self, guint area)
{
  SalGeography *geography = sal_territory_design_get_geography (self->before);
  const char *code =
      sal_geography_get_areas (sal_territory_design_get_geography (self->design), NULL)[area].code;
  guint n_areas, found = area;
  const SalGeographyArea *areas = sal_geography_get_areas (geography, &n_areas);

  if ((area >= n_areas || !g_str_equal (areas[area].code, code)) &&
      !sal_geography_find (geography, code, &found))
    return SAL_TERRITORY_NONE;

  return sal_territory_design_get_assignment (self->before)[found];
}

static void
keep_areas (Keeping *self)
{
  const gint32 *assignment = sal_territory_design_get_assignment (self->design);
  const double *values = sal_territory_design_get_measure (self->design, self->measure)->values;

  for (guint area = 0; area < sal_territory_design_get_n_areas (self->design); area++)
    {
      double value = MAX (values[area], 0);

      if (assignment[area] == SAL_TERRITORY_NONE)
        continue;
      self->wholes[assignment[area]] += value;
      keep (self, find_owner_before (self, area), assignment[area], value);
    }
}

/* --- by accounts --- */

/* Who shares an account, by account: one alone where nobody does. */
typedef struct
{
  SalDesignShare *shares;
  guint *first; /* by account, and where the last one's end */
} Owners;

static void
owners_init (Owners *self, const SalTerritoryDesign *design)
{
  guint n = design->accounts->len;

  self->shares = g_new (SalDesignShare, MAX (n + design->shares->len, 1));
  self->first = g_new0 (guint, n + 1);
  for (guint i = 0, next = 0, n_shares = 0; i < n; i++)
    {
      double whole;
      guint n_own;
      const SalDesignShare *own =
          sal_territory_design_next_shares (design, i, &next, &n_own, &whole);

      for (guint s = 0; s < n_own && whole > 0; s++)
        self->shares[n_shares++] = (SalDesignShare){ i, own[s].territory, own[s].share / whole };
      if (whole <= 0)
        self->shares[n_shares++] =
            (SalDesignShare){ i, sal_territory_design_get_account_territory (design, i, NULL), 1 };
      self->first[i + 1] = n_shares;
    }
}

static void
owners_clear (Owners *self)
{
  g_free (self->shares);
  g_free (self->first);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Owners, owners_clear)

/* Of who shared an account before, whether one of those in front held the same position. */
static gboolean
is_repeated (const Keeping *self, const Owners *before, guint first, guint index)
{
  gint32 territory = before->shares[index].territory;

  for (guint i = first; i < index && territory != SAL_TERRITORY_NONE; i++)
    {
      gint32 other = before->shares[i].territory;

      if (other != SAL_TERRITORY_NONE && self->places_of[other] == self->places_of[territory])
        return TRUE;
    }

  return FALSE;
}

/* Who had a share of an account before knows it: of what a territory has of it now, all is kept,
 * once however many territories of the same position shared it. */
static void
keep_account (Keeping *self, const Owners *now, guint account, const Owners *before, gint32 place)
{
  double value = MAX (sal_territory_design_get_worth (
                          self->design,
                          self->measure,
                          &g_array_index (self->design->accounts, SalDesignAccount, account)),
                      0);
  guint first = place >= 0 ? before->first[place] : 0;
  guint end = place >= 0 ? before->first[place + 1] : 0;

  for (guint i = now->first[account]; i < now->first[account + 1]; i++)
    {
      const SalDesignShare *share = &now->shares[i];

      if (share->territory == SAL_TERRITORY_NONE)
        continue;
      self->wholes[share->territory] += value * share->share;
      for (guint b = first; b < end; b++)
        if (!is_repeated (self, before, first, b))
          keep (self, before->shares[b].territory, share->territory, value * share->share);
    }
}

static void
keep_accounts (Keeping *self)
{
  g_auto (Owners) now = { 0 };
  g_auto (Owners) before = { 0 };
  g_autoptr (SalIdMap) places = sal_id_map_new (self->before->accounts->len);

  owners_init (&now, self->design);
  owners_init (&before, self->before);
  for (guint i = 0; i < self->before->accounts->len; i++)
    sal_id_map_insert (
        places, g_array_index (self->before->accounts, SalDesignAccount, i).id, (gint32) i);
  for (guint i = 0; i < self->design->accounts->len; i++)
    keep_account (
        self,
        &now,
        i,
        &before,
        sal_id_map_lookup (places, g_array_index (self->design->accounts, SalDesignAccount, i).id));
}

/**
 * sal_design_staffing_compute_kept:
 * @design: a design that is prepared
 * @before: another one, likewise, or the same
 * @measure: the index of a measure of @design
 * @positions: (array length=n_positions): ids; one may be there more than once
 * @n_positions: how many
 * @wholes: (array): by territory of @design, gets what it has
 *
 * Computes what of each territory each position had before: of a measure of accounts by account,
 * of any other one by area.
 *
 * Returns: (transfer full) (array): by position and then territory, in the unit of the measure
 */
double *
sal_design_staffing_compute_kept (const SalTerritoryDesign *design,
                                  const SalTerritoryDesign *before,
                                  guint measure,
                                  const gint64 *positions,
                                  guint n_positions,
                                  double *wholes)
{
  g_autofree gint32 *places_of = list_places (before, positions, n_positions);
  Keeping self = { .design = design,
                   .before = before,
                   .measure = measure,
                   .n = sal_territory_design_get_n_territories (design),
                   .wholes = wholes,
                   .places_of = places_of };

  self.kept = g_new0 (double, MAX ((gsize) n_positions * self.n, 1));
  if (sal_territory_design_get_measure (design, measure)->worth != SAL_ACCOUNT_WORTH_NONE)
    keep_accounts (&self);
  else
    keep_areas (&self);
  repeat_kept (&self, positions, n_positions);

  return self.kept;
}
