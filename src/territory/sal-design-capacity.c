/* sal-design-capacity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-capacity.h"

/* A territory whose accounts by name leave less room than this of its target gets no areas: it is
 * one of accounts. */
#define LEAST_ROOM 0.01

/* The least share of all that a territory which keeps something is said to carry */
#define LEAST_SHARE 1e-6

/* A goal with what is to be divided. */
typedef struct
{
  guint measure;
  double weight;
  double open;   /* what areas have that are in no closed territory */
  double *areas; /* by territory: what its areas in scope have */
  double *given; /* by territory: what it has besides areas */
} Sums;

static void
sums_clear (gpointer data)
{
  Sums *self = data;

  g_free (self->areas);
  g_free (self->given);
}

/**
 * sal_design_measure_given:
 * @design: a design that is prepared
 * @measure: the index of a measure
 * @given: (array) (out caller-allocates): by territory, in the unit of the measure
 *
 * Measures what territories have besides their areas: accounts by name and by rules.
 */
void
sal_design_measure_given (const SalTerritoryDesign *design, guint measure, double *given)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    given[t] = sal_territory_design_get_sum (design, (gint32) t, measure);
  if (sal_territory_design_get_measure (design, measure)->worth == SAL_ACCOUNT_WORTH_NONE)
    {
      for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
        given[t] = 0;
      return;
    }
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (assignment[area] != SAL_TERRITORY_NONE)
        given[assignment[area]] -= sal_territory_design_get_residual (design, area, measure);
    }
}

static void
add_up (Sums *self,
        const SalTerritoryDesign *design,
        const guint8 *in_scope,
        const SalDesignGoal *goal,
        const guint8 *parts)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  guint n = sal_territory_design_get_n_territories (design);

  *self = (Sums){ .measure = goal->measure,
                  .weight = goal->weight,
                  .areas = g_new0 (double, n),
                  .given = g_new0 (double, n) };
  sal_design_measure_given (design, goal->measure, self->given);
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      double value = sal_territory_design_get_residual (design, area, goal->measure);
      gint32 t = assignment[area];

      if (!in_scope[area] || value <= 0)
        continue;
      if (t != SAL_TERRITORY_NONE)
        self->areas[t] += value;
      if (t == SAL_TERRITORY_NONE || parts[t] != SAL_DESIGN_PART_CLOSED)
        self->open += value;
    }
}

static double
capacity_of (const SalTerritoryDesign *design, guint territory)
{
  return MAX (sal_territory_design_get_territory (design, territory)->capacity, 0);
}

/* The share of what is open that a territory is to have, by all measures together. */
static double
find_room (const GArray *sums, const double *pools, guint territory, double share)
{
  double room = 0, weight = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      const Sums *sum = &g_array_index (sums, Sums, i);

      if (sum->weight <= 0 || sum->open <= 0)
        continue;
      room += sum->weight * (pools[i] * share - sum->given[territory]) / sum->open;
      weight += sum->weight;
    }

  return weight > 0 ? room / weight : share;
}

static double
find_closed_room (const GArray *sums, guint territory)
{
  double room = 0, weight = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      const Sums *sum = &g_array_index (sums, Sums, i);

      if (sum->weight <= 0 || sum->open <= 0)
        continue;
      room += sum->weight * sum->areas[territory] / sum->open;
      weight += sum->weight;
    }

  return weight > 0 ? MAX (room / weight, LEAST_SHARE) : LEAST_SHARE;
}

/* What all open territories have of each measure, by areas and besides. */
static double *
find_pools (const SalDesignCapacity *self, const GArray *sums, guint n_territories)
{
  double *pools = g_new (double, MAX (sums->len, 1));

  for (guint i = 0; i < sums->len; i++)
    {
      const Sums *sum = &g_array_index (sums, Sums, i);

      pools[i] = sum->open;
      for (guint t = 0; t < n_territories; t++)
        {
          if (self->parts[t] == SAL_DESIGN_PART_OPEN)
            pools[i] += sum->given[t];
        }
    }

  return pools;
}

/* One round: territories that turn out to be full leave, and what they have too much is not
 * divided; then the others are to be looked at again. */
