/* sal-alignment-what-if-design.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-what-if-design.h"

#include <math.h>

#include "sal-territory-design-private.h"

/* A change of index, in points, that is worth being told. */
#define LEAST_CHANGE 1

/* --- the design there would be --- */

typedef struct
{
  const SalTerritoryDesign *from;
  const SalWhatIf *what_if; /* (nullable) */
  SalTerritoryDesign *to;
  guint n_from;   /* territories */
  gint32 *places; /* by territory, also new ones: the one it is then, or SAL_TERRITORY_NONE */
  gint32 *heirs;  /* likewise: what has its accounts and rules then */
} Building;

static void
add_measures (Building *self)
{
  for (guint m = 0; m < self->from->measures->len; m++)
    {
      SalAreaMeasure measure = *sal_territory_design_get_measure (self->from, m);
      const SalDesignScale *scale = &g_array_index (self->from->scales, SalDesignScale, m);

      /* what accounts add up to is added up anew */
      measure.values = measure.worth != SAL_ACCOUNT_WORTH_NONE ? NULL
                       : scale->bases != NULL                  ? scale->bases
                                                               : measure.values;
      sal_territory_design_add_measure (self->to, &measure);
    }
}

static const SalWhatIfRemoval *
find_removal (const SalWhatIf *what_if, guint territory)
{
  for (guint i = 0; what_if != NULL && i < what_if->removed->len; i++)
    {
      const SalWhatIfRemoval *removal = &g_array_index (what_if->removed, SalWhatIfRemoval, i);

      if (removal->territory == territory)
        return removal;
    }

  return NULL;
}

static double
find_capacity (const SalWhatIf *what_if, guint territory, double otherwise)
{
  for (guint i = 0; what_if != NULL && i < what_if->capacities->len; i++)
    {
      const SalWhatIfCapacity *changed = &g_array_index (what_if->capacities, SalWhatIfCapacity, i);

      if (changed->territory == territory)
        return changed->capacity;
    }

  return otherwise;
}

static void
add_territories (Building *self)
{
  guint n_new = self->what_if != NULL ? self->what_if->added->len : 0;

  for (guint t = 0; t < self->n_from; t++)
    {
      SalDesignTerritory territory = *sal_territory_design_get_territory (self->from, t);

      territory.capacity = find_capacity (self->what_if, t, territory.capacity);
      self->places[t] = find_removal (self->what_if, t) == NULL
                            ? (gint32) sal_territory_design_add_territory (self->to, &territory)
                            : SAL_TERRITORY_NONE;
    }
  for (guint i = 0; i < n_new; i++)
    {
      const SalDesignTerritory territory = { .name = self->what_if->added->pdata[i],
                                             .capacity = SAL_WHAT_IF_NEW_CAPACITY,
                                             .vacant = SAL_WHAT_IF_NEW_CAPACITY,
                                             .home = { NAN, NAN } };

      self->places[self->n_from + i] =
          (gint32) sal_territory_design_add_territory (self->to, &territory);
    }
}

/* One that took over may itself be taken over. */
static void
find_heirs (Building *self)
{
  for (guint t = 0; t < self->n_from; t++)
    {
      const SalWhatIfRemoval *removal = find_removal (self->what_if, t);
      gint32 heir = (gint32) t;

      for (; removal != NULL; removal = find_removal (self->what_if, (guint) heir))
        {
          heir = removal->into;
          if (heir == SAL_TERRITORY_NONE)
            break;
        }
      self->heirs[t] = heir != SAL_TERRITORY_NONE ? self->places[heir] : SAL_TERRITORY_NONE;
    }
}

static void
place_areas (Building *self)
{
  const gint32 *assignment =
      self->what_if != NULL ? self->what_if->assignment : self->from->assignment;

  for (guint area = 0; area < self->from->n_areas; area++)
    {
      if (assignment[area] != SAL_TERRITORY_NONE)
        sal_territory_design_place (self->to, area, self->places[assignment[area]]);
      sal_territory_design_set_locked (self->to, area, self->from->locked[area]);
    }
}

static gint32
find_heir (const Building *self, gint32 territory)
{
  return territory != SAL_TERRITORY_NONE ? self->heirs[territory] : SAL_TERRITORY_NONE;
}

/* Whether the heir of a share has one of its own of the account, which counts then. */
static gboolean
has_share_already (const Building *self, const SalDesignShare *share, gint32 heir)
{
  gboolean is_inherited = self->places[share->territory] != heir;

  for (guint i = 0; is_inherited && i < self->from->shares->len; i++)
    {
      const SalDesignShare *other = &g_array_index (self->from->shares, SalDesignShare, i);

      if (other->account == share->account && self->places[other->territory] == heir)
        return TRUE;
    }

  return FALSE;
}

static void
add_accounts (Building *self)
{
  g_autofree guint8 *is_shared = g_new0 (guint8, MAX (self->from->accounts->len, 1));

  for (guint i = 0; i < self->from->shares->len; i++)
    is_shared[g_array_index (self->from->shares, SalDesignShare, i).account] = TRUE;
  for (guint i = 0; i < self->from->accounts->len; i++)
    {
      SalDesignAccount account = g_array_index (self->from->accounts, SalDesignAccount, i);

      account.named = is_shared[i] ? SAL_TERRITORY_NONE : find_heir (self, account.named);
      account.by_rule = find_heir (self, account.by_rule);
      sal_territory_design_add_account (self->to, &account);
    }
  for (guint i = 0; i < self->from->shares->len; i++)
    {
      SalDesignShare share = g_array_index (self->from->shares, SalDesignShare, i);
      gint32 heir = find_heir (self, share.territory);

      if (heir == SAL_TERRITORY_NONE || has_share_already (self, &share, heir))
        continue;
      share.territory = heir;
      sal_territory_design_add_share (self->to, &share);
    }
}

