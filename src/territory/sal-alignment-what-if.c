/* sal-alignment-what-if.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-what-if.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "sal-design-graph.h"
#include "sal-districting.h"
#include "sal-error.h"
#include "sal-territory-design-private.h"
#include "sal-what-if-even.h"

/* How long a territory is searched for the line that splits it: moves tried, so that the same
 * design is always split alike. */
#define N_ITERATIONS 20000

/* The least share of what can be moved that one side of a split gets. */
#define LEAST_PART 0.01

static SalWhatIf *
what_if_new (const SalTerritoryDesign *design)
{
  SalWhatIf *self = g_new0 (SalWhatIf, 1);

  self->n_areas = sal_territory_design_get_n_areas (design);
  self->n_territories = sal_territory_design_get_n_territories (design);
  self->assignment = g_memdup2 (sal_territory_design_get_assignment (design),
                                self->n_areas * sizeof *self->assignment);
  self->added = g_ptr_array_new_with_free_func (g_free);
  self->removed = g_array_new (FALSE, FALSE, sizeof (SalWhatIfRemoval));
  self->capacities = g_array_new (FALSE, FALSE, sizeof (SalWhatIfCapacity));

  return self;
}

void
sal_what_if_free (SalWhatIf *self)
{
  g_free (self->assignment);
  g_ptr_array_unref (self->added);
  g_array_unref (self->removed);
  g_array_unref (self->capacities);
  g_free (self);
}

/* What there would be: sums that follow an assignment which the design does not have. */
typedef struct
{
  const SalTerritoryDesign *design;
  SalWhatIf *what_if;
  const SalGeographyNeighbors *neighbors;
  guint measure;
  GArray *sums;       /* of double: by territory, also new ones */
  GArray *capacities; /* likewise */
  GArray *is_closed;  /* of guint8: locked, or gone */
} World;

static void
world_add (World *self, double sum, double capacity, guint8 is_closed)
{
  g_array_append_val (self->sums, sum);
  g_array_append_val (self->capacities, capacity);
  g_array_append_val (self->is_closed, is_closed);
}

static void
world_init (World *self, const SalTerritoryDesign *design, SalWhatIf *what_if, guint measure)
{
  *self = (World){ design,
                   what_if,
                   sal_geography_get_neighbors (sal_territory_design_get_geography (design)),
                   measure,
                   g_array_new (FALSE, FALSE, sizeof (double)),
                   g_array_new (FALSE, FALSE, sizeof (double)),
                   g_array_new (FALSE, FALSE, sizeof (guint8)) };
  for (guint t = 0; t < what_if->n_territories; t++)
    {
      const SalDesignTerritory *territory = sal_territory_design_get_territory (design, t);

      world_add (self,
                 sal_territory_design_get_sum (design, (gint32) t, measure),
                 territory->capacity,
                 territory->is_locked != FALSE);
    }
}