static gboolean
divide (SalDesignCapacity *self,
        const SalTerritoryDesign *design,
        const GArray *sums,
        const guint8 *is_bound)
{
  guint n = sal_territory_design_get_n_territories (design);
  g_autofree double *pools = find_pools (self, sums, n);
  double capacity = 0;
  gboolean left = FALSE;

  for (guint t = 0; t < n; t++)
    capacity += self->parts[t] == SAL_DESIGN_PART_OPEN ? capacity_of (design, t) : 0;
  for (guint t = 0; t < n; t++)
    {
      double share = capacity > 0 ? capacity_of (design, t) / capacity : 0;

      if (self->parts[t] != SAL_DESIGN_PART_OPEN)
        continue;
      self->rooms[t] = find_room (sums, pools, t, share);
      if (is_bound[t])
        self->rooms[t] = MAX (self->rooms[t], MAX (LEAST_ROOM * share, LEAST_SHARE));
      else if (self->rooms[t] <= LEAST_ROOM * share)
        {
          self->parts[t] = SAL_DESIGN_PART_NONE;
          left = TRUE;
        }
    }

  return left;
}

/* Locked territories without areas have no part; @is_bound tells which ones have locked areas. */
static void
find_parts (SalDesignCapacity *self,
            const SalTerritoryDesign *design,
            const guint8 *in_scope,
            guint8 *is_bound)
{
  const gint32 *assignment = sal_territory_design_get_assignment (design);

  for (guint t = 0; t < sal_territory_design_get_n_territories (design); t++)
    self->parts[t] = sal_territory_design_get_territory (design, t)->is_locked
                         ? SAL_DESIGN_PART_NONE
                         : SAL_DESIGN_PART_OPEN;
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      gint32 t = assignment[area];

      if (!in_scope[area] || t == SAL_TERRITORY_NONE)
        continue;
      if (sal_territory_design_get_territory (design, (guint) t)->is_locked)
        self->parts[t] = SAL_DESIGN_PART_CLOSED;
      else if (sal_territory_design_is_locked (design, area))
        is_bound[t] = TRUE;
    }
}

/**
 * sal_design_capacity_compute:
 * @self: (out caller-allocates): the capacities
 * @design: a design that is prepared
 * @in_scope: (array): by area, whether it is divided
 * @goals: (array length=n_goals): what is balanced
 * @n_goals: how many
 *
 * Finds how much of the areas each territory is to have, so that together with the accounts that it
 * has by name its share is that of its capacity. With one measure this is exact; of several, whose
 * accounts by name weigh differently, it is the mean by their weights. Territories that are full
 * without any area, or carry nothing, get none; what locked territories have is not divided.
 *
 * Returns: whether there is an open territory
 */
gboolean
sal_design_capacity_compute (SalDesignCapacity *self,
                             const SalTerritoryDesign *design,
                             const guint8 *in_scope,
                             const SalDesignGoal *goals,
                             guint n_goals)
{
  guint n = sal_territory_design_get_n_territories (design);
  g_autofree guint8 *is_bound = g_new0 (guint8, MAX (n, 1));
  g_autoptr (GArray) sums = g_array_new (FALSE, TRUE, sizeof (Sums));
  gboolean is_any_open = FALSE;

  self->parts = g_new0 (guint8, MAX (n, 1));
  self->rooms = g_new0 (double, MAX (n, 1));
  find_parts (self, design, in_scope, is_bound);
  g_array_set_clear_func (sums, sums_clear);
  g_array_set_size (sums, n_goals);
  for (guint i = 0; i < n_goals; i++)
    add_up (&g_array_index (sums, Sums, i), design, in_scope, &goals[i], self->parts);

  while (divide (self, design, sums, is_bound))
    ;
  for (guint t = 0; t < n; t++)
    {
      if (self->parts[t] == SAL_DESIGN_PART_CLOSED)
        self->rooms[t] = find_closed_room (sums, t);
      is_any_open |= self->parts[t] == SAL_DESIGN_PART_OPEN;
    }

  return is_any_open;
}

void
sal_design_capacity_clear (SalDesignCapacity *self)
{
  g_free (self->parts);
  g_free (self->rooms);
}