/* Regions that grow go on to. */
static void
scale_measure (Building *self, guint measure)
{
  const double *factors = g_array_index (self->from->scales, SalDesignScale, measure).factors;
  g_autofree guint8 *is_done = g_new0 (guint8, MAX (self->from->n_areas, 1));
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint first = 0; factors != NULL && first < self->from->n_areas; first++)
    {
      if (factors[first] == 1 || is_done[first])
        continue;
      g_array_set_size (areas, 0);
      for (guint area = first; area < self->from->n_areas; area++)
        {
          if (factors[area] != factors[first])
            continue;
          g_array_append_val (areas, area);
          is_done[area] = TRUE;
        }
      sal_territory_design_set_factor (
          self->to, measure, (const guint *) (gpointer) areas->data, areas->len, factors[first]);
    }
}

/**
 * sal_what_if_create_design:
 * @design: a design that is prepared
 * @what_if: (nullable): what it would be; %NULL: as it is
 *
 * Makes the design that there would be: territories that go, come, or carry something else, with
 * areas, accounts and rules as sal_alignment_write_what_if() would leave them. Of an account that a
 * removed territory had by the first of several rules, the others are not known: it is where it
 * lies. Without @what_if it is a copy, which may go to another thread.
 *
 * Returns: (transfer full): a design of its own, prepared
 */
SalTerritoryDesign *
sal_what_if_create_design (const SalTerritoryDesign *design, const SalWhatIf *what_if)
{
  guint n_from = design->territories->len;
  guint n_all = n_from + (what_if != NULL ? what_if->added->len : 0);
  g_autofree gint32 *places = g_new (gint32, MAX (n_all, 1));
  g_autofree gint32 *heirs = g_new (gint32, MAX (n_from, 1));
  Building building = { design, what_if, sal_territory_design_new (design->geography),
                        n_from, places,  heirs };

  add_measures (&building);
  sal_territory_design_set_goals (building.to, sal_territory_design_get_goals (design));
  add_territories (&building);
  find_heirs (&building);
  place_areas (&building);
  add_accounts (&building);
  sal_territory_design_prepare (building.to);
  for (guint m = 0; m < design->measures->len; m++)
    scale_measure (&building, m);

  return building.to;
}

/* --- what follows --- */

static double
find_change (const SalWhatIfTerritory *territory)
{
  return isnan (territory->before) || isnan (territory->after)
             ? INFINITY
             : fabs (territory->after - territory->before);
}

static int
compare_territories (gconstpointer one, gconstpointer other)
{
  double a = find_change (one), b = find_change (other);

  if (a != b)
    return a > b ? -1 : 1;

  return g_utf8_collate (((const SalWhatIfTerritory *) one)->name,
                         ((const SalWhatIfTerritory *) other)->name);
}

static void
add_territory (GArray *territories, const char *name, double before, double after)
{
  const SalWhatIfTerritory territory = { name, before, after };

  if (!(isnan (before) && isnan (after)) && find_change (&territory) >= LEAST_CHANGE)
    g_array_append_val (territories, territory);
}

/* Territories stay in their order; what is new comes last. */
static void
compare_indexes (SalWhatIfOutcome *self, const SalTerritoryDesign *design, const SalWhatIf *what_if)
{
  guint n = sal_territory_design_get_n_territories (design), next = 0;

  for (guint t = 0; t < n; t++)
    {
      gboolean stays = find_removal (what_if, t) == NULL;

      add_territory (self->territories,
                     sal_territory_design_get_territory (design, t)->name,
                     sal_territory_design_get_index (design, t, self->measure),
                     stays ? sal_territory_design_get_index (self->design, next, self->measure)
                           : NAN);
      next += stays;
    }
  for (; next < sal_territory_design_get_n_territories (self->design); next++)
    add_territory (self->territories,
                   sal_territory_design_get_territory (self->design, next)->name,
                   NAN,
                   sal_territory_design_get_index (self->design, next, self->measure));
  g_array_sort (self->territories, compare_territories);
}

/**
 * sal_what_if_outcome_new:
 * @design: a design that is prepared
 * @what_if: what it would be
 * @measure: the index of the measure to judge by
 *
 * Finds out what would follow: how even the measure is before and after, and what moves.
 *
 * Returns: (transfer full): the outcome
 */
SalWhatIfOutcome *
sal_what_if_outcome_new (SalTerritoryDesign *design, const SalWhatIf *what_if, guint measure)
{
  SalWhatIfOutcome *self = g_new0 (SalWhatIfOutcome, 1);
  SalDesignComparison *comparison;

  self->measure = measure;
  self->from = sal_territory_design_ref (design);
  self->design = sal_what_if_create_design (design, what_if);
  self->territories = g_array_new (FALSE, FALSE, sizeof (SalWhatIfTerritory));
  sal_territory_design_measure_balance (design, measure, &self->before);
  sal_territory_design_measure_balance (self->design, measure, &self->after);
  comparison = sal_design_comparison_new (design, self->design);
  self->moved = comparison->total;
  sal_design_comparison_free (comparison);
  compare_indexes (self, design, what_if);

  return self;
}

void
sal_what_if_outcome_free (SalWhatIfOutcome *self)
{
  sal_territory_design_unref (self->from);
  sal_territory_design_unref (self->design);
  g_array_unref (self->territories);
  g_free (self);
}