static void
world_clear (World *self)
{
  g_array_unref (self->sums);
  g_array_unref (self->capacities);
  g_array_unref (self->is_closed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static double *
sum_of (const World *self, guint territory)
{
  return &g_array_index (self->sums, double, territory);
}

static gboolean
is_closed (const World *self, guint territory)
{
  return g_array_index (self->is_closed, guint8, territory) != 0;
}

/* How much a territory has for what it can carry, with something more. */
static double
find_load (const World *self, guint territory, double more)
{
  double capacity = g_array_index (self->capacities, double, territory);

  return capacity > 0 ? (*sum_of (self, territory) + more) / capacity : INFINITY;
}

/* --- a representative leaves --- */

/* Where an account goes that only one territory had, by name or rule: to the rule that it matches
 * beside its name, else to where it lies. */
static void
return_account (
    World *self, const SalDesignAccount *account, gint32 leaving, double value, double *returned)
{
  if (account->by_rule != SAL_TERRITORY_NONE && account->by_rule != leaving)
    *sum_of (self, (guint) account->by_rule) += value;
  else if (account->area != SAL_GEOGRAPHY_NONE)
    returned[account->area] += value;
}

/* What the others have of an account that spans territories grows in proportion. */
static void
return_share (World *self,
              const SalDesignShare *shares,
              guint n_shares,
              double whole,
              double rest,
              gint32 leaving,
              double value)
{
  for (guint i = 0; i < n_shares; i++)
    {
      if (shares[i].territory != leaving)
        *sum_of (self, (guint) shares[i].territory) +=
            value * (shares[i].share / rest - shares[i].share / whole);
    }
}

/* What becomes of the accounts that a territory has by name or rule; by area, what goes back to
 * where it lies. */
static double *
return_accounts (World *self, gint32 leaving)
{
  double *returned = g_new0 (double, MAX (self->what_if->n_areas, 1));
  guint n_accounts, next = 0;
  const SalDesignAccount *accounts = sal_territory_design_get_accounts (self->design, &n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      double value = sal_territory_design_get_worth (self->design, self->measure, &accounts[i]);
      double whole, rest = 0;
      guint n_shares;
      const SalDesignShare *shares =
          sal_territory_design_next_shares (self->design, i, &next, &n_shares, &whole);

      for (guint s = 0; s < n_shares; s++)
        rest += shares[s].territory != leaving ? shares[s].share : 0;
      if (whole > 0 && rest > 0 && rest < whole)
        return_share (self, shares, n_shares, whole, rest, leaving, value);
      else if (rest <= 0 && (n_shares > 0 ? accounts[i].named : accounts[i].by_rule) == leaving)
        return_account (self, &accounts[i], leaving, value, returned);
    }

  return returned;
}

/* An area that nobody has, and the territory around it that has least. */
typedef struct
{
  guint area;
  guint territory;
  double load;
  double border_km;
} Offer;

static double
border_to (const World *self, guint area, gint32 territory)
{
  double length = 0;

  for (guint i = self->neighbors->first[area]; i < self->neighbors->first[area + 1]; i++)
    {
      if (self->what_if->assignment[self->neighbors->areas[i]] == territory)
        length += self->neighbors->border_km[i];
    }

  return length;
}

/* Finds the best offer for one area: the least load, then the longest border. */
static void
find_offer (const World *self, guint area, gint32 leaving, Offer *best)
{
  for (guint i = self->neighbors->first[area]; i < self->neighbors->first[area + 1]; i++)
    {
      gint32 territory = self->what_if->assignment[self->neighbors->areas[i]];
      Offer offer;

      if (territory == SAL_TERRITORY_NONE || territory == leaving ||
          is_closed (self, (guint) territory))
        continue;
      offer = (Offer){ area,
                       (guint) territory,
                       find_load (self, (guint) territory, 0),
                       border_to (self, area, territory) };
      if (best->area == SAL_GEOGRAPHY_NONE || offer.load < best->load ||
          (offer.load == best->load && offer.border_km > best->border_km))
        *best = offer;
    }
}

static void
give_away (World *self, GArray *areas, gint32 leaving, const double *returned)
{
  while (areas->len > 0)
    {
      Offer best = { .area = SAL_GEOGRAPHY_NONE };
      guint place = 0;

      for (guint i = 0; i < areas->len; i++)
        {
          guint before = best.area;

          find_offer (self, g_array_index (areas, guint, i), leaving, &best);
          if (best.area != before)
            place = i;
        }
      if (best.area == SAL_GEOGRAPHY_NONE)
        break;
      self->what_if->assignment[best.area] = (gint32) best.territory;
      *sum_of (self, best.territory) +=
          sal_territory_design_get_residual (self->design, best.area, self->measure) +
          returned[best.area];
      g_array_remove_index (areas, place);
    }
  for (guint i = 0; i < areas->len; i++)
    self->what_if->assignment[g_array_index (areas, guint, i)] = SAL_TERRITORY_NONE;
}

/* Who took last may be left with what only they border on: others take some of it over. */
static void
even_out (World *self, const GArray *areas, const double *returned)
{
  g_autofree double *values = g_new (double, MAX (areas->len, 1));
  const SalWhatIfHeirs heirs = { .neighbors = self->neighbors,
                                 .areas = (const guint *) (gpointer) areas->data,
                                 .n_areas = areas->len,
                                 .values = values,
                                 .n_territories = self->sums->len,
                                 .capacities = (const double *) (gpointer) self->capacities->data,
                                 .is_closed = (const guint8 *) self->is_closed->data,
                                 .assignment = self->what_if->assignment,
                                 .sums = (double *) (gpointer) self->sums->data };

  for (guint i = 0; i < areas->len; i++)
    {
      guint area = g_array_index (areas, guint, i);

      values[i] =
          sal_territory_design_get_residual (self->design, area, self->measure) + returned[area];
    }
  sal_what_if_even_out (&heirs);
}

/**
 * sal_what_if_divide:
 * @design: a design that is prepared
 * @territory: the index of the territory whose representative leaves
 * @measure: the index of the measure to balance
 *
 * Divides a territory among those around it. Area by area, the one of them that has least for what
 * it can carry takes the area that it shares most border with; then areas go on to others of them
 * as long as that makes what they carry more even. What only locked territories surround belongs to
 * none then. Accounts that the territory has by name or rule go back to where
 * they lie; what it has of one that spans others goes to these.
 *
 * Returns: (transfer full): what would be, without the territory
 */
SalWhatIf *
sal_what_if_divide (const SalTerritoryDesign *design, guint territory, guint measure)
{
  SalWhatIf *self = what_if_new (design);
  const SalWhatIfRemoval removal = { territory, SAL_TERRITORY_NONE };
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) all = NULL;
  g_autofree double *returned = NULL;
  g_auto (World) world = { 0 };

  world_init (&world, design, self, measure);
  returned = return_accounts (&world, (gint32) territory);
  for (guint area = 0; area < self->n_areas; area++)
    {
      gint32 owner = self->assignment[area];

      if (owner == (gint32) territory)
        g_array_append_val (areas, area);
      else if (owner != SAL_TERRITORY_NONE)
        *sum_of (&world, (guint) owner) += returned[area];
    }
  all = g_array_copy (areas);
  give_away (&world, areas, (gint32) territory, returned);
  even_out (&world, all, returned);
  g_array_append_val (self->removed, removal);

  return self;
}

/**
 * sal_what_if_vacate:
 * @design: a design
 * @territory: the index of the territory whose representative leaves
 *
 * Lets a territory be vacant: it keeps its areas, and carries what its position does that nobody
 * holds: a new hire of today on average over the year.
 *
 * Returns: (transfer full): what would be
 */
SalWhatIf *
sal_what_if_vacate (const SalTerritoryDesign *design, guint territory)
{
  SalWhatIf *self = what_if_new (design);
  const SalWhatIfCapacity less = { territory,
                                   sal_territory_design_get_territory (design, territory)->vacant };

  g_array_append_val (self->capacities, less);

  return self;
}

/* --- more people --- */

static GArray *
list_free_areas (const World *self, guint territory)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint area = 0; area < self->what_if->n_areas; area++)
    {
      if (self->what_if->assignment[area] == (gint32) territory && !self->design->locked[area])
        g_array_append_val (areas, area);
    }

  return areas;
}

/* The open territory that has most for what it can carry, of those that can be split. */
static gint32
find_heaviest (const World *self)
{
  g_autofree guint *n_free = g_new0 (guint, self->sums->len + 1);
  gint32 heaviest = SAL_TERRITORY_NONE;

  for (guint area = 0; area < self->what_if->n_areas; area++)
    {
      gint32 territory = self->what_if->assignment[area];

      if (territory != SAL_TERRITORY_NONE && !self->design->locked[area])
        n_free[territory]++;
    }
  for (guint t = 0; t < self->sums->len; t++)
    {
      if (!is_closed (self, t) && n_free[t] >= 2 &&
          (heaviest == SAL_TERRITORY_NONE ||
           find_load (self, t, 0) > find_load (self, (guint) heaviest, 0)))
        heaviest = (gint32) t;
    }

  return heaviest;
}

/* What the territory and the new one are to have of the areas that can go: so that together with
 * what stays, both have alike for what they carry. */
static void
find_parts (const World *self, guint territory, const GArray *areas, double parts[2])
{
  double capacity = g_array_index (self->capacities, double, territory);
  double free = 0, whole = *sum_of (self, territory);

  for (guint i = 0; i < areas->len; i++)
    free += MAX (sal_territory_design_get_residual (
                     self->design, g_array_index (areas, guint, i), self->measure),
                 0);
  parts[1] = whole * SAL_WHAT_IF_NEW_CAPACITY / (MAX (capacity, 0) + SAL_WHAT_IF_NEW_CAPACITY);
  if (free <= 0)
    {
      parts[0] = parts[1] = 1;
      return;
    }
  parts[1] = CLAMP (parts[1], LEAST_PART * free, (1 - LEAST_PART) * free);
  parts[0] = free - parts[1];
}

/* Finds the line that splits a territory: by area of @areas 0 for what stays, 1 for what goes. */
static SalDistricting *
find_split (const World *self,
            guint territory,
            const GArray *areas,
            GCancellable *cancellable,
            GError **error)
{
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (2);
  g_autoptr (SalDistrictGraph) graph = NULL;
  g_autoptr (SalDistrictProblem) problem = NULL;
  double parts[2];

  graph = sal_design_graph_new (
      self->design, (const guint *) (gpointer) areas->data, areas->len, &self->measure, 1, error);
  if (graph == NULL)
    return NULL;
  find_parts (self, territory, areas, parts);
  options.capacities = parts;
  options.start = SAL_DISTRICT_SCRATCH;
  options.seconds = 0;
  options.iterations = N_ITERATIONS;
  options.n_searches = 1;
  problem = sal_district_problem_new (graph, &options, error);

  return problem != NULL ? sal_districting_run (problem, NULL, NULL, cancellable, error) : NULL;
}

static gboolean
split_heaviest (World *self, GCancellable *cancellable, GError **error)
{
  gint32 heaviest = find_heaviest (self);
  guint added = self->sums->len;
  g_autoptr (GArray) areas = NULL;
  g_autoptr (SalDistricting) split = NULL;

  if (heaviest == SAL_TERRITORY_NONE)
    {
      g_set_error_literal (error,
                           SAL_ERROR,
                           SAL_ERROR_VALUE,
                           _ ("No territory can be split: each is locked, or has no two areas that "
                              "are not"));
      return FALSE;
    }
  areas = list_free_areas (self, (guint) heaviest);
  split = find_split (self, (guint) heaviest, areas, cancellable, error);
  if (split == NULL ||
      (split->is_cancelled && g_cancellable_set_error_if_cancelled (cancellable, error)))
    return FALSE;

  world_add (self, 0, SAL_WHAT_IF_NEW_CAPACITY, FALSE);
  for (guint i = 0; i < areas->len; i++)
    {
      guint area = g_array_index (areas, guint, i);
      double value = sal_territory_design_get_residual (self->design, area, self->measure);

      if (split->assignment[i] != 1)
        continue;
      self->what_if->assignment[area] = (gint32) added;
      *sum_of (self, (guint) heaviest) -= value;
      *sum_of (self, added) += value;
    }

  return TRUE;
}

/**
 * sal_what_if_add_people:
 * @design: a design that is prepared
 * @measure: the index of the measure to balance
 * @n_people: how many more
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds territories: each time the one that has most for what it can carry is split into two that
 * each are in one piece if it was. Locked areas and accounts by name stay with the one that there
 * was. The same design is always split alike.
 *
 * Returns: (transfer full): what would be, or %NULL with %SAL_ERROR_VALUE if no territory can be
 *   split, or with %G_IO_ERROR_CANCELLED
 */
SalWhatIf *
sal_what_if_add_people (const SalTerritoryDesign *design,
                        guint measure,
                        guint n_people,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SalWhatIf) self = what_if_new (design);
  g_auto (World) world = { 0 };

  world_init (&world, design, self, measure);
  for (guint i = 0; i < n_people; i++)
    {
      if (!split_heaviest (&world, cancellable, error))
        return NULL;
      g_ptr_array_add (self->added,
                       /* translators: the name of a new territory, by its number */
                       g_strdup_printf (_ ("Territory %u"), self->n_territories + i + 1));
    }

  return g_steal_pointer (&self);
}

/* --- fewer people --- */

static gint32
find_lightest (const World *self)
{
  gint32 lightest = SAL_TERRITORY_NONE;

  for (guint t = 0; t < self->sums->len; t++)
    {
      if (!is_closed (self, t) &&
          (lightest == SAL_TERRITORY_NONE || *sum_of (self, t) < *sum_of (self, (guint) lightest)))
        lightest = (gint32) t;
    }

  return lightest;
}

/* The open territory beside one that has least for what it can carry, once it has that too. */
static gint32
find_best_neighbor (const World *self, gint32 territory)
{
  const gint32 *assignment = self->what_if->assignment;
  double more = *sum_of (self, (guint) territory);
  gint32 best = SAL_TERRITORY_NONE;

  for (guint area = 0; area < self->what_if->n_areas; area++)
    {
      for (guint i = self->neighbors->first[area];
           assignment[area] == territory && i < self->neighbors->first[area + 1];
           i++)
        {
          gint32 other = assignment[self->neighbors->areas[i]];

          if (other == SAL_TERRITORY_NONE || other == territory || is_closed (self, (guint) other))
            continue;
          if (best == SAL_TERRITORY_NONE ||
              find_load (self, (guint) other, more) < find_load (self, (guint) best, more))
            best = other;
        }
    }

  return best;
}

static gboolean
merge_lightest (World *self, GError **error)
{
  gint32 lightest = find_lightest (self);
  SalWhatIfRemoval removal = { (guint) lightest, SAL_TERRITORY_NONE };

  if (lightest != SAL_TERRITORY_NONE)
    removal.into = find_best_neighbor (self, lightest);
  if (lightest == SAL_TERRITORY_NONE ||
      (removal.into == SAL_TERRITORY_NONE && *sum_of (self, (guint) lightest) > 0))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("No territory can take over the lightest: those around it are locked, or "
                      "there is none"));
      return FALSE;
    }
  for (guint area = 0; area < self->what_if->n_areas; area++)
    {
      if (self->what_if->assignment[area] == lightest)
        self->what_if->assignment[area] = removal.into;
    }
  if (removal.into != SAL_TERRITORY_NONE)
    *sum_of (self, (guint) removal.into) += *sum_of (self, (guint) lightest);
  g_array_index (self->is_closed, guint8, lightest) = TRUE;
  g_array_append_val (self->what_if->removed, removal);

  return TRUE;
}

/**
 * sal_what_if_remove_people:
 * @design: a design that is prepared
 * @measure: the index of the measure to balance
 * @n_people: how many fewer
 * @error: return location for an error
 *
 * Removes territories: each time the one that has least goes, with its areas, accounts and rules,
 * to the neighbour that then has least for what it can carry. What has nothing at all goes first.
 *
 * Returns: (transfer full): what would be, or %NULL with %SAL_ERROR_VALUE if nobody is there to
 *   take over
 */
SalWhatIf *
sal_what_if_remove_people (const SalTerritoryDesign *design,
                           guint measure,
                           guint n_people,
                           GError **error)
{
  g_autoptr (SalWhatIf) self = what_if_new (design);
  g_auto (World) world = { 0 };

  world_init (&world, design, self, measure);
  for (guint i = 0; i < n_people; i++)
    {
      if (!merge_lightest (&world, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}
